"""Latest figures first: where several past turns give a number or a date for the same thing.

Similarity alone ranks the outdated one first as often as the current one. Turns that answer with a
figure keep their positions as a group, and within the group the latest comes first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from memory.vocabulary.english.calendar import WEEKDAY
from memory.vocabulary.english.words import sentences, stem_list, stems

# Questions about the past, or about all of it: there the latest figure is not preferred.
_OF_THE_PAST = re.compile(
    r"\b(?:first|original(?:ly)?|initial(?:ly)?|before|used to|previous(?:ly)?|earlier|when did|order"
    r"|history|over time|progress(?:ed)?|changed?|all the|summar\w+|compare|between|in total"
    r"|altogether|ago|last (?:week|month|year))\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    rf"|fifty|hundred|half|once|twice|{WEEKDAY})\b",
    re.IGNORECASE,
)
_ASKS_FIGURE = re.compile(
    r"\bhow (?:many|much|often|long|far|old|high|big|fast)\b|\bwhen\b|\bwhat (?:is|are|was)\b|\bwhat"
    r" (?:time|date|day|percentage|number|deadline|budget)\b|\bwhich (?:day|date|time)\b",
    re.IGNORECASE,
)
_ALIKE = 0.5  # share of the question's words, relative to the best turn's


def latest_first(query: str, told: Sequence[tuple[str, datetime]]) -> list[int]:
    """The order of turns with the latest figure first.

    Args:
        query: what was asked.
        told: text and time of each turn, best first.

    Returns:
        Indices in the new order; the old order where the question does not ask for a figure.
    """
    order = list(range(len(told)))
    if not _ASKS_FIGURE.search(query) or _OF_THE_PAST.search(query):
        return order
    question_stems = stems(query)
    shares = [_share(question_stems, text) for text, _ in told]
    least = _ALIKE * max(shares, default=0.0)
    group = [n for n in order if shares[n] > 0 and shares[n] >= least]
    if len(group) < 2:
        return order
    newest = sorted(group, key=lambda n: told[n][1], reverse=True)
    for place, turn in zip(group, newest, strict=True):
        order[place] = turn
    return order


def _share(wanted: set[str], text: str) -> float:
    """The largest share of the question's words in a sentence that has a figure."""
    best = 0.0
    for begin, end in sentences(text):
        sentence = text[begin:end]
        if _FIGURE.search(sentence):
            words = set(stem_list(sentence))
            best = max(best, len(wanted & words) / max(1, len(wanted)))
    return best
