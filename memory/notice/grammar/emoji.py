"""Emoji and smileys, and those that end a sentence."""

from __future__ import annotations

import re

_GLYPH = "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u2122\u00a9]"
_SMILE = r"(?:(?<=\s)|^)[:;]-?[)(DPp3](?=\s|$)|(?:(?<=\s)|^)(?:<3|xd|xD)(?=\s|$)"
EMOJI = re.compile(f"{_GLYPH}+|{_SMILE}")
# Matched once, from the start of a run, so that a long run takes linear time.
EMOJI_END = re.compile(
    rf"(?:(?<!{_GLYPH}){_GLYPH}++|{_SMILE})(?=\s+(?:[A-Z]|(?:i|i'm|im|my|our|we|call)\b))"
)
