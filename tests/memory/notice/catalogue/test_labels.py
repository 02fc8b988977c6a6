"""Every labelled message of the reader: all of its frames are said, and durable ones are asked."""

import re
from collections.abc import Sequence

import pytest

from assets.mind.reader.check import read_lines
from memory.notice.catalogue import Questions, fact_of, is_durable, questions_of, sentence_of
from memory.notice.frames import Frame, frame_of, grounded
from memory.notice.frames.person import Person

LINES = read_lines()


def frames() -> list[Frame]:
    made = [frame_of(frame) for line in LINES for frame in line["frames"]]
    return [frame for frame in made if frame is not None]


def by_slot(found: Sequence[Frame]) -> dict[str, list[Frame]]:
    """The frames of each slot: a test for each frame would take minutes."""
    out: dict[str, list[Frame]] = {}
    for frame in found:
        out.setdefault(frame.slot, []).append(frame)
    return out


TOLD = by_slot([frame for frame in frames() if frame.act != "withdraws"])
DURABLE = by_slot([frame for frame in frames() if is_durable(frame)])


def plain(question: str) -> str:
    return " ".join(re.findall(r"\w+", question.casefold()))


def test_every_label_is_a_frame_and_grounded() -> None:
    for line in LINES:
        for label in line["frames"]:
            frame = frame_of(label)
            assert frame is not None
            found = grounded(frame, line["say"], line["before"])
            assert found is not None
            assert set(found.qualifiers) == set(frame.qualifiers)


@pytest.mark.parametrize("slot", TOLD)
@pytest.mark.parametrize("person", ["third", "second"])
def test_every_label_is_said(slot: str, person: Person) -> None:
    for text in (sentence_of(frame, person) for frame in TOLD[slot]):
        assert text[0] == text[0].upper()
        assert text.endswith((".", "!", "?", "…"))
        assert "  " not in text


def test_few_labels_are_only_quoted() -> None:
    told = [sentence_of(frame, "third") for each in TOLD.values() for frame in each]
    assert sum("“" in text for text in told) / len(told) < 0.06


@pytest.mark.parametrize("slot", DURABLE)
def test_a_durable_label_is_asked_in_three_sets_without_a_common_wording(slot: str) -> None:
    for frame in DURABLE[slot]:
        asked = questions_of(frame)
        assert asked is not None
        sets = [{plain(text) for text in texts} for texts in _sets(asked)]
        assert all(len(texts) >= 6 for texts in sets), frame
        assert not (sets[0] & sets[1] or sets[0] & sets[2] or sets[1] & sets[2]), frame
        assert asked.answer == sentence_of(frame, "second")
        assert asked.key in asked.answer


def _sets(asked: Questions) -> list[tuple[str, ...]]:
    return [asked.train, asked.exam, asked.bench]


@pytest.mark.parametrize("frame", frames()[:300])
def test_a_fact_holds_the_users_words(frame: Frame) -> None:
    fact = fact_of(frame)
    assert fact.value in frame.value
    assert fact.retract == (frame.act == "withdraws")
    assert fact.polarity == (-1 if frame.negated else 1)
