"""What the manners are trained on: examples of every sort, in tokens.

Scenes of memory come from `curriculum`; the base's own replies and public talk are there so that
everything else stays as it is.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assets.mind.curriculum import dialogues
from assets.mind.curriculum.facts import know
from assets.mind.curriculum.naming import identity
from assets.mind.curriculum.scene import Dialogue, chat
from assets.mind.curriculum.styles.order import follow, order
from memory.vocabulary.prompt_form import recalled_text, system_text

# What the chat template of the base puts first where no system message is given.
BASE_SYSTEM = "You are a helpful AI assistant named SmolLM, trained by Hugging Face"
LONGEST = 520  # tokens of an example
HELD_OUT_EVERY = 5  # trees of public talk
Encode = Callable[[str], list[int]]


@dataclass(frozen=True)
class Example:
    """Token ids, where the loss is taken, and the branch of each token (0 is the stem).

    With `teacher` the base's distribution is learned instead of the tokens: its ids are what the
    base is shown, and the last `learn` tokens of both are the same.
    """

    sort: str
    ids: list[int]
    learn: list[bool]
    branches: list[int]
    teacher: list[int] | None = None


@dataclass(frozen=True)
class Shares:
    """How often each sort is drawn; the rest are scenes of memory."""

    drill: float = 0.14
    gathered: float = 0.13
    base: float = 0.30
    styled: float = 0.12
    talk: float = 0.05


class Lessons:
    """Draws examples.

    Args:
        encode: Text with control tokens to ids.
        replies: The base's own replies (`curriculum.base_replies`).
        corpora: The folder of public dialogues.
    """

    def __init__(self, encode: Encode, replies: Path, corpora: Path, shares: Shares) -> None:
        self._encode, self._shares, self._file = encode, shares, replies
        self.reload()
        self._talk = _trees(corpora)

    def reload(self) -> None:
        """Read the base's replies anew: they may still be made while the training runs."""
        lines = self._file.read_text(encoding="utf-8").splitlines()
        self._replies = [json.loads(line) for line in lines if line.endswith("}")]
        whole = [r for r in self._replies if r["ended"] and len(r["messages"]) == 1]
        self._asides = [
            (r["messages"][0]["text"], r["reply"]) for r in whole if len(r["reply"]) < 260
        ]
        self._whole = whole

    def draw(self, rng: random.Random) -> Example | None:
        """One example; None where one was drawn that cannot be used."""
        shares, draw = self._shares, rng.random()
        for sort in ("drill", "gathered", "base", "styled", "talk"):
            draw -= getattr(shares, sort)
            if draw < 0:
                found: Example | None = getattr(self, f"_{sort}_example")(rng)
                break
        else:
            asides = rng.sample(self._asides, min(4, len(self._asides)))
            found = self._encoded("scene", dialogues.true_form(rng, asides=asides))
        return found if found and 8 < len(found.ids) <= LONGEST and any(found.learn) else None

    def _drill_example(self, rng: random.Random) -> Example:
        return self._encoded("drill", dialogues.drill(rng, 1, 8))

    def _gathered_example(self, rng: random.Random) -> Example:
        return self._encoded("gathered", dialogues.gathered(rng))

    def _base_example(self, rng: random.Random) -> Example:
        """The base's own reply, beside facts and names that do not matter to it."""
        found = rng.choice(self._replies)
        lines, facts = _beside(rng)
        messages = [(m["role"], m["text"]) for m in found["messages"]]
        teacher = self._prompt(BASE_SYSTEM, messages)
        role, last = messages[-1]
        block = recalled_text(facts)
        student = self._prompt(
            system_text(lines), [*messages[:-1], (role, f"{block}\n\n{last}" if block else last)]
        )
        end = "<|im_end|>" if found["ended"] else ""
        return self._own("base", student, teacher, self._encode(found["reply"] + end))

    def _talk_example(self, rng: random.Random) -> Example:
        """A reply of public talk, at the base's own distribution."""
        turns = rng.choice(self._talk)
        ends = [n for n, (role, _) in enumerate(turns) if role == "assistant"]
        last = rng.choice(ends[:2])
        before = turns[:last]
        student = self._prompt(system_text(_beside(rng)[0]), before)
        teacher = self._prompt(BASE_SYSTEM, before)
        reply = self._encode(turns[last][1] + "<|im_end|>")
        return self._own("talk", student, teacher, reply)

    def _own(self, sort: str, student: list[int], teacher: list[int], reply: list[int]) -> Example:
        reply = reply[: max(0, LONGEST - max(len(student), len(teacher)))]
        ids = student + reply
        learn = [False] * len(student) + [True] * len(reply)
        return Example(sort, ids, learn, [0] * len(ids), teacher + reply)

    def _styled_example(self, rng: random.Random) -> Example | None:
        """The base's own reply made to obey: an instruction that stands, or one of the moment."""
        found, asked = rng.choice(self._whole), order(rng)
        question = found["messages"][0]["text"]
        lines, facts = _beside(rng)
        standing = rng.random() < 0.5
        if not standing:
            question = f"{question.rstrip()} {asked.inline}"
        reply = follow(asked, found["reply"], rng, question)
        if reply is None or (reply == found["reply"] and rng.random() < 0.8):
            return None
        system = system_text(lines, [asked.line] if standing else [])
        return self._encoded("styled", chat(system, [], recalled_text(facts), [(question, reply)]))

    def _prompt(self, system: str, messages: list[tuple[str, str]]) -> list[int]:
        parts = [("system", system), *messages]
        text = "".join(f"<|im_start|>{role}\n{text}<|im_end|>\n" for role, text in parts)
        return self._encode(text + "<|im_start|>assistant\n")

    def _encoded(self, sort: str, dialogue: Dialogue) -> Example:
        parts = [(piece, 0) for piece in dialogue.stem]
        parts += [(p, n) for n, branch in enumerate(dialogue.branches, 1) for p in branch]
        ids: list[int] = []
        learn: list[bool] = []
        branches: list[int] = []
        for (text, wanted), number in parts:
            piece = self._encode(text)
            if number and len(ids) + len(piece) > LONGEST and branches[-1] != number:
                break  # whole branches only; an example that is too long is not drawn
            ids += piece
            learn += [wanted] * len(piece)
            branches += [number] * len(piece)
        return Example(sort, *_whole_branches(ids, learn, branches))


