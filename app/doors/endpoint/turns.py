"""One model: requests come one after the other, the programs by turns."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque

MOST = 16  # requests of one program that may wait


class QueueFull(Exception):
    """Too many requests of one program wait."""


class FairQueue:
    """Lets one in at a time. Who has waited in vain while others came in comes first: of several
    programs each has its turn, however many requests one of them sends.

    For one event loop; not for several threads.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._busy = False
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    def __len__(self) -> int:
        """How many wait."""
        return sum(map(len, self._waiting.values()))

    async def enter(self, client: str) -> None:
        """Wait for a turn; `leave` gives it on. Who is cancelled meanwhile leaves the queue.

        Raises:
            QueueFull: too many of this program's wait.
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
            if turn.done() and not turn.cancelled():  # its turn came in the same moment
                self.leave()
            else:
                self._forget(client, turn)
            raise

    def leave(self) -> None:
        """The turn is over: the next program has its oldest request served."""
        while self._waiting:
            client, turns = self._waiting.popitem(last=False)
            turn = turns.popleft()
            if turns:
                self._waiting[client] = turns  # behind all others
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
