"""The words that the screens use for what memory did and used, each in one place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from app.talk.after.why import Item
from app.tui.text import graphemes
from app.tui.text.blocks import Block
from app.upkeep.knowledge import History
from memory.vocabulary.prompt_form import inferred_text
from memory.vocabulary.records import Change, ChangeKind, Fact, Status

STATES = {
    Status.ACTIVE: "fast memory",
    Status.HELD: "waits for your yes",
    Status.CONSOLIDATED: "in the weights",
    Status.PROMPT_ONLY: "prompt only",
    Status.SUPERSEDED: "replaced",
    Status.EXPIRED: "over",
}
CAN_UNDO = {ChangeKind.ADDED, ChangeKind.SUPERSEDED, ChangeKind.RETRACTED, ChangeKind.EDITED}
SAID = {
    ChangeKind.ADDED: "remembered",
    ChangeKind.REPEATED: "known already",
    ChangeKind.SUPERSEDED: "remembered",
    ChangeKind.RETRACTED: "no longer true",
    ChangeKind.HELD: "waits for your yes",
    ChangeKind.REFUSED: "not kept",
    ChangeKind.EDITED: "corrected",
    ChangeKind.FORGOTTEN: "forgotten",
}
_USERS, _USER = re.compile(r"\bthe user['’]s\b"), re.compile(r"\bthe user\b")

CUT = {  # why a reply was cut, and the action that helps
    "length": ("cut: the longest reply allowed (chat.max_tokens in the settings)", "more"),
    "room": ("cut: the model's context is full", "more"),
    "repeated": ("cut: it kept repeating itself", "again"),
}


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 fact", "2 facts"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def was(change: Change) -> str:
    """What a change replaced, as "was Berlin"; empty when it replaced nothing."""
    before = change.previous
    if change.kind not in (ChangeKind.SUPERSEDED, ChangeKind.EDITED) or before is None:
        return ""
    return f"was {before.value or before.text}" if before.text != change.fact.text else ""


def short(fact: Fact) -> str:
    """A fact of the user where all are of the user: "Lives in Orlen." """
    text = graphemes.shown(inferred_text(fact.text) if fact.inferred else fact.text)
    if text.startswith("The user's "):
        rest = f"Your {text.removeprefix('The user' + chr(39) + 's ')}"
    else:
        rest = text.removeprefix("The user ")
    rest = _USERS.sub("your", rest)
    return rest[:1].upper() + _USER.sub("you", rest)[1:]


def used(items: Sequence[Item]) -> str:
    """ "given 2 facts and 1 earlier message"; empty when nothing was looked up for a message.

    What stands in every prompt does not count: it was not chosen for this one.
    """
    chosen = [item for item in items if not item.always]
    turns = sum(item.kind == "turn" for item in chosen)
    facts = len(chosen) - turns
    parts = [plural(facts, "fact")] if facts else []
    parts += [plural(turns, "earlier message")] if turns else []
    return "given " + " and ".join(parts) if parts else ""


def reason(change: Change) -> str:
    """Why something was held or refused, for people."""
    return change.reason.replace("`", "")


def when(fact: Fact) -> str:
    """The day a fact was last seen, "3 Nov 2026"."""
    return day(fact.last_seen)


def history_blocks(found: History) -> list[Block]:
    """How a fact came to be, as blocks to read."""
    fact = found.fact
    seen = f"{fact.source.value}, seen {fact.times_seen}×, first {day(fact.first_seen)}, " \
           f"last {day(fact.last_seen)}, revision {fact.revision}"  # fmt: skip
    blocks = [Block(fact.text, [f"{STATES[fact.status]}; {seen}"])]
    if found.before:
        before = [(f"{day(each.first_seen)} –", each.text) for each in found.before]
        blocks.append(Block("Before", before))
    if found.after is not None:
        blocks.append(Block("Replaced by", [found.after.text]))
    told: list[str | tuple[str, str]] = [
        (day(turn.time), " ".join(turn.text.split())[:200]) for turn in found.told
    ]
    blocks.append(Block("Told in", told or ["No conversation that still exists."]))
    learned: list[str | tuple[str, str]] = [
        (day(entry.learned), f"night {entry.night}: {entry.right} of {entry.probes} questions "
         f"right, revision {entry.revision}, model {entry.base[:12]}") for entry in found.learned
    ]  # fmt: skip
    return [*blocks, Block("In weights", learned or ["Not yet."])]


def day(time: datetime) -> str:
    """ "3 Nov 2026"."""
    here = time.astimezone()
    return f"{here.day} {here:%b %Y}"


def lines(text: str) -> str:
    """The size of a paste, "12 lines, 430 characters"."""
    return f"{plural(len(text.splitlines()), 'line')}, {plural(len(text), 'character')}"
