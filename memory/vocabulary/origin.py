"""Where a text came from, and how far it is trusted with memory.

One type for every reader: noticing, recall, prompts, exports and lessons ask `trust_of` instead
of remembering flags. What is less than `AGREED` is shown and searched, never believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum, StrEnum


class Origin(StrEnum):
    """Where the text of a turn came from."""

    TYPED = "typed"  # by the user, here
    ATTACHED = "attached"  # typed, with something pasted behind it
    PASTED = "pasted"  # nothing of it was typed
    REPLY = "reply"  # said by Luna
    IMPORTED = "imported"  # from an archive that the user took in
    CLIENT = "client"  # sent by a program


class Trust(IntEnum):
    """What a text may become. The order counts."""

    SHOWN = 0  # nothing: it can be read and searched
    AGREED = 1  # a fact, by the user's yes to its source; no lesson before they confirm it
    OWN = 2  # a fact, and with time a lesson


_TRUST = {
    Origin.TYPED: Trust.OWN,
    Origin.ATTACHED: Trust.OWN,  # of its typed part alone: see `Turn.words`
    Origin.PASTED: Trust.SHOWN,
    Origin.REPLY: Trust.SHOWN,
    Origin.IMPORTED: Trust.AGREED,
    Origin.CLIENT: Trust.SHOWN,
}
# How a prompt names what the user did not write, before its words.
MARKS = {
    Origin.ATTACHED: "Pasted by the user:",
    Origin.PASTED: "Pasted by the user:",
    Origin.CLIENT: "Sent by a program:",
}


def trust_of(origin: Origin) -> Trust:
    """How far the words of an origin are trusted."""
    return _TRUST[origin]


def origin_of(source: str, pasted: bool, role: str) -> Origin:
    """The origin of a stored turn: its name, or what earlier versions wrote, "told" and a flag.

    An unknown name, as a later version may have, is trusted with nothing.
    """
    if role != "user" and source in ("", "told", Origin.TYPED.value):
        return Origin.REPLY
    if source in ("", "told"):
        return Origin.PASTED if pasted else Origin.TYPED
    try:
        found = Origin(source)
    except ValueError:
        return Origin.CLIENT
    untyped = pasted and found in (Origin.TYPED, Origin.IMPORTED)
    return Origin.PASTED if untyped else found


RUN = 5  # words in a row that nobody types by chance
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def repeats(text: str, foreign: Iterable[str], run: int = RUN) -> bool:
    """Whether a text holds words in a row from one that the user did not write.

    Args:
        text: what seems to be typed.
        foreign: texts that were pasted, attached or sent before.
        run: how many words in a row are a copy; a shorter text is one where it is all that is said.
    """
    said = [word.casefold() for word in _WORD.findall(text)]
    for other in foreign:
        words = [word.casefold() for word in _WORD.findall(other)]
        if words and said == words:
            return True
        there = {tuple(words[n : n + run]) for n in range(len(words) - run + 1)}
        if any(tuple(said[n : n + run]) in there for n in range(len(said) - run + 1)):
            return True
    return False
