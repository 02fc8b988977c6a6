"""A stored conversation on the screen: its last exchanges at once, earlier ones when asked for.

Each exchange is a Markdown document of widgets; two thousand of them at once would take minutes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual.widgets import Static

from app.talk.after.why import Why
from app.tui.model.background import Outgoing
from app.tui.model.ports import Assembled
from app.tui.model.talk_model import ExchangeState, TalkModel
from app.tui.talk.view import View
from app.tui.widgets.talk.exchange import Exchange
from app.tui.widgets.talk.notes import ChangeNote, EarlierNote, Note
from app.tui.widgets.talk.welcome import Welcome
from memory.vocabulary.records import Change, ChangeKind, Conversation, Fact, Status, Turn

AT_ONCE = 12  # exchanges that are added for each asking
FEW = 6  # that are shown at once, at least; more where the window is high
ROWS = 6  # of a window that an exchange takes, about
Pair = tuple[Turn, Turn | None]


def pairs(turns: Sequence[Turn]) -> list[Pair]:
    """Each message with its reply, or with None."""
    found: list[Pair] = []
    for turn in turns:
        if turn.role == "user":
            found.append((turn, None))
        elif found and found[-1][1] is None:
            found[-1] = (found[-1][0], turn)
    return found


class PastTalk:
    """Opens conversations in the chat view."""

    def __init__(self, model: TalkModel, view: View, luna: Assembled) -> None:
        self.model = model
        self.view = view
        self.luna = luna
        self._before: list[Pair] = []  # what is not shown yet, oldest first
        self._whys: dict[str, Why] = {}  # by reply
        self._facts: dict[str, Fact] = {}  # that were remembered in this talk

    async def open(self, id: str, turn: str = "") -> None:
        """Go on with a stored conversation; the exchange of `turn` comes into view."""
        memory = self.luna.memory
        talks = await asyncio.to_thread(memory.conversations)
        talk = next((each for each in talks if each.id == id), None)
        if talk is None:
            self.view.note("That conversation no longer exists.")
            return
        turns = await asyncio.to_thread(lambda: memory.turns(id))
        await self.view.clear()
        self.model.last_talk.note(talk.id)
        await self.show(talk, turns, turn)

    async def show(self, talk: Conversation, turns: Sequence[Turn], turn: str = "") -> None:
        """Show the end of a conversation, or the part with a turn in it, to the end."""
        model, view = self.model, self.view
        if model.session is not None:
            model.session.resume(talk)
        self._whys = await asyncio.to_thread(lambda: model.whys.of(talk.id))
        self._facts = await asyncio.to_thread(self._mentioned)
        found = pairs(turns)
        places = [place for place, pair in enumerate(found) if _holds(pair, turn)]
        first = max(len(found) - max(FEW, view.height // ROWS), 0)
        if places:
            first = min(first, max(places[0] - 2, 0))
        self._before, shown = found[:first], found[first:]
        view.header.conversation = talk.title or "conversation"
        view.composer.remember([said.text for said, _ in found])
        made = [self._exchange(pair) for pair in shown]
        model.exchanges = {each.state.number: each.state for each in made}
        for exchange in made[:-1]:
            exchange.state.settled = True
        when = talk.last.astimezone()
        mark = Note(f"{when:%A, %-d %B, %H:%M} · continued; Ctrl+N starts a new one")
        mark.add_class("aside")
        top = [EarlierNote(len(self._before))] if self._before else []
        for each in top:
            each.add_class("aside")
        await view.remove_all(Welcome)
        await view.column.mount_all([*top, *made, mark])
        if places:
            target = made[places[0] - first]
            target.add_class("found")
            view.soon(lambda: view.talk.scroll_to_widget(target, animate=False))
        else:
            view.talk.anchor()

    async def earlier(self) -> None:
        """Some more of what was said before, above."""
        view = self.view
        some, self._before = self._before[-AT_ONCE:], self._before[:-AT_ONCE]
        await view.remove_all(EarlierNote)
        older = [self._exchange(pair) for pair in some]
        for exchange in older:
            exchange.state.settled = True
        made: list[Exchange | EarlierNote] = [*older]
        if self._before:
            made.insert(0, EarlierNote(len(self._before)))
            made[0].add_class("aside")
        view.talk.release_anchor()
        before = view.talk.virtual_size.height
        await view.column.mount_all(made, before=0)

        def stay() -> None:
            grown = view.talk.virtual_size.height - before
            view.talk.scroll_to(y=view.talk.scroll_y + grown, animate=False)

        view.soon(stay)

    @property
    def has_more(self) -> bool:
        """Whether there is something above what is shown."""
        return bool(self._before)

    def forget(self) -> None:
        """Another conversation begins."""
        self._before = []

    def _exchange(self, pair: Pair) -> Exchange:
        said, reply = pair
        given = self._whys.get(reply.id) if reply is not None else None
        message = Outgoing(said.text, number=self.model.number())
        lines = self._lines(given) if given is not None else ()
        return Exchange(ExchangeState(message, reply, stored=True, why=given), past=lines)

    def _mentioned(self) -> dict[str, Fact]:
        """What memory took from this talk and still has."""
        ids = {item.id for why in self._whys.values() for item in why.changes}
        facts = self.luna.memory.facts() if ids else []
        return {fact.id: fact for fact in facts if fact.id in ids}

    def _lines(self, given: Why) -> list[Static]:
        """What memory did with a message, as it stands today; what was forgotten has no line."""
        recent = {each.fact.id: each for each in self.model.undo.changes}
        lines: list[Static] = []
        refused = False
        for item in given.changes:
            kind, fact = ChangeKind(item.kind), self._facts.get(item.id)
            if kind is ChangeKind.REFUSED:
                refused = True  # its reason was not kept: it may quote what was said
            elif item.id in recent and fact is not None:
                lines.append(ChangeNote(recent[item.id]))
            elif fact is not None:
                if kind is ChangeKind.HELD and fact.status is not Status.HELD:
                    kind = ChangeKind.ADDED  # it got its yes
                lines.append(ChangeNote(Change(kind, fact), past=True))
        if refused:
            lines.append(Note("not kept: a part that was unsure, or a secret", "○", "$warning"))
        return lines


def _holds(pair: Pair, turn: str) -> bool:
    return bool(turn) and any(each is not None and each.id == turn for each in pair)
