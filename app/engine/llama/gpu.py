"""How many layers go on the GPU: as many as fit into its free memory.

Only if llama.cpp was built with GPU support; the build that Luna installs runs on the CPU alone.
"""

from __future__ import annotations

import ctypes
import math
from types import ModuleType
from typing import Any

from consolidation.adapters.gguf_file import GgufFile, packed_bytes

AUTO = -1
BESIDE = 1 << 30  # bytes that stay free on the GPU, for compute buffers and the display
_CARDS = (1, 2)  # ggml_backend_dev_type: with memory of its own, with the machine's


def layers(library: ModuleType, file: GgufFile, context: int, wanted: int = AUTO) -> int:
    """Number of layers for the GPU; the output layer counts as one.

    Args:
        library: llama_cpp's low-level module.
        file: the header of the model.
        context: size of the context in tokens.
        wanted: this many; AUTO: as many as fit.
    """
    if wanted == 0 or not library.llama_supports_gpu_offload():
        return 0
    return wanted if wanted > 0 else fitting(file, context, free_memory(library))


def fitting(file: GgufFile, context: int, free: int) -> int:
    """How many layers fit into `free` bytes, with their share of the KV cache."""
    blocks: dict[str, int] = {}
    output = 0
    for name, tensor in file.tensors.items():
        size = packed_bytes(tensor)
        if name.startswith("blk."):
            block = name.split(".")[1]
            blocks[block] = blocks.get(block, 0) + size
        elif name.startswith("output"):
            output += size
    per_layer = max(blocks.values(), default=0) + _cache(file, context)
    available = free - BESIDE
    if not per_layer or available < per_layer:
        return 0
    fit = min(available // per_layer, len(blocks))
    whole = fit == len(blocks) and available - fit * per_layer >= output
    return int(fit) + int(whole)


def free_memory(library: ModuleType) -> int:
    """Free bytes of all GPUs together; 0 if that cannot be found out."""
    ggml: Any = library._lib  # gives access to the libraries it depends on
    try:
        get, kind, memory = (
            ggml.ggml_backend_dev_get, ggml.ggml_backend_dev_type, ggml.ggml_backend_dev_memory,
        )  # fmt: skip
        count = ggml.ggml_backend_dev_count
    except AttributeError:
        return 0
    count.restype, get.restype, kind.restype = ctypes.c_size_t, ctypes.c_void_p, ctypes.c_int
    get.argtypes, kind.argtypes = [ctypes.c_size_t], [ctypes.c_void_p]
    size = ctypes.POINTER(ctypes.c_size_t)
    memory.argtypes, memory.restype = [ctypes.c_void_p, size, size], None
    total = 0
    for index in range(count()):
        device = get(index)
        if kind(device) in _CARDS:
            free, whole = ctypes.c_size_t(), ctypes.c_size_t()
            memory(device, ctypes.byref(free), ctypes.byref(whole))
            total += free.value
    return total


def _cache(file: GgufFile, context: int) -> int:
    """Bytes of one layer's KV cache, in half precision."""

    def number(key: str, otherwise: int) -> int:
        value = file.metadata.get(f"{file.architecture}.{key}")
        return value if isinstance(value, int) and value > 0 else otherwise

    width = number("embedding_length", 0)
    heads = number("attention.head_count", 1)
    head = number("attention.key_length", math.ceil(width / heads))
    return 2 * 2 * context * number("attention.head_count_kv", heads) * head
