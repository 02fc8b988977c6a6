"""How users word standing instructions, by kind.

A wording in lower case is a verb phrase, to be put into a frame ("Please {v}."); one that begins
with a capital or a quotation mark is a whole line, and so is one behind "~" (kept as it is, often
terse and in lower case). `{all}` takes "every reply" or, about one
reply, "your answer"; `{do}` a verb of answering; `{w}` the word of the kind's blank. Wordings are
separated by " / "; those after the bar serve evaluation only. Further trained wordings stand one
a line in the `..._more` tables.
"""

from __future__ import annotations

from dataclasses import dataclass

from assets.mind.curriculum.styles.wordings_shape import SHAPE
from assets.mind.curriculum.styles.wordings_shape_more import SHAPE_MORE
from assets.mind.curriculum.styles.wordings_tone import TONE
from assets.mind.curriculum.styles.wordings_tone_more import TONE_MORE
from assets.mind.curriculum.styles.wordings_wishes import WISHES
from assets.mind.curriculum.styles.wordings_words import WORDS
from assets.mind.curriculum.styles.wordings_words_more import WORDS_MORE


@dataclass(frozen=True)
class Wording:
    """The wordings of one kind; `held_out` are never trained."""

    trained: tuple[str, ...]
    held_out: tuple[str, ...]


def _parsed(table: dict[str, str], more: dict[str, str]) -> dict[str, Wording]:
    found: dict[str, Wording] = {}
    for kind, line in table.items():
        trained, held_out = line.split(" || ")
        also = more.get(kind, "").strip().splitlines()
        found[kind] = Wording((*trained.split(" / "), *also), tuple(held_out.split(" / ")))
    for kind, lines in WISHES.items():
        first, last = (part.strip().splitlines() for part in lines.split("\n||\n"))
        found[kind] = Wording(tuple(first), tuple(last))
    return found


WORDINGS: dict[str, Wording] = _parsed(
    {**SHAPE, **WORDS, **TONE}, {**SHAPE_MORE, **WORDS_MORE, **TONE_MORE}
)
