"""A small mind that forgets or changes in a process of its own: `python -m … FOLDER ACT`.

Two facts are in the weights. ACT is `forget` (the dog) or `change` (the home); a night follows,
which makes the adapter anew. Real fast memory, registry, schedule and forgetting; the model
follows the rules and the trainer writes its file in slow motion.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from app.house.paths import Paths
from app.house.settings.config import Settings
from app.nights.schedule import Schedule
from app.talk.after.unfinished import go_on
from app.upkeep.forgetting import forget_facts
from consolidation.adapters.shelf import Adapters
from consolidation.night.night import Night
from memory.fast_memory import FastMemory
from memory.vocabulary.records import Turn
from tests.consolidation.fakes import FakeModel, agree
from tests.consolidation.micro_night import SETTINGS, slow
from tests.fakes import FakeEmbedder

DOG, HOME, MOVED = "Mivack", "Orlen", "Tessrim"
TOLD = (f"I have a dog called {DOG}.", f"I live in {HOME}.")


class Mind:
    """What `forget_facts` and a night need of Luna, in one folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.memory = FastMemory(folder / "memory", FakeEmbedder())
        self.model = FakeModel(folder / "base.gguf")
        self.memory.switch_base(self.model.base_hash)
        self.adapters = Adapters(folder / "adapters")
        self.schedule = Schedule(folder, Settings())
        self.paths = Paths(folder, folder, folder, folder)

    def say(self, text: str) -> None:
        """A turn that is noticed."""
        talk = self.memory.start_conversation()
        assert self.memory.observe(self.memory.save_turn(Turn(talk.id, "user", text)))

    def night(self) -> None:
        """Everything into the weights."""
        Night(self.memory, self.model, self.adapters, self.paths.nights, SETTINGS,
              trainer=slow, parity=agree).run(all=True)  # fmt: skip

    def forget(self, value: str) -> None:
        """The fact with this value, everywhere."""
        luna: Any = self
        forget_facts(luna, [f.id for f in self.memory.facts() if f.value == value])

    def finish_forgetting(self) -> None:
        """What a start does about a forgetting that a kill cut short."""
        luna: Any = self
        go_on(luna)


def do(folder: Path, act: str) -> None:
    """The act and the night after it; it says when it begins."""
    mind = Mind(folder)
    print("begin", flush=True)
    if act == "forget":
        mind.forget(DOG)
    else:
        mind.say(f"I live in {MOVED} now.")
    mind.night()
    mind.memory.close()


if __name__ == "__main__":
    do(Path(sys.argv[1]), sys.argv[2])
