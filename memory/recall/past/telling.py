"""The statements in an earlier message: its questions and requests are not evidence.

"Plan a dinner for tonight", said last week, is no answer when it comes back as something the user
said. A long question may state something first: "I'm building a shed of oak, can you help …?"
"""

from __future__ import annotations

import re

from memory.vocabulary.english.words import sentences
from memory.vocabulary.records import Turn

_SHORT = 12  # words of a question that states nothing else
# A request about oneself: "Say where I live."; or the introduction of a question.
_REQUEST = re.compile(
    r"(?:please )?(?:(?:say|tell me|name|state|remind me|spell|count) (?=.*\b(?:i|i'm|my|me)\b)"
    r"|i (?:forgot|forget|can't recall|can't remember|don't remember) (?!to\b))",
    re.IGNORECASE,
)
_LEAST = 3  # words of a statement
_OPENING = re.compile(
    r"^(?:(?:hey|hi|hello|ok(?:ay)?|so|now|and|but|well|please|pls|luna|oh|um+|also|then)[,!.]?\s+)+",
    re.IGNORECASE,
)
# Beginnings of questions and requests.
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
# Where a question begins after a statement.
_TURNS = re.compile(
    r"\s*[,;:–—-]\s*(?:(?:and|so|but|then)\s+)?(?=(?:can|could|would|will|do|did|does|is|are|should)"
    r" (?:you|i|we|it|that|there|they|he|she|my)\b|what\b|which\b|how\b|where\b|when\b|why\b|who\b"
    r"|any\b|please\b|suggest\b|recommend\b|help\b|give\b|tell\b|write\b|plan\b)",
    re.IGNORECASE,
)


def evidence(turn: Turn) -> str:
    """The text of a turn that may be recalled into a prompt, "" for none.

    Pastes, text that the guard refuses, and questions are left out. The speakers of an archive
    asked each other: their questions stay.
    """
    from memory.accept.guard import ordering

    text = turn.text if turn.role != "user" else turn.words
    if not text or (turn.role == "user" and ordering(turn.text)):
        return ""
    if turn.role != "user" or turn.speaker:
        return "" if only_asks(text) else text
    return "" if only_asks(text) else what_it_tells(text)


def only_asks(text: str) -> bool:
    """Whether every sentence is a short question or request, so that the turn states nothing.

    A long one usually states something first: "I'm building a shed of oak, can you help …?"
    """
    sentences_found = [text[begin:end].rstrip() for begin, end in sentences(text)]
    are_requests = [s.endswith("?") or _REQUEST.match(s) is not None for s in sentences_found]
    return (
        bool(sentences_found)
        and all(are_requests)
        and all(len(s.split()) <= _SHORT for s in sentences_found)
    )


def what_it_tells(text: str) -> str:
    """The statements in a message, "" where it only asks."""
    statements = (_told(text[begin:end]) for begin, end in sentences(text))
    return " ".join(statement for statement in statements if statement)


def asks(sentence: str) -> bool:
    """Whether a sentence is a question or a request."""
    plain = _OPENING.sub("", sentence.strip().replace("’", "'"))
    return plain.rstrip(" \"'”)").endswith("?") or _ASKS.match(plain) is not None


def _told(sentence: str) -> str:
    """A sentence, or the part of it before its question."""
    if not asks(sentence):
        return sentence
    parts = _TURNS.split(sentence, maxsplit=1)
    first = parts[0].strip()
    if len(parts) > 1 and len(first.split()) >= _LEAST and not asks(first):
        return f"{first.rstrip('.,;:!?')}."
    return ""
