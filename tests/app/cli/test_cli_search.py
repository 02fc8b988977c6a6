"""`luna search`: both sides' messages, by words and by meaning."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.shell import Shell, shell, write_lines


@pytest.fixture
def luna(monkeypatch: pytest.MonkeyPatch) -> Shell:
    return shell(monkeypatch)


LINES = [
    {"conversation": "a", "id": "1", "role": "user", "time": "2026-01-05T09:00+00:00",
     "text": "Which cheese goes with figs?"},
    {"conversation": "a", "id": "2", "role": "assistant", "time": "2026-01-05T09:01+00:00",
     "text": "A blue cheese, as Fourme d'Ambert."},
    {"conversation": "b", "id": "3", "role": "user", "time": "2026-03-09T09:00+00:00",
     "text": "The boiler makes a noise again."},
]  # fmt: skip


def test_both_sides_are_found(luna: Shell, tmp_path: Path) -> None:
    luna("memory", "ingest", str(write_lines(tmp_path / "past.jsonl", *LINES)))
    found = luna.objects("search", "cheese", "--json")
    assert {turn["id"] for turn in found} == {"1", "2"}
    assert found[0]["title"] == "Which cheese goes with figs?" and found[0]["reason"]
    (reply,) = luna.objects("search", "cheese", "--by", "assistant", "--json")
    assert reply["id"] == "2"
    assert "Luna: A blue cheese" in luna("search", "cheese").stdout
    assert luna.objects("search", "cheese", "--from", "2026-02-01", "--json") == []
    late = luna.objects("search", "boiler", "noise", "--to", "2026-03-09", "-k", "1", "--json")
    assert [turn["id"] for turn in late] == ["3"]
    assert "Nothing was found." in luna("search", "xylophone").stderr
    assert luna.objects("conversations", "search", "boiler", "--json")[0]["id"] == "3"
