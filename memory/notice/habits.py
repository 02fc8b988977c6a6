"""Habits and times, hobbies, goals, events with their dates."""

from __future__ import annotations

import re
from datetime import datetime

from memory import dates
from memory.notice.base import key, make, pattern
from memory.notice.grammar import predicate, several, theirs, value
from memory.notice.text import Clause
from memory.records import Candidate, Kind
from memory.slots import article

_TIME = r"(?:about |around |roughly |exactly )?(?P<v>\d{1,2}(?:[:.h]\d\d)?(?: ?[ap]\.?m\.?)?|noon|midnight|half past \w+|(?:a )?quarter (?:past|to) \w+|(?:six|seven|eight|nine|ten|eleven|twelve|five|four)(?:[- ](?:thirty|fifteen|forty-five))?)(?: o'clock| sharp)?"
_OFTEN = r"(?:(?:usually|always|normally|generally|typically|often|mostly|regularly|tend to|have to|try to) )*"
_EVERY = r"(?: (?:every|each) (?:day|morning|weekday|night|evening)| on weekdays| in the (?:morning|evening)| during the week| daily)?"
_WAKE = pattern(rf"<I> {_OFTEN}(?:get up|wake up|rise|am up|get out of bed|wake) (?:at|by) {_TIME}{_EVERY}")
_MY_ALARM = pattern(rf"my alarm (?:goes off|rings|is set) (?:at|for|to) {_TIME}{_EVERY}")
_BED = pattern(rf"<I> {_OFTEN}(?:go to (?:bed|sleep)|sleep|turn in) (?:at|by) {_TIME}{_EVERY}")
_ROUTINE = pattern(
    rf"<I> (?P<often>{_OFTEN})(?P<d>[a-z]+(?: [\w'-]+){{0,5}}?) (?P<p>at|on|every) (?P<v>\d{{1,2}}[:.]\d\d(?: ?[ap]m)?|\d{{1,2}} ?[ap]m|noon|midnight"
    r"|(?:other |second |single )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends|weekdays|day)"
)
_EVERY_FIRST = pattern(r"(?P<when>(?:every|each) [\w ]{3,20}?|on (?:mon|tues|wednes|thurs|fri|satur|sun)days|in the (?:mornings?|evenings?|afternoons?)"
                       r"|at weekends|on weekends|before bed|after work|for breakfast),? <I> (?P<v>.+)")  # fmt: skip
_HABIT = re.compile(
    r"\b(?:usually|normally|generally|typically|regularly|tend to|(?:every|each) (?:single |other |second )?(?:day|morning|evening"
    r"|night|week|weekend|month|year|summer|winter|spring|autumn|sunday|monday|tuesday|wednesday|thursday|friday|saturday|weekday|afternoon|time)s?"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)days|at weekends|on weekends|on weekdays|in the (?:mornings|evenings|afternoons)"
    r"|daily|weekly|(?:once|twice|three times|four times|five times|\d times) (?:a|per) (?:day|week|month|year)|for breakfast|for lunch|before bed)\b",
    re.IGNORECASE,
)
_DRINKS = pattern(r"<I> (?P<often>(?:usually |always |normally )*)(?P<d>drink|eat|have|read|take|play|watch|cook|make) (?P<v>.+?) (?P<when>(?:every|each) [\w ]{3,15}|in the (?:mornings?|evenings?|afternoons?)"
                  r"|for (?:breakfast|lunch|dinner)|before bed|after (?:work|lunch|dinner)|at (?:breakfast|night|weekends))")  # fmt: skip
