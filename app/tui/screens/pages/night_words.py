"""What the page of the nights says: the queue of the next one, and what a past one did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual.content import Content

from app.tui.text import words
from app.tui.widgets.night.night_panel import VERDICTS
from app.upkeep.knowledge import View
from consolidation.night.report import by_reason, verdict

READY = (
    "  A fact is ready when it was told twice, confirmed (t in F2), or has stood for three days.\n"
)


def queue(ready: Sequence[View], waiting: Sequence[View]) -> Content:
    """What the next night takes, and what waits, each reason said once."""
    parts: list[Any] = [(f"{words.plural(len(ready), 'fact')} for the next night\n", "bold")]
    parts += [
        part for view in ready for part in (("  ✦ ", "$accent"), f"{words.short(view.fact)}\n")
    ]
    if not ready:
        parts.append((READY, "$quiet"))
    if waiting:
        parts.append((f"\n{words.plural(len(waiting), 'fact')} waiting\n", "bold"))
        for reason, texts in by_reason((words.short(view.fact), view.waits) for view in waiting):
            parts.append((f"  {reason}:\n", "$quiet"))
            parts += [part for text in texts for part in (("  ◌ ", "$quiet"), f"{text}\n")]
    return Content.assemble(*parts)


def results(report: Mapping[str, Any]) -> Content:
    """What a night did with each fact: the verdict, why, and a question before and after."""
    parts: list[Any] = []
    adopted = bool(report.get("adopted"))
    for row in report.get("facts", []):
        mark, colour, _ = VERDICTS.get(row["verdict"], ("·", "$quiet", ""))
        said = f"  {row['right']} of {row['probes']}, {verdict(row, adopted)}\n"
        parts += [(f"{mark} ", colour), row["text"], (said, "$quiet")]
        if row.get("after"):
            question, reply = row["after"]
            parts += [(f"    {question}\n    before ", "$quiet"), f"{row['before']}\n",
                      ("    after  ", "$quiet"), f"{reply}\n"]  # fmt: skip
    if not parts:
        return Content("No fact was examined that night.")
    kept = "Everything that must not change stayed within limits. " if adopted else ""
    parts.append((f"\n{kept}Enter opens the report; it ends with the numbers.", "$quiet"))
    return Content.assemble(*parts)
