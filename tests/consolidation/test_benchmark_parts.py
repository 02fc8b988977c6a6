"""What the benchmarks of nights stand on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from consolidation.wording.wordings import wordings
from memory.notice.rules.statements import notice
from memory.vocabulary.records import Fact
from tests.benchmarks import night_facts
from tests.benchmarks.figures import wilson
from tests.benchmarks.forget import auc
from tests.benchmarks.nights import backward_transfer


def test_a_hundred_statements_are_a_hundred_facts_about_different_things() -> None:
    topics = set()
    for statement in night_facts.statements(100, seed=3):
        (found,) = notice(statement, datetime.now(UTC))
        asked = wordings(Fact(found.slot, found.value, found.text, found.kind))
        assert asked is not None, statement
        topics.add((asked.family, asked.noun))
    assert len(topics) == 100
    with pytest.raises(ValueError, match="topics"):
        night_facts.statements(1000, seed=3)


def test_statements_come_from_a_file_too(tmp_path: Path) -> None:
    file = tmp_path / "facts"
    file.write_text('I live in Orlen.\n\n{"statement": "I play the cello."}\n{"text": "I sing."}\n')
    assert night_facts.from_file(file) == ["I live in Orlen.", "I play the cello.", "I sing."]


def test_intervals_and_transfer() -> None:
    low, high = wilson(97, 100)
    assert 91 < low < 92 and 98 < high < 99.5  # tables: 91.5 to 99.0
    assert wilson(0, 0) == (0.0, 100.0)
    fallen = [[100.0], [80.0, 90.0], [70.0, 85.0, 95.0]]
    change, low, high = backward_transfer(fallen, [60, 60, 60])
    assert change == pytest.approx(-17.5) and low < change < high < 0 and high - low < 20
    change, low, high = backward_transfer(
        [[100.0], [100.0, 100.0], [50.0, 100.0, 100.0]], [6, 120, 6]
    )
    assert low < change < high and -3 < change < -2  # the group of one fact weighs as one fact
    change, low, high = backward_transfer([[98.0], [98.0, 98.0]], [600, 600])
    assert change == 0 and low < 0 < high
    assert backward_transfer([[98.0]], [600]) == (0.0, 0.0, 0.0)
    assert auc([1.0, 2.0], [1.0, 0.0]) == 0.875
