"""What an assistant prints when asked for all its memories: lists, headings, prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from app.doors.imports.formats.foreign import Memory, moment, plain
from memory.vocabulary.english.words import sentences

_FENCE = re.compile(r"^\s*(?:```|~~~)")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s.*|\*\*[^*]+\*\*:?|__[^_]+__:?|[A-Z][\w ,&/-]{1,40}:)\s*$")
_RULE = re.compile(r"^\s*(?:[-=*_]\s*){3,}$")
_BULLET = re.compile(r"^\s*(?:[-*•‣–—]|\(?\d{1,3}[.)])\s+")
_DATE = re.compile(
    r"^\s*(?:\[|\()?\s*(?P<day>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?|unknown(?: date)?"
    r"|date unknown|n/a|no date)\s*(?:\]|\))?[.:]?\s*(?:[-–—:|]\s*)?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\*\*(?P<label>[^*]{1,40}?):?\*\*:?\s*[-–—:]?\s*")
_EMPHASIS = re.compile(r"(\*\*|__|`)(?P<text>[^*_`]+)\1")
# Phrases around the list: "Here is everything I remember about you:", "Let me know if …".
_AROUND = re.compile(
    r"^(?:(?:sure|certainly|of course|okay|ok|yes|absolutely)\b[,!.:]*\s*)?(?:here(?:'s| is| are)\b"
    r"|below (?:is|are)\b|this is (?:everything|all|what)\b|that(?:'s| is) (?:everything|all)\b"
    r"|let me know\b|would you like\b|is there anything\b|feel free\b|i(?:'ve| have) (?:stored"
    r"|saved|listed|included|remembered)\b|i (?:remember|know|currently)\b.*\bfollowing\b"
    r"|i (?:remember|know|currently)\b.*\babout you\b|if you(?:'d| would)? (?:like|want)\b"
    r"|(?:no|none|nothing)\b.{0,40}$)",
    re.IGNORECASE,
)
_LEAST = 2  # words of a memory
_LONG = 240  # characters: a longer line is prose and is split into sentences


def memories(origin: str, text: str) -> Iterator[Memory]:
    """The statements of a text, one memory each, in order.

    Args:
        origin: the program that wrote it.
        text: bullets, numbered lines or prose; headings, fences and courtesies are skipped.
    """
    known: set[str] = set()
    for line in plain(text).splitlines():
        if _FENCE.match(line) or _RULE.match(line):
            continue
        listed = _BULLET.match(line) is not None
        line_text, time = _dated(_BULLET.sub("", line, count=1))
        if not line_text or (_HEADING.match(line) and not listed):
            continue
        label = _LABEL.match(line_text)
        line_text = _EMPHASIS.sub(
            lambda m: m["text"], line_text[label.end() :] if label else line_text
        ).strip()
        if label and line_text and not re.search(r"\w\s+\w", line_text):
            line_text = f"{label['label'].strip()}: {line_text}"  # "**Name:** Mira"
        for candidate in _statements(line_text):
            statement = candidate.strip(' "“”')
            too_short = len(statement.split()) < _LEAST
            if (
                too_short
                or _AROUND.match(statement)
                or statement.endswith("?")
                or statement.casefold() in known
            ):
                continue
            known.add(statement.casefold())
            yield Memory(origin, statement, statement, time)


def looks_like(text: str) -> bool:
    """Whether a text is such a list: most of its lines are statements about somebody."""
    lines = [line for line in text.splitlines() if line.strip() and not _FENCE.match(line)]
    listed = sum(1 for line in lines if _BULLET.match(line) or _DATE.match(line))
    personal = len(re.findall(r"\b(?:[Uu]ser|[Ii]|[Mm]y|[Yy]ou|[Yy]our)(?:'s|’s|'m|’m)?\b", text))
    return bool(lines) and (listed * 2 >= len(lines) or personal * 3 >= len(lines))


def _dated(line: str) -> tuple[str, datetime | None]:
    """A line without the date that it was saved on, and that date."""
    match = _DATE.match(line)
    if match is None:
        return line.strip(), None
    return line[match.end() :].strip(), moment(match["day"])


def _statements(said: str) -> Iterator[str]:
    if len(said) <= _LONG and len(list(sentences(said))) <= 1:
        yield said
        return
    for begin, end in sentences(said):
        yield said[begin:end]
