"""The chat template of a model, rendered with placeholders instead of the messages' text.

The text is inserted after rendering, as plain text: a message cannot trick the template, and
`<|im_start|>` in a message does not become a control token.
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
    """Turns messages into the tokens that a model expects, up to its reply."""

    def __init__(self, source: str, vocabulary: Vocabulary) -> None:
        """Compile a template; an empty `source` means that the file has none.

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
        controls = (vocabulary.control(word) for word in (*_OPENERS, "<|im_end|>"))
        self.stop_tokens = frozenset(token for token in controls if token is not None)
        self.ends = None if self.stop else self.stop_tokens  # None: replies end with a stop string
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
        """The tokens of a prompt. If the last message is the assistant's, the reply continues it.

        Raises:
            ModelError: The template refuses these messages in every form.
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
        """The tokens of the last message if it is the assistant's: the reply begins with them."""
        last = messages[-1] if messages else None
        goes_on = last is not None and last.role == "assistant"
        return self._vocabulary.encode(last.text) if last is not None and goes_on else []

    def _rendered(self, messages: Sequence[Message]) -> str:
        placeholders = [
            {"role": message.role, "content": _placeholder(number, message.text)}
            for number, message in enumerate(messages)
        ]
        # Turns off thinking in models that have it; other templates ignore the argument.
        return str(self._render(messages=placeholders, enable_thinking=False).prompt)


def _placeholder(number: int, text: str) -> str:
    """A placeholder for a text, with its outer whitespace, which some templates trim."""
    core = text.strip()
    if not core:
        return text
    at = text.index(core)
    return f"{text[:at]}\ue0f0{number}\ue0f1{text[at + len(core) :]}"


def _filled(
    rendered: str, messages: Sequence[Message], split: Callable[[str], tuple[Part, ...]]
) -> list[Part] | None:
    """The rendered prompt with the texts inserted; None if the template dropped a message."""
    pieces = _PLACE.split(rendered)
    used = {int(number) for number in pieces[1::2]}
    if any(m.text.strip() and n not in used for n, m in enumerate(messages)):
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
    """Merge neighbours of the same role into one message, with all system text first."""
    system = [m for m in messages if m.role == "system"]
    talk = [m for m in messages if m.role != "system"]
    runs = [list(run) for _, run in groupby([*system, *talk], key=lambda m: m.role)]
    return [replace(run[0], text="\n\n".join(m.text for m in run)) for run in runs]


def _folded(messages: Sequence[Message]) -> list[Message]:
    """Move system text into the first user message, for templates without a system role."""
    merged = _merged(messages)
    if not merged or merged[0].role != "system":
        return merged
    head, turns = merged[0].text, merged[1:]
    if turns and turns[0].role == "user":
        return [Message("user", f"{head}\n\n{turns[0].text}"), *turns[1:]]
    return [Message("user", head), *turns]
