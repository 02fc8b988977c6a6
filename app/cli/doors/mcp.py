"""`luna mcp`: Luna's memory for other assistants, and who may use it."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path

import click

from app.cli.common import Place, as_json, pass_place
from app.cli.show import echo
from app.doors.programs.clients import Client, Clients, Right, State
from app.upkeep import wire
from memory.vocabulary.errors import LunaError, NotFoundError, SettingsError

RIGHT = click.option(
    "--right", type=click.Choice([r.name.lower() for r in Right]), default="propose",
    show_default=True, help="read; propose: what it writes waits for your yes; write: at once.",
)  # fmt: skip
TALKS = click.option(
    "--talks/--no-talks", default=None, help="Whether it may see lines of your past talks."
)
SAYS = {
    State.ASKING: "asks to be let in",
    State.ALLOWED: "may",
    State.REVOKED: "is let in no longer",
}
MEANS = {Right.READ: "read", Right.PROPOSE: "read and propose", Right.WRITE: "read and write"}


@click.group("mcp", invoke_without_command=True)
@click.option("--client", metavar="NAME", default="", help="What the program is called here.")
@click.pass_context
def command(ctx: click.Context, client: str) -> None:
    """Luna's memory for other assistants that speak MCP.

    Without a command: the server itself, over standard input and output, as a program starts it.
    `luna mcp install` writes it into a program's settings.
    """
    if ctx.invoked_subcommand is not None:
        return
    if sys.stdin.isatty():
        raise click.UsageError(
            "A program starts this and talks to it. `luna mcp install` tells one how."
        )
    run_server(ctx.ensure_object(Place), client)


def run_server(place: Place, client: str) -> None:
    """The server of one connection, until its input ends.

    Raises:
        SettingsError: the library of the protocol is not installed.
    """
    from app.doors.programs.uses import Uses
    from app.doors.visits import Visits

    try:
        from app.doors.mcp.mcp_server import MemoryServer
    except ImportError as error:
        raise SettingsError(
            "The library that speaks MCP is not installed.",
            "Install it: pip install 'luna-assistant[mcp]'.",
        ) from error
    settings, paths = place.resolve()
    with place.profiles() as open_:
        open_(settings.profile).start_memory()
        visits = Visits(open_, Clients(paths.clients), Uses(paths.uses))
        MemoryServer(visits, settings.profile, client).run()


@command.group("clients", invoke_without_command=True)
@as_json
@click.pass_context
def clients_command(ctx: click.Context, as_json: bool) -> None:
    """The programs that may use your memory, or ask to: list, allow, revoke."""
    if ctx.invoked_subcommand is not None:
        return
    found = _clients(ctx.ensure_object(Place)).all()
    for each in found:
        if as_json:
            shown = wire.plain(each) | {"right": each.right.name.lower()}
            wire.write({key: value for key, value in shown.items() if key != "token"})
        else:
            echo(line(each))
    if not found and not as_json:
        echo("No program has come yet. `luna mcp install` tells one how.", err=True)


@clients_command.command("allow")
@click.argument("name")
@RIGHT
@TALKS
@click.option("--of", "profile", metavar="PROFILE", default="", help="Whose memory it sees.")
@pass_place
def allow(place: Place, name: str, right: str, talks: bool | None, profile: str) -> None:
    """Let a program in, or change what it may do."""
    from app.house import paths

    if profile:
        paths.find(place.home, profile)  # a wrong name is an error here, not at its first use
    done = _clients(place).allow(name, Right[right.upper()], talks=talks, profile=profile)
    echo(line(done))


@clients_command.command("revoke")
@click.argument("name")
@pass_place
def revoke(place: Place, name: str) -> None:
    """Let a program in no longer; it counts from its next use on."""
    echo(line(_clients(place).revoke(name)))


@clients_command.command("drop")
@click.argument("name")
@pass_place
def drop(place: Place, name: str) -> None:
    """Know nothing of a program; when it comes again you are asked again."""
    _clients(place).drop(name)


@command.command("log")
@click.option("-n", "count", type=click.IntRange(1), default=40, help="So many lines.")
@click.option("--client", "name", default="", metavar="NAME", help="Of this program only.")
@as_json
@pass_place
def log(place: Place, count: int, name: str, as_json: bool) -> None:
    """What programs did with your memory, the latest last."""
    from app.doors.programs.uses import Uses

    settings, paths = place.resolve()
    found = Uses(paths.uses).tail(count, name)
    if as_json:
        for use in found:
            wire.write(use)
        return
    if not found:
        echo("No program has used anything yet.", err=True)
        return
    with place.luna() as luna:
        texts = {fact.id: fact.text for fact in luna.memory.facts()}
    for use in found:
        elsewhere = f" in profile {use.profile}" if use.profile != settings.profile else ""
        outcome = "" if use.outcome == "done" else f", {use.outcome}"
        talks = f", {use.turns} lines of past talks" if use.turns else ""
        echo(f"{use.time[:16].replace('T', ' ')}  {use.client}  "
                   f"{use.what}{outcome}{elsewhere}{talks}")  # fmt: skip
        for id in use.facts if not elsewhere else ():
            echo(f"    {id}  {texts.get(id, '(forgotten since)')}")


@command.command("review")
@as_json
@pass_place
def review(place: Place, as_json: bool) -> None:
    """Go through what programs propose: a yes keeps it, a no takes it away for good."""
    from app.doors.programs.review import waiting

    with place.luna() as luna:
        found = waiting(luna)
        if as_json:
            for each in found:
                wire.write({"what": each.what, "by": each.client, **wire.fact(each.fact)})
            return
        if not found:
            echo("No program proposes anything.", err=True)
        for number, each in enumerate(found, 1):
            echo(f"{number} of {len(found)} · {each.said}")
            click.secho(f"  {each.fact.text}", bold=True)
            try:
                key = click.prompt("", type=click.Choice(["y", "n", "s", "q"]), default="s",
                                   show_choices=False, prompt_suffix="[y]es [n]o [s]kip [q]uit ",
                                   show_default=False, err=True)  # fmt: skip
            except click.Abort:  # the input ended
                return
            if key == "q":
                return
            if key in "yn":
                echo(each.decide(luna, key == "y"))


@command.command("install")
@click.argument("names", metavar="[PROGRAM]...", nargs=-1)
@RIGHT
@TALKS
@click.option("--show", is_flag=True, help="What any program needs; nothing is written.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@pass_place
def install(
    place: Place, names: tuple[str, ...], right: str, talks: bool | None, show: bool, yes: bool
) -> None:
    """Write Luna into a program's settings, and let it in. Shown before it is written.

    Without PROGRAM: those that are known, and what would be written for those that are here.
    """
    from app.doors.mcp import mcp_install

    options = place.options()
    if show:
        own = mcp_install.entry(None, mcp_install.command(options, ""))
        echo(json.dumps({"mcpServers": {mcp_install.ENTRY: own}}, indent=2))
        return
    home = Path.home()
    if not names:
        here = [each for each in mcp_install.KNOWN if each.here(home)]
        for each in here:
            try:
                echo(mcp_install.plan(each, mcp_install.command(options, each.name)).text())
            except LunaError as error:
                echo(str(error))
        others = ", ".join(each.name for each in mcp_install.KNOWN if each not in here)
        echo(f"Nothing was written. `luna mcp install {here[0].name if here else 'PROGRAM'}` "
                   f"does it. Not found here: {others or 'none'}.", err=True)  # fmt: skip
        return
    for each in [mcp_install.known(name) for name in names]:
        made = mcp_install.plan(each, mcp_install.command(options, each.name))
        echo(made.text())
        allowed = MEANS[Right[right.upper()]]
        echo(f"{each.title} may then {allowed}; `luna mcp clients` changes that.", err=True)
        if not yes:
            click.confirm("Write this, and let it in?", abort=True, err=True)
        _clients(place).allow(
            each.name, Right[right.upper()], talks=talks, title=each.title,
            profile=place.resolve()[0].profile,
        )  # fmt: skip
        if made.changes:
            mcp_install.write(made)
        echo(f"Installed; start {each.title} anew.")


@command.command("uninstall")
@click.argument("name", metavar="PROGRAM")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@pass_place
def uninstall(place: Place, name: str, yes: bool) -> None:
    """Take Luna out of a program's settings, and let it in no longer."""
    from app.doors.mcp import mcp_install

    made = mcp_install.removal(mcp_install.known(name))
    echo(made.text())
    if made.changes and not yes:
        click.confirm("Write this?", abort=True, err=True)
    if made.changes:
        mcp_install.write(made)
    with suppress(NotFoundError):  # it never came
        _clients(place).revoke(name)
    echo("Taken out." if made.changes else "It was not there.")


def asking(clients: Clients) -> list[str]:
    """What to say of programs that ask to be let in, for a chat without a screen."""
    try:
        return [
            f"“{each.title}” wants to use what I know: `luna mcp clients allow {each.name}`, or "
            f"`… revoke {each.name}`"
            for each in clients.asking()
        ]
    except LunaError as error:
        return [str(error)]


def line(client: Client) -> str:
    """A program on one line."""
    allowed = ""
    if client.state is State.ALLOWED:
        talks = ", past talks too" if client.talks else ""
        profile = f", profile {client.profile}" if client.profile != "default" else ""
        door = " · endpoint" if client.token else ""
        allowed = f" {MEANS[client.right]}{talks}{profile}{door}"
    name = f"  ({client.title})" if client.title != client.name else ""
    return f"{client.name}{name}  {SAYS[client.state]}{allowed}"


def _clients(place: Place) -> Clients:
    _, paths = place.resolve()
    paths.create()
    return Clients(paths.clients)
