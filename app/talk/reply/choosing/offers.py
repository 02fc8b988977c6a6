"""The alternatives that a message offers: "tea or coffee?", "they have X and Y, which one?".

Only a choice that somebody makes is read. A question about the world ("is a tomato a fruit or a
vegetable?"), about what was told, or about the assistant itself offers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memory.vocabulary.english.calendar import WEEKDAY
from memory.vocabulary.english.inflection import verb_of

LONGEST = 300  # characters of a message that is read
_CHOSEN = (
    r"(?:take|get|pick|order|ask|go|choose|buy|wear|watch|cook|make|book|grab|join|try|bring|serve)"
)
# Words that show that the user, or somebody for them, chooses.
_CUES = re.compile(
    r"\b(?:i|we) should\b|\b(?:should|shall) (?:i|we|(?:the|my|our|this|it) ?[\w-]*)\b"
    rf"|\bdo (?:i|we) {_CHOSEN}\b"
    r"|\bwhich(?: (?:one|of (?:them|these|those|the two|the three)))?"
    r"(?=\W*$|\W*[.?!]|,? (?:for (?:me|us|tonight|today|the|my|our)|should|shall|would you|do you"
    rf"|to {_CHOSEN}|(?:do|can|could) (?:i|we) {_CHOSEN}))"
    rf"|\bwhat (?:should|shall|would you|to {_CHOSEN}|(?:do|can) (?:i|we) {_CHOSEN})\b"
    r"|\b(?:can'?t|cannot|can not|hard to|have to|need to|must|trying to|help me|help us|to)"
    r" (?:decide|choose|pick|make up my mind)\b"
    r"|\b(?:torn|deciding|choosing|hesitating|dithering|wavering) between\b|\bundecided\b"
    r"|\b(?:pick|choose|decide)(?: one)? (?:for me|for us)\b|^(?:pick|choose)\b"
    r"|\byou (?:choose|pick|decide)\b|\b(?:recommend|suggest|advise)\b"
    r"|\byour (?:advice|recommendation|pick|vote)\b"
    r"|\b(?:for me|for us)\b",
    re.IGNORECASE,
)
# Words that show that something else is asked: what was told, the assistant, or what to leave.
_OTHERWISE = re.compile(
    r"\b(?:avoid|skip|leave out|leave off|get rid|drop|remove|worse|worst|least|without|except)\b"
    r"|\bnot\b|n't (?!decide|choose|pick|make up|know|mind|care|matter)"
    r"|\b(?:i|we) (?:(?:really|always|usually|generally|also|still) )?(?:like|love|hate|prefer"
    r"|enjoy|dislike|said|told|mentioned|ate|had|bought|chose|picked|took|went|drank)\b"
    r"|\b(?:am|was|did|have|had|were) (?:i|we)\b|\bdo (?:i|we) (?:have|own|live|work|speak|play|eat"
    r"|drink|know|collect|need to)\b|\bmy favou?rite\b|\bremember\b"
    r"|\b(?:do|are|have|did|were|can) you (?!think|reckon|recommend|suggest|advise|help|pick|choose"
    r"|decide|tell me which)|\bwould you (?:rather|prefer|like)\b|\byour favou?rite\b"
    r"|(?:\A|[.?!] |(?:can|could|would) you |please )(?:recommend|suggest)\b(?=[^.?!]* or )"
    r"|\bdifference|\bcompar|\btrue or false\b|\bmean(?:s|ing)?\b|\bcalled\b|\bspell|\bpronounce",
    re.IGNORECASE,
)
# How a sentence begins that asks about the world, unless a cue stands in it.
_WORLDLY = re.compile(
    r"(?:and |so |but |also )?(?:is|are|was|were|does|did|has|had|who|whose|whom|why|when|where|how"
    r"|which|what|what's|whats|if|because|do|can|could|would|will|please|write|explain|translate"
    r"|define|describe|list|summari[sz]e|tell|give|name|say|calculate|convert|find|show|draw|rewrite"
    r"|correct|i|i'm|im|i've|he|she|they|we|you|it|it's|there|perhaps|maybe|probably|usually|yes"
    r"|yeah|no|oh|wonder|thanks|good|nothing|like)\b",
    re.IGNORECASE,
)
TASK = re.compile(
    r"(?:please |can you |could you |now )*(?:write|explain|translate|define|describe|summari[sz]e"
    r"|calculate|convert|rewrite|correct|compose|draft|prove|debug|code|implement)\b",
    re.IGNORECASE,
)
_OR = re.compile(r",?\s+or\s+(?:maybe |perhaps |rather |else )?|\s+(?:vs\.?|versus)\s+", re.I)
_NO_OTHER = re.compile(
    r"(?:not|so|something|somewhere|someone|anything|whatever|else|both|neither|none|more|less"
    r"|no|otherwise|what|two|three|later|never|the other|another|similar|is it|do you|am i)\b",
    re.IGNORECASE,
)
_BEFORE_LIST = re.compile(
    r".*?\b(?:have|has|had|got|serves?|offers?|sells?|cooks?|makes?|does|stocks?|between|there's"
    r"|theres|there is|there are|there're|options|choices|choice of|choice is|menu|available|comes"
    r" in|come in|bakes?|brought|bought|left|with|both|from)(?: (?:is|are|only|just|either|some"
    r"|here|both))*:? ",
    re.IGNORECASE,
)
_AFTER_LIST = re.compile(
    r"\s+(?:are|is|both|on offer|on the menu|on sale|available|left|here|look|looks|sound)\b.*$",
    re.IGNORECASE,
)
_SUBJECT = r"(?:i|we|it|you|they|he|she|(?:the|my|our|your|this) [\w-]+)"
_PREPOSITIONS = r"(?:to|for|with|on|in|into|at|of|from|by)"
_ASKED = (
    rf"(?:(?:should|shall|do|would|can|could) {_SUBJECT}|{_SUBJECT} (?:should|could|would"
    r"|will|can)|(?:i|we)'(?:ll|d)|(?:let me|to(?! (?:the|an?|my|our)\b)|let's|lets))"
    r" (?:(?:rather|just|maybe|better|now|then|go and|go for) )?[\w'-]+"
    rf"(?: (?:up|out|over|down|off|{_PREPOSITIONS}))*(?: either)?(?: |$)"
    r"(?:(?:my|the|our) [\w-]+ (?=(?:an?|the|some|my) ))?"  # "give my sister a …"
)
_FRAME = re.compile(rf"(?:.*\b)?{_ASKED}", re.IGNORECASE)
_MADE = re.compile(r"\b(?:paint|dye|colour|color|make|call|name|keep|turn|stain)\b", re.I)
_FRAME_HERE = re.compile(_ASKED, re.IGNORECASE)
_BETWEEN = re.compile(r".*\b(?:between|either|whether)\s+", re.IGNORECASE)
_IN_FRONT = re.compile(
    r"\A(?:(?:hm+|so|and|well|ok|okay|hey|hi|hello|luna|please|quick|question|honestly|then|now"
    r"|tonight|today|tomorrow|alternatively)\b[,:!]?(?:\s+|$))+",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\A(?:i'm|im|i am|we're|we are|it's|there's)\b[^,:]*[,:]\s*", re.IGNORECASE)
_INTRO = re.compile(
    r"(?:(?:for|on|in|at|after|before|to|this|next|if|when|as|with|since|because|while|what|which)"
    r" .*"
    rf"|{WEEKDAY}.*|.*\b(?:is|are|was|has|am|'s|i'm)\b.*|\w+ly)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s+(?:for|on|in|at|tonight|today|tomorrow|now|this|next|before|after|when|if|while"
    r"|because|please|then|instead|right|what|which|do|should|shall|is|are|luna|as|first|later|again"
    r"|here|there|any|sound|sounds|would|to (?:go|start|drink|eat|wear|bring|be|finish|watch)"
    r"|with (?:it|that|them|my|the|dinner|lunch|breakfast))\b.*|\s*[,:;(–].*|\s+-\s.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LEADING = re.compile(rf"\A(?:(?:either|maybe|perhaps|rather|just|some|{_PREPOSITIONS})\s+)+", re.I)
_ONE_OF = re.compile(
    rf"(?:the )?(?:(?:other )?one|another(?: one)?) (?P<how>about|{_PREPOSITIONS})"
    r"\s+(?P<what>.+)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:the|a|an|my|our|some|that|this)\s+", re.IGNORECASE)
_DETERMINERS = re.compile(rf"\b{_DETERMINER.pattern}", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.?!;\n]+[.?!;]*")
_BARE = 8  # words of a message that is nothing but a choice
_MOST = 6  # words of an alternative


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of several things that a message offers.

    Attributes:
        near: the words that name it, perhaps with some of the sentence around them.
        text: the alternative as the user wrote it; empty where its ends are not certain.
    """

    near: str
    text: str = ""


