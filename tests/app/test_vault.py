"""A sealed home: what opens it, what cannot be read, and conversions that are all or nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.assembly import Luna
from app.house.paths import Paths, find
from app.house.settings.config import Settings
from app.house.vault import agent, document, keeping, slots
from app.house.vault.converting import alone, unfinished
from app.house.vault.opening import Home, passphrase_in
from memory.disk.files import read_text, write_whole
from memory.disk.sealed_files import MAGIC, forget_all, is_clear, open_plain
from memory.fast_memory import FastMemory
from memory.vocabulary.errors import VaultError
from memory.vocabulary.records import Fact, Kind, Turn
from tests.fakes import FakeEmbedder

WORDS = "four quiet herons walking"
PLANTED = [f"brindle{number}wick" for number in range(200)]


@pytest.fixture
def paths(home: Path) -> Paths:
    """The folders of a home, made."""
    found = find()
    found.create()
    return found


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with little memory: what is tested is not its cost."""
    monkeypatch.setattr(slots, "_MEMORY", 64)


def opened(paths: Paths) -> FastMemory:
    """The memory of an unlocked or unsealed home."""
    home = Home(paths.data)
    home.unlock(WORDS)
    memory = FastMemory(paths.memory, FakeEmbedder(), seal=home.need())
    home.close()
    return memory


@pytest.fixture(autouse=True)
def stranger() -> Iterator[None]:
    """Each test begins, and ends, as a process that has opened nothing."""
    forget_all()
    yield
    forget_all()


def filled(paths: Paths, words: list[str] = PLANTED) -> None:
    """Facts and turns with planted words, written by and by, and files of every room."""
    memory = FastMemory(paths.memory, FakeEmbedder())
    for begin in range(0, len(words), 50):
        part = words[begin : begin + 50]
        memory._beliefs.put([Fact(f"pet.{w}", w, f"A dog called {w}.", Kind.FACT) for w in part])
        turns = [Turn(f"talk {begin}", "user", f"My dog is called {w}.") for w in part]
        memory.save_turns(turns)
        memory.note_shown(turns[0].id, [fact.id for fact in memory.facts()[:3]])
    memory.rename_conversation("talk 0", f"About {words[0]}")
    memory.close()
    for name in ("nights/one/report.md", "nights/one/report.json", "adapters/b/current.json",
                 "adapters/b/s.gguf", "exports/memory.jsonl", "drafts/7.json", "damaged/old",
                 "memory/damaged/facts.lance/data/x.lance", "something/new"):  # fmt: skip
        file = paths.data / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{name} of {words[0]} and {words[1]}")
    (paths.data / "whys").mkdir()
    (paths.data / "whys" / "c.jsonl").write_text(json.dumps({"reply": words[0]}) + "\n")


def found_in(folder: Path, needles: list[bytes]) -> list[Path]:
    """The files that hold one of some byte strings, in any case of letters."""
    return [
        file
        for file in folder.rglob("*")
        if file.is_file() and any(needle in file.read_bytes().lower() for needle in needles)
    ]


def test_words_and_vectors_are_nowhere_once_a_home_is_sealed(paths: Paths) -> None:
    filled(paths)
    texts = [f"A dog called {word}." for word in PLANTED]
    vectors = [vector.astype("<f4").tobytes() for vector in FakeEmbedder().embed(texts)]
    assert len(found_in(paths.data, [b"brindle"])) > 10
    before = opened(paths)
    facts, talks = before.facts(), before.conversations()
    before.close()

    keeping.seal(paths.data, WORDS)

    assert not found_in(paths.data, [b"brindle"])
    everything = [file.read_bytes() for file in paths.data.rglob("*") if file.is_file()]
    assert not any(vector in held for held in everything for vector in vectors)
    for file in paths.data.rglob("*"):
        inner = file.relative_to(paths.data)
        if file.is_file() and not is_clear(inner) and inner.suffix != ".jsonl":
            assert file.read_bytes().startswith(MAGIC), inner
    again = opened(paths)
    assert again.facts() == facts
    assert again.conversations() == talks
    assert again.read_all()["turns"] == len(PLANTED)
    again.close()
    assert read_text(paths.data / "nights/one/report.md").endswith("brindle0wick and brindle1wick")


