"""A broken model file is an error with a remedy, never a crash."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.engine import Engine, file_hash
from consolidation.adapters.gguf_file import read_gguf
from memory.vocabulary.errors import ModelFileError
from tests.app.engine.tiny import make_adapter, make_llama


def refused(path: Path) -> str:
    with pytest.raises(ModelFileError) as caught:
        Engine(path, threads=1)
    assert caught.value.remedy
    return caught.value.message


def test_missing(tmp_path: Path) -> None:
    assert "no model file" in refused(tmp_path / "none.gguf")


def test_folder(tmp_path: Path) -> None:
    assert "not a file" in refused(tmp_path)


def test_empty(tmp_path: Path) -> None:
    (tmp_path / "a.gguf").touch()
    assert "is empty" in refused(tmp_path / "a.gguf")


def test_something_else(tmp_path: Path) -> None:
    (tmp_path / "a.gguf").write_text("<html>404: not found</html>")
    assert "not a GGUF" in refused(tmp_path / "a.gguf")


@pytest.mark.parametrize("version", [1, 4, 3 << 24])
def test_other_version(tmp_path: Path, version: int) -> None:
    (tmp_path / "a.gguf").write_bytes(b"GGUF" + struct.pack("<I", version) + bytes(64))
    assert "version" in refused(tmp_path / "a.gguf")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable(tmp_path: Path, tiny: Path) -> None:
    copy = tmp_path / "a.gguf"
    copy.write_bytes(tiny.read_bytes())
    copy.chmod(0)
    assert "cannot be read" in refused(copy)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(share=st.floats(0, 1, exclude_max=True))
def test_cut_anywhere(tmp_path: Path, tiny: Path, share: float) -> None:
    whole = tiny.read_bytes()
    cut = tmp_path / "cut.gguf"
    cut.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ModelFileError):
        read_gguf(cut)


def test_one_byte_short(tmp_path: Path, tiny: Path) -> None:
    (tmp_path / "a.gguf").write_bytes(tiny.read_bytes()[:-40])
    assert "cut short" in refused(tmp_path / "a.gguf")


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(noise=st.binary(max_size=200))
def test_noise_after_the_magic(tmp_path: Path, noise: bytes) -> None:
    path = tmp_path / "noise.gguf"
    path.write_bytes(b"GGUF\3\0\0\0" + noise)
    try:
        read_gguf(path)
    except ModelFileError:
        return
    assert noise[:16] == bytes(16)  # an empty header is a header


def test_header(tiny: Path) -> None:
    file = read_gguf(tiny)
    assert file.architecture == "llama"
    assert file.kind == "model"
    assert file.metadata["llama.block_count"] == 2
    assert file.tensors["token_embd.weight"].shape[0] == 64


def test_an_adapter_is_no_model(tmp_path: Path) -> None:
    assert "another kind" in refused(make_adapter(tmp_path / "a.gguf", base_hash=None))


def test_an_embedding_model_is_no_chat_model(embedder_file: Path) -> None:
    assert "embedding model" in refused(embedder_file)


def test_unknown_architecture(tmp_path: Path, tiny: Path) -> None:
    path = tmp_path / "a.gguf"
    path.write_bytes(tiny.read_bytes().replace(b"llama", b"lluna"))
    assert "cannot be loaded" in refused(path)


def test_missing_tensor(tmp_path: Path, tiny: Path) -> None:
    path = tmp_path / "a.gguf"
    path.write_bytes(tiny.read_bytes().replace(b"blk.1.ffn_up", b"blk.1.ffn_xx"))
    assert "cannot be loaded" in refused(path)


@pytest.mark.parametrize("old", [b"block_count", b"feed_forward_length"])
def test_a_header_with_other_keys(tmp_path: Path, tiny: Path, old: bytes) -> None:
    path = tmp_path / "a.gguf"
    path.write_bytes(tiny.read_bytes().replace(b"llama." + old, b"llama." + old[:-1] + b"_"))
    refused(path)


def test_no_layers_at_all(tmp_path: Path) -> None:
    assert "block_count is 0" in refused(make_llama(tmp_path / "a.gguf", layers=0))


def test_one_part_of_several(tmp_path: Path) -> None:
    path = make_llama(tmp_path / "a.gguf", keys={"split.count": 3})
    assert "split" in refused(path)


def test_a_damaged_template(tmp_path: Path) -> None:
    path = make_llama(tmp_path / "a.gguf", template="{% for %}")
    assert "template" in refused(path)


def test_hash_is_remembered_and_renewed(tmp_path: Path) -> None:
    file, cache = tmp_path / "a", tmp_path / "deep" / "hashes.json"
    file.write_bytes(b"one")
    first = file_hash(file, cache)
    assert first.startswith("7692c3ad")
    assert first in cache.read_text()
    file.write_bytes(b"two!")
    assert file_hash(file, cache) != first
    assert first not in cache.read_text()
    cache.write_text("[broken")
    file.write_bytes(b"three")
    assert len(file_hash(file, cache)) == 64


def test_hash_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError):
        file_hash(tmp_path / "none")
