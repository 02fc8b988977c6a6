"""Sentence vectors are those of the reference."""

from __future__ import annotations

import threading
import unicodedata
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine import Engine, GgufEmbedder, prepare_embedder
from app.engine.embedding import convert_embedder
from memory.vocabulary.errors import ModelFileError
from memory.vocabulary.records import Message
from tests.app.engine.sentences import SENTENCES

# Of another category in the reference's older Unicode than in Python's: every one below U+2500,
# found by trying them all; marks and format characters are treated apart.
MOVED = frozenset("\u061d\u09fd\u0a76\u0c77\u0c84\u166d\u1734\u1b7d\u1b7e\u1c89")
SOURCE = convert_embedder.package_folder()


@cache
def tokenizer() -> Any:
    """The reference's own tokenizer."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(SOURCE / "tokenizer.json"))
    made.no_padding()
    made.enable_truncation(256)
    return made


@pytest.fixture(scope="module")
def reference() -> npt.NDArray[np.float32]:
    """What sentence-transformers computes: mean of BERT's last states, length 1."""
    import torch
    from transformers import BertModel

    torch.set_num_threads(1)
    model = BertModel.from_pretrained(str(SOURCE), local_files_only=True).eval()
    rows = []
    with torch.no_grad():
        for text in SENTENCES:
            states = model(torch.tensor([tokenizer().encode(text).ids])).last_hidden_state[0]
            rows.append(torch.nn.functional.normalize(states.mean(0), dim=0).numpy())
    return np.stack(rows)


@pytest.mark.filterwarnings("default")
def test_cosine_to_the_reference(
    embedder: GgufEmbedder, reference: npt.NDArray[np.float32]
) -> None:
    ours = embedder.embed(SENTENCES)
    cosine = (ours * reference).sum(axis=1)
    worst = int(cosine.argmin())
    assert cosine[worst] >= 0.999, SENTENCES[worst][:60]


def test_unit_vectors(embedder: GgufEmbedder) -> None:
    vectors = embedder.embed(["", "one", "two " * 500])
    assert vectors.shape == (3, embedder.dimensions) == (3, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert embedder.embed([]).shape == (0, 384)


def test_company_changes_nothing(embedder: GgufEmbedder) -> None:
    together = embedder.embed(SENTENCES[:80])
    for index in (0, 3, 41, 79):
        alone = embedder.embed([SENTENCES[index]])[0]
        assert float(alone @ together[index]) > 0.9999


def test_meaning(embedder: GgufEmbedder) -> None:
    dog, pet, tax = embedder.embed(
        ["The user has a dog called Mivack.", "What is my pet's name?", "How do I file taxes?"]
    )
    assert dog @ pet > dog @ tax + 0.2


@settings(max_examples=300, deadline=None)
@given(text=st.text(st.characters(codec="utf-8", max_codepoint=0x24FF), max_size=40))
def test_tokens_of_the_reference(embedder: GgufEmbedder, text: str) -> None:
    if "[" in text or any(c in MOVED or unicodedata.category(c) in ("Mn", "Cf") for c in text):
        # Typed special tokens stay text here; new marks are unknown to the reference, and an
        # invisible format character makes its whole word unknown there, while ours leaves it out.
        return
    assert [101, *embedder._tokenizer.encode(text, 254), 102] == tokenizer().encode(text).ids


def test_special_tokens_in_a_text_stay_text(embedder: GgufEmbedder) -> None:
    assert not {101, 102, 103} & set(embedder._tokenizer.encode("[CLS] a [SEP] [MASK]", 99))


def test_many_threads(embedder: GgufEmbedder) -> None:
    expected = embedder.embed(SENTENCES[:10])
    found: list[npt.NDArray[np.float32]] = []
    threads = [
        threading.Thread(target=lambda: found.append(embedder.embed(SENTENCES[:10])))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    for vectors in found:
        np.testing.assert_array_equal(vectors, expected)


def test_two_embedders_and_a_chat_model(embedder_file: Path, tiny: Path) -> None:
    one, two = GgufEmbedder(embedder_file), GgufEmbedder(embedder_file)
    with Engine(tiny, threads=1) as engine:
        first = one.embed(["hello"])
        reply = engine.reply([Message("user", "hello")], 8)
        np.testing.assert_array_equal(two.embed(["hello"]), first)
        one.close()
        one.close()
        assert engine.reply([Message("user", "hello")], 8) == reply
        np.testing.assert_array_equal(two.embed(["hello"]), first)
    two.close()


def test_converted_once(embedder_file: Path) -> None:
    before = embedder_file.stat().st_mtime_ns
    assert prepare_embedder(embedder_file.parent) == embedder_file
    assert embedder_file.stat().st_mtime_ns == before
    assert [path.name for path in embedder_file.parent.iterdir()] == [embedder_file.name]


def test_a_damaged_conversion_is_made_anew(embedder_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / embedder_file.name
    copy.write_bytes(embedder_file.read_bytes()[:100_000])
    assert prepare_embedder(tmp_path) == copy
    assert copy.read_bytes() == embedder_file.read_bytes()


def test_two_processes_at_once(tmp_path: Path, embedder_file: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        first, second = pool.map(prepare_embedder, [tmp_path / "c", tmp_path / "c"])
    assert first == second
    assert first.read_bytes() == embedder_file.read_bytes()
    assert len(list(first.parent.iterdir())) == 1


def test_a_damaged_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"half a download")
    monkeypatch.setattr(convert_embedder, "package_folder", lambda: tmp_path)
    with pytest.raises(ModelFileError, match="not the published one") as caught:
        prepare_embedder(tmp_path / "cache")
    assert "pip install" in caught.value.remedy
    (tmp_path / "model.safetensors").unlink()
    with pytest.raises(ModelFileError, match="missing"):
        prepare_embedder(tmp_path / "cache")


def test_no_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert_embedder, "PACKAGE", "no_such_package_of_ours")
    with pytest.raises(ModelFileError, match="not installed"):
        prepare_embedder(tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ModelFileError, match="cannot be written"):
        prepare_embedder(tmp_path / "file" / "cache")


def test_a_chat_model_is_no_embedder(tiny: Path) -> None:
    with pytest.raises(ModelFileError, match="not an embedding model"):
        GgufEmbedder(tiny)


def test_a_broken_file(tmp_path: Path, embedder_file: Path) -> None:
    cut = tmp_path / "cut.gguf"
    cut.write_bytes(embedder_file.read_bytes()[:-4000])
    with pytest.raises(ModelFileError, match="cut short"):
        GgufEmbedder(cut)
