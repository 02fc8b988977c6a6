"""The beginning of a reply to a telling: what memory kept of it, in the user's own words.

A small model acknowledges one of two things told, or runs in circles on a short statement; what was
kept is known exactly. The beginning is rendered from the changes that noticing made, so that it
names nothing else. Where it cannot be worded well there is none, and the model answers alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from app.talk.prompt.prompt import Exchange
from app.talk.reply.truth.statements import (
    LONGEST,
    REPLACED,
    own_clause,
    own_clauses,
    statements,
)
from memory.notice.frames.frame import standing
from memory.notice.frames.person import is_foreign
from memory.notice.grammar.text import Sentence, clause, sentences
from memory.notice.rules.gate import asks, is_task, pieces
from memory.vocabulary.records import Change, ChangeKind, Fact, Kind, Sensitivity, Turn

MOST = 3  # things named; more are counted

_NEW = ("Got it", "Thanks for telling me", "Noted", "I'll remember that", "Good to know")
_CHANGED = ("Understood", "All right", "I've changed that")
_KNOWN = ("Yes, I remember", "I know")
_GLAD = ("Congratulations", "How lovely", "That's wonderful news")
_SAD = ("I'm sorry to hear that", "I'm so sorry")
_CALLED = (
    "Very well, {name}, that's what I'll call you.",
    "Of course, {name}. I'll call you that from now on.",
    "All right, {name} it is.",
)
_KEPT = (ChangeKind.ADDED, ChangeKind.SUPERSEDED, ChangeKind.EDITED, ChangeKind.REPEATED)
_COUNTED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

# Words with which something is taken back.
_OVER = " longer anymore stop stopped quit left sold gave gone never ended cancelled finished"
_SADLY = re.compile(
    r"\b(?:died|dead|passed away|funeral|broke up|split up|divorc\w+|separated|dumped|cancer"
    r"|laid off|fired|redundant|i (?:\w+ )?lost my|miscarr\w+|stroke|heart attack|in hospital"
    r"|depress\w+|stolen|burgled|flooded|put (?:him|her|it) down|put to sleep|lonely|griev\w+"
    r"|failed|stressed|exhausted|burn(?:t|ed) out|miserable|terrible|awful|heartbroken|worried"
    r"|nervous|anxious|upset|driv\w+ me (?:\w+ )?(?:crazy|mad|nuts|insane|up the wall)"
    r"|so sad|i'?m sad|crying|homesick|in pain|hurts|really ill|very ill|fed up)\b",
    re.IGNORECASE,
)
_GLADLY = re.compile(
    r"\b(?:got engaged|am engaged|i'?m engaged|married (?:last|yesterday|today|on)|getting married"
    r"|get(?:s|ting)? married|(?:we're|i'm|is|we are) expecting|pregnant"
    r"|(?:she|he|baby|son|daughter|niece|nephew|twins) (?:was|were) born"
    r"|passed (?:my|our|the|his|her)|promoted|promotion|graduated|got (?:the|a new) job|new job"
    r"|(?:i|we) (?:\w+ )?won|got accepted|finished (?:my|our)|bought (?:a|our|my) (?:\w+ )?"
    r"(?:house|flat|home)|so happy|i'?m (?:\w+ )?happy|excited|over the moon|thrilled)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:one|single|1)[ -]sentence", re.IGNORECASE)
_AND = re.compile(r"[ ,;:–-]*(?:\b(?:and|so|but)\b)?[ ,;:–-]*$", re.IGNORECASE)
_WORD = re.compile(r"[\w'’.:-]*\w")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a reply begins.

    Attributes:
        text: the acknowledgement; empty where there is none.
        told: the part of the message that it answers.
        asked: the part that is left to answer; empty where the message only tells.
        facts: ids of the facts that it names.
    """

    text: str = ""
    told: str = ""
    asked: str = ""
    facts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def whole(self) -> bool:
        """Whether the reply ends with it."""
        return bool(self.text) and not self.asked

    def before(self, talk: Sequence[Exchange], message: Turn) -> tuple[list[Exchange], Turn]:
        """The talk and the message as the model sees them: what was told is answered already.

        A small model that is to go on after an acknowledgement ends at once, or repeats it; asked
        the rest as a message of its own it answers.
        """
        if not (self.text and self.told and self.asked) or message.foreign:
            return list(talk), message
        return [*talk, Exchange(self.told, self.text)], replace(message, text=self.asked)


NONE = Opening()


