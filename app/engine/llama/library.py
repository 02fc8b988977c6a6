"""The only access to llama.cpp: it is loaded on demand and logs to Python's logging."""

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
logger.addHandler(logging.NullHandler())  # else Python prints warnings to the terminal

# ggml_log_level → ours; what llama.cpp calls information is debug output here. (The numbers in
# llama_cpp._logger are not those of ggml.h: debug is 1, information 2, error 4.)
_LEVELS = {1: logging.DEBUG, 2: logging.DEBUG, 3: logging.WARNING, 4: logging.ERROR}
SPINS = "20000"  # iterations that a waiting OpenMP thread spins before it sleeps
_lock = threading.Lock()
# The module, the callback (C keeps no reference to it), whether AMX is used.
_loaded: list[Any] = []
_errors: deque[str] = deque(maxlen=4)


def load_library() -> ModuleType:
    """llama_cpp's low-level module, with its log redirected and its backend initialised."""
    with _lock:
        if not _loaded:
            # Threads that spin for long starve other work (a night beside a chat). Threads that
            # sleep at once must be woken some hundred times per token, which takes longer than
            # the token. So they spin for some microseconds and then sleep.
            os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
            os.environ.setdefault("GOMP_SPINCOUNT", SPINS)
            os.environ.setdefault("GGML_NO_BACKTRACE", "1")  # else a failed check starts gdb
            import llama_cpp.llama_cpp as library

            callback = library.llama_log_callback(_log)
            library.llama_log_set(callback, ctypes.c_void_p(0))
            library.llama_backend_init()
            # Read once, here: the text is built in a shared buffer, which is not thread-safe.
            amx = b"AMX_INT8 = 1" in library.llama_print_system_info()
            _loaded.extend([library, callback, amx])
        module: ModuleType = _loaded[0]
        return module


def uses_amx() -> bool:
    """Whether llama.cpp uses the processor's matrix tiles (AMX)."""
    load_library()
    return bool(_loaded[2])


def last_errors() -> str:
    """The errors that llama.cpp logged since the last call, in one line; clears them."""
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
    """Number of cores that this process may use."""
    try:
        return max(len(os.sched_getaffinity(0)), 1)
    except AttributeError:  # not on macOS
        return max(os.cpu_count() or 1, 1)


class _QuietHandler(RotatingFileHandler):
    """A log file that does not print a traceback for each line if the disk is full."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the record."""


def log_to(path: Path | None) -> logging.Handler:
    """Send everything that llama.cpp logs to a file of at most a megabyte, or nowhere."""
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
