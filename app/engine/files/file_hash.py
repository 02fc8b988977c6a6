"""sha256 of model files, computed once for each state of a file."""

from __future__ import annotations

import hashlib
import json
import threading
from contextlib import suppress
from pathlib import Path

from memory.disk.files import write_json
from memory.vocabulary.errors import ModelFileError

_known: dict[str, str] = {}
_lock = threading.Lock()


def file_hash(path: Path, cache: Path | None = None) -> str:
    """sha256 of a file, hexadecimal.

    Args:
        path: The file.
        cache: A JSON file that keeps hashes between runs, by path, size and time of change.
            Errors in reading or writing it are ignored.

    Raises:
        ModelFileError: The file cannot be read.
    """
    try:
        key = _key(path)
        with _lock:
            digest = _known.get(key) or _load(cache).get(key)
            if not digest:
                with path.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                _store(cache, key, digest)
            _known[key] = digest
            return digest
    except FileNotFoundError:
        raise missing(path) from None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ModelFileError(
            f"{path} cannot be read: {reason}.", "Check its permissions."
        ) from None


def missing(path: Path) -> ModelFileError:
    """The error for a path without a file."""
    return ModelFileError(
        f"There is no model file {path}.",
        "Name one that exists: `luna --model FILE`, `luna models use FILE`, or F5.",
    )


def remember_hash(path: Path, digest: str, cache: Path | None = None) -> None:
    """Record a known sha256, so that `file_hash` need not read the file; `cache` as there.

    Raises:
        OSError: the file does not exist.
    """
    key = _key(path)
    with _lock:
        _store(cache, key, digest)
        _known[key] = digest


def _key(path: Path) -> str:
    """A key for a file in its present state."""
    state = path.stat()
    return f"{path.resolve()}|{state.st_size}|{state.st_mtime_ns}"


def _load(cache: Path | None) -> dict[str, str]:
    if cache is None:
        return {}
    try:
        stored = json.loads(cache.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in stored.items()} if isinstance(stored, dict) else {}


def _store(cache: Path | None, key: str, value: str) -> None:
    if cache is None:
        return
    path = key.split("|", 1)[0] + "|"
    others = {k: v for k, v in _load(cache).items() if not k.startswith(path)}
    with suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        write_json(cache, {**others, key: value})
