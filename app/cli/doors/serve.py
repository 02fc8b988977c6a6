"""`luna serve`: an endpoint of OpenAI's form, on this machine alone."""

from __future__ import annotations

import signal
import socket
import sys
from types import FrameType
from typing import TYPE_CHECKING

import click

from app.cli.common import Place, Preparing, pass_place
from app.cli.doors.mcp import RIGHT, TALKS, line
from app.cli.show import echo
from app.doors.programs.clients import Clients, Right
from memory.vocabulary.errors import SettingsError

if TYPE_CHECKING:
    from app.doors.endpoint.service import Endpoint
    from app.house.settings.config import Settings

PORT = 5862
FIRST = "endpoint"  # the program that the first token is for


@click.group("serve", invoke_without_command=True)
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True,
              help="Where it listens, on 127.0.0.1; 0: any that is free.")  # fmt: skip
@click.pass_context
def command(ctx: click.Context, port: int) -> None:
    """Answer other programs on this machine as OpenAI's chat completions do.

    Their requests see your memory and what the nights taught. It runs until Ctrl+C; nothing
    outside this machine can reach it, and nothing without a token.
    """
    if ctx.invoked_subcommand is None:
        serve(ctx.ensure_object(Place), port)


@command.command("token")
@click.argument("name", default=FIRST)
@RIGHT
@TALKS
@click.option("--of", "profile", metavar="PROFILE", default="", help="Whose memory it sees.")
@pass_place
def token(place: Place, name: str, right: str, talks: bool | None, profile: str) -> None:
    """Make a token for a program, in place of the one it had. It is shown once.

    `luna mcp clients` lists the programs, changes their rights, revokes them.
    """
    from app.house import paths

    if profile:
        paths.find(place.home, profile)  # a wrong name is an error here, not at its first use
    settings, found = place.resolve()
    found.create()
    clients = Clients(found.clients)
    profile = profile or settings.profile
    echo(line(clients.allow(name, Right[right.upper()], talks=talks, profile=profile)),
               err=True)  # fmt: skip
    echo(clients.new_token(name))


def serve(place: Place, port: int) -> None:
    """Listen until Ctrl+C or SIGTERM.

    Raises:
        SettingsError: the libraries are missing, or the port is taken.
    """
    from app.doors.programs.uses import Uses
    from app.doors.visits import Visits

    try:
        from app.doors.endpoint.service import Endpoint
    except ImportError as error:
        raise SettingsError(
            "The libraries of the endpoint are not installed.",
            "Install them: pip install 'luna-assistant[serve]'.",
        ) from error
    settings, paths = place.resolve()
    paths.create()
    clients = Clients(paths.clients)
    listening = listen(port)
    _no_circle(settings, listening)
    with listening, place.profiles(one_model=True) as open_:
        luna = open_(settings.profile)
        luna.on_preparing = Preparing()
        echo("Loading the model …", err=True)
        luna.start()
        name = luna.engine.name
        assert luna.memory
        if not any(client.token for client in clients.all()):
            clients.allow(FIRST, Right.PROPOSE, profile=settings.profile)
            echo("The token, shown once (`luna serve token NAME` makes others):", err=True)
            echo(clients.new_token(FIRST))
        echo(f"{name} answers as “luna”. Ctrl+C ends it.", err=True)
        echo(f"http://127.0.0.1:{listening.getsockname()[1]}/v1")
        sys.stdout.flush()
        endpoint = Endpoint(open_, Visits(open_, clients, Uses(paths.uses)))
        _run(endpoint, listening)


def _no_circle(settings: Settings, listening: socket.socket) -> None:
    """Raises a SettingsError where the server that answers would be this one."""
    from app.house.models.server.address import address

    if settings.server_url:
        there = address(settings.server_url, remote=settings.server_remote)
        if there.here and there.port == listening.getsockname()[1]:
            listening.close()
            raise SettingsError(
                f"server.url, {there.url}, is this endpoint itself: it would ask itself.",
                "`luna models use default`, or another --port.",
            )


def listen(port: int) -> socket.socket:
    """A socket on the loopback address, and on no other; who connects from now on waits.

    Raises:
        SettingsError: somebody else listens there.
    """
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(("127.0.0.1", port))
        made.listen(128)
    except OSError as error:
        made.close()
        raise SettingsError(
            f"Port {port} cannot be used: {error.strerror}.",
            "Another one may be free: `luna serve --port 0`.",
        ) from error
    return made


def _run(endpoint: Endpoint, listening: socket.socket) -> None:
    import uvicorn

    class Server(uvicorn.Server):
        """Ends the replies that run, then itself."""

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            endpoint.close()
            super().handle_exit(sig, frame)

    config = uvicorn.Config(
        endpoint.app,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    # uvicorn raises the signal anew when it has ended; SIGTERM would then end us with no goodbye.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    Server(config).run(sockets=[listening])
