"""Frames: one thing that a message tells, in the user's own words, and how it becomes a sentence.

A frame (`frame.py`) holds the user's own words; text is rendered from it and never parsed again.
`family.py` says what a family of slots consists of.

It imports of its neighbours `grammar`; from elsewhere `memory.vocabulary`.
"""

from memory.notice.frames.frame import Frame, frame_of, grounded

__all__ = ["Frame", "frame_of", "grounded"]
