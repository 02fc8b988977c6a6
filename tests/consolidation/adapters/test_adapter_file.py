"""The adapter's file: what is written is read back, what cannot be held is refused."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from consolidation.adapters.file import (
    Pair,
    check_config,
    module_name,
    read_adapter,
    weight_name,
    write_adapter,
)
from memory.vocabulary.errors import AdapterError

HEADS, KV_HEADS, WIDTH, RANK = 4, 2, 32, 4


def pairs(seed: int = 0) -> dict[str, Pair]:
    rng = np.random.default_rng(seed)

    def pair(out: int) -> Pair:
        a = rng.normal(0, 1, (RANK, WIDTH)).astype(np.float16).astype(np.float32)
        b = rng.normal(0, 1, (out, RANK)).astype(np.float16).astype(np.float32)
        return a, b

    return {
        "blk.0.attn_q.weight": pair(WIDTH),
        "blk.0.attn_k.weight": pair(WIDTH // 2),
        "blk.11.ffn_down.weight": pair(WIDTH),
    }


def write(path: Path, **changes: Any) -> Path:
    given: dict[str, Any] = {
        "architecture": "llama",
        "tensors": pairs(),
        "alpha": 8.0,
        "metadata": {"base_sha256": "ab" * 32, "luna.night": "n1"},
        "heads": HEADS,
        "kv_heads": KV_HEADS,
    }
    write_adapter(path, **(given | changes))
    return path


@pytest.mark.parametrize("architecture", ["llama", "qwen3"])
@pytest.mark.parametrize("kind", ["F16", "F32"])
def test_reads_back_what_was_written(tmp_path: Path, architecture: str, kind: str) -> None:
    path = write(tmp_path / "a.gguf", architecture=architecture, kind=kind)
    found = read_adapter(path, heads=HEADS, kv_heads=KV_HEADS, base_sha256="ab" * 32)
    assert (found.architecture, found.alpha, found.rank) == (architecture, 8.0, RANK)
    assert found.metadata == {"base_sha256": "ab" * 32, "night": "n1"}
    assert set(found.tensors) == set(pairs())
    for weight, (a, b) in pairs().items():
        assert np.array_equal(found.tensors[weight][0], a)
        assert np.array_equal(found.tensors[weight][1], b)


def test_only_llama_has_another_order_of_rows(tmp_path: Path) -> None:
    as_is = read_adapter(write(tmp_path / "a.gguf"))  # with one head the order stays the file's
    assert not np.array_equal(as_is.tensors["blk.0.attn_q.weight"][1],
                              pairs()["blk.0.attn_q.weight"][1])  # fmt: skip
    assert np.array_equal(as_is.tensors["blk.11.ffn_down.weight"][1],
                          pairs()["blk.11.ffn_down.weight"][1])  # fmt: skip


def test_the_same_adapter_is_the_same_file(tmp_path: Path) -> None:
    one, other = write(tmp_path / "a.gguf"), write(tmp_path / "b.gguf")
    assert one.read_bytes() == other.read_bytes()


def test_names() -> None:
    assert weight_name(3, "mlp.down_proj") == "blk.3.ffn_down.weight"
    assert module_name("blk.3.ffn_down.weight") == (3, "mlp.down_proj")
    with pytest.raises(AdapterError):
        module_name("output.weight")


@pytest.mark.parametrize(
    "changes",
    [
        {"architecture": "falcon"},
        {"tensors": {}},
        {"alpha": 0.0},
        {"tensors": pairs() | {"output.weight": pairs()["blk.0.attn_q.weight"]}},
        {"tensors": {"blk.0.ffn_up.weight": (np.full((2, 4), np.nan), np.ones((4, 2)))}},
        {"tensors": {"blk.0.ffn_up.weight": (np.full((2, 4), 1e6), np.ones((4, 2)))}},
        {"tensors": {"blk.0.ffn_up.weight": (np.ones((2, 4)), np.ones((4, 3)))}},
    ],
    ids=["architecture", "empty", "alpha", "weight", "nan", "too large", "ranks"],
)
def test_what_cannot_be_held_is_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    old = write(tmp_path / "a.gguf").read_bytes()
    with pytest.raises(AdapterError) as caught:
        write(tmp_path / "a.gguf", **changes)
    assert caught.value.remedy
    assert (tmp_path / "a.gguf").read_bytes() == old
    assert [file.name for file in tmp_path.glob("*.gguf*")] == ["a.gguf"]


def test_a_wrong_base_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.gguf")
    with pytest.raises(AdapterError, match="another base"):
        read_adapter(path, base_sha256="cd" * 32)


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.gguf").read_bytes()
    path = tmp_path / "b.gguf"
    with pytest.raises(AdapterError, match="missing"):
        read_adapter(path)
    for size in (0, 3, 40, len(whole) // 2, len(whole) - 40):
        path.write_bytes(whole[:size])
        with pytest.raises(AdapterError):
            read_adapter(path)


@dataclass
class Config:
    """What peft's `LoraConfig` holds, in short."""

    use_rslora: bool = False
    alpha_pattern: Any = None
    rank_pattern: Any = None
    use_dora: bool = False
    modules_to_save: Any = None
    bias: str = "none"
    init_lora_weights: Any = True


@pytest.mark.parametrize(
    "changes",
    [
        {"use_rslora": True},
        {"alpha_pattern": {"x": 1}},
        {"rank_pattern": {"x": 1}},
        {"use_dora": True},
        {"modules_to_save": ["lm_head"]},
        {"bias": "all"},
        {"init_lora_weights": "pissa"},
    ],
)
def test_loras_that_llama_cpp_misreads_are_refused(changes: dict[str, Any]) -> None:
    check_config(Config())
    with pytest.raises(AdapterError, match="cannot hold"):
        check_config(Config(**changes))
