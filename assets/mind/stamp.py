"""Write down what the default mind must be: `python -m assets.mind.stamp [MANNERS]`.

Merges the manners into the base once and writes `mind.json` beside them: the sha256 and size of the
result and of both parts. Every machine makes the same file, so every machine can check its own. To
be run, and the result committed, whenever `manners.safetensors` changes.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
import tempfile
from pathlib import Path

from app.house.models import bundled
from app.house.models.bundled import Identity
from app.house.models.default_mind import compose
from memory.disk.files import sha256_of

BASE_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
BASE_SIZE = 98_362_432


def stamp(base: Path, manners: Path) -> Identity:
    """The hashes of a base, of manners and of what they make together.

    Raises:
        LunaError: a part is damaged, or they do not fit together.
    """
    base_sha256 = sha256_of(base)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "mind.gguf"
        compose(base, manners, base_sha256, made, lambda share: None)
        return Identity(
            sha256_of(made), made.stat().st_size, base_sha256, base.stat().st_size,
            sha256_of(manners),
        )  # fmt: skip


def main() -> int:
    """Write `mind.json`; 1 when the base is not the published one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("manners", type=Path, nargs="?",
                        default=bundled.folder() / "manners.safetensors")  # fmt: skip
    manners: Path = parser.parse_args().manners
    found = stamp(bundled.base_file(), manners)
    if (found.base_sha256, found.base_size) != (BASE_SHA256, BASE_SIZE):
        print("The base that is installed is not the published file.", file=sys.stderr)
        return 1
    target = manners.with_name("mind.json")
    target.write_text(json.dumps(dataclasses.asdict(found), indent=1) + "\n", encoding="utf-8")
    print(f"{target}: {found.sha256}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
