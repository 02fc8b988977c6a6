"""How many threads compute."""

from __future__ import annotations

import pytest

from app.engine.llama.threads import MOST, Threads, threads_for


@pytest.mark.parametrize(
    ("millions", "cores", "expected"),
    [
        (6, 8, Threads(1, 1)),
        (135, 2, Threads(1, 2)),
        (135, 1, Threads(1, 1)),
        (500, 2, Threads(2, 2)),
        (1500, 64, Threads(MOST, MOST)),
    ],
)
def test_threads_follow_the_size(millions: int, cores: int, expected: Threads) -> None:
    assert threads_for(millions * 1_000_000, cores) == expected
