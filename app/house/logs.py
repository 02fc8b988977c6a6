"""The log file: what happened and how long it took, never what was said."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

ROOTS = ("app", "memory", "consolidation", "luna")
FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


class QuietHandler(RotatingFileHandler):
    """A log handler that stays silent on a full disk, instead of one traceback for each line."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the record: a log that cannot be written must not disturb the program."""


def start(file: Path, level: str = "info") -> None:
    """Send the log of our packages to a rotating file (3 × 512 KiB), and nowhere else.

    Calling it again moves the log to the new file.
    """
    handler = QuietHandler(file, maxBytes=512 * 1024, backupCount=2, delay=True)
    handler.setFormatter(logging.Formatter(FORMAT))
    handler.setLevel(
        level.upper()
    )  # a child logger's records are not filtered by the parent's level
    for name in ROOTS:
        logger = logging.getLogger(name)
        stop(logger)
        logger.addHandler(handler)
        logger.setLevel(level.upper())
        logger.propagate = False


def stop(logger: logging.Logger | None = None) -> None:
    """Remove the handlers of one logger, or of all of ours, and restore Python's defaults."""
    for target in [logger] if logger else [logging.getLogger(name) for name in ROOTS]:
        for handler in list(target.handlers):
            target.removeHandler(handler)
            handler.close()
        target.setLevel(logging.NOTSET)
        target.propagate = True


def tail(file: Path, count: int) -> list[str]:
    """The last lines of a log; empty when there is none yet."""
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()[-count:]
    except OSError:
        return []
