"""The commands of `luna chat --plain`: for simple terminals and screen readers.

Those of the registry that make sense without a screen; every answer is a line of text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from app import actions
from memory.errors import LunaError, NotFoundError
from memory.records import Change, Status

if TYPE_CHECKING:
    from app.assembly import Luna
    from app.conversation import Session


class Plain:
    """What a typed line does when it is a command.

    Attributes:
        over: the user wants to leave.
    """

    def __init__(self, luna: Luna, session: Session) -> None:
        self.luna = luna
        self.session = session
        self.over = False
        self.doing: dict[str, Callable[[str], None]] = {
            "new": self._new,
            "again": self._again,
            "remember": self._remember,
            "forget": self._forget,
            "memory": self._memory,
            "search": self._search,
            "conversations": self._conversations,
            "incognito": self._incognito,
            "help": self._help,
            "quit": self._quit,
        }

    def typed(self, text: str) -> bool:
        """Do a command; False when the text is a message."""
        found = actions.parse(text)
        if found is None:
            return False
        action, argument = found
        do = self.doing.get(action.name)
        if do is None:
            shell = f" `{action.command}` does it." if action.command else ""
            click.echo(f"{action.slash} wants the screen.{shell}")
        elif action.needs_argument and not argument:
            click.echo(f"{action.slash} wants {action.argument}: {action.about.lower()}.")
        else:
            try:
                do(argument)
            except LunaError as error:
                click.echo(str(error))
        return True

    def _new(self, _: str) -> None:
        self.session.new()
        click.echo("A new conversation.")

    def _again(self, _: str) -> None:
        from app.cli.ask import show

        click.echo("luna: ", nl=False)
        show(self.session.again())

    def _remember(self, text: str) -> None:
        if self.session.incognito:
            raise LunaError("Incognito writes nothing.", "/incognito ends it.")
        changes = self.luna.memory.remember(text)
        self.session.learned(changes)
        self._tell(changes)

    def _forget(self, words: str) -> None:
        from app.forgetting import entailed, forget_fact

        gone = (Status.SUPERSEDED, Status.EXPIRED)
        found = [f for f in self.luna.memory.find(words) if f.status not in gone]
        if not found:
            raise NotFoundError(f"Nothing that is known fits “{words}”.", "/memory shows all.")
        if len(found) > 1:
            for number, fact in enumerate(found, 1):
                click.echo(f"{number}. {fact.text}")
            number = click.prompt("Which one? 0 for none", type=click.IntRange(0, len(found)))
            if number == 0:
                return
            found = [found[number - 1]]
        for line in entailed(self.luna.memory.forget_preview(found[0].id)):
            click.echo(line)
        if click.confirm("Forget it for good?"):
            forget_fact(self.luna, found[0].id)
            click.echo("Forgotten.")

    def _memory(self, words: str) -> None:
        facts = self.luna.memory.find(words) if words else self.luna.memory.facts()
        for fact in facts:
            click.echo(f"{fact.text} ({fact.status.value})")
        if not facts:
            click.echo("Nothing is known.")

    def _search(self, words: str) -> None:
        found = self.luna.memory.search_turns(words)
        for item in found:
            click.echo(" ".join(item.text.split())[:200])
        if not found:
            click.echo("Nothing was found.")

    def _conversations(self, _: str) -> None:
        for talk in self.luna.memory.conversations()[:20]:
            click.echo(f"{talk.last.astimezone():%d %B %Y}: {talk.title}, {talk.turns} messages")

    def _incognito(self, _: str) -> None:
        self.session.go_incognito(not self.session.incognito)
        click.echo("Incognito: nothing is written; /incognito ends it." if self.session.incognito
                   else "No longer incognito; what was said there is gone.")  # fmt: skip

    def _help(self, _: str) -> None:
        for each in actions.slash_commands():
            if each.name in self.doing:
                click.echo(f"{each.slash} {each.argument}".strip() + f": {each.about}.")

    def _quit(self, _: str) -> None:
        self.over = True

    def _tell(self, changes: list[Change]) -> None:
        from app.cli.ask import SAID

        for change in changes:
            click.echo(f"{SAID[change.kind]}: {change.fact.text} {change.reason}".rstrip())
