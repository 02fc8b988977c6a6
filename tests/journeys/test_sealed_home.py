"""A sealed home from the first word to the weights, as processes: nothing of it lies open."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.talk import LUNA, chat, run

PASSPHRASE = "four quiet herons walking"
TOLD = {
    "My dog is called Zephyrwick.": ("zephyrwick", "What is my dog called?"),
    "My sister is called Marblewyn.": ("marblewyn", "What is my sister called?"),
    "My favourite drink is quillberry tea.": ("quillberry", "What is my favourite drink?"),
    "From now on, call me Frostmere.": ("frostmere", "What do you call me?"),
}


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file with the passphrase, outside of the home; every command may read it."""
    file = tmp_path / "words"
    file.write_text(PASSPHRASE)
    file.chmod(0o600)
    monkeypatch.setenv("LUNA_PASSPHRASE_FILE", str(file))
    monkeypatch.setenv("LUNA_NIGHT_NICE", "0")
    yield file


def open_words(home: Path) -> list[str]:
    """The planted words that some file of a home holds in clear, with the file."""
    return [
        f"{word} in {file.relative_to(home)}"
        for file in home.rglob("*")
        if file.is_file() and "cache" not in file.relative_to(home).parts
        for word, _ in TOLD.values()
        if word.encode() in file.read_bytes().lower()
    ]


def luna(*arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """One command for people."""
    done = subprocess.run(
        [*LUNA, *arguments], capture_output=True, text=True, timeout=280, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done


@pytest.mark.journey
@pytest.mark.timeout(900)
@pytest.mark.slow
def test_a_sealed_home_from_the_first_word_to_the_weights(
    home: Path, words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = luna("vault", "on", "--passphrase-file", str(words)).stdout
    assert "shown once" in shown
    with chat() as talk:
        for message, (word, _) in TOLD.items():
            assert word in json.dumps(talk.say(message)["remembered"]).lower()
        for word, question in TOLD.values():
            assert word in talk.ask_anew(question)["reply"].lower()
    assert not open_words(home)

    with chat() as talk:  # a restart
        assert "zephyrwick" in talk.say("What is my dog called?")["reply"].lower()

    *_, outcome = run("consolidate", "--all", "--json", timeout=850)
    assert outcome["report"]
    assert not open_words(home)
    sealed = [path for path in (home / "adapters").rglob("*.gguf")]
    assert sealed or not outcome["adopted"]
    assert all(path.read_bytes()[:8] == b"LUNASEA1" for path in sealed)
    assert "zephyrwick" in luna("schedule", "report").stdout.lower()

    luna("backup")
    dog = next(f for f in run("memory", "list", "--json") if f["value"] == "Zephyrwick")
    luna("memory", "forget", dog["id"], "--yes")
    backups = [path for path in (home / "backups").iterdir()]
    assert backups
    for path in backups:
        assert b"zephyrwick" not in in_backup(path).lower()
        assert b"marblewyn" in in_backup(path).lower()
    assert "✗" not in luna("verify").stdout
    export = luna("memory", "export", str(tmp_path / "out.jsonl"))
    assert "records" in export.stdout
    assert "marblewyn" in (tmp_path / "out.jsonl").read_text().lower()
    assert "zephyrwick" not in (tmp_path / "out.jsonl").read_text().lower()
    assert not open_words(home)

    monkeypatch.delenv("LUNA_PASSPHRASE_FILE")
    for arguments in (["-p", "What is my sister called?"], ["memory", "list"], ["backup"]):
        assert "sealed" in luna(*arguments, code=1).stderr
    assert "sealed" in luna("doctor", code=1).stdout


def in_backup(file: Path) -> bytes:
    """What a sealed backup holds of memory."""
    done = subprocess.run([*LUNA, "vault", "read", str(file)], capture_output=True, check=True)
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as archive:
        return archive.read("memory.jsonl")
