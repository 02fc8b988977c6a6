"""What a message tells: read by a model, joined with the rules, held against what is known.

`reading` asks the reader and keeps the frames that the user's words carry; `people` finds who is
meant; `together` joins them with what the rules found; `meant` finds the known facts that a
change, a denial or a withdrawal speaks of.

It imports of its neighbours `frames`, `rules`, `speech`; from elsewhere `memory.vocabulary`.
"""

from memory.notice.understanding.dropped import SURE
from memory.notice.understanding.together import understood

__all__ = ["SURE", "understood"]
