"""Somebody's job, workplace, employer and studies."""

from __future__ import annotations

import re

from memory.notice.frames.families.families import Clause, Family, Subject, foreign, verbal
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, is_who, with_article
from memory.notice.frames.qualifiers import where
from memory.notice.rules.grammar.lexicon import words
from memory.notice.rules.grammar.nouns import RELATIONS
from memory.vocabulary.english.inflection import is_plural
from memory.vocabulary.records import Kind
from memory.vocabulary.slots import article

# Jobs expressed by a verb: "I teach", but "I work in design".
_ONLY_VERBS = words(
    """teach write sing bake sew weld translate act edit build clean weave knit paint babysit manage
    drive sell cook code farm"""
)


def _job(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if foreign(phrase):
        return None
    if phrase.shape is Shape.PLACE:
        return Clause("work" if phrase.first == "in" else "be", text)
    if phrase.shape is Shape.ADJECTIVE:
        return Clause("be", text)
    if phrase.shape is Shape.WHO or is_who(text):
        several = who.plural and not who.of_user
        bare = several or phrase.determined or is_plural(head_of(text)) or "head" in text.split()
        return Clause("work", f"as {text}" if bare else f"as {article(text)} {text}")
    alone = phrase.first in _ONLY_VERBS and phrase.verb
    if (phrase.rest or alone) and (clause := verbal(phrase)):
        return clause
    if who.plural and not who.of_user and is_plural(text):
        return Clause("work", f"as {text}")  # "nurses"
    if text.casefold() in ("postdoc", "apprentice", "freelancer", "temp"):
        return Clause("be", f"{article(text)} {text}")
    if not text.isascii() or phrase.determined:
        return Clause("work", f"as {text}") if phrase.first in ("a", "an", "the") else None
    return Clause("work", f"in {text}")


_ONLY_ONE = words(
    """city council army navy force government railway office waterworks state post church"""
)
_EMPLOYERS = _ONLY_ONE | words(
    """bank company embassy brigade bottler firm agency startup hospital school university shop
    factory museum library charity bakery farm hotel restaurant"""
)


def _employer(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text, head = phrase.text, head_of(phrase.text)
    if foreign(phrase):
        return None
    if text[:1].islower() and head in _EMPLOYERS and not phrase.determined:
        text = f"the {text}" if head in _ONLY_ONE or head == "brigade" else with_article(text)
    return Clause("work", f"at {text}")


def _workplace(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if foreign(phrase):
        return None
    if phrase.shape is Shape.THIRD:
        return verbal(phrase)
    if text.casefold() == "home":
        return Clause("work", f"from {text}")
    if phrase.shape is Shape.PLACE or text.casefold() in ("midtown", "downtown", "abroad"):
        return Clause("work", text)
    if re.fullmatch(r"[A-Z]{2,4}", text) or head_of(text) in ("cellar", "kitchen"):
        return Clause("work", f"in the {text}")
    if re.match(r"\w+['’]s ", text):
        mine = text.split()[0].casefold()[:-2] in RELATIONS
        return Clause("work", f"at my {text}" if mine else f"at {text}")
    if text[:1].isupper() or phrase.determined:
        return Clause("work", f"at {text}" if text[0].isdigit() else where(text))
    return Clause("work", f"at {with_article(text)}")


def _school(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text, low = phrase.text, phrase.text.casefold()
    if foreign(phrase):
        return None
    boarding = low.endswith("school") and low.count(" ") < 3 and phrase.first != "started"
    if not boarding and (clause := verbal(phrase)):
        return clause
    if re.match(r"(?:class|year|grade|\d+(?:st|nd|rd|th))\b", low):
        return Clause("be", f"in {'the ' if low[0].isdigit() and ' ' not in low else ''}{text}")
    if re.match(r"(?:a )?(?:senior|junior|freshman|sophomore|pupil|student)\b", low):
        return Clause("be", with_article(text))
    if text[:1].islower() and " " in low and "school" in low:
        return Clause("go", f"to {with_article(text)}")
    return None if re.match(r"tiny|small|big", low) else Clause("go", f"to {text}")


def _studies(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text, low = phrase.text, phrase.text.casefold()
    if foreign(phrase):
        return None
    if phrase.shape is Shape.PAST and phrase.rest and (clause := verbal(phrase)):
        return clause
    if phrase.shape is Shape.WHO or re.search(r"\bstudent$", low):
        return Clause("be", text if phrase.determined and not low[0].isdigit() else f"a {text}")
    if "thesis" in low or "dissertation" in low:
        return Clause("work", f"on {text}")
    if head_of(text) in ("course", "class", "degree", "diploma", "apprenticeship", "lessons"):
        return Clause("do", with_article(text))
    if low.startswith(("phd", "masters", "master's", "degree", "ba ", "bsc")):
        return Clause("do", f"a {text}")
    if re.match(r"(?:first|second|third|fourth|final|\d+\w*) year$", low):
        return Clause("be", f"in {text}")
    if low == "studying" or (phrase.shape is Shape.GERUND and phrase.rest.split()[:1] == ["year"]):
        return Clause("be", text[0].lower() + text[1:])
    return Clause("study", text)


F = Kind.FACT
# fmt: off
WORK_FAMILIES: tuple[Family, ...] = (
    Family(
        "job", "one", F, "job", _job, "{my} job",
        asks=("What's {my} job?", "What <do> {i} do for a living?",
              "Which work <do> {i} do?", "what {i} <do> for a living"),
    ),
    Family(
        "employer", "one", F, "employer", _employer, "{my} employer", ends=("workplace",),
        asks=("Who <do> {i} work for?", "Which employer <do> {i} have?",
              "Who's {my} employer?", "who {i} <work> for"),
    ),
    Family(
        "workplace", "one", F, "workplace", _workplace, "{my} workplace",
        asks=("Where <do> {i} work?", "At what place <do> {i} work?",
              "What's {my} place of work?", "where {i} <work>"),
    ),
    Family(
        "school", "one", F, "school", _school, "{my} school",
        asks=("Where <do> {i} go to school?", "What's {my} school?",
              "Which school is {mine}?", "where {i} <go> to school"),
    ),
    Family(
        "studies", "one", F, "studies", _studies, "{my} studies", name="study",
        asks=("What <do> {i} study?", "What's {my} subject?",
              "Which studies are {mine}?", "what {i} <study>"),
    ),
)
# fmt: on
