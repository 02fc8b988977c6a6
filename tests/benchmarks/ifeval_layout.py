"""How a reply is laid out: its parts, marks, beginning and end.

Each check takes the reply and the instruction's arguments, and says whether it was followed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

Arguments = Mapping[str, Any]

ANSWERS = ("My answer is yes.", "My answer is no.", "My answer is maybe.")
_DIVIDER = re.compile(r"\s?\*{3}\s?")
_BULLET = re.compile(r"^[ \t]*[*-][ \t]+(.*)$", re.MULTILINE)
_BULLET_MARK = re.compile(r"^[ \t]*\*[ \t]+", re.MULTILINE)
_HIGHLIGHT = re.compile(r"\*\*([^*\n]+)\*\*|\*([^*\n]+)\*")
_FENCED = re.compile(r"```(?:json)?\s*(.*?)\s*(?:```)?", re.IGNORECASE | re.DOTALL)
_FIRST_WORD = re.compile(r"[\"'“‘]*([^\s.,?!'\"]+)")


def _parts(pieces: list[str]) -> list[str] | None:
    """What lies between dividers; an empty piece may stand only at either end, else None."""
    if any(not piece.strip() for piece in pieces[1:-1]):
        return None
    return [piece.strip() for piece in pieces if piece.strip()]


def number_paragraphs(reply: str, given: Arguments) -> bool:
    """Exactly so many parts with `***` between them."""
    parts = _parts(_DIVIDER.split(reply))
    return parts is not None and len(parts) == given["num_paragraphs"]


def nth_paragraph(reply: str, given: Arguments) -> bool:
    """So many paragraphs with an empty line between them, one of which begins with a word."""
    paragraphs = [part.strip() for part in reply.split("\n\n") if part.strip()]
    place = given["nth_paragraph"] - 1
    if len(paragraphs) != given["num_paragraphs"] or not 0 <= place < len(paragraphs):
        return False
    begins = _FIRST_WORD.match(paragraphs[place])
    return begins is not None and begins[1].lower() == given["first_word"].lower()


def placeholders(reply: str, given: Arguments) -> bool:
    """At least so many pairs of square brackets."""
    return bool(len(re.findall(r"\[[^\n]*?\]", reply)) >= given["num_placeholders"])


def postscript(reply: str, given: Arguments) -> bool:
    """The marker, in any case; its points may have a space after them."""
    letters = [re.escape(part) for part in given["postscript_marker"].split(".") if part]
    last = r"\." if given["postscript_marker"].endswith(".") else ""
    return re.search(r"(?<!\w)" + r"\.\s?".join(letters) + last, reply, re.IGNORECASE) is not None


def bullets(reply: str, given: Arguments) -> bool:
    """Exactly so many lines that begin with `*` or `-` and say something."""
    said = [line for line in _BULLET.findall(reply) if re.search(r"\w", line)]
    return bool(len(said) == given["num_bullets"])


def constrained(reply: str, given: Arguments) -> bool:
    """One of the three answers is in it."""
    return any(answer in reply for answer in ANSWERS)


def highlighted(reply: str, given: Arguments) -> bool:
    """At least so many spans `*like this*` or `**like this**`, each in one line."""
    spans = _HIGHLIGHT.findall(_BULLET_MARK.sub("", reply))
    return bool(
        sum(bool((bold + plain).strip()) for bold, plain in spans) >= given["num_highlights"]
    )


def sections(reply: str, given: Arguments) -> bool:
    """At least so many headings of the word and a number: "SECTION 1"."""
    found = re.findall(rf"{re.escape(given['section_spliter'])}\s?\d+", reply)
    return bool(len(found) >= given["num_sections"])


def json_format(reply: str, given: Arguments) -> bool:
    """The whole is JSON, with or without a fence of back-ticks."""
    text = reply.strip()
    fenced = _FENCED.fullmatch(text)
    try:
        json.loads(fenced[1] if fenced else text)
    except (ValueError, RecursionError):
        return False
    return True


def title(reply: str, given: Arguments) -> bool:
    """Something in double angular brackets, in one line."""
    return any(re.search(r"[^\s<>]", found) for found in re.findall(r"<<([^\n]+?)>>", reply))


def two_responses(reply: str, given: Arguments) -> bool:
    """Two different parts with six asterisks between them."""
    parts = _parts(reply.split("******"))
    return parts is not None and len(parts) == 2 and parts[0] != parts[1]


def repeat_prompt(reply: str, given: Arguments) -> bool:
    """It begins with the request, word for word; case may differ."""
    return reply.strip().lower().startswith(given["prompt_to_repeat"].strip().lower())


def ends_with(reply: str, given: Arguments) -> bool:
    """Nothing but a closing quotation mark follows the phrase; case may differ."""
    return reply.strip().strip('"').lower().endswith(given["end_phrase"].strip().lower())


def quotation(reply: str, given: Arguments) -> bool:
    """Double quotation marks around the whole."""
    text = reply.strip()
    return len(text) > 1 and text.startswith('"') and text.endswith('"')
