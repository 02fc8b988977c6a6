"""The description of a model file, from its header alone."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from app.engine.llama.loading import check_chat_model
from app.house.models import models
from consolidation.adapters.gguf_file import GgufFile
from memory.vocabulary.errors import ModelFileError

_NOT_DEQUANTISED = {
    9,
    15,
    24,
    25,
    26,
    27,
    28,
    41,
}  # ggml types that the gguf library cannot dequantise, so nights cannot train


@dataclass(frozen=True, slots=True)
class Described:
    """A file that may be a model.

    Attributes:
        title: the name in its metadata; may be empty.
        parameters: their number, counted; 0 where it is unknown.
        quantisation: "Q4_K_M"; empty where it is unknown.
        context: tokens of context it was trained with; 0 where it does not say.
        chat: whether it has a chat template.
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
    architecture = header.architecture
    parameters = sum(math.prod(tensor.shape) for tensor in header.tensors.values())
    experts = _number(header, f"{architecture}.expert_count") > 0
    return Described(
        str(header.metadata.get("general.name") or ""),
        architecture,
        parameters,
        quantisation(header),
        _number(header, f"{architecture}.context_length"),
        "tokenizer.chat_template" in header.metadata,
        _picture(header),
        models.talk_trouble(size),
        "nights cannot train a mixture-of-experts model" if experts else _night(header, parameters),
    )


def quantisation(header: GgufFile) -> str:
    """The quantisation: as the metadata says, else the type of most of the weights."""
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
        return "nights cannot read weights in this quantisation"
    return models.night_trouble(header.architecture, parameters)


def _picture(header: GgufFile) -> str:
    """Why a multimodal file cannot load: Ollama puts the vision part into the same file."""
    if any(name.startswith(("v.", "mm.")) for name in header.tensors):
        return "its file also contains a vision part, which the engine cannot load"
    return ""


def _number(header: GgufFile, key: str, otherwise: int = 0) -> int:
    value = header.metadata.get(key, otherwise)
    return value if isinstance(value, int) else otherwise