_ACKNOWLEDGES = re.compile(
    rf"(?:{'|'.join(map(re.escape, (*_NEW, *_CHANGED, *_KNOWN)))})(?:, [^:\n]{{1,60}})?: .+"
    rf"|(?:{'|'.join(map(re.escape, _SAD))})(?:, [^:\n]{{1,60}})?\. I'll keep in mind that .+"
    rf"|(?:{'|'.join(map(re.escape, _GLAD))})(?:, [^:\n]{{1,60}})?! I'll remember that .+"
)


def without_acknowledged(talk: Sequence[Exchange]) -> list[Exchange]:
    """A talk for a small model, without the exchanges that memory answered, the last one aside.

    Such a model goes on as the talk does: after ten of them it acknowledges whatever it is told
    or asked. What was told in them is in memory, and is recalled.
    """
    return [e for e in talk[:-1] if not _ACKNOWLEDGES.fullmatch(e.answer)] + list(talk[-1:])


def opening(turn: Turn, changes: Sequence[Change], known: Iterable[Fact] = ()) -> Opening:
    """The beginning of the reply to a message.

    Args:
        turn: the message.
        changes: what memory did with its own words, written and read back.
        known: what is in force: the form of address, and instructions about the language.
    """
    message = turn.words
    gone = {
        change.previous.id
        for change in changes
        if change.previous and change.fact.id != change.previous.id
    }
    kept = [
        change
        for change in changes
        if change.kind in _KEPT and change.fact.id not in gone and _may_be_named(change.fact)
    ]
    taken = _taken_back(changes, kept)
    in_force = [*(change.fact for change in kept), *known]
    if not (kept or taken) or is_foreign(message) or any(map(_other_language, in_force)):
        return NONE
    told, asked = parts(message, kept)
    one = any(fact.kind is Kind.INSTRUCTION and _ONE.search(fact.text) for fact in in_force)
    text = _worded(message, kept, taken, in_force, moved=not one)
    if not text or (one and asked):  # the one sentence is the answer's
        return NONE
    asked = asked or (message if turn.foreign else "")
    return Opening(text, told, asked, tuple(change.fact.id for change in [*kept, *taken]))


def _worded(
    message: str,
    kept: Sequence[Change],
    taken: Sequence[Change],
    in_force: Sequence[Fact],
    *,
    moved: bool,
) -> str:
    """The acknowledgement; `moved`: it may speak of the news first, in a sentence of its own."""
    called = next((c for c in reversed(kept) if c.fact.slot == "call_name"), None)
    name = called.fact.value if called else _address(in_force)
    facts = [c for c in kept if c.fact.slot != "call_name" and c.fact.kind is not Kind.INSTRUCTION]
    orders = [_order(c.fact) for c in kept if c.fact.kind is Kind.INSTRUCTION]
    worded = [_called(called, message)] if called else []
    if said := statements(message, facts):
        mood = _mood(message) if moved else 0
        worded.append(_told(said, facts, message, name, mood=mood, led=not worded))
    if orders:
        worded.append(_ordered(orders, message, name, led=not worded))
    if taken and not (moved and _mood(message) < 0):
        worded.append(_let_go(message, taken, name, led=not worded))
    return " ".join(filter(None, worded))


def parts(message: str, kept: Sequence[Change]) -> tuple[str, str]:
    """What a message tells, and what it asks or wants done; together they are the message.

    A request that memory kept ("call me Captain", "could you always be brief?") is told.
    """
    granted = [
        change.fact.value
        for change in kept
        if change.fact.slot == "call_name" or change.fact.kind is Kind.INSTRUCTION
    ]
    told: list[str] = []
    asked: list[str] = []
    left = message
    for sentence in sentences(message):
        left = left.replace(sentence.raw, " ", 1)
        place = -1 if any(standing(v, sentence.raw) for v in granted) else _asks_from(sentence)
        if place < 0:
            told.append(sentence.raw)
        elif place == 0:
            asked.append(sentence.raw)
        else:
            told.append(_AND.sub("", sentence.raw[:place]))
            asked.append(sentence.raw[place:])
    if len(_WORD.findall(left)) > 1:  # code, lists: more than sentences
        return "", message
    return " ".join(told), " ".join(asked)


def _asks_from(sentence: Sentence) -> int:
    """Where in a sentence a question or a task begins; -1 where none does."""
    for piece in pieces(sentence):
        part = clause(piece, sentence.raw)
        if part.keep:  # "can you remember that …?"
            return -1
        if part.asked or asks(part) or is_task(part.text):
            return max(0, sentence.text.find(piece))
    return 0 if sentence.question else -1


def _may_be_named(fact: Fact) -> bool:
    return fact.sensitivity is not Sensitivity.SECRET and len(fact.text) <= LONGEST


