"""What a recognised instruction names: a word, a phrase, a name, a number, an emoji."""

from __future__ import annotations

import re

from app.talk.reply.style.reading.meant import opposite
from app.talk.reply.style.rules import Rule
from app.talk.reply.style.words import EMOJI, QUOTED, number

_NEEDS_WORD = {"begin_with", "end_with", "sign", "address_first", "honorific", "avoid_word",
               "include_word", "letter"}  # fmt: skip
_NEEDS_NUMBER = {"at_most_sentences", "under_words", "at_least_sentences", "at_least_words",
                 "n_bullets", "star_paragraphs", "paragraphs", "exact_sentences",
                 "under_characters"}  # fmt: skip
_LARGEST = {"n_bullets": 30, "star_paragraphs": 12, "paragraphs": 12, "exact_sentences": 40,
            "at_least_sentences": 40, "at_least_words": 400}  # fmt: skip
_NOUN = (
    r"(?:(?:exact|single|closing|opening|last|first|final|simple|one|little) )?(?:words?|phrase"
    r"|expression"
    r"|name|line|sign-off|greeting|keyword|key word|exclamation|term|key|field|signature|formula"
    r"|sentence)"
)
# What introduces the argument, the surest first.
_LEADS = {
    "end_with": (rf"{_NOUN}:?", r"with|by saying|saying|say|write|be|in|by|:|is|add"),
    "begin_with": (rf"{_NOUN}:?", r"with|by saying|saying|say|write|be|by|:|is"),
    "sign": (r"sign(?:ed)?(?: off)?(?: \w+){0,3}? (?:with|as|by)", rf"{_NOUN}:?",
             r"with|as|from|by|name|:|is|add|write"),
    "address_first": (r"(?:call(?:ing)?|address(?:ing)?|naming|name) (?:me|the user)(?: as)?",
                      r"name:?|named|with|as|is|by|saying|say"),
    "honorific": (r"(?:call(?:ing)?|address(?:ing)?|naming|name) (?:me|the user)(?: as)?",
                  r"with|as|is|by|saying|say|add|:"),
    "avoid_word": (rf"{_NOUN}:?",
    r"say(?:ing)?|writ(?:e|ing)|us(?:e|ing)|avoid|without|not|never|:"),
    "include_word": (rf"{_NOUN}:?",
    r"mention(?:ing)?|includ(?:e|ing)|us(?:e|ing)|contain(?:ing)?|work"
                     r"|say(?:ing)?|with|slip|:"),
    "letter": (r"dear|letter (?:to|for)|to|for|with",),
    "json": (rf"{_NOUN}:?|called|named|under|with",),
}  # fmt: skip
# What may follow the argument in the same sentence.
_TAIL = re.compile(
    r"(?:,? +(?:please|pls|always|thanks?|every (?:single )?time|each time|from now on"
    r"|whenever .*|when .*"
    r"|at the (?:very )?(?:end|bottom|close|start|top|beginning|front)\b.*|at least once.*"
    r"|first$|last$|too$"
    r"|in (?:every|each|all|any|your|everything|what|the)\b.*|into (?:every|each|all|any|your"
    r"|everything|the)\b.*"
    r"|of (?:every|each|all|any|your|everything)\b.*|to (?:every|each|all|any|your)\b.*"
    r"|(?:every|each|all|your) (?:reply|answer|response|message|text)\b.*|somewhere\b.*"
    r"|as (?:your|the|its|a|my)\b.*"
    r"|before\b.*|after\b.*|and (?:then|nothing|no|do|don't)\b.*|or (?:anything|similar)\b.*"
    r"|whatever\b.*"
    r"|should\b.*|must\b.*|has to\b.*|is (?:how|what)\b.*|so\b.*|because\b.*|ok$|okay$))+$",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    r"(?<=[\w,:;\"] )(?!(?:I|I'm|I'd|I'll|JSON|Markdown|English|French|German|Spanish|Italian"
    r"|P\.S|Luna"
    r"|Title|Always|Please)\b)[A-ZÀ-Þ][\w'’.]*(?: (?:(?:of|the|and) )?[A-ZÀ-Þ][\w'’]*)*"
)
_HELD = 8  # words of an argument, at most
_MARKS = {"round brackets": "()", "parenthes": "()", "square": "[]", "curly": "{}", "brace": "{}",
          "angle": "<>", "round": "()"}  # fmt: skip
