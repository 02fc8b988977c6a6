"""`luna models`: which models there are, fetching one after a yes, choosing who answers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.common import Place, Preparing, as_json, pass_place
from app.cli.show import echo
from app.house.models.download import Progress, size
from app.upkeep import wire
from memory.disk.damage import set_aside
from memory.vocabulary.errors import LunaError, ModelFileError, NotFoundError

if TYPE_CHECKING:
    from app.house.models.found_models import Found
    from app.house.models.models import Listed
    from app.house.paths import Paths
    from app.house.settings.config import Settings


@click.group("models", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """The model that answers: list, get, use, prepare. Without one of them: the list.

    Only `get` uses the network, after a yes.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


@command.command("list")
@as_json
@pass_place
def list_(place: Place, as_json: bool) -> None:
    """What is here, of other programs too, and the catalogue; what fits this machine.

    Models of LM Studio, Ollama, the hub's cache and of the folders in `models.folders` are found
    and used where they lie.
    """
    from app.engine.llama.library import cores
    from app.house.models import models
    from app.house.models.found_models import find
    from app.house.models.found_models.found import recommended

    settings, paths = place.resolve()
    listed = [models.own(), *models.catalogue()]
    found = find(settings, own=paths.models)
    best = recommended(found, cores())
    for each in listed:
        _listed(each, settings, paths, best, as_json=as_json)
    if found and not as_json:
        echo("\nOn this machine already, used where they are:")
    for other in found:
        _found(other, settings, best, as_json=as_json)
    if not any(models.answers(each, settings) for each in listed) and not any(
        other.answers(settings) for other in found
    ):
        _another(settings, as_json=as_json)
    if not as_json:
        echo("\n* answers   + is here   ☆ recommended here, by size   `luna models use NAME` lets "
             "one answer, `luna models get NAME` fetches one", err=True)  # fmt: skip


def _listed(each: Listed, settings: Settings, paths: Paths, best: str, *, as_json: bool) -> None:
    """A line for Luna's own mind or a model of the catalogue."""
    from app.house.models import models

    used, there = models.answers(each, settings), models.is_here(each, paths)
    if as_json:
        wire.write({
            **wire.plain(each), "here": there, "in_use": used, "talks": each.talks,
            "night": each.night, "recommended": each.name == best,
        })  # fmt: skip
        return
    mark = "*" if used else "+" if there else " "
    star = "☆ " if each.name == best else ""
    echo(f"{mark} {each.name:<15}{size(each.size):>9}  {each.licence:<11}{star}{each.about}")
    for trouble in filter(None, (each.talks, each.night)):
        echo(f"{'':>28}– {trouble}")


def _found(each: Found, settings: Settings, best: str, *, as_json: bool) -> None:
    """A line for a model of another program."""
    about, used = each.about, each.answers(settings)
    if as_json:
        wire.write({
            "name": each.name, "program": each.program, "file": each.file, "size": each.size,
            **wire.plain(about), "also": each.also, "note": each.note, "here": True,
            "in_use": used, "recommended": each.name == best,
        })  # fmt: skip
        return
    mark = "!" if about.trouble else "*" if used else "+"
    star = "☆ " if each.name == best else ""
    parameters = f"{about.parameters / 1e6:.0f}M" if about.parameters else ""
    kind = " ".join(filter(None, (about.architecture, parameters, about.quantisation)))
    parts = (size(each.size), kind, f"({each.program})")
    echo(f"{mark} {star}{each.name}  {'  '.join(filter(None, parts))}")
    for other in each.also:
        echo(f"{'':>4}= {other}")
    base = "" if about.chat or about.trouble else "it has no chat template: it may only go on texts"
    night = "" if about.trouble else about.night
    for trouble in filter(None, (about.trouble, about.talks, night, base, each.note)):
        echo(f"{'':>4}– {trouble}")


def _another(settings: Settings, *, as_json: bool) -> None:
    """What answers and is in none of the lists: a file, or a server."""
    if settings.server_url:
        if as_json:
            wire.write({"name": settings.server_model, "server": settings.server_url,
                        "in_use": True})  # fmt: skip
        else:
            echo(f"* {settings.server_model} of the server {settings.server_url}")
        return
    there = Path(settings.model).expanduser().is_file()
    if as_json:
        wire.write({"name": "", "file": settings.model, "here": there, "in_use": True})
    else:
        gone = "" if there else ", which is not there"
        echo(f"* {settings.model}: a file of yours{gone}")


