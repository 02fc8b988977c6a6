"""Each documented shape, whole and with parts missing, as what was said in it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.doors.imports import sources
from app.doors.imports.formats import formats
from app.doors.imports.formats.foreign import (
    DELETED,
    EMPTY,
    LONGEST,
    NOT_TO_REMEMBER,
    Left,
    Memory,
    Talk,
    moment,
)
from app.doors.imports.formats.memory_text import memories
from tests.app.doors.imports.samples import (
    BEGIN,
    chatgpt,
    chatgpt_node,
    claude,
    llm_first,
    llm_second,
    open_webui,
    packed,
    write,
)


def read(value: Any) -> list[Any]:
    return list(formats.items(value))


def said(talk: Any) -> list[tuple[str, str]]:
    assert isinstance(talk, Talk)
    return [(each.role, each.text) for each in talk.messages]


def every(path: Path) -> list[Any]:
    return [item for part in sources.parts(path) for item in sources.items(part)]


def test_chatgpt_is_read_along_the_branch_that_was_shown() -> None:
    item = chatgpt("c", [("system", "x"), ("user", "Hello"), ("assistant", "Hi"), ("user", "So?")])
    item["mapping"]["other"] = chatgpt_node("other", "c-1", "assistant", "A reply of before", BEGIN)
    item["mapping"]["c-1"]["children"].append("other")
    (talk,) = read(item)
    assert said(talk) == [("user", "Hello"), ("assistant", "Hi"), ("user", "So?")]
    assert talk.title == "A talk" and talk.time == datetime.fromtimestamp(BEGIN, UTC)


def test_chatgpt_without_a_current_node_takes_the_latest_branch() -> None:
    item = chatgpt("c", [("user", "Hello"), ("assistant", "Hi")])
    item["mapping"]["late"] = chatgpt_node("late", "c-0", "assistant", "Hi again", BEGIN + 9e5)
    for current in (None, "nowhere", 7):
        item["current_node"] = current
        assert said(read(item)[0]) == [("user", "Hello"), ("assistant", "Hi again")]


def test_chatgpt_with_a_circle_or_without_parents_ends() -> None:
    item = chatgpt("c", [("user", "Hello"), ("assistant", "Hi")])
    item["mapping"]["c-0"]["parent"] = "c-1"
    assert said(read(item)[0]) == [("user", "Hello"), ("assistant", "Hi")]
    for node in item["mapping"].values():
        node["parent"] = None
    assert said(read(item)[0]) == [("user", "Hello"), ("assistant", "Hi")]


def test_chatgpt_honours_do_not_remember() -> None:
    assert read(chatgpt("c", [("user", "Hello")], is_do_not_remember=True)) == [NOT_TO_REMEMBER]


@pytest.mark.parametrize("mapping", [None, {}, [], "x", {"a": None}, {"a": {"message": 3}}])
def test_chatgpt_with_nothing_said_is_empty(mapping: Any) -> None:
    assert read({"conversation_id": "c", "create_time": 1, "mapping": mapping}) == [EMPTY]


def test_chatgpt_keeps_pictures_voice_and_code_apart() -> None:
    item = chatgpt("c", [("user", "x"), ("assistant", "y"), ("tool", "z"), ("assistant", "w")])
    item["mapping"]["c-0"]["message"]["content"] = {
        "content_type": "multimodal_text",
        "parts": [{"asset_pointer": "sediment://1"}, None, {"content_type": "audio_transcription",
                  "text": "What is this?"}],
    }  # fmt: skip
    item["mapping"]["c-1"]["message"]["recipient"] = "python"
    item["mapping"]["c-3"]["message"]["content"] = {"content_type": "code", "text": "print(1)"}
    assert said(read(item)[0]) == [("user", "[image]\nWhat is this?"), ("assistant", "print(1)")]


def test_what_chatgpt_wrote_down_is_a_memory() -> None:
    item = chatgpt("c", [("user", "I moved to Lyon."), ("assistant", "User lives in Lyon.")])
    item["mapping"]["c-1"]["message"]["recipient"] = "bio"
    item["mapping"]["own"] = chatgpt_node("own", None, "user", "", BEGIN)
    item["mapping"]["own"]["message"]["content"] = {
        "content_type": "user_editable_context",
        "user_profile": "I am a nurse.",
        "user_instructions": None,
    }
    item["mapping"]["root"]["parent"] = "own"
    found = read(item)
    assert [m.text for m in found if isinstance(m, Memory)] == [
        "I am a nurse.",
        "User lives in Lyon.",
    ]
    assert said(found[-1]) == [("user", "I moved to Lyon.")]


def test_claude_reads_content_where_the_text_is_empty() -> None:
    item = claude("u", [("human", "Hello"), ("assistant", "Hi")])
    first, second = item["chat_messages"]
    first["text"] = ""
    second["content"] = [{"type": "thinking", "thinking": "hm"}, {"type": "tool_use"}]
    first["attachments"] = [{"file_name": "a.pdf", "extracted_content": "secret words"}]
    assert said(read(item)[0]) == [("user", "Hello\n[attached: a.pdf]"), ("assistant", "Hi")]


def test_claude_memories_come_statement_by_statement() -> None:
    found = read({
        "conversations_memory": "**Work context**\n\nMira works as a nurse. She lives in Lyon.",
        "project_memories": {"5f": "Mira is writing a book about bread."},
        "account_uuid": "a",
    })  # fmt: skip
    assert [m.text for m in found] == [
        "Mira works as a nurse.",
        "She lives in Lyon.",
        "Mira is writing a book about bread.",
    ]
    newer = read({"memory_files": [{"path": "/a.md", "content": "- Likes tea very much"}]})
    assert [m.text for m in newer] == ["Likes tea very much"]
    assert read({"conversations_memory": None, "project_memories": {}}) == [EMPTY]


def test_open_webui_whole_and_inner() -> None:
    item = open_webui("o", [("user", "Hello"), ("assistant", "Hi")])
    item["chat"]["history"]["messages"]["old"] = {
        "id": "old", "parentId": "o-0", "role": "assistant", "content": "Before", "timestamp": 1,
    }  # fmt: skip
    assert said(read(item)[0]) == [("user", "Hello"), ("assistant", "Hi")]
    (inner,) = read(item["chat"])
    assert said(inner) == [("user", "Hello"), ("assistant", "Hi")]
    assert inner.time == datetime.fromtimestamp(BEGIN, UTC)  # milliseconds
    item["chat"]["history"] = {}
    item["chat"]["messages"] = [
        {"role": "user", "content": [{"type": "text", "text": "Hello"}]},
        {"role": "assistant", "content": '<details type="reasoning" done="true">hm</details>\nHi'},
    ]
    assert said(read(item)[0]) == [("user", "Hello"), ("assistant", "Hi")]


def test_open_webui_and_mem0_memories() -> None:
    (own,) = read({"id": "1", "user_id": "u", "content": "I like tea.", "updated_at": int(BEGIN)})
    assert isinstance(own, Memory) and own.origin == "open-webui"
    assert own.time == datetime.fromtimestamp(BEGIN, UTC)
    base = {"id": "2", "content": "Likes tea", "created_at": "2025-01-02T03:04:05Z", "app": "x"}
    assert isinstance(read(base | {"state": "archived"})[0], Memory)
    assert read(base | {"state": "deleted"}) == [DELETED]
    assert read(base | {"content": " "}) == [EMPTY]
    assert read({"id": "3", "memory": "Likes tea", "metadata": {}})[0].origin == "mem0"


def test_llm_in_both_generations(tmp_path: Path) -> None:
    bread, dog, once = sorted(every(llm_first(tmp_path / "logs.db")), key=lambda t: t.id)
    assert said(bread) == [("user", "How long does dough rise?"), ("assistant", "An hour."),
                           ("user", "And rye?"), ("assistant", "Longer.")]  # fmt: skip
    assert (bread.title, dog.title) == ("Bread", "") and said(once)[0] == ("user", "Once only")
    first, fork = every(llm_second(tmp_path / "new.db"))
    assert said(first) == [("user", "I live in Orlen."),
                           ("assistant", "A fine town\nin the north.")]  # fmt: skip
    assert said(fork)[1] == ("assistant", "Where is that?")
    assert first.messages[1].time == datetime(2025, 5, 1, 10, tzinfo=UTC)


def test_the_list_that_an_assistant_prints() -> None:
    text = """Sure! Here is everything I remember about you:

    ```
    ## Identity
    [2024-05-01] - User's name is Mira Okonjo.
    1. [unknown] User lives in Lyon.
    - **Diet:** vegetarian
    - User prefers short answers. They dislike emojis.
    - User lives in Lyon.
    ```
    Let me know if you'd like me to forget any of this. Would you like to add something?
    """
    found = list(memories("text", "\n".join(line.strip() for line in text.splitlines())))
    assert [m.text for m in found] == [
        "User's name is Mira Okonjo.",
        "User lives in Lyon.",
        "Diet: vegetarian",
        "User prefers short answers.",
        "They dislike emojis.",
    ]
    assert found[0].time == datetime(2024, 5, 1, tzinfo=UTC) and found[1].time is None


def test_a_folder_a_zip_numbered_files_and_a_missing_one(tmp_path: Path) -> None:
    members = {
        "export_manifest.json": {"export_files": [{"path": "conversations-000.json"},
            {"path": "../../conversations-001.json"}, {"path": "conversations-002.json"}]},
        "conversations-000.json": [chatgpt("a", [("user", "One")])],
        "conversations-001.json": [chatgpt("b", [("user", "Two")])],
        "user.json": {"email": "x"},
        "image.png": b"\x89PNG",
    }  # fmt: skip
    zipped = packed(tmp_path / "export.zip", members)
    assert [t.id for t in every(zipped)] == ["a", "b"]
    assert sources.missing(sources.parts(zipped)) == ["conversations-002.json"]
    folder = tmp_path / "unpacked"
    folder.mkdir()
    for name in ("export_manifest.json", "conversations-000.json", "user.json"):
        write(folder / name, members[name])
    (folder / "conversations-001.json").symlink_to("/etc/passwd")
    assert [t.id for t in every(folder)] == ["a"]


def test_openmemory_s_zip_packs_once_more(tmp_path: Path) -> None:
    line = b'{"id": "1", "content": "Likes tea", "state": "active", "created_at": 1740000000}\n'
    file = packed(tmp_path / "m.zip", {"memories.jsonl.gz": line * 2, "memories.json": []})
    assert [m.text for m in every(file)] == ["Likes tea", "Likes tea"]


def test_a_database_within_a_zip(tmp_path: Path) -> None:
    raw = llm_first(tmp_path / "logs.db").read_bytes()
    assert len(every(packed(tmp_path / "x.zip", {"io/logs.db": raw}))) == 3


@pytest.mark.parametrize(
    "value", [{"conversations": []}, {"results": []}, {"memories": [], "n": 1}, {"a": 1}]
)
def test_items_within_an_object(tmp_path: Path, value: dict[str, Any]) -> None:
    item = {"id": "2", "content": "Likes tea", "app": "x"}
    for key in ("conversations", "results", "memories"):
        if key in value:
            value[key] = [item]
            assert isinstance(every(write(tmp_path / "x.json", value))[0], Memory)
            return
    assert every(write(tmp_path / "x.json", value)) == [Left("in no format that Luna knows")]


@pytest.mark.parametrize(
    ("value", "year"),
    [(BEGIN, 2025), (BEGIN * 1000, 2025), (BEGIN * 1e6, 2025), ("2025-03-01T10:00:00Z", 2025),
     ("1740000000", 2025), ("2025-03-01", 2025), (None, 0), (True, 0), ("soon", 0), (-5e9, 0),
     (float("nan"), 0), (float("inf"), 0), ("9999-01-01", 0), (1e18, 2001), ({}, 0), ("", 0)],
)  # fmt: skip
def test_times_of_every_sort(value: Any, year: int) -> None:
    found = moment(value)
    assert (found.year if found else 0) == year


def test_texts_are_cleaned_of_escapes_and_cut_when_monstrous() -> None:
    item = chatgpt("c", [("user", "a\x1b[31mb\x00c\r\nd"), ("user", "y" * (LONGEST + 5))],
                   title="..\u202e/../etc\n/passwd" + "x" * 500)  # fmt: skip
    (talk,) = read(item)
    assert talk.messages[0].text == "a[31mbc\nd"
    assert talk.messages[1].text.endswith("[… 5 more characters were not imported]")
    assert "\n" not in talk.title and "\u202e" not in talk.title and len(talk.title) <= 120
