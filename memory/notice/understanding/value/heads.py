"""Nouns that head lists of names: "kids", "older brother", "our dog", "dad to", "married to"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from memory.notice.grammar.lexicon import words
from memory.notice.grammar.nouns import PETS, RELATIONS
from memory.vocabulary.english.inflection import is_plural, plural, singular

_TOKEN = re.compile(r"[^\W\d_](?:[\w'’]|[-](?=[^\W\d_]))*|\d+(?:[.,]\d+)?|[^\w\s]")
NUMBERS = {
    word: count
    for count, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
} | {"a": 1, "an": 1, "both": 2, "twin": 2}
# Children are "girls" and "boys" to whoever has them.
_CHILDREN = {"girl": "daughter", "boy": "son", "kiddo": "child", "little one": "child",
             "stepkid": "stepchild", "stepchild": "stepchild", "step kid": "stepchild",
             "toddler": "child", "newborn": "child"}  # fmt: skip
_SHORT = words("bf gf hubby bro sis bestie baby mummy daddy auntie wifey")  # written out in facts
_WRITTEN_OUT = {"bestie": "best friend", "wifey": "wife"}
COUNTS = frozenset(NUMBERS)
ADJECTIVES = words(
    """best older elder eldest oldest younger youngest little big twin baby middle half step ex
    former late adult teenage grown first second only other new rescue lovely beautiful gorgeous
    crazy foster adopted black white ginger fluffy small tiny young old"""
)
_KEPT = words("best older elder eldest oldest younger youngest little big twin half step ex late")
_ROLES = words(
    """doctor dentist therapist teacher coach tutor mentor lawyer accountant hairdresser barber vet
    nanny babysitter cleaner gardener trainer supervisor professor gp physio manager boss landlord
    landlady lab boxer shepherd crow mouse crab fish duck bridge"""
)
PARENTS = {
    **dict.fromkeys(
        words("mum mom mother mummy mama dad father daddy papa parent parents"), "child"
    ),
    **dict.fromkeys(
        words("grandma gran granny nan grandmother grandpa grandad granddad grandfather"
              " grandparent grandparents"),
        "grandchild",
    ),
    **dict.fromkeys(words("stepmum stepmom stepdad stepmother stepfather"), "stepchild"),
}  # fmt: skip
_SPOUSES = {"wife": "husband", "husband": "wife", "boyfriend": "girlfriend",
            "girlfriend": "boyfriend", "married": "spouse", "engaged": "fiancé"}  # fmt: skip
MINE = words("my our")
THEIRS = words("his her their")
_JOINS = words("and n plus")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark with its position in the sentence."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """In lower case, with plain apostrophes."""
        return self.text.casefold().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that a list of names may follow: where it begins, where the names may begin."""

    shown: str
    one: str
    begin: int
    after: int
    count: int | None
    mine: str  # the determiner
    age: str = ""  # of "a 5 year old"
    surely: bool = False  # of "dad to oscar": nothing but names can follow


def is_noun(word: str) -> bool:
    """Whether a word is a relation or an animal, and not its name."""
    return any(w in RELATIONS or w in PETS or w in _CHILDREN for w in (word, singular(word)))


