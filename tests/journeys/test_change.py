"""A change: the new value counts from the same message on, the old one is never said as current."""

from __future__ import annotations

import pytest

from tests.journeys.talk import chat, run, section

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600), pytest.mark.usefixtures("warm")]


OLD, NEW = "Orlenmouth", "Tessrimford"


def test_who_moves_lives_in_the_new_town_only() -> None:
    with chat() as luna:
        luna.say(f"I live in {OLD}.")
        changed = luna.ask_anew(f"I moved, I live in {NEW} now.")
    with chat() as luna:
        asked = luna.say("Which town do I live in?")
    assert [fact["change"] for fact in changed["remembered"]] == ["superseded"]
    assert NEW in asked["reply"] and OLD not in asked["reply"]
    assert NEW in section(asked, "identity", "pinned", "recalled")
    states = {fact["value"]: fact["status"] for fact in run("memory", "list", "--all", "--json")}
    assert states == {OLD: "superseded", NEW: "active"}
