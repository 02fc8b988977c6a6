"""The registry: atomic, checked, and never half."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from consolidation.adapters.manifest import Manifest, Shard, from_json, to_json
from consolidation.adapters.repair import sweep
from consolidation.adapters.shelf import Adapters
from memory.disk.files import sha256_of
from memory.vocabulary.errors import AdapterError, NotFoundError
from memory.vocabulary.records import LedgerEntry

BASE = "ab" * 32
OTHER = "cd" * 32


def entry(fact_id: str, adapter: str, base: str = BASE) -> LedgerEntry:
    return LedgerEntry(fact_id, 1, base, adapter, adapter, 6, 6, lessons='[["q", "a", "v"]]')


def adopted(
    adapters: Adapters, tmp_path: Path, name: str, facts: list[str], base: str = BASE
) -> Manifest:
    file = tmp_path / "made.gguf"
    file.write_text(name)
    shard = Shard(name, sha256_of(file), 1.0, tuple((f, 1) for f in facts),
                  tuple((f, 1) for f in facts), name)  # fmt: skip
    entries = tuple(entry(f, name, base) for f in facts)
    manifest = Manifest(base, name, 0, (shard,), entries)
    return adapters.adopt(base, lambda: manifest, {name: file})


def test_a_manifest_reads_back_as_it_was_written(tmp_path: Path) -> None:
    adapters = Adapters(tmp_path / "adapters")
    manifest = adopted(adapters, tmp_path, "n1", ["f1", "f2"])
    assert from_json(to_json(manifest), Path("x")) == manifest
    assert adapters.current(BASE) == manifest
    assert adapters.loaded(BASE) == [(adapters.home(BASE) / "n1.gguf", 1.0)]
    assert adapters.loaded(OTHER) == []
    assert adapters.stamp(OTHER) == ""


def test_the_stamp_changes_with_the_manifest(tmp_path: Path) -> None:
    adapters = Adapters(tmp_path / "adapters")
    adopted(adapters, tmp_path, "n1", ["f1"])
    stamps = {adapters.stamp(BASE)}
    adapters.switch(BASE, False)
    stamps.add(adapters.stamp(BASE))
    assert adapters.loaded(BASE) == []
    adapters.switch(BASE, True)
    stamps.add(adapters.stamp(BASE))
    adopted(adapters, tmp_path, "n2", ["f1", "f2"])
    stamps.add(adapters.stamp(BASE))
    assert len(stamps) == 4
    assert adapters.stamp(BASE) == adapters.stamp(BASE)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": 1}', '{"schema": 99}', "\x00"])
def test_a_damaged_manifest_is_an_error_with_a_remedy(tmp_path: Path, text: str) -> None:
    adapters = Adapters(tmp_path / "adapters")
    adopted(adapters, tmp_path, "n1", ["f1"])
    for name in ("current.json", "copy.json"):
        (adapters.home(BASE) / name).write_text(text)
    with pytest.raises(AdapterError) as caught:
        adapters.loaded(BASE)
    assert caught.value.remedy
    adopted(adapters, tmp_path, "n2", ["f1"])  # the next night puts it right
    assert adapters.loaded(BASE)


def test_a_file_that_is_not_what_passed_the_exam_is_not_attached(tmp_path: Path) -> None:
    adapters = Adapters(tmp_path / "adapters")
    adopted(adapters, tmp_path, "n1", ["f1"])
    assert adapters.loaded(BASE)
    file = adapters.home(BASE) / "n1.gguf"
    file.write_text("something else")
    with pytest.raises(AdapterError):
        adapters.loaded(BASE)
    file.unlink()
    with pytest.raises(AdapterError):
        adapters.loaded(BASE)


def test_a_shard_cannot_name_a_file_elsewhere(tmp_path: Path) -> None:
    adapters = Adapters(tmp_path / "adapters")
    manifest = adopted(adapters, tmp_path, "n1", ["f1"])
    bad = replace(manifest, shards=(replace(manifest.shards[0], id="../../etc/passwd"),))
    with pytest.raises(AdapterError):
        from_json(to_json(bad), Path("x"))


def test_a_refused_adoption_changes_nothing(tmp_path: Path) -> None:
    adapters = Adapters(tmp_path / "adapters")
    first = adopted(adapters, tmp_path, "n1", ["f1"])

    def refuse() -> Manifest:
        raise RuntimeError("forgotten meanwhile")

    with pytest.raises(RuntimeError):
        adapters.adopt(BASE, refuse, {})
    assert adapters.current(BASE) == first


def test_going_back_to_an_earlier_adapter(tmp_path: Path) -> None:
    adapters = Adapters(tmp_path / "adapters")
    adopted(adapters, tmp_path, "n1", ["f1"])
    adopted(adapters, tmp_path, "n2", ["f1", "f2"])
    assert [m.manifest.name for m in adapters.listed()] == ["n2", "n1"]
    back = adapters.use(BASE, "n1")
    assert back.name == "n1"
    assert not back.cleared  # memory has to follow
    assert [(m.manifest.name, m.current) for m in adapters.listed()] == [
        ("n1", True),
        ("n2", False),
    ]
    with pytest.raises(NotFoundError):
        adapters.use(BASE, "n7")
    assert adapters.use(BASE, "n2").serial == 4


def test_dropping_a_shard_deletes_it_everywhere(tmp_path: Path) -> None:
    adapters = Adapters(tmp_path / "adapters")
    adopted(adapters, tmp_path, "n1", ["f1"])
    adopted(adapters, tmp_path, "n2", ["f1", "f2"])
    adopted(adapters, tmp_path, "m1", ["f3"], base=OTHER)
    assert {s.id for _, s in adapters.carrying("f1")} == {"n1", "n2"}
    fallen = adapters.drop({"n1", "n2"})
    assert sorted(fallen) == [(BASE, "f1"), (BASE, "f2")]
    assert adapters.loaded(BASE) == []
    assert not list(adapters.home(BASE).glob("*.gguf"))
    assert not adapters.past(BASE)
    text = "".join(p.read_text() for p in adapters.home(BASE).rglob("*.json"))
    assert "f1" not in text
    assert adapters.loaded(OTHER)


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    adapters = Adapters(tmp_path / "adapters")
    adopted(adapters, tmp_path, "n1", ["f1"])
    adopted(adapters, tmp_path, "n2", ["f1"])
    home = adapters.home(BASE)
    (home / "stray.gguf").write_text("x")
    (home / "current.jsonabc.part").write_text("{")
    assert sweep(adapters, BASE, ()) == ["current.jsonabc.part", "stray.gguf"]
    assert adapters.loaded(BASE)
    assert adapters.use(BASE, "n1")


def test_switching_where_there_is_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as caught:
        Adapters(tmp_path).switch(BASE, False)
    assert "consolidate" in caught.value.remedy
