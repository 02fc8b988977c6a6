"""Facts without a slot of their own: "my X is Y", "I never …", and what Luna is to remember."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.catalogue import sentence
from memory.notice.grammar.base import key, pattern
from memory.notice.grammar.grammar import capital, predicate, theirs, value
from memory.notice.grammar.lexicon import STATES
from memory.notice.grammar.nouns import ATTRIBUTES, EMPTY_OWN, OBJECTS, RELATIONS
from memory.notice.grammar.text import BLANK, Clause
from memory.notice.rules.making import make
from memory.vocabulary.records import Candidate, Kind

_MY = pattern(r"<MY> (?P<n>(?:[\w-]+ ){0,3}?[\w-]+)(?: (?P<is>is|are)|'s|:) (?P<v>.+)")
_RUN = pattern(
    r"<I> (?:run|own|have|founded|started|opened|manage) (?:an?|the|my own|our own) "
    r"(?P<n>[\w-]+(?: [\w-]+){0,2}) (?:called|named) (?P<v>.+)"
)
_RUNS = pattern(
    r"<I> (?P<v>(?:run|own|manage|teach|coach|volunteer|sing|build|make|grow|breed"
    r"|keep|raise|paint|write|repair|restore|design|sell|brew|bake|act|conduct|lead"
    r"|chair|train|dance|knit|garden|foster|mentor|use (?=(?-i:[A-Z])|an? |metric)|work (?=nights"
    r"|weekends|shifts|part-time|night shifts|full-time)) ?.*)"
)
_ALWAYS = pattern(
    r"<I> (?:try to (?=avoid))?(?P<v>(?:never|always|only|exclusively|mostly|mainly"
    r"|rarely|hardly ever"
    r"|refuse to|avoid|tend to|struggle with|gravitate towards?|lean towards?|favou?r"
    r"|value|opt for|choose|find|steer clear of|stay away from"
    r"|have trouble with|have difficulty with|get (?:sea|car|travel|motion)sick|get "
    r"nervous|have a (?:fear|phobia) of|have no interest in|have zero interest in"
    r"|have little interest in|appreciate|stick to|rely on|seek out|insist on|look for"
    r"|shy away from|need my"
    r"|am afraid of|am scared of|am terrified of|am uncomfortable with|am sensitive to"
    r"|am (?:really |very |quite )?(?:good|bad|terrible|great) at)\b.*)"
)
_AFRAID = pattern(
    r"<IM> (?P<v>(?:(?:very|really|quite|terribly|extremely|deeply|a bit) )*(?:afraid "
    r"of|scared of|terrified of|uncomfortable with|uncomfortable in|uncomfortable "
    r"around|sensitive to|skeptical of|sceptical of"
    r"|claustrophobic|good at|bad at|terrible at|great at|not (?:good|comfortable) "
    r"(?:at|with)|against|committed to|particular about|picky about|selective about"
    r"|wary of|drawn to|loyal to|new to)\b.*)"
)
_STATE_VALUE = re.compile(
    r"(?:not|very|so|too|really|quite|a (?:bit|mess|lot|little|nightmare|disaster|joke"
    r"|shame|problem|pain|pity)|going|getting|being|broken|down|dead|gone|lost|late"
    r"|fine|ok|okay|good|great|bad|full|empty|sore|hurting"
    r"|killing|acting|making|driving|in|on|at|off|over|under|about|up|out|that|this"
    r"|what|how|why|where|when|if|to (?:ask|know|say|get)|the (?:best|worst|same"
    r"|following|one|reason)|as|for|due|done|ready|here|there|sick|ill|away|busy|right"
    r"|wrong|"
    r"complete|almost|still|now|always|never|just|like|all|it|yes|no|none|running"
    r"|working|stuck|slow|fast|free|open|closed|cold|hot|wet|coming|returning|better"
    r"|worse|awesome|amazing|terrible|awful|perfect|beautiful|lovely|nice|cool|weird"
    r"|strange|funny|annoying|boring|long|short|short-lived|ruined|starting|waiting"
    r"|based|supposed|finished|failing|crashing|freezing|leaking|missing|due|mine"
    r"|yours|his|hers|important|different|unclear|clear|simple|safe|dirty|clean|noisy"
    r"|quiet|small|big|tiny|huge|heavy|ugly|secret|a secret|none of|private|parked"
    r"|flat)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:to\b|me\b|you\b|it\b|this\b|that\b|what\b|when\b|how\b|why\b|my name\b"
    r"|everything\b|the (?:time|day) (?:when|we|you)\b|always\b$|us\b|him\b|her\b"
    r"|them\b|where\b|who\b|anything\b|nothing\b|last time|our (?:chat|talk"
    r"|conversation))",
    re.I,
)
_SUBJECT = re.compile(
    r"(?P<s>i'm|im|i am|i've|ive|i have|i'll|i|my|we're|we|our)\b\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)


def businesses(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "I run a bakery called X", "I teach maths"."""
    if match := _RUN.match(clause.text):
        chosen = value(match["v"], name=True)
        return (
            [make(clause, f"own.{key(match['n'])}.name", chosen, noun=match["n"], form="named")]
            if chosen
            else None
        )
    if match := _RUNS.match(clause.text):
        words = value(match["v"])
        if len(words.split()) < 2 or re.match(
            r"(?:run|make|keep|write|own|lead|act|train|build|sell|design|sing) (?:out|up|into"
            r"|late|it|that|this|sure|my|the|sense|to|you|a lot|forgetting|mistakes|getting"
            r"|an? (?:mistake|error|question|email|letter|list|joke|point|difference|decision"
            r"|plan|note)|on|from|about|down|away|off)\b",
            words,
            re.I,
        ):
            return None
        return [
            make(clause, "occupation", words, text=f"The user {predicate(words)}.", confidence=0.9)
        ]
    return None


