"""A long text cut where it breathes: paragraphs, else lines, else sentences, else words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memory.vocabulary.english.words import sentences

WORDS = 110  # of a passage; the embedder reads some 190
_LEAST = 25  # words: a shorter rest joins the passage before it
_PAGE = re.compile(r"\(page \d+\)\n")


def passages(text: str, words: int = WORDS) -> list[str]:
    """The text in order, in passages of at most so many words; nothing is left out but space."""
    out: list[str] = []
    here: list[str] = []
    size = 0
    for part in _parts(text, words):
        count = len(part.split())
        if here and size + count > words:
            out.append("\n".join(here))
            here, size = [], 0
        here.append(part)
        size += count
    if here:
        rest = "\n".join(here)
        if out and size < _LEAST and not _PAGE.match(rest):
            out[-1] = f"{out[-1]}\n{rest}"
        else:
            out.append(rest)
    return out


def _parts(text: str, words: int) -> Iterator[str]:
    """Pieces that are small enough."""
    for paragraph in re.split(r"\n\s*\n", text):
        if not (kept := paragraph.strip()):
            continue
        if len(kept.split()) <= words:
            yield kept
            continue
        for line in kept.splitlines():
            if len(line.split()) <= words:
                yield line.strip()
                continue
            for begin, end in sentences(line):
                said = line[begin:end].split()
                for at in range(0, len(said), words):
                    yield " ".join(said[at : at + words])