def _whole_branches(
    ids: list[int], learn: list[bool], branches: list[int]
) -> tuple[list[int], list[bool], list[int]]:
    """Without the branches from the first that does not fit."""
    over = next((n for n in range(min(len(ids), LONGEST), len(ids)) if branches[n]), None)
    if over is None:
        return ids, learn, branches
    cut = branches.index(branches[over])
    return ids[:cut], learn[:cut], branches[:cut]


def _beside(rng: random.Random) -> tuple[list[str], list[str]]:
    """Identity lines and facts that may stand beside a request."""
    lines = identity(rng)[0] if rng.random() < 0.25 else []
    facts = [k.line for k in know(rng, rng.randint(1, 6))] if rng.random() < 0.6 else []
    return lines, facts


def _trees(corpora: Path) -> list[list[tuple[str, str]]]:
    """Open-Assistant talk without the trees that are held out for evaluation."""
    found = []
    with gzip.open(corpora / "oasst_en100.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            talk = json.loads(line)
            if talk.get("tree", hash_of(talk)) % HELD_OUT_EVERY:
                found.append([(t["role"], t["text"]) for t in talk["turns"]])
    return [t for t in found if any(role == "assistant" for role, _ in t[1:])]


def hash_of(talk: dict[str, Any]) -> int:
    """A number of the first message, the same for every dialogue of one tree."""
    return sum(talk["turns"][0]["text"].encode())
