"""LoRA adapters on a live context."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.engine import Engine
from memory.vocabulary.errors import AdapterError
from memory.vocabulary.records import Message
from tests.app.engine.tiny import make_adapter

TOKENS = [72, 101, 5, 17, 200, 33]
TALK = [Message("user", "hello you")]


@pytest.fixture
def lora(engine: Engine, tmp_path: Path) -> Path:
    return make_adapter(tmp_path / "one.gguf", base_hash=engine.base_hash)


@pytest.fixture
def other(engine: Engine, tmp_path: Path) -> Path:
    return make_adapter(tmp_path / "two.gguf", base_hash=engine.base_hash, seed=2)


def test_detaching_restores_the_base_exactly(engine: Engine, lora: Path, other: Path) -> None:
    base = engine.logits(TOKENS, 4)
    engine.set_adapters([(lora, 1.0), (other, 0.5)])
    assert np.abs(engine.logits(TOKENS, 4) - base).max() > 1
    engine.set_adapters([])
    np.testing.assert_array_equal(engine.logits(TOKENS, 4), base)


def test_scale_and_replacement(engine: Engine, lora: Path, other: Path) -> None:
    base = engine.logits(TOKENS, 4)

    def effect(*adapters: tuple[Path, float]) -> float:
        engine.set_adapters(adapters)
        assert engine.adapters == adapters
        return float(np.abs(engine.logits(TOKENS, 4) - base).max())

    full = effect((lora, 1.0))
    assert effect((lora, 0.1)) < full
    assert effect((lora, 0.0)) == 0
    alone, both = effect((other, 1.0)), effect((other, 1.0), (lora, 1.0))
    assert len({full, alone, both}) == 3
    assert effect((lora, 1.0)) == full


def test_a_swap_is_not_answered_from_old_keys(engine: Engine, lora: Path, tiny: Path) -> None:
    plain = engine.reply(TALK, 16)
    engine.set_adapters([(lora, 1.0)])
    swapped = engine.reply(TALK, 16)
    assert engine.last.cached_tokens == 0
    with Engine(tiny, threads=1) as fresh:
        fresh.set_adapters([(lora, 1.0)])
        assert fresh.reply(TALK, 16) == swapped != plain
    engine.set_adapters([(lora, 1.0)])  # the same set: nothing to forget
    engine.reply(TALK, 16)
    assert engine.last.cached_tokens > 0


def test_many_shards_and_many_swaps(engine: Engine, tmp_path: Path) -> None:
    base = engine.logits(TOKENS, 2)
    shards = [
        make_adapter(tmp_path / f"{n}.gguf", base_hash=engine.base_hash, seed=n, strength=0.1)
        for n in range(12)
    ]
    for count in (12, 1, 7, 0, 12, 3, 0):
        engine.set_adapters([(shard, 1.0) for shard in shards[:count]])
        assert (np.abs(engine.logits(TOKENS, 2) - base).max() > 0) == (count > 0)
    assert not engine._instance._lora._loaded  # what is not used is freed


def test_a_replaced_file_is_loaded_anew(engine: Engine, lora: Path) -> None:
    engine.set_adapters([(lora, 1.0)])
    before = engine.logits(TOKENS, 1)
    draft = make_adapter(lora.with_name("draft"), base_hash=engine.base_hash, seed=9)
    draft.replace(lora)
    engine.set_adapters([(lora, 1.0)])
    assert np.abs(engine.logits(TOKENS, 1) - before).max() > 0


def test_an_adapter_may_go_after_it_was_attached(engine: Engine, lora: Path) -> None:
    engine.set_adapters([(lora, 1.0)])
    before = engine.logits(TOKENS, 1)
    lora.unlink()
    np.testing.assert_array_equal(engine.logits(TOKENS, 1), before)
    engine.set_adapters([])


def test_refusals_leave_the_old_set(engine: Engine, lora: Path, tmp_path: Path, tiny: Path) -> None:
    def made(name: str, **how: object) -> Path:
        how = {"base_hash": engine.base_hash, **how}
        return make_adapter(tmp_path / name, **how)  # type: ignore[arg-type]

    cut = tmp_path / "cut.gguf"
    cut.write_bytes(lora.read_bytes()[:-100])
    bad = {
        tmp_path / "none.gguf": "missing",
        tmp_path: "not a file",
        cut: "cut short",
        tiny: "not a LoRA",
        made("kind.gguf", kind="model"): "not a LoRA",
        made("base.gguf", base_hash="0" * 64): "another base",
        made("arch.gguf", architecture="qwen2"): "qwen2",
        made("width.gguf", width=32): "does not fit",
    }
    engine.set_adapters([(lora, 1.0)])
    before = engine.logits(TOKENS, 1)
    for path, words in bad.items():
        with pytest.raises(AdapterError, match=words) as caught:
            engine.set_adapters([(lora, 0.5), (path, 1.0)])
        assert caught.value.remedy
        assert engine.adapters == ((lora, 1.0),)
        np.testing.assert_array_equal(engine.logits(TOKENS, 1), before)


def test_a_foreign_adapter_is_judged_by_its_shapes(engine: Engine, tmp_path: Path) -> None:
    foreign = make_adapter(tmp_path / "foreign.gguf", base_hash=None)
    engine.set_adapters([(foreign, 1.0)])
    assert engine.adapters == ((foreign, 1.0),)
