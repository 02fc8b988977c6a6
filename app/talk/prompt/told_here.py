"""The facts told in this talk, and the prompt that is built around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.house.settings.config import Settings
from app.talk.ports import Talker
from app.talk.prompt.hints import hint
from app.talk.prompt.prompt import Exchange, Prompt, build
from memory.vocabulary.errors import ContextError
from memory.vocabulary.records import Change, ChangeKind, Message, Recall, Turn

KEPT = {ChangeKind.ADDED, ChangeKind.REPEATED, ChangeKind.SUPERSEDED, ChangeKind.EDITED}


class ToldHere:
    """Facts told in a talk, each with the message that told it ("" for none, as `/remember`)."""

    def __init__(self) -> None:
        self._told: dict[str, str] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids, in the order of telling."""
        return tuple(self._told)

    def add(self, changes: Sequence[Change], message: str) -> None:
        """Take in what memory did with a message."""
        for change in changes:
            if change.kind in KEPT:
                self._told.pop(change.fact.id, None)
                self._told[change.fact.id] = message.strip()

    def gone(self, shown: Sequence[Exchange], turn: Turn) -> tuple[str, ...]:
        """Those whose words are not in the talk that the model is shown."""
        there = "\n".join([*(exchange.question for exchange in shown), turn.text])
        return tuple(id for id, said in self._told.items() if not said or said not in there)


def built(
    engine: Talker,
    settings: Settings,
    recalled: Callable[[Sequence[Exchange]], Recall],
    talk: Sequence[Exchange],
    turn: Turn,
    speak: bool,
    begun: str = "",
) -> tuple[Prompt, Recall]:
    """The prompt of a turn; what left with old exchanges is recalled as facts.

    Args:
        engine: counts tokens and names the form.
        settings: how long a reply may be.
        recalled: what is recalled where the model is shown some exchanges.
        talk: the exchanges to be shown, if they fit.
        turn: the message.
        speak: whether weights answer.
        begun: words that the reply begins with, sent as its first ones.

    Raises:
        ContextError: the message, or a reply that begins so, does not fit.
    """
    reply = settings.max_tokens + (engine.count(begun) if begun else 0)

    def one(recall: Recall) -> Prompt:
        return build(
            recall,
            talk,
            turn.marked,
            context=engine.context,
            reply=reply,
            count=engine.count,
            count_messages=engine.count_messages,
            form=engine.form,
            hint=hint(engine.form, turn, recall, talk, speak),
        )

    recall = recalled(talk)
    prompt = one(recall)
    if prompt.dropped:
        recall = recalled(talk[prompt.dropped :])
        prompt = one(recall)
    return goes_on(prompt, begun, engine) if begun else prompt, recall


def goes_on(prompt: Prompt, begun: str, engine: Talker) -> Prompt:
    """The prompt with the first words of its reply.

    Raises:
        ContextError: no word more fits.
    """
    messages = (*prompt.messages, Message("assistant", begun))
    tokens = engine.count_messages(messages)
    if tokens >= engine.context:
        raise ContextError(
            "The reply fills all that the model can hold at once.",
            "Ask for the rest in a new message.",
        )
    return replace(prompt, messages=messages, tokens=tokens, room=engine.context - tokens)
