"""Questions that may become lessons: typed by the user, with a check of each."""

from __future__ import annotations

from dataclasses import dataclass

from memory.store.lineage import GONE
from memory.vocabulary.errors import StoreError
from memory.vocabulary.origin import Origin, Trust
from memory.vocabulary.records import Kind, Sensitivity, Turn

LONGEST = 200  # characters of such a question


@dataclass(frozen=True, slots=True)
class Asked:
    """A user's own question that a lesson may be made of. No other turn can be wrapped in it.

    Raises:
        StoreError: the turn is not such a question, or must not go into weights.
    """

    turn: Turn

    def __post_init__(self) -> None:
        if reason := why_no_lesson(self.turn):
            raise StoreError(f"No lesson can be made from this turn: {reason}.")

    @property
    def text(self) -> str:
        """The question."""
        return self.turn.words.strip()


def why_no_lesson(turn: Turn) -> str:
    """Why a turn must not go into weights; "" where it may."""
    from memory.accept.guard import alluring, ordering, sensitivity
    from memory.accept.safety.safety import why_wait
    from memory.notice.speech import split

    text = turn.words.strip()
    if turn.trust is not Trust.OWN or turn.origin is not Origin.TYPED:
        return "the user did not type it"
    if not text or GONE in text or len(text) > LONGEST or "\n" in text:
        return "it is not a short question"
    if sensitivity(text) is not Sensitivity.NONE:
        return "it contains a secret or an exact number"
    if not split(text).whole:
        return "it contains somebody else's words"
    if ordering(text) or alluring(text) or why_wait(text, Kind.INSTRUCTION, "instruction"):
        return "it reads like an order"
    return ""


def asked(turn: Turn) -> Asked | None:
    """The question of a turn; None where no lesson may be made from it."""
    return None if why_no_lesson(turn) else Asked(turn)
