"""The reply of a turn: streamed, kept as it comes, and saved however it ends."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace

from app.house.settings.config import Settings
from app.talk.after.unanswered import Unanswered
from app.talk.events import Done, Event, Failed, Piece
from app.talk.ports import Store, Talker
from app.talk.prompt.prompt import Prompt, sampling
from app.talk.prompt.sent import hide
from app.talk.reply.drafts import Drafts
from app.talk.reply.honest import honest
from app.talk.reply.incognito import Incognito
from app.talk.reply.versions import put
from memory.vocabulary.errors import LunaError
from memory.vocabulary.records import Recall, Turn, TurnState, now

LOG = logging.getLogger(__name__)


class Replying:
    """Asks the model and saves what it says.

    Args:
        engine: the model.
        settings: length and sampling.
        drafts: where a reply stands while it is made; None keeps it in memory alone (tests).
        unanswered: is given finished exchanges.
    """

    def __init__(
        self,
        engine: Talker,
        settings: Settings,
        drafts: Drafts | None = None,
        unanswered: Unanswered | None = None,
    ) -> None:
        self._engine = engine
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
        hidden: Sequence[str] = (),
    ) -> Iterator[Event]:
        """Piece as the words come, then one Done or Failed.

        Args:
            memory: where the reply is saved.
            prompt: what is sent; with `begun` its last message is what the reply begins with.
            recall: what `prompt` holds of memory.
            turn: the message that is answered.
            stop: ends the reply.
            kept: something was kept of the message: the reply may say so.
            replaced: an earlier reply whose place this one takes.
            begun: the words of `replaced` that this reply goes on from.
            hidden: secrets of the message; a reply that repeats them is kept without them.
        """
        parts: list[str] = []
        reply = Turn(turn.conversation, "assistant", "", time=now())
        if replaced is not None:
            reply = replace(reply, id=replaced.id)
        open_ = not isinstance(memory, Incognito)
        drafts = self._drafts if open_ else None
        saved = False

        def text() -> str:
            return hide(begun + "".join(parts), hidden)

        def save(state: TurnState) -> Turn:
            wanted = replace(reply, text=text(), state=state)
            done = memory.save_turn(wanted) if replaced is None else put(memory, wanted)
            out = {id(item) for item in prompt.left_out}
            if shown := [i.fact_id for i in recall.items if i.fact_id and id(i) not in out]:
                memory.note_shown(done.id, shown)
            return done

        try:
            chosen = sampling(self._engine, self._settings, prompt.room)
            # Closing: a reader that leaves in the middle frees the engine at once.
            with closing(self._engine.stream(prompt.messages, chosen, stop)) as pieces:
                for piece in pieces if kept or not open_ else honest(pieces):
                    parts.append(piece)
                    if drafts is not None:
                        drafts.keep(reply, text())
                    yield Piece(piece)
            state = TurnState.STOPPED if stop.is_set() else TurnState.COMPLETE
            if replaced is not None and not parts:  # stopped before the first word, or whole
                saved = True
                yield Done(replaced, self._engine.last)
                return
            done = save(state)
            saved = True
            if self._unanswered is not None and open_:
                self._unanswered.note(turn.text, done.text)
            yield Done(done, self._engine.last)
        except LunaError as error:
            saved = True
            if begun:  # what was there before stays a reply
                yield Failed(error, save(TurnState.STOPPED))
            elif replaced is not None:  # so does a reply that another was asked for
                with suppress(LunaError):
                    memory.beside.keep(replace(reply, text=text(), state=TurnState.FAILED))
                yield Failed(error, replaced)
            else:
                yield failed(memory, error, turn, text())
        finally:
            # The reader went away in the middle (a closed screen): keep what it had.
            if not saved and parts:
                save(TurnState.STOPPED)
            if drafts is not None:
                drafts.drop()


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
