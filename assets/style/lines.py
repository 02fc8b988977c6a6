"""Instructions with the kind of form that they ask for; "other" asks for none.

The wordings are those of the default mind's curriculum (`assets.mind.curriculum.styles`) and of
`further.txt`. What stands in a blank is masked by the recogniser and says nothing about the kind.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from assets.fast_memory.lines import lines as told
from assets.mind.curriculum.styles.order import KINDS, RULES, order

FURTHER = Path(__file__).with_name("further.txt")
OTHER = "other"
# Kinds of the curriculum that decoding treats alike.
_ALIKE = {
    "say_first": "begin_with", "pps": "ps", "british": "spelling", "american": "spelling",
    "hours_12": "hours", "hours_24": "hours",
    **dict.fromkeys(("french", "german", "spanish", "italian"), "language"),
    **dict.fromkeys(
        ("formal", "playful", "casual", "polite", "pirate", "medieval", "cowboy", "robot",
         "encouraging", "butler", "wizard", "cat"),
        "tone",
    ),
}  # fmt: skip
_ALL = ("every reply", "every answer", "your answers", "each response", "all you say", "messages",
        "your output", "what you write to me", "each of your replies",
        "your responses")  # fmt: skip
_NUMBERS = ("two", "three", "2", "3", "four", "5")
_FRAMES = ("{V}.", "{v}", "Please {v}.", "Always {v}.", "From now on, {v}.", "I want you to {v}.",
           "{V}, please.", "Make sure to {v}.", "Whenever you answer, {v}.",
           "Remember: {v}.")  # fmt: skip
_HELD_FRAMES = ("{V}.", "You should {v}.", "As of today, {v}.", "Try to {v}.")
_EACH = 70  # lines of a kind
_TOLD = 700  # lines that tell something else


@dataclass(frozen=True)
class Line:
    """An instruction, and the kind of form that it asks for."""

    text: str
    kind: str


def further() -> dict[str, tuple[list[str], list[str]]]:
    """The wordings of `further.txt` by kind: trained, held out."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    kind, held = "", False
    for line in FURTHER.read_text("utf-8").splitlines():
        if line.startswith("= "):
            kind, held = line[2:], False
            found.setdefault(kind, ([], []))
        elif line == "||":
            held = True
        elif line and not line.startswith("#"):
            found[kind][held].append(line)
    return found


def _drawn(rng: random.Random, kind: str, form: str, held: bool) -> str:
    words = RULES[kind].words if kind in RULES and RULES[kind].words != ("",) else _NUMBERS
    filled = form.format(all=rng.choice(_ALL), w=rng.choice(words) or "🙂")
    if not form[0].islower():
        return filled[0].upper() + filled[1:]
    frame = rng.choice(_HELD_FRAMES if held else _FRAMES)
    return frame.format(v=filled, V=filled[0].upper() + filled[1:])


def lines(seed: int, *, held_out: bool = False) -> list[Line]:
    """Lines of every kind, the same for the same seed."""
    rng = random.Random(f"style {seed} {held_out}")
    each = 12 if held_out else _EACH
    found = []
    for kind in KINDS:
        for _ in range(each):
            drawn = order(rng, held_out, kind)
            found.append(
                Line(rng.choice((drawn.line, drawn.line, drawn.said)), _ALIKE.get(kind, kind))
            )
    for kind, (trained, held) in further().items():
        forms = held if held_out else trained
        if not forms:
            continue
        for form in forms if kind == OTHER else (rng.choice(forms) for _ in range(each)):
            times = 4 if kind == OTHER and form[0].islower() else 1
            found += [Line(_drawn(rng, kind, form, held_out), kind) for _ in range(times)]
    if not held_out:
        rest = [line.text for line in told() if line.label != "instruction"]
        found += [Line(text, OTHER) for text in rng.sample(rest, min(_TOLD, len(rest)))]
    return list(dict.fromkeys(found))
