"""What an import does and did, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DOING = {
    "conversations": "reading the export",
    "proposals": "reading what you told",
    "meaning": "learning to find it by meaning",
}


def count(number: int, one: str, more: str = "", many: str = "") -> str:
    """ "1 conversation", "3 conversations"; "" for none."""
    return f"{number:,} {one if number == 1 else many or one + 's'}{more}" if number else ""


def doing(progress: Mapping[str, Any]) -> str:
    """How far it is: the fields of `Progress`."""
    of = f" of {progress['total']:,}" if progress["total"] else ""
    text = f"{DOING[progress['step']]}: {progress['done']:,}{of} conversations"
    text += left(progress["share"], progress["seconds"])
    if progress["proposals"]:
        text += f" · {count(progress['proposals'], 'proposal')}"
    return text


def left(share: float, seconds: float) -> str:
    """How long it will still take, once that can be told."""
    if share < 0.02 or seconds < 3 or share >= 1:
        return ""
    rest = seconds * (1 - share) / share
    if rest < 90:
        return f", {rest:.0f} s left"
    return f", {rest / 60:.0f} min left" if rest < 5400 else f", {rest / 3600:.1f} h left"


def came(outcome: Mapping[str, Any]) -> list[str]:
    """What was taken in, and what was not and why: the fields of `Outcome`."""
    parts = [
        count(outcome["conversations"], "conversation"),
        count(outcome["grown"], "conversation", " with new messages"),
        count(outcome["memories"], "memory", many="memories"),
    ]
    here = outcome["known"] + outcome["memories_known"]
    new = ", ".join(part for part in parts if part) or "Nothing new"
    messages = f", {outcome['messages']:,} messages in all" if outcome["messages"] else ""
    lines = [f"{new}{messages}." + (f" {here:,} were here already." if here else "")]
    lines += [f"Left out: {n:,} {why}." for why, n in outcome["left"].items() if n]
    lines += [
        f"Missing: the export lists {name}, and it is not there." for name in outcome["missing"]
    ]
    return lines + list(outcome["damaged"])


def waits(outcome: Mapping[str, Any]) -> str:
    """How many proposals wait for a yes; "" for none."""
    number = outcome["waiting"]
    verb = "waits" if number == 1 else "wait"
    return f"{count(number, 'proposal')} about you {verb} for your yes" if number else ""


def rest(outcome: Mapping[str, Any]) -> str:
    """With how much it is not done yet; "" when it is."""
    return count(max(outcome["unread"], outcome["bare"]), "conversation")
