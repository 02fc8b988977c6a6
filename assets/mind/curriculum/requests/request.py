"""Open requests: what people ask an assistant that has nothing to do with memory.

A request is a template filled with topics, worded as people type, about every third with a
constraint of form. Templates, topics, constraints and second turns are lines of text beside this
file; of every ten neighbours one is held out for evaluation and never drawn otherwise.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_CONSTRAINED, _DOUBLY, _FOLLOWED = 0.38, 0.15, 0.08  # shares of requests
_HELD = 3  # which of ten neighbours is held out
_SLOT = re.compile(r"\{([a-z_]+?)(\d?)\}")
_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_TEXTS = ("passage", "flawed", "snippet", "review")  # given texts stay as they are written
_NUMBERS = {  # slot: first and last value
    "n": (3, 10), "small": (2, 12), "a": (12, 99), "b": (3, 19), "big": (101, 9899),
    "year": (1850, 2020), "percent": (1, 19), "words": (3, 30), "least": (2, 14),
}  # fmt: skip
_TENS = {"percent": 5, "words": 10}
_QUESTION = re.compile(r"(what|how|why|who|where|when|which|is|are|do|does|can|should)\b", re.I)
_DEMAND = re.compile(  # verbs that open a demand, which takes a frame
    r"(write|draft|compose|give|explain|describe|summari[sz]e|list|name|make|recommend|suggest|find|"
    r"tell|teach|compare|translate|define|use|plan|create|think|invent|brainstorm|continue|rewrite|"
    r"paraphrase|rephrase|correct|proofread|fix|add|turn|calculate|convert|round|solve|design|draw|"
    r"set|argue|discuss|defend|rank|pick|sort|put|extract|rate|reverse|expand|improve|show|weigh|"
    r"divide|quiz|act|pretend|shorten|change)\b",
    re.IGNORECASE,
)
_FRAMES = (
    ("{}.", 30), ("{}", 24), ("Please {}.", 9), ("Can you {}?", 9), ("Could you {}?", 6),
    ("{}, please.", 5), ("I need you to {}.", 4), ("I'd like you to {}.", 3), ("hey, {}", 2),
    ("Hi! Could you please {}? Thanks!", 2), ("Would you {}?", 2), ("Help me: {}.", 1),
    ("Hello, can you {}", 2), ("pls {}", 2), ("{}. Thank you!", 2),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks: the sort of it and the user's turns, in order."""

    kind: str
    turns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one heading `# name weight class` of a file."""

    name: str
    weight: int
    form: str  # which constraints fit: `prose`, `list`, `code`, …
    lines: tuple[str, ...]


def request(rng: random.Random, held_out: bool = False) -> Request:
    """One request, determined by the state of `rng`.

    Args:
        rng: Where all choices come from.
        held_out: Draw from the templates and topics that are drawn for evaluation alone.
    """
    kinds = sections("templates")
    kind = rng.choices(kinds, [section.weight for section in kinds])[0]
    forms = {section.name: section.lines for section in sections("forms")}
    template = rng.choice(part(kind.lines, held_out))
    head, mark, text = template.partition("\\n")
    asked = _fill(head, rng, held_out).strip()
    if _DEMAND.match(head) and asked[-1] not in ".?!":
        frame = rng.choices([f for f, _ in _FRAMES], [weight for _, weight in _FRAMES])[0]
        asked = frame.format(asked if frame.startswith("{") else asked[0].lower() + asked[1:])
    lines = forms.get(f"form.{kind.form}", ())
    if lines and rng.random() < _CONSTRAINED:
        chosen = rng.sample(part(lines, held_out), 2 if rng.random() < _DOUBLY else 1)
        if chosen[0].split()[0] == chosen[-1].split()[0]:  # "in French" and "in German"
            del chosen[1:]
        for line in chosen:
            asked = _constrained(asked, _fill(line, rng, held_out))
    turns = [_typed(asked, rng)]
    if mark:
        turns[0] += "\n\n" + _fill(text, rng, held_out)
    follow = forms.get(f"then.{kind.form}", ())
    if follow and rng.random() < _FOLLOWED:
        turns.append(_typed(_fill(rng.choice(part(follow, held_out)), rng, held_out), rng))
    return Request(kind.name, tuple(turns))


def part(lines: Sequence[str], held_out: bool) -> list[str]:
    """The lines that are drawn in training, or those kept for evaluation."""
    return [line for at, line in enumerate(lines) if (at % 10 == _HELD) is held_out]


@cache
def sections(name: str) -> tuple[Section, ...]:
    """The sections of `NAME.txt`.

    Raises:
        ValueError: A section is too short to hold a line out.
    """
    found = []
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    for block in re.split(r"^# ", text, flags=re.MULTILINE)[1:]:
        heading, *rows = block.splitlines()
        label, weight, form = [*heading.split(), "1", ""][:3] if " " in heading else (
            heading, "1", "")  # fmt: skip
        cut = " | " if name == "topics" else "\x00"
        lines = tuple(x.strip() for row in rows if row.strip() for x in row.split(cut))
        if len(lines) <= _HELD:
            raise ValueError(f"the section {label} of {name} has no line to hold out")
        found.append(Section(label, int(weight), form, lines))
    return tuple(found)


@cache
def _topics() -> dict[str, tuple[str, ...]]:
    return {s.name: s.lines for name in ("topics", "passages") for s in sections(name)}


def _fill(template: str, rng: random.Random, held_out: bool) -> str:
    """A template with one wording of each `[x|y]` and a topic in each slot."""
    while found := _CHOICE.search(template):
        word = rng.choice(found[1].split("|"))
        template = template[: found.start()] + word + template[found.end() :]
    used: dict[str, str] = {}

    def put(match: re.Match[str]) -> str:
        name, whole = match[1], match[0]
        if whole not in used:
            if name in _NUMBERS:
                used[whole] = str(rng.randint(*_NUMBERS[name]) * _TENS.get(name, 1))
            else:
                others = [x for x in part(_topics()[name], held_out) if x not in used.values()]
                used[whole] = rng.choice(others).replace("\\n", "\n")
        return used[whole]

    return _SLOT.sub(put, template)


def _constrained(asked: str, form: str) -> str:
    """A phrase goes into the sentence, a sentence after it."""
    core = asked.rstrip()
    end = core[-1] if core[-1] in ".?!:" else ""
    if form[0].islower() and "Thank" not in core:
        pause = "" if form.startswith(("in ", "with ", "as ")) else ","
        return f"{core.rstrip('.?!:')}{pause} {form}{end}"
    end = "" if end else "?" if _QUESTION.match(core) else "."
    form = form[0].upper() + form[1:]
    return f"{core}{end} {form}" + ("" if form[-1] in ".?!\"'" else ".")


def _typed(text: str, rng: random.Random) -> str:
    """The text as somebody may type it."""
    text = text[0].upper() + text[1:] if rng.random() < 0.6 else text
    style = rng.random()
    if style < 0.2 and not re.search(r'["`\n]', text):
        text = text.lower()
    if style < 0.28 and text.count(".") + text.count("?") == 1:
        text = text.rstrip(".? ")
    return _slipped(text, rng) if rng.random() < 0.07 else text


def _slipped(text: str, rng: random.Random) -> str:
    """One slip of the fingers: two letters of a longer word change places, or one is lost."""
    places = [m.start() for m in re.finditer(r"(?<=[a-z]{2})[a-z](?=[a-z]{2})", text)]
    if not places or '"' in text:
        return text
    at = rng.choice(places)
    if rng.random() < 0.5:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at + 1 :]
