"""An import's progress and outcome, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DOING = {
    "conversations": "reading the export",
    "proposals": "reading what you told",
    "meaning": "indexing it by meaning",
}


def count(number: int, one: str, more: str = "", many: str = "") -> str:
    """ "1 conversation", "3 conversations"; "" for none."""
    return f"{number:,} {one if number == 1 else many or one + 's'}{more}" if number else ""


def doing(progress: Mapping[str, Any]) -> str:
    """The progress in words, from the fields of `Progress`."""
    total = f" of {progress['total']:,}" if progress["total"] else ""
    text = f"{DOING[progress['step']]}: {progress['done']:,}{total} conversations"
    text += left(progress["share"], progress["seconds"])
    if progress["proposals"]:
        text += f" · {count(progress['proposals'], 'proposal')}"
    return text


def left(share: float, seconds: float) -> str:
    """The time left, once it can be estimated."""
    if share < 0.02 or seconds < 3 or share >= 1:
        return ""
    remaining = seconds * (1 - share) / share
    if remaining < 90:
        return f", {remaining:.0f} s left"
    return (
        f", {remaining / 60:.0f} min left"
        if remaining < 5400
        else f", {remaining / 3600:.1f} h left"
    )


def came(outcome: Mapping[str, Any]) -> list[str]:
    """What was imported, and what was not and why, from the fields of `Outcome`."""
    counts = [
        count(outcome["conversations"], "conversation"),
        count(outcome["grown"], "conversation", " with new messages"),
        count(outcome["memories"], "memory", many="memories"),
    ]
    known = outcome["known"] + outcome["memories_known"]
    new = ", ".join(text for text in counts if text) or "Nothing new"
    messages = f", {outcome['messages']:,} messages in all" if outcome["messages"] else ""
    lines = [f"{new}{messages}." + (f" {known:,} were already here." if known else "")]
    lines += [f"Left out: {n:,} {why}." for why, n in outcome["left"].items() if n]
    lines += [
        f"Missing: the export lists {name}, but does not contain it." for name in outcome["missing"]
    ]
    return lines + list(outcome["damaged"])


def waits(outcome: Mapping[str, Any]) -> str:
    """How many proposals wait for confirmation; "" for none."""
    number = outcome["waiting"]
    verb = "waits" if number == 1 else "wait"
    return f"{count(number, 'proposal')} about you {verb} for your yes" if number else ""


def rest(outcome: Mapping[str, Any]) -> str:
    """How many conversations are not finished; "" when all are."""
    return count(max(outcome["unread"], outcome["bare"]), "conversation")
