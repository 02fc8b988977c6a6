"""Many questions to the served model at once, and to the same model twice where there is room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from consolidation.ports import Model
from memory.records import Message

AT_ONCE = 16  # prompts between two ticks

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

    def replies(self, prompts: Sequence[Sequence[Message]]) -> list[str]:
        """Greedy replies, in the order of the prompts."""
        groups = [prompts[at : at + AT_ONCE] for at in range(0, len(prompts), AT_ONCE)]
        found = self.each(lambda model, some: model.replies(some, self.limit), groups)
        return [reply.strip() for some in found for reply in some]

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
