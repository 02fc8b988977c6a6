"""Removes false claims from a reply: that something was remembered, when nothing was.

A small model says "I'll remember that." about much that memory did not keep. Sentences that claim
it are removed from the stream; everything else passes unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# A sentence with such a beginning may become a claim; it is held back until it ends.
_MAY = (
    "i'll ", "i will ", "i've ", "i have ", "got it", "noted", "saved", "sure", "okay", "ok,",
    "ok ", "of course", "thanks", "thank you", "great", "alright", "understood", "all right",
    "it's ", "that's ", "your ", "duly ", "done", "consider it", "i'm ", "i won't ", "added ",
)  # fmt: skip
_THAT = r"(?:that|this|it)"
_CLAIMS = re.compile(
    r"\bi(?:'ll| will| shall|'m going to| am going to) "
    r"(?:always |certainly |definitely |be sure to |make sure to |try to |gladly )*"
    r"(?:remember|not forget|never forget|make (?:a )?(?:mental )?note|(?:keep|take) (?:a )?note"
    rf"|(?:keep|bear) {_THAT} in mind|(?:note|save|store) {_THAT})\b"
    r"|\bi(?:'ve| have) (?:just )?"
    r"(?:noted|saved|stored|remembered|recorded|memori[sz]ed|made a note|taken note)\b"
    r"|\bi (?:won't|will not|shan't) (?:ever )?forget\b"
    r"|\badded (?:\w+ ){0,3}to (?:my|your) (?:memory|notes|profile)\b"
    r"|^\W*(?:(?:ok|okay|sure|alright|great|thanks|thank you|duly),? )?"
    r"(?:noted|got it|saved|remembered)\b"
    r"|\b(?:is|it's|that's|has been) (?:now )?(?:noted|saved|remembered|stored|recorded)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…]+[\"')\]]*(?:\s+|$)|\n+")
_LONGEST = 200  # characters of a sentence that is held back
NOTHING_KEPT = "I did not keep any of that. `/remember` keeps a sentence as it is."


def honest(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces of a reply, without false claims."""
    filter_ = Honest()
    for piece in pieces:
        if shown := filter_.feed(piece):
            yield shown
    if shown := filter_.rest():
        yield shown


class Honest:
    """Takes the pieces of a reply and passes them on, without false claims."""

    def __init__(self) -> None:
        self._held = ""  # the sentence that may become a claim
        self._passing = False  # inside a sentence that cannot be one
        self._dropped = False
        self._shown = False

    def feed(self, piece: str) -> str:
        """The text that may be shown now."""
        self._held += piece
        shown = ""
        while self._held:
            end = _END.search(self._held)
            # At the very end a full stop may be part of something longer: "e.g", "3.5".
            complete = end is not None and end.end() < len(self._held)
            if self._passing:
                cut = end.end() if complete and end else len(self._held)
                shown += self._held[:cut]
                self._held = self._held[cut:]
                self._passing = not complete
                continue
            start = self._held.lstrip().casefold().replace("’", "'")
            may = any(start.startswith(w) or w.startswith(start) for w in _MAY)
            if not may or (not complete and len(self._held) > _LONGEST):
                self._passing = True
                continue
            if not complete or end is None:
                break
            sentence, self._held = self._held[: end.end()], self._held[end.end() :]
            shown += self._checked(sentence)
        return self._noted(shown)

    def rest(self) -> str:
        """The remaining text at the end; an honest sentence where nothing else was shown."""
        remaining = self._held if self._passing else self._checked(self._held)
        self._held = ""
        shown = self._noted(remaining)
        if self._dropped and not self._shown:
            return NOTHING_KEPT
        return shown

    def _checked(self, sentence: str) -> str:
        if not _CLAIMS.search(sentence.replace("’", "'")):
            return sentence
        self._dropped = True
        return ""

    def _noted(self, out: str) -> str:
        self._shown = self._shown or bool(out.strip())
        return out
