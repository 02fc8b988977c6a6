"""Every file of a home in turn is damaged; the chat works, says so, and good things stay.

Each file gets one of the five damages; `LUNA_DAMAGE=all` gives it all of them.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from tests.app.damaged_home import KNOWN, WAYS, damage, files, make, shell
from tests.app.shell import Shell

ALL = os.environ.get("LUNA_DAMAGE") == "all"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound") / "home"
    make(folder)
    return folder


def known(luna: Shell) -> set[str]:
    return {fact["value"] for fact in luna.objects("memory", "list", "--json")}


def check(luna: Shell, home: Path, what: str, adapter: bytes) -> None:
    """One chat turn over a damaged home."""
    answer = luna.objects("-p", "What is my dog called?", "--json")[0]
    assert answer["state"] == "complete" and "error" not in answer, (what, answer)
    notices = answer.get("notices", [])
    assert all(note["error"] for note in notices), what
    facts = known(luna)
    assert facts <= KNOWN, (what, facts)
    if facts != KNOWN:
        assert notices, (what, "facts are missing and nothing was said")
    held = [p.read_bytes() for p in home.rglob("*.gguf") if p.is_file()]
    if not what.startswith("adapters") or ".gguf" not in what:
        assert adapter in held, (what, "a good adapter is gone")
    in_use = list((home / "adapters").glob("*/*.gguf"))
    if not in_use:
        assert notices, (what, "the adapter is out of use and nothing was said")


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_every_file_in_turn(
    sound: Path, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    luna = shell(monkeypatch)
    rng = random.Random(0)
    adapter = next((sound / "adapters").rglob("*.gguf")).read_bytes()
    tried = 0
    for number, file in enumerate(files(sound)):
        for how in WAYS if ALL else [WAYS[number % len(WAYS)]]:
            shutil.rmtree(home)
            shutil.copytree(sound, home)
            if damage(home / file, how, rng):
                check(luna, home, f"{file} {how}", adapter)
                tried += 1
    assert tried > 40


def test_a_sound_home_says_nothing(
    sound: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    luna = shell(monkeypatch)
    shutil.rmtree(home)
    shutil.copytree(sound, home)
    answer = luna.objects("-p", "What is my dog called?", "--json")[0]
    assert "notices" not in answer
    assert known(luna) == KNOWN
    checks = {c["name"]: c["state"] for c in luna.objects("verify", "--json")}
    assert set(checks.values()) <= {"ok", "warn"} and "set aside" not in checks


def test_a_damaged_adapter_is_kept_and_its_facts_are_in_the_prompt(
    sound: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    luna = shell(monkeypatch)
    shutil.rmtree(home)
    shutil.copytree(sound, home)
    file = next((home / "adapters").rglob("*.gguf"))
    damaged = file.read_bytes()[:-5]
    file.write_bytes(damaged)
    answer = luna.objects("-p", "What is my dog called?", "--json")[0]
    assert "damaged" in answer["notices"][0]["error"]
    assert [p.read_bytes() for p in (home / "adapters").rglob("*.gguf")] == [damaged]
    assert {f["status"] for f in luna.objects("memory", "list", "--json")} == {"active"}
    doctor = luna("doctor", code=1)
    assert "lie" in doctor.output or "damaged" in doctor.output
