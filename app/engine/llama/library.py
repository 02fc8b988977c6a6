"""The one door to llama.cpp: it is loaded late and its log goes to Python's logging."""

from __future__ import annotations

import ctypes
import logging
import os
import threading
from collections import deque
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import ModuleType
from typing import Any

logger = logging.getLogger("luna.engine")
logger.addHandler(logging.NullHandler())  # without it Python prints warnings to the terminal

# ggml_log_level to ours; what llama.cpp calls information is detail here. (The numbers in
# llama_cpp._logger are not those of ggml.h: debug is 1, information 2, error 4.)
_LEVELS = {1: logging.DEBUG, 2: logging.DEBUG, 3: logging.WARNING, 4: logging.ERROR}
SPINS = "20000"  # looks of a waiting thread of OpenMP before it sleeps
_lock = threading.Lock()
# The module, the callback (C keeps no reference to it), whether AMX is used.
_loaded: list[Any] = []
_errors: deque[str] = deque(maxlen=4)


def load_library() -> ModuleType:
    """llama_cpp's low-level module, its log redirected, its back end ready."""
    with _lock:
        if not _loaded:
            # Threads that wait awake for long starve whatever else runs (a night beside a chat);
            # put to sleep at once they are woken some hundred times a token, which takes longer
            # than the token. So they look a few thousand times, some microseconds, and sleep.
            os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
            os.environ.setdefault("GOMP_SPINCOUNT", SPINS)
            os.environ.setdefault("GGML_NO_BACKTRACE", "1")  # else a failed check starts gdb
            import llama_cpp.llama_cpp as library

            callback = library.llama_log_callback(_log)
            library.llama_log_set(callback, ctypes.c_void_p(0))
            library.llama_backend_init()
            # Asked here: llama.cpp builds the answer in one buffer, whoever asks at the same time.
            amx = b"AMX_INT8 = 1" in library.llama_print_system_info()
            _loaded.extend([library, callback, amx])
        module: ModuleType = _loaded[0]
        return module


def uses_amx() -> bool:
    """Whether llama.cpp multiplies in the processor's tiles (AMX)."""
    load_library()
    return bool(_loaded[2])


def last_errors() -> str:
    """What llama.cpp logged as errors since the last call, in one line; empties the list."""
    text = "; ".join(_errors)
    _errors.clear()
    return text


def _log(level: int, text: bytes | None, _: object) -> None:
    line = (text or b"").decode("utf-8", "replace").strip()
    ours = _LEVELS.get(level, logging.DEBUG)
    if ours >= logging.ERROR and line:
        _errors.append(line)
    if line and logger.isEnabledFor(ours):
        logger.log(ours, "llama.cpp: %s", line)


def cores() -> int:
    """How many cores this process may use."""
    try:
        return max(len(os.sched_getaffinity(0)), 1)
    except AttributeError:  # not on macOS
        return max(os.cpu_count() or 1, 1)


class _QuietHandler(RotatingFileHandler):
    """A log that a disk which refuses cannot turn into a traceback for each line."""

    def handleError(self, record: logging.LogRecord) -> None:
        """What cannot be logged is left out."""


def log_to(path: Path | None) -> logging.Handler:
    """Send everything that llama.cpp says to a file of a megabyte at most, or nowhere."""
    if path is None:
        return logging.NullHandler()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = _QuietHandler(path, maxBytes=1_000_000, backupCount=1, encoding="utf-8")
    except OSError:
        logger.warning("no log can be written to the folder %s", path.parent.name)
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    return handler
