"""Values as JSON: the field names that scripts rely on, in one place."""

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

_CONTROL = re.compile(r"[\x7f-\x9f]")  # JSON does not escape these, and terminals interpret some

KEPT = (ChangeKind.ADDED, ChangeKind.REPEATED, ChangeKind.SUPERSEDED, ChangeKind.EDITED)


def plain(value: Any) -> Any:
    """Any of our values in JSON types: dates as ISO 8601, enums as their text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value


def write(value: Any) -> None:
    """Write one JSON object as a line on standard output, and flush."""
    text = json.dumps(plain(value), ensure_ascii=False)
    sys.stdout.write(_CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")
    sys.stdout.flush()


def fact(value: Fact) -> dict[str, Any]:
    """All fields of a fact."""
    fields: dict[str, Any] = plain(value)
    return fields


def change(value: Change) -> dict[str, Any]:
    """A change: the fact, what happened to it, and why."""
    row = fact(value.fact) | {"change": value.kind.value, "reason": value.reason}
    if value.kind is ChangeKind.SUPERSEDED and value.previous is not None:
        row["replaced"] = {"id": value.previous.id, "text": value.previous.text}
    return row


def recalled(item: Recalled) -> dict[str, Any]:
    """One recalled item, as `luna recall` and `luna -p --json` print it."""
    row: dict[str, Any] = {
        "section": item.section,
        "kind": item.kind,
        "text": item.text,
        "score": round(item.score, 4),
        "reason": item.reason,
        "tokens": item.tokens,
    }
    if item.fact_id:
        row["fact_id"] = item.fact_id
    if item.turn_id:
        row["turn_id"] = item.turn_id
    return row


def prompt(value: Prompt) -> dict[str, Any]:
    """The prompt as sent, section by section."""
    return {
        "sections": [plain(section) for section in value.sections],
        "dropped": value.dropped,  # exchanges of the conversation that did not fit
        "unneeded": value.unneeded,  # exchanges that a question on its own does not need
        "left_out": [recalled(item) for item in value.left_out],  # recalled, but did not fit
        "tokens": value.tokens,
    }


def error(value: LunaError) -> dict[str, str]:
    """What went wrong, and what to do about it."""
    return {"error": value.message, "remedy": value.remedy}


def answer(events: Iterable[Event], conversation: str = "") -> dict[str, Any]:
    """The events of one turn as one object."""
    result: dict[str, Any] = {
        "reply": "", "remembered": [], "not_kept": [], "retracted": [], "recalled": [],
        "prompt": None, "stats": None, "state": "failed", "conversation": conversation,
    }  # fmt: skip
    for event in events:
        match event:
            case Remembered(changes):
                result["remembered"] = [change(c) for c in changes if c.kind in KEPT]
                result["retracted"] = [change(c) for c in changes if c.kind is ChangeKind.RETRACTED]
                result["not_kept"] = [
                    {"change": c.kind.value, "reason": c.reason, "fact_id": c.fact.id}
                    for c in changes
                    if c.kind in (ChangeKind.HELD, ChangeKind.REFUSED)
                ]
            case PromptReady(sent, recall):
                result["prompt"] = prompt(sent)
                sent_items = [i for i in recall.items if i not in sent.left_out]
                result["recalled"] = [recalled(item) for item in sent_items]
            case AdapterSwapped(adapters):
                result["adapters"] = [{"file": str(file), "scale": s} for file, s in adapters]
            case Attached(passages):
                result["attached"] = dict(passages)
            case Notice(message, remedy):
                result.setdefault("notices", []).append({"error": message, "remedy": remedy})
            case Done(turn, stats):
                result |= {"reply": turn.text, "stats": plain(stats), "state": turn.state.value}
                result |= {"turn_id": turn.id, "conversation": turn.conversation}
            case Failed(reason, turn):
                result |= error(reason)
                if turn is not None:
                    result["conversation"] = turn.conversation
                    result["reply"] = turn.text if turn.role == "assistant" else ""
    return result
