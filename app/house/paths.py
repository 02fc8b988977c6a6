"""Where Luna keeps her files: one folder when ``LUNA_HOME`` is set, else the system's places.

Every folder is created with mode 0700: the files are about one person.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from memory.vocabulary.errors import SettingsError

PRIVATE = 0o700
_NAME = "luna"


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


def find(home: Path | None = None, profile: str = "default") -> Paths:
    """The folders to use.

    Args:
        home: one folder for everything; `LUNA_HOME` when not given.
        profile: a name; every profile has its own memory, adapters and nights.

    Raises:
        SettingsError: the profile's name is not valid as a folder name.
    """
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", profile):
        raise SettingsError(
            f"“{profile}” cannot be the name of a profile.",
            "Use letters, digits, - and _, at most 64 of them.",
        )
    configured = os.environ.get("LUNA_HOME")
    root_folder = home or (Path(configured) if configured else None)
    if root_folder is not None:
        root = root_folder.expanduser().absolute()
        data, cache, config, state = root, root / "cache", root, root / "logs"
    else:
        data, cache, config, state = _user_folders()
    if profile != "default":
        data = data / "profiles" / profile
    return Paths(data, cache, config, state)


def _user_folders() -> tuple[Path, Path, Path, Path]:
    """Data, cache, config and state: as XDG has them on Linux, in the Library on macOS."""
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(_NAME, appauthor=False)
    return (
        _kept(dirs.user_data_path, "XDG_DATA_HOME", ".local/share"),
        _kept(dirs.user_cache_path, "XDG_CACHE_HOME", ".cache"),
        _kept(dirs.user_config_path, "XDG_CONFIG_HOME", ".config"),
        _kept(dirs.user_state_path, "XDG_STATE_HOME", ".local/state"),
    )


def _kept(folder: Path, variable: str, former: str) -> Path:
    """The system's folder, or the one that former versions of Luna made where it exists.

    They used the defaults of XDG on every system; on Linux both are the same.
    """
    previous = Path.home() / former / _NAME
    configured = os.path.isabs(os.environ.get(variable, ""))
    return folder if configured or not previous.is_dir() else previous
