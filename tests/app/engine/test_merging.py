"""Base and manners as one file: the right weights, and the same bytes every time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import numpy.typing as npt
import pytest

from app.engine import Engine
from app.engine.files import blocks
from app.engine.files.manners import MAPS, MOST_RANK, Change, read_manners
from app.engine.files.merging import merge
from consolidation.adapters.gguf_file import read_gguf
from memory.vocabulary.errors import ModelFileError
from memory.vocabulary.records import Message
from tests.app.engine.mannered import BASE_SHA, make_manners, write_manners
from tests.tiny_models import make_model

KINDS = gguf.GGMLQuantizationType


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("base") / "base.gguf", "llama", kind="Q8_0")


@pytest.fixture(scope="module")
def manners(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_manners(tmp_path_factory.mktemp("manners") / "m.safetensors", base)


@pytest.mark.parametrize("kind", [KINDS.F32, KINDS.F16, KINDS.Q4_1, KINDS.Q8_0])
def test_blocks_are_read_and_packed_as_gguf_does(kind: Any) -> None:
    rng = np.random.default_rng(3)
    values = rng.normal(0, 1, (48, 96)).astype(np.float32)
    values[0, :32] = 0
    values[1] = np.round(values[1] * 4) / 2  # many halves to round
    raw: npt.NDArray[Any] = gguf.quants.quantize(values, kind)
    expected = gguf.quants.dequantize(raw, kind)
    found = blocks.unpacked(raw.view(np.uint8), int(kind))
    assert found.dtype == np.float32 and np.array_equal(found, expected)
    assert np.array_equal(blocks.packed(values), gguf.quants.quantize(values, KINDS.Q8_0))


def test_the_merged_weights_are_those_of_the_formula(
    base: Path, manners: Path, tmp_path: Path
) -> None:
    made = tmp_path / "made.gguf"
    merge(base, read_manners(manners, BASE_SHA), made, {"general.name": "Made"})
    before = {t.name: t for t in gguf.GGUFReader(str(base)).tensors}
    reader = gguf.GGUFReader(str(made))
    changes = read_manners(manners, BASE_SHA)
    heads = {"attn_q": 4, "attn_k": 2}
    touched = 0
    for tensor in reader.tensors:
        old = before[tensor.name]
        name = tensor.name.removesuffix(".weight")
        if name not in changes:
            assert np.array_equal(tensor.data, old.data) and tensor.tensor_type == old.tensor_type
            continue
        c = changes[name]
        delta = c.b_scale[:, None] * (c.b.astype(np.int64) @ c.a.astype(np.int64)).astype(
            np.float32
        )
        delta = delta * c.a_scale[None, :]
        if turned := heads.get(name.rpartition(".")[2]):
            rows, columns = delta.shape
            delta = delta.reshape(turned, 2, rows // turned // 2, columns).swapaxes(1, 2)
            delta = delta.reshape(rows, columns)
        expected = gguf.quants.dequantize(old.data, old.tensor_type) + delta
        assert np.array_equal(tensor.data, gguf.quants.quantize(expected, KINDS.Q8_0))
        assert not np.array_equal(tensor.data, old.data)
        touched += 1
    assert touched == len(changes) == 2 * len(MAPS)


def test_queries_and_keys_are_those_of_transformers(
    base: Path, manners: Path, tmp_path: Path
) -> None:
    import torch
    from transformers import AutoModelForCausalLM

    made = tmp_path / "made.gguf"
    merge(base, read_manners(manners, BASE_SHA), made, {})
    twin = AutoModelForCausalLM.from_pretrained(
        str(base.parent), gguf_file=base.name, dtype=torch.float32
    )
    names = dict(attn_q="self_attn.q_proj", attn_k="self_attn.k_proj", attn_v="self_attn.v_proj",
                 attn_output="self_attn.o_proj", ffn_gate="mlp.gate_proj", ffn_up="mlp.up_proj",
                 ffn_down="mlp.down_proj")  # fmt: skip
    state = twin.state_dict()
    for name, change in read_manners(manners, BASE_SHA).items():
        _, layer, part = name.split(".")
        weight = state[f"model.layers.{layer}.{names[part]}.weight"]
        weight += torch.from_numpy(change.rows(0, len(change.b)))
    with Engine(made, threads=1) as engine, Engine(base, threads=1) as old:
        tokens = engine.text_tokens("hello the thing, you all")
        found = engine.logits(tokens, len(tokens))
        untouched = old.logits(tokens, len(tokens))
    with torch.no_grad():
        expected = twin(torch.tensor([tokens])).logits[0].numpy()
    apart = np.abs(found - expected).max()
    moved = np.abs(untouched - expected).max()
    assert apart < 0.15 * moved, (apart, moved)  # what packing to Q8_0 costs


def test_what_is_no_weight_is_the_base_s(base: Path, manners: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.gguf"
    shares: list[float] = []
    own = {
        "general.name": "Made", "luna.mind.base_sha256": BASE_SHA, "general.sampling.temp": 0.0,
    }  # fmt: skip
    merge(base, read_manners(manners, BASE_SHA), made, own, shares.append)
    old, new = gguf.GGUFReader(str(base)).fields, gguf.GGUFReader(str(made)).fields
    for key, field in old.items():
        if key not in ("general.name", "general.file_type") and not key.startswith("GGUF."):
            assert new[key].contents() == field.contents(), key
    assert new["general.name"].contents() == "Made" and new["general.file_type"].contents() == 7
    assert read_gguf(made).metadata["luna.mind.base_sha256"] == BASE_SHA
    assert shares == sorted(shares) and shares[-1] == 1 and 0 < shares[0] < 0.5
    with Engine(made, threads=1) as engine:
        assert engine.name == "Made"
        assert engine.sampling.temperature == 0 and engine.sampling.repeats == 2
        assert isinstance(engine.reply((Message("user", "hello"),), 8), str)


CODE = f"""
import sys
from pathlib import Path
from app.engine.files.manners import read_manners
from app.engine.files import merging
if sys.argv[4] == "whole":
    merging._CHUNK = 1 << 30  # whole matrices: another order of summation in the BLAS
