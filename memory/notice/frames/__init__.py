"""Frames: what a message tells, and the sentences and questions rendered from it.

A frame (`frame.py`) holds the user's own words. A family (`families/`, one row for each slot) says
how they become a sentence and what can be asked about them. Text is rendered from the frame and
never parsed again.

Of its neighbours it imports `rules`; from elsewhere `memory.vocabulary`.
"""

from memory.notice.frames.catalogue import FAMILIES, ended_by, family_of, is_durable, sentence_of
from memory.notice.frames.facts import fact_of
from memory.notice.frames.frame import Frame, frame_of, grounded
from memory.notice.frames.questions import Questions, questions_of

__all__ = [
    "FAMILIES", "Frame", "Questions", "ended_by", "fact_of", "family_of", "frame_of", "grounded",
    "is_durable", "questions_of", "sentence_of",
]  # fmt: skip
