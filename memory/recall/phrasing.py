"""How a question is put: what it asks for by its phrasing, and whether it is about oneself."""

from __future__ import annotations

import re

# Ways to ask that are made of words too common to be cues; found in the whole question.
_PHRASES = (
    (
        r"\b(where|which|what)\b.*\b(i('m| am)? from|i come from|grow up|grew up|was i born)\b|"
        r"\bwhere i('m| am) from\b",
        "origin hometown birthplace",
    ),
    (r"\bget(ting)? up\b|\bwake(s)?( me)? up\b|\bout of bed\b", "wake waking rise"),
    (r"\bgo(ing)? to (bed|sleep)\b", "bed bedtime sleep"),
    (
        r"\b(do|did|don't|might|would|that|which|what|something|things?) i (really )?"
        r"(like|love|enjoy)\b|\bmy likes\b",
        "like likes prefers",
    ),
    (
        r"\bi (really )?(do not|don't|can't|cannot) (like|stand)\b|\bdon't i like\b|"
        r"\bi (hate|dislike)\b|\bmy dislikes\b",
        "dislike dislikes",
    ),
    (r"\b(do|did) i do\b.*\b(living|work)\b|\bwhat am i by\b", "job occupation profession"),
    (r"\b(who|which team|what team) do i support\b|\bfan of\b", "team"),
    (
        r"\b(eat|cook|recipe|dinner|lunch|breakfast|restaurant|snack|menu)\b",
        "allergy diet food",
    ),
    (r"\b(free time|spare time|for fun|this weekend)\b", "hobby hobbies likes like"),
    (
        r"\b(what|how) (should|do|can) you call me\b|\bmy name\b|\bwho am i\s*[?.!]*$",
        "name address nickname call",
    ),
    (r"\bgo(ing)? on (holiday|vacation)\b|\bmy (holiday|vacation|trip)\b", "trip travel event"),
    (r"\bhow old am i\b|\bmy age\b", "age birthday"),
    (r"\b(what|which languages?) do i speak\b", "language languages"),
    (r"\bwhat('s| is| am)\b.*\bi can('t|not) eat\b|\bshould i avoid\b", "allergy diet"),
)
_PATTERNS = tuple((re.compile(p, re.IGNORECASE), frozenset(s.split())) for p, s in _PHRASES)
_PERSONAL = re.compile(r"\b(i|i'm|i've|i'd|i'll|my|mine|myself|me|we|our|us)\b", re.IGNORECASE)
_MANNERS = re.compile(
    r"\b(tell|give|help|show|sing|let|write|excuse|make|read|teach|can i ask|may i ask|i'm bored)"
    r" (me|us)\b|\bgood (morning|night|evening|afternoon|day)\b|\bi'm bored\b|\blet's\b"
    r"|\bfor a living\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(did|was|were|have|had|has) (i|we|my|our|you)\b|\b(i|we) (said|told|mentioned|went|had|was"
    r"|were|did|bought|got|made|met|saw|decided|planned|asked|talked|spoke)\b|\byou (said|told"
    r"|suggested|recommended|mentioned|advised|gave)\b|\b(remember|remind me|last time|earlier"
    r"|previous(ly)?|again|yesterday|ago)\b|\blast (week|month|year|night|summer|winter|spring"
    r"|autumn|time)\b|\bhow many\b.*\bmy\b|\bwhen (is|was|are|were|does|did|do|will)\b.*\b(i|my|we"
    r"|our)\b",
    re.IGNORECASE,
)


_ASKING = re.compile(
    r"\?|^\W*(?:what|who|whom|whose|where|when|why|which|how|did|do|does|is|are|was|were|has|have"
    r"|had|can|could|would|will|should|may|tell|list|show|give|remind|explain|summari[sz]e|help|write"
    r"|find|describe|compare|walk|name|recall|recommend|suggest|plan|make|draft|please|let's)\b",
    re.IGNORECASE,
)


def phrased(question: str) -> frozenset[str]:
    """Parts of slot names that a question asks for by its phrasing."""
    straight = question.replace("’", "'")
    return frozenset().union(*(slots for p, slots in _PATTERNS if p.search(straight)))


def without_manners(question: str) -> str:
    """The question without greetings and "tell me", which say nothing about its topic."""
    return _MANNERS.sub(" ", question.replace("’", "'"))


def personal(question: str) -> bool:
    """Whether a question speaks of the one who asks: "my", "I", but not "tell me"."""
    return _PERSONAL.search(without_manners(question)) is not None


def reaches_back(question: str) -> bool:
    """Whether a question is about something said or lived before: "what did I …", "you said"."""
    return _BACK.search(question.replace("’", "'")) is not None


def tells(text: str) -> bool:
    """Whether somebody tells of themselves instead of asking: what fits is near in meaning."""
    straight = text.replace("’", "'")
    return _PERSONAL.search(straight) is not None and _ASKING.search(straight) is None
