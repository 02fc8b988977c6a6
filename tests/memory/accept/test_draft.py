"""What a turn does to memory, planned without any store: rows, where they came from, changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from memory.accept.draft import Draft, drafted
from memory.accept.verdict import judged
from memory.notice.rules.statements import notice
from memory.vocabulary.records import ChangeKind, Fact, Source, Status, Turn

WHEN = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


def planned(
    text: str,
    facts: Sequence[Fact] = (),
    *,
    source: Source = Source.TOLD,
    told: Sequence[tuple[str, str]] = (),
    shown: Sequence[str] = (),
    when: datetime = WHEN,
) -> Draft:
    """The draft of a typed message, where every fact is near."""
    turn = Turn("c", "user", text, id="t", time=when)
    found = judged(notice(text, when), turn, source, sure=0.0)
    draft = Draft({fact.id: fact for fact in facts}, told, shown)
    drafted(draft, found, [list(facts)] * len(found.allowed), recent=())
    return draft


def known(text: str) -> Fact:
    """The one fact that a message makes."""
    (fact,) = planned(text, when=WHEN - timedelta(days=3)).written.values()
    return fact


def test_what_is_told_is_a_row_with_its_words() -> None:
    draft = planned("I live in Orlen.")
    (fact,) = draft.written.values()
    assert (fact.slot, fact.value, fact.source) == ("home", "Orlen", Source.TOLD)
    assert draft.links == [("t", fact.id, "I live in Orlen.")]
    assert [change.kind for change in draft.changes] == [ChangeKind.ADDED]


def test_the_facts_that_were_read_stay_as_they_are() -> None:
    old = known("I live in Orlen.")
    draft = planned("I live in Veltrin.", [old])
    assert draft.facts == {old.id: old}
    assert draft.written[old.id].status is Status.SUPERSEDED
    assert draft.known[old.id] == draft.written[old.id]


def test_the_second_of_two_sees_what_the_first_did() -> None:
    draft = planned("I live in Orlen. I live in Veltrin.")
    assert [change.kind for change in draft.changes] == [ChangeKind.ADDED, ChangeKind.SUPERSEDED]
    statuses = {fact.value: fact.status for fact in draft.written.values()}
    assert statuses == {"Orlen": Status.SUPERSEDED, "Veltrin": Status.ACTIVE}


def test_a_turn_is_evidence_once() -> None:
    old = known("I live in Orlen.")
    assert planned("I live in Orlen.", [old]).written[old.id].times_seen == 2
    again = planned("I live in Orlen.", [old], told=[("t", old.id)])
    assert not again.written and not again.changes


def test_what_a_reply_used_and_the_user_takes_back_was_doubtful() -> None:
    old = known("I love jazz.")
    (plain,) = planned("I don't like jazz any more.", [old]).changes
    (used,) = planned("I don't like jazz any more.", [old], shown=[old.id]).changes
    assert plain.fact.confidence == old.confidence
    assert used.fact.confidence == old.confidence / 2
    assert used.fact.status is Status.SUPERSEDED and used.previous == old


def test_an_archive_does_not_change_what_was_told_later() -> None:
    old = replace(known("I live in Orlen."), last_seen=WHEN + timedelta(days=1))
    draft = planned("I live in Veltrin.", [old], source=Source.IMPORTED)
    (fact,) = draft.written.values()
    assert (fact.value, fact.status, fact.superseded_by) == ("Veltrin", Status.SUPERSEDED, old.id)


def test_what_waits_is_held_once() -> None:
    text = "Stop telling me about side effects."
    first = planned(text)
    (held,) = first.written.values()
    assert held.status is Status.HELD and first.changes[0].reason
    again = planned(text, [held])
    assert not again.written
    assert [change.kind for change in again.changes] == [ChangeKind.HELD]
