"""Splits a long text at natural breaks: paragraphs, else lines, else sentences, else words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memory.vocabulary.english.words import sentences

WORDS = 110  # of a passage; the embedder reads about 190
_LEAST = 25  # words; a shorter last passage joins the one before it
_PAGE = re.compile(r"\(page \d+\)\n")


def passages(text: str, words: int = WORDS) -> list[str]:
    """The whole text in order, in passages of at most that many words; only whitespace is lost."""
    result: list[str] = []
    current: list[str] = []
    size = 0
    for piece in _parts(text, words):
        count = len(piece.split())
        if current and size + count > words:
            result.append("\n".join(current))
            current, size = [], 0
        current.append(piece)
        size += count
    if current:
        last = "\n".join(current)
        if result and size < _LEAST and not _PAGE.match(last):
            result[-1] = f"{result[-1]}\n{last}"
        else:
            result.append(last)
    return result


def _parts(text: str, words: int) -> Iterator[str]:
    """Pieces of at most that many words."""
    for paragraph in re.split(r"\n\s*\n", text):
        if not (trimmed := paragraph.strip()):
            continue
        if len(trimmed.split()) <= words:
            yield trimmed
            continue
        for line in trimmed.splitlines():
            if len(line.split()) <= words:
                yield line.strip()
                continue
            for begin, end in sentences(line):
                words_of_sentence = line[begin:end].split()
                for start in range(0, len(words_of_sentence), words):
                    yield " ".join(words_of_sentence[start : start + words])
