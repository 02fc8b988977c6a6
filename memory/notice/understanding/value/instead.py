"""Corrections inside one message: "3 May... I mean 3 June", "called Anna, no wait, Hannah".

A reader sees the first value more often than the second. The later value of the same sort counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from memory.notice.frames.frame import standing
from memory.notice.rules.grammar.lexicon import words
from memory.notice.rules.grammar.text import plain
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
_SOFT = words("sorry actually rather no nope oops wait")  # these say nothing where no sort is alike
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
    """Frames with the value that the same message puts in the place of the first one.

    Args:
        text: The message.
        read: What was read in it, in its order.
    """
    out = [replace(r, frame=replace(r.frame, value=_cut(r.frame.value))) for r in read]
    said = " ".join(plain(text).split())
    for mark in MARK.finditer(said):
        new = mark["new"].strip(" '\"")
        if not new:
            continue
        sort = _sort(new)
        meant = _nearest(said[: mark.start()], out, sort, mark["word"].casefold(), new)
        if meant is None:
            continue
        place, name, old = meant
        was = out[place]
        counted = not name and was.frame.slot in _COUNTED
        value = new if counted else _in_its_place(old, new, sort)
        if name:
            qualifiers = MappingProxyType({**was.frame.qualifiers, name: value})
            now = replace(was, frame=replace(was.frame, qualifiers=qualifiers))
        else:
            now = replace(was, frame=replace(was.frame, value=value))
        if not standing(plain(value), now.sentence) and (both := _both(was.sentence, new, text)):
            now = replace(now, sentence=both)
        behind = [
            n for n, r in enumerate(out)
            if n != place and _same(r.frame.value, new) and r.frame.slot != "name"
        ]  # fmt: skip
        same = [n for n, r in enumerate(out) if n != place and _stands_for(r, now)]
        out[place] = now
        gone = {*behind, *same}
        out = [r for n, r in enumerate(out) if n not in gone]
    return out


def _both(sentence: str, new: str, text: str) -> str:
    """The words of the message from a sentence to the value that corrects it; else ""."""
    begin = text.find(sentence)
    end = text.find(new, begin + len(sentence)) if begin >= 0 else -1
    return text[begin : end + len(new)] if end >= 0 else ""


def _cut(value: str) -> str:
    """A value without the beginning of a correction: "Stefan - no" → "Stefan"."""
    return _BEGINS.sub("", value) or value


def _sort(value: str) -> str:
    """What sort of value it is: "date", "day", "number", "name", or "word"."""
    return next((name for name, pattern in _SORTS if pattern.match(value)), "word")


def _nearest(
    before: str, read: Sequence[Read], sort: str, mark: str, new: str
) -> tuple[int, str, str] | None:
    """The value or qualifier of one sort that stands last before the mark."""
    best: tuple[int, int, str, str] | None = None
    low = before.casefold()
    for n, each in enumerate(read):
        for name, said in [("", each.frame.value), *each.frame.qualifiers.items()]:
            at = low.rfind(" ".join(plain(said).split()).casefold())
            alike = _sort(said) == sort or (sort == "date" and "date" in _sorts(said))
            alike = alike or (sort == "number" and _sort(said) == "date" and new[0].isdigit())
            loose = mark not in _SOFT and sort in ("word", "name") and not name
            if at < 0 or len(before) - at - len(said) > 25 or not (alike or loose):
                continue
            if sort == "word" and mark in _SOFT:
                continue
            if best is None or at > best[0]:
                best = (at, n, name, said)
    return None if best is None else best[1:]


def _sorts(value: str) -> set[str]:
    return {name for name, pattern in _SORTS if pattern.search(value)}


def _in_its_place(old: str, new: str, sort: str) -> str:
    """The new value, with no more of what follows it than the old one had."""
    pattern = dict(_SORTS).get(sort)
    found = pattern.match(new) if pattern else None
    short = found is not None and len(old.split()) <= len(found[0].split())
    return found[0] if found and (short or sort == "name") else new


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _stands_for(read: Read, now: Read) -> bool:
    """Whether another frame says what the corrected one says now."""
    same = read.frame.slot == now.frame.slot and _same(read.frame.value, now.frame.value)
    return same and read.frame.whose == now.frame.whose
