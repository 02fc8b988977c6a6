"""Converts a frame to the candidate that memory reconciles, in memory's slots."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from memory.notice.catalogue.catalogue import frame_slot_of, sentence_of, slot
from memory.notice.families.pets import PET
from memory.notice.families.relatives import subject_of
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import head_of
from memory.notice.grammar.base import key
from memory.notice.grammar.nouns import PETS, RELATIONS
from memory.vocabulary.english.inflection import singular
from memory.vocabulary.records import Candidate, Kind

_TOGETHER = ("parents", "grandparents", "siblings", "in-laws")  # named as one

_ARTICLE = re.compile(r"^an? (?=\w)", re.IGNORECASE)


def fact_of(frame: Frame, sentence: str = "", valid_until: datetime | None = None) -> Candidate:
    """The candidate of a frame, with the slot, subject and value that the rules would give it.

    Args:
        frame: grounded.
        sentence: the words of the turn that it came from.
        valid_until: when it ends, where the turn's dates say so.

    Returns:
        A candidate for `memory.accept.reconcile`; a withdrawal has `retract`, the slot "any", and
        as its text what is to be taken back.
    """
    if frame.act == "withdraws":
        return Candidate(
            slot="any", value=frame.value, text=frame.value, kind=Kind.FACT, retract=True,
            sentence=sentence,
        )  # fmt: skip
    if not frame.of_user:  # "I have a sister, Sione" is about the user's sister
        frame = replace(frame, whose=_ARTICLE.sub("", frame.whose))
    if frame.slot == "name" and frame.whose.casefold().endswith(f" {frame.value.casefold()}"):
        frame = replace(frame, whose=frame.whose[: -len(frame.value)].strip())  # "sister Lea"
    name, value, who, text = _placed(frame)
    frame_slot = frame_slot_of(frame)
    kind = Kind.INSTRUCTION if frame_slot is None else frame_slot.kind
    return Candidate(
        slot=name,
        value=value,
        text=text,
        kind=slot(name).kind if name.partition(".")[0] != "habit" and frame_slot else kind,
        subject=who,
        polarity=-1 if frame.negated else 1,
        valid_until=valid_until,
        sentence=sentence,
        corrects=frame.act in ("changes", "corrects"),
    )


def _placed(frame: Frame) -> tuple[str, str, str, str]:
    """(slot, value, subject, text) of a frame that is not a withdrawal."""
    text, who = sentence_of(frame, "third"), subject_of(frame)
    frame_slot = frame_slot_of(frame)
    if frame_slot is None:
        return "instruction", frame.value, "user", text
    if frame.slot == "name" and not frame.of_user:
        return _named(frame, who, text)
    place = frame_slot.place(frame, text) if frame_slot.place else None
    name, value = place or (frame_slot.memory or frame_slot.name, frame.value)
    return name, value, who, text


def _named(frame: Frame, who: str, text: str) -> tuple[str, str, str, str]:
    """A name as a fact about the user: a pet's with its species, anybody else's as a relation."""
    noun = head_of(frame.whose)
    if noun in PETS or singular(noun) in PETS:
        kind = noun if noun in PETS else singular(noun)
        described = re.sub(r"^(?:my|our|the|an?) ", "", frame.whose)
        what = described if described.endswith(kind) and described.islower() else kind  # "show dog"
        has = PET.sentence(frame.value, noun=what)
        return f"pet.{kind}", frame.value, "user", text if frame.negated else has
    owned = sentence_of(frame, "third").startswith(("The user's ", "One of the user's "))
    if not owned and who == frame.whose:
        return "name", frame.value, who, text
    low = frame.whose.casefold()
    relation = RELATIONS.get(low if low in _TOGETHER else singular(low), low)
    return f"family.{key(relation)}.name", frame.value, "user", text
