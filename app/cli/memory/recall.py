"""`luna recall`: what would be recalled for a query, without asking the model."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from app.cli.common import Place, clean, objects, pass_place
from app.cli.show import echo
from app.upkeep import wire
from memory.disk.refusal import as_said
from memory.vocabulary.errors import LunaError, SettingsError
from memory.vocabulary.records import now

if TYPE_CHECKING:
    from app.assembly import Luna

USE = 'Send {"query": TEXT, "time": ISO 8601, "budget": tokens, "k": n}; only query is needed.'


@click.command("recall")
@click.argument("query", required=False)
@click.option("--jsonl", is_flag=True, help='Lines in: {"query", "time", "budget", "k"}.')
@pass_place
def command(place: Place, query: str | None, jsonl: bool) -> None:
    """What Luna would recall for a query, each item with its score and reason."""
    if jsonl == (query is not None):
        raise SettingsError("Nothing to look for.", "Give a query, or --jsonl and lines.")
    with place.luna() as luna:
        luna.start()
        if query is not None:
            for item in answer(luna, {"query": query})["items"]:
                echo(f"{item['score']:6.3f}  {item['text']}  ({item['reason']})")
            return
        for given in objects(iter(sys.stdin.readline, "")):
            try:
                if isinstance(given, LunaError):
                    raise given
                with as_said():
                    wire.write(answer(luna, given))
            except LunaError as error:
                wire.write(wire.error(error))


def answer(luna: Luna, line: dict[str, Any]) -> dict[str, Any]:
    """The answer to one line."""
    query = line.get("query")
    if not isinstance(query, str) or not query.strip():
        raise LunaError("“query” must be a text that is not empty.", USE)
    if unknown := set(line) - {"query", "time", "budget", "k"}:
        raise LunaError(f"Unknown key “{min(unknown)}”.", USE)
    numbers = {"budget": luna.settings.recall_budget, "k": luna.settings.recall_items}
    for key in numbers:
        if key in line:
            if type(line[key]) is not int or line[key] < 0:
                raise LunaError(f"“{key}” must be a whole number from 0.", USE)
            numbers[key] = line[key]
    found = luna.memory.recall(
        clean(query),
        time=moment(line.get("time")),
        count=luna.engine.count,
        budget=numbers["budget"],
        k=numbers["k"],
    )
    return {
        "items": [wire.recalled(item) for item in found.items],
        "left_out": [wire.recalled(item) for item in found.left_out],
    }


def moment(value: object) -> datetime:
    """A time as ISO 8601, with a zone or in the local one; now when not given.

    Raises:
        LunaError: it is something else.
    """
    if value is None:
        return now()
    try:
        parsed = datetime.fromisoformat(str(value))
        return parsed if parsed.tzinfo else parsed.astimezone()
    except (ValueError, OverflowError):
        raise LunaError(
            f"“{value}” is no time.", "Write times as ISO 8601: 2026-03-01T09:30:00+01:00."
        ) from None
