"""`luna memory review`: the proposals of imports, one by one or all of a kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from app.cli.common import Place, as_json, clean, pass_place
from app.cli.show import echo, printable
from app.upkeep import wire
from memory.vocabulary.errors import LunaError, NotFoundError
from memory.vocabulary.records import Fact, Kind, Turn

if TYPE_CHECKING:
    from memory.fast_memory import FastMemory

_KEYS = {
    "y": "yes", "n": "no", "e": "edit", "a": "yes to all of this kind",
    "r": "no to all of this kind", "s": "skip", "q": "leave",
}  # fmt: skip
_SHOWN = 200  # characters of the message that it was told in


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of some proposals."""

    accepted: int = 0
    refused: int = 0
    waiting: int = 0


@click.command("review")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--kind", "kinds", multiple=True, type=click.Choice([k.value for k in Kind]),
              help="Only this kind; may be given again.")  # fmt: skip
@click.option("--accept", "decision", flag_value="accept", help="Yes to all of these, unasked.")
@click.option("--refuse", "decision", flag_value="refuse", help="No to all of these, unasked.")
@as_json
@pass_place
def command(
    place: Place, ids: tuple[str, ...], kinds: tuple[str, ...], decision: str | None, as_json: bool
) -> None:
    """Go through what your imported talks tell about you.

    A yes makes a fact of it, a no takes it away and it is never proposed again; what was said
    stays in its conversation. With --json and no decision: the list.
    """
    with place.luna() as luna:
        memory = luna.memory
        found = _chosen(memory.imports.proposals.all(), ids, kinds)
        if decision and not (ids or kinds) and not as_json and len(found) > 1:
            word = "Accept" if decision == "accept" else "Refuse"
            click.confirm(f"{word} all {len(found):,} proposals?", abort=True, err=True)
        if decision:
            done = _decide(memory, found, decision == "accept")
        elif as_json:
            for fact in found:
                told = _told(memory, fact)
                wire.write(wire.fact(fact) | {"said": told.text if told else ""})
            return
        else:
            done = _go_through(memory, found)
        done = replace(done, waiting=len(memory.imports.proposals.all()))
    if as_json:
        wire.write(done)
    else:
        echo(f"{done.accepted:,} accepted, {done.refused:,} refused, {done.waiting:,} wait.")


def _chosen(found: Sequence[Fact], ids: Sequence[str], kinds: Sequence[str]) -> list[Fact]:
    """The proposals that are meant.

    Raises:
        NotFoundError: an id fits none, or there is none at all.
    """
    if not found:
        raise NotFoundError("No proposal waits.", "`luna import FILE` may bring some.")
    for id in ids:
        if sum(fact.id.startswith(id) for fact in found) != 1:
            raise NotFoundError(
                f"No single proposal has an id that begins with “{id}”.",
                "`luna memory review --json` lists them.",
            )
    chosen = [
        fact
        for fact in found
        if (not ids or any(fact.id.startswith(id) for id in ids))
        and (not kinds or fact.kind.value in kinds)
    ]
    if not chosen:
        raise NotFoundError("No proposal is of that kind.", "Leave --kind away to see all.")
    return chosen


def _decide(memory: FastMemory, found: Sequence[Fact], yes: bool) -> Decided:
    ids = [fact.id for fact in found]
    if yes:
        return Decided(accepted=len(memory.imports.proposals.accept(ids)))
    return Decided(refused=len(memory.imports.proposals.refuse(ids)))


def _go_through(memory: FastMemory, found: Sequence[Fact]) -> Decided:
    """Ask about each; leaving keeps what was decided."""
    keys = " · ".join(f"{key} {about}" for key, about in _KEYS.items())
    echo(f"{keys}\n", err=True)
    accepted = refused = 0
    open_ = {fact.id: fact for fact in found}
    while open_:
        fact = next(iter(open_.values()))
        _show(memory, fact, len(found) - len(open_) + 1, len(found))
        try:
            key = click.prompt("", type=click.Choice(list(_KEYS)), show_choices=False,
                               prompt_suffix="[y/n/e/a/r/s/q] ", default="s",
                               show_default=False, err=True)  # fmt: skip
        except click.Abort:  # the input ended
            break
        if key == "q":
            break
        alike = [f for f in open_.values() if f.kind is fact.kind] if key in "ar" else [fact]
        try:
            if key == "e":
                text = click.prompt("it should say", default=fact.text, err=True)
                if clean(text).strip() != fact.text:
                    memory.edit(fact.id, text=clean(text))
            if key in "yea":
                accepted += _decide(memory, alike, True).accepted
            elif key in "nr":
                refused += _decide(memory, alike, False).refused
        except LunaError as error:  # decided elsewhere meanwhile
            echo(str(error), err=True)
        for each in alike:
            open_.pop(each.id, None)
    return Decided(accepted, refused)


def _show(memory: FastMemory, fact: Fact, place: int, many: int) -> None:
    told = _told(memory, fact)
    often = f", said {fact.times_seen} times" if fact.times_seen > 1 else ""
    echo(f"{place:,} of {many:,} · {fact.kind.value}{often}")
    click.secho(f"  {printable(fact.text)}", bold=True)
    if told is not None:
        text = " ".join(told.text.split())
        text = text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
        who = told.speaker or "you"
        echo(f"  {told.time.astimezone():%d %B %Y}, {who}: “{text}”")


def _told(memory: FastMemory, fact: Fact) -> Turn | None:
    """The message that it was told in last."""
    sources = memory.sources(fact.id)
    return memory.turn(sources[-1]) if sources else None
