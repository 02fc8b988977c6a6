"""The words of a text, as recall and erasure compare them."""

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
    """Lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def stem_list(text: str) -> list[str]:
    """The stems of content words, in order and with repetitions."""
    words = re.findall(r"\w+", fold(text).replace("'s", " ").replace("’s", " "))
    return [stem(word) for word in words if word not in STOP]


def stems(text: str) -> set[str]:
    """The stems of content words."""
    return set(stem_list(text))


def holds(value: str) -> re.Pattern[str] | None:
    """A pattern that finds a value as whole words, whatever its case and spacing."""
    tokens = value.split()
    if not tokens:
        return None
    body = r"\s+".join(re.escape(part) for part in tokens)
    left = r"(?<!\w)" if tokens[0][0].isalnum() else ""
    right = r"(?!\w)" if tokens[-1][-1].isalnum() else ""
    return re.compile(left + body + right, re.IGNORECASE)


def name_like(value: str) -> bool:
    """Whether a value is a name or an identifier, which is redacted everywhere."""
    return any(letter.isupper() or letter.isdigit() for letter in value)


def sentences(text: str) -> list[tuple[int, int]]:
    """The (begin, end) of each sentence of a text."""
    spans = []
    for match in re.finditer(r"\S.*?(?:[.!?]+(?=\s|$)|[。！？]+|$)", text, re.MULTILINE):
        begin, end = match.span()
        spans.append((begin, begin + len(text[begin:end].rstrip())))
    return spans
