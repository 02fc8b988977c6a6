"""The small commands: keys, settings, log, completion."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.common import Place, pass_place
from app.cli.show import echo
from memory.disk.files import write_whole
from memory.vocabulary.errors import SettingsError


@click.command("keys")
@click.option("--markdown", is_flag=True, help="As the page docs/ACTIONS.md.")
@pass_place
def keys(place: Place, markdown: bool) -> None:
    """Every action with its command and its key, yours included."""
    from app.house import actions
    from app.house.settings import config

    if markdown:
        echo(actions.page(), nl=False)
        return
    _, paths = place.resolve()
    for where, title in actions.PLACES.items():
        echo(f"\n{title}")
        for each in actions.rebound(config.keys(paths.settings_file)):
            if each.where == where:
                echo(f"  {each.key_label:<24}{each.slash:<16}{each.name:<22}{each.about}")


@click.group("config")
def config_command() -> None:
    """The settings: show what is in force, make a file with every setting explained."""


@config_command.command("show")
@pass_place
def show(place: Place) -> None:
    """Every setting as it is now, and where the file is."""
    from app.house.settings.config import FIELDS

    settings, paths = place.resolve()
    echo(f"# {paths.settings_file}")
    for key, spec in FIELDS.items():
        value = getattr(settings, spec.name)
        shown = "(set)" if spec.metadata["secret"] and value else repr(value)
        echo(f"{key:<22}{shown:<14}{spec.metadata['about']}")


@config_command.command("init")
@click.option("--force", is_flag=True, help="Replace the file that is there.")
@pass_place
def init(place: Place, force: bool) -> None:
    """Write a settings file with every setting as a comment."""
    from app.house.settings.config import template

    _, paths = place.resolve()
    paths.create()
    file: Path = paths.settings_file
    if file.exists() and not force:
        raise SettingsError(f"{file} is there already.", "--force replaces it.")
    try:
        write_whole(file, template())
    except OSError as error:
        raise SettingsError(f"{file} cannot be written: {error.strerror}.", "Make room.") from error
    echo(file)


@click.command("log")
@click.option("-n", "count", type=click.IntRange(1), default=40, help="So many lines.")
@pass_place
def log(place: Place, count: int) -> None:
    """The end of the log. It holds nothing that was said."""
    from app.house.logs import tail

    _, paths = place.resolve()
    for line in tail(paths.log, count):
        echo(line)


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Completion for a shell: eval "$(luna completion bash)"."""
    from click.shell_completion import get_completion_class

    from app.cli.main import cli

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "luna", "_LUNA_COMPLETE").source())
