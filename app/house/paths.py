"""Where Luna keeps her files: in one folder when ``LUNA_HOME`` is set, else in the XDG folders.

Every folder is created with mode 0700: the files are about one person.
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
    """The folders of one profile. No folder exists until `create` is called."""

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
        """The default folder of exports; forgetting a fact removes it from these files too."""
        return self.data / "exports"

    @property
    def pinned(self) -> Path:
        """The conversations pinned to the top of the list."""
        return self.data / "pinned.json"

    @property
    def drafts(self) -> Path:
        """Replies being written, one file for each process."""
        return self.data / "drafts"

    @property
    def last_talk(self) -> Path:
        """The conversation that the next start continues."""
        return self.data / "last-talk"

    @property
    def unanswered(self) -> Path:
        """Counts of replies that lacked a fact which the weights should know."""
        return self.data / "unanswered.json"

    @property
    def models(self) -> Path:
        """Downloaded models; all profiles share them."""
        own = self.data.parent.name == "profiles"
        return (self.data.parent.parent if own else self.data) / "models"

    @property
    def settings_file(self) -> Path:
        """The settings, written by hand."""
        return self.config / "config.toml"

    @property
    def clients(self) -> Path:
        """The programs that have access or asked for it; shared by all profiles."""
        return self.config / "clients.json"

    @property
    def uses(self) -> Path:
        """What those programs did, one line each. It holds no text of the user."""
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
        """The output of llama.cpp, kept away from the terminal."""
        return self.state / "llama.log"

    def create(self) -> None:
        """Create the folders, readable by their owner only.

        Raises:
            SettingsError: a folder cannot be created or written.
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
        SettingsError: the profile's name is not valid as a folder name.
    """
    env = os.environ if environ is None else environ
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", profile):
        raise SettingsError(
            f"“{profile}” cannot be the name of a profile.",
            "Use letters, digits, - and _, at most 64 of them.",
        )
    root_folder = home or (Path(env["LUNA_HOME"]) if env.get("LUNA_HOME") else None)
    if root_folder is not None:
        root = root_folder.expanduser().absolute()
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
    """Luna's folder in an XDG base folder; the standard says to ignore relative paths."""
    configured = Path(env.get(name, ""))
    return (configured if configured.is_absolute() else default) / "luna"
