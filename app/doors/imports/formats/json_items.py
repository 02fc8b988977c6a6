"""Streams the items of a JSON file of any size: a list, a list in an object, or JSON lines."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any, Protocol

from memory.vocabulary.errors import ArchiveError

LARGEST = 256 << 20  # bytes of one item
_LISTS = ("conversations", "memories", "results", "chats", "data", "items")
DEEPEST = 500  # levels of nested lists and objects
_OPENS, _CLOSES = ("start_map", "start_array"), ("end_map", "end_array")
_BLOCK = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Damaged(ArchiveError):
    """The file cannot be read further; the items before the damage were returned."""


class Readable(Protocol):
    """A source of bytes, such as an open file."""

    def read(self, size: int, /) -> bytes:
        """At most that many bytes; none at the end."""


class Stream:
    """Bytes as valid UTF-8, whatever their encoding, with limits on size.

    Attributes:
        read_bytes: bytes of the file read so far, for progress.
    """

    def __init__(self, file: Readable, name: str) -> None:
        self._file = file
        self._name = name
        self._decoder: codecs.IncrementalDecoder | None = None
        self._since = 0  # bytes since the last item
        self.read_bytes = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, as valid UTF-8.

        Raises:
            Damaged: an item is larger than `LARGEST`.
        """
        if size == 0:
            return b""
        while True:
            raw = self._file.read(_BLOCK)
            self.read_bytes += len(raw)
            self._since += len(raw)
            if self._since > LARGEST:
                raise Damaged(
                    f"{self._name} contains an item of more than {LARGEST >> 20} MB.",
                    "Remove it from the file; the items before it were imported.",
                )
            if self._decoder is None:
                encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
                self._decoder = codecs.getincrementaldecoder(encoding)("replace")
            text = self._decoder.decode(raw, final=not raw)
            if text or not raw:
                return text.encode("utf-8", "replace")

    def given(self) -> None:
        """An item is complete: start counting the bytes of the next one."""
        self._since = 0


def json_items(stream: Stream, again: Stream, name: str) -> Iterator[Any]:
    """Every item of a JSON file.

    Args:
        stream: the file.
        again: the same file from its beginning, to find out its shape first.
        name: of the file, for errors.

    Raises:
        Damaged: it is not JSON, or not from some point on; the items before that were returned.
    """
    import ijson

    try:
        base, key = _shape(again, name)
        for item in _values(stream, base, key, name):
            stream.given()
            yield item
    except (ijson.JSONError, ValueError, OverflowError, RecursionError) as error:
        raise Damaged(
            f"{name} is damaged: it is not JSON from about byte {stream.read_bytes:,} on.",
            "What precedes that was imported. Export or unpack it again for the rest.",
        ) from error


def _values(stream: Stream, base: int, key: str, name: str) -> Iterator[Any]:
    """The values at a depth, each built while it is read.

    `ijson.items` would do, but it keeps the whole path of every level: a file of nothing but
    brackets would fill the memory.
    """
    import ijson
    from ijson.common import ObjectBuilder

    depth = 0
    inside = not key  # inside the list under that key
    last = ""
    builder: Any = None
    for event, value in ijson.basic_parse(stream, multiple_values=True, use_float=True):
        depth -= event in _CLOSES
        if builder is not None:
            builder.event(event, value)
        elif key and depth == 1 and event in _CLOSES:
            inside = False
        elif inside and depth == base and event not in (*_CLOSES, "map_key"):
            builder = ObjectBuilder()
            builder.event(event, value)
        depth += event in _OPENS
        if depth > DEEPEST:
            raise Damaged(f"{name} is nested too deeply to be an export.", "Export it again.")
        if builder is not None and depth == base:
            yield builder.value
            builder = None
        if key and depth == 1 and event == "map_key":
            last = value
        elif key and depth == 2 and event == "start_array" and last == key:
            inside = True


def _shape(stream: Stream, name: str) -> tuple[int, str]:
    """(depth of the items, key of the list that contains them or "")."""
    import ijson

    depth, key = 0, ""
    for event, value in ijson.basic_parse(stream, multiple_values=True, use_float=True):
        stream.given()
        if depth == 0 and event == "start_array":
            return 1, ""
        if depth == 1 and event == "map_key":
            key = value
        if depth == 1 and event == "start_array" and key in _LISTS:
            return 2, key
        depth += (event in _OPENS) - (event in _CLOSES)
        if depth == 0:  # the first value is complete: a single object, or JSON lines
            return 0, ""
        if depth > DEEPEST:
            raise Damaged(f"{name} is nested too deeply to be an export.", "Export it again.")
    raise Damaged(f"{name} is empty.", "Export or unpack it again.")
