"""The very first start: what Luna is, that everything stays here, which model answers."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from app.house.models import bundled
from app.tui.terminal.keys import BURST

Choice = Literal["talk", "models", "import"]
PARTS = (
    ("I get to know you",
     "I remember what you tell me about yourself at once and use it in the same reply. At night I "
     "learn what is stable by heart, as a small adapter on the model's own weights."),
    ("Everything stays here",
     "No account, no telemetry, no server. I open a connection only to fetch a model, and only "
     "if you agree. You can see, correct and delete everything I know (F2)."),
    ("Who answers",
     f"At first my own mind: {bundled.ABOUT}. It is small: it remembers you well but makes "
     "mistakes about the world. Choose a bigger one now or later (F5), or use a GGUF file of "
     "your own."),
)  # fmt: skip


class FirstRunScreen(ModalScreen[Choice]):
    """Shown once; Esc or Enter begins, and so does whoever simply types a message.

    Attributes:
        typed: what was typed here that is no key; it belongs in the input.
    """

    BINDINGS: ClassVar = [
        Binding("escape", "choose('talk')", "Begin", show=False),
        Binding("m", "letter('m', 'models')", "Models", show=False),
        Binding("i", "letter('i', 'import')", "Import", show=False),
        Binding("left,right", "other", "Other button", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.typed = ""
        self._left = False

    def compose(self) -> ComposeResult:
        """Three things to know, three ways on."""
        with Vertical(classes="box"):
            yield Static("☾ Hello, I am Luna", classes="title")
            with VerticalScroll(classes="body", can_focus=False):
                for heading, text in PARTS:
                    yield Static(heading, classes="heading")
                    yield Static(Content(text))
            with Horizontal(classes="buttons"):
                yield Button("Choose a model (m)", id="to-models", compact=True)
                yield Button("Import my chats (i)", id="to-import", compact=True)
                yield Button("Begin (Enter)", id="begin", compact=True)

    def on_mount(self) -> None:
        """Enter begins."""
        self.query_one("#begin").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button is a choice."""
        places: dict[str, Choice] = {"to-models": "models", "to-import": "import"}
        self.action_choose(places.get(event.button.id or "", "talk"))

    def on_key(self, event: events.Key) -> None:
        """Keep what is typed: the first letters of a message are none of the keys."""
        if event.character and event.is_printable and not event.key.startswith("alt+"):
            self.typed += event.character
            if len(set(self.typed)) > 1 or self.typed[0] not in "mi":
                event.stop()
                event.prevent_default()
                self.action_choose("talk")

    def on_paste(self, event: events.Paste) -> None:
        """A paste is a message too."""
        event.stop()
        self.typed += event.text
        self.action_choose("talk")

    def action_letter(self, letter: str, choice: Choice) -> None:
        """A letter is a key when it stays alone for a moment."""

        def alone() -> None:
            if set(self.typed) == {letter}:
                self.typed = ""
                self.action_choose(choice)

        self.set_timer(BURST, alone)

    def action_choose(self, choice: Choice) -> None:
        """Begin, look at the models first, or bring what was said elsewhere."""
        if not self._left:
            self._left = True
            self.dismiss(choice)

    def action_other(self) -> None:
        """The other button."""
        self.focus_next()
