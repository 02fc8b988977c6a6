"""Exports and imports of memory.

An export is JSON lines in UTF-8. The first line is
``{"luna": "memory", "schema": 3, "exported": TIME, "profile": NAME}``; every other line has
a ``type`` and the fields of that record as in ``memory.vocabulary.records``, times as ISO 8601:

- ``fact``, ``conversation``, ``turn``, ``entry`` (of the ledger): all fields; a turn's ``origin``
  and ``own`` say which part of it the user typed;
- ``link``: ``kind`` ("source" or "shown"), ``turn``, ``fact``, ``sentence``, ``time``;
- ``mark``: ``name``, ``value``: what must never be learned or restored again.

Nothing is lost: imported with its ledger into an empty folder, it exports the same lines.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from memory.archives.archived import archived
from memory.archives.foreign import KEPT_MARKS, foreign_facts, foreign_turn
from memory.archives.replacing import HEAD, spare
from memory.disk.files import write_whole
from memory.store.facts import Beliefs
from memory.store.lance import Database
from memory.store.lance.columns.utf8 import clean
from memory.store.lance.rows import Rows
from memory.store.lance.table import Row, key_of
from memory.store.lineage import GONE
from memory.store.talks.turns import Conversations
from memory.store.vectors import Vectors
from memory.vocabulary.errors import ArchiveError
from memory.vocabulary.records import Conversation, Fact, LedgerEntry, Status, Turn, now

SCHEMA = 3  # of an export, not of the tables
_BATCH = 64
_OWN = (
    "schema_version",
    "dimensions",
    "base",
    "made",
    "clock",
    "clock-jumped",
)  # marks that belong to a folder


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    facts: int
    turns: int
    conversations: int
    forgotten: int  # facts left out because they had been forgotten here
    held: int = 0  # facts that wait for confirmation
    refused: int = 0  # facts left out because they are orders or secrets


def export(database: Database, profile: str, path: Path) -> int:
    """Write everything of a profile; atomically, mode 0600.

    Raises:
        ArchiveError: it cannot be written, or a file that Luna did not write is there.
    """
    spare(path, lambda file: file.read(HEAD).startswith(b'{"luna": "memory"'), "export")
    rows = Rows()
    head = {
        "luna": "memory",
        "schema": SCHEMA,
        "exported": now().isoformat(),
        "profile": profile,
    }
    lines: list[dict[str, Any]] = [head]
    with database.lock:
        facts = [rows.fact(row) for row in database.facts.all().values()]
        mine = {fact.id for fact in facts if fact.profile == profile}
        lines += [_line("fact", fact) for fact in facts if fact.id in mine]
        talks = [rows.conversation(row) for row in database.conversations.all().values()]
        for talk in talks:
            if talk.profile != profile:
                continue
            lines.append(_line("conversation", talk))
            turns = database.turns.where("conversation_key", [key_of(talk.id)])
            turns.sort(key=lambda row: row["position"])
            lines += [_line("turn", rows.turn(row)) for row in turns]
        for row in database.lineage.all().values():
            if row["fact"] in mine:
                link = {name: row[name] for name in ("turn", "fact", "sentence")}
                lines.append({"type": "link", "kind": row["kind"], **link, "time": row["time"]})
        for row in database.ledger.all().values():
            entry = rows.entry(row)
            if entry.fact_id in mine:
                lines.append(_line("entry", entry))
        for row in database.meta.all().values():
            name = row["name"]
            if name not in _OWN and not name.startswith("was:"):
                lines.append({"type": "mark", "name": name, "value": row["value"]})
    try:
        write_whole(
            path, b"".join(json.dumps(x, ensure_ascii=False).encode() + b"\n" for x in lines)
        )
    except OSError as error:
        raise ArchiveError(
            f"The export could not be written: {error.strerror}.", "Choose another place."
        ) from error
    return len(lines)


def import_(
    database: Database,
    vectors: Vectors,
    profile: str,
    path: Path,
    with_ledger: bool,
    own: bool = False,
) -> Imported:
    """Read an export into this memory; rows of the same id are replaced by newer revisions.

    Args:
        with_ledger: import the ledger and the marks of facts in the weights, too; for the user's
            own backup. Otherwise consolidated facts become fast facts, because their adapters
            are elsewhere.
        own: the user says that Luna wrote this file for them: its pins, confirmations and
            instructions count. Otherwise it is foreign: see `memory.archives.foreign`.

    Raises:
        ArchiveError: not an export, or of a newer version; nothing was imported then.
    """
    contents = archived(path, SCHEMA)
    own = own or with_ledger
    facts, turns = contents.facts, contents.turns
    if not own:
        facts, turns = foreign_facts(facts), tuple(foreign_turn(turn) for turn in turns)
    rows = Rows()
    beliefs = Beliefs(database, rows, vectors, profile)
    sentences = {link.fact: link.sentence for link in contents.links if link.kind == "source"}
    clean_sentences = {fact: words for fact, words in sentences.items() if GONE not in words}
    with database.transaction():
        existing = beliefs.all()
        allowed = [f for f in facts if not database.marked(f"forgotten:{f.id}")]
        newer = [
            f for f in allowed if f.id not in existing or existing[f.id].revision <= f.revision
        ]
        if with_ledger:  # a backup: existing rows are at least as new
            newer = [
                f for f in allowed if f.id not in existing or existing[f.id].revision < f.revision
            ]
            turns = _absent(turns, database.turns.get([key_of(turn.id) for turn in turns]))
        else:
            newer = [
                replace(f, status=Status.ACTIVE) if f.status is Status.CONSOLIDATED else f
                for f in newer
            ]
        for name, value in contents.marks:
            forgets = name.startswith("forgotten:") and name.partition(":")[2] in existing
            if (own or name.startswith(KEPT_MARKS)) and not forgets:
                database.mark(name, value)
        for start in range(0, len(turns), _BATCH):
            Conversations(database, rows, vectors, profile).save(turns[start : start + _BATCH])
        talks = [replace(talk, profile=profile) for talk in contents.conversations]
        existing_talks = database.conversations.all() if with_ledger else {}
        titled = [
            rows.conversation_row(talk) for talk in talks if key_of(talk.id) not in existing_talks
        ]
        database.conversations.upsert(titled)
        for start in range(0, len(newer), _BATCH):
            beliefs.put(newer[start : start + _BATCH], clean_sentences)
        kept_ids = {fact.id for fact in allowed}
        database.lineage.upsert(
            [
                {
                    "key": key_of(link.kind, link.turn, link.fact),
                    "kind": link.kind,
                    "turn": clean(link.turn),
                    "turn_key": key_of(link.turn),
                    "fact": clean(link.fact),
                    "fact_key": key_of(link.fact),
                    "sentence": clean(link.sentence),
                    "time": link.time,
                }
                for link in contents.links
                if link.fact in kept_ids
            ]
        )
        if with_ledger:
            entries = [rows.entry_row(e) for e in contents.entries if e.fact_id in kept_ids]
            there_too = database.ledger.all()
            database.ledger.upsert([row for row in entries if row["key"] not in there_too])
    return Imported(
        len(newer), len(turns), len(contents.conversations), len(facts) - len(allowed),
        sum(f.status is Status.HELD for f in newer), len(contents.facts) - len(facts),
    )  # fmt: skip


def _absent(turns: Sequence[Turn], rows: Sequence[Row]) -> tuple[Turn, ...]:
    """The turns that have no row here."""
    keys = {row["key"] for row in rows}
    return tuple(turn for turn in turns if key_of(turn.id) not in keys)


def _line(type: str, record: Fact | Turn | Conversation | LedgerEntry) -> dict[str, Any]:
    fields = {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(record).items()
    }
    return {"type": type, **fields}
