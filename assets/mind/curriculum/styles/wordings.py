"""How users word standing instructions, by kind.

A wording in lower case is a verb phrase, to be put into a frame ("Please {v}."); one that begins
with a capital or a quotation mark is a whole line. `{all}` takes "every reply" or, about one
reply, "your answer"; `{do}` a verb of answering; `{w}` the word of the kind's blank. Wordings are
separated by " / "; those after the bar serve evaluation only.
"""

from __future__ import annotations

from dataclasses import dataclass

from assets.mind.curriculum.styles.wordings_shape import SHAPE
from assets.mind.curriculum.styles.wordings_tone import TONE
from assets.mind.curriculum.styles.wordings_words import WORDS


@dataclass(frozen=True)
class Wording:
    """The wordings of one kind; `held_out` are never trained."""

    trained: tuple[str, ...]
    held_out: tuple[str, ...]


def _parsed(table: dict[str, str]) -> dict[str, Wording]:
    found: dict[str, Wording] = {}
    for kind, line in table.items():
        trained, held_out = line.split(" || ")
        found[kind] = Wording(tuple(trained.split(" / ")), tuple(held_out.split(" / ")))
    return found


WORDINGS: dict[str, Wording] = _parsed({**SHAPE, **WORDS, **TONE})