base, manners, made = map(Path, sys.argv[1:4])
merging.merge(base, read_manners(manners, "{BASE_SHA}"), made, {{}})
"""


@pytest.mark.parametrize(
    ("how", "threads", "core"),
    [("whole", "2", "Prescott"), ("chunks", "1", ""), ("whole", "1", "")],
)
def test_the_bytes_are_the_same_however_it_is_computed(
    base: Path, manners: Path, tmp_path: Path, how: str, threads: str, core: str
) -> None:
    here, there = tmp_path / "here.gguf", tmp_path / "there.gguf"
    merge(base, read_manners(manners, BASE_SHA), here, {})
    env = {"OPENBLAS_NUM_THREADS": threads, "PATH": ""}
    if core:  # OpenBLAS with the instructions of an old processor, no fused operations
        env["OPENBLAS_CORETYPE"] = core
    subprocess.run(
        [sys.executable, "-c", CODE, str(base), str(manners), str(there), how],
        check=True, env=env, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert here.read_bytes() == there.read_bytes()


def test_a_product_of_the_largest_rank_is_exact() -> None:
    rng = np.random.default_rng(0)
    a = np.full((MOST_RANK, 32), -128, dtype=np.int8)
    b = np.full((8, MOST_RANK), -128, dtype=np.int8)
    b[1:] = rng.integers(-128, 128, b[1:].shape)
    ones = np.ones(32, dtype=np.float32)
    found = Change(a, ones, b, ones[:8]).rows(0, 8)
    assert np.array_equal(found.astype(np.int64), b.astype(np.int64) @ a.astype(np.int64))


def test_manners_that_cannot_be_used(base: Path, tmp_path: Path) -> None:
    file = tmp_path / "m.safetensors"
    with pytest.raises(ModelFileError, match="missing or damaged"):
        read_manners(file, BASE_SHA)
    file.write_bytes(b"nonsense")
    with pytest.raises(ModelFileError, match="missing or damaged"):
        read_manners(file, BASE_SHA)
    make_manners(file, base)
    with pytest.raises(ModelFileError, match="another model"):
        read_manners(file, "0" * 64)
    good = make_manners(file, base, layers=(0,))
    assert len(read_manners(good, BASE_SHA)) == len(MAPS)
    tensors = write_manners(file, base, layers=(0,))
    cases: list[tuple[str, dict[str, Any]]] = [
        ("unknown part", {**tensors, "blk.0.ffn_middle.a": tensors["blk.0.ffn_up.a"]}),
        ("do not fit", {k: v for k, v in tensors.items() if k != "blk.0.ffn_up.b_scale"}),
        ("do not fit", {**tensors, "blk.0.ffn_up.a": tensors["blk.0.ffn_up.a"][:-1]}),
        ("do not fit", {**tensors, "blk.0.ffn_up.a": tensors["blk.0.ffn_up.a_scale"]}),
        ("do not fit", {}),
    ]
    for match, wrong in cases:
        write_manners(file, base, tensors=wrong)
        with pytest.raises(ModelFileError, match=match):
            read_manners(file, BASE_SHA)
    write_manners(file, base, tensors=tensors, form="2")
    with pytest.raises(ModelFileError, match="another version"):
        read_manners(file, BASE_SHA)


def test_manners_of_another_shape_do_not_fit(base: Path, tmp_path: Path) -> None:
    deep = make_manners(tmp_path / "deep.safetensors", base, layers=(9,), like=0)
    with pytest.raises(ModelFileError, match="do not fit"):
        merge(base, read_manners(deep, BASE_SHA), tmp_path / "made.gguf", {})
    assert not (tmp_path / "made.gguf").exists()
