"""Fears and moods."""

from __future__ import annotations

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape
from memory.vocabulary.records import Kind


def _fear(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if phrase.shape is Shape.ADJECTIVE:
        return Clause("be", phrase.text)
    if phrase.shape is Shape.INFINITIVE:
        return Clause("be", f"afraid {phrase.text}")
    return Clause("be", f"afraid of {phrase.text}")


def _feeling(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    if phrase.shape is Shape.GERUND:
        return Clause("be", phrase.text)
    felt = not phrase.verb or phrase.shape is Shape.PAST
    return Clause("feel", phrase.text) if felt else verbal(phrase)


FAMILY = Family(
    frames=(
        FrameSlot(
            "fear",
            Kind.FACT,
            "fear",
            _fear,
            "{my} fears",
            asks=(
                "What <be> {i} afraid of?",
                "What scares {me}?",
                "What <do> {i} fear?",
                "what {i} <be> afraid of",
            ),
        ),
        FrameSlot(
            "feeling",
            Kind.FACT,
            "feelings",
            _feeling,
            "{my} feelings",
            durable=False,
            asks=(
                "How <do> {i} feel?",
                "What's {my} mood?",
                "How <be> {i} doing?",
                "how {i} <feel>",
            ),
        ),
    ),
)
