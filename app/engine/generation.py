"""One reply: prompt in, tokens out, and the numbers of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Literal

from app.engine.context import Context, StoppedError
from app.engine.sampling import Sampling, sampler_chain
from app.engine.tokens import PieceReader, Vocabulary

Finish = Literal["stop", "length", "stopped", "repeated"]
_LOOP = 48  # so many tokens of nothing but repetition
_PERIOD = 12  # of a run of at most so many tokens


@dataclass(frozen=True, slots=True)
class Stats:
    """What one reply took."""

    prompt_tokens: int = 0
    cached_tokens: int = 0  # of those, kept from before
    reply_tokens: int = 0
    prompt_seconds: float = 0.0  # until the first token could be chosen
    reply_seconds: float = 0.0
    finish: Finish = "stop"


def loops(tokens: Sequence[int]) -> bool:
    """Whether the last tokens do nothing but repeat one short run, as small models do."""
    tail = tokens[-_LOOP:]
    return len(tail) == _LOOP and any(
        tail[period:] == tail[:-period] for period in range(1, _PERIOD + 1)
    )


def generate(
    library: ModuleType,
    context: Context,
    vocabulary: Vocabulary,
    prompt: Sequence[int],
    sampling: Sampling,
    *,
    stop_tokens: frozenset[int],
    stopped: Callable[[], bool],
    show: Callable[[str], None],
) -> Stats:
    """Run one reply to its end, giving each piece of text to `show`.

    A stop ends it between two tokens or inside the prompt; the text so far was shown. A reply
    that only repeats itself is ended too.
    """
    start = time.perf_counter()
    reader = PieceReader(sampling.stop)
    held = cached = count = 0
    said: list[int] = []
    first = start
    finish: Finish = "length"
    room = min(sampling.max_tokens, context.size - len(prompt))
    try:
        held = len(context.cached)
        cached = context.prefill(prompt, stopped)
        first = time.perf_counter()
        with sampler_chain(library, sampling, vocabulary.size) as chain:
            while count < room:
                if stopped():
                    raise StoppedError
                token = int(library.llama_sampler_sample(chain, context.pointer, -1))
                if vocabulary.ends(token) or token in stop_tokens:
                    finish = "stop"
                    break
                count += 1
                text = reader.feed(vocabulary.piece(token))
                if count == 1 and vocabulary.spaced:
                    text = text.removeprefix(" ")  # the space before a word, not of the reply
                if text:
                    show(text)
                if reader.stopped:
                    finish = "stop"
                    break
                said.append(token)
                if loops(said):
                    finish = "repeated"
                    break
                if count < room:
                    context.extend(token)
    except StoppedError:
        finish = "stopped"
        if first == start:
            cached, first = min(held, len(context.cached)), time.perf_counter()
    if tail := reader.feed(b"", final=True):
        show(tail)
    done = time.perf_counter()
    return Stats(len(prompt), cached, count, first - start, done - first, finish)