def offers(message: str) -> tuple[Alternative, ...]:
    """What a message offers to choose from, at least two; empty where it offers no choice."""
    text = " ".join(message.replace("’", "'").split())
    if len(text) > LONGEST or _OTHERWISE.search(text) or TASK.match(text):
        return ()
    cued = _CUES.search(text) is not None
    for raw in _SENTENCE.findall(text):
        sentence = raw.strip()
        found = tuple(_alternatives(sentence, cued, sentence == text))
        if len(found) > 1:
            return found
    return ()


def _alternatives(sentence: str, cued: bool, alone: bool) -> Iterator[Alternative]:
    asked = sentence.endswith("?") or (alone and len(sentence.split()) <= _BARE)
    sentence = _IN_FRONT.sub("", sentence.rstrip(" .?!;"), count=1).strip()
    sentence = _WHERE.sub("", sentence, count=1)
    parts = _OR.split(sentence)
    if len(parts) > 1 and not _NO_OTHER.match(parts[-1]):
        if cued or (asked and not _WORLDLY.match(sentence)):
            yield from _either(parts)
    elif cued and (listed := _listed(sentence)):
        yield from listed


def _either(parts: list[str]) -> Iterator[Alternative]:
    """Of a sentence split at its "or"s."""
    left, *middle, last = parts
    left = re.split(r":\s|\s[–-]\s", left)[-1]
    *earlier, first = re.split(r",\s*", left)
    listed = [piece for piece in earlier if not _INTRO.fullmatch(piece)]
    if listed and not _DETERMINER.sub("", first).strip():
        listed = []
    one = _ONE_OF.match(last)
    if one is not None:
        yield from _ones([*listed, first, *middle], one)
        return
    for piece in listed:
        cut = _cut_left(piece, last)
        if cut is None or cut:
            yield Alternative(piece, _short(cut or ""))
    for piece in [first, *middle]:
        yield Alternative(_near(piece), _short(_cut_left(piece, last) or ""))
    yield Alternative(_head(last), _short(_cut_right(last)))


