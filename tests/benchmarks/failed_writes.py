"""Every call that writes fails in turn: `python -m tests.benchmarks.failed_writes`.

A home with some facts is copied, one command runs in the copy, and one of the calls with which it
writes there fails, once or from then on, as on a full disk (ENOSPC), a read-only one (EROFS) or a
broken one (EIO). Then the disk is well again. Counted: tracebacks and "unexpected" errors, failures
without a sentence, acknowledged facts that are lost, forgotten ones that are back, and next starts
that fail. The failing calls are those of C, C++ and Rust too (`failing_calls.c`).
"""

from __future__ import annotations

import argparse
import errno
import json
import random
import re
import shutil
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.figures import finish
from tests.benchmarks.forked import Ended, Fault, import_everything, preloaded, run

ERRORS = {"ENOSPC": errno.ENOSPC, "EROFS": errno.EROFS, "EIO": errno.EIO}
PASSPHRASE = "four quiet herons walking"
LIKES = ("quinces", "harps", "herons", "fjords", "walnuts", "kites")


@dataclass(frozen=True)
class Act:
    """A command that writes.

    Attributes:
        arguments: of it; `{ID}` stands for the fact about walnuts, `{FILES}` for a folder.
        says: its standard input.
        tells: values that are facts once the command has ended with 0.
        ends: values that are none once it has ended with 0.
    """

    arguments: tuple[str, ...]
    says: str = ""
    tells: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


ACTS = {
    "add": Act(("memory", "add", "I like otters.", "--json"), tells=("otters",)),
    "edit": Act(("memory", "edit", "{ID}", "--value", "almonds", "--json"),
                tells=("almonds",), ends=("walnuts",)),
    "forget": Act(("memory", "forget", "{ID}", "--yes", "--json"), ends=("walnuts",)),
    "import": Act(("memory", "import", "{FILES}/own.jsonl", "--json"), tells=("zithers",)),
    "ingest": Act(("memory", "ingest", "{FILES}/talk.jsonl", "--json"), tells=("magpies",)),
    "export": Act(("memory", "export", "--json")),
    "chat": Act(("chat", "--jsonl"), '{"say": "I like otters."}\n{"say": "I like lutes."}\n'),
    "ask": Act(("-p", "I like otters.", "--json")),
    "backup": Act(("backup",)),
    "archive": Act(("import", "{FILES}/conversations.json", "--json")),
    "pin": Act(("memory", "pin", "{ID}")),
    "rename": Act(("conversations", "rename", "{TALK}", "Nuts and birds")),
    "delete": Act(("conversations", "delete", "{TALK}", "--yes")),
    "seal": Act(("vault", "on", "--passphrase-file", "{FILES}/words")),
}  # fmt: skip


@dataclass
class Count:
    """What went wrong, with examples."""

    cases: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    def note(self, kind: str, about: str) -> None:
        """One failure."""
        self.wrong[kind] += 1
        print(f"  {kind}: {about}", flush=True)


def files(folder: Path) -> None:
    """What commands read."""
    folder.mkdir()
    (folder / "words").write_text(PASSPHRASE)
    (folder / "words").chmod(0o600)
    turn = {"conversation": "c1", "id": "t1", "role": "user", "text": "I like magpies.",
            "time": "2026-03-01T10:00:00+00:00"}  # fmt: skip
    (folder / "talk.jsonl").write_text(json.dumps(turn) + "\n")
    message = {"id": "m1", "author": {"role": "user"}, "create_time": 1.7e9,
               "content": {"content_type": "text", "parts": ["I like zebras."]}}  # fmt: skip
    node = {"n0": {"id": "n0", "children": ["n1"]},
            "n1": {"id": "n1", "parent": "n0", "children": [], "message": message}}  # fmt: skip
    talk = {"id": "x1", "title": "Zebras", "create_time": 1.7e9, "update_time": 1.7e9,
            "mapping": node, "current_node": "n1"}  # fmt: skip
    (folder / "conversations.json").write_text(json.dumps([talk]))


def prepare(folder: Path) -> tuple[Path, Path, dict[str, str]]:
    """A home with facts, the files, and what stands for `{ID}` and `{TALK}`."""
    home, given = folder / "sound", folder / "files"
    home.mkdir()
    files(given)
    other = folder / "other"
    other.mkdir()
    known(run("memory", "add", "I like zithers.", "--json", home=other))
    known(run("memory", "export", str(given / "own.jsonl"), home=other))
    lines = "".join(json.dumps({"say": f"I like {each}."}) + "\n" for each in LIKES)
    talk = known(run("chat", "--jsonl", home=home, text=lines))
    facts = known(run("memory", "list", "--json", home=home)).objects
    assert {fact["value"] for fact in facts} == set(LIKES), facts
    named = {"{ID}": next(fact["id"] for fact in facts if fact["value"] == "walnuts"),
             "{TALK}": talk.objects[0]["conversation"], "{FILES}": str(given)}  # fmt: skip
    return home, given, named


