"""A telling: the reply begins with what was kept of it, and answers what was asked beside."""

from __future__ import annotations

import pytest

from tests.journeys.talk import chat

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]


def test_with_luna_s_own_mind(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LUNA_MODEL")  # the default mind, the reader that comes along
    with chat() as luna:
        two = luna.say("my sister's called Zephyrine and I'm allergic to walnuts")
        beside = luna.say("My dog is called Biscuit. What is the capital of France?")
        named = luna.say("From now on, call me Captain.")
        asked = luna.ask_anew("what's my dog called? also i have a cat, Mog")
        nothing = luna.say("Ugh, what a day.")
    assert len(two["remembered"]) == 2
    assert "your sister is called Zephyrine" in two["reply"] and "walnuts" in two["reply"]
    assert two["stats"]["reply_tokens"] == 0 and not two["reply"].endswith("?")
    first, _, answer = beside["reply"].partition("\n\n")
    assert "Biscuit" in first and "Paris" in answer and beside["stats"]["reply_tokens"]
    assert "Captain" in named["reply"]
    first, _, answer = asked["reply"].partition("\n\n")
    assert "Captain" in first and "Mog" in first and "Biscuit" in answer
    assert not nothing["remembered"] and "remember" not in nothing["reply"].lower()
