"""Labels of public dialogues: offsets become text, on a dialogue made up here."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from assets.mind.reader.check import ACTS, SLOTS
from assets.mind.reader.corpora_lines import (
    HELD,
    SPANS,
    CorpusMismatch,
    load,
    training_files,
    with_text,
)

TURNS = [
    {"speaker": 1, "text": "Hello there!"},
    {"speaker": 2, "text": "Do you like walnut bread?"},
    {"speaker": 1, "text": "No. What do you do on Sundays?"},
    {"speaker": 2, "text": "I row with Ada, and I like it too."},
]
LABEL: dict[str, Any] = {
    "source": "made_up",
    "line": 2,
    "turn": 3,
    "length": 34,
    "frames": [
        {
            "act": "tells",
            "whose": "user",
            "slot": "does",
            "value": [0, 2, 5],
            "with": [0, 11, 14],
            "how_often": [1, 19, 29],
        },
        {"act": "tells", "whose": "user", "slot": "likes", "value": [2, 12, 24]},
    ],
}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(row) for row in path.read_text("utf-8").splitlines()]


def changed(**fields: object) -> dict[str, Any]:
    return {**LABEL, **fields}


def test_spans_become_text_from_the_turn_that_they_count_back_to() -> None:
    assert with_text(LABEL, TURNS)["frames"] == [
        {
            "act": "tells",
            "whose": "user",
            "slot": "does",
            "value": "row",
            "with": "Ada",
            "how_often": "on Sundays",
        },
        {"act": "tells", "whose": "user", "slot": "likes", "value": "walnut bread"},
    ]


def test_the_speaker_of_the_turn_is_the_user_and_only_two_turns_come_before() -> None:
    assert with_text(LABEL, TURNS)["before"] == [
        ["user", "Do you like walnut bread?"],
        ["assistant", "No. What do you do on Sundays?"],
    ]
    first = with_text(changed(turn=0, length=12, frames=[]), TURNS)
    assert first == {"before": [], "say": "Hello there!", "frames": []}


def test_roles_serve_where_speakers_have_no_number() -> None:
    turns = [
        {"role": "user", "text": "Hi."},
        {"role": "assistant", "text": "Hi, who is it?"},
        {"role": "user", "text": "Me again."},
    ]
    read = with_text(changed(turn=2, length=9, frames=[]), turns)
    assert [role for role, _ in read["before"]] == ["user", "assistant"]


@pytest.mark.parametrize(
    "fields",
    [
        {"turn": 9},
        {"turn": -1},
        {"length": 33},
        {"frames": [{"slot": "does", "value": [3, 0, 5]}]},
        {"frames": [{"slot": "does", "value": [0, 2, 99]}]},
        {"frames": [{"slot": "does", "value": [0, 5, 5]}]},
    ],
)
def test_a_label_that_does_not_fit_the_dialogue_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(CorpusMismatch):
        with_text(changed(**fields), TURNS)


def test_load_finds_lines_in_the_packed_corpus_in_the_order_of_the_labels(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "made_up.jsonl.gz", "wt", encoding="utf-8") as file:
        for turns in (TURNS[:1], TURNS):
            file.write(json.dumps({"turns": turns}) + "\n")
    labels = tmp_path / "labels.jsonl"
    first = changed(line=1, turn=0, length=12, frames=[])
    labels.write_text(f"{json.dumps(LABEL)}\n{json.dumps(first)}\n", "utf-8")
    assert [line["say"] for line in load(tmp_path, [labels])] == [
        "I row with Ada, and I like it too.",
        "Hello there!",
    ]


def test_load_refuses_a_line_that_the_corpus_does_not_have(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "made_up.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"turns": TURNS}) + "\n")
    labels = tmp_path / "labels.jsonl"
    labels.write_text(json.dumps(LABEL) + "\n", "utf-8")
    with pytest.raises(CorpusMismatch):
        load(tmp_path, [labels])


def test_what_is_held_out_is_not_trained_on() -> None:
    def places(path: Path) -> set[tuple[str, int, int]]:
        return {(row["source"], row["line"], row["turn"]) for row in rows(path)}

    trained = [places(path) for path in training_files()]
    assert trained
    assert len(set.union(*trained)) == sum(map(len, trained))
    assert not set.union(*trained) & places(HELD)


@pytest.mark.parametrize("path", [*training_files(), HELD], ids=lambda path: path.name)
def test_shipped_labels_hold_offsets_and_known_words_only(path: Path) -> None:
    for row in rows(path):
        assert set(row) == {"source", "line", "turn", "length", "frames"}
        for frame in row["frames"]:
            assert set(frame) <= {"act", "whose", "slot", "not", *SPANS}
            assert frame["act"] in ACTS
            assert frame["slot"] in SLOTS or frame["slot"].startswith("favourite ")
            for key in SPANS:
                back, start, end = frame.get(key, (0, 0, 1))
                assert 0 <= back <= min(2, row["turn"])
                assert 0 <= start < end
                assert back or end <= row["length"]
