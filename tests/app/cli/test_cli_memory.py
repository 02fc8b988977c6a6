"""`luna memory` and the settings that every command takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.shell import Shell, shell, write_lines


@pytest.fixture
def luna(monkeypatch: pytest.MonkeyPatch) -> Shell:
    return shell(monkeypatch)


def add(luna: Shell, text: str) -> dict[str, object]:
    (change,) = luna.objects("memory", "add", text, "--json")
    return change


def test_added_listed_shown(luna: Shell) -> None:
    fact = add(luna, "I have a dog called Mivack.")
    (listed,) = luna.objects("memory", "list", "--json")
    assert listed["id"] == fact["id"] and listed["status"] == "active"
    assert "Mivack" in luna("memory", "list").stdout
    (shown,) = luna.objects("memory", "show", str(fact["id"])[:6], "--json")
    assert shown == listed
    assert "Mivack" in luna("memory", "show", str(fact["id"])).stdout
    assert luna.objects("memory", "list", "--json", "heron") == []


def test_corrected(luna: Shell) -> None:
    fact = add(luna, "I live in Orlen.")
    (change,) = luna.objects("memory", "edit", str(fact["id"]), "--value", "Tessaly", "--json")
    assert change["text"] == "The user lives in Tessaly." and change["revision"] == 2
    luna("memory", "edit", str(fact["id"]), code=2)
    luna("memory", "edit", str(fact["id"]), "--value", "x", "--text", "y", code=2)


def test_forgetting_says_what_it_entails_and_asks(luna: Shell) -> None:
    add(luna, "I have a dog called Mivack.")
    result = luna("memory", "forget", "Mivack", input="n\n", code=1)
    assert "To be forgotten: The user has a dog called Mivack." in result.stderr
    assert luna.objects("memory", "list", "--json")
    luna("memory", "forget", "Mivack", input="y\n")
    assert luna.objects("memory", "list", "--json") == []


def test_forgetting_without_asking(luna: Shell) -> None:
    fact = add(luna, "I have a dog called Mivack.")
    (done,) = luna.objects("memory", "forget", str(fact["id"]), "--yes", "--json")
    assert done["forgotten"]["id"] == fact["id"]
    result = luna("memory", "forget", str(fact["id"]), "--yes", code=1)
    assert "No fact" in result.stderr


def test_words_that_fit_several_facts_forget_none(luna: Shell) -> None:
    add(luna, "I have a dog called Mivack.")
    add(luna, "I have a cat called Mivack.")
    result = luna("memory", "forget", "Mivack", "--yes", code=1)
    assert "2 facts" in result.stderr
    assert len(luna.objects("memory", "list", "--json")) == 2


def test_without_asking_nothing_is_guessed_by_meaning(luna: Shell) -> None:
    add(luna, "I have a dog called Mivack.")
    luna("memory", "forget", "my", "dog's", "name", "--yes", code=1)
    assert len(luna.objects("memory", "list", "--json")) == 1


def test_out_and_in_again(luna: Shell, tmp_path: Path) -> None:
    add(luna, "I have a dog called Mivack.")
    file = tmp_path / "luna.jsonl"
    luna("memory", "export", str(file))
    assert file.stat().st_mode & 0o077 == 0
    (done,) = luna.objects("--profile", "other", "memory", "import", str(file), "--json")
    assert done["facts"] == 1
    (fact,) = luna.objects("--profile", "other", "memory", "list", "--json")
    assert fact["value"] == "Mivack"


def test_a_file_that_is_none_is_refused(luna: Shell, tmp_path: Path) -> None:
    result = luna("memory", "import", str(tmp_path / "missing"), code=1)
    assert len(result.stderr.strip().splitlines()) == 2
    result = luna("memory", "ingest", str(write_lines(tmp_path / "x", {"no": 1})), code=1)
    assert "Line 1" in result.stderr


def test_the_past_is_read_in_with_its_times(luna: Shell, tmp_path: Path) -> None:
    file = write_lines(
        tmp_path / "past.jsonl",
        {"conversation": "a", "id": "t1", "role": "user", "time": "2025-03-01T10:00:00+01:00",
         "text": "I have a dog called Mivack."},
        {"conversation": "a", "id": "t2", "role": "assistant", "text": "I live in Orlen.",
         "time": "2025-03-01T10:00:05+01:00"},
        {"conversation": "b", "id": "t3", "role": "user", "time": "2025-04-01T10:00:00+01:00",
         "text": "We saw a heron at the lake."},
    )  # fmt: skip
    (done,) = luna.objects("memory", "ingest", str(file), "--json")
    assert (done["turns"], done["conversations"]) == (3, 2)
    (fact,) = luna.objects("memory", "list", "--json")
    assert fact["value"] == "Mivack" and fact["first_seen"].startswith("2025-03-01")
    (found,) = luna.objects("recall", "--jsonl", input='{"query": "heron at the lake"}\n')
    assert "t3" in [item.get("turn_id") for item in found["items"]]


def test_pinned_confirmed_promoted(luna: Shell) -> None:
    fact = str(add(luna, "I have a dog called Mivack.")["id"])
    luna("memory", "pin", fact)
    luna("memory", "promote", fact)
    (shown,) = luna.objects("memory", "show", fact, "--json")
    assert shown["pinned"] and shown["confirmed"]
    luna("memory", "pin", fact, "--off")
    assert not luna.objects("memory", "show", fact, "--json")[0]["pinned"]


def test_profiles_know_nothing_of_each_other(luna: Shell) -> None:
    add(luna, "I have a dog called Mivack.")
    assert luna.objects("--profile", "work", "memory", "list", "--json") == []


def test_home_holds_everything(luna: Shell, tmp_path: Path) -> None:
    luna("--home", str(tmp_path / "else"), "memory", "add", "I live in Orlen.")
    assert luna.objects("memory", "list", "--json") == []
    assert luna.objects("--home", str(tmp_path / "else"), "memory", "list", "--json")


def test_a_wrong_setting_is_two_lines(luna: Shell, home: Path) -> None:
    (home / "config.toml").write_text("modle = 'x'", encoding="utf-8")
    result = luna("config", "show", code=1)
    message, remedy = result.stderr.strip().splitlines()
    assert "modle" in message and "model" in remedy
    luna("memory", "list")  # the default counts


def test_facts_of_a_file_are_remembered_first(tmp_path: Path, home: Path) -> None:
    from app.nights.facts_file import remember_file
    from memory.fast_memory import FastMemory
    from memory.vocabulary.errors import ArchiveError
    from tests.fakes import FakeEmbedder

    memory = FastMemory(home / "m", FakeEmbedder())
    file = write_lines(tmp_path / "f", {"text": "I live in Orlen."}, {"text": "I live in Orlen."})
    assert len(remember_file(memory, file)) == 1
    with pytest.raises(ArchiveError, match="Line 2"):
        remember_file(memory, write_lines(tmp_path / "f", {"text": "I like tea."}, {"t": 1}))
    assert len(memory.facts()) == 1
    memory.close()


def test_a_forgetting_reaches_the_exports_in_lunas_folder(luna: Shell, tmp_path: Path) -> None:
    fact = add(luna, "I have a dog called Mivack.")
    add(luna, "I live in Orlen.")
    (done,) = luna.objects("memory", "export", "--json")
    own, theirs = Path(str(done["file"])), tmp_path / "mine.jsonl"
    luna("memory", "export", str(theirs))
    assert "Mivack" in own.read_text()
    luna("memory", "forget", str(fact["id"]), "--yes")
    assert "Mivack" not in own.read_text() and "Orlen" in own.read_text()
    assert "Mivack" in theirs.read_text()  # a file put elsewhere is the user's


def test_all_of_a_kind_are_forgotten(luna: Shell) -> None:
    add(luna, "I love grilled fennel.")
    add(luna, "I hate loud offices.")
    add(luna, "I live in Orlen.")
    luna("memory", "forget", code=2)
    luna("memory", "forget", "--kind", "preference", "--before", "2001-01-01", "-y", code=1)
    result = luna("memory", "forget", "--kind", "preference", input="y\n")
    assert "Forget these 2 for good?" in result.stderr
    assert [fact["value"] for fact in luna.objects("memory", "list", "--json")] == ["Orlen"]
    done = luna.objects("memory", "forget", "orlen", "--source", "told", "-y", "--json")
    assert [each["forgotten"]["value"] for each in done] == ["Orlen"]


def test_a_reply_is_kept_as_an_example(luna: Shell) -> None:
    luna.engine.enqueue("Vinegar and salt.")
    luna("-p", "How do I clean a copper kettle?")
    luna("conversations", "good", "last")
    luna.engine.enqueue("Again?")
    (answer,) = luna.objects("-p", "How do I clean a copper kettle?", "--json")
    assert any("liked this reply" in item["text"] for item in answer["recalled"])
