"""`llm`'s logs.db: conversations with responses, or threads over messages that share beginnings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from app.doors.imports.formats.foreign import Item, Said, message_text, moment, talk
from memory.vocabulary.errors import ArchiveError

ORIGIN = "llm"
HEAD = b"SQLite format 3\x00"
_DEEPEST = 100_000  # messages of one thread


def items(file: Path) -> Iterator[Item]:
    """Every conversation of both generations.

    Raises:
        ArchiveError: it is no database of `llm`'s, or it is damaged.
    """
    try:
        with closing(_opened(file)) as database:
            tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
            if not ({"responses"} <= tables or {"threads", "messages", "parts"} <= tables):
                raise ArchiveError(
                    f"{file.name} is a database, and not one of llm's.",
                    "`llm logs path` says where that lies.",
                )
            if "responses" in tables:
                yield from _responses(database, "conversations" in tables)
            if {"threads", "messages", "parts"} <= tables:
                yield from _threads(database, "turns" in tables)
    except sqlite3.Error as error:
        raise ArchiveError(
            f"{file.name} is a damaged database: {error}.", "Copy it anew while llm does not run."
        ) from error


def _opened(file: Path) -> sqlite3.Connection:
    """Read only; also where its folder cannot be written, as a database in use would need."""
    address = f"file:{quote(str(file.absolute()))}?mode=ro"
    for more in ("", "&immutable=1"):
        with suppress(sqlite3.OperationalError):
            database = sqlite3.connect(address + more, uri=True)
            database.row_factory = sqlite3.Row
            database.text_factory = lambda raw: raw.decode("utf-8", "replace")
            database.execute("SELECT count(*) FROM sqlite_master")
            return database
    raise ArchiveError(f"{file.name} cannot be opened.", "Check its rights.")


def _columns(database: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in database.execute(f"PRAGMA table_info({table})")}


def _pick(there: set[str], *wanted: str) -> str:
    """Columns for a query; NULL stands for one that is missing."""
    return ", ".join(name if name in there else f"NULL AS {name}" for name in wanted)


def _responses(database: sqlite3.Connection, named: bool) -> Iterator[Item]:
    names = {}
    if named and {"id", "name"} <= _columns(database, "conversations"):
        names = {row["id"]: row["name"] for row in database.execute(
            "SELECT id, name FROM conversations")}  # fmt: skip
    there = _columns(database, "responses")
    wanted = _pick(there, "id", "prompt", "response", "conversation_id", "datetime_utc")
    order = "conversation_id, " if "conversation_id" in there else ""
    time = "datetime_utc, " if "datetime_utc" in there else ""
    rows = database.execute(f"SELECT {wanted} FROM responses ORDER BY {order}{time}rowid")

    def owner(row: sqlite3.Row) -> Any:
        return row["conversation_id"] or f"response {row['id']}"

    for id, group in groupby(rows, owner):
        messages: list[Said] = []
        for place, row in enumerate(group):
            at, key = moment(row["datetime_utc"]), str(row["id"] or place)
            messages += [
                Said(f"{key} prompt", "user", message_text(row["prompt"]), at),
                Said(f"{key} response", "assistant", message_text(row["response"]), at),
            ]
        yield talk(ORIGIN, str(id), names.get(id), messages, None)


def _threads(database: sqlite3.Connection, turns: bool) -> Iterator[Item]:
    times: dict[str, Any] = {}
    if turns and {"tip_message_hash", "datetime_utc"} <= _columns(database, "turns"):
        query = "SELECT tip_message_hash, datetime_utc FROM turns"
        times = {row[0]: moment(row[1]) for row in database.execute(query)}
    there = _columns(database, "threads")
    wanted = _pick(there, "id", "name", "tip_message_hash", "datetime_utc")
    for thread in database.execute(f"SELECT {wanted} FROM threads").fetchall():
        messages: list[Said] = []
        seen: set[str] = set()
        at, time = thread["tip_message_hash"], None
        while at and at not in seen and len(seen) < _DEEPEST:
            seen.add(at)
            query = "SELECT parent_hash, role FROM messages WHERE hash = ?"
            row = database.execute(query, (at,)).fetchone()
            if row is None:
                break
            time = times.get(at) or time  # a prompt has the time of the reply after it
            if row["role"] in ("user", "assistant"):
                messages.append(Said(str(at), row["role"], _text(database, at), time))
            at = row["parent_hash"]
        begun = moment(thread["datetime_utc"])
        yield talk(ORIGIN, str(thread["id"]), thread["name"], reversed(messages), begun)


def _text(database: sqlite3.Connection, hash: str) -> str:
    query = (
        "SELECT text FROM parts WHERE message_hash = ? AND (type = 'text' OR type IS NULL) "
        "ORDER BY position"
    )
    parts = (row["text"] for row in database.execute(query, (hash,)))
    return message_text("\n".join(part for part in parts if isinstance(part, str)))
