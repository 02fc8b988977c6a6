"""Rows come back as they were written; the folder is private, versioned and consistent."""

from __future__ import annotations

import stat
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory.disk.sealing import Seal
from memory.fast_memory import FastMemory
from memory.store.lance import Database
from memory.store.lance.columns.utf8 import clean
from memory.store.lance.table import OPTIMIZE_AFTER, key_of
from memory.vocabulary.errors import (
    NotFoundError,
    SchemaError,
    StoreError,
    VaultError,
    WriteLostError,
)
from memory.vocabulary.records import (
    Fact,
    Kind,
    LedgerEntry,
    Sensitivity,
    Source,
    Status,
    Turn,
    TurnState,
)
from tests.fakes import FakeEmbedder
from tests.memory.conftest import START, Say, bytes_of

TEXTS = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(
    [
        "it's",
        '"; DROP TABLE facts; --',
        "' OR '1'='1",
        "a\nb\r\nc\td",
        "a\x00b",
        "日本語",
        "👩‍🚀",
        "\\",
        "%_",
    ]
)
TIMES = st.datetimes(
    min_value=datetime(1970, 1, 2),
    max_value=datetime(2100, 1, 1),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45))]),
)
FACTS = st.builds(
    Fact,
    slot=TEXTS,
    value=TEXTS,
    text=TEXTS,
    kind=st.sampled_from(Kind),
    id=st.text(min_size=1, max_size=20),
    revision=st.integers(1, 2**40),
    subject=TEXTS,
    polarity=st.sampled_from([1, -1]),
    source=st.sampled_from(Source),
    status=st.sampled_from(Status),
    confidence=st.floats(0, 1),
    times_seen=st.integers(1, 1000),
    first_seen=TIMES,
    last_seen=TIMES,
    valid_from=st.none() | TIMES,
    valid_until=st.none() | TIMES,
    pinned=st.booleans(),
    confirmed=st.booleans(),
    sensitivity=st.sampled_from(Sensitivity),
    superseded_by=TEXTS,
    failed_nights=st.integers(0, 9),
)


@pytest.fixture(scope="module")
def shared() -> Any:
    """One memory for all examples: hypothesis would otherwise open hundreds."""
    with tempfile.TemporaryDirectory() as place:
        memory = FastMemory(Path(place) / "memory", FakeEmbedder())
        yield memory
        memory.close()


QUICK = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@QUICK
@given(facts=st.lists(FACTS, min_size=1, max_size=4, unique_by=lambda fact: clean(fact.id)))
def test_facts_come_back_as_they_were(shared: FastMemory, facts: list[Fact]) -> None:
    shared._beliefs.put(facts)
    there = {fact.id: fact for fact in shared.facts()}
    for fact in facts:
        if clean(fact.id) == fact.id:  # lone surrogates cannot be stored as they are
            assert there[fact.id] == fact
        assert shared.recall(fact.text) is not None


@QUICK
@given(text=TEXTS, speaker=TEXTS, conversation=TEXTS, id=st.text(min_size=1, max_size=20))
def test_turns_come_back_as_they_were(
    shared: FastMemory, text: str, speaker: str, conversation: str, id: str
) -> None:
    turn = Turn(clean(conversation), "user", text, id=clean(id), time=START, speaker=speaker)
    assert shared.save_turn(turn) == turn
    assert turn in shared.turns(turn.conversation)
    shared.search_turns(text)


def test_a_lone_surrogate_does_not_lose_the_turn(memory: FastMemory) -> None:
    saved = memory.save_turn(Turn("c", "user", "half \ud800 of a pair"))
    assert saved.text == "half \ufffd of a pair"


def test_only_keys_reach_a_filter(memory: FastMemory) -> None:
    with pytest.raises(StoreError, match="not hexadecimal"):
        memory._database.turns.where("key", ["' OR 1=1 --"])


def test_a_turn_is_written_by_its_id(memory: FastMemory, say: Say) -> None:
    first = say("one")
    say("two")
    memory.save_turn(Turn("c1", "user", "one!", id=first.id, time=first.time))
    assert [turn.text for turn in memory.turns("c1")] == ["one!", "two"]
    assert memory.conversations()[0].turns == 2


def test_conversations_follow_their_turns(memory: FastMemory, say: Say) -> None:
    talk = memory.start_conversation(when=START)
    assert memory.start_conversation(id=talk.id) == talk
    turn = say("What is a  good name\nfor a boat?", conversation=talk.id)
    say("Stopped half", "assistant", talk.id, state=TurnState.STOPPED)
    found = memory.conversations()
    assert [c.title for c in found] == ["What is a good name for a boat?"]
    assert found[0].turns == 2
    assert found[0].last > turn.time
    assert memory.rename_conversation(talk.id, "Boats").title == "Boats"
    assert memory.turns(talk.id)[1].state is TurnState.STOPPED
    with pytest.raises(NotFoundError):
        memory.rename_conversation("nothing", "x")


