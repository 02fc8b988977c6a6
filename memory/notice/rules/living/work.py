"""Job, employer, studies."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.grammar.base import pattern
from memory.notice.grammar.grammar import predicate, theirs, value
from memory.notice.grammar.lexicon import EMPTY_NOUNS, JOB_ENDINGS, JOBS, NOT_JOBS
from memory.notice.grammar.nouns import RELATIONS
from memory.notice.grammar.text import Clause
from memory.notice.rules.living.homes import NO_PLACE
from memory.notice.rules.making import make, plainly
from memory.vocabulary.records import Candidate

_WORK_AS = pattern(
    r"<I>(?:'m|'ve| am| have)? ?(?:work|working|worked|been working|been|employed"
    r"|train(?:ing)?)(?: part-time| full-time| mainly| mostly| freelance)?"
    r" as (?P<a>an? |the )?(?P<v>.+)"
)
_WORK_AT = pattern(
    r"(?:<I>(?:'m|'ve| am| have)? ?(?:work|working|been working|employed|teach"
    r"|teaching)|<IM> (?:working|employed))"
    r"(?: part-time| full-time| mainly| mostly| freelance| remotely)? (?P<p>at|for|by"
    r"|with|in|from|on) (?P<v>.+)"
)
_MY_JOB = pattern(
    r"my (?:job|profession|occupation|day job|trade|job title|current job|work) (?:is"
    r"|:) (?:being |working as )?(?:as )?"
    r"(?:(?:that )?of )?(?P<a>an? |the )?(?P<v>.+)"
)
_NEW_JOB = pattern(
    r"<I>(?:'ve| have)? (?:just )?(?:started|start|got|have|do|joined) (?:(?:a|my"
    r"|the) (?:new |\w+ )?"
    r"(?:job|shift|position|internship|apprenticeship) (?:at|with)|working at) (?P<v>.+)"
)
_EMPLOYER = pattern(r"my (?:employer|workplace|firm) is (?:called )?(?P<v>.+)")
_STUDY = pattern(
    r"(?:<I> study|<IM> (?:studying|majoring in|doing a (?:degree|phd|master's|masters"
    r"|bachelor's) in))"
    r" (?P<v>.+?)(?: at (?P<where>.+))?"
)
_SCHOOL = pattern(
    r"(?:<I> (?:go to|attend|study at)|<IM> (?:a )?(?:student|studying|enrolled"
    r"|pupil) at|my (?:school|university|college|uni)"
    r" is(?: called)?) (?P<v>.+)"
)
_DEGREE = pattern(
    r"(?P<words>(?:i (?:graduated|have (?:an? )?(?:[\w']+ )?(?:degree|phd|doctorate"
    r"|master's|masters|bachelor's|diploma|mba|a-levels?))"
    r"|i (?:studied|majored in|did my (?:phd|degree|masters|master's|apprenticeship)"
    r"|went to (?:school|university|college))"
    r"|<IVE> (?:an? )?(?:[\w']+ )?(?:degree|phd|doctorate|mba|diploma))\b.*)"
)
NO_EMPLOYER = re.compile(
    r"(?:a living|home|myself|night|nights|the moment|the weekends?|weekends|it|this"
    r"|that|a project|you|them|something|money|free"
    r"|least|work|school|shifts?|my|mondays?|tuesdays?|christmas|all|the same|a script"
    r"|the evenings?|the mornings?)\b",
    re.I,
)


def works(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Job and employer."""
    text = clause.text
    if match := _WORK_AS.match(text):
        if re.search(r"\bbeen as\b", text):
            return []
        role, _, where = match["v"].partition(" at ")
        role, _, firm = role.partition(" for ") if not where else (role, "", where)
        chosen = value(role)
        candidates = (
            [
                make(
                    clause,
                    "job",
                    chosen,
                    form="" if match["a"] and match["a"][0] in "aA" else "bare",
                )
            ]
            if chosen
            else []
        )
        employer = value(where or firm)
        if employer and not NO_EMPLOYER.match(employer) and not re.match(r"\w+ years?\b", employer):
            candidates.append(
                make(clause, "employer", employer, form="for" if firm and not where else "")
            )
        return candidates
    if match := _WORK_AT.match(text):
        place, chosen = match["p"].casefold(), value(match["v"])
        if re.match(r"i(?:'m| am)? ?teach", text, re.I) and place != "at":
            return None
        if re.match(r"(?:from )?home\b|remotely", chosen, re.I) and place in ("from", "at"):
            return [make(clause, "habit.work", "from home", text="The user works from home.")]
        if (
            not chosen
            or NO_EMPLOYER.match(chosen)
            or (place == "with" and not chosen[:1].isupper())
        ):
            return None if place in ("at", "on", "from", "with") else []
        if place == "on":
            return [make(clause, "project", chosen, text=f"The user works on {theirs(chosen)}.")]
        if place == "in":
            return [] if NO_PLACE.match(chosen) else [make(clause, "job", chosen, form="field")]
        firm, _, city = chosen.partition(" as ")
        candidates = [make(clause, "employer", firm, form="for" if place in ("for", "by") else "")]
        if city:
            candidates.append(make(clause, "job", re.sub(r"^an? ", "", city), form=""))
        return candidates
    if match := _MY_JOB.match(text):
        chosen = value(match["v"])
        if not chosen or re.match(
            r"(?:to|very|so|too|really|not|boring|hard|stressful|great|fine|good|bad|ok|okay"
            r"|killing|driving|going|getting"
            r"|exhausting|fun|interesting|done|in|at|my|what|safe|on)\b",
            chosen,
            re.I,
        ):
            return []
        return [
            make(clause, "job", chosen, form="" if match["a"] and match["a"][0] in "aA" else "is")
        ]
    if match := _NEW_JOB.match(text):
        return plainly(match, clause, "employer")
    if match := _EMPLOYER.match(text):
        return plainly(match, clause, "employer")
    return None


