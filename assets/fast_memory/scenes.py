"""Reads `dialogues.txt` and arranges its scenes into long histories with questions."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from memory.vocabulary.records import Turn

FILE = Path(__file__).with_name("dialogues.txt")
NAMES = (
    "Ada", "Bruno", "Chiara", "Dario", "Esther", "Felix", "Greta", "Hugo", "Ines", "Jakob",
    "Kaia", "Leon", "Mirjam", "Nils", "Orla", "Pavel", "Rosa", "Stefan", "Thea", "Viktor",
)  # fmt: skip
_SCENES_A_TALK = (2, 5)  # scenes that follow one another on one day
_TOLD_AFTER = 20  # days at most between something and its telling
_WORDY = 0.6  # of the chats: the assistant writes at length
_OPENINGS = ("Certainly!", "Great question!", "Of course, let's go through it.", "Congratulations!")
_STEPS = (
    "Take stock of what you already have for", "Write down what matters most about",
    "Set a date for the first part of", "Review once a week how it goes with",
    "Look for typical mistakes with", "Ask somebody with experience about",
    "Keep the costs and the time in view for", "Prepare an example that shows",
)  # fmt: skip
_CLOSINGS = (
    "Would you like me to go into more detail?", "Let me know how it goes!",
    "If you share more details, I can adapt this for you.", "I hope that this helps!",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """A short talk and questions about it.

    Attributes:
        kind: "friends" have names, a "chat" is between the user and the assistant.
        lines: (who, text), who is "A" or "B"; A is the user.
        questions: (text, the places of the lines that answer it, from 0).
    """

    kind: str
    lines: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class History:
    """Turns of many conversations, and questions with the places of the turns that answer."""

    turns: tuple[Turn, ...]
    questions: tuple[tuple[str, tuple[int, ...]], ...]
    now: datetime


def scenes(path: Path = FILE) -> list[Scene]:
    """Every scene of the file.

    Raises:
        ValueError: a line has no known form, or a question cites a line that is not there.
    """
    found: list[Scene] = []
    for block in re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        kind, *rest = block.strip().splitlines()
        lines: list[tuple[str, str]] = []
        questions: list[tuple[str, tuple[int, ...]]] = []
        for line in rest:
            if said := re.fullmatch(r"([AB]): (.+)", line):
                lines.append((said[1], said[2]))
            elif asked := re.fullmatch(r"\? (.+) \| ([\d ]+)", line):
                places = tuple(int(place) - 1 for place in asked[2].split())
                if max(places) >= len(lines):
                    raise ValueError(f"No such line: {line}")
                questions.append((asked[1], places))
            else:
                raise ValueError(f"A line of no known form: {line}")
        found.append(Scene(kind, tuple(lines), tuple(questions)))
    return found


def history(kinds: str, seed: int, own: list[Scene]) -> History:
    """All scenes of a kind as the history of one pair, in random order, over about a year."""
    dice = random.Random(seed)
    chosen = [scene for scene in own if scene.kind == kinds]
    dice.shuffle(chosen)
    first, second = dice.sample(NAMES, 2)
    day = datetime(2025, 1, 6, 18, 30, tzinfo=UTC)
    turns: list[Turn] = []
    questions: list[tuple[str, tuple[int, ...]]] = []
    talk = left = 0
    for scene in chosen:
        if not left:
            talk, left = talk + 1, dice.randint(*_SCENES_A_TALK)
            day += timedelta(days=dice.randint(3, 20), hours=dice.randint(-3, 3))
        left -= 1
        told = day - timedelta(days=dice.randint(0, _TOLD_AFTER))
        fill = {
            "A": first, "B": second, "date": f"{told.day} {told:%B}", "month": f"{told:%B}"
        }  # fmt: skip
        begin = len(turns)
        wordy = kinds == "chat" and dice.random() < _WORDY
        for place, (who, text) in enumerate(scene.lines):
            if wordy and who == "B":
                text = long_winded(text, scene.lines[place - 1][1], dice)
            turns.append(
                Turn(
                    f"talk-{talk}",
                    "user" if who == "A" else "assistant",
                    _filled(text, fill),
                    id=f"{kinds}-{seed}-{begin + place}",
                    time=day + timedelta(minutes=len(turns) - begin),
                    speaker=fill[who] if kinds == "friends" else "",
                )
            )
        for text, places in scene.questions:
            questions.append((_filled(text, fill), tuple(begin + place for place in places)))
            if kinds == "friends" and dice.random() < 0.15:  # questions that name the time
                dated = f"{text.rstrip('?')} in {told:%B %Y}?"
                questions.append((_filled(dated, fill), questions[-1][1]))
    return History(tuple(turns), tuple(questions), day + timedelta(days=30))


def long_winded(reply: str, asked: str, dice: random.Random) -> str:
    """A reply as many assistants write it: the question said again, headings, steps."""
    words = [word.strip(".,;:?!") for word in asked.split() if len(word) > 4] or ["this"]
    parts = [dice.choice(_OPENINGS), reply, "Here is a plan you can follow:"]
    for number in range(1, dice.randint(3, 7)):
        some = " and ".join(dice.sample(words, min(len(words), 2)))
        parts.append(f"{number}. **{dice.choice(words).title()}**: {dice.choice(_STEPS)} {some}.")
    parts.append(dice.choice(_CLOSINGS))
    return "\n".join(parts)


def _filled(text: str, fill: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: fill[found[1]], text)
