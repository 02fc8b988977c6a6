"""`luna adapters`: what the nights have made, and which of it is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from app.cli.common import Place, as_json, pass_place
from app.cli.show import echo
from app.upkeep import wire

if TYPE_CHECKING:
    from consolidation.adapters.manifest import Manifest


@click.group("adapters")
def command() -> None:
    """What the nights have made: list, switch off, go back."""


@command.command("list")
@as_json
@pass_place
def list_adapters(place: Place, as_json: bool) -> None:
    """Every adapter of every model; the one in use with this model is marked."""
    with place.luna() as luna:
        base = luna.base_hash
        listed = luna.adapters.listed()
    for each in listed:
        here = each.manifest.base == base
        _tell(each.manifest, as_json, current=each.current, here=here)
    if not listed and not as_json:
        echo("None yet: `luna consolidate` makes the first.", err=True)


@command.command("off")
@as_json
@pass_place
def off(place: Place, as_json: bool) -> None:
    """Answer from the base model alone. The facts stay where they are."""
    with place.luna() as luna:
        _tell(luna.adapters.switch(luna.base_hash, False), as_json)


@command.command("on")
@as_json
@pass_place
def on(place: Place, as_json: bool) -> None:
    """Use what was learned again."""
    with place.luna() as luna:
        _tell(luna.adapters.switch(luna.base_hash, True), as_json)


@command.command("use")
@click.argument("name")
@as_json
@pass_place
def use(place: Place, name: str, as_json: bool) -> None:
    """Go back to an earlier adapter. Facts it does not know return to fast memory."""
    with place.luna() as luna:
        _tell(luna.use_adapter(name), as_json)


@command.command("back")
@as_json
@pass_place
def back(place: Place, as_json: bool) -> None:
    """Go back to before the last night. What it taught is in the prompt again."""
    with place.luna() as luna:
        _tell(luna.before_last_night(), as_json)


@command.command("strength")
@click.argument("percent", type=click.IntRange(0, 100), required=False)
@as_json
@pass_place
def strength(place: Place, percent: int | None, as_json: bool) -> None:
    """How strongly the weights speak, from 0 (exactly the base) to 100 (as examined)."""
    with place.luna() as luna:
        if percent is not None:
            luna.shelf.turn_to(percent / 100)
        now = round(luna.shelf.strength * 100)
    wire.write({"strength": now}) if as_json else echo(f"{now} %")


@command.command("compare")
@click.argument("question", nargs=-1, required=True)
@as_json
@pass_place
def compare(place: Place, question: tuple[str, ...], as_json: bool) -> None:
    """One question to the base alone and to the base with its adapters, without memory."""
    from app.upkeep.nights import compare

    with place.luna() as luna:
        found = compare(luna, " ".join(question))
    if as_json:
        wire.write(found)
        return
    echo(f"the base alone     {found.base.strip()}")
    echo(f"with {found.adapters} adapter{'' if found.adapters == 1 else 's'}    "
               f"{found.with_adapter.strip()}")  # fmt: skip


def _tell(manifest: Manifest, as_json: bool, *, current: bool = True, here: bool = True) -> None:
    """One manifest, as JSON or on a line."""
    facts = sum(len(shard.facts) for shard in manifest.shards)
    value: dict[str, Any] = {
        "name": manifest.name,
        "current": current,
        "this_model": here,
        "on": manifest.on,
        "base": manifest.base,
        "adopted": manifest.adopted,
        "facts": facts,
        "shards": [
            {"id": s.id, "scale": s.scale, "night": s.night, "facts": [f for f, _ in s.facts]}
            for s in manifest.shards
        ],
        "drift": dict(manifest.drift),
    }
    if as_json:
        wire.write(value)
        return
    state = "in use" if current and manifest.on else "off" if current else "earlier"
    other = "" if here else f", of the model {manifest.base[:12]}"
    echo(f"{manifest.name}  {facts} facts  {manifest.adopted}  [{state}{other}]")
