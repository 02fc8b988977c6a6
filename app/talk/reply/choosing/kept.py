"""A suggestion that names nothing that is excluded.

The reply is passed on sentence by sentence. One that recommends an excluded thing is said again
with the first words of that thing barred; where that does not help it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from contextlib import closing

from app.talk.reply.choosing.limits import named
from memory.vocabulary.english.words import stem_list

Say = Callable[[str, tuple[str, ...]], Generator[str, None, None]]

_AGAIN = 6  # sentences of a reply that are said again
_UNIT = re.compile(r"[^\n]*?(?:[.!?…][\"')\]*_]*(?:\s+|$)|\n+)|[^\n]+$")
_NUMBER = re.compile(r"\s*(?:[-*•]|\d+[.)])?\s*$")  # "1. " is no sentence
_BEGIN = "I'd suggest"  # where a reply began with nothing but the limit
_UNTOLD = re.compile(r"\s*You haven['’]t told me", re.IGNORECASE)
_REASON = re.compile(r",? (?:because|since|as|given that) you\b[^.!?]*", re.IGNORECASE)
_TURNED_DOWN = re.compile(
    r"\b(?:not?|never|avoid\w*|without|instead of|rather than|skip\w*|allerg\w+|intoleran\w+"
    r"|leav(?:e|ing) out|omit\w*|except|free (?:of|from)|safe from|afraid|scared|fears?|dislikes?"
    r"|hates?|away from|substitut\w+|replac\w+|swap\w*|alternatives? to|cannot|unsafe|exclud\w+)\b"
    r"|n't\b|[- ]free\b",
    re.IGNORECASE,
)


def broken(sentence: str, things: tuple[str, ...]) -> str:
    """The excluded thing that a sentence names without turning it down; else empty."""
    text = _REASON.sub("", sentence.replace("’", "'"))
    return "" if _TURNED_DOWN.search(text) else named(text, things)


def kept(
    say: Say, things: tuple[str, ...], nothing: str, stopped: Callable[[], bool], known: str = ""
) -> Generator[str, None, None]:
    """The pieces of a reply.

    Args:
        say: the model's stream after a beginning, with beginnings of words that are barred.
        things: what must not be recommended.
        nothing: said where no sentence is left.
        stopped: whether the user stopped the reply.
        known: the limits themselves; a reply that begins with nothing else is begun again.
    """
    said, begun, left = "", "", _AGAIN
    never: tuple[str, ...] = ()
    words = set(stem_list(known))
    again = True
    while again:
        again = False
        with closing(_units(say(said + begun, never), begun)) as units:
            for unit in units:
                thing = broken(unit, things)
                idle = not (said or begun) and _says_nothing(unit, words)
                if not (thing or idle):
                    said, begun = said + unit, ""
                    yield unit
                elif left > 0 and not stopped():
                    left, again = left - 1, True
                    if thing:
                        never = (*never, *beginnings(thing))
                    else:
                        begun = _BEGIN
                    break
    if not said.strip() and not stopped():
        yield nothing


def _says_nothing(sentence: str, known: set[str]) -> bool:
    """Whether a suggestion begins with "You are vegan." or "You haven't told me." """
    said = set(stem_list(sentence))
    restated = sentence.lstrip().startswith("You") and bool(said) and said <= known
    return restated or _UNTOLD.match(sentence) is not None


def _units(pieces: Generator[str, None, None], begun: str) -> Generator[str, None, None]:
    """Whole sentences and lines, with the space after them; the first begins as given."""
    pending = begun
    with closing(pieces):
        for piece in pieces:
            pending += piece
            while (end := _end(pending)) is not None:
                yield pending[:end]
                pending = pending[end:]
    if pending != begun:
        yield pending


def _end(text: str) -> int | None:
    """Where the first sentence of a text ends, if something follows it."""
    for match in _UNIT.finditer(text):
        end = match.end()
        if end >= len(text):
            return None
        if match[0].strip() and not _NUMBER.fullmatch(text[:end].rstrip(".)")):
            return end
    return None


def beginnings(thing: str) -> tuple[str, ...]:
    """The beginnings of a thing, as a model writes it within a sentence and at a line's start."""
    first = thing.split()[0].split("-")[0]
    return tuple(dict.fromkeys((f" {first}", f" {first.title()}", first, first.title())))
