"""The same base in fewer bits, and adapters that may be used with it."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path

import llama_cpp

from app.engine import Engine
from consolidation.adapters.file import read_adapter, write_adapter
from consolidation.training.twin.twin import Twin

FOUR = llama_cpp.LLAMA_FTYPE_MOSTLY_Q4_0
FIVE = llama_cpp.LLAMA_FTYPE_MOSTLY_Q5_1
EIGHT = llama_cpp.LLAMA_FTYPE_MOSTLY_Q8_0


def quantised(model: Path, out: Path, kind: int) -> Path:
    """Quantise with llama.cpp's own quantiser.

    Raises:
        RuntimeError: it does not take the file.
    """
    options = llama_cpp.llama_model_quantize_default_params()
    options.ftype = kind
    options.allow_requantize = True  # the default mind has eight bits already
    code = llama_cpp.llama_model_quantize(
        str(model).encode(), str(out).encode(), ctypes.byref(options)
    )
    if code:
        raise RuntimeError(f"llama.cpp could not quantise the model ({code})")
    return out


def for_base(
    adapters: Sequence[tuple[Path, float]], engine: Engine, folder: Path
) -> list[tuple[Path, float]]:
    """Copies of adapters that name another file of the same model as their base."""
    twin = Twin(engine.path)
    out = []
    for path, scale in adapters:
        found = read_adapter(path, heads=twin.heads, kv_heads=twin.kv_heads)
        copy = folder / f"four-{path.name}"
        write_adapter(
            copy, twin.architecture, found.tensors, found.alpha,
            {"base_sha256": engine.base_hash}, twin.heads, twin.kv_heads,
        )  # fmt: skip
        out.append((copy, scale))
    return out
