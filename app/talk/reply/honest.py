"""A reply that claims to have kept something, where nothing was kept, does not reach the user.

A small model says "I'll remember that." to much that memory did not take. Sentences that claim it
are left out of the stream; everything else passes as it comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# How a sentence begins that may become such a claim; it is held until it ends.
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
_LONGEST = 200  # characters of a sentence that is held
NOTHING_KEPT = "I did not keep any of that. `/remember` keeps a sentence as it is."


def honest(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces of a reply without sentences that claim too much."""
    held = Honest()
    for piece in pieces:
        if shown := held.feed(piece):
            yield shown
    if shown := held.rest():
        yield shown


class Honest:
    """Takes the pieces of a reply and gives them on, without sentences that claim too much."""

    def __init__(self) -> None:
        self._held = ""  # the sentence that may become a claim
        self._passing = False  # inside of a sentence that is none
        self._dropped = False
        self._shown = False

    def feed(self, piece: str) -> str:
        """What of it may be shown now."""
        self._held += piece
        out = ""
        while self._held:
            end = _END.search(self._held)
            # At the very end a mark may be a part of something longer: "e.g", "3.5".
            whole = end is not None and end.end() < len(self._held)
            if self._passing:
                cut = end.end() if whole and end else len(self._held)
                out += self._held[:cut]
                self._held = self._held[cut:]
                self._passing = not whole
                continue
            start = self._held.lstrip().casefold().replace("’", "'")
            may = any(start.startswith(w) or w.startswith(start) for w in _MAY)
            if not may or (not whole and len(self._held) > _LONGEST):
                self._passing = True
                continue
            if not whole or end is None:
                break
            sentence, self._held = self._held[: end.end()], self._held[end.end() :]
            out += self._checked(sentence)
        return self._noted(out)

    def rest(self) -> str:
        """What is left at the end; something honest where nothing else was said."""
        left = self._held if self._passing else self._checked(self._held)
        self._held = ""
        out = self._noted(left)
        if self._dropped and not self._shown:
            return NOTHING_KEPT
        return out

    def _checked(self, sentence: str) -> str:
        if not _CLAIMS.search(sentence.replace("’", "'")):
            return sentence
        self._dropped = True
        return ""

    def _noted(self, out: str) -> str:
        self._shown = self._shown or bool(out.strip())
        return out
