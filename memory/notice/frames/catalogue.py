"""The families, by slot."""

from __future__ import annotations

import re

from memory.notice.frames.families.doing_families import DOING_FAMILIES
from memory.notice.frames.families.families import Family, sentence
from memory.notice.frames.families.having_families import HAVING_FAMILIES
from memory.notice.frames.families.person_families import PERSON_FAMILIES
from memory.notice.frames.families.work_families import WORK_FAMILIES
from memory.notice.frames.frame import Frame
from memory.notice.frames.person import Person
from memory.notice.rules.grammar.nouns import PETS
from memory.vocabulary.records import Kind

FAMILIES: dict[str, Family] = {
    family.slot: family
    for family in (*PERSON_FAMILIES, *WORK_FAMILIES, *HAVING_FAMILIES, *DOING_FAMILIES)
}
_NO_SENTENCE = ("any", "instruction")  # a withdrawal names a fact; an instruction is its own text


def family_of(frame: Frame) -> Family | None:
    """The family of a frame; None for withdrawals and instructions, "other" for unknown slots."""
    if frame.slot in _NO_SENTENCE:
        return None
    slot = "favourite" if frame.slot.casefold().startswith("favourite ") else frame.slot
    return FAMILIES.get(slot, FAMILIES["other"])


def is_durable(frame: Frame) -> bool:
    """Whether a night may teach a frame: it is not something passing."""
    family = family_of(frame)
    return family is not None and family.durable and family.kind is not Kind.EVENT


_DEATH = re.compile(r"(?:died|dead|passed|passed away|put (?:him|her|it|them) down)\b", re.I)
_PARTING = re.compile(r"(?:broke up|split up|divorced|separated|single|widowed|divorce)\b", re.I)


def ended_by(frame: Frame) -> tuple[str, ...]:
    """Slots of facts about the user that a frame makes untrue, besides the value it replaces.

    A move ends a commute, a new employer the workplace, a death "has a cat", a separation the
    relationship. A person who died keeps their name and their place in the family.
    """
    family = family_of(frame)
    if family is None or frame.act not in ("tells", "changes", "corrects"):
        return ()
    if frame.negated and frame.act == "tells":  # "I'm not divorced" ends nothing
        return ()
    if family.slot == "event" and not frame.of_user and _DEATH.match(frame.value):
        kind = frame.whose.split()[0].casefold()
        return (f"pet.{kind}",) if kind in PETS else ()
    if family.slot in ("event", "partner") and frame.of_user and _PARTING.match(frame.value):
        return ("relationship",)
    return family.ends if frame.act == "changes" and frame.of_user else ()


def sentence_of(frame: Frame, person: Person) -> str:
    """A frame as a sentence.

    Args:
        frame: not a withdrawal.
        person: "third": "The user lives in Leeds."; "second": "You live in Leeds.". An
            instruction is its own sentence in both.

    Raises:
        ValueError: the frame is a withdrawal, which has no sentence.
    """
    family = family_of(frame)
    if family is not None:
        return sentence(frame, family, person)
    if frame.slot != "instruction":
        raise ValueError("a withdrawal has no sentence")
    text = frame.value[:1].upper() + frame.value[1:]
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
