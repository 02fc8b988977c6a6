"""What the weights should have known and did not, twice, is in the prompt again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.talk.after.unanswered import Unanswered, forget_counts
from memory.fast_memory import FastMemory
from memory.vocabulary.records import Fact, LedgerEntry, Status
from tests.fakes import FakeEmbedder

BASE = "b" * 64
ASKED = "Where does my sister live?"
UNKNOWN = "You haven't told me that yet."


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[FastMemory]:
    memory = FastMemory(tmp_path / "memory", FakeEmbedder())
    memory.switch_base(BASE)
    yield memory
    memory.close()


def learned(memory: FastMemory, text: str) -> Fact:
    fact = memory.remember(text)[0].fact
    memory.consolidate([LedgerEntry(fact.id, fact.revision, BASE, "a", "n", 6, 6)])
    assert memory.fact(fact.id).status is Status.CONSOLIDATED
    return fact


def test_two_misses_bring_it_back(memory: FastMemory, tmp_path: Path) -> None:
    fact = learned(memory, "My sister lives in Orlen.")
    other = learned(memory, "I have a dog called Mivack.")
    file = tmp_path / "unanswered.json"
    Unanswered(memory, BASE, file).note(ASKED, UNKNOWN)
    assert memory.fact(fact.id).status is Status.CONSOLIDATED
    assert "Orlen" not in file.read_text() and "sister" not in file.read_text()
    # After a restart, and in other words.
    Unanswered(memory, BASE, file).note("And where is it that my sister lives right now?", UNKNOWN)
    assert memory.fact(fact.id).status is Status.ACTIVE
    assert memory.fact(other.id).status is Status.CONSOLIDATED
    assert any("Orlen" in item.text for item in memory.recall(ASKED).items)
    assert [entry.fact_id for entry in memory.ledger(BASE)] == [other.id]


def test_answers_and_other_questions_are_no_misses(memory: FastMemory, tmp_path: Path) -> None:
    fact = learned(memory, "My sister lives in Orlen.")
    unanswered = Unanswered(memory, BASE, tmp_path / "unanswered.json")
    for _ in range(3):
        unanswered.note(ASKED, "Your sister lives in Orlen.")
        unanswered.note("What is a violin?", "I don't know that.")
        # A question that finds the fact, but is not about the user.
        unanswered.note("Where is Orlen?", "I don't know that.")
    assert memory.fact(fact.id).status is Status.CONSOLIDATED
    memory.remember("My sister lives in Brelt.")  # now the prompt has the answer
    for _ in range(3):
        unanswered.note(ASKED, UNKNOWN)
    assert memory.fact(fact.id).status is Status.SUPERSEDED


def test_a_forgotten_fact_is_not_counted(memory: FastMemory, tmp_path: Path) -> None:
    fact = learned(memory, "My sister lives in Orlen.")
    file = tmp_path / "unanswered.json"
    Unanswered(memory, BASE, file).note(ASKED, UNKNOWN)
    assert fact.id in file.read_text()
    forget_counts(file, [fact.id])
    assert fact.id not in file.read_text()
    forget_counts(tmp_path / "nowhere.json", [fact.id])
    assert not (tmp_path / "nowhere.json").exists()


def test_a_broken_file_counts_anew(memory: FastMemory, tmp_path: Path) -> None:
    fact = learned(memory, "My sister lives in Orlen.")
    file = tmp_path / "unanswered.json"
    file.write_text("[half")
    unanswered = Unanswered(memory, BASE, file)
    unanswered.note(ASKED, UNKNOWN)
    assert memory.fact(fact.id).status is Status.CONSOLIDATED
    unanswered.note(ASKED, UNKNOWN)
    assert memory.fact(fact.id).status is Status.ACTIVE
