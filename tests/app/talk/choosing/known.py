"""Facts as memory stores them, for these tests."""

from memory.vocabulary.records import Fact, Kind


def fact(slot: str, value: str, text: str, polarity: int = 1, subject: str = "user") -> Fact:
    """A fact of the user, or of somebody else."""
    return Fact(slot, value, text, Kind.FACT, polarity=polarity, subject=subject)


def dislikes(value: str) -> Fact:
    """A dislike."""
    return fact("dislikes", value, f"The user dislikes {value}.", -1)


def likes(value: str) -> Fact:
    """A taste."""
    return fact("likes", value, f"The user likes {value}.")


def allergic(value: str) -> Fact:
    """An allergy; memory keeps it without a sign."""
    return fact("allergy", value, f"The user is allergic to {value}.")


def afraid(value: str) -> Fact:
    """A fear; without a sign as well."""
    return fact("fear", value, f"The user is afraid of {value}.")


def is_(diet: str) -> Fact:
    """A way of eating."""
    return fact("diet", diet, f"The user is {diet}.")
