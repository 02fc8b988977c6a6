"""One reply: prompt in, tokens out, and the numbers of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Literal

from app.engine.chat.circles import Circles
from app.engine.chat.context import Context, StoppedError
from app.engine.tokens.sampling import Sampling, sampler_chain
from app.engine.tokens.tokens import PieceReader, Vocabulary

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


class Utterance:
    """The text of one reply, token by token, and its end."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        stop: Sequence[str],
        stop_tokens: frozenset[int],
        room: int,
        *,
        goes_on: bool = False,
    ) -> None:
        """`room` is how many tokens it may have; with `goes_on` it begins inside of a reply."""
        self._first = not goes_on
        self._vocabulary = vocabulary
        self._reader = PieceReader(stop)
        self._stop_tokens = stop_tokens
        self._room = room
        self._said: list[int] = []
        self.finish: Finish | None = None if room > 0 else "length"

    @property
    def count(self) -> int:
        """Tokens so far, without the one that ends it."""
        return len(self._said)

    def add(self, token: int) -> str:
        """The text that a token brings; afterwards `finish` says whether it was the last."""
        if self._vocabulary.ends(token) or token in self._stop_tokens:
            self.finish = "stop"
            return ""
        self._said.append(token)
        text = self._reader.feed(self._vocabulary.piece(token))
        if self.count == 1 and self._first and self._vocabulary.spaced:
            text = text.removeprefix(" ")  # the space before a word, not of the reply
        if self._reader.stopped:
            self.finish = "stop"
        elif loops(self._said):
            self.finish = "repeated"
        elif self.count == self._room:
            self.finish = "length"
        return text

    def rest(self) -> str:
        """What was held back at the end."""
        return self._reader.feed(b"", final=True)


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
    begun: Sequence[int] = (),
) -> Stats:
    """Run one reply to its end, giving each piece of text to `show`.

    A stop ends it between two tokens or inside the prompt; the text so far was shown. A reply
    that only repeats itself is ended too. `begun` are the last tokens of the prompt where the
    reply goes on from them.
    """
    start = first = time.perf_counter()
    held = cached = 0
    said = Utterance(
        vocabulary, sampling.stop, stop_tokens,
        min(sampling.max_tokens, context.size - len(prompt)), goes_on=bool(begun),
    )  # fmt: skip
    finish: Finish
    try:
        held = len(context.cached)
        cached = context.prefill(prompt, stopped)
        first = time.perf_counter()
        circles = Circles(sampling.repeats, vocabulary.piece)
        for token in begun:
            circles.add(token)
        with sampler_chain(library, sampling, vocabulary.size) as chain:
            while said.finish is None:
                if stopped():
                    raise StoppedError
                context.forbid(circles.forbidden())
                token = int(library.llama_sampler_sample(chain, context.pointer, -1))
                circles.add(token)
                if text := said.add(token):
                    show(text)
                if said.finish is None:
                    context.extend(token)
        finish = said.finish
    except StoppedError:
        finish = "stopped"
        if first == start:
            cached, first = min(held, len(context.cached)), time.perf_counter()
    if tail := said.rest():
        show(tail)
    done = time.perf_counter()
    return Stats(len(prompt), cached, said.count, first - start, done - first, finish)
