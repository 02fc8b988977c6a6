"""What is kept of real talk: `python -m tests.benchmarks.talk --data ../shared/data`.

The 280 labelled lines of `talk`, each in a memory of its own, with the other speaker's line before
it as a reply of Luna; scored by the set's own scorer. Development: these lines may be looked at.
Another half is kept apart.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from app.talk.reading.tagger import Reader
from memory.fast_memory import FastMemory
from memory.vocabulary.records import ChangeKind, Turn, now
from tests.benchmarks.figures import finish
from tests.benchmarks.memory_house import KeptEmbedder

KEPT = (ChangeKind.ADDED, ChangeKind.SUPERSEDED, ChangeKind.REPEATED)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--quick", action="store_true", help="every fourth line")
    parser.add_argument("--weights", type=Path, help="other weights of the reader")
    parser.add_argument("--rules", action="store_true", help="without the reader")
    parser.add_argument("--show", type=int, default=0, help="so many misses and wrong keeps")
    given = parser.parse_args()
    folder = given.data / "talk"
    if not (folder / "labelled.jsonl").exists():
        sys.exit(f"{folder} has no labelled.jsonl: name the folder of the sets with --data")
    rows = [json.loads(t) for t in (folder / "labelled.jsonl").open(encoding="utf-8")]
    rows = rows[:: 4 if given.quick else 1]
    reader = None if given.rules else Reader(given.weights)
    cache = Path(tempfile.gettempdir()) / "luna-benchmarks"
    embedder = KeptEmbedder(cache)
    predictions, seconds = [], []
    with tempfile.TemporaryDirectory() as home:
        memory = FastMemory(Path(home), embedder, gate=0.7 if given.rules else None, reader=reader)
        for row in rows:
            talk = memory.start_conversation()
            before = []
            if row.get("context"):
                before = [memory.save_turn(Turn(talk.id, "assistant", row["context"]))]
            turn = memory.save_turn(Turn(talk.id, "user", row["text"], time=now()))
            began = time.perf_counter()
            changes = memory.observe(replace(turn), before=before)
            seconds.append(time.perf_counter() - began)
            kept = [
                {"text": c.fact.text, "subject": c.fact.subject, "polarity": c.fact.polarity}
                for c in changes
                if c.kind in KEPT
            ]
            predictions.append({"id": row["id"], "kept": kept})
            if known := memory.facts():
                memory.forget_many([fact.id for fact in known])
        memory.close()
        said, guessed = Path(home) / "labelled.jsonl", Path(home) / "predictions.jsonl"
        said.write_text("".join(json.dumps(row) + "\n" for row in rows))
        guessed.write_text("".join(json.dumps(p) + "\n" for p in predictions))
        run = subprocess.run(
            [sys.executable, str(folder / "score.py"), str(said), str(guessed)]
            + (["--show", str(given.show)] if given.show else []),
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    print(run.stdout.rsplit("\n", 2)[0])
    scored = json.loads(run.stdout.strip().splitlines()[-1])
    names = ("durable_recall", "recall", "precision", "clean")
    found: dict[str, float] = {f"talk.{name}": 100 * (scored[name] or 0) for name in names}
    seconds.sort()
    found["talk.noticing_p95_ms"] = 1000 * seconds[int(0.95 * (len(seconds) - 1))]
    found["talk.lines"] = len(rows)
    finish("talk", 0, found)


if __name__ == "__main__":
    main()
