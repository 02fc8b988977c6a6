"""Words of a text as recall and erasure compare them."""

from __future__ import annotations

import re
import unicodedata

from memory.vocabulary.english.inflection import stem

STOP = frozenset(
    re.findall(
        r"[\w']+",
        "a about actually after again all also am an and any anything are as ask at be "
        "because been being but by can could d did do does doing don done for from get give "
        "given go got had has have having he hello help her here hers hey hi him his how i "
        "if in into is it its just know let like ll m make many may maybe me mean might "
        "mine more most much must my need no not now of off oh ok okay on one only or other "
        "our out over own please re really right s say should show so some something sure t "
        "tell than thank thanks that the their them then there these they thing things "
        "think this those to today too up us use user ve very want was we well were what "
        "when where which while who whom whose why will wish with would yes yet you your "
        "yours remember recall called call name names favourite favorite",
    )
)


def fold(text: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def stem_list(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order and as often as they stand there."""
    words = re.findall(r"\w+", fold(text).replace("'s", " ").replace("’s", " "))
    return [stem(word) for word in words if word not in STOP]


def stems(text: str) -> set[str]:
    """The stems of the words that carry meaning."""
    return set(stem_list(text))


def holds(value: str) -> re.Pattern[str] | None:
    """A pattern that finds a value as whole words in a text, whatever its case and spacing."""
    parts = value.split()
    if not parts:
        return None
    body = r"\s+".join(re.escape(part) for part in parts)
    before = r"(?<!\w)" if parts[0][0].isalnum() else ""
    after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    return re.compile(before + body + after, re.IGNORECASE)


def name_like(value: str) -> bool:
    """Whether a value is a name or an identifier: redacted wherever it stands."""
    return any(letter.isupper() or letter.isdigit() for letter in value)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    spans = []
    for found in re.finditer(r"\S.*?(?:[.!?]+(?=\s|$)|[。！？]+|$)", text, re.MULTILINE):
        begin, end = found.span()
        spans.append((begin, begin + len(text[begin:end].rstrip())))
    return spans
