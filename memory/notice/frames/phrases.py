"""The form of a phrase: a verb phrase, a noun phrase, a clause, an adjective."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from memory.notice.frames import person
from memory.notice.frames.vocabulary import (
    ADJECTIVES,
    ADVERBS,
    DETERMINERS,
    FINITE,
    INTENSIFIERS,
    MASS,
    NOT_WHO,
    NUMBERS,
    OWN,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    WHO,
)
from memory.notice.grammar.lexicon import BELIEFS, JOB_ENDINGS, NATIONALITIES, words
from memory.vocabulary.english.inflection import (
    BASES,
    IRREGULAR,
    base_by_letters,
    base_of_past,
    base_of_third,
    is_gerund,
    is_plural,
)
from memory.vocabulary.slots import article


class Shape(StrEnum):
    """The forms of phrases that the sentences distinguish."""

    CLAUSE = "clause"  # has a subject of its own: "my contract ends", "they cancelled it"
    BASE = "base"  # "run 5k"
    THIRD = "third"  # "runs ultras"
    PAST = "past"  # "failed my driving test"
    GERUND = "gerund"  # "going to the gym", "cycling"
    INFINITIVE = "infinitive"  # "to start"
    PLACE = "place"  # begins with a preposition: "in the navy"
    NUMBER = "number"  # "22", "about 300 euros"
    ADJECTIVE = "adjective"  # "pregnant", "too direct"
    WHO = "who"  # a kind of person: "chef", "a morning person"
    NOUN = "noun"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the user, with its form.

    Attributes:
        text: the user's words.
        shape: the likeliest form.
        verb: the base of its verb, where it begins with one.
        rest: what follows that verb.
        adverb: an adverb before the verb: "always", "never".
        verbal: whether the first word can be a verb's base.
    """

    text: str
    shape: Shape
    verb: str = ""
    rest: str = ""
    adverb: str = ""
    verbal: bool = False

    @property
    def first(self) -> str:
        """The first word, in lower case."""
        return self.text.split()[0].casefold()

    @property
    def head(self) -> str:
        """The head of a noun phrase, before "of", "with", "in" and the like, in lower case."""
        return head_of(self.text)

    @property
    def determined(self) -> bool:
        """Whether it begins with an article, a possessive, a number or a quantity."""
        first = self.first
        return first in DETERMINERS or first[0].isdigit() or first.endswith(("'s", "’s"))


_RELATIVE_CLAUSE = re.compile(
    r"\s(?:who|that|which|with|of|in|on|at|for|from|to|by|near|above|behind|without)\s"
)
_NOUN_ENDINGS = ("ness", "ism", "itis")


def head_of(text: str) -> str:
    """The noun of a noun phrase: "head of marketing" → "head"."""
    words = re.findall(r"[\w'’-]+", _RELATIVE_CLAUSE.split(f"{text} ")[0])
    while len(words) > 1 and words[-1].endswith("ly"):
        words.pop()  # "drinker socially"
    return words[-1].casefold() if words else ""


def is_who(text: str) -> bool:
    """Whether a noun phrase names a kind of person: "software engineer", "a morning person"."""
    head = head_of(text)
    if head in NOT_WHO or head in MASS:
        return False
    return head in WHO or (len(head) > 4 and head.endswith((*JOB_ENDINGS, "ologist")))


def with_article(text: str) -> str:
    """A noun phrase with "a" or "an" where English requires one and the user left it out.

    "my car" is "a car" and "my kids" are "kids": the user's own things, as somebody else has them.
    """
    first, _, rest = text.partition(" ")
    low = first.casefold()
    if low in ("my", "our") and rest:
        return with_article(rest)
    if low == "own" and rest:
        return f"my {text}"
    if low in ("the", "this") and rest:
        return with_article(rest) if rest[:1].islower() else text
    if low in DETERMINERS or low[0].isdigit() or low.endswith(("'s", "’s")):
        return text
    return f"{article(text)} {text}" if needs_article(text) else text


