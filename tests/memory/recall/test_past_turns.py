"""Past turns: the index follows the table, features say what they should, the latest comes first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from memory.fast_memory import FastMemory
from memory.recall.past.freshness import latest_first
from memory.recall.past.ranking import Ranking, shipped
from memory.recall.past.turn_features import NAMES, features
from memory.recall.phrasing import tells
from memory.recall.relevance import turn_passes
from memory.vocabulary.english.periods import period
from memory.vocabulary.english.words import stems
from memory.vocabulary.records import Turn
from tests.memory.conftest import START, Say

NOW = datetime(2026, 3, 12, 12, tzinfo=UTC)  # a Thursday


def imported(memory: FastMemory, lines: list[tuple[str, str]], talk: str = "s1") -> list[Turn]:
    """Turns of two named people; the first is the user."""
    first = lines[0][0]
    turns = [
        Turn(
            talk, "user" if who == first else "assistant", text, id=f"{talk}:{n}",
            time=START + timedelta(minutes=n), speaker=who,
        )
        for n, (who, text) in enumerate(lines)
    ]  # fmt: skip
    return memory.save_turns(turns)


def test_who_asks_for_many_gets_the_right_speaker_first(memory: FastMemory) -> None:
    imported(memory, [("Ada", "I adopted a ferret."), ("Bo", "I adopted a ferret.")])
    for name, right in (("Ada", "s1:0"), ("Bo", "s1:1")):
        items = memory.recall(f"Which animal did {name} adopt?", k=10).items
        assert items[0].turn_id == right
        assert "said by the person you name" in items[0].reason


def test_the_index_follows_every_write(memory: FastMemory, say: Say) -> None:
    say("The heron caught a trout.", conversation="old")
    assert memory.recall("heron trout", k=10).items
    say("The otter caught an eel.", conversation="other")
    assert "otter" in memory.recall("otter eel", k=10).items[0].text
    memory.delete_conversation("old")
    assert all("heron" not in item.text for item in memory.recall("heron trout", k=10).items)


def test_the_index_follows_another_handle(memory: FastMemory, say: Say) -> None:
    from tests.fakes import FakeEmbedder

    say("The heron caught a trout.", conversation="old")
    memory.recall("heron", k=10)
    other = FastMemory(memory.folder, FakeEmbedder())
    other.save_turn(Turn("new", "user", "The otter caught an eel.", time=START))
    other.close()
    assert "otter" in memory.recall("otter eel", k=10).items[0].text


def test_what_was_forgotten_is_in_no_index(memory: FastMemory, say: Say) -> None:
    (change,) = memory.observe(say("I have a dog called Mivack.", conversation="old"))
    memory.recall("Mivack", k=10)
    memory.forget(change.fact.id)
    memory.recall("Mivack", k=10)
    index = memory._past._index
    assert index.counts("mivack") is None


def test_features_have_one_row_for_every_turn_that_may_be_recalled(memory: FastMemory) -> None:
    turns = imported(memory, [("Ada", "How is the heron?"), ("Bo", "It flew off in May 2025.")])
    index = memory._past._index
    with memory._database.lock:
        index.refresh()
    vector = memory._vectors.one("When did the heron fly off?")
    seen = features(index, "When did the heron fly off?", vector, NOW, np.array([False, True]))
    assert seen.table.shape == (1, len(NAMES))
    row = dict(zip(NAMES, seen.table[0].tolist(), strict=True))
    assert row["answers"] == 1  # the turn before ends with a question
    assert row["when_timed"] == 1
    assert row["coverage_near"] > 0  # "heron" stands in the turn before
    assert turns[1].id == "s1:1"


def test_a_ranking_is_linear_and_its_chance_rises() -> None:
    ranking = Ranking({name: float(name == "cosine") for name in NAMES}, 1.0, 0.0)
    table = np.zeros((2, len(NAMES)), dtype=np.float32)
    table[1, NAMES.index("cosine")] = 2
    assert ranking(table).tolist() == [0, 2]
    assert ranking.chance(0) == 0.5 < ranking.chance(2) < 1
    assert 0 < shipped().chance(0) < shipped().chance(20) <= 1


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("What did I do yesterday?", "2026-03-11", "2026-03-11"),
        ("Where was I last week?", "2026-03-02", "2026-03-08"),
        ("What happened last month?", "2026-02-01", "2026-02-28"),
        ("What did we plan this year?", "2026-01-01", "2026-03-12"),
        ("Who called on 3 July 2025?", "2025-07-03", "2025-07-03"),
        ("Who called on July 3, 2025?", "2025-07-03", "2025-07-03"),
        ("Where did I go in December 2024?", "2024-12-01", "2024-12-31"),
        ("What did I buy in 2023?", "2023-01-01", "2023-12-31"),
    ],
)
def test_periods(question: str, first: str, last: str) -> None:
    found = period(question, NOW)
    assert found is not None
    days = [datetime.fromisoformat(day).toordinal() for day in (first, last)]
    assert [found.first, found.last] == days


def test_a_month_without_a_year_fits_every_year() -> None:
    found = period("What did I do in May?", NOW)
    assert found is not None
    assert found.match(np.array([1, 1]), np.array([5, 6])).tolist() == [1, 0]
    assert period("What may I eat?", NOW) is None
    assert period("Where do I live?", NOW) is None


def test_what_happened_is_still_told_days_later() -> None:
    found = period("Who called on 3 July 2025?", NOW)
    assert found is not None
    day = datetime(2025, 7, 3).toordinal()
    match = found.match(np.array([day - 1, day, day + 2, day + 30]), np.array([7, 7, 7, 8]))
    assert match[0] == 0
    assert match[1] == 1
    assert 0 < match[2] < 1
    assert match[3] == 0


def test_the_latest_figure_comes_first() -> None:
    old = ("My library has 45 sources.", START)
    new = ("My library now has 52 sources.", START + timedelta(days=3))
    other = ("I like my library.", START + timedelta(days=9))
    assert latest_first("How many sources are in my library?", [old, other, new]) == [2, 1, 0]
    assert latest_first("How many sources did I have at first?", [old, other, new]) == [0, 1, 2]
    assert latest_first("Do I like my library?", [old, other, new]) == [0, 1, 2]


def test_the_gate_asks_less_of_a_question_that_reaches_back() -> None:
    assert turn_passes("What did I say about the heron?", 0.32, 0.4, named=False)
    assert not turn_passes("Write a poem about a heron.", 0.32, 0.4, named=False)
    assert turn_passes("Which bird does Ada like?", 0.32, 0.0, named=True)
    assert stems("herons") == {"heron"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I finally went to the dentist, and it was fine.", True),
        ("My knees hurt again after the stairs", True),
        ("What did I say about my knees?", False),
        ("Tell me about my trip", False),
        ("boiler noise", False),
        ("The heron is blue.", False),
    ],
)
def test_who_tells_something_asks_for_nothing(text: str, told: bool) -> None:
    assert tells(text) is told


def test_what_has_changed_is_evidence_but_stands_last_and_says_so(
    memory: FastMemory, say: Say
) -> None:
    for number, text in enumerate(("I live in Berlin.", "I live in Orlen.")):
        memory.observe(say(text, conversation=f"t{number}"))
    say("Berlin and Orlen are where I live, or so they say.", conversation="t3")

    def turns(k: int) -> list[str]:
        items = memory.recall("Do I live in Berlin or in Orlen?", k=k, budget=4000).items
        return [item.text for item in items if item.kind == "turn"]

    assert not any("Berlin" in text for text in turns(4))
    many = turns(20)
    assert "Orlen" in many[0]
    assert "changed since" not in many[0]
    assert all("changed since" in text for text in many if "Berlin" in text)
    assert any("I live in Berlin." in text for text in many)


def test_a_secret_sentence_does_not_cost_the_turn(memory: FastMemory, say: Say) -> None:
    say("The boat trip to Orlen took nine hours in the fog, and Mirel was sick all the way. "
        "My password is hunter2!x.", conversation="t1")  # fmt: skip
    say("My boat password is swordfish.", conversation="t2")
    items = memory.recall("How long did the boat trip to Orlen take?", k=20).items
    texts = [item.text for item in items if item.kind == "turn"]
    assert any("nine hours" in text for text in texts)
    assert not any("hunter2" in text or "swordfish" in text for text in texts)
