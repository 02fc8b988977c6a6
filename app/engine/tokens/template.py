"""The chat template of a model, rendered around placeholders instead of the messages.

The messages' own text is put back after rendering, as text: a template can neither be
fooled by a message nor turn `<|im_start|>` in one into a control token.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Literal

from app.engine.llama.library import logger
from app.engine.tokens.tokens import Part, Vocabulary
from memory.vocabulary.errors import ModelError, ModelFileError
from memory.vocabulary.records import Message

Origin = Literal["file", "chatml", "plain"]

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n"
    "{% endfor %}{{ '<|im_start|>assistant\n' }}"  # Jinja drops a bare newline at the end
)
PLAIN = (
    "{% for message in messages %}{{ message.role | capitalize }}: {{ message.content }}\n\n"
    "{% endfor %}Assistant:"
)
PLAIN_STOP = ("\nUser:", "\nSystem:", "\nAssistant:")

_OPENERS = ("<|im_start|>", "<start_of_turn>", "<|start_header_id|>")
_PLACE = re.compile("\ue0f0(\\d+)\ue0f1")


class ChatTemplate:
    """Messages to the tokens that a model expects, up to where its reply begins."""

    def __init__(self, source: str, vocabulary: Vocabulary) -> None:
        """Prepare a template; an empty `source` means that the file has none.

        Raises:
            ModelFileError: The template is not valid Jinja.
        """
        from llama_cpp.llama_chat_format import Jinja2ChatFormatter

        self._vocabulary = vocabulary
        self.origin: Origin = "file"
        if not source:
            chatml = all(vocabulary.control(word) for word in ("<|im_start|>", "<|im_end|>"))
            self.origin = "chatml" if chatml else "plain"
            logger.info("the model has no chat template: using the %s form", self.origin)
        self.source = source or (CHATML if self.origin == "chatml" else PLAIN)
        self.stop: tuple[str, ...] = PLAIN_STOP if self.origin == "plain" else ()
        found = (vocabulary.control(word) for word in (*_OPENERS, "<|im_end|>"))
        self.stop_tokens = frozenset(token for token in found if token is not None)
        self.ends = None if self.stop else self.stop_tokens  # None: replies end by words
        try:
            self._render: Callable[..., Any] = Jinja2ChatFormatter(
                template=self.source,
                eos_token=vocabulary.text(vocabulary.eos),
                bos_token=vocabulary.text(vocabulary.bos),
            )
        except Exception as error:
            raise ModelFileError(
                f"The model's chat template cannot be used: {error}", "Use another model file."
            ) from error

    def tokens(self, messages: Sequence[Message]) -> list[int]:
        """The prompt's tokens. A last message of the assistant is how its reply begins.

        Raises:
            ModelError: The template takes these messages in no form.
        """
        if messages and messages[-1].role == "assistant":
            return [*self.tokens(messages[:-1]), *self.begun(messages)]
        refused: Exception | None = None
        for form in (_as_given, _merged, _folded):
            shaped = form(messages)
            try:
                rendered = self._rendered(shaped)
            except Exception as error:  # a template may raise anything
                refused = error
                continue
            parts = _filled(rendered, shaped, self._vocabulary.split)
            if parts is not None:
                return self._vocabulary.join(parts)
        raise ModelError(
            "The model's chat template does not take this conversation.",
            "Start a new conversation, or use another model.",
        ) from refused

    def begun(self, messages: Sequence[Message]) -> list[int]:
        """The tokens that a reply begins with, where the last message is the assistant's."""
        last = messages[-1] if messages else None
        goes_on = last is not None and last.role == "assistant"
        return self._vocabulary.encode(last.text) if last is not None and goes_on else []

    def _rendered(self, messages: Sequence[Message]) -> str:
        shown = [
            {"role": message.role, "content": _placeholder(number, message.text)}
            for number, message in enumerate(messages)
        ]
        # Models that can think aloud are asked not to; templates without it ignore the word.
        return str(self._render(messages=shown, enable_thinking=False).prompt)


def _placeholder(number: int, text: str) -> str:
    """Stands for a text; its outer white space stays, because some templates trim it."""
    core = text.strip()
    if not core:
        return text
    at = text.index(core)
    return f"{text[:at]}\ue0f0{number}\ue0f1{text[at + len(core) :]}"


def _filled(
    rendered: str, messages: Sequence[Message], split: Callable[[str], tuple[Part, ...]]
) -> list[Part] | None:
    """The rendered prompt with the texts in place; None when a message was left out."""
    pieces = _PLACE.split(rendered)
    seen = {int(number) for number in pieces[1::2]}
    if any(m.text.strip() and n not in seen for n, m in enumerate(messages)):
        return None
    parts: list[Part] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            parts.append(messages[int(piece)].text.strip())
        else:
            parts += split(piece)
    return parts


def _as_given(messages: Sequence[Message]) -> list[Message]:
    return list(messages)


def _merged(messages: Sequence[Message]) -> list[Message]:
    """Neighbours of one role as one message, all system text at the head."""
    system = [m for m in messages if m.role == "system"]
    others = [m for m in messages if m.role != "system"]
    runs = [list(run) for _, run in groupby([*system, *others], key=lambda m: m.role)]
    return [replace(run[0], text="\n\n".join(m.text for m in run)) for run in runs]


def _folded(messages: Sequence[Message]) -> list[Message]:
    """System text at the head of the first user message, for templates without a system role."""
    merged = _merged(messages)
    if not merged or merged[0].role != "system":
        return merged
    head, rest = merged[0].text, merged[1:]
    if rest and rest[0].role == "user":
        return [Message("user", f"{head}\n\n{rest[0].text}"), *rest[1:]]
    return [Message("user", head), *rest]
