"""Statements that are not facts of the user's life: moments, hearsay, games, sarcasm.

Such a candidate is not kept, and where it sounded like a fact the user is told so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from memory.notice.grammar.nouns import PETS, RELATIONS
from memory.notice.grammar.text import plain
from memory.notice.understanding.reading import Before
from memory.vocabulary.english.calendar import WEEKDAY
from memory.vocabulary.records import Candidate, Fact, Kind

_NOW = re.compile(
    r"\b(?:atm|rn|right now|at the moment|at the mo|just now|for now|for the moment|today|tonight"
    r"|this (?:morning|afternoon|evening|week|month)|these (?:two|three|few) (?:days|weeks)"
    r"|currently"
    rf"|until (?:{WEEKDAY}|tomorrow|tonight"
    r"|the weekend))\b",
    re.IGNORECASE,
)
# Where somebody is just now is no workplace: "we're at the dentist right now".
_HERE = re.compile(
    r"\b(?:i'?m|we'?re|i am|we are) (?:\w+ )?(?:at|in|on) (?:the|an?|my)\b[^.;!?]*"
    r"\b(?:right now|rn|atm|at the moment|just now)\b",
    re.IGNORECASE,
)
_MOMENTS = (
    "health", "feeling", "diet", "habit", "does", "schedule", "own", "owns", "self", "note",
    "event",
    "likes", "dislikes", "skill", "hobby", "drives",
)  # fmt: skip
_STATE = re.compile(r"\b(?:fasting|dieting|detoxing|off (?:sugar|coffee|alcohol)|starving)\b", re.I)
_ILL = re.compile(
    r"\b(?:cold|flu|cough|fever|headache|hangover|sniffles|sore throat|stomach ache|tummy ache"
    r"|cramp"
    r"|jet ?lag|hiccups|runny nose|toothache|sunburn|hungry|thirsty|starving|knackered|exhausted"
    r"|tired"
    r"|sleepy|bored|freezing|famished)\b",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:always|often|every|each|never|usually|chronic|for (?:years|months|ages)|all the time|get"
    r"|prone|suffer|since|allerg\w*|sores?|from now on|anymore|any more|no longer)\b",
    re.I,
)
_HEARSAY = re.compile(
    r"\b(?:according to|(?:horoscope|quiz|test|zodiac|star sign|tarot|palm reader|fortune (?:teller"
    r"|cookie)|personality test|app|website|internet|algorithm|ai|chatgpt|survey|online test"
    r"|buzzfeed"
    r"|rumou?r)\s+(?:\w+\s+)?(?:says?|said|told me|tells me|claims?|thinks|reckons|has it|had me"
    r"|calls me"
    r"|called me|told us|predicts?))\b(?!.*\b(?:blood|dna|covid|pregnancy|allergy) test)",
    re.IGNORECASE,
)
_MEDICAL = re.compile(
    r"\b(?:blood|dna|covid|pregnancy|allergy|skin|eye|hearing|genetic|prick|medical|scan|x-?ray|iq"
    r"|doctor|gp|nurse|dentist|consultant|vet)\b", re.I,
)  # fmt: skip
_GAME = re.compile(
    r"\b(?:let'?s (?:play|pretend|say|role-?play|imagine)|pretend(?:ing)? (?:that |to be |i|you|we)"
    r"|role-?play|in (?:this|the|our|my) (?:game|story|campaign|novel|roleplay|scenario|dream"
    r"|sketch)"
    r"|imagine (?:that )?(?:i|we|you|my)\b|suppose (?:that )?(?:i|we|my)\b|make believe"
    r"|in character"
    r"|my character|i play a \w+ (?:called|named|who)|dnd|d&d|for (?:this|the) (?:game|story|scene)"
    r"|once upon a time|(?:write|tell|give) (?:me |us )?(?:an? |the )?(?:\w+ )?(?:story|poem"
    r"|scene|novel"
    r"|monologue|song)|as if i (?:were|was)|act as)\b",
    re.IGNORECASE,
)
_GLAD = (
    r"(?:oh|ah|wow|yay|great|brilliant|fantastic|lovely|wonderful|perfect|awesome|yeah|sure|joy"
    r"|cool"
    r"|super|amazing|excellent|marvellous|terrific)"
)
_SARCASM = re.compile(
    rf"^\W*(?:{_GLAD}\W+){{1,3}}(?:i|we|nothing|don'?t)\b.*\b(?:(?:just |really |so )?(?-i:LOVE"
    rf"|ADORE|ENJOY|LIKE)S?\b"
    r"|(?:just|so|simply|really|absolutely) (?:love|adore|enjoy)(?:s)?\b(?=.*\b(?:queue|queu"
    r"|wait|traffic|delay|ticket"
    r"|bill|tax|late|rain|stuck|line|monday|meeting|cancel|fail|crash|broken|lost|ignored|noise"
    r"|spam)))"
    r"|(?:^|\s)/s\W*$|\bsaid no(?:body| ?-?one) ever\b|\bnot!+\s*$|\byeah,? right\b|🙄",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:i|i'?m|i'?ve|im|ive|me|my|mine|we|we'?re|we'?ve|our|ours|us|myself)\b", re.I
)


def doubtful(
    candidate: Candidate,
    text: str,
    before: Before,
    facts: Sequence[Fact],
    here: Sequence[Candidate],
) -> bool:
    """Whether a statement is not a fact of the user's life.

    Args:
        candidate: from a reader or the rules.
        text: the message it is in.
        before: the turns before it, oldest first.
        facts: the known facts.
        here: all candidates of the message.
    """
    if candidate.retract or candidate.kind is Kind.INSTRUCTION or candidate.slot == "correction":
        return False
    sentence, message = plain(candidate.sentence), plain(text)
    if _SARCASM.search(sentence) and candidate.slot in ("likes", "hobby", "habit", "self", "note"):
        return True
    if _GAME.search(
        message[: message.find(sentence) + len(sentence)] if sentence in message else message
    ):
        return not _announces(message, candidate)
    if (hearsay := _HEARSAY.search(sentence)) and not _MEDICAL.search(sentence):
        return (
            hearsay.start() < sentence.find(candidate.value) or sentence.find(candidate.value) < 0
        )
    return _of_now(candidate, sentence) or _unknown(candidate, sentence, text, before, facts, here)


def _announces(text: str, candidate: Candidate) -> bool:
    """Whether it is told before the game or the story begins: "I'm Ana. Let's play a game."."""
    game = _GAME.search(text)
    position = text.find(plain(candidate.value))
    own = re.search(r"\bmy (?:daughter|son|kid|niece|nephew|class|sister|brother)\b", text, re.I)
    return bool(game and 0 <= position < game.start()) or bool(own and candidate.subject != "user")


def _of_now(candidate: Candidate, said: str) -> bool:
    first = candidate.slot.partition(".")[0]
    lasting = _LASTING.search(said) is not None
    if first == "plan" and _STATE.search(candidate.value) and _NOW.search(said):
        return True
    if first in ("workplace", "employer", "home", "school"):
        return _HERE.search(said) is not None
    if first not in _MOMENTS or candidate.subject != "user":
        return False
    if first == "event" and not _ILL.search(candidate.value):
        return False
    if candidate.corrects and first != "event":
        return False
    return _NOW.search(_around(candidate, said)) is not None and not lasting


def _around(candidate: Candidate, said: str) -> str:
    """The clause of a value; a momentary remark in another clause does not concern it."""
    position = said.find(plain(candidate.value))
    if position < 0:
        return said
    end = position + len(candidate.value)
    begin = max(
        (m.end() for m in re.finditer(r"[.;!?]|,? (?:and|but|so) (?=i|my|we)", said[:position])),
        default=0,
    )
    stop = re.search(r"[.;!?]|,? (?:and|but|so) (?=i|my|we)", said[end:])
    return said[begin : end + stop.start()] if stop else said[begin:]


def _unknown(
    candidate: Candidate, said: str, text: str, before: Before, facts: Sequence[Fact],
    here: Sequence[Candidate],
) -> bool:  # fmt: skip
    """Whether it is about a named person with no known relation to the user."""
    who = candidate.subject
    if who == "user" or not who[:1].isupper() or who.casefold() in ("i", "my"):
        return False
    first = who.split()[0].casefold()
    if first in RELATIONS or first in PETS or _OWN.search(plain(text)):
        return False
    known_facts = [f for f in facts if who.casefold() in f"{f.value} {f.subject}".casefold()]
    other_candidates = [c for c in here if c is not candidate and c.value == who]
    return not known_facts and not other_candidates and not any(who in turn for _, turn in before)


def unsure(candidate: Candidate, below: float) -> Candidate:
    """The candidate with a confidence at which it is reported and not kept."""
    return replace(candidate, confidence=min(candidate.confidence, below))
