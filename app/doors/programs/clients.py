"""Who may come in: a program is asked about once, and has a profile and a right.

A name is what a program calls itself, or what the user wrote into its settings. It keeps apart
programs that mean well; it is no wall against one that already runs as the user.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

from memory.vocabulary.errors import NotFoundError, SettingsError
from memory.vocabulary.records import now

MOST_ASKING = 20  # programs that wait for an answer; the oldest leave
_NAME, _TITLE = 40, 60  # characters


class Right(IntEnum):
    """What a program may do. The order counts."""

    READ = 1  # look at what Luna knows
    PROPOSE = 2  # and write; everything it writes waits for a yes
    WRITE = 3  # and write at once; what would steer replies waits all the same


class State(StrEnum):
    """What the user said about a program."""

    ASKING = "asking"
    ALLOWED = "allowed"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Client:
    """One program.

    Attributes:
        name: how commands and the log call it: "claude-code".
        title: how it calls itself.
        state: what the user said.
        right: of an allowed one.
        talks: whether it may also see lines of past conversations.
        profile: whose memory it sees.
        since: when it first came, ISO 8601.
        token: sha256 of what it shows at the endpoint; "" for one that uses MCP.
    """

    name: str
    title: str
    state: State = State.ASKING
    right: Right = Right.READ
    talks: bool = False
    profile: str = "default"
    since: str = ""
    token: str = ""

    def may(self, right: Right) -> bool:
        """Whether it is allowed that much."""
        return self.state is State.ALLOWED and self.right >= right


class Clients:
    """The programs, in one file that all profiles and processes share."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def all(self) -> list[Client]:
        """Every program, those that ask first, then by name.

        Raises:
            SettingsError: the file is damaged; nobody is let in then.
        """
        found = self._read().values()
        return sorted(found, key=lambda c: (c.state is not State.ASKING, c.name))

    def get(self, name: str) -> Client:
        """One program.

        Raises:
            NotFoundError: none is called so.
        """
        found = self._read().get(name_of(name))
        if found is None:
            raise NotFoundError(f"No program is called “{name}”.", "`luna mcp clients` lists them.")
        return found

    def asking(self) -> list[Client]:
        """Those that wait for an answer."""
        return [client for client in self.all() if client.state is State.ASKING]

    def knock(self, title: str, profile: str) -> Client:
        """A program is at the door; one that was never seen is noted as asking."""
        name = name_of(title)
        if (found := self._read().get(name)) is not None:
            return found
        with self._changing() as clients:
            made = Client(name, title_of(title), profile=profile, since=now().isoformat())
            clients.setdefault(name, made)
            asking = [c for c in clients.values() if c.state is State.ASKING]
            for old in sorted(asking, key=lambda c: c.since)[:-MOST_ASKING]:
                del clients[old.name]
        return made

    def allow(
        self, name: str, right: Right, *, profile: str = "", talks: bool | None = None,
        title: str = "",
    ) -> Client:  # fmt: skip
        """Let a program in, or change what it may do; also one that has not come yet.

        Args:
            profile: whose memory it sees; "" leaves that as it is.
            talks: whether it may see lines of past conversations; None leaves that as it is.
            title: how it calls itself, where that is known already.
        """

        def change(known: Client) -> Client:
            return replace(
                known,
                state=State.ALLOWED,
                right=right,
                profile=profile or known.profile,
                talks=known.talks if talks is None else talks,
            )

        return self._change(name, change, title)

    def revoke(self, name: str) -> Client:
        """Let it in no longer; its token is void.

        Raises:
            NotFoundError: none is called so.
        """
        self.get(name)
        return self._change(name, lambda c: replace(c, state=State.REVOKED, token=""))

    def drop(self, name: str) -> None:
        """Know nothing of it: it would be asked about again.

        Raises:
            NotFoundError: none is called so.
        """
        self.get(name)
        with self._changing() as clients:
            clients.pop(name_of(name), None)

    def new_token(self, name: str) -> str:
        """A new token for the endpoint; the one before is void. It is kept as a hash."""
        token = f"luna-{secrets.token_urlsafe(32)}"
        self._change(name, lambda c: replace(c, token=_hash(token)))
        return token

    def with_token(self, token: str) -> Client | None:
        """The allowed program that shows this token."""
        shown = _hash(token)
        for client in self._read().values():
            known = client.token
            if known and hmac.compare_digest(known, shown) and client.state is State.ALLOWED:
                return client
        return None

    def _change(self, name: str, change: Callable[[Client], Client], title: str = "") -> Client:
        key = name_of(name)
        with self._changing() as clients:
            new = Client(key, title_of(title or name), since=now().isoformat())
            clients[key] = change(clients.get(key, new))
            return clients[key]

    @contextmanager
    def _changing(self) -> Iterator[dict[str, Client]]:
        from memory.disk.files import write_json
        from memory.disk.lock import locked

        with locked(self._file.with_name(self._file.name + ".lock")):
            clients = self._read()
            yield clients
            write_json(self._file, [_plain(client) for client in clients.values()])

    def _read(self) -> dict[str, Client]:
        try:
            rows = json.loads(self._file.read_text(encoding="utf-8"))
            return {client.name: client for client in map(_client, rows)}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise SettingsError(
                f"{self._file} cannot be read, and so no program is let in.",
                "Mend it, or move it away: each program is asked about again then.",
            ) from error


def name_of(title: str) -> str:
    """What commands call a program: "Claude Code" is "claude-code"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9._]+", "-", plain.casefold()).strip("-._")[:_NAME] or "unnamed"


def title_of(title: str) -> str:
    """What a program calls itself, fit to be shown: no escapes of terminals, not long."""
    shown = "".join(c if c.isprintable() else " " for c in title)
    return " ".join(shown.split())[:_TITLE] or "a program without a name"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _plain(client: Client) -> dict[str, Any]:
    return asdict(client) | {"right": client.right.name.lower()}


def _client(row: dict[str, Any]) -> Client:
    right, state = Right[row["right"].upper()], State(row["state"])
    texts = {key: str(row[key]) for key in ("title", "profile", "since", "token")}
    return Client(name_of(row["name"]), state=state, right=right,
                  talks=row["talks"] is True, **texts)  # fmt: skip
