"""Which of the alternatives of a message agrees with what is known.

A small model says "I'd choose turnips, because you dislike turnips." Where a taste, a limit, an
allergy, a diet or a fear decides between what a message offers, the reply begins with the decision
and its reason. Where nothing decides, the model answers alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.talk.reply.choosing.limits import FOLLOWED, excluded, named, subject_matter
from app.talk.reply.choosing.offers import LONGEST, TASK, Alternative, offers
from memory.notice.frames.person import turned
from memory.notice.grammar.lexicon import words
from memory.vocabulary.english.domains import RELATIONS
from memory.vocabulary.english.second_person import to_user
from memory.vocabulary.english.topics import asks_advice
from memory.vocabulary.english.words import fold, holds, stem_list
from memory.vocabulary.records import CURRENT, Fact, Kind, Sensitivity, Status, now

KNOWN = (*CURRENT, Status.CONSOLIDATED)  # the facts that may decide
_LIMITS = ("allergy", "fear")  # always against
_AGAINST = ("diet", "skill", "habit", "health")  # against where they say no, or as a whole
_TASTES = ("likes", "dislikes", "prefers", "favourite", "hobby", "habit")
_THAN = re.compile(r"\bprefers? (?P<v>.+) to (?P<than>.+?)\.?$", re.IGNORECASE)
_FOR_SOMEBODY = re.compile(
    r"\b(?:for|give|gives|get|buy|cook|bring|feed|serve|send|offer|make|surprise)"
    r" (?:(?P<them>him|her|them)\b|(?:my|our) (?P<who>[\w-]+))"
    r"|\b(?:my|our) (?P<wants>[\w-]+) (?:wants?|would like|should|might like|is having)\b",
    re.IGNORECASE,
)
# Requests for a suggestion, beside those of `asks_advice`.
_OPEN = re.compile(
    r"\b(?:what|which)\b[^?.!]*\b(?:could|should|shall|can|would|do) (?:i|we|go)\b"
    r"|\bwhat goes\b|\b(?:what|which)\b[^?.!]*\b(?:could|would|can) [\w-]+ (?:me|us|my|our)\b"
    r"|\bwhich [\w ]+ for (?:me|us|tonight|today|this|the|my|our)\b"
    r"|\b(?:give|name|find|show|bring|pick)(?: me| us)? (?:an?|some|any|one|two|three|a few)\b"
    r"[^?.!]*\b(?:ideas?|ways?|recipes?|meals?|breakfast|brunch|lunch|dinner|supper|snacks?|desserts?"
    r"|dish(?:es)?|drinks?|starters?|salads?|soups?|activit(?:y|ies)|outings?|trips?|films?|movies?"
    r"|presents?|gifts?|hobb(?:y|ies)|sports?|things to|places?|restaurants?|something|options?)\b"
    r"|\bplan\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\bwhich\b", re.IGNORECASE)
_TECHNICAL = re.compile(
    r"\b(?:code|coding|python|java\w*|sql|scripts?|commands?|terminal|git|linux|windows|servers?"
    r"|database|functions?|api|html|css|regex|compil\w+|program\w*|software|excel|algorithm\w*)\b",
    re.IGNORECASE,
)
# People and animals whose tastes are not the user's, and are not kept by these words.
_OTHERS = words(
    "mum mom mummy dad daddy gran grandma grandpa granny nan kid kids guest guests visitor "
    "visitors date family dog cat puppy kitten rabbit horse hamster pet pets team class pupils "
    "students client clients customer customers employee employees staff colleagues friends "
    "neighbours son's children toddler twins in-laws host hostess crush ex roommates teachers"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """How a reply keeps to what is known.

    Attributes:
        opening: how the reply begins, with the decision and its reason.
        never: beginnings of words that are barred until the first clause of the reply ends.
        left: what may be chosen, where the model chooses.
        instead: the first clause, should the model choose none of them.
        because: ends the first clause where the model chose.
        excluded: what must not be recommended, where the message asks for a suggestion.
        nothing: the reply, should nothing else be left of it.
    """

    opening: str = ""
    never: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    instead: str = ""
    because: str = ""
    excluded: tuple[str, ...] = ()
    nothing: str = ""

    def __bool__(self) -> bool:
        return bool(self.opening or self.never or self.excluded)


NONE = Choice()


@dataclass(frozen=True, slots=True)
class Leaning:
    """A fact that speaks for or against things.

    Attributes:
        weight: below 0 against them; -10 for a limit, which no taste outweighs.
        than: what it prefers its subject to.
    """

    fact: Fact
    weight: int
    than: str = ""


def decided(message: str, known: Callable[[], Iterable[Fact]]) -> Choice:
    """What decides the choice that a message offers; NONE where nothing does.

    Args:
        message: the user's own words.
        known: all that is known, asked for only where a choice is offered; what is no taste or
            limit is left aside.
    """
    alternatives = offers(message)
    if not (alternatives or suggests(message)):
        return NONE
    whose = beneficiary(message)
    if whose is None:
        return NONE
    leanings = [found for fact in known() if (found := leaning(fact, whose)) is not None]
    if not leanings:
        return NONE
    return _weighed(alternatives, leanings) if alternatives else _limited(message, leanings)


def suggests(message: str) -> bool:
    """Whether a message asks for a suggestion."""
    text = message.replace("’", "'")
    if len(text) > LONGEST or _TECHNICAL.search(text) or TASK.match(text):
        return False
    # "Which came first?" asks for no advice.
    return asks_advice(_WHICH.sub("", text)) or _OPEN.search(text) is not None


def _limited(message: str, leanings: Sequence[Leaning]) -> Choice:
    """What must not be suggested, beside what the message itself names."""
    limits = sorted((x for x in leanings if x.weight < 0), key=lambda x: x.weight)
    told: list[Leaning] = []
    things: list[str] = []
    for one in limits:
        names = excluded(one.fact)
        if one.weight > -10 and named(message, names):
            continue  # "which running shoes": that is what it is about
        left = [name for name in names if not named(message, (name,))]
        told += [one] if left else []
        things += left
    if not told:
        return NONE
    return Choice(
        excluded=tuple(dict.fromkeys(things)),
        nothing=f"I have no suggestion that suits you, because {reason(told[0].fact)}.",
    )


def beneficiary(message: str) -> str | None:
    """The person for whom it is: "user", a relative, or None for somebody unknown."""
    match = _FOR_SOMEBODY.search(message)
    if match is None:
        return "user"
    if match["them"]:
        return None
    who = str(match["who"] or match["wants"]).casefold()
    if who in RELATIONS:
        return who
    return None if who in _OTHERS or who.removesuffix("s") in RELATIONS else "user"


def leaning(fact: Fact, whose: str = "user") -> Leaning | None:
    """What a fact speaks for or against; None where it is no taste or limit of that person."""
    slot = fact.slot.split(".")[0]
    if (
        fact.subject.casefold() != whose
        or fact.kind is Kind.INSTRUCTION
        or fact.sensitivity is Sensitivity.SECRET
        or fact.status not in KNOWN
        or not fact.value.strip()
        or (fact.valid_until is not None and fact.valid_until < now())
        or (fact.inferred and fact.polarity > 0)
    ):
        return None
    if slot in _LIMITS:
        return Leaning(fact, -10)
    if slot in _AGAINST and (fact.polarity < 0 or FOLLOWED.fullmatch(fact.value.strip())):
        return Leaning(fact, -1 if slot == "habit" else -10)
    if slot not in _TASTES or (slot == "habit" and fact.polarity > 0):
        return None
    if fact.polarity < 0 or slot == "dislikes":
        return Leaning(fact, -1)
    than = _THAN.search(fact.text) if slot == "prefers" else None
    return Leaning(fact, 2 if slot in ("favourite", "prefers") else 1, than["than"] if than else "")


def _weighed(alternatives: Sequence[Alternative], leanings: Sequence[Leaning]) -> Choice:
    hits = [_hits(alternatives, one) for one in leanings]
    for_: dict[int, list[Leaning]] = {}
    against: dict[int, list[Leaning]] = {}
    for one, (here, there) in zip(leanings, hits, strict=True):
        if one.than and not there:
            continue  # preferring tea to coffee says nothing about juice
        for place in here:
            (for_ if one.weight > 0 else against).setdefault(place, []).append(one)
        for place in there:
            against.setdefault(place, []).append(Leaning(one.fact, -1))
    places = range(len(alternatives))
    barred = {place for place in against if min(x.weight for x in against[place]) <= -10}
    if any(place in for_ and place in against and place not in barred for place in places):
        return NONE  # signs that conflict
    worth = [
        min((x.weight for x in against.get(place, ())), default=0)
        + max((x.weight for x in for_.get(place, ())), default=0)
        for place in places
    ]
    best = max(worth)
    first = [place for place in places if worth[place] == best]
    limits = [x for place in sorted(barred) for x in against[place] if x.weight <= -10]
    if best <= -10 or (best < 0 and not barred):
        return NONE
    if len(first) == 1:
        place = first[0]
        text = _as_said(alternatives, place, leanings)
        reasons = [*limits, *for_.get(place, ()), *(x for p in sorted(against) for x in against[p])]
        if text and reasons:
            return Choice(f"I'd choose {text}, because {reason(reasons[0].fact)}.")
    out = [place for place in places if worth[place] < best and place in against]
    if not out:
        return NONE
    why = reason(next(x for place in out for x in [*limits, *against[place]]).fact)
    return Choice(
        never=tuple(word for place in out for word in _beginnings(alternatives[place])),
        left=tuple(alternatives[place].text or alternatives[place].near for place in first),
        instead=_otherwise(alternatives, first, out, leanings),
        because=f"because {why}.",
    )


def _otherwise(
    alternatives: Sequence[Alternative],
    first: Sequence[int],
    out: Sequence[int],
    leanings: Sequence[Leaning],
) -> str:
    """The choice without the model's help: all that is left, or the other one."""
    texts = [_as_said(alternatives, place, leanings) for place in first]
    if all(texts):
        return f"I'd choose {' or '.join(texts)}"
    lost = [_as_said(alternatives, place, leanings) for place in out]
    if len(alternatives) == 2 or not all(lost):
        return "I'd choose the other one"
    return f"I'd choose anything but {' or '.join(lost)}"


