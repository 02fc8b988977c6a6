"""The screens in a browser of this machine, by textual-serve, behind an address that is a secret.

Everything lies below a path that nobody can guess, made anew at each start: a cookie would go to
every other server of this machine too. The name in the request must be this machine's, so that no
page of elsewhere gets in by a name that it turned round, and a socket is given to our own page
alone. The page may load nothing from elsewhere: textual-serve's asks for a font that way.
"""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import Awaitable, Callable

from aiohttp import web
from textual_serve.server import Server

MOST = 4  # browsers at once: each is a Luna of its own, with a model in memory
ENDING = 5.0  # seconds that running screens get to end
_PAGE = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self' {socket}; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Screens(Server):
    """textual-serve's server, for this machine alone.

    Args:
        command: starts the screens, as a shell reads it.
        listening: a socket on the loopback address.
    """

    def __init__(self, command: str, listening: socket.socket) -> None:
        port = int(listening.getsockname()[1])
        super().__init__(command, "127.0.0.1", port, title="Luna",
                         public_url=f"http://127.0.0.1:{port}")  # fmt: skip
        self._listening = listening
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._secret = secrets.token_urlsafe(24)
        self._open: set[asyncio.Task[object]] = set()

    @property
    def url(self) -> str:
        """Where the screens are; who knows it may use them."""
        return f"{self.public_url}/{self._secret}/"

    async def application(self) -> web.Application:
        """The whole of it: a door, and textual-serve's own application behind it."""
        inner = await self._make_app()
        inner.on_response_prepare.append(self._sealed)
        whole = web.Application(middlewares=[self._door])
        whole.add_subapp(f"/{self._secret}/", inner)
        return whole

    def run(self) -> None:
        """Serve until Ctrl+C or SIGTERM."""
        web.run_app(
            self.application(), sock=self._listening, print=None, access_log=None,
            shutdown_timeout=ENDING,
        )  # fmt: skip

    async def on_startup(self, app: web.Application) -> None:
        """Nothing is printed: the command says where it is."""

    async def on_shutdown(self, app: web.Application) -> None:
        """End the screens that are open; each has saved what was said."""
        for task in list(self._open):
            task.cancel()
        if self._open:
            await asyncio.wait(self._open, timeout=ENDING)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """One browser, one Luna."""
        origin = request.headers.get("Origin")
        if origin is not None and origin.removeprefix("http://") not in self._hosts:
            raise web.HTTPForbidden(text="Only Luna's own page may open this.")
        if len(self._open) >= MOST:
            raise web.HTTPServiceUnavailable(text=f"{MOST} screens are open already; close one.")
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            return await super().handle_websocket(request)
        finally:
            self._open.discard(task)

    async def _sealed(self, request: web.Request, response: web.StreamResponse) -> None:
        """What a browser is told about every answer."""
        ours = " ".join(f"ws://{host}" for host in sorted(self._hosts))
        for name, value in _PAGE.items():
            response.headers[name] = value.format(socket=ours)

    @web.middleware
    async def _door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Only requests that name this machine."""
        if request.host not in self._hosts:
            raise web.HTTPForbidden(text="Luna answers this machine alone.")
        return await handler(request)
