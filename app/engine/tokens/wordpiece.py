"""BERT's tokenizer for uncased models, equal to the reference.

llama.cpp's own differs from the reference on Korean and Indic scripts (it loses marks and jamo), on
words of more than 100 characters and on some control characters, which would change the vectors.
After the tokenizer of BERT (Devlin et al., 2018) and its port in the `tokenizers` library; special
tokens spelled in a text stay text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_LONGEST_WORD = 100  # characters; longer ones are unknown
_ASCII_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_SPACES = frozenset("\t\n\r\x0b\x0c\x85 \xa0\u1680\u2028\u2029\u202f\u205f\u3000") | frozenset(
    map(chr, range(0x2000, 0x200B))
)
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """Encodes text with an uncased BERT vocabulary."""

    def __init__(self, vocabulary: Mapping[str, int], unknown: int) -> None:
        """`vocabulary`: token → id, continuations beginning with `##`."""
        self._ids = dict(vocabulary)
        self._unknown = unknown
        self._longest = max(map(len, self._ids), default=1)
        self._word = lru_cache(maxsize=4096)(self._pieces)

    def encode(self, text: str, most: int) -> list[int]:
        """The first `most` token ids of a text, without special tokens."""
        tokens: list[int] = []
        for word in words(text):
            tokens += self._word(word)
            if len(tokens) >= most:
                return tokens[:most]
        return tokens

    def _pieces(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST_WORD:
            return (self._unknown,)
        ids: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            for end in range(min(len(word), start + self._longest), start, -1):
                number = self._ids.get(mark + word[start:end])
                if number is not None:
                    break
            else:
                return (self._unknown,)
            ids.append(number)
            start = end
        return tuple(ids)


def words(text: str) -> list[str]:
    """Lower-case words without accents; punctuation and ideographs are words of their own."""
    if text.isascii():
        cleaned = "".join(map(_clean, text)).lower()
    else:
        spread = unicodedata.normalize("NFD", "".join(map(_clean, text)))
        # Character by character: lower() on a whole word would produce a final sigma.
        cleaned = "".join(c.lower() for c in spread if unicodedata.category(c) != "Mn")
    parts: list[str] = []
    for run in "".join(c if c not in _SPACES else " " for c in cleaned).split(" "):
        start = 0
        for at, char in enumerate(run):
            if _is_sign(char):
                parts += [run[start:at], char]
                start = at + 1
        parts.append(run[start:])
    return [word for word in parts if word]


@lru_cache(maxsize=4096)
def _clean(char: str) -> str:
    if char in "\t\n\r":
        return " "
    if char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cf", "Co"):
        return ""
    if char in _SPACES:
        return " "
    code = ord(char)
    return f" {char} " if any(low <= code <= high for low, high in _IDEOGRAPHS) else char


@lru_cache(maxsize=4096)
def _is_sign(char: str) -> bool:
    return char in _ASCII_SIGNS or unicodedata.category(char).startswith("P")
