"""Quantised models, as users have them. On a processor with AMX they once ended the process."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.engine import Engine
from consolidation.wording.forms import prompt
from tests.benchmarks.fewer_bits import EIGHT, FIVE, FOUR, quantised
from tests.models import SMALL

QUESTION = "Hello, who are you?"


@pytest.mark.parametrize("bits", [FOUR, FIVE, EIGHT])
def test_a_quantised_model_answers(tmp_path: Path, bits: int) -> None:
    file = quantised(SMALL, tmp_path / "fewer.gguf", bits)
    with Engine(file, threads=2) as engine:
        reply = engine.reply(prompt(QUESTION), 20)
        longer = engine.reply(prompt(" ".join([QUESTION] * 40)), 5)
    assert len(reply.split()) > 3
    assert longer.strip()