class Tokens:
    """A sentence as tokens, numbered from 0; beyond its ends every token is "".

    Args:
        sentence: with plain apostrophes, and quotations blanked.
    """

    def __init__(self, sentence: str) -> None:
        self.tokens = [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(sentence)]

    def low(self, at: int) -> str:
        """A token in lower case."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def count(self, at: int) -> int | None:
        """A number in digits or in words, "a" among them."""
        word = self.low(at)
        return int(word) if word.isdigit() and len(word) < 3 else NUMBERS.get(word)

    def joined(self, at: int) -> int:
        """The place after a comma, "and" or "&"; the same place where there is none."""
        start = at
        while self.low(at) in (",", "&", "/", "+", ";") or self.low(at) in _JOINS:
            at += 1
            if at - start > 2:
                break
        return at

    def noun(self, at: int) -> tuple[int, str, str] | None:
        """(place after it, as shown, for one) of a relation or an animal at a place."""
        for length in (3, 2, 1):
            tokens = self.tokens[at : at + length]
            if len(tokens) < length or not all(t.text[0].isalpha() for t in tokens):
                continue
            low = " ".join(t.low for t in tokens)
            if length == 1 and low.endswith("'s") and self.low(at + 1) == "name":
                low = low[:-2]
            for single in (low, singular(low)):
                if single in _CHILDREN:
                    one = _CHILDREN[single]
                    return at + length, one if single == low else plural(one), one
                if single in RELATIONS and RELATIONS[single] not in ("children", "ex"):
                    return at + length, _shown(low), _one(single)
                if single in PETS and length == 1:
                    return at + length, low, single
            if low in ("children", "kids", "kiddies", "twins", "triplets"):
                return at + length, "children" if low in ("twins", "triplets") else low, "child"
        return None

    def head(self, at: int) -> Head | None:
        """ "my two kids", "older brother", "our dog"; a role needs "my"."""
        noun = self.noun(at)
        if noun is None:
            return self._aged(at)
        after, shown, one = noun
        begin = at
        front: list[str] = []
        while begin and self.low(begin - 1) in ADJECTIVES and self.low(begin - 1) != "only":
            begin -= 1
            if self.low(begin) in _KEPT:
                front.insert(0, self.low(begin))
        count = self.count(begin - 1)
        mine = self.low(begin - 1)
        if count is not None and begin > 1 and self.low(begin - 2) in MINE | THEIRS:
            mine = self.low(begin - 2)
        if one in _ROLES and mine not in MINE:
            return None
        several = is_plural(shown.split()[-1]) or shown in ("children", "parents", "kids")
        own = mine in MINE | THEIRS
        if (one in PARENTS and not own) or mine in ("the", "your", "no", "as", "like"):
            return None  # "single mum, one son": that is the user
        if self.low(at - 1) == "'s" or self.low(at - 1).endswith("'s"):
            return None
        adjective = "" if several else " ".join(front)
        shown, one = f"{adjective} {shown}".strip(), f"{adjective} {one}".strip()
        return Head(shown, one, begin, after, count, mine)

    def _aged(self, at: int) -> Head | None:
        """ "a 5 year old", "our 2-yr-old" is a child."""
        words_after = [self.low(n) for n in range(at + 1, at + 5)]
        old = re.match(r"-? ?(?:yr|year|month)s?[- ]?old\b|yo\b", " ".join(words_after))
        number = self.low(at)
        if old is None or not number.isdigit() or self.low(at - 1) not in MINE | {"a", "an"}:
            return None
        after = at + 1 + len(old[0].split())
        age = f"{number} months" if "month" in old[0] else number
        noun = self.noun(after)
        if noun is not None:
            after = noun[0]
        one = noun[2] if noun else "child"
        return Head(one, one, at, after, 1, self.low(at - 1), age)

    def parent(self, at: int) -> Head | None:
        """ "dad to oscar", "mum of three: ella, …", "married to sarah"."""
        word, joint = self.low(at), self.low(at + 1)
        if word in _SPOUSES and joint in ("to", "of"):
            one = _SPOUSES[word]
            return Head(one, one, at, at + 2, 1, "", surely=True)
        if word not in PARENTS or joint not in ("of", "to") or self.low(at - 1) in MINE:
            return None
        one, after, count = PARENTS[word], at + 2, self.count(at + 2)
        if count is not None:
            after += 1
        while self.low(after) in ADJECTIVES:
            after += 1
        noun = self.noun(after)
        if noun is not None:
            after, shown, single = noun
            one = single if single in ("son", "daughter") and one == "child" else one
        shown = plural(one) if count != 1 else one
        return Head(shown, one, at, after, count, "", surely=count is None and noun is None)


def _shown(word: str) -> str:
    if word in _WRITTEN_OUT:
        return _WRITTEN_OUT[word]
    return RELATIONS[word] if word in _SHORT else word


def _one(word: str) -> str:
    """The noun for one of a list: "kids" → "child", "mum" stays."""
    if word in _WRITTEN_OUT:
        return _WRITTEN_OUT[word]
    known = RELATIONS[word]
    return known if word in _SHORT or word in ("kid", "kids") else singular(word)
