"""`luna search`: past conversations by words and by meaning, both sides' messages."""

from __future__ import annotations

from datetime import datetime

import click

from app.cli.common import Place, as_json, clean, pass_place
from app.cli.show import echo
from app.upkeep import wire
from memory.vocabulary.records import Turn

_SHOWN = 160  # characters of a message on one line
_DAY = click.DateTime(["%Y-%m-%d"])
WHO = {"user": "You", "assistant": "Luna"}


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("-k", "count", type=click.IntRange(1, 1000), default=10, help="At most so many.")
@click.option("--by", type=click.Choice(["user", "assistant"]), help="Only what this side said.")
@click.option("--from", "since", type=_DAY, help="Not before this day: 2026-03-01.")
@click.option("--to", "until", type=_DAY, help="Not after this day.")
@as_json
@pass_place
def command(
    place: Place,
    words: tuple[str, ...],
    count: int,
    by: str | None,
    since: datetime | None,
    until: datetime | None,
    as_json: bool,
) -> None:
    """Messages of all conversations by words and meaning, best first."""
    with place.luna() as luna:
        luna.start_memory()
        found = luna.memory.search_turns(
            clean(" ".join(words)), count, role=by, since=since, until=until
        )
        titles = {talk.id: talk.title for talk in luna.memory.conversations()}
        turns = [(item, luna.memory.turn(item.turn_id)) for item in found]
    for item, turn in turns:
        if turn is None:
            continue
        if as_json:
            title = titles.get(turn.conversation, "")
            more = {"title": title, "score": round(item.score, 4), "reason": item.reason}
            wire.write(wire.plain(turn) | more)
        else:
            echo(_line(turn))
    if not turns and not as_json:
        echo("Nothing was found.", err=True)


def _line(turn: Turn) -> str:
    text = " ".join(turn.text.split())
    text = text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
    who = turn.speaker or WHO[turn.role]
    return f"{turn.conversation}  {turn.time.astimezone():%Y-%m-%d}  {who}: {text}"
