"""Where a text came from, and how far memory trusts it.

One type for every reader: learning, recall, prompts, exports and lessons call `trust_of` instead of
passing flags. Text below `AGREED` is shown and searched, but never believed.
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
    REPLY = "reply"  # written by Luna
    IMPORTED = "imported"  # from an archive that the user imported
    CLIENT = "client"  # sent by a program


class Trust(IntEnum):
    """What a text may become. The order matters."""

    SHOWN = 0  # nothing: it can be read and searched
    AGREED = 1  # a fact, because the user agreed to its source; a lesson only once confirmed
    OWN = 2  # a fact, and with time a lesson


_TRUST = {
    Origin.TYPED: Trust.OWN,
    Origin.ATTACHED: Trust.OWN,  # its typed part only: see `Turn.words`
    Origin.PASTED: Trust.SHOWN,
    Origin.REPLY: Trust.SHOWN,
    Origin.IMPORTED: Trust.AGREED,
    Origin.CLIENT: Trust.SHOWN,
}
# The label in a prompt before text that the user did not write.
MARKS = {
    Origin.ATTACHED: "Pasted by the user:",
    Origin.PASTED: "Pasted by the user:",
    Origin.CLIENT: "Sent by a program:",
}


def trust_of(origin: Origin) -> Trust:
    """How far text of an origin is trusted."""
    return _TRUST[origin]


def origin_of(source: str, pasted: bool, role: str) -> Origin:
    """The origin of a stored turn, from its name, or from earlier versions' "told" and flag.

    An unknown name, perhaps from a later version, is not trusted at all.
    """
    if role != "user" and source in ("", "told", Origin.TYPED.value):
        return Origin.REPLY
    if source in ("", "told"):
        return Origin.PASTED if pasted else Origin.TYPED
    try:
        origin = Origin(source)
    except ValueError:
        return Origin.CLIENT
    untyped = pasted and origin in (Origin.TYPED, Origin.IMPORTED)
    return Origin.PASTED if untyped else origin


RUN = 5  # consecutive words that nobody repeats by chance
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def repeats(text: str, foreign: Iterable[str], run: int = RUN) -> bool:
    """Whether a text repeats consecutive words of a text that the user did not write.

    Args:
        text: apparently typed text.
        foreign: texts that were pasted, attached or sent before.
        run: this many consecutive words are a copy; a shorter text is a copy if it is complete.
    """
    typed = [word.casefold() for word in _WORD.findall(text)]
    for foreign_text in foreign:
        words = [word.casefold() for word in _WORD.findall(foreign_text)]
        if words and typed == words:
            return True
        runs = {tuple(words[n : n + run]) for n in range(len(words) - run + 1)}
        if any(tuple(typed[n : n + run]) in runs for n in range(len(typed) - run + 1)):
            return True
    return False
