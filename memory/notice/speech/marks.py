"""Marks that users do not type about themselves, and marks that enclose other people's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

BLANK = "\x1a"  # replaces each character of a quotation
MASK = "[secret]"  # stands in a stored turn in the place of a secret

_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'",
        "ʼ": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
        "—": "–",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """Typographic punctuation replaced by plain; the length stays the same."""
    return text.translate(_PLAIN)


# Control marks of known chat templates: a user does not type them.
CONTROL = re.compile(
    r"<\|[^|<>\n]{1,48}\|>|<\|[a-z_]{2,24}>|<[a-z_]{2,24}\|>|<｜[^｜\n]{1,48}｜>|<\|?/?\|?im_(?:start|end)\b"
    r"|</?(?:start|end|begin)_of_\w{2,16}>|</?(?:bos|eos|pad|unk|sep|cls|mask|eot|eom|endoftext)>"
    r"|</?s>|<(?:unused|reserved_|extra_id_)\w{1,8}>|<_(?:user|bot|system|end)>"
    r"|</?(?:system|user|assistant|human|bot|model|tool|function|developer)(?:_\w{2,12})?>"
    r"|</?(?:tool_calls?|tool_response|function_calls?|function_results?|thinking|think|scratchpad"
    r"|system-reminder|invoke|parameter)\b[^<>\n]{0,40}>"
    r"|\[/?(?:INST|SYS|SYSTEM|USER|ASSISTANT|BOS|EOS|gMASK|sMASK|MASK|CLS|SEP|PAD|UNUSED\w*|TOOL_CALLS"
    r"|TOOL_RESULTS|AVAILABLE_TOOLS|SYSTEM_PROMPT|IMG|PREFIX|SUFFIX|MIDDLE)\]|<<?/?SYS>>?"
    r"|(?m:^[ \t]*#{2,4}[ \t]*(?:instruction|input|response|system|user|assistant|human|output|context)s?\b)"
    r"|(?m:^[ \t]*(?:(?:human|assistant|system|gpt|model|chatbot|ai|bot)[ \t]*:|USER[ \t]*:))"
    r"|(?m:^[ \t]*<?(?:begin|end)[ _](?:of[ _])?(?:system|user|assistant|prompt|instructions?|context)\b)",
    re.IGNORECASE,
)
_FENCE = re.compile(
    r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|\"\"\".*?(?:\"\"\"|\Z)|'''.*?(?:'''|\Z)", re.DOTALL
)
_OPEN_TAG = re.compile(
    r"<([A-Za-z][\w:-]{0,30})(?:\s[^<>\n]{0,200})?>|\[(quote|code|spoiler)\b[^\]\n]{0,60}\]"
)
_DOCUMENTS = frozenset(
    "letter email mail quote blockquote document doc text article message note context input page p div body "
    "html transcript pre code q cite data content source example story song lyrics post comment review".split()
)
_PAIRS = {"「": "」", "『": "』", "《": "》", "〈": "〉", "❝": "❞", "‹": "›"}
_ELISION = re.compile(
    r"'(?:em|cause|til|tis|twas|n|bout|round|cos|cuz|nuff|kay|ello|tude|\d0s)\b", re.IGNORECASE
)

_OPENS = re.compile(r"(?<![\w'])'(?=[\w\"(¿¡])")
_CLOSES = re.compile(r"(?<=[\w.!?,…)\x1a])'(?!\w)")

Mark = tuple[int, int, bool]  # begin, end, whether it is closed


def enclosed(text: str) -> Iterator[Mark]:
    """Code, tagged and bracketed parts of a text, each from its opening to its closing mark."""
    for match in _FENCE.finditer(text):
        fence = match[0][:3]
        yield match.start(), match.end(), len(match[0]) > 5 and match[0].endswith(fence)
    for match in _OPEN_TAG.finditer(text):
        name = (match[1] or match[2]).casefold()
        close = re.compile(rf"(?:</|\[/){re.escape(name)}\s*[>\]]", re.IGNORECASE)
        end = close.search(text, match.end())
        if end:
            yield match.start(), end.end(), True
        elif name in _DOCUMENTS and match[1]:
            yield match.start(), len(text), False
    for opening, closing in _PAIRS.items():
        start = text.find(opening)
        while start >= 0:
            stop = text.find(closing, start + 1)
            yield start, stop + 1 if stop >= 0 else len(text), stop >= 0
            start = text.find(opening, stop + 1) if stop >= 0 else -1


def quotations(raw: str, text: str) -> Iterator[Mark]:
    """Quotations in double and single marks; a closed one may span several lines.

    Args:
        raw: as it was typed.
        text: the same with plain punctuation.
    """
    yield from _double(text)
    yield from _single(raw, text)


def _double(text: str) -> Iterator[Mark]:
    begin = -1
    for match in re.finditer('"', text):
        position = match.start()
        preceding, following = text[position - 1 : position], text[position + 1 : position + 2]
        if begin < 0:
            if preceding.isdigit() and not following.isalpha():  # a mark for inches
                continue
            begin = position
        elif (not preceding.strip() or preceding in "([{") and following.strip():
            continue  # another begins inside, or the next paragraph of the same one
        else:
            yield begin, position + 1, True
            begin = -1
    if begin >= 0:
        yield begin, len(text), False


def _single(raw: str, text: str) -> Iterator[Mark]:
    position = 0
    while (begin := _single_open(raw, text, position)) >= 0:
        end = _single_close(text, begin + 1)
        if end < 0:
            if raw[begin] == "‘" or not _ELISION.match(text, begin):
                yield begin, len(text), False
                return
            position = begin + 1
            continue
        yield begin, end + 1, True
        position = end + 1


def _single_open(raw: str, text: str, start: int) -> int:
    for match in _OPENS.finditer(text, start):
        position = match.start()
        if raw[position] in "‘'´" and not _ELISION.match(text, position):
            return position
    return -1


def _single_close(text: str, start: int) -> int:
    """The closing mark; a plural possessive "s'" only where there is no other."""
    owners = -1
    for match in _CLOSES.finditer(text, start):
        position = match.start()
        if text[position - 1] == "s" and re.match(r"'\s+[a-z]", text[position : position + 4]):
            owners = position if owners < 0 else owners
            continue
        return position
    return owners
