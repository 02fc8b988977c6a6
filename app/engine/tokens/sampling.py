"""How the next token is chosen, with sane defaults for each model."""

from __future__ import annotations

import random
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_LAST = 64  # tokens that the repeat penalty looks back on
# Among so many the nucleus of top_p is looked for: else the whole vocabulary is sorted where the
# next word is open, which takes about as long as the token itself. llama.cpp takes so many by a
# heap, more by a slower way.
_LIKELIEST = 128


@dataclass(frozen=True, slots=True)
class Sampling:
    """Settings of one reply. Temperature 0 takes the likeliest token, always."""

    temperature: float = 0.0
    top_p: float = 1.0  # 1: off; of the 128 likeliest where top_k is off
    top_k: int = 0  # 0: off
    min_p: float = 0.0  # 0: off
    repeat_penalty: float = 1.0  # 1: off
    repeats: int = 0  # how often a run of words may come in a reply (`circles`); 0: any number
    max_tokens: int = 512
    seed: int = 0  # 0: another one each time
    stop: tuple[str, ...] = ()


_INSTRUCT = Sampling(temperature=0.7, top_p=0.9, top_k=40, min_p=0.05)

# What the makers of each family advise for chat without thinking.
_FAMILIES = {
    "gemma2": Sampling(temperature=0.8, top_p=0.95, top_k=64),
    "gemma3": Sampling(temperature=1.0, top_p=0.95, top_k=64),
    "lfm2": Sampling(temperature=0.3, min_p=0.15, repeat_penalty=1.05),
    "llama": Sampling(temperature=0.6, top_p=0.9),
    "phi3": Sampling(temperature=0.3, top_p=0.95),
    "qwen2": Sampling(temperature=0.7, top_p=0.8, top_k=20, repeat_penalty=1.05),
    "qwen3": Sampling(temperature=0.7, top_p=0.8, top_k=20),
    "qwen35": Sampling(temperature=0.7, top_p=0.8, top_k=20),
}

_KEYS: dict[str, str] = {
    "temp": "temperature",
    "top_p": "top_p",
    "top_k": "top_k",
    "min_p": "min_p",
    "penalty_repeat": "repeat_penalty",
}


REPEATS_KEY = "luna.sampling.repeats"  # of a file; none of llama.cpp's own keys says this
_GREEDY_REPEATS = 2  # who always takes the likeliest word goes in circles


def default_sampling(architecture: str, metadata: Mapping[str, object]) -> Sampling:
    """What the file advises (`general.sampling.*`), else what its family is used with."""
    found: dict[str, Any] = {}
    for key, name in _KEYS.items():
        value = metadata.get(f"general.sampling.{key}")
        if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
            found[name] = int(value) if name == "top_k" else float(value)
    repeats = metadata.get(REPEATS_KEY)
    if isinstance(repeats, int) and not isinstance(repeats, bool) and repeats >= 0:
        found["repeats"] = repeats
    elif found.get("temperature") == 0:
        found["repeats"] = _GREEDY_REPEATS
    if "temperature" in found:
        return Sampling(**found)
    return replace(_FAMILIES.get(architecture, _INSTRUCT), **found)


@contextmanager
def sampler_chain(library: ModuleType, sampling: Sampling, vocabulary: int) -> Iterator[Any]:
    """llama.cpp's chain for these settings, freed at the end; `vocabulary` is its size."""
    chain = library.llama_sampler_chain_init(library.llama_sampler_chain_default_params())
    try:

        def add(stage: Any) -> None:
            library.llama_sampler_chain_add(chain, stage)

        if sampling.repeat_penalty not in (0.0, 1.0):
            penalty = sampling.repeat_penalty
            add(library.llama_sampler_init_penalties(vocabulary, _LAST, penalty, 0.0, 0.0))
        if sampling.temperature <= 0:
            add(library.llama_sampler_init_greedy())
        else:
            if top_k := sampling.top_k or (_LIKELIEST if sampling.top_p < 1 else 0):
                add(library.llama_sampler_init_top_k(top_k))
            if sampling.top_p < 1:
                add(library.llama_sampler_init_top_p(sampling.top_p, 1))
            if sampling.min_p > 0:
                add(library.llama_sampler_init_min_p(sampling.min_p, 1))
            add(library.llama_sampler_init_temp(sampling.temperature))
            seed = sampling.seed or random.getrandbits(32)
            add(library.llama_sampler_init_dist(seed & 0xFFFFFFFF))
        yield chain
    finally:
        library.llama_sampler_free(chain)
