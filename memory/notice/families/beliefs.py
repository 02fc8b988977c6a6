"""Nationality, religion and principles."""

from __future__ import annotations

import re

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, with_article
from memory.notice.grammar.lexicon import BELIEFS
from memory.vocabulary.english.inflection import is_plural, singular
from memory.vocabulary.records import Kind


def _nationality(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    return None if foreign(phrase) else Clause("be", phrase.text)


def _religion(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    low = phrase.text.casefold()
    if foreign(phrase):
        return None
    if low in ("god", "allah", "jesus", "a god"):
        return Clause("believe", f"in {phrase.text}")
    if low.endswith(("ism", "islam", "ity")):
        return Clause("follow", phrase.text)
    if low in ("eid", "ramadan", "christmas", "lent", "diwali", "hanukkah", "shabbat"):
        return Clause("observe", phrase.text)
    if low.startswith("raised "):
        return Clause("was", phrase.text, base="be")
    if low.startswith(("jehovah", "seventh")):
        return Clause("be", f"a {phrase.text}")
    if (clause := verbal(phrase)) and phrase.first not in ("practising", "practicing"):
        return clause
    if is_plural(low) and singular(low) in BELIEFS | {"baptist"} and who.of_user:
        return Clause("belong", f"to the {phrase.text}")
    someone = phrase.shape is Shape.WHO and " " in phrase.text
    return Clause("be", with_article(phrase.text) if someone else phrase.text)


def _belief(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase) or phrase.first in ("never", "no", "always", "dont", "don't"):
        return None
    if re.search(r"(?:ist|ian|agnostic|atheist|pro-\w+|anti-\w+)$", phrase.text, re.I):
        return Clause("be", phrase.text)
    return Clause("believe", f"in {phrase.text}")


FAMILY = Family(
    frames=(
        FrameSlot(
            "nationality",
            Kind.FACT,
            "nationality",
            _nationality,
            "{my} nationality",
            memory="self",
            asks=(
                "What's {my} nationality?",
                "Which nationality <do> {i} have?",
                "What <be> {i} by nationality?",
                "what {my} nationality is",
            ),
        ),
        FrameSlot(
            "religion",
            Kind.FACT,
            "religion",
            _religion,
            "{my} religion",
            memory="self",
            asks=(
                "What's {my} religion?",
                "What <be> {i} by faith?",
                "Which faith is {mine}?",
                "what {my} religion is",
            ),
        ),
        FrameSlot(
            "belief",
            Kind.FACT,
            "principle",
            _belief,
            "{my} beliefs",
            asks=(
                "What <do> {i} believe in?",
                "What are {my} principles?",
                "What <do> {i} stand for?",
                "what {i} <believe> in",
            ),
        ),
    ),
)
