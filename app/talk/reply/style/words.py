"""What instructions and replies are made of: quotations, numbers, emojis, sentences."""

from __future__ import annotations

import re

EMOJI = re.compile(
    "(?:[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*)+"
)
QUOTED = re.compile(
    r"\"(?P<a>[^\"\n]{1,80})\"|“(?P<b>[^”\n]{1,80})”|«(?P<c>[^»\n]{1,80})»|`(?P<d>[^`\n]{1,80})`"
    r"|(?<!\w)'(?P<e>[^'\n]{1,60}(?:'\w[^'\n]{0,40})?)'(?!\w)|(?<!\w)‘(?P<f>[^’\n]{1,60})’(?!\w)"
)
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SPELLED = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": 10 * n + m for n, ten in enumerate(_TENS, 2)
       for m, one in enumerate(_ONES[1:10], 1)},
    "hundred": 100, "a hundred": 100, "one hundred": 100, "a dozen": 12, "half a dozen": 6,
}  # fmt: skip
# "one" counts where it says how many ("one sentence"): it stays a word.
NUMBER = re.compile(
    r"\b(?:\d+(?![:\d]|-hour| hour)|"
    + "|".join(
        sorted((word for word in SPELLED if word not in ("zero", "one")), key=len, reverse=True)
    )
    + r")\b",
    re.IGNORECASE,
)


def number(text: str) -> int | None:
    """The first number of a text, in digits or words; None without one."""
    found = NUMBER.search(text)
    if found is None:
        return None
    said = found.group().lower()
    return int(said) if said.isdigit() else SPELLED[said]


# Full stops that end no sentence.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"“])(?:Mr|Mrs|Ms|Dr|St|Prof|Jr|Sr|No|vs|etc|e\.g|i\.e|a\.m|p\.m|P\.S|P\.P\.S|approx|Inc|Ltd"
    r"|[A-HJ-Z]|(?:[A-Z]\.)+[A-Z]|\d{1,2})\.$"
)
_ENDED = re.compile(r"[.!?…]+[\"”’')\]*_]*$")


def ended(text: str) -> bool:
    """Whether a text, without what follows it, ends a sentence."""
    return bool(_ENDED.search(text)) and not (text.endswith(".") and _ABBREVIATED.search(text))


def sentences(text: str) -> list[str]:
    """The sentences of every line, in order; a line without an end mark counts as one."""
    found: list[str] = []
    for line in text.splitlines():
        current = ""
        for word in re.split(r"(?<=\S)\s+", line.strip()):
            current = f"{current} {word}" if current else word
            if ended(current):
                found.append(current)
                current = ""
        if current:
            found.append(current)
    return [sentence for sentence in found if sentence.strip()]