def _other_language(fact: Fact) -> bool:
    """Whether an instruction asks for another language, in which memory cannot word anything."""
    return fact.slot == "instruction.language" and "english" not in fact.value.casefold()


def _address(facts: Iterable[Fact]) -> str:
    return next((fact.value for fact in facts if fact.slot == "call_name"), "")


def _taken_back(changes: Sequence[Change], kept: Sequence[Change]) -> list[Change]:
    """What a message took back by itself, and not by telling something in its place."""
    told = " ".join(f"{change.fact.text} {change.fact.subject}" for change in kept)
    return [
        change
        for change in changes
        if change.kind is ChangeKind.RETRACTED
        and _may_be_named(change.fact)
        and not standing(change.fact.value, told)
    ]


def _told(
    worded: Sequence[str],
    facts: Sequence[Change],
    message: str,
    name: str,
    *,
    mood: int,
    led: bool,
) -> str:
    listed = _listed(worded)
    if not led:
        return f"{listed[0].upper()}{listed[1:]}."
    if all(change.kind is ChangeKind.REPEATED for change in facts):
        return f"{_of(_KNOWN, message)}{_to(name)}: {listed}."
    if mood < 0:
        return f"{_of(_SAD, message)}{_to(name)}. I'll keep in mind that {listed}."
    if mood > 0:
        return f"{_of(_GLAD, message)}{_to(name)}! I'll remember that {listed}."
    if all(change.kind in REPLACED for change in facts):
        return f"{_of(_CHANGED, message)}{_to(name)}: {listed}."
    if not name and (own := _introduced(facts)):
        others = [text for text in worded if text != f"your name is {own}"]
        own = own.partition(",")[0]
        return f"Nice to meet you, {own}{f': {_listed(others)}' if others else ''}."
    return f"{_of(_NEW, message)}{_to(name)}: {listed}."


def _mood(message: str) -> int:
    """-1 for sad news or a complaint, 1 for good news, 0 for neither or both."""
    return bool(_GLADLY.search(message)) - bool(_SADLY.search(message))


def _introduced(facts: Sequence[Change]) -> str:
    """The user's name, where it was told for the first time."""
    for change in facts:
        if change.fact.slot == "name" and change.fact.subject == "user":
            return change.fact.value if change.kind is ChangeKind.ADDED else ""
    return ""


def _called(change: Change, message: str) -> str:
    name, old = change.fact.value, change.previous
    if change.kind is ChangeKind.REPEATED:
        return f"Of course, {name}."
    if change.kind in REPLACED and old is not None and old.value != name:
        return f"All right, {name} it is, no longer {old.value}."
    return _of(_CALLED, message).format(name=name)


def _order(fact: Fact) -> str:
    text = fact.text.rstrip(".").replace("the user's ", "your ").replace("the user", "you")
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def _ordered(orders: Sequence[str], message: str, name: str, *, led: bool) -> str:
    lead = f"{_of(_CHANGED[:2], message)}{_to(name)}, from" if led else "From"
    return f"{lead} now on: {'; '.join(orders[:MOST])}."


def _let_go(message: str, taken: Sequence[Change], name: str, *, led: bool) -> str:
    """What is no longer kept, in the user's own words where they say so: "you no longer ski"."""
    lead = f"All right{_to(name)}" if led else ""
    everything = " ".join(f"{c.fact.text} {c.fact.value}" for c in taken) + _OVER
    clauses = own_clauses(message)
    own = [own_clause(change.fact, clauses, everything) for change in taken]
    if all(own):
        said = _listed(list(dict.fromkeys(own)))
        return f"{lead}: {said}." if led else f"{said[0].upper()}{said[1:]}."
    lost = statements(message, taken, said_again=False)
    if not lost:
        return ""
    return f"{lead + ', ' if led else ''}I've let go of this: {_listed(lost)}."


def _listed(worded: Sequence[str]) -> str:
    """ "a, b, and two more things" """
    named, rest = list(worded[:MOST]), len(worded) - MOST
    if rest > 0:
        counted = _COUNTED[rest] if rest < len(_COUNTED) else str(rest)
        named.append(f"{counted} more thing{'s' if rest > 1 else ''}")
    if len(named) == 1:
        return named[0]
    return f"{', '.join(named[:-1])}, and {named[-1]}"


def _to(name: str) -> str:
    return f", {name}" if name else ""


def _of(wordings: Sequence[str], message: str) -> str:
    """One of some wordings; the same for the same message."""
    return wordings[crc32(" ".join(message.split()).encode()) % len(wordings)]
