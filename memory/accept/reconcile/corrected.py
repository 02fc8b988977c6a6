"""A bare correction, “actually it’s Thursday”, carried into the sentence it corrects. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from memory.vocabulary.alike import same_value
from memory.vocabulary.english.dates import find, timely
from memory.vocabulary.english.inflection import verb_of
from memory.vocabulary.records import Candidate, Fact, Kind, Sensitivity

RECENT = timedelta(minutes=30)  # it reaches no further back


def corrected(
    candidate: Candidate, known: Sequence[Fact], when: datetime
) -> tuple[Fact, Fact] | None:
    """The one fact told a moment ago whose value is of the same sort, and what it becomes.

    Args:
        candidate: Of the slot "correction": the new value, and in its text the old one
            where it was said ("Not Tuesday but Thursday.").
        known: What is believed.
        when: The time of the turn.

    Returns:
        (the fact corrected, the fact as it was), or None where it is not plain which is meant.
    """
    new = candidate.value
    if len(new.split()) > 1 and verb_of(new.split()[0]):
        return None  # "took up rowing after all" says something of its own
    old = re.match(r"Not (.+) but ", candidate.text)
    if old:
        found = [f for f in known if same_value(f.value, old[1]) or _holds(f.text, old[1])]
    else:
        sort = _sort(new)
        recent = [f for f in known if timedelta(0) <= when - f.last_seen <= RECENT]
        found = [f for f in recent if f.kind is not Kind.INSTRUCTION and _sort_fits(f, sort)]
        if found:
            latest = max(fact.last_seen for fact in found)
            found = [f for f in found if f.last_seen == latest]
    if len(found) != 1:
        return None
    target = found[0]
    before = old[1] if old else target.value
    if same_value(before, new):
        return None
    fact = _with(target, before, candidate, when)
    return None if fact is None else (fact, target)


def _sort(value: str) -> str:
    if value.isdigit():
        return "number"
    if timely(value):
        return "time"
    if re.search(r"\d", value):
        return "number"
    return "name" if value[:1].isupper() else "word"


def _sort_fits(fact: Fact, sort: str) -> bool:
    if sort == "time":
        return fact.kind is Kind.EVENT or timely(fact.value)
    if fact.kind is Kind.EVENT or (timely(fact.value) and not fact.value.isdigit()):
        return False
    number = re.search(r"\d", fact.value) is not None
    if sort == "number":
        return number or len(_NUMBER.findall(fact.text)) == 1
    if number or (sort == "name" and not fact.value[:1].isupper()):
        return False
    return fact.slot not in ("note", "habit", "preference") and len(fact.value.split()) <= 4


def _holds(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


_NUMBER = re.compile(r"(?<![\w.])\d[\d:.]*\b(?: ?[ap]\.?m\b\.?)?", re.IGNORECASE)


def _with(target: Fact, old: str, candidate: Candidate, when: datetime) -> Fact | None:
    """The target with its new value, in its own sentence."""
    new, value, until = candidate.value, candidate.value, target.valid_until
    if target.kind is Kind.EVENT:
        moment = find(
            new if re.match(r"(?:on|at|in|next|this)\b", new, re.I) else f"on {new}", when
        )
        before = find(target.text, target.first_seen)
        if moment is None or before is None:
            return None
        clock = re.search(r" at [\w:. ]+$", target.text[before.begin : before.end])
        words = moment.words + (clock[0] if clock and " at " not in moment.words else "")
        text = f"{target.text[: before.begin].rstrip()} {words}{target.text[before.end :]}"
        value, until = re.sub(r"^(?:on|in) (?:the )?", "", words), moment.until
    else:
        if re.search(r"\d", new) and not re.search(r"\d", old):
            old = _NUMBER.search(target.text)[0]  # type: ignore[index]  # `_sort_fits` saw it
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
