"""The screen's speed: first frame with its split, key to screen, a long talk, idle processor.

    python -m tests.benchmarks.screen [first] [keys] [long] [idle]

The program runs in a pseudo-terminal, as in a window, with the real default model; only `keys`
has a scripted engine behind it, because it must stream for a minute. Prints JSON, then a table.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.terminal import SIZE, Terminal

ROOT = Path(__file__).parent.parent.parent
RUNS = 5
KEYS = 150
SPEED = 150.0  # pieces a second while keys are measured

MARKS = """
import json, os, sys, time
begun = float(os.environ["BEGUN"])
marks = {"python": time.time() - begun}
def mark(name):
    marks.setdefault(name, time.time() - begun)
    if name == "loaded":
        open(os.environ["MARKS"], "w").write(json.dumps(marks))
from app import assembly
from app.house import paths
from app.house.settings import config
from app.tui import LunaApp
from app.tui.chat.screen import ChatScreen
mark("imports")
where = paths.find()
luna = assembly.build(config.load(where.settings_file), where)
app = LunaApp(luna)
mounted, loaded = ChatScreen.on_mount, ChatScreen.on_loaded
def on_mount(self):
    mounted(self)
    mark("mounted")
    self.call_after_refresh(mark, "first frame")
async def on_loaded(self, message):
    await loaded(self, message)
    mark("loaded")
