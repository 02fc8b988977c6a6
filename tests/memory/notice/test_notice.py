"""What is noticed and what is not: two tables, and properties that hold for any text."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory.notice.catalogue import slot
from memory.notice.rules.statements import notice
from memory.vocabulary.records import Candidate

TABLES = Path(__file__).parent.parent / "tables"
WHEN = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)  # a Saturday


def row(found: Candidate) -> str:
    """A candidate as the table writes it."""
    parts = [found.slot, found.value, found.text, found.kind.value]
    marks = [name for name in ("retract", "corrects") if getattr(found, name)]
    if found.subject != "user" or marks:
        parts.append(found.subject)
    if marks:
        parts.append(" ".join(marks))
    return " | ".join(parts)


def told() -> list[tuple[str, list[str]]]:
    """(what was said, the rows it gives)."""
    cases: list[tuple[str, list[str]]] = []
    for line in (TABLES / "noticed.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            cases[-1][1].append(line.strip())
        else:
            cases.append((line, []))
    return cases


TOLD = told()
OF_A_KIND = ("likes", "allergy", "home", "instruction", "event")
UNTOLD = (TABLES / "unnoticed.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("said", "rows"), TOLD, ids=[said[:60] for said, _ in TOLD])
def test_noticed(said: str, rows: list[str]) -> None:
    found = notice(said, WHEN)
    assert [row(c).rstrip() for c in found] == rows
    assert all(_is_whole(each, said) for each in found)


def _is_whole(found: Candidate, said: str) -> bool:
    """Whether a candidate says where it was said, is short, and of the kind of its slot."""
    return (
        found.sentence.split()[0] in said
        and 0 < len(found.text.split()) <= 25
        and (found.slot not in OF_A_KIND or found.kind is slot(found.slot).kind)
        and bool(found.value or found.retract or found.slot in ("correction", "note"))
    )


@pytest.mark.parametrize("line", UNTOLD, ids=[line[:60] for line in UNTOLD])
def test_not_noticed(line: str) -> None:
    assert [row(c) for c in notice(line.replace("\\n", "\n"), WHEN)] == []


@pytest.mark.parametrize(
    "frame",
    [
        'Translate "{}" into German.',
        "```\n{}\n```",
        "What if {}?",
        'She said: "{}"',
        "> {}",
        "If {}, what then?",
    ],
)
def test_framed_as_not_said_it_is_not_noticed(frame: str) -> None:
    lines = [
        frame.format(said.rstrip(".!"))
        for said, _ in TOLD
        if not any(mark in said[:-1] for mark in "?!.")
    ]  # one sentence
    assert [line for line in lines if notice(line, WHEN)] == []


@pytest.mark.parametrize(
    "lead", ["By the way, {}", "Hey Luna! {}", "{} 😀", "Just so you know, {}"]
)
def test_politeness_changes_nothing(lead: str) -> None:
    def slots(said: str) -> list[tuple[str, str, bool]]:
        return [(c.slot, c.value, c.retract) for c in notice(said, WHEN)]

    lines = [said for said, rows in TOLD if "corrects" not in str(rows)]
    assert [said for said in lines if slots(lead.format(said)) != slots(said)] == []


@pytest.mark.parametrize("word", ["Mivack", "Zor Talin", "orlen", "Ünder", "O'Hara", "Æsk", "Ж"])
def test_invented_words_are_copied(word: str) -> None:
    for said in ("My boat is called {}.", "I have a dog named {}", "Call me {} from now on"):
        (found,) = notice(said.format(word), WHEN)
        assert found.value == word and word in found.text


def test_an_event_ends_with_its_day_in_the_zone_of_the_turn() -> None:
    zone = timezone(timedelta(hours=13))
    late = datetime(2026, 11, 21, 23, 30, tzinfo=zone)
    (found,) = notice("I have a dentist appointment tomorrow at 4", late)
    assert found.valid_until == datetime(2026, 11, 22, 23, 59, 59, tzinfo=zone)
    assert found.text == "The user has a dentist appointment on Sunday 22 November at 4."


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    for found in notice(text, WHEN):
        assert found.text and found.slot


PIECES = (
    "i",
    "my",
    "I'm",
    "call me",
    "like",
    "a",
    "dog",
    "called",
    "Rex",
    ",",
    "and",
    ".",
    "?",
    "!",
    "'",
    '"',
    "`",
    "```",
    "not",
    "no",
    "is",
    "from now on",
    "always",
    "never",
    "at 4",
    "tomorrow",
    "favourite",
    "sister",
    "'s",
    "name",
    ";",
    "\n",
    "don't",
    "any more",
    "because",
    "😀",
    "(",
    ")",
    "-",
    ":",
    "allergic to",
    "work",
    "as",
    "in",
    "Orlen",
    "7",
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mixture_of_the_rules_own_words_is_read(words: list[str]) -> None:
    notice(" ".join(words), WHEN)


def best(text: str, rounds: int = 3) -> float:
    """Seconds, the best of several: other work on the machine does not count."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        notice(text, WHEN)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize(
    "unit",
    [
        "my ",
        "I like ",
        "a, ",
        "'a ",
        '"a ',
        "no, ",
        "and I ",
        "so I'm a ",
        "   ",
        "I'm not ",
        "(",
        "`",
        "My x is ",
        "call me a. ",
        "i have a dog called b and ",
        "a b c d e f g. ",
        "\n",
        "😀",
        "don't ",
        "from now on ",
        "1",
        "x",
        "on monday ",
    ],
)
def test_long_input_takes_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert best(text, 1) < 6.0
    assert best("." + text[:590], 1) < 0.2


def test_a_turn_is_read_in_two_milliseconds() -> None:
    turns = [said for said, _ in TOLD] + UNTOLD
    for said in turns:
        notice(said, WHEN)
    start = time.process_time()
    for said in turns:
        notice(said, WHEN)
    assert (time.process_time() - start) / len(turns) < 0.002


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("My son is called Leo and he's 7.", ["Leo"]),
        ("My sons are called Leo and Heath.", ["Leo", "Heath"]),
        ("I don't eat meat, except fish on fridays.", ["meat"]),
        ("I'm allergic to nuts and eggs, though it's mild.", ["nuts", "eggs"]),
    ],
)
def test_a_list_ends_where_a_clause_begins(text: str, values: list[str]) -> None:
    assert [c.value for c in notice(text, datetime(2026, 3, 12, tzinfo=UTC))] == values


@pytest.mark.parametrize(
    "asked",
    [
        "where do i live", "whats my sister called", "what's my name again", "do i like tea",
        "how old am i", "is my dog called Rex", "hey luna whats my job", "which town do i live in",
        "have i told you that i love jazz", "what instruments do i play",
    ],
)  # fmt: skip
def test_a_question_without_its_mark_is_no_fact(asked: str) -> None:
    assert notice(asked, WHEN) == []


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("what i love is jazz", "The user likes jazz."),
        ("what a day! i love tea", "The user loves tea."),
        ("Did you know that my dog is called Rex?", "The user has a dog called Rex."),
    ],
)
def test_what_only_looks_like_a_question_is_kept(told: str, text: str) -> None:
    assert [found.text for found in notice(told, WHEN)] == [text]
