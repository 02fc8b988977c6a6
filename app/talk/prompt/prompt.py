"""The prompt of a turn: named sections within the model's context.

When the conversation outgrows the context, whole exchanges are dropped, oldest first, and the
prompt says how many (`dropped`). Recalled items are dropped (`left_out`) only when they do not fit
together with the message alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from memory.vocabulary.errors import ContextError, StoreError
from memory.vocabulary.prompt_form import (
    INSTRUCTIONS_HEADER,
    OWN,
    PINNED_HEADER,
    Exchanges,
    PromptForm,
    addressed,
    bullets,
    recalled_text,
    said,
    system_text,
    user_text,
)
from memory.vocabulary.records import Message, Recall, Recalled, Turn, TurnState

if TYPE_CHECKING:
    from app.house.settings.config import Settings
    from app.talk.ports import Talker
    from memory.vocabulary.ports import (
        TokenCounter,  # imports numpy, which must not delay the first frame
    )

SECTIONS = (
    "persona", "identity", "instructions", "pinned", "conversation", "recalled", "message",
)  # fmt: skip

STRIDE = 4  # exchanges that are dropped together


@dataclass(frozen=True, slots=True)
class Section:
    """One part of what was sent. `tokens` counts its text alone, without the chat template."""

    name: str
    tokens: int
    text: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A message of the user and its reply."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is sent for one turn, and what did not fit."""

    messages: tuple[Message, ...]
    sections: tuple[Section, ...]
    tokens: int  # of the whole rendered prompt, template included
    room: int  # tokens left for the reply
    dropped: int = 0  # exchanges of this conversation that did not fit, the oldest
    left_out: tuple[Recalled, ...] = ()  # recalled items that did not fit
    unneeded: int = 0  # exchanges left out because the question stands alone
    limit: int = 0  # tokens available besides the room kept for the reply
    next: tuple[int, int] = (0, 0)  # exchanges dropped last, and the prompt's tokens with them

    def section(self, name: str) -> Section:
        """One section by its name."""
        return next(section for section in self.sections if section.name == name)


def exchanges(turns: Sequence[Turn], forgotten: str = "") -> list[Exchange]:
    """The exchanges of a conversation that can be shown to a model.

    A question that failed or was not answered is left out: many chat templates refuse two
    messages of the user in a row. So is a question that was entirely forgotten.

    Args:
        turns: the stored turns, in order.
        forgotten: the mark in place of forgotten words; it is not shown to the model.
    """
    result: list[Exchange] = []
    question = ""
    for turn in turns:
        text = turn.marked.replace(forgotten, "") if forgotten else turn.marked
        text = "" if turn.state is TurnState.FAILED else text.strip()
        if turn.role == "user":
            question = text
        elif question and text:
            result.append(Exchange(question, text))
            question = ""
    return result


def last_exchange(turns: Sequence[Turn]) -> tuple[list[Turn], Turn, Turn | None]:
    """The turns before the last message, that message, and its reply if there is one.

    Raises:
        StoreError: there is no message.
    """
    places = [place for place, turn in enumerate(turns) if turn.role == "user"]
    if not places:
        raise StoreError("Nothing has been said in this conversation yet.", "Write a message.")
    last = places[-1]
    replies = [turn for turn in turns[last + 1 :] if turn.role == "assistant"]
    return list(turns[:last]), turns[last], replies[-1] if replies else None


