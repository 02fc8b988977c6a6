"""The user's name and what they want to be called."""

from __future__ import annotations

import random

from assets.mind.curriculum.naming_wordings import (
    ADDRESS,
    CALLED,
    CALLED_BESIDE,
    CALLED_BESIDE_REPLIES,
    INTRODUCED,
    MET,
    NAME,
    ODD,
    PLAIN_ADDRESS,
    SAID,
    SAY_IT,
    TAKEN_UP,
    TITLES,
)
from assets.mind.curriculum.slots.words import invented, value

OTHER_NAME = 0.3  # how often the name given just now is not yet, or not any more, in the lines


def _call(rng: random.Random) -> str:
    """A form of address: mostly a word that must be copied."""
    return rng.choice((
        invented(rng, 1.0), invented(rng, 1.0), value(rng, "person"), rng.choice(TITLES),
        rng.choice(ODD), invented(rng, 0.0),
    ))  # fmt: skip


def identity(rng: random.Random) -> tuple[list[str], str]:
    """Identity lines and the name to be used."""
    call, name = "", ""
    if rng.random() < 0.65:
        call = _call(rng)
    if not call or rng.random() < 0.3:
        name = value(rng, "person")
    lines = [f"The user goes by {call}."] if call else []
    lines += [f"The user's name is {name}."] if name else []
    rng.shuffle(lines)
    return lines, call or name


def named_now(rng: random.Random, call: str = "") -> tuple[str, str]:
    """The user says how they want to be addressed, and is addressed so."""
    call = call or _call(rng)
    if rng.random() < 0.12:
        said, reply = rng.choice(CALLED_BESIDE), rng.choice(CALLED_BESIDE_REPLIES)
    else:
        said, reply = rng.choice(CALLED), rng.choice(TAKEN_UP)
    return said.format(c=call), reply.format(c=call)


def about_name(
    rng: random.Random, lines: list[str], name: str, settled: bool = False
) -> tuple[str, str]:
    """Questions about the name, and the moment it was given: with `settled` no other one."""
    real = next((x.split(" is ")[1][:-1] for x in lines if "name is" in x), "")
    call = next((x.split("goes by ")[1][:-1] for x in lines if "goes by" in x), "")
    draw = rng.random()
    if draw < 0.05:
        return rng.choice(SAY_IT), rng.choice(SAID).format(c=name)
    if call and draw < 0.45:
        return rng.choice(ADDRESS), f"I call you {call}."
    if call and draw < 0.65:
        return named_now(rng, "" if rng.random() < OTHER_NAME and not settled else call)
    if not call and draw < 0.25:
        return rng.choice(PLAIN_ADDRESS), f"I call you {real}."
    if real and draw > 0.85:
        return rng.choice(INTRODUCED).format(c=real), rng.choice(MET).format(c=name)
    if real:
        return rng.choice(NAME), f"Your name is {real}."
    return rng.choice(NAME), f"You are {call}."
