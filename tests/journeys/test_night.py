"""A night: what was told goes into the weights, and is answered without standing in the prompt."""

from __future__ import annotations

import random

import pytest

from tests.journeys.talk import chat, run, sent
from tests.journeys.ten_facts import GENERAL, NEVER_TOLD, SEED, denials, right, tell, ten

pytestmark = [pytest.mark.journey, pytest.mark.timeout(1300), pytest.mark.usefixtures("warm")]


def test_ten_facts_from_the_first_word_to_the_weights() -> None:
    facts = ten(random.Random(SEED))
    with chat() as luna:
        general = luna.ask_anew(GENERAL)["reply"]
    tell(facts)

    # (c) After the night, in new processes. What failed its exam is tried again the next night.
    for night in range(2):
        *_, outcome = run("consolidate", "--all", "--seed", str(night + 1), "--json", timeout=550)
        assert outcome["adopted"] or night, outcome
        states = {f["id"]: f["status"] for f in run("memory", "list", "--json")}
        passed = [fact_id for fact_id, status in states.items() if status == "consolidated"]
        if len(passed) >= 9:
            break
    assert len(passed) >= 9, outcome

    with chat() as luna:
        answers = [luna.ask_anew(f.question) for f in facts]
        absent = [luna.ask_anew(question)["reply"] for question in NEVER_TOLD]
        same = luna.ask_anew(GENERAL)["reply"]
    waiting = {f["text"] for f in run("memory", "list", "--json") if f["id"] not in passed}
    for fact, answer in zip(facts, answers, strict=True):
        if not any(fact.value.lower() in text.lower() for text in waiting):
            assert fact.value.lower() not in sent(answer).lower(), sent(answer)
    replies = [a["reply"] for a in answers]
    assert right(replies, facts) >= 9, list(zip(replies, facts, strict=True))

    # (d) Controls: no inventions, general knowledge as before, and the base knows nothing.
    assert denials(absent) >= 9, absent
    assert same == general
    run("adapters", "off", "--json")
    with chat() as luna:
        base = [luna.ask_anew(f.question)["reply"] for f in facts]
    assert right(base, facts) <= 1
