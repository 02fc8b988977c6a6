"""The conversations: to find, go on with, rename, write to a file, delete."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from app.talk.after import transcript
from app.talk.after.pinned import Pinned
from app.tui.model.background import unexpected
from app.tui.model.ports import Assembled
from app.tui.screens.boxes.confirm import ConfirmScreen
from app.tui.screens.boxes.edit import EditScreen
from app.tui.screens.pages.lone_keys import LoneKeys
from app.tui.terminal.keys import PAUSE, bindings
from app.tui.text import graphemes, words
from memory.vocabulary.records import Conversation, Turn

MOST = 8  # conversations that are named before they are deleted
FOUND = 40  # messages of a search
WIDEST = 140  # cells of the page
AROUND = 6  # of them beside the list's words
HINT = (
    "space mark · p pin · r rename · e export · d delete (the marked ones)\n"
    "Enter go on · / search · Esc closes"
)


class ConversationsScreen(LoneKeys):
    """A list; with words in the field, the messages that hold them or mean the same."""

    BINDINGS: ClassVar = [
        *bindings("conversations"),
        Binding("escape", "leave", "Close", show=False),
    ]

    def __init__(
        self,
        luna: Assembled,
        open: Callable[[str, str], object],
        words: str = "",
        gone: Callable[[Collection[str]], None] = lambda ids: None,
    ) -> None:
        """`open` goes on with a conversation, at a turn; `gone` is told which were deleted."""
        super().__init__()
        self._luna, self._open, self._words, self._gone = luna, open, words, gone
        self._talks: dict[str, Conversation] = {}
        self._pinned = Pinned(luna.paths.pinned)
        self._top: set[str] = set()  # the pinned ones, as they were read
        self.marked: set[str] = set()
        self._many = ""  # how many are listed, in words

    def compose(self) -> ComposeResult:
        """Field, list, the beginning of the chosen one, keys."""
        with Vertical(classes="page"):
            yield Static("Conversations", classes="title", id="talks-title")
            yield Input(
                self._words, placeholder="search all conversations", id="search", compact=True
            )
            yield OptionList(id="talks")
            with VerticalScroll(id="glance-box", can_focus=False):
                yield Static("", id="glance")
            yield Static(HINT, classes="hint")

    def on_mount(self) -> None:
        """Read the list; the keys go to it."""
        self.listed.focus()
        self.load()

    @property
    def listed(self) -> OptionList:
        """The list."""
        return self.query_one("#talks", OptionList)

    @property
    def chosen(self) -> tuple[str, str]:
        """(conversation, turn) under the cursor; both empty when there is none."""
        if self.listed.highlighted is None or not self.listed.option_count:
            return "", ""
        id, _, turn = (self.listed.get_option_at_index(self.listed.highlighted).id or "").partition(
            " "
        )
        return id, turn

    @work(exclusive=True, group="talks")
    async def load(self) -> None:
        """Read or search again."""
        wanted = self.query_one("#search", Input).value.strip()
        if wanted:
            await asyncio.sleep(PAUSE)
        memory = self._luna.memory
        try:
            talks = await asyncio.to_thread(memory.conversations)
            self._talks = {talk.id: talk for talk in talks}
            self._top = await asyncio.to_thread(lambda: self._pinned.ids)
            self.marked &= set(self._talks)
            options = await asyncio.to_thread(lambda: self._search(wanted)) if wanted else [
                Option(self._line(talk), id=talk.id)
                for talk in self._pinned.first(talks) if talk.turns
            ]  # fmt: skip
        except Exception as error:
            self.query_one("#glance", Static).update(Content(str(unexpected(error))))
            return
        before = self.chosen
        self.listed.clear_options()
        self.listed.add_options(options)
        ids = [tuple((each.id or "").partition(" ")[::2]) for each in options]
        same = ids.index(before) if before in ids else 0
        self.listed.highlighted = same if options else None
        what = "message" if wanted else "conversation"
        self._many = words.plural(len(options), what)
        self._show_title()
        if not options:
            empty = "Nothing was found." if wanted else "There is none yet."
            self.query_one("#glance", Static).update(empty)

    def _show_title(self) -> None:
        title = f"Conversations  ·  {self._many}"
        if self.marked:
            title += f"  ·  {len(self.marked)} marked"
        self.query_one("#talks-title", Static).update(Content(title))

    def _mark(self, talk: Conversation) -> None:
        """Mark one, or no longer; its row alone is drawn anew."""
        self.marked ^= {talk.id}
        place = self.listed.highlighted
        if place is not None and not self.chosen[1]:  # a row of the list, not of a search
            self.listed.replace_option_prompt_at_index(place, self._line(talk))
        self.listed.action_cursor_down()
        self._show_title()

    def _search(self, wanted: str) -> list[Option]:
        memory, options = self._luna.memory, []
        for item in memory.search_turns(wanted, FOUND):
            turn = memory.turn(item.turn_id)
            if turn is None or turn.conversation not in self._talks:
                continue
            who = "you" if turn.role == "user" else "Luna"
            line = Content.assemble(
                (f"{words.day(turn.time)}  ", "$quiet"), (f"{who}: ", "$primary"),
                graphemes.shown(" ".join(turn.text.split())[:160]),
            )  # fmt: skip
            options.append(Option(line, id=f"{turn.conversation} {turn.id}"))
        return options

    def _line(self, talk: Conversation) -> Content:
        """One row: the title gives way."""
        when = f"{talk.last.astimezone():%d %b %Y %H:%M}  "
        many = f"  {words.plural(talk.turns, 'message')}"
        room = min(self.app.size.width, WIDEST) - AROUND - len(when) - len(many)
        signs = ("▪ " if talk.id in self.marked else "") + ("⚑ " if talk.id in self._top else "")
        name = Content(signs + graphemes.shown(talk.title or "untitled"))
        title = name.truncate(max(room, 8), ellipsis=True)
        return Content.assemble((when, "$quiet"), title, (many, "$quiet"))

    @on(OptionList.OptionHighlighted, "#talks")
    @work(exclusive=True, group="glance")
    async def _glance(self) -> None:
        """The end of the chosen conversation, or the part that was found."""
        id, turn = self.chosen
        if not id:
            return
        turns: list[Turn] = await asyncio.to_thread(lambda: self._luna.memory.turns(id))
        place = next((n for n, each in enumerate(turns) if each.id == turn), len(turns) - 4)
        some = turns[max(place - 1, 0) : max(place - 1, 0) + 4]
        parts: list[Any] = []
        for each in some:
            who = "you" if each.role == "user" else "Luna"
            parts += [
                (f"{who}: ", "$primary"),
                # A reply that was stopped before its first word has none to show.
                graphemes.shown(" ".join(each.text.split())[:300] or f"({each.state.value})")
                + "\n",
            ]
        self.query_one("#glance", Static).update(Content.assemble(*parts))

    @on(Input.Changed, "#search")
    def _typed(self) -> None:
        self.load()

    @on(Input.Submitted, "#search")
    def _to_list(self) -> None:
        self.listed.focus()

    @on(OptionList.OptionSelected, "#talks")
    def _chosen(self) -> None:
        self._open(*self.chosen)

    def action_leave(self) -> None:
        """From the field to the list, from the list to the chat."""
        if self.query_one("#search").has_focus:
            self.listed.focus()
        else:
            self.dismiss()

    def do(self, name: str) -> None:
        """What a key of the registry stands for."""
        talk, field = self._talks.get(self.chosen[0]), self.query_one("#search")
        if field.has_focus:
            return  # a letter for the field, typed before the field had the keys
        if name == "conversations.search":
            self.set_focus(field)  # at once: `focus` would let the next letters pass
        elif name == "conversations.mark" and talk is not None:
            self._mark(talk)
        elif talk is not None:
            self._change(name, talk)

    @work(group="change")
    async def _change(self, name: str, talk: Conversation) -> None:
        memory = self._luna.memory
        try:
            talks = await asyncio.to_thread(memory.conversations)  # a title may be newer
            talk = next((each for each in talks if each.id == talk.id), talk)
            match name:
                case "conversations.rename":
                    title = await self.app.push_screen_wait(EditScreen("Its title", talk.title))
                    if title:
                        await asyncio.to_thread(lambda: memory.rename_conversation(talk.id, title))
                case "conversations.export":
                    file = await self.app.push_screen_wait(EditScreen(
                        "Write it to which file?", transcript.name_of(talk),
                        "Markdown, or JSON lines as .jsonl",
                    ))  # fmt: skip
                    if file:
                        turns = await asyncio.to_thread(lambda: memory.turns(talk.id))
                        path = transcript.write(Path(file), talk, turns)
                        self.app.notify(str(path), title="Written", markup=False)
                case "conversations.delete":
                    meant = [self._talks[id] for id in self.marked if id in self._talks] or [talk]
                    if await self.app.push_screen_wait(_sure(meant)):
                        ids = [each.id for each in meant]
                        await asyncio.to_thread(lambda: memory.delete_conversation(*ids))
                        self._gone(ids)
                        self.marked.clear()
                case "conversations.pin":
                    ids = [*self.marked] or [talk.id]
                    on = not set(ids) <= self._top
                    await asyncio.to_thread(lambda: self._pinned.pin(ids, on))
                    self.marked.clear()
        except Exception as error:
            shown = unexpected(error)
            self.app.notify(shown.remedy, title=shown.message, severity="error", markup=False)
        self.load()


def _sure(talks: list[Conversation]) -> ConfirmScreen:
    """The question before conversations are deleted."""
    lines = [f"“{talk.title}”, {words.plural(talk.turns, 'message')}" for talk in talks[:MOST]]
    if len(talks) > MOST:
        lines.append(f"and {len(talks) - MOST} more")
    one = len(talks) == 1
    what = "this conversation" if one else f"these {len(talks)} conversations"
    return ConfirmScreen(
        f"Delete {what}?",
        [*lines, "Erased from the disk. The facts that were told stay; F2 shows them."],
        "Delete", "Keep",
    )  # fmt: skip
