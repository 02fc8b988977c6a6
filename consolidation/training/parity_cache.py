"""Before the first training on a base: do torch and llama.cpp agree about it? Asked once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from consolidation.files import write_json
from consolidation.ports import Model
from consolidation.wording import general
from consolidation.wording.forms import prompt

PROMPTS = 4


def ensure_parity(
    model: Model,
    folder: Path,
    check: Callable[..., float],
    tick: Callable[[], None] = lambda: None,
) -> None:
    """Compare once for each base; a pass is remembered beside the nights.

    Raises:
        ParityError: they differ, or the architecture is not supported.
    """
    tick()
    path = folder / f"parity-{model.base_hash[:12]}.json"
    try:
        if json.loads(path.read_text(encoding="utf-8"))["base"] == model.base_hash:
            return
    except (OSError, ValueError, KeyError, TypeError):
        pass
    difference = check(model, [prompt(question) for question in general.TRAIN[:PROMPTS]])
    write_json(path, {"base": model.base_hash, "max_difference": difference})
