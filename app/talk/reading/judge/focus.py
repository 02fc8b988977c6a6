"""What of a recall answers the message, and how the reply begins.

The rest of the recall is left out. Asked for one stored thing, the reply begins as the fact does
("Your dog is called"), and where nothing known answers, with the plain admission.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.talk.reading.judge.judge import OTHER, Judge
from memory.vocabulary.english.second_person import to_user
from memory.vocabulary.english.words import stems
from memory.vocabulary.prompt_form import joined
from memory.vocabulary.records import CURRENT, Fact, Recall, Recalled

ASKS = 0.9  # probability from which a message is taken for a question about what was told
YES = 0.6  # from which a line answers it
SURE = 0.8  # from which the reply begins as the fact does
KEPT = 0.3  # from which a line is kept beside one that answers
NO = 0.05  # below which none does
SURELY_NOT = 0.02  # the same where the weights may know better than the judge
MOST = 16  # facts that are judged
UNTOLD = "You haven't told me"  # as the mind's manners say it

_OPEN = re.compile(
    r"\b(?:what|whats|which|who|whos|whom|whose|where|wheres|when|how|why|name|names|list|tell"
    r"|remind|say)\b",
    re.IGNORECASE,
)
_YES_NO = re.compile(
    r"\b(?:am|do|did|was|have|had|can|could|may|should|would|might|will|must|is|are|does|were|has)"
    r" (?:i|my|we|our|he|she|they|it|there)\b",
    re.IGNORECASE,
)


_COMMON = stems("name called remember know tell told remind again hey please thanks luna")


class Verdict(StrEnum):
    """Whether what is known answers a message."""

    FREE = "free"  # the judge is unsure
    OTHER = "other"  # it asks for something else, or for nothing
    TOLD = "told"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Focus:
    """What of a recall answers a message.

    Attributes:
        recall: what goes into the prompt.
        opening: the beginning of the reply; empty where the model begins.
    """

    recall: Recall
    verdict: Verdict = Verdict.FREE
    opening: str = ""


def focused(
    judge: Judge,
    message: str,
    recall: Recall,
    known: Callable[[], Sequence[Fact]],
    said: Sequence[str],
    count: Callable[[str], int],
) -> Focus:
    """Judge the recall of a message.

    Args:
        judge: the judge.
        message: what the user typed.
        recall: what was recalled for it.
        known: the facts nearest to the message, those in the weights included; asked for only
            where the message is such a question.
        said: earlier messages of this talk that the model is shown.
        count: counts the tokens of a text.
    """
    asks = judge.asks(message)
    if asks < ASKS:
        return Focus(recall, Verdict.OTHER if asks < OTHER else Verdict.FREE)
    facts = {fact.id: fact for fact in list(known())[:MOST]}
    there = {item.fact_id for item in recall.items}
    further = [fact for fact in facts.values() if fact.id not in there]
    shown = [*recall.items, *(_item(f, count) for f in further if f.status in CURRENT)]
    elsewhere = [*(f.text for f in further if f.status not in CURRENT), *said]  # weights, talk
    texts = [*(item.text for item in shown), *elsewhere]
    chances = [
        max(chance, NO) if _says_all(message, text) else chance
        for text, chance in zip(texts, judge.answers(message, texts), strict=True)
    ]
    judged = list(zip(shown, chances, strict=False))
    here, anywhere = max(chances[: len(shown)], default=0.0), max(chances, default=0.0)

    def kept(least: float, new: float = 1.0) -> Recall:
        """The recall with recalled items of at least this chance, and new ones of another."""
        items = tuple(
            item
            for item, chance in judged
            if item.section != "recalled" or chance >= (least if item.fact_id in there else new)
        )
        return replace(recall, items=items)

    learned = any(fact.status not in CURRENT for fact in facts.values())
    if anywhere < (SURELY_NOT if learned else NO):
        return Focus(kept(1.0), Verdict.UNTOLD, UNTOLD)
    if here < YES:
        return Focus(recall if anywhere >= YES else kept(NO))
    sure = [facts.get(item.fact_id) for item, chance in judged
            if chance >= SURE and item.section == "recalled"]  # fmt: skip
    answering = [fact for fact in sure if fact is not None]
    opening = beginning(message, answering) if len(answering) == len(sure) else ""
    return Focus(kept(KEPT, YES), Verdict.TOLD, opening)


def _says_all(message: str, line: str) -> bool:
    """Whether a line has all words of a question: "where do i hide my diary". Such a line is not
    denied, however unlikely it seems to the judge: of sorts that it never saw it knows little."""
    asked = stems(message) - _COMMON
    return len(asked) > 1 and asked <= stems(line)


def _item(fact: Fact, count: Callable[[str], int]) -> Recalled:
    tokens = count(f"- {fact.text}\n")
    return Recalled(
        "recalled", fact.kind.value, fact.text, 1.0, "it answers this", tokens, fact_id=fact.id
    )


def beginning(message: str, answering: Sequence[Fact]) -> str:
    """How a reply begins that says these facts: up to the first value.

    Empty where they are no single sentence, where the value begins it, or for a yes or no.
    """
    if not answering or (_YES_NO.search(message) and not _OPEN.search(message)):
        return ""
    sentences = joined([fact.text for fact in answering])
    if len(sentences) != 1:
        return ""
    sentence = to_user(replace(answering[0], text=sentences[0]))
    places = [p for fact in answering if fact.value and (p := sentence.find(fact.value)) > 0]
    stem = sentence[: min(places, default=0)].rstrip()
    return stem if len(stem.split()) > 1 else ""
