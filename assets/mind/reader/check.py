"""Checks the labelled messages in ``lines_*.jsonl``: ``python -m assets.mind.reader.check``.

One JSON object a line: ``before`` (at most two turns, each a role and a text), ``say`` (the
user's message) and ``frames`` (what it tells about the user; empty where it tells nothing).
Every value is a span of the message, or of a turn before it, character for character.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
MAX_LINES = 300

ACTS = ("tells", "changes", "withdraws", "corrects", "instructs")
QUALIFIERS = ("when", "where", "how_often", "only_if", "how_long", "with", "why", "since")
# fmt: off
SLOTS = frozenset((
    "name", "called", "pronouns", "age", "birthday", "home", "origin", "nationality", "job",
    "employer", "workplace", "school", "studies", "language", "religion", "diet", "allergy",
    "health", "medication", "likes", "does", "plays", "skill", "owns", "drives", "pet", "family",
    "partner", "goal", "plan", "event", "schedule", "budget", "belief", "fear", "feeling", "size",
    "instruction", "other", "any",
))
# fmt: on
_FIRST_WITHOUT_SPACES = "\u2e80"
_LINE_KEYS = {"before", "say", "frames"}
_FRAME_KEYS = {"act", "whose", "slot", "value", "not", *QUALIFIERS}


def frame_problems(frame: dict[str, Any], texts: list[str]) -> list[str]:
    """What is wrong with one frame; ``texts`` are the message and the turns before it."""
    problems = []
    if extra := set(frame) - _FRAME_KEYS:
        problems.append(f"unknown keys {sorted(extra)}")
    act, whose, slot = frame.get("act"), frame.get("whose", ""), frame.get("slot", "")
    if act not in ACTS:
        problems.append(f"unknown act {act!r}")
    if slot not in SLOTS and not (slot.startswith("favourite ") and slot[10:].strip()):
        problems.append(f"unknown slot {slot!r}")
    if (slot == "any") != (act == "withdraws"):
        problems.append("'any' is the slot of withdrawals, and theirs alone")
    if (slot == "instruction") != (act == "instructs"):
        problems.append("'instruction' is the slot of instructions, and theirs alone")
    if frame.get("not", True) is not True:
        problems.append("'not' is true or absent")
    everything = " ".join(texts).casefold()
    if not whose or (
        whose != "user" and any(word not in everything for word in whose.casefold().split())
    ):
        problems.append(f"whose {whose!r} is not in the text")
    for key in ("value", *QUALIFIERS):
        if key in frame and not any(is_span(frame[key], text) for text in texts):
            problems.append(f"{key} {frame[key]!r} is no span of the text")
    if "value" not in frame:
        problems.append("no value")
    return problems


def is_span(span: object, text: str) -> bool:
    """Whether ``span`` stands in ``text``, starting and ending where words do."""
    if not isinstance(span, str) or not span or span != span.strip():
        return False
    start = text.find(span)
    while start >= 0:
        end = start + len(span)
        if not (start > 0 and _one_word(text[start - 1], span[0])) and not (
            end < len(text) and _one_word(span[-1], text[end])
        ):
            return True
        start = text.find(span, start + 1)
    return False


def _one_word(left: str, right: str) -> bool:
    """Whether two neighbouring characters are of one word; Chinese and Japanese have no spaces."""
    return left.isalnum() and right.isalnum() and max(left, right) < _FIRST_WITHOUT_SPACES


def line_problems(line: dict[str, Any]) -> list[str]:
    """What is wrong with one labelled message."""
    if set(line) != _LINE_KEYS:
        return [f"keys {sorted(line)}"]
    before, say, frames = line["before"], line["say"], line["frames"]
    problems = []
    if not isinstance(say, str) or not say.strip():
        problems.append("nothing said")
    if len(before) > 2 or any(
        len(turn) != 2 or turn[0] not in ("user", "assistant") or not turn[1].strip()
        for turn in before
    ):
        problems.append("before is at most two turns of a role and a text")
    texts = [say, *(text for _, text in before)]
    for frame in frames:
        problems += frame_problems(frame, texts)
    if len({json.dumps(frame, sort_keys=True) for frame in frames}) < len(frames):
        problems.append("the same frame twice")
    return problems


def read_lines(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """All labelled messages of a folder, in the order of the files."""
    return [
        json.loads(text)
        for path in sorted(folder.glob("lines_*.jsonl"))
        for text in path.read_text(encoding="utf-8").splitlines()
    ]


def problems_in(folder: Path = FOLDER) -> list[str]:
    """Every problem of every file, each with its file and line number."""
    found = []
    first_seen: dict[str, str] = {}
    for path in sorted(folder.glob("lines_*.jsonl")):
        rows = path.read_text(encoding="utf-8").splitlines()
        if len(rows) > MAX_LINES:
            found.append(f"{path.name}: {len(rows)} lines, more than {MAX_LINES}")
        for number, row in enumerate(rows, 1):
            place = f"{path.name}:{number}"
            try:
                line = json.loads(row)
            except json.JSONDecodeError as error:
                found.append(f"{place}: {error}")
                continue
            found += [f"{place}: {problem}" for problem in line_problems(line)]
            key = " ".join(str(line.get("say")).casefold().split())
            if key in first_seen:
                found.append(f"{place}: said in {first_seen[key]} already")
            first_seen.setdefault(key, place)
    return found


def _print_counts(lines: list[dict[str, Any]]) -> None:
    frames = [frame for line in lines for frame in line["frames"]]
    print(f"{len(lines)} messages, {sum(not line['frames'] for line in lines)} tell nothing")
    print(f"{sum(bool(line['before']) for line in lines)} with turns before; {len(frames)} frames")
    for key in ("act", "slot"):
        counts = Counter(
            "favourite …" if frame[key].startswith("favourite ") else frame[key] for frame in frames
        )
        print(f"{key}: " + ", ".join(f"{name} {count}" for name, count in counts.most_common()))
    others = sum(frame["whose"] != "user" for frame in frames)
    negated = sum("not" in frame for frame in frames)
    qualified = sum(any(key in frame for key in QUALIFIERS) for frame in frames)
    print(f"about others {others}, negated {negated}, with a qualifier {qualified}")


def main() -> int:
    """Prints the problems, or the counts where there are none; the exit status says which."""
    if problems := problems_in():
        print("\n".join(problems))
        return 1
    _print_counts(read_lines())
    return 0


if __name__ == "__main__":
    sys.exit(main())
