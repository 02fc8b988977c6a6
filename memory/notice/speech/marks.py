"""Marks that no user types about themselves, and marks that enclose somebody's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

BLANK = "\x1a"  # stands for each character of a quotation
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
    """Typographic marks as plain ones; the length stays."""
    return text.translate(_PLAIN)


# The templates of known families: what begins or ends a turn there is nobody's speech here.
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
_FENCE = re.compile(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|\"\"\".*?(?:\"\"\"|\Z)|'''.*?(?:'''|\Z)", re.DOTALL)
_OPEN_TAG = re.compile(r"<([A-Za-z][\w:-]{0,30})(?:\s[^<>\n]{0,200})?>|\[(quote|code|spoiler)\b[^\]\n]{0,60}\]")
_DOCUMENTS = frozenset(
    "letter email mail quote blockquote document doc text article message note context input page p div body "
    "html transcript pre code q cite data content source example story song lyrics post comment review".split()
)
_PAIRS = {"「": "」", "『": "』", "《": "》", "〈": "〉", "❝": "❞", "‹": "›"}
_ELISION = re.compile(r"'(?:em|cause|til|tis|twas|n|bout|round|cos|cuz|nuff|kay|ello|tude|\d0s)\b", re.IGNORECASE)

_OPENS = re.compile(r"(?<![\w'])'(?=[\w\"(¿¡])")
_CLOSES = re.compile(r"(?<=[\w.!?,…)\x1a])'(?!\w)")

Mark = tuple[int, int, bool]  # begin, end, whether it is closed


def enclosed(text: str) -> Iterator[Mark]:
    """Code, tagged and bracketed parts of a text, each from its first mark to its last."""
    for found in _FENCE.finditer(text):
        mark = found[0][:3]
        yield found.start(), found.end(), len(found[0]) > 5 and found[0].endswith(mark)
    for found in _OPEN_TAG.finditer(text):
        name = (found[1] or found[2]).casefold()
        close = re.compile(rf"(?:</|\[/){re.escape(name)}\s*[>\]]", re.IGNORECASE)
        end = close.search(text, found.end())
        if end:
            yield found.start(), end.end(), True
        elif name in _DOCUMENTS and found[1]:
            yield found.start(), len(text), False
    for opening, closing in _PAIRS.items():
        at = text.find(opening)
        while at >= 0:
            end_at = text.find(closing, at + 1)
            yield at, end_at + 1 if end_at >= 0 else len(text), end_at >= 0
            at = text.find(opening, end_at + 1) if end_at >= 0 else -1


def quotations(raw: str, text: str) -> Iterator[Mark]:
    """Quotations by double and single marks; a closed one may run over several lines.

    Args:
        raw: as it was typed.
        text: the same with plain marks.
    """
    yield from _double(text)
    yield from _single(raw, text)


def _double(text: str) -> Iterator[Mark]:
    begin = -1
    for found in re.finditer('"', text):
        at = found.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if begin < 0:
            if before.isdigit() and not after.isalpha():  # inches
                continue
            begin = at
        elif (not before.strip() or before in "([{") and after.strip():
            continue  # another begins inside, or the next paragraph of the same one
        else:
            yield begin, at + 1, True
            begin = -1
    if begin >= 0:
        yield begin, len(text), False


def _single(raw: str, text: str) -> Iterator[Mark]:
    at = 0
    while (begin := _single_open(raw, text, at)) >= 0:
        end = _single_close(text, begin + 1)
        if end < 0:
            if raw[begin] == "‘" or not _ELISION.match(text, begin):
                yield begin, len(text), False
                return
            at = begin + 1
            continue
        yield begin, end + 1, True
        at = end + 1


def _single_open(raw: str, text: str, start: int) -> int:
    for found in _OPENS.finditer(text, start):
        at = found.start()
        if raw[at] in "‘'´" and not _ELISION.match(text, at):
            return at
    return -1


def _single_close(text: str, start: int) -> int:
    """The mark that closes; the "s'" of several owners only where nothing else does."""
    owners = -1
    for found in _CLOSES.finditer(text, start):
        at = found.start()
        if text[at - 1] == "s" and re.match(r"'\s+[a-z]", text[at : at + 4]):
            owners = at if owners < 0 else owners
            continue
        return at
    return owners
