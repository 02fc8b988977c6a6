"""Job, workplace and employer."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.families.goals import PROJECT
from memory.notice.families.habits import HABIT
from memory.notice.families.home import NO_PLACE
from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, is_who, with_article
from memory.notice.frames.qualifiers import where
from memory.notice.frames.wording import A, Table, U, V, Wording, groups, says
from memory.notice.grammar.base import Statement, make, pattern, plainly
from memory.notice.grammar.grammar import theirs, value
from memory.notice.grammar.lexicon import EMPTY_NOUNS, JOB_ENDINGS, JOBS, NOT_JOBS, words
from memory.notice.grammar.nouns import RELATIONS
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.english.inflection import is_plural
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot, article

JOB = Slot(
    "job",
    "one",
    sentences={
        "": "{s} works as {a} {v}.",
        "bare": "{s} works as {v}.",
        "field": "{s} works in {v}.",
        "is": "{o} job is {v}.",
    },
    sort="work",
    matters="work",
    trust="unread",
)
EMPLOYER = Slot(
    "employer",
    "one",
    sentences={"": "{s} works at {v}.", "for": "{s} works for {v}."},
    sort="work",
    matters="work",
    trust="unread",
)
WORKPLACE = Slot("workplace", trust="never", matters="places work")


# Jobs expressed by a verb: "I teach", but "I work in design".
_ONLY_VERBS = words(
    """teach write sing bake sew weld translate act edit build clean weave knit paint babysit manage
    drive sell cook code farm"""
)


def _job(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if re.search(r"\w shifts?$", phrase.text, re.IGNORECASE) and not phrase.verb:
        return Clause("work", phrase.text)  # "late shifts" are hours, not a trade
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


ASK_JOB = Table(
    answer="You work as {a}{v}.",
    noun="what your job is",
    train=(
        "Tell me what my job is.",
        "What do I work as?",
        "What kind of work do I do?",
        "Do you know my job?",
        "Can you remind me what my job is?",
        "what's my occupation",
        "What did I say my job is?",
        "Which job do I have?",
        "I work as what?",
        "What do I do at work?",
        "Name my profession.",
        "Could it be that you know my job?",
        "Have I told you what my job is?",
        "Give me my occupation.",
        "What line of work am I in?",
        "Which profession do I have?",
        "Did I ever mention my job?",
    ),
    tasks=("Fill in the form: my occupation?", "Introduce me: what do I work as?"),
    exam=(
        "What do I do for a living?",
        "What's my job?",
        "What is my profession?",
        "Do you remember what I do for work?",
        "Could you tell me what I work as?",
        "What do I do for work?",
    ),
    bench=(
        "Do you still know my job?",
        "How do I earn my money?",
        "Say what my job is.",
        "What work do I do?",
        "My job, what was it again?",
        "What am I by trade?",
    ),
    yes_no="Do I work as {a}{v}?",
)


ASK_EMPLOYER = Table(
    answer="You work at {v}.",
    noun="where you work",
    train=(
        "State where I work.",
        "Who do I work for?",
        "Which company do I work for?",
        "Who is my employer?",
        "Do you know where I work?",
        "Can you remind me where I work?",
        "what company do i work at",
        "Where did I say I work?",
        "I work for whom?",
        "What's the name of my company?",
        "Name my employer.",
        "Could it be that you know who I work for?",
        "Have I told you where I work?",
        "Give me the name of my employer.",
        "Who pays my salary?",
        "Whose staff am I on?",
        "Which business am I with?",
        "Where have I got a job?",
    ),
    tasks=("Fill in the form: my employer?", "Introduce me: where is it that I work?"),
    exam=(
        "Where do I work?",
        "At which company do I work?",
        "Do you remember where I work?",
        "What's my employer called?",
        "Could you tell me where I work?",
        "What's the company I work for?",
    ),
    bench=(
        "Do you still know where I work?",
        "I work where?",
        "Say where I work.",
        "Which firm employs me?",
        "Where do I go to work?",
        "For which company do I work?",
    ),
    reverse="{v} is where you work.",
    reverse_key="work",
    yes_no="Do I work at {v}?",
)


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


NO_EMPLOYER = re.compile(
    r"(?:a living|home|myself|night|nights|the moment|the weekends?|weekends|it|this"
    r"|that|a project|you|them|something|money|free"
    r"|least|work|school|shifts?|my|mondays?|tuesdays?|christmas|all|the same|a script"
    r"|the evenings?|the mornings?)\b",
    re.I,
)


def works(clause: TypedClause, when: datetime) -> list[Candidate] | None:
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
                    JOB,
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
                make(clause, EMPLOYER, employer, form="for" if firm and not where else "")
            )
        return candidates
    if match := _WORK_AT.match(text):
        place, chosen = match["p"].casefold(), value(match["v"])
        if re.match(r"i(?:'m| am)? ?teach", text, re.I) and place != "at":
            return None
        if re.match(r"(?:from )?home\b|remotely", chosen, re.I) and place in ("from", "at"):
            return [
                make(
                    clause, HABIT, "from home", text="The user works from home.", name="habit.work"
                )
            ]
        if (
            not chosen
            or NO_EMPLOYER.match(chosen)
            or (place == "with" and not chosen[:1].isupper())
        ):
            return None if place in ("at", "on", "from", "with") else []
        if place == "on":
            return [make(clause, PROJECT, chosen, text=f"The user works on {theirs(chosen)}.")]
        if place == "in":
            return [] if NO_PLACE.match(chosen) else [make(clause, JOB, chosen, form="field")]
        firm, _, city = chosen.partition(" as ")
        candidates = [make(clause, EMPLOYER, firm, form="for" if place in ("for", "by") else "")]
        if city:
            candidates.append(make(clause, JOB, re.sub(r"^an? ", "", city), form=""))
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
            make(clause, JOB, chosen, form="" if match["a"] and match["a"][0] in "aA" else "is")
        ]
    if match := _NEW_JOB.match(text):
        return plainly(match, clause, EMPLOYER)
    if match := _EMPLOYER.match(text):
        return plainly(match, clause, EMPLOYER)
    return None


def job_head(words: str) -> str:
    """The head of a noun phrase: "head of marketing" → "head"."""
    return re.split(r" (?:of|with|who|that|from|on|to) ", words)[0].split()[-1].casefold()


def is_job(words: str) -> bool:
    """Whether a noun phrase names a job, by a list or by its ending."""
    if words.casefold() in NOT_JOBS or not words:
        return False
    noun = job_head(words)
    if noun in NOT_JOBS or noun in EMPTY_NOUNS or (noun in RELATIONS and noun not in JOBS):
        return False
    return noun in JOBS or (len(noun) > 4 and noun.endswith(JOB_ENDINGS))


FAMILY = Family(
    slots=(
        JOB,
        EMPLOYER,
        WORKPLACE,
    ),
    frames=(
        FrameSlot(
            "job",
            Kind.FACT,
            "job",
            _job,
            "{my} job",
            asks=(
                "What's {my} job?",
                "What <do> {i} do for a living?",
                "Which work <do> {i} do?",
                "what {i} <do> for a living",
            ),
        ),
        FrameSlot(
            "employer",
            Kind.FACT,
            "employer",
            _employer,
            "{my} employer",
            ends=("workplace",),
            asks=(
                "Who <do> {i} work for?",
                "Which employer <do> {i} have?",
                "Who's {my} employer?",
                "who {i} <work> for",
            ),
        ),
        FrameSlot(
            "workplace",
            Kind.FACT,
            "workplace",
            _workplace,
            "{my} workplace",
            asks=(
                "Where <do> {i} work?",
                "At what place <do> {i} work?",
                "What's {my} place of work?",
                "where {i} <work>",
            ),
        ),
    ),
    rules=(Statement(works, 240),),
    cues={
        "job": "job work profession occupation career trade earn employed do",
        "occupation": "job work profession occupation career trade earn",
        "profession": "job work profession occupation career trade earn",
        "work": "work job profession occupation career earn",
        "employer": "work company employer employed firm office job workplace where",
        "workplace": "work company employer employed firm office job workplace where",
        "company": "work company employer employed firm office job workplace",
    },
    wordings=(
        Wording("job", rf"{U} works as {A}{V}", ASK_JOB, groups, near=3),
        Wording("job", rf"{U}'s job is {V}", ASK_JOB, says("Your job is {v}.")),
        Wording("job", rf"{U} works in {V}", ASK_JOB, says("You work in {v}."), slot="job"),
        Wording(
            "employer",
            rf"{U}(?: works (?:at|for)|'s employer is) {V}",
            ASK_EMPLOYER,
            groups,
            near=4,
        ),
    ),
)
