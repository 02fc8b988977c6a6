"""The words around facts in a prompt."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from memory.vocabulary.prompt_form import joined, recalled_text, several

VERBS = ("plays the", "speaks", "likes", "is allergic to")


def test_all_of_one_sort_stand_in_one_line() -> None:
    lines = [
        "The user plays the cello.",
        "The user lives in Orlen.",
        "The user plays the harp.",
        "The user speaks Dutch.",
        "The user plays the lute.",
    ]
    assert joined(lines) == [
        "The user plays the cello, the harp and the lute.",
        "The user lives in Orlen.",
        "The user speaks Dutch.",
    ]
    assert "- The user plays the cello, the harp and the lute." in recalled_text(lines)


def test_names_of_one_sort_stand_in_one_line() -> None:
    lines = [
        "The user's child is called Sanne.",
        "The user has a dog called Rex.",
        "The user's child is called Thida Lindqvist.",
        "The user has a puppy called Mog.",
        "The user has a dog called Bello.",
        "The user's sister is called Ana.",
        "The user's child is called Amandine.",
    ]
    assert joined(lines) == [
        "The user's children are called Sanne, Thida Lindqvist and Amandine.",
        "The user has dogs called Rex and Bello.",
        "The user has a puppy called Mog.",
        "The user's sister is called Ana.",
    ]


def test_what_may_be_more_than_one_thing_stands_alone() -> None:
    lines = ["The user likes fish and chips.", "The user likes tea, black.", "The user likes asp."]
    assert joined(lines) == lines
    lines = ["The user likes running (inferred).", "The user likes asp."]
    assert joined(lines) == lines


@given(st.lists(st.tuples(st.sampled_from(VERBS), st.from_regex(r"[a-z]{2,8}", fullmatch=True))))
def test_no_thing_is_lost_or_moved_to_another_verb(told: list[tuple[str, str]]) -> None:
    lines = [f"The user {verb} {thing}." for verb, thing in told if thing != "and"]
    shown = joined(lines)
    for line in lines:
        begins = several(line)
        thing = line.removeprefix(begins).rstrip(".")
        assert any(thing in re.findall(r"\w+", each.removeprefix(begins))
                   for each in shown if each.startswith(begins))  # fmt: skip
    assert len(shown) == len({several(line) for line in lines})
    assert sum(1 + line.count(" and ") + line.count(", ") for line in shown) == len(lines)
