"""Exports of other programs as their documented shapes have them, small and whole."""

from __future__ import annotations

import gzip
import json
import sqlite3
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Json = dict[str, Any]
BEGIN = 1_740_000_000.0  # February 2025, in seconds


def chatgpt_node(id: str, parent: str | None, role: str, text: str, when: float) -> Json:
    """One node of ChatGPT's tree."""
    return {
        "id": id,
        "parent": parent,
        "children": [],
        "message": {
            "id": id,
            "author": {"role": role},
            "create_time": when,
            "content": {"content_type": "text", "parts": [text]},
            "metadata": {},
        },
    }


def chatgpt(id: str, said: Sequence[tuple[str, str]], title: str = "A talk", **more: Any) -> Json:
    """A conversation of ChatGPT's: (role, text) pairs in one line, and fields on top."""
    nodes: dict[str, Json] = {
        "root": {"id": "root", "parent": None, "children": [], "message": None}
    }
    last = "root"
    for place, (role, text) in enumerate(said):
        name = f"{id}-{place}"
        nodes[name] = chatgpt_node(name, last, role, text, BEGIN + 60 * place)
        nodes[last]["children"].append(name)
        last = name
    return {
        "id": id,
        "conversation_id": id,
        "title": title,
        "create_time": BEGIN,
        "update_time": BEGIN + 600,
        "current_node": last,
        "is_archived": False,
        "is_do_not_remember": False,
        "mapping": nodes,
        **more,
    }


def claude(uuid: str, said: Sequence[tuple[str, str]], name: str = "A talk", **more: Any) -> Json:
    """A conversation of Claude's."""
    return {
        "uuid": uuid,
        "name": name,
        "created_at": "2025-03-01T10:00:00.000000Z",
        "updated_at": "2025-03-01T11:00:00.000000Z",
        "chat_messages": [
            {
                "uuid": f"{uuid}-{place}",
                "text": text,
                "sender": sender,
                "created_at": f"2025-03-01T10:{place:02d}:00.000000Z",
                "content": [{"type": "text", "text": text}],
                "attachments": [],
                "files": [],
            }
            for place, (sender, text) in enumerate(said)
        ],
        **more,
    }


def open_webui(id: str, said: Sequence[tuple[str, str]], title: str = "A talk") -> Json:
    """A chat of Open WebUI's with its history."""
    messages: dict[str, Json] = {}
    last: str | None = None
    for place, (role, text) in enumerate(said):
        name = f"{id}-{place}"
        messages[name] = {
            "id": name, "parentId": last, "childrenIds": [], "role": role, "content": text,
            "timestamp": int(BEGIN) + place,
        }  # fmt: skip
        last = name
    return {
        "id": id, "user_id": "u1", "title": title, "created_at": int(BEGIN), "archived": False,
        "chat": {"title": title, "models": ["m"], "timestamp": int(BEGIN * 1000), "tags": [],
                 "history": {"currentId": last, "messages": messages}, "messages": []},
    }  # fmt: skip


def llm_first(file: Path) -> Path:
    """llm's first generation: two conversations and a response without one."""
    database = sqlite3.connect(file)
    database.executescript(
        """
        CREATE TABLE conversations (id TEXT PRIMARY KEY, name TEXT, model TEXT);
        CREATE TABLE responses (id TEXT PRIMARY KEY, model TEXT, prompt TEXT, system TEXT,
            response TEXT, conversation_id TEXT, datetime_utc TEXT);
        INSERT INTO conversations VALUES ('c1', 'Bread', 'm'), ('c2', NULL, 'm');
        INSERT INTO responses VALUES
            ('r2', 'm', 'And rye?', NULL, 'Longer.', 'c1', '2025-01-02T10:05:00'),
            ('r1', 'm', 'How long does dough rise?', NULL, 'An hour.', 'c1', '2025-01-02T10:00:00'),
            ('r3', 'm', 'I have a dog called Mivack.', 'be kind', 'Nice.', 'c2',
                '2025-01-03T10:00:00'),
            ('r4', 'm', 'Once only', NULL, 'Yes.', NULL, '2025-01-04T10:00:00');
        """
    )
    database.commit()
    database.close()
    return file


def llm_second(file: Path) -> Path:
    """llm's second generation: two threads that share their first message."""
    database = sqlite3.connect(file)
    database.executescript(
        """
        CREATE TABLE threads (id TEXT PRIMARY KEY, name TEXT, tip_message_hash TEXT,
            forked_from TEXT, datetime_utc TEXT);
        CREATE TABLE turns (id TEXT PRIMARY KEY, thread_id TEXT, parent_message_hash TEXT,
            tip_message_hash TEXT, model TEXT, datetime_utc TEXT);
        CREATE TABLE messages (hash TEXT PRIMARY KEY, parent_hash TEXT, role TEXT);
        CREATE TABLE parts (message_hash TEXT, position INT, type TEXT, tool_name TEXT, text TEXT,
            payload TEXT);
        INSERT INTO threads VALUES ('t1', 'First', 'h2', NULL, '2025-05-01T10:00:00'),
            ('t2', 'Fork', 'h3', 't1', '2025-05-01T11:00:00');
        INSERT INTO turns VALUES ('u1', 't1', 'h1', 'h2', 'm', '2025-05-01T10:00:00'),
            ('u2', 't2', 'h1', 'h3', 'm', '2025-05-01T11:00:00');
        INSERT INTO messages VALUES ('h1', NULL, 'user'), ('h2', 'h1', 'assistant'),
            ('h3', 'h1', 'assistant');
        INSERT INTO parts VALUES ('h1', 0, 'text', NULL, 'I live in Orlen.', NULL),
            ('h2', 1, 'text', NULL, 'in the north.', NULL),
            ('h2', 0, 'text', NULL, 'A fine town', NULL),
            ('h2', 2, 'tool_call', 'x', 'not said', NULL),
            ('h3', 0, 'text', NULL, 'Where is that?', NULL);
        """
    )
    database.commit()
    database.close()
    return file


def write(file: Path, value: Any) -> Path:
    """A JSON file."""
    file.write_text(json.dumps(value), encoding="utf-8")
    return file


def packed(file: Path, members: dict[str, Any]) -> Path:
    """A zip; values that are no bytes are written as JSON, `.gz` names packed once more."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in members.items():
            raw = value if isinstance(value, bytes) else json.dumps(value).encode()
            archive.writestr(name, gzip.compress(raw) if name.endswith(".gz") else raw)
    return file
