"""How messages vary: letters, marks, and the words in which an assistant agrees."""

from __future__ import annotations

import random

AGREED = (
    "Thanks, {v} it is.",
    "Good to know about {v}.",
    "{v}, got that.",
    "Thanks for letting me know.",
    "I see, thank you.",
    "Alright, I'll keep {v} in mind.",
)


def capital(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]


def twisted(rng: random.Random, question: str) -> str:
    """A question as somebody types it: as it is, without its mark, politely, with a greeting."""
    chance = rng.random()
    if chance < 0.55:
        return question
    if chance < 0.7:
        return question.removesuffix("?")
    if chance < 0.8:
        return "hey, " + question
    if chance < 0.9:
        return question.removesuffix(".").removesuffix("?") + "? thanks"
    return "Quick one: " + question
