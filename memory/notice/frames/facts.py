"""Converts a frame to the candidate that memory reconciles, in memory's slots."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from memory.notice.frames.catalogue import family_of, sentence_of
from memory.notice.frames.families.doing_families import is_instrument
from memory.notice.frames.families.families import clause_of
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import head_of
from memory.notice.rules.grammar.base import key
from memory.notice.rules.grammar.nouns import PETS, RELATIONS
from memory.vocabulary.english.inflection import singular
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import sentence
from memory.vocabulary.slots import slot as known_slot

_TOGETHER = ("parents", "grandparents", "siblings", "in-laws")  # named as one
_COUNT = re.compile(
    r"(?P<v>no|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several) (?:\w+ )*?"
    r"(?P<n>\w+)", re.I,
)  # fmt: skip


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
    if frame.slot == "name" and frame.whose.casefold().endswith(f" {frame.value.casefold()}"):
        frame = replace(frame, whose=frame.whose[: -len(frame.value)].strip())  # "sister Lea"
    slot, value, who, text = _placed(frame)
    family = family_of(frame)
    kind = Kind.INSTRUCTION if family is None else family.kind
    return Candidate(
        slot=slot,
        value=value,
        text=text,
        kind=known_slot(slot).kind if slot.partition(".")[0] != "habit" and family else kind,
        subject=who,
        polarity=-1 if frame.negated else 1,
        valid_until=valid_until,
        sentence=sentence,
        corrects=frame.act in ("changes", "corrects"),
    )


def subject_of(frame: Frame) -> str:
    """Whom a fact is about, in memory's words: "user", "mother", "sister Carol", "Nino"."""
    if frame.of_user:
        return "user"
    whose = re.sub(r"['’]s?$", "", frame.whose)
    first, _, name = whose.partition(" ")
    relation = RELATIONS.get(first.casefold())
    if relation is None:
        folded = whose.casefold()
        return RELATIONS.get(folded, whose)
    several = known_slot(f"family.{relation}").cardinality == "set"
    return f"{relation} {name}".strip() if several and name[:1].isupper() else relation


def _placed(frame: Frame) -> tuple[str, str, str, str]:
    """(slot, value, subject, text) of a frame that is not a withdrawal."""
    text, value, who = sentence_of(frame, "third"), frame.value, subject_of(frame)
    family = family_of(frame)
    if family is None:
        return "instruction", value, "user", text
    if frame.slot == "name" and not frame.of_user:
        return _named(frame, who, text)
    slot = family.name or family.slot
    if family.slot == "favourite":
        slot = f"favourite.{key(frame.slot.partition(' ')[2])}"
    elif family.slot == "likes" and frame.negated:
        slot = "dislikes"
    elif family.slot == "plays" and is_instrument(value):
        slot = "instrument"
    elif family.slot == "partner" and head_of(value) in RELATIONS:
        slot = "family"
    elif family.slot == "other" and (clause := clause_of(frame, family)) and clause.verb == "be":
        slot = "self"
    elif family.slot in ("pet", "family") and (match := _COUNT.fullmatch(value)):
        noun = match["n"].casefold()
        single = singular(noun)
        if single in RELATIONS or single in PETS:
            slot, value = f"count.{RELATIONS.get(single, single)}", match["v"]
    elif family.slot == "size" and text.endswith("tall."):
        slot = "height"
    elif family.slot == "budget" and text.startswith("The user's budget is"):
        slot = "own.budget"
    return slot, value, who, text


def _named(frame: Frame, who: str, text: str) -> tuple[str, str, str, str]:
    """A name as a fact about the user: a pet's with its species, anybody else's as a relation."""
    noun = head_of(frame.whose)
    if noun in PETS or singular(noun) in PETS:
        kind = noun if noun in PETS else singular(noun)
        described = re.sub(r"^(?:my|our|the|an?) ", "", frame.whose)
        what = described if described.endswith(kind) and described.islower() else kind  # "show dog"
        has = sentence("pet", frame.value, noun=what)
        return f"pet.{kind}", frame.value, "user", text if frame.negated else has
    owned = sentence_of(frame, "third").startswith(("The user's ", "One of the user's "))
    if not owned and who == frame.whose:
        return "name", frame.value, who, text
    low = frame.whose.casefold()
    relation = RELATIONS.get(low if low in _TOGETHER else singular(low), low)
    return f"family.{key(relation)}.name", frame.value, "user", text
