"""How a reply is taken apart: sentences, paragraphs, lists, letters, code, contractions."""

from __future__ import annotations

import re

ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:Mr|Mrs|Ms|Dr|St|Prof|Jr|Sr|No|vs|etc|e\.g|i\.e|a\.m|p\.m|P\.S|P\.P\.S"
    r"|[A-HJ-Z]|\d{1,2})\.$"
)
_END = re.compile(r"[.!?…]+[\"”')\]*]*(?=\s|$)")
BULLET = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")
EMOJI = re.compile("[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]\ufe0f?")
CODE = re.compile(r"```|^ {4}\S|^(?:def|class|import|from|for|while|return|#include)\b.*[:;(]\s*$",
                  re.MULTILINE)  # fmt: skip
# First words that may stand in lower case once something is put before them.
_SMALL = (
    "You", "Your", "You're", "You've", "Yours", "The", "A", "An", "It", "It's", "This", "That",
    "There", "We", "My", "In", "On", "At", "Here", "For", "If", "To", "As", "When", "Then", "So",
    "And", "But", "Most", "Some", "Many", "Both", "Each", "One", "Two", "Three",
)  # fmt: skip
FILLER = re.compile(
    r"^(?:Sure|Certainly|Of course|Absolutely|Great|Got it|Okay|OK|All right|Alright|Thanks|"
    r"Thank you|Here(?:'s| is| are)|Below|I'd be happy|I'm (?:happy|sorry|glad)|I'll remember|"
    r"As an|Hello|Hi|Hey|Dear|Subject|Noted|Understood|Gladly|With pleasure)\b"
)


def sentences(text: str) -> list[str]:
    """The sentences of every line, in order; a line without an end mark counts as one."""
    every: list[str] = []
    for line in text.splitlines():
        start = 0
        for end in _END.finditer(line):
            if ABBREVIATION.search(line[start : end.end()]) and end.end() < len(line):
                continue
            every.append(line[start : end.end()].strip())
            start = end.end()
        if line[start:].strip():
            every.append(line[start:].strip())
    return [sentence for sentence in every if sentence]


def paragraphs(text: str) -> list[str]:
    """What blank lines separate."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def is_code(text: str) -> bool:
    """Whether part of it is a program."""
    return bool(CODE.search(text))


def is_list(text: str) -> bool:
    """Whether it has bullets or numbered lines."""
    return any(BULLET.match(line) for line in text.splitlines())


def is_letter(text: str) -> bool:
    """Whether it has a salutation or a subject line of a letter."""
    return bool(re.search(r"^(?:Dear\b|Subject:|To:|Hi \[|Hello \[)", text, re.MULTILINE))


def is_prose(text: str) -> bool:
    """Sentences in paragraphs: no list, letter, verse, heading or program."""
    return not (
        is_code(text)
        or is_list(text)
        or is_letter(text)
        or any(not re.search(r"[.!?\"”')]\s*$", line) for line in text.splitlines() if line.strip())
        or re.search(r"^(?:#|\||\*\*)", text, re.MULTILINE)
    )


def decapital(text: str) -> str:
    """The first letter in lower case where the word is no name; otherwise unchanged."""
    first = re.split(r"[ ,]", text, maxsplit=1)[0].replace("’", "'")
    return text[0].lower() + text[1:] if first in _SMALL else text


def can_follow(text: str) -> bool:
    """Whether it can go on after an opener and a comma."""
    return decapital(text) != text or bool(re.match(r"I(?:'(?:m|d|ll|ve))?\b", text))


def lead(opener: str, text: str, stop: str = ".") -> str:
    """The opener before the reply, as one sentence where that reads well."""
    if can_follow(text):
        return f"{opener}, {decapital(text)}"
    return f"{opener}{stop}{_gap(text)}{text}"


def _gap(text: str) -> str:
    return "\n\n" if "\n" in text else " "


def before(opening: str, text: str) -> str:
    """A sentence put first; on a line of its own before several lines."""
    return f"{opening}{_gap(text)}{text}"


def after(text: str, ending: str) -> str:
    """A sentence put last; on a line of its own after several lines."""
    return f"{text}{_gap(text)}{ending}"


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


_NOT = {"won't": "will not", "can't": "cannot", "shan't": "shall not", "ain't": "is not"}
_IS = r"\b(it|that|what|here|there|who|how|where|he|she|when|everything|something|everyone)'s\b"
_REST = {"'m": " am", "'re": " are", "'ve": " have", "'ll": " will"}
CONTRACTION = re.compile(
    r"\b\w+n't\b|\b\w+'(?:m|re|ve|ll|d)\b|\blet's\b|\by'all\b|" + _IS, re.IGNORECASE
)


def contractions(text: str) -> list[str]:
    """Contracted forms in it; the genitive is none."""
    return [found.group() for found in CONTRACTION.finditer(text.replace("’", "'"))]


def expand(text: str) -> str:
    """The text with its contractions written out."""
    text = re.sub(r"(?<=\w)’(?=\w)", "'", text)
    for short, full in _NOT.items():
        text = re.sub(rf"\b{short}\b", full, text)
        text = re.sub(rf"\b{capital(short)}\b", capital(full), text)
    text = re.sub(r"\b(\w+)n't\b", r"\1 not", text)
    text = re.sub(r"\blet's\b", "let us", text)
    text = re.sub(r"\bLet's\b", "Let us", text)
    text = re.sub(_IS + r"(?= (?:been|got|become|had)\b)", r"\1 has", text, flags=re.IGNORECASE)
    text = re.sub(_IS, r"\1 is", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(\w+)'d(?= (?:better|been|had|seen|done)\b)", r"\1 had", text)
    text = re.sub(r"\b(I|you|he|she|it|we|they|that|who)'d\b", r"\1 would", text, flags=re.I)
    for short, full in _REST.items():
        text = re.sub(rf"(?<=\w){short}\b", full, text)
    return text


def grouped(parts: list[str], count: int) -> list[list[str]]:
    """`parts` in order in `count` groups of nearly equal size; needs as many parts at least."""
    size, more = divmod(len(parts), count)
    groups, at = [], 0
    for number in range(count):
        end = at + size + (number < more)
        groups.append(parts[at:end])
        at = end
    return groups
