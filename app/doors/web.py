"""The screens in a browser on this machine, served by textual-serve under a secret address.

Every path begins with a random token, new at each start; a cookie would be sent to all other
servers on this machine too. The Host header must name this machine (against DNS rebinding), and a
WebSocket is opened for our own page only. The page may load nothing from elsewhere: textual-serve's
page would otherwise request a font.
"""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import Awaitable, Callable

from aiohttp import web
from textual_serve.server import Server

MOST = 4  # browsers at once: each has a Luna of its own, with a model in memory
ENDING = 5.0  # seconds that running screens have to end
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
        command: shell command that starts the screens.
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
        """The address of the screens; whoever knows it can use them."""
        return f"{self.public_url}/{self._secret}/"

    async def application(self) -> web.Application:
        """The outer application with the checks, and textual-serve's application inside it."""
        inner = await self._make_app()
        inner.on_response_prepare.append(self._sealed)
        outer = web.Application(middlewares=[self._door])
        outer.add_subapp(f"/{self._secret}/", inner)
        return outer

    def run(self) -> None:
        """Serve until Ctrl+C or SIGTERM."""
        web.run_app(
            self.application(), sock=self._listening, print=None, access_log=None,
            shutdown_timeout=ENDING,
        )  # fmt: skip

    async def on_startup(self, app: web.Application) -> None:
        """Prints nothing: the command prints the address."""

    async def on_shutdown(self, app: web.Application) -> None:
        """End the open screens; each has saved its conversation."""
        for task in list(self._open):
            task.cancel()
        if self._open:
            await asyncio.wait(self._open, timeout=ENDING)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Connect one browser to a Luna of its own."""
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
        """Add the security headers to every response."""
        ours = " ".join(f"ws://{host}" for host in sorted(self._hosts))
        for name, value in _PAGE.items():
            response.headers[name] = value.format(socket=ours)

    @web.middleware
    async def _door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse requests that do not name this machine."""
        if request.host not in self._hosts:
            raise web.HTTPForbidden(text="Luna answers only this machine.")
        return await handler(request)
