"""One policy stands in one place: a second one is found here, by how it is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLACES = {
    "a file lock": (r"\bfcntl\b|\bmsvcrt\b", "memory/disk/lock.py"),
    "a draft": (
        r"\bmkstemp\b|NamedTemporaryFile", "memory/disk/files.py memory/disk/sealed_files.py",
    ),
    "a rename": (r"\bos\.(?:replace|rename)\(", "memory/disk/files.py memory/disk/damage.py"),
    "waiting until the disk has it": (r"\bfsync\b", "memory/disk/files.py"),
    "the names of months": (
        r"(?i)\bjanuary\b|\bjan\|feb|\bjan feb\b", "memory/vocabulary/english/calendar.py",
    ),
    "the names of weekdays": (
        r"(?i)monday[\"', |]+tuesday|\bmon\|tue", "memory/vocabulary/english/calendar.py",
    ),
    "irregular pasts": (r"\bwent:go\b", "memory/vocabulary/english/inflection.py"),
    "an -ies that becomes a -y": (
        r"endswith\(\"ies\"\)|\[:-3\] *\+ *\"y\"", "memory/vocabulary/english/inflection.py",
    ),
    "what a typed command looks like": (
        r"startswith\(\"/\"\)|/\[A-Za-z\]\+", "app/house/actions.py",
    ),
    "polling another process": (r"\btime\.sleep\(0\.0[25]\)", ""),
}  # fmt: skip


@pytest.mark.parametrize("policy", PLACES)
def test_a_policy_stands_in_one_place(policy: str) -> None:
    pattern, allowed = PLACES[policy]
    found = {
        str(file.relative_to(ROOT))
        for package in ("app", "consolidation", "memory")
        for file in (ROOT / package).rglob("*.py")
        if re.search(pattern, file.read_text("utf-8"))
    }
    assert found <= set(allowed.split())