def head_of(words: str) -> str:
    """The head of a noun phrase: "head of marketing" → "head"."""
    return re.split(r" (?:of|with|who|that|from|on|to) ", words)[0].split()[-1].casefold()


def is_job(words: str) -> bool:
    """Whether a noun phrase names a job, by a list or by its ending."""
    if words.casefold() in NOT_JOBS or not words:
        return False
    noun = head_of(words)
    if noun in NOT_JOBS or noun in EMPTY_NOUNS or (noun in RELATIONS and noun not in JOBS):
        return False
    return noun in JOBS or (len(noun) > 4 and noun.endswith(JOB_ENDINGS))


def studies(clause: Clause, when: datetime) -> list[Candidate] | None:
    """What and where somebody studies or studied."""
    text = clause.text
    if match := _SCHOOL.match(text):
        chosen = value(match["v"])
        goes = re.match(r"(?:i|we) (?:go to|attend)", text, re.I)
        known = re.search(r"\b(?:school|university|college|uni|academy|institute)\b", chosen, re.I)
        if goes and not known:
            return None
        return [make(clause, "school", chosen, form="goes" if goes else "")] if chosen else []
    if match := _STUDY.match(text):
        chosen = value(match["v"])
        if not chosen or re.match(
            r"(?:for|hard|at|in|with|it|this|that|every|abroad|best|better|on)\b", chosen, re.I
        ):
            return None
        candidates = [make(clause, "study", chosen)]
        where = value(match["where"] or "")
        return (
            [*candidates, make(clause, "school", where)]
            if where and where != "home"
            else candidates
        )
    if match := _DEGREE.match(text):
        words = value(
            re.sub(
                r"^i(?:'ve)?(?: have)? ",
                lambda m: "have " if "ve" in m[0] else "",
                match["words"],
                flags=re.I,
            ),
            trim=False,
        )
        described = re.sub(r"^has got ", "has ", predicate(words))
        return [make(clause, "education", words, text=f"The user {described}.")] if words else []
    return None
