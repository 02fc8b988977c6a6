"""Retractions: "I no longer …", "forget my …", "stop calling me …"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from memory.notice.families.names import name_value
from memory.notice.families.relatives import one_of
from memory.notice.grammar.base import key, pattern
from memory.notice.grammar.grammar import theirs, value
from memory.notice.grammar.nouns import PETS, RELATIONS
from memory.notice.grammar.text import Clause
from memory.notice.rules.making import make
from memory.vocabulary.records import Candidate

Statement = Callable[[Clause, datetime], list[Candidate]]

_ANY_MORE = re.compile(r"[,\s]+(?:any ?more|any longer|now|these days|either)$", re.IGNORECASE)
_NOT = re.compile(
    r"^(?P<s>i|we|my [\w' -]{1,40}?|our [\w' -]{1,40}?) ?(?P<n>no longer|'m no longer"
    r"|am no longer|is no longer|don't|dont|do not|am not|'m not|m not|are not|aren't"
    r"|is not|isn't"
    r"|can no longer|stopped|'ve stopped|have stopped|quit|gave up|'ve given up|have "
    r"given up|'re not|are no longer|doesn't|does not) (?P<v>.+)$",
    re.IGNORECASE,
)
_GONE_OFF = pattern(
    r"(?:<IVE> (?:gone off|grown out of|lost interest in|had enough of|moved on from"
    r"|fallen out of love with)|i went off|i'm (?:over|done with)|i lost interest in) "
    r"(?P<v>.+)"
)
_LEFT = pattern(r"i(?:'ve| have)? (?:just )?(?:left|quit)(?: my job at| working at)? (?P<v>.+)")
_STOP_CALL = pattern(
    r"(?:please )?(?P<how>stop calling|don't call|do not call|dont call|never call|no "
    r"longer call|you (?:can|may) stop calling|quit calling|stop addressing|stop "
    r"referring to) me(?: as| by)? (?P<v>.+?)(?: any ?more| again| ever)?"
)
_FORGET_THAT = re.compile(
    r"^(?:please |you can |you may |just |and |now )*(?:forget|ignore|disregard"
    r"|unlearn|delete|erase|remove|drop)(?: about)?(?: the fact| what i (?:said|told "
    r"you)(?: about)?| everything)?(?: that)? (?P<v>(?:i|i'm|im|my|we|our)\b.*)$",
    re.IGNORECASE,
)
_FORGET_MY = re.compile(
    r"^(?:please |you can |you may |just )*(?:forget|delete|erase|remove|unlearn)(?: "
    r"about| everything (?:you know )?about| what (?:i said|i told you|you know) "
    r"about)? "
    r"(?:my|our) (?P<v>[\w' -]{2,40})$",
    re.IGNORECASE,
)
_FORGET_INSTRUCTION = pattern(
    r"(?:please )?(?:forget|drop|ignore|cancel) (?:the|that|your) (?:instruction|rule"
    r"|request)(?:s)? (?:about|to|that|on) (?P<v>.+)"
)
_NEED_NOT = pattern(
    r"(?:you (?:don't|dont|do not|no longer) (?:have|need) to|no need to|you can stop"
    r"|you may stop|you needn't) (?P<v>.+)"
)
_CAN_AGAIN = pattern(
    r"(?:you (?:can|may) )?(?P<v>(?:use|write|answer|add|include|reply|give|be|talk"
    r"|speak)\b.+?) again"
)
_POLITE = (
    r"(?:(?:please|pls|ok|okay|oh|well|and|now|just|can you|could you|you can|you may|luna),? )*"
)
_TOLD_YOU = (
    r"(?:what|everything|all|anything|whatever|the (?:bit|thing|part|stuff|things|fact))"
    r"(?: that)?(?: i(?:'ve| have)? (?:ever |just )?(?:said|told you|mentioned|wrote))?"
)
# "forget what I said about sushi", "delete the bit about my knee", "forget about the dog".
_WITHDRAW = re.compile(
    rf"{_POLITE}(?:forget|unlearn|disregard|ignore|delete|erase|remove|drop|wipe|scratch|undo"
    rf"|don't remember|do not remember) (?:{_TOLD_YOU} (?:about|on|regarding) (?P<v>.+)"
    r"|(?P<all>everything|all) (?:you know|you remember) about (?P<w>.+)|about (?P<x>.+)"
    r"|the (?P<y>[\w' -]{2,30}) (?:thing|stuff|bit|part))"
    r"(?: please| pls| again| then)*",
    re.IGNORECASE,
)
_UNDO = re.compile(
    rf"{_POLITE}(?:scratch|delete|undo|forget|strike|erase|remove|disregard|ignore|unsay|cancel)"
    r"(?: (?:that|this|it|what i (?:just )?said|my last (?:message|line|one)|that last (?:bit|one|part)))?"
    r"(?: please| pls| again| then| for now)*|don't (?:remember|keep|save|store) (?:that|this|it)",
    re.IGNORECASE,
)
_IDIOM = re.compile(rf"{_POLITE}forget(?:(?: about)? (?:it|this)\b.*)?", re.IGNORECASE)
_ALONE = ("scratch", "delete", "strike", "erase", "remove", "disregard", "ignore", "cancel")
_ING = {
    "eating": "eat",
    "drinking": "drink",
    "playing": "play",
    "working": "work",
    "living": "live",
    "learning": "learn",
    "going": "go",
    "smoking": "smoke",
    "collecting": "collect",
    "running": "run",
    "reading": "read",
    "studying": "study",
    "using": "use",
    "taking": "take",
    "watching": "watch",
    "driving": "drive",
}
_MY_SLOTS = {
    "birthday": "birthday",
    "name": "name",
    "age": "age",
    "job": "job",
    "home": "home",
    "address": "own.address",
    "diet": "diet",
    "allergies": "allergy",
    "allergy": "allergy",
    "employer": "employer",
    "hometown": "hometown",
    "nickname": "nickname",
    "hobby": "hobby",
    "hobbies": "hobby",
    "car": "car",
    "likes": "likes",
    "dislikes": "dislikes",
    "pronouns": "pronouns",
    "height": "height",
    "school": "school",
    "languages": "language",
    "goals": "goal",
    "instructions": "instruction",
}


def take_back(clause: Clause, when: datetime, statement: Statement) -> list[Candidate] | None:
    """What the user takes back; the positive form of the sentence tells which fact it is.

    Args:
        clause: a clause.
        when: the time of the turn.
        statement: the rules for statements, applied to the positive form.
    """
    text = clause.text
    if match := _STOP_CALL.match(text):
        called = name_value(match["v"])
        if not called:
            return []
        back = make(clause, "call_name", called, retract=True)
        if re.match(r"stop|you|quit|no longer", match["how"], re.I):
            return [back]
        rule = make(
            clause, "instruction", f"Never call me {called}", text=f"Never call the user {called}."
        )
        return [back, rule]
    if match := _FORGET_THAT.match(text):
        said = statement(replace(clause, text=match["v"], correcting=False), when)
        if said:
            return [replace(c, retract=True) for c in said]
    if match := _FORGET_MY.match(text):
        return [_of_mine(clause, match["v"].strip())]
    if (words := withdrawn(text)) and not clause.question:
        return [make(clause, "any", words, text=words, retract=True)]
    for rule_ in (_FORGET_INSTRUCTION, _NEED_NOT, _CAN_AGAIN):
        if match := rule_.match(text):
            words = value(_ANY_MORE.sub("", match["v"]))
            if rule_ is _CAN_AGAIN and not clause.asked and not text.casefold().startswith("you"):
                continue
            return [make(clause, "instruction", words, text=words, retract=True)] if words else []
    if (match := _LEFT.match(text)) and (left := value(match["v"]))[:1].isupper():
        return [make(clause, "employer", left, retract=True)]
    if match := _GONE_OFF.match(text):
        liked = statement(replace(clause, text=f"I like {match['v']}"), when)
        return [replace(c, retract=True) for c in liked]
    return _no_longer(clause, when, statement)


def withdrawn(text: str) -> str:
    """What is to be forgotten, in the user's words: "sushi", "that"; else ""."""
    if _IDIOM.fullmatch(text):
        return ""
    if (match := _WITHDRAW.fullmatch(text)) is not None:
        return str(match["v"] or match["w"] or match["x"] or match["y"])
    words = text.split()
    if _UNDO.fullmatch(text) and not (len(words) == 1 and words[0].casefold() in _ALONE):
        return "that"
    return ""