def test_a_deleted_conversation_leaves_the_disk(memory: FastMemory, say: Say) -> None:
    say("The word is brindlewick.", conversation="gone")
    say("Another thing.", conversation="stays")
    assert bytes_of(memory.folder, "brindlewick")  # the search itself works
    memory.delete_conversation("gone")
    assert not bytes_of(memory.folder, "brindlewick")
    assert [c.id for c in memory.conversations()] == ["stays"]
    assert memory.turns("gone") == []


def test_the_folder_is_private(memory: FastMemory) -> None:
    assert stat.S_IMODE(memory.folder.stat().st_mode) == 0o700


def test_everything_is_there_after_a_restart(memory: FastMemory, say: Say) -> None:
    turn = say("hello there")
    memory.close()
    again = FastMemory(memory.folder, FakeEmbedder())
    assert again.turns("c1") == [turn]
    again.close()


def test_a_newer_schema_is_refused(memory: FastMemory) -> None:
    memory._database.mark("schema_version", "99")
    memory.close()
    with pytest.raises(SchemaError, match="newer version"):
        FastMemory(memory.folder, FakeEmbedder())


def test_vectors_of_another_length_are_refused(memory: FastMemory) -> None:
    memory.close()
    with pytest.raises(SchemaError, match="dimensions"):
        Database(memory.folder, 12)


