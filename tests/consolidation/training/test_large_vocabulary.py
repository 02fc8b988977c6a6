"""A large vocabulary: logits at few places at a time, with the same result and less memory."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import numpy.typing as npt
import psutil
import pytest

import consolidation.training.twin.twin as twins
from app.engine import Engine
from consolidation.adapters.file import read_adapter
from consolidation.settings import NightSettings
from consolidation.training.examples import examples
from consolidation.training.memory_needed import amount, estimate
from consolidation.training.settings import TrainSettings
from consolidation.training.train import train
from consolidation.training.trainer import foresee_with_torch
from consolidation.training.twin.twin import Twin, places, prepare
from memory.vocabulary.errors import NightError
from tests.consolidation.training.test_train import LESSONS, QUICK
from tests.tiny_models import make_model


def test_few_places_at_a_time_learn_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_model(tmp_path / "tiny.gguf", strength=0.7)
    with Engine(path, threads=1) as engine:

        def learned(name: str, settings: TrainSettings) -> list[npt.NDArray[np.float32]]:
            out = tmp_path / name
            result = train(path, engine.prompt_tokens, engine.text_tokens, LESSONS, out, settings,
                           metadata={"base": engine.base_hash})  # fmt: skip
            losses.append(result.loss)
            twin = Twin(path)
            found = read_adapter(
                out, heads=twin.heads, kv_heads=twin.kv_heads, base_sha256=engine.base_hash
            )
            return [side for pair in found.tensors.values() for side in pair]

        losses: list[float] = []
        few = replace(QUICK, epochs=2)
        whole = learned("whole.gguf", few)
        vocabulary = Twin(path).vocabulary
        monkeypatch.setattr(twins, "LOGITS", 2 * vocabulary)
        assert places(vocabulary) == 2
        parts = learned("parts.gguf", few)
    assert losses[0] == pytest.approx(losses[1], rel=1e-4)
    # AdamW's first steps go by the sign of a gradient alone: a last digit may turn a few.
    for one, other in zip(whole, parts, strict=True):
        assert float(np.linalg.norm(one - other)) < 0.05 * float(np.linalg.norm(one)) + 1e-6


def test_the_estimate_counts_no_more_logits_than_there_are_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_model(tmp_path / "tiny.gguf")
    with Engine(path, threads=1) as engine:
        made = examples(LESSONS, engine.prompt_tokens, engine.text_tokens)
    needed = []
    for batch in (8, 80, 800):
        monkeypatch.setattr(twins, "LOGITS", 1 << 24)
        more = estimate(path, amount(made), replace(QUICK, batch=batch))
        monkeypatch.setattr(twins, "LOGITS", 1)
        needed.append(more - estimate(path, amount(made), replace(QUICK, batch=batch)))
    assert 0 < needed[0] < needed[1] < needed[2]
    assert places(151_936) * 151_936 <= 1 << 24


def test_what_no_longer_learns_gives_its_memory_back(tmp_path: Path) -> None:
    prepare(1)
    twin = Twin(make_model(tmp_path / "tiny.gguf"), device="cpu")
    before = sum(p.numel() for p in twin.model.parameters())
    twin.join(1)
    twin.drop(1)
    assert sum(p.numel() for p in twin.decoder.layers[0].parameters()) == 0
    assert sum(p.numel() for p in twin.model.parameters()) < before
    table = twin.decoder.embed_tokens.weight
    if twin.config.tie_word_embeddings:  # the head is the embedding's own table
        assert twin.head.weight.data_ptr() == table.data_ptr()


def test_memory_is_said_before_the_lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Engine(make_model(tmp_path / "tiny.gguf"), threads=1) as engine:
        few, many = (foresee_with_torch(engine, NightSettings(), n) for n in (2, 40))
        assert 4e8 < few < many < 3e9
        monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=1e8))
        with pytest.raises(NightError, match="memory"):
            foresee_with_torch(engine, NightSettings(), 2)
