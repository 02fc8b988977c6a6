"""Dates in a sentence, against the time of the turn."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.vocabulary.english.dates import find, timely

WHEN = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)  # a Saturday
FOUND = {
    "tomorrow at 4": ("on Sunday 22 November at 4", date(2026, 11, 22)),
    "today": ("on Saturday 21 November", date(2026, 11, 21)),
    "tonight": ("on Saturday 21 November in the evening", date(2026, 11, 21)),
    "the day after tomorrow": ("on Monday 23 November", date(2026, 11, 23)),
    "on Friday": ("on Friday 27 November", date(2026, 11, 27)),
    "on friday morning": ("on Friday 27 November in the morning", date(2026, 11, 27)),
    "next Friday": ("on Friday 27 November", date(2026, 11, 27)),
    "on Saturday": ("on Saturday 28 November", date(2026, 11, 28)),
    "this Sunday": ("on Sunday 22 November", date(2026, 11, 22)),
    "in two weeks": ("on Saturday 5 December", date(2026, 12, 5)),
    "in 3 days at 16:30": ("on Tuesday 24 November at 16:30", date(2026, 11, 24)),
    "in a month": ("on Monday 21 December", date(2026, 12, 21)),
    "next week": ("in the week of Monday 23 November", date(2026, 11, 29)),
    "next month": ("in December", date(2026, 12, 31)),
    "next weekend": ("on the weekend of Saturday 28 November", date(2026, 11, 29)),
    "on 3 May": ("on Monday 3 May", date(2027, 5, 3)),
    "on the 3rd of May": ("on Monday 3 May", date(2027, 5, 3)),
    "May 3rd": ("on Monday 3 May", date(2027, 5, 3)),
    "on December 24, 2026": ("on Thursday 24 December 2026", date(2026, 12, 24)),
    "2027-01-05": ("on Tuesday 5 January", date(2027, 1, 5)),
    "on the 30th": ("on Monday 30 November", date(2026, 11, 30)),
    "on the 31st": ("on Thursday 31 December", date(2026, 12, 31)),
    "at 10am on Tuesday": ("on Tuesday 24 November at 10am", date(2026, 11, 24)),
}
NONE = (
    "on Tuesdays",
    "every Friday's",
    "soon",
    "yesterday",
    "last week",
    "the sun",
    "I may go",
    "31 February",
    "in 999 years",
    "2026-13-45",
    "",
    "at 4",
    "we met on mondays",
    "on thus",
)


@pytest.mark.parametrize("phrase", FOUND)
def test_found(phrase: str) -> None:
    words, last = FOUND[phrase]
    moment = find(f"I have an exam {phrase}", WHEN)
    assert moment is not None
    assert (moment.words, moment.until.date()) == (words, last)
    assert moment.until.tzinfo is UTC


@pytest.mark.parametrize("text", NONE)
def test_nothing_to_find(text: str) -> None:
    assert find(text, WHEN) is None


def test_a_naive_time_is_local() -> None:
    moment = find("tomorrow", datetime(2026, 11, 21, 9, 0))
    assert moment is not None and moment.until.tzinfo is not None


def test_next_weekday_within_this_week_is_the_week_after() -> None:
    monday = datetime(2026, 11, 23, tzinfo=UTC)
    moment = find("next Friday", monday)
    assert moment is not None and moment.first == date(2026, 12, 4)


@pytest.mark.parametrize(
    "words", ["Thursday", "on Friday at 4", "3 May", "16:30", "tomorrow", "next week"]
)
def test_timely(words: str) -> None:
    assert timely(words)


@pytest.mark.parametrize("words", ["", "Tolu", "Friday club", "my birthday"])
def test_not_timely(words: str) -> None:
    assert not timely(words)


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=200),
    st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),
)
def test_any_text_and_any_time(text: str, when: datetime) -> None:
    moment = find(text, when)
    assert moment is None or moment.until > when - timedelta(days=8)
