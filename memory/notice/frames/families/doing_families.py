"""What somebody does, plays, can, wants, plans, thinks and feels; and anything else."""

from __future__ import annotations

import re

from memory.notice.frames.families.families import Clause, Family, Subject, foreign, verbal
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, with_article
from memory.notice.frames.vocabulary import MASS, PREPOSITIONS
from memory.notice.rules.grammar.lexicon import NATIONALITIES, words
from memory.notice.rules.grammar.nouns import PETS
from memory.vocabulary.english.inflection import base_of_past, is_gerund, is_plural
from memory.vocabulary.records import Kind
from memory.vocabulary.slots import article


def _does(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    if clause := verbal(phrase):
        return clause
    if phrase.shape is Shape.WHO:
        several = who.plural and not who.of_user
        return Clause("be", phrase.text if several else with_article(phrase.text))
    if phrase.shape in (Shape.ADJECTIVE, Shape.PLACE, Shape.INFINITIVE):
        return Clause("be", phrase.text)
    if phrase.shape is Shape.NUMBER:
        return None
    text = phrase.text[0].lower() + phrase.text[1:] if is_gerund(phrase.text) else phrase.text
    return Clause("do", f"the {text}" if text in ("crossword", "ironing", "cooking") else text)


_INSTRUMENTS = words(
    """piano guitar cello violin viola harp bass drums drum flute oboe clarinet saxophone sax
    trumpet trombone tuba horn banjo mandolin ukulele accordion organ keyboard harmonica
    recorder fiddle bagpipes sitar lute harpsichord bassoon cornet"""
)


def _plays(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if phrase.shape is Shape.PLACE:
        return Clause("play", text)
    if foreign(phrase):
        return None
    if re.search(r"\bplayer$", text, re.I):
        return Clause("be", with_article(text))
    if phrase.shape in (Shape.THIRD, Shape.BASE) and phrase.verb == "play":
        return verbal(phrase)
    if is_gerund(text) and text.islower():
        return Clause("do", text)
    if is_instrument(text):
        return Clause("play", f"the {text}")
    return Clause("play", f"in a {text}" if text in ("campaign", "band", "league") else text)


def is_instrument(text: str) -> bool:
    """Whether one plays "the" instrument of that name."""
    return text.casefold() in _INSTRUMENTS


def _skill(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    if phrase.first in NATIONALITIES:  # "isn't good at english"
        return Clause("be", f"good at {phrase.text}")
    if phrase.shape is Shape.ADJECTIVE or phrase.first == "good":
        lift = any(char.isdigit() for char in phrase.text)  # "dead 140"
        return Clause("can" if lift else "be", phrase.text)
    if phrase.shape is Shape.PAST and frame.negated:
        return Clause("have", phrase.text, adverb="never", negated=False)
    third = phrase.shape is Shape.THIRD and phrase.rest  # "tells jokes", but "names"
    if third or phrase.verb in ("can", "cant", "can't", "know"):
        return verbal(phrase)
    if phrase.shape is Shape.BASE:
        return Clause("can", phrase.text)
    if phrase.shape is Shape.WHO:
        return Clause("be", with_article(phrase.text))
    return None if phrase.shape is Shape.CLAUSE else Clause("be", f"good at {phrase.text}")


def _goal(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    if phrase.shape is Shape.BASE:
        return Clause("want", f"to {phrase.text}")
    if phrase.first == "become":
        return Clause("want", f"to {phrase.text}")
    if phrase.shape is Shape.WHO and not phrase.determined:
        return Clause("want", f"to be {article(phrase.text)} {phrase.text}")
    if phrase.shape is Shape.THIRD:
        return verbal(phrase)
    if phrase.shape is Shape.GERUND and not frame.negated:
        trying = Clause("dream", f"of {phrase.text}")  # "hiking", but "learning how to program"
        return Clause("be", phrase.text) if phrase.rest else trying
    if phrase.shape is Shape.ADJECTIVE and phrase.text not in ("out", "more", "away"):
        return Clause("want", f"to be {phrase.text}")
    return Clause("want", phrase.text)


_OCCASIONS = words("trip date party meeting visit work travel play test hike race move start")


_LESSONS = words(
    """lessons lesson class classes course courses party trip practice practise competition session
    sessions test exam training tournament holiday night day appointment anniversary lessons"""
)


def _plan(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    occasion = phrase.first in _OCCASIONS and phrase.rest.split(" ")[0] in ("", *PREPOSITIONS)
    if phrase.shape is Shape.BASE and not occasion:
        return Clause("plan", f"to {phrase.text}")
    noun = phrase.shape is Shape.GERUND and head_of(phrase.text) in _LESSONS - {phrase.first}
    if (
        phrase.shape is Shape.PLACE
        or (phrase.shape is Shape.GERUND and not noun)
        or _is_state(phrase)
    ):
        return Clause("be", phrase.text)
    if phrase.shape in (Shape.THIRD, Shape.PAST):
        return verbal(phrase)
    return Clause("have", phrase.text if phrase.first == "the" else with_article(phrase.text))


def _is_state(phrase: Phrase) -> bool:
    """Whether it describes a state, as "busy with exams", unlike "half marathon"."""
    second = phrase.text.split()[1:2]
    return phrase.shape is Shape.ADJECTIVE and (not second or second[0] in PREPOSITIONS)


_UNCHANGED = ("hurt", "cut", "put", "hit", "quit", "shut", "bet")  # past tense equal to the base


def _event(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase) or phrase.shape is Shape.NUMBER:
        return None
    if phrase.first == "put" and not who.of_user:  # "put down"
        return Clause("was", phrase.text, base="be")
    if phrase.text.casefold() in ("retired", "married", "divorced") or phrase.first in _UNCHANGED:
        base = base_of_past(phrase.first) or phrase.first
        return Clause(phrase.first, " ".join(phrase.text.split()[1:]), base=base)
    if phrase.shape is Shape.PLACE or _is_state(phrase):
        return Clause("be", phrase.text)
    if phrase.shape is Shape.PAST and (clause := verbal(phrase)):
        return clause
    if phrase.shape in (Shape.THIRD, Shape.BASE, Shape.GERUND):
        return verbal(phrase) or Clause("be", phrase.text)
    said = phrase.text if phrase.determined else with_article(phrase.text)
    return Clause("spoke", f"of {said}", base="speak") if who.of_user else Clause("have", said)


def _schedule(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    if phrase.first == "only":
        return None
    state = _is_state(phrase)
    if state or phrase.shape is Shape.PLACE or phrase.first in ("up", "never", "on"):
        return verbal(phrase) if phrase.verb else Clause("be", phrase.text)
    if phrase.shape in (Shape.BASE, Shape.THIRD):
        return verbal(phrase)
    if phrase.shape is Shape.GERUND and phrase.rest:
        return Clause("be", phrase.text)
    if re.fullmatch(r"nights|days|shifts|early|lates?", phrase.text, re.I):
        return Clause("work", phrase.text.casefold())
    if phrase.shape is Shape.NUMBER or re.search(r"\b(?:to|till|until)\b", phrase.text):
        return Clause("be", phrase.text, noun="schedule")
    bare = head_of(phrase.text) in MASS or phrase.text.endswith((" off", " free"))
    return Clause("have", phrase.text if bare else with_article(phrase.text))


def _belief(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase) or phrase.first in ("never", "no", "always", "dont", "don't"):
        return None
    if re.search(r"(?:ist|ian|agnostic|atheist|pro-\w+|anti-\w+)$", phrase.text, re.I):
        return Clause("be", phrase.text)
    return Clause("believe", f"in {phrase.text}")


def _fear(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if phrase.shape is Shape.ADJECTIVE:
        return Clause("be", phrase.text)
    if phrase.shape is Shape.INFINITIVE:
        return Clause("be", f"afraid {phrase.text}")
    return Clause("be", f"afraid of {phrase.text}")


def _feeling(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    if phrase.shape is Shape.GERUND:
        return Clause("be", phrase.text)
    felt = not phrase.verb or phrase.shape is Shape.PAST
    return Clause("feel", phrase.text) if felt else verbal(phrase)


_LOOKS = words("beard moustache hair eyes scar tattoo accent voice")
_MOVING = ("be", "use", "live", "move", "go", "come", "speak", "write")


def _other(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase) or phrase.shape is Shape.NUMBER:
        return None
    passive = phrase.shape is Shape.PAST and re.match(r"\w+ (?:from|by|with|to)\b", phrase.text)
    if passive and base_of_past(phrase.first) not in _MOVING:
        return Clause("be", phrase.text)
    if clause := verbal(phrase):
        return clause
    if head_of(phrase.text) in _LOOKS or phrase.text.endswith(("ence", "ance")):
        return Clause("have", with_article(phrase.text) if " " in phrase.text else phrase.text)
    if phrase.shape in (Shape.ADJECTIVE, Shape.PLACE) or phrase.first == "the":
        return Clause("be", phrase.text)
    if phrase.shape is Shape.WHO or phrase.first in ("a", "an") or phrase.text.casefold() in PETS:
        return Clause("be", with_article(phrase.text))
    if " " not in phrase.text and not is_plural(phrase.text) and phrase.text != "anniversary":
        return Clause("be", phrase.text)
    return Clause("have", phrase.text) if is_plural(head_of(phrase.text)) else None


F, E = Kind.FACT, Kind.EVENT
# fmt: off
DOING_FAMILIES: tuple[Family, ...] = (
    Family(
        "does", "set", F, "habits", _does, "{my} habits", name="habit",
    ),
    Family(
        "plays", "set", F, "playing", _plays, "{my} playing", name="sport",
        asks=("What <do> {i} play?", "Which game or instrument <do> {i} play?",
              "What can {i} play?", "what {i} <play>"),
    ),
    Family(
        "skill", "set", F, "skills", _skill, "{my} skills",
        asks=("What can {i} do?", "What <be> {i} good at?",
              "Which skills <do> {i} have?", "what {i} can do"),
    ),
    Family(
        "goal", "set", F, "goal", _goal, "{my} goals",
        asks=("What <do> {i} want?", "What's {my} goal?",
              "What <do> {i} dream of?", "what {i} <want>"),
    ),
    Family(
        "plan", "set", E, "plan", _plan, "{my} plans", durable=False,
        asks=("What <do> {i} plan?", "What's next for {me}?",
              "What <do> {i} have coming up?", "what {i} <plan>"),
    ),
    Family(
        "event", "set", E, "news", _event, "{my} news", durable=False,
        asks=("What happened with {me}?", "What's the news about {me}?",
              "What did I report of {me}?", "what happened with {me}"),
    ),
    Family(
        "schedule", "set", F, "schedule", _schedule, "{my} schedule",
    ),
    Family(
        "belief", "set", F, "principle", _belief, "{my} beliefs",
        asks=("What <do> {i} believe in?", "What are {my} principles?",
              "What <do> {i} stand for?", "what {i} <believe> in"),
    ),
    Family(
        "fear", "set", F, "fear", _fear, "{my} fears",
        asks=("What <be> {i} afraid of?", "What scares {me}?",
              "What <do> {i} fear?", "what {i} <be> afraid of"),
    ),
    Family(
        "feeling", "set", F, "feelings", _feeling, "{my} feelings", durable=False,
        asks=("How <do> {i} feel?", "What's {my} mood?",
              "How <be> {i} doing?", "how {i} <feel>"),
    ),
    Family(
        "other", "set", F, "", _other, "{me}", name="note",
    ),
)
# fmt: on