def needs_article(text: str) -> bool:
    """Whether a noun phrase without article is a single countable thing, as its letters suggest."""
    head = head_of(text)
    if not head or head in MASS or not text.isascii() or head.endswith(_NOUN_ENDINGS):
        return False
    if is_plural(head):
        return False
    return not (is_gerund(head) or any(char.isdigit() for char in head))


def eased(text: str) -> str:
    """A phrase without its initial capital: "Under 30 bucks"; names keep theirs."""
    words = text.split()
    first = words[0]
    low = first.casefold()
    if first == first.upper() or any(w[:1].isupper() and w not in ("I", "I'm") for w in words[1:]):
        return text
    plain = low in PREPOSITIONS or low in DETERMINERS or low in ADVERBS or low in ADJECTIVES
    verb = low in BASES or is_gerund(low) or base_of_past(low) is not None
    return first[0].lower() + text[1:] if plain or (verb and low not in SUBJECTS) else text


# Nouns followed by a number; three of them are also verbs.
_SORTED = words("type stage grade class group level phase year size category model form part act")
_SCARCELY = ("hardly ever", "almost never", "rarely ever", "scarcely ever", "barely ever")
_SORT = re.compile(r"[0-9]|1[0-3]|i{1,3}|iv|[abc]|one|two|three|four|five")


def analyse(text: str) -> Phrase:
    """The form of a phrase, from its first words and the verbs in it."""
    words = text.split()
    low = [word.casefold().strip('.,;:!?"') for word in words]
    if person.is_foreign(text):
        return Phrase(text, Shape.FOREIGN)
    if _is_clause(low):
        return Phrase(text, Shape.CLAUSE)
    first, rest = low[0], " ".join(words[1:])
    if first in _SORTED and len(low) > 1 and _SORT.fullmatch(low[1]):  # "type 2 diabetes"
        return Phrase(text, Shape.NOUN)
    if first in ("left", "right") and low[1:2] == ["handed"]:
        return Phrase(text, Shape.ADJECTIVE)
    if low[:3] == ["stay", "at", "home"] and len(low) == 4:
        return Phrase(text, Shape.WHO)
    if first == "to" and len(low) > 1 and low[1] in BASES:
        return Phrase(text, Shape.INFINITIVE, low[1], " ".join(words[2:]))
    if " ".join(low[:2]) in _SCARCELY and len(low) > 2:
        inner = analyse(" ".join(words[2:]))
        return replace(inner, text=text, adverb=" ".join(low[:2]))
    if first in ADVERBS and rest and not rest[0].isdigit():
        inner = analyse(rest)
        if inner.shape in (Shape.BASE, Shape.THIRD, Shape.PAST, Shape.ADJECTIVE, Shape.GERUND):
            return Phrase(text, inner.shape, inner.verb, inner.rest, first, inner.verbal)
    if first in ("can", "cant", "can't", "could", "couldn't", "would", "will", "won't", "must"):
        return Phrase(text, Shape.BASE, first, rest, verbal=True)
    verbal = first in BASES and words[0][:1].islower() | (len(low) == 1)
    if re.fullmatch(r"[~£$€]?\d[\d.,:]*(?:k|%|€|\$|£)?", first) or (
        first in ("about", "around", "under", "over") and any(c.isdigit() for c in text)
    ):
        return Phrase(text, Shape.NUMBER)
    if first in NUMBERS and len(low) == 1:
        return Phrase(text, Shape.NUMBER)
    if first in DETERMINERS and first not in INTENSIFIERS:
        return Phrase(text, Shape.WHO if first in ("a", "an") and is_who(text) else Shape.NOUN)
    if first in INTENSIFIERS:
        return Phrase(text, Shape.WHO if head_of(text) in WHO else Shape.ADJECTIVE)
    if first.endswith("ous") and (len(low) == 1 or low[1] in ("and", "about")):
        return Phrase(text, Shape.ADJECTIVE)
    if first in PREPOSITIONS and rest:
        return Phrase(text, Shape.PLACE)
    base = base_of_third(first)
    if base and (rest or first not in ("bikes", "boats", "watches", "plants")):
        return Phrase(text, Shape.THIRD, base, rest)
    unknown = len(low) > 1 and first.endswith("s") and not first.endswith("ss") and not verbal
    if not base and unknown and low[1] not in ("a", "an", "all") and _follows_verb(low):
        # "rearranges my kitchen"
        return Phrase(text, Shape.THIRD, base_by_letters(first), rest)
    if first in NATIONALITIES or first in BELIEFS or first in ADJECTIVES:
        past = len(low) > 1 and low[1] not in ("from", "by", "in") and first in IRREGULAR
        past = past or (first == "married" and len(low) > 1 and low[1] in DETERMINERS)
        if not past and (len(low) == 1 or not is_who(text)):
            return Phrase(text, Shape.ADJECTIVE)
    titled = len(low) > 1 and head_of(text) in WHO - {first} and not _follows_verb(low)
    if verbal and not titled:  # "run 5k", and not "travel agent"
        return Phrase(text, Shape.BASE, first, rest, verbal=True)
    if _looks_past(low) and (base := base_of_past(first)):
        return Phrase(text, Shape.PAST, base, rest)
    if is_gerund(first):
        return Phrase(text, Shape.GERUND, rest=rest)
    if is_who(text):
        return Phrase(text, Shape.WHO)
    if len(low) > 1 and words[0].islower() and _follows_verb(low) and not is_plural(first):
        return Phrase(text, Shape.BASE, first, rest, verbal=True)
    return Phrase(text, Shape.NOUN, verbal=verbal)