_STATIVE = re.compile(
    r"(?:am|was|were|have been|had|did|got|need|want|think|know|hope|guess|feel|see|understand|mean|agree|wonder|told|said|went|came|saw|made|took|found"
    r"|bought|ate|just|can|could|will|would|should|'ll|don't|didn't|haven't|believe|suppose|wish|appreciate|remember|forget|ask|asked|heard|hear"
    r"|thought|love you|care)\b",
    re.IGNORECASE,
)
_FREE = pattern(r"(?:in|during) my (?:free|spare|leisure) time,? (?:<I> )?(?P<v>.+)|(?P<w>.+?) (?:in|during) my (?:free|spare|leisure) time")
_MY_HOBBY = pattern(r"my (?:main |biggest |favou?rite |new |only )?(?:hobby|hobbies|pastimes?|passions?) (?:is|are|include|includes|:) (?P<v>.+)")
_AS_HOBBY = pattern(r"(?:<I> (?:do|practise|practice)|<IVE> (?:taken up|started|got into)|i took up|<IM> into) (?P<v>.+?)(?: as a (?:hobby|pastime|sport)| for fun| in (?:my|our) (?:free|spare) time)?")
_ENJOY_ING = pattern(r"<I> (?:really |also |love to go |like to go |often |sometimes |regularly )?(?:enjoy|go) (?P<v>[a-z]+ing)")
_COLLECT = pattern(r"<I> collect (?P<v>.+)")
_GOAL = pattern(r"<MY> (?:[\w-]+ ){0,2}?(?P<n>goal|dream|aim|ambition|resolution)(?: (?:this year|for \w+|in life))? is (?P<to>to )?(?P<v>.+)")
_GOAL_VERB = pattern(
    r"(?:<I> (?P<h>want|hope|plan|intend|am planning|am hoping|'m planning|'m hoping|dream of|aim)|<IM> (?:planning|hoping|aiming|trying|saving up|training|going)) (?P<p>to|for|on|of) "
    r"(?P<v>(?:learn(?! (?:about|how|more))|become|run a|lose|gain|quit|give up|visit|move|travel|retire|get fit|get better|get (?:a |my )?(?:job|degree|licen[cs]e|promotion)|save|buy a|build a|start a|finish my|climb|cycle|publish|"
    r"a marathon|a half marathon|a triathlon|the \w+ marathon|a house|an? new|qualify|graduate|emigrate|marry|have (?:a baby|children|kids)|cut down|eat (?:less|more|health)|exercise|drink (?:less|more)|sleep more|read more|reduce|improve my)\b.*)"
)
_PROJECT = pattern(r"<IM> (?:currently )?(?P<v>(?:writing(?! an? (?:e-?mail|letter|essay|report|message|reply|list|cv|text|note|test|review|post|comment|summary)\b)|building|restoring|renovating|training for|saving(?: up)? for|working on) (?:an?|my|our|the) .+)")
_MY_EVENT = pattern(r"<MY> (?P<n>[\w' -]{2,40}?)(?: (?:is|are|'s|starts|begins|ends|takes place|leaves|departs|arrives|is scheduled|is booked|is due|is set|was moved|has been moved|got moved|is coming up|will be|moved)(?: for| to| up)?)?\s+")
_HAVE_EVENT = pattern(r"(?:<HAVE>|i've booked|we've booked|i booked|i bought) (?P<a>an? |my |the |two |our )?(?P<n>[\w'& -]{2,50}?)\s+")
_DOING = pattern(
    r"(?:<IM> (?:flying|going|travelling|traveling|moving|leaving|visiting|getting|having|starting|meeting|seeing|hosting|running|taking|giving|playing|driving|picking"
    r"|attending|celebrating|cooking|working|sitting|presenting|turning|back|off|away|out)|<I> (?:fly|leave|move|start|arrive|meet|travel|return|turn|have to|need to|must|will|am going to|get married))\b.*"
)
_NO_EVENT = re.compile(r"(?:question|idea|headache|feeling|lot|problem|cold|minute|favou?r|bit|few|look|point|doubt|request|suggestion|plans?|time|chance|day off|bad day|good day"
                       r"|much|nothing|something|weird dream|day|life|mood|head|back|code|internet|answer|weather)$", re.I)  # fmt: skip


def times(clause: Clause, when: datetime) -> list[Candidate] | None:
    """When one gets up and goes to bed."""
    if found := _WAKE.match(clause.text) or _MY_ALARM.match(clause.text):
        return [make(clause, "wake", found["v"].strip())]
    if found := _BED.match(clause.text):
        return [make(clause, "bedtime", found["v"].strip())]
    return None


