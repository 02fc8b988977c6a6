"""What a candidate does to what is known: again, more, instead of, or no longer. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from memory.dates import timely
from memory.records import Candidate, ChangeKind, Fact, Kind, Sensitivity
from memory.slots import sentence, slot

RECENT = timedelta(minutes=30)  # a bare correction reaches no further back
_LIKED = frozenset({"likes", "hobby", "prefers"})
_FOOD = frozenset({"likes", "prefers", "diet"})
_ARTICLES = re.compile(r"^(?:an?|the|my|our|some|any)\s+")
_MANNER_WORDS = frozenset(
    "always never please the a an in to me user's user use with and of your you every each be it that".split()
)


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


def same_value(one: str, other: str) -> bool:
    """Whether two values are the same but for case, articles, marks and a plural s."""
    return _norm(one) == _norm(other)


def _norm(value: str) -> str:
    words = re.sub(r"[^\w\s]", " ", value.casefold()).strip()
    words = _ARTICLES.sub("", " ".join(words.split()))
    return words[:-1] if len(words) > 3 and words.endswith("s") and not words.endswith("ss") else words


def reconcile(
    candidate: Candidate, known: Sequence[Fact], when: datetime, turn_id: str
) -> list[Plan]:
    """The steps that make memory agree with a candidate.

    Args:
        candidate: What was noticed and allowed.
        known: Facts that are believed: active, held, consolidated (in weights), prompt-only.
        when: The time of the turn.
        turn_id: The turn; not needed to decide, kept for a caller that logs.

    Returns:
        Steps in order. Empty where there is nothing to do; a REFUSED step with a reason
        where it is unclear which fact was meant.
    """
    if candidate.slot == "correction":
        return _correct(candidate, known, when)
    if candidate.retract:
        return _retract(candidate, known, when)
    here = [f for f in known if f.slot == candidate.slot and f.subject == candidate.subject]
    for fact in here:
        if _same(fact, candidate):
            plans = [_again(fact, candidate, when)]
            return plans + _replaced(candidate, known, plans[0].target or fact)
    target = _replaces(candidate, here, known)
    new = _fact(candidate, when)
    if target is None:
        return [Plan(ChangeKind.ADDED, new, None, "")]
    reason = f"instead of “{target.value}”"
    plans = [Plan(ChangeKind.SUPERSEDED, new, target, reason)]
    for other in _opposed(candidate, known):
        if other.id != target.id:
            plans.append(Plan(ChangeKind.RETRACTED, None, other, reason))
    return plans


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
        for other in _opposed(candidate, known)
        if other.id != keep.id
    ]


def _replaces(candidate: Candidate, here: Sequence[Fact], known: Sequence[Fact]) -> Fact | None:
    """The one fact that the candidate takes the place of."""
    kind = slot(candidate.slot)
    if opposed := _opposed(candidate, known):
        return _latest(opposed)
    if not here:
        return _refined(candidate, known)
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
        return next((f for f in here if _against(f.text, candidate.text)), None)
    return None


def _refined(candidate: Candidate, known: Sequence[Fact]) -> Fact | None:
    """ "It's called X" said of a thing told without its name is no replacement; nothing yet."""
    return None


def _latest(facts: Sequence[Fact]) -> Fact:
    return max(facts, key=lambda f: (f.last_seen, f.first_seen))


def _just_told(facts: Sequence[Fact]) -> Fact | None:
    """The latest of several, where it is clearly the latest."""
    if not facts:
        return None
    latest = _latest(facts)
    return latest if sum(f.last_seen == latest.last_seen for f in facts) == 1 else None


def _opposed(candidate: Candidate, known: Sequence[Fact]) -> list[Fact]:
    """Facts that cannot stay beside the candidate: likes X ↔ dislikes X, eats X ↔ does not."""
    same_subject = [f for f in known if f.subject == candidate.subject]
    value = candidate.value
    if candidate.slot == "dislikes":
        out = [f for f in same_subject if f.slot in _LIKED and same_value(f.value, value)]
        out += [f for f in same_subject if f.slot.startswith("favourite.") and same_value(f.value, value)]
        return out
    if candidate.slot in _LIKED or candidate.slot.startswith("favourite."):
        return [f for f in same_subject if f.slot == "dislikes" and same_value(f.value, value)]
    if candidate.slot == "prefers":
        return [f for f in same_subject if f.slot == "prefers" and _reverse(f, candidate)]
    if candidate.slot.startswith("instruction"):
        return [
            f for f in same_subject if f.kind is Kind.INSTRUCTION and _against(f.text, candidate.text)
        ]
    return []


def _reverse(fact: Fact, candidate: Candidate) -> bool:
    """Prefers A to B against prefers B to A."""
    one = re.fullmatch(r".* prefers (.+) to (.+)\.", fact.text)
    other = re.fullmatch(r".* prefers (.+) to (.+)\.", candidate.text)
    return bool(one and other and same_value(one[1], other[2]) and same_value(one[2], other[1]))


def _against(one: str, other: str) -> bool:
    """Two instructions that say the opposite: "Always use emoji." and "Never use emoji." """
    no = [re.match(r"(?:never|avoid|don't)\b", text.casefold()) is not None for text in (one, other)]
    return no[0] != no[1] and _content(one) == _content(other) != frozenset()


def _content(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold())
    stems = {re.sub(r"(?:ies|es|s|ing)$", "", w) for w in words if w not in _MANNER_WORDS}
    return frozenset(s for s in stems if s not in ("never", "avoid", "don", "t"))


def _retract(candidate: Candidate, known: Sequence[Fact], when: datetime) -> list[Plan]:
    subject = [f for f in known if f.subject == candidate.subject]
    if candidate.slot.startswith("instruction"):
        found = _instructions(candidate, subject)
    else:
        found = [f for f in subject if _slot_fits(f.slot, candidate) and _value_fits(f, candidate)]
    if not candidate.value:
        one = slot(candidate.slot).cardinality == "one" or candidate.slot in ("allergy", "likes", "dislikes", "language", "hobby", "instruction", "goal")
        values = {_norm(f.value) for f in found}
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
    if not re.search(r"n't like|not like|dont like|gone off|no longer like", candidate.sentence, re.I):
        return []
    text = sentence("dislikes", candidate.value, form="longer")
    turned = replace(candidate, slot="dislikes", text=text, polarity=-1, retract=False)
    return [Plan(ChangeKind.ADDED, _fact(turned, when), None, "")]


def _slot_fits(name: str, candidate: Candidate) -> bool:
    wanted = candidate.slot
    if name == wanted or name.startswith(wanted + "."):
        return True
    if wanted in _LIKED:
        return name in _LIKED or name.startswith("favourite.")
    if wanted.startswith("own."):
        noun = wanted.removeprefix("own.")
        return not candidate.value and name in (f"pet.{noun}", f"favourite.{noun}", f"event.{noun}", noun, f"habit.{noun}")
    return wanted in ("home", "origin", "hometown", "birthplace") and name == wanted


def _value_fits(fact: Fact, candidate: Candidate) -> bool:
    if not candidate.value or same_value(fact.value, candidate.value):
        return True
    if candidate.slot in ("self", "job"):
        return same_value(re.sub(r"^an? ", "", fact.value), re.sub(r"^an? ", "", candidate.value))
    return False


def _instructions(candidate: Candidate, facts: Sequence[Fact]) -> list[Fact]:
    """Standing instructions that share most of their words with what is taken back."""
    rules = [f for f in facts if f.kind is Kind.INSTRUCTION]
    if not candidate.value:
        return rules
    wanted = _content(candidate.value)
    scored = [(len(wanted & _content(f.text)) / max(1, len(wanted)), f) for f in rules]
    best = max((score for score, _ in scored), default=0.0)
    return [f for score, f in scored if score == best and best >= 0.5]


def _unsure(found: Sequence[Fact]) -> list[Plan]:
    names = ", ".join(f"“{f.text}”" for f in found[:4])
    reason = f"More than one thing could be meant: {names} Say which one."
    return [Plan(ChangeKind.REFUSED, None, found[0], reason)]


def _correct(candidate: Candidate, known: Sequence[Fact], when: datetime) -> list[Plan]:
    """A bare correction: the one fact told a moment ago whose value is of the same sort."""
    new = candidate.value
    old = re.match(r"Not (.+) but ", candidate.text)
    if old:
        found = [f for f in known if same_value(f.value, old[1]) or _holds(f.text, old[1])]
    else:
        sort = _sort(new)
        recent = [f for f in known if timedelta(0) <= when - f.last_seen <= RECENT]
        found = [f for f in recent if f.kind is not Kind.INSTRUCTION and _sort_fits(f, sort)]
        if found:
            latest = _latest(found)
            found = [f for f in found if f.last_seen == latest.last_seen]
    if len(found) != 1:
        return []
    target = found[0]
    before = old[1] if old else target.value
    if same_value(before, new):
        return []
    fact = _with(target, before, candidate, when)
    if fact is None:
        return []
    return [Plan(ChangeKind.SUPERSEDED, fact, target, f"instead of “{target.value}”")]


def _sort(value: str) -> str:
    if timely(value):
        return "time"
    if re.search(r"\d", value):
        return "number"
    return "name" if value[:1].isupper() else "word"


def _sort_fits(fact: Fact, sort: str) -> bool:
    if sort == "time":
        return fact.kind is Kind.EVENT or timely(fact.value)
    if fact.kind is Kind.EVENT or timely(fact.value):
        return False
    number = re.search(r"\d", fact.value) is not None
    if sort == "number":
        return number
    return not number and len(fact.value.split()) <= 4 and fact.slot not in ("note", "habit", "preference")


def _holds(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def _with(target: Fact, old: str, candidate: Candidate, when: datetime) -> Fact | None:
    """The target with its new value, in its own sentence."""
    new, value, until = candidate.value, candidate.value, target.valid_until
    if target.kind is Kind.EVENT:
        from memory.dates import find

        moment = find(new if re.match(r"(?:on|at|in|next|this)\b", new, re.I) else f"on {new}", when)
        before = find(target.text, target.first_seen)
        if moment is None or before is None:
            return None
        clock = re.search(r" at [\w:. ]+$", target.text[before.begin : before.end])
        words = moment.words + (clock[0] if clock and " at " not in moment.words else "")
        text = f"{target.text[: before.begin].rstrip()} {words}{target.text[before.end :]}"
        value, until = re.sub(r"^(?:on|in) (?:the )?", "", words), moment.until
    else:
        swap = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", re.IGNORECASE)
        text = swap.sub(lambda _: new, target.text)
        value = swap.sub(lambda _: new, target.value)
        if text == target.text:
            return None
    return Fact(
        slot=target.slot,
        value=value,
        text=text,
        kind=target.kind,
        subject=target.subject,
        polarity=target.polarity,
        first_seen=when,
        last_seen=when,
        valid_until=until,
        sensitivity=max(target.sensitivity, candidate.sensitivity, key=list(Sensitivity).index),
    )


def _fact(candidate: Candidate, when: datetime) -> Fact:
    return Fact(
        slot=candidate.slot,
        value=candidate.value,
        text=candidate.text,
        kind=candidate.kind,
        subject=candidate.subject,
        polarity=candidate.polarity,
        confidence=candidate.confidence,
        first_seen=when,
        last_seen=when,
        valid_from=candidate.valid_from,
        valid_until=candidate.valid_until,
        sensitivity=candidate.sensitivity,
    )