def build(
    recall: Recall,
    history: Sequence[Exchange],
    message: str,
    *,
    context: int,
    reply: int,
    count: TokenCounter,
    count_messages: Callable[[Sequence[Message]], int],
    form: PromptForm = OWN,
    hint: Exchanges = (),
) -> Prompt:
    """The prompt of one turn.

    Args:
        recall: what was recalled for this turn; its items name their sections.
        history: the current conversation, oldest first, without this turn.
        message: what the user typed.
        context: tokens that the model can hold, prompt and reply together.
        reply: tokens to keep free for the reply; at most half of the context is.
        count: counts the tokens of a text.
        count_messages: counts the tokens of the rendered chat.
        form: the wording for this model.
        hint: exchanges before the message, shown only to the model (`app.talk.prompt.hints`).

    Raises:
        ContextError: the message does not fit even alone.
    """
    limit = context - max(1, min(reply, context // 2))

    def fits(recalled: Recall, past: Sequence[Exchange]) -> bool:
        return count_messages(sent(recalled, past)) <= limit

    def sent(recalled: Recall, past: Sequence[Exchange]) -> tuple[Message, ...]:
        *preceding, last = form.worded(_messages(recalled, past, message))
        return (*preceding, *said(hint), last)

    kept_recall, left_out = recall, []
    while not fits(kept_recall, ()):
        kept_recall, item = _without_weakest(kept_recall)
        if item is None:
            needs = count_messages(sent(kept_recall, ()))
            raise ContextError(
                f"The message is too long: {needs} tokens, and {limit} fit.",
                "Shorten it, or use a model with a longer context.",
            )
        left_out.append(item)
    # The fewest exchanges to drop, by bisection: each trial renders the whole chat.
    low, high = 0, len(history)
    while low < high:
        middle = (low + high) // 2
        if fits(kept_recall, history[middle:]):
            high = middle
        else:
            low = middle + 1
    # Dropped in strides: the next prompts begin like this one and reuse the prefix cache.
    strides = -(-low // STRIDE) * STRIDE
    stride = STRIDE if len(history) - strides >= STRIDE else 1
    low = strides if stride == STRIDE else low
    past = history[low:]
    messages = sent(kept_recall, past)
    tokens = count_messages(messages)
    wider = count_messages(sent(kept_recall, history[low - stride :])) if low else 0
    sections = tuple(
        Section(name, count(text) if text else 0, text)
        for name, text in zip(SECTIONS, _texts(kept_recall, past, message, form, hint), strict=True)
    )
    return Prompt(
        messages, sections, tokens, context - tokens, low, tuple(left_out), limit=limit,
        next=(stride if low else 0, wider),
    )  # fmt: skip


def sampling(engine: Talker, settings: Settings, room: int) -> Any:
    """The model's own sampling, changed as the settings say.

    Args:
        room: tokens available for the reply.
    """
    changes: dict[str, Any] = {
        "max_tokens": max(1, min(settings.max_tokens, room)),
        "seed": settings.seed,
    }
    for name in ("temperature", "top_p", "top_k", "min_p", "repeat_penalty"):
        if (value := getattr(settings, name)) >= 0:
            changes[name] = value
    return replace(engine.sampling, **changes)


def _without_weakest(recall: Recall) -> tuple[Recall, Recalled | None]:
    """The recall without its last past turn, else its last fact; always-on items stay."""
    items = [item for item in recall.items if item.section == "recalled"]
    turns = [item for item in items if item.kind == "turn"]
    if not items:
        return recall, None
    weakest = min(turns or items, key=lambda item: item.score)
    remaining = tuple(item for item in recall.items if item is not weakest)
    return replace(recall, items=remaining), weakest


def _lines(
    recall: Recall, message: str
) -> tuple[list[str], list[str], list[str], list[str], list[str]]:
    """Identity, instructions, pinned, recalled facts, recalled turns."""
    recalled = recall.section("recalled")
    return (
        addressed([item.text for item in recall.section("identity")], message),
        [item.text for item in recall.section("instructions")],
        [item.text for item in recall.section("pinned")],
        [item.text for item in recalled if item.kind != "turn"],
        [item.text for item in recalled if item.kind == "turn"],
    )


def _messages(recall: Recall, history: Sequence[Exchange], message: str) -> tuple[Message, ...]:
    identity, instructions, pinned, facts, past = _lines(recall, message)
    messages = [Message("system", system_text(identity, instructions, pinned))]
    for exchange in history:
        messages += [Message("user", exchange.question), Message("assistant", exchange.answer)]
    return (*messages, Message("user", user_text(message, facts, past)))


def _texts(
    recall: Recall,
    history: Sequence[Exchange],
    message: str,
    form: PromptForm,
    hint: Exchanges,
) -> tuple[str, ...]:
    """The text of every section, in the order of `SECTIONS`."""
    identity, instructions, pinned, facts, past = _lines(recall, message)
    conversation = [f"user: {e.question}\nassistant: {e.answer}" for e in history]
    shown = [f"user: {question}\nassistant: {answer}" for question, answer in hint]
    block = recalled_text(facts, past)
    return (
        form.persona,
        form.identity_text(identity),
        bullets(INSTRUCTIONS_HEADER, instructions),
        bullets(PINNED_HEADER, pinned),
        "\n".join(conversation),
        "\n".join([*shown, *([block] if block else [])]),
        message,
    )
