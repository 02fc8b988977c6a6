"""Where other programs keep their models, and a walk through folders that ends.

Links are followed, for the hub's cache is made of them: every folder is entered once, whatever
leads there, and only regular files are taken.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

DEPTH = 8  # folders below the one that was named
MOST = 50_000  # entries that are looked at, of one place
UNFINISHED = (".part", ".partial", ".incomplete", ".download", ".crdownload", ".aria2")


@dataclass(frozen=True, slots=True)
class File:
    """A file that may be a model.

    Attributes:
        name: to call it by, within its place.
        path: where it lies.
        trouble: why it is none that can be used; empty where its header is to say.
        note: something to know of it.
    """

    name: str
    path: Path
    trouble: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of models. `program` is "LM Studio", "Ollama", "the hub's cache", or "folder"."""

    program: str
    folder: Path


def places(folders: tuple[str, ...], environ: Mapping[str, str] | None = None) -> list[Place]:
    """The folders that there are, those that the user named first.

    Args:
        folders: of the settings.
        environ: the environment, for tests.
    """
    env = os.environ if environ is None else environ
    home = Path(env.get("HOME") or Path.home())
    cache = Path(env.get("XDG_CACHE_HOME") or home / ".cache")
    hub = Path(env.get("HF_HOME") or cache / "huggingface") / "hub"
    wanted = [
        *(Place("folder", Path(folder).expanduser().absolute()) for folder in folders),
        Place("LM Studio", home / ".lmstudio" / "models"),
        Place("LM Studio", home / ".cache" / "lm-studio" / "models"),
        Place("Ollama", Path(env.get("OLLAMA_MODELS") or home / ".ollama" / "models")),
        Place("Ollama", Path("/usr/share/ollama/.ollama/models")),
        Place("the hub's cache", Path(env.get("HF_HUB_CACHE") or hub)),
    ]
    return [place for place in wanted if _is_folder(place.folder)]


def walk(folder: Path) -> Iterator[Path]:
    """Every entry below a folder that is no folder itself, in the order of the names."""
    seen: set[tuple[int, int]] = set()
    waiting = [(folder, 0)]
    looked = 0
    while waiting:
        here, depth = waiting.pop()
        try:
            about = here.stat()
            if (about.st_dev, about.st_ino) in seen:
                continue
            seen.add((about.st_dev, about.st_ino))
            names = sorted(os.listdir(here))
        except OSError:
            continue  # not ours to read, or gone meanwhile
        below: list[tuple[Path, int]] = []
        for name in names:
            looked += 1
            if looked > MOST:
                return
            path = here / name
            if _is_folder(path):
                if depth < DEPTH:
                    below.append((path, depth + 1))
            else:
                yield path
        waiting += reversed(below)


def ggufs(folder: Path) -> Iterator[File]:
    """The GGUF files below a folder, finished or not, by their path without the ending."""
    for path in walk(folder):
        lower = path.name.lower()
        name = path.relative_to(folder).as_posix()
        if lower.endswith(".gguf"):
            yield File(name[: -len(".gguf")], path, trouble_of(path))
        elif lower.endswith(UNFINISHED) and ".gguf" in lower:
            yield File(name, path, "its download is not finished")


def hub(folder: Path) -> Iterator[File]:
    """The GGUF files of the hub's cache, as "owner/name/file"; of several versions the latest."""
    for repository in sorted(folder.glob("models--*")):
        name = repository.name.removeprefix("models--").replace("--", "/")
        found: dict[str, Path] = {}
        snapshots = sorted((repository / "snapshots").glob("*"), key=_time)
        for snapshot in snapshots:
            for path in walk(snapshot):
                if path.name.lower().endswith(".gguf"):
                    found[path.relative_to(snapshot).as_posix()[: -len(".gguf")]] = path
        for file, path in sorted(found.items()):
            yield File(f"{name}/{file}", path, trouble_of(path))
        if "gguf" in repository.name.lower() or found:
            for part in sorted((repository / "blobs").glob("*.incomplete")):
                yield File(f"{name}/{part.name[:12]}…", part, "its download is not finished")


def trouble_of(path: Path) -> str:
    """Why a file cannot be opened; empty when it can."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "it is no regular file"
    except FileNotFoundError:
        return "it is a link to a file that is not there" if path.is_symlink() else "it is gone"
    except OSError as error:  # a link that leads to itself, or a folder that may not be read
        return f"it cannot be read: {error.strerror}"
    return "" if os.access(path, os.R_OK) else "it may not be read by you"


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