def test_a_lost_write_is_not_called_remembered(
    memory: FastMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.save_turn(Turn("c", "user", "something else"))
    table = memory._database.turns._table
    lost = SimpleNamespace(version=table.version)
    monkeypatch.setattr(type(table), "add", lambda self, rows: lost)
    with pytest.raises(WriteLostError):
        memory.save_turn(Turn("c", "user", "text"))


def test_what_was_written_is_read_back_from_the_disk(memory: FastMemory) -> None:
    """New rows, changed rows and both in one write, after others were removed."""
    facts = [Fact("note", f"v{n}", f"The user has v{n}.", Kind.FACT) for n in range(6)]
    memory._beliefs.put(facts[:4])
    memory._beliefs.drop([facts[1].id, facts[3].id])
    changed = replace(facts[0], times_seen=4)
    memory._beliefs.put([changed, facts[4]])
    memory._beliefs.put([facts[5]])
    table = memory._database.facts
    with memory._database.lock:
        keys = [key_of(fact.id) for fact in (changed, facts[4])]
        # They are no longer last, and are found by their keys.
        assert {row["times_seen"] for row in table._read_back(keys).values()} == {1, 4}
    assert memory.fact(changed.id).times_seen == 4
    assert len(memory.facts()) == 4


def test_many_writes_leave_one_fragment_and_nothing_is_lost(memory: FastMemory, say: Say) -> None:
    for number in range(OPTIMIZE_AFTER * 2 + 3):
        say(f"line {number}")
    data = list((memory.folder / "turns.lance" / "data").iterdir())
    assert len(data) < OPTIMIZE_AFTER
    assert [t.text for t in memory.turns("c1")] == [f"line {n}" for n in range(43)]


def test_a_clean_up_leaves_no_older_version(memory: FastMemory, say: Say) -> None:
    turns, folder = memory._database.turns, memory.folder / "turns.lance"
    for number in range(25):  # a merge that took less than a millisecond was once left behind
        say(f"line {number}")
        say("and another")
        turns.clean_up()
        assert len(list((folder / "data").iterdir())) == 1, number


def test_an_interrupted_erasure_goes_on_at_the_next_start(memory: FastMemory, say: Say) -> None:
    say("And this.")
    turn = say("Keep the word brindlewick.")
    memory._database.turns.remove([key_of(turn.id)])
    (memory.folder / "erasing").touch()
    memory.close()
    assert bytes_of(memory.folder, "brindlewick")
    again = FastMemory(memory.folder, FakeEmbedder())
    assert not bytes_of(memory.folder, "brindlewick")
    assert [t.text for t in again.turns("c1")] == ["And this."]
    again.close()


def test_every_row_of_a_sealed_store_is_sealed(folder: Path) -> None:
    embedder = FakeEmbedder()
    memory = FastMemory(folder, embedder, seal=Seal(bytes(range(32)), "v"))
    turn = memory.save_turn(Turn("brindle-talk", "user", "Brindlewick said it", speaker="Brindle"))
    fact = Fact("pet.brindle", "Brindlewick", "A dog called Brindlewick.", Kind.FACT)
    memory._beliefs.put([fact])
    memory.note_shown(turn.id, [fact.id])
    memory.consolidate([LedgerEntry(fact.id, 1, "base", "brindle", "n", lessons="brindle")])
    memory.close()
    vectors = np.asarray(embedder.embed([turn.text, fact.text]), dtype="<f4")
    assert not bytes_of(folder, "brindle")
    for clear in (fact.id.encode(), key_of(fact.id).encode(), *(v.tobytes()[:16] for v in vectors)):
        assert not any(clear in file.read_bytes() for file in folder.rglob("*") if file.is_file())
    again = FastMemory(folder, FakeEmbedder(), seal=Seal(bytes(range(32)), "v"))
    assert again.turns("brindle-talk") == [turn]
    assert again.facts()[0].value == "Brindlewick"
    assert again.read_all()["facts"] == 1
    assert again.find("Brindlewick")
    again.close()


def test_a_sealed_store_without_its_key_says_so_and_stays_as_it_is(folder: Path) -> None:
    memory = FastMemory(folder, FakeEmbedder(), seal=Seal(bytes(range(32)), "v"))
    memory._beliefs.put([Fact("note", "heron", "The user saw a heron.", Kind.FACT)])
    memory.close()
    before = {file: file.read_bytes() for file in folder.rglob("*.lance") if file.is_file()}
    with pytest.raises(VaultError):
        FastMemory(folder, FakeEmbedder())
    assert before == {f: f.read_bytes() for f in folder.rglob("*.lance") if f.is_file()}
    again = FastMemory(folder, FakeEmbedder(), seal=Seal(bytes(range(32)), "v"))
    assert len(again.facts()) == 1
    again.close()


def test_a_sealed_row_that_was_changed_or_moved_is_not_used(folder: Path) -> None:
    seal = Seal(bytes(range(32)), "v")
    memory = FastMemory(folder, FakeEmbedder(), seal=seal)
    one, two = (Fact("note", word, f"A {word}.", Kind.FACT) for word in ("heron", "stork"))
    memory._beliefs.put([one, two])
    table = memory._database.facts
    stored = {row["key"]: row for row in table._table.to_arrow().to_pylist()}
    first, second = stored
    stored[first]["sealed"] = stored[second]["sealed"]  # another fact in its place
    table._table.add(
        pa.Table.from_pylist(list(stored.values()), schema=table.stored), mode="overwrite"
    )
    memory.close()
    again = FastMemory(folder, FakeEmbedder(), seal=seal)
    assert len(again.facts()) == 1
    assert [damage.part for damage in again.damage()] == ["facts"]
    again.close()


def test_profiles_see_nothing_of_each_other(folder: Path) -> None:
    one = FastMemory(folder, FakeEmbedder(), profile="one")
    two = FastMemory(folder, FakeEmbedder(), profile="two")
    one.save_turn(Turn("c", "user", "The heron is blue."))
    one._beliefs.put([Fact("note", "heron", "The user saw a heron.", Kind.FACT)])
    assert len(one.facts()) == 1
    assert two.facts() == []
    assert two.conversations() == []
    assert two.search_turns("heron") == []
    assert two.recall("Did I see a heron?").items == ()
    one.close()
    two.close()


def test_a_vector_is_computed_once_per_text(folder: Path) -> None:
    embedder = FakeEmbedder()
    memory = FastMemory(folder, embedder)
    memory.save_turn(Turn("c", "user", "Where is the heron?"))
    before = embedder.calls
    memory.recall("Where is the heron?")
    assert embedder.calls == before
    assert np.allclose(np.linalg.norm(embedder.embed(["x y"]), axis=1), 1)
    memory.close()


def test_a_store_of_version_1_loses_its_column_of_words(memory: FastMemory, say: Say) -> None:
    turn = say("I have a dog called Mivack.")
    (change,) = memory.observe(turn)
    for table in (memory._database.facts, memory._database.turns):
        table._table.add_columns({"words": "text"})
    memory._database.mark("schema_version", "1")
    memory.close()
    again = FastMemory(memory.folder, FakeEmbedder())
    assert again.facts() == [change.fact] and again.turns("c1") == [turn]
    assert "words" not in again._database.turns._table.schema.names
    assert again._database.marked("schema_version") == "4"
    say2 = again.save_turn(Turn("c1", "user", "It is still written to."))
    assert again.turns("c1") == [turn, say2]
    again.close()
