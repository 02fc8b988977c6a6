"""Files, folders and archives as parts to read. Names in them are shown, never used as paths."""

from __future__ import annotations

import gzip
import os
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, cast

from app.doors.imports.formats import formats, llm_logs, memory_text
from app.doors.imports.formats.foreign import Item, plain
from app.doors.imports.formats.json_items import Damaged, Stream, json_items
from memory.vocabulary.errors import ArchiveError

_JSON = (".json", ".jsonl", ".ndjson")
_TEXT = (".txt", ".md", ".markdown", ".text", "")
_DATABASES = (".db", ".sqlite", ".sqlite3")
_SWOLLEN, _RATIO = 64 << 20, 400  # bytes and ratio from which an archive counts as a zip bomb
_MANIFEST = "export_manifest.json"
# Files of exports with nothing to import.
_BESIDE = {
    "user.json", "users.json", "projects.json", "message_feedback.json", "user_settings.json",
    "shared_conversations.json", "model_comparisons.json", _MANIFEST,
}  # fmt: skip
_LONGEST_TEXT = 4 << 20
_DEEPEST = 6  # levels below the named folder

Open = Callable[[], AbstractContextManager[IO[bytes]]]


@dataclass(slots=True)
class Part:
    """One file to read.

    Attributes:
        name: for the user.
        size: bytes, unpacked.
        open: opens it from its beginning.
        inner: its own name, inside an archive or not.
        named: the user named this very file, so that an unknown format is an error.
        file: its path, if it is a file of its own.
        stream: the stream being read, for progress.
    """

    name: str
    size: int
    open: Open
    inner: str
    named: bool = False
    file: Path | None = None
    stream: Stream | None = field(default=None, repr=False)

    @property
    def base(self) -> str:
        """The last part of its name, without the extension of a compressed file."""
        name = PurePosixPath(self.inner.replace("\\", "/")).name.casefold()
        return name.removesuffix(".gz")

    @property
    def share(self) -> float:
        """The share of it that was read, 0 to 1."""
        return min(1.0, self.stream.read_bytes / self.size) if self.stream and self.size else 0.0


def there(path: Path) -> Path:
    """The path, if something is there; cheap, so that a wrong name is said before all else.

    Raises:
        ArchiveError: there is no such file or folder.
    """
    path = path.expanduser()
    if not path.exists():
        raise ArchiveError(f"There is no file {path}.", "Name the export, its folder or its zip.")
    return path


def parts(path: Path) -> list[Part]:
    """The parts to read, ordered by name.

    Raises:
        ArchiveError: there is no such file, or nothing in it could be an export.
    """
    path = there(path)
    try:
        if path.is_dir():
            all_parts = [p for file in _files(path) for p in _of(file, str(file.relative_to(path)))]
        else:
            all_parts = _of(path, path.name, named=True)
    except (OSError, zipfile.BadZipFile, zlib.error) as error:
        raise ArchiveError(
            f"{path.name} cannot be read: {error}.", "Download or copy it again."
        ) from error
    if not all_parts:
        raise ArchiveError(
            f"{path.name} contains no file that could be an export.",
            "Name conversations.json, memories.json, logs.db, a zip of them, or a text.",
        )
    return all_parts


def missing(found: list[Part]) -> list[str]:
    """The names of files that an export's manifest lists but that are missing."""
    present = {part.base for part in found}
    names: list[str] = []
    for part in found:
        if part.base != _MANIFEST or part.size > _LONGEST_TEXT:
            continue
        try:
            with part.open() as file:
                stream = Stream(file, part.name)
                listed = list(json_items(stream, stream_of(part), part.name))
        except ArchiveError:
            continue
        files = listed[0].get("export_files") if listed and isinstance(listed[0], dict) else None
        for entry in files if isinstance(files, list) else ():
            name = entry.get("path") if isinstance(entry, dict) else None
            if isinstance(name, str):
                base = PurePosixPath(name.replace("\\", "/")).name
                expected = base.casefold().startswith("conversations")
                if expected and base.casefold() not in present:
                    names.append(plain(base)[:80])
    return names


def items(part: Part) -> Iterator[Item]:
    """Everything in a part.

    Raises:
        ArchiveError: it cannot be read, or not to its end.
    """
    if part.base in _BESIDE:
        return
    try:
        head = _head(part)
        if head.startswith(llm_logs.HEAD):
            yield from _database(part)
        elif PurePosixPath(part.base).suffix in _JSON or head.lstrip()[:1] in (b"{", b"["):
            with part.open() as file:
                part.stream = Stream(file, part.name)
                for value in json_items(part.stream, stream_of(part), part.name):
                    if isinstance(value, dict) and value.get("luna") == "memory":
                        raise ArchiveError(
                            f"{part.name} is an export of Luna's own memory.",
                            "`luna memory import` reads it.",
                        )
                    yield from formats.items(value)
        else:
            yield from _text(part)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError) as error:
        raise Damaged(
            f"{part.name} cannot be read to its end: {type(error).__name__}.",
            "Download or copy it again; an archive with a password must be unpacked first.",
        ) from error


