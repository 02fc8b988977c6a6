"""Runs one reply in a thread, for the event loop."""

from __future__ import annotations

import asyncio
import logging
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TypeVar

from app.doors.endpoint.answered import as_request_error
from app.doors.endpoint.asked import RequestError
from app.talk.events import Event, Failed, Piece
from memory.vocabulary.errors import LunaError

LOG = logging.getLogger(__name__)
T = TypeVar("T")


class Run:
    """One reply in a thread; the event loop reads its events.

    Attributes:
        stop: when it is set, the reply ends at once.
    """

    def __init__(
        self, work: Callable[[threading.Event], Iterator[Event]], over: Callable[[Run], None]
    ) -> None:
        self.stop = threading.Event()
        self._work = work
        self._tell = over
        self._loop = asyncio.get_running_loop()
        self._events: asyncio.Queue[Event | None] = asyncio.Queue()

    def start(self) -> None:
        """Start the thread."""
        threading.Thread(target=self._run, name="reply", daemon=True).start()

    def _run(self) -> None:
        try:
            for event in self._work(self.stop):
                self._post(self._events.put_nowait, event)
        except Exception as error:
            failed = error if isinstance(error, LunaError) else _as_ours(error)
            self._post(self._events.put_nowait, Failed(failed, None))
        finally:
            self._post(self._events.put_nowait, None)
            self._post(self._tell, self)

    def _post(self, do: Callable[[T], None], value: T) -> None:
        with suppress(RuntimeError):  # the loop is closed: the server has ended
            self._loop.call_soon_threadsafe(do, value)

    async def first(self) -> Event:
        """The first piece, or the end of an empty reply.

        Raises:
            RequestError: there is no reply.
        """
        last: Event | None = None
        async for event in self:
            last = event
            if isinstance(event, Piece):
                return event
        if isinstance(last, Failed):
            raise as_request_error(last.error)
        if last is None:
            raise RequestError("There was no reply.", status=500, kind="server_error")
        return last

    def __aiter__(self) -> Run:
        return self

    async def __anext__(self) -> Event:
        if (event := await self._events.get()) is None:
            raise StopAsyncIteration
        return event


def unexpected(error: Exception) -> RequestError:
    """An unexpected error; its type and traceback go to the log, never its message."""
    return as_request_error(_as_ours(error))


def _as_ours(error: Exception) -> LunaError:
    places = "".join(traceback.format_tb(error.__traceback__))
    LOG.error("unexpected %s\n%s", type(error).__name__, places)
    return LunaError(
        f"Something unexpected happened: {type(error).__name__}.",
        "`luna log` says where.",
    )
