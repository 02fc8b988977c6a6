"""Dates in a sentence, resolved against the time and zone of its turn. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from memory.vocabulary.english.calendar import (
    COUNTS,
    DAY,
    DAYS,
    MONTH,
    MONTHS,
    month_number,
    weekday_number,
)

_COUNTS = {**COUNTS, "a couple of": 2, "a few": 3}
_CLOCK = (
    r"(?:\s*,?\s*(?:at|around|from|by) (?P<clock>\d{1,2}(?:[:.]\d\d)?(?: "
    r"?[ap]\.?m\b\.?)?(?: o'clock)?|noon|midnight"
    r"|half past \w+|quarter (?:past|to) \w+)|(?: in the)? (?P<part>morning|afternoon"
    r"|evening|night))?"
)
_DATE = re.compile(
    r"(?:\b(?:on|for|by|until|till|in|this coming|coming)\s+)?(?:"
    rf"(?P<today>today|tonight|this (?:morning|afternoon|evening)|tomorrow|the day "
    rf"after tomorrow|day after tomorrow)"
    rf"|in (?P<count>\d{{1,3}}|{'|'.join(_COUNTS)}) (?P<unit>day|week|month|year)s?\b"
    r"|(?P<span>(?:this|next) (?:week(?:end)?|month|year))"
    rf"|(?:(?:the )?(?P<which>this|next) )?\b(?:(?P<day>{DAY})\b,?\s+)?(?:(?:the "
    rf")?(?P<dom>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH})"
    rf"|(?P<month2>{MONTH}) (?:the )?(?P<dom2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?:,? "
    rf"(?P<year>(?:19|20)\d\d))?"
    r"|(?P<iso>20\d\d-\d\d-\d\d)"
    rf"|(?:(?P<which2>this|next) )?\b(?P<weekday>{DAY})\b(?!'?s\b)(?:,? the "
    rf"(?P<dom3>\d{{1,2}})(?:st|nd|rd|th))?"
    r"|the (?P<dom4>\d{1,2})(?:st|nd|rd|th)\b"
    rf")\b{_CLOCK}",
    re.IGNORECASE,
)
_CLOCK_FIRST = re.compile(
    r"\b(?:at|around) (?P<clock>\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?|noon"
    r"|midnight) (?=(?:on|this|next|tomorrow|today"
    rf"|{DAY})\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in a text.

    Attributes:
        words: the date in a form that stays true: "on Friday 27 November at 16:00".
        until: the end of that day, week or month, in the turn's time zone.
        begin: where the phrase begins in the text.
        end: where it ends.
        first: the first day.
    """

    words: str
    until: datetime
    begin: int
    end: int
    first: date


def spoken(day: date) -> str:
    """A day in words, "Friday 27 November": stays true, and has no three-digit number."""
    return f"{DAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1].capitalize()}"


def _on_day(number: int, today: date) -> date | None:
    """The next occurrence of that day of the month, this month or later."""
    for ahead in range(3):
        first = today.replace(day=1) + relativedelta(months=ahead)
        try:
            candidate = first.replace(day=number)
        except ValueError:
            continue
        if candidate >= today:
            return candidate
    return None


def _exact(day: int, month: int, year: str | None, today: date) -> date | None:
    try:
        if year:
            return date(int(year), month, day)
        candidate = date(today.year, month, day)
        return candidate if candidate >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def _span(words: str, today: date) -> tuple[date, date, str]:
    which, _, unit = words.casefold().partition(" ")
    monday = today - timedelta(days=today.weekday())
    if unit == "weekend":
        monday += timedelta(weeks=which == "next")
        first, last = monday + timedelta(days=5), monday + timedelta(days=6)
        return first, last, f"on the weekend of {spoken(first)}"
    if unit == "week":
        monday += timedelta(weeks=which == "next")
        return monday, monday + timedelta(days=6), f"in the week of {spoken(monday)}"
    step = relativedelta(months=1) if unit == "month" else relativedelta(years=1)
    first = today.replace(day=1) if unit == "month" else today.replace(month=1, day=1)
    first = first + step if which == "next" else first
    last = first + step - timedelta(days=1)
    name = MONTHS[first.month - 1].capitalize() if unit == "month" else str(first.year)
    return first, last, f"in {name}"


