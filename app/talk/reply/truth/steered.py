"""The reply of the model, held to what the judge found.

Asked for what is known, a small model sometimes says that it was not told: its words for that are
barred, and the reply begins as the fact does. Asked for what nobody told, it sometimes answers:
the reply begins with the admission. Asked for a recipe, it sometimes says that it was not told:
those words do not begin the reply.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from app.talk.ports import Talker
from app.talk.reading.judge import Focus, Verdict
from memory.vocabulary.prompt_form import OWN
from memory.vocabulary.records import Message

_CLOSE = ("\n", '"', "(", "[", "{", "<")  # no space after them
_BARRED = " haven"  # of "You haven't told me"
_FIRST = 3  # tokens that begin a reply


def may_begin(messages: Sequence[Message], sampling: Any) -> bool:
    """Whether a beginning in English can be put before the model's reply."""
    # Imported late: both would delay the first frame.
    from app.engine.tokens.sampling import Sampling
    from memory.notice.rules.asked.instructions import names_language

    return (
        isinstance(sampling, Sampling)  # the model of a server is asked as usual
        and messages[-1].role != "assistant"
        and not names_language(messages[0].text)
    )


def _may_bar(engine: Talker) -> bool:
    """Whether the words of the admission are this model's, and their token part of no others."""
    return engine.form == OWN and engine.count(_BARRED) == 1


def gap(lead: str) -> str:
    """The space after a beginning, where one belongs."""
    return " " if lead and not lead.endswith(_CLOSE) else ""


def steered(
    engine: Talker,
    messages: Sequence[Message],
    sampling: Any,
    focus: Focus,
    stop: threading.Event | None = None,
    lead: str = "",
) -> Generator[str, None, None]:
    """The pieces of a reply; messages and sampling as for `Talker.stream`.

    Args:
        lead: what the reply begins with already; it is not among the pieces.
    """
    begun = focus.opening
    if not may_begin(messages, sampling):
        begun = ""
    elif focus.verdict in (Verdict.TOLD, Verdict.OTHER) and _may_bar(engine):
        first = 0 if focus.verdict is Verdict.TOLD else _FIRST
        sampling = replace(sampling, never=(_BARRED,), never_first=first)
    if begun:
        begun = gap(lead) + begun
    if lead or begun:
        messages = (*messages, Message("assistant", lead + begun))
    with closing(engine.stream(messages, sampling, stop)) as pieces:
        if begun:
            yield begun
        yield from pieces
