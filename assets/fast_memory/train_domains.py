"""Fits domains of requests and sorts of facts: `python -m assets.fast_memory.train_domains`.

Requests and facts are our own lines beside this file. What is printed is measured on lines that
were held out (five folds). Then all are fitted and `memory/weights/domains.json` is written.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.engine import GgufEmbedder, prepare_embedder
from memory.vocabulary.english.domains import IDLE, Floats, packed, softmax, with_one

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "memory" / "weights" / "domains.json"
PENALTY = 4e-4  # on squared weights
FOLDS = 5
ASK = 0.5  # chance from which a sort counts as needed in what is printed
_IMPERATIVE = re.compile(
    r"^(?:what|which|who|where|when|why|how|is|are|am|do|does|did|can|could|should|shall|will|would"
    r"|i|we|i'm|any|a|an|my|something|the|let's)\b"
)
_THIRD = (
    (r"^I'm\b|^I am\b", "The user is"), (r"^I've been\b", "The user has been"),
    (r"^I have\b", "The user has"), (r"^I don't\b", "The user doesn't"),
    (r"^I can't\b", "The user can't"), (r"^I'd like\b", "The user would like"),
    (r"^I (\w+(?:sh|ch|ss|x|o))\b", r"The user \1es"),
    (r"^I (\w+[a-z])\b(?<!ed)(?<!ot)", r"The user \1s"),
    (r"^I\b", "The user"), (r"^My\b", "The user's"), (r"^We have\b", "The user has"),
    (r"^Our\b", "The user's"), (r"\bmy\b", "their"), (r"\bme\b", "them"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one domain or sort."""

    name: str
    needs: tuple[str, ...]
    helps: tuple[str, ...]
    lines: tuple[str, ...]


def blocks(path: Path) -> list[Block]:
    """The blocks of a file: "= name | needs | helps", then a line each."""
    found: list[Block] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("= "):
            name, *rest = (part.strip() for part in line[2:].split("|"))
            needs, helps = (tuple(part.split()) for part in (*rest, "", "")[:2])
            found.append(Block(name, needs, helps, ()))
        elif line.strip() and not line.startswith("#"):
            last = found[-1]
            found[-1] = Block(last.name, last.needs, last.helps, (*last.lines, line))
    return found


def asked(line: str) -> list[str]:
    """A request in the forms that people give it."""
    plain = line if _IMPERATIVE.match(line) else ""
    whole = line[0].upper() + line[1:] + ("?" if plain else ".")
    polite = [] if plain or len(line.split()) < 3 else [f"Can you {line}?", f"please {line}"]
    return [line, whole, *polite[:1]] if len(line) % 2 else [line, whole, *polite[1:]]


def told(line: str) -> list[str]:
    """A statement as it is told and as a fact says it."""
    third = line
    for pattern, put in _THIRD:
        third = re.sub(pattern, put, third)
    return [line, third]


def fit(rows: Floats, labels: Sequence[int], many: int, penalty: float = PENALTY) -> Floats:
    """Softmax regression; weights of shape [inputs, labels]."""
    import torch

    x, y = torch.tensor(rows), torch.tensor(labels)
    weights = torch.zeros(rows.shape[1], many, requires_grad=True)
    optimizer: torch.optim.Optimizer = torch.optim.LBFGS(
        [weights], max_iter=150, line_search_fn="strong_wolfe"
    )

    def loss() -> float:
        optimizer.zero_grad()
        total = torch.nn.functional.cross_entropy(x @ weights, y)
        total = total + penalty * (weights[:-1] ** 2).sum()
        torch.autograd.backward([total])
        return total.item()

    optimizer.step(loss)
    return np.asarray(weights.detach().numpy(), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Set:
    """Texts with labels; forms of one line share its number."""

    texts: list[str]
    labels: list[int]
    lines: list[int]


def forms(found: Sequence[Block], of: Callable[[str], list[str]]) -> Set:
    """All forms of all lines."""
    out = Set([], [], [])
    number = 0
    for label, block in enumerate(found):
        for line in block.lines:
            for text in of(line):
                out.texts.append(text)
                out.labels.append(label)
                out.lines.append(number)
            number += 1
    return out


def crossed(one: Set, rows: Floats, many: int, penalty: float) -> Floats:
    """Chances of every text from weights that have not seen its line, shape [texts, labels]."""
    out = np.zeros((len(rows), many), dtype=np.float32)
    fold = np.array(one.lines) % FOLDS
    labels = np.array(one.labels)
    for held in range(FOLDS):
        there = fold != held
        weights = fit(rows[there], labels[there].tolist(), many, penalty)
        out[~there] = softmax(rows[~there] @ weights)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path(".run/cache"))
    parser.add_argument("--penalty", type=float, default=PENALTY)
    given = parser.parse_args()
    requests, facts = blocks(HERE / "requests.txt"), blocks(HERE / "facts_by_sort.txt")
    domains, sorts = [b.name for b in requests], [b.name for b in facts]
    embedder = GgufEmbedder(prepare_embedder(given.cache), threads=1)
    asks, tells = forms(requests, asked), forms(facts, told)
    rows_a, rows_t = (
        with_one(np.asarray(embedder.embed(one.texts), dtype=np.float32)) for one in (asks, tells)
    )
    embedder.close()

    table = np.zeros((len(domains), len(sorts)), dtype=np.float32)
    for n, block in enumerate(requests):
        table[n, [sorts.index(sort) for sort in block.needs]] = 1
    chances = crossed(asks, rows_a, len(domains), given.penalty)
    right = table[np.array(asks.labels)] > 0
    found = chances @ table >= ASK
    idle = np.array([domains[n] in IDLE for n in asks.labels])
    print(
        f"requests: {asks.lines[-1] + 1} lines, domain right "
        f"{100 * np.mean(chances.argmax(axis=1) == asks.labels):.1f}, needed sorts found "
        f"{100 * found[right].mean():.1f}, beside {found[~right].sum() / len(found):.2f} each, "
        f"idle that need something {100 * found[idle].any(axis=1).mean():.1f}"
    )
    told_as = crossed(tells, rows_t, len(sorts), given.penalty)
    print(
        f"facts: {tells.lines[-1] + 1} lines, sort right "
        f"{100 * np.mean(told_as.argmax(axis=1) == tells.labels):.1f}"
    )
    for one, guess, names in ((asks, chances, domains), (tells, told_as, sorts)):
        for place in np.flatnonzero(guess.argmax(axis=1) != one.labels)[::12]:
            print("  ", one.texts[place], "→", names[int(guess[place].argmax())])
    made = {
        "note": "Fitted by assets/fast_memory/train_domains.py on the lines beside it.",
        "domains": domains,
        "sorts": sorts,
        "needs": {b.name: b.needs for b in requests},
        "helps": {b.name: b.helps for b in requests},
        "requests": packed(fit(rows_a, asks.labels, len(domains), given.penalty)),
        "facts": packed(fit(rows_t, tells.labels, len(sorts), given.penalty)),
    }
    OUT.write_text(json.dumps(made) + "\n", "utf-8")


if __name__ == "__main__":
    main()
