"""Makes a default mind of tiny parts in a process of its own, in slow motion: `python -m … FOLDER`.

The folder holds `base.gguf`, `m.safetensors` and `mind.json`; the mind comes into `FOLDER/cache`.
A line is printed for each step, then what came out.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from app.house.models.bundled import Recipe, identity
from app.house.models.default_mind import prepare
from memory.vocabulary.errors import ModelFileError


def recipe(folder: Path) -> Recipe:
    """The tiny parts as those of the default mind."""
    return Recipe(
        lambda: folder / "base.gguf", folder / "m.safetensors", identity(folder / "mind.json")
    )


def step(share: float) -> None:
    print(f"{share:.3f}", flush=True)
    time.sleep(0.01)


def main() -> None:
    folder = Path(sys.argv[1])
    if len(sys.argv) > 2:  # as on a disk that is full after so many bytes
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
    try:
        print(prepare(folder / "cache", None, step, recipe(folder)).name)
    except ModelFileError as error:
        print(error)


if __name__ == "__main__":
    main()
