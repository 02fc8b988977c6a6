"""Erasure: a hundred random facts in every place that a fact gets to, searched before and after.

Facts are told in turns and repeated in replies; a manifest of adapters carries them with lessons
that name them, as a night leaves it (the weights themselves are `tests.benchmarks.forget`'s);
memory and the conversations are exported. One search looks through all places, with the same
words before and after.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.assembly import Luna
from app.talk.after import transcript
from app.upkeep.forgetting import forget_fact
from consolidation.adapters.manifest import Manifest, Shard
from consolidation.adapters.recovery import follow
from memory.disk.files import sha256_of
from memory.vocabulary.records import Fact, LedgerEntry, Turn
from tests.benchmarks.memory_house import KeptEmbedder, house

SEED = 7
START = datetime(2025, 1, 1, tzinfo=UTC)
SYLLABLES = ("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo")
SHARD = 20  # facts
Told = tuple[str, str, str]  # fact id, value, conversation


def word(dice: random.Random, parts: int = 3) -> str:
    """An invented word."""
    return "".join(dice.choice(SYLLABLES) for _ in range(parts))


def tell(luna: Luna, count: int, dice: random.Random) -> list[Told]:
    """Facts told in talks of their own, each answered by a reply that repeats it."""
    told: list[Told] = []
    memory = luna.memory
    for number in range(count):
        # "q" begins and "x" ends it: no two neighbours on disk can make it by chance.
        value, talk = f"Q{word(dice, 4)}x", f"talk {number}"
        time = START + timedelta(hours=number)
        turn = memory.save_turn(Turn(talk, "user", f"I have a dog called {value}.", time=time))
        told += [(change.fact.id, value, talk) for change in memory.observe(turn)]
        reply = memory.save_turn(Turn(talk, "assistant", f"{value} sounds nice.", time=time))
        memory.note_shown(reply.id, [told[-1][0]])
    return told


def learn(luna: Luna, told: Sequence[Told]) -> None:
    """Leave what a night leaves: shards, ledger and manifest with lessons, files of the night."""
    base = luna.base_hash
    night = luna.paths.nights / "20250101"
    night.mkdir(parents=True)
    shards, entries, files = [], [], {}
    for begin in range(0, len(told), SHARD):
        part, id = told[begin : begin + SHARD], f"shard{begin}"
        file = night / f"{id}.gguf"
        file.write_bytes(f"stands for weights {begin}".encode())
        files[id] = file
        keys = tuple((fact, 1) for fact, _, _ in part)
        shards.append(Shard(id, sha256_of(file), 1.0, keys, keys, night.name))
        for fact, value, _ in part:
            lessons = json.dumps([{"prompt": "What is my dog called?", "answer": value}])
            entries.append(LedgerEntry(fact, 1, base, id, night.name, 4, 4, lessons=lessons))
    manifest = Manifest(base, night.name, 0, tuple(shards), tuple(entries))
    follow(luna.memory, luna.adapters, luna.adapters.adopt(base, lambda: manifest, files))
    lines = [f"The user has a dog called {value}." for _, value, _ in told]
    (night / "lessons.json").write_text(json.dumps(lines))


def export(luna: Luna) -> None:
    """Memory as JSON lines, and every conversation to read."""
    luna.paths.exports.mkdir(mode=0o700, exist_ok=True)
    luna.memory.export(luna.paths.exports / "memory.jsonl")
    for talk in luna.memory.conversations():
        turns = luna.memory.turns(talk.id)
        transcript.write(luna.paths.exports / f"{talk.id}.md", talk, turns)


def places(luna: Luna, told: Sequence[Told]) -> dict[str, int]:
    """In how many of the facts' cases each place gives the value away."""
    paths, memory = luna.paths, luna.memory
    rows = {fact.value for fact in memory.facts()}
    older = _older(luna)
    nights = [path for path in paths.nights.rglob("*") if path.is_file()]
    return {
        "table": sum(value in rows for _, value, _ in told),
        "older version": sum(value in older for _, value, _ in told),
        "by query": sum(_listed(memory.find(value), value) for _, value, _ in told),
        "turn": sum(
            any(value in turn.text for turn in memory.turns(talk)) for _, value, talk in told
        ),
        "search": sum(
            any(value in item.text for item in memory.search_turns(value, 5))
            for _, value, _ in told
        ),
        "memory's files": _in_files([p for p in paths.memory.rglob("*") if p.is_file()], told),
        "export": _in_files([paths.exports / "memory.jsonl"], told),
        "exported talk": _in_files(list(paths.exports.glob("*.md")), told),
        "lesson": sum(
            value in entry.lessons for entry in memory.ledger("") for _, value, _ in told
        ),
        "night's files": _in_files(nights, told),
        "adapter manifest": _in_files(list(paths.adapters.rglob("*.json")), told),
    }


def everywhere(luna: Luna, told: Sequence[Told]) -> int:
    """How many values stand in some file of the home, the transaction log included."""
    return _in_files([p for p in luna.paths.data.rglob("*") if p.is_file()], told)


def run(embedder: KeptEmbedder, count: int) -> dict[str, float]:
    """The figures: the least share found before, the most found after."""
    dice = random.Random(SEED)
    with house(embedder) as luna:
        told = tell(luna, 2 * count, dice)
        learn(luna, told)
        chosen = dice.sample(told, count)
        export(luna)
        luna.memory.pin(told[0][0])  # a write: the version before it still holds everything
        before = places(luna, chosen)
        for id, _, _ in chosen:
            forget_fact(luna, id)
        after = places(luna, chosen)
        left = everywhere(luna, chosen)
        others = {id for id, _, _ in told} - {id for id, _, _ in chosen}
        stay = sum(fact.id in others for fact in luna.memory.facts())
    for name, there in before.items():
        print(f"erase: {name:20} before {there:4d} of {count}, after {after[name]:4d}")
    return {
        "erase.found_before": 100 * min(before.values()) / count,
        "erase.found_after": float(max(*after.values(), left)),
        "erase.others_kept": 100 * stay / len(others),
    }


def _older(luna: Luna) -> set[str]:
    """The values that an older version of the facts table still gives."""
    table = luna.memory._database.facts._table
    values: set[str] = set()
    for version in table.list_versions()[:-1]:
        table.checkout(version["version"])
        values.update(table.to_arrow().column("value").to_pylist())
    table.checkout_latest()
    return values


def _listed(facts: Sequence[Fact], value: str) -> bool:
    return any(fact.value == value for fact in facts)


def _in_files(files: Sequence[Path], told: Sequence[Told]) -> int:
    text = b"".join(path.read_bytes().lower() for path in files)
    return sum(value.lower().encode() in text for _, value, _ in told)
