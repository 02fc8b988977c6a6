"""What a reply was given: kept with its turn, so that `/why` still knows after a restart.

Only ids, numbers and the kinds of reasons are written, never a word of the user: what has been
forgotten since is not in here either.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.talk.prompt.prompt import Prompt
from memory.disk.files import append_line, read_growing, write_growing
from memory.vocabulary.records import Change, Recall, Recalled

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Item:
    """A fact or an earlier message that was recalled, or a change of memory.

    Attributes:
        kind: "fact" or "turn"; of a change, the kind of the change.
        id: of the fact or the turn.
        reason: why it was recalled.
        tokens: what it took of the prompt.
        always: it stands in every prompt (a name, an instruction, what was pinned).
    """

    kind: str
    id: str
    reason: str = ""
    tokens: int = 0
    always: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """What one reply was given.

    Attributes:
        changes: what memory took from the message.
        used: what was recalled and sent.
        left_out: what was recalled and not sent, for want of room.
        dropped: exchanges of the talk that were not sent for want of room.
        unneeded: those that were not sent because the question stands alone.
        cut: why the reply ended before its end: "length", the longest that the settings allow;
            "room", all that the model can hold; "repeated", it went in circles; else empty.
        adapters: (name, strength) of what was in use.
    """

    changes: tuple[Item, ...] = ()
    used: tuple[Item, ...] = ()
    left_out: tuple[Item, ...] = ()
    dropped: int = 0
    adapters: tuple[tuple[str, float], ...] = ()
    unneeded: int = 0
    cut: str = ""


def cut(stats: Any, room: int) -> str:
    """Why a reply was cut, as `Why.cut` has it.

    Args:
        stats: `app.engine.Stats` of the reply; None where no model was asked.
        room: tokens that were left for it.
    """
    finish = getattr(stats, "finish", "")
    if finish == "length" and stats.reply_tokens >= room:
        return "room"
    return finish if finish in ("length", "repeated") else ""


def why(
    changes: Iterable[Change],
    prompt: Prompt,
    recall: Recall,
    adapters: Iterable[tuple[Path, float]],
) -> Why:
    """What a turn says about itself."""
    unsent = {id(item) for item in prompt.left_out}
    return Why(
        tuple(Item(change.kind.value, change.fact.id) for change in changes),
        # A persona is no fact: /persona says who is played.
        tuple(_item(i) for i in recall.items if id(i) not in unsent and (i.fact_id or i.turn_id)),
        tuple(_item(item) for item in (*recall.left_out, *prompt.left_out)),
        prompt.dropped,
        tuple((path.stem, scale) for path, scale in adapters),
        prompt.unneeded,
    )


def _item(item: Recalled) -> Item:
    always = item.section != "recalled"
    return Item(item.kind, item.fact_id or item.turn_id, item.reason, item.tokens, always)


class Whys:
    """A file for each conversation, a line for each reply; a later line counts.

    Args:
        folder: of the profile; made with the first line.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, conversation: str, reply: str, given: Why) -> None:
        """Keep it. A disk that refuses costs no reply."""
        try:
            self._folder.mkdir(exist_ok=True)
            line = json.dumps({"reply": reply, **_plain(given)})
            append_line(self._file(conversation), line)
        except OSError as error:
            LOG.warning("why was not kept: %s", type(error).__name__)

    def of(self, conversation: str) -> dict[str, Why]:
        """By reply; empty when nothing was kept."""
        return {str(row["reply"]): _why(row) for row in self._rows(conversation)}

    def tidy(self, conversations: Collection[str], facts: Collection[str]) -> None:
        """Drop what is about conversations and facts that are no longer there."""
        for file in self._folder.glob("*.jsonl"):
            if not file.is_file():
                continue
            if file.stem not in conversations:
                file.unlink(missing_ok=True)
                continue
            kept = self.of(file.stem)
            found = {reply: _without(each, facts) for reply, each in kept.items()}
            if found != kept:
                lines = [json.dumps({"reply": r, **_plain(each)}) for r, each in found.items()]
                write_growing(file, lines)

    def _file(self, conversation: str) -> Path:
        return self._folder / f"{conversation}.jsonl"

    def _rows(self, conversation: str) -> list[dict[str, Any]]:
        try:
            lines = read_growing(self._file(conversation))
        except OSError:
            return []
        found = []
        for line in lines:
            try:
                row = json.loads(line)
                _why(row)
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                continue  # half a line of a full disk
            if "reply" in row:
                found.append(row)
        return found


def _plain(given: Why) -> dict[str, Any]:
    def lists(items: Sequence[Item]) -> list[list[Any]]:
        return [[each.kind, each.id, each.reason, each.tokens, each.always] for each in items]

    return {
        "changes": lists(given.changes),
        "used": lists(given.used),
        "left_out": lists(given.left_out),
        "dropped": given.dropped,
        "unneeded": given.unneeded,
        "cut": given.cut,
        "adapters": [list(each) for each in given.adapters],
    }


def _why(row: dict[str, Any]) -> Why:
    def items(name: str) -> tuple[Item, ...]:
        return tuple(Item(*each) for each in row.get(name, []))

    return Why(
        items("changes"),
        items("used"),
        items("left_out"),
        int(row.get("dropped", 0)),
        tuple((str(name), float(scale)) for name, scale in row.get("adapters", [])),
        int(row.get("unneeded", 0)),
        str(row.get("cut", "")),
    )


def _without(given: Why, facts: Collection[str]) -> Why:
    """The same without facts that are gone; messages are found by their ids or not at all."""

    def there(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(each for each in items if each.kind == "turn" or each.id in facts)

    return replace(
        given, changes=there(given.changes), used=there(given.used), left_out=there(given.left_out)
    )
