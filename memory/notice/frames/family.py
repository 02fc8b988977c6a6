"""A family of slots: everything that Luna knows of one part of somebody's life."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from memory.notice.frames.clauses import FrameSlot
from memory.notice.frames.frame import Frame
from memory.notice.frames.wording import Wording
from memory.notice.grammar.base import Statement
from memory.vocabulary.slots import Slot


@dataclass(frozen=True, slots=True)
class Family:
    """Everything that belongs to a family of slots, from noticing to the exam of a night.

    Attributes:
        slots: what can be known.
        frames: how a value becomes a sentence, and the questions about it.
        rules: how plain statements of it are read without the trained reader.
        cues: words by which a fact is asked for, by a part of its slot's name: "family.sister" has
            two. A part that no family lists is its own cue.
        wordings: more questions, for the sentences of certain facts; they come before those of
            `frames`.
        ends: slots of facts about the user that a frame of any slot makes untrue.
    """

    slots: tuple[Slot, ...] = ()
    frames: tuple[FrameSlot, ...] = ()
    rules: tuple[Statement, ...] = ()
    cues: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    wordings: tuple[Wording, ...] = ()
    ends: Callable[[Frame], tuple[str, ...]] = lambda frame: ()
