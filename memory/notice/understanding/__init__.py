"""What a message tells: read by a model, combined with the rules, compared with known facts.

`reading` asks the reader and keeps the frames that the user's words support; `people` finds who is
meant; `together` combines them with what the rules found; `noticing` chooses what reads: the
reader, or without one the rules and the gate.

Of its neighbours it imports `frames`, `rules`, `speech`; from elsewhere `memory.vocabulary`.
"""

from memory.notice.understanding.dropped import SURE
from memory.notice.understanding.noticing import Noticing
from memory.notice.understanding.together import understood

__all__ = ["SURE", "Noticing", "understood"]