def _hits(alternatives: Sequence[Alternative], one: Leaning) -> tuple[set[int], set[int]]:
    """The alternatives that a leaning names, and those that it puts behind them."""
    things = excluded(one.fact) if one.weight < 0 else (subject_matter(one.fact),)
    here = {place for place, other in enumerate(alternatives) if _names(other, things)}
    if one.weight > -10:  # "tennis" is not table tennis where both are offered
        exact = {p for p in here if _same(alternatives[p].text, subject_matter(one.fact))}
        here = exact or here
    there = {p for p, other in enumerate(alternatives) if one.than and _names(other, (one.than,))}
    return here - there, there - here


def _names(alternative: Alternative, things: tuple[str, ...]) -> bool:
    text = alternative.text or alternative.near
    if not things or named(text, things):
        return bool(things)
    pattern = holds(things[0])
    if pattern is not None and pattern.search(text) and not stem_list(things[0]):
        return True  # a name of nothing but small words
    if "free" in text:  # "alcohol-free beer"
        return False
    own = stem_list(things[0])
    said = stem_list(text)
    return bool(own) and any(said[at : at + len(own)] == own for at in range(len(said)))


def _same(text: str, thing: str) -> bool:
    return bool(text) and stem_list(text) == stem_list(thing)


def _as_said(alternatives: Sequence[Alternative], place: int, leanings: Sequence[Leaning]) -> str:
    """An alternative addressed to the user, in the user's words; empty where it cannot be cut."""
    other = alternatives[place]
    text = other.text
    if not text:
        found = (holds(subject_matter(one.fact)) for one in leanings if one.weight > 0)
        match = next((m for p in found if p is not None and (m := p.search(other.near))), None)
        text = match[0] if match else ""
    begins_low = any(a.text[:1].islower() for p, a in enumerate(alternatives) if p != place)
    if text[:1].isupper() and text[1:2].islower() and place == 0 and begins_low:
        text = text[0].lower() + text[1:]
    return turned(text, "second") if text else ""


def _beginnings(alternative: Alternative) -> list[str]:
    """The beginnings of an alternative's own words, as a model writes them."""
    words = re.findall(r"[\w'-]+", alternative.text or " ".join(alternative.near.split()[-2:]))
    kept = [word for word in words if stem_list(word)]
    return [
        form for word in kept for form in dict.fromkeys((f" {word.lower()}", f" {word.title()}"))
    ]


def chosen(clause: str, left: Sequence[str]) -> bool:
    """Whether a clause names one of these."""
    said = set(stem_list(fold(clause)))
    return any(set(stem_list(other)) & said for other in left)


def reason(fact: Fact) -> str:
    """A fact as a clause to the user: "you dislike turnips"."""
    text = to_user(fact).rstrip(".")
    if text.startswith(("You ", "Your ", "One of ")):
        text = text[0].lower() + text[1:]
    return text
