"""From a path to a loaded model, or to a clear error."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

from app.engine.llama.library import last_errors, uses_amx
from consolidation.adapters.gguf_file import GgufFile, read_gguf
from memory.vocabulary.errors import ModelFileError

_NOT_CHAT = {
    "bert": "an embedding model",
    "nomic-bert": "an embedding model",
    "jina-bert-v2": "an embedding model",
    "modern-bert": "an embedding model",
    "clip": "the picture part of a model",
    "t5encoder": "a text encoder",
}

_NEEDED = ("block_count", "embedding_length", "context_length")


def check_chat_model(path: Path) -> GgufFile:
    """The header of a file, checked to be a chat model.

    Raises:
        ModelFileError: It is broken, or not a chat model.
    """
    file = read_gguf(path)
    remedy = "Choose a chat model in GGUF format."
    if file.kind != "model":
        raise ModelFileError(f"{path} is a GGUF of another kind ({file.kind}).", remedy)
    if not file.architecture or not file.tensors:
        raise ModelFileError(f"{path} is a GGUF without a model in it.", remedy)
    if purpose := _NOT_CHAT.get(file.architecture):
        raise ModelFileError(f"{path} is {purpose}, not a chat model.", remedy)
    for key in _NEEDED:  # llama.cpp aborts the process if these are nonsense
        value = file.metadata.get(f"{file.architecture}.{key}")
        if value is not None and not (isinstance(value, int) and 0 < value < 1 << 24):
            raise ModelFileError(f"{path} is damaged: its {key} is {value}.", remedy)
    if f"{file.architecture}.block_count" not in file.metadata:
        raise ModelFileError(f"{path} is damaged: its block_count is missing.", remedy)
    if int(file.metadata.get("split.count", 1)) > 1:
        raise ModelFileError(
            f"{path} is one part of a model that is split over several files.",
            "Merge the parts with llama-gguf-split --merge, or download it as one file.",
        )
    return file


def load_model(library: ModuleType, path: Path, layers: int = 0) -> Any:
    """Load a model, memory-mapped, and return llama.cpp's handle.

    Args:
        layers: number of layers on the GPU, the output layer last. A stop inside a prompt then
            waits for the current batch. If they do not all fit, half are tried, then none.

    Raises:
        ModelFileError: llama.cpp refuses the file.
    """
    last_errors()
    params = library.llama_model_default_params()
    if uses_amx():
        # The first prompt aborts the process if quantised weights lie in an AMX buffer
        # (llama.cpp issue 20824).
        params.use_extra_bufts = False
    model = None
    for count in sorted({layers, layers // 2, 0}, reverse=True):
        params.n_gpu_layers = count
        model = library.llama_model_load_from_file(str(path).encode(), params)
        if model:
            break
    if not model:
        raise ModelFileError(
            f"{path} cannot be loaded: {last_errors() or 'no reason given'}.",
            "Choose another model file; this one may need a newer version of Luna.",
        )
    return model
