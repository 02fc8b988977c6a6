"""What small models do when they choose the likeliest word: they say the same again and again.

A reply may say a run of words twice (a refrain, the head of a list's items); before the third time
the token that would complete the run is forbidden and the next likeliest is taken. Only the
reply's own tokens count: what stands in the prompt is copied to the letter, as often as it comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

RUN = 8  # tokens, about six words
_FENCE = b"```"  # between two of them is code, which repeats itself for good reasons


class Circles:
    """The runs of one reply.

    Args:
        times: how often a run may come; 0: as often as it likes.
        piece: the bytes of a token.
    """

    def __init__(self, times: int, piece: Callable[[int], bytes]) -> None:
        self._times = times
        self._piece = piece
        self._last: tuple[int, ...] = ()
        self._next: dict[tuple[int, ...], Counter[int]] = {}  # what followed a run's beginning
        self._tail = b""
        self._code = False

    def add(self, token: int) -> None:
        """The reply goes on with a token."""
        if not self._times:
            return
        self._tail += self._piece(token)
        while (at := self._tail.find(_FENCE)) >= 0:
            self._code = not self._code
            self._tail = self._tail[at + len(_FENCE) :]
        self._tail = self._tail[-len(_FENCE) + 1 :]
        if len(self._last) == RUN - 1:
            self._next.setdefault(self._last, Counter())[token] += 1
        self._last = (*self._last, token)[-RUN + 1 :]

    def forbidden(self) -> list[int]:
        """The tokens that would complete a run once too often.

        Never one that goes on inside a word: half a name would be a wrong one.
        """
        if not self._times or self._code:
            return []
        return [
            token
            for token, count in self._next.get(self._last, Counter()).items()
            if count >= self._times and not _inside_word(self._piece(token))
        ]


def _inside_word(piece: bytes) -> bool:
    """Whether a token continues the word before it; bytes of other scripts may."""
    return piece[:1].isalnum() or piece[:1] == b"'" or piece[:1] > b"\x7f"
