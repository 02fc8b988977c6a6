"""The line at the bottom: what works, how full the context is, what is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static


@dataclass(frozen=True, slots=True)
class State:
    """What the line shows.

    Attributes:
        doing: loading, ready, reading, writing, stopping or failed.
        prepared: per cent of Luna's own mind that are made, while it is made; else 0.
        night: a night runs beside the talk.
        used: tokens of the last prompt and reply.
        context: tokens the model can hold; 0 while it loads.
        speed: tokens a second of the last reply, 0 when unknown.
        next: when the next night comes by itself, "03:00"; empty when none does.
        server: a server answers: its name stays in view the longest.
        strength: how strongly the weights speak, in percent.
    """

    doing: str = "loading"
    prepared: int = 0
    night: bool = False
    model: str = ""
    used: int = 0
    context: int = 0
    fast: int = 0
    weights: int = 0
    held: int = 0
    counted: bool = False
    speed: float = 0.0
    queued: int = 0
    next: str = ""
    strength: int = 100
    server: bool = False


MARKS = {
    "loading": ("◌", "$accent"),
    "ready": ("●", "$success"),
    "reading": ("◐", "$accent"),
    "writing": ("◑", "$accent"),
    "stopping": ("○", "$warning"),
    "failed": ("✕", "$error"),
}


class StatusLine(Static):
    """One line; what matters least leaves first when the window is narrow."""

    state: reactive[State] = reactive(State())

    def change(self, **changes: Any) -> None:
        """Show other values."""
        self.state = replace(self.state, **changes)

    def render(self) -> Content:
        """The line for the present width."""
        state, width = self.state, max(self.content_size.width, 20)
        mark, colour = MARKS[state.doing]
        doing = state.doing
        if doing == "loading" and state.prepared:
            doing = f"preparing Luna's own model (once): {state.prepared} %"
        left = Content.assemble((mark, colour), f" {doing}")
        if state.night:
            left += Content.assemble("  ", ("☾ night", "$accent"))
        if state.queued:
            left += Content(f"  {state.queued} waiting")
        parts = self._parts(state)
        while parts:
            right = Content(" · ").join(Content(text) for _, text in parts)
            if left.cell_length + right.cell_length + 3 <= width:
                gap = " " * (width - left.cell_length - right.cell_length)
                return Content.assemble(left, gap, right).stylize_before("$quiet")
            parts.remove(min(parts, key=lambda part: part[0]))
        return left.stylize_before("$quiet")

    @staticmethod
    def _parts(state: State) -> list[tuple[int, str]]:
        """(importance, text) from left to right."""
        parts: list[tuple[int, str]] = []
        if state.model:
            parts.append((6 if state.server else 1, state.model))
        if state.speed:
            parts.append((0, f"{state.speed:.0f} tok/s"))
        if state.context:
            share = min(round(100 * state.used / state.context), 100)
            parts.append((2, f"context {share} %"))
        if state.counted:
            known = f"{state.fast} fast"
            parts.append((4, f"{known}, {state.weights} in weights"))
        if state.strength != 100:
            parts.append((5, f"weights at {state.strength} %"))
        if state.next:
            parts.append((1, f"night {state.next}"))
        if state.held:
            parts.append((3, f"{state.held} held"))
        return parts
