"""How a benchmark ends: a table for people, then one line of JSON."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

LIBRARIES = ("torch", "transformers", "peft", "llama-cpp-python", "lancedb")


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share, in percent (Wilson 1927)."""
    if not of:
        return 0.0, 100.0
    p, n = right / of, of
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return 100 * (middle - half), 100 * (middle + half)


def finish(benchmark: str, seed: int, figures: Mapping[str, Any]) -> None:
    """Print the figures, then all of them as one line of JSON."""
    for name, value in figures.items():
        print(f"{name:44} {_shown(value)}")
    versions = {name: version(name) for name in LIBRARIES}
    versions["python"] = sys.version.split()[0]
    rounded = {name: _round(value) for name, value in figures.items()}
    print(json.dumps(
        {"benchmark": benchmark, "seed": seed, "versions": versions, "figures": rounded}
    ))  # fmt: skip


def _round(value: Any) -> Any:
    if isinstance(value, list):
        return [_round(item) for item in value]
    return round(value, 4) if isinstance(value, float) else value


def _shown(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(_round(value))
