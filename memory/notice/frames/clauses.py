"""Frames as sentences: about the user, addressed to them, or in their own words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from memory.notice.frames.frame import Frame
from memory.notice.frames.person import Person, finite, is_foreign, turned
from memory.notice.frames.phrases import Phrase, Shape, analyse, eased, is_who
from memory.notice.frames.qualifiers import placed
from memory.notice.frames.vocabulary import ADVERBS
from memory.notice.grammar.lexicon import words
from memory.notice.grammar.nouns import PETS, RELATIONS
from memory.vocabulary.english.inflection import is_plural, singular
from memory.vocabulary.records import Kind


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a sentence.

    Attributes:
        name: "the user", "you", "your sister Carol".
        possessive: "the user's", "your", "your sister Carol's".
        plural: whether its verb is plural: "you", "the user's kids".
        of_user: whether it is the user.
    """

    name: str
    possessive: str
    plural: bool
    of_user: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence before rendering: its verb in the base form, or as given if past.

    Attributes:
        verb: "live", "be", "can"; the past form itself where `base` is given.
        rest: what follows the verb, in the user's words.
        noun: the property that the sentence is about: "name" for "The user's name is …".
        base: the base of a past verb, for "didn't …".
        adverb: placed before the verb: "always".
        negated: False where the verb already contains the negation ("dislike").
        one_of: whether it is about one of several: "One of the user's kids is called Hetty."
    """

    verb: str
    rest: str = ""
    noun: str = ""
    base: str = ""
    adverb: str = ""
    negated: bool | None = None
    one_of: bool = False


NOT = "n't"
Build = Callable[[Phrase, Frame, Subject], Clause | None]


@dataclass(frozen=True, slots=True)
class FrameSlot:
    """A slot of frames: how a value becomes a sentence in any person, and what is asked about it.

    Attributes:
        name: as the reader writes it; that of the slot in memory may differ (`Slot.frame`).
        kind: the kind of fact.
        label: the noun for sentences that quote the user's words: "plan".
        build: the clause of a value; None where the words fit no sentence and are quoted.
        topic: the topic in the user's words: "{my} home".
        asks: questions about it: one for the exam, one for training, one for the benchmark, and
            the same as the end of a sentence ("where {i} <live>"). `{i}`, `{my}` and `{do}` are
            filled with the user or another subject, and `<live>` agrees with it. Empty in an
            open family, where the question uses the value's own verb.
        memory: the slot in memory, the same where empty.
        place: the slot in memory and the value there, where they depend on the frame; given the
            frame and its sentence in the third person. None: `memory`, and the value as it is.
        ends: slots whose facts about the user become untrue when a new value replaces the old.
        durable: False for passing things, which are never taught to the weights.
    """

    name: str
    kind: Kind
    label: str
    build: Build
    topic: str
    asks: tuple[str, ...] = ()
    memory: str = ""
    place: Callable[[Frame, str], tuple[str, str] | None] | None = None
    ends: tuple[str, ...] = ()
    durable: bool = True


def subject(frame: Frame, person: Person) -> Subject:
    """The subject of a frame, in the middle of a sentence."""
    if frame.of_user:
        if person == "second":
            return Subject("you", "your", True, True)
        if person == "first":
            return Subject("I", "my", True, True)
        return Subject("the user", "the user's", False, True)
    whose = re.sub(r"['’]s?$", "", frame.whose)
    first, _, rest = whose.partition(" ")
    low = first.casefold()
    pronouns = {"he": "he", "him": "he", "she": "she", "her": "she", "they": "they", "them": "they"}
    if low in pronouns and not rest:
        name = pronouns[low]
        own = {"he": "his", "she": "her", "they": "their"}[name]
        return Subject(name, own, name == "they", False)
    owner = {"second": "your", "first": "my", "third": "the user's"}[person]
    if low in ("my", "our") and rest:
        first, _, rest = rest.partition(" ")
        low = first.casefold()
    if low in _KIN_ELSEWHERE:
        return Subject(f"{owner} {whose}", f"{owner} {whose}'s", False, False)
    last = whose.split()[-1]
    known = low in RELATIONS or low in PETS
    named = not known and first[:1].isupper()
    if named and rest and last.islower() and (last in RELATIONS or last in PETS or is_who(last)):
        named = False  # "English teacher"
    if low in ("someone", "somebody", "nobody", "everyone", "my", "our"):
        return Subject(low, f"{low}'s", False, False)
    words = f"{low if known else first} {rest}".strip()
    name = f"{owner} {words}" if not named else words
    plural = " n " in name or " and " in name or _is_group(words)
    return Subject(name, f"{name}'" if name.endswith("s") else f"{name}'s", plural, False)


_KIN_ELSEWHERE = words("schwester bruder mutter vater sohn tochter oma opa tante onkel")


def _is_group(words: str) -> bool:
    """Whether the words name several people: "kids", "in laws"; a name may end in s too."""
    first, *more = words.split()
    last = more[-1] if more else first
    if len(more) == 1 and first in {**RELATIONS, **dict.fromkeys(PETS)} and not is_plural(first):
        known = {**RELATIONS, **dict.fromkeys([*PETS, "girl", "boy"])}
        return is_plural(last) and singular(last) in known  # "son jonas" is one
    if words.casefold() in ("boss", "llamas", "in laws", "in-laws", "folks"):
        return words.casefold() != "boss"
    return last[:1].islower() and is_plural(last) and last not in ("boss", "his", "hers")


def sentence_in(frame: Frame, slot: FrameSlot, person: Person) -> str:
    """The sentence of a frame, in the third person ("The user …") or the second ("You …")."""
    frame = _eased(frame)
    if frame.of_user and not frame.negated and analyse(frame.value).shape is Shape.CLAUSE:
        text = _own_clause(frame, person)
        if text is not None:
            return _finished(text)
    clause = clause_of(frame, slot, person)
    who = subject(frame, person)
    return _finished(
        _quoted(frame, slot, person) if clause is None else said(clause, frame, who, person)
    )


_NAMES = words("""name called pronouns home origin nationality employer school language religion""")


def _eased(frame: Frame) -> Frame:
    """The frame, worded for the middle of a sentence."""
    if frame.slot in _NAMES or frame.slot.startswith("favourite"):
        return frame
    return replace(frame, value=eased(frame.value))


def clause_of(frame: Frame, slot: FrameSlot, person: Person = "third") -> Clause | None:
    """The clause of a frame; None where its words are a sentence already, or fit none."""
    frame = _eased(frame)
    phrase = analyse(frame.value)
    if phrase.shape is Shape.CLAUSE and slot.name != "favourite":
        return None
    return slot.build(phrase, frame, subject(frame, person))


def said(clause: Clause, frame: Frame, who: Subject, person: Person) -> str:
    """A clause with its subject and qualifiers, without a full stop."""
    speaker = "" if frame.of_user else "the user"
    rest = turned(clause.rest, person, speaker)
    qualifiers = dict(frame.qualifiers)
    adverb = clause.adverb
    if not adverb and qualifiers.get("how_often", "").casefold() in ADVERBS:
        adverb = qualifiers.pop("how_often").casefold()
    if frame.limit and frame.limit.casefold() not in f"{adverb} {clause.rest}".casefold():
        adverb = f"{frame.limit.casefold()} {adverb}".strip()
    negated = frame.negated if clause.negated is None else clause.negated
    longer = negated and frame.act == "changes" and clause.negated is None
    plural = (is_plural(clause.noun) and clause.noun != "size") if clause.noun else who.plural
    plural = plural and not clause.one_of
    if clause.base:
        verb = _past(clause, plural, negated)
    else:
        first = who.name == "I" and not clause.noun
        verb = finite(clause.verb, plural=plural, negated=negated, longer=longer, first=first)
    if perfect := is_perfect(clause):
        verb = f"{'have' if plural else 'has'}{NOT if negated else ''}"
    lead = perfect or clause.verb.casefold() in ("be", "can", "could", "would", "will", "must")
    verb = f"{verb} {adverb}" if lead or negated else f"{adverb} {verb}"
    head = f"{who.possessive} {clause.noun}" if clause.noun else who.name
    head = f"one of {who.name}" if clause.one_of else head
    lasting = not clause.base and frame.slot not in ("plan", "event", "goal")
    changed = lasting and frame.act == "changes" and frame.slot not in ("does", "schedule")
    tail = placed(qualifiers, person, state=lasting, since=changed, speaker=speaker)
    tail = tail.replace(" only ", ", only ") if negated and " only " in tail else tail
    return f"{' '.join(f'{head} {verb} {rest}'.split())}{tail}"


def is_perfect(clause: Clause) -> bool:
    """Whether "have" is not possession: "has never made a turkey", "has been to Rome"."""
    return clause.verb == "have" and (
        clause.adverb == "never" or clause.rest.split(" ")[0].casefold() in _PARTICIPLES
    )


def _past(clause: Clause, plural: bool, negated: bool) -> str:
    if clause.base == "be":
        return f"{'were' if plural else 'was'}{NOT if negated else ''}"
    return f"didn't {clause.base}" if negated else clause.verb


def _own_clause(frame: Frame, person: Person) -> str | None:
    """A clause that begins with "my" or "I", about the user; None for any other."""
    who = subject(frame, person)
    first, _, rest = frame.value.partition(" ")
    low = first.casefold().replace("’", "'")
    tail = placed(frame.qualifiers, person, state=False)
    if low in ("my", "our"):
        return f"{who.possessive} {turned(rest, person)}{tail}"
    verbs = {"i'm": "be", "im": "be", "we're": "be", "i've": "have", "ive": "have"}
    if low in verbs:
        return f"{who.name} {finite(verbs[low], plural=who.plural)} {turned(rest, person)}{tail}"
    if low not in ("i", "we"):
        return None
    inner = analyse(rest)
    verb, *words = rest.split()
    if verb in ("am", "was", "were", "are"):
        forms = {"am": ("is", "are"), "are": ("is", "are"), "was": ("was", "were"),
                 "were": ("was", "were")}  # fmt: skip
        return f"{who.name} {forms[verb][who.plural]} {turned(' '.join(words), person)}{tail}"
    if inner.shape is Shape.PAST:
        return f"{who.name} {turned(rest, person)}{tail}"
    if inner.shape is Shape.BASE:
        negated = verb.casefold() in ("can't", "cant", "won't", "wont", "couldn't")
        said = finite(inner.verb, plural=who.plural, negated=negated)
        return f"{who.name} {inner.adverb} {said} {turned(inner.rest, person)}{tail}"
    return None


def _quoted(frame: Frame, slot: FrameSlot, person: Person) -> str:
    """The user's words quoted, where no sentence fits them."""
    who = subject(frame, person)
    tail = placed(frame.qualifiers, person, state=True)
    words = f"“{f'{frame.limit} {frame.value}'.strip()}”{tail}"
    if frame.negated:
        about = "" if frame.of_user else f" of {who.name}"
        speaker = "you" if person == "second" else "the user"
        return f"{speaker} said that this is not so{about}: {words}"
    if slot.label:
        return f"{who.possessive} {slot.label}: {words}"
    speaker = "you" if person == "second" else "the user"
    return f"{speaker} said: {words}" if frame.of_user else f"{speaker} said of {who.name}: {words}"


def _finished(text: str) -> str:
    text = " ".join(text.split())
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", ".”")) else f"{text}."


_PARTICIPLES = words("been seen known gone done taken given eaten written flown")


def verbal(phrase: Phrase) -> Clause | None:
    """The clause of a value that begins with a verb; None for any other."""
    if phrase.shape in (Shape.BASE, Shape.THIRD):
        negated = True if phrase.first in ("cant", "can't", "won't", "couldn't") else None
        return Clause(phrase.verb, phrase.rest, adverb=phrase.adverb, negated=negated)
    if phrase.first in _PARTICIPLES:
        return Clause("have", phrase.text)
    if phrase.shape is Shape.PAST:
        words = phrase.text.split()
        verb = words[1] if phrase.adverb else words[0]
        return Clause(verb, phrase.rest, base=phrase.verb, adverb=phrase.adverb)
    if phrase.shape is Shape.GERUND and phrase.rest:
        return Clause("be", phrase.text)
    return None


def foreign(phrase: Phrase) -> bool:
    """Whether a phrase of several words is in another language, and therefore quoted."""
    return phrase.shape is Shape.FOREIGN or is_foreign(phrase.text)
