"""`llm`'s logs.db: conversations with responses, or threads over messages with shared prefixes."""

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
    """Every conversation, of both versions of the schema.

    Raises:
        ArchiveError: it is not a database of `llm`'s, or it is damaged.
    """
    try:
        with closing(_opened(file)) as database:
            tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
            if not ({"responses"} <= tables or {"threads", "messages", "parts"} <= tables):
                raise ArchiveError(
                    f"{file.name} is a database, but not one of llm's.",
                    "`llm logs path` shows where that is.",
                )
            if "responses" in tables:
                yield from _responses(database, "conversations" in tables)
            if {"threads", "messages", "parts"} <= tables:
                yield from _threads(database, "turns" in tables)
    except sqlite3.Error as error:
        raise ArchiveError(
            f"{file.name} is a damaged database: {error}.",
            "Copy it again while llm is not running.",
        ) from error


def _opened(file: Path) -> sqlite3.Connection:
    """Open read-only; also in a read-only folder, where SQLite cannot make its WAL file."""
    address = f"file:{quote(str(file.absolute()))}?mode=ro"
    for options in ("", "&immutable=1"):
        with suppress(sqlite3.OperationalError):
            database = sqlite3.connect(address + options, uri=True)
            database.row_factory = sqlite3.Row
            database.text_factory = lambda raw: raw.decode("utf-8", "replace")
            database.execute("SELECT count(*) FROM sqlite_master")
            return database
    raise ArchiveError(f"{file.name} cannot be opened.", "Check its permissions.")


def _columns(database: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in database.execute(f"PRAGMA table_info({table})")}


def _pick(there: set[str], *wanted: str) -> str:
    """A list of columns for a query; NULL replaces a missing one."""
    return ", ".join(name if name in there else f"NULL AS {name}" for name in wanted)


def _responses(database: sqlite3.Connection, named: bool) -> Iterator[Item]:
    names = {}
    if named and {"id", "name"} <= _columns(database, "conversations"):
        names = {row["id"]: row["name"] for row in database.execute(
            "SELECT id, name FROM conversations")}  # fmt: skip
    columns = _columns(database, "responses")
    selected = _pick(columns, "id", "prompt", "response", "conversation_id", "datetime_utc")
    order = "conversation_id, " if "conversation_id" in columns else ""
    time = "datetime_utc, " if "datetime_utc" in columns else ""
    rows = database.execute(f"SELECT {selected} FROM responses ORDER BY {order}{time}rowid")

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
    columns = _columns(database, "threads")
    selected = _pick(columns, "id", "name", "tip_message_hash", "datetime_utc")
    for thread in database.execute(f"SELECT {selected} FROM threads").fetchall():
        messages: list[Said] = []
        visited: set[str] = set()
        message_hash, time = thread["tip_message_hash"], None
        while message_hash and message_hash not in visited and len(visited) < _DEEPEST:
            visited.add(message_hash)
            query = "SELECT parent_hash, role FROM messages WHERE hash = ?"
            row = database.execute(query, (message_hash,)).fetchone()
            if row is None:
                break
            time = times.get(message_hash) or time  # a prompt gets the time of the reply after it
            if row["role"] in ("user", "assistant"):
                messages.append(
                    Said(str(message_hash), row["role"], _text(database, message_hash), time)
                )
            message_hash = row["parent_hash"]
        started = moment(thread["datetime_utc"])
        yield talk(ORIGIN, str(thread["id"]), thread["name"], reversed(messages), started)


def _text(database: sqlite3.Connection, hash: str) -> str:
    query = (
        "SELECT text FROM parts WHERE message_hash = ? AND (type = 'text' OR type IS NULL) "
        "ORDER BY position"
    )
    texts = (row["text"] for row in database.execute(query, (hash,)))
    return message_text("\n".join(text for text in texts if isinstance(text, str)))
