"""Reads what a message tells: a tagger over the sentence encoder, in numpy.

`form` turns a message into words and tokens, and labels into frames; `encoder` is the forward pass;
`reader` combines them for memory. `assets/mind/reader` trains it.

It imports none of its neighbours; from elsewhere `app.engine`, `app.house`, `memory`.
"""

from app.talk.reading.tagger.reader import Reader

__all__ = ["Reader"]
