"""A short text generated beside the chat, in a context of its own, with or without a grammar."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from app.engine.chat.context import Context, StoppedError
from app.engine.llama.abort import AbortSwitch
from app.engine.llama.threads import Threads
from app.engine.tokens.tokens import PieceReader, Vocabulary
from memory.vocabulary.errors import ModelError

_BATCH = 64  # these prompts are short, and a decode must end quickly


class Aside:
    """One such generation, which any thread can stop."""

    def __init__(self, stop: threading.Event | None = None) -> None:
        self._cancel = threading.Event()
        self._stop = stop
        self._lock = threading.Lock()
        self._switch: AbortSwitch | None = None

    def stopped(self) -> bool:
        """Whether a stop was requested."""
        return self._cancel.is_set() or (self._stop is not None and self._stop.is_set())

    def attach(self, switch: AbortSwitch) -> None:
        """Set the switch that stops its context inside a decode."""
        with self._lock:
            self._switch = switch
            if self._cancel.is_set():
                switch.set(True)

    def end(self) -> None:
        """Stop it at once."""
        with self._lock:
            self._cancel.set()
            if self._switch is not None:
                self._switch.set(True)


def grammar_of(schema: str) -> bytes:
    """The GBNF grammar of a JSON schema, as llama.cpp reads it."""
    from llama_cpp.llama_grammar import json_schema_to_gbnf

    return str(json_schema_to_gbnf(schema)).encode()


def structured(
    library: ModuleType,
    model: Any,
    vocabulary: Vocabulary,
    prompt: Sequence[int],
    grammar: bytes | None,
    *,
    max_tokens: int,
    threads: Threads,
    stop_tokens: frozenset[int],
    aside: Aside,
) -> str | None:
    """Generate greedily, within a grammar if one is given; the chat's context is not touched.

    Returns:
        The text, cut at `max_tokens`; None if it was stopped.

    Raises:
        ModelError: There is no memory for the context, or llama.cpp refuses the grammar.
    """
    if aside.stopped():
        return None
    context = Context(
        library, model, size=len(prompt) + max_tokens, batch=_BATCH, threads=threads,
        vocabulary=vocabulary.size,
    )  # fmt: skip
    chain = library.llama_sampler_chain_init(library.llama_sampler_chain_default_params())
    try:
        aside.attach(context.abort)
        if grammar is not None:
            words = library.llama_model_get_vocab(model)
            rules = library.llama_sampler_init_grammar(words, grammar, b"root")
            if not rules:
                raise ModelError("The grammar was refused.", "This is a bug.")
            library.llama_sampler_chain_add(chain, rules)
        library.llama_sampler_chain_add(chain, library.llama_sampler_init_greedy())
        reader = PieceReader(())
        text = ""
        context.prefill(prompt, aside.stopped)
        for count in range(1, max_tokens + 1):
            if aside.stopped():
                return None
            token = int(library.llama_sampler_sample(chain, context.pointer, -1))
            if vocabulary.ends(token) or token in stop_tokens:
                break
            text += reader.feed(vocabulary.piece(token))
            if count < max_tokens:
                context.extend(token)
        return text + reader.feed(b"", final=True)
    except StoppedError:
        return None
    finally:
        library.llama_sampler_free(chain)
        context.free()
