"""Lines that are not said to Luna: quotations, logs, heads of mails, data."""

from __future__ import annotations

import re

_TIME = (
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?\s*(?:[apAP]\.?[mM]\.?)?"
)
_DATE = r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2} \w{3,9}\.?(?: \d{2,4})?|\w{3,9} \d{1,2}(?:, \d{4})?)"
_NICK = r"(?:<[^<>\n]{1,40}>|\*+\s?[\w.-]+|[@~+]?[\w.+-]+(?: [\w.+-]+){0,2}\s*(?:\([^)\n]{1,20}\)\s*)?[:>|]|[@~+][\w.+-]+)"
# "[12:03] <mira> hi", "12/03/2026, 10:02 - Anna: hi", "2026-03-12T10:00:00Z INFO started".
STAMPED = re.compile(
    rf"^\s*(?P<b>[\[(<{{])?\s*(?:{_DATE}[,T ]*)?\s*{_TIME}\s*[\])>}}]?\s*(?:[-–|·]+\s*)?"
    rf"(?:{_NICK}|(?:INFO|WARN(?:ING)?|ERROR|DEBUG|TRACE)\b)\s*\S",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    rf"^\s*[\[(<{{]\s*(?:{_DATE}[,T ]*)?\s*{_TIME}\s*[\])>}}]\s*\S|^\s*[\[(]?{_DATE}[,T ]+{_TIME}"
)
NICKED = re.compile(r"^\s*(?:<[@+~%&!]?[A-Za-z][\w.\-\[\]|` ]{0,30}>|[\w.-]{1,20}>)\s+\S")
HEADED = re.compile(
    rf"^\s*@?(?!I\b)[A-ZÀ-Þ][\w.'-]*(?: [A-ZÀ-Þ][\w.'-]*){{0,2}}[\s,·–-]{{1,4}}(?:\(?(?:{_DATE}[, ]*)?(?:at )?{_TIME}\)?|(?:today|yesterday) at .{{3,20}})\s*$"
)
ROLE = re.compile(
    r"^\s*\W{0,4}(?:user|human|assistant|system|ai|bot|model|agent|customer|caller|client|interviewer|interviewee|patient|doctor|nurse"
    r"|teacher|student|host|guest|speaker ?\w{0,2}|person ?\w{0,2}|narrator|moderator|support|seller|buyer|chatgpt|gpt|claude|gemini|you|q|a|question|answer)"
    r"\s*\d{0,2}\W{0,3}:\s*\S",
    re.IGNORECASE,
)
SPEAKER = re.compile(
    r"^\s*\W{0,3}@?(?P<n>[A-ZÀ-Þ][\w.'-]{0,20}(?: [A-ZÀ-Þ][\w.'-]{0,20}){0,2}|[a-z][\w.-]{1,14})\W{0,3}(?:\([^)\n]{1,20}\))?\s*:\s+\S"
)
_ALONE = re.compile(r"^\s*(?:\d{1,4}|\d\d:\d\d:\d\d[.,]\d+\s*-->.*)\s*$")
QUOTED = re.compile(r"^\s*(?:[>»│┃▌▏┆▎]|\|(?!\|)|:>|;>)")
ATTRIBUTION = re.compile(
    r"\b(?:wrote|writes|schrieb|a écrit|écrit|escribió|schreef|ha scritto|escreveu|skrev)\b[^.!?\n]{0,80}:?\s*$"
    r"|^\W*(?:begin (?:of )?)?(?:forwarded|original|weitergeleitete|ursprüngliche|transféré)\s+(?:message|mail|nachricht)\b"
    r"|^\s*[-_–]{2,}\s*(?:forwarded|original|begin|start|weitergeleitet)",
    re.IGNORECASE,
)
HEADER = re.compile(
    r"^\s*\W{0,2}(?P<k>from|to|cc|bcc|subject|sent|date|reply-to|re|fwd?|aw|wg|von|an|betreff|gesendet|datum|de|à|objet|asunto|para|fecha)\W{0,2}\s*:\s+\S",
    re.IGNORECASE,
)
_SURE_HEADER = frozenset(
    "subject cc bcc reply-to re fw fwd aw wg betreff objet asunto gesendet".split()
)
SALUTATION = re.compile(
    r"^\s*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|to whom it may concern|greetings|liebe[rs]?|sehr geehrte[rs]?"
    r"|hallo|guten tag|cher|chère|bonjour|estimad[oa]s?|querid[oa]s?|hola|caro|cara|gentile|beste|geachte)\b(?P<who>[^.!?\n]{0,48}?)[,:!–-]?\s*$",
    re.IGNORECASE,
)
SIGN_OFF = re.compile(
    r"^\s*(?:(?:best|kind|kindest|warm|warmest|many|all my)\s+)?(?:regards|wishes|sincerely|respectfully|faithfully|cordially)\b[^.!?\n]{0,40}$"
    r"|^\s*(?:yours?(?: (?:truly|sincerely|faithfully|ever|always|respectfully))?|sincerely yours|with (?:kind|best|warm|love)[\w ]{0,20}|love|hugs|xoxo"
    r"|best|cheers|mit freundlichen grüßen|viele grüße|liebe grüße|cordialement|saludos|cordiali saluti|groeten)\s*,\s*(?:[A-ZÀ-Þ][^.!?\n]{0,40})?$",
    re.IGNORECASE,
)
CITED = re.compile(
    r"^\s*(?:–|--)\s?(?!I\b|I'm\b|My\b)[A-ZÀ-Þ][\w.'-]*(?: (?:[A-ZÀ-Þ][\w.'-]*|of|the|van|von|de|da)){0,4}(?:,? [\w .,]{0,30})?\s*$"
    r"|^\s*\(?(?:[Ss]ource|[Vv]ia|©)\b[: ].{2,60}\)?\s*$",
)
_SIGNATURE = re.compile(r"^(?:--|__|–)\s*$|^\s*sent from my \w+", re.IGNORECASE)
RULER = re.compile(
    r"^\s*(?P<c>[-=*_~#+.·•<>])(?:\s?(?P=c)){2,}\s*(?P<w>[A-Za-z][\w ]{0,30})?\s*(?:(?P=c)\s?)*\s*$"
)
_DATA = re.compile(
    r"^\s*(?:[{\[]\s*(?:[\"'{\[]|$)|[}\]][,;]?\s*$|\"[\w .-]+\"\s*:|<\?xml|\[[\w .:-]+\]\s*$|%?YAML\b|---\s*$)"
)
_CSV = re.compile(r"^[^\s,;|][^,;|\n]{0,40}(?:[,;|\t][^,;|\n]{0,40}){2,}$")
BULLET = re.compile(r"^\s*(?:[-*•·‣◦–+]|\(?\d{1,2}[.)]|\(?[a-z][.)]|☐|☑|\[[ x]?\])\s+\S")
HEADING = re.compile(
    r"^\s*#{1,6}\s+\S|^\s*(?:\*\*|__)[^*_\n]{2,80}(?:\*\*|__):?\s*$|^\s*[A-ZÀ-Þ][A-ZÀ-Þ' &/-]{3,60}:?\s*$"
)


