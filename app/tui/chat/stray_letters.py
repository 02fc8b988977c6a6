"""Letters typed while a line of the talk has the focus: a message, unless one stays alone."""

from __future__ import annotations

from textual import events
from textual.dom import DOMNode
from textual.screen import Screen

from app.tui.terminal.keys import BURST
from app.tui.widgets.input.composer import Composer


class StrayLetters:
    """Brings what is typed beside the input into it; a lone letter is the key that it stands for.

    Args:
        screen: of the chat.
        composer: where a message belongs.
    """

    def __init__(self, screen: Screen[None], composer: Composer) -> None:
        self._screen, self._composer = screen, composer
        self._waiting = ""  # a letter that may be a key, or the beginning of a message

    def key(self, event: events.Key) -> None:
        """A key that no widget took."""
        if not event.is_printable or not event.character or event.key.startswith("alt+"):
            return
        if self._composer.has_focus or not self._composer.display:
            return
        event.stop()
        event.prevent_default()
        active = self._screen.active_bindings.get(event.key)
        if active is not None and not self._waiting:
            self._waiting = event.character
            action, node = active.binding.action, active.node
            self._screen.set_timer(BURST, lambda: self._alone(action, node))
            return
        self._composer.focus()
        self._composer.insert(self._waiting + event.character)
        self._waiting = ""

    async def _alone(self, action: str, node: DOMNode) -> None:
        if self._waiting:
            self._waiting = ""
            await self._screen.app.run_action(action, node)