@command.command("get")
@click.argument("name")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@pass_place
def get(place: Place, name: str, yes: bool) -> None:
    """Fetch a model of the catalogue and let it answer. Goes on where it was stopped."""
    from app.house.models import download, models

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
    """Let a model answer: one that is here, a GGUF file, or Luna's own (default).

    NAME is one of the list: a model of the catalogue that was fetched, or one of another program,
    as "qwen3:0.6b" of Ollama. It is used where it lies.
    """
    from app.house.models import models

    settings, paths = place.resolve()
    paths.create()
    file: Path | None = None
    notes: list[str] = []
    if name != models.OWN:
        file = Path(name).expanduser()
        if not file.is_file():
            file, notes = _by_name(name, settings, paths)
    models.use(paths.settings_file, file)
    for note in notes:
        echo(f"Note: {note}.", err=True)
    echo(f"{name} answers from now on.")


def _by_name(name: str, settings: Settings, paths: Paths) -> tuple[Path, list[str]]:
    """The file of a model of the catalogue or of another program, and what to know of it.

    Raises:
        NotFoundError: none is called so.
        ModelFileError: it cannot be used.
        LunaError: it is of the catalogue and not here.
    """
    from app.house.models import found_models, models

    listed = next((each for each in models.catalogue() if each.name == name), None)
    if listed is not None and models.is_here(listed, paths):
        return models.place(paths.models, listed), [t for t in (listed.talks, listed.night) if t]
    try:
        found = found_models.named(name, found_models.find(settings, own=paths.models))
    except NotFoundError:
        if listed is None:
            raise
        raise LunaError(
            f"{name} is not here yet.", f"`luna models get {name}` fetches it."
        ) from None
    if found.about.trouble:
        raise ModelFileError(
            f"{found.name} of {found.program} cannot be used: {found.about.trouble}.",
            f"Fetch it again there, or choose another; its file is {found.file}.",
        )
    return found.file, [t for t in (found.about.talks, found.about.night, found.note) if t]


@command.command("server")
@click.argument("url")
@click.option("--name", metavar="MODEL", help="Which of its models; needed where it has several.")
@click.option("--key", "ask_key", is_flag=True, help="Ask for the key or token that it wants.")
@click.option("--remote", is_flag=True, help="It may be another machine: what you say leaves this.")
@pass_place
def server(place: Place, url: str, name: str | None, ask_key: bool, remote: bool) -> None:
    """Let a server of OpenAI's form answer: Ollama, LM Studio, llama.cpp's and others.

    URL is the base of its endpoint, as http://127.0.0.1:11434/v1. It is asked for its models before
    anything is written. What Luna knows reaches it in the prompt alone; nights need a model file:
    `luna models use default` goes back.
    """
    import dataclasses

    from app.house.models.server.address import address
    from app.house.models.server.model import ServerModel
    from app.house.settings.file import change

    settings, paths = place.resolve()
    paths.create()
    key = click.prompt("The key", hide_input=True, err=True) if ask_key else settings.server_key
    found = address(url, remote=remote)
    asked = dataclasses.replace(
        settings, server_url=found.url, server_model=name or "", server_key=key,
        server_remote=remote,
    )  # fmt: skip
    there = (model := ServerModel(asked)).models()
    chosen = name or model.chosen()
    if chosen not in there and f"{chosen}:latest" not in there:
        raise NotFoundError(
            f"The server has no model “{chosen}”.", f"It has {', '.join(there[:12]) or 'none'}."
        )
    if not found.here:
        echo(f"Note: what you say, and what Luna knows of it, goes to {found.place}.", err=True)
    change(paths.settings_file, {
        "server.url": found.url, "server.model": chosen, "server.key": key or None,
        "server.remote": remote or None,
    })  # fmt: skip
    echo(f"{chosen} at {found.place} answers from now on. Facts are in its prompt alone; nights "
         "wait until a model of this machine answers again.")  # fmt: skip


@command.command("prepare")
@pass_place
def prepare(place: Place) -> None:
    """Put Luna's own mind together now; the first start does it otherwise."""
    from app.house.models.default_mind import prepare

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
