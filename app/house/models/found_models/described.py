"""What a model file is, from its header alone."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from app.engine.llama.loading import check_chat_model
from app.house.models import models
from consolidation.adapters.gguf_file import GgufFile
from memory.vocabulary.errors import ModelFileError

_NOT_DEQUANTISED = {9, 15, 24, 25, 26, 27, 28, 41}  # ggml types that gguf cannot read for a night


@dataclass(frozen=True, slots=True)
class Described:
    """A file that may be a model.

    Attributes:
        title: what it calls itself; may be empty.
        parameters: how many, counted; 0 where it cannot be said.
        quantisation: "Q4_K_M"; empty where it cannot be said.
        context: tokens that it was trained for; 0 where it does not say.
        chat: it has a chat template: it was made to talk.
        trouble: why it cannot answer; empty when it can.
        talks: why it does not fit this machine; empty when it does.
        night: why a night cannot train it here; empty when it can.
    """

    title: str = ""
    architecture: str = ""
    parameters: int = 0
    quantisation: str = ""
    context: int = 0
    chat: bool = False
    trouble: str = ""
    talks: str = ""
    night: str = ""


def describe(file: Path, size: int) -> Described:
    """Read a header; a file that cannot be used is described with the reason.

    Args:
        size: bytes of the file.
    """
    try:
        header = check_chat_model(file)
    except ModelFileError as error:
        return Described(trouble=error.message.replace(str(file), "it"))
    of = header.architecture
    parameters = sum(math.prod(tensor.shape) for tensor in header.tensors.values())
    experts = _number(header, f"{of}.expert_count") > 0
    return Described(
        str(header.metadata.get("general.name") or ""),
        of,
        parameters,
        quantisation(header),
        _number(header, f"{of}.context_length"),
        "tokenizer.chat_template" in header.metadata,
        _picture(header),
        models.talk_trouble(size),
        "nights cannot train a model of experts" if experts else _night(header, parameters),
    )


def quantisation(header: GgufFile) -> str:
    """How its weights are packed: what the file says, else what most of its values are."""
    from gguf.constants import GGMLQuantizationType, LlamaFileType

    try:
        kind = LlamaFileType(_number(header, "general.file_type", -1))
        if kind is not LlamaFileType.GUESSED:
            return str(kind.name).removeprefix("MOSTLY_").removeprefix("ALL_")
    except ValueError:
        pass
    values: Counter[int] = Counter()
    for tensor in header.tensors.values():
        values[tensor.type] += math.prod(tensor.shape)
    try:
        return str(GGMLQuantizationType(values.most_common(1)[0][0]).name)
    except (ValueError, IndexError):
        return ""


def _night(header: GgufFile, parameters: int) -> str:
    if any(tensor.type in _NOT_DEQUANTISED for tensor in header.tensors.values()):
        return "nights cannot read weights that are packed like this"
    return models.night_trouble(header.architecture, parameters)


def _picture(header: GgufFile) -> str:
    """Ollama packs the part that sees into the same file, which llama.cpp refuses to load."""
    if any(name.startswith(("v.", "mm.")) for name in header.tensors):
        return "its file holds a part for pictures too, which the engine cannot load"
    return ""


def _number(header: GgufFile, key: str, otherwise: int = 0) -> int:
    value = header.metadata.get(key, otherwise)
    return value if isinstance(value, int) else otherwise
