"""The names of months and weekdays: the only list of them, for patterns and for numbers."""

from __future__ import annotations

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Numbers in words; "couple of" and "few" follow an article.
COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "couple of": 2,
}  # fmt: skip

# Parts of patterns, without groups of their own and without \b; for patterns that ignore case.
MONTH = f"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
DAY = f"(?:{'|'.join(DAYS)}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
WEEKDAY = f"(?:{'|'.join(DAYS)})"  # written out
# Written out, and "May" only with a capital: "I may come" is not a month. Sets its own case flags.
NAMED_MONTH = f"(?:(?i:{'|'.join(name for name in MONTHS if name != 'may')})|(?-i:May))"


def month_number(name: str) -> int:
    """1 for "January" and "jan", in any case; ValueError where it is not a month."""
    return _place(name, MONTHS) + 1


def weekday_number(name: str) -> int:
    """0 for "Monday" and "mon", as `date.weekday`; ValueError where it is not a weekday."""
    return _place(name, DAYS)


def _place(name: str, names: tuple[str, ...]) -> int:
    start = name.casefold()[:3]
    for place, candidate in enumerate(names):
        if candidate.startswith(start) and len(start) == 3:
            return place
    raise ValueError(f"no such name: {name}")
