"""The file of the manners: a LoRA in whole numbers, so that its merge is exact everywhere.

For each map `blk.L.m`: `.a` int8 [rank, in], `.a_scale` float32 [in], `.b` int8 [out, rank],
`.b_scale` float32 [out], rows in the order of transformers' llama. The change of the weight is
`b_scale[:, None] * (b @ a) * a_scale[None, :]`.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save_file

# The map in a GGUF file: the part of a layer in transformers, and its name there.
MAPS = {
    "attn_q": ("self_attn", "q_proj"),
    "attn_k": ("self_attn", "k_proj"),
    "attn_v": ("self_attn", "v_proj"),
    "attn_output": ("self_attn", "o_proj"),
    "ffn_gate": ("mlp", "gate_proj"),
    "ffn_up": ("mlp", "up_proj"),
    "ffn_down": ("mlp", "down_proj"),
}

Matrix = npt.NDArray[np.float32]


def write(path: Path, maps: dict[str, tuple[Matrix, Matrix]], base_sha256: str) -> float:
    """Write the manners.

    Args:
        path: The file.
        maps: For each `blk.L.m` A [rank, in] and B [out, rank]; the change is B @ A.
        base_sha256: Of the base that they were trained on.

    Returns:
        The largest relative error of a map's change, in the Frobenius norm.
    """
    tensors: dict[str, npt.NDArray[np.generic]] = {}
    worst = 0.0
    for name, (a, b) in maps.items():
        a, b = _balanced(a, b)
        whole_a, a_scale = _whole(a, 0)
        whole_b, b_scale = _whole(b, 1)
        tensors |= {
            f"{name}.a": whole_a, f"{name}.a_scale": a_scale,
            f"{name}.b": whole_b, f"{name}.b_scale": b_scale,
        }  # fmt: skip
        wanted = b @ a
        given = b_scale[:, None] * (whole_b.astype(np.float32) @ whole_a) * a_scale[None, :]
        norm = float(np.linalg.norm(wanted))
        worst = max(worst, float(np.linalg.norm(given - wanted)) / norm if norm else 0.0)
    save_file(tensors, path, metadata={"format": "1", "base_sha256": base_sha256})
    return worst


def _balanced(a: Matrix, b: Matrix) -> tuple[Matrix, Matrix]:
    """The same product from its singular vectors, each side with the root of the values."""
    q_b, r_b = np.linalg.qr(b.astype(np.float64))
    q_a, r_a = np.linalg.qr(a.astype(np.float64).T)
    u, s, v = np.linalg.svd(r_b @ r_a.T)
    root = np.sqrt(s)
    left, right = (q_b @ u) * root, root[:, None] * (v @ q_a.T)
    return right.astype(np.float32), left.astype(np.float32)


def _whole(matrix: Matrix, axis: int) -> tuple[npt.NDArray[np.int8], Matrix]:
    """Whole numbers up to 127 and the scale of each column (axis 0) or row (axis 1)."""
    scale = np.abs(matrix).max(axis=axis, keepdims=True) / 127
    scale[scale == 0] = 1
    whole = np.rint(matrix / scale).astype(np.int8)
    return whole, scale.squeeze(axis).astype(np.float32)
