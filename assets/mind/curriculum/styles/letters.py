"""Rules about letters, marks, numbers and units."""

from __future__ import annotations

import random
import re

from assets.mind.curriculum.slots.words import MONTHS
from assets.mind.curriculum.styles import text
from assets.mind.curriculum.styles.rule import Rule
from memory.vocabulary.english.inflection import singular

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SPELLED = {**{w: n for n, w in enumerate(_ONES)}, **{w: 10 * n for n, w in enumerate(_TENS, 2)}}
SPELLED |= {f"{t}-{w}": SPELLED[t] + SPELLED[w] for t in _TENS for w in _ONES[1:10]}
_WORDED = {number: word for word, number in SPELLED.items()}
# "one" is mostly a pronoun and "second" a unit: they stay.
_SPELLED = re.compile(
    r"\b(?:" + "|".join(sorted((w for w in SPELLED if w != "one"), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
_TIME12 = re.compile(
    r"\b(1[0-2]|[1-9])(?:[:.]([0-5]\d))? ?([ap])\.?m\b(?:\.(?= [a-z]))?", re.IGNORECASE
)
_LOOSE_TIME = re.compile(r"o'clock|half past|quarter (?:to|past)|\b[ap]\.?m\b", re.IGNORECASE)
_UNITS: dict[str, tuple[float, str]] = {
    "mile": (1.609344, "km"), "foot": (0.3048, "m"), "yard": (0.9144, "m"), "inch": (2.54, "cm"),
    "pound": (0.45359, "kg"), "ounce": (28.3495, "g"), "gallon": (3.78541, "litres"),
    "pint": (0.473176, "litres"),
}  # fmt: skip
_IMPERIAL = re.compile(
    r"\b(?:miles?|foot|feet|yards?|inch(?:es)?|pounds?|ounces?|gallons?|pints?|Fahrenheit|lbs?|mph)"
    r"\b|°F",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\b(\d+(?:\.\d+)?) (miles?|foot|feet|yards?|inch(?:es)?|pounds?|ounces?|gallons?|pints?)\b"
)


def _exclaim(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply):
        return None
    if reply.endswith("?") and len(reply) < 120:
        asking = rng.choice(("Do tell!", "I can't wait to hear it!", "I'd love to know!"))
        return text.after(reply, asking)
    if len(text.sentences(reply)) <= 3 and "\n" not in reply and "?" not in reply:
        marked = (re.sub(r"\.$", "!", part) for part in text.sentences(reply))
        return " ".join(marked)
    return f"{reply[:-1]}!" if reply[-1] in ".!" and not reply.endswith("..") else None


def _no_exclamation(reply: str, word: str, rng: random.Random) -> str | None:
    if "!" in reply and (text.is_code(reply) or "!=" in reply):
        return None
    return re.sub(r"!+", ".", re.sub(r"!+\?|\?!+", "?", reply))


def _lower(reply: str, word: str, rng: random.Random) -> str | None:
    return None if text.is_code(reply) else reply.lower()


def _upper(reply: str, word: str, rng: random.Random) -> str | None:
    return None if text.is_code(reply) else reply.upper()


def _titled(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply) or len(reply) > 300:
        return None
    return re.sub(r"(?:(?<=^)|(?<=[\s(\"“-]))[^\W\d_]", lambda m: m.group().upper(), reply)


def _is_titled(reply: str, word: str) -> bool:
    return all(not re.match(r"\W*[a-zà-ÿ]", part) for part in reply.split())


def _no_commas(reply: str, word: str, rng: random.Random) -> str | None:
    if "," not in reply:
        return reply
    if text.is_code(reply) or re.search(r"\d,\d", reply):
        return None
    reply = re.sub(r",[ \t]*$", "", reply, flags=re.MULTILINE)  # salutations
    reply = re.sub(r"^(Yes|No|Hello|Hi|Sure|Certainly|Of course|Got it), (?=[a-zI])",
                   lambda m: f"{m[1]}. \0", reply)  # fmt: skip
    reply = re.sub(r"\0(.)", lambda m: m[1].upper(), reply)
    reply = re.sub(r", (?=(?:and|or|but|so|because|which|while|then|please|too)\b)", " ", reply)
    reply = re.sub(r", (?=[A-Z]\w+(?: [A-Z]\w+)?[.!?](?:\s|$))", " ", reply)  # an address
    reply = re.sub(r"\b(two|three|four|[234]) (\w+s), (?=\w)", r"\1 \2: ", reply)
    if reply.count(",") > (1 if "\n" in reply else 3):
        return None
    listing = re.compile(r"(\w+), (\w+(?: \w+)?) and (?=\w)")
    reply = listing.sub(r"\1 and \2 and ", reply)
    return re.sub(r", ", " – ", reply)


def _no_contractions(reply: str, word: str, rng: random.Random) -> str | None:
    return None if text.is_code(reply) else text.expand(reply)


def _digits(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply) or re.search(r"\bhundred|\bthousand|\bmillion", reply, re.IGNORECASE):
        return None
    if any(found.group()[0].isupper() and found.start() and reply[found.start() - 2] not in ".!?\n"
           for found in _SPELLED.finditer(reply)):  # fmt: skip
        return None  # part of a name
    return _SPELLED.sub(lambda m: str(SPELLED[m.group().lower()]), reply)


def _no_spelled(reply: str, word: str) -> bool:
    return not _SPELLED.search(reply) and not re.search(
        r"\b(?:hundred|thousand|million)\b", reply, re.IGNORECASE
    )


def _number_words(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply) or text.is_list(reply) or len(reply) > 600:
        return None
    if re.search(r"\d[:.,/]\d|\d{3}|\d(?:st|nd|rd|th|[A-Za-z%])|[$€£#]\d", reply):
        return None  # a time, a price, an ordinal: no plain number
    months = rf"(?= (?:{'|'.join(MONTHS[:-2])}|Nov|Dec))"
    if re.search(r"\d" + months, reply) or re.search(r"[A-Z]\w* \d", reply):
        return None  # a date or a name with a number
    said = re.sub(r"\d+", lambda m: _WORDED[int(m.group())], reply)
    return text.capital(said)


def _24_hours(reply: str, word: str, rng: random.Random) -> str | None:
    def whole(found: re.Match[str]) -> str:
        hour = int(found[1]) % 12 + (12 if found[3].lower() == "p" else 0)
        return f"{hour:02d}:{found[2] or '00'}"

    return None if text.is_code(reply) else _TIME12.sub(whole, reply)


def _metric(reply: str, word: str, rng: random.Random) -> str | None:
    def metric(found: re.Match[str]) -> str:
        unit = singular(found[2])
        factor, name = _UNITS[unit]
        amount = float(found[1]) * factor
        return f"{amount:.0f} {name}" if amount >= 10 else f"{amount:.1f} {name}"

    return None if text.is_code(reply) else _MEASURE.sub(metric, reply)


_EMOJI_SETS = {"": "🙂😊🌟🎉👍🌻✨🚀🌈💡"}


def _emoji_end(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply):
        return None
    return f"{reply} {word or rng.choice(_EMOJI_SETS[''])}"


def _ends_in_emoji(reply: str, word: str) -> bool:
    return (
        reply.endswith(word) if word else re.search(f"(?:{text.EMOJI.pattern})$", reply) is not None
    )


def _no_emoji(reply: str, word: str, rng: random.Random) -> str | None:
    return re.sub(f" ?(?:{text.EMOJI.pattern})", "", reply).strip() or None


def _has_letters(reply: str) -> bool:
    return any(letter.isalpha() for letter in reply)


LETTERS: dict[str, Rule] = {
    "exclaim": Rule(_exclaim, lambda r, w: r.endswith("!")),
    "no_exclamation": Rule(_no_exclamation, lambda r, w: "!" not in r),
    "lower_case": Rule(_lower, lambda r, w: _has_letters(r) and r == r.lower()),
    "all_capitals": Rule(_upper, lambda r, w: _has_letters(r) and r == r.upper()),
    "capital_words": Rule(_titled, _is_titled),
    "no_commas": Rule(_no_commas, lambda r, w: "," not in r),
    "no_contractions": Rule(_no_contractions, lambda r, w: not text.contractions(r)),
    "digits": Rule(_digits, _no_spelled),
    "number_words": Rule(_number_words, lambda r, w: not re.search(r"\d", r)),
    "hours_24": Rule(_24_hours, lambda r, w: not _LOOSE_TIME.search(r)),
    "metric": Rule(_metric, lambda r, w: not _IMPERIAL.search(r)),
    "emoji_end": Rule(
        _emoji_end, _ends_in_emoji, ("", "🙂", "🌟", "🚀", "🌻", "🎉", "🐢"), ("🦊", "🍀", "")
    ),
    "no_emoji": Rule(_no_emoji, lambda r, w: not text.EMOJI.search(r)),
}  # fmt: skip