ChatScreen.on_mount, ChatScreen.on_loaded = on_mount, on_loaded
app.run()
"""

STREAMING = """
import os
from app import assembly
from app.house import paths
from app.house.settings import config
from app.house.settings.config import Settings
from app.tui import LunaApp
from tests.fakes import FakeEmbedder
from tests.fakes_engine import FakeEngine
where = paths.find()
where.create()
engine = FakeEngine(context=1 << 20, seconds_a_piece=1 / float(os.environ["SPEED"]))
prose = ("the **night** is long and the `moon` is bright over " * 9 + "all.\\n\\n").split(" ")
points = "- one thing\\n- another thing\\n- a third\\n\\n".split(" ")
reply = [word + " " for word in (prose * 3 + points) * 2]
engine.enqueue(*[reply] * 12)
luna = assembly.Luna(Settings(automatic=False), where, engine=engine, embedder=FakeEmbedder())
LunaApp(luna).run()
"""


def settled(home: Path) -> None:
    """A home with the mind, the converted embedder and hashes: a warm start."""
    subprocess.run(
        [sys.executable, "-m", "app", "-p", "Hello"], env=os.environ | {"LUNA_HOME": str(home)},
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (home / "config.toml").write_text("[chat]\nresume_hours = 0\n")
    (home / "welcomed").write_text("seen\n")


def first(home: Path) -> dict[str, Any]:
    """The first frame, from the start of the process, with its split; the best and the median."""
    runs, seen = [], []
    for _ in range(RUNS):
        file = home / "marks.json"
        file.unlink(missing_ok=True)
        with Terminal(["-c", MARKS], home, MARKS=str(file)) as there:
            seen.append(there.until(b"Message Luna"))
            while not file.exists() or not file.read_text():
                there.drain(0.05)
        runs.append(json.loads(file.read_text()))
    split = {name: round(statistics.median(run[name] for run in runs), 3) for name in runs[0]}
    return {"first_frame_s": round(statistics.median(seen), 3), "best_s": round(min(seen), 3),
            "split_s": split}  # fmt: skip


def keys(home: Path) -> dict[str, Any]:
    """From a key to its letter on the screen: nothing else happens, then a reply streams."""
    with Terminal(["-c", STREAMING], home, SPEED=str(SPEED)) as there:
        there.until(b" ready")
        there.drain(2)
        still = _typed(there)
        for _ in range(12):  # the longest replies of the settings, one after the other
            there.write("go\r")
            there.drain(0.3)
        there.drain(2)
        before, begun = there.cpu(), time.perf_counter()
        streaming = _typed(there)
        share = (there.cpu() - before) / (time.perf_counter() - begun)
    ratio = {name: round(streaming[name] / still[name], 2) for name in ("p50_ms", "p95_ms")}
    return {"keys": KEYS, "pieces_per_s": SPEED, "still": still, "streaming": streaming,
            "ratio": ratio, "cpu_share": round(share, 3)}  # fmt: skip


def _typed(there: Terminal) -> dict[str, float]:
    """Type letters one by one; milliseconds until each is written."""
    spent = []
    for number in range(KEYS):
        letter = chr(0x0430 + number % 32)  # Cyrillic: nothing else writes it
        there.write(letter)
        spent.append(there.until(letter.encode()) * 1000)
        if number % 32 == 31:
            there.write("\x15")  # an empty line again
        there.drain(random.uniform(0.05, 0.25))  # as somebody types
    there.write("\x15")
    spent.sort()
    return {
        "p50_ms": round(spent[len(spent) // 2], 1),
        "p95_ms": round(spent[int(len(spent) * 0.95)], 1),
        "max_ms": round(spent[-1], 1),
    }


def long(home: Path) -> dict[str, Any]:
    """A conversation of 2,000 turns: from choosing it to its last message on the screen."""
    return asyncio.run(_long(home))


async def _long(home: Path) -> dict[str, Any]:
    from app.assembly import Luna
    from app.house.paths import find
    from app.house.settings.config import Settings
    from app.tui import LunaApp
    from app.tui.model.messages import TalkAsked
    from app.tui.widgets.talk.exchange import Exchange
    from memory.vocabulary.records import Turn
    from tests.fakes import FakeEmbedder
    from tests.fakes_engine import FakeEngine

    where = find(home / "long")
    where.create()
    settings = Settings(automatic=False, resume_hours=0.0)
    luna = Luna(settings, where, engine=FakeEngine(), embedder=FakeEmbedder())  # type: ignore[arg-type]
    talk = luna.memory.start_conversation("Long")
    text = "Here is **what** I think, with `code` and a list:\n\n- one\n- two\n\nNumber "
    luna.memory.save_turns([
        Turn(talk.id, who, f"{text}{n}")  # type: ignore[arg-type]
        for n in range(1000) for who in ("user", "assistant")
    ])  # fmt: skip
    app, spent, work = LunaApp(luna), [], []
    async with app.run_test(size=SIZE) as pilot:
        while app.chat.status.state.doing == "loading":
            await pilot.pause(0.02)
        for _ in range(RUNS):
            app.chat.commands.run("new")
            await pilot.pause(0.3)
            begun, worked = time.perf_counter(), time.process_time()
            app.chat.post_message(TalkAsked(talk.id))
            while True:
                await asyncio.sleep(0.005)
                there = list(app.chat.column.query(Exchange))
                last = there[-1] if there else None
                if last and last.region.height and last.state.message.text.endswith("999"):
                    break
            await pilot.pause()
            spent.append(time.perf_counter() - begun)
            work.append(time.process_time() - worked)
    luna.close()
    return {
        "turns": 2000, "median_s": round(statistics.median(spent), 3),
        "worst_s": round(max(spent), 3), "cpu_s": round(statistics.median(work), 3),
    }  # fmt: skip


def idle(home: Path, seconds: float = 30.0) -> dict[str, Any]:
    """Processor time of the open chat while nobody does anything, as a share of one core."""
    with Terminal(["-m", "app"], home) as there:
        there.until(b" ready")
        there.drain(6)
        before = there.cpu()
        there.drain(seconds)
        used = there.cpu() - before
    return {"seconds": seconds, "share": round(used / seconds, 4)}


BENCHES = {"first": first, "keys": keys, "long": long, "idle": idle}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wanted", nargs="*", choices=[[], *BENCHES], help="all when none is named")
    parser.add_argument("--model", type=Path, help="another one than the default mind")
    given = parser.parse_args()
    if given.model:
        os.environ["LUNA_MODEL"] = str(given.model)
    wanted = given.wanted or list(BENCHES)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        settled(home)
        found: dict[str, Any] = {"load": os.getloadavg()[0], "cores": os.cpu_count()}
        found |= {name: BENCHES[name](home) for name in wanted}
    print(json.dumps(found))
    for name in wanted:
        print(f"{name:<6} " + "  ".join(f"{key} {value}" for key, value in found[name].items()))


if __name__ == "__main__":
    main()
