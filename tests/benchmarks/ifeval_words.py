"""What a reply says: its words, letters, case, sentences and language.

Each check takes the reply and the instruction's arguments, and says whether it was followed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.benchmarks.ifeval_language import language

Arguments = Mapping[str, Any]

_WORD = re.compile(r"[\w\u0300-\u036f\u0900-\u0dff\u0e31-\u0e4e]+")  # with Indic and Thai marks
_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*")  # "well-known", "don't" and "U.S" are one
_END = re.compile(r"(?:[.!?…]+[\"'”’»)\]*_]*(?=\s|$)|[。！？।॥]+)")
_ENUMERATOR = re.compile(r"(?:^|\n)[ \t>*#-]*(?:\d{1,3}|[A-Za-z])$")
_ABBREVIATIONS = (
    "mr mrs ms dr prof st jr sr vs etc e.g i.e approx dept est fig inc ltd co no vol jan feb mar "
    "apr jun jul aug sep sept oct nov dec p.s p.p.s a.m p.m"
)
_SHORT = frozenset(_ABBREVIATIONS.split())


def compared(count: int, relation: str, wanted: int) -> bool:
    """Whether a count is "at least" or "less than" what was wanted.

    Raises:
        ValueError: another relation.
    """
    if relation == "at least":
        return count >= wanted
    if relation == "less than":
        return count < wanted
    raise ValueError(f"unknown relation: {relation}")


def words(text: str) -> int:
    """Runs of letters and digits: "don't" has two."""
    return len(_WORD.findall(text))


def sentences(text: str) -> int:
    """Stretches that end in a full stop, a question or exclamation mark, and what is left over.

    Line breaks end none. The point of an abbreviation, an initial or a number that opens a list's
    line is no end.
    """
    count, start = 0, 0
    for end in _END.finditer(text):
        if end.group() == "." and _goes_on(text[start : end.start()]):
            continue
        count += bool(_WORD.search(text, start, end.start()))
        start = end.end()
    return count + bool(_WORD.search(text, start))


def _goes_on(before: str) -> bool:
    """Whether the point after this text is inside a sentence."""
    if _ENUMERATOR.search(before):
        return True
    if not before.strip():
        return False
    word = before.split()[-1].strip("(\"'“*_").lower()
    initial = len(word) == 1 and word.isalpha() and word != "i"
    return word in _SHORT or initial or bool(re.fullmatch(r"(?:\w\.)+\w", word))


def existence(reply: str, given: Arguments) -> bool:
    """Every keyword, in any case, also inside a longer word."""
    return all(word.lower() in reply.lower() for word in given["keywords"])


def frequency(reply: str, given: Arguments) -> bool:
    """A keyword so many times, in any case, also inside longer words."""
    count = reply.lower().count(given["keyword"].lower())
    return compared(count, given["relation"], given["frequency"])


def forbidden(reply: str, given: Arguments) -> bool:
    """None of the words, as words of their own."""
    return not any(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", reply, re.IGNORECASE)
        for word in given["forbidden_words"]
    )


def letter_frequency(reply: str, given: Arguments) -> bool:
    """A letter or sign so many times, in either case."""
    count = reply.lower().count(given["letter"].lower())
    return compared(count, given["let_relation"], given["let_frequency"])


def response_language(reply: str, given: Arguments) -> bool:
    """Most of it in the language."""
    return bool(language(reply) == given["language"])


def number_sentences(reply: str, given: Arguments) -> bool:
    """So many sentences."""
    return compared(sentences(reply), given["relation"], given["num_sentences"])


def number_words(reply: str, given: Arguments) -> bool:
    """So many words."""
    return compared(words(reply), given["relation"], given["num_words"])


def capital_words(reply: str, given: Arguments) -> bool:
    """So many words all in capitals; "I" and "A" are such words."""
    count = sum(token.isupper() for token in _TOKEN.findall(reply))
    return compared(count, given["capital_relation"], given["capital_frequency"])


def capital(reply: str, given: Arguments) -> bool:
    """English without a small letter."""
    return reply.isupper() and language(reply) == "en"


def lowercase(reply: str, given: Arguments) -> bool:
    """English without a capital letter."""
    return reply.islower() and language(reply) == "en"


def no_comma(reply: str, given: Arguments) -> bool:
    """No comma anywhere."""
    return "," not in reply
