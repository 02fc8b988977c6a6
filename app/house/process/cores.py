"""No core dumps and no swapped keys: this process holds private text."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4


def forbid() -> None:
    """Disable core dumps for this process and its children."""
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # core dump handlers behind a pipe check this flag
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def keep_in_memory(key: bytes) -> bool:
    """Ask the system not to swap this copy of a key; returns whether it agreed.

    Only this copy is locked: the cipher's own copies are in OpenSSL. Swap should be encrypted.
    """
    try:
        library = ctypes.CDLL(None)
        place = ctypes.cast(ctypes.c_char_p(key), ctypes.c_void_p)
        return bool(library.mlock(place, ctypes.c_size_t(len(key))) == 0)
    except (OSError, AttributeError):
        return False
