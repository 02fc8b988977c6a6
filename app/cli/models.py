"""`luna models`: which models there are, fetching one after a yes, choosing who answers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.cli import wire
from app.cli.common import Place, Preparing, as_json, pass_place
from app.cli.show import echo
from app.download import Progress, size
from memory.damage import set_aside
from memory.errors import LunaError, ModelFileError


@click.group("models")
def command() -> None:
    """The model that answers: list, get, use, prepare. Only `get` uses the network, after a yes."""


@command.command("list")
@as_json
@pass_place
def list_(place: Place, as_json: bool) -> None:
    """The catalogue: what is here, what talks on this machine, what a night can train here."""
    from app import models

    settings, paths = place.resolve()
    listed = [models.own(), *models.catalogue()]
    for each in listed:
        used, there = models.answers(each, settings), models.is_here(each, paths)
        if as_json:
            wire.write({
                **wire.plain(each), "here": there, "in_use": used,
                "talks": each.talks, "night": each.night,
            })  # fmt: skip
            continue
        mark = "*" if used else "+" if there else " "
        echo(f"{mark} {each.name:<15}{size(each.size):>9}  {each.licence:<11}{each.about}")
        for trouble in filter(None, (each.talks, each.night)):
            echo(f"{'':>28}– {trouble}")
    if not any(models.answers(each, settings) for each in listed):
        if as_json:
            there = Path(settings.model).expanduser().is_file()
            wire.write({"name": "", "file": settings.model, "here": there, "in_use": True})
        else:
            echo(f"* {settings.model}: a file of yours")
    if not as_json:
        echo("\n* answers   + is here   `luna models get NAME` fetches one", err=True)


@command.command("get")
@click.argument("name")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@pass_place
def get(place: Place, name: str, yes: bool) -> None:
    """Fetch a model of the catalogue and let it answer. Goes on where it was stopped."""
    from app import download, models

    _, paths = place.resolve()
    paths.create()
    model = models.named(name)
    target = models.place(paths.models, model)
    for trouble in filter(None, (model.talks, model.night)):
        echo(f"Note: {trouble}.", err=True)
    if target.exists():
        try:
            models.check(target)
        except ModelFileError as error:
            kept = set_aside(target)
            echo(f"{error.message} It was set aside: {kept}", err=True)
    if not target.is_file():
        echo(f"{model.url}\n{size(model.size)}, {model.licence}, to {target}", err=True)
        if not yes:
            click.confirm("Fetch it?", abort=True, err=True)
        found = download.fetch(
            model.url, target, sha256=model.sha256, on_progress=_show, check=models.check
        )
        echo(f"\nsha256 {found}", err=True)
    models.use(paths.settings_file, target)
    echo(f"{model.name} answers from now on.")


@command.command("use")
@click.argument("name", metavar="NAME|FILE|default")
@pass_place
def use(place: Place, name: str) -> None:
    """Let a model answer: one that is here, a GGUF file, or Luna's own (default)."""
    from app import models

    _, paths = place.resolve()
    paths.create()
    file: Path | None = None
    if name != "default":
        file = Path(name)
        if not file.expanduser().is_file():
            file = models.place(paths.models, models.named(name))
            if not file.is_file():
                raise LunaError(f"{name} is not here yet.", f"`luna models get {name}` fetches it.")
    models.use(paths.settings_file, file)
    echo(f"{name} answers from now on.")


@command.command("prepare")
@pass_place
def prepare(place: Place) -> None:
    """Put Luna's own mind together now; the first start does it otherwise."""
    from app.default_mind import prepare

    _, paths = place.resolve()
    paths.create()
    prepare(paths.cache, paths.hashes, Preparing())


def _show(progress: Progress) -> None:
    """One line, in place."""
    if not sys.stderr.isatty():
        return
    left = progress.remaining
    rest = f", {int(left // 60)}:{int(left % 60):02d} to go" if left is not None else ""
    share = f" {100 * progress.done // progress.total} %" if progress.total else ""
    click.echo(f"\r{size(progress.done)} of {size(progress.total)}{share}, "
               f"{size(progress.rate)}/s{rest}\x1b[K", nl=False, err=True)  # fmt: skip
