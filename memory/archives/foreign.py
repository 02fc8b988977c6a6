"""What may be imported from a file that nobody here vouches for.

Such a file may come from anybody. Its facts get the source "imported": its pins, confirmations and
states do not count. What would steer replies waits for the user's confirmation; orders for an
assistant and secrets are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from memory.notice.catalogue import slot
from memory.vocabulary.origin import Origin
from memory.vocabulary.records import Fact, Kind, Sensitivity, Source, Status, Turn

# These marks only forbid something.
KEPT_MARKS = ("never:", "redacted:", "forgotten:", "deleted:", "refused:")
_LONG = 400  # characters; a longer text is not a fact
_STEERS = (Kind.INSTRUCTION, Kind.GUIDELINE)


def foreign_facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that may be imported, in the form allowed."""
    return tuple(accepted for fact in facts if (accepted := foreign_fact(fact)) is not None)


def foreign_fact(fact: Fact) -> Fact | None:
    """A fact in the form in which it may be imported; None where it may not be."""
    from memory.accept.guard import alluring, number_bearing, ordering, sensitivity
    from memory.accept.safety.safety import first_person, why_wait

    words = first_person(f"{fact.text} {fact.value}")
    if len(words) > _LONG or ordering(words) or alluring(words):
        return None
    grade = sensitivity(words)
    if grade is Sensitivity.SECRET or fact.sensitivity is Sensitivity.SECRET:
        return None
    if number_bearing(words):
        grade = Sensitivity.NUMBER
    slot_kind = slot(fact.slot).kind
    steers = fact.kind in _STEERS or (fact.kind is Kind.IDENTITY and slot_kind is not Kind.IDENTITY)
    waits = steers or bool(why_wait(fact.text, fact.kind, fact.slot))
    living = fact.status in (Status.ACTIVE, Status.CONSOLIDATED, Status.PROMPT_ONLY)
    return replace(
        fact,
        text=" ".join(fact.text.split()),
        value=" ".join(fact.value.split()),
        source=Source.INFERRED if fact.source is Source.INFERRED else Source.IMPORTED,
        status=Status.HELD if waits and living else fact.status,
        sensitivity=grade if grade is not Sensitivity.NONE else fact.sensitivity,
        pinned=False,
        confirmed=False,
        times_seen=1,
    )


def foreign_turn(turn: Turn) -> Turn:
    """A turn in the form in which it may be imported: marked as not typed here."""
    typed = turn.role == "user" and turn.origin in (Origin.TYPED, Origin.ATTACHED)
    return replace(turn, origin=Origin.IMPORTED) if typed else turn
