"""Rules that say whether a reply names a value, abstains, or runs in circles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_COUNTED = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = _COUNTED.split()
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DATE = re.compile(r"(\d+) ([A-Z][a-z]+)")
_NOT = r"(?:n't|nt| not| never|not yet|n't yet)"
_ADVERBS = r"(?:(?:actually|really|currently|yet|ever|even|quite|exactly|as yet|so far|to me) )*"
_SAID = (
    r"(?:told|tell|mention|mentioned|said|say|share|shared|given|give|let me know|specified"
    r"|specify|provided|provide|stated|state|talked about|spoken|brought up|described|named)"
)
_RECORD = (
    r"(?:information|info|record|records|detail|details|idea|access|knowledge|memory|note|notes"
    r"|data|answer|clue|that|this|it|anything|enough)"
)
_ABSTAINS = re.compile(
    "|".join((
        rf"\b(?:you|you've|you had|you have|nobody|no one)(?: have| had| has| did)?{_NOT}? "
        rf"?{_ADVERBS}(?:been )?{_SAID}\b.{{0,40}}\byet\b",
        rf"\byou (?:have|had|did){_NOT} {_ADVERBS}{_SAID}\b",
        rf"\byou(?:'ve| have)? never {_ADVERBS}{_SAID}\b",
        r"\b(?:nobody|no one|no-one) (?:has )?(?:told|mentioned|said|shared)\b",
        rf"\b(?:was|were|been|am|is|isn|hasn|wasn|haven|weren){_NOT} "
        rf"{_ADVERBS}(?:been )?{_SAID}\b",
        rf"\bi(?: do| did| would| could|'m| am| ca|'ve| have| wo| was)?{_NOT} {_ADVERBS}"
        r"(?:know|recall|remember|aware|sure|certain|able to (?:say|tell|answer|know|provide)|tell"
        r"|say|see (?:that|it|any|where|what)|find|been told|told|informed|heard|familiar)\b",
        rf"\bi(?: do| did|'ve| have){_NOT} {_ADVERBS}(?:have |got |see |find |hold )?"
        rf"(?:been )?(?:any |a |an |the |that |this |enough |specific |such |your |access to )*"
        rf"{_RECORD}\b",
        r"\bunable to (?:tell|say|answer|know|provide|access|recall|find)\b",
        r"\bi (?:can ?no|can')t (?:know|say|tell|answer|provide|access|recall|determine|find)\b",
        rf"\b(?:have|there's|there is|i've|got) no (?:\w+ )?{_RECORD}\b",
        r"\bno (?:idea|information|record|mention)\b",
        r"\bunknown to me\b|\bunaware\b|\bnot (?:something )?(?:i know|known to me|aware)\b",
        r"\b(?:isn't|is not|not) (?:in|among) (?:what|my|the) (?:you|notes|memory|facts|things)\b",
        r"\b(?:if|once|when) you (?:tell|let|share|give) me\b",
        r"\b(?:could|can|would|will) you (?:please )?(?:tell|share|remind|let) me\b",
        r"\bplease (?:tell|let|share|remind)\b",
    )),
    re.IGNORECASE,
)  # fmt: skip


def plain(text: str) -> str:
    """A reply without emphasis marks and with straight quotes, spaces as single ones."""
    text = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return re.sub(r"\s+", " ", re.sub(r"[*_`]", "", text)).strip()


def forms(value: str) -> list[str]:
    """The spellings that count as the value: as it is, a number in digits, a date turned."""
    value = plain(value)
    found = [value.removeprefix("the ")]
    if value in _DAYS:
        found.append(f"{value}s")
    if value in _NUMBERS:
        found.append(str(_NUMBERS.index(value)))
    if date := _DATE.fullmatch(value):
        day, month = date.groups()
        found += [f"{day} of {month}", f"{month} {day}"]
        found += [
            f"{day}{end} {of}{month}" for end in ("st", "nd", "rd", "th") for of in ("", "of ")
        ]
        found += [
            f"{month} {of}{day}{end}" for end in ("st", "nd", "rd", "th") for of in ("", "the ")
        ]
    return found


def names(text: str, value: str) -> bool:
    """Whether a reply names the value to the letter, in any case, as words of their own."""
    reply = plain(text)
    ending = r"(?:s|es)?" if value.islower() else ""
    return any(
        re.search(rf"(?<!\w){re.escape(form)}{ending}(?!\w)", reply, re.IGNORECASE)
        for form in forms(value)
    )


def names_none(text: str, values: Iterable[str]) -> bool:
    """Whether a reply names none of the values."""
    return not any(names(text, value) for value in values)


def abstains(text: str) -> bool:
    """Whether a reply says that it was not told or does not know."""
    return bool(_ABSTAINS.search(plain(text)))


def reads(text: str, value: str, others: Iterable[str]) -> bool:
    """Whether a reply names the value, and of the others in the block one at most."""
    return names(text, value) and sum(names(text, other) for other in others) <= 1


def first_of(text: str, choices: Iterable[str]) -> str:
    """Which of the choices a reply names first; empty when none."""
    reply = plain(text).lower()
    places = {choice: reply.find(choice.lower()) for choice in choices}
    named = {choice: at for choice, at in places.items() if at >= 0}
    return min(named, key=lambda choice: named[choice]) if named else ""


def loops(text: str) -> bool:
    """Whether a run of six words occurs three times or more."""
    words = re.findall(r"[\w']+", text.lower())
    runs = Counter(tuple(words[at : at + 6]) for at in range(len(words) - 5))
    return max(runs.values(), default=0) >= 3


def words(text: str) -> int:
    """How many words a reply has."""
    return len(re.findall(r"\S+", text))


def sentences(text: str) -> int:
    """How many sentences a reply has; abbreviations and decimal points do not end one."""
    text = re.sub(r"\b(?:Dr|Mr|Mrs|Ms|St|vs|e\.g|i\.e)\.", "X", plain(text))
    return max(1, len([part for part in re.split(r"[.!?]+(?:\s|$)", text) if part.strip()]))
