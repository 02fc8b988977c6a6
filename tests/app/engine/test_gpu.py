"""Layers on a graphics card: how many fit, and none where the build has no card."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from app.engine.llama import gpu
from app.engine.llama.library import load_library
from consolidation.adapters.gguf_file import packed_bytes, read_gguf
from tests.tiny_models import make_model


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("gpu") / "tiny.gguf", "llama")


def test_as_many_as_the_free_memory_holds(tiny: Path) -> None:
    file = read_gguf(tiny)
    block = sum(packed_bytes(t) for name, t in file.tensors.items() if name.startswith("blk.0."))
    head = sum(packed_bytes(t) for name, t in file.tensors.items() if name.startswith("output"))
    each = block + 2 * 2 * 512 * 2 * 16  # two heads of sixteen values, keys and values, F16
    assert gpu.fitting(file, 512, 0) == 0
    assert gpu.fitting(file, 512, gpu.BESIDE + each - 1) == 0
    assert gpu.fitting(file, 512, gpu.BESIDE + 2 * each) == 2
    assert gpu.fitting(file, 512, gpu.BESIDE + 4 * each) == 4  # all, but not the output
    assert gpu.fitting(file, 512, gpu.BESIDE + 4 * each + head) == 5
    assert gpu.fitting(file, 4096, gpu.BESIDE + 2 * each) < 2  # a longer context takes more


def test_none_where_the_build_has_no_card_or_the_user_wants_none(tiny: Path) -> None:
    file = read_gguf(tiny)
    without = SimpleNamespace(llama_supports_gpu_offload=lambda: False)
    with_one = SimpleNamespace(llama_supports_gpu_offload=lambda: True, _lib=SimpleNamespace())
    assert gpu.layers(without, file, 512, 7) == 0
    assert gpu.layers(with_one, file, 512, 0) == 0
    assert gpu.layers(with_one, file, 512, 3) == 3
    assert gpu.layers(with_one, file, 512) == 0  # its memory cannot be asked


def test_this_build_is_asked_without_harm(tiny: Path) -> None:
    """The library's own functions are called; the processor counts as no card."""
    library = load_library()
    assert gpu.free_memory(library) >= 0
    if not library.llama_supports_gpu_offload():
        assert gpu.free_memory(library) == 0
        assert gpu.layers(library, read_gguf(tiny), 512) == 0
