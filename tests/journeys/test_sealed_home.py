"""A sealed home from the first word to the weights, as processes: nothing of it lies open."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.main import cli
from tests.journeys.talk import LUNA, chat, files_with, run

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
    return files_with(home, [word for word, _ in TOLD.values()])


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
    warm: Path, words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, ids = warm, {}
    shown = luna("vault", "on", "--passphrase-file", str(words)).stdout
    assert "shown once" in shown
    with chat() as talk:
        for message, (word, _) in TOLD.items():
            learned = talk.say(message)["remembered"]
            assert word in json.dumps(learned).lower()
            ids[word] = learned[0]["id"]
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
    luna("memory", "forget", ids["zephyrwick"], "--yes")
    kept = [in_backup(path).lower() for path in (home / "backups").iterdir()]
    assert kept
    assert all(b"zephyrwick" not in each and b"marblewyn" in each for each in kept)
    assert "✗" not in luna("verify").stdout
    export = luna("memory", "export", str(tmp_path / "out.jsonl"))
    assert "records" in export.stdout
    assert "marblewyn" in (tmp_path / "out.jsonl").read_text().lower()
    assert "zephyrwick" not in (tmp_path / "out.jsonl").read_text().lower()
    assert not open_words(home)

    monkeypatch.delenv("LUNA_PASSPHRASE_FILE")
    assert "sealed" in luna("-p", "What is my sister called?", code=1).stderr
    for arguments in (["memory", "list"], ["backup"]):  # in this process: nothing is loaded
        refused = CliRunner().invoke(cli, arguments, prog_name="luna")
        assert refused.exit_code == 1 and "sealed" in refused.output
    assert "sealed" in luna("doctor", code=1).stdout


def in_backup(file: Path) -> bytes:
    """What a sealed backup holds of memory."""
    done = subprocess.run([*LUNA, "vault", "read", str(file)], capture_output=True, check=True)
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as archive:
        return archive.read("memory.jsonl")
