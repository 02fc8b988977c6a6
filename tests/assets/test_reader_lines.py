"""The labelled messages of the memory skill are whole, exact and not told twice."""

from __future__ import annotations

from pathlib import Path

from assets.mind.reader.check import (
    ACTS,
    frame_problems,
    is_span,
    line_problems,
    problems_in,
    read_lines,
)


def test_every_labelled_message_passes_the_check() -> None:
    assert problems_in() == []


def test_every_act_and_silence_are_taught() -> None:
    lines = read_lines()
    frames = [frame for line in lines for frame in line["frames"]]
    assert {frame["act"] for frame in frames} == set(ACTS)
    assert len({" ".join(line["say"].casefold().split()) for line in lines}) == len(lines)
    silent = sum(not line["frames"] for line in lines)
    assert 0.3 < silent / len(lines) < 0.65


def test_a_span_starts_and_ends_where_words_do() -> None:
    assert is_span("art", "I like art.")
    assert not is_span("art", "I start today")
    assert is_span("art", "I start with art")
    assert not is_span(" art", "I like art")


def test_a_value_in_other_words_is_found() -> None:
    frame = {"act": "tells", "whose": "user", "slot": "job", "value": "a baker"}
    assert frame_problems(frame, ["I bake bread for a living"])
    assert not frame_problems({**frame, "value": "bake bread"}, ["I bake bread for a living"])
    assert frame_problems({**frame, "value": "bake bread", "whose": "Ann"}, ["I bake bread"])
    assert frame_problems({**frame, "value": "bake bread", "slot": "any"}, ["I bake bread"])


def test_a_line_has_two_turns_before_it_at_most() -> None:
    line = {"before": [["user", "a"]] * 3, "say": "hi", "frames": []}
    assert line_problems(line)
    assert not line_problems({**line, "before": [["assistant", "Hello!"]]})


def test_a_message_said_twice_is_found(tmp_path: Path) -> None:
    row = '{"before": [], "say": "Hi there", "frames": []}\n'
    (tmp_path / "lines_01.jsonl").write_text(row)
    (tmp_path / "lines_02.jsonl").write_text(row.replace("Hi there", "hi  THERE"))
    assert problems_in(tmp_path) == ["lines_02.jsonl:1: said in lines_01.jsonl:1 already"]
