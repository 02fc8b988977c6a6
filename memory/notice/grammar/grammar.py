"""The user's words in the third person: "I take my coffee black" → "takes their coffee black"."""

from __future__ import annotations

import re

from memory.notice.grammar.emoji import EMOJI
from memory.notice.grammar.text import BLANK
from memory.vocabulary.english.inflection import third_person

_PAST = re.compile(r"(?:ed|ought|ew|ook|ent|ade|aid|old|elt|ept|ost)$")
_PRONOUNS = {
    "i": "they",
    "i'm": "they're",
    "im": "they're",
    "i've": "they've",
    "ive": "they've",
    "i'd": "they'd",
    "i'll": "they'll",
    "my": "their",
    "me": "them",
    "mine": "theirs",
    "myself": "themselves",
    "our": "their",
    "us": "them",
    "we": "they",
    "ours": "theirs",
    "we're": "they're",
    "we've": "they've",
    "ourselves": "themselves",
    "am": "are",
}
_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")


def theirs(text: str) -> str:
    """First-person words replaced by third-person ones, inside a phrase."""
    return _WORD.sub(lambda m: _PRONOUNS.get(m[0].casefold(), m[0]), text)


def yours(text: str) -> str:
    """First-person words replaced by "the user", in an instruction to Luna."""
    text = re.sub(r"\b[Mm]y\b", "the user's", text)
    text = re.sub(r"\b[Mm]e\b", "the user", text)
    text = re.sub(r"\b(?:I'm|i'm|I am|i am)\b", "the user is", text)
    text = re.sub(r"\b[Ii](?= (?!am\b)([a-z]+)\b)", "the user", text)
    return re.sub(
        r"\bthe user (?!is\b|was\b|has\b|can\b|will\b|said\b|asked\b)([a-z]+)\b(?=.*,)",
        lambda m: f"the user {third_person(m[1].casefold())}" if not m[1].endswith("s") else m[0],
        text,
        count=1,
    )


def predicate(phrase: str) -> str:
    """ "get up at six" → "gets up at six", the first verb in the third person."""
    head, _, rest = phrase.partition(" ")
    if head.casefold() in (
        "usually",
        "often",
        "always",
        "normally",
        "typically",
        "generally",
        "sometimes",
        "never",
        "rarely",
        "mostly",
        "regularly",
        "only",
        "exclusively",
        "mainly",
        "also",
        "still",
    ):
        return f"{head.casefold()} {predicate(rest)}" if rest else head
    changed = (
        head if _PAST.search(head.casefold()) and len(head) > 4 else third_person(head.casefold())
    )
    return f"{changed} {theirs(rest)}".strip()


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


_TAIL = re.compile(
    r"(?:\s*[,;]\s*|\s+[–-]\s+)(?:and i\b|and my\b|who\b|which\b|because\b|so\b|but\b"
    r"|since\b|if\b|as i\b"
    r"|though\b|although\b|especially\b|by the way\b|what\b|can you\b|i\b|it'?s\b"
    r"|he'?s?\b|she'?s?\b"
    r"|they\b|not\b|and (?:it|he|she|they)\b|right\b|please\b).*$|\s+(?:because|although)\b.*$"
    r"|\s+\([^)]*\)$",
    re.IGNORECASE,
)
_EDGES = " \t\"'“”‘’.,;:!?…*_()[]<>–-" + BLANK
_WORDS_AFTER = re.compile(
    r"\s+(?:now|today|again|too|also|as well|at the moment|currently|these days|nowadays|please"
    r"|though|actually|instead|by the way|btw|from now on|already|since \w+|for (?:\w+ )?"
    r"(?:years?|months?|weeks?|ages)(?: now)?|(?:last|this|in the past|a few|\w+) "
    r"(?:year|month|week|summer|spring"
    r"|winter|autumn|fall)s?(?: ago)?|(?:\w+ )?(?:years|months|weeks|days) ago|in "
    r"(?:19|20)\d\d|yesterday|recently|(?:very|so) much|a lot|the most|most of all"
    r"|best)$",
    re.IGNORECASE,
)


def value(text: str, *, name: bool = False, trim: bool = True) -> str:
    """The value that the user named, in their words, without the words around it.

    Args:
        text: the rest of a clause.
        name: whether it is a name: at most five words and not a clause of its own.
        trim: whether to remove "now", "too", "a lot" at the end.
    """
    text = EMOJI.sub(" ", text).strip()
    if "," in text or ";" in text or " " in text:
        text = _TAIL.sub("", text)
    text = text.strip(_EDGES)
    while trim and (match := _WORDS_AFTER.search(text[-40:])):
        text = text[: len(text) - len(match[0])].strip(_EDGES)
    if BLANK in text or (name and len(text.split()) > 5):
        return ""
    return " ".join(text.split())


_AND = re.compile(
    r"\s*,\s*(?:and|or|&)\s+|\s*,\s*|\s+(?:and|&|or|as well as|plus)\s+", re.IGNORECASE
)


# Not a member of a coordination: a clause of its own, or an exception.
_NO_MEMBER = re.compile(
    r"(?:he|she|it|they|we|i|you|there)(?:['’](?:s|re|m|ve|d|ll)\b|\s+\w)"
    r"|(?:except|apart from|other than|unless|although|though|because)\b",
    re.IGNORECASE,
)


def several(text: str) -> list[str]:
    """The members of a coordination: "nuts, eggs and milk" → three.

    It ends where another clause begins: "Leo and he's seven" has one.
    """
    parts = [p.strip(_EDGES) for p in _AND.split(text)]
    ends = (n for n, part in enumerate(parts) if n and _NO_MEMBER.match(part))
    parts = parts[: next(ends, len(parts))]
    if len(parts) > 1:
        parts = [re.sub(r"^(?:to|also|some|any) ", "", part, flags=re.I) for part in parts]
    return [part for part in parts if part]
