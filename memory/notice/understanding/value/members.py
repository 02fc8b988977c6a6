"""People and animals that a sentence names, each under the noun that heads its list.

"wife mia, kids lena (6) & max": which words are names the reader knows better than any rule; whose
names they are is told by the noun before them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from memory.notice.frames.vocabulary import ADVERBS
from memory.notice.grammar.lexicon import STATES, words
from memory.notice.grammar.nouns import PETS, RELATIONS
from memory.notice.grammar.text import plain
from memory.vocabulary.english.calendar import DAYS, MONTHS
from memory.vocabulary.english.inflection import BASES, is_plural, plural, singular, verb_of

_TOKEN = re.compile(r"[^\W\d_](?:[\w'’]|[-](?=[^\W\d_]))*|\d+(?:[.,]\d+)?|[^\w\s]")
_NUMBERS = {
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
COUNTS = frozenset(_NUMBERS)
_ADJECTIVES = words(
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
_MINE = words("my our")
_THEIRS = words("his her their")
_JOINS = words("and n plus")
_NO_NAMES = (
    words(
        """a an the my our his her their your its i i'm im ive i've we we're he she it they you me
    us him them who whose which that this these those is are was were be been am has have had do
    does did not no and or but so n plus with without in on at of to for from by as if then than
    also just too very really both all each every some any called named aged age ages old years
    year yrs yr months month mo weeks week yo name names hi hey hello he's hes she's shes it's its
    they're theyre who's whos when while because cos since until now still only mostly about and
    there here single married divorced engaged widowed separated pregnant expecting male female
    m f etc lol btw respectively together ones twins working living moved live lives works work"""
    )
    | _ADJECTIVES
    | _NUMBERS.keys()
    | {*DAYS, *MONTHS} - words("may june april august")
)
_UNITS = words("months month mo weeks week days")
_YEARS = words("yo years year yrs yr old y o")
_AFTER_AGE = words("and n from is who in at also both he she his her with but") | _YEARS
_FROM_AGE = words("is she's shes he's hes aged age who's whos it's")


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
class Member:
    """Somebody named.

    Attributes:
        head: the noun of its list as shown, without "my": "kids", "older brother".
        one: the noun for one of them: "child", "older brother".
        name: as typed.
        age: as typed, or "".
        start, end: of the name in the sentence.
        group: the same for all members of one list.
        until: the end of the list in the sentence.
        begin: the beginning of its noun in the sentence.
        owner: whose relative, where not the user's: "sister julia".
    """

    head: str
    one: str
    name: str
    age: str
    start: int
    end: int
    group: int
    until: int
    begin: int
    owner: str = ""

    @property
    def several(self) -> bool:
        """Whether its noun is a plural: "kids"."""
        return self.head != self.one


@dataclass(frozen=True, slots=True)
class _Head:
    """A noun that a list of names may follow: where it begins, where the names may begin."""

    shown: str
    one: str
    begin: int
    after: int
    count: int | None
    mine: str  # the determiner
    surely: bool = False  # of "dad to oscar": nothing but names can follow


@dataclass(slots=True)
class _Item:
    token: Token
    age: str
    after: int


def is_noun(word: str) -> bool:
    """Whether a word is a relation or an animal, and not its name."""
    return any(w in RELATIONS or w in PETS or w in _CHILDREN for w in (word, singular(word)))


def members(sentence: str, names: Collection[str]) -> list[Member]:
    """The people and animals of the user's that a sentence names, in order.

    Args:
        sentence: with quotations blanked.
        names: words that the reader took for names, in lower case.
    """
    return list(_Scan(plain(sentence), names).members())


class _Scan:
    """A sentence as tokens, scanned for nouns that head lists of names."""

    def __init__(self, sentence: str, names: Collection[str]) -> None:
        self._tokens = [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(sentence)]
        self._names = names

    def _low(self, at: int) -> str:
        return self._tokens[at].low if 0 <= at < len(self._tokens) else ""

    def members(self) -> Iterator[Member]:
        at = group = 0
        last: Member | None = None
        while at < len(self._tokens):
            head = self._parent(at) or self._head(at)
            if head is None:
                at += 1
                continue
            items, after = self._list(head)
            if not items:
                at = max(head.after, at + 1)
                continue
            owner = ""
            if head.mine in _THEIRS:
                if last is None:
                    at = after
                    continue
                owner = f"{last.one} {last.name}"
            until = self._tokens[after - 1].end
            ages = self._ages_after(after, len(items))
            shown = head.shown if len(items) > 1 or head.shown != singular(head.shown) else head.one
            for n, item in enumerate(items):
                age = item.age or (ages[n] if ages else "")
                last = Member(
                    shown, head.one, item.token.text, age, item.token.start, item.token.end,
                    group, until, self._tokens[head.begin].start, owner,
                )  # fmt: skip
                yield last
            group += 1
            at = after

    def _parent(self, at: int) -> _Head | None:
        """ "dad to oscar", "mum of three: ella, …", "married to sarah"."""
        word, joint = self._low(at), self._low(at + 1)
        if word in _SPOUSES and joint in ("to", "of"):
            one = _SPOUSES[word]
            return _Head(one, one, at, at + 2, 1, "", surely=True)
        if word not in PARENTS or joint not in ("of", "to") or self._low(at - 1) in _MINE:
            return None
        one, after, count = PARENTS[word], at + 2, self._count(at + 2)
        if count is not None:
            after += 1
        while self._low(after) in _ADJECTIVES:
            after += 1
        noun = self._noun(after)
        if noun is not None:
            after, shown, single = noun
            one = single if single in ("son", "daughter") and one == "child" else one
        shown = plural(one) if count != 1 else one
        return _Head(shown, one, at, after, count, "", surely=count is None and noun is None)

    def _head(self, at: int) -> _Head | None:
        """ "my two kids", "older brother", "our dog"; a role needs "my"."""
        noun = self._noun(at)
        if noun is None:
            return None
        after, shown, one = noun
        begin = at
        front: list[str] = []
        while begin and self._low(begin - 1) in _ADJECTIVES and self._low(begin - 1) != "only":
            begin -= 1
            if self._low(begin) in _KEPT:
                front.insert(0, self._low(begin))
        count = self._count(begin - 1)
        mine = self._low(begin - 1)
        if count is not None and begin > 1 and self._low(begin - 2) in _MINE | _THEIRS:
            mine = self._low(begin - 2)
        if one in _ROLES and mine not in _MINE:
            return None
        several = is_plural(shown.split()[-1]) or shown in ("children", "parents", "kids")
        own = mine in _MINE | _THEIRS
        if (one in PARENTS and not own) or mine in ("the", "your", "no", "as", "like"):
            return None  # "single mum, one son": that is the user
        if self._low(at - 1) == "'s" or self._low(at - 1).endswith("'s"):
            return None
        adjective = "" if several else " ".join(front)
        shown, one = f"{adjective} {shown}".strip(), f"{adjective} {one}".strip()
        return _Head(shown, one, begin, after, count, mine)

    def _noun(self, at: int) -> tuple[int, str, str] | None:
        """(place after it, as shown, for one) of a relation or an animal at a place."""
        for length in (3, 2, 1):
            tokens = self._tokens[at : at + length]
            if len(tokens) < length or not all(t.text[0].isalpha() for t in tokens):
                continue
            low = " ".join(t.low for t in tokens)
            if length == 1 and low.endswith("'s") and self._low(at + 1) == "name":
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

    def _count(self, at: int) -> int | None:
        word = self._low(at)
        return int(word) if word.isdigit() and len(word) < 3 else _NUMBERS.get(word)

    def _list(self, head: _Head) -> tuple[list[_Item], int]:
        """The items after a noun and the place after them; none where they are no names."""
        at, mark = self._mark(head.after)
        several = head.one != head.shown or (head.count or 0) > 1 or head.surely
        items: list[_Item] = []
        while (item := self._item(at)) is not None:
            items.append(item)
            at = item.after
            if (not several and head.count is None) or (head.count == 1 and not head.surely):
                break
            following = self._joined(at)
            if following == at or self._begins_head(following):
                break
            at = following
        items = self._sure(items, head, mark)
        if not items:
            return [], head.after
        after = items[-1].after
        if self._low(after) == ")":
            after += 1
        return self._all_aged(items, after)

    def _mark(self, at: int) -> tuple[int, str]:
        """The place where names begin, and what precedes them: "called", ":", "(", ",", ""."""
        mark = ""
        for _ in range(4):
            word = self._low(at)
            if word in (",", ":", "-", "–", "—", "(", "="):
                mark = mark if mark == "called" else word
            elif word in ("called", "named") or (word in ("name", "names")):
                mark = "called"
            elif word in ("is", "are", "being", "'s") and (
                mark == "called" or self._low(at + 1) in ("called", "named") or word == "are"
            ):
                mark = mark or "are"
            else:
                break
            at += 1
        return at, mark

    def _joined(self, at: int) -> int:
        """The place after a comma, "and" or "&"; the same place where there is none."""
        start = at
        while self._low(at) in (",", "&", "/", "+", ";") or self._low(at) in _JOINS:
            at += 1
            if at - start > 2:
                break
        return at

    def _begins_head(self, at: int) -> bool:
        """Whether another noun with its own names begins: "our dog", "2 cats"."""
        while self._low(at) in _MINE | _THEIRS | _ADJECTIVES or self._count(at) is not None:
            if self._low(at) == "baby" and self._noun(at + 1) is None:
                return False
            at += 1
        return self._noun(at) is not None

    def _item(self, at: int) -> _Item | None:
        while self._low(at) in ("baby", "little", "the", "big") and self._is_name(at + 1):
            at += 1
        if not self._is_name(at):
            return None
        token, after = self._tokens[at], at + 1
        while (
            token.text[:1].isupper()
            and self._is_name(after)
            and self._tokens[after].text[:1].isupper()
        ):  # "Mary Ann"
            token = Token(f"{token.text} {self._tokens[after].text}", token.start,
                          self._tokens[after].end)  # fmt: skip
            after += 1
        age, after = self._age(after)
        return _Item(token, age, after)

    def _is_name(self, at: int) -> bool:
        if not 0 <= at < len(self._tokens):
            return False
        token = self._tokens[at]
        if not token.text[0].isalpha() or len(token.text) < 2 or token.low in _NO_NAMES:
            return False
        noun = self._noun(at)
        named = token.low in self._names and token.low not in RELATIONS
        return noun is None or (named and not is_plural(token.low))

    def _age(self, at: int) -> tuple[str, int]:
        """(the age after a name, the place after it)."""
        start, word = at, self._low(at)
        if word in ("(", ",", "/"):
            at += 1
        if self._low(at) in _FROM_AGE:
            at += 1
            if self._low(at) == "aged":
                at += 1
        elif self._low(at) == "who" and self._low(at + 1) == "is":
            at += 2
        number = self._low(at)
        if not re.fullmatch(r"\d{1,3}(?:[.,]5)?", number):
            spelled = number in _NUMBERS and number not in ("a", "an", "both", "twin", "one")
            alone = not self._low(at + 1)[:1].isalpha()
            if not (spelled and alone and at > start):
                return "", start
        end = at + 1
        if self._low(end) == "-" and self._low(end + 1) in _UNITS:
            end += 1
        if self._low(end) in _UNITS:
            age = f"{self._tokens[at].text} {self._tokens[end].text}"
            age = age if age.endswith("s") or number == "1" else age.replace(" month", " months")
            end += 1
        else:
            age = self._tokens[at].text
        while self._low(end) in _YEARS or (self._low(end) in "-/" and self._low(end + 1) in _YEARS):
            end += 1
        after = self._low(end)
        if after[:1].isalpha() and after not in _AFTER_AGE and end == at + 1:
            return "", start  # "mia, 2 kids"
        if word == "(":
            if after == ")":
                end += 1
            elif after != ",":
                return "", start
        return age, end

    def _sure(self, items: list[_Item], head: _Head, mark: str) -> list[_Item]:
        """The items that are names: all of a list in which some surely are."""
        known = [self._known(item) for item in items]
        if head.count is not None and len(items) == head.count and mark and len(items) > 1:
            return items
        if head.surely or mark == "called":
            known = [True, *known[1:]] if known else []
        if mark == "are" and not any(known):
            return []
        if not any(known) and not mark and len(items) == 1 and self._beside(items[0], head):
            return items
        if not any(known):
            return []
        last = max(n for n, sure in enumerate(known) if sure)
        while last + 1 < len(items) and not self._is_verb(items[last + 1]):
            last += 1
        if not known[0] and not mark and self._is_verb(items[0]):
            return []
        return items[: last + 1]

    def _beside(self, item: _Item, head: _Head) -> bool:
        """Whether a word between a relation and a verb or "and" can only be a name.

        "her husband mark live in vienna": a verb of one person would end in s.
        """
        low, following = item.token.low, self._low(item.after)
        if head.one in PETS or head.one != head.shown or head.mine not in _MINE | _THEIRS:
            return False
        if low in STATES or low in ADVERBS or re.search(r"(?:[^s]s|ed|ly|ing)$", low):
            return False
        return following in ("and", "&", "/") or verb_of(following) is not None

    def _known(self, item: _Item) -> bool:
        text = item.token.text
        return bool(item.age) or text[:1].isupper() or item.token.low in self._names

    def _is_verb(self, item: _Item) -> bool:
        low = item.token.low
        return not self._known(item) and (low in BASES or verb_of(low) is not None)

    def _all_aged(self, items: list[_Item], after: int) -> tuple[list[_Item], int]:
        """ "amy and zoe (both 4)", ", both 4"."""
        at = after
        while self._low(at) in ("(", ","):
            at += 1
        if self._low(at) in ("both", "all") and re.fullmatch(r"\d{1,2}", self._low(at + 1)):
            age = self._tokens[at + 1].text
            end = at + 2
            while self._low(end) in _YEARS or self._low(end) == ")":
                end += 1
            return [_Item(item.token, item.age or age, item.after) for item in items], end
        return items, after

    def _ages_after(self, at: int, count: int) -> list[str]:
        """ "are 6 and 3", "are both 4"."""
        while self._low(at) in (",", "they're", "theyre", "they"):
            at += 1
        if self._low(at) in ("are", "aged"):
            at += 1
        elif self._low(at - 1) not in ("they're", "theyre"):
            return []
        both = self._low(at) in ("both", "all")
        if both:
            at += 1
        ages: list[str] = []
        while re.fullmatch(r"\d{1,3}", self._low(at)):
            unit = self._low(at + 1)
            ages.append(f"{self._low(at)} {unit}" if unit in _UNITS else self._low(at))
            at = self._joined(at + 1 + (unit in _UNITS))
        if len(ages) == count:
            return ages
        together = len(ages) == 1 and (both or count > 1)
        return ages * count if together else []


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
