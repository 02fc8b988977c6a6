"""The values as JSON: the field names that scripts rely on, in one place."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any

from app.talk.events import (
    AdapterSwapped,
    Attached,
    Done,
    Event,
    Failed,
    Notice,
    PromptReady,
    Remembered,
)
from app.talk.prompt.prompt import Prompt
from memory.vocabulary.errors import LunaError
from memory.vocabulary.records import Change, ChangeKind, Fact, Recalled

_CONTROL = re.compile(r"[\x7f-\x9f]")  # JSON leaves these as they are; a terminal obeys some

KEPT = (ChangeKind.ADDED, ChangeKind.REPEATED, ChangeKind.SUPERSEDED, ChangeKind.EDITED)


def plain(value: Any) -> Any:
    """Any of our values as what JSON knows: dates in ISO 8601, enums as their text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    return value


def write(value: Any) -> None:
    """One JSON object on a line of standard output, at once."""
    text = json.dumps(plain(value), ensure_ascii=False)
    sys.stdout.write(_CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")
    sys.stdout.flush()


def fact(value: Fact) -> dict[str, Any]:
    """Every field of a fact."""
    found: dict[str, Any] = plain(value)
    return found


def change(value: Change) -> dict[str, Any]:
    """A change: the fact, what happened to it and why."""
    out = fact(value.fact) | {"change": value.kind.value, "reason": value.reason}
    if value.kind is ChangeKind.SUPERSEDED and value.previous is not None:
        out["replaced"] = {"id": value.previous.id, "text": value.previous.text}
    return out


def recalled(item: Recalled) -> dict[str, Any]:
    """One recalled item, as `luna recall` and `luna -p --json` give it."""
    out: dict[str, Any] = {
        "section": item.section,
        "kind": item.kind,
        "text": item.text,
        "score": round(item.score, 4),
        "reason": item.reason,
        "tokens": item.tokens,
    }
    if item.fact_id:
        out["fact_id"] = item.fact_id
    if item.turn_id:
        out["turn_id"] = item.turn_id
    return out


def prompt(value: Prompt) -> dict[str, Any]:
    """What was sent, section by section."""
    return {
        "sections": [plain(section) for section in value.sections],
        "dropped": value.dropped,  # exchanges of the talk, no room
        "unneeded": value.unneeded,  # exchanges of the talk, the question stands alone
        "left_out": [recalled(item) for item in value.left_out],  # recalled, but no room
        "tokens": value.tokens,
    }


def error(value: LunaError) -> dict[str, str]:
    """What went wrong, and what to do."""
    return {"error": value.message, "remedy": value.remedy}


def answer(events: Iterable[Event], conversation: str = "") -> dict[str, Any]:
    """The events of one turn as one object."""
    out: dict[str, Any] = {
        "reply": "", "remembered": [], "not_kept": [], "retracted": [], "recalled": [],
        "prompt": None, "stats": None, "state": "failed", "conversation": conversation,
    }  # fmt: skip
    for event in events:
        match event:
            case Remembered(changes):
                out["remembered"] = [change(c) for c in changes if c.kind in KEPT]
                out["retracted"] = [change(c) for c in changes if c.kind is ChangeKind.RETRACTED]
                out["not_kept"] = [
                    {"change": c.kind.value, "reason": c.reason, "fact_id": c.fact.id}
                    for c in changes
                    if c.kind in (ChangeKind.HELD, ChangeKind.REFUSED)
                ]
            case PromptReady(sent, recall):
                out["prompt"] = prompt(sent)
                sent_items = [i for i in recall.items if i not in sent.left_out]
                out["recalled"] = [recalled(item) for item in sent_items]
            case AdapterSwapped(adapters):
                out["adapters"] = [{"file": str(file), "scale": s} for file, s in adapters]
            case Attached(passages):
                out["attached"] = dict(passages)
            case Notice(message, remedy):
                out.setdefault("notices", []).append({"error": message, "remedy": remedy})
            case Done(turn, stats):
                out |= {"reply": turn.text, "stats": plain(stats), "state": turn.state.value}
                out |= {"turn_id": turn.id, "conversation": turn.conversation}
            case Failed(reason, turn):
                out |= error(reason)
                if turn is not None:
                    out["conversation"] = turn.conversation
                    out["reply"] = turn.text if turn.role == "assistant" else ""
    return out
