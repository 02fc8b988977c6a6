"""A model with its contexts and adapters, owned by the worker thread."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from app.engine.chat.adapters import AdapterSet
from app.engine.chat.aside import Aside, structured
from app.engine.chat.context import Context, StoppedError
from app.engine.chat.generation import Stats, generate
from app.engine.chat.side_by_side import Score, SideBySide, groups
from app.engine.chat.streaming import Run, Turnstile
from app.engine.llama.gpu import layers
from app.engine.llama.loading import load_model
from app.engine.llama.threads import Threads, threads_for
from app.engine.tokens.sampling import Sampling
from app.engine.tokens.tokens import Vocabulary
from consolidation.adapters.gguf_file import GgufFile
from memory.vocabulary.errors import ContextError, ModelError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

CONTEXT = 4096  # tokens, by default: a longer context costs memory
_BATCH = 512
_GROWS = 64  # the size of the context for parallel replies is a multiple of this, in tokens


class Instance:
    """Everything that llama.cpp holds for one model. Only the engine's worker calls it."""

    def __init__(
        self,
        library: ModuleType,
        file: GgufFile,
        context: int | None,
        threads: int | None,
        gpu_layers: int = 0,
    ) -> None:
        """Load a model and make its context; on an error everything is freed."""
        self._library = library
        on_card = layers(library, file, context or CONTEXT, gpu_layers)
        self._model: Any = load_model(library, file.path, on_card)
        try:
            self.vocabulary = Vocabulary(library, self._model)
            self.parameters = int(library.llama_model_n_params(self._model))
            self.trained = int(library.llama_model_n_ctx_train(self._model))
            self._threads = Threads.alike(threads) if threads else threads_for(self.parameters)
            self.context = Context(
                library,
                self._model,
                size=max(min(context or CONTEXT, self.trained), 1),
                batch=_BATCH,
                threads=self._threads,
                vocabulary=self.vocabulary.size,
            )
        except BaseException:
            library.llama_model_free(self._model)
            raise
        self.turnstile = Turnstile(self.context.abort)
        self._lora = AdapterSet(library, self._model, self.context.pointer)
        self._beside: SideBySide | None = None  # made when parallel replies are first requested

    def run(
        self, prompt: list[int], sampling: Sampling, stop_tokens: frozenset[int], run: Run
    ) -> Stats:
        """Generate one reply; its pieces go into `run`."""
        self.turnstile.enter(run)
        try:
            return generate(
                self._library,
                self.context,
                self.vocabulary,
                prompt,
                sampling,
                stop_tokens=stop_tokens,
                stopped=run.stopped,
                begun=run.begun,
                show=run.pieces.put,
            )
        finally:
            self.turnstile.leave()
            run.pieces.put(None)

    def replies(
        self, prompts: Sequence[list[int]], sampling: Sampling, stop_tokens: frozenset[int]
    ) -> list[str]:
        """Greedy replies with the adapters in use, several in parallel."""
        beside = self._side_by_side(max(map(len, prompts), default=0) + sampling.max_tokens)
        return beside.replies(self.vocabulary, prompts, sampling, stop_tokens) if prompts else []

    def scores(
        self, asked: Sequence[tuple[list[int], list[int]]], stop_tokens: frozenset[int] | None
    ) -> list[Score]:
        """Score (prompt, answer) pairs with the adapters in use; results in their order."""
        order = sorted(range(len(asked)), key=lambda index: (*asked[index][0], *asked[index][1]))
        rows = [[*asked[index][0], *asked[index][1]] for index in order]
        beside = self._side_by_side(max(map(len, rows), default=0))
        scores: list[Score] = []
        for group in groups(rows):
            pairs = [asked[index] for index in order[len(scores) : len(scores) + len(group)]]
            scores += beside.scores(self.vocabulary, pairs, stop_tokens)
        return [score for _, score in sorted(zip(order, scores, strict=True), key=itemgetter(0))]

    def _side_by_side(self, size: int) -> SideBySide:
        """The context for parallel replies of `size` tokens each, with the adapters attached."""
        if self._beside is None or self._beside.size < size:
            self._free_beside()
            size = -(-size // _GROWS) * _GROWS
            self._beside = SideBySide(
                self._library, self._model, size=size, threads=self._threads,
                vocabulary=self.vocabulary.size,
            )  # fmt: skip
        self._lora.attach_to(self._beside.pointer)
        return self._beside

    def logits(self, tokens: list[int], last: int) -> npt.NDArray[np.float32]:
        """Logits after each of the last `last` tokens, [last, vocabulary]."""
        try:
            return self.context.logits(tokens, last)
        except StoppedError:
            raise closed() from None

    def structured(
        self,
        prompt: list[int],
        grammar: bytes | None,
        max_tokens: int,
        stop_tokens: frozenset[int],
        aside: Aside,
    ) -> str | None:
        """Generate a text with the base alone; the chat's context is not touched."""
        return structured(
            self._library, self._model, self.vocabulary, prompt, grammar, max_tokens=max_tokens,
            threads=self._threads, stop_tokens=stop_tokens, aside=aside,
        )  # fmt: skip

    def set_threads(self, threads: int) -> None:
        """Set the compute threads for tokens and prompts, from the next step on."""
        self._threads = Threads.alike(threads)
        self.context.set_threads(self._threads)

    def replace_adapters(
        self, wanted: Sequence[tuple[Path, float]], architecture: str, base_hash: str
    ) -> None:
        """Replace all adapters; the KV cache is cleared if they changed."""
        if self._lora.replace(wanted, architecture=architecture, base_hash=base_hash):
            self.context.clear()

    def free(self) -> None:
        """Free everything; llama.cpp frees the adapters with their model."""
        self._free_beside()
        self.context.free()
        if self._model:
            self._library.llama_model_free(self._model)
            self._model = None

    def _free_beside(self) -> None:
        if self._beside is not None:
            self._beside.free()
            self._beside = None


def closed() -> ModelError:
    """The error for using a closed model."""
    return ModelError("The model was closed.", "Start Luna again.")


def too_long(tokens: int, context: int) -> ContextError:
    """The error for a text that does not fit the context."""
    return ContextError(
        f"The message needs {tokens} tokens and the model's context holds {context}.",
        "Shorten the message, or start a new conversation.",
    )
