"""`/why` on the screen: what a reply was given, just now or long ago."""

from __future__ import annotations

import asyncio
import re

from app.talk.after.why import Item, Why
from app.talk.reply.truth.inventory import asks_for_all
from app.tui.model.ports import Assembled, Memory
from app.tui.model.talk_model import ExchangeState
from app.tui.screens.boxes.report import ReportScreen
from app.tui.talk.view import View
from app.tui.text import words
from app.tui.text.blocks import Block
from memory.vocabulary.errors import NotFoundError
from memory.vocabulary.records import ChangeKind, Fact, Status

GONE = "forgotten or replaced since"
Lines = list[str | tuple[str, str]]


async def show(view: View, luna: Assembled, exchange: ExchangeState) -> None:
    """Look everything up and show it."""
    given, reply = exchange.why, exchange.reply
    if given is None:
        listed = asks_for_all(exchange.message.text)
        said = "Memory listed everything itself; nothing was sent to the model."
        view.note(said if listed else "There is no record of what this reply was given.")
        return
    found = await asyncio.to_thread(lambda: blocks(luna.memory, given, reply))
    view.over(lambda: ReportScreen("Why this reply", found))


def blocks(memory: Memory, given: Why, reply: str) -> list[Block]:
    """What a turn remembered, used and left out, and what came from the weights."""
    kept: Lines = [_change(memory, each) for each in given.changes]
    found = [Block("Remembered", kept or ["Nothing new in what you wrote."])]
    used: Lines = [_line(memory, each) for each in given.used]
    found.append(Block("Used", used or ["Nothing was recalled."]))
    left: Lines = [_line(memory, each) for each in given.left_out]
    if given.dropped:
        left.append(f"{words.plural(given.dropped, 'oldest exchange')} of this talk")
    if left:
        found.append(Block("Left out, no room", left))
    if given.unneeded:
        talk = f"{words.plural(given.unneeded, 'exchange')} of this talk: the question needs none"
        found.append(Block("Left out, not needed", [talk]))
    return [*found, Block("From the weights", _weights(memory, given, reply))]


def _weights(memory: Memory, given: Why, reply: str) -> Lines:
    """Which adapters spoke, and which of their facts the reply names that no prompt held."""
    if not given.adapters:
        return ["No adapter was in use: the base model alone."]
    lines: Lines = [f"{name}, strength {scale:g}" for name, scale in given.adapters]
    sent = {each.id for each in given.used}
    for fact in memory.facts(status=[Status.CONSOLIDATED]):
        if fact.id not in sent and _named(fact, reply):
            lines.append(("learned", f"{fact.text}  (in the reply, not in the prompt)"))
    if len(lines) == len(given.adapters):
        lines.append("The reply mentions nothing they learned.")
    return lines


def _named(fact: Fact, reply: str) -> bool:
    pattern = rf"(?<!\w){re.escape(fact.value.casefold())}(?!\w)"
    return bool(fact.value.strip()) and re.search(pattern, reply.casefold()) is not None


def _change(memory: Memory, item: Item) -> tuple[str, str]:
    kind = ChangeKind(item.kind)
    refused = kind is ChangeKind.REFUSED
    return words.SAID[kind], "a secret, or a number" if refused else _fact(memory, item.id)


def _line(memory: Memory, item: Item) -> tuple[str, str]:
    text = _fact(memory, item.id)
    if item.kind == "turn":
        turn = memory.turn(item.id)
        text = " ".join(turn.text.split())[:200] if turn is not None else GONE
    return item.kind, f"{text}  ({item.reason}; {words.plural(item.tokens, 'token')})"


def _fact(memory: Memory, id: str) -> str:
    try:
        return memory.fact(id).text
    except NotFoundError:
        return GONE
