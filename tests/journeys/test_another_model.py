"""Another model: what was told to one is in the prompt of the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.engine.tiny import make_llama
from tests.journeys.talk import chat, section

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600), pytest.mark.usefixtures("warm")]


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random model: what it says means nothing, what it is sent does."""
    return make_llama(tmp_path_factory.mktemp("model") / "tiny.gguf", context=2048)


def test_what_one_model_was_told_the_next_is_sent(
    other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with chat() as luna:
        luna.say("I have a dog called Zephyrwick.")
    monkeypatch.setenv("LUNA_CHAT_MAX_TOKENS", "8")
    with chat("--model", str(other)) as luna:
        asked = luna.say("What is my dog called?")
    assert asked["state"] == "complete"
    assert "Zephyrwick" in section(asked, "recalled", "pinned", "identity")
