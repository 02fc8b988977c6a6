"""Names of months and weekdays: one list, for numbers and for patterns."""

import calendar
import re

import pytest

from memory.vocabulary.english.calendar import (
    DAY,
    MONTH,
    NAMED_MONTH,
    WEEKDAY,
    month_number,
    weekday_number,
)

MONTHS = list(calendar.month_name)[1:]
SHORT = ["jan", "Feb", "mar", "APR", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@pytest.mark.parametrize(
    ("name", "number"), [(n, i) for names in (MONTHS, SHORT) for i, n in enumerate(names, 1)]
)
def test_a_month_has_its_number(name: str, number: int) -> None:
    assert month_number(name) == number
    assert re.fullmatch(MONTH, name, re.IGNORECASE)


@pytest.mark.parametrize(
    ("name", "number"), [*((n, i) for i, n in enumerate(calendar.day_name)), ("thurs", 3)]
)
def test_a_weekday_has_its_number(name: str, number: int) -> None:
    assert weekday_number(name) == number
    assert re.fullmatch(DAY, name, re.IGNORECASE)


@pytest.mark.parametrize("word", ["thus", "marvel", "monk", "sunny", "decade", "satur"])
def test_other_words_are_no_names(word: str) -> None:
    assert re.fullmatch(f"{MONTH}|{DAY}", word, re.IGNORECASE) is None


@pytest.mark.parametrize("name", ["", "m", "Frimaire", "noon"])
def test_what_is_no_month_has_no_number(name: str) -> None:
    with pytest.raises(ValueError, match="no such name"):
        month_number(name)


@pytest.mark.parametrize(("text", "found"), [("in May", True), ("I may", False), ("in JUNE", True)])
def test_may_is_a_month_with_a_capital_only(text: str, found: bool) -> None:
    assert (re.search(rf"\b{NAMED_MONTH}\b", text, re.IGNORECASE) is not None) is found


def test_short_names_are_not_written_out() -> None:
    assert re.fullmatch(WEEKDAY, "mon") is None
