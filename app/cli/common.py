"""What all commands share: the group that shows errors, and how to reach the parts."""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.asking import open_home
from app.cli.show import echo, printable
from memory.disk.refusal import of_disk
from memory.vocabulary.errors import LunaError, SettingsError

if TYPE_CHECKING:
    from app.assembly import Luna
    from app.house.paths import Paths
    from app.house.settings.config import Settings

LOG = logging.getLogger("app.cli")
LOG.addHandler(logging.NullHandler())  # before the log is open nothing goes to the terminal


@dataclass
class Place:
    """Where and with what this command works; the global options."""

    flags: dict[str, Any] = field(default_factory=dict)
    home: Path | None = None

    def resolve(
        self, wrong: Callable[[SettingsError], None] | None = None
    ) -> tuple[Settings, Paths]:
        """The settings and the folders.

        Args:
            wrong: is given what is wrong in the file; its default counts then.

        Raises:
            SettingsError: a flag, a variable or, without `wrong`, the file is wrong.
        """
        from app.house import paths
        from app.house.settings import config

        # The profile moves the data, not the settings file: one file for all profiles.
        file = paths.find(self.home).settings_file
        settings = config.load(file, self.flags, wrong=wrong)
        return settings, paths.find(self.home, settings.profile)

    @contextmanager
    def luna(self) -> Iterator[Luna]:
        """Every part, closed at the end. A damaged settings file stops nothing; it is told."""
        from app.assembly import build
        from memory.disk.damage import Damage

        errors: list[SettingsError] = []
        luna = build(*self.resolve(errors.append))
        luna.unreadable += [
            Damage("settings", e.message, f"The default counts. {e.remedy}") for e in errors
        ]
        luna.on_preparing = Preparing()
        try:
            open_home(luna.home)
            if luna.home.begun:
                echo("(memory is sealed with a key in the system's key store; `luna vault "
                     "recovery-key` makes a second way to open it)", err=True)  # fmt: skip
            yield luna
        finally:
            luna.close()

    @contextmanager
    def profiles(self, *, one_model: bool = False) -> Iterator[Callable[[str], Luna]]:
        """Every part of any profile, each assembled when it is first asked for.

        Args:
            one_model: all share the engine and the embedder of the first.
        """
        from app import assembly

        opened: dict[str, Luna] = {}
        lock = threading.Lock()

        def open_(profile: str) -> Luna:
            with lock:
                if profile not in opened:
                    place = Place(self.flags | {"profile": profile}, self.home)
                    first = next(iter(opened.values()), None) if one_model else None
                    if first is None:
                        opened[profile] = assembly.build(*place.resolve())
                    else:
                        opened[profile] = assembly.beside(first, *place.resolve())
                    open_home(opened[profile].home)
                return opened[profile]

        try:
            yield open_
        finally:
            for luna in reversed(opened.values()):
                luna.close()

    def options(self) -> list[str]:
        """The global options as another process needs them to work in the same place."""
        out: list[str] = []
        home = self.home or (Path(os.environ["LUNA_HOME"]) if os.environ.get("LUNA_HOME") else None)
        if home is not None:
            out += ["--home", str(home.expanduser().absolute())]
        if profile := self.flags.get("profile"):
            out += ["--profile", str(profile)]
        if model := self.flags.get("model"):
            out += ["--model", str(Path(model).expanduser().absolute())]
        return out


class Preparing:
    """How far Luna's own mind is made: one line on standard error, in place on a terminal."""

    def __init__(self) -> None:
        self._shown = -1  # per cent

    def __call__(self, share: float) -> None:
        """Show a share, 0 to 1."""
        percent, first = int(100 * share), self._shown < 0
        if percent == self._shown:
            return
        self._shown = percent
        text = "Putting Luna's own mind together, once"
        if sys.stderr.isatty():
            click.echo(f"\r{text}: {percent} %", nl=percent == 100, err=True)
        elif first:
            echo(f"{text} ...", err=True)


class Commands(click.Group):
    """A group that turns every error into what happened and what to do."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. Exit code 1 for errors of ours, 130 for Ctrl+C."""
        if ctx.parent is not None:
            return super().invoke(ctx)
        try:
            return super().invoke(ctx)
        except LunaError as error:
            say_error(error)
            ctx.exit(1)
        except KeyboardInterrupt:
            echo("Stopped.", err=True)
            ctx.exit(130)
        except BrokenPipeError:
            _leave_the_pipe()
            ctx.exit(1)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except ImportError as error:
            missing = error.name or "a library"
            say_error(LunaError(
                f"A part of Luna cannot be loaded: {missing}.",
                "Install Luna again, with its dependencies.",
            ))  # fmt: skip
            ctx.exit(1)
        except Exception as error:
            # Types and places only: messages may hold what the user said.
            places = "".join(traceback.format_tb(error.__traceback__))
            LOG.error("unexpected %s\n%s", type(error).__name__, places)
            if isinstance(error, OSError) and (refused := of_disk(error)) is not None:
                say_error(refused)
                ctx.exit(1)
            echo(f"Something unexpected happened: {type(error).__name__}.\n"
                       "The log says where; `luna verify` looks whether all that was saved is "
                       "whole.", err=True)  # fmt: skip
            ctx.exit(1)


def say_error(error: LunaError) -> None:
    """The message and the remedy on standard error."""
    click.secho(printable(error.message), err=True, fg="red" if sys.stderr.isatty() else None)
    if error.remedy:
        echo(error.remedy, err=True)


def _leave_the_pipe() -> None:
    """Nobody reads any more; keep Python from complaining at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def clean(text: str) -> str:
    """Text that can be stored: no half of a surrogate pair, no NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def objects(lines: Iterator[str]) -> Iterator[dict[str, Any] | LunaError]:
    """JSON objects, one a line; what is none comes out as an error to show."""
    for line in lines:
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield LunaError(f"That line is not JSON: {error}.", "Send one JSON object a line.")
            continue
        if not isinstance(value, dict):
            yield LunaError("That line is no JSON object.", "Send one JSON object a line.")
            continue
        yield value


pass_place = click.make_pass_decorator(Place, ensure=True)
as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
