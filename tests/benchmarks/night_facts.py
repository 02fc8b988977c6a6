"""Facts to be learned: a statement each, every one about something else, values never seen."""

from __future__ import annotations

import json
import random
from pathlib import Path

from consolidation.wording.absence import FAVOURITES, OWNED, PEOPLE, PETS
from tests.journeys.words import distinct

SINGLES = (
    "I live in {v}.", "I come from {v}.", "I work at {v}.", "I'm allergic to {w}.",
    "I play the {w}.", "I speak {v}.", "I drive a {v}.", "My hobby is {w}.", "I study {w}.",
    "I support {v}.", "I collect {w}.", "I'm learning {v}.", "I don't eat {w}.",
    "I prefer {w}.", "I usually get up at 6:40.", "I go running on Tuesdays.",
    "I swim every Sunday.", "I go to bed at 22:10.",
)  # fmt: skip


def statements(count: int, seed: int) -> list[str]:
    """`count` things that a user may say, of different topics, in a drawn order.

    Raises:
        ValueError: there are not so many topics.
    """
    rng = random.Random(seed)
    forms = ["From now on, call me {v}.", *SINGLES]
    forms += [f"I have a {n} called {{v}}." for n in PETS]
    forms += [f"My {n} is called {{v}}." for n in (*PEOPLE, *OWNED)]
    forms += [f"My favourite {n} is {{w}}." for n in FAVOURITES]
    forms += [f"My {n} lives in {{v}}." for n in PEOPLE]
    if count > len(forms):
        raise ValueError(f"There are {len(forms)} topics; {count} were asked for.")
    chosen = rng.sample(forms, count)
    words = distinct(rng, count)
    return [f.format(v=w, w=w.lower()) for f, w in zip(chosen, words, strict=True)]


def from_file(path: Path) -> list[str]:
    """Statements from a file: one a line, or JSON Lines with "statement" or "text"."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("{"):
            row = json.loads(line)
            found.append(str(row.get("statement") or row["text"]))
        elif line.strip():
            found.append(line.strip())
    return found
