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
from app.talk.prompt.alone import copies, what_is_needed
from app.talk.prompt.prompt import Exchange, exchanges, last_exchange
from app.talk.prompt.sent import copied, sent
from app.talk.prompt.told_here import KEPT, ToldHere, built
from app.talk.reading.judge import Focus, Judge, focused
from app.talk.reply import versions
from app.talk.reply.choosing.choice import NONE as UNDECIDED
from app.talk.reply.choosing.choice import Choice, decided
from app.talk.reply.damaged import Told
from app.talk.reply.drafts import Drafts
from app.talk.reply.incognito import Incognito
from app.talk.reply.replying import Replying, failed
from app.talk.reply.style.rules import Rule
from app.talk.reply.truth.acknowledged import NONE, Opening, opening, without_acknowledged
from app.talk.reply.truth.inventory import KNOWN, answer, asks_for_all
from app.talk.reply.truth.inventory import said as said_by_memory
from app.talk.reply.truth.taken_back import only_takes_back, still_said, what_left
from app.talk.reply.versions import Versions
from app.talk.weights import Weights
from memory.accept.grading import secret_said
from memory.accept.secrets.turns import without_secrets
from memory.disk.damage import Damage
from memory.vocabulary.errors import LunaError, NotFoundError, StoreError
from memory.vocabulary.origin import Origin, Trust
from memory.vocabulary.prompt_form import OWN
from memory.vocabulary.records import Change, ChangeKind, Conversation, Recalled, Turn, now

LOG = logging.getLogger(__name__)
PLAYS = "the persona of this talk"  # the reason shown for it
SAID = 8  # last messages of a talk in which the judge looks for an answer


