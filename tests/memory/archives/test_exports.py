"""What was exported to Luna's own folder follows what is forgotten."""

from __future__ import annotations

import json
from pathlib import Path

from memory.archives.exports import forget_in
from memory.vocabulary.records import Fact, Kind

DOG = Fact("pet.dog", "Mivack", "The user has a dog called Mivack.", Kind.FACT, id="f1")
TURNS = {"t1": ("My dog is Mivack. It rains.", "[forgotten] It rains.")}


def test_lines_lose_the_fact_and_keep_the_rest(tmp_path: Path) -> None:
    lines = [
        {"luna": "memory", "schema": 1},
        {"type": "fact", "id": "f1", "slot": "pet.dog", "subject": "user", "value": "Mivack"},
        {"type": "fact", "id": "f2", "slot": "home", "subject": "user", "value": "Orlen"},
        {"type": "turn", "id": "t1", "text": TURNS["t1"][0]},
        {"type": "link", "fact": "f1", "turn": "t1", "sentence": "My dog is Mivack."},
        {"type": "link", "fact": "f2", "turn": "t1", "sentence": "Mivack and I live in Orlen."},
        {"type": "conversation", "id": "c", "title": "My dog is Mivack."},
    ]
    file = tmp_path / "memory.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert forget_in(tmp_path, DOG, TURNS) == [file]
    left = [json.loads(line) for line in file.read_text().splitlines()]
    assert "Mivack" not in file.read_text()
    assert [line.get("id") for line in left] == [None, "f2", "t1", None, "c"]
    assert left[2]["text"] == "[forgotten] It rains."
    assert forget_in(tmp_path, DOG, TURNS) == []  # nothing more to do


def test_a_talk_to_read_loses_the_words(tmp_path: Path) -> None:
    file = tmp_path / "talk.md"
    file.write_text("**You**\n\nMy dog is Mivack. It rains.\n\n**Luna**\n\nMivack is nice.\n")
    forget_in(tmp_path, DOG, TURNS)
    assert "Mivack" not in file.read_text() and "It rains." in file.read_text()


def test_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    assert forget_in(tmp_path / "none", DOG, {}) == []
