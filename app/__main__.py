"""`luna` and `python -m app`."""

from __future__ import annotations

import sys


def main() -> None:
    """The entry point. What goes wrong is said in two lines, never as a traceback."""
    from app.cli.main import cli
    from app.house.process.cores import forbid

    forbid()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    cli(prog_name="luna")


if __name__ == "__main__":
    main()
