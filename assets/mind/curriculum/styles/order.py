"""Standing instructions of many kinds: how users word them, and replies that obey.

A lesson is a good reply transformed: `follow` makes it obey or says that it cannot be made to;
`follows` is the check that an independent reader would make. Wordings and words drawn with
`held_out` are never drawn otherwise.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from assets.mind.curriculum.styles import text
from assets.mind.curriculum.styles.languages import LANGUAGES
from assets.mind.curriculum.styles.letters import LETTERS
from assets.mind.curriculum.styles.rule import Rule
from assets.mind.curriculum.styles.shape import SHAPE
from assets.mind.curriculum.styles.tones import TONES
from assets.mind.curriculum.styles.wishes import WISHES
from assets.mind.curriculum.styles.wordings import WORDINGS
from assets.mind.curriculum.styles.words import AROUND

RULES: dict[str, Rule] = {**SHAPE, **AROUND, **LETTERS, **TONES, **LANGUAGES, **WISHES}
KINDS: tuple[str, ...] = (*RULES, "repeat_request")

_DO = ("answer", "reply", "respond", "write", "speak")
_ALL = ("every reply", "every answer", "all your answers", "each answer", "your replies",
        "all replies", "every response", "each of your answers", "every message", "your messages",
        "everything you write", "all your responses", "each message you send",
        "every text of yours", "everything you say",
        "all your output")  # fmt: skip
_THIS = ("your reply", "your answer", "the answer", "this answer", "this reply", "your response",
         "the response", "your message")  # fmt: skip
# Around a verb phrase ("answer in one sentence"); plain ones oftenest.
_FRAMES = ("{V}.", "{V}.", "{V}.", "Always {v}.", "Please {v}.", "I want you to {v}.",
           "I'd like you to {v}.", "You must {v}.", "Make sure to {v}.", "Remember to {v}.",
           "Be sure to {v}.", "Could you {v}?", "Can you always {v}?", "Would you please {v}?",
           "Don't forget to {v}.", "Never forget to {v}.", "I need you to {v}.",
           "You have to {v}.", "You are to {v}.", "Whenever you talk to me, {v}.",
           "Every time you answer, {v}.", "It would help me if you could {v}.",
           "I'd be glad if you could {v}.", "Whatever I ask, {v}.", "I expect you to {v}.",
           "When talking to me, {v}.", "At all times, {v}.", "I prefer you to {v}.",
           "{V}, always.", "{V} from now on.", "{V}, please.")  # fmt: skip
# These say that they stand; about one reply they make no sense.
_STANDING = re.compile(
    r"\b(?:from now on|always|when(?:ever)?|each time|every time|ever|never|at all times|forget|"
    r"(?:every|each|any|your) (?:message|text|reply|word|answer|letter|line)s?|whatever|"
    r"stop \w+ing|even|no longer)\b",
    re.IGNORECASE,
)
_SAID_ALREADY = re.compile(
    r"\b(?:from now on|always|whenever|when talking|(?:each|every) time|never|ever|at all times|"
    r"whatever|forget)\b|\?$",
    re.IGNORECASE,
)
# Whole lines that "From now on," may stand before; others give a reason or set a scene.
_FRAMED = re.compile(r"(?:No|I want|I'd like|Don't|Do not|Your|At most|At least|Only|Use)\b")
_PLAIN_FRAMES = ("{V}.", "{V}.", "Please {v}.", "{V}, please.", "I want you to {v}.")
_TERSE = ("{s}", "{s}", "{s}", "luna, {s}", "{s} thanks", "hey, {s}", "new rule: {s}",
          "{s} from now on", "{S}")  # fmt: skip
_HELD_FRAMES = ("{V}.", "You should {v}.", "See to it that you {v}.", "Try to {v}.")
_PLAIN_SAID = ("{S}", "{S}", "{s}", "Luna, {s}", "Hey Luna, {s}", "One rule: {s}", "Listen: {s}")
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
    r"Your|It|It's|What|Each|Whenever|When|Only|Please|Remember to|The|You)\b)[A-Z][a-z]+ "
)
_PROPER = re.compile(
    r"(?:I|I'd|French|German|Spanish|Italian|British|American|TL;DR|UK|JSON|P\.)(?!\w)|\""
)


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
    form = rng.choice(wording.held_out if held_out else wording.trained)
    if held_out:
        line = _line(rng, form, _HELD_FRAMES, _ALL, word)
        inline = _line(rng, rng.choice(wording.held_out), _HELD_INLINE, _THIS, word)
        said = rng.choice(_HELD_SAID)
    else:
        momentary = [one for one in wording.trained if not _STANDING.search(one)]
        frames = _FRAMES if not _STANDING.search(form) else _PLAIN_FRAMES
        line = _line(rng, form, frames, _ALL, word)
        inline = _line(rng, rng.choice(momentary), _INLINE, _THIS, word)
        if form.startswith("~"):
            standing = _STANDING.search(form)
            return Order(kind, line, _terse(rng, line, word, standing is not None), inline, word)
        plain = _SAID_ALREADY.search(line) or (form[0].isupper() and not _FRAMED.match(form))
        said = rng.choice(_PLAIN_SAID if plain else _SAID)
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


def _terse(rng: random.Random, line: str, word: str, standing: bool) -> str:
    """A wording of few words as it is typed."""
    said = rng.choice(_TERSE[:4] if standing or line[-1] in '?!.,"' else _TERSE)
    return said.format(s=line, S=line if _keeps_capital(line, word) else text.capital(line))


def _keeps_capital(line: str, word: str) -> bool:
    return bool(_PROPER.match(line)) or (bool(word) and line.startswith(word))


def _line(
    rng: random.Random, form: str, frames: tuple[str, ...], every: tuple[str, ...], word: str
) -> str:
    """A wording with its blanks filled; a verb phrase (in lower case) inside a frame."""
    filled = form.format(all=rng.choice(every), do=rng.choice(_DO), w=word)
    if form.startswith("~"):
        return re.sub(r" +", " ", filled[1:]).strip()
    if not form[0].islower() and not form.startswith("{do}"):
        return _tidy(filled if form.startswith("{w}") else filled[0].upper() + filled[1:])
    frame = rng.choice(frames)
    line = frame.format(v=filled, V=filled[0].upper() + filled[1:])
    return _tidy(line)


def _tidy(line: str) -> str:
    """No gap where a blank was empty, no full stop after a mark that ends the line."""
    line = re.sub(r" +(?= |\.$|\. )", "", line)
    line = re.sub(r"\.{4,}$", "...", line)
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
