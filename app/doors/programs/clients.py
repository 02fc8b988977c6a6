"""Which programs have access: the user is asked once about each, and sets its profile and right.

A name is what a program calls itself, or what the user wrote into its settings. Names keep apart
well-behaved programs; they are no protection against one that already runs as the user.
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

MOST_ASKING = 20  # programs waiting for an answer; the oldest are dropped
_NAME, _TITLE = 40, 60  # characters


class Right(IntEnum):
    """What a program may do. The order matters."""

    READ = 1  # read what Luna knows
    PROPOSE = 2  # and write; everything it writes waits for confirmation
    WRITE = 3  # and write at once; what would steer replies still waits


class State(StrEnum):
    """The user's decision about a program."""

    ASKING = "asking"
    ALLOWED = "allowed"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Client:
    """One program.

    Attributes:
        name: how commands and the log call it: "claude-code".
        title: the name it gives itself.
        state: the user's decision.
        right: what it may do once allowed.
        talks: whether it may also see parts of past conversations.
        profile: whose memory it sees.
        since: when it first connected, ISO 8601.
        token: SHA-256 of its token for the endpoint; "" for a program that uses MCP.
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
        """Whether it is allowed at least that much."""
        return self.state is State.ALLOWED and self.right >= right


class Clients:
    """The programs, in one file that all profiles and processes share."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def all(self) -> list[Client]:
        """Every program, waiting ones first, then by name.

        Raises:
            SettingsError: the file is damaged; no program has access then.
        """
        clients = self._read().values()
        return sorted(clients, key=lambda c: (c.state is not State.ASKING, c.name))

    def get(self, name: str) -> Client:
        """One program.

        Raises:
            NotFoundError: no program has that name.
        """
        client = self._read().get(name_of(name))
        if client is None:
            raise NotFoundError(f"No program is called “{name}”.", "`luna mcp clients` lists them.")
        return client

    def asking(self) -> list[Client]:
        """The programs that wait for an answer."""
        return [client for client in self.all() if client.state is State.ASKING]

    def knock(self, title: str, profile: str) -> Client:
        """A program connects; a new one is noted as waiting for an answer."""
        name = name_of(title)
        if (client := self._read().get(name)) is not None:
            return client
        with self._changing() as clients:
            new = Client(name, title_of(title), profile=profile, since=now().isoformat())
            clients.setdefault(name, new)
            asking = [c for c in clients.values() if c.state is State.ASKING]
            for old in sorted(asking, key=lambda c: c.since)[:-MOST_ASKING]:
                del clients[old.name]
        return new

    def allow(
        self, name: str, right: Right, *, profile: str = "", talks: bool | None = None,
        title: str = "",
    ) -> Client:  # fmt: skip
        """Give a program access, or change what it may do; also before it first connects.

        Args:
            profile: whose memory it sees; "" leaves it unchanged.
            talks: whether it may see parts of past conversations; None leaves it unchanged.
            title: the name it gives itself, where that is known.
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
        """Withdraw a program's access; its token becomes invalid.

        Raises:
            NotFoundError: no program has that name.
        """
        self.get(name)
        return self._change(name, lambda c: replace(c, state=State.REVOKED, token=""))

    def drop(self, name: str) -> None:
        """Forget a program: the user would be asked about it again.

        Raises:
            NotFoundError: no program has that name.
        """
        self.get(name)
        with self._changing() as clients:
            clients.pop(name_of(name), None)

    def new_token(self, name: str) -> str:
        """A new token for the endpoint; the old one becomes invalid. Only its hash is stored."""
        token = f"luna-{secrets.token_urlsafe(32)}"
        self._change(name, lambda c: replace(c, token=_hash(token)))
        return token

    def with_token(self, token: str) -> Client | None:
        """The allowed program that has this token, or None."""
        token_hash = _hash(token)
        for client in self._read().values():
            stored_hash = client.token
            if (
                stored_hash
                and hmac.compare_digest(stored_hash, token_hash)
                and client.state is State.ALLOWED
            ):
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
                f"{self._file} cannot be read, so no program has access.",
                "Repair it, or move it away: you will then be asked about each program again.",
            ) from error


def name_of(title: str) -> str:
    """A program's name in commands: "Claude Code" is "claude-code"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9._]+", "-", plain.casefold()).strip("-._")[:_NAME] or "unnamed"


def title_of(title: str) -> str:
    """The name that a program gives itself, safe to show: no terminal escapes, shortened."""
    printable = "".join(c if c.isprintable() else " " for c in title)
    return " ".join(printable.split())[:_TITLE] or "a program without a name"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _plain(client: Client) -> dict[str, Any]:
    return asdict(client) | {"right": client.right.name.lower()}


def _client(row: dict[str, Any]) -> Client:
    right, state = Right[row["right"].upper()], State(row["state"])
    texts = {key: str(row[key]) for key in ("title", "profile", "since", "token")}
    return Client(name_of(row["name"]), state=state, right=right,
                  talks=row["talks"] is True, **texts)  # fmt: skip
