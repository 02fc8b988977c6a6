"""What the judge learns from: a message, lines beside it, and which of them answer.

Made from the curriculum of the mind, from lines written for the judge (`lines_*.jsonl`), and from
messages of public talk, which ask nothing that Luna's user told.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assets.mind.curriculum.apart import apart
from assets.mind.curriculum.facts import (
    ABSTAIN,
    Known,
    ask,
    bare,
    know,
    know_again,
    unknown,
)
from assets.mind.curriculum.naming import about_name, identity, named_now
from assets.mind.curriculum.qualified import Told, qualified, three_alike, two_told
from assets.mind.curriculum.requests.request import request
from assets.mind.curriculum.scene import Scene, past_line
from assets.mind.curriculum.situations import choices, limited, suggestion, undecided
from assets.mind.curriculum.slots.kept import HELD_OUT, TRAINED
from assets.mind.curriculum.styles.order import order
from assets.mind.curriculum.talk import nameless, talk
from memory.vocabulary.prompt_form import joined

FOLDER = Path(__file__).parent
ABOUT_NAMES = ("I call you", "Your name is", "You are ")
WRITTEN = 0.75  # of the draws, which have one example each where others have two or three
_CORPORA = ("self_dialogue", "topical_chat_validtest", "synthetic_persona_chat_validtest",
            "oasst_en100")  # fmt: skip


@dataclass(frozen=True)
class Example:
    """A message, whether it asks for what only its user can have told, and (line, answers)."""

    say: str
    memory: bool
    lines: tuple[tuple[str, bool], ...] = ()


def written(pattern: str = "lines_*.jsonl") -> list[Example]:
    """The lines written for the judge."""
    return [
        Example(row["say"], row["kind"] == "memory", tuple((t, bool(a)) for t, a in row["lines"]))
        for file in sorted(FOLDER.glob(pattern))
        for row in map(json.loads, file.open(encoding="utf-8"))
    ]


class Examples:
    """Draws examples.

    Args:
        corpora: the folder of public dialogues.
    """

    def __init__(self, corpora: Path) -> None:
        self.reload()
        self._said: list[str] = []
        for name in _CORPORA:
            with gzip.open(corpora / f"{name}.jsonl.gz", "rt", encoding="utf-8") as talks:
                for text in talks:
                    turns = json.loads(text)["turns"]
                    self._said += [t["text"] for t in turns if t["role"] == "user"]

    def reload(self) -> None:
        """Read the written lines anew: they may still be written while the training runs."""
        self._own = written()

    def draw(self, rng: random.Random) -> list[Example]:
        """Some examples, often about the same lines."""
        if rng.random() < WRITTEN:
            return [_shuffled(rng, rng.choice(self._own))]
        chance = rng.random()
        if chance < 0.4:
            return _asked(rng)
        if chance < 0.5:
            return _apart(rng)
        if chance < 0.6:
            return _several(rng)
        return self._other(rng)

    def _other(self, rng: random.Random) -> list[Example]:
        """Messages of every other kind, beside lines."""
        told: list[str] = []
        chance = rng.random()
        if chance < 0.3:
            said = [request(rng).turns[-1] for _ in range(2)]
        elif chance < 0.5:
            said = [rng.choice(self._said)[-300:] for _ in range(2)]
        elif chance < 0.6:
            drawn = choices(rng, rng.choice((1, 2)))
            told, said = [fact for fact, _ in drawn], [q for _, asked in drawn for q, _ in asked]
        elif chance < 0.68:
            told, asked = limited(rng)
            said = [q for q, _ in asked]
        elif chance < 0.74:
            drawn_choice = suggestion(rng)
            told = [drawn_choice.fact] if drawn_choice.fact else []
            said = [drawn_choice.question, undecided(rng)[0]]
        elif chance < 0.88:
            facts = know(rng, 2)
            scene = Scene(rng)
            said = [scene.telling(facts[0])[0], two_told(rng, "")[1], named_now(rng)[0]]
            told = [facts[0].line] if rng.random() < 0.5 else [facts[1].line]
        else:
            said = [talk(rng, "")[0], order(rng).said]
        lines = [*told, *_beside(rng)]
        rng.shuffle(lines)
        chosen = rng.sample([s for s in said if s], min(2, len([s for s in said if s])))
        return [Example(s, False, tuple((line, False) for line in lines[:6])) for s in chosen]


def _beside(rng: random.Random) -> list[str]:
    lines = identity(rng)[0] if rng.random() < 0.2 else []
    return [*lines, *(k.line for k in know(rng, rng.choice((0, 1, 2, 3, 4))))]


def _line(rng: random.Random, fact: Known) -> str:
    """A fact as memory words it, or in the words of the user in this or an earlier talk."""
    chance = rng.random()
    if chance < 0.8:
        return fact.line
    return past_line(rng, fact) if chance < 0.84 else Scene(rng).telling(fact)[0]


def _asked(rng: random.Random, held_out: bool = False) -> list[Example]:
    """Questions about facts of a block, and about what nobody told."""
    slots = HELD_OUT if held_out and rng.random() < 0.5 else TRAINED
    block = know(rng, rng.choice((0, 1, 1, 2, 3, 4, 5, 6, 8)), slots)
    names, name = identity(rng) if rng.random() < 0.3 else ([], "")
    shown = [(_line(rng, fact), fact) for fact in block]
    found: list[Example] = []

    def add(say: str, answers: Sequence[object]) -> None:
        lines = [(text, fact in answers) for text, fact in shown]
        lines += [(text, text in answers) for text in names]
        rng.shuffle(lines)
        found.append(Example(say, True, tuple(lines)))

    for fact in rng.sample(block, min(len(block), 2)):
        add(ask(rng, fact, held_out)[0], [fact])
    if not block or rng.random() < 0.6:
        add(unknown(rng, block, slots, held_out)[0], [])
    if names and rng.random() < 0.5:
        question, answer = about_name(rng, names, name, settled=True)
        if answer.startswith(ABOUT_NAMES):
            add(question, names)
    elif not names and rng.random() < 0.15:
        add(nameless(rng)[0], [])
    return found


def _apart(rng: random.Random) -> list[Example]:
    """The user's own and other people's, of one sort."""
    known, asked = apart(rng)
    beside = [k.line for k in know(rng, rng.choice((0, 0, 2)))]
    found = []
    for question, answer in asked:
        lines = [(k.line, answer != ABSTAIN and k.answer == answer) for k in known]
        lines += [(line, False) for line in beside]
        rng.shuffle(lines)
        found.append(Example(question, True, tuple(lines)))
    return rng.sample(found, min(3, len(found)))


def _several(rng: random.Random) -> list[Example]:
    """Several things of a sort in one line or in lines of their own; conditions and negations."""
    told: Told = three_alike(rng) if rng.random() < 0.5 else qualified(rng)
    lines = joined(told.lines) if rng.random() < 0.7 else list(told.lines)
    beside = know(rng, rng.choice((0, 1, 2)))
    starts = {" ".join(line.split()[:4]) for line in lines}
    beside = [k for k in beside if " ".join(k.line.split()[:4]) not in starts]
    found = []
    for question, answer in told.asked:
        if answer.startswith(("Got it", "I'll remember", "Thanks for", "I'd choose")):
            found.append(Example(question, False, tuple((line, False) for line in lines)))
            continue
        shown = [*((line, True) for line in lines), *((k.line, False) for k in beside)]
        rng.shuffle(shown)
        found.append(Example(question, True, tuple(shown)))
    if rng.random() < 0.4:  # the same sort, of somebody else
        other = know_again(rng, rng.choice(know(rng, 2)))
        found.append(
            Example(bare(ask(rng, other)[0]), True, tuple((line, False) for line in lines))
        )
    return found


def _shuffled(rng: random.Random, example: Example) -> Example:
    lines = list(example.lines)
    rng.shuffle(lines)
    return Example(example.say, example.memory, tuple(lines))


def held_out(rng: random.Random) -> list[Example]:
    """Wordings, and every second time sorts, that were not trained."""
    return _asked(rng, held_out=True)
