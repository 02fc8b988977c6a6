"""SIGKILL at random moments and in random writes: `python -m tests.benchmarks.kills`.

One home lives through many kills. Each time a command or a chat is started, killed, at a random
moment of its usual length or in one of the calls with which it writes (before it, or with half of
it written), and then the next start looks: does it work, is every fact there that was acknowledged
(its JSON line was read), is what was forgotten gone from the list and from every file, did nothing
come back. Every few kills the home is left for a new one; every other home is sealed.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.failed_writes import PASSPHRASE
from tests.benchmarks.figures import finish
from tests.benchmarks.forked import (
    KILL,
    TEAR,
    Ended,
    Fault,
    Process,
    import_everything,
    preloaded,
    run,
)

A_HOME = 12  # kills that one home lives through
SYLLABLES = ("ba", "dro", "fen", "gil", "hosk", "jul", "kam", "lor", "mip", "nar", "quo", "riv",
             "sul", "tev", "vog", "wim", "yar", "zet")  # fmt: skip
WAYS = ("I like {w}.", "I am allergic to {w}.", "My sister is called {W}.", "I play the {w}.")
ACTS = ("chat", "chat", "chat", "add", "add", "edit", "forget", "forget", "import", "export",
        "archive", "backup", "night")  # fmt: skip


@dataclass
class Home:
    """A home and what must be true of it.

    Attributes:
        there: value → id of facts that were acknowledged.
        gone: values that were acknowledged as forgotten or replaced.
        maybe: values that a killed command may have written or taken away, or not.
    """

    folder: Path
    sealed: bool
    there: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    maybe: set[str] = field(default_factory=set)
    kills: int = 0


class Killer:
    """Starts, kills and looks; counts what was wrong."""

    def __init__(self, place: Path, rng: random.Random) -> None:
        self.place = place
        self.rng = rng
        self.kills: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.checked = 0  # acknowledged facts looked for
        self.homes = 0
        self.usual: dict[str, tuple[float, int]] = {}  # act → seconds, calls that write
        self._made: set[str] = set()
        self.words = place / "words"
        self.words.write_text(PASSPHRASE)
        self.words.chmod(0o600)
        self.env = {"LUNA_PASSPHRASE_FILE": str(self.words)}

    def word(self) -> str:
        """A word that no file holds by chance, and no other fact."""
        while True:
            word = "".join(self.rng.choice(SYLLABLES) for _ in range(4))
            if word not in self._made:
                self._made.add(word)
                return word

    def home(self) -> Home:
        """A new one, with four facts."""
        self.homes += 1
        made = Home(self.place / f"home{self.homes}", sealed=self.homes % 2 == 0)
        made.folder.mkdir()
        if made.sealed:
            done = run("vault", "on", "--passphrase-file", str(self.words), home=made.folder)
            assert done.code == 0, done
        said, given = self._talk(4)
        done = run("chat", "--jsonl", home=made.folder, text=said, env=self.env)
        assert done.code == 0, done
        self._heard(made, done, given)
        return made

    def _talk(self, count: int) -> tuple[str, list[str]]:
        words = [self.word() for _ in range(count)]
        texts = [self.rng.choice(WAYS).format(w=w, W=w.capitalize()) for w in words]
        return "".join(json.dumps({"say": text}) + "\n" for text in texts), words

    def _act(self, home: Home, act: str) -> tuple[list[str], str, list[str]]:
        """Arguments, standard input, and the values that it may write or take away."""
        if act == "chat":
            said, words = self._talk(3)
            return ["chat", "--jsonl"], said, words
        word, ids = self.word(), list(home.there.items())
        if act in ("edit", "forget") and not ids:
            act = "add"
        if act == "add":
            return ["memory", "add", f"I like {word}.", "--json"], "", [word]
        if act == "edit":
            old, id_ = self.rng.choice(ids)
            return ["memory", "edit", id_, "--value", word, "--json"], "", [word, old]
        if act == "forget":
            old, id_ = self.rng.choice(ids)
            return ["memory", "forget", id_, "--yes", "--json"], "", [old]
        file = self.place / f"{word}.json"
        if act == "import":
            line = json.dumps(self._line(word))
            head = {"luna": "memory", "schema": 3, "exported": "2026-03-01", "profile": "default"}
            file.write_text(json.dumps(head) + "\n" + line + "\n")
            return ["memory", "import", str(file), "--json"], "", [word]
        if act == "archive":
            file.write_text(json.dumps([_archived(word)]))
            return ["import", str(file), "--json"], "", [word]
        if act == "night":
            return ["consolidate", "--all", "--json"], "", []
        return [*(("backup",) if act == "backup" else ("memory", "export")), "--json"], "", []

    def _line(self, word: str) -> dict[str, Any]:
        seen = "2026-03-01T10:00:00+00:00"
        return {
            "type": "fact", "slot": "likes", "value": word, "text": f"The user likes {word}.",
            "kind": "preference", "id": f"{self.rng.randrange(16**12):012x}", "revision": 1,
            "subject": "user", "polarity": 1, "source": "told", "status": "active",
            "confidence": 1.0, "times_seen": 1, "first_seen": seen, "last_seen": seen,
            "valid_from": None, "valid_until": None, "pinned": False, "confirmed": False,
            "sensitivity": "none", "superseded_by": "", "failed_nights": 0, "profile": "default",
        }  # fmt: skip

    def strike(self, home: Home, act: str) -> None:
        """One act, one kill, one look."""
        arguments, said, words = self._act(home, act)
        act = {"memory": arguments[1]}.get(arguments[0], act)
        before = dict(home.there)
        seconds, calls = self.usual.get(act, (0.0, 0))
        log = self.place / "calls"
        log.unlink(missing_ok=True)
        in_a_call = bool(calls) and act != "night" and self.rng.random() < 0.6
        fault = Fault(log=log)
        if in_a_call:
            how = self.rng.choice((KILL, TEAR))
            fault = Fault(self.rng.randint(1, calls), -1, how)
        process = Process(*arguments, home=home.folder, fault=fault, env=self.env)
        process.feed(said)
        first = not calls
        until = 300.0 if first or in_a_call else self.rng.uniform(0.02, 1.05) * seconds
        over = process.run(until)
        if not over:
            process.kill()
        ended = process.ended()
        about = f"{act} {'sealed ' if home.sealed else ''}{ended.seconds:.2f} s {fault.first}"
        if ended.code == -9:
            self.kills[act] += 1
            home.kills += 1
        elif first:
            calls = len(log.read_text().splitlines()) if log.exists() else 0
            self.usual[act] = ended.seconds, calls
        if ended.wrong or (ended.code and ended.code != -9):
            self._note("said", f"{about}: {ended.code} {ended.err[-400:]!r}")
        self._heard(home, ended, words)
        if act == "forget" and ended.code == 0:
            home.gone |= set(words)
            for word in words:
                home.there.pop(word, None)
        if act == "import" and ended.code == 0:
            home.there |= dict.fromkeys(words, "")
        home.maybe |= set(words) - home.there.keys() - home.gone
        for word in words:
            if word in before and act in ("edit", "forget") and word not in home.gone:
                home.there.pop(word, None)
                home.maybe.add(word)
        values = self.look(home, about)
        if act == "forget" and values is not None:  # gone from the list: gone everywhere
            home.gone |= set(words) - values

    def _heard(self, home: Home, ended: Ended, words: list[str]) -> None:
        """What its lines acknowledged."""
        for line in ended.objects:
            for fact in [*line.get("remembered", ()), line]:
                value = str(fact.get("value", "")).lower() if isinstance(fact, dict) else ""
                if value in words and fact.get("change") in ("added", "edited", "superseded"):
                    home.there[value] = fact["id"]

    def _note(self, kind: str, about: str) -> None:
        self.wrong[kind] += 1
        print(f"  {kind}: {about}", flush=True)

    def look(self, home: Home, about: str) -> set[str] | None:
        """The next start; the values that it knows, None where it failed."""
        after = run("memory", "list", "--json", home=home.folder, env=self.env)
        if after.code or after.wrong or after.hung:
            self._note("start", f"{about}: {after.code} {after.err[-400:]!r}")
            return None
        if after.err.strip():
            self._note("told", f"{about}: {after.err[-300:]!r}")
        values = {fact["value"].lower(): fact["id"] for fact in after.objects}
        self.checked += len(home.there)
        if lost := home.there.keys() - values.keys():
            self._note("lost", f"{about}: {sorted(lost)}")
        if back := home.gone & values.keys():
            self._note("back", f"{about}: {sorted(back)}")
        if traces := [w for w in home.gone - values.keys() if self._traces(home, w)]:
            self._note("traces", f"{about}: {traces} {self._traces(home, traces[0])[:3]}")
        home.there = {**{w: i for w, i in values.items() if w in home.maybe},
                      **{w: values[w] for w in home.there if w in values}}  # fmt: skip
        home.gone -= set(back)
        home.maybe -= home.there.keys()
        return set(values)

    def _traces(self, home: Home, word: str) -> list[str]:
        """The files that still hold a forgotten word; a sealed home is searched by its list."""
        return [
            str(file.relative_to(home.folder))
            for file in home.folder.rglob("*")
            if file.is_file() and "cache" not in file.parts and word.encode() in lower(file)
        ]


def lower(file: Path) -> bytes:
    """The bytes of a file in small letters; none where it went meanwhile."""
    try:
        return file.read_bytes().lower()
    except OSError:
        return b""


def _archived(word: str) -> dict[str, Any]:
    message = {"id": f"m{word}", "author": {"role": "user"}, "create_time": 1.7e9,
               "content": {"content_type": "text", "parts": [f"I like {word}."]}}  # fmt: skip
    nodes = {"a": {"id": "a", "children": ["b"]},
             "b": {"id": "b", "parent": "a", "children": [], "message": message}}  # fmt: skip
    return {"id": word, "title": "A talk", "create_time": 1.7e9, "update_time": 1.7e9,
            "mapping": nodes, "current_node": "b"}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--quick", action="store_true", help="thirty kills")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=0, help="stop after; 0: at the last kill")
    args = parser.parse_args()
    preloaded()
    import_everything()
    rng = random.Random(args.seed)
    wanted = 30 if args.quick else args.kills
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        killer = Killer(Path(place), rng)
        home = killer.home()
        while killer.kills.total() < wanted:
            if args.minutes and time.monotonic() - begun > 60 * args.minutes:
                break
            if home.kills >= A_HOME:
                shutil.rmtree(home.folder)
                home = killer.home()
            act = rng.choice(ACTS)
            killer.strike(home, act if act != "night" or rng.random() < 0.3 else "chat")
    finish("kills", args.seed, {
        "kills": killer.kills.total(), "homes": killer.homes, "facts_looked_for": killer.checked,
        **{f"kills.{act}": count for act, count in sorted(killer.kills.items())},
        **{name: killer.wrong[name] for name in
           ("lost", "back", "traces", "start", "told", "said")},
        "seconds": time.monotonic() - begun,
    })  # fmt: skip


if __name__ == "__main__":
    main()
