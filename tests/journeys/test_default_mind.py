"""A fresh home: Luna's own mind is put together, answers, takes a fact and knows the world."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from app.house.models.bundled import default
from memory.disk.files import sha256_of
from tests.journeys.talk import LUNA, chat, run

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]


def test_from_a_fresh_home_to_an_answer(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LUNA_MODEL")
    identity = default().identity
    done = subprocess.run(
        [*LUNA, "models", "prepare"], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0 and "own mind together" in done.stderr, done.stderr
    mind = home / "cache" / "luna-mind.gguf"
    assert mind.stat().st_size == identity.size and sha256_of(mind) == identity.sha256

    listed = run("models", "list", "--json")[0]
    assert listed["here"] and listed["in_use"] and "SmolLM2-135M-Instruct" in listed["about"]
    (model,) = [check for check in run("doctor", "--json", check=False) if check["name"] == "model"]
    assert model["state"] == "ok" and "manners trained for Luna" in model["detail"]

    with chat() as luna:
        assert "Captain" in luna.say("From now on, call me Captain.")["reply"]
        assert "Zephyrine" in luna.ask_anew("I have a parrot called Zephyrine.")["reply"]
        assert "Zephyrine" in luna.ask_anew("What is my parrot called?")["reply"]
        assert "Paris" in luna.ask_anew("What is the capital of France?")["reply"]
        assert "Captain" in luna.ask_anew("What should you call me?")["reply"]
