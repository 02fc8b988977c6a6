"""What can be done about nights from the chat: start, stop, look, the dial, one question twice."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from app.tui.model.ports import Assembled
from app.tui.model.talk_model import TalkModel
from app.tui.screens.boxes.confirm import ConfirmScreen
from app.tui.screens.boxes.report import ReportScreen
from app.tui.talk.night_watch import NightWatch
from app.tui.talk.view import View
from app.tui.text import words
from app.tui.text.blocks import Block
from app.upkeep import nights
from memory.disk.files import read_text
from memory.vocabulary.errors import LunaError, NotFoundError


class NightCommands:
    """Nights as the chat screen uses them."""

    def __init__(self, model: TalkModel, view: View, luna: Assembled, watch: NightWatch) -> None:
        self.model = model
        self.view = view
        self.watch = watch
        self.luna = luna

    def doing(self, argument: str) -> dict[str, Callable[[], object]]:
        """The actions by their names."""
        return {
            "night": lambda: self.view.over(self._nights),
            "consolidate": lambda: self._consolidate(argument),
            "back": lambda: self.view.in_background(self.back()),
            "strength": lambda: self._strength(argument),
            "compare": lambda: self.compare(argument),
            "report": lambda: self.view.in_background(self._report()),
        }

    def _nights(self) -> Screen[None]:
        from app.tui.screens.pages.night import NightScreen  # brings the plots

        return NightScreen(self.luna, self.watch, self)

    def _consolidate(self, argument: str) -> None:
        note = self.view.note
        if argument in ("stop", "cancel"):
            self.watch.cancel()
        elif argument not in ("", "all"):
            note("/consolidate learns what is stable; /consolidate all learns everything.")
        else:
            self.watch.start(everything=argument == "all")

    async def back(self) -> None:
        """Before the last night, after a yes."""
        if self.watch.busy:
            self.view.note("Night in progress; /consolidate stop ends it.")
            return
        luna = self.luna
        from consolidation.adapters.recovery import before

        then = await asyncio.to_thread(lambda: before(luna.adapters, luna.base_hash))
        if then is None:
            raise NotFoundError("No night has taught anything yet.", "F3 shows past nights.")
        facts = sum(len(shard.facts) for shard in then.shards)
        known = f"It knows {words.plural(facts, 'fact')}." if then.shards else (
            "That is the base model alone.")  # fmt: skip
        sure = await self.view.ask(ConfirmScreen(
            "Undo the last night?",
            [known, "What it learned stays known: it returns to the prompt.",
             "The next night will learn it again; p on F3 pauses nights."],
            "Go back", "Stay"))  # fmt: skip
        if sure:
            await asyncio.to_thread(luna.before_last_night)
            self.view.count()
            self.view.note("The weights are back to where they were before the last night.")

    async def use(self, name: str) -> None:
        """Another adapter; facts that it does not know return to fast memory."""
        await asyncio.to_thread(lambda: self.luna.use_adapter(name))
        self.view.count()

    def turn_to(self, strength: float) -> None:
        """How strongly the weights speak, 0 to 1."""
        self.luna.shelf.turn_to(strength)
        self.view.status.change(strength=round(self.luna.shelf.strength * 100))

    def compare(self, question: str) -> None:
        """One question with the adapter and without."""
        self.view.in_background(self._compare(question))

    def _strength(self, argument: str) -> None:
        note = self.view.note
        if argument:
            number = argument.rstrip("% ")
            if not number.isdigit() or int(number) > 100:
                note("/strength takes a number from 0 (the base model alone) to 100 (as examined).")
                return
            self.turn_to(int(number) / 100)
        percent = round(self.luna.shelf.strength * 100)
        meaning = "below 100 % some facts may be missing"
        if percent in (0, 100):
            meaning = "as examined" if percent else "exactly the base model"
        note(f"The adapter is at {percent} % ({meaning}).")

    async def _compare(self, question: str) -> None:
        if self.model.turns.busy:
            self.view.note("A reply is being written; Esc stops it.")
            return
        luna: Any = self.luna  # the whole of it; the screens' port shows less than is asked here
        found = await asyncio.to_thread(lambda: nights.compare(luna, question))
        with_adapter = found.with_adapter.strip() if found.adapters else (
            "No adapter is in use: the base model answers alone.")  # fmt: skip
        blocks = [
            Block("The question", [found.question]),
            Block("The base alone", [found.base.strip() or "nothing"]),
            Block("With the adapter", [with_adapter or "nothing"]),
            Block("", ["Neither prompt contained anything remembered."]),
        ]
        self.view.over(lambda: ReportScreen("One question, twice", blocks))

    async def _report(self) -> None:
        found = await asyncio.to_thread(lambda: nights.past(self.luna.paths.nights))
        if not found:
            raise LunaError("No nights yet.", "/consolidate starts one now.")
        text = await asyncio.to_thread(lambda: read_text(found[0].text))
        from app.tui.screens.boxes.page import PageScreen

        self.view.over(lambda: PageScreen(text))
