"""The queue in front of the one model: one request at a time, fairly among programs."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque

MOST = 16  # requests of one program that may be waiting


class QueueFull(Exception):
    """Too many requests of one program are waiting."""


class FairQueue:
    """Admits one request at a time, the programs in rotation: each gets its turn, however many
    requests another one sends.

    Use it from one event loop only; it is not thread-safe.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._busy = False
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    def __len__(self) -> int:
        """How many requests are waiting."""
        return sum(map(len, self._waiting.values()))

    async def enter(self, client: str) -> None:
        """Wait for a turn; `leave` ends it. A cancelled request leaves the queue.

        Raises:
            QueueFull: too many requests of this program are waiting.
        """
        if not self._busy:
            self._busy = True
            return
        if len(self._waiting.get(client, ())) >= self._most:
            raise QueueFull
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(client, deque()).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # admitted in the same moment
                self.leave()
            else:
                self._forget(client, turn)
            raise

    def leave(self) -> None:
        """End the turn: the next program's oldest request is admitted."""
        while self._waiting:
            client, turns = self._waiting.popitem(last=False)
            turn = turns.popleft()
            if turns:
                self._waiting[client] = turns  # to the end of the queue
            if not turn.done():
                turn.set_result(None)
                return
        self._busy = False

    def _forget(self, client: str, turn: asyncio.Future[None]) -> None:
        turns = self._waiting.get(client)
        if turns is not None and turn in turns:
            turns.remove(turn)
            if not turns:
                del self._waiting[client]
