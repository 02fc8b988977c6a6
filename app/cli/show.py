"""Text on the terminal: what somebody wrote cannot move the cursor, ring or rename the window."""

from __future__ import annotations

from typing import Any

import click

# Controls but the end of a line and the tab, and the marks that turn the order of letters round.
_SHOWN: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(32) if code not in (9, 10)},
    **dict.fromkeys(range(0x7F, 0xA0), "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys((0x202D, 0x202E), ""),
}


def printable(text: str) -> str:
    """The text with its control characters made visible."""
    return text.translate(_SHOWN)


def echo(text: object = "", **how: Any) -> None:
    """`click.echo` of a text that may hold anything."""
    click.echo(printable(str(text)), **how)
