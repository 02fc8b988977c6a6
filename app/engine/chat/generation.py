"""One reply: prompt in, tokens out, with statistics."""

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
_LOOP = 48  # tokens of nothing but repetition that make a loop
_PERIOD = 12  # tokens of the repeated run, at most


@dataclass(frozen=True, slots=True)
class Stats:
    """Statistics of one reply."""

    prompt_tokens: int = 0
    cached_tokens: int = 0  # of those, in the KV cache before
    reply_tokens: int = 0
    prompt_seconds: float = 0.0  # until the logits of the first token were ready
    reply_seconds: float = 0.0
    finish: Finish = "stop"


def loops(tokens: Sequence[int]) -> bool:
    """Whether the last tokens only repeat one short run, as small models do."""
    tail = tokens[-_LOOP:]
    return len(tail) == _LOOP and any(
        tail[period:] == tail[:-period] for period in range(1, _PERIOD + 1)
    )


class Utterance:
    """Builds the text of one reply, token by token, and finds its end."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        stop: Sequence[str],
        stop_tokens: frozenset[int],
        room: int,
        *,
        goes_on: bool = False,
    ) -> None:
        """`room`: tokens at most; `goes_on`: it continues a reply that was begun."""
        self._first = not goes_on
        self._vocabulary = vocabulary
        self._reader = PieceReader(stop)
        self._stop_tokens = stop_tokens
        self._room = room
        self._said: list[int] = []
        self.finish: Finish | None = None if room > 0 else "length"

    @property
    def count(self) -> int:
        """Number of tokens so far, without the end token."""
        return len(self._said)

    def add(self, token: int) -> str:
        """Add a token and return its text; afterwards `finish` says whether it was the last."""
        if self._vocabulary.ends(token) or token in self._stop_tokens:
            self.finish = "stop"
            return ""
        self._said.append(token)
        text = self._reader.feed(self._vocabulary.piece(token))
        if self.count == 1 and self._first and self._vocabulary.spaced:
            text = text.removeprefix(" ")  # this space only marks the start of a word
        if self._reader.stopped:
            self.finish = "stop"
        elif loops(self._said):
            self.finish = "repeated"
        elif self.count == self._room:
            self.finish = "length"
        return text

    def rest(self) -> str:
        """Text that was held back until the end."""
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
    """Generate one reply, passing each piece of text to `show`.

    A stop takes effect between two tokens or inside the prompt; the text so far has been shown. A
    reply that only repeats itself is ended, too. `begun` are the last tokens of the prompt if they
    are the beginning of the reply.
    """
    start = first = time.perf_counter()
    cached_before = cached = 0
    reply = Utterance(
        vocabulary, sampling.stop, stop_tokens,
        min(sampling.max_tokens, context.size - len(prompt)), goes_on=bool(begun),
    )  # fmt: skip
    finish: Finish
    try:
        cached_before = len(context.cached)
        cached = context.prefill(prompt, stopped)
        first = time.perf_counter()
        circles = Circles(sampling.repeats, vocabulary.piece)
        for token in begun:
            circles.add(token)
        barred = {vocabulary.encode(word)[0] for word in sampling.never if word}
        with sampler_chain(library, sampling, vocabulary.size) as chain:
            while reply.finish is None:
                if stopped():
                    raise StoppedError
                if sampling.never_first and reply.count >= sampling.never_first:
                    barred = set()
                context.forbid([*barred, *circles.forbidden()])
                token = int(library.llama_sampler_sample(chain, context.pointer, -1))
                circles.add(token)
                if text := reply.add(token):
                    show(text)
                if reply.finish is None:
                    context.extend(token)
        finish = reply.finish
    except StoppedError:
        finish = "stopped"
        if first == start:
            cached, first = min(cached_before, len(context.cached)), time.perf_counter()
    if tail := reply.rest():
        show(tail)
    end = time.perf_counter()
    return Stats(len(prompt), cached, reply.count, first - start, end - first, finish)
