"""Two windows: two chats on one home know the same, whichever of them was told."""

from __future__ import annotations

import pytest

from tests.journeys.talk import chat, run, section

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600), pytest.mark.usefixtures("warm")]


MEMORY = ("identity", "instructions", "pinned", "recalled")


def test_what_one_window_is_told_the_other_knows_and_forgets() -> None:
    with chat() as one, chat() as other:
        other.say("Good morning!")
        one.say("I have a dog called Zephyrwick.")
        known = other.ask_anew("What is my dog called?")
        other.ask_anew("I live in Orlenmouth.")
        back = one.ask_anew("Which town do I live in?")
        run("memory", "forget", "Zephyrwick", "--yes", "--json")
        gone = [each.ask_anew("What is my dog called?") for each in (one, other)]
    assert "Zephyrwick" in section(known, *MEMORY)
    assert "Orlenmouth" in section(back, *MEMORY)
    assert ["Zephyrwick" in section(each, *MEMORY) for each in gone] == [False, False]
