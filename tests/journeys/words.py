"""Values that no model has seen: words of random syllables."""

from __future__ import annotations

import random

ONSETS = [
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gl",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
]
VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "oo"]
CODAS = ["", "", "l", "m", "n", "r", "s", "t", "x"]


def invented(rng: random.Random, syllables: int = 2) -> str:
    """One word, capitalised: "Brelton", "Zoomir"."""
    word = "".join(
        rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(syllables)
    )
    return word.capitalize()


def distinct(rng: random.Random, count: int) -> list[str]:
    """`count` different words, none contained in another."""
    words: list[str] = []
    while len(words) < count:
        word = invented(rng)
        if not any(
            word.lower() in other.lower() or other.lower() in word.lower() for other in words
        ):
            words.append(word)
    return words
