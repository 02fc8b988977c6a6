"""Files and lines made wrong by chance: `python -m tests.benchmarks.fuzz`.

Valid samples of everything that Luna reads from others (exports of memory, past turns, archives,
JSON lines, settings, GGUF models, adapters with their manifests, backups) are mutated and given to
the commands that read them. Counted: tracebacks and "unexpected" errors, signals, more than twenty
seconds, control characters on the way to the terminal, facts that nobody said yes to, and next
starts that fail.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks import mutations
from tests.benchmarks.failed_writes import files
from tests.benchmarks.figures import finish
from tests.benchmarks.forked import Ended, import_everything, run
from tests.models import SMALL

LIMIT = 20.0  # seconds of one command
LINES = 25  # wrong lines in one open chat
Case = Callable[[Path, random.Random], Ended]
WRONG_SETTINGS = ("-1", "1e999", "nan", "inf", '"x"', "[]", "{}", "9" * 20, "1979-05-27", "true",
                  '"\\u0000"', '""', "[[[[]]]]")  # fmt: skip
SETTINGS = """[chat]
model = "x.gguf"
[recall]
budget = 300
items = 8
[memory]
notice = true
[night]
enabled = true
time = "03:00"
[backup]
keep = 7
"""


class Fuzz:
    """The sound home, the samples, and what reads them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        files(folder / "files")
        self.given = folder / "given"
        self.given.mkdir()
        self.sound = folder / "sound"
        self.sound.mkdir()
        made = run("memory", "add", "I like herons.", "--json", home=self.sound)
        assert made.code == 0, made
        run("chat", "--jsonl", home=self.sound, text='{"say": "I like quinces."}\n')
        export = folder / "files" / "own.jsonl"
        assert run("memory", "export", str(export), home=self.sound).code == 0
        backup = folder / "files" / "own.zip"
        assert run("backup", str(backup), home=self.sound).code == 0
        self.records = [json.loads(line) for line in export.read_text().splitlines()]
        self.turns = [json.loads((folder / "files" / "talk.jsonl").read_text())] * 3
        self.archive = json.loads((folder / "files" / "conversations.json").read_text())
        self.backup = backup.read_bytes()
        self.model = SMALL.read_bytes()
        self.kinds: dict[str, Case] = {
            "memory import": self._file("x.jsonl", mutations.of_lines(self.records),
                                        "memory", "import", "--json"),
            "ingest": self._file("x.jsonl", mutations.of_lines(self.turns),
                                 "memory", "ingest", "--json"),
            "archive": self._file("conversations.json", mutations.of_json(self.archive),
                                  "import", "--json"),
            "claude": self._file("conversations.json", mutations.of_json([_claude()]),
                                 "import", "--json"),
            "backup": self._file("x.zip", lambda rng: mutations.raw(self.backup, rng), "verify"),
            "restore": self._file("x.zip", lambda rng: mutations.raw(self.backup, rng), "restore"),
            "chat lines": self._chat, "recall lines": self._recall, "settings": self._settings,
            "gguf": self._gguf, "adapter": self._adapter, "small files": self._small,
        }  # fmt: skip

    def anew(self) -> None:
        """The home as it was before the case."""
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(self.sound, self.home)

    def _file(self, name: str, make: Callable[[random.Random], bytes], *command: str) -> Case:
        def case(home: Path, rng: random.Random) -> Ended:
            file = self.given / name
            file.write_bytes(make(rng))
            options = [word for word in command if word.startswith("--")]
            words = [word for word in command if not word.startswith("--")]
            return run(*words, str(file), *options, home=home, limit=LIMIT)

        return case

    def _lines(self, values: list[dict[str, Any]], rng: random.Random) -> bytes:
        lines = []
        for _ in range(LINES):
            value = rng.choice(values)
            lines.append(mutations.of_json(value)(rng).replace(b"\n", b" "))
        return b"\n".join(lines) + b"\n"

    def _chat(self, home: Path, rng: random.Random) -> Ended:
        values = [{"say": "Hello."}, {"paste": "I like zebras."}, {"new": True},
                  {"say": "What is this?", "paste": "I live in Orlen."},
                  {"say": "Hello.", "from": "client"}]  # fmt: skip
        return run("chat", "--jsonl", home=home, text=self._lines(values, rng), limit=3 * LIMIT)

    def _recall(self, home: Path, rng: random.Random) -> Ended:
        values = [{"query": "herons", "time": "2026-03-01T10:00:00", "budget": 200, "k": 4}]
        return run("recall", "--jsonl", home=home, text=self._lines(values, rng), limit=2 * LIMIT)

    def _settings(self, home: Path, rng: random.Random) -> Ended:
        text = SETTINGS
        for word in ("300", '"03:00"', "7", "8", "true"):
            if rng.random() < 0.4:
                wild = rng.choice(WRONG_SETTINGS)
                text = text.replace(word, wild, 1)
        data = text.encode()
        (home / "config.toml").write_bytes(mutations.raw(data, rng) if rng.random() < 0.5 else data)
        return run("memory", "list", "--json", home=home, limit=LIMIT)

    def _gguf(self, home: Path, rng: random.Random) -> Ended:
        head, rest = self.model[: 1 << 16], self.model[1 << 16 :]
        cut = rng.random() < 0.2
        data = mutations.raw(head[: rng.choice((64, 400, 4000, 60_000))], rng)
        data = data if cut else data + head[len(data) :] + rest
        file = self.given / "x.gguf"
        file.write_bytes(data)
        return run("-p", "Hi.", "--json", home=home, limit=LIMIT, env={"LUNA_MODEL": str(file)})

    def _adapter(self, home: Path, rng: random.Random) -> Ended:

        folder = home / "adapters" / hashlib.sha256(self.model).hexdigest()
        folder.mkdir(parents=True)
        digest = "0" * 64
        manifest = {"base": folder.name, "current": {"name": "n1", "file": "a.gguf"},
                    "adapters": [{"id": "a", "file": "a.gguf", "sha256": digest, "scale": 1.0}],
                    "entries": [{"fact_id": "x", "revision": 1, "adapter": "a"}]}  # fmt: skip
        (folder / "a.gguf").write_bytes(mutations.raw(self.model[:4000], rng))
        (folder / "current.json").write_bytes(mutations.of_json(manifest)(rng))
        return run("-p", "Hi.", "--json", home=home, limit=LIMIT)

    def _small(self, home: Path, rng: random.Random) -> Ended:
        sounds: dict[str, Any] = {
            "strength.json": {"strength": 0.9}, "unanswered.json": {"abc": 1},
            "pinned.json": ["a"], "schedule.json": {"served": ["2026-03-01T03:00:00+00:00"]},
            "forgetting.json": {"process": [1, 1.0], "before": {"a": "b"}, "facts": [
                dict.fromkeys(("id", "slot", "subject", "value", "text"), "x")]},
            "drafts/99.json": {"process": [9999999, 1.0], "conversation": "c", "id": "i",
                               "text": "t"},
        }  # fmt: skip
        for name in rng.sample(sorted(sounds), 3):
            file = home / name
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(mutations.of_json(sounds[name])(rng))
        return run("-p", "Hi.", "--json", home=home, limit=LIMIT)


