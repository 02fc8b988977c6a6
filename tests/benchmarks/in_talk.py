"""What a night taught, asked in one long talk: `python -m tests.benchmarks.in_talk --facts 20`.

A night of the product teaches facts; then all of them are asked in two benchmark wordings each, in
one conversation, with small talk and questions that nothing answers between. Three ways: as the
chat does (`chat.alone = auto`), with the whole talk in every prompt (`never`), and each question in
a conversation of its own.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.assembly import Luna
from app.talk.events import Done
from app.talk.session import Session
from consolidation.wording import general
from consolidation.wording.absence import abstains, questions
from consolidation.wording.wordings import holds, wordings
from memory.vocabulary.records import Fact
from tests.benchmarks import night_facts
from tests.benchmarks.figures import finish, wilson
from tests.benchmarks.night_house import house, night, tell

Asked = tuple[str, str]  # a question and the value it asks for; "" where nothing answers it


def asked(rng: random.Random, facts: Sequence[Fact]) -> list[Asked]:
    """Two questions about each fact, a quarter as many that nothing answers, small talk."""
    out: list[Asked] = []
    for fact in facts:
        found = wordings(fact)
        assert found is not None
        out += [(question, fact.value) for question in rng.sample(found.bench, 2)]
    out += [(question, "") for question in questions(rng, facts, "bench", len(facts))]
    rng.shuffle(out)
    return out


def right(session: Session, rng: random.Random, asked: Sequence[Asked], fresh: bool) -> list[bool]:
    """Ask them all; small talk after every third, which nobody judges."""
    found = []
    for number, (question, value) in enumerate(asked):
        if fresh:
            session.new()
        elif number % 3 == 2:
            said(session, rng.choice(general.HELD_OUT))
        reply = said(session, question)
        found.append(holds(reply, value) if value else abstains(reply))
    return found


def said(session: Session, text: str) -> str:
    """The reply."""
    return next(event for event in session.ask(text) if isinstance(event, Done)).turn.text


def session(luna: Luna, alone: str) -> Session:
    """A conversation of the product, with the likeliest words and nothing noticed."""
    settings = replace(luna.settings, alone=alone, temperature=0.0, notice=False)
    return Session(luna.engine, luna.memory, luna.shelf, settings)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=20)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--data", type=Path, help="not needed here")
    parser.add_argument("--quick", action="store_true", help="three facts")
    args = parser.parse_args()
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, house(Path(folder), args.model) as luna:
        told = night_facts.statements(3 if args.quick else args.facts, args.seed)
        tell(luna, told)
        night(luna, args.seed)
        carried = {
            key
            for manifest in [luna.adapters.current(luna.base_hash)] if manifest
            for shard in manifest.shards
            for key in shard.facts
        }  # fmt: skip
        facts = [f for f in luna.memory.facts() if (f.id, f.revision) in carried]
        if not facts:
            raise SystemExit("The night adopted nothing: there is nothing to ask.")
        rng = random.Random(args.seed)
        every = asked(rng, facts)
        for name, alone, fresh in (
            ("recall", "auto", False), ("recall_whole_talk", "never", False),
            ("recall_new_talk", "never", True),
        ):  # fmt: skip
            found = right(session(luna, alone), random.Random(args.seed), every, fresh)
            about = [ok for ok, (_, value) in zip(found, every, strict=True) if value]
            unknown = [ok for ok, (_, value) in zip(found, every, strict=True) if not value]
            low, high = wilson(sum(about), len(about))
            figures |= {
                f"in_talk.{name}": 100 * sum(about) / len(about),
                f"in_talk.{name}_low": low, f"in_talk.{name}_high": high,
                f"in_talk.{name.replace('recall', 'absence')}": 100 * sum(unknown) / len(unknown),
            }  # fmt: skip
        figures["in_talk.facts"] = len(facts)
    finish("in_talk", args.seed, figures)


if __name__ == "__main__":
    main()