def known(ended: Ended) -> Ended:
    """The same, where it went well."""
    assert ended.code == 0 and not ended.wrong, ended
    return ended


def filled(act: Act, named: dict[str, str]) -> list[str]:
    """The arguments of an act."""
    out = []
    for word in act.arguments:
        for name, value in named.items():
            word = word.replace(name, value)
        out.append(word)
    return out


def site(line: str) -> str:
    """A call and its file, without the names that are made by chance."""
    line = re.sub(r"(\.[a-z]+)[\w-]{6,10}\.part", r"\1-*.part", line)
    return re.sub(r"[0-9a-f]{8,}[\w-]*|[01]{12,}\w*|\d+|tmp\w+", "*", line)


def sites(calls: list[str]) -> dict[str, list[int]]:
    """The numbers of the calls of each site."""
    out: dict[str, list[int]] = {}
    for number, line in enumerate(calls, 1):
        out.setdefault(site(line), []).append(number)
    return out


def check(home: Path, act: Act, ended: Ended, about: str, count: Count, code: int) -> None:
    """What must hold after the failure: of what was said, and of the next start."""
    if ended.hung:
        count.note("hung", about)
    elif ended.wrong:
        log = home / "logs" / "luna.log"
        place = log.read_text()[-900:] if log.is_file() else ""
        count.note("traceback", f"{about}: {ended.wrong} {ended.err[-300:]!r}\n{place}")
    elif ended.code < 0:
        count.note("signal", f"{about}: {ended.code}")
    elif ended.code and not ended.err.strip() and not ended.out.strip():
        count.note("silent", about)
    env = {"LUNA_PASSPHRASE_FILE": str(home.parent / "files" / "words")}
    after = run("memory", "list", "--json", home=home, env=env)
    if after.code or after.wrong or after.hung:
        count.note("start", f"{about}: {after.code} {after.err[-300:]!r}")
        return
    values = {fact["value"] for fact in after.objects}
    told = {f["value"] for line in ended.objects for f in line.get("remembered", ())}
    stay = (set(LIKES) - set(act.ends)) | told
    stay |= set(act.tells) if ended.code == 0 and code == 0 else set()
    if lost := stay - values:
        count.note("lost", f"{about}: {sorted(lost)} {ended.err[-200:]!r}")
    if ended.code == 0 and code == 0 and (back := values & set(act.ends)):
        count.note("back", f"{about}: {sorted(back)}")
    if act.ends and not values & ({*act.ends} | {*act.tells}) and act.tells:
        count.note("lost", f"{about}: neither the old value nor the new one")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--quick", action="store_true", help="forty cases")
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--act", action="append", choices=list(ACTS), help="only these")
    args = parser.parse_args()
    preloaded()
    import_everything()
    rng = random.Random(args.seed)
    total = 40 if args.quick else args.cases
    acts = {name: ACTS[name] for name in args.act or ACTS}
    count = Count()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        sound, _, named = prepare(folder)
        home = folder / "home"
        plans: list[tuple[str, str, int, str, bool]] = []
        ends: dict[str, int] = {}
        found: set[str] = set()
        for name, act in acts.items():
            shutil.copytree(sound, home)
            log = folder / f"{name}.calls"
            clean = run(*filled(act, named), home=home, text=act.says, fault=Fault(log=log))
            ends[name] = clean.code
            if clean.code or clean.wrong:
                print(f"  {name} ends with {clean.code}: {clean.err!r}", flush=True)
            shutil.rmtree(home)
            there = sites(log.read_text().splitlines())
            found |= there.keys()
            mine = []
            for each, numbers in there.items():
                for error in ERRORS:
                    mine.append((name, each, rng.choice(numbers), error, rng.random() < 0.5))
            rng.shuffle(mine)
            plans += mine[: max(1, total // len(acts))]
        rng.shuffle(plans)
        for name, where, number, error, on in plans:
            act = acts[name]
            shutil.copytree(sound, home)
            fault = Fault(number, -1 if on else number, ERRORS[error])
            ended = run(*filled(act, named), home=home, text=act.says, fault=fault)
            count.cases += 1
            about = f"{name} call {number} ({where}) {error}{' and all after' if on else ''}"
            check(home, act, ended, about, count, ends[name])
            shutil.rmtree(home)
    finish("failed_writes", args.seed, {
        "cases": count.cases, "write_sites": len(found),
        "sites_failed": len({(plan[0], plan[1]) for plan in plans}),
        **{name: count.wrong[name] for name in
           ("traceback", "silent", "hung", "signal", "lost", "back", "start")},
        "seconds": time.monotonic() - begun,
    })  # fmt: skip


if __name__ == "__main__":
    main()
