"""Turns of public dialogues, labelled by reading, without their text.

The dialogues may not be copied into the project, so ``corpora_*.jsonl`` and
``held_corpora.jsonl`` hold only where a turn is and what it tells, as character offsets:

``{"source": "self_dialogue", "line": 12, "turn": 3, "length": 41, "frames": [...]}``

``line`` counts from 1 in ``<source>.jsonl.gz``, ``turn`` from 0 in the dialogue, ``length`` is the
number of characters of the turn (a mismatch means another edition of the corpus). A span is
``[back, start, end]``: ``back`` is 0 for the turn itself and 1 or 2 for the turns before it.

Whoever says the turn is "the user" of it; the other speaker is the assistant. Turns were drawn
with a fixed seed, those without a first-person word less often, and the last 700 only among turns
that speak of the speaker or their people. Every one was read with the two turns before it; more
than half tell nothing. Conventions: "I like to read" is ``does``, "I like reading" ``likes``, "I
play chess" ``plays``; "used to" and past roles are ``other`` or ``event``, so that they are not
taken for the present; what the speaker said in the two turns before is not told once more.

``held_corpora.jsonl`` is for evaluation during development only: never train on it. It was drawn
at random from the first 900 turns, before any of them was trained on.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from assets.mind.reader.check import QUALIFIERS

FOLDER = Path(__file__).parent
HELD = FOLDER / "held_corpora.jsonl"
TURNS_BEFORE = 2
SPANS = ("value", *QUALIFIERS)


class CorpusMismatch(ValueError):
    """A label points to a turn that is not there, or to one of another length."""


def training_files() -> list[Path]:
    """The label files that may be trained on, in order."""
    return sorted(FOLDER.glob("corpora_*.jsonl"))


def load(corpora: Path, files: Iterable[Path]) -> list[dict[str, Any]]:
    """Reads labelled turns with their text, in the order of the files.

    Args:
        corpora: the folder of ``<source>.jsonl.gz``.
        files: label files, such as ``training_files()`` or ``[HELD]``.

    Returns:
        One ``{"before": [[role, text], …], "say": text, "frames": […]}`` a turn, oldest turn
        first in ``before`` (two at most), every span of the frames as text.

    Raises:
        OSError: a corpus is not there.
        CorpusMismatch: a label does not fit the corpus.
    """
    labels = [json.loads(row) for path in files for row in path.read_text("utf-8").splitlines()]
    wanted: dict[str, set[int]] = {}
    for label in labels:
        wanted.setdefault(label["source"], set()).add(label["line"])
    dialogues = {
        source: _dialogues(corpora / f"{source}.jsonl.gz", lines)
        for source, lines in wanted.items()
    }
    return [with_text(label, dialogues[label["source"]].get(label["line"], [])) for label in labels]


def _dialogues(path: Path, lines: set[int]) -> dict[int, list[dict[str, Any]]]:
    """The turns of the wanted dialogues, by line number from 1."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        return {
            number: json.loads(row)["turns"]
            for number, row in enumerate(rows, 1)
            if number in lines
        }


def with_text(label: dict[str, Any], turns: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One label with the text of its dialogue; raises `CorpusMismatch` where they do not fit."""
    place = f"{label['source']}:{label['line']}, turn {label['turn']}"
    at = label["turn"]
    if not 0 <= at < len(turns) or len(turns[at]["text"]) != label["length"]:
        raise CorpusMismatch(f"{place} is not the labelled one")
    window = turns[max(0, at - TURNS_BEFORE) : at + 1]
    speaker = _speaker(turns[at])
    return {
        "before": [
            ["user" if _speaker(turn) == speaker else "assistant", turn["text"]]
            for turn in window[:-1]
        ],
        "say": turns[at]["text"],
        "frames": [
            {
                key: span_text(value, window, place) if key in SPANS else value
                for key, value in frame.items()
            }
            for frame in label["frames"]
        ],
    }


def span_text(span: Sequence[int], window: Sequence[dict[str, Any]], place: str) -> str:
    """The text of ``[back, start, end]``; ``window`` ends with the turn itself."""
    back, start, end = span
    if not 0 <= back < len(window):
        raise CorpusMismatch(f"{place} has no turn {back} before it")
    text: str = window[-1 - back]["text"]
    if not 0 <= start < end <= len(text):
        raise CorpusMismatch(f"{place} has no characters {start} to {end} at {back} back")
    return text[start:end]


def _speaker(turn: dict[str, Any]) -> object:
    """Who says a turn: some corpora number the speakers, the others name roles."""
    return turn["speaker"] if "speaker" in turn else turn["role"]
