"""What a message tells: the reader's frames and what the rules are sure of, joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from memory.contradiction import same_value
from memory.dates import find, timely
from memory.frames import Frame, ended_by, fact_of, family_of
from memory.frames.facts import subject_of
from memory.frames.frame import standing
from memory.notice import notice
from memory.notice.corrections import bare
from memory.notice.nouns import PETS
from memory.notice.passing import passing
from memory.notice.takeback import withdrawn
from memory.ports import Reader
from memory.records import Candidate, Fact, Kind
from memory.slots import sentence, slot
from memory.speech import split
from memory.understanding.meant import one_matter
from memory.understanding.people import known_as
from memory.understanding.reading import Before, Read, read_message
from memory.understanding.signs import fond, in_its_place, left_behind
from memory.words import stems

# What the rules find more surely than a reader: it must be so in this very reply.
_SURE = ("call_name", "instruction", "correction", "name", "pronouns", "birthday")
# What the rules find where a reader found nothing in the sentence.
_PLAIN = (
    "home", "job", "employer", "age", "allergy", "likes", "dislikes", "prefers", "favourite",
    "pet", "family", "language", "instrument", "car", "relationship", "origin", "hometown",
    "birthplace", "diet", "wake", "bedtime", "height", "sport", "hobby", "count",
)  # fmt: skip
_RELATIVE = re.compile(
    r"\b(?:today|tonight|tomorrow|next|this|coming|in (?:a|an|\w+) (?:day|week|month)s?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)
_DEATH = re.compile(r"(?:died|dead|passed|put (?:him|her|it|them) (?:down|to sleep))\b", re.I)
_PARTING = re.compile(r"(?:broke up|split|divorced|separated|dumped|left me)\b", re.I)
_I = re.compile(r"\b(?:i|i'?m|i am|we|we're)\b(?!.*\b(?:he|she|they|my|our)\b)", re.IGNORECASE)
_INSTEAD = re.compile(
    r"\b(?:no,? wait|wait,? no|i mean|i meant|sorry|actually|rather|make that|correction"
    r"|or well|no,? it's|nope|oops)\b|\.\.\.|\*",
    re.I,
)
SURE = 0.5  # chance from which something read is kept; below, the user is told that it was not
_PARTNERS = ("girlfriend", "boyfriend", "wife", "husband", "partner", "fiancé", "fiancée")


def understood(
    text: str,
    when: datetime,
    before: Before,
    facts: Sequence[Fact],
    reader: Reader | None,
) -> list[Candidate] | None:
    """Candidates of a typed message; None where no reader could read it.

    Args:
        text: The message.
        when: Its time with its zone; dates are resolved against it.
        before: Up to two turns before it, oldest first.
        facts: What is believed, in the order of telling.
        reader: A model that was taught to read.
    """
    if reader is None:
        return None
    read = read_message(text, before, reader)
    if read is None:
        return None
    found: list[Candidate] = []
    for each in read:
        if _of_a_moment(each):
            continue
        frame = in_its_place(each.frame, each.sentence)
        frame = known_as(frame, facts, before) if frame is not None else None
        if frame is not None:
            found.append(_candidate(replace(each, frame=frame), when))
    found = [c for c in found if c.confidence >= SURE or not _told_there(c, found)]
    found = _last_word(_without_ended(found))
    for rule in [*_scratched(split(text).own), *notice(text, when)]:
        if _adds(rule, found):
            found = [c for c in found if not _same(c, rule)]
            found.append(rule)
        elif rule.slot in ("likes", "dislikes"):  # "hates" says more than "dislikes"
            found = [replace(c, text=rule.text) if _alike(c, rule) else c for c in found]
    return [c for c in found if not _named_as_well(c, found)]


def _named_as_well(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether it only says "has a dog" where another part says what the dog is called."""
    if candidate.slot not in ("pet", "family") or not candidate.value.strip():
        return False
    noun = candidate.value.split()[-1].casefold()
    slots = {f"{candidate.slot}.{one}" for one in (noun, noun.removesuffix("s"))}
    return any(c.slot in slots or c.slot.removesuffix(".name") in slots for c in found)


def _scratched(text: str) -> list[Candidate]:
    """A message that is nothing but a withdrawal: "scratch that"."""
    said = text.strip().rstrip(".!").strip()
    words = withdrawn(said)
    if not words:
        return []
    return [Candidate("any", words, words, Kind.FACT, retract=True, sentence=said)]


def _without_ended(found: Sequence[Candidate]) -> list[Candidate]:
    """Without what another part of the message ends: "I broke up with Ines" names no girlfriend."""
    ends = {end.partition(" named ")[0] for c in found for end in c.ends}
    return [
        c for c in found if not any(c.slot == end or c.slot.startswith(f"{end}.") for end in ends)
    ]


def _last_word(found: Sequence[Candidate]) -> list[Candidate]:
    """Without what the same sentence takes back: "called Anna, no wait, Hannah"."""
    out: list[Candidate] = []
    for candidate in found:
        for earlier in [c for c in out if c.sentence == candidate.sentence]:
            one = earlier.slot == candidate.slot and earlier.subject == candidate.subject
            said, was, now = candidate.sentence, earlier.value, candidate.value
            if one and (_taken_back_between(said, was, now) or left_behind(said, was, now)):
                out.remove(earlier)
        out.append(candidate)
    return [c for c in out if not _left(c, out)]


