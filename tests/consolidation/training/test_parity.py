"""torch and llama.cpp give the same logits, bare and under an adapter of our writer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.engine import Engine
from consolidation.training.parity.parity import EFFECT, TOLERANCE, check_parity
from memory.vocabulary.errors import ParityError
from memory.vocabulary.records import Message
from tests.tiny_models import ARCHITECTURES, make_model

PROMPTS = (
    (Message("system", "You are Luna."), Message("user", "hello, what is the thing?")),
    (Message("user", "hell"),),
    (Message("system", "You are Luna."), Message("user", "the thing is that " * 8)),
)


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_architectures(tmp_path: Path, architecture: str) -> None:
    path = make_model(tmp_path / "tiny.gguf", architecture)
    with Engine(path, threads=1) as engine:
        before = engine.logits(engine.prompt_tokens(PROMPTS[0]), 1)
        found = check_parity(path, engine, PROMPTS, threads=1)
        after = engine.logits(engine.prompt_tokens(PROMPTS[0]), 1)
    assert found.max_difference <= TOLERANCE
    assert found.argmax_equal
    assert found.effect >= EFFECT
    assert np.array_equal(before, after)  # no adapter is left behind


def test_a_twin_that_computes_something_else_is_refused(tmp_path: Path) -> None:
    served = make_model(tmp_path / "served.gguf", seed=1)
    other = make_model(tmp_path / "other.gguf", seed=2)
    with Engine(served, threads=1) as engine, pytest.raises(ParityError, match="disagree"):
        check_parity(other, engine, PROMPTS, threads=1)


def test_an_architecture_without_a_test_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_model(tmp_path / "tiny.gguf")
    with Engine(path, threads=1) as engine:
        monkeypatch.setattr(engine, "architecture", "falcon")
        with pytest.raises(ParityError, match="falcon"):
            check_parity(path, engine, PROMPTS, threads=1)
