"""`luna` itself: the chat, the one-shot question, and the groups of commands."""

from __future__ import annotations

import importlib
import shlex
import sys
from pathlib import Path
from typing import Any

import click

from app.cli.common import Commands, Place
from app.cli.show import echo

# Loaded when they are used: `luna --help` shall not read what only one command needs.
LAZY = {
    "chat": ("app.cli.talk.chat:command", "Talk to Luna; with --jsonl for programs."),
    "recall": ("app.cli.memory.recall:command", "What Luna would recall for a query."),
    "memory": (
        "app.cli.memory.memory:command", "What Luna knows: look, add, correct, forget, move.",
    ),
    "search": ("app.cli.talk.search:command", "Past conversations by words and by meaning."),
    "conversations": (
        "app.cli.talk.conversations:command",
        "What was talked about: list, search, rename, delete, export.",
    ),
    "import": ("app.cli.house.imports:command", "Import your chats from other assistants."),
    "consolidate": (
        "app.cli.nights.consolidate:command", "Train what is stable into the weights now.",
    ),
    "adapters": (
        "app.cli.nights.adapters:command", "What the nights have made: list, switch off, go back.",
    ),
    "schedule": (
        "app.cli.nights.schedule:command", "When nights come by themselves; a system's timer.",
    ),
    "mcp": ("app.cli.doors.mcp:command", "Luna's memory for other assistants; who may use it."),
    "serve": ("app.cli.doors.serve:command", "An endpoint of OpenAI's form on this machine."),
    "web": ("app.cli.doors.web:command", "The screens in a browser of this machine."),
    "models": ("app.cli.house.models:command", "The model that answers: list, get, use."),
    "backup": ("app.cli.house.backup:backup", "Write a backup of everything, and read it back."),
    "restore": ("app.cli.house.backup:restore", "Bring back from a backup what is missing here."),
    "verify": ("app.cli.house.backup:verify", "Look whether everything that was saved is whole."),
    "vault": ("app.cli.house.vault:command", "Seal memory on the disk; what opens it."),
    "doctor": (
        "app.cli.house.doctor:command", "Check that everything Luna needs is there and whole.",
    ),
    "config": (
        "app.cli.house.small:config_command", "The settings: show, or a file with comments.",
    ),
    "keys": ("app.cli.house.small:keys", "Every action with its command and its key."),
    "log": ("app.cli.house.small:log", "The end of the log."),
    "completion": ("app.cli.house.small:completion", "Completion for bash, zsh or fish."),
}  # fmt: skip


WITH_VALUE = ("--model", "--profile", "--home")  # of `luna` itself, understood after a command too


class Luna(Commands):
    """The commands, each imported when it is called."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Luna's own options count wherever they stand: `luna chat --model FILE`."""
        return super().parse_args(ctx, _first(args))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the help."""
        return list(LAZY)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in LAZY:
            return None
        module, _, name = LAZY[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As Click does it; what is no command is held against the lazy ones too."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand:
            near = click.exceptions.NoSuchCommand(args[0], possibilities=LAZY, ctx=ctx)
            if len(args) > 2:  # perhaps a question, typed as to a person
                raise click.UsageError(
                    f"{near.format_message()} To ask: luna -p {shlex.quote(' '.join(args))}", ctx
                ) from None
            raise near from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help, without importing the commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in LAZY.items()])


def _first(args: list[str]) -> list[str]:
    """The arguments with Luna's own options in front; what follows `--` stays where it is."""
    end = args.index("--") if "--" in args else len(args)
    own: list[str] = []
    rest: list[str] = []
    place = 0
    while place < end:
        name, _, value = args[place].partition("=")
        takes = 2 if name in WITH_VALUE and not value and place + 1 < end else 1
        # What follows -p is the question, whatever it looks like.
        asked = place > 0 and args[place - 1] in ("-p", "--prompt")
        takes = 1 if asked else takes
        (own if name in WITH_VALUE and not asked else rest).extend(args[place : place + takes])
        place += takes
    return [*own, *rest, *args[end:]]


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("luna-assistant")
        except PackageNotFoundError:
            number = "(not installed)"
        echo(f"luna {number}")
        ctx.exit()


@click.group(
    cls=Luna,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("-p", "--prompt", metavar="TEXT", help="Ask one thing and leave; - reads it.")
@click.option("--file", "files", multiple=True, type=click.Path(path_type=Path),
              help="With -p: a text, PDF, Word or CSV file to go along.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="With -p: the answer as a JSON object.")
@click.option("--continue", "go_on", is_flag=True, help="Go on with the last talk.")
@click.option("--private", is_flag=True, help="With -p: nothing is written, noticed or kept.")
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
    files: tuple[Path, ...],
    as_json: bool,
    go_on: bool,
    private: bool,
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
        from app.cli.talk.ask import ask

        if private and go_on:
            raise click.UsageError("--private is kept nowhere: it cannot go on with a talk.")
        ask(place, prompt, as_json=as_json, go_on=go_on, files=files, private=private)
    elif private:
        raise click.UsageError("--private belongs to -p TEXT; on the screen it is /incognito.")
    elif files:
        raise click.UsageError("--file belongs to -p TEXT; in the chat it is /attach FILE.")
    elif as_json:
        raise click.UsageError("--json belongs to -p TEXT.")
    elif sys.stdin.isatty() and sys.stdout.isatty():
        from app.cli.talk.chat import screen

        screen(place, go_on=go_on)
    else:
        echo(ctx.get_help())
