"""The further wordings of the curriculum: complete, distinct, none kept for evaluation."""

from __future__ import annotations

import random
from collections import Counter

from assets.mind.curriculum.facts import bare
from assets.mind.curriculum.slots import wordings, wordings_more
from assets.mind.curriculum.slots.families import Slot
from assets.mind.curriculum.slots.kept import HELD_OUT, TRAINED
from assets.mind.curriculum.slots.people import TOPICS, person_slot
from assets.mind.curriculum.slots.singles import SINGLES


def _plain(text: str) -> str:
    return text.lower().rstrip("?.! _")


def _every_slot() -> list[Slot]:
    people = [person_slot(random.Random(1), topic) for topic in TOPICS]
    return [*TRAINED, *HELD_OUT, *people]


def test_no_held_out_question_of_a_slot_is_trained() -> None:
    for slot in _every_slot():
        kept = {_plain(question) for question in slot.held_out_questions}
        assert not kept & {_plain(question) for question in slot.asks}, slot.name


def test_no_held_out_question_is_a_further_wording_of_another_slot() -> None:
    kept = {_plain(question) for slot in _every_slot() for question in slot.held_out_questions}
    further = {_plain(text) for texts in wordings.SINGLES.values() for text in texts}
    assert not kept & further


def test_every_slot_has_its_further_wordings_in_its_questions() -> None:
    assert set(wordings.SINGLES) == {slot.name for slot in SINGLES}
    for slot in SINGLES:
        further = wordings.SINGLES[slot.name]
        assert set(further) <= set(slot.asks)
        assert 3 * len(further) >= len(slot.asks)
        assert set(further) <= set(slot.asks)
    assert set(wordings_more.PEOPLE) == set(TOPICS)


def test_every_pattern_is_filled_in_and_names_what_it_asks_for() -> None:
    for slot in _every_slot():
        assert not any("{" in text or "}" in text for text in slot.asks), slot.name
    for pattern in (
        *wordings_more.NAMED, *wordings_more.NAMED_PERSON, *wordings_more.FAVOURITE,
    ):  # fmt: skip
        assert "ferret" in pattern.format(n="ferret")
    for pattern in (*wordings_more.HABIT, *wordings_more.DOING):
        assert "play tennis" in pattern.format(do="play tennis")
    for topic, patterns in wordings_more.PEOPLE.items():
        for pattern in patterns:
            assert "niece" in pattern.format(r="niece", n="ferret")
            assert ("{n}" in pattern) == (topic in ("pet", "favourite")), pattern


def test_no_wording_asks_for_two_slots() -> None:
    """A question that two slots answer would teach to guess."""
    singles = Counter(text for slot in SINGLES for text in {bare(ask) for ask in slot.asks})
    assert [text for text, count in singles.items() if count > 1] == []
    further = {bare(text) for texts in wordings.SINGLES.values() for text in texts}
    others = {bare(ask) for slot in _every_slot() if slot not in SINGLES for ask in slot.asks}
    assert not further & others


def test_no_further_wording_stands_twice() -> None:
    tables = [*wordings.SINGLES.values(), *wordings_more.PEOPLE.values()]
    tables += [wordings_more.NAMED, wordings_more.FAVOURITE]
    tables += [wordings_more.HABIT, wordings_more.DOING]
    for table in tables:
        assert len({_plain(text) for text in table}) == len(table)
