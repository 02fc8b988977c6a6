"""Where Luna keeps things: one folder when ``LUNA_HOME`` says so, else the XDG folders.

Every folder is made with mode 0700: what is in them is about one person.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from memory.vocabulary.errors import SettingsError

PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one profile. Nothing exists until `create` is called."""

    data: Path  # memory, adapters and nights of the profile
    cache: Path  # can be deleted at any time: Luna's own mind, the embedder, hashes
    config: Path
    state: Path  # logs

    @property
    def memory(self) -> Path:
        """The tables of fast memory and of the ledger."""
        return self.data / "memory"

    @property
    def adapters(self) -> Path:
        """The LoRA adapters and the manifests that make them current."""
        return self.data / "adapters"

    @property
    def nights(self) -> Path:
        """One folder for each consolidation."""
        return self.data / "nights"

    @property
    def exports(self) -> Path:
        """Exports that were given no other place; a forgetting reaches them."""
        return self.data / "exports"

    @property
    def pinned(self) -> Path:
        """The conversations that stay on top of the list."""
        return self.data / "pinned.json"

    @property
    def drafts(self) -> Path:
        """Replies on their way, a file for each process."""
        return self.data / "drafts"

    @property
    def last_talk(self) -> Path:
        """Which talk the next start goes on with."""
        return self.data / "last-talk"

    @property
    def unanswered(self) -> Path:
        """Counts of replies that did not know what the weights should have known."""
        return self.data / "unanswered.json"

    @property
    def models(self) -> Path:
        """Models that were fetched; all profiles share them."""
        own = self.data.parent.name == "profiles"
        return (self.data.parent.parent if own else self.data) / "models"

    @property
    def settings_file(self) -> Path:
        """The settings, written by hand."""
        return self.config / "config.toml"

    @property
    def clients(self) -> Path:
        """The programs that were let in, or ask to be; of all profiles."""
        return self.config / "clients.json"

    @property
    def uses(self) -> Path:
        """What those programs did, line by line. It holds no text of the user."""
        return self.state / "uses.jsonl"

    @property
    def hashes(self) -> Path:
        """The hashes of model files."""
        return self.cache / "hashes.json"

    @property
    def log(self) -> Path:
        """The log. It holds no text of the user."""
        return self.state / "luna.log"

    @property
    def library_log(self) -> Path:
        """What llama.cpp says, kept away from the terminal."""
        return self.state / "llama.log"

    def create(self) -> None:
        """Make the folders, readable by their owner only.

        Raises:
            SettingsError: a folder cannot be made or written.
        """
        for folder in (self.data, self.cache, self.config, self.state):
            try:
                folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE)
                if folder.stat().st_mode & 0o077:
                    folder.chmod(PRIVATE)
            except OSError as error:
                raise SettingsError(
                    f"The folder {folder} cannot be used: {error.strerror}.",
                    "Make it writable, or set LUNA_HOME to another folder.",
                ) from error


def find(
    home: Path | None = None,
    profile: str = "default",
    environ: Mapping[str, str] | None = None,
) -> Paths:
    """The folders to use.

    Args:
        home: one folder for everything; `LUNA_HOME` when not given.
        profile: a name; every profile has its own memory, adapters and nights.
        environ: the environment, for tests.

    Raises:
        SettingsError: the profile's name cannot be a folder's.
    """
    env = os.environ if environ is None else environ
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", profile):
        raise SettingsError(
            f"“{profile}” cannot be the name of a profile.",
            "Use letters, digits, - and _, at most 64 of them.",
        )
    one = home or (Path(env["LUNA_HOME"]) if env.get("LUNA_HOME") else None)
    if one is not None:
        root = one.expanduser().absolute()
        data, cache, config, state = root, root / "cache", root, root / "logs"
    else:
        user = Path(env.get("HOME") or Path.home())
        data = _xdg(env, "XDG_DATA_HOME", user / ".local" / "share")
        cache = _xdg(env, "XDG_CACHE_HOME", user / ".cache")
        config = _xdg(env, "XDG_CONFIG_HOME", user / ".config")
        state = _xdg(env, "XDG_STATE_HOME", user / ".local" / "state")
    if profile != "default":
        data = data / "profiles" / profile
    return Paths(data, cache, config, state)


def _xdg(env: Mapping[str, str], name: str, default: Path) -> Path:
    """An XDG base folder with ours in it; the standard says to ignore relative ones."""
    given = Path(env.get(name, ""))
    return (given if given.is_absolute() else default) / "luna"
