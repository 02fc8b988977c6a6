"""Which known facts a withdrawal, a denial or a change speaks of. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from memory.notice.catalogue import one_matter
from memory.notice.grammar.nouns import PETS
from memory.vocabulary.alike import family, same_value
from memory.vocabulary.english.inflection import stem
from memory.vocabulary.english.words import fold, stems
from memory.vocabulary.records import Candidate, Fact, Kind

_TOO_MANY = 6  # facts at once; of more it is asked which are meant
# How people speak of what a slot holds, beside the words of the fact itself.
_CALLED = {
    "home": "live lives living home house flat apartment address city town place moved",
    "job": "job work working profession career occupation living",
    "employer": "job work employer company firm boss",
    "workplace": "job work workplace office",
    "school": "school university college",
    "study": "studies studying subject course degree",
    "birthday": "birthday birth date",
    "age": "age old birthday",
    "name": "name",
    "call_name": "name nickname call calling",
    "nickname": "name nickname call calling",
    "diet": "diet food eat eating",
    "allergy": "allergy allergies allergic allergen food",
    "health": "health illness condition medical doctor",
    "medication": "medication medicine pills tablets drugs health",
    "relationship": "relationship partner ex love dating",
    "car": "car drive vehicle",
    "budget": "budget money",
    "wake": "wake up get morning",
    "bedtime": "bed sleep bedtime night",
    "goal": "goal goals plan plans",
    "plan": "plan plans",
    "hobby": "hobby hobbies",
    "likes": "like likes taste love",
    "dislikes": "dislike hate taste",
    "language": "language speak",
    "origin": "from origin hometown born",
    "hometown": "from origin hometown born grew",
    "birthplace": "from origin hometown born",
    "instruction": "instruction rule order style",
    "sport": "sport sports play",
    "instrument": "instrument play",
    "religion": "religion faith",
    "size": "size weight height",
}
_NOTHING = frozenset(
    map(
        stem,
        [
            "thing",
            "stuff",
            "bit",
            "part",
            "piece",
            "detail",
            "information",
            "info",
            "fact",
            "told",
            "said",
            "mentioned",
            "mention",
            "old",
            "everything",
            "anything",
            "all",
            "whole",
            "last",
            "message",
            "line",
            "sentence",
            "note",
            "memory",
            "list",
            "again",
            "undo",
            "delete",
            "scratch",
            "previous",
            "just",
            "ever",
        ],
    )
)
_WHOLE = re.compile(r"\b(?:all|everything|alles|tout|todo|tutto)\b", re.I)
_GIVEN_UP = frozenset({"diet", "habit", "sport", "hobby", "instrument", "health", "medication"})
_OVER = re.compile(r"\b(?:no longer|any ?more|gave up|given up|quit|stopped)\b", re.IGNORECASE)
# Of these it is worth knowing that somebody has none.
_LACKED = frozenset({
    "allergy", "pet", "family", "own", "car", "count", "health", "medication", "job",
    "relationship",
})  # fmt: skip
_ONLY_HAD = _LACKED - {"relationship"} | {"employer", "home", "call_name", "name"}


def withdrawn(
    value: str, facts: Sequence[Fact], recent: Collection[str]
) -> tuple[list[Fact], list[Fact]]:
    """What is to be forgotten.

    Args:
        value: How the user names it: "sushi", "where I live", "that".
        facts: What is believed, in the order of telling.
        recent: Ids of what the user told last in this conversation.

    Returns:
        (facts that are meant, facts of which it is not plain which is meant).
    """
    wanted = {word for word in stems(value) if word not in _NOTHING}
    called = {stem(word) for word in re.findall(r"\w+", fold(value))} - _NOTHING
    if not wanted and not (called & _names_of_slots()):
        if _WHOLE.search(value):
            return [], list(facts)
        return [fact for fact in facts if fact.id in recent], []
    wanted = wanted or called & _names_of_slots()
    scored = [(len(wanted & _said_of(fact)) / len(wanted), fact) for fact in facts]
    best = max((score for score, _ in scored), default=0.0)
    if best < 0.5:
        return [], []
    found = [fact for score, fact in scored if score == best]
    plain = best == 1.0 or len(found) == 1
    return (found, []) if plain and len(found) <= _TOO_MANY else ([], found)


def _names_of_slots() -> frozenset[str]:
    return frozenset(stem(word) for words in _CALLED.values() for word in words.split())


def _said_of(fact: Fact) -> set[str]:
    """Every word by which a fact may be meant."""
    parts = fact.slot.replace("_", " ").split(".")
    words = " ".join([fact.text, fact.value, fact.subject, *parts, _CALLED.get(parts[0], "")])
    return stems(words) | {stem(word) for word in _CALLED.get(parts[0], "").split()}


def denied(candidate: Candidate, facts: Sequence[Fact]) -> list[Fact]:
    """The positive facts that a negative statement takes back.

    "I'm not allergic to dogs", "I stopped running", "I don't have a dog".
    """
    wanted = stems(candidate.value)
    if not wanted:
        return []
    return [
        fact
        for fact in facts
        if fact.subject == candidate.subject
        and fact.polarity > 0
        and fact.kind is not Kind.INSTRUCTION
        and one_matter(fact.slot, candidate.slot)
        and _covers(wanted, fact)
    ]


def is_only_denial(candidate: Candidate) -> bool:
    """Whether a negative statement is worth nothing once what it denies is gone."""
    over = re.search(r" (?:quit|gave up|stopped|came off|kicked|dropped)\b", candidate.text)
    return over is None and (candidate.corrects or family(candidate.slot) in _ONLY_HAD)


def worth_knowing(candidate: Candidate) -> bool:
    """Whether a denial that takes nothing back says something: "we don't have kids"."""
    over = family(candidate.slot) in _GIVEN_UP and _OVER.search(candidate.sentence)
    lacked = family(candidate.slot) in _LACKED and not candidate.corrects
    return bool(over) or lacked or candidate.slot == "dislikes"  # "I hate olives" says enough


def gainsaid(candidate: Candidate, facts: Sequence[Fact]) -> list[Fact]:
    """The denials that a positive statement makes untrue: "no kids", then "our son"."""
    if candidate.polarity < 0 or candidate.retract:
        return []
    slots = {stem(part) for part in re.split(r"[._]", candidate.slot)}
    wanted = {stem(word) for word in stems(candidate.text)} | slots
    if "child" in wanted or wanted & {"son", "daughter", "kid", "baby"}:
        wanted |= {"kid", "child", "children"}
    return [
        fact
        for fact in facts
        if fact.polarity < 0
        and fact.subject == candidate.subject
        and family(fact.slot) in _LACKED
        and one_matter(fact.slot, candidate.slot)
        and (told := {stem(word) for word in stems(fact.value)})
        and told <= wanted
    ]


def ended(candidate: Candidate, facts: Sequence[Fact]) -> list[Fact]:
    """Facts that no longer hold with what a candidate tells (`Candidate.ends`)."""
    out = []
    for end in candidate.ends:
        kind, _, name = end.partition(" named ")
        for fact in facts:
            here = family(fact.slot) == kind or fact.slot == kind
            named = (
                not name or same_value(fact.value, name) or name.casefold() in fact.text.casefold()
            )
            if here and named and fact.subject == "user":
                out.append(fact)
    return out


def narrowed(candidate: Candidate, here: Sequence[Fact]) -> Fact | None:
    """The wider taste that a narrower one takes the place of: "only green tea" after "tea"."""
    if candidate.slot not in ("likes", "diet", "habit", "prefers") or candidate.polarity < 0:
        return None
    said = fold(candidate.sentence)
    if not (
        candidate.corrects or re.search(r"\bonly\b|\bjust\b|\bnot (?:any |all )?other\b", said)
    ):
        return None
    new = stems(candidate.value)
    wider = [f for f in here if f.polarity > 0 and stems(f.value) < new and stems(f.value)]
    return wider[-1] if wider else None


def _covers(wanted: set[str], fact: Fact) -> bool:
    """Whether the words of a denial and of a fact are of one thing."""
    kind = {stem(part) for part in re.split(r"[._]", fact.slot)} & {stem(p) for p in PETS}
    told = {stem(word) for word in stems(fact.value)}  # twice: "mornings" as "morning"
    told |= kind if fact.slot.startswith("pet") else set()
    wanted = {stem(word) for word in wanted}
    return bool(told) and (wanted <= told or told <= wanted)
