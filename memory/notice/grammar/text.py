"""Splits a message into sentences and clauses for the rules. Every step takes linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memory.notice.grammar.asking import asks_without_mark
from memory.notice.grammar.emoji import EMOJI, EMOJI_END
from memory.notice.speech import split
from memory.notice.speech.marks import BLANK, plain

LONGEST = 600  # characters of a sentence that the rules read; longer ones are not conversation
MOST = 20_000  # of a message
_CODE_LINE = re.compile(
    r"^\s*(?:>|\||#include|import \w|from \w+ import|def \w+\(|class \w+[:(]|return\b|print\(|"
    r"(?:const|let|var|int|public|private|function|SELECT|INSERT)\s|//|\$ |</?\w|[{}\[\]();]+\s*$)"
    r"|[;{}]\s*$|=>|\w\(\)|\w \w*=\s*\w+\("
)
_INLINE = re.compile(r"`[^`\n]{1,200}`")
_SPEAKER = re.compile(r"^\s*(?:user|human|assistant|system|ai|bot|me|q|a|\w{2,12})\s*:\s", re.I)
_END = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|\n+|(?<=[。！？])|\s[|]\s")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:dr|mr|mrs|ms|st|prof|e\.g|i\.e|vs|approx|no|ca|jr|sr|mt|ft)\.$", re.I
)
_INITIAL = re.compile(r"(?:^|[A-Z]\w*\.?\s)(?!I\.)[A-Z]\.$")
_HOURS = re.compile(r"\b[ap]\.m\.$|\betc\.$", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•·]|\(?\d{1,2}[.)])\s+")


__all__ = ["BLANK", "Clause", "Sentence", "clause", "plain", "sentences"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        raw: as the user wrote it.
        text: with plain apostrophes and quotations blanked unless names; same positions as `raw`.
        question: whether it ends with a question mark, or begins as questions do.
    """

    raw: str
    text: str
    question: bool


def sentences(message: str) -> list[Sentence]:
    """The sentences of a message, without code, quoted lines and other people's quotations."""
    raw = message[:MOST]
    text = plain(split(raw).own)
    if "`" in text:
        text = _INLINE.sub(lambda m: BLANK * len(m[0]), text)
    text = _without_code(text)
    text = EMOJI_END.sub(lambda m: "." + " " * (len(m[0]) - 1), text)
    text = EMOJI.sub(lambda m: " " * len(m[0]), text)
    return list(_split(raw, text))


def _without_code(text: str) -> str:
    lines = text.split("\n")
    spoken = sum(bool(_SPEAKER.match(line)) for line in lines)
    lines_kept = []
    for line in lines:
        drop = bool(_CODE_LINE.search(line[:400])) or (spoken > 1 and bool(_SPEAKER.match(line)))
        lines_kept.append(" " * len(line) if drop else line)
    return "\n".join(lines_kept)


def _split(raw: str, text: str) -> Iterator[Sentence]:
    begin = 0
    for match in _END.finditer(text):
        end = match.end()
        piece = text[begin:end]
        following = text[end : end + 2].strip()
        if match[0].startswith(".") and (
            _ABBREVIATION.search(piece[-8:])
            or (_INITIAL.search(piece[-24:]) and following[:1].isupper())
            or (_HOURS.search(piece[-6:]) and not following[:1].isupper())
        ):
            continue
        yield from _sentence(raw, text, begin, end)
        begin = end
    yield from _sentence(raw, text, begin, len(text))


def _sentence(raw: str, text: str, begin: int, end: int) -> Iterator[Sentence]:
    piece = text[begin:end]
    lead = len(piece) - len(piece.lstrip())
    bullet = _BULLET.match(piece)
    if bullet:
        lead = bullet.end()
    piece = piece[lead:].rstrip()
    if len(piece) < 3 or len(piece) > LONGEST:
        return
    question = piece.rstrip(" .\"')!").endswith("?") or asks_without_mark(piece)
    body = piece.rstrip(" .!?…。！？,;")
    if body:
        start = begin + lead
        yield Sentence(raw[start : start + len(piece)].strip(), body, question)


