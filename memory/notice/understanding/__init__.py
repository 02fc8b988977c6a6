"""What a message tells: read by a model, joined with the rules, held against what is known.

`reading` asks the reader and keeps the frames that the user's words carry; `people` finds who is
meant; `together` joins them with what the rules found; `noticing` says who reads here: the
reader, or without one the rules and the gate.

It imports of its neighbours `frames`, `rules`, `speech`; from elsewhere `memory.vocabulary`.
"""

from memory.notice.understanding.dropped import SURE
from memory.notice.understanding.noticing import Noticing
from memory.notice.understanding.together import understood

__all__ = ["SURE", "Noticing", "understood"]
