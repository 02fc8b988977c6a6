"""The engine: one GGUF chat model, its tokens, replies, logits and adapters."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.engine.adapters import AdapterSet
from app.engine.context import Context, StoppedError
from app.engine.file_hash import file_hash
from app.engine.generation import Stats, generate
from app.engine.library import cores, load_library, logger
from app.engine.loading import check_chat_model, load_model
from app.engine.sampling import Sampling, default_sampling
from app.engine.streaming import Run, Turnstile
from app.engine.template import ChatTemplate, Origin
from app.engine.tokens import Vocabulary
from app.engine.worker import Worker
from memory.errors import ContextError, ModelError
from memory.records import Message

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

CONTEXT = 4096  # tokens, when the caller names none: longer ones cost memory
_BATCH = 512


class Engine:
    """A chat model in llama.cpp. Every method may be called from any thread.

    One worker thread owns the context, so calls wait for one another; counting tokens does
    not wait.
    """

    def __init__(
        self,
        path: Path,
        *,
        context: int | None = None,
        threads: int | None = None,
        verbose_log: Path | None = None,
        hash_cache: Path | None = None,
    ) -> None:
        """Load a model.

        Args:
            path: The GGUF file.
            context: Tokens of context; capped at what the model was trained for.
            threads: Compute threads; by default one for each core, eight at most.
            verbose_log: A file for everything that llama.cpp says.
            hash_cache: A file that remembers the model's hash between runs.

        Raises:
            ModelFileError: The file is missing, broken or no chat model.
            ModelError: There is not enough memory for the context.
        """
        started = time.perf_counter()
        self.path = Path(path)
        self._hash_cache = hash_cache
        self._log = _log_to(verbose_log)
        self._lock = threading.Lock()  # the tokenizer must not go while it is used
        self._closed = False
        self._model: Any = None
        self._context: Context | None = None
        self.last = Stats()
        file = check_chat_model(self.path)
        self.architecture = file.architecture
        self.name = str(file.metadata.get("general.name") or self.path.stem)
        self.sampling = default_sampling(self.architecture, file.metadata)
        self._adapters: tuple[tuple[Path, float], ...] = ()
        self._library = load_library()
        self._worker = Worker("luna-engine")
        try:
            self._worker.call(lambda: self._load(context, threads or min(cores(), 8)))
            self._template = ChatTemplate(
                str(file.metadata.get("tokenizer.chat_template") or ""), self._vocabulary
            )
        except BaseException:
            self.close()
            raise
        self.load_seconds = time.perf_counter() - started
        logger.info("loaded a %s model in %.2f s", self.architecture, self.load_seconds)

    def _load(self, context: int | None, threads: int) -> None:
        library = self._library
        self._model = load_model(library, self.path)
        self._vocabulary = Vocabulary(library, self._model)
        trained = int(library.llama_model_n_ctx_train(self._model))
        self.context = max(min(context or CONTEXT, trained), 1)
        self.parameters = int(library.llama_model_n_params(self._model))
        self._context = Context(
            library,
            self._model,
            size=self.context,
            batch=_BATCH,
            threads=threads,
            vocabulary=self._vocabulary.size,
        )
        self._lora = AdapterSet(library, self._model, self._context.pointer)
        self._turnstile = Turnstile(self._context.abort)

    @property
    def base_hash(self) -> str:
        """sha256 of the file, hexadecimal; computed when first asked for."""
        return file_hash(self.path, self._hash_cache)

    @property
    def chat_template(self) -> str:
        """The Jinja template in use."""
        return self._template.source

    @property
    def template_origin(self) -> Origin:
        """Whether the template is the file's own, ChatML or the plain form."""
        return self._template.origin

    @property
    def adapters(self) -> tuple[tuple[Path, float], ...]:
        """The adapters in use, with their scales."""
        return self._adapters

    # Tokens

    def text_tokens(self, text: str) -> list[int]:
        """Plain text as tokens; control tokens in it stay text."""
        with self._lock:
            self._alive()
            return self._vocabulary.encode(text)

    def prompt_tokens(self, messages: Sequence[Message]) -> list[int]:
        """The rendered chat up to where the assistant begins.

        Raises:
            ModelError: The chat template refuses the conversation in every form.
        """
        with self._lock:
            self._alive()
            return self._template.tokens(messages)

    def count(self, text: str) -> int:
        """How many tokens a text has."""
        return len(self.text_tokens(text))

    def count_messages(self, messages: Sequence[Message]) -> int:
        """How many tokens a prompt has."""
        return len(self.prompt_tokens(messages))

    def text_of(self, tokens: Sequence[int]) -> str:
        """Tokens as text, control tokens left out."""
        with self._lock:
            self._alive()
            return b"".join(map(self._vocabulary.piece, tokens)).decode("utf-8", "replace")

    # Replies

    def stream(
        self,
        messages: Sequence[Message],
        sampling: Sampling | None = None,
        stop: threading.Event | None = None,
    ) -> Iterator[str]:
        """The reply, piece by piece; afterwards `last` holds its numbers.

        Setting `stop`, or closing the iterator, ends it at once, also while the prompt is
        processed.

        Raises:
            ContextError: The prompt does not fit; nothing was computed.
        """
        prompt = self.prompt_tokens(messages)
        self._fits(prompt)
        chosen = sampling or self.sampling
        chosen = replace(chosen, stop=(*chosen.stop, *self._template.stop))
        return self._pieces(prompt, chosen, Run(stop))

    def _pieces(self, prompt: list[int], sampling: Sampling, run: Run) -> Iterator[str]:
        done = self._worker.submit(lambda: self._run(prompt, sampling, run))
        try:
            while (piece := self._turnstile.next_piece(run)) is not None:
                yield piece
        except GeneratorExit:
            run.cancel.set()
            self._turnstile.press(run)
            done.exception()  # waits: the engine is free again when this returns
            raise
        self.last = done.result()

    def _run(self, prompt: list[int], sampling: Sampling, run: Run) -> Stats:
        """One reply, in the worker."""
        assert self._context is not None
        self._turnstile.enter(run)
        try:
            return generate(
                self._library,
                self._context,
                self._vocabulary,
                prompt,
                sampling,
                stop_tokens=self._template.stop_tokens,
                stopped=run.stopped,
                show=run.pieces.put,
            )
        finally:
            self._turnstile.leave()
            run.pieces.put(None)

    def reply(self, messages: Sequence[Message], max_tokens: int = 64) -> str:
        """A greedy reply, whole.

        Raises:
            ContextError: The prompt does not fit.
        """
        return "".join(self.stream(messages, Sampling(max_tokens=max_tokens)))

    def logits(self, tokens: Sequence[int], last: int) -> npt.NDArray[np.float32]:
        """Logits after each of the `last` final tokens: shape [last, vocabulary].

        Always computed from an empty context, so equal calls give equal numbers; the kept
        prefix of the chat is lost.

        Raises:
            ContextError: The tokens do not fit the context.
            ValueError: `last` is not between 1 and the number of tokens.
        """
        held = list(tokens)
        if not 0 < last <= len(held):
            raise ValueError("last must be between 1 and the number of tokens")
        if len(held) > self.context:
            raise _too_long(len(held), self.context)
        return self._worker.call(lambda: self._logits(held, last))

    def _logits(self, tokens: list[int], last: int) -> npt.NDArray[np.float32]:
        assert self._context is not None
        try:
            return self._context.logits(tokens, last)
        except StoppedError:
            raise _closed() from None

    # Adapters and the rest

    def set_adapters(self, adapters: Sequence[tuple[Path, float]]) -> None:
        """Replace the whole set of LoRA adapters (file, scale); empty is the base alone.

        When one of them cannot be used the old set stays.

        Raises:
            AdapterError: An adapter is missing, broken or of another base.
        """
        wanted = tuple((Path(path), float(scale)) for path, scale in adapters)
        base_hash = self.base_hash if wanted else ""
        self._worker.call(lambda: self._replace_adapters(wanted, base_hash))

    def _replace_adapters(self, wanted: tuple[tuple[Path, float], ...], base_hash: str) -> None:
        assert self._context is not None
        if self._lora.replace(wanted, architecture=self.architecture, base_hash=base_hash):
            self._context.clear()  # keys and values were made with the old set
        self._adapters = wanted

    def set_threads(self, threads: int) -> None:
        """Compute threads from the next step on; fewer leave room for other work."""
        context = self._context
        if context is not None:
            self._worker.call(lambda: context.set_threads(max(threads, 1)))

    def close(self) -> None:
        """Stop what runs and free the model. Safe to call twice, and from any thread."""
        with self._lock:
            self._closed = True
            if self._context is not None:
                self._turnstile.close()
        self._worker.close(self._free)
        if self._log is not None:
            logger.removeHandler(self._log)
            self._log.close()
            self._log = None

    def _free(self) -> None:
        if self._context is not None:
            self._context.free()
            self._context = None
        if self._model:
            self._library.llama_model_free(self._model)  # and the adapters with it
            self._model = None

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _alive(self) -> None:
        if self._closed:
            raise _closed()

    def _fits(self, prompt: Sequence[int]) -> None:
        if not prompt:
            raise ContextError("There is nothing to answer.", "Write a message.")
        if len(prompt) >= self.context:
            raise _too_long(len(prompt), self.context)


def _too_long(tokens: int, context: int) -> ContextError:
    return ContextError(
        f"The message needs {tokens} tokens and the model's context holds {context}.",
        "Shorten the message, or start a new conversation.",
    )


def _closed() -> ModelError:
    return ModelError("The model was closed.", "Start Luna again.")


def _log_to(path: Path | None) -> logging.Handler | None:
    """Send everything that llama.cpp says to a file."""
    if path is None:
        return None
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    return handler