def _follows_verb(low: list[str]) -> bool:
    """Whether the second word is one that follows verbs, not nouns."""
    return low[1] in ("my", "our", "a", "an", "the", "his", "her", "it", "them", "their", "me",
                      "him", "us", "everything", "anything", "myself", "all")  # fmt: skip


def _looks_past(low: list[str]) -> bool:
    first = low[0]
    if (first in ADJECTIVES and len(low) == 1) or first in (
        "red",
        "bed",
        "need",
        "seed",
        "hundred",
        "shed",
        "mixed",
    ):
        return False
    if first in ("fell", "lit", "lay", "saw", "fed", "led", "felt", "left", "found", "wound"):
        return len(low) > 1
    return base_of_past(first) is not None


def _is_clause(low: list[str]) -> bool:
    """Whether a phrase has a subject and a verb of its own."""
    if len(low) > 1 and low[0].replace("’", "'") in SUBJECTS:
        return True
    if low[0] in ADVERBS and low[1:2] and low[1] in RELATIVES:
        return True
    if low[0] in BASES and low[0] not in ("tip", "rent", "work", "play"):
        return False
    for n, word in enumerate(low[1:], 1):
        if word in RELATIVES:
            return False
        word = word.replace("’", "'")
        if word in FINITE or (
            word.endswith("'s") and low[n + 1 : n + 2] and low[n + 1] in ("been", "a", "not", "too")
        ):
            return low[0] not in PREPOSITIONS and low[0] not in ADVERBS
        past = word in IRREGULAR and word not in ADJECTIVES
        if past and low[0] in OWN and low[n - 1] not in DETERMINERS and n > 1:
            return True
    return len(low) == 2 and low[1] in ("start", "end", "begin") and is_plural(low[0])


def is_state(phrase: Phrase) -> bool:
    """Whether it describes a state, as "busy with exams", unlike "half marathon"."""
    second = phrase.text.split()[1:2]
    return phrase.shape is Shape.ADJECTIVE and (not second or second[0] in PREPOSITIONS)
