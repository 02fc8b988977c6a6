"""Whose words follow a colon or a heading, or precede a task."""

from __future__ import annotations

import re

from memory.notice.speech import lines as of
from memory.notice.speech.leads import Whose, announces, whose
from memory.notice.speech.spans import Marker, Voice, line_end, paragraph, rows

_FIRST = re.compile(
    r"\b(?:i|i'm|im|i've|my|me|we|our|always|never|from now on|call me|remember|don't)\b",
    re.IGNORECASE,
)
_STEER = re.compile(
    r"^\W*(?:please |you (?:should|must|have to) |to )?(?:always|never|from now on|only|don'?t|do not|call me|answer|reply|remember"
    r"|forget|stop|start|use|speak|write|i\b|i'm\b|my\b)",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    rf"{_STEER.pattern}|^\W*(?:please|keep|make|be|give|tell|your|we)\b", re.IGNORECASE
)
_END = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)")
# A task that follows its material: "… Translate this.", "fix the grammar above".
_BACK = re.compile(
    r"^\W*(?:(?:please|now|and|so|ok(?:ay)?|then|luna|hey|can|could|would|will|you|i need you to|kindly)\W+)*(?:(?:translate|proof-?read"
    r"|summari[sz]e|rewrite|rephrase|reword|paraphrase|shorten|polish|spell-?check|transcribe|improve|edit)\b[^.?!\n]{0,24}\b(?:this|that|it"
    r"|above|text|message|mail|letter|sentences?|paragraph|into|to|for me|please)\b|(?:fix|correct|check)\b[^.?!\n]{0,20}\b(?:grammar|spelling"
    r"|typos|punctuation|mistakes|errors|sentences?|text|paragraph)\b|is (?:this|that|the)\b[^.?!\n]{0,12}(?:sentence|text|grammar|wording|phrase|spelling)"
    r"|(?:who|what) (?:wrote|said) (?:this|that)\b|(?:this|that|the above|it) (?:is|was) (?:what|from|a quote|an? (?:excerpt|extract|quote)"
    r"|copied|written by|how (?!i\b|we\b|it\b)|the (?:letter|mail|message|text|note|review|post|article))"
    r"|that'?s (?:what (?!i\b|we\b|you\b)|from (?:the|a|an|my)\b|how (?!i\b|we\b|it\b|you\b)|copied|a quote|the (?:letter|mail|message|text|note|review|post)))",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:the|this|that|a|an|his|her|their|my \w+'s|\w+'s)\s+(?:\w+ ){0,2}(?:sign|note|letter|e?-?mail|message|text|label|article|page|app|poster|leaflet"
    r"|card|website|site|post|review|ad|advert|book|song|poem|contract|document|file|prompt|readme|manual|notice|flyer|sticker|banner|voicemail|sms"
    r"|caption|headline|paper|magazine|quote|transcript|instructions?|guidelines?|rules?)s?(?: (?:on|in|at|from|of|by|above|under|over) (?:the |my |our |a |his |her )?\w+)?\s+(?:\w+ )?(?:says?|said|reads?|states?|stated|goes|tells?"
    r"|told|asks?|asked|claims?|wants?|demands?|orders?|instructs?)\b(?: that| to| me| us|:|,)?\s*",
    re.IGNORECASE,
)
_SAID_TO = re.compile(
    r"(?<!\bi )(?<!\bi've )\b(?:says?|said|told (?:me|us)|tells (?:me|us)|wrote|writes|texted|replied|insists?|insisted|goes|was like|asks?|asked (?:me|you))"
    r"\W{1,3}(?=(?:please )?(?:always|never|from now on|call me|answer|reply|don'?t|do not|remember)\b)",
    re.IGNORECASE,
)