def _left(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether it is where they came from, told after where they went."""
    return any(
        c.slot == candidate.slot and left_behind(c.sentence, candidate.value, c.value)
        for c in found
        if c is not candidate and c.sentence == candidate.sentence
    )


def _taken_back_between(sentence: str, one: str, other: str) -> bool:
    begin = sentence.find(one)
    end = sentence.find(other, begin + len(one))
    return begin >= 0 and end >= 0 and _INSTEAD.search(sentence[begin + len(one) : end]) is not None


def _told_there(unsure: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether the sentence of something unsure tells something for sure."""
    return any(c.sentence == unsure.sentence and c.confidence >= SURE for c in found)


def _of_a_moment(read: Read) -> bool:
    """Whether it tells an episode that is over: "we saw a heron at the lake"."""
    frame = read.frame
    lasting = frame.act != "tells" or not frame.of_user or "when" in frame.qualifiers
    return frame.slot == "event" and not lasting and passing(read.sentence)


def _candidate(read: Read, when: datetime) -> Candidate:
    frame, until = _dated(read, when)
    candidate = fact_of(frame, read.sentence, until)
    if candidate.slot == "likes" and candidate.subject == "user" and fond(read.sentence):
        strong = sentence("likes", candidate.value, form="loves")
        if candidate.text == sentence("likes", candidate.value):
            candidate = replace(candidate, text=strong)
    return replace(candidate, ends=_ends(frame, candidate), confidence=read.chance)


def _dated(read: Read, when: datetime) -> tuple[Frame, datetime | None]:
    """The frame with a date in place of "next friday", and when it is over."""
    frame, family = read.frame, family_of(read.frame)
    if family is None or family.kind is not Kind.EVENT:
        return frame, None
    said = frame.qualifiers.get("when", "")
    moment = find(said if _RELATIVE.search(said) else f"on {said}", when) if said else None
    if moment is None:
        return frame, None
    if _RELATIVE.search(said) and timely(said):
        dated = {**frame.qualifiers, "when": re.sub(r"^on ", "", moment.words)}
        frame = replace(frame, qualifiers=MappingProxyType(dated))
    return frame, moment.until


def _ends(frame: Frame, candidate: Candidate) -> tuple[str, ...]:
    """What no longer holds with it; a name says of whom."""
    ends = list(ended_by(frame))
    if family_of(frame) is None or frame.act == "withdraws":
        return ()
    if _DEATH.match(frame.value) and not frame.of_user:
        first, _, name = frame.whose.partition(" ")
        if first.casefold() in PETS:
            ends = [f"pet.{first.casefold()}" + (f" named {name}" if name else "")]
    if _PARTING.match(frame.value) or (frame.slot == "partner" and frame.act == "changes"):
        whom = frame.qualifiers.get("with", "")
        if not frame.of_user:
            whom = subject_of(frame).partition(" ")[2] or frame.whose
        ends += [f"family.{one}" for one in _PARTNERS if not whom or whom.casefold() in _PARTNERS]
        if whom and whom.casefold() not in _PARTNERS:
            ends.append(f"family named {whom}")
        ends.append("relationship")
    return tuple(ends)


def _adds(rule: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether what a rule found is surer than what was read, or was not read at all."""
    if rule.retract:
        if rule.slot == "any":
            return True
        sure = [c for c in found if c.confidence >= SURE]
        return not any(c.retract or _denies(c, rule) for c in sure)
    first = rule.slot.partition(".")[0]
    if first == "correction":
        read = any(c.corrects or c.retract or same_value(c.value, rule.value) for c in found)
        return not read or bool(bare(rule.sentence))
    if first in _SURE:
        return True
    if first not in _PLAIN:
        return False
    here = [c for c in found if c.sentence == rule.sentence]
    return not here or any(_elsewhere(c, rule) for c in here)


def _denies(one: Candidate, rule: Candidate) -> bool:
    """Whether what was read denies what a rule takes back."""
    words = stems(one.value)
    alike = one.polarity < 0 and one_matter(one.slot, rule.slot)
    return alike and bool(words) and words <= stems(rule.value)


def _alike(one: Candidate, rule: Candidate) -> bool:
    """Whether a rule says the same in other words."""
    same = same_value(one.value, rule.value) and one.subject == rule.subject
    return same and one.slot == rule.slot and one.polarity == rule.polarity and not one.retract


def _elsewhere(one: Candidate, rule: Candidate) -> bool:
    """Whether a rule says the same value in another slot, or of the user for sure."""
    if one.retract or not same_value(one.value, rule.value):
        return False
    own = rule.subject == "user" and _I.search(rule.sentence.partition(rule.value)[0]) is not None
    return (one.subject == rule.subject and one.slot != rule.slot) or (
        own and one.subject != rule.subject
    )


def _same(one: Candidate, rule: Candidate) -> bool:
    """Whether a reader's candidate and a rule's say the same, or speak of the same words."""
    if one.retract or same_value(one.value, rule.value):
        return rule.retract or not one.retract
    if rule.retract:
        return False
    if rule.kind is Kind.INSTRUCTION:
        return one.kind is Kind.INSTRUCTION or bool(
            standing(one.value, rule.sentence) and stems(one.value) <= stems(rule.text)
        )
    one_value = slot(rule.slot).cardinality == "one"
    return one_value and one.slot == rule.slot and one.subject == rule.subject
