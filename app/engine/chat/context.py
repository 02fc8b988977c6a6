"""A llama.cpp context that reuses a cached prefix. Only the engine's worker touches it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

from app.engine.llama.abort import AbortSwitch
from app.engine.llama.library import last_errors
from app.engine.llama.threads import Threads
from memory.vocabulary.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_ABORTED = 2
NEVER = -1e6  # logit of a forbidden token; finite, because samplers calculate with it
OUTPUTS = 64  # positions whose logits are kept in one step: rows of vocabulary-size floats


class StoppedError(Exception):
    """The decode was stopped on request."""


class Context:
    """The KV cache of a sequence of tokens, which can be extended."""

    def __init__(
        self,
        library: ModuleType,
        model: Any,
        *,
        size: int,
        batch: int,
        threads: Threads,
        vocabulary: int,
    ) -> None:
        self._library = library
        self._vocabulary = vocabulary
        self.size = size
        self.abort = AbortSwitch(library)
        self.cached: list[int] = []  # the tokens in the KV cache
        params = library.llama_context_default_params()
        params.n_ctx = size
        params.n_batch = params.n_ubatch = self._batch_size = min(batch, size)
        params.n_outputs_max = min(OUTPUTS, self._batch_size)
        params.n_threads, params.n_threads_batch = threads.token, threads.prompt
        params.flash_attn_type = library.LLAMA_FLASH_ATTN_TYPE_DISABLED
        params.swa_full = True  # else a cached prefix may lack its attention window
        params.no_perf = True
        params.abort_callback = self.abort.callback
        params.abort_callback_data = self.abort.data
        self.pointer = library.llama_init_from_model(model, params)
        if not self.pointer:
            raise ModelError(
                f"The model's context could not be made: {last_errors() or 'no reason given'}.",
                "Choose a smaller context or a smaller model.",
            )
        self._memory = library.llama_get_memory(self.pointer)
        self._batch = library.llama_batch_init(self._batch_size, 0, 1)

    def prefill(self, tokens: Sequence[int], stopped: Callable[[], bool]) -> int:
        """Read a prompt, reusing the cached prefix; the logits after its last token are ready.

        Returns:
            How many tokens were cached already.

        Raises:
            StoppedError: On request; tokens that were read stay cached.
        """
        cached = min(_common(self.cached, tokens), len(tokens) - 1)
        cached = self._cut(cached)
        at = cached
        while at < len(tokens):
            if stopped():
                raise StoppedError
            chunk = tokens[at : at + self._batch_size]
            at += len(chunk)
            self._decode(chunk, outputs=1 if at == len(tokens) else 0)
        return cached

    def extend(self, token: int) -> None:
        """Append one token; the logits after it are ready."""
        self._decode([token], outputs=1)

    def forbid(self, tokens: Sequence[int]) -> None:
        """Forbid these as the next token."""
        if tokens:
            row = self._library.llama_get_logits_ith(self.pointer, -1)
            for token in tokens:
                row[token] = NEVER

    def logits(self, tokens: Sequence[int], last: int) -> npt.NDArray[np.float32]:
        """Logits after each of the last `last` tokens, [last, vocabulary].

        Computed from an empty context, because a cached prefix changes the last digits.
        """
        import numpy as np

        self.clear()
        rows = np.empty((last, self._vocabulary), dtype=np.float32)
        first = len(tokens) - last
        at = 0
        while at < len(tokens):
            wanted = at >= first
            limit = min(self._batch_size, OUTPUTS) if wanted else self._batch_size
            end = min(at + limit, len(tokens) if wanted else first)
            count = end - at if wanted else 0
            self._decode(tokens[at:end], outputs=count)
            for index in range(count):
                row = self._library.llama_get_logits_ith(self.pointer, index)
                rows[at - first + index] = np.ctypeslib.as_array(row, (self._vocabulary,))
            at = end
        return rows

    def clear(self) -> None:
        """Clear the KV cache."""
        self._library.llama_memory_clear(self._memory, True)
        self.cached = []

    def free(self) -> None:
        """Free the memory; the context is not usable afterwards."""
        if self.pointer:
            self._library.llama_batch_free(self._batch)
            self._library.llama_free(self.pointer)
            self.pointer = None

    def set_threads(self, threads: Threads) -> None:
        """Set the compute threads, from the next step on."""
        self._library.llama_set_n_threads(self.pointer, threads.token, threads.prompt)

    def _cut(self, length: int) -> int:
        """Keep the first `length` cached tokens; returns how many could be kept."""
        if length < len(self.cached):
            # Recurrent models cannot go back: they start over.
            if length and self._library.llama_memory_seq_rm(self._memory, 0, length, -1):
                del self.cached[length:]
            else:
                self.clear()
        return len(self.cached)

    def _decode(self, tokens: Sequence[int], *, outputs: int) -> None:
        batch = self._batch
        start, count = len(self.cached), len(tokens)
        batch.n_tokens = count
        for index, token in enumerate(tokens):
            batch.token[index] = token
            batch.pos[index] = start + index
            batch.n_seq_id[index] = 1
            batch.seq_id[index][0] = 0
            batch.logits[index] = int(index >= count - outputs)
        code = self._library.llama_decode(self.pointer, batch)
        if code == 0:
            self.cached.extend(tokens)
            return
        if not (start and self._library.llama_memory_seq_rm(self._memory, 0, start, -1)):
            self.clear()
        if code == _ABORTED:
            raise StoppedError
        self.clear()
        raise ModelError(
            f"The model could not go on (llama.cpp code {code}): {last_errors() or 'no reason'}.",
            "Start a new conversation; if it happens again, use another model file.",
        )


def _common(held: Sequence[int], wanted: Sequence[int]) -> int:
    """Length of the longest common prefix."""
    for index, (left, right) in enumerate(zip(held, wanted, strict=False)):
        if left != right:
            return index
    return min(len(held), len(wanted))


__all__ = ["Context", "StoppedError"]