_HEADS = re.compile(r"\b(section|part|chapter|step|point|stage)\b", re.IGNORECASE)


def rule_of(kind: str, text: str) -> Rule | None:
    """The rule of a recognised instruction; None where what it needs is not in it."""
    kind = _surely(kind, text)
    if opposite(kind, text):
        return None
    word, count = "", number(text) or 0
    if kind in _NEEDS_WORD and not (word := argument(kind, text)):
        return None
    if kind in _NEEDS_NUMBER:
        if kind == "paragraphs" and not count and re.search(r"\bparagraph", text):
            return None
        if not 0 < count <= _LARGEST.get(kind, 2000):
            return None
        if kind in ("under_words", "under_characters", "at_most_sentences"):
            count -= _exclusive(text)
        if kind in ("at_least_words", "at_least_sentences"):
            count += (
                re.search(r"\bmore than \S+ (?:\w+ )?(?:words|sentences)", text.lower()) is not None
            )
    if kind == "emoji_end" or kind == "emoji_start":
        found = EMOJI.search(text)
        word = found.group() if found else ""
    elif kind == "json":
        word = argument(kind, text)
        word = word if re.fullmatch(r"\w[\w -]{0,30}", word) else "answer"
    elif kind == "brackets":
        word = next((pair for name, pair in _MARKS.items() if name in text.lower()), "()")
    elif kind == "ps":
        word = "P.P.S." if re.search(r"\bp\.?p\.?s", text, re.IGNORECASE) else "P.S."
    elif kind == "sections":
        found = _HEADS.search(text)
        quoted = QUOTED.search(text)
        named = re.match(r"(\w+) \d", _inside(quoted)) if quoted else None
        word = named[1] if named else found.group() if found else "Section"
        word = word if word.isupper() else word.capitalize()
    elif kind == "placeholder":
        found = re.search(r"\[(\w[\w ]*)\]", text)
        word = found[1] if found and not re.search("bracket|blank", found[1]) else "name"
    return Rule(kind, word, count, text)


_FIRST = re.compile(r"\b(?:start|begin|open|first|front|lead|before|top|head)\w*\b", re.I)
_LAST = re.compile(r"\b(?:end|finish|clos|last|behind|after|bottom|conclud)\w*\b", re.I)
_EACH = re.compile(r"\b(?:each|every|all|any) sentences?\b", re.I)
_NO_DIGITS = re.compile(r"\b(?:no|not|without|avoid|never|don't|out of|instead of)\b[^,;]{0,25}\b"
                        r"(?:digits?|numerals?|figures?)\b", re.I)  # fmt: skip
_NO_WORDS = re.compile(r"\b(?:no|not|without|avoid|never|don't|instead of)\b[^,;]{0,25}\b"
                       r"(?:spell\w*|words?|letters)\b", re.I)  # fmt: skip


_OTHER_WAY = {
    "at_least_words": "under_words",
    "under_words": "at_least_words",
    "at_least_sentences": "at_most_sentences",
    "at_most_sentences": "at_least_sentences",
}
_TOO_MANY = re.compile(
    r"\b(?:no|not|never|don't|nothing|without)\b[^.;]*\b(?:more than|over|beyond)\b|\bat most\b"
    r"|\bmore than\b[^.;]*\b(?:too (?:many|much|long)|won't|not|never|no)\b|\bmaximum\b|\bup to\b",
    re.IGNORECASE,
)
_TOO_FEW = re.compile(
    r"\b(?:no|not|never|don't|nothing)\b[^.;]*\b(?:less than|fewer than|under|below)\b|\bat least\b"
    r"|\b(?:less|fewer) than\b[^.;]*\b(?:too (?:few|little|short)|won't|not enough)\b|\bminimum\b",
    re.IGNORECASE,
)


