"""`luna` itself: the chat, the one-shot question, and the groups of commands."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import click

from app.cli.common import Commands, Place

# Loaded when they are used: `luna --help` shall not read what only one command needs.
LAZY = {
    "chat": ("app.cli.chat", "Talk to Luna; with --jsonl for programs."),
    "recall": ("app.cli.recall", "What Luna would recall for a query."),
    "memory": ("app.cli.memory", "What Luna knows: look, add, correct, forget, move."),
    "consolidate": ("app.cli.consolidate", "Train what is stable into the weights now."),
    "adapters": ("app.cli.adapters", "What the nights have made: list, switch off, go back."),
    "doctor": ("app.cli.doctor", "Check that everything Luna needs is there and whole."),
}


class Luna(Commands):
    """The commands, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the help."""
        return list(LAZY)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in LAZY:
            return None
        module = importlib.import_module(LAZY[cmd_name][0])
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help, without importing the commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in LAZY.items()])


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("luna-assistant")
        except PackageNotFoundError:
            number = "(not installed)"
        click.echo(f"luna {number}")
        ctx.exit()


@click.group(
    cls=Luna,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("-p", "--prompt", metavar="TEXT", help="Ask one thing and leave; - reads it.")
@click.option("--json", "as_json", is_flag=True, help="With -p: the answer as a JSON object.")
@click.option("--continue", "go_on", is_flag=True, help="With -p: go on with the last talk.")
@click.option("--model", type=click.Path(path_type=Path), help="A GGUF file to talk with.")
@click.option("--profile", metavar="NAME", help="Whose memory; each profile has its own.")
@click.option("--home", type=click.Path(path_type=Path), help="One folder for everything.")
@click.option(
    "--version", is_flag=True, callback=_version, expose_value=False, is_eager=True,
    help="Show the version.",
)  # fmt: skip
@click.pass_context
def cli(
    ctx: click.Context,
    prompt: str | None,
    as_json: bool,
    go_on: bool,
    model: Path | None,
    profile: str | None,
    home: Path | None,
) -> None:
    """Luna, a private assistant that learns its user and keeps what it learned.

    Without a command: the chat. Nothing leaves this machine.
    """
    flags: dict[str, Any] = {"model": str(model) if model else None, "profile": profile}
    place = Place(flags, home)
    ctx.obj = place
    if ctx.invoked_subcommand is not None:
        if prompt is not None:
            raise click.UsageError("-p stands alone, without a command.")
        return
    if prompt is not None:
        from app.cli.ask import ask

        ask(place, prompt, as_json=as_json, go_on=go_on)
    elif as_json or go_on:
        raise click.UsageError("--json and --continue belong to -p TEXT.")
    elif sys.stdin.isatty() and sys.stdout.isatty():
        from app.cli.chat import screen

        screen(place)
    else:
        click.echo(ctx.get_help())
