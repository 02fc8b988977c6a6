"""LoRA adapters as GGUF files, the format that llama.cpp attaches.

Keys: `general.type` "adapter", `adapter.type` "lora", `adapter.lora.alpha`, and ours under
`luna.`. Each adapted weight `blk.N.ffn_down.weight` has two tensors, `….lora_a` [rank, in] and
`….lora_b` [out, rank], oriented as in PEFT; llama.cpp adds (alpha / rank) · B · A to it. Only the
llama architecture stores the rows of q and k in another order, so there the rows of B follow it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from memory.disk.files import draft, move_whole, write_whole
from memory.disk.sealed_files import in_memory, plain_path, seal_for
from memory.vocabulary.errors import AdapterError

SUPPORTED = frozenset({"llama", "qwen2", "qwen3", "gemma3"})  # architectures with a parity test
OWN = "luna."  # prefix of our keys
BASE = "base_sha256"  # under OWN: sha256 of the base that it was trained on

_MODULES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
_WEIGHT = re.compile(rf"blk\.(\d+)\.({'|'.join(_MODULES.values())})\.weight")
_REMEDY = "Consolidate again on this model."

Array = npt.NDArray[np.float32]
Pair = tuple[Array, Array]  # A [rank, in], B [out, rank]


@dataclass(frozen=True)
class AdapterFile:
    """A LoRA read from its file, in PEFT's orientation and row order.

    Attributes:
        tensors: GGUF name of the weight, "blk.3.ffn_down.weight" → (A [rank, in], B [out, rank]).
        alpha: The low-rank update is (alpha / rank) · B · A.
        metadata: Our own keys, without their prefix.
    """

    architecture: str
    tensors: Mapping[str, Pair]
    alpha: float
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def rank(self) -> int:
        """Rank of the update: the rows of A and the columns of B."""
        return int(next(iter(self.tensors.values()))[0].shape[0])


def weight_name(layer: int, module: str) -> str:
    """The GGUF name of a weight: (3, "mlp.down_proj") → "blk.3.ffn_down.weight"."""
    return f"blk.{layer}.{_MODULES[module]}.weight"


def module_name(weight: str) -> tuple[int, str]:
    """The inverse of `weight_name`: "blk.3.ffn_down.weight" → (3, "mlp.down_proj").

    Raises:
        AdapterError: not a weight that can be adapted.
    """
    match = _WEIGHT.fullmatch(weight)
    if match is None:
        raise AdapterError(f"An adapter cannot change the weight {weight}.", _REMEDY)
    modules = {short: module for module, short in _MODULES.items()}
    return int(match[1]), modules[match[2]]


def check_architecture(architecture: str) -> None:
    """Raise `AdapterError` unless adapters for this architecture have been tested."""
    if architecture not in SUPPORTED:
        raise AdapterError(
            f"Models of the architecture {architecture or 'without a name'} cannot be taught yet.",
            f"Choose a model of one of these: {', '.join(sorted(SUPPORTED))}.",
        )


def check_config(config: Any) -> None:
    """Refuse a peft `LoraConfig` that a GGUF adapter cannot express, or that llama.cpp misreads.

    Raises:
        AdapterError: rank-stabilised scale, patterns, DoRA, extra modules, biases, or an
            initialisation that changes the base.
    """
    unsupported = [
        name
        for name in (
            "use_rslora", "alpha_pattern", "rank_pattern", "use_dora", "modules_to_save",
            "lora_bias", "trainable_token_indices", "layer_replication", "target_parameters",
        )
        if getattr(config, name, None)
    ]  # fmt: skip
    if getattr(config, "bias", "none") != "none":
        unsupported.append("bias")
    start = getattr(config, "init_lora_weights", True)
    if start is not True and start is not False and start != "gaussian":
        unsupported.append(f"init_lora_weights={start}")
    if unsupported:
        raise AdapterError(
            f"A GGUF adapter cannot hold this LoRA: {', '.join(unsupported)}.", "Use plain LoRA."
        )


def write_adapter(
    path: Path,
    architecture: str,
    tensors: Mapping[str, Pair],
    alpha: float,
    metadata: Mapping[str, str],
    heads: int,
    kv_heads: int,
    kind: Literal["F16", "F32"] = "F16",
) -> None:
    """Write a LoRA file: complete and on disk, or not at all.

    Args:
        tensors: as in `AdapterFile`.
        alpha: greater than 0; llama.cpp takes 0 to mean a scale of 1.
        metadata: stored under `luna.`; the engine checks "base_sha256".
        heads, kv_heads: attention heads of the base, for the row order of q and k.
        kind: number format of the tensors.

    Raises:
        AdapterError: unsupported architecture, unknown weights, shapes that do not match, numbers
            that are not finite, or the disk is full.
    """
    check_architecture(architecture)
    _check_tensors(tensors, alpha)
    stored = {
        weight: (a, _reorder(b, weight, architecture, heads, kv_heads))
        for weight, (a, b) in sorted(tensors.items())
    }
    try:
        if seal_for(path) is not None:  # nothing may reach the disk unsealed
            with in_memory() as (_, name):
                _fill(name, architecture, stored, alpha, metadata, kind)
                write_whole(path, name.read_bytes())
            return
        with draft(path) as new:
            _fill(new, architecture, stored, alpha, metadata, kind)
            move_whole(new, path)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise AdapterError(
            f"The adapter could not be written: {reason}.", "Free some disk space."
        ) from error


def _fill(
    file: Path,
    architecture: str,
    tensors: Mapping[str, Pair],
    alpha: float,
    metadata: Mapping[str, str],
    kind: Literal["F16", "F32"],
) -> None:
    """Write the tensors and keys; the rows of B are already in file order."""
    import gguf

    writer = gguf.GGUFWriter(file, architecture)
    writer.add_type(gguf.GGUFType.ADAPTER)
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", alpha)
    for key, text in sorted(metadata.items()):
        writer.add_string(OWN + key.removeprefix(OWN), text)
    dtype = np.float16 if kind == "F16" else np.float32
    for weight, (a, b) in tensors.items():
        writer.add_tensor(f"{weight}.lora_a", np.ascontiguousarray(a, dtype=dtype))
        writer.add_tensor(f"{weight}.lora_b", np.ascontiguousarray(b, dtype=dtype))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def read_adapter(
    path: Path, *, heads: int = 1, kv_heads: int = 1, base_sha256: str = ""
) -> AdapterFile:
    """Read a LoRA file into PEFT's orientation and row order.

    Args:
        heads, kv_heads: attention heads of the base; needed if the file adapts q or k of a llama.
        base_sha256: refuse a file that was trained on another base; empty skips the check.

    Raises:
        AdapterError: missing, damaged, not a LoRA, of another base, or of an unsupported
            architecture.
    """
    import gguf

    try:
        with plain_path(path) as plain:
            reader = gguf.GGUFReader(plain)
    except FileNotFoundError:
        raise AdapterError(f"The adapter {path} is missing.", _REMEDY) from None
    except (OSError, ValueError, IndexError, KeyError) as error:
        raise AdapterError(f"The adapter {path} cannot be read.", _REMEDY) from error
    fields = {name: entry.contents() for name, entry in reader.fields.items()}
    if fields.get("general.type") != "adapter" or fields.get("adapter.type") != "lora":
        raise AdapterError(f"{path} is not a LoRA adapter.", _REMEDY)
    own = {key[len(OWN) :]: str(text) for key, text in fields.items() if key.startswith(OWN)}
    if base_sha256 and own.get(BASE) != base_sha256:
        raise AdapterError(f"{path} was trained on another base model.", _REMEDY)
    architecture = str(fields.get("general.architecture", ""))
    check_architecture(architecture)
    halves = {tensor.name: np.array(tensor.data, dtype=np.float32) for tensor in reader.tensors}
    tensors: dict[str, Pair] = {}
    for name in halves:
        weight, _, half = name.rpartition(".")
        if half == "lora_a" and f"{weight}.lora_b" in halves:
            stored = halves[f"{weight}.lora_b"]
            b = _reorder(stored, weight, architecture, heads, kv_heads, back=True)
            tensors[weight] = (halves[name], np.ascontiguousarray(b))
    alpha = float(fields.get("adapter.lora.alpha", 0.0))
    if 2 * len(tensors) != len(halves):
        raise AdapterError(f"{path} is damaged: half of a weight is missing.", _REMEDY)
    _check_tensors(tensors, alpha)
    return AdapterFile(architecture, tensors, alpha, own)


def _check_tensors(tensors: Mapping[str, Pair], alpha: float) -> None:
    if not tensors:
        raise AdapterError("The adapter changes nothing.", _REMEDY)
    ranks = {a.shape[0] for a, _ in tensors.values()} | {b.shape[-1] for _, b in tensors.values()}
    if len(ranks) != 1 or not alpha > 0:
        raise AdapterError("An adapter needs one rank and an alpha above 0.", "Use plain LoRA.")
    for weight, pair in tensors.items():
        module_name(weight)
        if any(half.ndim != 2 for half in pair):
            raise AdapterError(f"The adapter of {weight} has a wrong shape.", _REMEDY)
        if not all(np.isfinite(half).all() and np.abs(half).max() < 65504 for half in pair):
            raise AdapterError(
                "The training diverged: the adapter contains numbers that are not finite.",
                "Lower the learning rate.",
            )


def _reorder(
    b: Array, weight: str, architecture: str, heads: int, kv_heads: int, *, back: bool = False
) -> Array:
    """Convert rows of B from transformers' order (halves of a head) to llama's (pairs), or back."""
    kind = module_name(weight)[1]
    if architecture != "llama" or kind not in ("self_attn.q_proj", "self_attn.k_proj"):
        return b
    count = heads if kind == "self_attn.q_proj" else kv_heads
    half = b.shape[0] // count // 2
    inner = (count, half, 2, b.shape[1]) if back else (count, 2, half, b.shape[1])
    swapped: Array = b.reshape(inner).swapaxes(1, 2).reshape(b.shape)
    return swapped
