"""What a message tells: the reader's frames, combined with the certain results of the rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from memory.notice.catalogue import (
    ended_by,
    fact_of,
    frame_slot_of,
    one_matter,
    sentence,
    sentence_of,
    slot,
)
from memory.notice.frames import Frame
from memory.notice.frames.frame import USER, standing
from memory.notice.grammar.text import plain
from memory.notice.rules.asked.corrections import bare
from memory.notice.rules.asked.passing import passing
from memory.notice.rules.asked.takeback import withdrawn
from memory.notice.rules.statements import notice
from memory.notice.speech import split
from memory.notice.understanding.dropped import (
    SURE,
    contrasted,
    last_word,
    named_as_well,
    told_there,
    without_ended,
    without_parts,
)
from memory.notice.understanding.people import known_as
from memory.notice.understanding.reading import Before, Read, read_message
from memory.notice.understanding.real import doubtful, unsure
from memory.notice.understanding.signs import fond, in_its_place, plainly
from memory.notice.understanding.value.clauses import place
from memory.notice.understanding.value.heads import is_noun
from memory.notice.understanding.value.household import in_household
from memory.notice.understanding.value.instead import corrected_here
from memory.notice.understanding.value.limits import whole
from memory.notice.understanding.value.naming import named
from memory.notice.understanding.value.verbs import of_somebody_else
from memory.vocabulary.alike import same_value
from memory.vocabulary.english.calendar import WEEKDAY
from memory.vocabulary.english.dates import find, timely
from memory.vocabulary.english.words import stems
from memory.vocabulary.ports import Reader
from memory.vocabulary.records import Candidate, Fact, Kind

_RELATIVE = re.compile(
    r"\b(?:today|tonight|tomorrow|next|this|coming|in (?:a|an|\w+) (?:day|week|month)s?|"
    rf"{WEEKDAY})\b",
    re.I,
)
_I = re.compile(r"\b(?:i|i'?m|i am|we|we're)\b(?!.*\b(?:he|she|they|my|our)\b)", re.IGNORECASE)
_PLAINLY = 0.6  # confidence of an activity that is stated plainly
_ANYBODY = ("someone", "somebody", "everyone", "everybody", "family", "people")
_UNSURE = 0.45  # confidence of what is reported but not kept


# "The user moved to.": what followed is told by another candidate.
_CUT_OFF = re.compile(r"\b(?:to|at|of|with|from|into|the|an?|their)\.$")


def understood(
    text: str,
    when: datetime,
    before: Before,
    facts: Sequence[Fact],
    reader: Reader | None,
) -> list[Candidate] | None:
    """Candidates of a typed message; None where no reader could read it.

    Args:
        text: the message.
        when: its time with its zone; dates are resolved against it.
        before: up to two turns before it, oldest first.
        facts: the known facts, in the order of telling.
        reader: the trained tagger.
    """
    if reader is None:
        return None
    read = read_message(text, before, reader)
    if read is None:
        return None
    first, read = read, corrected_here(text, read)
    over = _values(first) - _values(read)
    read = in_household(text, named(text, read))
    completed = [
        _told(reading, read, before, facts) for reading in read if not _of_a_moment(reading)
    ]
    candidates = [_candidate(reading, when) for reading in completed if reading is not None]
    candidates = [
        c
        for c in without_parts([c for c in candidates if not _CUT_OFF.search(c.text)])
        if c.confidence >= SURE or not told_there(c, candidates)
    ]
    candidates = last_word(without_ended(candidates))
    candidates = [replace(c, corrects=True) if contrasted(c, candidates) else c for c in candidates]
    for rule in [*_scratched(split(text).own), *notice(text, when)]:
        if rule.value in over and not rule.retract:  # "3 May... I mean 3 June"
            continue
        if _adds(rule, candidates):
            candidates = [c for c in candidates if not _same(c, rule)]
            candidates.append(rule)
        elif rule.slot in ("likes", "dislikes"):  # "hates" says more than "dislikes"
            candidates = [replace(c, text=rule.text) if _alike(c, rule) else c for c in candidates]
    candidates = [c for c in candidates if not named_as_well(c, candidates)]
    return [
        unsure(c, _UNSURE) if doubtful(c, text, before, facts, candidates) else c
        for c in candidates
    ]


def _told(each: Read, read: Sequence[Read], before: Before, facts: Sequence[Fact]) -> Read | None:
    """A frame, completed from its sentence; None where it is not meant as told."""
    frame = in_its_place(each.frame, each.sentence, bool(before))
    if frame is None:
        return None
    frame, chance = whole(frame, each.sentence, _others(each, read)), each.chance
    known_frame = known_as(frame, facts, before)
    if known_frame is None and passing(each.sentence):
        return None
    nobody = known_frame is not None and _unknown_name(known_frame.whose, each.sentence)
    if known_frame is None or nobody or of_somebody_else(frame, each.sentence):
        chance = min(chance, _UNSURE)  # "she" may be anybody
    elif frame.slot == "does" != each.frame.slot:
        chance = max(chance, _PLAINLY)
    frame = known_frame or frame
    return replace(each, frame=frame, chance=plainly(frame, each.sentence, chance))


def _unknown_name(whose: str, sentence_: str) -> bool:
    """Whether a subject is a bare name of nobody known: "lena" of "lena is 6", no "my tenant"."""
    if " " in whose or not whose.islower() or whose == USER or is_noun(whose):
        return False
    if whose in _ANYBODY:
        return False
    owned = rf"\b(?:my|our|an?|the|his|her|their|\w+'s)\s+(?:[\w-]+\s+){{0,2}}{re.escape(whose)}"
    return re.search(owned, plain(sentence_), re.IGNORECASE) is None


def _values(read: Sequence[Read]) -> set[str]:
    """All values and qualifiers of the frames."""
    return {said for r in read for said in (r.frame.value, *r.frame.qualifiers.values())}


def _others(read: Read, all_: Sequence[Read]) -> tuple[str, ...]:
    """The values of the other frames of a sentence."""
    return tuple(
        r.frame.value
        for r in all_
        if r is not read
        and r.sentence == read.sentence
        and r.chance >= SURE
        and r.frame.slot != "allergy"
    )


def _scratched(text: str) -> list[Candidate]:
    """A message that is only a withdrawal: "scratch that"."""
    message = text.strip().rstrip(".!").strip()
    words = withdrawn(message)
    if not words:
        return []
    return [Candidate("any", words, words, Kind.FACT, retract=True, sentence=message)]


def _of_a_moment(read: Read) -> bool:
    """Whether it tells a past episode: "we saw a heron at the lake"."""
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
    if over := _given_up(frame, read.sentence):
        candidate = replace(candidate, text=over)
    return replace(candidate, ends=ended_by(frame), confidence=read.chance)


_GAVE_UP = re.compile(
    r"(?P<verb>quit|gave up|given up|stopped|packed in|kicked|dropped|went off|came off"
    r"|retired from)\s+"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


def _given_up(frame: Frame, sentence_: str) -> str:
    """ "quit smoking in march" in the user's words, with what ended and when; else ""."""
    position = place(frame.value, sentence_)
    if position is None or not (
        frame.negated and frame.act == "changes" and "when" in frame.qualifiers
    ):
        return ""
    verb = _GAVE_UP.search(position.before)
    if verb is None:
        return ""
    value = position.text[verb.start() : position.end]
    return sentence_of(
        replace(frame, act="tells", slot="event", value=value, negated=False), "third"
    )


