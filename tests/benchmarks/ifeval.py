"""Following instructions: `python -m tests.benchmarks.ifeval --data DIR [--quick]`.

The 541 prompts of IFEval (Zhou et al. 2023, arXiv 2311.07911), strict: a prompt counts when the
reply follows every instruction in it. Our own checkers (`ifeval_checks`), so figures compare with
one another, and only roughly with what others publish. Each mind is asked through Luna's engine as
the first message of a conversation with nothing remembered, greedily, `--max-tokens` at most:

- `ifeval.mind`: the model that answers by default, or `--model`;
- `ifeval.base`: the untouched base, `--base` or that of the default model, in the same form; with
  `--base-native` also as `ifeval.base_native`, without Luna's system message;
- `ifeval.after_nights`: `--after`, a model, or adapters that lie on the mind together
  (`FILE@0.8` for a scale).
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.engine.llama.library import cores
from memory.vocabulary.errors import ModelFileError
from tests.benchmarks.figures import finish, wilson
from tests.benchmarks.ifeval_checks import CHECKS, followed
from tests.benchmarks.ifeval_replies import Mind, Task, replies, tasks

QUICK = 95  # prompts


@dataclass(frozen=True, slots=True)
class Score:
    """What one mind did: for each task, for each of its instructions, whether it was followed."""

    followed: tuple[tuple[bool, ...], ...]
    median_words: float  # of its replies

    @property
    def right(self) -> int:
        """Prompts all of whose instructions were followed."""
        return sum(map(all, self.followed))

    @property
    def instructions(self) -> int:
        """Instructions that were followed."""
        return sum(map(sum, self.followed))


def score(asked: Sequence[Task], said: Sequence[str]) -> Score:
    """Check every reply against its task."""
    marks = tuple(
        tuple(followed(instruction, reply) for instruction in task.instructions)
        for task, reply in zip(asked, said, strict=True)
    )
    return Score(marks, statistics.median(len(reply.split()) for reply in said))


def by_kind(asked: Sequence[Task], scores: Mapping[str, Score]) -> list[str]:
    """A line for each kind of instruction: how many there are, how many each mind followed."""
    of: Counter[str] = Counter(i.kind for task in asked for i in task.instructions)
    lines = [f"{'followed, by kind':44} {'of':>4} " + " ".join(f"{n:>12}" for n in scores)]
    for kind in sorted(CHECKS):
        counts = []
        for found in scores.values():
            pairs = zip(asked, found.followed, strict=True)
            counts.append(sum(
                right for task, marks in pairs
                for i, right in zip(task.instructions, marks, strict=True) if i.kind == kind
            ))  # fmt: skip
        lines.append(f"{kind:44} {of[kind]:4} " + " ".join(f"{count:12}" for count in counts))
    return lines


def figures(scores: Mapping[str, Score]) -> dict[str, Any]:
    """Percentages with their counts, and against the base what was won and lost."""
    out: dict[str, Any] = {}
    for name, found in scores.items():
        prompts, instructions = len(found.followed), sum(map(len, found.followed))
        low, high = wilson(found.right, prompts)
        key = f"ifeval.{name}"
        out |= {
            key: 100 * found.right / prompts, f"{key}_low": low, f"{key}_high": high,
            f"{key}_right": found.right, f"{key}_prompts": prompts,
            f"{key}_instructions": 100 * found.instructions / instructions,
            f"{key}_instructions_right": found.instructions,
            f"{key}_instructions_asked": instructions, f"{key}_median_words": found.median_words,
        }  # fmt: skip
    for name, before in (("mind", "base"), ("after_nights", "mind")):
        if name in scores and before in scores:
            pairs = zip(scores[before].followed, scores[name].followed, strict=True)
            changed = Counter((all(then), all(now)) for then, now in pairs)
            out[f"ifeval.{name}_won_over_{before}"] = changed[False, True]
            out[f"ifeval.{name}_lost_to_{before}"] = changed[True, False]
    return out


def _scaled(given: str) -> tuple[Path, float]:
    """`FILE` or `FILE@SCALE`."""
    path, sign, scale = given.rpartition("@")
    return (Path(path), float(scale)) if sign and not Path(given).exists() else (Path(given), 1.0)


def _is_adapter(path: Path) -> bool:
    from consolidation.adapters.gguf_file import read_gguf

    return read_gguf(path).kind == "adapter"


def _mind(args: argparse.Namespace) -> Path:
    if args.model:
        return Path(args.model)
    from app.house.models.default_mind import default_model

    return default_model()


def _base(args: argparse.Namespace) -> Path | None:
    if args.base:
        return Path(args.base)
    from app.house.models.bundled import base_file

    try:
        return base_file()
    except ModelFileError as error:
        print(f"The base is left out: {error.message}", file=sys.stderr)
        return None


def minds(args: argparse.Namespace) -> list[Mind]:
    """Who is asked, in the order of the figures."""
    found = []
    if base := None if args.no_base else _base(args):
        found.append(Mind("base", base))
        if args.base_native:
            found.append(Mind("base_native", base, persona=False))
    if not args.no_mind:
        found.append(Mind("mind", _mind(args)))
    after = [_scaled(given) for given in args.after]
    if after and all(_is_adapter(path) for path, _ in after):
        found.append(Mind("after_nights", _mind(args), tuple(after)))
    elif len(after) == 1:
        found.append(Mind("after_nights", after[0][0]))
    elif after:
        raise SystemExit("--after takes one model, or adapters only.")
    return found


def main(given: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data/ifeval"))
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} of the prompts")
    parser.add_argument("--limit", type=int, help="so many of the prompts")
    parser.add_argument("--seed", type=int, default=0, help="which ones, with --quick or --limit")
    parser.add_argument("--model", type=Path, help="the mind; the default model")
    parser.add_argument("--no-mind", action="store_true", help="leave it out")
    parser.add_argument("--base", type=Path, help="the untouched base")
    parser.add_argument("--no-base", action="store_true", help="leave it out")
    parser.add_argument("--base-native", action="store_true", help="also without Luna's persona")
    parser.add_argument("--after", nargs="+", default=[], metavar="FILE[@SCALE]")
    parser.add_argument("--max-tokens", type=int, default=512)
    parser.add_argument("--engines", type=int, default=cores(), help="of one thread each")
    parser.add_argument("--work", type=Path, default=Path(".run/ifeval"), help="keeps the replies")
    args = parser.parse_args(given)
    if not (args.data / "input_data.jsonl").is_file() and (args.data / "ifeval").is_dir():
        args.data /= "ifeval"  # the folder of all sets, as the other benchmarks take it
    asked = tasks(args.data, args.seed, args.limit or (QUICK if args.quick else None))
    scores: dict[str, Score] = {}
    for mind in minds(args):
        said = replies(mind, asked, args.work, max_tokens=args.max_tokens, engines=args.engines)
        scores[mind.name] = score(asked, said)
    if not scores:
        sys.exit("Nobody was asked: name --base, --model or --after.")
    print("\n".join(by_kind(asked, scores)), end="\n\n")
    finish("ifeval", args.seed, figures(scores))


if __name__ == "__main__":
    main()
