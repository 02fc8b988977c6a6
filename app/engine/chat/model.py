"""The engine: one GGUF chat model, its tokens, replies, logits and adapters."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.engine.chat.aside import Aside, grammar_of
from app.engine.chat.generation import Stats
from app.engine.chat.instance import Instance, closed, too_long
from app.engine.chat.side_by_side import Score
from app.engine.chat.streaming import Run, pieces_of
from app.engine.files.file_hash import file_hash
from app.engine.llama.library import load_library, log_to, logger
from app.engine.llama.loading import check_chat_model
from app.engine.llama.worker import Worker
from app.engine.tokens.sampling import Sampling, default_sampling
from app.engine.tokens.template import ChatTemplate, Origin
from memory.vocabulary.errors import ContextError
from memory.vocabulary.records import Message
from memory.vocabulary.stranger_forms import form_for

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Engine:
    """A chat model in llama.cpp. Every method may be called from any thread.

    One worker thread owns the context, so calls wait for one another; counting tokens does not.
    """

    def __init__(
        self,
        path: Path,
        *,
        context: int | None = None,
        threads: int | None = None,
        verbose_log: Path | None = None,
        hash_cache: Path | None = None,
        gpu_layers: int = 0,
    ) -> None:
        """Load a model.

        Args:
            path: The GGUF file.
            context: Context size in tokens, 4,096 by default; at most what it was trained for.
            threads: Compute threads; by default the best number for its size (`threads_for`).
            verbose_log: A file for everything that llama.cpp logs.
            hash_cache: A file that keeps the model's hash between runs.
            gpu_layers: Layers on the GPU, if the build supports one; -1: as many as fit.

        Raises:
            ModelFileError: The file is missing, broken or not a chat model.
            ModelError: There is not enough memory for the context.
        """
        started = time.perf_counter()
        self.path, self.last = Path(path), Stats()
        self._hash_cache = hash_cache
        file = check_chat_model(self.path)
        self.architecture = file.architecture
        self.name = str(file.metadata.get("general.name") or self.path.stem)
        self.sampling = default_sampling(self.architecture, file.metadata)
        self._adapters: tuple[tuple[Path, float], ...] = ()
        self._lock = threading.Lock()  # the tokenizer must not be freed while in use
        self._closed = False
        self._log, self._worker = log_to(verbose_log), Worker("luna-engine")
        self._loaded: Instance | None = None
        try:
            library = load_library()
            load = partial(Instance, library, file, context, threads, gpu_layers)
            loaded = self._loaded = self._worker.call(load)
            self._template = ChatTemplate(
                str(file.metadata.get("tokenizer.chat_template") or ""), loaded.vocabulary
            )
        except BaseException:
            self.close()
            raise
        self.context, self.parameters = loaded.context.size, loaded.parameters
        self.form = form_for(file.metadata, self.parameters)  # wording around facts
        self.load_seconds = time.perf_counter() - started
        logger.info("loaded a %s model in %.2f s", self.architecture, self.load_seconds)

    @property
    def base_hash(self) -> str:
        """sha256 of the file, hexadecimal; computed on first use."""
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

    def text_tokens(self, text: str) -> list[int]:
        """Tokens of plain text; control tokens spelled in it stay text."""
        with self._lock:
            return self._instance.vocabulary.encode(text)

    def prompt_tokens(self, messages: Sequence[Message]) -> list[int]:
        """Tokens of the rendered chat, up to the assistant's reply.

        Raises:
            ModelError: The chat template refuses the conversation in every form.
        """
        with self._lock:
            _ = self._instance  # raises if the engine is closed
            return self._template.tokens(messages)

    def count(self, text: str) -> int:
        """Number of tokens in a text."""
        return len(self.text_tokens(text))

    def count_messages(self, messages: Sequence[Message]) -> int:
        """Number of tokens in a prompt."""
        return len(self.prompt_tokens(messages))

    def text_of(self, tokens: Sequence[int]) -> str:
        """The text of tokens, without control tokens."""
        with self._lock:
            spelled = map(self._instance.vocabulary.piece, tokens)
            return b"".join(spelled).decode("utf-8", "replace")

    # Replies and logits

    def stream(
        self,
        messages: Sequence[Message],
        sampling: Sampling | None = None,
        stop: threading.Event | None = None,
    ) -> Generator[str, None, None]:
        """The reply, piece by piece; afterwards `last` holds its statistics.

        If the last message is the assistant's, the reply continues it. Setting `stop` or closing
        the iterator ends it at once. Nothing is computed before the first piece is requested.

        Raises:
            ContextError: The prompt is empty or does not fit; raised by the call itself.
        """
        prompt = self.prompt_tokens(messages)
        if not prompt:
            raise ContextError("There is nothing to answer.", "Write a message.")
        if len(prompt) >= self.context:
            raise too_long(len(prompt), self.context)
        chosen = sampling or self.sampling
        chosen = replace(chosen, stop=(*chosen.stop, *self._template.stop))
        run = Run(stop, self._template.begun(messages))
        return self._pieces(self._instance, prompt, chosen, run)

    def _pieces(
        self, loaded: Instance, prompt: list[int], sampling: Sampling, run: Run
    ) -> Generator[str, None, None]:
        ends = self._template.stop_tokens
        future = self._worker.submit(lambda: loaded.run(prompt, sampling, ends, run))
        self.last = yield from pieces_of(run, loaded.turnstile, future, self._worker)

    def reply(self, messages: Sequence[Message], max_tokens: int = 64) -> str:
        """A complete greedy reply.

        Raises:
            ContextError: The prompt does not fit.
        """
        return "".join(self.stream(messages, Sampling(max_tokens=max_tokens)))

    def replies(self, prompts: Sequence[Sequence[Message]], max_tokens: int = 64) -> list[str]:
        """Complete greedy replies, several in parallel; the cached prefix of the chat stays.

        Raises:
            ContextError: A prompt does not fit.
        """
        loaded, ends = self._instance, self._template.stop_tokens
        sampling = Sampling(max_tokens=max_tokens, stop=self._template.stop)
        tokens = [self.prompt_tokens(messages) for messages in prompts]
        self._fits(max(map(len, tokens), default=0) + max_tokens)
        return self._worker.call(lambda: loaded.replies(tokens, sampling, ends))

    def scores(self, asked: Sequence[tuple[Sequence[Message], str]]) -> list[Score]:
        """Score (prompt, non-empty answer) pairs; costs one forward pass over each.

        Raises:
            ContextError: A prompt with its answer does not fit.
        """
        loaded, ends = self._instance, self._template.ends
        pairs = [
            (self.prompt_tokens(messages), self.text_tokens(answer)) for messages, answer in asked
        ]
        self._fits(max((len(prompt) + len(answer) for prompt, answer in pairs), default=0))
        return self._worker.call(lambda: loaded.scores(pairs, ends))

    def logits(self, tokens: Sequence[int], last: int) -> npt.NDArray[np.float32]:
        """Logits after each of the last `last` tokens, [last, vocabulary].

        Always computed from an empty context, so equal calls give equal numbers; the cached
        prefix of the chat is lost.

        Raises:
            ContextError: The tokens do not fit the context.
            ValueError: `last` is not between 1 and the number of tokens.
        """
        ids, loaded = list(tokens), self._instance
        if not 0 < last <= len(ids):
            raise ValueError("last must be between 1 and the number of tokens")
        self._fits(len(ids))
        return self._worker.call(lambda: loaded.logits(ids, last))

    def structured(
        self,
        messages: Sequence[Message],
        schema: str | None,
        max_tokens: int = 256,
        stop: threading.Event | None = None,
    ) -> str | None:
        """Generate a text with the base, in a context of its own: the chat's is not touched.

        Args:
            schema: JSON schema of the text; None for free text.

        Returns:
            The text, cut at `max_tokens`; None if it was ended by `stop` or by another call to
            the engine.

        Raises:
            ContextError: The prompt does not fit.
        """
        prompt = self.prompt_tokens(messages)
        loaded = self._instance
        if len(prompt) + max_tokens > loaded.trained:
            raise too_long(len(prompt) + max_tokens, loaded.trained)
        grammar = None if schema is None else grammar_of(schema)
        ends = self._template.stop_tokens
        aside = Aside(stop)
        return self._worker.call_aside(
            lambda: loaded.structured(prompt, grammar, max_tokens, ends, aside), aside.end
        )

    # Adapters and the rest

    def set_adapters(self, adapters: Sequence[tuple[Path, float]]) -> None:
        """Replace all LoRA adapters (file, scale); empty means the base alone.

        If one of them cannot be used, the old set stays.

        Raises:
            AdapterError: An adapter is missing, broken or of another base.
        """
        wanted = tuple((Path(path), float(scale)) for path, scale in adapters)
        base_hash = self.base_hash if wanted else ""
        loaded = self._instance

        def swap() -> None:
            loaded.replace_adapters(wanted, self.architecture, base_hash)
            self._adapters = wanted

        self._worker.call(swap)

    def set_threads(self, threads: int) -> None:
        """Set the compute threads, from the next step on; fewer leave cores for other work."""
        loaded = self._instance
        self._worker.call(lambda: loaded.set_threads(max(threads, 1)))

    def close(self) -> None:
        """Stop what is running and free the model. Safe to call twice, and from any thread."""
        with self._lock:
            self._closed = True
            loaded = self._loaded
        if loaded is not None:
            loaded.turnstile.close()
        self._worker.close(loaded.free if loaded is not None else None)
        logger.removeHandler(self._log)
        self._log.close()

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _fits(self, tokens: int) -> None:
        if tokens > self.context:
            raise too_long(tokens, self.context)

    @property
    def _instance(self) -> Instance:
        """The loaded instance; raises if the engine is closed."""
        if self._closed or self._loaded is None:
            raise closed()
        return self._loaded
