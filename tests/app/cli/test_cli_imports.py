"""`luna import` and `luna memory review`, as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.doors.imports.samples import chatgpt, packed, write
from tests.app.shell import Shell, shell

DOG = [("user", "I have a dog called Mivack. I live in Orlen."), ("assistant", "A fine name!")]


@pytest.fixture
def luna(monkeypatch: pytest.MonkeyPatch) -> Shell:
    return shell(monkeypatch)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    talks = [chatgpt("a", DOG, "My dog"), chatgpt("b", [("user", "x")], is_do_not_remember=True)]
    return packed(tmp_path / "export.zip", {"conversations.json": talks, "user.json": {}})


def test_from_an_export_to_facts(luna: Shell, export: Path) -> None:
    said = luna("import", str(export)).stdout
    assert "1 conversation, 2 messages in all." in said and "2 proposals about you wait" in said
    assert "Left out: 1 marked not to be remembered." in said
    assert "ChatGPT: A fine name!" in luna("search", "fine", "name").stdout
    listed = luna.objects("memory", "review", "--json")
    assert {each["value"] for each in listed} == {"Mivack", "Orlen"}
    assert all(each["status"] == "held" and "called Mivack" in each["said"] for each in listed)
    said = luna("memory", "review", input="e\nThe user has a dog called Mivek.\nn\n").stdout
    assert "1 accepted, 1 refused, 0 wait." in said
    (fact,) = luna.objects("memory", "list", "--json")
    assert fact["status"] == "active" and fact["confirmed"] and fact["source"] == "imported"
    again = luna("import", str(export)).stdout
    assert "Nothing new. 1 were already here." in again and "Nothing in it is proposed" in again
    luna("memory", "review", code=1)


def test_a_wrong_name_is_said_before_anything_is_opened(
    luna: Shell, home: Path, tmp_path: Path
) -> None:
    said = luna("import", str(tmp_path / "none.zip"), code=1).output
    assert "There is no file" in said and not (home / "memory").exists()


def test_all_of_a_kind_and_leaving_in_the_middle(luna: Shell, tmp_path: Path) -> None:
    said = [("user", f"I have a {pet} called {name}.") for pet, name in
            (("dog", "Mivack"), ("cat", "Oona"), ("horse", "Perrin"))]  # fmt: skip
    luna("import", str(write(tmp_path / "c.json", [chatgpt("a", said)])))
    assert "0 accepted, 0 refused, 3 wait." in luna("memory", "review", input="q\n").stdout
    assert "3 wait." in luna("memory", "review", input="").stdout
    first = luna.objects("memory", "review", "--json")[0]
    (done,) = luna.objects("memory", "review", first["id"][:8], "--accept", "--json")
    assert done == {"accepted": 1, "refused": 0, "waiting": 2}
    assert "0 accepted, 2 refused, 0 wait." in luna("memory", "review", input="r\n").stdout
    assert len(luna.objects("memory", "list", "--json")) == 1


def test_the_outcome_as_json_and_going_on(luna: Shell, export: Path) -> None:
    *_, done = luna.objects("import", str(export), "--json", "--no-proposals")
    assert (done["event"], done["conversations"], done["proposals"]) == ("done", 1, 0)
    assert (done["unread"], done["bare"], done["waiting"]) == (0, 0, 0)
    *_, done = luna.objects("import", "--json")
    assert done["conversations"] == 0 and not done["damaged"]
    assert "There is nothing left to import." in luna("import").stdout


def test_nothing_and_damage_are_no_success(luna: Shell, tmp_path: Path, export: Path) -> None:
    luna("import", str(tmp_path / "none.zip"), code=1)
    broken = tmp_path / "broken.json"
    broken.write_text("[1, 2")
    result = luna("import", str(broken), code=1)
    assert "Nothing of broken.json was imported." in result.stderr
    raw = write(tmp_path / "c.json", [chatgpt("a", DOG), chatgpt("c", DOG)]).read_bytes()
    (tmp_path / "c.json").write_bytes(raw[:-200])
    result = luna("import", str(tmp_path / "c.json"), code=1)
    assert "1 conversation" in result.stdout and "damaged" in result.stderr
