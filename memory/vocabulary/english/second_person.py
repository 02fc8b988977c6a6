"""Facts as sentences addressed to the user: "The user lives in Orlen." → "You live in Orlen."."""

from __future__ import annotations

import re

from memory.vocabulary.english.inflection import agreeing
from memory.vocabulary.records import Fact, Kind

_OWN = re.compile(r"\b(?:i|me|my|mine|myself|our|we)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b")
_ADVERB = r"(?:\w+ly|often|always|never|also|still|once|just|now|sometimes|no longer)"
_VERB = re.compile(rf"The user ((?:{_ADVERB} )*)([a-z']+)\b", re.ASCII)
_THEIRS = re.compile(r"\b(their|theirs|they|them|themselves|themself)\b")
_YOURS = {
    "their": "your", "theirs": "yours", "they": "you", "them": "you", "themselves": "yourself",
    "themself": "yourself",
}  # fmt: skip


def to_user(fact: Fact) -> str:
    """A fact as a sentence addressed to the user."""
    if fact.kind is Kind.INSTRUCTION:
        return fact.text
    if not fact.text.startswith("The user"):
        quoted = _FIRST.search(fact.text) is not None  # kept in the user's own words
        return (
            f"You told me: “{fact.text}”" if quoted else fact.text.replace("the user's ", "your ")
        )
    text = fact.text.replace("The user's ", "Your ", 1)
    text = _VERB.sub(lambda found: f"You {found[1]}{agreeing(found[2], 'you')}", text, count=1)
    if _OWN.search(fact.value):  # "my grandmother's soup" is kept as "their grandmother's soup"
        text = _THEIRS.sub(lambda found: _YOURS[found[1]], text)
    return text
