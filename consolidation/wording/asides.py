"""Words that people put around a question. Training only: they must not change the answer."""

from __future__ import annotations

import random

SHARE = 0.35  # of the questions that get such words
BEFORE = (
    "Luna, ", "Hey, ", "By the way, ", "One question: ", "Sorry, ", "Before I go: ", "Well, ",
    "Just to be sure: ", "For the record: ", "Since you're here: ", "Now then: ", "Okay, so: ",
    "From what I've told you: ", "To come back to it: ", "Between you and me: ", "Think: ",
    "In short: ", "If you can: ", "I'm in a hurry. ", "Somebody asked me. ", "Next. ",
    "It slipped my mind. ", "This is for a form. ", "Let's see. ",
)  # fmt: skip
AFTER = (
    " Please answer.", " It slipped my mind.", " I have no idea.", " Thanks.", " Be brief.",
    " Somebody wants to know.", " I need it now.", " Tell me.", " One word will do.",
)  # fmt: skip


def spoken(rng: random.Random, question: str) -> str:
    """A question as it is, or with a few words before or after it."""
    if rng.random() >= SHARE:
        return question
    if rng.random() < 1 / 3:
        return question + rng.choice(AFTER)
    before = rng.choice(BEFORE)
    begins = question.split(" ", 1)[0]
    if before.endswith(". ") or begins == "I" or begins.startswith("I'"):
        return before + question
    return before + question[:1].lower() + question[1:]
