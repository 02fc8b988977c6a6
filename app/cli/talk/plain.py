"""The commands of `luna chat --plain`: for simple terminals and screen readers.

Those of the registry that make sense without a screen; every answer is a line of text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.show import echo
from app.house import actions
from app.talk.after import transcript
from app.talk.events import Event, PromptReady, Remembered
from app.talk.prompt import personas
from app.talk.reply import versions
from app.upkeep import nights
from memory.disk.files import read_text
from memory.disk.refusal import as_said
from memory.vocabulary.errors import LunaError, NotFoundError, SettingsError
from memory.vocabulary.records import Change, ChangeKind, Conversation, Status

if TYPE_CHECKING:
    from app.assembly import Luna
    from app.talk.session import Session

CAN_UNDO = (ChangeKind.ADDED, ChangeKind.SUPERSEDED, ChangeKind.RETRACTED, ChangeKind.EDITED)


class Plain:
    """What a typed line does when it is a command.

    Attributes:
        over: the user wants to leave.
    """

    def __init__(self, luna: Luna, session: Session) -> None:
        self.luna = luna
        self.session = session
        self.over = False
        self._changes: list[Change] = []  # what can be undone, the latest last
        self._learned: list[Change] = []  # from the last message
        self._sent: PromptReady | None = None
        self.doing: dict[str, Callable[[str], None]] = {
            "new": self._new,
            "again": self._again,
            "more": self._more,
            "version": self._version,
            "branch": self._branch,
            "persona": self._persona,
            "remember": self._remember,
            "forget": self._forget,
            "undo": self._undo,
            "why": self._why,
            "context": self._context,
            "rename": self._rename,
            "export": self._export,
            "delete": self._delete,
            "strength": self._strength,
            "report": self._report,
            "memory": self._memory,
            "search": self._search,
            "conversations": self._conversations,
            "incognito": self._incognito,
            "help": self._help,
            "quit": self._quit,
        }

    def watch(self, events: Iterator[Event]) -> Iterator[Event]:
        """The events of a turn on their way; what /undo, /why and /context need is kept."""
        self._learned, self._sent = [], None
        for event in events:
            if isinstance(event, Remembered):
                self._learned += event.changes
                self._changes += [each for each in event.changes if each.kind in CAN_UNDO]
            elif isinstance(event, PromptReady):
                self._sent = event
            yield event

    def typed(self, text: str) -> bool:
        """Do a command; False when the text is a message."""
        found = actions.parse(text)
        if found is None:
            return False
        try:
            action = found.need()
            do = self.doing.get(action.name)
            if do is None:
                shell = f" `{action.command}` does it." if action.command else ""
                echo(f"{action.slash} wants the screen.{shell}")
            elif found.missing:
                echo(found.missing)
            else:
                with as_said():
                    do(found.argument)
        except LunaError as error:
            echo(str(error))
        return True

    def _new(self, _: str) -> None:
        self.session.new()
        echo("A new conversation.")

    def _again(self, _: str) -> None:
        from app.cli.talk.ask import show

        echo("luna: ", nl=False)
        show(self.watch(self.session.again()))

    def _more(self, _: str) -> None:
        from app.cli.talk.ask import show

        echo("luna: … ", nl=False)
        show(self.watch(self.session.more()))

    def _version(self, wanted: str) -> None:
        found = self.session.versions()
        place = versions.place(found, wanted)
        if place is None:
            for number, text in enumerate(found.texts, 1):
                mark = "*" if number == found.place + 1 else " "
                echo(f"{mark} {number}. {' '.join(text.split())[:150]}")
            return
        echo(f"luna: {self.session.switch(place).text}")

    def _branch(self, number: str) -> None:
        talk = self._talk()
        said = [turn for turn in self.luna.memory.turns(talk.id) if turn.role == "user"]
        if not number:
            for place, turn in enumerate(said, 1):
                echo(f"{place}. {' '.join(turn.text.split())[:150]}")
            echo("/branch NUMBER goes on from before that message, in a new conversation.")
            return
        if not number.isdigit() or not 0 < int(number) <= len(said):
            raise NotFoundError(f"There is no message {number}.", "/branch lists them.")
        message = self.session.branch(said[int(number) - 1].id)
        echo(f"A new conversation, from before: {' '.join(message.text.split())[:150]}")
        echo("Write that message in other words; the old conversation stays.")

    def _persona(self, wanted: str) -> None:
        file = self.luna.paths.settings_file
        if not wanted:
            played = self.session.persona
            echo(f"Luna plays: {played}" if played else "Luna plays nobody.")
            for name, text in personas.presets(file).items():
                echo(f"{name}: {text}")
            return
        self.session.play(text := personas.chosen(wanted, file))
        echo(f"In this conversation Luna plays: {text}" if text else "Luna plays nobody any more.")

    def _remember(self, text: str) -> None:
        if self.session.incognito:
            raise LunaError("Incognito writes nothing.", "/incognito ends it.")
        changes = self.luna.memory.remember(text)
        self.session.learned(changes)
        self._changes += [each for each in changes if each.kind in CAN_UNDO]
        self._tell(changes)

    def _forget(self, words: str) -> None:
        from app.upkeep.forgetting import entailed, forget_facts, preview_of

        gone = (Status.SUPERSEDED, Status.EXPIRED)
        found = [f for f in self.luna.memory.find(words) if f.status not in gone]
        if not found:
            raise NotFoundError(f"Nothing that is known fits “{words}”.", "/memory shows all.")
        if len(found) > 1:
            for number, fact in enumerate(found, 1):
                echo(f"{number}. {fact.text}")
            last = len(found) + 1
            echo(f"{last}. all {len(found)} of these")
            number = click.prompt("Which one? 0 for none", type=click.IntRange(0, last))
            if number == 0:
                return
            found = found if number == last else [found[number - 1]]
        for line in entailed(*(preview_of(self.luna, fact.id) for fact in found)):
            echo(line)
        many = f"Forget these {len(found)} for good?"
        if click.confirm("Forget it for good?" if len(found) == 1 else many):
            forget_facts(self.luna, [fact.id for fact in found])
            echo("Forgotten.")

    def _undo(self, _: str) -> None:
        if not self._changes:
            raise NotFoundError("There is nothing to undo.", "/memory shows what is known.")
        last = self._changes.pop()
        self.luna.memory.undo(last)
        echo(f"Undone: {last.fact.text}")

    def _why(self, _: str) -> None:
        if self._sent is None:
            raise NotFoundError("Nothing was sent to the model yet.", "Ask it something first.")
        self._tell(self._learned)
        for item in self._sent.recall.items:
            if item not in self._sent.prompt.left_out:
                echo(f"used: {item.text} ({item.reason})")
        for item in (*self._sent.recall.left_out, *self._sent.prompt.left_out):
            echo(f"left out, no room: {item.text}")
        names = ", ".join(path.stem for path, _ in self.luna.engine.adapters)
        echo(f"in the weights: {names or 'no adapter is in use, the base alone'}")

    def _context(self, _: str) -> None:
        if self._sent is None:
            raise NotFoundError("Nothing was sent to the model yet.", "Ask it something first.")
        for section in self._sent.prompt.sections:
            echo(f"{section.name}, {section.tokens} tokens:")
            echo(section.text or "empty")

    def _talk(self) -> Conversation:
        if self.session.conversation is None or self.session.incognito:
            raise NotFoundError("There is no stored conversation here.", "Write something first.")
        return self.session.conversation

    def _rename(self, title: str) -> None:
        self.luna.memory.rename_conversation(self._talk().id, title)
        echo("Renamed.")

    def _export(self, file: str) -> None:
        talk = next(t for t in self.luna.memory.conversations() if t.id == self._talk().id)
        turns = self.luna.memory.turns(talk.id)
        path = Path(file) if file else Path(transcript.name_of(talk))
        echo(f"Written to {transcript.write(path, talk, turns)}")

    def _delete(self, _: str) -> None:
        talk = self._talk()
        if click.confirm("Erase this conversation from the disk? The facts it told stay."):
            self.luna.memory.delete_conversation(talk.id)
            self.session.new()
            echo("Deleted.")

    def _strength(self, percent: str) -> None:
        number = percent.rstrip("% ")
        if number and not number.isdigit():
            raise SettingsError("The strength is a number from 0 to 100.", "0: the base alone.")
        if number:
            self.luna.shelf.turn_to(int(number) / 100)
        echo(f"The weights speak at {self.luna.shelf.strength:.0%}.")

    def _report(self, _: str) -> None:
        found = nights.past(self.luna.paths.nights)
        if not found:
            raise NotFoundError("No nights yet.", "`luna consolidate` has one now.")
        echo(read_text(found[0].text))

    def _memory(self, words: str) -> None:
        facts = self.luna.memory.find(words) if words else self.luna.memory.facts()
        for fact in facts:
            echo(f"{fact.text} ({fact.status.value})")
        if not facts:
            echo("Nothing is known.")

    def _search(self, words: str) -> None:
        found = self.luna.memory.search_turns(words)
        for item in found:
            echo(" ".join(item.text.split())[:200])
        if not found:
            echo("Nothing was found.")

    def _conversations(self, _: str) -> None:
        for talk in self.luna.memory.conversations()[:20]:
            echo(f"{talk.last.astimezone():%d %B %Y}: {talk.title}, {talk.turns} messages")

    def _incognito(self, _: str) -> None:
        self.session.go_incognito(not self.session.incognito)
        echo("Incognito: nothing is written; /incognito ends it." if self.session.incognito
                   else "No longer incognito; what was said there is gone.")  # fmt: skip

    def _help(self, _: str) -> None:
        for each in actions.slash_commands():
            if each.name in self.doing:
                echo(f"{each.slash} {each.argument}".strip() + f": {each.about}.")

    def _quit(self, _: str) -> None:
        self.over = True

    def _tell(self, changes: list[Change]) -> None:
        from app.cli.talk.ask import SAID

        for change in changes:
            echo(f"{SAID[change.kind]}: {change.fact.text} {change.reason}".rstrip())
