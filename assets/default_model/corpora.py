"""Plain English from the public dialogues: short exchanges that read like small talk."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

# Held-out dialogues (every 50th) are for perplexity and openings only.
# The task-oriented sets are left out: they teach to claim bookings that nobody made.
SOURCES = (
    "self_dialogue",
    "topical_chat_validtest",
    "synthetic_persona_chat_validtest",
    "chatterbot_en",
)
HELD_OUT_EVERY = 50
_ODD = re.compile(
    r"\[|\]|http|<|>|\*|_|[^\x20-\x7e]|user \d|\bnfl\b|nazi|kill|sex|drug|trump|fuck|shit", re.I
)


Turns = list[tuple[str, str]]


def numbered(folder: Path, source: str, held_out: bool) -> Iterator[tuple[int, Turns]]:
    """Dialogues of one source with their line, as (role, text) lists, held out or not."""
    path = folder / f"{source}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if (number % HELD_OUT_EVERY == 0) == held_out:
                yield number + 1, [(t["role"], t["text"]) for t in json.loads(line)["turns"]]


def turns(folder: Path, source: str, held_out: bool) -> Iterator[Turns]:
    """Dialogues of one source, the held-out ones or the others."""
    yield from (dialogue for _, dialogue in numbered(folder, source, held_out))


def _clean(text: str) -> bool:
    return 2 <= len(text) <= 140 and not _ODD.search(text)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\bi\b", "I", text)
    return text[0].upper() + text[1:] if text else text


def exchanges(folder: Path, limit: int, seed: int) -> list[list[tuple[str, str]]]:
    """Up to `limit` runs of two to six short, clean turns, beginning with the user."""
    rng = random.Random(seed)
    found: list[list[tuple[str, str]]] = []
    for source in SOURCES:
        share = limit // len(SOURCES) * (3 if source == "self_dialogue" else 1)
        mine: list[list[tuple[str, str]]] = []
        for dialogue in turns(folder, source, held_out=False):
            run: list[tuple[str, str]] = []
            for role, text in dialogue[:10]:
                expected = "assistant" if len(run) % 2 else "user"
                if role != expected or not _clean(text):
                    break
                run.append((role, _tidy(text)))
            run = run[: len(run) // 2 * 2][:6]
            if len(run) >= 2:
                mine.append(run)
            if len(mine) >= share:
                break
        found += mine
    rng.shuffle(found)
    return found[:limit]
