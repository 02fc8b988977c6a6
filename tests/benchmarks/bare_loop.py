"""The loop that everybody writes around llama.cpp, as a program: what `speed` compares with.

A line of JSON in is one reply to make, a line out is what it took. Nothing of Luna is used and no
variable of OpenMP is set: threads wait as the library lets them.
"""

from __future__ import annotations

import ctypes
import json
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

import llama_cpp.llama_cpp as library


class BareLoop:
    """A model, a context, and a loop of sample and decode."""

    def __init__(self, model: str, context: int) -> None:
        self._quiet = library.llama_log_callback(lambda *_: None)
        library.llama_log_set(self._quiet, ctypes.c_void_p(0))
        library.llama_backend_init()
        options = library.llama_model_default_params()
        options.n_gpu_layers = 0
        self._model = library.llama_model_load_from_file(model.encode(), options)
        params = library.llama_context_default_params()
        params.n_ctx = context
        self._context = library.llama_init_from_model(self._model, params)
        self._vocabulary = library.llama_model_get_vocab(self._model)

    def reply(
        self, prompt: Sequence[int], most: int, threads: int, sampling: Mapping[str, float]
    ) -> dict[str, float]:
        """Tokens per second of one reply of at most so many tokens, from an empty context."""
        context, vocabulary = self._context, self._vocabulary
        library.llama_set_n_threads(context, threads, threads)
        library.llama_memory_clear(library.llama_get_memory(context), True)
        chain = chain_of(sampling)
        held = (ctypes.c_int32 * len(prompt))(*prompt)
        library.llama_decode(context, library.llama_batch_get_one(held, len(prompt)))
        library.llama_synchronize(context)
        one = (ctypes.c_int32 * 1)()
        count, began = 0, time.perf_counter()
        while count < most:
            one[0] = library.llama_sampler_sample(chain, context, -1)
            if library.llama_vocab_is_eog(vocabulary, one[0]):
                break
            count += 1
            if count < most:
                library.llama_decode(context, library.llama_batch_get_one(one, 1))
        seconds = time.perf_counter() - began
        library.llama_sampler_free(chain)
        return {"tokens": count, "seconds": seconds}


def chain_of(sampling: Mapping[str, float]) -> Any:
    """llama.cpp's samplers in its own order."""
    chain = library.llama_sampler_chain_init(library.llama_sampler_chain_default_params())
    if sampling["temperature"] <= 0:
        stages = [library.llama_sampler_init_greedy()]
    else:
        stages = [
            library.llama_sampler_init_top_k(int(sampling["top_k"])),
            library.llama_sampler_init_top_p(sampling["top_p"], 1),
            library.llama_sampler_init_min_p(sampling["min_p"], 1),
            library.llama_sampler_init_temp(sampling["temperature"]),
            library.llama_sampler_init_dist(int(sampling["seed"])),
        ]
    for stage in stages:
        library.llama_sampler_chain_add(chain, stage)
    return chain


def main() -> None:
    loop = BareLoop(sys.argv[1], int(sys.argv[2]))
    for line in sys.stdin:
        print(json.dumps(loop.reply(**json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
