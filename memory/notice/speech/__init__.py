"""Who speaks in a message: its own words, somebody else's, or not to be told.

`split` cuts a message by its structure before anything is noticed: control marks, quotations,
quoted lines, mails, letters, logs, code, material to work on, and what stands under a heading.

It imports none of its neighbours.
"""

from memory.notice.speech.spans import Voice
from memory.notice.speech.split import Speech, split

__all__ = ["Speech", "Voice", "split"]
