"""Sampling settings, with defaults for each model family, and the sampler chain."""

from __future__ import annotations

import random
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_LAST = 64  # tokens that the repeat penalty looks back
# top_p chooses among this many tokens: else the whole vocabulary would be sorted whenever the next
# word is open, which takes about as long as the token itself. For up to this many llama.cpp uses a
# heap; more are slower.
_LIKELIEST = 128


@dataclass(frozen=True, slots=True)
class Sampling:
    """Sampling settings of one reply. Temperature 0 is greedy: always the likeliest token."""

    temperature: float = 0.0
    top_p: float = 1.0  # 1: off; applied to the 128 likeliest tokens if top_k is off
    top_k: int = 0  # 0: off
    min_p: float = 0.0  # 0: off
    repeat_penalty: float = 1.0  # 1: off
    repeats: int = 0  # how often a run of tokens may occur in a reply (`circles`); 0: no limit
    max_tokens: int = 512
    seed: int = 0  # 0: a new seed each time
    stop: tuple[str, ...] = ()
    never: tuple[str, ...] = ()  # beginnings of words; the first token of each is not used
    never_first: int = 0  # only among so many tokens of the reply; 0: in all of it


_INSTRUCT = Sampling(temperature=0.7, top_p=0.9, top_k=40, min_p=0.05)

# Recommended by the makers of each family for chat without thinking.
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


REPEATS_KEY = "luna.sampling.repeats"  # in a model file; llama.cpp has no key for this
_GREEDY_REPEATS = 2  # greedy decoding tends to loop


def default_sampling(architecture: str, metadata: Mapping[str, object]) -> Sampling:
    """The settings that the file recommends (`general.sampling.*`), else those of its family."""
    values: dict[str, Any] = {}
    for key, name in _KEYS.items():
        value = metadata.get(f"general.sampling.{key}")
        if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
            values[name] = int(value) if name == "top_k" else float(value)
    repeats = metadata.get(REPEATS_KEY)
    if isinstance(repeats, int) and not isinstance(repeats, bool) and repeats >= 0:
        values["repeats"] = repeats
    elif values.get("temperature") == 0:
        values["repeats"] = _GREEDY_REPEATS
    if "temperature" in values:
        return Sampling(**values)
    return replace(_FAMILIES.get(architecture, _INSTRUCT), **values)


@contextmanager
def sampler_chain(library: ModuleType, sampling: Sampling, vocabulary: int) -> Iterator[Any]:
    """llama.cpp's sampler chain for these settings, freed on exit; `vocabulary` is its size."""
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
