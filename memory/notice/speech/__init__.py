"""Whose words a message consists of: the user's, somebody else's, or unclear.

`split` divides a message by its structure before anything is learned from it: control marks,
quotations, quoted lines, mails, letters, logs, code, material to work on, and text under headings.

It imports none of its neighbours.
"""

from memory.notice.speech.spans import Voice
from memory.notice.speech.split import Speech, split

__all__ = ["Speech", "Voice", "split"]
