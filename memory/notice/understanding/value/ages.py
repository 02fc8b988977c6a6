"""Ages beside names: "lena (6)", "tom 4", "ivy, 3", "both 4", "are 6 and 3"."""

from __future__ import annotations

import re

from memory.notice.grammar.lexicon import words
from memory.notice.understanding.value.heads import NUMBERS, Tokens

_UNITS = words("months month mo weeks week days")
_YEARS = words("yo years year yrs yr old y o")
_AFTER_AGE = words("and n from is who in at also both he she his her with but") | _YEARS
_FROM_AGE = words("is she's shes he's hes aged age who's whos it's")


def age_after(tokens: Tokens, at: int) -> tuple[str, int]:
    """(the age after a name or "", the place after it)."""
    start, word = at, tokens.low(at)
    if word in ("(", ",", "/"):
        at += 1
    if tokens.low(at) in _FROM_AGE:
        at += 1
        if tokens.low(at) == "aged":
            at += 1
    elif tokens.low(at) == "who" and tokens.low(at + 1) == "is":
        at += 2
    number = tokens.low(at)
    if not re.fullmatch(r"\d{1,3}(?:[.,]5)?", number):
        spelled = number in NUMBERS and number not in ("a", "an", "both", "twin", "one")
        alone = not tokens.low(at + 1)[:1].isalpha()
        if not (spelled and alone and at > start):
            return "", start
    end = at + 1
    if tokens.low(end) == "-" and tokens.low(end + 1) in _UNITS:
        end += 1
    if tokens.low(end) in _UNITS:
        age = f"{tokens.tokens[at].text} {tokens.tokens[end].text}"
        age = age if age.endswith("s") or number == "1" else age.replace(" month", " months")
        end += 1
    else:
        age = tokens.tokens[at].text
    while tokens.low(end) in _YEARS or (tokens.low(end) in "-/" and tokens.low(end + 1) in _YEARS):
        end += 1
    after = tokens.low(end)
    if after[:1].isalpha() and after not in _AFTER_AGE and end == at + 1:
        return "", start  # "mia, 2 kids"
    if word == "(":
        if after == ")":
            end += 1
        elif after != ",":
            return "", start
    return age, end


def shared_age(tokens: Tokens, after: int) -> tuple[str, int]:
    """The age of all of a list, and the place after it: "amy and zoe (both 4)", ", both 4"."""
    at = after
    while tokens.low(at) in ("(", ","):
        at += 1
    if tokens.low(at) not in ("both", "all") or not re.fullmatch(r"\d{1,2}", tokens.low(at + 1)):
        return "", after
    end = at + 2
    while tokens.low(end) in _YEARS or tokens.low(end) == ")":
        end += 1
    return tokens.low(at + 1), end


def ages_after(tokens: Tokens, at: int, count: int) -> list[str]:
    """The ages of a list of names in order, where a verb follows: "are 6 and 3", "are both 4"."""
    while tokens.low(at) in (",", "they're", "theyre", "they"):
        at += 1
    if tokens.low(at) in ("are", "aged"):
        at += 1
    elif tokens.low(at - 1) not in ("they're", "theyre"):
        return []
    both = tokens.low(at) in ("both", "all")
    if both:
        at += 1
    ages: list[str] = []
    while re.fullmatch(r"\d{1,3}", tokens.low(at)):
        unit = tokens.low(at + 1)
        ages.append(f"{tokens.low(at)} {unit}" if unit in _UNITS else tokens.low(at))
        at = tokens.joined(at + 1 + (unit in _UNITS))
    if len(ages) == count:
        return ages
    together = len(ages) == 1 and (both or count > 1)
    return ages * count if together else []
