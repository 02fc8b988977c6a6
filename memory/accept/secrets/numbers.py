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
            if _account("".join(words[:count])):
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


# Words for the number of a person, in full and short, and what checks it; whatever has no check
# digits has a form. Such a number counts near its word, before it or after it.
_PERSONAL: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (r"cpf", ("br.cpf",), ""),
    (r"pesel\w*", ("pl.pesel",), ""),
    (r"bsn|burgerservicenummer|sofi-?nummer|dutch (?:citizen|social\w*|id\w*)(?: service)? (?:number|no|nr)|citizen service number", ("nl.bsn",), ""),
    (r"nino|ni (?:number|no|nr|num)|national insurance(?: (?:number|no|nr|num))?", (), r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]"),
    (r"nhs(?: (?:number|no|nr|num))?|health service number", ("gb.nhs",), ""),
    (r"sin|nas|social insurance(?: (?:number|no|nr|num))?|num[eé]ro d'assurance sociale|assurance sociale", ("ca.sin",), ""),
    (r"aadh?aa?r|uidai|adhaar|adhar", ("in_.aadhaar",), r"[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}"),
    (r"idnr|steuer-?id\w*|steuerliche identifikationsnummer|steueridentifikationsnummer|german tax (?:id|number)|tax id(?: (?:number|no))?(?: \(german\w*\))?|tin", ("de.idnr",), ""),
    (r"person(?:n?nummer|nr|n?ummer\w*)|personal identity (?:number|no)|(?:swedish|danish|norwegian|finnish) (?:personal|social|id\w*)(?: \w+)? ?(?:number|no|nr)|samordningsnummer|cpr(?:-?n\w+)?|fødselsnummer|hetu|henkilötunnus", ("se.personnummer", "dk.cpr", "no.fodselsnummer", "fi.hetu"), ""),
    (r"dni|nie|nif|documento (?:nacional )?de identidad", ("es.dni", "es.nie", "pt.nif"), ""),
    (r"niss?|num[eé]ro (?:de )?s[eé]cu(?:rit[eé] sociale)?|registre national|rijksregisternummer|nir|s[eé]cu", ("fr.nir", "be.nn"), ""),
    (r"codice fiscale", ("it.codicefiscale",), ""),
    (r"tc kimlik\w*|kimlik no\w*|tckn", ("tr.tckimlik",), ""),
    (r"rodn[eé] [cč][ií]slo|cnp|oib|jmbg|egn|егн|инн|снилс|pps(?:n| number| no)?|tfn|tax file number|ird(?: number)?|ahv(?:-?n\w+)?|avs|amka|αμκα|αφμ|rut|run", ("cz.rc", "ro.cnp", "hr.oib", "bg.egn", "ru.inn", "ie.pps", "au.tfn", "nz.ird", "ch.ssn", "gr.amka", "gr.vat", "cl.rut"), ""),
    (r"curp|rfc|nric|fin number|teudat zehut|mispar zehut|thai id|south african id|emirates id|my ?kad", ("mx.curp", "mx.rfc", "my.nric", "il.idnr", "th.pin", "za.idnr"), r"784-?\d{4}-?\d{7}-?\d|[STFG]\d{7}[A-Z]"),
    (r"ssn|social security(?: (?:number|no|nr|num|card))?|itin", ("us.ssn", "us.itin"), r"\d{3}[ -]\d{2}[ -]\d{4}"),
    (r"(?:personal)?ausweis(?:nummer|nr|-nr)?|(?:german |national |polish |belgian |italian )?(?:id|identity)[ -]?card(?: (?:number|no|nr))?|dowód\w*(?: osobist\w+)?|carte d'identité|carta d'identità|national id(?: (?:number|no))?", (), r"(?=[A-Z0-9]*\d[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{8,10}"),
    (r"(?:\w+ )?pass?ports?'?(?: (?:number|no|nr|num))?|reisepass\w*|passe?port|pasaporte|passaporto|passaporte|paspoort\w*|paszport\w*|pasaport\w*|passnummer|загранпаспорт\w*", (), r"(?=[A-Z0-9]{7})(?=[A-Z0-9]*\d[A-Z0-9]*\d[A-Z0-9]*\d)[A-Z]{0,3}\d?[A-Z0-9]{0,3}\d{4,8}[A-Z0-9]?\d?|[CFGHJKLMNPRTVWXYZ][0-9A-Z]{7,9}"),
    (r"(?:driver'?s?|driving|drivers')[ -]?(?:licen[cs]e|permit)|licen[cs]e (?:number|no|nr)|dvla(?: (?:number|no))?|dl ?#|dl (?:number|no)|(?:numéro de )?permis(?: de conduire)?|führerschein\w*|rijbewijs\w*|patente(?: di guida)?|(?:carnet|permiso|licencia) de conduc\w+|carta de condução|cnh|prawo jazdy|körkort\w*", (), r"(?=(?:[A-Z]*\d){4})[A-Z]{1,5}[A-Z0-9]{5,15}\d?[A-Z0-9]?|\d{8,12}"),
)  # fmt: skip
_PERSONAL_FORMS = [
    (re.compile(rf"(?<![\w-])(?:{words})(?![\w'-])", re.IGNORECASE), checks,
     re.compile(rf"(?<![\w-])(?:{form})(?![\w-])", re.IGNORECASE) if form else None)
    for words, checks, form in _PERSONAL
]  # fmt: skip
_CANDIDATE = re.compile(r"(?<![\w@/.-])(?:[A-Z]{0,4}\d[\dA-Z]*(?:[ ./-][\dA-Z]{1,7}){0,6})(?![\w@/])", re.IGNORECASE)
_BESIDE = 70
# The number of something else stands between: its own word is nearer.
_ELSE = re.compile(r"\b(?:phone|call|tel|order|flight|ticket|invoice|booking|reference|ref|room|gate|zip|postcode|isbn|tracking|parcel|batch|since|until|expires?|valid (?:until|till)|costs?|population|km|miles)\b[\w :.#]{0,14}$", re.IGNORECASE)


def told(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, begin, end) of numbers of persons near their word, before it or after it."""
    if sum(letter.isdigit() for letter in text) < 2:
        return
    for words, checks, form in _PERSONAL_FORMS:
        for word in words.finditer(text):
            low = max(0, word.start() - _BESIDE)
            for begin, end in _candidates(text, low, word.end() + _BESIDE, form, checks):
                if end > word.start() and begin < word.end():
                    continue
                if not _ELSE.search(text[max(0, begin - 30) : begin]):
                    yield "person", begin, end


def _candidates(
    text: str, low: int, high: int, form: re.Pattern[str] | None, checks: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    """Places of numbers that have the form or pass one of the checks."""
    if form is not None:
        for match in form.finditer(text, low, min(len(text), high + 20)):
            if match.start() <= high and sum(c.isdigit() for c in match[0]) >= 2:
                yield match.span()
    for match in _CANDIDATE.finditer(text, low, min(len(text), high + 30)):
        if match.start() > high or sum(c.isdigit() for c in match[0]) < 7:
            continue
        parts = [part.start() for part in re.finditer(r"[ ./-]|$", match[0])]
        for stop in reversed(parts):  # the pattern may have run on into what follows
            number = match[0][:stop]
            if sum(c.isdigit() for c in number) >= 7 and any(_valid(name)(number) or _valid(name)(re.sub(r"[ .-]", "", number)) for name in checks):
                yield match.start(), match.start() + stop
                break


def _account(number: str) -> bool:
    """Whether an account has the length of its country and check digits that hold (ISO 13616)."""
    from stdnum import iban

    return bool(iban.is_valid(number, check_country=False))


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