def _claude() -> dict[str, Any]:
    return {"uuid": "u1", "name": "Birds", "created_at": "2026-03-01T10:00:00Z",
            "updated_at": "2026-03-01T10:00:00Z", "chat_messages": [
                {"uuid": "m1", "sender": "human", "text": "I like zebras.",
                 "created_at": "2026-03-01T10:00:00Z",
                 "content": [{"type": "text", "text": "I like zebras."}]},
                {"uuid": "m2", "sender": "assistant", "text": "Good.",
                 "created_at": "2026-03-01T10:00:01Z", "content": []}]}  # fmt: skip


def judged(kind: str, ended: Ended, home: Path) -> list[str]:
    """What was wrong with a case; empty when nothing was."""
    wrong = []
    if ended.hung:
        wrong.append("hung")
    elif ended.code < 0:
        wrong.append("signal")
    if ended.wrong:
        wrong.append("traceback")
    if any(ord(c) < 32 and c not in "\n\t\r" for c in ended.err + ended.out):
        wrong.append("escapes")
    if ended.code and not (ended.err + ended.out).strip() and not ended.hung:
        wrong.append("silent")
    after = run("memory", "list", "--json", home=home, limit=60)
    if after.wrong or (after.code and kind != "settings"):
        return [*wrong, "start"]
    new = [f for f in after.objects if f["value"] not in ("herons", "quinces")]
    unasked = kind in ("archive", "claude", "chat lines", "settings", "gguf", "adapter")
    for fact in new:
        if fact["pinned"] or fact["confirmed"] or (unasked and fact["status"] != "held"):
            wrong.append("fact")
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--quick", action="store_true", help="three cases of each kind")
    parser.add_argument("--cases", type=int, default=50, help="of each kind")
    parser.add_argument("--minutes", type=float, default=0, help="stop after; 0: at the last case")
    parser.add_argument("--kind", action="append", help="only these")
    args = parser.parse_args()
    import_everything()
    begun = time.monotonic()
    counts: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        fuzz = Fuzz(Path(place))
        kinds = {k: v for k, v in fuzz.kinds.items() if not args.kind or k in args.kind}
        for number in range(3 if args.quick else args.cases):
            for kind, case in kinds.items():
                if args.minutes and time.monotonic() - begun > 60 * args.minutes:
                    break
                rng = random.Random(f"{args.seed} {kind} {number}")  # each can be run again alone
                fuzz.anew()
                ended = case(fuzz.home, rng)
                counts[kind] += 1
                for what in judged(kind, ended, fuzz.home):
                    wrong[what] += 1
                    log = fuzz.home / "logs" / "luna.log"
                    about = log.read_text()[-1500:] if log.is_file() and ended.wrong else ""
                    print(f"  {what}: {kind} {number} {ended.code} {ended.err[-300:]!r}\n{about}",
                          flush=True)  # fmt: skip
    finish("fuzz", args.seed, {
        "cases": counts.total(), **{f"cases.{kind}": count for kind, count in counts.items()},
        "lines": LINES * (counts["chat lines"] + counts["recall lines"]),
        **{name: wrong[name] for name in
           ("traceback", "signal", "hung", "silent", "escapes", "fact", "start")},
        "seconds": time.monotonic() - begun,
    })  # fmt: skip


if __name__ == "__main__":
    main()
