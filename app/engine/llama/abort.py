"""A switch that stops llama.cpp inside a decode."""

from __future__ import annotations

import ctypes
from types import ModuleType
from typing import Any


class AbortSwitch:
    """Any thread may turn it on; llama.cpp checks it before every node of the compute graph.

    That is hundreds of times per token, so the callback must not need Python's GIL: it is C's
    `strlen` on two bytes of ours, which returns 0 while the switch is off and 1 when it is on.
    """

    def __init__(self, library: ModuleType) -> None:
        self._flag = ctypes.create_string_buffer(b"\0", 2)
        self.callback: Any
        try:
            address = ctypes.cast(ctypes.CDLL(None).strlen, ctypes.c_void_p).value
            self.callback = library.ggml_abort_callback(address)
        except (AttributeError, OSError, TypeError):  # no such C library: slower, in Python
            self.callback = library.ggml_abort_callback(lambda _: self.on)

    @property
    def data(self) -> ctypes.c_void_p:
        """The argument of the callback."""
        return ctypes.cast(self._flag, ctypes.c_void_p)

    @property
    def on(self) -> bool:
        """Whether the decode must stop."""
        return self._flag.raw[:1] != b"\0"

    def set(self, on: bool) -> None:
        """Turn it on or off."""
        self._flag[0] = b"\1" if on else b"\0"
