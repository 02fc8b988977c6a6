"""Recall of evidence from past turns: `python -m tests.benchmarks.recall [--data DIR] [--quick]`.

LoCoMo (by turn and by session), LoCoMo-Plus and BEAM, ingested and asked through the product.
Beside it BM25, the sentence embedder alone, and the mean of both, over the same turns.
What the product ships is fitted on our own dialogues only, never on these sets.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from tests.benchmarks import baselines, beam_rules, sets
from tests.benchmarks.figures import finish
from tests.benchmarks.memory_house import KeptEmbedder, asked, house, ingest, turn_ids

DEEP = 100  # turns looked through for the first ten sessions
Found = dict[str, list[list[str]]]  # by method: the first ids of each question


def methods(history: sets.History, embedder: KeptEmbedder, *ks: int) -> list[Found]:
    """What the product and the baselines find for each question of a history, for each k."""
    ids = [str(turn["id"]) for turn in history.turns]
    texts = [
        f"{turn['speaker']}: {turn['text']}" if turn.get("speaker") else str(turn["text"])
        for turn in history.turns
    ]
    queries = [question.text for question in history.questions]
    words = baselines.bm25(texts, queries)
    meaning = embedder.embed(queries) @ embedder.embed(texts).T
    mean = baselines.standard(words) + baselines.standard(meaning)
    found: list[Found] = [
        {
            "bm25": baselines.first(words, ids, k),
            "minilm": baselines.first(meaning, ids, k),
            "mean": baselines.first(mean, ids, k),
        }
        for k in ks
    ]
    with house(embedder) as luna:
        ingest(luna, history.turns, history.user)
        for k, part in zip(ks, found, strict=True):
            items = [asked(luna, query, k, history.now) for query in queries]
            part["luna"] = [turn_ids(given)[:k] for given in items]
        return found


def share(found: Sequence[str], evidence: Sequence[str], k: int) -> float:
    """The share of the evidence among the first k."""
    return float(np.mean([id in found[:k] for id in evidence]))


def sessions(found: Sequence[str], home: dict[str, str], k: int) -> list[str]:
    """The conversations of the turns found, the first k."""
    return list(dict.fromkeys(home[id] for id in found))[:k]


class Tally:
    """Shares by method and kind, and their means in percent."""

    def __init__(self) -> None:
        self._all: dict[tuple[str, str], list[float]] = defaultdict(list)

    def add(self, method: str, kind: str, value: float) -> None:
        """Count one question."""
        self._all[method, kind].append(value)
        self._all[method, "all"].append(value)

    def __call__(self, method: str, kind: str = "all") -> float:
        """The mean, in percent."""
        return 100 * float(np.mean(self._all[method, kind]))

    def table(self, title: str) -> None:
        """Print the means by kind, with the number of questions."""
        names = list(dict.fromkeys(method for method, _ in self._all))
        print(f"\n{title:32}" + "".join(f"{name:>10}" for name in names) + "   questions")
        for kind in sorted({kind for _, kind in self._all}, key=lambda kind: (kind == "all", kind)):
            row = "".join(f"{self(name, kind):10.1f}" for name in names)
            print(f"  {kind:30}{row}   {len(self._all[names[0], kind])}")


def run_locomo(histories: list[sets.History], embedder: KeptEmbedder) -> dict[str, float]:
    """Turns at 5 and 10, sessions at 10."""
    at5, at10, session = Tally(), Tally(), Tally()
    for history in histories:
        home = {str(turn["id"]): str(turn["conversation"]) for turn in history.turns}
        first, deep = methods(history, embedder, 10, DEEP)
        for method, rows in first.items():
            for question, ids in zip(history.questions, rows, strict=True):
                at5.add(method, question.kind, share(ids, question.evidence, 5))
                at10.add(method, question.kind, share(ids, question.evidence, 10))
        for method, rows in deep.items():
            for question, ids in zip(history.questions, rows, strict=True):
                wanted = list({home[id] for id in question.evidence})
                session.add(method, question.kind, share(sessions(ids, home, 10), wanted, 10))
    at5.table("LoCoMo by turn @5")
    at10.table("LoCoMo by turn @10")
    session.table("LoCoMo by session @10")
    out = {
        "locomo.turn.r5": at5("luna"), "locomo.turn.r10": at10("luna"),
        "locomo.session.r10": session("luna"),
    }  # fmt: skip
    for name in ("bm25", "minilm", "mean"):
        out[f"locomo.turn.r5.baseline_{name}"] = at5(name)
        out[f"locomo.turn.r10.baseline_{name}"] = at10(name)
        out[f"locomo.session.r10.baseline_{name}"] = session(name)
    return out


def run_at_10(
    title: str, name: str, histories: list[sets.History], embedder: KeptEmbedder, whole: bool
) -> dict[str, float]:
    """Recall at 10: of all evidence, or of any of it."""
    at10 = Tally()
    for history in histories:
        for method, rows in methods(history, embedder, 10)[0].items():
            for question, ids in zip(history.questions, rows, strict=True):
                value = share(ids, question.evidence, 10)
                at10.add(method, question.kind, value if whole else float(value > 0))
    at10.table(title)
    out = {f"{name}.r10": at10("luna")}
    return out | {f"{name}.r10.baseline_{m}": at10(m) for m in ("bm25", "minilm", "mean")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--quick", action="store_true", help="one history of each set")
    parser.add_argument("--cache", type=Path, default=Path(".run/cache"))
    parser.add_argument("--only", choices=["locomo", "locomo_plus", "beam", "rules"])
    given = parser.parse_args()
    embedder = KeptEmbedder(given.cache)
    parts: dict[str, tuple[str, Callable[[list[sets.History]], dict[str, float]]]] = {
        "locomo": ("locomo", lambda h: run_locomo(h, embedder)),
        "locomo_plus": (
            "locomo_plus",
            lambda h: run_at_10("LoCoMo-Plus, any cue @10", "locomo_plus", h, embedder, False),
        ),
        "beam": ("beam", lambda h: run_at_10("BEAM @10", "beam", h, embedder, True)),
        "rules": ("beam", lambda h: beam_rules.run(h, embedder)),
    }
    figures: dict[str, float] = {}
    for part, (folder, run) in parts.items():
        if given.only and part != given.only:
            continue
        if not (given.data / folder).is_dir():
            print(f"{folder} is not in {given.data}: left out.", file=sys.stderr)
            continue
        histories = getattr(sets, folder)(given.data)
        figures |= run(histories[:1] if given.quick else histories)
    embedder.close()
    finish("recall", 0, figures)


if __name__ == "__main__":
    main()
