"""What somebody likes, dislikes and prefers."""

from __future__ import annotations

import re

from memory.notice.frames.clauses import Clause, FrameSlot, Subject
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape
from memory.notice.frames.tables import VERB
from memory.notice.frames.wording import Table, U, V, Wording, groups
from memory.vocabulary.english.inflection import is_gerund
from memory.vocabulary.records import Kind
from memory.vocabulary.slots import Slot

LIKES = Slot(
    "likes",
    kind=Kind.PREFERENCE,
    sentences={"": "{s} likes {v}.", "loves": "{s} loves {v}.", "enjoys": "{s} enjoys {v}."},
    matters="tastes body",
    trust="unread",
)
DISLIKES = Slot(
    "dislikes",
    kind=Kind.PREFERENCE,
    sentences={
        "": "{s} dislikes {v}.",
        "hates": "{s} hates {v}.",
        "avoids": "{s} avoids {v}.",
        "longer": "{s} no longer likes {v}.",
    },
    frame="likes",
    matters="tastes body",
    trust="unread",
)
PREFERS = Slot(
    "prefers",
    kind=Kind.PREFERENCE,
    sentences={"": "{s} prefers {v}.", "to": "{s} prefers {v} to {n}."},
    frame="likes",
    matters="tastes",
    trust="unread",
)


def _likes(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    doing = phrase.shape is Shape.BASE and phrase.rest and not is_gerund(phrase.rest)
    text = f"to {phrase.text}" if doing else phrase.text  # "to read poems", but "fly fishing"
    if frame.negated and frame.act != "changes":
        return Clause("dislike", text, negated=False)
    return Clause("like", text)


def _liked_place(frame: Frame, text: str) -> tuple[str, str] | None:
    return ("dislikes", frame.value) if frame.negated else None


def _preferred(match: re.Match[str]) -> dict[str, str]:
    return {"q": "do I prefer", "s": "I prefer", "a": "You prefer"}


ASK_LIKES = Table(
    answer="You like {v}.",
    noun="what you like",
    train=(
        "Tell me something I like.",
        "What do I love?",
        "Do you know what I like?",
        "What do I enjoy?",
        "Can you remind me what I like?",
        "What did I say I like?",
        "what am i fond of",
        "Which thing do I like?",
        "Could it be that you know what I like?",
        "Have I told you what I like?",
        "What am I a fan of?",
        "Did I ever mention something I like?",
        "Give me one thing I like.",
    ),
    tasks=("You want to give me a present. Which thing do I like?", "Fill in the form: likes?"),
    exam=(
        "What do I like?",
        "What is something that I like?",
        "Do you remember what I like?",
        "Could you tell me what I like?",
        "Is there something I like?",
        "What's a thing I love?",
    ),
    bench=(
        "Do you still know what I like?",
        "I like what?",
        "Say what I like.",
        "What makes me happy?",
        "What's to my liking?",
        "Name something I enjoy.",
    ),
    yes_no="Do I like {v}?",
)


ASK_DISLIKES = Table(
    answer="You dislike {v}.",
    noun="what you dislike",
    train=(
        "Tell me something I don't like.",
        "What do I hate?",
        "Do you know what I hate?",
        "What don't I like?",
        "Can you remind me what I dislike?",
        "What did I say I dislike?",
        "what do i not like",
        "Which thing do I dislike?",
        "Could it be that you know what I dislike?",
        "Have I told you what I dislike?",
        "Did I ever mention something I dislike?",
        "What can I not bear?",
        "Give me one thing I dislike.",
    ),
    tasks=("Plan my day. What do I not like at all?", "Fill in the form: dislikes?"),
    exam=(
        "What do I dislike?",
        "What is something that I can't stand?",
        "Do you remember what I dislike?",
        "Could you tell me what I dislike?",
        "Is there something I hate?",
        "What's a thing I dislike?",
    ),
    bench=(
        "Do you still know what I dislike?",
        "I dislike what?",
        "Say what I hate.",
        "What annoys me?",
        "What's not to my liking?",
        "Name something I dislike.",
    ),
    yes_no="Do I hate {v}?",
)


FAMILY = Family(
    slots=(
        LIKES,
        DISLIKES,
        PREFERS,
    ),
    frames=(
        FrameSlot(
            "likes",
            Kind.PREFERENCE,
            "tastes",
            _likes,
            "{my} tastes",
            asks=(
                "What <do> {i} like?",
                "What would please {me}?",
                "Which things <do> {i} enjoy?",
                "what {i} <like>",
            ),
            place=_liked_place,
        ),
    ),
    cues={
        "like": "like love enjoy prefer fond",
        "likes": "like love enjoy prefer fond",
        "dislike": "dislike hate avoid stand",
        "dislikes": "dislike hate avoid stand",
        "prefers": "prefer rather like choose better",
    },
    wordings=(
        Wording(
            "dislikes",
            rf"{U} (?:dislikes|hates|does(?:n't| not) like) {V}",
            ASK_DISLIKES,
            groups,
            near=8,
        ),
        Wording("likes", rf"{U} (?:likes|loves|enjoys) {V}", ASK_LIKES, groups, near=7),
        Wording("prefers", rf"{U} prefers {V} to [^.]+\.", VERB, _preferred),
    ),
)
