"""A mind that changes, and another base model: `python -m tests.benchmarks.change`.

Facts are consolidated by the product's nights. Half of them change in the user's own words: asked
through the product at once, with the old value in the weights and the new one in fast memory, and
after the next night from the weights alone. Then the same memory with another base (the same model
in five bits: another file, so another base), and with the first one again. Facts are asked in six
benchmark wordings each, as a user would, in new conversations that are written nowhere.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.assembly import Luna
from app.talk.events import Done
from app.talk.session import Session
from consolidation.wording.forms import changed
from consolidation.wording.wordings import holds, wordings
from memory.vocabulary.records import Fact, Status
from tests.benchmarks import night_facts
from tests.benchmarks.fewer_bits import FIVE, quantised
from tests.benchmarks.figures import finish
from tests.benchmarks.night_house import house, night, recall, share, tell

Pair = tuple[Fact, Fact]  # before, after


def said(session: Session, question: str) -> str:
    """The reply to one question in a conversation of its own."""
    session.new()
    for event in session.ask(question):
        if isinstance(event, Done):
            return event.turn.text
    return ""


def asked(luna: Luna, facts: Sequence[Fact], olds: Sequence[str] = ()) -> tuple[float, float]:
    """Percent of the replies with the fact's value, and with the value before it."""
    session = luna.session()
    session.go_incognito(True)
    right, stale = [], []
    for number, fact in enumerate(facts):
        found = wordings(fact)
        assert found is not None
        replies = [said(session, question) for question in found.bench]
        right.append([holds(reply, fact.value) for reply in replies])
        for question, reply in zip(found.bench, replies, strict=True):
            if not holds(reply, fact.value):
                print(f"  missed {fact.value}: {question} {reply}", flush=True)
        stale.append([bool(olds) and holds(reply, olds[number]) for reply in replies])
    return share(right), share(stale)


def change(luna: Luna, told: Sequence[tuple[str, Fact]], seed: int, most: int) -> list[Pair]:
    """Tell new values of up to `most` facts; those that took the old one's place."""
    rng = random.Random(f"{seed} change")
    pairs: list[Pair] = []
    for statement, fact in told:
        new = changed(rng, fact).value
        changes = luna.memory.remember(statement.replace(fact.value, new))
        for made in changes:
            old = luna.memory.fact(fact.id)
            if made.fact.value == new and old is not None and old.status is Status.SUPERSEDED:
                pairs.append((fact, made.fact))
        if len(pairs) == most:
            break
    return pairs


def learn(luna: Luna, seed: int, most: int = 3) -> None:
    """Nights until all of memory is in the weights, `most` at most."""
    for number in range(most):
        outcome = night(luna, seed + number)
        print(f"night: adopted {outcome.adopted} {outcome.reason} {outcome.seconds:.0f} s",
              flush=True)  # fmt: skip
        if not any(fact.status is Status.ACTIVE for fact in luna.memory.facts()):
            break


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=20)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--data", type=Path, help="not needed here")
    parser.add_argument("--quick", action="store_true", help="four facts")
    args = parser.parse_args()
    count = 4 if args.quick else args.facts
    figures: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        statements = night_facts.statements(count, args.seed)
        with house(folder, args.model) as luna:
            facts = tell(luna, statements)
            learn(luna, args.seed)
            model = luna.engine.path
            in_weights = {entry.fact_id for entry in luna.memory.ledger(luna.base_hash)}
            some = [(s, f) for s, f in zip(statements, facts, strict=True) if f.id in in_weights]
            pairs = change(luna, some, args.seed, count // 2)
            olds = [old.value for old, _ in pairs]
            new = [fact for _, fact in pairs]
            right, stale = asked(luna, new, olds)
            figures |= {"change.facts": len(pairs), "change.prompt_new": right,
                        "change.prompt_old": stale}  # fmt: skip
            learn(luna, args.seed + 10)
            luna.engine.set_adapters(luna.adapters.loaded(luna.base_hash))
            figures["change.night_new"] = share(recall(luna.engine, new))
            figures["change.night_old"] = share(recall(luna.engine, [old for old, _ in pairs]))
            now = [f for f in luna.memory.facts() if f.status is not Status.SUPERSEDED]
            figures["bases.facts"] = len(now)
            figures["bases.first"] = asked(luna, now)[0]
        other = quantised(model, folder / "other.gguf", FIVE)
        for stage, base in (("other", other), ("again", model)):
            with house(folder, base) as luna:
                figures[f"bases.{stage}"] = asked(luna, now)[0]
                figures[f"bases.{stage}_in_weights"] = len(luna.memory.ledger(luna.base_hash))
                if stage == "other":
                    learn(luna, args.seed + 20)
                    figures["bases.other_after_night"] = asked(luna, now)[0]
                    figures["bases.other_in_weights"] = len(luna.memory.ledger(luna.base_hash))
    finish("change", args.seed, figures)


if __name__ == "__main__":
    main()
