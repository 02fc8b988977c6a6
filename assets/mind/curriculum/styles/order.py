"""Standing instructions of many kinds: how users word them, and replies that obey.

A lesson is a good reply transformed: `follow` makes it obey or says that it cannot be made to;
`follows` is the check that an independent reader would make. Wordings and words drawn with
`held_out` are never drawn otherwise.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from assets.mind.curriculum.styles.languages import LANGUAGES
from assets.mind.curriculum.styles.letters import LETTERS
from assets.mind.curriculum.styles.rule import Rule
from assets.mind.curriculum.styles.shape import SHAPE
from assets.mind.curriculum.styles.tones import TONES
from assets.mind.curriculum.styles.wordings import WORDINGS
from assets.mind.curriculum.styles.words import AROUND

RULES: dict[str, Rule] = {**SHAPE, **AROUND, **LETTERS, **TONES, **LANGUAGES}
KINDS: tuple[str, ...] = (*RULES, "repeat_request")

_DO = ("answer", "reply", "respond", "write", "speak")
_ALL = ("every reply", "every answer", "all your answers", "each answer", "your replies",
        "all replies", "every response", "each of your answers")  # fmt: skip
_THIS = ("your reply", "your answer", "the answer", "this answer", "this reply", "your response")
# Around a verb phrase ("answer in one sentence"); plain ones oftenest.
_FRAMES = ("{V}.", "{V}.", "{V}.", "Always {v}.", "Please {v}.", "I want you to {v}.",
           "I'd like you to {v}.", "You must {v}.", "Make sure to {v}.", "Remember to {v}.",
           "Be sure to {v}.")  # fmt: skip
_HELD_FRAMES = ("{V}.", "You should {v}.", "See to it that you {v}.", "Try to {v}.")
_SAID = ("From now on, {s}", "{S}", "{s}", "Please {s}", "From here on {s}", "Luna, {s}",
         "In future, {s}", "Starting now, {s}", "One rule: {s}", "{S} Always.", "Hey Luna, {s}",
         "New rule: {s}", "for the rest of this talk {s}")  # fmt: skip
_HELD_SAID = ("As of today, {s}", "Here is how I want it: {s}", "{S} Every time, please.",
              "A wish of mine: {s}")  # fmt: skip
_INLINE = ("{V}.", "{V}.", "Please {v}.", "{V}, please.", "You must {v}.", "I want you to {v}.",
           "Make sure to {v}.", "And {v}.")  # fmt: skip
_HELD_INLINE = ("When you reply, {v}.", "But {v}.", "You should {v}.")
# What "please" may stand before, and first words that keep their capital.
_BARE = re.compile(
    r"(?!(?:A|An|All|And|At|Be sure|Every|I|I'd|Just|Make sure|My|Never|No|None|Not|Nothing|One|"
    r"Only|Please|Remember to|The|You)\b)[A-Z][a-z]+ "
)
_PROPER = re.compile(r"(?:I|I'd|French|German|Spanish|Italian|JSON|P\.)(?!\w)|\"")


@dataclass(frozen=True)
class Order:
    """One standing instruction, drawn.

    Attributes:
        kind: One of `KINDS`.
        line: As fast memory keeps it: "Answer in one sentence."
        said: As a user types it: "from now on, answer in one sentence please".
        inline: As a request about one reply, to be put after a question.
        word: What its blank takes, empty where it has none.
    """

    kind: str
    line: str
    said: str
    inline: str
    word: str


def order(rng: random.Random, held_out: bool = False, kind: str = "") -> Order:
    """An instruction of any kind, or of the one given."""
    kind = kind or rng.choice(KINDS)
    rule = RULES.get(kind)
    word = rng.choice(rule.held_out if held_out else rule.words) if rule else ""
    wording = WORDINGS[kind]
    if held_out:
        line = _line(rng, rng.choice(wording.held_out), _HELD_FRAMES, _ALL, word)
        inline = _line(rng, rng.choice(wording.held_out), _HELD_INLINE, _THIS, word)
    else:
        line = _line(rng, rng.choice(wording.trained), _FRAMES, _ALL, word)
        inline = _line(rng, rng.choice(wording.trained), _INLINE, _THIS, word)
    said = rng.choice(_HELD_SAID if held_out else _SAID)
    small = line if _keeps_capital(line, word) else line[0].lower() + line[1:]
    if said.startswith("Please") and not _BARE.match(line):
        said = "{S}"
    stopped = word or line.endswith("...") or rng.random() < 0.8
    said = said.format(s=small if stopped else small.rstrip("."), S=line)
    if (
        not re.search(r"\bI\b", line) and not re.search(r"\bm[ey]\b", word) and rng.random() < 0.5
    ):  # as fast memory writes it
        line = re.sub(r"\bme\b", "the user", re.sub(r"\bmy\b", "the user's", line))
    return Order(kind, line, said, inline, word)


def _keeps_capital(line: str, word: str) -> bool:
    return bool(_PROPER.match(line)) or (bool(word) and line.startswith(word))


def _line(
    rng: random.Random, form: str, frames: tuple[str, ...], every: tuple[str, ...], word: str
) -> str:
    """A wording with its blanks filled; a verb phrase (in lower case) inside a frame."""
    filled = form.format(all=rng.choice(every), do=rng.choice(_DO), w=word)
    if not form[0].islower() and not form.startswith("{do}"):
        return _tidy(filled if form.startswith("{w}") else filled[0].upper() + filled[1:])
    frame = rng.choice(frames)
    line = frame.format(v=filled, V=filled[0].upper() + filled[1:])
    return _tidy(line)


def _tidy(line: str) -> str:
    """No gap where a blank was empty, no full stop after a mark that ends the line."""
    line = re.sub(r" +(?= |\.$|\. )", "", line)
    return line if line.endswith("...") else re.sub(r"([.!?][\"*]?)\.$", r"\1", line)


def follow(order: Order, reply: str, rng: random.Random, request: str = "") -> str | None:
    """The reply made to obey, or None where this reply cannot be made to.

    Args:
        order: The instruction.
        reply: A good reply that knows nothing of it.
        rng: Chooses among endings and openings.
        request: What the user asked; needed where it is to be repeated.
    """
    reply = reply.strip()
    if not reply:
        return None
    if order.kind == "repeat_request":
        request = request.strip()
        return f"{request}\n\n{reply}" if request else None
    obeying = RULES[order.kind].follow(reply, order.word, rng)
    return obeying if obeying and follows(order, obeying, request) else None


def follows(order: Order, reply: str, request: str = "") -> bool:
    """Whether a reply obeys, to the letter."""
    reply = reply.strip()
    if not reply:
        return False
    if order.kind == "repeat_request":
        request = request.strip()
        return bool(request) and reply.startswith(request) and len(reply) > len(request) + 1
    return RULES[order.kind].follows(reply, order.word)


__all__ = ["KINDS", "Order", "follow", "follows", "order"]
