"""Goals, plans, and events with their dates."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.grammar.base import key, pattern
from memory.notice.grammar.grammar import predicate, theirs, value
from memory.notice.grammar.text import Clause
from memory.notice.rules.making import make
from memory.vocabulary.english import dates
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import article

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
    r"|promotion)|save|buy an? (?:house|flat|home|car|boat|farm|shop|van|plot)|build a|start a|finish my|climb|cycle|publish|"
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
_MY_EVENT = pattern(
    r"<MY> (?P<n>[\w' -]{2,40}?)(?: (?:is|are|'s|starts|begins|ends|takes place|leaves"
    r"|departs|arrives|is scheduled|is booked|is due|is set|was moved|has been moved"
    r"|got moved|is coming up|will be|moved)(?: for| to| up)?)?\s+"
)
_HAVE_EVENT = pattern(
    r"(?:<HAVE>|i've booked|we've booked|i booked|i bought) (?P<a>an? |my |the |two "
    r"|our )?(?P<n>[\w'& -]{2,50}?)\s+"
)
_DOING = pattern(
    r"(?:<IM> (?:flying|going|travelling|traveling|moving|leaving|visiting|getting"
    r"|having|starting|meeting|seeing|hosting|running|taking|giving|playing|driving"
    r"|picking"
    r"|attending|celebrating|cooking|working|sitting|presenting|turning|back|off|away"
    r"|out)|<I> (?:fly|leave|move|start|arrive|meet|travel|return|turn|have to|need to"
    r"|must|will|am going to|get married))\b.*"
)
_NO_EVENT = re.compile(
    r"(?:question|idea|headache|feeling|lot|problem|cold|minute|favou?r|bit|few|look"
    r"|point|doubt|request|suggestion|plans?|time|chance|day off|bad day|good day"
    r"|much|nothing|something|weird dream|day|life|mood|head|back|code|internet|answer"
    r"|weather|twice|again|down|late|full|empty)$",
    re.I,
)


def goals(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Goals and plans."""
    text = clause.text
    if match := _GOAL.match(text):
        chosen = value(match["v"], trim=False)
        return (
            [
                make(clause, "goal", chosen)
                if match["to"]
                else make(clause, "goal", chosen, form="noun")
            ]
            if chosen
            else []
        )
    if match := _GOAL_VERB.match(text):
        chosen = value(match["v"], trim=False)
        if not chosen or (dates.find(text, when) and re.search(r"\bgoing to\b|'m going", text)):
            return None
        if match["p"].casefold() == "to":
            return [make(clause, "goal", chosen)]
        doing = re.sub(r"^(?:i|we)(?:'m| am)? ", "", text, flags=re.I)
        return [
            make(
                clause,
                "goal",
                value(doing, trim=False),
                text=f"The user is {theirs(value(doing, trim=False))}.",
            )
        ]
    if match := _PROJECT.match(text):
        chosen = value(match["v"], trim=False)
        return (
            [make(clause, "project", chosen, text=f"The user is {theirs(chosen)}.")]
            if chosen
            else []
        )
    return None


def events(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Events on a date, which expire by themselves."""
    text = clause.text
    moment = dates.find(text, when)
    if moment is None or moment.until < (when if when.tzinfo else when.astimezone()):
        return None
    day = moment.words
    head = f"{text[: moment.begin].rstrip(' ,')} "
    tail = value(text[moment.end :], trim=False) if len(text[moment.end :].split()) <= 8 else ""
    after = f" {theirs(tail)}" if tail else ""
    if match := _MY_EVENT.match(head):
        noun = match["n"].strip()
        if doing := re.fullmatch(r"([\w' -]+?) (?:is|are) (\w+ing\b.*)", noun):
            said = f"{theirs(doing[1])} is {theirs(doing[2])} {day}"
            return [
                make(clause, "event", said, text=f"The user's {said}{after}.", until=moment.until)
            ]
        if _NO_EVENT.search(noun) or re.search(
            r"birthday(?:'s)?$|\b(?:is|are|was|has|had|wants?|likes?|will)\b", noun, re.I
        ):
            return None
        text = f"The user's {theirs(noun)} is {day}{after}."
        return [
            make(
                clause,
                f"event.{key(noun)}",
                re.sub(r"^(?:on|in) (?:the )?", "", day),
                text=text,
                until=moment.until,
            )
        ]
    if (match := _HAVE_EVENT.match(head)) and match["a"]:
        noun = re.sub(r"\s+(?:booked|scheduled|planned|coming up)$", "", match["n"].strip())
        if _NO_EVENT.search(noun):
            return None
        one = (
            ""
            if match["a"].strip().casefold() in ("my", "the", "our")
            else match["a"].strip().casefold()
        )
        if one in ("a", "an"):
            one = article(noun)
        said = (
            f"The user has {one} {theirs(noun)} {day}{after}."
            if one
            else f"The user's {noun} is {day}{after}."
        )
        return [
            make(
                clause,
                f"event.{key(noun)}",
                re.sub(r"^(?:on|in) (?:the )?", "", day),
                text=said,
                until=moment.until,
            )
        ]
    if _DOING.match(f"{text[: moment.begin]}{text[moment.end :]}".strip()) and moment.begin > 4:
        words = value(f"{text[: moment.begin].rstrip(' ,')}{text[moment.end :]}", trim=False)
        words = re.sub(r"^(?:i'm|im|i am|we're|we are) ", "am ", words, flags=re.I)
        words = re.sub(r"^(?:i|we) ", "", words, flags=re.I)
        words = re.sub(r"^(?:have to|must)\b", "need to", words)
        if len(words.split()) < 2 or re.match(
            r"(?:am going to|will|am|need to) (?:ask|tell|say|see if|try|be|bed)\b", words
        ):
            return None
        said = predicate(words)
        return [
            make(
                clause,
                "event",
                f"{theirs(words.removeprefix('am '))} {day}",
                text=f"The user {said} {day}.",
                kind=Kind.EVENT,
                until=moment.until,
            )
        ]
    return None
