"""A preference: how to answer is kept for every talk, what is liked comes where it is asked for."""

from __future__ import annotations

import pytest

from tests.journeys.talk import chat, run, section

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600), pytest.mark.usefixtures("warm")]


def test_a_preference_and_an_instruction_are_kept_and_each_comes_where_it_belongs() -> None:
    with chat() as luna:
        luna.say("Always answer in one short sentence.")
        luna.ask_anew("My favourite drink is quillberry tea.")
        asked = luna.ask_anew("What is my favourite drink?")
        other = luna.ask_anew("What is the capital of France?")
    assert "quillberry" in asked["reply"].lower()
    for answer in (asked, other):  # an order holds for all of them
        assert "one short sentence" in section(answer, "instructions")
    assert "quillberry" in section(asked, "recalled", "pinned", "identity").lower()
    assert "quillberry" not in section(other, "recalled").lower()


def test_a_preference_is_listed_as_one() -> None:
    with chat() as luna:
        luna.say("My favourite drink is quillberry tea.")
    assert [fact["kind"] for fact in run("memory", "list", "--json")] == ["preference"]
