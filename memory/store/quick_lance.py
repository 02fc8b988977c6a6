"""LanceDB without its client for remote catalogues: most of its import time, never used here.

``import lancedb`` loads ``lance_namespace_urllib3_client``, about a hundred generated classes of
an HTTP client for catalogues on servers. Luna opens local folders only. The import takes 2.7 times
the processor time with that client (4.7 s against 1.7 s on a busy core, medians of ten runs).
"""

from __future__ import annotations

import importlib
import sys
import types
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from typing import Any

CLIENT = "lance_namespace_urllib3_client"


class _Empty(types.ModuleType):
    """A module in which every name is an empty class."""

    __path__: list[str] = []  # noqa: RUF012  (a module attribute, as importlib wants it)

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        stand_in = type(name, (), {"__module__": self.__name__})
        setattr(self, name, stand_in)
        return stand_in


class _Finder(MetaPathFinder, Loader):
    """Finds the client and its submodules, and loads empty modules for them."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: object = None
    ) -> ModuleSpec | None:
        if name.partition(".")[0] != CLIENT:
            return None
        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> types.ModuleType:
        return _Empty(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        pass


def lance() -> Any:
    """The module `lancedb`, without its network client.

    If the installed version does not work with the empty client, it is imported unchanged.
    """
    name = "lancedb"
    if name in sys.modules or CLIENT in sys.modules:
        return importlib.import_module(name)
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        importlib.import_module(name)
    except Exception:
        for module in [m for m in sys.modules if m.partition(".")[0] in (name, CLIENT)]:
            del sys.modules[module]
    finally:
        sys.meta_path.remove(finder)
    return importlib.import_module(name)
