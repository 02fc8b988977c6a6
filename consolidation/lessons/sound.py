"""Whether a reply is fit to be learned: the right word alone does not make it good English."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from memory.notice.speech.marks import CONTROL

_LONGEST = 60  # words
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffd\ue000-\uf8ff\u200b-\u200f\u2028-\u202e]")
_RUN = re.compile(r"(\S)\1{3,}|(?:[^\w\s]\s?){4,}")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}|^[bcdfghjklmnpqrstvwxz]{4,}$", re.IGNORECASE)
_MIXED = re.compile(r"[a-z][A-Z]{2,}|[a-z][A-Z][a-z]*[A-Z]")
_LINK = re.compile(r"https?:|www\.|</?\w+|[{}\\|]|\w\.(?:com|org|net)\b", re.IGNORECASE)

_SMALL = re.compile(
    r"the|and|you|your|are|for|with|that|this|was|ha[sd]|have|not|can|any|his|her|its"
)


def sound(reply: str, known: str) -> bool:
    """Whether a reply is plain text, complete, and free of repetition.

    Args:
        reply: the teacher's.
        known: the text of its prompt: names and codes from there may look like anything.
    """
    text = reply.strip()
    words = _WORD.findall(text)
    if not words or len(words) > _LONGEST or text[-1] not in ".!?\"'”’)…":
        return False
    if CONTROL.search(text) or _ODD.search(text) or _RUN.search(text) or _LINK.search(text):
        return False
    prompt_words = {word.casefold() for word in re.findall(r"\w+", known)}
    new = [word for word in words if word.casefold() not in prompt_words]
    if any(_CONSONANTS.search(word) or _MIXED.search(word) or len(word) > 24 for word in new):
        return False
    if known.isascii() and any(ord(letter) >= 0x250 for word in new for letter in word):
        return False  # another script than the prompt's
    return not _stutters([word.casefold() for word in words])


def _stutters(words: list[str]) -> bool:
    """Whether words are repeated as in no normal sentence."""
    if any(left == right for left, right in pairwise(words)):
        return True
    threes = Counter(zip(words, words[1:], words[2:], strict=False))
    if threes and max(threes.values()) > 1:
        return True
    counts = Counter(word for word in words if len(word) > 2 and not _SMALL.fullmatch(word))
    return bool(counts) and max(counts.values()) > max(2, len(words) // 6)
