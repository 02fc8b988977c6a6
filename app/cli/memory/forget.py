"""`luna memory forget`: one fact, or all that a filter names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from app.cli.common import Place, as_json, pass_place
from app.cli.show import echo
from app.upkeep import wire
from memory.vocabulary.errors import NotFoundError
from memory.vocabulary.records import Fact, Kind, Source, Status

if TYPE_CHECKING:
    from memory.fast_memory import FastMemory

LIVING = [s for s in Status if s not in (Status.SUPERSEDED, Status.EXPIRED)]
WHERE = {
    Status.ACTIVE: "fast memory",
    Status.HELD: "waits for your yes",
    Status.CONSOLIDATED: "in the weights",
    Status.PROMPT_ONLY: "fast memory only",
    Status.SUPERSEDED: "replaced",
    Status.EXPIRED: "over",
}
_DAY = click.DateTime(["%Y-%m-%d"])


@dataclass(frozen=True, slots=True)
class Filter:
    """Which facts; what is not given does not restrict."""

    kinds: tuple[str, ...]
    status: str | None
    source: str | None
    before: datetime | None  # last said before that day

    def __bool__(self) -> bool:
        return bool(self.kinds or self.status or self.source or self.before)

    def __call__(self, fact: Fact) -> bool:
        return (
            (not self.kinds or fact.kind.value in self.kinds)
            and (fact.status.value == self.status if self.status else fact.status in LIVING)
            and (self.source is None or fact.source.value == self.source)
            and (self.before is None or fact.last_seen.date() < self.before.date())
        )


@click.command("forget")
@click.argument("words", metavar="[ID|WORDS]", nargs=-1)
@click.option("--kind", "kinds", multiple=True, type=click.Choice([k.value for k in Kind]),
              help="All of this kind; may be given again.")  # fmt: skip
@click.option("--status", type=click.Choice([s.value for s in Status]), help="All of this status.")
@click.option("--source", type=click.Choice([s.value for s in Source]), help="All that came so.")
@click.option("--before", type=_DAY, help="All last said before this day: 2026-03-01.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@as_json
@pass_place
def command(
    place: Place,
    words: tuple[str, ...],
    kinds: tuple[str, ...],
    status: str | None,
    source: str | None,
    before: datetime | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Erase a fact: from memory, from where it was said, and from the weights.

    With a filter all facts that fit it, and the words if there are any. First shows what goes,
    then asks.
    """
    from app.upkeep.forgetting import entailed, forget_facts, preview_of

    chosen = Filter(kinds, status, source, before)
    if not words and not chosen:
        raise click.UsageError("Name a fact by its id or words, or give a filter.")
    with place.luna() as luna:
        memory, said = luna.memory, " ".join(words)
        facts = _fitting(memory, said, chosen) if chosen else [the_one(memory, said, literally=yes)]
        if not yes:
            for fact in facts:
                for text in entailed(preview_of(luna, fact.id)):
                    echo(text, err=True)
            many = f"Forget these {len(facts)} for good?" if len(facts) > 1 else ""
            click.confirm(many or "Forget it for good?", abort=True, err=True)
        done = forget_facts(luna, [fact.id for fact in facts])
    for fact in facts if not as_json else ():
        echo(f"Forgotten: {fact.text}")
    for each in done if as_json else ():
        rest = {name: value for name, value in wire.plain(each).items() if name != "fact"}
        wire.write({"forgotten": wire.fact(each.fact), **rest})


def _fitting(memory: FastMemory, words: str, chosen: Filter) -> list[Fact]:
    """The facts of a filter that hold the words.

    Raises:
        NotFoundError: there is none.
    """
    wanted = words.casefold()
    facts = [f for f in memory.facts() if chosen(f) and wanted in f"{f.text} {f.value}".casefold()]
    if not facts:
        raise NotFoundError("No fact fits.", "`luna memory list --all` shows them all.")
    return facts


def the_one(memory: FastMemory, words: str, *, literally: bool) -> Fact:
    """The single fact with that id or those words.

    Raises:
        NotFoundError: there is none, or more than one.
    """
    if " " not in words:
        try:
            return memory.fact(words)
        except NotFoundError:
            pass
    found = [fact for fact in memory.find(words) if fact.status in LIVING]
    if literally:  # nobody is asked: no guess by meaning then
        found = [f for f in found if words.casefold() in f"{f.text} {f.value}".casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(f"No fact is about “{words}”.", "`luna memory list` shows them all.")
    lines = "\n".join(line(fact) for fact in found)
    raise NotFoundError(f"“{words}” fits {len(found)} facts:\n{lines}", "Give the id of one.")


def line(fact: Fact) -> str:
    """A fact on one line."""
    pinned = ", pinned" if fact.pinned else ""
    inferred = ", inferred" if fact.inferred else ""
    return f"{fact.id}  {fact.text}  [{WHERE[fact.status]}{inferred}{pinned}]"
