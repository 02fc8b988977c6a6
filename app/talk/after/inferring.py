"""Facts read between the lines by a capable model in the background.

After a finished turn the model is asked once, in a context of its own and with a JSON schema, what
the user's message implies besides what it says. Memory checks every proposal.
"""

from __future__ import annotations

import json
import logging
import threading
from collections import deque
from collections.abc import Sequence
from typing import Any, Protocol

from memory.vocabulary.errors import LunaError
from memory.vocabulary.records import Change, Message, Proposal

LOG = logging.getLogger(__name__)
QUIET = 3.0  # seconds without a turn before it starts
_MOST = 3  # proposals for a turn, and attempts at an interrupted one
_WAITING = 8  # turns in the queue; of more, the oldest are dropped
_LONGEST = 2000  # characters of a message; a longer one is mostly somebody else's text
_TOKENS = 256
_ASKED = """\
You read one message of a user and note what it tells about the user without saying it outright: \
lasting tastes, habits, limits, circumstances. Note nothing about the task itself, about other \
people, or about one moment. "quote" is copied from the message word by word. "statement" is one \
short sentence as the user would say it, beginning with "I" or "My". An empty list is a good \
answer and the usual one."""
_TEXT = {"type": "string", "minLength": 1}
SCHEMA = json.dumps(
    {
        "type": "object",
        "properties": {
            "facts": {
                "type": "array",
                "maxItems": _MOST,
                "items": {
                    "type": "object",
                    "properties": {
                        "quote": {**_TEXT, "maxLength": 200},
                        "statement": {**_TEXT, "maxLength": 120},
                    },
                    "required": ["quote", "statement"],
                    "additionalProperties": False,
                },
            }
        },
        "required": ["facts"],
        "additionalProperties": False,
    }
)


class Proposer(Protocol):
    """The part of `app.engine.Engine` that is used here."""

    def structured(
        self,
        messages: Sequence[Message],
        schema: str,
        max_tokens: int = ...,
        stop: threading.Event | None = ...,
    ) -> str | None: ...


class Memory(Protocol):
    """The part of `memory.fast_memory.FastMemory` that is used here."""

    def turn(self, id: str) -> Any: ...
    def infer(self, turn_id: str, proposals: Sequence[Proposal]) -> list[Change]: ...


class Inferring:
    """A thread that works through finished turns when it is quiet. Close it before the engine.

    Args:
        quiet: seconds without a turn before it starts.
    """

    def __init__(self, engine: Proposer, memory: Memory, quiet: float = QUIET) -> None:
        self._engine = engine
        self._memory = memory
        self._quiet = quiet
        self._turns: deque[tuple[str, int]] = deque(maxlen=_WAITING)  # id, tries left
        self._wake = threading.Condition()
        self._news = 0  # counts the events that restart the quiet period
        self._stop = threading.Event()  # ends the running pass
        self._busy = self._closed = False
        self._thread: threading.Thread | None = None

    def offer(self, turn_id: str) -> None:
        """Queue a finished turn of the user; returns at once."""
        with self._wake:
            if self._closed:
                return
            self._turns.append((turn_id, _MOST))
            self._news += 1
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="inferring", daemon=True)
                self._thread.start()
            self._wake.notify_all()

    def step_aside(self) -> None:
        """The user sent a message: interrupt the running pass, and retry it later."""
        with self._wake:
            self._news += 1
            self._stop.set()
            self._wake.notify_all()

    def settle(self, seconds: float) -> bool:
        """Wait until the queue is empty; False where that took longer."""
        with self._wake:
            return self._wake.wait_for(lambda: not self._turns and not self._busy, seconds)

    def close(self) -> None:
        """Stop the thread; what is still in the queue is dropped."""
        with self._wake:
            self._closed = True
            self._turns.clear()
            self._stop.set()
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while (turn := self._next()) is not None:
            id, tries = turn
            done = True
            try:
                done = self._pass(id)
            except LunaError as error:
                LOG.warning("nothing inferred: %s", type(error).__name__)
            with self._wake:
                if not done and tries > 1 and not self._closed:
                    self._turns.appendleft((id, tries - 1))
                self._busy = False
                self._wake.notify_all()

    def _next(self) -> tuple[str, int] | None:
        """The next turn, after a quiet period; None at the end."""
        with self._wake:
            while not self._closed:
                if not self._turns:
                    self._wake.wait()
                    continue
                if self._disturbed():
                    continue
                self._stop.clear()
                self._busy = True
                return self._turns.popleft()
        return None

    def _disturbed(self) -> bool:
        """Whether anything happened in the quiet period; the caller holds the condition."""
        news = self._news
        return self._wake.wait_for(lambda: self._news != news or self._closed, self._quiet)

    def _pass(self, id: str) -> bool:
        """Process one turn; False where it was interrupted."""
        turn = self._memory.turn(id)
        if turn is None or not turn.words.strip() or len(turn.words) > _LONGEST:
            return True
        messages = [Message("system", _ASKED), Message("user", turn.words)]
        text = self._engine.structured(messages, SCHEMA, _TOKENS, self._stop)
        if text is None or self._stop.is_set():
            return False
        added = self._memory.infer(id, proposals(text))
        LOG.info("inferred %d facts", len(added))
        return True


def proposals(text: str) -> list[Proposal]:
    """A model's answer as proposals; malformed entries are skipped."""
    try:
        facts = json.loads(text)["facts"]
        return [
            Proposal(fact["quote"], fact["statement"])
            for fact in facts[:_MOST]
            if isinstance(fact["quote"], str) and isinstance(fact["statement"], str)
        ]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []
