"""A Luna of its own for a benchmark of memory: past turns in, questions out, as a script does.

Everything goes through what `luna memory ingest` and `luna recall --jsonl` call; nothing here
knows what is asked of which set.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from app.assembly import Luna
from app.cli.memory.recall import answer
from app.engine import GgufEmbedder, prepare_embedder
from app.house import paths
from app.house.settings import config
from tests.benchmarks.lent_mind import lend

LIBRARIES = ("llama-cpp-python", "lancedb", "numpy")
ROOM = 100_000  # tokens: the bench counts places, not tokens


class KeptEmbedder:
    """The product's embedder, with the vectors of earlier runs kept in a file.

    Args:
        folder: of the converted model and of the kept vectors.
    """

    dimensions = 384
    model = "all-MiniLM-L6-v2"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._kept = sqlite3.connect(folder / "vectors.sqlite", check_same_thread=False)
        self._kept.execute("create table if not exists v(k blob primary key, v blob)")
        self._embedder: GgufEmbedder | None = None

    @property
    def bare(self) -> GgufEmbedder:
        """The product's own, that keeps nothing."""
        if self._embedder is None:
            self._embedder = GgufEmbedder(prepare_embedder(self._folder), threads=1)
        return self._embedder

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Unit vectors of shape [len(texts), 384]."""
        out = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        keys = [
            hashlib.blake2b(t.encode("utf-8", "replace"), digest_size=16).digest() for t in texts
        ]
        missing = []
        for place, key in enumerate(keys):
            row = self._kept.execute("select v from v where k = ?", (key,)).fetchone()
            if row:
                out[place] = np.frombuffer(row[0], np.float32)
            else:
                missing.append(place)
        if missing:
            found = self.bare.embed([texts[place] for place in missing])
            for place, vector in zip(missing, found, strict=True):
                out[place] = vector
                row = (keys[place], vector.astype(np.float32).tobytes())
                self._kept.execute("insert or replace into v values (?, ?)", row)
            self._kept.commit()
        return out

    def close(self) -> None:
        """Free the model, when it was loaded."""
        self._kept.close()
        if self._embedder is not None:
            self._embedder.close()


@contextmanager
def house(embedder: KeptEmbedder, **settings: Any) -> Iterator[Luna]:
    """A Luna in a temporary home, with the default settings but for the given ones."""
    with tempfile.TemporaryDirectory() as home:
        where = paths.find(Path(home))
        where.create()
        lend(where)
        wanted = {"vault.seal": "never", **settings}  # no key goes to the store of who runs it
        luna = Luna(config.load(where.settings_file, wanted), where, embedder=embedder)
        try:
            yield luna
        finally:
            luna.close()


def ingest(luna: Luna, turns: Sequence[Mapping[str, Any]], user: str = "") -> None:
    """Give past turns to Luna, as `luna memory ingest FILE --user NAME` does."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for turn in turns:
            file.write(json.dumps(turn) + "\n")
        file.flush()
        luna.memory.ingest(Path(file.name), user=user)


def asked(luna: Luna, query: str, k: int, time: str = "", room: int = ROOM) -> list[dict[str, Any]]:
    """The items that `luna recall --jsonl` gives for a question, in order."""
    line: dict[str, Any] = {"query": query, "budget": room, "k": k}
    if time:
        line["time"] = time
    items: list[dict[str, Any]] = answer(luna, line)["items"]
    return items


def turn_ids(items: Sequence[Mapping[str, Any]]) -> list[str]:
    """The turns that the recalled items are or came from, in order, none twice."""
    ids = (item.get("turn_id", "") for item in items if item["section"] == "recalled")
    return list(dict.fromkeys(id for id in ids if id))
