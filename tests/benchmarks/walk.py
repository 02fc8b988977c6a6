"""How far a reader of the code walks with one message: from the conversation to the stored fact.

Each function is read once, when it is first called. A *stay* is what is read in one room (the
first two parts of a module's name) before the next; a *return* is a stay in a room that was left
before. Few returns mean that one thing is done in one place.

    python -m tests.benchmarks.walk [--json] [--rooms]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from itertools import groupby
from pathlib import Path
from types import FrameType
from typing import Any

from app.assembly import Luna
from app.house.paths import Paths
from app.house.settings.config import Settings
from app.talk.events import Remembered
from tests.fakes import FakeEmbedder
from tests.fakes_engine import FakeEngine

PACKAGES = ("app", "memory", "consolidation")
MESSAGE = "I have a dog called Mivack."


class Reader:
    """Follows a thread: the modules of the functions that it calls, in the order of first calls."""

    def __init__(self) -> None:
        self.modules: list[str] = []
        self._read: set[Any] = set()

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        """A profile function, as `sys.setprofile` wants it."""
        if event != "call" or frame.f_code in self._read:
            return
        self._read.add(frame.f_code)
        module = str(frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] in PACKAGES:
            self.modules.append(module)


def walked(message: str) -> list[str]:
    """The modules that are read for a message, in their order."""
    reader = Reader()
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(*(Path(folder) / name for name in ("data", "cache", "config", "state")))
        paths.create()
        luna = Luna(Settings(automatic=False), paths, engine=FakeEngine(), embedder=FakeEmbedder())  # type: ignore[arg-type]
        session = luna.session()
        list(session.ask("Hello."))  # what is built once is no part of the walk
        sys.setprofile(reader)
        try:
            for event in session.ask(message):
                if isinstance(event, Remembered):
                    sys.setprofile(None)  # it is stored; what follows is the reply
        finally:
            sys.setprofile(None)
        assert luna.memory.facts(), "nothing was stored"
        luna.close()
    return reader.modules


def room(module: str) -> str:
    """ "memory.notice" of "memory.notice.rules.people.pets"."""
    return ".".join(module.split(".")[:2])


def main() -> None:
    """Print the walk and its numbers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rooms", action="store_true", help="name each stay")
    args = parser.parse_args()
    stays = [name for name, _ in groupby(map(room, walked(MESSAGE)))]
    numbers = {
        "stays": len(stays), "rooms": len(set(stays)), "returns": len(stays) - len(set(stays)),
    }  # fmt: skip
    if args.json:
        print(json.dumps(numbers))
    else:
        print("  ".join(f"{value} {name}" for name, value in numbers.items()))
    if args.rooms:
        print("\n".join(stays))


if __name__ == "__main__":
    main()
