"""Numbers that are somebody's: cards and accounts by their check digits, people by their form.

Many numbers of ids are short, and one in eleven of all others passes their check: without a word
for it beside it only a form that nothing else has counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

# Four and four, or as American Express and Diners write theirs; or without a gap.
_CARD = re.compile(
    r"(?<![\d.-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5}|\d{13,19})(?![\d.-]*\d)"
)
_ISSUERS = re.compile(
    r"(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|27[0-2]\d{13}"
    r"|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11,13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35\d{14}"
    r"|(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15}|62\d{14,17}|220[0-4]\d{12,15})"
)
_IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]){11,30}\b")
_SSN = re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")
_NINO = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"
)
_VIN = re.compile(
    r"(?<![\w-])(?=[A-HJ-NPR-Z0-9]{17}(?![\w-]))(?=\w*[A-Z])(?=\w*\d{4})[A-HJ-NPR-Z0-9]{17}"
)
# Ids of people whose form and check digit together are those of nothing else.
_PEOPLE = (
    ("it.codicefiscale", re.compile(r"\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b", re.I)),
    ("es.dni", re.compile(r"(?<![\w-])\d{8}-?[A-HJ-NP-TV-Z](?![\w-])")),
    ("es.nie", re.compile(r"(?<![\w-])[XYZ]-?\d{7}-?[A-Z](?![\w-])")),
    ("fr.nir", re.compile(r"(?<!\d)[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?\d{2} ?\d{3} ?\d{3} ?\d{2}(?!\d)")),
    ("br.cpf", re.compile(r"(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)")),
    ("se.personnummer", re.compile(r"(?<!\d)(?:19|20)?\d{6}[-+]\d{4}(?!\d)")),
    ("fi.hetu", re.compile(r"(?<!\w)\d{6}[-+A]\d{3}[0-9A-Y](?!\w)")),
    ("dk.cpr", re.compile(r"(?<![\d-])\d{6}-\d{4}(?![\d-])")),
    ("cn.ric", re.compile(r"(?<!\d)\d{6}(?:19|20)\d{9}[\dX](?!\w)", re.I)),
    ("mx.curp", re.compile(r"\b[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z0-9]\d\b")),
    ("in_.pan", re.compile(r"\b[A-Z]{3}[PCHABGJLFT][A-Z]\d{4}[A-Z]\b")),
    ("ch.ssn", re.compile(r"(?<!\d)756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}(?!\d)")),
    ("kr.rrn", re.compile(r"(?<!\d)\d{6}-[1-8]\d{6}(?!\d)")),
    ("za.idnr", re.compile(r"(?<!\d)\d{6} \d{4} [01]8\d(?!\d)")),
)  # fmt: skip


def found(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, begin, end) of every such number."""
    if not any(letter.isdigit() for letter in text):
        return
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if _ISSUERS.fullmatch(digits) and len(set(digits)) > 1 and _valid("luhn")(digits):
            yield "card", match.start(), match.end()
    for match in _IBAN.finditer(text):
        words = match[0].split(" ")  # the pattern may have run on into the words that follow
        for count in range(len(words), 0, -1):
            if _valid("iban")("".join(words[:count])):
                yield "account", match.start(), match.start() + len(" ".join(words[:count]))
                break
    for kind, form in (("social security", _SSN), ("national insurance", _NINO)):
        for match in form.finditer(text):
            yield kind, match.start(), match.end()
    for match in _VIN.finditer(text):
        if _vin(match[0]):
            yield "vehicle", match.start(), match.end()
    for name, form in _PEOPLE:
        for match in form.finditer(text):
            if _valid(name)(match[0]):
                yield "person", match.start(), match.end()


@cache
def _valid(name: str) -> Callable[[str], bool]:
    """The check of a kind of number, of `stdnum`; one that it lacks accepts nothing."""
    from importlib import import_module

    try:
        check: Callable[[str], bool] = import_module(f"stdnum.{name}").is_valid
    except ImportError:
        return lambda number: False
    return check


def _vin(number: str) -> bool:
    """Whether the ninth sign of a vehicle's number is right (ISO 3779 as North America has it),
    or the number begins as one of Europe's makers does."""
    values = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "12345678123457923456789"), strict=True))
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    total = sum(
        weight * (int(sign) if sign.isdigit() else values[sign])
        for sign, weight in zip(number, weights, strict=True)
    )
    makers = ("WVW", "WBA", "WDB", "WDD", "WAU", "VF1", "VF3", "VF7", "ZFA", "TMB", "VSS", "SAL")
    return number[8] == "0123456789X"[total % 11] or number.startswith(makers)
