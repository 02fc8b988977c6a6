"""Small random manners for a tiny model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

from app.engine.files.manners import MAPS
from consolidation.adapters.gguf_file import read_gguf

BASE_SHA = "b" * 64


def write_manners(
    path: Path,
    base: Path,
    *,
    layers: Sequence[int] = (0, 2),
    like: int | None = None,
    rank: int = 4,
    seed: int = 0,
    base_sha256: str = BASE_SHA,
    form: str = "1",
    tensors: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Write manners for some layers of a base; the tensors.

    Args:
        like: the layer whose shapes are taken, for layers that are not there.
        tensors: these instead of random ones.
    """
    shapes = read_gguf(base).tensors
    rng = np.random.default_rng(seed)
    made: dict[str, Any] = dict(tensors or {})
    for layer in layers if tensors is None else ():
        for part in MAPS:
            of = layer if like is None else like
            wide, high = shapes[f"blk.{of}.{part}.weight"].shape
            name = f"blk.{layer}.{part}"
            made[f"{name}.a"] = rng.integers(-127, 128, (rank, wide), dtype=np.int8)
            made[f"{name}.b"] = rng.integers(-127, 128, (high, rank), dtype=np.int8)
            made[f"{name}.a_scale"] = rng.uniform(0.001, 0.003, wide).astype(np.float32)
            made[f"{name}.b_scale"] = rng.uniform(0.001, 0.003, high).astype(np.float32)
    save_file(made, path, metadata={"format": form, "base_sha256": base_sha256})
    return made


def make_manners(path: Path, base: Path, **options: Any) -> Path:
    """The same; the path."""
    write_manners(path, base, **options)
    return path
