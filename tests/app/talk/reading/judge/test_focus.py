"""What is kept of a recall, and how the reply begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.talk.reading.judge import Focus, Judge, Verdict, focused
from app.talk.reading.judge.focus import UNTOLD, beginning
from memory.vocabulary.records import Fact, Kind, Recall, Recalled, Status

DOG = Fact("pet dog name", "Bruno", "The user's dog is called Bruno.", Kind.FACT, id="dog")
CAT = Fact("pet cat name", "Mog", "The user's cat is called Mog.", Kind.FACT, id="cat")
NAME = Recalled("identity", "fact", "The user goes by Captain.", 1.0, "", 8, fact_id="name")


class Told:
    """A judge whose verdicts are given: words of a line, and its probability."""

    def __init__(self, asks: float, **answers: float) -> None:
        self._asks, self._answers = asks, answers

    def asks(self, message: str) -> float:
        return self._asks

    def answers(self, message: str, lines: Sequence[str]) -> list[float]:
        return [max((p for w, p in self._answers.items() if w in line), default=0.0)
                for line in lines]  # fmt: skip


def item(fact: Fact) -> Recalled:
    return Recalled("recalled", "fact", fact.text, 0.5, "", 9, fact_id=fact.id)


def judge(
    told: Told, known: Sequence[Fact] = (DOG, CAT), said: Sequence[str] = (), **how: Any
) -> Focus:
    recall = how.get("recall", Recall((NAME, item(DOG), item(CAT))))
    message = how.get("message", "what's my dog called")
    return focused(told, message, recall, lambda: known, said, len)  # type: ignore[arg-type]


def ids(focus: Focus) -> list[str]:
    return [each.fact_id for each in focus.recall.items]


def test_another_request_keeps_the_recall() -> None:
    focus = judge(Told(0.4, Bruno=0.9))
    assert (ids(focus), focus.verdict, focus.opening) == (["name", "dog", "cat"], Verdict.FREE, "")
    focus = judge(Told(0.01, Bruno=0.9))
    assert (ids(focus), focus.verdict, focus.opening) == (["name", "dog", "cat"], Verdict.OTHER, "")


def test_without_weights_nothing_is_judged(tmp_path: Path) -> None:
    missing = Judge(tmp_path / "none.safetensors")
    assert (missing.asks("who am i"), missing.follows("who am i")) == (0.5, 1.0)
    assert missing.answers("who am i", ["The user is Ana."]) == [0.0]
    assert not missing.alone("who am i")
    focus = focused(missing, "who am i", Recall((NAME,)), lambda: [DOG], (), len)
    assert (ids(focus), focus.verdict, focus.opening) == (["name"], Verdict.FREE, "")


def test_only_what_answers_is_kept_and_the_reply_begins_as_the_fact_does() -> None:
    focus = judge(Told(0.98, Bruno=0.95))
    assert (ids(focus), focus.verdict) == (["name", "dog"], Verdict.TOLD)
    assert focus.opening == "Your dog is called"


def test_what_recall_missed_is_found_among_the_nearest() -> None:
    focus = judge(Told(0.98, Bruno=0.95), recall=Recall((NAME, item(CAT))))
    assert ids(focus) == ["name", "dog"]
    assert "answers this" in focus.recall.items[-1].reason


def test_what_nobody_told_is_admitted() -> None:
    focus = judge(Told(0.98))
    assert (ids(focus), focus.verdict, focus.opening) == (["name"], Verdict.UNTOLD, UNTOLD)


def test_unsure_keeps_what_may_answer() -> None:
    focus = judge(Told(0.98, Bruno=0.4))
    assert (ids(focus), focus.verdict, focus.opening) == (["name", "dog"], Verdict.FREE, "")


def test_a_line_with_all_words_of_the_question_is_not_denied() -> None:
    diary = Fact("habit", "", "The user hides their diary in the shed.", Kind.FACT, id="diary")
    recall = Recall((NAME, item(diary)))
    focus = judge(Told(0.98), [diary], recall=recall, message="where do i hide my diary")
    assert (ids(focus), focus.verdict) == (["name", "diary"], Verdict.FREE)
    focus = judge(Told(0.98), [diary], recall=recall, message="where is my diary")
    assert focus.opening == UNTOLD


def test_said_in_this_talk_is_told() -> None:
    focus = judge(Told(0.98, Rex=0.9), said=["my dog is called Rex"])
    assert (focus.verdict, focus.opening) == (Verdict.FREE, "")
    assert ids(focus) == ["name", "dog", "cat"]


def test_stored_and_said_in_this_talk_is_told() -> None:
    focus = judge(Told(0.98, Bruno=0.9), said=["I have a dog called Bruno"])
    assert (ids(focus), focus.verdict) == (["name", "dog"], Verdict.TOLD)


def test_what_is_in_the_weights_is_left_to_them() -> None:
    learned = replace(DOG, status=Status.CONSOLIDATED)
    focus = judge(Told(0.98, Bruno=0.9), [learned], recall=Recall((NAME,)))
    assert (ids(focus), focus.verdict, focus.opening) == (["name"], Verdict.FREE, "")


def test_the_weights_may_know_what_the_judge_does_not_see() -> None:
    learned = replace(DOG, status=Status.CONSOLIDATED)
    focus = judge(Told(0.98, Bruno=0.1), [learned], recall=Recall((NAME,)))
    assert (focus.verdict, focus.opening) == (Verdict.FREE, "")
    focus = judge(Told(0.98), [learned], recall=Recall((NAME,)))
    assert (focus.verdict, focus.opening) == (Verdict.UNTOLD, UNTOLD)


def test_an_answer_in_the_identity_has_no_beginning() -> None:
    focus = judge(Told(0.98, Captain=0.9))
    assert (ids(focus), focus.verdict, focus.opening) == (["name"], Verdict.TOLD, "")


@pytest.mark.parametrize(
    ("message", "facts", "begun"),
    [
        ("whats my degree in", ["The user studies pharmacy.|pharmacy"], "You study"),
        ("remind me what i play", ["The user plays the cello.|the cello"], "You play"),
        ("do i play an instrument", ["The user plays the cello.|the cello"], ""),
        ("Can you tell me what I play?", ["The user plays the cello.|the cello"], "You play"),
        ("my sister's name?", ["The user's sister is called Ana.|Ana"], "Your sister is called"),
        ("which languages do i speak",
         ["The user speaks Thai.|Thai", "The user speaks Greek.|Greek"], "You speak"),
        ("what have i told you",
         ["The user speaks Thai.|Thai", "The user's sister is called Ana.|Ana"], ""),
        ("what happened in may",
         ["The user opened a small bakery in May.|opened a small bakery"], ""),
        ("what do i never eat", ["The user doesn't eat olives.|olives"], "You don't eat"),
    ],
)  # fmt: skip
def test_beginnings(message: str, facts: list[str], begun: str) -> None:
    parts = [fact.split("|") for fact in facts]
    known = [Fact("", value, text, Kind.FACT) for text, value in parts]
    assert beginning(message, known) == begun