class Session:
    """One conversation. Not thread-safe.

    Args:
        engine: the model.
        memory: fast memory.
        adapters: the adapters made at night; None for none (tests).
        settings: budgets and sampling.
        conversation: a stored one to continue; else a new one begins with the first message.
        inferring: receives finished turns, where the model is capable of it.
        unanswered: receives finished exchanges; counts what the weights failed to answer.
        taken_back: called when the user took something back.
        drafts: writes replies while they are made.
        damage: returns the damage found so far; each is reported once, with the next message.
        judge: judges which facts answer a message; None for none (tests).
        style: reads rules of form in standing instructions, which replies then keep.
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
        judge: Judge | None = None,
        style: Callable[[Sequence[str]], Sequence[Rule]] | None = None,
    ) -> None:
        self.engine = engine
        self.memory = self._stored = memory
        self._attachments = Attachments(memory.attached, engine)
        self.settings = settings
        self.resume(conversation)
        self._changes: dict[str, tuple[Change, ...]] = {}  # by turn id
        self._inferring = inferring
        self._replying = Replying(engine, settings, drafts, unanswered, style)
        self._taken_back = taken_back
        self._damage = Told(damage)
        self._judge = judge
        self.weights = Weights(engine, adapters)

    def new(self) -> None:
        """Begin another conversation; it is stored with its first message."""
        self.resume(None)

    def resume(self, conversation: Conversation | None) -> None:
        """Continue a stored conversation."""
        self.conversation = conversation
        self._persona = ""  # for a conversation without a message yet
        self._fresh = ToldHere()

    @property
    def persona(self) -> str:
        """The persona of this conversation; empty for none."""
        if self.conversation is None:
            return self._persona
        return str(self.memory.beside.persona(self.conversation.id))

    def play(self, text: str) -> None:
        """Set the persona from the next message on; empty: none."""
        from memory.accept.secrets import masked

        text = text if self.incognito else masked(text)  # because it is stored
        if self.conversation is None:
            self._persona = text
        else:
            self.memory.beside.play(self.conversation.id, text)

    def versions(self) -> Versions:
        """The versions of the last reply."""
        turns = self.memory.turns(self.conversation.id) if self.conversation else []
        return versions.of(self.memory, last_exchange(turns)[2]) if turns else Versions()

    def switch(self, place: int) -> Turn:
        """Make another version the last reply; the conversation continues from it.

        Raises:
            NotFoundError: there is no such version.
            StoreError: nothing was said yet.
        """
        _, _, reply = self._last()
        if reply is None:
            raise NotFoundError("The last message has no reply.", "`/again` answers it.")
        return versions.switch(self.memory, reply, place)

    def branch(self, turn_id: str) -> Turn:
        """Continue in a new conversation from before a message; the old one stays.

        Returns:
            The message, to be rewritten and sent.

        Raises:
            NotFoundError: there is no message with that id.
        """
        if self.incognito:
            raise StoreError("This conversation is not stored.", "/incognito ends it.")
        persona = self.persona
        conversation, message = self._stored.branch(turn_id)
        self.resume(conversation)
        if persona:
            self.play(persona)
        return message

    def resume_last(self) -> None:
        """Continue the most recent conversation, if there is one."""
        if stored := self.memory.conversations():
            self.resume(stored[0])

    @property
    def incognito(self) -> bool:
        """Whether nothing of this conversation is stored."""
        return isinstance(self.memory, Incognito)

    def go_incognito(self, on: bool) -> None:
        """Begin a conversation that is not stored, or leave it; either way a new one begins."""
        self.memory = Incognito(self._stored) if on else self._stored
        self._attachments = Attachments(self.memory.attached, self.engine)
        self.new()

    def learned(self, changes: Sequence[Change], told: str = "") -> None:
        """Keep facts in the prompt of this conversation; `told` is the message that told them."""
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
            text: what the user typed, or the paste itself with `pasted`; memory learns nothing from
                a paste.
            attached: pastes and files sent with typed text; saved, but never learned from.
            origin: the source of `text`, when it was neither typed nor pasted.
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
            attached, passages = self._attachments.take(self.conversation.id, attached)
            turn = sent(
                self.conversation.id, text, history,
                pasted=pasted, attached=attached, origin=origin,
            )  # fmt: skip
            unmasked = turn  # as the model sees it; the stored turn has secrets masked
            turn, hidden = (turn, ()) if self.incognito else without_secrets(turn)
            turn = self.memory.save_turn(turn)
        except LunaError as error:
            yield Failed(error, None)
            return
        yield from self._damage
        if passages:
            yield Attached(passages)
        yield from self.weights.follow()
        if self.settings.notice and turn.words:
            yield from self._observe(turn, history, hidden)
        open_ = self._noticed(turn) and turn.origin is Origin.TYPED
        for event in self._answer(turn, text, history, None, stop, hidden=hidden, heard=unmasked):
            if isinstance(event, Done) and open_ and self._inferring is not None:
                self._inferring.offer(turn.id)  # before the yield: the reader may not come back
            yield event

    def again(self, stop: threading.Event | None = None) -> Iterator[Event]:
        """Answer the last message again; the present reply stays as another version."""
        try:
            history, turn, reply = self._last()
            if reply is not None:
                self.memory.beside.keep(reply)  # before starting, so that a kill loses neither
        except LunaError as error:
            yield Failed(error, None)
            return
        yield from self.weights.follow()
        for event in self._answer(turn, turn.text, history, reply, stop):
            if isinstance(event, Done) and reply is not None:
                self._keep(event.turn)
            yield event

    def more(self, stop: threading.Event | None = None) -> Iterator[Event]:
        """Continue the last reply where it ended; the new text is appended."""
        try:
            history, turn, reply = self._last()
            if reply is None or not reply.text.strip():
                raise StoreError("There is no reply to continue.", "`/again` answers again.")
        except LunaError as error:
            yield Failed(error, None)
            return
        yield from self.weights.follow()
        # A trailing space would make the next token begin without one.
        begun = reply.text.rstrip(" ")
        for event in self._answer(turn, turn.text, history, reply, stop, begun):
            if isinstance(event, Done) and self.memory.beside.versions(reply):
                self._keep(event.turn, reply.text)
            yield event

    def rewrite(
        self, text: str, stop: threading.Event | None = None, pasted: bool = False
    ) -> Iterator[Event]:
        """Rewrite the last message and send it again; what the old one taught is undone first."""
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
        """Keep a reply among its versions; a failure is only logged, the reply is saved already."""
        try:
            self.memory.beside.keep(reply, instead)
        except LunaError as error:
            LOG.warning("no version was kept: %s", type(error).__name__)

    def _noticed(self, turn: Turn) -> bool:
        """Whether memory may learn from a turn."""
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
        """Recall, prompt, reply; `begun` is the text of `replaced`, which the reply continues.

        `hidden` are secrets in the message, and `heard` is the message with them unmasked.
        """
        from memory.change.forgetting import (
            GONE,  # imports numpy, which must not delay the first frame
        )

        try:
            if asks_for_all(text) and not turn.foreign and not begun:
                yield from answer(self.memory, turn, replaced)
                return
            may_learn = self._noticed(turn) and not turn.foreign and not begun
            if may_learn and only_takes_back(text):
                statement = what_left(self._changes.get(turn.id, ()))
                yield from said_by_memory(self.memory, turn, statement, replaced)
                return
            shown = exchanges(still_said(history, self._changes), GONE)
            needed = self._needed(turn, shown)
            message = self._attachments.beside(heard if hidden and heard else turn, text)
            opening = NONE if begun else self._opening(turn, replaced)
            talk = without_acknowledged(needed) if self.engine.form == OWN else needed
            talk, message = opening.before(talk, message)
            recall = partial(self._recall, text, turn, opening.asked or text)
            prompt, focus = built(
                self.engine, self.settings, recall, talk, message, self.weights.speak, begun=begun
            )
            prompt = replace(prompt, unneeded=len(shown) - len(needed))
            choice = UNDECIDED if begun else self._choice(turn, opening.asked or text)
        except LunaError as error:
            # What was answered already stays so where more of it cannot be had.
            keep = replaced is not None
            yield Failed(error, replaced) if keep else failed(self.memory, error, turn)
            return
        yield PromptReady(prompt, focus.recall)
        learned = any(change.kind in KEPT for change in self._changes.get(turn.id, ()))
        yield from self._replying.stream(
            self.memory, prompt, focus.recall, turn, stop or threading.Event(), kept=learned,
            replaced=replaced, begun=begun, opening=opening, hidden=hidden, focus=focus,
            choice=choice,
        )  # fmt: skip

    def _needed(self, turn: Turn, shown: Sequence[Exchange]) -> Sequence[Exchange]:
        """The exchanges of the talk that are sent with a message."""
        if self.weights.speak:
            return what_is_needed(turn.text, shown, self.settings)
        model, judge = self.settings.model_file, self._judge
        if judge is None or turn.foreign or self.settings.server_url or not copies(model):
            return shown
        return () if shown and judge.alone(turn.text) else shown

    def _opening(self, turn: Turn, replaced: Turn | None) -> Opening:
        """How the reply begins, from what memory kept of its message."""
        changes = self._changes.get(turn.id, ())
        if not changes or not self.settings.acknowledge:
            return NONE
        begin = opening(turn, changes, self.memory.facts(status=KNOWN))
        # Who asks for another reply wants other words: the model's.
        return NONE if begin.whole and replaced is not None else begin

    def _choice(self, turn: Turn, asked: str) -> Choice:
        """What decides between the things that a message offers; a persona chooses for itself."""
        if turn.foreign or self.persona:
            return UNDECIDED
        return decided(asked, partial(self.memory.facts, status=KNOWN))

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

    def _recall(self, text: str, turn: Turn, asked: str, shown: Sequence[Exchange]) -> Focus:
        """What goes into the prompt, and whether it answers what is asked in the message."""
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
        focus = Focus(recall)
        if self._judge is not None and not turn.foreign:
            focus = focused(
                self._judge, asked, recall, partial(self.memory.nearest, asked),
                [exchange.question for exchange in shown[-SAID:]], self.engine.count,
            )  # fmt: skip
        if not (persona := self.persona):
            return focus
        tokens = self.engine.count(persona)
        played = Recalled("instructions", "instruction", persona, 1.0, PLAYS, tokens)
        return replace(focus, recall=replace(recall, items=(*focus.recall.items, played)))