# Introductions of a statement that carry no content.
_LEAD = re.compile(
    r"(?:(?:hey|hi|hello|hiya|good (?:morning|evening|afternoon))(?:,? (?:luna|there))?\b|luna\b"
    r"|ok(?:ay)?\b|so\b|well\b|oh\b|ah\b|and\b|also\b|but\b|plus\b|btw\b|by the way\b"
    r"|just so you know\b|just so you're aware\b|jsyk\b|just (?=fyi)|for the record\b"
    r"|fyi\b|for your information\b"
    r"|for (?:future )?reference\b|as it happens\b|as you (?:may )?know\b|in fact\b"
    r"|of course\b|because\b"
    r"|'?cause\b|since (?=i\b|my\b)|to be honest\b|tbh\b|honestly\b|frankly\b|incidentally\b"
    r"|one more thing\b|one thing you should know\b|another thing\b|just to let you know\b"
    r"|(?:a )?fun fact\b|yes\b|yeah\b|yep\b|anyway\b|anyways\b|thanks\b|thank you\b"
    r"|great\b|please\b|pls\b"
    r"|did you know (?:that )?|you (?:should|might want to|need to|may) know (?:that )?"
    r"|you know (?:that |what\b)?|let me (?:just )?(?:tell|introduce) (?:you |myself)(?:that )?"
    r"|i(?:'d| would)? (?:just )?(?:want|like|wanted)(?:ed)? (?:you to know|to let you know"
    r"|to tell you|to say|to mention|to add)(?: that)?\b"
    r"|i (?:should|must|forgot to|have to|can) (?:mention|tell you|say|add|confess"
    r"|admit)(?: that)?\b"
    r"|i (?:already )?(?:told you|said)(?: before| already)?(?: that)?\b|like i said\b|as i said\b"
    r"|(?:i )?guess what\b|it(?:'s| is) (?:important|worth noting|good) to (?:know|note) (?:that )?"
    r"|if (?:you don'?t mind|possible|that'?s (?:ok|okay|alright|fine|possible)(?: "
    r"with you)?|you can(?=,)|you could(?=,)|i may)\b"
    r"|the (?:thing|truth|fact) is(?: that)?\b|nowadays\b|these days\b|currently\b"
    r"|(?:first(?: of all)?|firstly|second(?:ly)?|finally|lastly|look|listen|note|update|now"
    r"|quick note|heads[- ]up|reminder|small update|news|right|true|sure|cool|nice)(?=\s*[,:!–-]))"
    r"[\s,:!.…–-]*",
    re.IGNORECASE,
)
_CORRECT = re.compile(
    r"(?:actually\b|(?:no|nope|sorry|wait|oops|rather|nah)\b(?=\s*(?:[,.:;!–-]|$)"
    r"|\s+(?:my|i|i'm|it's|it is|the"
    r"|we|actually|wait|sorry|no)\b)|correction\b|i meant(?: to say)?\b(?: that)?|i "
    r"mean\b(?=,| my| i| it)"
    r"|my mistake\b|my bad\b|i misspoke\b|scratch that\b|that(?:'s| is| was)"
    r" (?:wrong|not right|incorrect|not true|a mistake)\b|i was wrong\b|let me "
    r"correct (?:that|myself)\b)[\s,:;!.…–-]*",
    re.IGNORECASE,
)
_KEEP = re.compile(
    r"(?:please |always |do |just |and )*(?:(?:remember|don'?t (?:you )?(?:ever "
    r")?forget|never forget"
    r"|note|take note|keep in mind|bear in mind|make a note|memori[sz]e|save|store|write down"
    r"|note down)(?: (?:to yourself )?(?:that|of the fact that|this)\b[:,]?|:|,)\s*"
    r"|(?:remember|don'?t forget|never forget|keep in mind|bear in mind)\s+"
    r"(?=i\b|i'm\b|im\b|my\b|we\b|our\b|the\b|to (?!me\b)))",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"(?:(?:can|could|would|will) you (?:please |kindly |maybe )*|(?:can|could) i ask you to "
    r"|(?:i'd|id|i would|i) (?:really |much )?(?:like|want|need|love|prefer) (?:it if )?you(?:'d)?"
    r" (?:to )?|i(?:'d| would)(?:'ve)? (?:rather|prefer) (?:it if )?you "
    r"|you (?:should|must|can|may|have to|need to|could|will|shall) |i(?:'d| would) "
    r"appreciate it if you "
    r"|(?:please )?make sure (?:that you |you |to )|be sure to |try to |feel free to "
    r"|i(?:'m| am) asking you to )",
    re.IGNORECASE,
)
_TO_LUNA = re.compile(
    r"(?:,\s*|(?<=please )|(?<=thanks )|(?<=now on )|(?<=now ))luna$", re.IGNORECASE
)
_TRAIL = re.compile(
    r"(?:\s*[,;–-]\s*|\s+)(?:please|pls|thanks|thank you|thx|by the way|btw|though|tho"
    r"|ok|okay|haha|lol"
    r"|instead|if you don'?t mind|if that'?s (?:ok|okay|alright|fine)(?: with you)?"
    r"|if (?:possible|you can|you could|you please)|just so you know|jsyk|fyi|for the record"
    r"|for your information|as you know|remember that|don'?t forget(?: that)?|keep "
    r"that in mind|you know"
    r"|to be honest|tbh|honestly|actually|of course|obviously|anyway|at the moment|currently"
    r"|these days|nowadays|right now|as well|too)$",
    re.IGNORECASE,
)
_STANDING_TRAIL = re.compile(
    r"(?:\s*[,;–-]\s*|\s+)(?:from (?:now|here|today|this (?:point|moment)) "
    r"on(?:wards?)?|going forward"
    r"|moving forward|in (?:the )?future|for the future|as of (?:now|today)|from today"
    r"|in all (?:your )?(?:answers|replies|responses|messages)|every time|each time|at all times"
    r"|henceforth|until i say otherwise|unless i (?:say|ask|tell you) otherwise|for "
    r"all (?:future )?"
    r"(?:answers|replies|responses|conversations|chats))$",
    re.IGNORECASE,
)
_STANDING_LEAD = re.compile(
    r"(?:from (?:now|here|today|this (?:point|moment)) on(?:wards?)?|going forward|moving forward"
    r"|in (?:the )?future|for the future|as of (?:now|today)|from today|henceforth|for all "
    r"(?:future )?(?:answers|replies|responses|conversations|chats)|in all (?:your )?(?:answers"
    r"|replies|responses|messages)|until i say otherwise|unless i (?:say|ask|tell you) otherwise"
    r"|at all times|each time|every time)\b[\s,:–-]*",
    re.IGNORECASE,
)
_ADVERBS = re.compile(
    r"^((?:and )?(?:i(?:'m|'ve|m|ve)?|i am|i have|we(?:'re|'ve)?|we are|my [\w-]+(?: is| are)?)) "
    r"(?:(?:really|also|just|currently|now|still|actually|absolutely|truly|totally"
    r"|simply|definitely"
    r"|honestly|kinda|recently|presently|personally|quite|rather|very much|certainly"
    r"|obviously|indeed"
    r"|finally|already|happen to|have recently|have just) )+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that may state one thing.

    Attributes:
        text: without introduction and politeness.
        sentence: the whole sentence as the user wrote it.
        correcting: "No, …", "actually …": it replaces an earlier statement.
        keep: "Remember that …": it is kept even where no rule fits.
        asked: "Could you …", "I'd like you to …": what follows is an imperative.
        standing: "From now on …".
        question: whether it ends with a question mark.
    """

    text: str
    sentence: str
    correcting: bool = False
    keep: bool = False
    asked: bool = False
    standing: bool = False
    question: bool = False


def clause(text: str, sentence: str, question: bool = False, correcting: bool = False) -> Clause:
    """Remove introductions and trailing words, and record what they meant."""
    keep = asked = standing = False
    for _ in range(8):
        unchanged = text
        text = text.strip(' ,;:–-"').lstrip("!.…")
        for pattern in (_CORRECT, _KEEP, _STANDING_LEAD, _LEAD, _POLITE):
            match = pattern.match(text)
            if not match or (pattern is _POLITE and asked):
                continue
            if match.end() >= len(text) and pattern in (_KEEP, _POLITE):
                break
            correcting = correcting or pattern is _CORRECT
            keep = keep or pattern is _KEEP
            asked = asked or pattern is _POLITE
            standing = standing or pattern is _STANDING_LEAD
            text = text[match.end() :]
            break
        if found_standing := _STANDING_TRAIL.search(text[-60:]):
            text = text[: len(text) - len(found_standing[0])]
            standing = True
        text = _TO_LUNA.sub("", text)
        if trail := _TRAIL.search(text[-48:]):
            correcting = correcting or "actually" in trail[0].lower()
            text = text[: len(text) - len(trail[0])]
        if text == unchanged:
            break
    text = _ADVERBS.sub(lambda m: m[1] + " ", text)
    return Clause(text, sentence, correcting, keep, asked, standing, question)
