"""A conversation as a file: Markdown to read, JSON for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from memory.archives.replacing import HEAD, spare
from memory.disk.files import write_whole
from memory.vocabulary.errors import ArchiveError
from memory.vocabulary.origin import MARKS
from memory.vocabulary.records import Conversation, Turn, TurnState

WHO = {"user": "You", "assistant": "Luna"}
# Beginnings of both forms; a file that begins otherwise was not written by Luna.
_MARKDOWN = re.compile(rb"# [^\n]*\n\n\*\*[^\n]+\*\*, \d{4}-\d\d-\d\d \d\d:\d\d")
_LINES = b'{"conversation": "'


def markdown(conversation: Conversation, turns: Sequence[Turn]) -> str:
    """The conversation for reading: a heading, then every message with author and time."""
    lines = [f"# {conversation.title or 'Conversation'}", ""]
    for turn in turns:
        state = "" if turn.state is TurnState.COMPLETE else f" ({turn.state.value})"
        time = turn.time.astimezone()
        lines += [f"**{turn.speaker or WHO[turn.role]}**, {time:%Y-%m-%d %H:%M}{state}", ""]
        if turn.foreign:  # quoted, so that it is not mistaken for typed text
            quoted = [f"> {line}".rstrip() for line in turn.foreign.strip().splitlines()]
            lines += [*filter(None, [turn.words.strip()]), MARKS.get(turn.origin, "Pasted:"), ""]
            lines += [*quoted, ""]
        else:
            lines += [turn.text.strip(), ""]
    return "\n".join(lines)


def as_json(conversation: Conversation, turns: Sequence[Turn]) -> str:
    """The same for programs; each turn is a line that `luna memory ingest` reads back."""
    rows = [
        json.dumps({
            "conversation": conversation.id, "id": turn.id, "role": turn.role,
            "time": turn.time.isoformat(), "text": turn.text, "state": turn.state.value,
            "origin": turn.origin.value, "own": turn.own,
        }, ensure_ascii=False)
        for turn in turns
    ]  # fmt: skip
    return "\n".join(rows) + "\n"


def write(file: Path, conversation: Conversation, turns: Sequence[Turn]) -> Path:
    """Write a conversation: as JSON lines if the file name ends in .json or .jsonl, else Markdown.

    Returns:
        The absolute path; readable by its owner only. An existing file is replaced atomically.

    Raises:
        ArchiveError: it cannot be written, or a file that Luna did not write is there.
    """
    file = file.expanduser().absolute()
    spare(file, _ours, "conversation")
    render = as_json if file.suffix in (".json", ".jsonl") else markdown
    try:
        write_whole(file, render(conversation, turns).encode("utf-8", "replace"))
    except OSError as error:
        raise ArchiveError(
            f"{file} cannot be written: {error.strerror}.", "Choose a folder that you can write to."
        ) from error
    return file


def _ours(stream: IO[bytes]) -> bool:
    head = stream.read(HEAD)
    return head.startswith(_LINES) or _MARKDOWN.match(head) is not None


def name_of(conversation: Conversation) -> str:
    """A file name for a conversation: "2026-11-03 My dog.md"."""
    cleaned = "".join(c if c.isalnum() or c in " -_" else " " for c in conversation.title)
    title = " ".join(cleaned.split())[:40].strip() or "conversation"
    return f"{conversation.started.astimezone():%Y-%m-%d} {title}.md"
