"""What a model can do that was never trained for Luna: `python -m tests.benchmarks.stranger`.

`--model FILE` answers greedily, several prompts at once, in the form that Luna gives a model of
its size, or with `--form own` in that of the default mind. Prompts and hints are made as in a
chat, with the recall that a case names. Two halves of cases: the forms were made with a look at
one, the other was held out.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import get_args

from app.engine import Engine
from app.talk.prompt.hints import hint
from app.talk.prompt.prompt import build
from memory.vocabulary.prompt_form import OWN, PromptForm
from memory.vocabulary.records import Message, Recall, Recalled, Turn
from tests.benchmarks.figures import finish, wilson
from tests.benchmarks.stranger_cases import ROWS, Case, Half, cases

CONTEXT = 2_048
AT_ONCE = 16
TOKENS = 24  # of a reply


def sent(case: Case, engine: Engine, form: PromptForm) -> tuple[Message, ...]:
    """The prompt of a case, as a conversation sends it."""
    items = [Recalled("identity", "fact", line, 1.0, "", 0) for line in case.identity]
    items += [Recalled("recalled", "fact", line, 1.0, "", 0) for line in case.facts]
    recall = Recall(tuple(items))
    said = hint(form, Turn("", "user", case.message), recall, (), learned=False)
    return build(
        recall, (), case.message, context=CONTEXT, reply=TOKENS, count=engine.count,
        count_messages=engine.count_messages, form=form, hint=said,
    ).messages  # fmt: skip


def judged(engine: Engine, form: PromptForm, row: list[Case], show: int) -> int:
    """How many cases are right."""
    right = 0
    for at in range(0, len(row), AT_ONCE):
        some = row[at : at + AT_ONCE]
        replies = engine.replies([sent(case, engine, form) for case in some], TOKENS)
        for number, (case, reply) in enumerate(zip(some, replies, strict=True), at):
            good = case.right(reply)
            right += good
            if number < show:
                told = [*case.identity, *case.facts]
                print(f"    {'+' if good else '-'} {told} {case.message!r} → {reply!r}")
    return right


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="a GGUF")
    parser.add_argument("--form", choices=("stranger", "own"), default="stranger")
    parser.add_argument("--cases", type=int, default=24, help="a row and half")
    parser.add_argument("--rows", default=",".join(ROWS), help="some of them, split at commas")
    parser.add_argument("--half", choices=get_args(Half), help="only one")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--show", type=int, default=0, help="so many replies of a row")
    parser.add_argument("--quick", action="store_true", help="8 cases a row and half")
    return parser.parse_args()


def main() -> None:
    given = arguments()
    began, figures = time.perf_counter(), dict[str, object]()
    count = 8 if given.quick else given.cases
    halves: tuple[Half, ...] = (given.half,) if given.half else get_args(Half)
    with Engine(given.model, context=CONTEXT, threads=given.threads) as engine:
        form = OWN if given.form == "own" else engine.form
        for half in halves:
            for row in given.rows.split(","):
                right = judged(engine, form, cases(row, half, count, given.seed), given.show)
                low, high = wilson(right, count)
                figures[f"stranger.{half}.{row}"] = 100 * right / count
                print(f"{half:6} {row:16} {right:3} of {count} ({low:.0f} to {high:.0f} %)",
                      flush=True)  # fmt: skip
        figures["stranger.parameters"] = engine.parameters
    figures["stranger.form"] = given.form
    figures["stranger.cases"] = count
    figures["stranger.seconds"] = time.perf_counter() - began
    finish("stranger", given.seed, figures)


if __name__ == "__main__":
    main()
