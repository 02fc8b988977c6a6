"""Reads what a message tells: a tagger over the sentence encoder, in numpy.

`form` turns a message into words, tokens and labels and back; `encoder` computes; `reader` is the
whole as memory asks for it. `assets/mind/reader` trains it.

It imports none of its neighbours; from elsewhere `app.engine`, `app.house`, `memory`.
"""

from app.talk.tagger.reader import Reader

__all__ = ["Reader"]
