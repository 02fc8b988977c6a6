"""Judges whether what is known answers a message, and keeps in the prompt what does.

A small model with twelve facts before it picks one at random, or says that it was not told. The
judge reads the message with each fact by itself; the model then answers from the one that answers.
`assets/mind/judge` trains it.

It imports none of its neighbours; from elsewhere `app.engine`, `app.house`, `memory`.
"""

from app.talk.reading.judge.focus import Focus, Verdict, focused
from app.talk.reading.judge.judge import Judge

__all__ = ["Focus", "Judge", "Verdict", "focused"]
