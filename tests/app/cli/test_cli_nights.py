"""`luna consolidate`, `luna adapters` and `luna doctor`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.house.paths import Paths
from app.house.settings.config import Settings
from app.nights import night_process
from app.nights.night_process import NightProcess
from consolidation.adapters.manifest import Manifest, Shard
from consolidation.adapters.shelf import Adapters
from memory.disk.files import sha256_of
from memory.vocabulary.records import LedgerEntry
from tests.app.shell import Shell, shell, write_lines

BASE = "f" * 64  # of the scripted engine
OUTCOME = {
    "adopted": True,
    "facts": [{"id": "a1", "text": "The user lives in Orlen.", "verdict": "passed",
               "probes": 6, "right": 6}],
    "drift": {"kl_mean": 0.01},
    "seconds": 12.5,
    "report": "/x/report.md",
}  # fmt: skip
EVENTS = [
    {"event": "step", "step": "lock"},
    {"event": "progress", "done": 1, "total": 2, "loss": 0.5},
    {"event": "fact", "id": "a1", "verdict": "passed"},
]


@pytest.fixture
def luna(monkeypatch: pytest.MonkeyPatch) -> Shell:
    return shell(monkeypatch)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[dict[str, Any]]:
    """What the night was asked; its process only tells the scripted events."""
    requests: list[dict[str, Any]] = []
    said = tmp_path / "said.jsonl"

    def start(settings: Settings, paths: Paths, **request: Any) -> NightProcess:
        requests.append(request)
        messages = [*({"type": "event", "value": e} for e in EVENTS)]
        end = {"type": "outcome", "value": OUTCOME}
        said.write_text("\n".join(map(json.dumps, [*messages, end])), encoding="utf-8")
        code = f"print(open({str(said)!r}).read())"
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        return NightProcess(process, paths.log)

    monkeypatch.setattr(night_process, "start", start)
    return requests


def test_a_night_for_programs(luna: Shell, asked: list[dict[str, Any]]) -> None:
    *events, outcome = luna.objects("consolidate", "--all", "--seed", "7", "--json")
    assert events == EVENTS
    assert outcome == OUTCOME
    assert asked == [{"everything": True, "only": None, "rebuild": False, "seed": 7}]


def test_a_night_for_people(luna: Shell, asked: list[dict[str, Any]]) -> None:
    out = luna("consolidate").stdout
    assert "1 of 1 facts are in the weights now" in out
    assert "The user lives in Orlen." in out and "/x/report.md" in out
    assert asked[0]["everything"] is False


def test_a_night_of_the_facts_of_a_file(
    luna: Shell, asked: list[dict[str, Any]], tmp_path: Path
) -> None:
    file = write_lines(tmp_path / "facts", {"text": "I live in Orlen."})
    luna("memory", "add", "I have a dog called Mivack.")
    luna("consolidate", "--facts", str(file), "--json")
    facts = {f["id"]: f["value"] for f in luna.objects("memory", "list", "--json")}
    assert len(facts) == 2
    assert [facts[i] for i in asked[0]["only"]] == ["Orlen"]
    assert asked[0]["everything"] is True


def test_everything_anew(luna: Shell, asked: list[dict[str, Any]]) -> None:
    luna("consolidate", "--rebuild")
    assert asked[0]["rebuild"] is True and asked[0]["everything"] is False
    refused = luna("consolidate", "--rebuild", "--all", code=2)
    assert "nothing new" in refused.stderr


def test_a_night_that_cannot_begin(luna: Shell, tmp_path: Path) -> None:
    result = luna("--model", str(tmp_path / "missing.gguf"), "consolidate", "--json", code=1)
    assert json.loads(result.stdout.splitlines()[-1])["remedy"]
    assert "missing.gguf" in result.stderr


def adopted(home: Path, tmp_path: Path, name: str, *facts: str) -> None:
    """An adapter in use, of one shard."""
    file = tmp_path / f"{name}.gguf"
    file.write_bytes(name.encode())
    keys = tuple((fact, 1) for fact in facts)
    shard = Shard(f"s{name}", sha256_of(file), 1.0, keys, keys, name)
    entries = tuple(LedgerEntry(fact, 1, BASE, shard.id, name) for fact in facts)
    made = Manifest(BASE, name, 0, (shard,), entries)
    Adapters(home / "adapters").adopt(BASE, lambda: made, {shard.id: file})


def test_adapters_listed_switched_and_gone_back_to(luna: Shell, home: Path, tmp_path: Path) -> None:
    (change,) = luna.objects("memory", "add", "I live in Orlen.", "--json")
    assert luna.objects("adapters", "list", "--json") == []
    luna("adapters", "off", code=1)
    adopted(home, tmp_path, "n1")
    adopted(home, tmp_path, "n2", change["id"])
    first, second = luna.objects("adapters", "list", "--json")
    assert (first["name"], first["current"], first["on"], first["facts"]) == ("n2", True, True, 1)
    assert (second["name"], second["current"]) == ("n1", False)
    (fact,) = luna.objects("memory", "list", "--json")
    assert fact["status"] == "consolidated"

    assert luna.objects("adapters", "off", "--json")[0]["on"] is False
    assert "off" in luna("adapters", "list").stdout
    assert luna.objects("adapters", "on", "--json")[0]["on"] is True

    assert luna.objects("adapters", "use", "n1", "--json")[0]["name"] == "n1"
    (fact,) = luna.objects("memory", "list", "--json")
    assert fact["status"] == "active"
    luna("adapters", "use", "none-such", code=1)


def test_forgetting_reaches_the_weights(luna: Shell, home: Path, tmp_path: Path) -> None:
    (one,) = luna.objects("memory", "add", "I live in Orlen.", "--json")
    (other,) = luna.objects("memory", "add", "I have a dog called Mivack.", "--json")
    adopted(home, tmp_path, "n1", one["id"], other["id"])
    luna("memory", "list")  # memory follows the manifest
    result = luna("memory", "forget", one["id"], input="y\n")
    assert "in the weights" in result.stderr and "Mivack" in result.stderr
    assert not list((home / "adapters").glob("*/*.gguf"))
    (left,) = luna.objects("memory", "list", "--json")
    assert (left["id"], left["status"]) == (other["id"], "active")


def test_the_doctor_finds_what_is_well_and_what_is_not(
    luna: Shell, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model.gguf").write_bytes(b"GGUF")
    luna.engine.path = tmp_path / "model.gguf"
    checks = luna.objects("doctor", "--json")
    states = {check["name"]: check["state"] for check in checks}
    assert states["memory"] == states["folders"] == states["adapters"] == states["damage"] == "ok"
    assert len(states) == len(checks)  # each named once
    adopted(home, tmp_path, "n1")
    monkeypatch.setattr("app.upkeep.doctor._there", lambda name: name != "torch")
    (home / "adapters").chmod(0o755)
    out = luna("doctor", code=1).stdout
    assert "torch is not installed" in out and "pip install torch" in out
    assert "chmod" in out
