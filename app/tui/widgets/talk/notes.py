"""The quiet lines under an exchange: remembered, used, not kept; each with what can be done."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from app.tui.model.messages import ActionAsked, Answered, EarlierAsked, UndoAsked, WhyAsked, YesSaid
from app.tui.text import graphemes, words
from memory.vocabulary.errors import LunaError
from memory.vocabulary.records import Change, ChangeKind


class Line(Static):
    """A mark and words that stay beside it when they wrap."""

    def body(self) -> Content:
        """The mark, a space, the words."""
        raise NotImplementedError

    def render(self) -> Content:
        """The words, further lines indented."""
        width = self.content_size.width
        body = self.body()
        if width <= 4:
            return body
        rows = [
            row
            for part in body.split("\n", allow_blank=False)
            for row in part.wrap(width - 2 if len(body) > width else width)
        ]
        return Content("\n  ").join(row.rstrip() for row in rows)

    def on_resize(self) -> None:
        """Other breaks."""
        self.refresh(layout=True)


class Note(Line):
    """A line beside the talk."""

    def __init__(self, text: str | Content, mark: str = "·", colour: str = "$quiet") -> None:
        super().__init__()
        body = text if isinstance(text, Content) else Content(text)
        self._body = Content.assemble((f"{mark} ", colour), body)

    def body(self) -> Content:
        """As it was given."""
        return self._body


class VersionNote(Note):
    """Which version of a reply is shown."""

    def __init__(self, place: int, count: int) -> None:
        super().__init__(
            f"version {place} of {count} · Alt+↑, Alt+↓ or /version shows another", "⇄"
        )


class ErrorNote(Line):
    """What went wrong and what to do."""

    def __init__(self, error: LunaError) -> None:
        super().__init__()
        self.error = error

    def body(self) -> Content:
        """The message, the remedy below."""
        remedy = f"\n{self.error.remedy}" if self.error.remedy else ""
        return Content.assemble(
            ("✕ ", "$error"), (self.error.message, "$error"), (remedy, "$quiet")
        )


class ChangeNote(Line, can_focus=True):
    """One change to memory, with undo, or yes where it waits for one."""

    BINDINGS: ClassVar = [
        Binding("enter", "act", "Undo, or yes", show=False),
        Binding("u", "undo", "Undo", show=False),
        Binding("y", "yes", "Yes", show=False),
    ]

    def __init__(self, change: Change, *, past: bool = False) -> None:
        """`past`: it was said before this start; what undoes it is no longer at hand."""
        super().__init__()
        self.change = change
        self.undone = False
        self._undoes = change.kind in words.CAN_UNDO and not past
        self.can_focus = self._undoes or change.kind is ChangeKind.HELD

    def body(self) -> Content:
        """The line as it is now."""
        change = self.change
        text: Any = Content(graphemes.shown(change.fact.text))
        if self.undone:
            return Content.assemble(("○ undone: ", "$quiet"), text.stylize("strike $quiet"))
        if change.kind is ChangeKind.REFUSED:
            return Content.assemble(("○ not kept: ", "$warning"), (words.reason(change), "$quiet"))
        held = change.kind is ChangeKind.HELD
        colour = "$warning" if held else "$accent"
        parts: list[Any] = [
            ("◌ " if held else "✦ ", colour),
            (f"{words.SAID[change.kind]}: ", "$quiet"),
            text.stylize("$foreground 85%"),
        ]
        if before := words.was(change):
            parts.append((f" ({before})", "$quiet"))
        if held:
            reason = f" {words.reason(change)}" if change.reason else ""
            parts += [(f" –{reason}" if reason else "", "$quiet"), _link("yes", "yes")]
        elif self._undoes:
            parts.append(_link("undo", "undo"))
        return Content.assemble(*parts)

    def mark_undone(self) -> None:
        """Show that it was taken back."""
        self.undone = True
        self.can_focus = False
        self.refresh(layout=True)

    def confirmed(self, change: Change) -> None:
        """Show that the yes was heard."""
        self.change = change
        self._undoes = change.kind in words.CAN_UNDO
        self.refresh(layout=True)

    def action_undo(self) -> None:
        """Take the change back."""
        if not self.undone and self._undoes:
            self.post_message(UndoAsked(self.change))

    def action_yes(self) -> None:
        """Keep what was held."""
        if self.change.kind is ChangeKind.HELD:
            self.post_message(YesSaid(self.change))

    def action_act(self) -> None:
        """What this line offers."""
        if self.change.kind is ChangeKind.HELD:
            self.action_yes()
        else:
            self.action_undo()


class UsedNote(Line, can_focus=True):
    """What the reply was given to read."""

    BINDINGS: ClassVar = [Binding("enter", "why", "Why", show=False)]

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self._text = text
        self.number = number

    def body(self) -> Content:
        """What was used, and the way to why."""
        return Content.assemble(("· ", "$quiet"), (self._text, "$quiet"), _link("why", "why"))

    def action_why(self) -> None:
        """Show what was used and why."""
        self.post_message(WhyAsked(self.number))


class CutNote(Line, can_focus=True):
    """Why a reply ended before its end, and what can be done about it.

    Args:
        number: of the exchange.
        text: why.
        action: "more", the reply goes on, or "again", another one takes its place; empty when
            another message came since.
    """

    BINDINGS: ClassVar = [Binding("enter", "act", "Do it", show=False)]
    OFFERS: ClassVar = {"more": "continue", "again": "answer again"}

    def __init__(self, number: int, text: str, action: str) -> None:
        super().__init__()
        self._number, self._text, self._offer = number, text, action
        self.can_focus = bool(action)

    def body(self) -> Content:
        """The reason and the way on."""
        offer = _link(self.OFFERS[self._offer], "act") if self._offer else ""
        return Content.assemble(("· ", "$quiet"), (self._text, "$quiet"), offer)

    def action_act(self) -> None:
        """The reply goes on, or another one comes."""
        if self._offer:
            self.post_message(ActionAsked(self._offer, str(self._number)))

    def settle(self) -> None:
        """Another message came: only the last reply can go on."""
        self._offer, self.can_focus = "", False
        self.refresh(layout=True)


class AskNote(Line, can_focus=True):
    """A question in the talk that does not stand in its way; posts Answered."""

    BINDINGS: ClassVar = [
        Binding("y,enter", "answer(True)", "Yes", show=False),
        Binding("n", "answer(False)", "No", show=False),
    ]

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name=name)
        self._text = text
        self._said = ""

    def body(self) -> Content:
        """The question and its two answers; later, which it was."""
        parts: list[Any] = [("☾ ", "$accent"), self._text]
        if self._said:
            parts.append((f" {self._said}", "$quiet"))
        else:
            parts += [_link("yes", "answer(True)"), _link("no", "answer(False)")]
        return Content.assemble(*parts)

    def action_answer(self, yes: bool) -> None:
        """Once."""
        if not self._said:
            self._said = "Yes." if yes else "No."
            self.can_focus = False
            self.refresh(layout=True)
            self.post_message(Answered(self.name or "", yes))


class EarlierNote(Line, can_focus=True):
    """Stands above the oldest shown exchange while there are older ones."""

    BINDINGS: ClassVar = [Binding("enter", "earlier", "Show them", show=False)]

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def body(self) -> Content:
        """How many there are."""
        said = words.plural(self._count, "earlier exchange")
        return Content.assemble(("↑ ", "$quiet"), (said, "$quiet"), _link("show", "earlier"))

    def action_earlier(self) -> None:
        """Show some of them."""
        self.post_message(EarlierAsked())


def _link(text: str, action: str) -> Content:
    """Words that can be clicked."""
    return Content.from_markup(f" [$quiet]·[/] [@click={action}]{text}[/]")
