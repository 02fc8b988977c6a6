"""What the default mind can do: `python -m tests.benchmarks.mind [--quick] [--model FILE]`.

Greedy, asked as the product asks (`asking`); `--alone` asks the model itself, with all that is
known in its prompt. Wordings and values are the benchmark's own and were written without a look at
what trains the mind. With `--base FILE` the untouched base answers the rows that compare the two;
rows are named without `mind.`, as in `--rows one,four,length_ratio`.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from pathlib import Path

from app.engine import Engine
from app.talk.reading.judge import Judge
from tests.benchmarks.figures import finish, wilson
from tests.benchmarks.mind import language
from tests.benchmarks.mind.product import Product
from tests.benchmarks.mind.rows import NOT_TOLD, ROWS, Result, cases, general, judged

CONTEXT = 4_096
COMPARED = ("general", "perplexity_ratio", "length_ratio", "loops")  # with the base


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="a GGUF; by default what Luna comes with")
    parser.add_argument("--base", type=Path, help="the untouched base, a GGUF")
    parser.add_argument("--cases", type=int, default=200, help="a row")
    parser.add_argument("--quick", action="store_true", help="40 cases a row, 10 open requests")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rows", default="", help="some of them, split at commas")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--data", type=Path, help="not needed here")
    parser.add_argument("--alone", action="store_true", help="without judge and rules of form")
    parser.add_argument(
        "--unread", action="store_true", help="the model is not shown what decoding keeps"
    )
    parser.add_argument("--judge", type=Path, help="other weights of the judge")
    parser.add_argument("--threads", type=int, help="compute threads of the engine")
    parser.add_argument("--show", type=int, default=0, help="so many wrong cases of a row")
    parser.add_argument("--json", type=Path, help="a file for all figures and the wrong cases")
    return parser.parse_args()


def default_file() -> Path:
    """The mind that Luna comes with, made if it is not there yet."""
    from app.house.models.default_mind import prepare
    from app.house.paths import find

    paths = find()
    return prepare(paths.cache, paths.hashes)


def tell(name: str, result: Result, bar: float | None, show: int) -> None:
    """One line of the table, and some wrong cases."""
    low, high = wilson(result.right, result.of)
    aim = f"bar {bar:g}" if bar else ""
    print(
        f"mind.{name:16} {result.percent:6.1f} %  {result.right:4} of {result.of:4}"
        f"  ({low:.0f} to {high:.0f})  {aim}",
        flush=True,
    )
    for case, reply in result.wrong[:show]:
        print(f"    [{case.kind}] {case.messages[-1].text!r}\n      → {reply!r}", flush=True)
    if show and result.kinds:
        print(f"    wrong: {dict(result.kinds.most_common(12))}", flush=True)


def wanted(names: str) -> set[str]:
    """The rows that are asked for.

    Raises:
        SystemExit: there is no such row.
    """
    there = {row.name for row in ROWS} | set(COMPARED)
    chosen = {name.strip().removeprefix("mind.") for name in names.split(",") if name.strip()}
    if "not_told" in chosen:
        chosen = (chosen - {"not_told"}) | set(NOT_TOLD)
    if unknown := chosen - there:
        raise SystemExit(f"no such rows: {', '.join(sorted(unknown))}")
    return chosen or there


def compared(
    engine: Engine,
    chosen: set[str],
    given: argparse.Namespace,
    prefix: str,
    product: Product,
) -> dict[str, float]:
    """Knowledge, perplexity, lengths and loops of one model."""
    found: dict[str, float] = {}
    if "general" in chosen:
        result = judged(engine, general(), product)
        tell(f"{prefix}general", result, None, given.show)
        found["general"] = result.percent
    if "perplexity_ratio" in chosen:
        if (given.corpora / language.CORPUS).is_file():
            talks = language.held_out_talks(given.corpora)
            found["perplexity"] = language.perplexity(engine, talks[:5] if given.quick else talks)
            print(f"mind.{prefix}perplexity {found['perplexity']:.3f}", flush=True)
        else:
            print(f"{language.CORPUS} is not in {given.corpora}: no perplexity.", flush=True)
    if chosen & {"length_ratio", "loops"}:
        answers = language.answered(engine, language.requests(10 if given.quick else 100))
        found |= {"length": answers.median, "loops": answers.looping}
        print(f"mind.{prefix}length {answers.median:g} words in the median, "
              f"{answers.looping:.1f} % run in circles", flush=True)  # fmt: skip
    return found


def main() -> None:
    given = arguments()
    count = 40 if given.quick else given.cases
    chosen = wanted(given.rows)
    model = given.model or default_file()
    began, figures, details = time.perf_counter(), dict[str, float](), dict[str, object]()
    product = Product(
        None if given.alone else Judge(given.judge), forms=not given.alone, unread=given.unread
    )
    with product, Engine(model, context=CONTEXT, threads=given.threads) as engine:
        results: dict[str, Result] = {}
        for row in ROWS:
            if row.name not in chosen:
                continue
            results[row.name] = judged(engine, cases(row, count, given.seed), product)
            tell(row.name, results[row.name], row.bar, given.show)
        mine = compared(engine, chosen, given, "", product)
    for name, result in results.items():
        figures[f"mind.{name}"] = result.percent
        details[name] = {
            "right": result.right, "of": result.of, "wrong_kinds": dict(result.kinds),
            "wrong": [[case.kind, case.messages[-1].text, said] for case, said in result.wrong],
        }  # fmt: skip
    absent = [results[name] for name in NOT_TOLD if name in results]
    if len(absent) == len(NOT_TOLD):
        figures["mind.not_told"] = sum(r.percent for r in absent) / len(absent)
    figures |= {f"mind.{name}": value for name, value in mine.items()}
    if given.base and chosen & set(COMPARED):
        with Engine(given.base, context=CONTEXT, threads=given.threads) as engine:
            theirs = compared(engine, chosen, given, "base.", Product())
        figures |= {f"mind.base.{name}": value for name, value in theirs.items()}
        for name in ("perplexity", "length"):
            if name in mine:
                figures[f"mind.{name}_ratio"] = mine[name] / theirs[name]
    figures["mind.cases"] = count
    figures["mind.seconds"] = time.perf_counter() - began
    if given.json:
        kept = {"figures": {k: v for k, v in figures.items() if math.isfinite(v)}, "rows": details}
        given.json.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
    finish("mind", given.seed, figures)


if __name__ == "__main__":
    main()
