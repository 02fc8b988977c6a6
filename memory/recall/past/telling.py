"""What of an earlier message tells something: its questions and requests are no evidence.

"Plan a dinner for tonight", said last week, answers nothing when it comes back as what the user
said. A long question may tell something first: "I'm building a shed of oak, can you help …?"
"""

from __future__ import annotations

import re

from memory.vocabulary.english.words import sentences
from memory.vocabulary.records import Turn

_SHORT = 12  # words of a question that tells nothing beside
# A request about oneself: "Say where I live."; or what goes before a question.
_REQUEST = re.compile(
    r"(?:please )?(?:(?:say|tell me|name|state|remind me|spell|count) (?=.*\b(?:i|i'm|my|me)\b)"
    r"|i (?:forgot|forget|can't recall|can't remember|don't remember) (?!to\b))",
    re.IGNORECASE,
)
_LEAST = 3  # words of what tells something
_OPENING = re.compile(
    r"^(?:(?:hey|hi|hello|ok(?:ay)?|so|now|and|but|well|please|pls|luna|oh|um+|also|then)[,!.]?\s+)+",
    re.IGNORECASE,
)
# How a question or a request begins.
_ASKS = re.compile(
    r"^(?:what|who|whom|whose|where|when|why|which|how|did|do|does|is|are|am|was|were|has|have|had|can"
    r"|could|would|will|should|shall|may|any)(?:n't|'s|'re)?\b"
    r"|^(?:tell|list|show|give|remind|explain|summari[sz]e|help|write|find|describe|compare|walk|name"
    r"|recall|recommend|suggest|plan|make|draft|let's|let us|let me|order|book|set|pick|choose"
    r"|introduce|put|play|sign|fill|get|buy|call|send|wake|schedule|organi[sz]e|prepare|check|look"
    r"|search|reserve|translate|fix|rewrite|rephrase|shorten|convert|calculate|compute|sing|say|spell"
    r"|create|generate|design|add|remove|change|open|close|start|stop|turn|cancel|update|answer|reply"
    r"|proofread|correct|improve|read|teach|quiz|imagine|pretend|act|think|repeat|continue|forget"
    r"|remember|delete|cook|bake|mix|train|fetch|do|be|keep|try|use|count|convince|surprise|cheer)"
    r" (?!(?:is|are|was|were|has|have|had|can|does|did|up|went|got)\b)"
    r"|^(?:\w+[ -]){0,4}(?:ideas?|tips|suggestions?|recommendations?|recipes?|advice|options"
    r"|help)\b"
    r"(?! (?:is|are|was|were|that|has|have)\b)"
    r"|^(?:i need|i want|i'd like|i would like|i'm looking for|i am looking for) (?:you to|an? "
    r"|some |to know|ideas|help|advice)"
    r"|^(?:i (?:forgot|forget|can't recall|can't remember|don't remember) (?!to\b))"
    r"|^(?:thanks|thank you|ok|okay|lol|haha|yes|no|sure|cool|great|nice|hi|hello|bye)\b\W*$",
    re.IGNORECASE,
)
# Where a question begins after something that was told.
_TURNS = re.compile(
    r"\s*[,;:–—-]\s*(?:(?:and|so|but|then)\s+)?(?=(?:can|could|would|will|do|did|does|is|are|should)"
    r" (?:you|i|we|it|that|there|they|he|she|my)\b|what\b|which\b|how\b|where\b|when\b|why\b|who\b"
    r"|any\b|please\b|suggest\b|recommend\b|help\b|give\b|tell\b|write\b|plan\b)",
    re.IGNORECASE,
)


def evidence(turn: Turn) -> str:
    """What a turn may bring into a later prompt, "" for nothing.

    A paste is not the user's word, what the guard refuses is nobody's, and a question tells
    nothing. An archive's own speakers asked each other: their questions stay.
    """
    from memory.accept.guard import ordering

    text = turn.text if turn.role != "user" else turn.words
    if not text or (turn.role == "user" and ordering(turn.text)):
        return ""
    if turn.role != "user" or turn.speaker:
        return "" if only_asks(text) else text
    return "" if only_asks(text) else what_it_tells(text)


def only_asks(text: str) -> bool:
    """Whether every sentence is a short question or request: such a turn tells nothing.

    A long one mostly tells something first: "I'm building a shed of oak, can you help …?"
    """
    said = [text[begin:end].rstrip() for begin, end in sentences(text)]
    asks = [s.endswith("?") or _REQUEST.match(s) is not None for s in said]
    return bool(said) and all(asks) and all(len(s.split()) <= _SHORT for s in said)


def what_it_tells(text: str) -> str:
    """The parts of a message that tell something, "" where it only asks."""
    parts = (_told(text[begin:end]) for begin, end in sentences(text))
    return " ".join(part for part in parts if part)


def asks(sentence: str) -> bool:
    """Whether a sentence is a question or a request."""
    plain = _OPENING.sub("", sentence.strip().replace("’", "'"))
    return plain.rstrip(" \"'”)").endswith("?") or _ASKS.match(plain) is not None


def _told(sentence: str) -> str:
    """A sentence, or what stands in it before its question."""
    if not asks(sentence):
        return sentence
    parts = _TURNS.split(sentence, maxsplit=1)
    first = parts[0].strip()
    if len(parts) > 1 and len(first.split()) >= _LEAST and not asks(first):
        return f"{first.rstrip('.,;:!?')}."
    return ""
