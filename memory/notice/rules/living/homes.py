"""Home, origin, hometown, birthplace."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.grammar.base import pattern
from memory.notice.grammar.grammar import theirs, value
from memory.notice.grammar.text import Clause
from memory.notice.rules.living.data import birthday_of
from memory.notice.rules.making import make, plainly
from memory.vocabulary.records import Candidate

_HOME = pattern(
    r"(?:<I> (?:live|stay|reside)|<I>(?:'ve| have)? (?:just |recently )?(?:moved"
    r"|relocated|settled|lived)"
    r"|<IVE> been living|<IM> (?:living|based|residing|moving house)|<MY> (?:home"
    r"|house|flat|apartment|place) is"
    r"|(?:i'm|i am) at home) (?P<p>in|to|at|on|near|outside(?: of)?|just outside(?: "
    r"of)?|close to|out in"
    r"|from [\w' -]{1,40} to|down in|up in|over in|back to) (?P<v>.+)"
)
_ORIGIN = pattern(
    r"(?:<IM>(?: originally)?(?: from)|<I> (?:originally )?(?:come|hail) from|my "
    r"family (?:comes|is) from) (?P<v>.+)"
)
_GREW = pattern(
    r"<I> (?:grew up|was raised|were raised|was brought up) (?P<p>in|on|near|outside"
    r"|by) (?P<v>.+)"
)
_HOMETOWN = pattern(r"my home ?town is (?:called )?(?P<v>.+)")
_BORN = pattern(r"<I> was born(?: and (?:raised|bred))? (?P<p>in|on|near|at) (?P<v>.+)")
_ALONE = pattern(r"<I> live (?P<v>(?:alone|by myself|on my own|with .+))")
NO_PLACE = re.compile(
    r"(?:fear|hope|peace|denial|hell|a bubble|the moment|the past|the future|the "
    r"present|with|a nutshell|here|there|it|this|that"
    r"|work|home|time|trouble|general|fact|mind|a world|a rush|a hurry|the zone|love"
    r"|(?:a )?society|(?:strange|interesting|modern|hard|difficult) times|my (?:head"
    r"|own)|him|her|them|you|bed|the mood|the same)\b",
    re.I,
)


def homes(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Home, origin, hometown, birthplace."""
    text = clause.text
    if match := _ALONE.match(text):
        return [
            make(
                clause,
                "household",
                value(match["v"]),
                text=f"The user lives {theirs(value(match['v']))}.",
            )
        ]
    if match := _HOME.match(text):
        where = re.sub(r" (?:with|together|for|since|by)\b.*$", "", match["v"])
        chosen, place = value(where), match["p"].casefold()
        if (
            not chosen
            or NO_PLACE.match(chosen)
            or (place == "on" and re.match(r"my|to|from", chosen))
        ):
            return []
        if place in ("to", "in", "back to") or place.startswith("from"):
            return [make(clause, "home", chosen)]
        return [make(clause, "home", chosen, form="on", word=place)]
    if match := _HOMETOWN.match(text):
        return plainly(match, clause, "hometown")
    if match := _GREW.match(text):
        place = match["p"].casefold()
        if place == "by":
            return []
        return plainly(match, clause, "hometown", form="" if place == "in" else "on", word=place)
    if (match := _BORN.match(text)) and match["p"].casefold() in ("in", "near", "at"):
        born = value(re.sub(r" and (?:raised|bred|grew up)\b.*$", "", match["v"]))
        if re.fullmatch(r"(?:19|20)\d\d|the \w+", born):
            return [make(clause, "own.birth_year", born, text=f"The user was born in {born}.")]
        return birthday_of(clause, born) or ([make(clause, "birthplace", born)] if born else [])
    if match:
        return birthday_of(clause, value(match["v"]))
    if match := _ORIGIN.match(text):
        chosen = value(match["v"])
        if (
            not chosen
            or NO_PLACE.match(chosen)
            or re.match(
                r"an? (?:big|large|small|poor|rich|family|background|long|musical|religious)",
                chosen,
            )
        ):
            return []
        return [make(clause, "origin", chosen)]
    return None
