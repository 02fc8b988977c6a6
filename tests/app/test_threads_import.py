"""Loading in threads: none may wait for another one's import."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
import sys
from app.assembly import Luna
from app.house.paths import find
from app.house.process.later import Later
from app.house.settings.config import Settings

begun = []
Later.start = lambda self: begun.append("app.engine" in sys.modules)
paths = find()
paths.create()
luna = Luna(Settings(), paths)
getattr(luna, sys.argv[1])()
print(all(begun) and len(begun) > 1)
"""


@pytest.mark.parametrize("begins", ["start", "start_memory"])
def test_the_engine_is_imported_before_a_thread_begins(begins: str) -> None:
    """Of two threads that import a package and a part of it, one may fail (_DeadlockError)."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, begins], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "True", done.stderr
