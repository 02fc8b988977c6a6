"""Qualifiers in English after a sentence: when, where, how often, only if, how long, with, why.

The user's words come with or without a preposition ("every Monday", "monday", "the 28th"); a
missing preposition is added, and the words are kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from memory.notice.frames.person import Person, is_foreign, turned
from memory.notice.frames.phrases import Shape, analyse, eased
from memory.notice.frames.vocabulary import PREPOSITIONS
from memory.notice.grammar.lexicon import words as word_set
from memory.vocabulary.english.calendar import DAY, MONTH
from memory.vocabulary.english.inflection import BASES

_MONTH = rf"{MONTH}\.?"
_DAY = rf"{DAY}s?"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_CLOCK = re.compile(
    r"(?:about |around )?(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?|noon|midnight|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve|half (?:past )?\w+|quarter \w+ \w+"
    r"|\d{1,2}(?:[:.]\d\d)? in the (?:morning|evening|afternoon))(?: sharp)?",
    re.I,
)
_RANGE = re.compile(r"(?:\d[\w:.]*|\w+) (?:to|-|–|until|till) (?:\d[\w:.]*|\w+)", re.I)
_IN = re.compile(
    rf"(?:(?:early|late|mid)[ -])?(?:{_MONTH}(?: (?:19|20)\d\d)?|(?:19|20)\d\d|(?:the )?"
    r"(?:mornings?|evenings?|afternoons?|spring|summer|autumn|fall|winter|future)|\d+ \w+|the \d\ds"
    r"|the \w+ties)",
    re.I,
)
_ON = re.compile(
    rf"(?:the )?(?:{_DAY}(?:[ ,&/]+(?:and )?{_DAY})*(?: (?:mornings?|evenings?|afternoons?|nights?"
    rf"|\d{{1,2}}(?: {_MONTH})?))?|(?:the )?{_ORDINAL}(?: (?:of )?{_MONTH})?|{_MONTH} (?:the )?"
    rf"{_ORDINAL}|weekends?|weekdays|the \w+th|{_ORDINAL}[./]{_ORDINAL}\.?(?:\d+)?)(?: at .+)?",
    re.I,
)
_AT = re.compile(r"(?:night|lunch|dinner|breakfast|christmas|easter|xmas|dawn|the weekend)", re.I)
_TIME_WORDS = word_set(
    """today tomorrow yesterday tonight now recently later soon daily nightly weekly monthly yearly
    nights days mornings evenings next last this every each all any once twice while when
    whenever if as right always ever early late sometime already just straight these most"""
)
_OFTEN = word_set(
    """every each always never once twice often usually rarely sometimes daily weekly monthly
    yearly several many three four five six ten a an all most two nearly almost"""
)
_LEADS = word_set(
    "if unless except when whenever as only while provided but so apart aside other depending not "
    "until just though besides save and never"
)
_INSIDE = word_set(
    """shower kitchen park garden castle forest city town village army mountains countryside car
    cellar basement attic bath bathtub woods river sea pool sauna lake hospital dark saturday
    district valley area house flat room office studio band choir yard shed cold rain"""
)
_ALREADY_PLACES = ("not", "far", "close", "abroad", "online", "outside", "here", "there")
_ARTICLES = ("a", "an", "the", "my", "our", "their", "your")
_UPON = word_set("beach farm island train bus boat sofa balcony ship roof phone way a9")


def placed(
    qualifiers: Mapping[str, str],
    person: Person,
    *,
    state: bool,
    since: bool = False,
    speaker: str = "",
) -> str:
    """The qualifiers as they follow the verb and its objects, each with a leading space.

    Args:
        qualifiers: by name, as in `Frame`.
        person: of the sentence.
        state: The verb is in the present and lasts: "since 2021" is then set in brackets, because
            "lives in Lisbon since 2021" is no English.
        since: "when" tells since when something has changed, and stands in the brackets too.
        speaker: As in `person.turned`.
    """
    turned_words = {
        name: turned(eased(words), person, speaker) for name, words in qualifiers.items()
    }
    past = since or (
        state and re.match(r"last |yesterday|.* ago$", turned_words.get("when", ""), re.I)
    )
    bracketed = (("how_long", "since") if state else ()) + (("when",) if past else ())
    phrases = {
        name: place(turned_words[name]) for name, place in _PLACERS.items() if name in turned_words
    }
    inside = [_start(text.strip("()")) for name, text in phrases.items() if name in bracketed]
    plain = [text for name, text in phrases.items() if name not in bracketed]
    return "".join(f" {text}" for text in plain) + (f" ({', '.join(inside)})" if inside else "")


_BEGUN = re.compile(
    r"(?:(?:in|on|at) )?(?P<t>yesterday|last \w+|(?:early|late) \w+|.* ago|(?:the )?"
    + _ORDINAL
    + rf"(?: (?:of )?{_MONTH})?|{_DAY}|(?:{_MONTH} )?(?:19|20)\d\d|{_MONTH}"
    r"|this (?:spring|summer|autumn|winter))",
    re.I,
)


def _start(text: str) -> str:
    """The start of a state: "last week" → "since last week"."""
    match = _BEGUN.fullmatch(text)
    return f"since {match['t']}" if match else text


def when(words: str) -> str:
    """ "monday" → "on monday", "2028" → "in 2028", "7:21" → "at 7:21"."""
    first = words.split()[0].casefold().rstrip(",")
    bare = first in PREPOSITIONS or first in _TIME_WORDS
    bare = bare or words.casefold().endswith((" ago", "day"))
    if bare and not _ON.fullmatch(words):
        return words
    if analyse(words).shape is Shape.CLAUSE:
        return f"when {words}"
    if words.casefold() in ("morning", "evening", "afternoon"):
        return f"in the {words}"
    if _IN.fullmatch(words) and not re.fullmatch(r"\d{1,2} (?!days|weeks|months|years).*", words):
        return f"in {words}"
    for pattern, word in ((_CLOCK, "at"), (_ON, "on"), (_AT, "at"), (_RANGE, "from")):
        if pattern.fullmatch(words):
            return f"{word} {words}"
    return (
        f"({words})"
        if is_foreign(words) or not words[0].isalpha()
        else f"at {words}"
        if (first in ("the", "their", "your") and words.endswith(("time", "end", "beginning")))
        else f"({words})"
    )


def where(words: str) -> str:
    """ "Bradford" → "in Bradford", "the gym" → "at the gym"."""
    low = [word.casefold().strip(",") for word in words.split()]
    if low[0] in PREPOSITIONS or low[0] in (
        "not",
        "far",
        "close",
        "abroad",
        "online",
        "outside",
        "here",
        "there",
    ):
        return words
    if words.casefold() in ("home", "school", "work", "uni", "university", "church"):
        return f"at {words}"
    if _UPON & set(low):
        return f"on {words}"
    named = low[0] == "the" and words.split()[-1][:1].isupper()  # "the Saronic Gulf"
    if low[0] in _ARTICLES and not named and not _INSIDE & set(low):
        return f"at {words}"
    return f"at {words}" if low[0].endswith(("'s", "’s")) else f"in {words}"


def _how_often(words: str) -> str:
    first = words.split()[0].casefold()
    if first in _OFTEN or first in PREPOSITIONS or first[0].isdigit():
        return words
    return f"on {words}" if _ON.fullmatch(words) or words.casefold().endswith("days") else words


def _how_long(words: str) -> str:
    first = words.split()[0].casefold()
    if re.match(r"\d+(?:st|nd|rd|th)\b", first):
        return f"in the {words}"
    bare = (
        first in PREPOSITIONS - {"about", "over"}
        or first in ("all", "always", "forever")
        or "each" in words.split()
    )
    return words if bare or " a day" in words else f"for {words}"


def _since(words: str) -> str:
    first = words.split()[0].casefold()
    if first in ("since", "from", "as", "for", "after", "when", "ever"):
        return words
    if words.casefold() in ("birth", "forever", "always"):
        return f"since {words}" if words.casefold() == "birth" else words
    return f"since {words}"


def _with(words: str) -> str:
    return words if words.split()[0].casefold() in ("with", "without") else f"with {words}"


def _why(words: str) -> str:
    first = words.split()[0].casefold()
    if first in ("because", "for", "to", "so", "due", "since", "as", "cause"):
        return words
    shape = analyse(words).shape
    if shape is Shape.CLAUSE or _has_verb(words):
        return f"because {words}"
    if shape in (Shape.PAST, Shape.ADJECTIVE):
        return f"({words})"
    if shape is Shape.PLACE:
        return words if first == "in" else f"because of being {words}"
    does = shape is Shape.BASE and first in BASES and " " in words
    return f"to {words}" if does else f"because of {words}"


def _has_verb(words: str) -> bool:
    low = re.findall(r"[\w']+", words.casefold())[1:]
    return (
        any(
            word in ("is", "are", "was", "were", "can't", "don't", "doesn't", "slept", "expired")
            or (word.endswith("'s") and word != low[-1])
            for word in low
        )
        and "of" not in low
    )


def _only_if(words: str) -> str:
    first = words.split()[0].casefold()
    if first in _LEADS:
        return words if first != "if" else f"only {words}"
    shape = analyse(words).shape
    if shape is Shape.CLAUSE or _has_verb(words):
        return f"only if {words}"
    if shape is Shape.PLACE:
        return f"only {words}"
    if shape in (Shape.PAST, Shape.ADJECTIVE):
        return f"but only {words}"
    return f"(only if: {words})"


_PLACERS = {
    "where": where, "with": _with, "how_often": _how_often, "when": when, "how_long": _how_long,
    "since": _since, "why": _why, "only_if": _only_if,
}  # in the order of the sentence  # fmt: skip