def test_what_is_written_later_is_sealed_too_and_unsealing_brings_all_back(paths: Paths) -> None:
    filled(paths, PLANTED[:5])
    before = {
        file.relative_to(paths.data): file.read_bytes()
        for file in paths.data.rglob("*")
        if file.is_file() and not is_clear(file.relative_to(paths.data))
    }
    keeping.seal(paths.data, WORDS)
    memory = opened(paths)
    memory.save_turn(Turn("later", "user", "The brindlelate is green."))
    memory.close()
    write_whole(paths.data / "nights" / "later.md", "brindlelate")
    assert not found_in(paths.data, [b"brindle"])
    home = Home(paths.data)
    home.unlock(WORDS)
    assert home.seal is not None
    key = home.seal.key
    home.close()

    keeping.unseal(paths.data, key)

    assert {name: (paths.data / name).read_bytes() for name in before} == before
    assert not Home(paths.data).sealed
    memory = opened(paths)
    assert memory.turns("later")[0].text == "The brindlelate is green."
    assert len(memory.facts()) == 5
    memory.close()


def locked_copy(paths: Paths, to: Path) -> Paths:
    """The home elsewhere, in a process that has opened nothing."""
    forget_all()
    subprocess.run(["cp", "-a", str(paths.data), str(to)], check=True)
    return Paths(to, to / "cache", to, to / "logs")


def test_a_copy_without_the_key_is_useless_and_says_so(paths: Paths, tmp_path: Path) -> None:
    filled(paths, PLANTED[:5])
    keeping.seal(paths.data, WORDS)
    copy = locked_copy(paths, tmp_path / "copy")
    luna = Luna(Settings(model="none.gguf"), copy, embedder=FakeEmbedder())
    for part in ("memory", "adapters"):
        with pytest.raises(VaultError) as told:
            getattr(luna, part)
        assert "sealed" in told.value.message
        assert "luna vault" in told.value.remedy
    with pytest.raises(VaultError):
        write_whole(copy.data / "nights" / "x.md", "anything")
    luna.close()


def test_a_wrong_passphrase_loses_nothing_and_the_recovery_key_opens(
    paths: Paths, tmp_path: Path
) -> None:
    filled(paths, PLANTED[:5])
    written = keeping.seal(paths.data, WORDS)
    copy = locked_copy(paths, tmp_path / "copy")
    before = (copy.data / "vault.json").read_bytes()
    home = Home(copy.data)
    with pytest.raises(VaultError, match="wrong"):
        home.unlock("four quiet herons standing")
    assert not home.is_open
    home.close()
    other = slots.new_recovery_key()[1]
    with pytest.raises(VaultError, match="wrong"):
        keeping.recover(copy.data, other, "a whole new passphrase")
    assert (copy.data / "vault.json").read_bytes() == before

    typed = written.lower().replace("-", " ").replace("o", "0")
    keeping.recover(copy.data, typed, "a whole new passphrase")

    home = Home(copy.data)
    with pytest.raises(VaultError):
        home.unlock(WORDS)
    home.unlock("a whole new passphrase")
    memory = FastMemory(copy.memory, FakeEmbedder(), seal=home.need())
    assert len(memory.facts()) == 5
    memory.close()
    home.close()


