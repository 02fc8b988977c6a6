"""The same promises on every architecture that can be consolidated."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.engine import Engine
from memory.vocabulary.records import Message
from tests.tiny_models import make_model

HELLO = [Message("user", "hello, who are you and what do you know about me?")]


@pytest.mark.parametrize("architecture", ["llama", "qwen2", "qwen3", "gemma3"])
def test_replies_logits_and_the_kept_prefix(tmp_path: Path, architecture: str) -> None:
    path = make_model(tmp_path / "model.gguf", architecture)
    with Engine(path, threads=1) as engine:
        assert engine.architecture == architecture
        reply = engine.reply(HELLO, 20)
        talk = [*HELLO, Message("assistant", reply), Message("user", "and?")]
        warm = engine.reply(talk, 20)
        assert engine.last.cached_tokens >= engine.count_messages(HELLO)
        tokens = engine.prompt_tokens(HELLO)
        every = engine.logits(tokens, len(tokens))
        assert np.isfinite(every).all()
        np.testing.assert_allclose(engine.logits(tokens[:-1], 1)[0], every[-2], atol=1e-2)
    with Engine(path, threads=1) as fresh:
        assert fresh.reply(talk, 20) == warm
        assert fresh.last.cached_tokens == 0
