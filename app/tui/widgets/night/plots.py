"""Plots of the nights: loss while one runs, recall night by night, facts by nights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual_plotext import PlotextPlot

from app.tui.widgets.night.night_panel import VERDICTS
from app.upkeep.nights import Past

NIGHTS = 20  # that fit beside each other


def ticks(first: int, last: int, most: int = 6) -> list[int]:
    """Whole numbers from first to last, evenly, at most so many: there is no half a step."""
    parts = max(min(most - 1, last - first), 1)
    return sorted({round(first + (last - first) * part / parts) for part in range(parts + 1)})


class Plots(Horizontal):
    """Two curves side by side."""

    def compose(self) -> ComposeResult:
        """Loss and recall."""
        yield PlotextPlot(id="loss")
        yield PlotextPlot(id="recall")

    def show(self, losses: Sequence[tuple[int, float]], past: Sequence[Past]) -> None:
        """Draw both anew."""
        self._draw("#loss", "loss of the running or last night", losses, 0.0)
        shares = [night.recall for night in reversed(past[:NIGHTS]) if night.recall is not None]
        points = [(place, share * 100) for place, share in enumerate(shares, 1)]
        self._draw("#recall", "% passed, by night", points, 100.0)

    def _draw(self, id: str, title: str, points: Sequence[tuple[float, float]], top: float) -> None:
        widget = self.query_one(id, PlotextPlot)
        plot: Any = widget.plt
        plot.clear_figure()
        plot.title(title if points else f"{title}: none yet")
        if points:
            xs, ys = zip(*points, strict=True)
            plot.plot(list(xs), list(ys), marker="braille")
            plot.xticks(ticks(int(xs[0]), int(xs[-1])))
            if top:
                plot.scatter(list(xs), list(ys))
                plot.ylim(0, top)
        widget.refresh()


class Matrix(VerticalScroll):
    """A row for each fact, a column for each night."""

    def compose(self) -> ComposeResult:
        """The grid."""
        yield Static("", id="matrix")

    def show(self, past: Sequence[Past]) -> None:
        """Which fact had which verdict in which night, the latest on the right."""
        some = list(reversed([night for night in past[:NIGHTS] if night.verdicts]))
        texts = {
            str(row["id"]): str(row["text"]) for night in some for row in night.report["facts"]
        }
        parts: list[Any] = []
        for id, text in texts.items():
            for night in some:
                verdict = night.verdicts.get(id, "")
                mark, colour, _ = VERDICTS.get(verdict, ("·", "$quiet", ""))
                parts.append((f"{mark} ", colour))
            parts.append((f" {text}\n", ""))
        if not parts:
            parts = [("Facts by night: none examined yet.", "$quiet")]
        self.query_one("#matrix", Static).update(Content.assemble(*parts))
