"""Standing instructions about form, told in a talk, are kept by every later reply."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.talk import chat

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]


def test_replies_keep_the_form_that_was_asked_for(own_mind: Path) -> None:
    with chat() as luna:
        luna.say("From now on, answer in one sentence.")
        luna.ask_anew("Always write in capital letters, please.")
        for question in ("Why is the sky blue?", "Tell me about bread.", "What is rain?"):
            reply = luna.ask_anew(question)["reply"]
            assert reply == reply.upper() and len(reply) > 10
            assert "\n" not in reply and reply[-1] in ".!?…"
        stored = luna.ask_anew("My favourite colour is teal.")["reply"]
        assert "TEAL" in stored


def test_a_form_that_is_taken_back_ends(own_mind: Path) -> None:
    with chat() as luna:
        luna.say("Please always answer in bullet points.")
        listed = luna.ask_anew("What do I need for a cake?")["reply"]
        assert all(line.startswith("- ") for line in listed.splitlines())
        code = luna.ask_anew("Write a Python function that adds two numbers.")["reply"]
        assert code.startswith("- ")
        luna.ask_anew("Forget that I want bullet points.")
        luna.ask_anew("You don't have to answer in bullet points any more.")
        plain = luna.ask_anew("What is the capital of France?")["reply"]
        assert "Paris" in plain and not plain.startswith("- ")
