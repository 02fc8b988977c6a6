"""How the benchmark of reading counts."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.reader import figures


def frame(value: str, **more: Any) -> dict[str, Any]:
    return {"act": "tells", "whose": "user", "slot": "home", "value": value, **more}


def test_what_was_told_is_found_whatever_its_slot() -> None:
    line = {"say": "i live in leeds", "before": [], "frames": [frame("leeds")]}
    quiet = {"say": "thanks", "before": [], "frames": []}
    found = figures([line, quiet], [[frame("leeds", slot="origin")], []])
    assert (found["recall"], found["right_slot"]) == (100, 0)
    assert (found["precision"], found["clean"]) == (100, 100)


def test_another_sign_or_somebody_else_is_not_the_same() -> None:
    line = {"say": "i hate tea", "before": [], "frames": [frame("tea", **{"not": True})]}
    for read in ([frame("tea")], [frame("tea", whose="sister", **{"not": True})], []):
        assert figures([line], [read])["recall"] == 0


def test_something_kept_where_nothing_was_told_is_not_clean() -> None:
    line = {"say": "thanks", "before": [], "frames": []}
    assert figures([line], [[frame("thanks")]])["clean"] == 0
