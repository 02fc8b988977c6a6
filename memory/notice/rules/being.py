"""“I'm a …”: a job, a nationality, a kind of person; not a mood."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.families.work import NO_EMPLOYER, is_job, job_head
from memory.notice.grammar.base import pattern
from memory.notice.grammar.grammar import value
from memory.notice.grammar.lexicon import (
    DIETS,
    EMPTY_NOUNS,
    HEALTH_WORDS,
    RELATIONSHIPS,
    SELF_WORDS,
)
from memory.notice.grammar.text import Clause
from memory.notice.rules.making import make
from memory.vocabulary.records import Candidate
from memory.vocabulary.slots import article

_IM_A = pattern(
    r"(?:<IM>|<IVE> been|<I> (?:became|was made)) (?P<a>an?|the) (?P<v>[\w' "
    r"-]{2,50}?)(?P<trade> (?:by|of) (?:trade|profession)"
    r"|(?: by training))?(?: (?P<p>at|for|with|in) (?P<where>.+))?"
)
_BARE = pattern(
    r"<IM> (?P<v>(?:[\w-]+ ){0,2}[\w-]+)(?: by trade| by profession)?(?: (?:for"
    r"|since) .+)?"
)
_NATIVE_SPEAKER = pattern(r"(?:i'm|im|i am) a native (?P<v>[\w -]+?) speaker")
_STATUS = pattern(
    r"<IM> (?:happily |newly |recently )?(?P<v>(?:married|engaged)(?: to .+)?|single"
    r"|divorced|widowed|separated)(?: (?:for|since|with) .+)?"
)
_HANDED = pattern(
    r"<IM> (?:a )?(?P<v>(?:left|right)[ -]?handed|ambidextrous|(?:left|right)[ "
    r"-]?hander|leftie|lefty)"
)
_SORT = re.compile(
    r"(?:morning|night|evening|dog|cat|people|coffee|tea|beach|mountain|summer|winter"
    r"|city|country|outdoors|family|private|religious|visual) person",
    re.I,
)


def being(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "I'm a nurse", "I'm retired", "I'm a light sleeper"; not a mood."""
    text = re.sub(r" a (?:little )?bit of (?=an? )", " ", clause.text)
    if match := _HANDED.match(text):
        side = "left-handed" if match["v"].casefold().startswith("left") else match["v"].casefold()
        return [make(clause, "handedness", side.replace(" handed", "-handed"))]
    if match := _STATUS.match(text):
        return [make(clause, "relationship", value(match["v"]))]
    if match := _NATIVE_SPEAKER.match(text):
        return [make(clause, "native_language", match["v"])]
    if match := _IM_A.match(text):
        what = value(match["v"])
        if (
            not what
            or what.casefold().split()[0] in EMPTY_NOUNS
            or (job_head(what) in EMPTY_NOUNS and not _SORT.fullmatch(what))
        ):
            return []
        if match["a"].casefold() == "the" and not match["where"]:
            return []
        if match["trade"] or is_job(what):
            candidates = [make(clause, "job", what)]
            where = value(match["where"] or "")
            if re.search(r"\b(?:years?|months?|weeks?|ages|decades?|long|while)$", where):
                where = ""
            if where and match["p"].casefold() != "in" and not NO_EMPLOYER.match(where):
                candidates.append(
                    make(
                        clause,
                        "employer",
                        where,
                        form="for" if match["p"].casefold() == "for" else "",
                    )
                )
            return candidates
        description = value(text[match.start("v") :])
        if (
            job_head(what) in DIETS
            or not re.fullmatch(r"[\w' ,&-]+", description)
            or len(description.split()) > 8
        ):
            return []
        if re.search(r"\b(?:moment|today|minute|second|while|now)\b", description) or re.match(
            r"(?:\w+ )?(?:way|fix|rush|hurry|position|situation|place|rut|pickle|loss|mood"
            r"|call|meeting)\b",
            description,
        ):
            return []
        with_article = (
            f"{'the' if match['a'].casefold() == 'the' else article(description)} {description}"
        )
        return [make(clause, "self", with_article, confidence=0.8)]
    if (match := _BARE.match(text)) and (
        word := match["v"].casefold()
    ) in SELF_WORDS | RELATIONSHIPS | HEALTH_WORDS:
        if word in HEALTH_WORDS:
            return [make(clause, "health", match["v"], form="is")]
        return [make(clause, "self", match["v"])]
    return None
