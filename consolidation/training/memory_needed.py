"""How much memory a training needs, estimated before it starts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consolidation.adapters.gguf_file import read_gguf
from consolidation.training.examples import Example
from consolidation.training.twin.twin import places
from memory.vocabulary.errors import ModelFileError, NightError

if TYPE_CHECKING:
    from consolidation.training.settings import TrainSettings

FLOAT = 4  # bytes
RUNTIME = 500 << 20  # of torch, transformers and peft themselves
KEPT = 30  # activations kept for the backward pass, per layer and token, in widths; measured


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes from the header of a model file.

    Attributes:
        parameters: number of weights; `largest`: of the largest tensor.
        width, inner: of the hidden states, and of the feed-forward layers.
    """

    parameters: int
    largest: int
    layers: int
    width: int
    inner: int
    vocabulary: int


def sizes(path: Path) -> Sizes:
    """Read the sizes of a GGUF model.

    Raises:
        ModelFileError: the file is missing or not a GGUF model.
    """
    try:
        file = read_gguf(path)
        prefix = f"{file.architecture}."

        def number(key: str) -> int:
            return int(file.metadata[prefix + key])

        counts = {name: math.prod(tensor.shape) for name, tensor in file.tensors.items()}
        width = number("embedding_length")
        return Sizes(
            sum(counts.values()),
            max(counts.values()),
            number("block_count"),
            width,
            number("feed_forward_length"),
            counts["token_embd.weight"] // width,
        )
    except (ModelFileError, ValueError, KeyError, TypeError) as error:
        raise ModelFileError(
            f"{path.name} cannot be read as a GGUF model.", "Choose another model file."
        ) from error


@dataclass(frozen=True, slots=True)
class Amount:
    """How much text a training reads, in tokens.

    Attributes:
        tokens, answers: of all student inputs, and of the answers alone.
        longest, longest_answer: the longest lesson, and the longest answer.
    """

    tokens: int
    answers: int
    longest: int
    longest_answer: int


def amount(made: Sequence[Example]) -> Amount:
    """Count the tokens of these examples."""
    return Amount(
        sum(example.length for example in made),
        sum(len(example.answer) for example in made),
        max((max(e.length, len(e.teacher) + len(e.answer)) for e in made), default=0),
        max((len(example.answer) for example in made), default=0),
    )


def estimate(path: Path, read: Amount, settings: TrainSettings) -> int:
    """Peak memory of a training in bytes, roughly, including its caches."""
    model = sizes(path)
    learning = max(1, round(model.layers * settings.upper))
    lora = learning * settings.rank * len(settings.modules) * (model.width + model.inner)
    batch = settings.batch * read.longest
    caches = read.tokens * model.width * FLOAT + read.answers * settings.top_k * (FLOAT + 8)
    body = batch * learning * (KEPT * model.width + 4 * model.inner) * FLOAT
    at_once = min(settings.batch * read.longest_answer, places(model.vocabulary))
    head = at_once * model.vocabulary * FLOAT * 4
    return (model.parameters + model.largest + 4 * lora) * FLOAT + caches + body + head + RUNTIME


def check_load(path: Path) -> int:
    """Bytes that the model alone needs in torch; raises like `check_memory`."""
    model = sizes(path)
    return _fits((model.parameters + model.largest) * FLOAT + RUNTIME)


def check_memory(path: Path, read: Amount, settings: TrainSettings) -> int:
    """The estimated peak memory of a training, in bytes.

    Raises:
        NightError: less than that is free; the remedy names the choices.
    """
    return _fits(estimate(path, read, settings))


def _fits(need: int) -> int:
    import psutil

    have = int(psutil.virtual_memory().available)
    if need > have:
        raise NightError(
            f"Learning into this model needs about {need / 1e9:.1f} GB of memory and "
            f"{have / 1e9:.1f} GB are free.",
            "Close other programs, choose a smaller model, or let this one learn on a machine "
            "with more memory; until then its facts stay in the prompt.",
        )
    return need


def peak_mb(torch: Any) -> float:
    """Peak memory so far, in MB: of the GPU if one is used, else of this process."""
    if torch.cuda.is_available():
        return float(torch.cuda.max_memory_allocated()) / 1e6
    import resource
    import sys

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
