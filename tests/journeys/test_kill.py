"""A kill: what was said and remembered before it is there at the next start."""

from __future__ import annotations

import pytest

from tests.journeys.talk import chat, run, section

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600), pytest.mark.usefixtures("warm")]


def test_a_killed_chat_has_lost_nothing_that_was_answered() -> None:
    with chat() as luna:
        luna.say("I have a dog called Zephyrwick.")
        luna.process.kill()
        luna.process.wait(timeout=60)
    with chat("--continue") as luna:  # the talk goes on where it was
        asked = luna.say("What is my dog called?")
        anew = luna.ask_anew("What is my dog called?")
    assert "Zephyrwick" in section(asked, "conversation")
    assert "Zephyrwick" in section(asked, "recalled")
    assert "Zephyrwick" in anew["reply"]
    assert "fail" not in {check["state"] for check in run("verify", "--json")}
