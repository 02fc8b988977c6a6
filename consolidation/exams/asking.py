"""Many prompts to the served model at once, shared between several instances of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from consolidation.ports import Model, Score
from memory.vocabulary.records import Message

AT_ONCE = 32  # prompts in one call, between two ticks; the engine keeps its batch full from them

S = TypeVar("S")
T = TypeVar("T")


class Models:
    """One or more instances of the served model, which share the prompts.

    Args:
        limit: tokens of a reply, at most.
        tick: called before each result is awaited, in the calling thread; may raise to stop.
    """

    def __init__(
        self, models: Sequence[Model], limit: int, tick: Callable[[], None] = lambda: None
    ) -> None:
        self.models = tuple(models)
        self.limit = limit
        self.tick = tick

    @property
    def first(self) -> Model:
        """The instance for prompts that must not be shared."""
        return self.models[0]

    def attach(self, adapters: Sequence[tuple[Path, float]]) -> None:
        """Replace all adapters (file, scale) of every instance; empty means the base alone."""
        for model in self.models:
            model.set_adapters(adapters)

    def replies(
        self, prompts: Sequence[Sequence[Message]], max_tokens: int | None = None
    ) -> list[str]:
        """Greedy replies of at most `limit` tokens, in the order of the prompts."""
        limit = self.limit if max_tokens is None else max_tokens
        answered = self.each(
            lambda model, share: model.replies(share, limit), self._shares(prompts)
        )
        return [reply.strip() for share in answered for reply in share]

    def scores(self, asked: Sequence[tuple[Sequence[Message], str]]) -> list[Score]:
        """Scores of (prompt, expected answer) pairs, in their order."""
        scored = self.each(lambda model, share: model.scores(share), self._shares(asked))
        return [score for share in scored for score in share]

    def text_tokens(self, text: str) -> list[int]:
        """Tokens of plain text, without control tokens."""
        return self.first.text_tokens(text)

    def _shares(self, items: Sequence[S]) -> list[Sequence[S]]:
        """Consecutive shares of nearly equal size, at most `AT_ONCE`, as many for each model."""
        sides = len(self.models)
        shares = -(-len(items) // (sides * AT_ONCE)) * sides
        ends = [len(items) * number // shares for number in range(shares + 1)] if items else []
        return [items[at:end] for at, end in pairwise(ends) if at < end]

    def each(self, work: Callable[[Model, T], S], items: Sequence[T]) -> list[S]:
        """Call `work` for each item with whichever model is free; results in order."""
        free: SimpleQueue[Model] = SimpleQueue()
        for model in self.models:
            free.put(model)

        def one(item: T) -> S:
            model = free.get()
            try:
                return work(model, item)
            finally:
                free.put(model)

        results: list[S] = []
        with _pool(len(self.models)) as pool:
            for future in [pool.submit(one, item) for item in items]:
                self.tick()
                results.append(future.result())
        return results


@contextmanager
def _pool(threads: int) -> Iterator[ThreadPoolExecutor]:
    """A thread pool; after an error, work that has not started is cancelled."""
    pool = ThreadPoolExecutor(threads)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
