"""The input: several lines, history, pastes that are told apart from what was typed."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from textual import events
from textual.actions import SkipAction
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from app.house.actions import parse
from app.tui.text import graphemes
from memory.vocabulary.origin import repeats

BREAKS = frozenset({"ctrl+j", "alt+enter", "shift+enter"})  # where no others are set
REST = 10.0  # seconds without a key after which the cursor stops blinking
LONG = 200  # characters from which on a paste of one line becomes a block of its own


class Composer(TextArea):
    """Enter sends; Ctrl+J and Alt+Enter break the line; up and down at the edges: history."""

    @dataclass
    class Sent(Message):
        """The user sent something.

        Attributes:
            text: what was typed; may hold a short paste, then `pasted` says so.
            attached: the pasted blocks.
        """

        text: str
        attached: str
        pasted: bool

    @dataclass
    class Pastes(Message):
        """The pasted blocks changed."""

        blocks: tuple[str, ...]

    @dataclass
    class Completion(Message):
        """A key for the list of commands: "up", "down", "tab" or "enter"."""

        key: str

    class Left(Message):
        """Ctrl+D where nothing is written: the user wants to leave."""

    class TakeBack(Message):
        """Up in an empty input: the last waiting message, please."""

    def __init__(self, breaks: Collection[str] = BREAKS) -> None:
        self._breaks = frozenset(breaks)
        super().__init__(
            id="composer",
            compact=True,
            highlight_cursor_line=False,
            placeholder="Message Luna    / for commands",
        )
        self._rewriting = False
        self._resting = False
        self._typed = time.monotonic()
        self.completing = False  # the list of commands is open and takes some keys
        self.waiting = False  # there are messages in the queue to take back
        self.blocks: list[str] = []
        self._inline: list[str] = []
        self._history: list[str] = []
        self._place = 0  # in the history; its length is the draft
        self._draft = ""

    @property
    def holds_paste(self) -> bool:
        """Whether pasted words stand among the typed ones."""
        words = self.words  # as they are sent: the input may show them by other characters
        held = any(piece in words for piece in self._inline)
        return held or repeats(words, self._inline, run=3)  # a changed letter makes none typed

    @property
    def rewriting(self) -> bool:
        """Whether the text is the last message, to be sent in other words."""
        return self._rewriting

    @rewriting.setter
    def rewriting(self, on: bool) -> None:
        self._rewriting = on
        self.set_class(on, "rewriting")
        self.say_what_it_holds()

    def say_what_it_holds(self) -> None:
        """The words in the border: what is special about this text."""
        said = "editing last message · Esc cancels" if self._rewriting else ""
        self.border_subtitle = "holds a paste · not remembered" if self.holds_paste else said

    def on_mount(self) -> None:
        """A blinking cursor repaints for ever; it rests when nobody types."""
        self.set_interval(REST, self._rest)

    def _rest(self) -> None:
        if self.cursor_blink and time.monotonic() - self._typed > REST:
            self.cursor_blink, self._resting = False, True

    def on_key(self, event: events.Key) -> None:
        """The keys that an ordinary text area treats in another way."""
        self._typed = time.monotonic()
        if self._resting:
            self.cursor_blink, self._resting = True, False
        key = event.key
        if self.completing and key in ("up", "down", "tab", "enter"):
            self.post_message(self.Completion(key))
        elif key == "enter":
            self.send()
        elif key in self._breaks:
            self._replace_via_keyboard("\n", *self.selection)
        elif key == "up" and self.cursor_at_first_line and not self.selected_text:
            if self.waiting and not self.text:
                self.post_message(self.TakeBack())
            elif not self._go(-1):
                return
        elif key == "down" and self.cursor_at_last_line and not self.selected_text:
            if not self._go(1):
                return
        elif key == "ctrl+d" and not self.text and not self.blocks:
            self.post_message(self.Left())
        elif key == "backspace" and not self.text and self.blocks:
            self.blocks.pop()
            self.post_message(self.Pastes(tuple(self.blocks)))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """A paste by the terminal."""
        event.stop()
        event.prevent_default()
        self.take_paste(event.text)

    def action_paste(self) -> None:
        """A paste of what was copied here."""
        self.take_paste(self.app.clipboard)

    def take_paste(self, text: str) -> None:
        """A long paste becomes a block beside the input; a short one goes where the cursor is."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            return
        if "\n" in text.strip() or len(text) > LONG:
            self.blocks.append(text.strip("\n"))
            self.post_message(self.Pastes(tuple(self.blocks)))
            return
        if result := self._replace_via_keyboard(text, *self.selection):
            self.move_cursor(result.end_location)
        self._inline.append(text.strip())

    def attach(self, block: str) -> None:
        """A text beside the input; it goes along with the message."""
        self.blocks.append(block)
        self.post_message(self.Pastes(tuple(self.blocks)))

    def action_undo(self) -> None:
        """Undo typing; with nothing typed, the screen's undo."""
        if not self.text:
            raise SkipAction()
        super().action_undo()

    def send(self) -> None:
        """Send what is there, and begin anew."""
        text = self.words.strip("\n").rstrip()
        attached = "\n\n".join(self.blocks)
        if not text.strip() and not attached:
            return
        if self.blocks and parse(text) is not None:  # a command: what is pasted waits for a message
            self.post_message(self.Sent(text, "", False))
            self.write("")
            return
        self.post_message(self.Sent(text, attached, self.holds_paste))
        if text and self._history[-1:] != [text]:
            self._history.append(text)
        self.clear_all()

    def clear_all(self) -> None:
        """Empty the input, pastes included."""
        self.write("")
        self._inline.clear()
        self._place = len(self._history)
        if self.blocks:
            self.blocks.clear()
            self.post_message(self.Pastes(()))

    def give_back(
        self, texts: Sequence[str], blocks: Sequence[str] = (), pasted: Sequence[str] = ()
    ) -> None:
        """Texts that were not sent, before what was written since, with their pastes.

        Args:
            pasted: those of the texts that hold a paste.
        """
        self._inline.extend(pasted)
        self.write("\n\n".join(text for text in (*texts, self.words) if text.strip()))
        if blocks:
            self.blocks[:0] = blocks
            self.post_message(self.Pastes(tuple(self.blocks)))

    @property
    def words(self) -> str:
        """What was written, as it is sent."""
        return graphemes.meant(self.text)

    def load_text(self, text: str) -> None:
        """Another text, as this terminal can show it."""
        super().load_text(graphemes.marked(text))

    def edit(self, edit: Edit) -> EditResult:
        """A change, as this terminal can show it."""
        return super().edit(replace(edit, text=graphemes.marked(edit.text)))

    def get_cursor_left_location(self) -> tuple[int, int]:
        """Over a whole symbol, however many characters it has."""
        row, column = self.cursor_location
        if not column:
            return super().get_cursor_left_location()
        return row, graphemes.step(self.document.get_line(row), column, -1)

    def get_cursor_right_location(self) -> tuple[int, int]:
        """Over a whole symbol, however many characters it has."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column >= len(line):
            return super().get_cursor_right_location()
        return row, graphemes.step(line, column, 1)

    def write(self, text: str, pasted: bool = False) -> None:
        """Put a text into the input, cursor at its end; `pasted`: it holds a paste."""
        if pasted:
            self._inline.append(text.strip())
        self.load_text(text)
        self.move_cursor(self.document.end)

    @property
    def written(self) -> tuple[str, ...]:
        """What was written before, oldest first."""
        return tuple(self._history)

    def remember(self, texts: Sequence[str]) -> None:
        """What was written before, oldest first, for the history."""
        self._history = [text for text in texts if text.strip()]
        self._place = len(self._history)

    def _go(self, step: int) -> bool:
        """Move in the history; False when there is nothing that way."""
        place = self._place + step
        if not 0 <= place <= len(self._history):
            return False
        if self._place == len(self._history):
            self._draft = self.words
        self._place = place
        self.write(self._draft if place == len(self._history) else self._history[place])
        return True
