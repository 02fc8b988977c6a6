"""Whether torch and llama.cpp agree about a base: checked once, before its first training."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from consolidation.ports import Model
from consolidation.wording import general
from consolidation.wording.forms import prompt
from memory.disk.files import read_text, write_json

PROMPTS = 4


def ensure_parity(
    model: Model,
    folder: Path,
    check: Callable[..., float],
    tick: Callable[[], None] = lambda: None,
) -> None:
    """Compare once for each base; a pass is recorded in the folder of the nights.

    Raises:
        ParityError: they differ, or the architecture is not supported.
    """
    tick()
    if has_parity(model, folder):
        return
    difference = check(model, [prompt(question) for question in general.TRAIN[:PROMPTS]])
    write_json(_file(model, folder), {"base": model.base_hash, "max_difference": difference})


def has_parity(model: Model, folder: Path) -> bool:
    """Whether this base passed before."""
    try:
        record = json.loads(read_text(_file(model, folder)))
        return bool(record["base"] == model.base_hash)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _file(model: Model, folder: Path) -> Path:
    return folder / f"parity-{model.base_hash[:12]}.json"