def test_a_damaged_vault_file_opens_by_its_copy_and_none_is_ever_made_anew(paths: Paths) -> None:
    filled(paths, PLANTED[:2])
    keeping.seal(paths.data, WORDS)
    (paths.data / "vault.json").write_bytes(b"")
    forget_all()
    home = Home(paths.data)
    home.unlock(WORDS)
    assert home.is_open
    home.close()
    (paths.data / "vault.copy.json").write_text('{"luna": "vault", "schema": 1, "slots": []}')
    home = Home(paths.data)
    with pytest.raises(VaultError, match="damaged"):
        home.need()
    home.close()
    with pytest.raises(VaultError):
        keeping.seal(paths.data, WORDS)


KILLED = """
import os, signal, sys
from pathlib import Path
from app.house.vault import converting, keeping, slots
from app.house.vault.opening import Home
slots._MEMORY = 64
calls = 0
def dying(function, at):
    def call(*given, **named):
        global calls
        calls += 1
        if calls == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*given, **named)
    return call
folder, at, way = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
key = b""
if way == "unseal":
    home = Home(folder); home.unlock(sys.argv[4]); key = home.seal.key; home.close()
converting.rename = dying(converting.rename, at)
converting.shutil.rmtree = dying(converting.shutil.rmtree, at)
converting.make_folder = dying(converting.make_folder, at)
converting.sync_folder = dying(converting.sync_folder, at)
journal = converting.write_json
def counting(*given):
    global mark
    dying(journal, at)(*given)
    mark = calls  # the step that put it in its place
converting.write_json = counting
keeping.seal(folder, sys.argv[4]) if way == "seal" else keeping.unseal(folder, key)
print(mark, calls)
"""


def killed(paths: Paths, at: int, way: str) -> tuple[int, int]:
    """A conversion that dies at its n-th step on the disk; of one that did not, its steps.

    Returns:
        Which step was the journal, and how many there were; zeros where it was killed.
    """
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(paths.data), str(at), way, WORDS],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    journal, steps = map(int, done.stdout.split()[-2:] or (0, 0))
    return journal, steps


