"""What a candidate does to what is known: again, more, instead of, or no longer. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from memory.accept.reconcile.corrected import corrected
from memory.accept.reconcile.meant import (
    denied,
    ended,
    gainsaid,
    is_only_denial,
    narrowed,
    withdrawn,
    worth_knowing,
)
from memory.accept.reconcile.opposed import against, content, opposed
from memory.notice.catalogue import sentence, slot
from memory.vocabulary.alike import plain_value, same_value, slot_fits
from memory.vocabulary.english.words import stems
from memory.vocabulary.records import BELIEVED, Candidate, ChangeKind, Fact, Kind

_CORRECTING = (
    "no nope wait sorry rather actually i mean meant make that correction oops instead it is"
)
_FURTHER = re.compile(r" (?:in|at|on|with|for|from|near|every|each|by)\b")


@dataclass(frozen=True, slots=True)
class Plan:
    """One step: a new row, or a change of an existing one.

    Attributes:
        kind: ADDED (`fact`), REPEATED (`target`), SUPERSEDED (`fact` for `target`),
            RETRACTED (`target`), REFUSED (nothing is written, `reason` asks).
        fact: The new row, or None.
        target: The row that is changed, or None.
        reason: Why, for the user.
    """

    kind: ChangeKind
    fact: Fact | None
    target: Fact | None
    reason: str


def reconcile(
    candidate: Candidate, known: Sequence[Fact], when: datetime, recent: Collection[str] = ()
) -> list[Plan]:
    """The steps that make memory agree with a candidate.

    Args:
        candidate: What was noticed and allowed.
        known: Facts that are believed: active, held, consolidated (in weights), prompt-only.
        when: The time of the turn.
        recent: Ids of what was told last in this conversation, which "that" may mean.

    Returns:
        Steps in order. Empty where there is nothing to do; a REFUSED step with a reason
        where it is unclear which fact was meant.
    """
    if candidate.slot == "correction":
        pair = corrected(candidate, known, when)
        if pair is None:
            return []
        now, was = pair
        return [Plan(ChangeKind.SUPERSEDED, now, was, f"instead of “{was.value}”")]
    if candidate.slot == "any":
        return _withdrawn(candidate, known, recent)
    if candidate.retract:
        return _retract(candidate, known, when)
    over = ended(candidate, known)
    gone = [Plan(ChangeKind.RETRACTED, None, f, f"you said “{candidate.sentence}”") for f in over]
    known = [fact for fact in known if fact not in over]
    return gone + _told(candidate, known, when, recent)


def verbatim(candidate: Candidate, same: Sequence[Fact], when: datetime) -> Plan:
    """The step that keeps a sentence as it is.

    Args:
        same: facts that say the same words, or nearly.
    """
    text = candidate.text.casefold()
    for fact in same:
        if fact.status in BELIEVED and fact.text.casefold() == text:
            return Plan(ChangeKind.REPEATED, None, fact, "said again")
    return Plan(ChangeKind.ADDED, candidate.fact(when), None, "")


def _told(
    candidate: Candidate, known: Sequence[Fact], when: datetime, recent: Collection[str]
) -> list[Plan]:
    """The steps for something that is told, changed or denied."""
    if candidate.polarity < 0:
        taken = denied(candidate, known)
        if is_only_denial(candidate) and (taken or not worth_knowing(candidate)):
            return [Plan(ChangeKind.RETRACTED, None, f, "you took it back") for f in taken]
        replaced = opposed(candidate, known)  # the new fact takes their place
        taken = [fact for fact in taken if fact not in replaced]
        rest = [fact for fact in known if fact not in taken]
        back = [Plan(ChangeKind.RETRACTED, None, f, f"you said “{candidate.text}”") for f in taken]
        return back + _added(candidate, rest, when, recent)
    gone = gainsaid(candidate, known)
    told = f"you said “{candidate.text}”"
    back = [Plan(ChangeKind.RETRACTED, None, f, told) for f in gone]
    return back + _added(candidate, [f for f in known if f not in gone], when, recent)


def _added(
    candidate: Candidate, known: Sequence[Fact], when: datetime, recent: Collection[str]
) -> list[Plan]:
    here = [f for f in known if f.slot == candidate.slot and f.subject == candidate.subject]
    for fact in here:
        if _same(fact, candidate):
            plans = [_again(fact, candidate, when)]
            return plans + _replaced(candidate, known, plans[0].target or fact)
    against_it = opposed(candidate, known)
    target = _replaces(candidate, here) or (_latest(against_it) if against_it else None)
    target = target or narrowed(candidate, here)
    told = [fact for fact in known if fact.id in recent]
    if target is None and _only_corrects(candidate, told):
        swapped = _swapped(candidate, told, when)
        if swapped is not None:
            return [swapped]
    new = candidate.fact(when)
    if target is None:
        return [Plan(ChangeKind.ADDED, new, None, "")]
    reason = f"instead of “{target.value}”"
    plans = [Plan(ChangeKind.SUPERSEDED, new, target, reason)]
    said = f"you said “{candidate.text}”"
    plans += [Plan(ChangeKind.RETRACTED, None, f, said) for f in against_it if f.id != target.id]
    return plans


def _only_corrects(candidate: Candidate, told: Sequence[Fact]) -> bool:
    """Whether a message says nothing but the word that it corrects: "no, at 8", "8, not 7".

    "I quit smoking in march" changes something, and is no other home.
    """
    if not candidate.corrects or candidate.polarity < 0:
        return False
    expected = stems(" ".join([candidate.value, _CORRECTING, *(fact.value for fact in told)]))
    return stems(candidate.sentence) <= expected


def _swapped(candidate: Candidate, recent: Sequence[Fact], when: datetime) -> Plan | None:
    """A correction of one word of what was just told: "no, at 8" after "I get up at 7"."""
    bare = replace(candidate, slot="correction", text=f"It is {candidate.value}.")
    pair = corrected(bare, recent, when)
    if pair is None:
        return None
    now, was = pair
    return Plan(ChangeKind.SUPERSEDED, now, was, f"instead of “{was.value}”")


def _withdrawn(candidate: Candidate, known: Sequence[Fact], recent: Collection[str]) -> list[Plan]:
    """What is to be forgotten leaves; where it is not plain what is meant, it is asked."""
    told = sorted(known, key=lambda fact: (fact.last_seen, fact.id))
    found, unsure = withdrawn(candidate.value, told, recent)
    if unsure:
        return _unsure(unsure)
    return [Plan(ChangeKind.RETRACTED, None, fact, "you took it back") for fact in found]


def _same(fact: Fact, candidate: Candidate) -> bool:
    if not same_value(fact.value, candidate.value):
        return False
    if fact.polarity != candidate.polarity:
        return False
    if candidate.slot == "prefers":
        return same_value(fact.text, candidate.text)
    return True


def _again(fact: Fact, candidate: Candidate, when: datetime) -> Plan:
    seen = replace(
        fact,
        times_seen=fact.times_seen + 1,
        last_seen=max(fact.last_seen, when),
        confidence=max(fact.confidence, candidate.confidence),
        valid_until=candidate.valid_until or fact.valid_until,
    )
    return Plan(ChangeKind.REPEATED, seen, fact, "said again")


def _replaced(candidate: Candidate, known: Sequence[Fact], keep: Fact) -> list[Plan]:
    """What contradicts a fact that was said again leaves."""
    return [
        Plan(ChangeKind.RETRACTED, None, other, f"you said “{candidate.text}”")
        for other in opposed(candidate, known)
        if other.id != keep.id
    ]


def _replaces(candidate: Candidate, here: Sequence[Fact]) -> Fact | None:
    """The fact of the same slot that the candidate takes the place of."""
    kind = slot(candidate.slot)
    if not here:
        return None
    if candidate.slot.startswith("event."):
        definite = candidate.text.startswith("The user's")
        return _latest(here) if (definite or candidate.corrects) and len(here) == 1 else None
    if kind.sticky:
        return None
    if kind.cardinality == "one":
        return _latest(here)
    if candidate.corrects and candidate.kind is not Kind.INSTRUCTION:
        near = [f for f in here if f.polarity == candidate.polarity]
        return near[0] if len(near) == 1 else _just_told(near)
    if candidate.kind is Kind.INSTRUCTION:
        return next((f for f in here if against(f.text, candidate.text)), None)
    return None


def _latest(facts: Sequence[Fact]) -> Fact:
    return max(facts, key=lambda f: (f.last_seen, f.first_seen))


def _just_told(facts: Sequence[Fact]) -> Fact | None:
    """The latest of several, where it is clearly the latest."""
    if not facts:
        return None
    latest = _latest(facts)
    return latest if sum(f.last_seen == latest.last_seen for f in facts) == 1 else None


def _retract(candidate: Candidate, known: Sequence[Fact], when: datetime) -> list[Plan]:
    subject = [f for f in known if f.subject == candidate.subject]
    if candidate.slot.startswith("instruction"):
        found = _instructions(candidate, subject)
    else:
        found = [f for f in subject if slot_fits(f.slot, candidate) and _value_fits(f, candidate)]
    if not candidate.value:
        one = slot(candidate.slot).cardinality == "one" or candidate.slot in (
            "allergy",
            "likes",
            "dislikes",
            "language",
            "hobby",
            "instruction",
            "goal",
        )
        values = {plain_value(f.value) for f in found}
        if len(values) > 1 and not one:
            return _unsure(found)
    elif len(found) > 1 and candidate.slot.startswith("instruction"):
        return _unsure(found)
    if not found:
        return _gone_off(candidate, when)
    return [Plan(ChangeKind.RETRACTED, None, fact, "you took it back") for fact in found]


def _gone_off(candidate: Candidate, when: datetime) -> list[Plan]:
    """ "I don't like jazz any more" where no liking was known: still worth knowing."""
    if candidate.slot not in ("likes", "hobby") or candidate.subject != "user":
        return []
    if not re.search(
        r"n't like|not like|dont like|gone off|no longer like", candidate.sentence, re.I
    ):
        return []
    text = sentence("dislikes", candidate.value, form="longer")
    turned = replace(candidate, slot="dislikes", text=text, polarity=-1, retract=False)
    return [Plan(ChangeKind.ADDED, turned.fact(when), None, "")]


def _value_fits(fact: Fact, candidate: Candidate) -> bool:
    if not candidate.value or same_value(fact.value, candidate.value):
        return True
    if _FURTHER.match(fact.value.casefold().removeprefix(candidate.value.casefold())):
        return True  # "I no longer teach pottery" means "teaches pottery in Orlen" too
    if candidate.slot in ("self", "job"):
        return same_value(re.sub(r"^an? ", "", fact.value), re.sub(r"^an? ", "", candidate.value))
    return False


def _instructions(candidate: Candidate, facts: Sequence[Fact]) -> list[Fact]:
    """Standing instructions that share most of their words with what is taken back."""
    rules = [f for f in facts if f.kind is Kind.INSTRUCTION]
    if not candidate.value:
        return rules
    wanted = content(candidate.value)
    scored = [(len(wanted & content(f.text)) / max(1, len(wanted)), f) for f in rules]
    best = max((score for score, _ in scored), default=0.0)
    return [f for score, f in scored if score == best and best >= 0.5]


def _unsure(found: Sequence[Fact]) -> list[Plan]:
    names = ", ".join(f"“{f.text}”" for f in found[:4])
    reason = f"More than one thing could be meant: {names} Say which one."
    return [Plan(ChangeKind.REFUSED, None, found[0], reason)]