def leads(marks: Marker) -> None:
    """Mark what follows a colon, a heading, or a line that announces it."""
    text = marks.text
    found_rows = rows(text)
    for place, (begin, end, line) in enumerate(found_rows):
        stripped = line.strip()
        if not stripped or marks.other(begin + len(line) - len(line.lstrip())):
            continue
        heading = of.HEADING.match(line) is not None
        colon = re.search(r":[\"' *_]*$", stripped)
        follows = place + 1 < len(found_rows)
        if follows and (colon or heading or announces(stripped)):
            lead = re.split(r"(?<=[.!?])\s", stripped)[-1]
            _block(marks, end, whose(lead), heading and not colon)
        for found in re.finditer(r":(?=\s+\S)|:(?=[\"'])", line):
            if marks.other(begin + found.start()):
                continue
            lead = re.split(r"(?<=[.!?;])\s|\n", line[: found.start()])[-1]
            _inline(marks, lead, begin + found.end(), end)
        quoted_part = re.search(r"(?:^|\s)(?:>|»|→|=>)\s+(?=\S)", line)
        if quoted_part and quoted_part.start() > 0 and _SHOWN.match(line[quoted_part.end() :]):
            is_label = len(line[: quoted_part.start()].split()) <= 3
            start = begin if is_label else begin + quoted_part.end()
            marks.put(start, end, Voice.OTHER, "It stands behind a mark of quoting.")


def _block(marks: Marker, end: int, by: Whose, heading: bool) -> None:
    """Mark the block below an introduction."""
    text = marks.text
    begin = end + len(text[end:]) - len(text[end:].lstrip())
    reason = "It stands below words that announce somebody's text."
    if by in (Whose.OTHER, Whose.TASK):
        marks.open(begin, reason)
    elif by is Whose.UNKNOWN and not heading:
        opening = text[begin : paragraph(text, begin)]
        if _FIRST.search(opening):
            marks.put(
                begin,
                begin + len(opening),
                Voice.UNSURE,
                "It is not plain whose words stand below that line.",
            )


def _inline(marks: Marker, lead: str, begin: int, end: int) -> None:
    """Mark what follows a colon in the same line."""
    text = marks.text
    by = whose(lead)
    if by in (Whose.OTHER, Whose.TASK):
        reason = "It stands behind words that announce somebody's text."
        stop = _END.search(text, begin, end)
        quoted_end = stop.end() if stop and by is Whose.OTHER else paragraph(text, begin)
        marks.put(begin, quoted_end, Voice.OTHER, reason)
        marks.put(quoted_end, len(text), Voice.UNSURE, reason)
    elif by is Whose.UNKNOWN and len(lead.split()) <= 3 and _STEER.match(text[begin:end]):
        marks.put(
            begin, paragraph(text, begin), Voice.UNSURE, "It may be somebody else who speaks there."
        )


def reported(marks: Marker) -> None:
    """Mark what a sign, a note or a page says, and orders that somebody else gave."""
    for found in _REPORTED.finditer(marks.text):
        stop = _END.search(marks.text, found.end())
        end = min(stop.end() if stop else len(marks.text), line_end(marks.text, found.end()))
        marks.put(found.end(), end, Voice.OTHER, "Something else says so.")
        remaining = marks.text[end:]
        if "\n" not in remaining[: len(remaining) - len(remaining.lstrip())]:
            marks.put(end, paragraph(marks.text, end), Voice.UNSURE, "Something else may say so.")
    for found in _SAID_TO.finditer(marks.text):
        marks.put(
            found.end(), line_end(marks.text, found.end()), Voice.UNSURE, "Somebody else said so."
        )


def tasks_after(marks: Marker) -> None:
    """Mark material before its task: "… Fix the grammar.", "That's what she wrote."."""
    begin = 0
    for found in re.finditer(r"[.!?…]+[\"')\]]*\s+|\n+|\Z", marks.text):
        sentence = marks.text[begin : found.end()]
        if begin and _BACK.match(sentence):
            marks.put(0, begin, Voice.UNSURE, "It looks like a text to work on.")
        begin = found.end()
