"""Many questions to the served model at once, and to the same model twice where there is room."""

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

AT_ONCE = 32  # prompts between two ticks; what ends makes room for the next of them

S = TypeVar("S")
T = TypeVar("T")


class Models:
    """One served model, or the same several times: they share what is asked.

    Args:
        limit: tokens of a reply, at most.
        tick: called now and then by the thread that asks; may raise.
    """

    def __init__(
        self, models: Sequence[Model], limit: int, tick: Callable[[], None] = lambda: None
    ) -> None:
        self.models = tuple(models)
        self.limit = limit
        self.tick = tick

    @property
    def first(self) -> Model:
        """For what one has to be asked alone."""
        return self.models[0]

    def attach(self, adapters: Sequence[tuple[Path, float]]) -> None:
        """Replace the whole set of adapters (file, scale) of each; empty is the base alone."""
        for model in self.models:
            model.set_adapters(adapters)

    def replies(
        self, prompts: Sequence[Sequence[Message]], max_tokens: int | None = None
    ) -> list[str]:
        """Greedy replies of at most `limit` tokens, in the order of the prompts."""
        limit = self.limit if max_tokens is None else max_tokens
        found = self.each(lambda model, some: model.replies(some, limit), self._shares(prompts))
        return [reply.strip() for some in found for reply in some]

    def scores(self, asked: Sequence[tuple[Sequence[Message], str]]) -> list[Score]:
        """What the model makes of expected answers, in their order."""
        found = self.each(lambda model, some: model.scores(some), self._shares(asked))
        return [score for some in found for score in some]

    def text_tokens(self, text: str) -> list[int]:
        """Plain text as tokens, no control tokens."""
        return self.first.text_tokens(text)

    def _shares(self, items: Sequence[S]) -> list[Sequence[S]]:
        """Neighbours in shares of nearly one size, at most `AT_ONCE`, as many for each model."""
        sides = len(self.models)
        shares = -(-len(items) // (sides * AT_ONCE)) * sides
        ends = [len(items) * number // shares for number in range(shares + 1)] if items else []
        return [items[at:end] for at, end in pairwise(ends) if at < end]

    def each(self, work: Callable[[Model, T], S], items: Sequence[T]) -> list[S]:
        """What `work` gives for each item with whichever model is free, in order."""
        free: SimpleQueue[Model] = SimpleQueue()
        for model in self.models:
            free.put(model)

        def one(item: T) -> S:
            model = free.get()
            try:
                return work(model, item)
            finally:
                free.put(model)

        found: list[S] = []
        with _pool(len(self.models)) as pool:
            for future in [pool.submit(one, item) for item in items]:
                self.tick()
                found.append(future.result())
        return found


@contextmanager
def _pool(threads: int) -> Iterator[ThreadPoolExecutor]:
    """Threads; what was not begun when an error comes is dropped."""
    pool = ThreadPoolExecutor(threads)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
