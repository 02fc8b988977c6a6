"""Standing rules and changed values: `python -m tests.benchmarks.stale [--data DIR] [--quick]`.

BEAM's chats are ingested and its questions asked through the product: is the standing instruction
there when it applies, how many tokens are always there, is the changed value among what is
recalled, and does the stale one come before it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.benchmarks import beam_rules, sets
from tests.benchmarks.figures import finish
from tests.benchmarks.memory_house import KeptEmbedder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--quick", action="store_true", help="one chat")
    parser.add_argument("--cache", type=Path, default=Path(".run/cache"))
    given = parser.parse_args()
    if not (given.data / "beam").is_dir():
        print(f"beam is not in {given.data}.", file=sys.stderr)
        return finish("stale", 0, {})
    embedder = KeptEmbedder(given.cache)
    histories = sets.beam(given.data)
    figures = beam_rules.run(histories[:1] if given.quick else histories, embedder)
    embedder.close()
    return finish("stale", 0, figures)


if __name__ == "__main__":
    main()