def of_log(line: str) -> bool:
    """Whether a line is certainly from a log or a chat."""
    return bool(
        _ALONE.match(line)
        and "-->" in line
        or NICKED.match(line)
        or ROLE.match(line)
        or (STAMPED.match(line) and (_BRACKETED.match(line) or "<" in line[:40]))
        or HEADED.match(line)
    )


def of_mail(line: str, before: bool) -> bool:
    """Whether a line is from a mail's head; `before`: the line above is one, too."""
    match = HEADER.match(line)
    if match is None:
        return False
    key = match["k"].casefold()
    mailed = "@" in line or re.search(r"\d{1,2}[:.]\d\d|\b\d{4}\b", line) is not None
    return (
        before or key in _SURE_HEADER or (mailed and key in ("from", "to", "sent", "date", "von"))
    )


def is_data(line: str) -> bool:
    """Whether a line is JSON, a line of a settings file, or a row of a table."""
    return _DATA.match(line) is not None


def is_row(line: str, other: str) -> bool:
    """Whether two lines are rows of one table."""
    if not (_CSV.match(line.strip()) and _CSV.match(other.strip())):
        return False
    return any(line.count(mark) == other.count(mark) >= 2 for mark in ",;|\t") and "." not in line


def is_signature(line: str) -> bool:
    """Whether a line begins what a mail program appends."""
    return _SIGNATURE.match(line) is not None
