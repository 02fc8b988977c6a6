"""A conversation without a screen: text in, events out.

The screen, `luna -p`, the JSON lines and the tests all go through `Session.ask`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from app.house.settings.config import Settings
from app.talk.after.inferring import Inferring
from app.talk.after.unanswered import Unanswered
from app.talk.attachments.shelf import Attachments
from app.talk.events import Attached, Done, Event, Failed, Notice, PromptReady, Remembered
from app.talk.ports import Shelf, Store, Talker
from app.talk.prompt.alone import what_is_needed
from app.talk.prompt.prompt import Exchange, exchanges, last_exchange
from app.talk.prompt.sent import copied, sent
from app.talk.prompt.told_here import KEPT, ToldHere, built
from app.talk.reply import versions
from app.talk.reply.damaged import Told
from app.talk.reply.drafts import Drafts
from app.talk.reply.incognito import Incognito
from app.talk.reply.inventory import answer, asks_for_all
from app.talk.reply.inventory import said as said_by_memory
from app.talk.reply.replying import Replying, failed
from app.talk.reply.taken_back import only_takes_back, still_said, what_left
from app.talk.reply.versions import Versions
from app.talk.weights import Weights
from memory.accept.grading import secret_said
from memory.accept.secrets.turns import without_secrets
from memory.disk.damage import Damage
from memory.vocabulary.errors import LunaError, NotFoundError, StoreError
from memory.vocabulary.origin import Origin, Trust
from memory.vocabulary.records import Change, ChangeKind, Conversation, Recall, Recalled, Turn, now

LOG = logging.getLogger(__name__)
PLAYS = "the persona of this talk"  # why it is in the prompt


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
        drafts: where a reply stands while it is made.
        damage: what was found damaged; each is told once, with the next message.
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
        drafts: Drafts | None = None,
        damage: Callable[[], Iterable[Damage]] = tuple,
    ) -> None:
        self.engine = engine
        self.memory = self._stored = memory
        self._attachments = Attachments(memory.attached, engine)
        self.settings = settings
        self.resume(conversation)
        self._changes: dict[str, tuple[Change, ...]] = {}  # by the turn they came from
        self._inferring = inferring
        self._replying = Replying(engine, settings, drafts, unanswered)
        self._taken_back = taken_back
        self._damage = Told(damage)
        self.weights = Weights(engine, adapters)

    def new(self) -> None:
        """Begin another conversation; it is stored with its first message."""
        self.resume(None)

    def resume(self, conversation: Conversation | None) -> None:
        """Go on with a stored conversation."""
        self.conversation = conversation
        self._persona = ""  # of a talk that has not begun
        self._fresh = ToldHere()

    @property
    def persona(self) -> str:
        """Who the model plays in this talk; empty where nothing was said of it."""
        if self.conversation is None:
            return self._persona
        return str(self.memory.beside.persona(self.conversation.id))

    def play(self, text: str) -> None:
        """Let the model play somebody in this talk, from the next message on; empty: nobody."""
        from memory.accept.secrets import masked

        text = text if self.incognito else masked(text)  # it is stored
        if self.conversation is None:
            self._persona = text
        else:
            self.memory.beside.play(self.conversation.id, text)

    def versions(self) -> Versions:
        """The versions of the last reply."""
        turns = self.memory.turns(self.conversation.id) if self.conversation else []
        return versions.of(self.memory, last_exchange(turns)[2]) if turns else Versions()

    def switch(self, place: int) -> Turn:
        """Let another version of the last reply be it; what is said next goes on from that one.

        Raises:
            NotFoundError: there is no such version.
            StoreError: nothing was said yet.
        """
        _, _, reply = self._last()
        if reply is None:
            raise NotFoundError("The last message has no reply.", "`/again` answers it.")
        return versions.switch(self.memory, reply, place)

    def branch(self, turn_id: str) -> Turn:
        """Go on in a new conversation from before a message; the old one stays.

        Returns:
            The message, to be sent in other words.

        Raises:
            NotFoundError: there is no message of that id.
        """
        if self.incognito:
            raise StoreError("Nothing of this talk is stored.", "/incognito ends it.")
        persona = self.persona
        conversation, message = self._stored.branch(turn_id)
        self.resume(conversation)
        if persona:
            self.play(persona)
        return message

    def resume_last(self) -> None:
        """Go on with the conversation that was spoken in last, when there is one."""
        if stored := self.memory.conversations():
            self.resume(stored[0])

    @property
    def incognito(self) -> bool:
        """Whether nothing of this talk is written."""
        return isinstance(self.memory, Incognito)

    def go_incognito(self, on: bool) -> None:
        """Begin a talk that is written nowhere, or leave it; either way a new one begins."""
        self.memory = Incognito(self._stored) if on else self._stored
        self._attachments = Attachments(self.memory.attached, self.engine)
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
            text: what the user typed, or the paste itself with `pasted`: that is never noticed.
            attached: pastes and files sent along with typed text; saved, never noticed.
            origin: where `text` came from, when it was neither typed nor pasted.
            stop: set it to end the reply at once; what came so far is kept.

        Yields Remembered, AdapterSwapped, Notice, PromptReady and Piece as they happen, then
        exactly one Done or Failed.
        """
        if self._inferring is not None:
            self._inferring.step_aside()
        try:
            if self.conversation is None:
                persona = self._persona
                self.conversation = self.memory.start_conversation()
                if persona:
                    self.play(persona)
            history = self.memory.turns(self.conversation.id)
            attached, kept = self._attachments.take(self.conversation.id, attached)
            turn = sent(
                self.conversation.id, text, history,
                pasted=pasted, attached=attached, origin=origin,
            )  # fmt: skip
            heard = turn  # as the model sees it now; what is stored holds no secret
            turn, hidden = (turn, ()) if self.incognito else without_secrets(turn)
            turn = self.memory.save_turn(turn)
        except LunaError as error:
            yield Failed(error, None)
            return
        yield from self._damage
        if kept:
            yield Attached(kept)
        yield from self.weights.follow()
        if self.settings.notice and turn.words:
            yield from self._observe(turn, history, hidden)
        open_ = self._noticed(turn) and turn.origin is Origin.TYPED
        for event in self._answer(turn, text, history, None, stop, hidden=hidden, heard=heard):
            if isinstance(event, Done) and open_ and self._inferring is not None:
                self._inferring.offer(turn.id)  # before the yield: the reader may leave with it
            yield event

    def again(self, stop: threading.Event | None = None) -> Iterator[Event]:
        """Answer the last message anew; the reply before stays as another version of it."""
        try:
            history, turn, reply = self._last()
            if reply is not None:
                self.memory.beside.keep(reply)  # before it is begun: a kill loses neither
        except LunaError as error:
            yield Failed(error, None)
            return
        yield from self.weights.follow()
        for event in self._answer(turn, turn.text, history, reply, stop):
            if isinstance(event, Done) and reply is not None:
                self._keep(event.turn)
            yield event

    def more(self, stop: threading.Event | None = None) -> Iterator[Event]:
        """Let the last reply go on where it ended; what comes is added to it."""
        try:
            history, turn, reply = self._last()
            if reply is None or not reply.text.strip():
                raise StoreError("There is no reply to go on with.", "`/again` answers anew.")
        except LunaError as error:
            yield Failed(error, None)
            return
        yield from self.weights.follow()
        # A space at the end would be read as a word that begins with none.
        begun = reply.text.rstrip(" ")
        for event in self._answer(turn, turn.text, history, reply, stop, begun):
            if isinstance(event, Done) and self.memory.beside.versions(reply):
                self._keep(event.turn, reply.text)
            yield event

    def rewrite(
        self, text: str, stop: threading.Event | None = None, pasted: bool = False
    ) -> Iterator[Event]:
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
        yield from self.ask(text, pasted=pasted or copied(text, turn), stop=stop)

    def _keep(self, reply: Turn, instead: str = "") -> None:
        """Keep a reply among its versions; a failure costs no reply, which is saved already."""
        try:
            self.memory.beside.keep(reply, instead)
        except LunaError as error:
            LOG.warning("no version was kept: %s", type(error).__name__)

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
        begun: str = "",
        hidden: Sequence[str] = (),
        heard: Turn | None = None,
    ) -> Iterator[Event]:
        """Recall, prompt, reply; `begun` is what `replaced` says already and goes on from.

        `hidden` are secrets of the message, and `heard` is the message with them.
        """
        from memory.change.forgetting import (
            GONE,  # brings numpy; the first frame need not wait for it
        )

        try:
            if asks_for_all(text) and not turn.foreign and not begun:
                yield from answer(self.memory, turn, replaced)
                return
            told = self._noticed(turn) and not turn.foreign and not begun
            if told and only_takes_back(text):
                done = what_left(self._changes.get(turn.id, ()))
                yield from said_by_memory(self.memory, turn, done, replaced)
                return
            said = exchanges(still_said(history, self._changes), GONE)
            needed = what_is_needed(turn.text, said, self.settings) if self.weights.speak else said
            asked = self._attachments.beside(heard if hidden and heard else turn, text)
            how = partial(self._recall, text, turn), needed, asked, self.weights.speak
            prompt, recall = built(self.engine, self.settings, *how, begun=begun)
            prompt = replace(prompt, unneeded=len(said) - len(needed))
        except LunaError as error:
            # What was answered already stays so where more of it cannot be had.
            stays = replaced is not None
            yield Failed(error, replaced) if stays else failed(self.memory, error, turn)
            return
        yield PromptReady(prompt, recall)
        kept = any(change.kind in KEPT for change in self._changes.get(turn.id, ()))
        yield from self._replying.stream(
            self.memory, prompt, recall, turn, stop or threading.Event(), kept=kept,
            replaced=replaced, begun=begun, hidden=hidden,
        )  # fmt: skip

    def _observe(
        self, turn: Turn, history: Sequence[Turn], hidden: Sequence[str]
    ) -> Iterator[Event]:
        """Let memory take what this turn tells; a failure costs no reply."""
        try:
            changes = self.memory.observe(turn, before=history)
            if hidden and not self.incognito:
                changes = [*changes, secret_said(turn)]
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
        recall = self.memory.recall(
            text,
            conversation=turn.conversation,
            time=now(),
            budget=min(self.settings.recall_budget, self.engine.context // 4),
            k=self.settings.recall_items,
            count=self.engine.count,
            fresh=self._fresh.ids,
            gone=self._fresh.gone(shown, turn),
        )
        return recall if not (who := self.persona) else replace(recall, items=(
            *recall.items,
            Recalled("instructions", "instruction", who, 1.0, PLAYS, self.engine.count(who)),
        ))  # fmt: skip
