"""People and animals that a sentence names, each under the noun that heads its list.

"wife mia, kids lena (6) & max": which words are names the reader knows better than any rule; whose
names they are is told by the noun before them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from memory.notice.frames.vocabulary import ADVERBS
from memory.notice.grammar.lexicon import JOBS, SELF_WORDS, STATES, words
from memory.notice.grammar.nouns import PETS, RELATIONS
from memory.notice.grammar.text import plain
from memory.notice.understanding.value.ages import age_after, ages_after, shared_age
from memory.notice.understanding.value.heads import (
    ADJECTIVES,
    MINE,
    NUMBERS,
    THEIRS,
    Head,
    Token,
    Tokens,
)
from memory.vocabulary.english.calendar import DAYS, MONTHS
from memory.vocabulary.english.inflection import BASES, is_plural, singular, verb_of

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
    | ADJECTIVES
    | NUMBERS.keys()
    | {*DAYS, *MONTHS} - words("may june april august")
)


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


@dataclass(slots=True)
class _Item:
    token: Token
    age: str
    after: int


def members(sentence: str, names: Collection[str]) -> list[Member]:
    """The people and animals of the user's that a sentence names, in order.

    Args:
        sentence: with quotations blanked.
        names: words that the reader took for names, in lower case.
    """
    return list(_Scan(plain(sentence), names).members())


class _Scan(Tokens):
    """A sentence, scanned for nouns and the names in their lists."""

    def __init__(self, sentence: str, names: Collection[str]) -> None:
        super().__init__(sentence)
        self._names = names

    def members(self) -> Iterator[Member]:
        at = group = 0
        last: Member | None = None
        while at < len(self.tokens):
            head = self.parent(at) or self.head(at)
            if head is None:
                at += 1
                continue
            items, after = self._list(head)
            if not items:
                at = max(head.after, at + 1)
                continue
            owner = ""
            if head.mine in THEIRS:
                if last is None:
                    at = after
                    continue
                owner = f"{last.one} {last.name}"
            until = self.tokens[after - 1].end
            ages = ages_after(self, after, len(items))
            shown = head.shown if len(items) > 1 or head.shown != singular(head.shown) else head.one
            for n, item in enumerate(items):
                age = item.age or head.age or (ages[n] if ages else "")
                last = Member(
                    shown, head.one, item.token.text, age, item.token.start, item.token.end,
                    group, until, self.tokens[head.begin].start, owner,
                )  # fmt: skip
                yield last
            group += 1
            at = after

    def _list(self, head: Head) -> tuple[list[_Item], int]:
        """The items after a noun and the place after them; none where they are no names."""
        at, mark = self._mark(head.after)
        several = head.one != head.shown or (head.count or 0) > 1 or head.surely
        items: list[_Item] = []
        while (item := self._item(at)) is not None:
            items.append(item)
            at = item.after
            if (not several and head.count is None) or (head.count == 1 and not head.surely):
                break
            following = self.joined(at)
            if following == at or self._begins_head(following):
                break
            at = following
        items = self._sure(items, head, mark)
        if not items:
            return [], head.after
        after = items[-1].after
        if self.low(after) == ")":
            after += 1
        age, after = shared_age(self, after)
        return [_Item(item.token, item.age or age, item.after) for item in items], after

    def _mark(self, at: int) -> tuple[int, str]:
        """The place where names begin, and what precedes them: "called", ":", "(", ",", ""."""
        mark = ""
        for _ in range(4):
            word = self.low(at)
            if word in (",", ":", "-", "–", "—", "(", "="):
                mark = mark if mark == "called" else word
            elif word in ("called", "named") or (word in ("name", "names")):
                mark = "called"
            elif word in ("is", "are", "being", "'s") and (
                mark == "called" or self.low(at + 1) in ("called", "named") or word == "are"
            ):
                mark = mark or "are"
            else:
                break
            at += 1
        return at, mark

    def _begins_head(self, at: int) -> bool:
        """Whether another noun with its own names begins: "our dog", "2 cats"."""
        while self.low(at) in MINE | THEIRS | ADJECTIVES or self.count(at) is not None:
            if self.low(at) == "baby" and self.noun(at + 1) is None:
                return False
            at += 1
        return self.noun(at) is not None

    def _item(self, at: int) -> _Item | None:
        while self.low(at) in ("baby", "little", "the", "big") and self._is_name(at + 1):
            at += 1
        if not self._is_name(at):
            return None
        token, after = self.tokens[at], at + 1
        while (
            token.text[:1].isupper()
            and self._is_name(after)
            and self.tokens[after].text[:1].isupper()
        ):  # "Mary Ann"
            token = Token(f"{token.text} {self.tokens[after].text}", token.start,
                          self.tokens[after].end)  # fmt: skip
            after += 1
        if token.low.endswith("'s"):  # "sophie's 26"
            token = Token(token.text[:-2], token.start, token.end - 2)
        age, after = age_after(self, after)
        return _Item(token, age, after)

    def _is_name(self, at: int) -> bool:
        if not 0 <= at < len(self.tokens):
            return False
        token = self.tokens[at]
        if not token.text[0].isalpha() or len(token.text) < 2 or token.low in _NO_NAMES:
            return False
        noun = self.noun(at)
        named = token.low in self._names and token.low not in RELATIONS
        return noun is None or (named and not is_plural(token.low))

    def _sure(self, items: list[_Item], head: Head, mark: str) -> list[_Item]:
        """The items that are names: all of a list in which some surely are."""
        known = [self._known(item) for item in items]
        if head.count is not None and len(items) == head.count and mark and len(items) > 1:
            return items
        if head.surely or mark == "called" or (mark == ":" and self._listed(items)):
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

    def _listed(self, items: list[_Item]) -> bool:
        """Whether a word after a colon is a name: "wife: joan", no "wife: nurse"."""
        low = items[0].token.low if items else ""
        following = self.low(items[0].after) if items else ""
        other = low in STATES or low in JOBS or low in SELF_WORDS
        return bool(items) and not other and not following[:1].isalpha()

    def _beside(self, item: _Item, head: Head) -> bool:
        """Whether a word between a relation and a verb or "and" can only be a name.

        "her husband mark live in vienna": a verb of one person would end in s.
        """
        low, following = item.token.low, self.low(item.after)
        if head.one in PETS or head.one != head.shown or head.mine not in MINE | THEIRS:
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