def _no_longer(clause: Clause, when: datetime, statement: Statement) -> list[Candidate] | None:
    match = _NOT.match(clause.text)
    if not match:
        return None
    how, subject, rest = match["n"].casefold(), match["s"], match["v"]
    ended = (
        bool(_ANY_MORE.search(rest))
        or "no longer" in how
        or re.search(r"stop|quit|g[ai]ve", how) is not None
    )
    rest = _ANY_MORE.sub("", rest)
    if re.search(r"stop|quit|g[ai]ve", how):
        head, _, tail = rest.partition(" ")
        if head.casefold() not in _ING:
            if "up" in how:
                return None
            return []
        rest = f"{_ING[head.casefold()]} {tail}".strip()
    be = re.search(r"\bam\b|'m|m not|\bis\b|isn't|are|'re", how) is not None and "'ve" not in how
    if (
        not ended
        and re.match(
            r"(?:eat|drink|like|love|enjoy|care|know|think|want|need|see|mean|believe"
            r"|understand|get|feel|remember|mind|have (?:time|any (?:idea|questions?)|to|a "
            r"clue|the|much))\b",
            rest,
            re.I,
        )
        and not be
    ):
        return None
    if not ended and re.match(
        r"(?:a |an )?(?:big |huge |great |much of a |really |very |so |too )*(?:into|keen"
        r"|fond|fan|interested|passionate|crazy about|comfortable|good at|bad at|sure"
        r"|certain)\b",
        rest,
        re.I,
    ):
        return None
    plural = subject.casefold() in ("i", "we")
    verb = (
        ("am " if subject.casefold() == "i" else "are " if subject.casefold() == "we" else "is ")
        if be
        else ""
    )
    positive = f"{subject} {verb}{rest}"
    if not plural and not be:
        return None
    said = statement(replace(clause, text=positive, correcting=False), when)
    candidates = [replace(c, retract=True, polarity=c.polarity) for c in said]
    if (
        how in ("don't", "dont", "do not")
        and not ended
        and (
            none := re.match(
                r"have (?:any |a |an )?(?P<n>kids|children|pets|siblings|brothers|sisters|car|dog"
                r"|cat|tv|television|smartphone|licen[cs]e|driving licen[cs]e)$",
                rest,
                re.I,
            )
        )
    ):
        noun = none["n"].casefold()
        if noun in ("dog", "cat", "car"):
            candidates.append(_of_mine(clause, noun))
        a = "" if noun.endswith(("s", "n")) else "a "
        said_none = f"The user doesn't have {a}{noun}."
        candidates.append(make(clause, f"count.{key(one_of(noun))}", "no", text=said_none))
    if not candidates and ended and subject.casefold() == "i" and not be and len(rest.split()) <= 8:
        words = value(rest)
        from memory.notice.grammar.grammar import predicate

        if words and re.match(
            r"(?:smoke|drink|drive|eat|fly|work|go|use|watch|read|play|run|wear|own|have)\b",
            words,
            re.I,
        ):
            return [
                make(
                    clause,
                    "habit",
                    f"no longer {words}",
                    text=f"The user no longer {predicate(words)}.",
                    polarity=-1,
                )
            ]
    if candidates or (be and ended):
        return candidates
    return None


def _of_mine(clause: Clause, noun: str) -> Candidate:
    low = noun.casefold()
    named = re.sub(r"'s name$|s name$", "", low)
    slot = _MY_SLOTS.get(low, "")
    if not slot and (fav := re.match(r"favou?rite (.+)$", low)):
        slot = f"favourite.{key(fav[1])}"
    if not slot and named in RELATIONS:
        slot = f"family.{key(RELATIONS[named])}"
    if not slot and (named in PETS or named.rstrip("s") in PETS):
        slot = f"pet.{key(named if named in PETS else named.rstrip('s'))}"
    slot = slot or f"own.{key(low)}"
    return make(clause, slot, "", text=f"The user's {theirs(noun)}.", retract=True)
