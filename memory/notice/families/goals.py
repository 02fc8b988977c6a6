"""What somebody wants and plans."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, is_state, with_article
from memory.notice.frames.tables import VERB
from memory.notice.frames.vocabulary import PREPOSITIONS
from memory.notice.frames.wording import U, V, Wording
from memory.notice.grammar.base import Statement, make, pattern
from memory.notice.grammar.grammar import theirs, value
from memory.notice.grammar.lexicon import words
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.english import dates
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot, article

GOAL = Slot(
    "goal",
    sentences={"": "{s} wants to {v}.", "noun": "{o} goal is {v}."},
    trust="never",
    matters="plans",
)
PLAN = Slot("plan", trust="never", matters="plans")
PROJECT = Slot("project", trust="never")


def _goal(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    if phrase.shape is Shape.BASE:
        return Clause("want", f"to {phrase.text}")
    if phrase.first == "become":
        return Clause("want", f"to {phrase.text}")
    if phrase.shape is Shape.WHO and not phrase.determined:
        return Clause("want", f"to be {article(phrase.text)} {phrase.text}")
    if phrase.shape is Shape.THIRD:
        return verbal(phrase)
    if phrase.shape is Shape.GERUND and not frame.negated:
        trying = Clause("dream", f"of {phrase.text}")  # "hiking", but "learning how to program"
        return Clause("be", phrase.text) if phrase.rest else trying
    if phrase.shape is Shape.ADJECTIVE and phrase.text not in ("out", "more", "away"):
        return Clause("want", f"to be {phrase.text}")
    return Clause("want", phrase.text)


_OCCASIONS = words("trip date party meeting visit work travel play test hike race move start")


_LESSONS = words(
    """lessons lesson class classes course courses party trip practice practise competition session
    sessions test exam training tournament holiday night day appointment anniversary lessons"""
)


def _plan(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    occasion = phrase.first in _OCCASIONS and phrase.rest.split(" ")[0] in ("", *PREPOSITIONS)
    if phrase.shape is Shape.BASE and not occasion:
        return Clause("plan", f"to {phrase.text}")
    noun = phrase.shape is Shape.GERUND and head_of(phrase.text) in _LESSONS - {phrase.first}
    if (
        phrase.shape is Shape.PLACE
        or (phrase.shape is Shape.GERUND and not noun)
        or is_state(phrase)
    ):
        return Clause("be", phrase.text)
    if phrase.shape in (Shape.THIRD, Shape.PAST):
        return verbal(phrase)
    return Clause("have", phrase.text if phrase.first == "the" else with_article(phrase.text))


def _wanted(match: re.Match[str]) -> dict[str, str]:
    return {"q": "do I want to do", "s": "I want to do", "answer": "You want to {v}."}


_GOAL = pattern(
    r"<MY> (?:[\w-]+ ){0,2}?(?P<n>goal|dream|aim|ambition|resolution)(?: (?:this year"
    r"|for \w+|in life))? is (?P<to>to )?(?P<v>.+)"
)


_GOAL_VERB = pattern(
    r"(?:<I> (?P<h>want|hope|plan|intend|am planning|am hoping|'m planning|'m hoping"
    r"|dream of|aim)|<IM> (?:planning|hoping|aiming|trying|saving up|training|going)) "
    r"(?P<p>to|for|on|of) "
    r"(?P<v>(?:learn(?! (?:about|how|more))|become|run a|lose|gain|quit|give up|visit"
    r"|move|travel|retire|get fit|get better|get (?:a |my )?(?:job|degree|licen[cs]e"
    r"|promotion)|save|buy an? (?:house|flat|home|car|boat|farm|shop|van|plot)|build a|start a"
    r"|finish my|climb|cycle|publish|"
    r"a marathon|a half marathon|a triathlon|the \w+ marathon|a house|an? new|qualify"
    r"|graduate|emigrate|marry|have (?:a baby|children|kids)|cut down|eat (?:less|more"
    r"|health)|exercise|drink (?:less|more)|sleep more|read more|reduce|improve "
    r"my)\b.*)"
)


_PROJECT = pattern(
    r"<IM> (?:currently )?(?P<v>(?:writing(?! an? (?:e-?mail|letter|essay|report"
    r"|message|reply|list|cv|text|note|test|review|post|comment|summary)\b)|building"
    r"|restoring|renovating|training for|saving(?: up)? for|working on) (?:an?|my|our"
    r"|the) (?!(?:\w+ )?(?:homework|assignment|exercise|task|e-?mail)\b).+)"
)


def goals(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """Goals and plans."""
    text = clause.text
    if match := _GOAL.match(text):
        chosen = value(match["v"], trim=False)
        return (
            [make(clause, GOAL, chosen) if match["to"] else make(clause, GOAL, chosen, form="noun")]
            if chosen
            else []
        )
    if match := _GOAL_VERB.match(text):
        chosen = value(match["v"], trim=False)
        if not chosen or (dates.find(text, when) and re.search(r"\bgoing to\b|'m going", text)):
            return None
        if match["p"].casefold() == "to":
            return [make(clause, GOAL, chosen)]
        doing = re.sub(r"^(?:i|we)(?:'m| am)? ", "", text, flags=re.I)
        return [
            make(
                clause,
                GOAL,
                value(doing, trim=False),
                text=f"The user is {theirs(value(doing, trim=False))}.",
            )
        ]
    if match := _PROJECT.match(text):
        chosen = value(match["v"], trim=False)
        return (
            [make(clause, PROJECT, chosen, text=f"The user is {theirs(chosen)}.")] if chosen else []
        )
    return None


FAMILY = Family(
    slots=(GOAL, PLAN, PROJECT),
    frames=(
        FrameSlot(
            "goal",
            Kind.FACT,
            "goal",
            _goal,
            "{my} goals",
            asks=(
                "What <do> {i} want?",
                "What's {my} goal?",
                "What <do> {i} dream of?",
                "what {i} <want>",
            ),
        ),
        FrameSlot(
            "plan",
            Kind.EVENT,
            "plan",
            _plan,
            "{my} plans",
            durable=False,
            asks=(
                "What <do> {i} plan?",
                "What's next for {me}?",
                "What <do> {i} have coming up?",
                "what {i} <plan>",
            ),
        ),
    ),
    rules=(Statement(goals, 300),),
    cues={
        "goal": "goal plan aim want learn",
        "trip": "trip travel holiday vacation going",
    },
    wordings=(Wording("goal", rf"{U} wants to {V}", VERB, _wanted, slot="goal"),),
)