def stream_of(part: Part) -> Stream:
    """The part from its beginning; its file is closed with the last reference."""
    return Stream(_Lazy(part.open), part.name)


class _Lazy:
    """A file that is opened by its first read."""

    def __init__(self, open: Open) -> None:
        self._open = open
        self._context: AbstractContextManager[IO[bytes]] | None = None
        self._file: IO[bytes] | None = None

    def read(self, size: int) -> bytes:
        if self._file is None:
            self._context = self._open()
            self._file = self._context.__enter__()
        return self._file.read(size)

    def __del__(self) -> None:
        if self._context is not None:
            self._context.__exit__(None, None, None)


def _head(part: Part) -> bytes:
    with part.open() as file:
        return file.read(64)


def _text(part: Part) -> Iterator[Item]:
    """The memory text of another assistant."""
    with part.open() as file:
        raw = file.read(_LONGEST_TEXT)
    text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    if not text.strip() or "\0" in text or text.count("\ufffd") * 50 > len(text):
        return
    if part.named or memory_text.looks_like(text):
        yield from memory_text.memories("text", text)


def _database(part: Part) -> Iterator[Item]:
    if part.file is not None:
        yield from llm_logs.items(part.file)
        return
    with tempfile.TemporaryDirectory(prefix="luna-") as folder:  # mode 0700
        file = Path(folder, "logs.db")
        with part.open() as packed, file.open("wb") as unpacked:
            while block := packed.read(1 << 20):
                unpacked.write(block)
        yield from llm_logs.items(file)


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder in order, without links and hidden files."""
    for directory, folders, names in os.walk(folder, followlinks=False):
        depth = len(Path(directory).relative_to(folder).parts)
        folders[:] = sorted(f for f in folders if not f.startswith(".")) if depth < _DEEPEST else []
        for name in sorted(names):
            file = Path(directory, name)
            if not name.startswith(".") and not file.is_symlink() and file.is_file():
                yield file


def _of(file: Path, name: str, *, named: bool = False) -> list[Part]:
    """A file as parts: itself, or the members of a zip."""
    suffix = file.suffix.casefold()
    if suffix == ".zip" or (named and zipfile.is_zipfile(file)):
        return _packed(file, name, named)
    size = file.stat().st_size
    if suffix == ".gz":
        return [Part(name, size * 8, lambda: cast(IO[bytes], gzip.open(file)), file.name, named)]
    if named or _wanted(file.name):
        return [Part(name, size, lambda: file.open("rb"), file.name, named, file)]
    return []


def _packed(file: Path, name: str, named: bool) -> list[Part]:
    packed_parts = []
    with zipfile.ZipFile(file) as archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            inner = PurePosixPath(info.filename.replace("\\", "/"))
            if info.is_dir() or not _wanted(inner.name) or inner.name.startswith("."):
                continue
            if info.file_size > max(_SWOLLEN, _RATIO * max(info.compress_size, 1)):
                raise ArchiveError(
                    f"{name} contains a file that unpacks to {info.file_size >> 20:,} MB.",
                    "No export does that; unpack it yourself if you trust it.",
                )
            shown = f"{name}: {plain(info.filename)[-80:]}"
            opener = _opener(file, info, inner.name)
            packed_parts.append(Part(shown, info.file_size, opener, inner.name))
    if named and not packed_parts:
        raise ArchiveError(
            f"{name} contains no file that could be an export.",
            "Is it the zip that was sent to you?",
        )
    return packed_parts


def _opener(file: Path, info: zipfile.ZipInfo, name: str) -> Open:
    @contextmanager
    def opened() -> Iterator[IO[bytes]]:
        with zipfile.ZipFile(file) as archive, archive.open(info) as packed:
            if name.casefold().endswith(".gz"):
                with gzip.open(packed) as inner:
                    yield cast(IO[bytes], inner)
            else:
                yield packed

    return opened


def _wanted(name: str) -> bool:
    """Whether a file that the user did not name can be an export, by its name."""
    low = name.casefold().removesuffix(".gz")
    suffix = PurePosixPath(low).suffix
    if suffix in _JSON or suffix in _DATABASES:
        return True
    return suffix in _TEXT and "memor" in low


__all__ = ["Part", "items", "missing", "parts"]