def routines(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "I usually go running on Tuesdays", "I drink sage tea every morning"."""
    text = clause.text
    if found := _EVERY_FIRST.match(text):
        if _STATIVE.match(found["v"]):
            return None
        text = f"I {value(found['v'])} {found['when'][0].lower()}{found['when'][1:]}"
    if (found := _DRINKS.match(text)) and not _STATIVE.match(found["v"]):
        when_said, chosen = found["when"], value(found["v"])
        said = f"The user {predicate((found['often'] + found['d']).strip())} {theirs(chosen)} {when_said}."
        return [make(clause, f"habit.{key(found['d'])}_{key(when_said)}", chosen, text=said)] if chosen else []
    if (found := _ROUTINE.match(text)) and not _STATIVE.match(found["d"]):
        often = "usually " if found["often"] else ""
        plural = found["v"].casefold().endswith(("s", "day")) and found["p"].casefold() != "on" or re.search(r"s$|\d|noon|midnight", found["v"])
        if plural:
            said = f"The user {often}{predicate(found['d'])} {found['p'].casefold()} {found['v']}."
            return [make(clause, f"habit.{key(found['d'])}", found["v"], text=said)]
    if re.match(r"(?:i|we) (?!am\b)", text, re.I) and _HABIT.search(text):
        words = value(re.sub(r"^(?:i|we) ", "", text, flags=re.I), trim=False)
        if not _STATIVE.match(words) and 2 <= len(words.split()) <= 20:
            return [make(clause, "habit", words, text=f"The user {predicate(words)}.")]
    return None


def hobbies(clause: Clause, when: datetime) -> list[Candidate] | None:
    """What one does for fun."""
    text = clause.text
    if found := _MY_HOBBY.match(text):
        return [make(clause, "hobby", v) for v in several(value(found["v"]))]
    if found := _FREE.match(text):
        words = value(re.sub(r"^(?:<I>|i|we) ", "", found["v"] or found["w"], flags=re.I))
        doing = re.match(r"(?:(?:often|usually|mostly|also|sometimes) )*(?:do|go|enjoy|like|love|practise|practice|am into) (?:some |a lot of |a bit of )?(?P<x>[\w ,-]+)$", words, re.I)
        if doing and not doing["x"].startswith("to "):
            return [make(clause, "hobby", v) for v in several(doing["x"])]
        words = re.sub(r"^(?:like|love|enjoy) to ", "", words)
        if not words or _STATIVE.match(words):
            return []
        return [make(clause, "hobby", words, text=f"The user {predicate(words)} in their free time.")]
    if found := _COLLECT.match(text):
        return [make(clause, "collection", value(found["v"]))] if value(found["v"]) else []
    if (found := _AS_HOBBY.match(text)) and re.search(r"hobby|pastime|sport$|for fun|free|spare|taken up|took up|got into", text):
        return [make(clause, "hobby", value(found["v"]))] if value(found["v"]) else []
    if (found := _ENJOY_ING.match(text)) and found["v"] not in ("nothing", "something", "being", "going", "everything", "anything", "doing"):
        return [make(clause, "hobby", found["v"], text=f"The user enjoys {found['v']}.")]
    return None


def goals(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Goals and plans."""
    text = clause.text
    if found := _GOAL.match(text):
        chosen = value(found["v"], trim=False)
        return [make(clause, "goal", chosen) if found["to"] else make(clause, "goal", chosen, form="noun")] if chosen else []
    if found := _GOAL_VERB.match(text):
        chosen = value(found["v"], trim=False)
        if not chosen or dates.find(text, when) and re.search(r"\bgoing to\b|'m going", text):
            return None
        if found["p"].casefold() == "to":
            return [make(clause, "goal", chosen)]
        doing = re.sub(r"^(?:i|we)(?:'m| am)? ", "", text, flags=re.I)
        return [make(clause, "goal", value(doing, trim=False), text=f"The user is {theirs(value(doing, trim=False))}.")]
    if found := _PROJECT.match(text):
        chosen = value(found["v"], trim=False)
        return [make(clause, "project", chosen, text=f"The user is {theirs(chosen)}.")] if chosen else []
    return None


def events(clause: Clause, when: datetime) -> list[Candidate] | None:
    """What happens on a date; it ends by itself."""
    text = clause.text
    moment = dates.find(text, when)
    if moment is None or moment.until < (when if when.tzinfo else when.astimezone()):
        return None
    day = moment.words
    head = f"{text[: moment.begin].rstrip(' ,')} "
    tail = value(text[moment.end :], trim=False) if len(text[moment.end :].split()) <= 8 else ""
    after = f" {theirs(tail)}" if tail else ""
    if found := _MY_EVENT.match(head):
        noun = found["n"].strip()
        if doing := re.fullmatch(r"([\w' -]+?) (?:is|are) (\w+ing\b.*)", noun):
            said = f"{theirs(doing[1])} is {theirs(doing[2])} {day}"
            return [make(clause, "event", said, text=f"The user's {said}{after}.", until=moment.until)]
        if _NO_EVENT.search(noun) or re.search(r"birthday(?:'s)?$|\b(?:is|are|was|has|had|wants?|likes?|will)\b", noun, re.I):
            return None
        text = f"The user's {theirs(noun)} is {day}{after}."
        return [make(clause, f"event.{key(noun)}", re.sub(r"^(?:on|in) (?:the )?", "", day), text=text, until=moment.until)]
    if (found := _HAVE_EVENT.match(head)) and found["a"]:
        noun = re.sub(r"\s+(?:booked|scheduled|planned|coming up)$", "", found["n"].strip())
        if _NO_EVENT.search(noun):
            return None
        one = "" if found["a"].strip().casefold() in ("my", "the", "our") else found["a"].strip().casefold()
        if one in ("a", "an"):
            one = article(noun)
        said = f"The user has {one} {theirs(noun)} {day}{after}." if one else f"The user's {noun} is {day}{after}."
        return [make(clause, f"event.{key(noun)}", re.sub(r"^(?:on|in) (?:the )?", "", day), text=said, until=moment.until)]
    if _DOING.match(f"{text[: moment.begin]}{text[moment.end :]}".strip()) and moment.begin > 4:
        words = value(f"{text[: moment.begin].rstrip(' ,')}{text[moment.end:]}", trim=False)
        words = re.sub(r"^(?:i'm|im|i am|we're|we are) ", "am ", words, flags=re.I)
        words = re.sub(r"^(?:i|we) ", "", words, flags=re.I)
        words = re.sub(r"^(?:have to|must)\b", "need to", words)
        if len(words.split()) < 2 or re.match(r"(?:am going to|will|am|need to) (?:ask|tell|say|see if|try|be|bed)\b", words):
            return None
        said = predicate(words)
        return [make(clause, "event", f"{theirs(words.removeprefix('am '))} {day}", text=f"The user {said} {day}.", kind=Kind.EVENT, until=moment.until)]
    return None


