"""System timers, for nights while Luna is closed: systemd, launchd or cron.

A timer only runs `luna schedule run`, which does nothing if the night has already run.
"""

from __future__ import annotations

import plistlib
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from memory.disk.files import write_whole
from memory.vocabulary.errors import SettingsError

Kind = Literal["systemd", "launchd", "cron"]
KINDS: tuple[Kind, ...] = ("systemd", "launchd", "cron")
NAME = "luna-night"
LABEL = "org.luna.night"
MARK = "# luna-night"


@dataclass(frozen=True, slots=True)
class Piece:
    """A file to write, or a line of the crontab if there is no path."""

    path: Path | None
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an installation writes and runs.

    Attributes:
        on, off: commands that enable the timer after writing, and disable it before removal.
    """

    kind: Kind
    pieces: tuple[Piece, ...]
    on: tuple[tuple[str, ...], ...] = ()
    off: tuple[tuple[str, ...], ...] = ()

    def text(self) -> str:
        """Everything that would be written and run, for review."""
        parts = []
        for piece in self.pieces:
            where = str(piece.path) if piece.path else "the crontab, one line"
            parts.append(f"# {where}\n{piece.text}")
        parts += [f"$ {shlex.join(command)}" for command in self.on]
        return "\n".join(parts)


def fitting() -> Kind:
    """The kind of timer that this system offers.

    Raises:
        SettingsError: it offers none of them.
    """
    if sys.platform == "darwin":
        return "launchd"
    if shutil.which("systemctl"):
        return "systemd"
    if shutil.which("crontab"):
        return "cron"
    raise SettingsError(
        "This system has neither systemd nor cron.",
        "Leave Luna open at night: then she does it by herself.",
    )


def command(arguments: Sequence[str] = ()) -> list[str]:
    """The command of a timer: the installed script, else this Python."""
    script = Path(sys.executable).with_name("luna")
    start = [str(script)] if script.is_file() else [sys.executable, "-m", "app"]
    return [*start, *arguments, "schedule", "run"]


def plan(kind: Kind, at: str, arguments: Sequence[str] = (), home: Path | None = None) -> Plan:
    """What an installation would write and run.

    Args:
        kind: the kind of timer.
        at: local time, HH:MM.
        arguments: global options of luna, for example `--home DIR`.
        home: the user's home folder, replaced in tests.
    """
    home = home or Path.home()
    line = command(arguments)
    hour, minute = at.split(":")
    if kind == "systemd":
        folder = home / ".config" / "systemd" / "user"
        service = (
            "[Unit]\nDescription=A night of Luna: what proved stable is learned\n\n"
            f"[Service]\nType=oneshot\nNice=10\nExecStart={_systemd(line)}\n"
        )
        timer = (
            f"[Unit]\nDescription=Luna's nights\n\n[Timer]\nOnCalendar=*-*-* {at}:00\n"
            "Persistent=true\n\n[Install]\nWantedBy=timers.target\n"
        )
        return Plan(
            kind,
            (Piece(folder / f"{NAME}.service", service), Piece(folder / f"{NAME}.timer", timer)),
            (
                ("systemctl", "--user", "daemon-reload"),
                ("systemctl", "--user", "enable", "--now", f"{NAME}.timer"),
            ),
            (("systemctl", "--user", "disable", "--now", f"{NAME}.timer"),),
        )
    if kind == "launchd":
        path = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
        job = {
            "Label": LABEL,
            "ProgramArguments": line,
            "StartCalendarInterval": {"Hour": int(hour), "Minute": int(minute)},
            "Nice": 10,
        }
        text = plistlib.dumps(job, sort_keys=False).decode()
        return Plan(
            kind, (Piece(path, text),),
            (("launchctl", "load", "-w", str(path)),),
            (("launchctl", "unload", "-w", str(path)),),
        )  # fmt: skip
    percent = shlex.join(line).replace("%", "\\%")
    entry = f"{int(minute)} {int(hour)} * * * {percent} {MARK}\n"
    return Plan(kind, (Piece(None, entry),))


def install(made: Plan) -> None:
    """Write the files of a plan and enable the timer. Replaces an earlier installation.

    Raises:
        SettingsError: a file cannot be written or a command fails.
    """
    for piece in made.pieces:
        if piece.path is None:
            _crontab([*_others(), piece.text.rstrip("\n")])
            continue
        try:
            piece.path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(piece.path, piece.text)
        except OSError as error:
            raise SettingsError(
                f"{piece.path} cannot be written: {error.strerror}.", "Make the folder writable."
            ) from error
    for line in made.on:
        _run(line)


def remove(made: Plan) -> bool:
    """Disable a timer and delete its files; returns whether there was one."""
    if not installed(made):
        return False
    for line in made.off:
        _run(line)
    for piece in made.pieces:
        if piece.path is None:
            _crontab(_others())
        else:
            piece.path.unlink(missing_ok=True)
    return True


def installed(made: Plan) -> bool:
    """Whether the timer is installed."""
    first = made.pieces[0]
    if first.path is not None:
        return first.path.is_file()
    return any(line.endswith(MARK) for line in _lines())


def _systemd(line: Sequence[str]) -> str:
    """A command for ExecStart: quoted, with `%` and `$` doubled."""
    words = (word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") for word in line)
    return " ".join(f'"{word.replace("$", "$$")}"' for word in words)


def _lines() -> list[str]:
    result = _try(["crontab", "-l"])
    return result.stdout.splitlines() if result.returncode == 0 else []


def _others() -> list[str]:
    return [line for line in _lines() if not line.endswith(MARK)]


def _crontab(lines: Sequence[str]) -> None:
    _run(["crontab", "-"], "\n".join(lines) + "\n" if lines else "")


def _run(line: Sequence[str], text: str = "") -> None:
    result = _try(line, text)
    if result.returncode:
        output = " ".join(result.stderr.split())[:200]
        raise SettingsError(
            f"`{shlex.join(line)}` failed: {output or f'code {result.returncode}'}.",
            "The files are written; run that command yourself, or choose another --kind.",
        )


def _try(line: Sequence[str], text: str = "") -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            list(line), input=text, capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SettingsError(
            f"`{line[0]}` cannot be run: {type(error).__name__}.", "Choose another --kind."
        ) from error
