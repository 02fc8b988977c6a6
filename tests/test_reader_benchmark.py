"""How the benchmark of reading counts, and the form in which a model reads."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from memory.reading_form import read_lines, reading_text, written
from tests.benchmarks.reader import figures


def frame(value: str, **more: Any) -> dict[str, Any]:
    return {"act": "tells", "whose": "user", "slot": "home", "value": value, **more}


def test_what_was_told_is_found_whatever_its_slot() -> None:
    line = {"say": "i live in leeds", "before": [], "frames": [frame("leeds")]}
    quiet = {"say": "thanks", "before": [], "frames": []}
    found = figures([line, quiet], [[frame("leeds", slot="origin")], []])
    assert (found["recall"], found["right_slot"]) == (100, 0)
    assert (found["precision"], found["clean"]) == (100, 100)


def test_another_sign_or_somebody_else_is_not_the_same() -> None:
    line = {"say": "i hate tea", "before": [], "frames": [frame("tea", **{"not": True})]}
    for read in ([frame("tea")], [frame("tea", whose="sister", **{"not": True})], []):
        assert figures([line], [read])["recall"] == 0


def test_something_kept_where_nothing_was_told_is_not_clean() -> None:
    line = {"say": "thanks", "before": [], "frames": []}
    assert figures([line], [[frame("thanks")]])["clean"] == 0


def test_a_message_stands_under_the_two_turns_before_it() -> None:
    before = [("user", "a"), ("assistant", "b " * 300), ("user", "c\nd")]
    lines = reading_text("me too", before).split("\n")
    assert [line.split(":")[0] for line in lines] == ["Luna", "User", "Message"]
    assert len(lines[0]) < 220 and lines[1] == "User: c d"


VALUE = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1)


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "act": st.sampled_from(["tells", "changes", "withdraws", "corrects"]),
                "whose": st.sampled_from(["user", "sister Carol"]),
                "slot": st.sampled_from(["home", "favourite colour"]),
                "value": VALUE,
                "not": st.booleans(),
            },
            optional={"when": VALUE, "how_often": VALUE},
        ),
        max_size=4,
    )
)
def test_what_is_written_can_be_read(frames: list[dict[str, Any]]) -> None:
    assert read_lines(written(frames)) == frames


def test_a_line_that_is_no_frame_is_left_out() -> None:
    assert read_lines("none") == []
    assert read_lines("user | home\nI think so.\n | | ") == []
