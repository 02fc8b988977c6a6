"""Emoji and smileys: where they stand, and where one ends a sentence."""

from __future__ import annotations

import re

_GLYPH = "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u2122\u00a9]"
_SMILE = r"(?:(?<=\s)|^)[:;]-?[)(DPp3](?=\s|$)|(?:(?<=\s)|^)(?:<3|xd|xD)(?=\s|$)"
EMOJI = re.compile(f"{_GLYPH}+|{_SMILE}")
# From where a run of them begins, once: a long one is not tried again from each of its places.
EMOJI_END = re.compile(
    rf"(?:(?<!{_GLYPH}){_GLYPH}++|{_SMILE})(?=\s+(?:[A-Z]|(?:i|i'm|im|my|our|we|call)\b))"
)
