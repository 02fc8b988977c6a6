"""A forgetting that is cut short after memory let go: the next start finishes the rest."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import psutil
import pytest

from app.talk.after import unfinished
from tests.app.shell import Shell, shell


class Killed(BaseException):
    """In place of a SIGKILL."""


def where(home: Path, word: str) -> list[str]:
    """The files of a home that hold a word, packed ones too."""
    out = []
    for file in sorted(home.rglob("*")):
        if not file.is_file():
            continue
        raw = file.read_bytes()
        if file.suffix == ".zip":
            with zipfile.ZipFile(file) as archive:
                raw = b"".join(archive.read(name) for name in archive.namelist())
        if word.encode() in raw.lower():
            out.append(str(file.relative_to(home)))
    return out


@pytest.fixture
def luna(home: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A home with two facts, an export and a backup."""
    made = shell(monkeypatch)
    made("memory", "add", "I like quizzlewort.")
    made("memory", "add", "I like lutes.")
    made("memory", "export")
    made("backup")
    return made


def id_of(luna: Shell, value: str) -> str:
    facts = luna.objects("memory", "list", "--json")
    return next(str(fact["id"]) for fact in facts if fact["value"] == value)


def cut_short(luna: Shell, home: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Forget one fact, and end where a name is called."""
    id_ = id_of(luna, "quizzlewort")
    with monkeypatch.context() as patch:

        def stop(*_: object, **__: object) -> None:
            raise Killed

        patch.setattr(at, stop)
        with pytest.raises(Killed):
            luna("memory", "forget", id_, "--yes")
    assert where(home, "quizzlewort")


@pytest.mark.parametrize("at", [
    "memory.archives.exports.forget_in", "app.house.backup.follow_erasure",
    "memory.disk.damage.drop_kept", "app.talk.after.unfinished.end",
])  # fmt: skip
def test_the_next_start_finishes_it(
    luna: Shell, home: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    cut_short(luna, home, monkeypatch, at)
    facts = luna.objects("memory", "list", "--json")
    assert [fact["value"] for fact in facts] == ["lutes"]
    assert where(home, "quizzlewort") == []
    assert where(home, "lutes")
    assert list((home / "backups").glob("*.zip")) and list((home / "exports").iterdir())


def test_cut_short_before_it_nothing_is_forgotten(
    luna: Shell, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short(luna, home, monkeypatch, "memory.fast_memory.FastMemory.forget_many")
    values = {fact["value"] for fact in luna.objects("memory", "list", "--json")}
    assert values == {"lutes", "quizzlewort"}
    assert not (home / unfinished.NAME).exists()
    luna("memory", "forget", id_of(luna, "quizzlewort"), "--yes")
    assert where(home, "quizzlewort") == []


def test_a_note_of_a_process_that_runs_stays(luna: Shell, home: Path) -> None:
    note = {"process": [os.getppid(), psutil.Process(os.getppid()).create_time()],
            "facts": [], "before": {}}  # fmt: skip
    (home / unfinished.NAME).write_text(json.dumps(note))
    luna("memory", "list")
    assert (home / unfinished.NAME).exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"facts": 3}', '{"facts": [1], "before": []}'])
def test_a_damaged_note_stops_nothing(luna: Shell, home: Path, text: str) -> None:
    (home / unfinished.NAME).write_text(text)
    luna("memory", "list")
    assert not (home / unfinished.NAME).exists()
