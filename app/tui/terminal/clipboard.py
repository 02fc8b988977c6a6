"""The system's clipboard, by the program that this desktop has for it, where it has one.

A terminal can be asked to fill the clipboard by an escape code; many do not, and none says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

WAIT = 2.0  # seconds for the program to take the text


def program() -> list[str] | None:
    """The command that reads a text into the clipboard; None where there is none."""
    wanted: list[list[str]] = []
    if sys.platform == "darwin":
        wanted.append(["pbcopy"])
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted.append(["wl-copy"])
    if os.environ.get("DISPLAY"):
        wanted += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    return next((command for command in wanted if shutil.which(command[0])), None)


def put(text: str) -> bool:
    """Fill the clipboard; whether a program took the text. Blocking, for `WAIT` at most."""
    command = program()
    if command is None:
        return False
    try:
        done = subprocess.run(
            command, input=text.encode(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=WAIT, check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