def manners(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "I never fly", "I avoid crowds", "I'm afraid of heights": in the user's words."""
    match = _ALWAYS.match(clause.text)
    if match:
        words = value(match["v"], trim=False)
        if not 2 <= len(words.split()) <= 30 or re.match(
            r"(?:never|always|only|mostly) (?:mind|said|thought|knew|heard|been|had|seen"
            r"|wanted|told|know|mean|wonder|ask|asked|want|need|have|got|did|do|see|made"
            r"|understood|forget|remember|met|tried|noticed|realised|realized|used)\b"
            r"|(?:find|choose|appreciate|value|look for|favou?r) (?:out|it|that|this|your|you"
            r"|the (?:answer|help|best|right)|one|myself|help|in)\b",
            words,
            re.I,
        ):
            return [] if match else None
        text = f"The user {predicate(words)}."
        return [make(clause, "preference", words, text=text, kind=Kind.PREFERENCE, confidence=0.9)]
    if match := _AFRAID.match(clause.text):
        words = value(match["v"], trim=False)
        if re.search(r"\b(?:this|that|it|you|your)$", words) or len(words.split()) > 25:
            return []
        return [
            make(
                clause,
                "self",
                words,
                text=f"The user is {theirs(words)}.",
                kind=Kind.PREFERENCE,
                confidence=0.9,
            )
        ]
    return None


def things(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "My shoe size is 42", "my doctor is Dr. Brandt": any noun with a suitable value."""
    match = _MY.match(clause.text)
    if not match:
        return None
    noun, chosen = match["n"].strip(), value(match["v"])
    low = noun.casefold()
    last = low.split()[-1]
    if (
        not chosen
        or len(chosen.split()) > 8
        or _STATE_VALUE.match(chosen)
        or chosen.casefold().split()[0] in STATES - {"new"}
    ):
        return None
    if low in EMPTY_OWN or (
        low.split()[0] in ("only", "main", "biggest", "last", "next", "first", "whole", "own")
        and last in EMPTY_OWN
    ):
        return None
    is_attribute = low.replace(" ", "-") in ATTRIBUTES or last in ATTRIBUTES or low in ATTRIBUTES
    if last in EMPTY_OWN and not is_attribute:
        return None
    if (
        last in OBJECTS
        and re.fullmatch(r"[a-z]+(?: [a-z]+)?", chosen)
        and not chosen.startswith(("a ", "an ", "the "))
    ):
        is_attribute = False
    proper = chosen[0].isupper() or chosen[0].isdigit()
    has_article = re.match(r"(?:an?|the) \w", chosen, re.I) is not None and low not in RELATIONS
    if not (is_attribute or proper or has_article):
        return None
    if re.search(r"\b(?:that|which|because|to)\b", chosen) and not is_attribute:
        return None
    plural = (match["is"] or "").casefold() == "are"
    text = sentence("own", theirs(chosen), noun=noun, form="many" if plural else "")
    bare = re.sub(r"^an? ", "", chosen)
    return [make(clause, f"own.{key(noun)}", bare, text=text, confidence=0.9)]


def keep(clause: Clause, when: datetime) -> list[Candidate]:
    """ "Remember that …" that matches no rule: kept as a plain fact, in the third person."""
    words = value(clause.text, trim=False)
    if BLANK in clause.text:
        words = ""
    if len(words.split()) < 2 or (_NOTHING.match(words) and not words.casefold().startswith("to ")):
        return []
    if words.casefold().startswith("to "):
        return [make(clause, "note", words, text=f"The user wants to remember {theirs(words)}.")]
    return [make(clause, "note", words, text=capital(said(words)) + ".")]


def said(words: str) -> str:
    """A first-person sentence in the third person: "I parked on level 3" → "The user parked …"."""
    match = _SUBJECT.match(words)
    if not match:
        return theirs(words)
    subject, rest = match["s"].casefold(), match["rest"]
    if subject in ("my", "our"):
        return f"The user's {theirs(rest)}"
    if subject in ("i'm", "im", "i am", "we're"):
        return f"The user is {theirs(rest)}"
    if subject in ("i've", "ive", "i have"):
        return f"The user has {theirs(rest)}"
    if subject == "i'll":
        return f"The user will {theirs(rest)}"
    return f"The user {predicate(rest)}"
