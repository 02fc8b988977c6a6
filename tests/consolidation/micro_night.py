"""A two-fact night in a process of its own, to be killed: `python -m … FOLDER [STEP]`.

With a step it stops dead as that step begins; else it waits to be killed. Real fast memory and
registry; the model follows the rules and the trainer writes its file in slow motion.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from consolidation.adapters.shelf import Adapters
from consolidation.night.night import Night, NightSettings
from consolidation.training.trainer import Trained, Work
from memory.fast_memory import FastMemory
from tests.consolidation.fakes import FakeModel, agree, learn
from tests.fakes import FakeEmbedder

SETTINGS = NightSettings(absence_questions=10, reading_questions=4, general=8)


def slow(work: Work) -> Trained:
    """Leaves a half-written file for a while, as a real writer would."""
    half = work.out.with_suffix(".gguf.part")
    half.write_text("{")
    time.sleep(0.05)
    half.unlink()
    return learn(work)


def main() -> None:
    folder, step = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    memory = FastMemory(folder / "memory", FakeEmbedder())
    model = FakeModel(folder / "base.gguf")
    night = Night(memory, model, Adapters(folder / "adapters"), folder / "nights", SETTINGS,
                  trainer=slow, parity=agree)  # fmt: skip
    count = 0

    def event(value: dict[str, Any]) -> None:
        nonlocal count
        if value.get("event") == "step":
            count += 1
            print(value["step"], flush=True)
            if step in (value["step"], str(count)):
                os.kill(os.getpid(), signal.SIGKILL)

    night.run(all=True, on_event=event)
    print("done", flush=True)


if __name__ == "__main__":
    main()
