"""The ASGI application: authentication, routes, one reply at a time, and cancelling when a client
disconnects."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from app.doors.endpoint import answered, reply
from app.doors.endpoint.answered import Answered, Usage
from app.doors.endpoint.asked import MODEL, Asked, RequestError, asked
from app.doors.endpoint.running import Run, unexpected
from app.doors.endpoint.turns import FairQueue, QueueFull
from app.doors.programs.clients import Client
from app.doors.visits import Visits
from app.talk.events import Done, Event, Failed, Piece
from memory.vocabulary.errors import LunaError

if TYPE_CHECKING:
    from app.assembly import Luna

LARGEST = 16 << 20  # bytes of a request
HOSTS = ("127.0.0.1", "localhost", "[::1]")
_GONE = 499  # client closed the request; nobody sees the status
_SERVED = "/v1/chat/completions, /v1/models"


class Endpoint:
    """The service of one running Luna.

    Args:
        open_: opens a profile by its name; all profiles share one model.
        visits: what programs may do, and the log.
    """

    def __init__(self, open_: Callable[[str], Luna], visits: Visits) -> None:
        self._open = open_
        self._visits = visits
        self._queue = FairQueue()
        self._running: set[Run] = set()
        self._began = int(time.time())
        self.app = Starlette(
            routes=[
                Route("/v1/models", self._guarded(self.models)),
                Route("/v1/models/{name}", self._guarded(self.model)),
                Route("/v1/chat/completions", self._guarded(self.chat), methods=["POST"]),
            ],
            exception_handlers={HTTPException: _not_served},
        )

    def close(self) -> None:
        """Stop every running reply; what it produced was sent. Callable from any thread."""
        for run in list(self._running):
            run.stop.set()

    async def models(self, request: Request, client: Client) -> Response:
        """The list of models: there is one."""
        return JSONResponse({"object": "list", "data": [answered.model(self._began)]})

    async def model(self, request: Request, client: Client) -> Response:
        """That model, by its name."""
        name = request.path_params["name"]
        if name != MODEL:
            raise RequestError(f"There is no model “{name[:80]}” here. There is one: “{MODEL}”.",
                               status=404, param="model", code="model_not_found")  # fmt: skip
        return JSONResponse(answered.model(self._began))

    async def chat(self, request: Request, client: Client) -> Response:
        """A chat completion, whole or streamed."""
        wanted = asked(await _body(request))
        return await _unless_gone(request, self._chat(client, wanted))

    async def _chat(self, client: Client, wanted: Asked) -> Response:
        try:
            await self._queue.enter(client.name)
        except QueueFull:
            raise RequestError(
                "Too many requests of this program are waiting.", status=429,
                kind="rate_limit_error", code="queue_full",
            ) from None  # fmt: skip
        run = Run(
            lambda stop: reply.events(
                self._open(client.profile), self._visits, client, wanted, stop
            ),
            self._over,
        )
        self._running.add(run)
        run.start()
        try:
            first = await run.first()
            if wanted.stream:
                stream = _Stream(_lines(run, first, wanted), media_type="text/event-stream",
                                 headers={"Cache-Control": "no-store"})  # fmt: skip
                stream.run = run
                return stream
            pieces = [first.text] if isinstance(first, Piece) else []
            last = first
            async for event in run:
                last = event
                if isinstance(event, Piece):
                    pieces.append(event.text)
            if isinstance(last, Failed):
                raise answered.as_request_error(last.error)
            return JSONResponse(Answered().whole("".join(pieces), *_end(last)))
        except BaseException:
            run.stop.set()
            raise

    def _over(self, run: Run) -> None:
        """A reply ended: the next request may use the model."""
        self._running.discard(run)
        self._queue.leave()

    def _guarded(
        self, serve: Callable[[Request, Client], Coroutine[Any, Any, Response]]
    ) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """A route that requires a token; errors are returned in OpenAI's format."""

        async def guarded(request: Request) -> Response:
            try:
                return await serve(request, await self._client(request))
            except RequestError as error:
                return _refusal(error)
            except LunaError as error:
                return _refusal(answered.as_request_error(error))
            except ClientDisconnect:
                return Response(status_code=_GONE)
            except Exception as error:
                return _refusal(unexpected(error))

        return guarded

    async def _client(self, request: Request) -> Client:
        """The program that sends the request.

        Raises:
            RequestError: its token is missing or invalid, or it used another host name.
        """
        host = request.headers.get("host", "").rsplit(":", 1)[0]
        if host not in HOSTS and request.headers.get("host") not in HOSTS:
            # DNS rebinding: a page in a browser may have pointed its own name at this machine.
            raise RequestError("Only names of this machine are served.", status=403, code="host")
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        client = None
        if kind.casefold() == "bearer" and token.strip():
            clients = self._visits.clients
            client = await asyncio.to_thread(clients.with_token, token.strip())
        if client is None:
            raise RequestError(
                "The token is missing, wrong, or no longer valid. `luna serve token NAME` makes "
                "one; it is sent as the API key.",
                status=401, code="invalid_api_key",
            )  # fmt: skip
        return client


class _Stream(StreamingResponse):
    """A streamed reply; when the client disconnects, the model stops."""

    run: Run

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.run.stop.set()


async def _lines(run: Run, first: Event, wanted: Asked) -> AsyncIterator[bytes]:
    """The lines of a stream."""
    builder = Answered()
    yield builder.begins()
    last = first
    if isinstance(first, Piece):
        yield builder.piece(first.text)
        async for event in run:
            last = event
            if isinstance(event, Piece):
                yield builder.piece(event.text)
    if isinstance(last, Failed):
        yield answered.event(answered.error(answered.as_request_error(last.error)))
        return
    finish, usage = _end(last)
    yield builder.ends(finish, usage if wanted.usage else None)


def _end(last: Event) -> tuple[str, Usage]:
    """Why a reply ended, and its token counts."""
    stats = last.stats if isinstance(last, Done) else None
    if stats is None:
        return "stop", Usage()
    usage = Usage(stats.prompt_tokens, stats.cached_tokens, stats.reply_tokens)
    return "length" if stats.finish == "length" else "stop", usage


async def _unless_gone(request: Request, work: Coroutine[Any, Any, Response]) -> Response:
    """Do some work while the client is connected.

    Raises:
        ClientDisconnect: the client disconnected; the work was cancelled.
    """
    doing = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_leaves(request))
    try:
        await asyncio.wait((doing, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not doing.done():
            raise ClientDisconnect
        return await doing
    finally:
        for task in (doing, leaving):
            if not task.done():
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task


async def _leaves(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _body(request: Request) -> object:
    """The JSON of a request.

    Raises:
        RequestError: it is not JSON, or too large.
    """
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > LARGEST:
            raise RequestError(f"More than {LARGEST >> 20} MB.", status=413, code="too_large")
    try:
        return json.loads(read)
    except (ValueError, RecursionError):
        raise RequestError("The body is not JSON.") from None


async def _not_served(request: Request, error: Exception) -> Response:
    """The error for unknown paths and methods."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    what = f"{request.method} {request.url.path[:120]}"
    return _refusal(
        RequestError(f"{what} is not served; {_SERVED} are.", status=status, code="unknown_url")
    )


def _refusal(error: RequestError) -> Response:
    headers = {"Retry-After": "1"} if error.status == 429 else {}
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(answered.error(error), error.status, headers)
