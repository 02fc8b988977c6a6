"""The slim panel of a running night: its step, its progress, and the verdict on each fact."""

from __future__ import annotations

import time
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from app.tui.text.words import plural
from consolidation.night.report import duration
from memory.vocabulary.errors import LunaError, NightCancelled

DOING = {
    "start": "starting",
    "lock": "checking that no other night is running",
    "snapshot": "taking stock",
    "select": "choosing what is stable",
    "lessons": "writing lessons",
    "parity": "checking the base model",
    "train": "training",
    "convert": "writing the adapter",
    "examine": "examining",
    "adopt": "adopting",
    "clear": "clearing fast memory",
    "report": "writing the report",
}
VERDICTS = {
    "passed": ("✓", "$success", "learned"),
    "known": ("✓", "$success", "known without help"),
    "failed": ("○", "$warning", "not yet"),
    "edited": ("○", "$quiet", "changed in the meantime"),
    "returned": ("○", "$warning", "back in fast memory"),
}
WIDTH = 20  # cells of the bar
EVERY = 10.0  # seconds between two drawings while nothing happens
MINUTE = 60.0
SURE = 20.0  # seconds of a step after which its end is foreseen


class NightPanel(Vertical):
    """Hidden until a night begins; closed by the user when it is over."""

    class CancelAsked(Message):
        """Stop the night, please."""

    def __init__(self) -> None:
        super().__init__(id="night")
        self.step = "start"
        self.done, self.total, self.loss, self.round = 0, 0, 0.0, 0
        self.over = False
        self.clock = time.monotonic  # seconds
        self._begun = 0.0  # when, in seconds of a clock
        self._first: tuple[int, float] | None = None  # for this step: what was done, when

    def compose(self) -> ComposeResult:
        """A line and, when there are any, the facts."""
        with Horizontal(classes="line"):
            yield Static(id="night-line")
            yield Button("Cancel", id="night-button", compact=True)
        yield VerticalScroll(id="night-facts", can_focus=False)

    def begin(self) -> None:
        """A night begins."""
        self.step, self.done, self.total, self.loss, self.round = "start", 0, 0, 0.0, 0
        self.over = False
        self._begun, self._first = self.clock(), None
        self.query_one("#night-facts").remove_children()
        self.query_one(Button).label = "Cancel"
        self.query_one(Button).disabled = False
        self.display = True
        self._draw()

    def show_event(self, event: dict[str, Any]) -> None:
        """One event of the night."""
        match event.get("event"):
            case "step":
                self.step = str(event.get("step", self.step))
                self.round = int(event.get("round", self.round))
                self.done = self.total = 0
                self.loss = 0.0
                self._first = None
            case "progress":
                self.done = int(event.get("done", 0))
                self.total = int(event.get("total", 0))
                self.loss = float(event.get("loss") or 0.0)
                if self._first is None or self.done < self._first[0]:
                    self._first = (self.done, self.clock())
            case "fact":
                self._fact(event)
            case _:
                pass
        self._draw()

    def spent(self) -> str:
        """How long the night takes already, and this step still; empty in its first minute."""
        now, said = self.clock(), ""
        if now - self._begun >= MINUTE:
            said = f"{duration(now - self._begun)} so far"
        if self._first is not None and self.total and self.done > self._first[0]:
            took = now - self._first[1]
            left = (self.total - self.done) * took / (self.done - self._first[0])
            if took >= SURE and left >= MINUTE / 2:
                soon = f"about {duration(max(left, MINUTE * 1.5))} left in this step"
                said = f"{said}, {soon}" if said else soon
        return said

    def on_mount(self) -> None:
        """The time goes on between two events."""
        self.set_interval(EVERY, self._tick)

    def _tick(self) -> None:
        if self.display and not self.over and not self.query_one(Button).disabled:
            self._draw()

    def cancelling(self) -> None:
        """Cancel was pressed; the night ends soon."""
        self.query_one(Button).disabled = True
        self.query_one("#night-line", Static).update(Content("☾ stopping the night …"))

    def end(self, outcome: dict[str, Any] | None, error: LunaError | None) -> None:
        """The night is over."""
        self.over = True
        button = self.query_one(Button)
        button.label, button.disabled = "Close", False
        line = self.query_one("#night-line", Static)
        if error is not None:
            calm = isinstance(error, NightCancelled)
            line.update(
                Content.assemble(("☾ ", "$accent"), (error.message, "" if calm else "$error"),
                                 (f" {error.remedy}", "$quiet"))
            )  # fmt: skip
            return
        line.update(Content.assemble(("☾ ", "$accent"), summary(outcome or {})))
        facts = self.query_one("#night-facts")
        if not facts.children:
            for fact in (outcome or {}).get("facts", []):
                self._fact(fact)

    def _fact(self, event: dict[str, Any]) -> None:
        verdict = str(event.get("verdict", ""))
        mark, colour, said = VERDICTS.get(verdict, ("·", "$quiet", verdict))
        probes = event.get("probes")
        exam = f"  {event.get('right', 0)}/{probes}" if probes else ""
        exam += f": {event['why']}" if event.get("why") else ""
        text = str(event.get("text") or event.get("id", ""))
        row = Content.assemble((f"{mark} ", colour), text, (f"  {said}{exam}", "$quiet"))
        self.query_one("#night-facts").mount(Static(row))

    def _draw(self) -> None:
        doing = DOING.get(self.step, self.step)
        parts: list[Any] = [("☾ night  ", "$accent"), doing]
        if self.total:
            full = round(WIDTH * min(self.done / self.total, 1.0))
            parts += ["  ", ("━" * full, "$accent"), ("━" * (WIDTH - full), "$panel")]
            parts.append((f"  {self.done}/{self.total}", "$quiet"))
        if self.round > 1:
            parts.append((f"  round {self.round}", "$quiet"))
        if self.loss:
            parts.append((f"  loss {self.loss:.3f}", "$quiet"))
        if spent := self.spent():
            parts.append((f"  {spent}", "$quiet"))
        self.query_one("#night-line", Static).update(Content.assemble(*parts))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Cancel a running night, or close the panel."""
        event.stop()
        if self.over:
            self.display = False
        else:
            self.post_message(self.CancelAsked())


def summary(outcome: dict[str, Any]) -> str:
    """What a night did, in a sentence."""
    facts = outcome.get("facts", [])
    learned = sum(fact.get("verdict") in ("passed", "known") for fact in facts)
    seconds = outcome.get("seconds")
    took = f" It took {duration(seconds)}." if isinstance(seconds, int | float) else ""
    if outcome.get("adopted"):
        many = plural(len(facts), "fact")
        return f"Learned {learned} of {many}.{took} /back undoes it."
    if facts:
        why = f": {outcome['reason']}" if outcome.get("reason") else ""
        return f"The new adapter was not adopted{why}. Nothing has changed.{took}"
    return "Nothing to consolidate yet; /consolidate all includes facts that are not stable yet."