def _listed(sentence: str) -> list[Alternative]:
    """Of a list with "and" after words of offering: "they have rice, pasta and potatoes"."""
    led = _BEFORE_LIST.match(sentence)
    body = sentence[led.end() :] if led else _AFTER_LIST.sub("", sentence)
    if led is None and body == sentence:
        return []
    body = _AFTER_LIST.sub("", body) if led is None else body
    *some, last = re.split(r",?\s+and\s+", body)
    if not some:
        return []
    pieces = [piece for part in some for piece in re.split(r",\s*", part)]
    one = _ONE_OF.match(last)
    if one is not None:
        return list(_ones([sentence.split(" and ")[0], *pieces[1:]], one))
    found = [Alternative(piece, _short(_LEADING.sub("", piece, count=1))) for piece in pieces]
    return [*found, Alternative(_head(last), _short(_cut_right(last)))]


def _ones(pieces: list[str], one: re.Match[str]) -> Iterator[Alternative]:
    """ "a dish with X and one with Y": the one with either."""
    how = one["how"]
    for piece in pieces:
        what = re.split(rf"\b{how}\s+", piece, flags=re.IGNORECASE)[-1]
        yield Alternative(what, _short(f"the one {how} {what}"))
    what = _cut_right(one["what"])
    yield Alternative(what, _short(f"the one {how} {what}"))


def _cut_left(piece: str, last: str) -> str | None:
    """What stands before an "or", without the words that lead up to it; None if unclear."""
    if (between := _BETWEEN.match(piece)) is not None:
        return piece[between.end() :]
    if (frame := _FRAME.match(piece)) is not None:
        rest = _LEADING.sub("", piece[frame.end() :], count=1)
        return _made(rest, last) if _MADE.search(frame[0]) else rest
    again = re.match(rf"{_PREPOSITIONS}\b", last, re.IGNORECASE)
    if again is not None:
        cut = re.split(rf"\b{again[0]}\s+", piece, flags=re.IGNORECASE)
        return cut[-1] if len(cut) > 1 else None
    words = piece.split()
    if not words:
        return ""
    wanted = _cut_right(last).split()
    led = re.match(rf"(?:.+\b)?{_PREPOSITIONS}\s+", piece, re.IGNORECASE)
    if led and not re.search(rf"\b{_PREPOSITIONS}\b", " ".join(wanted), re.IGNORECASE):
        return piece[led.end() :]
    verbal = len(words) > 1 and (_WORLDLY.match(piece) or verb_of(words[0].casefold()))
    if not verbal and len(words) <= max(len(wanted) + 1, 3):
        return piece
    determiner = _DETERMINER.match(" ".join(wanted))
    if determiner is not None:  # "buy the red one or the blue one"
        places = [match.start() for match in _DETERMINERS.finditer(piece)]
        return piece[places[-1] :] if places else None
    if verbal and len(words) == len(wanted) + 1:
        return " ".join(words[1:])
    if _MADE.match(piece):
        return _made(" ".join(words[1:]), last)
    return None


def _made(rest: str, last: str) -> str:
    """What something is made: "my office red", before "or light blue"."""
    words, size = rest.split(), len(_cut_right(last).split())
    if _DETERMINER.match(rest) is None or len(words) < 3:
        return rest
    return " ".join(words[-size:] if len(words) - size >= 2 else words[2:])


def _cut_right(last: str) -> str:
    """What stands after an "or", without what follows it."""
    if (frame := _FRAME_HERE.match(last)) is not None:
        last = last[frame.end() :]
    last = _LEADING.sub("", last, count=1)
    return _TAIL.sub("", last)


def _head(last: str) -> str:
    return re.split(r"[,:;(]", _LEADING.sub("", last, count=1))[0]


def _near(piece: str) -> str:
    return " ".join(piece.split()[-_MOST:])


def _short(text: str) -> str:
    """A text that may be an alternative, else empty."""
    words = text.split()
    return text.strip(" \"'“”") if 0 < len(words) <= _MOST else ""
