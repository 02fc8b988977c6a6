"""Forgetting: what is taken back is known no more, in the next conversation and in every file."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.journeys.talk import chat, files_with, run
from tests.journeys.ten_facts import GENERAL, NEVER_TOLD, SEED, denials, right, tell, ten

pytestmark = [pytest.mark.journey, pytest.mark.timeout(1300), pytest.mark.usefixtures("warm")]


def test_ten_facts_are_known_until_they_are_forgotten(home: Path) -> None:
    facts = ten(random.Random(SEED))
    with chat() as luna:  # before anything was told, nothing can be known
        before = [luna.ask_anew(f.question)["reply"] for f in facts]
    assert right(before, facts) <= 1

    tell(facts)
    with chat() as luna:  # (b) asked, each in a conversation of its own
        asked = [luna.ask_anew(f.question)["reply"] for f in facts]
        absent = [luna.ask_anew(question)["reply"] for question in NEVER_TOLD]
        general = luna.ask_anew(GENERAL)["reply"]
    assert right(asked, facts) >= 9, list(zip(asked, facts, strict=True))
    assert denials(absent) >= 9, absent
    assert "Paris" in general

    # What was forgotten is known no more, and lies in no file.
    gone = run("memory", "forget", "--source", "told", "--yes", "--json")
    assert len(gone) >= len(facts)
    assert not files_with(home, [fact.value for fact in facts])
    with chat() as luna:
        after = [luna.ask_anew(f.question)["reply"] for f in facts]
    assert right(after, facts) <= 1
