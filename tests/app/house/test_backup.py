"""Backups: made, rolled, looked at, brought back; and what is forgotten leaves them."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from app.house import backup
from tests.app.shell import Shell, shell

DOG = "I have a dog called Mivack."


@pytest.fixture
def luna(monkeypatch: pytest.MonkeyPatch) -> Shell:
    return shell(monkeypatch)


def facts(luna: Shell) -> list[str]:
    return sorted(fact["value"] for fact in luna.objects("memory", "list", "--json"))


def test_what_was_lost_comes_back_from_a_backup(luna: Shell, home: Path) -> None:
    luna("-p", DOG)
    luna("-p", "I live in Orlen.")
    made = luna.objects("backup", "--json")[0]
    assert made["wrong"] == [] and Path(made["file"]).stat().st_mode & 0o077 == 0
    told = facts(luna)
    shutil.rmtree(home / "memory")
    assert facts(luna) == []
    done = luna.objects("restore", "--json")[0]
    assert done["facts"] == 2 and done["turns"] >= 4
    assert facts(luna) == told
    luna("verify")
    assert luna.objects("restore", "--json")[0]["facts"] == 0  # nothing more is missing


@pytest.mark.parametrize("command", [("backup",), ("memory", "export")])
def test_a_file_of_the_user_is_not_written_over(
    luna: Shell, tmp_path: Path, command: tuple[str, ...]
) -> None:
    luna.engine.enqueue("Noted.")
    luna("-p", "I live in Orlen.")
    mine = tmp_path / "thesis.txt"
    mine.write_text("years of work")
    said = luna(*command, str(mine), code=1).output
    assert "is there already" in said and mine.read_text() == "years of work"
    luna(*command, str(tmp_path / "new"))
    first = (tmp_path / "new").read_bytes()
    luna(*command, str(tmp_path / "new"))  # Luna's own of the same kind is replaced
    assert first and (tmp_path / "new").read_bytes() != b""
    (tmp_path / "empty").touch()
    luna(*command, str(tmp_path / "empty"))
    assert (tmp_path / "empty").stat().st_size


def test_what_is_forgotten_leaves_the_backups_and_does_not_come_back(
    luna: Shell, home: Path, tmp_path: Path
) -> None:
    luna("-p", DOG)
    luna("-p", "I live in Orlen.")
    luna("backup", str(tmp_path / "mine.zip"))
    luna("backup")
    luna("memory", "forget", "Mivack", "--yes")
    for file in sorted((home / "backups").glob("*.zip")):
        with zipfile.ZipFile(file) as archive:
            assert b"Mivack" not in archive.read(backup.MEMORY)
    luna("restore", str(tmp_path / "mine.zip"))
    assert facts(luna) == ["Orlen"]


@pytest.mark.parametrize("how", ["half", "flip", "empty", "text", "other"])
def test_a_damaged_backup_is_said_and_changes_nothing(
    luna: Shell, tmp_path: Path, how: str
) -> None:
    luna("-p", DOG)
    file = tmp_path / "b.zip"
    luna("backup", str(file))
    data = bytearray(file.read_bytes())
    if how == "half":
        data = data[: len(data) // 2]
    elif how == "flip":
        data[data.index(b"memory.jsonl") + 40] ^= 4
    elif how == "empty":
        data = bytearray()
    elif how == "text":
        data = bytearray(b"hello\n")
    if how == "other":
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("backup.json", json.dumps([1]))
    else:
        file.write_bytes(bytes(data))
    assert luna("verify", str(file), code=1).output
    failed = luna("restore", str(file), code=1)
    assert "Traceback" not in failed.output and failed.stderr.count("\n") >= 2
    assert facts(luna) == ["Mivack"]


def test_names_that_leave_the_folder_are_refused(luna: Shell, tmp_path: Path) -> None:
    luna("-p", DOG)
    file = tmp_path / "b.zip"
    luna("backup", str(file))
    with zipfile.ZipFile(file) as archive:
        index, memory = json.loads(archive.read("backup.json")), archive.read("memory.jsonl")
    index["files"]["../../evil"] = "0" * 64
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("memory.jsonl", memory)
        archive.writestr("../../evil", b"x")
        archive.writestr("backup.json", json.dumps(index))
    luna("restore", str(file), code=1)
    assert not list(tmp_path.rglob("evil"))


def test_only_so_many_are_kept_and_one_a_day(luna: Shell, home: Path) -> None:
    from app.assembly import build
    from app.house.paths import find
    from app.house.settings.config import Settings

    luna("-p", DOG)
    made = build(Settings(backups=2), find())
    try:
        first = backup.roll(made)
        assert first is not None and backup.roll(made) is None  # not a day old
        for number in range(3):
            old = first.with_name(f"luna-2020010{number}-000000.zip")
            shutil.copyfile(first, old)
        os.utime(first, (0, 0))
        second = backup.roll(made)
        assert second is not None
        assert backup.made(made.paths) == sorted({first, second}, reverse=True)
    finally:
        made.close()
