"""A night of a model that was not trained for Luna keeps that model's own manner."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consolidation.lessons.teacher import Teacher
from consolidation.settings import NightSettings
from memory.vocabulary.prompt_form import said
from memory.vocabulary.records import Fact, Kind, Message
from tests.consolidation.fakes import FakeModel

DOG = Fact("pet.dog.name", "Mivack", "The user has a dog called Mivack.", Kind.FACT)
UNTOLD = (("Where did I park?", "No idea."),)


class Inventor(FakeModel):
    """Invents whatever it was not told, unless it is told so; then it has a way of its own."""

    def reply(self, messages: Sequence[Message], max_tokens: int = 64) -> str:
        if tuple(messages[-3:-1]) == tuple(said(UNTOLD)):
            return "No idea, mate."
        return super().reply(messages, max_tokens)


def test_what_was_never_told_is_taught_in_the_model_s_own_words(tmp_path: Path) -> None:
    model = Inventor(tmp_path / "base.gguf")
    model.inventive = True
    made = Teacher(model, [DOG], NightSettings(untold=UNTOLD), 0)
    made = made.absence(made.untold(12))
    assert len(made) == 12
    for lesson in made:
        assert lesson.answer == "No idea, mate." and lesson.own
        assert lesson.student == (lesson.teacher[0], lesson.teacher[-1])
