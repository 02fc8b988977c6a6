"""True forgetting: the row, its words wherever they were shown, and the bytes on disk."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from memory.store.facts import Beliefs
from memory.store.lance import Database
from memory.store.lance.columns.utf8 import clean
from memory.store.lance.rows import Rows
from memory.store.lance.table import Row, key_of
from memory.store.ledger import Ledger
from memory.store.lineage import GONE, Lineage
from memory.store.talks.attached import files_key
from memory.store.talks.beside import VERSION, beside_key, of_replies
from memory.store.talks.turns import spoken, title_of
from memory.store.vectors import Vectors
from memory.vocabulary.english.second_person import to_user
from memory.vocabulary.english.words import holds, name_like, sentences
from memory.vocabulary.records import Fact, Forgotten, LedgerEntry, Status, Turn

_PAST = (Status.SUPERSEDED, Status.EXPIRED, Status.HELD)


@dataclass(frozen=True, slots=True)
class _Scope:
    """All that a forgetting touches."""

    facts: tuple[Fact, ...]  # the fact itself first, then earlier rows of the same belief
    entries: tuple[LedgerEntry, ...]  # their ledger entries, of every base
    shaken: tuple[LedgerEntry, ...]  # entries of other facts in the same shards
    turns: tuple[Turn, ...]  # with their new text
    sources: tuple[str, ...]
    outcome: Forgotten


class Forgetting:
    """Finds and erases every trace of a fact."""

    def __init__(
        self,
        database: Database,
        rows: Rows,
        vectors: Vectors,
        beliefs: Beliefs,
        lineage: Lineage,
        ledger: Ledger,
    ) -> None:
        self._database = database
        self._rows = rows
        self._vectors = vectors
        self._beliefs = beliefs
        self._lineage = lineage
        self._ledger = ledger

    def preview(self, id: str, everywhere: bool) -> Forgotten:
        """What would leave; nothing is done."""
        with self._database.lock:
            return self._scope(id, everywhere).outcome

    def forget(self, ids: Sequence[str], everywhere: bool) -> list[Forgotten]:
        """Erase. A fact's row goes last: interrupted, it is still there to be forgotten again.

        Raises:
            NotFoundError: one of the ids has no fact; nothing is done then.
        """
        with self._database.lock:
            wanted = [self._beliefs.get(id).id for id in ids]
            done = []
            self._database.begin_erasure()
            for id in dict.fromkeys(wanted):
                if id in self._beliefs.index().facts:  # else it went with one before
                    done.append(self._leave(self._scope(id, everywhere)))
            self._database.erase()
            self._vectors.forget()
            return done

    def _leave(self, scope: _Scope) -> Forgotten:
        """Take a fact and its words out of the tables."""
        ids = [fact.id for fact in scope.facts]
        self._database.marks(
            *(f"never:{turn}" for turn in scope.sources),
            *(f"never:{turn}" for turn in scope.outcome.mentions),
            *(f"redacted:{turn.id}" for turn in scope.turns),
            *(f"forgotten:{id}" for id in ids),
        )
        pattern = _pattern(scope.facts[0])
        self._retitle(pattern, scope.turns)
        self._redact(scope.turns)
        if pattern is not None:
            self._clean_lessons(pattern, ids)
            self._beliefs.plainly(set(self._lineage.redact(pattern, GONE)) - set(ids))
        for base in sorted({entry.base for entry in scope.shaken}):
            back = [entry.fact_id for entry in scope.shaken if entry.base == base]
            self._ledger.back(back, base, "their adapter was dropped by a forgetting")
        self._ledger.remove(ids)
        self._lineage.drop(facts=ids)
        facts = self._beliefs.all()
        pointing = [f for f in facts.values() if f.superseded_by in ids and f.id not in ids]
        self._beliefs.put([replace(f, superseded_by="") for f in pointing])
        returned = tuple(facts[f.id] for f in scope.outcome.returned if f.id in facts)
        self._beliefs.drop(ids)
        return replace(scope.outcome, returned=returned)

    def delete_conversation(self, *ids: str) -> None:
        """Erase conversations, their turns and their links. Facts stay."""
        keys = [key_of(id) for id in ids]
        files = [key for id in ids for key in (files_key(id), beside_key(id))]
        with self._database.lock:
            rows = self._database.turns.where("conversation_key", [*keys, *files])
            self._lineage.drop(turns=[self._rows.turn(row).id for row in rows])
            self._database.turns.remove([row["key"] for row in rows])
            self._database.conversations.remove(keys)
            # An import does not bring them back.
            self._database.marks(*(f"deleted:{id}" for id in ids))
            self._database.erase()
            self._vectors.forget()

    def delete_turns(self, ids: Collection[str]) -> None:
        """Erase turns with their links and their other versions. Facts stay."""
        keys = [key_of(id) for id in ids]
        with self._database.lock:
            talks = {self._rows.turn(row).conversation for row in self._database.turns.get(keys)}
            rows = self._database.turns.where("conversation_key", [*map(beside_key, talks)])
            self._lineage.drop(turns=ids)
            self._database.turns.remove([*keys, *of_replies(rows, frozenset(ids), self._rows)])
            self._database.erase()
            self._vectors.forget()

    def _scope(self, id: str, everywhere: bool) -> _Scope:
        fact = self._beliefs.get(id)
        facts = self._beliefs.all()
        pattern = _pattern(fact)
        same = [f for f in facts.values() if f.id != fact.id and _same_belief(f, fact)]
        family = (fact, *same)
        ids = {f.id for f in family}
        entries = self._ledger.entries()
        own = tuple(entry for entry in entries if entry.fact_id in ids)
        shards = {(entry.base, entry.adapter) for entry in own}
        shaken = tuple(e for e in entries if (e.base, e.adapter) in shards and e.fact_id not in ids)
        sources = [link for f in family for link in self._lineage.turns(f.id, "source")]
        turns, mentions = self._touched(fact, pattern, sources, everywhere)
        entails = [
            f for f in facts.values() if f.id not in ids and pattern and pattern.search(f.text)
        ]
        returned = [facts[i] for i in dict.fromkeys(e.fact_id for e in shaken) if i in facts]
        outcome = Forgotten(
            fact,
            entails=tuple(entails),
            adapters=tuple(dict.fromkeys(entry.adapter for entry in own)),
            returned=tuple(f for f in returned if f.status is Status.CONSOLIDATED),
            turns=tuple(turn.id for turn in turns),
            mentions=mentions,
        )
        of = tuple(dict.fromkeys(turn for turn, _ in sources))
        return _Scope(family, own, shaken, turns, of, outcome)

    def _touched(
        self,
        fact: Fact,
        pattern: re.Pattern[str] | None,
        sources: Sequence[tuple[str, str]],
        everywhere: bool,
    ) -> tuple[tuple[Turn, ...], tuple[str, ...]]:
        """Turns with their new text, and ids of turns that hold the word and stay."""
        said: dict[str, list[str]] = {}
        for turn_id, sentence in sources:
            said.setdefault(turn_id, []).append(sentence)
        wide = everywhere or name_like(fact.value)
        changed: list[Turn] = []
        mentions: list[str] = []
        for row in self._database.turns.column("id", "text", "role"):
            id, text = row["id"], row["text"]
            if id in said:
                new = without_sentences(text, said[id], pattern)
            elif pattern is not None and (wide or row["role"] in ("assistant", VERSION)):
                new = pattern.sub(GONE, text)
            else:
                new = text
                if pattern is not None and pattern.search(text):
                    mentions.append(id)
            if new != text:
                changed.append(Turn("", row["role"], new, id))
        full = {t.id: t for t in map(self._rows.turn, self._turn_rows(changed).values())}
        return tuple(replace(full[t.id], text=t.text) for t in changed), tuple(mentions)

    def _redact(self, turns: Sequence[Turn]) -> None:
        table = self._database.turns
        there = self._turn_rows(turns)
        vectors = self._vectors.of([spoken(turn) for turn in turns]) if turns else []
        rows = []
        for turn, vector in zip(turns, vectors, strict=True):
            row = there[key_of(turn.id)]
            text = clean(turn.text)
            # Its typed part has another length now: none of it is taken for typed any more.
            rows.append({**row, "text": text, "vector": vector, "own": min(0, row["own"])})
        table.upsert(rows)

    def _retitle(self, pattern: re.Pattern[str] | None, turns: Sequence[Turn]) -> None:
        """Titles lose the value; a title made of a turn is made of its new text."""
        table = self._database.conversations
        old = {t.id: t for t in map(self._rows.turn, self._turn_rows(turns).values())}
        made = {title_of(old[turn.id].text): title_of(turn.text) for turn in turns}
        rows = []
        for row in table.all().values():
            title: str = row["title"]
            new = made.get(title, title)
            new = pattern.sub(GONE, new) if pattern is not None else new
            if new != title:
                rows.append({**row, "title": clean(new)})
        table.upsert(rows)

    def _turn_rows(self, turns: Sequence[Turn]) -> dict[str, Row]:
        rows = self._database.turns.get([key_of(turn.id) for turn in turns])
        return {row["key"]: row for row in rows}

    def _clean_lessons(self, pattern: re.Pattern[str], ids: Sequence[str]) -> None:
        """Lessons of other facts that hold the value are dropped; a night writes new ones."""
        held = [
            replace(entry, lessons="")
            for entry in self._ledger.entries()
            if entry.fact_id not in ids and pattern.search(entry.lessons)
        ]
        self._database.ledger.upsert([self._rows.entry_row(entry) for entry in held])


def without_sentences(text: str, said: Sequence[str], pattern: re.Pattern[str] | None) -> str:
    """The text with the given sentences, and all that hold the value, replaced by a mark."""
    parts: list[str] = []
    at = 0
    hit = False
    for begin, end in sentences(text):
        sentence = text[begin:end]
        named = any(s and (s.strip() in sentence or sentence in s) for s in said)
        if named or (pattern is not None and pattern.search(sentence)):
            parts += [text[at:begin], GONE]
            at = end
            hit = True
    new = "".join([*parts, text[at:]])
    if pattern is not None:
        new = pattern.sub(GONE, new)  # a value that crosses the end of a sentence
    # The words that the fact came from could not be told apart: the whole turn goes.
    return new if hit or GONE in text else GONE


def _pattern(fact: Fact) -> re.Pattern[str] | None:
    """The value, or the sentence that a list of all facts had: it says "your" for "my"."""
    value = holds(fact.value)
    if value is None or value.search(said := to_user(fact).rstrip(".")):
        return value
    return re.compile(f"{re.escape(said)}|{value.pattern}", value.flags)


def _same_belief(other: Fact, fact: Fact) -> bool:
    return (
        other.status in _PAST
        and other.slot == fact.slot
        and other.subject == fact.subject
        and other.value.casefold() == fact.value.casefold()
    )


__all__ = ["GONE", "Forgetting", "without_sentences"]
