"""A conversation without a screen: text in, events out.

The screen, `luna -p`, the JSON lines and the tests all go through `Session.ask`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.config import Settings
from app.events import (
    AdapterSwapped,
    Done,
    Event,
    Failed,
    Notice,
    Piece,
    PromptReady,
    Remembered,
)
from app.ports import Shelf, Store, Talker
from app.prompt import Prompt, build, exchanges
from memory.errors import LunaError
from memory.forgetting import GONE
from memory.records import (
    Change,
    ChangeKind,
    Conversation,
    Recall,
    Turn,
    TurnState,
    now,
)

LOG = logging.getLogger(__name__)
_NEVER = object()  # no adapters were looked for yet
KEPT = {ChangeKind.ADDED, ChangeKind.REPEATED, ChangeKind.SUPERSEDED, ChangeKind.EDITED}


class Session:
    """One running conversation. Not for two threads at once.

    Args:
        engine: the model.
        memory: fast memory.
        adapters: what the nights made; None where there is none (tests).
        settings: budgets and sampling.
        conversation: one to go on with; a new one begins with the first message otherwise.
    """

    def __init__(
        self,
        engine: Talker,
        memory: Store,
        adapters: Shelf | None,
        settings: Settings,
        conversation: Conversation | None = None,
    ) -> None:
        self.engine = engine
        self.memory = memory
        self.adapters = adapters
        self.settings = settings
        self.conversation = conversation
        self._fresh: list[str] = []  # facts told here: recalled until the next conversation
        self._stamp: Any = _NEVER
        self._loaded: tuple[tuple[Path, float], ...] = ()

    def new(self) -> None:
        """Begin another conversation; it is stored with its first message."""
        self.conversation = None
        self._fresh = []

    def resume(self, conversation: Conversation) -> None:
        """Go on with a stored conversation."""
        self.conversation = conversation
        self._fresh = []

    def resume_last(self) -> None:
        """Go on with the conversation that was spoken in last, when there is one."""
        if stored := self.memory.conversations():
            self.resume(max(stored, key=lambda each: each.last))

    def learned(self, changes: Sequence[Change]) -> None:
        """Keep facts in the recalled block of this conversation, as after `/remember`."""
        for change in changes:
            if change.kind in KEPT and change.fact.id not in self._fresh:
                self._fresh.append(change.fact.id)

    def ask(
        self,
        text: str,
        *,
        pasted: bool = False,
        attached: str = "",
        stop: threading.Event | None = None,
    ) -> Iterator[Event]:
        """One turn: the user's text is saved, memory consulted, the reply streamed and saved.

        Args:
            text: what the user typed, or the paste itself with `pasted`.
            pasted: nothing in `text` is the user's own words; it is never noticed.
            attached: a paste sent along with typed text; sent, saved, never noticed.
            stop: set it to end the reply at once; what came so far is kept.

        Yields:
            Remembered, AdapterSwapped, Notice, PromptReady and Piece as they happen, then
            exactly one Done or Failed.
        """
        whole = "\n\n".join(part for part in (text, attached) if part)
        turn: Turn | None = None
        try:
            if self.conversation is None:
                self.conversation = self.memory.start_conversation()
            history = exchanges(self.memory.turns(self.conversation.id), GONE)
            turn = self.memory.save_turn(
                Turn(self.conversation.id, "user", whole, pasted=pasted or bool(attached))
            )
        except LunaError as error:
            yield Failed(error, None)
            return
        yield from self._swap()
        if self.settings.notice and not pasted:
            yield from self._observe(replace(turn, text=text, pasted=False))
        try:
            recall = self._recall(text, turn)
            prompt = build(
                recall,
                history,
                whole,
                context=self.engine.context,
                reply=self.settings.max_tokens,
                count=self.engine.count,
                count_messages=self.engine.count_messages,
            )
        except LunaError as error:
            yield self._failed(error, turn, "")
            return
        yield PromptReady(prompt, recall)
        yield from self._reply(prompt, recall, turn, stop or threading.Event())

    def _swap(self) -> Iterator[Event]:
        """Use the adapters that are current now, if they are others than at the last turn."""
        if self.adapters is None:
            return
        stamp: Any = None
        try:
            stamp = self.adapters.stamp(self.engine.base_hash)
            if stamp == self._stamp:
                return
            wanted = tuple(self.adapters.loaded(self.engine.base_hash))
            self.engine.set_adapters(wanted)
        except LunaError as error:
            LOG.warning("adapters not loaded: %s", type(error).__name__)
            self._stamp, self._loaded = stamp, ()
            self.engine.set_adapters(())
            yield Notice(f"What was learned at night is not in use. {error.message}", error.remedy)
            return
        # The manifest also changes without its adapters, as when memory has followed it.
        changed = wanted != self._loaded
        self._stamp, self._loaded = stamp, wanted
        if changed:
            yield AdapterSwapped(wanted)

    def _observe(self, turn: Turn) -> Iterator[Event]:
        """Let memory take what this turn tells; a failure does not cost the reply."""
        try:
            changes = self.memory.observe(turn)
        except LunaError as error:
            LOG.warning("nothing noticed: %s", type(error).__name__)
            yield Notice(f"Nothing was remembered from this. {error.message}", error.remedy)
            return
        self.learned(changes)
        if changes:
            yield Remembered(tuple(changes))

    def _recall(self, text: str, turn: Turn) -> Recall:
        budget = min(self.settings.recall_budget, self.engine.context // 4)
        return self.memory.recall(
            text,
            conversation=turn.conversation,
            time=now(),
            budget=budget,
            k=self.settings.recall_items,
            count=self.engine.count,
            fresh=tuple(self._fresh),
        )

    def _reply(
        self, prompt: Prompt, recall: Recall, turn: Turn, stop: threading.Event
    ) -> Iterator[Event]:
        """Stream the answer and save what came of it, however it ended."""
        parts: list[str] = []
        reply = Turn(turn.conversation, "assistant", "", time=now())
        saved = False
        try:
            sampling = self._sampling(prompt.room)
            for piece in _closing(self.engine.stream(prompt.messages, sampling, stop)):
                parts.append(piece)
                yield Piece(piece)
            state = TurnState.STOPPED if stop.is_set() else TurnState.COMPLETE
            done = self._save(replace(reply, text="".join(parts), state=state), prompt, recall)
            saved = True
            yield Done(done, self.engine.last)
        except LunaError as error:
            saved = True
            yield self._failed(error, turn, "".join(parts))
        finally:
            # The reader went away in the middle (a closed screen): keep what it had.
            if not saved and parts:
                text = "".join(parts)
                self._save(replace(reply, text=text, state=TurnState.STOPPED), prompt, recall)

    def _save(self, reply: Turn, prompt: Prompt, recall: Recall) -> Turn:
        saved = self.memory.save_turn(reply)
        out = {id(item) for item in prompt.left_out}
        shown = [i.fact_id for i in recall.items if i.fact_id and id(i) not in out]
        if shown:
            self.memory.note_shown(saved.id, shown)
        return saved

    def _sampling(self, room: int) -> Any:
        """The model's own sampling with what the settings change."""
        changes: dict[str, Any] = {
            "max_tokens": max(1, min(self.settings.max_tokens, room)),
            "seed": self.settings.seed,
        }
        if self.settings.temperature >= 0:
            changes["temperature"] = self.settings.temperature
        return replace(self.engine.sampling, **changes)

    def _failed(self, error: LunaError, turn: Turn, partial: str) -> Failed:
        """Mark the exchange as failed in the store; a partial reply is kept."""
        LOG.warning("turn failed: %s", type(error).__name__)
        failed = replace(turn, state=TurnState.FAILED)
        if partial:
            failed = Turn(turn.conversation, "assistant", partial, state=TurnState.FAILED)
        try:
            failed = self.memory.save_turn(failed)
        except LunaError:
            LOG.warning("the failed turn could not be saved")
        return Failed(error, failed)


def _closing(pieces: Iterator[str]) -> Iterator[str]:
    """The pieces; a reader that leaves in the middle frees the engine at once."""
    try:
        yield from pieces
    finally:
        if close := getattr(pieces, "close", None):
            close()
