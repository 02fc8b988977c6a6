"""A conversation without a screen: text in, events out.

The screen, `luna -p`, the JSON lines and the tests all go through `Session.ask`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial

from app.alone import what_is_needed
from app.config import Settings
from app.events import Done, Event, Failed, Notice, Piece, PromptReady, Remembered
from app.honest import honest
from app.incognito import Incognito
from app.inferring import Inferring
from app.inventory import answer, asks_for_all
from app.inventory import said as said_by_memory
from app.ports import Shelf, Store, Talker
from app.prompt import Exchange, Prompt, exchanges, last_exchange, sampling
from app.sent import copied, sent
from app.taken_back import only_takes_back, what_left
from app.told_here import KEPT, ToldHere, built
from app.unanswered import Unanswered
from app.weights import Weights
from memory.errors import LunaError
from memory.origin import Origin, Trust
from memory.records import Change, ChangeKind, Conversation, Recall, Turn, TurnState, now

LOG = logging.getLogger(__name__)


class Session:
    """One running conversation. Not for two threads at once.

    Args:
        engine: the model.
        memory: fast memory.
        adapters: what the nights made; None where there is none (tests).
        settings: budgets and sampling.
        conversation: one to go on with; else a new one begins with the first message.
        inferring: is given finished turns, where the model is capable of it.
        unanswered: is given finished exchanges; counts what the weights should have known.
        taken_back: called when the user took something back.
    """

    def __init__(
        self,
        engine: Talker,
        memory: Store,
        adapters: Shelf | None,
        settings: Settings,
        conversation: Conversation | None = None,
        inferring: Inferring | None = None,
        unanswered: Unanswered | None = None,
        taken_back: Callable[[], None] = lambda: None,
    ) -> None:
        self.engine = engine
        self.memory = memory
        self.settings = settings
        self.conversation = conversation
        self._fresh = ToldHere()
        self._changes: dict[str, tuple[Change, ...]] = {}  # by the turn they came from
        self._stored = memory
        self._inferring = inferring
        self._unanswered = unanswered
        self._taken_back = taken_back
        self.weights = Weights(engine, adapters)

    def new(self) -> None:
        """Begin another conversation; it is stored with its first message."""
        self.conversation = None
        self._fresh = ToldHere()

    def resume(self, conversation: Conversation) -> None:
        """Go on with a stored conversation."""
        self.conversation = conversation
        self._fresh = ToldHere()

    def resume_last(self) -> None:
        """Go on with the conversation that was spoken in last, when there is one."""
        if stored := self.memory.conversations():
            self.resume(max(stored, key=lambda each: each.last))

    @property
    def incognito(self) -> bool:
        """Whether nothing of this talk is written."""
        return isinstance(self.memory, Incognito)

    def go_incognito(self, on: bool) -> None:
        """Begin a talk that is written nowhere, or leave it; either way a new one begins."""
        self.memory = Incognito(self._stored) if on else self._stored
        self.new()

    def learned(self, changes: Sequence[Change], told: str = "") -> None:
        """Keep facts at hand in this talk; `told` is the message that told them, if one did."""
        self._fresh.add(changes, told)

    def ask(
        self,
        text: str,
        *,
        pasted: bool = False,
        attached: str = "",
        origin: Origin = Origin.TYPED,
        stop: threading.Event | None = None,
    ) -> Iterator[Event]:
        """One turn: the user's text is saved, memory consulted, the reply streamed and saved.

        Args:
            text: what the user typed, or the paste itself with `pasted`.
            pasted: nothing in `text` is the user's own words; it is never noticed.
            attached: a paste sent along with typed text; sent, saved, never noticed.
            origin: where `text` came from, when it was neither typed nor pasted.
            stop: set it to end the reply at once; what came so far is kept.

        Yields:
            Remembered, AdapterSwapped, Notice, PromptReady and Piece as they happen, then
            exactly one Done or Failed.
        """
        if self._inferring is not None:
            self._inferring.step_aside()
        try:
            if self.conversation is None:
                self.conversation = self.memory.start_conversation()
            history = self.memory.turns(self.conversation.id)
            turn = sent(
                self.conversation.id, text, history,
                pasted=pasted, attached=attached, origin=origin,
            )  # fmt: skip
            turn = self.memory.save_turn(turn)
        except LunaError as error:
            yield Failed(error, None)
            return
        yield from self.weights.follow()
        if self.settings.notice and turn.words:
            yield from self._observe(turn, history)
        open_ = self._noticed(turn) and turn.origin is Origin.TYPED
        for event in self._answer(turn, text, history, None, stop):
            if isinstance(event, Done) and open_ and self._inferring is not None:
                self._inferring.offer(turn.id)  # before the yield: the reader may leave with it
            yield event

    def again(self, stop: threading.Event | None = None) -> Iterator[Event]:
        """Answer the last message anew; the new reply takes the place of the old one."""
        try:
            history, turn, reply = self._last()
        except LunaError as error:
            yield Failed(error, None)
            return
        yield from self.weights.follow()
        yield from self._answer(turn, turn.text, history, reply, stop)

    def rewrite(self, text: str, stop: threading.Event | None = None) -> Iterator[Event]:
        """Send the last message in other words: what the old ones taught is undone first."""
        try:
            _, turn, reply = self._last()
            for change in reversed(self._changes.pop(turn.id, ())):
                if change.kind not in (ChangeKind.REFUSED, ChangeKind.FORGOTTEN):
                    self.memory.undo(change)
            self.memory.delete_turns([turn.id, reply.id] if reply else [turn.id])
        except LunaError as error:
            yield Failed(error, None)
            return
        yield from self.ask(text, pasted=copied(text, turn), stop=stop)

    def _noticed(self, turn: Turn) -> bool:
        """Whether memory may take anything of a turn."""
        return self.settings.notice and not self.incognito and turn.trust is Trust.OWN

    def _last(self) -> tuple[list[Turn], Turn, Turn | None]:
        return last_exchange(self.memory.turns(self.conversation.id) if self.conversation else [])

    def _answer(
        self,
        turn: Turn,
        text: str,
        history: Sequence[Turn],
        replaced: Turn | None,
        stop: threading.Event | None,
    ) -> Iterator[Event]:
        """Recall, prompt, reply."""
        from memory.forgetting import GONE  # brings numpy; the first frame need not wait for it

        try:
            if asks_for_all(text) and not turn.foreign:
                yield from answer(self.memory, turn, replaced)
                return
            if self._noticed(turn) and not turn.foreign and only_takes_back(text):
                done = what_left(self._changes.get(turn.id, ()))
                yield from said_by_memory(self.memory, turn, done, replaced)
                return
            said = exchanges(history, GONE)
            needed = what_is_needed(turn.text, said, self.settings) if self.weights.speak else said
            how = partial(self._recall, text, turn), needed, turn, self.weights.speak
            prompt, recall = built(self.engine, self.settings, *how)
            prompt = replace(prompt, unneeded=len(said) - len(needed))
        except LunaError as error:
            yield self._failed(error, turn, "")
            return
        yield PromptReady(prompt, recall)
        yield from self._reply(prompt, recall, turn, stop or threading.Event(), replaced)

    def _observe(self, turn: Turn, history: Sequence[Turn]) -> Iterator[Event]:
        """Let memory take what this turn tells; a failure costs no reply."""
        try:
            changes = self.memory.observe(turn, before=history)
        except LunaError as error:
            LOG.warning("nothing noticed: %s", type(error).__name__)
            yield Notice(f"Nothing was remembered from this. {error.message}", error.remedy)
            return
        if any(change.kind is ChangeKind.RETRACTED for change in changes):
            self._taken_back()
        self.learned(changes, turn.words)
        self._changes[turn.id] = tuple(changes)
        if changes:
            yield Remembered(tuple(changes))

    def _recall(self, text: str, turn: Turn, shown: Sequence[Exchange]) -> Recall:
        return self.memory.recall(
            text,
            conversation=turn.conversation,
            time=now(),
            budget=min(self.settings.recall_budget, self.engine.context // 4),
            k=self.settings.recall_items,
            count=self.engine.count,
            fresh=self._fresh.ids,
            gone=self._fresh.gone(shown, turn),
        )

    def _reply(
        self,
        prompt: Prompt,
        recall: Recall,
        turn: Turn,
        stop: threading.Event,
        replaced: Turn | None = None,
    ) -> Iterator[Event]:
        """Stream the answer and save what came of it, however it ended."""
        parts: list[str] = []
        reply = Turn(turn.conversation, "assistant", "", time=now())
        if replaced is not None:
            reply = replace(reply, id=replaced.id)
        saved = False
        try:
            chosen = sampling(self.engine, self.settings, prompt.room)
            # Closing: a reader that leaves in the middle frees the engine at once.
            with closing(self.engine.stream(prompt.messages, chosen, stop)) as pieces:
                for piece in self._honest(pieces, turn):
                    parts.append(piece)
                    yield Piece(piece)
            state = TurnState.STOPPED if stop.is_set() else TurnState.COMPLETE
            if replaced is not None and not parts:  # stopped before the first word
                saved = True
                yield Done(replaced, self.engine.last)
                return
            done = self._save(replace(reply, text="".join(parts), state=state), prompt, recall)
            saved = True
            if self._unanswered is not None and not self.incognito:
                self._unanswered.note(turn.text, done.text)
            yield Done(done, self.engine.last)
        except LunaError as error:
            saved = True
            yield self._failed(error, turn, "".join(parts))
        finally:
            # The reader went away in the middle (a closed screen): keep what it had.
            if not saved and parts:
                text = "".join(parts)
                self._save(replace(reply, text=text, state=TurnState.STOPPED), prompt, recall)

    def _honest(self, pieces: Iterator[str], turn: Turn) -> Iterator[str]:
        """The reply; where nothing was kept of a turn, without a claim that something was."""
        kept = any(c.kind in KEPT for c in self._changes.get(turn.id, ()))
        return pieces if kept or self.incognito else honest(pieces)

    def _save(self, reply: Turn, prompt: Prompt, recall: Recall) -> Turn:
        saved = self.memory.save_turn(reply)
        out = {id(item) for item in prompt.left_out}
        if shown := [i.fact_id for i in recall.items if i.fact_id and id(i) not in out]:
            self.memory.note_shown(saved.id, shown)
        return saved

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
