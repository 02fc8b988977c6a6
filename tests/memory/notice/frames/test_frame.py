"""Frames come from a reader's lines and hold nothing that the user did not type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.notice.frames import Frame, frame_of, grounded
from tests.frame_lines import read_lines

TYPED = "My sister Carol moved to Leeds last May, she's allergic to cats."


def read(line: str) -> Frame:
    frame = frame_of(read_lines(line)[0])
    assert frame is not None
    return frame


def test_a_line_becomes_a_frame() -> None:
    frame = read("changes: sister Carol | home | Leeds | since: last May")
    assert (frame.act, frame.whose, frame.slot) == ("changes", "sister Carol", "home")
    assert (frame.value, frame.negated) == ("Leeds", False)
    assert dict(frame.qualifiers) == {"since": "last May"}


def test_not_and_qualifiers_of_two_words() -> None:
    frame = read("user | likes | not: mushrooms | how often: every day")
    assert frame.negated
    assert dict(frame.qualifiers) == {"how_often": "every day"}


def test_a_line_without_a_value_is_no_frame() -> None:
    assert frame_of({"whose": "user", "slot": "home", "value": " "}) is None
    assert frame_of({"act": "sings", "whose": "user", "slot": "home", "value": "x"}) is None


def test_what_was_typed_stays_and_comes_back_as_typed() -> None:
    frame = grounded(read("sister carol | home | leeds | when: LAST MAY"), TYPED)
    assert frame is not None
    assert frame.value == "Leeds"
    assert dict(frame.qualifiers) == {"when": "last May"}


@pytest.mark.parametrize(
    "line",
    [
        "user | home | London",  # not in the text
        "user | home | Lee",  # a part of a word
        "user | home | moved to Leeds in May",  # tidied
        "brother Carol | home | Leeds",  # nobody spoke of a brother
    ],
)
def test_what_was_not_typed_is_dropped(line: str) -> None:
    assert grounded(read(line), TYPED) is None


def test_a_qualifier_that_was_not_typed_is_left_out() -> None:
    frame = grounded(read("sister | home | Leeds | since: 2019"), TYPED)
    assert frame is not None
    assert not frame.qualifiers


def test_what_is_taken_up_stands_in_the_two_turns_before() -> None:
    before = [("user", "I adore opera."), ("assistant", "Do you like tea?"), ("user", "Hm.")]
    assert grounded(read("user | likes | tea"), "yes!", before) is not None
    assert grounded(read("user | likes | opera"), "yes!", before) is None


@given(st.text("abc ", min_size=1), st.text("abc ", min_size=1))
def test_a_grounded_value_is_whole_words_of_the_text(value: str, text: str) -> None:
    frame = Frame("tells", "user", "likes", " ".join(value.split()) or "a")
    found = grounded(frame, text)
    padded = f" {' '.join(text.split())} "
    assert (found is not None) == (f" {frame.value} " in padded)
