"""Parts recognised by their lines: quotations, logs, mails, letters, text between rulers."""

from __future__ import annotations

import re

from memory.notice.speech import lines as of
from memory.notice.speech.leads import Whose, whose
from memory.notice.speech.spans import Marker, Voice, line_end, paragraph, rows, start


def by_line(marks: Marker) -> None:
    """Mark quoted lines, logs, heads of mails, signatures and data, line by line."""
    found_rows = rows(marks.text)
    skip = False  # until the next blank line
    head = False
    speakers = sum(
        bool(of.SPEAKER.match(line) and whose(line.split(":")[0]) is Whose.OTHER)
        for _, _, line in found_rows
    )
    for place, (begin, end, line) in enumerate(found_rows):
        last = found_rows[place - 1][2] if place else ""
        if not line.strip():
            skip = head = False
            continue
        if of.QUOTED.match(line):
            marks.put(begin, end, Voice.OTHER, "It is a quoted line.")
            next_line = found_rows[place + 1][2] if place + 1 < len(found_rows) else ""
            if (
                next_line.strip()
                and not of.QUOTED.match(next_line)
                and not line.rstrip().endswith("?")
            ):
                marks.put(
                    end, paragraph(marks.text, end), Voice.UNSURE, "It goes on after a quoted line."
                )
            if not re.search(r"[.!?…\"')]\s*$", line) and not (
                next_line.strip() and of.QUOTED.match(next_line)
            ):
                marks.put(
                    end, len(marks.text), Voice.UNSURE, "A quoted line before it does not end."
                )
        elif skip:
            continue
        elif of.of_log(line) or (speakers > 1 and of.SPEAKER.match(line)):
            marks.open(begin, "It is of a log or a chat.")
            skip = True
        elif of.STAMPED.match(line):
            marks.put(begin, end, Voice.UNSURE, "It looks like a line of a log.")
        elif of.of_mail(line, head) or of.ATTRIBUTION.search(line):
            marks.open(begin, "It is of a mail.")
            marks.put(
                end,
                paragraph(marks.text, end),
                Voice.OTHER,
                "It is of a mail.",
            )
            head = True
        elif of.is_data(line) or of.is_row(line, last):
            marks.open(begin, "It is data, not speech.")
            skip = True
        elif of.is_signature(line):
            marks.put(0, begin, Voice.UNSURE, "A signature stands below it.")
            marks.put(begin, len(marks.text), Voice.OTHER, "It is a signature.")
        elif of.CITED.match(line) and place:
            marks.put(start(marks.text, begin), end, Voice.OTHER, "Its author stands below it.")
        else:
            head = bool(of.HEADER.match(line))


def letters(marks: Marker) -> None:
    """Mark a letter, by its salutation or by its closing."""
    found_rows = rows(marks.text)
    reason = "It looks like a letter."
    for place, (begin, _, line) in enumerate(found_rows):
        match = of.SALUTATION.match(line)
        if match and place + 1 < len(found_rows):
            addressee = match["who"].strip().casefold()
            formal = (
                line.strip()
                .casefold()
                .startswith(("dear", "to whom", "sehr", "liebe", "cher", "estimad", "geachte"))
            )
            if "luna" not in addressee and (
                addressee not in ("", "there", "you", "again") or formal
            ):
                marks.open(begin, reason)
                marks.put(
                    begin, paragraph(marks.text, line_end(marks.text, begin)), Voice.OTHER, reason
                )
        elif of.SIGN_OFF.match(line) and place:
            signed = place + 1 < len(found_rows) and 0 < len(found_rows[place + 1][2].split()) <= 4
            if signed or re.search(r",\s*\S", line):
                marks.put(0, begin, Voice.UNSURE, reason)


def rulers(marks: Marker) -> None:
    """Mark parts between rulers: "=====", "--- BEGIN ---"."""
    rulers_found = [(b, e, m) for b, e, line in rows(marks.text) if (m := of.RULER.match(line))]
    for place, (_, end, match) in enumerate(rulers_found):
        reason = "It stands between rulers."
        title = match["w"] or ""
        closing = place % 2 == 1 and match["c"] == rulers_found[place - 1][2]["c"]
        if closing:
            continue
        closed = place + 1 < len(rulers_found) and rulers_found[place + 1][2]["c"] == match["c"]
        until = rulers_found[place + 1][0] if closed else len(marks.text)
        marks.put(end, until, Voice.OTHER if title and closed else Voice.UNSURE, reason)
