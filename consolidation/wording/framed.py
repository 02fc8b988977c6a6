"""Questions about a fact that no table covers, made from its frame.

So every durable fact can be taught: if its slot has no questions of its own, they are made from the
user's words.
"""

from __future__ import annotations

from memory.notice.catalogue import Questions, frame_name, questions_of
from memory.notice.families.relatives import subject_of
from memory.notice.frames import Frame
from memory.vocabulary.english.second_person import to_user
from memory.vocabulary.english.words import holds, stems
from memory.vocabulary.records import Fact


def frame_of_fact(fact: Fact) -> Frame:
    """The frame in which a fact was told, as far as its row shows."""
    first, _, detail = fact.slot.partition(".")
    if first == "family" and detail.endswith(".name"):
        return Frame("tells", detail.removesuffix(".name").replace("_", " "), "name", fact.value)
    favourite = f"favourite {detail.replace('_', ' ')}"
    slot = favourite if first == "favourite" else frame_name(first)
    negated = fact.polarity < 0 or first == "dislikes"
    return Frame("tells", fact.subject, slot, fact.value, negated)


def asked(fact: Fact) -> tuple[Questions, str, str] | None:
    """(questions, answer, what it is about in the second person); None if none can be made.

    The answer contains the value literally, since the exam looks for it.
    """
    value, text = fact.value.strip().casefold(), fact.text.casefold()
    if not value or not (value in text or stems(value) & stems(text)):
        return None  # the sentence is about something else
    frame = frame_of_fact(fact)
    questions = questions_of(frame)
    if questions is None:
        return None
    answer = to_user(fact)
    pattern = holds(fact.value)
    if pattern is None or not pattern.search(answer):
        answer = f"You told me: “{fact.value}”."
    about = f"what you said about {subject_of(frame)}" if not frame.of_user else "what you told me"
    return questions, answer, about