def _days(found: re.Match[str], today: date) -> tuple[date, date, str] | None:
    """(first day, last day, the date in words)."""
    relative = (found["today"] or "").casefold()
    day: date | None
    if relative:
        ahead = 2 if "after" in relative else 1 if relative == "tomorrow" else 0
        day = today + timedelta(days=ahead)
    elif found["count"]:
        words = found["count"].casefold()
        number = int(words) if words.isdigit() else _COUNTS[words]
        if number > 400:
            return None
        unit = found["unit"].casefold()
        day = today + relativedelta(**{f"{unit}s": number})  # type: ignore[arg-type]
    elif found["span"]:
        return _span(found["span"], today)
    elif found["iso"]:
        try:
            day = date.fromisoformat(found["iso"])
        except ValueError:
            return None
    elif found["month"] or found["month2"]:
        number = int(found["dom"] or found["dom2"])
        day = _exact(number, month_number(found["month"] or found["month2"]), found["year"], today)
    elif found["dom3"] or found["dom4"]:
        day = _on_day(int(found["dom3"] or found["dom4"]), today)
    else:
        ahead = (weekday_number(found["weekday"]) - today.weekday()) % 7 or 7
        coming = today + timedelta(days=ahead)
        same_week = ahead <= 6 - today.weekday()
        day = coming + timedelta(weeks=(found["which2"] or "").casefold() == "next" and same_week)
    if day is None:
        return None
    spoken_date = f"on {spoken(day)}"
    return (
        day,
        day,
        f"{spoken_date} {day.year}" if day.year > today.year + 1 or found["year"] else spoken_date,
    )


def find(text: str, when: datetime) -> Moment | None:
    """The first date in a text that can be resolved, or None. Weekdays in the plural are habits.

    Args:
        text: a clause.
        when: the time of the turn; a naive time is taken as local.
    """
    moment = when if when.tzinfo else when.astimezone()
    today = moment.date()
    for match in _DATE.finditer(text[:600]):
        if text[: match.start()].rstrip().casefold().endswith(("every", "each", "last", "most")):
            continue  # a habit, or in the past
        if (
            match["weekday"]
            and len(match["weekday"]) == 3
            and match["weekday"].casefold() in ("sat", "sun", "wed", "mar")
        ):
            preceding = text[: match.start("weekday")].rstrip().casefold()
            if not preceding.endswith(("on", "next", "this", "by", "for")):
                continue
        try:
            days = _days(match, today)
        except (ValueError, OverflowError):
            continue
        if days is None:
            continue
        first, last, spoken_date = days
        clock, daytime = match["clock"] or "", (match["part"] or "").casefold()
        relative = (match["today"] or "").casefold()
        if not daytime:
            daytime = {"tonight": "evening"}.get(relative, relative.partition("this ")[2])
        begin = match.start()
        if not clock and (early := _CLOCK_FIRST.search(text)) and early.end() <= match.start() + 4:
            clock, begin = early["clock"], early.start()
        if clock:
            spoken_date += f" at {clock.strip().rstrip('.')}"
        elif daytime:
            spoken_date += f" in the {daytime}" if daytime != "night" else " at night"
        until = datetime.combine(last, time(23, 59, 59), tzinfo=moment.tzinfo)
        return Moment(spoken_date, until, begin, match.end(), first)
    return None


def timely(words: str) -> bool:
    """Whether words are only a weekday, a date or a time."""
    remaining = re.sub(
        rf"\b(?:(?:{DAY})s?|{MONTH}|today|tomorrow|tonight|at|on|the|of|next|this|in|noon"
        rf"|midnight|morning|afternoon"
        r"|evening|am|pm|o'clock|week(?:end)?|\d{1,2}(?:st|nd|rd|th)?|\d{1,2}[:.]\d\d(?:am"
        r"|pm)?|\d{1,2}(?:am|pm)|20\d\d)\b",
        "",
        words,
        flags=re.IGNORECASE,
    )
    return bool(words.strip()) and not re.search(r"\w", remaining)
