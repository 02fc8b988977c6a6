"""What a reply was based on: stored with its turn, so that `/why` still works after a restart.

Only ids, numbers and the kinds of reasons are written, never text of the user, so that nothing
forgotten remains here.
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
        kind: "fact" or "turn"; for a change, the kind of the change.
        id: of the fact or the turn.
        reason: why it was recalled.
        tokens: its tokens in the prompt.
        always: whether it is in every prompt (a name, an instruction, a pinned fact).
    """

    kind: str
    id: str
    reason: str = ""
    tokens: int = 0
    always: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """What one reply was based on.

    Attributes:
        changes: what memory learned from the message.
        used: what was recalled and sent.
        left_out: what was recalled but did not fit.
        dropped: the number of exchanges that did not fit.
        unneeded: the number of exchanges left out because the question stands alone.
        cut: why the reply was cut short: "length", the longest that the settings allow; "room",
            the model's context is full; "repeated", it repeated itself; else empty.
        adapters: (name, strength) of the adapters in use.
    """

    changes: tuple[Item, ...] = ()
    used: tuple[Item, ...] = ()
    left_out: tuple[Item, ...] = ()
    dropped: int = 0
    adapters: tuple[tuple[str, float], ...] = ()
    unneeded: int = 0
    cut: str = ""


def cut(stats: Any, room: int) -> str:
    """Why a reply was cut short, as in `Why.cut`.

    Args:
        stats: `app.engine.Stats` of the reply; None where no model was asked.
        room: tokens that were available for it.
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
    """The explanation of a turn."""
    unsent = {id(item) for item in prompt.left_out}
    return Why(
        tuple(Item(change.kind.value, change.fact.id) for change in changes),
        # A persona is not a fact: /persona shows it.
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
    """A file for each conversation, a line for each reply; the last line of a reply is valid.

    Args:
        folder: in the profile's folder; created with the first line.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, conversation: str, reply: str, given: Why) -> None:
        """Store one. A failing disk costs no reply."""
        try:
            self._folder.mkdir(exist_ok=True)
            line = json.dumps({"reply": reply, **_plain(given)})
            append_line(self._file(conversation), line)
        except OSError as error:
            LOG.warning("why was not kept: %s", type(error).__name__)

    def of(self, conversation: str) -> dict[str, Why]:
        """All of a conversation, by reply; empty when nothing was stored."""
        return {str(row["reply"]): _why(row) for row in self._rows(conversation)}

    def tidy(self, conversations: Collection[str], facts: Collection[str]) -> None:
        """Drop entries of conversations and facts that no longer exist."""
        for file in self._folder.glob("*.jsonl"):
            if not file.is_file():
                continue
            if file.stem not in conversations:
                file.unlink(missing_ok=True)
                continue
            whys = self.of(file.stem)
            pruned = {reply: _without(why, facts) for reply, why in whys.items()}
            if pruned != whys:
                lines = [json.dumps({"reply": r, **_plain(why)}) for r, why in pruned.items()]
                write_growing(file, lines)

    def _file(self, conversation: str) -> Path:
        return self._folder / f"{conversation}.jsonl"

    def _rows(self, conversation: str) -> list[dict[str, Any]]:
        try:
            lines = read_growing(self._file(conversation))
        except OSError:
            return []
        rows = []
        for line in lines:
            try:
                row = json.loads(line)
                _why(row)
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                continue  # an incomplete line, from a full disk
            if "reply" in row:
                rows.append(row)
        return rows


def _plain(given: Why) -> dict[str, Any]:
    def lists(items: Sequence[Item]) -> list[list[Any]]:
        return [[item.kind, item.id, item.reason, item.tokens, item.always] for item in items]

    return {
        "changes": lists(given.changes),
        "used": lists(given.used),
        "left_out": lists(given.left_out),
        "dropped": given.dropped,
        "unneeded": given.unneeded,
        "cut": given.cut,
        "adapters": [list(item) for item in given.adapters],
    }


def _why(row: dict[str, Any]) -> Why:
    def items(name: str) -> tuple[Item, ...]:
        return tuple(Item(*fields) for fields in row.get(name, []))

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
    """A copy without deleted facts; deleted messages are simply not found by their ids."""

    def there(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(item for item in items if item.kind == "turn" or item.id in facts)

    return replace(
        given, changes=there(given.changes), used=there(given.used), left_out=there(given.left_out)
    )
