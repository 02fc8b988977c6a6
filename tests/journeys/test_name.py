"""A name: the very reply uses it, and so do other conversations and other starts."""

from __future__ import annotations

import pytest

from tests.journeys.talk import Talk, chat

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600), pytest.mark.usefixtures("warm")]


NAME = "Tessrimo"
QUESTION = "What should you call me?"


def test_a_name_is_used_at_once_and_from_then_on() -> None:
    with chat() as luna:
        told = luna.say(f"From now on, call me {NAME}.")
        elsewhere = luna.ask_anew(QUESTION)
    with chat() as luna:
        later = luna.say(QUESTION)
    assert [fact["value"] for fact in told["remembered"]] == [NAME]
    assert [NAME in each["reply"] for each in (told, elsewhere, later)] == [True] * 3


def test_no_name_is_made_up() -> None:
    with chat() as luna:
        assert NAME not in luna.say(QUESTION)["reply"]
        assert not _remembered(luna)


def _remembered(luna: Talk) -> list[object]:
    """What a greeting made Luna remember."""
    found: list[object] = luna.ask_anew("Good morning!")["remembered"]
    return found
