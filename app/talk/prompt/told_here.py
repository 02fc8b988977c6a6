"""The facts told in this conversation, and the prompt built around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.house.settings.config import Settings
from app.talk.ports import Talker
from app.talk.prompt.hints import hint
from app.talk.prompt.prompt import Exchange, Prompt, build
from app.talk.reading.judge import Focus
from memory.vocabulary.errors import ContextError
from memory.vocabulary.records import Change, ChangeKind, Message, Turn

KEPT = {ChangeKind.ADDED, ChangeKind.REPEATED, ChangeKind.SUPERSEDED, ChangeKind.EDITED}


class ToldHere:
    """Facts told in a conversation, each with the message that told it ("" for `/remember`)."""

    def __init__(self) -> None:
        self._told: dict[str, str] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the facts, in order."""
        return tuple(self._told)

    def add(self, changes: Sequence[Change], message: str) -> None:
        """Add what memory learned from a message."""
        for change in changes:
            if change.kind in KEPT:
                self._told.pop(change.fact.id, None)
                self._told[change.fact.id] = message.strip()

    def gone(self, shown: Sequence[Exchange], turn: Turn) -> tuple[str, ...]:
        """The facts whose message is not in the part of the conversation that the model sees."""
        conversation_text = "\n".join([*(exchange.question for exchange in shown), turn.text])
        return tuple(
            id
            for id, statement in self._told.items()
            if not statement or statement not in conversation_text
        )


def built(
    engine: Talker,
    settings: Settings,
    recalled: Callable[[Sequence[Exchange]], Focus],
    talk: Sequence[Exchange],
    turn: Turn,
    speak: bool,
    begun: str = "",
) -> tuple[Prompt, Focus]:
    """The prompt of a turn; facts told in dropped exchanges are recalled instead.

    Args:
        engine: counts tokens and names the prompt form.
        settings: the maximum length of a reply.
        recalled: what to recall when the model is shown the given exchanges, judged.
        talk: the exchanges to show, if they fit.
        turn: the message.
        speak: whether adapters are in use.
        begun: the beginning of the reply, which the model continues.

    Raises:
        ContextError: the message, or the reply's beginning, does not fit.
    """
    reply = settings.max_tokens + (engine.count(begun) if begun else 0)

    def prompt_of(focus: Focus) -> Prompt:
        return build(
            focus.recall,
            talk,
            turn.marked,
            context=engine.context,
            reply=reply,
            count=engine.count,
            count_messages=engine.count_messages,
            form=engine.form,
            hint=hint(engine.form, turn, focus, talk, speak),
        )

    focus = recalled(talk)
    prompt = prompt_of(focus)
    if prompt.dropped:
        focus = recalled(talk[prompt.dropped :])
        prompt = prompt_of(focus)
    return goes_on(prompt, begun, engine) if begun else prompt, focus


def goes_on(prompt: Prompt, begun: str, engine: Talker) -> Prompt:
    """The prompt with the beginning of its reply.

    Raises:
        ContextError: no further token fits.
    """
    messages = (*prompt.messages, Message("assistant", begun))
    tokens = engine.count_messages(messages)
    if tokens >= engine.context:
        raise ContextError(
            "The reply fills the model's whole context.",
            "Ask for the rest in a new message.",
        )
    return replace(prompt, messages=messages, tokens=tokens, room=engine.context - tokens)
