"""Where other programs keep their models, and a walk through folders that always ends.

Links are followed, because the Hugging Face cache consists of them: every folder is entered once,
however many links lead to it, and only regular files are listed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

DEPTH = 8  # levels below the folder that was named
MOST = 50_000  # entries of one place that are looked at
UNFINISHED = (".part", ".partial", ".incomplete", ".download", ".crdownload", ".aria2")


@dataclass(frozen=True, slots=True)
class File:
    """A file that may be a model.

    Attributes:
        name: its name within its place.
        path: where it is.
        trouble: why it cannot be used; empty where the header decides.
        note: a remark for the user.
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
    """The folders that exist, those that the user named first.

    Args:
        folders: as in the settings.
        environ: the environment, for tests.
    """
    env = os.environ if environ is None else environ
    home = Path(env.get("HOME") or Path.home())
    cache = Path(env.get("XDG_CACHE_HOME") or home / ".cache")
    hub = Path(env.get("HF_HOME") or cache / "huggingface") / "hub"
    candidates = [
        *(Place("folder", Path(folder).expanduser().absolute()) for folder in folders),
        Place("LM Studio", home / ".lmstudio" / "models"),
        Place("LM Studio", home / ".cache" / "lm-studio" / "models"),
        Place("Ollama", Path(env.get("OLLAMA_MODELS") or home / ".ollama" / "models")),
        Place("Ollama", Path("/usr/share/ollama/.ollama/models")),
        Place("the hub's cache", Path(env.get("HF_HUB_CACHE") or hub)),
    ]
    return [place for place in candidates if _is_folder(place.folder)]


def walk(folder: Path) -> Iterator[Path]:
    """Every entry below a folder that is not itself a folder, ordered by name."""
    visited: set[tuple[int, int]] = set()
    waiting = [(folder, 0)]
    looked = 0
    while waiting:
        directory, depth = waiting.pop()
        try:
            status = directory.stat()
            if (status.st_dev, status.st_ino) in visited:
                continue
            visited.add((status.st_dev, status.st_ino))
            names = sorted(os.listdir(directory))
        except OSError:
            continue  # not readable, or deleted meanwhile
        below: list[tuple[Path, int]] = []
        for name in names:
            looked += 1
            if looked > MOST:
                return
            path = directory / name
            if _is_folder(path):
                if depth < DEPTH:
                    below.append((path, depth + 1))
            else:
                yield path
        waiting += reversed(below)


def ggufs(folder: Path) -> Iterator[File]:
    """The GGUF files below a folder, complete or not, by their path without the extension."""
    for path in walk(folder):
        lower = path.name.lower()
        name = path.relative_to(folder).as_posix()
        if lower.endswith(".gguf"):
            yield File(name[: -len(".gguf")], path, trouble_of(path))
        elif lower.endswith(UNFINISHED) and ".gguf" in lower:
            yield File(name, path, "its download is not finished")


def hub(folder: Path) -> Iterator[File]:
    """The GGUF files of the Hugging Face cache, as "owner/name/file"; the latest of each."""
    for repository in sorted(folder.glob("models--*")):
        name = repository.name.removeprefix("models--").replace("--", "/")
        files: dict[str, Path] = {}
        snapshots = sorted((repository / "snapshots").glob("*"), key=_time)
        for snapshot in snapshots:
            for path in walk(snapshot):
                if path.name.lower().endswith(".gguf"):
                    files[path.relative_to(snapshot).as_posix()[: -len(".gguf")]] = path
        for file, path in sorted(files.items()):
            yield File(f"{name}/{file}", path, trouble_of(path))
        if "gguf" in repository.name.lower() or files:
            for part in sorted((repository / "blobs").glob("*.incomplete")):
                yield File(f"{name}/{part.name[:12]}…", part, "its download is not finished")


def trouble_of(path: Path) -> str:
    """Why a file cannot be opened; empty when it can."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "it is not a regular file"
    except FileNotFoundError:
        return (
            "it is a link to a file that is not there"
            if path.is_symlink()
            else "it no longer exists"
        )
    except OSError as error:  # a circular link, or a folder without read permission
        return f"it cannot be read: {error.strerror}"
    return "" if os.access(path, os.R_OK) else "you have no permission to read it"


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
