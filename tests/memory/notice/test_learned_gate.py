"""The learned gate: what it adds, what it vetoes, what it never looks at; and topics."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from memory.notice.rules import learned
from memory.notice.rules.asked.passing import passing, plainly_a_taste
from memory.notice.rules.learned import LABELS, Gate, candidate, gated
from memory.vocabulary.english.topics import TOPICS, Topics, asks_advice, same_topic
from memory.vocabulary.records import Candidate, Kind

Vectors = list[npt.NDArray[np.float32]]


class Told:
    """A gate that says the same of every sentence and notes what it was asked."""

    def __init__(self, label: str, chance: float) -> None:
        self.asked: list[str] = []
        self._row = [1 - chance] + [chance * (name == label) for name in LABELS[1:]]

    def chances(self, texts: list[str], vectors: Vectors) -> npt.NDArray[np.float32]:
        self.asked += texts
        return np.array([self._row] * len(texts), dtype=np.float32)


def embed(texts: list[str]) -> Vectors:
    return [np.zeros(384, dtype=np.float32) for _ in texts]


def use(monkeypatch: pytest.MonkeyPatch, label: str, chance: float) -> Told:
    told = Told(label, chance)
    monkeypatch.setattr(learned, "shipped", lambda: told)
    return told


def test_it_adds_what_no_rule_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, "preference", 0.9)
    (found,) = gated("Well, I steer clear of my aunt's stews.", [], embed, 0.7)  # type: ignore[arg-type]
    assert found.text == "The user steers clear of their aunt's stews."
    assert (found.kind, found.slot) == (Kind.PREFERENCE, "preference")
    assert found.sentence == "Well, I steer clear of my aunt's stews."


def test_below_the_threshold_nothing_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, "preference", 0.6)
    assert gated("I steer clear of stews.", [], embed, 0.7) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Do I steer clear of stews?",
        "Translate this: I steer clear of stews.",
        "If I were rich I would buy a boat.",
        "He said that I hate stews.",
        "```\nI steer clear of stews.\n```",
        "## Plan\nI steer clear of stews.",
    ],
)
def test_it_never_looks_at_questions_tasks_and_documents(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    told = use(monkeypatch, "preference", 0.99)
    assert gated(text, [], embed, 0.7) == []  # type: ignore[arg-type]
    assert told.asked == []


def test_it_vetoes_loose_rules_only(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, "preference", 0.05)
    loose = Candidate(
        "likes", "tents", "The user likes tents.", Kind.PREFERENCE, sentence="I … tents."
    )
    sure = Candidate("home", "Orlen", "The user lives in Orlen.", Kind.FACT, sentence="I live …")
    assert gated("", [loose, sure], embed, 0.7) == [sure]  # type: ignore[arg-type]


def test_an_instruction_has_to_sound_like_one() -> None:
    kept = candidate("Whenever I ask for code, leave out comments.", "instruction", 0.9)
    assert kept is not None
    assert kept.kind is Kind.INSTRUCTION
    assert candidate("Here is an example of my code.", "instruction", 0.9) is None


def test_facts_are_short() -> None:
    long = "I avoid " + "very " * 60 + "long films"
    kept = candidate(long, "preference", 0.9)
    assert kept is not None
    assert len(kept.text.split()) <= learned.MOST + 2
    assert kept.polarity == -1


def test_the_shipped_weights_fit_the_traits() -> None:
    gate = learned.shipped()
    assert isinstance(gate, Gate)
    chances = gate.chances(["I hate tents."], embed(["I hate tents."]))
    assert chances.shape == (1, len(LABELS))
    assert chances.sum() == pytest.approx(1)


def test_topics_agree_with_themselves() -> None:
    class Own:
        def of(self, texts: list[str]) -> Vectors:
            return [np.eye(384, dtype=np.float32)[hash_of(text)] for text in texts]

    def hash_of(text: str) -> int:
        return sum(text.encode()) % 384

    topics = Topics(Own())  # type: ignore[arg-type]
    names = list(TOPICS)
    first = TOPICS["travel"].split("; ")[0]
    shares = topics.of(np.eye(384, dtype=np.float32)[[hash_of(first)]])
    assert names[int(shares[0].argmax())] == "travel"
    assert shares.sum() == pytest.approx(1)
    assert same_topic(shares[0], shares)[0] == pytest.approx(1)


def test_requests_that_leave_a_choice_open() -> None:
    assert asks_advice("Can you recommend a hotel?")
    assert not asks_advice("Where do I live?")


@pytest.mark.parametrize(
    "text",
    [
        "I dropped a plate.", "I'm peeling potatoes.", "I can't open this jar.", "Never mind, it works.",
        "I love this picture.", "You always forget the title.", "As an assistant I never sleep.",
    ],
)  # fmt: skip
def test_what_is_over_in_a_minute_passes(text: str) -> None:
    assert passing(text)


@pytest.mark.parametrize(
    "text",
    [
        "I was born in Graz.", "I retired in May.", "I'm learning the harp.", "I always walked to school.",
        "I need quiet when I write.", "I was diagnosed with gout.",
    ],
)  # fmt: skip
def test_what_lasts_does_not(text: str) -> None:
    assert not passing(text)


def test_a_taste_without_an_i_at_its_head() -> None:
    for text in ("Opera bores me.", "I'd rather swim than run.", "Anything with garlic is out."):
        assert plainly_a_taste(text)
    for text in ("It bores me.", "Could you make me a list?", "That would suit me."):
        assert not plainly_a_taste(text)
