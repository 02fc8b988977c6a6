"""`luna web`: the screens in a browser, on this machine alone."""

from __future__ import annotations

import os
import shlex
import signal
import sys

import click

from app.cli.common import Place, pass_place
from app.cli.doors.serve import listen
from app.cli.show import echo
from memory.vocabulary.errors import SettingsError

PORT = 5863


@click.command("web")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True,
              help="Where it listens, on 127.0.0.1; 0: any that is free.")  # fmt: skip
@click.option("--continue", "go_on", is_flag=True, help="Go on with the last talk.")
@pass_place
def command(place: Place, port: int, go_on: bool) -> None:
    """The screens in a browser of this machine. It runs until Ctrl+C.

    The address that it prints is a secret, made anew at each start: who has it may talk, and see
    what Luna knows. Nothing outside this machine can reach it.
    """
    try:
        from app.doors.web import Screens
    except ImportError as error:
        raise SettingsError(
            "The library for the browser is not installed.",
            "Install it: pip install 'luna-assistant[web]'.",
        ) from error
    _, paths = place.resolve()
    paths.create()
    listening = listen(port)
    with listening:
        served = Screens(shlex.join(screen(place, go_on=go_on)), listening)
        if os.environ.get("TERM", "") in ("", "dumb"):  # of the terminal here, not of the browser
            os.environ["TERM"] = "xterm-256color"
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        echo("Open this address in a browser of this machine. Ctrl+C ends it.", err=True)
        echo(served.url)
        sys.stdout.flush()
        served.run()


def screen(place: Place, *, go_on: bool) -> list[str]:
    """What a browser's Luna is started with."""
    options = [*place.options(), "chat", *(["--continue"] if go_on else [])]
    return [sys.executable, "-m", "app", *options]
