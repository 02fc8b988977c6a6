"""The catalogue: what all families together say of a slot, a frame or a fact.

`catalogue.py` reads the folder of the families; a frame becomes a candidate in `facts.py` and is
asked for in `questions.py`.

It imports of its neighbours `families`, `frames` and `grammar`; from elsewhere `memory.vocabulary`.
"""

from memory.notice.catalogue.catalogue import (
    CATALOGUE,
    completed,
    cue,
    ended_by,
    frame_name,
    frame_slot_of,
    is_durable,
    one_matter,
    sentence,
    sentence_of,
    slot,
    sort_of,
)
from memory.notice.catalogue.facts import fact_of
from memory.notice.catalogue.questions import Questions, questions_of

__all__ = [
    "CATALOGUE", "Questions", "completed", "cue", "ended_by", "fact_of", "frame_name",
    "frame_slot_of", "is_durable", "one_matter", "questions_of", "sentence", "sentence_of", "slot",
    "sort_of",
]  # fmt: skip
