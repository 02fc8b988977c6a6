"""Against loops: small models that always choose the likeliest token repeat themselves.

A reply may contain a run of tokens twice (a refrain, the beginning of list items); before the third
time the token that would complete the run is forbidden and the next likeliest is taken. Only the
reply's own tokens count: text from the prompt may be copied literally any number of times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

RUN = 8  # tokens, about six words
_FENCE = b"```"  # between two fences is code, which may repeat itself


class Circles:
    """Counts the runs of one reply.

    Args:
        times: how often a run may occur; 0 for no limit.
        piece: gives the bytes of a token.
    """

    def __init__(self, times: int, piece: Callable[[int], bytes]) -> None:
        self._times = times
        self._piece = piece
        self._last: tuple[int, ...] = ()
        self._next: dict[tuple[int, ...], Counter[int]] = {}  # beginning of a run → what followed
        self._tail = b""
        self._code = False

    def add(self, token: int) -> None:
        """Record the next token of the reply."""
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
        """The tokens that would repeat a run once too often.

        Never a token inside a word: half a name would be a wrong name.
        """
        if not self._times or self._code:
            return []
        return [
            token
            for token, count in self._next.get(self._last, Counter()).items()
            if count >= self._times and not _inside_word(self._piece(token))
        ]


def _inside_word(piece: bytes) -> bool:
    """Whether a token may continue the word before it, as bytes of other scripts may."""
    return piece[:1].isalnum() or piece[:1] == b"'" or piece[:1] > b"\x7f"