def _surely(kind: str, text: str) -> str:
    """Of kinds that differ in one word only, the one that has it."""
    if kind in ("emoji_end", "emoji_start", "emoji_each"):
        if _EACH.search(text):
            return "emoji_each"
        first, last = _FIRST.search(text), _LAST.search(text)
        return "emoji_start" if first and not last else "emoji_end" if not first else kind
    if kind in _OTHER_WAY:
        over, under = _TOO_MANY.search(text), _TOO_FEW.search(text)
        least = kind.startswith("at_least")
        return _OTHER_WAY[kind] if (over if least else under) else kind
    if kind in ("digits", "number_words"):
        if _NO_DIGITS.search(text):
            return "number_words"
        return "digits" if _NO_WORDS.search(text) else kind
    return kind


def _exclusive(text: str) -> int:
    """1 where the number itself is too many already ("fewer than twenty")."""
    small = text.lower()
    return int(
        re.search(r"\b(?:fewer|less|under|below|or more|shorter|smaller)\b", small) is not None
        and re.search(r"\b(?:no|not|never) (?:more|longer)\b|\bor (?:less|fewer)\b", small) is None
    )


def _inside(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group is not None)


def argument(kind: str, text: str) -> str:
    """The phrase that an instruction names; empty where none is found."""
    text = re.sub(r"\s+", " ", text).strip()
    quoted = [_inside(found).strip() for found in QUOTED.finditer(text)]
    if quoted:
        return quoted[-1] if kind in ("end_with", "sign") else quoted[0]
    for lead in _LEADS.get(kind, ()):
        places = list(
            re.finditer(rf"(?:(?<=^)|(?<=[\s,(])|(?<=\w)(?=:))(?:{lead})[\s:]+", text, re.I)
        )
        for place in reversed(places) if kind != "include_word" else places:
            found = _trimmed(kind, text[place.end() :])
            if found:
                return found
    names = [n for n in _CAPITALS.findall(text)]
    if names:
        return str(names[-1]).rstrip(".,")
    first = re.match(r"([A-ZÀ-Þ]\w*(?: [A-ZÀ-Þ]\w*)*) (?:is|should|must|has to|belongs)\b", text)
    return first[1] if first else ""


def _trimmed(kind: str, rest: str) -> str:
    """The phrase at the beginning of what follows its introduction."""
    emoji = kind == "end_with" and EMOJI.match(rest)
    if emoji:
        return emoji.group()
    rest = re.sub(rf"^(?:(?:the|a|an|my|your)\s+)?{_NOUN}\b:?\s+", "", rest, flags=re.I)
    rest = re.split(r"(?<=\w{2})[.!?;](?:\s|$)|\s[–—-]\s|\(|\n", rest)[0]
    rest = _TAIL.sub("", f" {rest}").strip(" ,.:;\"'")
    rest = re.sub(r"^(?:(?:always|again|just|simply|only|ever|once|exactly) )+", "", rest)
    words = rest.split()
    if not words or _ABOUT.match(rest):
        return ""
    if kind in ("avoid_word", "include_word") and len(words) > 3:
        return words[0].strip(",") if words[0].lower() not in _SMALL else ""
    if (
        kind in ("address_first", "honorific", "letter")
        and not rest[0].isupper()
        and len(words) > 3
    ):
        return ""
    return rest if len(words) <= _HELD else ""


_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "to",
        "of",
        "in",
        "on",
        "at",
        "it",
        "you",
        "your",
        "me",
        "my",
        "and",
        "or",
        "no",
        "any",
        "all",
        "every",
        "each",
    ]
)
# A description of the argument, not the argument.
_ABOUT = re.compile(
    r"(?:(?:every|each|all|any|some|one|your|my|it|that|this|me|the user|what|everything"
    r"|whatever|you|them)\b"
    r"|(?:a|an|the) (?:\w+ )?(?:emoji|question|greeting|sentence|word|name|answer|reply|title"
    r"|heading|smiley"
    r"|signature|phrase|same|following|question mark|salutation)\b)",
    re.IGNORECASE,
)
