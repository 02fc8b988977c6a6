"""Time expressions in a question: "in May", "on 3 July 2025", "last week", "two months ago"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
import numpy.typing as npt

from memory.vocabulary.english.calendar import COUNTS, NAMED_MONTH, month_number

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_AFTER = 7  # days after an event in which people still talk about it

_DATE = re.compile(
    rf"(?:\b(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?\s+)?\b(?P<month>{NAMED_MONTH})\b"
    r"(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?\b(?!\d))?(?:,?\s+(?:of )?(?P<year>(?:19|20)\d\d)\b)?"
)
_YEAR = re.compile(r"\b(?:in|during|of|since) (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_AGO = re.compile(
    rf"\b(?P<n>\d+|{'|'.join(COUNTS)}) (?P<unit>day|week|month|year)s? ago\b", re.IGNORECASE
)
_LAST = re.compile(r"\b(?P<which>last|this|past) (?P<unit>week|month|year)\b", re.IGNORECASE)
_NEAR_DAYS = {"yesterday": 1, "today": 0, "last night": 1, "this morning": 0}


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, or a month of any year.

    Attributes:
        first: proleptic ordinal of the first day, 0 where only a month is known.
        last: proleptic ordinal of the last day.
        month: 1 to 12 where only a month is known, else 0.
    """

    first: int = 0
    last: int = 0
    month: int = 0

    def match(
        self, days: npt.NDArray[np.int64], months: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.float32]:
        """1 for days in the period, falling to 0 over the next week, when it is still mentioned.

        Args:
            days: proleptic ordinals, shape [turns].
            months: 1 to 12, shape [turns].
        """
        if self.month:
            return np.asarray(months == self.month, dtype=np.float32)
        late = np.clip((days - self.last) / (_AFTER + 1), 0.0, 1.0)
        weight: npt.NDArray[np.float32] = ((1.0 - late) * (days >= self.first)).astype(np.float32)
        return weight


def period(question: str, now: datetime) -> Period | None:
    """The time that a question asks about, or None where it mentions none."""
    today = now.date().toordinal()
    if match := _DATE.search(question):
        return _named(match)
    low = question.casefold()
    for words, days in _NEAR_DAYS.items():
        if re.search(rf"\b{words}\b", low):
            return Period(today - days, today - days)
    if match := _AGO.search(question):
        count = COUNTS.get(match["n"].casefold()) or int(match["n"])
        unit = _DAYS[match["unit"].casefold()]
        middle, slack = today - count * unit, unit // 2
        return Period(middle - slack, middle + slack)
    if match := _LAST.search(question):
        return _calendar(match["which"].casefold(), match["unit"].casefold(), now.date())
    if match := _YEAR.search(question):
        year = int(match["year"])
        return Period(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
    return None


def _named(found: re.Match[str]) -> Period:
    month = month_number(found["month"])
    if not found["year"]:
        return Period(month=month)
    year, day = int(found["year"]), int(found["before"] or found["after"] or 0)
    try:
        if day:
            exact = date(year, month, day).toordinal()
            return Period(exact, exact)
    except ValueError:  # 31 June: take the whole month
        pass
    following = date(year + month // 12, month % 12 + 1, 1)
    return Period(date(year, month, 1).toordinal(), following.toordinal() - 1)


def _calendar(which: str, unit: str, today: date) -> Period:
    first = {
        "week": today - timedelta(days=today.weekday()),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }[unit]
    if which == "this":
        return Period(first.toordinal(), today.toordinal())
    previous_end = first - timedelta(days=1)
    begin = {
        "week": previous_end - timedelta(days=6),
        "month": previous_end.replace(day=1),
        "year": previous_end.replace(month=1, day=1),
    }[unit]
    return Period(begin.toordinal(), previous_end.toordinal())
