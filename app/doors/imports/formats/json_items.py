"""The items of a JSON file one by one, whatever its size: a list, a list in an object, or lines."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any, Protocol

from memory.vocabulary.errors import ArchiveError

LARGEST = 256 << 20  # bytes of one item
_LISTS = ("conversations", "memories", "results", "chats", "data", "items")
DEEPEST = 500  # lists and objects within each other
_OPENS, _CLOSES = ("start_map", "start_array"), ("end_map", "end_array")
_BLOCK = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Damaged(ArchiveError):
    """The file cannot be read on from here; what came before was given out."""


class Readable(Protocol):
    """Bytes in their order, as an open file gives them."""

    def read(self, size: int, /) -> bytes:
        """At most so many; none at the end."""


class Stream:
    """Bytes as UTF-8 whatever they were written in, within bounds.

    Attributes:
        read_bytes: of the file, for progress.
    """

    def __init__(self, file: Readable, name: str) -> None:
        self._file = file
        self._name = name
        self._decoder: codecs.IncrementalDecoder | None = None
        self._since = 0  # bytes since the last item
        self.read_bytes = 0

    def read(self, size: int = -1) -> bytes:
        """Some bytes of valid UTF-8.

        Raises:
            Damaged: an item is too large to be one.
        """
        if size == 0:
            return b""
        while True:
            raw = self._file.read(_BLOCK)
            self.read_bytes += len(raw)
            self._since += len(raw)
            if self._since > LARGEST:
                raise Damaged(
                    f"{self._name} holds an item of more than {LARGEST >> 20} MB.",
                    "Take that one out of the file; all before it is here.",
                )
            if self._decoder is None:
                found = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
                self._decoder = codecs.getincrementaldecoder(found)("replace")
            text = self._decoder.decode(raw, final=not raw)
            if text or not raw:
                return text.encode("utf-8", "replace")

    def given(self) -> None:
        """An item came out; the next may be as large."""
        self._since = 0


def json_items(stream: Stream, again: Stream, name: str) -> Iterator[Any]:
    """Every item of a JSON file.

    Args:
        stream: the file.
        again: the same from its beginning, to look at its shape first.
        name: of the file, for errors.

    Raises:
        Damaged: it is no JSON, or not from here on; what was whole came before.
    """
    import ijson

    try:
        base, key = _shape(again, name)
        for item in _values(stream, base, key, name):
            stream.given()
            yield item
    except (ijson.JSONError, ValueError, OverflowError, RecursionError) as error:
        raise Damaged(
            f"{name} is damaged: it is no JSON from byte {stream.read_bytes:,} or a little before.",
            "What is whole before that is here. Export or unpack it anew for the rest.",
        ) from error


def _values(stream: Stream, base: int, key: str, name: str) -> Iterator[Any]:
    """The values at a depth, each built as it is read.

    `ijson.items` would do, but it keeps the whole path of every level: a file of nothing but
    brackets would fill the memory.
    """
    import ijson
    from ijson.common import ObjectBuilder

    depth = 0
    inside = not key  # within the list of that key
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
            raise Damaged(f"{name} is nested too deeply to be an export.", "Export it anew.")
        if builder is not None and depth == base:
            yield builder.value
            builder = None
        if key and depth == 1 and event == "map_key":
            last = value
        elif key and depth == 2 and event == "start_array" and last == key:
            inside = True


def _shape(stream: Stream, name: str) -> tuple[int, str]:
    """(At which depth the items are, the key of the list that holds them or "")."""
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
        if depth == 0:  # the first value is whole: a single object, or lines of them
            return 0, ""
        if depth > DEEPEST:
            raise Damaged(f"{name} is nested too deeply to be an export.", "Export it anew.")
    raise Damaged(f"{name} ends where it begins.", "Export or unpack it anew.")