def _dated(read: Read, when: datetime) -> tuple[Frame, datetime | None]:
    """The frame with a date instead of "next friday", and when it is over."""
    frame, frame_slot = read.frame, frame_slot_of(read.frame)
    if frame_slot is None or frame_slot.kind is not Kind.EVENT:
        return frame, None
    phrase = frame.qualifiers.get("when", "")
    moment = find(phrase if _RELATIVE.search(phrase) else f"on {phrase}", when) if phrase else None
    if moment is None:
        return frame, None
    if _RELATIVE.search(phrase) and timely(phrase):
        dated = {**frame.qualifiers, "when": re.sub(r"^on ", "", moment.words)}
        frame = replace(frame, qualifiers=MappingProxyType(dated))
    return frame, moment.until


def _adds(rule: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether a rule's candidate is more reliable than the reader's, or was not read at all."""
    if rule.retract:
        if rule.slot == "any":
            return True
        sure = [c for c in found if c.confidence >= SURE]
        return not any(c.retract or _denies(c, rule) for c in sure)
    first = rule.slot.partition(".")[0]
    if first == "correction":
        read = any(c.corrects or c.retract or same_value(c.value, rule.value) for c in found)
        told = any(same_value(c.value, rule.value) and c.sentence != rule.sentence for c in found)
        return not told and (not read or bool(bare(rule.sentence)))
    trust = slot(first).trust
    if trust != "unread":
        return trust != "never"
    here = [c for c in found if c.sentence == rule.sentence]
    if any(c.confidence < SURE and _alike(c, rule) for c in here):
        return True  # what neither is sure of alone, both read alike
    if slot(first).sort == "sleep" and not any(rule.value in c.text for c in here):
        return True  # a time that no reading has is another one: "up at five, in bed by nine"
    return not here or any(_elsewhere(c, rule) for c in here)


def _denies(one: Candidate, rule: Candidate) -> bool:
    """Whether the reader's candidate denies what a rule takes back."""
    words = stems(one.value)
    alike = one.polarity < 0 and one_matter(one.slot, rule.slot)
    return alike and bool(words) and words <= stems(rule.value)


def _alike(one: Candidate, rule: Candidate) -> bool:
    """Whether a rule says the same in other words."""
    same = same_value(one.value, rule.value) and one.subject == rule.subject
    return same and one.slot == rule.slot and one.polarity == rule.polarity and not one.retract


def _elsewhere(one: Candidate, rule: Candidate) -> bool:
    """Whether a rule gives the same value another slot, or surely assigns it to the user."""
    if one.retract or not same_value(one.value, rule.value):
        return False
    own = rule.subject == "user" and _I.search(rule.sentence.partition(rule.value)[0]) is not None
    return (one.subject == rule.subject and one.slot != rule.slot) or (
        own and one.subject != rule.subject
    )


def _same(one: Candidate, rule: Candidate) -> bool:
    """Whether a reader's candidate and a rule's say the same, or concern the same words."""
    if one.retract or same_value(one.value, rule.value):
        return rule.retract or not one.retract
    if slot(rule.slot).trust == "instead" and one.sentence == rule.sentence:
        name, words = stems(rule.slot), stems(one.value)  # "commute by tram" is no habit then,
        return stems(rule.value) <= words or bool(name & words)  # and "a small tattoo" no thing
    if rule.retract:
        return False
    if rule.kind is Kind.INSTRUCTION:
        return one.kind is Kind.INSTRUCTION or bool(
            standing(one.value, rule.sentence) and stems(one.value) <= stems(rule.text)
        )
    one_value = slot(rule.slot).cardinality == "one"
    return one_value and one.slot == rule.slot and one.subject == rule.subject
