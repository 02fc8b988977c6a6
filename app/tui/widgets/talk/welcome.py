"""The first thing to see: what Luna is, what the model at work is, three things to try."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlsplit

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from app.house.models import bundled
from app.house.models.server.address import is_loopback
from app.house.settings.config import Settings
from app.tui.model.messages import Suggested

MOON = """\
    ▄▄▄▄
  ▟██▀
 ▐██▌
  ▜██▄
    ▀▀▀▀"""
STAYS = "Nothing leaves this machine."
LEAVES = "What you say, and what Luna recalls for it, goes to the server that answers."
ABOUT = f"A private assistant that gets to know you and keeps what it learned. {STAYS}"
DEFAULT_MODEL = (
    f"You are talking to {bundled.TITLE}: {bundled.ABOUT}. It uses what you tell it at "
    "once, and learns it by heart at night. It is small and makes mistakes about the world; "
    "F5 offers larger models."
)
OTHER_MODEL = (
    "You are talking to the model you chose. What you say about yourself is remembered at once "
    "and kept in the prompt; at night, what is stable is trained into its weights."
)
SERVER = (
    "You are talking to {0} on the server {1}. What you say about yourself is remembered at once "
    "and kept in the prompt alone; nights wait until a model of this machine answers again."
)
HINT = "/ lists commands, F1 shows keys, F2 to F6 open pages; Ctrl+Q quits."
TRY = (
    ("From now on, call me Captain.", "the very next reply does"),
    ("I have a dog called Mivack.", "then press Ctrl+N and ask for its name"),
    ("/memory", "see everything Luna knows, and forget any of it"),
)


class Try(Static, can_focus=True):
    """One thing to try; Enter or a click writes it into the input."""

    BINDINGS: ClassVar = [Binding("enter", "choose", "Try this", show=False)]

    def __init__(self, text: str, about: str) -> None:
        super().__init__(
            Content.assemble(("› ", "$accent"), (text, "$foreground"), (f"  {about}", "$quiet"))
        )
        self.text = text

    def action_choose(self) -> None:
        """Write it into the input."""
        self.post_message(Suggested(self.text))

    def on_click(self) -> None:
        """As Enter."""
        self.action_choose()


class Welcome(Vertical):
    """Shown above an empty conversation."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings

    @property
    def _about(self) -> str:
        far = self._settings.server_url and not self._here
        return ABOUT.replace(STAYS, LEAVES) if far else ABOUT

    @property
    def _here(self) -> bool:
        """Whether the server that answers is this machine."""
        return is_loopback(urlsplit(self._settings.server_url).hostname or "")

    @property
    def _model(self) -> str:
        if self._settings.server_url:
            return SERVER.format(
                self._settings.server_model or "a model", self._settings.server_url
            )
        return OTHER_MODEL if self._settings.model else DEFAULT_MODEL

    def compose(self) -> ComposeResult:
        """Moon, words, things to try."""
        self.set_class(self.app.size.height < 34, "low")
        yield Static(MOON, id="moon", markup=False)
        yield Static("Luna", id="name")
        yield Static(self._about, classes="about", markup=False)
        yield Static(self._model, classes="model", markup=False)
        yield Static("Try", classes="try-title")
        for text, about in TRY:
            yield Try(text, about)
        yield Static(HINT, classes="hint")

    def on_resize(self) -> None:
        """The moon needs room."""
        self.set_class(self.app.size.height < 34, "low")
