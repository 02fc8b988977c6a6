"""Replies: streamed, written as a draft meanwhile, and saved however they end."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from typing import Any

from app.house.settings.config import Settings
from app.talk.after.unanswered import Unanswered
from app.talk.events import Done, Event, Failed, Piece
from app.talk.ports import Store, Talker
from app.talk.prompt.prompt import Prompt, sampling
from app.talk.prompt.sent import hide
from app.talk.reading.judge import Focus
from app.talk.reply.choosing.choice import NONE as UNDECIDED
from app.talk.reply.choosing.choice import Choice
from app.talk.reply.choosing.held import held
from app.talk.reply.drafts import Drafts
from app.talk.reply.incognito import Incognito
from app.talk.reply.style.asking import Asking
from app.talk.reply.style.rules import Rule
from app.talk.reply.truth.acknowledged import NONE, Opening
from app.talk.reply.truth.honest import honest
from app.talk.reply.versions import put
from memory.vocabulary.errors import LunaError
from memory.vocabulary.records import Kind, Recall, Status, Turn, TurnState, now

LOG = logging.getLogger(__name__)


class Replying:
    """Asks the model and saves what it says.

    Args:
        engine: the model.
        settings: length and sampling.
        drafts: writes replies while they are made; None for none (tests).
        unanswered: receives finished exchanges.
        style: reads rules of form in standing instructions; None for none.
    """

    def __init__(
        self,
        engine: Talker,
        settings: Settings,
        drafts: Drafts | None = None,
        unanswered: Unanswered | None = None,
        style: Callable[[Sequence[str]], Sequence[Rule]] | None = None,
    ) -> None:
        self._engine = engine
        self._style = style
        self._settings = settings
        self._drafts = drafts
        self._unanswered = unanswered

    def stream(
        self,
        memory: Store,
        prompt: Prompt,
        recall: Recall,
        turn: Turn,
        stop: threading.Event,
        *,
        kept: bool,
        replaced: Turn | None = None,
        begun: str = "",
        opening: Opening = NONE,
        hidden: Sequence[str] = (),
        focus: Focus | None = None,
        choice: Choice = UNDECIDED,
    ) -> Iterator[Event]:
        """Yield a Piece for each part of the reply, then one Done or Failed.

        Args:
            memory: where the reply is saved.
            prompt: what is sent; with `begun` its last message is the beginning of the reply.
            recall: what memory contributed to `prompt`.
            turn: the message that is answered.
            stop: set to end the reply.
            kept: whether memory kept something of the message, so that the reply may say so.
            replaced: an earlier reply that this one replaces.
            begun: the text of `replaced`, which this reply continues.
            opening: how the reply begins; the model answers what it leaves open.
            hidden: secrets of the message; they are masked in the stored reply.
            focus: what the judge found.
            choice: what decides between the things that the message offers.
        """
        pieces_so_far: list[str] = []
        reply = Turn(turn.conversation, "assistant", "", time=now())
        if replaced is not None:
            reply = replace(reply, id=replaced.id)
        open_ = not isinstance(memory, Incognito)
        drafts = self._drafts if open_ else None
        saved = False
        left_out = {id(item) for item in prompt.left_out}

        def text() -> str:
            return hide(begun + "".join(pieces_so_far), hidden)

        def save(state: TurnState) -> Turn:
            finished = replace(reply, text=text(), state=state)
            stored = memory.save_turn(finished) if replaced is None else put(memory, finished)
            shown = [i.fact_id for i in recall.items if i.fact_id and id(i) not in left_out]
            if shown := list(dict.fromkeys([*shown, *opening.facts])):
                memory.note_shown(stored.id, shown)
            return stored

        try:
            chosen = sampling(self._engine, self._settings, prompt.room)
            told = focus or Focus(recall)
            asking = Asking(
                self._engine, prompt.messages, chosen, stop,
                lambda lead, halt: self._said(
                    prompt, chosen, halt, opening, told, choice, kept or not open_, lead
                ),
            )  # fmt: skip
            # closing(): if the reader leaves in the middle, the engine is free at once.
            with closing(asking.pieces(self._rules(memory, recall, left_out), turn.text)) as pieces:
                for piece in pieces:
                    pieces_so_far.append(piece)
                    if drafts is not None:
                        drafts.keep(reply, text())
                    yield Piece(piece)
            state = TurnState.STOPPED if stop.is_set() else TurnState.COMPLETE
            if (
                replaced is not None and not pieces_so_far
            ):  # stopped before the first token, or already complete
                saved = True
                yield Done(replaced, self._engine.last)
                return
            stored = save(state)
            saved = True
            if self._unanswered is not None and open_:
                self._unanswered.note(turn.text, stored.text)
            yield Done(stored, self._nothing_generated() if opening.whole else asking.stats)
        except LunaError as error:
            saved = True
            if begun:  # the earlier text stays the reply
                yield Failed(error, save(TurnState.STOPPED))
            elif replaced is not None:  # and so does the reply that was to be replaced
                with suppress(LunaError):
                    memory.beside.keep(replace(reply, text=text(), state=TurnState.FAILED))
                yield Failed(error, replaced)
            else:
                yield failed(memory, error, turn, text())
        finally:
            # The reader left in the middle (a closed screen): keep what came so far.
            if not saved and pieces_so_far:
                save(TurnState.STOPPED)
            if drafts is not None:
                drafts.drop()

    def _nothing_generated(self) -> Any:
        """The statistics of a reply without a word of the model."""
        counts = dict.fromkeys(("prompt_tokens", "cached_tokens", "reply_tokens"), 0)
        seconds = dict.fromkeys(("prompt_seconds", "reply_seconds"), 0.0)
        return replace(self._engine.last, **counts, **seconds, finish="stop")

    def _said(
        self,
        prompt: Prompt,
        sampling: Any,
        stop: threading.Event,
        opening: Opening,
        focus: Focus,
        choice: Choice,
        free: bool,
        lead: str = "",
    ) -> Generator[str, None, None]:
        """The pieces of a reply: its opening, then what the model says.

        Args:
            free: whether the model may say that it keeps something.
            lead: what stands before these pieces.
        """
        if opening:
            yield opening.text if opening.whole else f"{opening.text}\n\n"
        if opening.whole or stop.is_set():
            return
        lead = "" if opening else lead
        with closing(
            held(self._engine, prompt.messages, sampling, focus, choice, stop, lead=lead)
        ) as pieces:
            yield from pieces if free else honest(pieces)

    def _rules(self, memory: Store, recall: Recall, left_out: Collection[int]) -> Sequence[Rule]:
        """The rules of form in the standing instructions that were sent or are in the weights."""
        if self._style is None:
            return ()
        try:
            learned = memory.facts(status={Status.CONSOLIDATED})
            standing = [fact.text for fact in learned if fact.kind is Kind.INSTRUCTION]
            sent = [i.text for i in recall.section("instructions") if id(i) not in left_out]
            return self._style([*standing, *sent]) if standing or sent else ()
        except LunaError as error:
            LOG.warning("no rules of form: %s", type(error).__name__)
            return ()


def failed(memory: Store, error: LunaError, turn: Turn, partial: str = "") -> Failed:
    """Mark the exchange as failed in the store; a partial reply is kept."""
    LOG.warning("turn failed: %s", type(error).__name__)
    marked = replace(turn, state=TurnState.FAILED)
    if partial:
        marked = Turn(turn.conversation, "assistant", partial, state=TurnState.FAILED)
    try:
        marked = memory.save_turn(marked)
    except LunaError:
        LOG.warning("the failed turn could not be saved")
    return Failed(error, marked)
