"""Facts to lessons (in the making)."""

from __future__ import annotations

from consolidation.lesson import Lesson

__all__ = ["Lesson"]