@pytest.mark.slow
@pytest.mark.parametrize("way", ["seal", "unseal"])
def test_killed_anywhere_a_home_is_the_old_one_or_the_new_one(
    paths: Paths, tmp_path: Path, way: str
) -> None:
    filled(paths, PLANTED[:4])
    if way == "unseal":
        keeping.seal(paths.data, WORDS)
    journal, steps = killed(locked_copy(paths, tmp_path / "whole"), 1_000_000, way)
    assert 0 < journal < steps
    after = (journal + 1, journal + 3, (journal + steps) // 2, steps)
    for at in (1, journal // 2, journal, *after):
        copy = locked_copy(paths, tmp_path / f"{way}-{at}")
        assert killed(copy, at, way) == (0, 0)
        home = Home(copy.data)  # the next start
        assert not unfinished(copy.data)
        if home.sealed:
            home.unlock(WORDS)
            assert not found_in(copy.data, [b"brindle"])
        memory = FastMemory(copy.memory, FakeEmbedder(), seal=home.need())
        assert len(memory.facts()) == 4
        assert memory.read_all()["turns"] == 4
        assert not memory.damage()
        memory.close()
        assert "brindle0wick" in read_text(copy.data / "nights/one/report.md")
        home.close()
        assert home.sealed == ((way == "seal") == (at > journal))


def test_a_home_that_is_open_elsewhere_is_not_converted(paths: Paths) -> None:
    filled(paths, PLANTED[:2])
    home = Home(paths.data)
    with pytest.raises(VaultError, match="open"):
        keeping.seal(paths.data, WORDS)
    assert not (paths.data / "vault.json").exists()
    home.close()
    keeping.seal(paths.data, WORDS)
    with alone(paths.data):
        pass


def test_a_changed_byte_of_a_sealed_file_is_damage_and_never_other_text(paths: Paths) -> None:
    filled(paths, PLANTED[:2])
    keeping.seal(paths.data, WORDS)
    file = paths.data / "nights/one/report.md"
    whole = file.read_bytes()
    for place in (20, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises((OSError, VaultError)):
            read_text(file)
    for short in (whole[:-1], whole[:30], whole[:-40]):
        file.write_bytes(short)
        with pytest.raises((OSError, VaultError)):
            read_text(file)


def test_large_files_are_read_from_any_place(paths: Paths) -> None:
    keeping.seal(paths.data, WORDS)
    data = os.urandom((1 << 18) * 3 + 17)
    for size in (0, 1, 1 << 18, (1 << 18) + 1, len(data)):
        file = paths.data / "adapters" / "big.gguf"
        file.parent.mkdir(exist_ok=True)
        write_whole(file, data[:size])
        with open_plain(file) as stream:
            assert stream.read() == data[:size]
            stream.seek(max(0, size - 9))
            assert stream.read() == data[max(0, size - 9) : size]


def test_the_agent_holds_the_key_until_it_is_locked(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    filled(paths, PLANTED[:2])
    keeping.seal(paths.data, WORDS)
    vault = document.load(paths.data)
    assert vault is not None
    forget_all()
    home = Home(paths.data)
    assert not home.is_open
    home.unlock(WORDS)
    assert home.seal is not None
    agent.start(vault.id, home.seal.key, 60)
    home.close()
    try:
        forget_all()
        other = Home(paths.data)
        assert other.is_open
        assert keeping.status(other).held
        other.close()
        socket = agent.socket_path(vault.id)
        assert socket.stat().st_mode & 0o077 == 0
        assert socket.parent.stat().st_mode & 0o077 == 0
    finally:
        assert agent.stop(vault.id)
    forget_all()
    assert not Home(paths.data).is_open


def test_a_passphrase_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "words"
    file.write_text(f"{WORDS}\nmore")
    file.chmod(0o644)
    with pytest.raises(VaultError, match="Others"):
        passphrase_in(file)
    file.chmod(0o600)
    assert passphrase_in(file) == WORDS


def test_a_new_home_is_sealed_where_the_system_has_a_key_store(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.house.vault import key_store

    held: dict[str, bytes] = {}

    def keep(vault: str) -> bytes:
        return held.setdefault(vault, os.urandom(32))

    monkeypatch.setattr(key_store, "keep", keep)
    monkeypatch.setattr(key_store, "find", held.get)
    monkeypatch.setattr(key_store, "drop", lambda vault: held.pop(vault, None))
    luna = Luna(Settings(model="none.gguf"), paths, embedder=FakeEmbedder())
    assert luna.home.sealed
    assert luna.home.is_open
    luna.close()
    forget_all()
    home = Home(paths.data)
    assert home.is_open
    home.close()
    held.clear()
    forget_all()
    assert not Home(paths.data).is_open


def test_without_a_key_store_a_new_home_stays_unsealed_and_says_so(paths: Paths) -> None:
    luna = Luna(Settings(model="none.gguf"), paths, embedder=FakeEmbedder())
    assert not luna.home.sealed
    assert keeping.status(luna.home).key_store == ""
    luna.close()


def test_a_sealed_backup_opens_elsewhere_with_the_passphrase(paths: Paths, tmp_path: Path) -> None:
    from app.house import backup
    from app.house.vault import backups

    filled(paths, PLANTED[:3])
    keeping.seal(paths.data, WORDS)
    home = Home(paths.data)
    assert home.seal is not None
    luna = Luna(Settings(model="none.gguf"), paths, embedder=FakeEmbedder())
    file = backup.make(luna, tmp_path / "away.zip").file
    luna.close()
    home.close()
    assert not zipfile.is_zipfile(file)
    assert b"brindle" not in file.read_bytes()
    forget_all()
    with pytest.raises(VaultError):
        backup.look(file)
    with pytest.raises(VaultError, match="wrong"):
        backups.unlock(file, lambda question: "some other words")
    backups.unlock(file, lambda question: WORDS)
    assert not backup.look(file).wrong
