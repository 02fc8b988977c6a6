"""Corrections inside one message: "3 May... I mean 3 June", "called Anna, no wait, Hannah".

A reader finds the first value more often than the second. The later value of the same kind wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from memory.notice.frames.frame import standing
from memory.notice.grammar.lexicon import words
from memory.notice.grammar.text import plain
from memory.notice.understanding.reading import Read
from memory.vocabulary.english.calendar import MONTH, WEEKDAY

MARK = re.compile(
    r"[\s,;.…(–—-]+(?:(?:er+m?|uh+m?|um+|oh|oops|sorry|no|wait|nope|ah)[\s,.…!–-]+){0,3}"
    r"(?P<word>no,? wait|wait,? no|i mean(?:t)?(?: to say)?|sorry|scratch that|strike that"
    r"|make that"
    r"|actually|or rather|rather|correction|typo|nope|no|oops|wait)(?:,? (?:it'?s|its|i'?m"
    r"|that'?s|was|is|he'?s|she'?s))?"
    r"[\s,:.…!–-]+(?:at |on |in |the (?=\d)|with )?(?P<new>[^,;.!?()\n]{1,40}?)"
    r"(?=\s*(?:[,;!?()\n]|\.(?!\d)|$|\s-\s|\b(?:and|but|so|since|is|has|i|i'm|my|we)\b))",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"[\s,.…–-]*[,.…–-]+\s*(?:no|wait|sorry|er+m?|i mean|actually)$", re.IGNORECASE
)
_SOFT = words("sorry actually rather no nope oops wait")  # ignored unless the kinds of values agree
_COUNTED = ("pet", "family", "owns", "drives")  # "two, scratch that, three cats"
_COUNT = (
    r"(?:\d+(?:[.:]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half \w+"
    r"|quarter \w+ \w+)"
)
_DATE = (
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}\b|{MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd"
    rf"|th)?\b|the \d{{1,2}}(?:st|nd|rd|th)\b|{MONTH}\b"
)
_DAY = rf"{WEEKDAY}s?\b|today|tomorrow|tonight"
_SORTS = (
    ("date", re.compile(_DATE, re.IGNORECASE)),
    ("day", re.compile(_DAY, re.IGNORECASE)),
    ("number", re.compile(rf"{_COUNT}(?: ?(?:am|pm|o'clock))?\b", re.IGNORECASE)),
    ("name", re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")),
)


def corrected_here(text: str, read: Sequence[Read]) -> list[Read]:
    """The frames, with values that the same message corrects replaced.

    Args:
        text: the message.
        read: its frames, in order.
    """
    readings = [replace(r, frame=replace(r.frame, value=_cut(r.frame.value))) for r in read]
    message = " ".join(plain(text).split())
    for mark in MARK.finditer(message):
        new = mark["new"].strip(" '\"")
        between = message[mark.end("word") : mark.start("new")]
        if not new or (mark["word"].casefold() == "actually" and set(between) & set(".!")):
            continue  # "I grew up in Maputo actually. Also, …"
        sort = _sort(new)
        target = _nearest(message[: mark.start()], readings, sort, mark["word"].casefold(), new)
        if target is None:
            continue
        place, name, old = target
        corrected = readings[place]
        counted = not name and corrected.frame.slot in _COUNTED
        value = new if counted else _in_its_place(old, new, sort)
        if name:
            qualifiers = MappingProxyType({**corrected.frame.qualifiers, name: value})
            updated = replace(corrected, frame=replace(corrected.frame, qualifiers=qualifiers))
        else:
            updated = replace(corrected, frame=replace(corrected.frame, value=value))
        if not standing(plain(value), updated.sentence) and (
            joint := _both(corrected.sentence, new, text)
        ):
            updated = replace(updated, sentence=joint)
        repeated = [
            n for n, r in enumerate(readings)
            if n != place and _same(r.frame.value, new) and r.frame.slot != "name"
        ]  # fmt: skip
        duplicates = [n for n, r in enumerate(readings) if n != place and _stands_for(r, updated)]
        readings[place] = updated
        removed = {*repeated, *duplicates}
        readings = [r for n, r in enumerate(readings) if n not in removed]
    return readings


def _both(sentence: str, new: str, text: str) -> str:
    """The words of the message from a sentence to the value that corrects it; else ""."""
    begin = text.find(sentence)
    end = text.find(new, begin + len(sentence)) if begin >= 0 else -1
    return text[begin : end + len(new)] if end >= 0 else ""


def _cut(value: str) -> str:
    """A value without the beginning of a correction: "Stefan - no" → "Stefan"."""
    return _BEGINS.sub("", value) or value


def _sort(value: str) -> str:
    """The kind of a value: "date", "day", "number", "name", or "word"."""
    return next((name for name, pattern in _SORTS if pattern.match(value)), "word")


def _nearest(
    before: str, read: Sequence[Read], sort: str, mark: str, new: str
) -> tuple[int, str, str] | None:
    """The last value or qualifier of the same kind before the mark."""
    best: tuple[int, int, str, str] | None = None
    low = before.casefold()
    for n, reading in enumerate(read):
        for name, value in [("", reading.frame.value), *reading.frame.qualifiers.items()]:
            position = low.rfind(" ".join(plain(value).split()).casefold())
            alike = _sort(value) == sort or (sort == "date" and "date" in _sorts(value))
            alike = alike or (sort == "number" and _sort(value) == "date" and new[0].isdigit())
            loose = mark not in _SOFT and sort in ("word", "name") and not name
            if position < 0 or len(before) - position - len(value) > 25 or not (alike or loose):
                continue
            if sort == "word" and mark in _SOFT:
                continue
            if best is None or position > best[0]:
                best = (position, n, name, value)
    return None if best is None else best[1:]


def _sorts(value: str) -> set[str]:
    return {name for name, pattern in _SORTS if pattern.search(value)}


def _in_its_place(old: str, new: str, sort: str) -> str:
    """The new value, cut to the length of the old one."""
    pattern = dict(_SORTS).get(sort)
    match = pattern.match(new) if pattern else None
    fits = match is not None and len(old.split()) <= len(match[0].split())
    return match[0] if match and (fits or sort == "name") else new


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _stands_for(read: Read, now: Read) -> bool:
    """Whether another frame says the same as the corrected one."""
    same_value = read.frame.slot == now.frame.slot and _same(read.frame.value, now.frame.value)
    return same_value and read.frame.whose == now.frame.whose
