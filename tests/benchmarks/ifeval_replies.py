"""Greedy replies to the prompts of IFEval through Luna's own engine, kept in a folder.

What was answered is in a file for each mind, so that a run that was ended goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.engine import Engine, file_hash
from memory.prompt_form import system_text
from memory.records import Message
from tests.benchmarks.ifeval_checks import Instruction

CONTEXT = 4096  # tokens, as the product's


@dataclass(frozen=True, slots=True)
class Task:
    """A prompt and all that it asks for."""

    text: str
    instructions: tuple[Instruction, ...]


@dataclass(frozen=True, slots=True)
class Mind:
    """Who is asked: a model, adapters on it with their scales, and how it is addressed."""

    name: str  # as the figures call it
    model: Path
    adapters: tuple[tuple[Path, float], ...] = ()
    persona: bool = True  # else the template's own default system message

    def messages(self, task: Task) -> list[Message]:
        """The prompt as the first message of a conversation."""
        asked = Message("user", task.text)
        return [Message("system", system_text()), asked] if self.persona else [asked]


def tasks(data: Path, seed: int, count: int | None = None) -> list[Task]:
    """The prompts in a seeded order; the first `count` of them, or all.

    Raises:
        FileNotFoundError: the set is not there.
    """
    lines = (data / "input_data.jsonl").read_text("utf-8").splitlines()
    found = []
    for line in map(json.loads, filter(None, lines)):
        given = zip(line["instruction_id_list"], line["kwargs"], strict=True)
        asked = [
            Instruction(kind, {k: v for k, v in arguments.items() if v is not None})
            for kind, arguments in given
        ]
        found.append(Task(line["prompt"], tuple(asked)))
    random.Random(f"{seed} ifeval").shuffle(found)
    return found[:count]


def replies(
    mind: Mind,
    asked: Sequence[Task],
    work: Path,
    *,
    max_tokens: int,
    beside: int = 1,
    threads: int | None = None,
) -> list[str]:
    """The reply to each task, from `work` where it was made before.

    Args:
        beside: prompts in one step of llama.cpp; 1 is exactly the product's way.
    """
    kept = _Kept(work, mind, max_tokens, beside)
    # The same neighbours every time: what is computed beside others may differ in the last bit.
    chunks = [asked[at : at + beside] for at in range(0, len(asked), beside)]
    missing = [chunk for chunk in chunks if not all(task.text in kept for task in chunk)]
    if missing:
        began, count, of = time.perf_counter(), 0, sum(map(len, missing))
        with Engine(mind.model, context=CONTEXT, threads=threads) as engine:
            engine.set_adapters(mind.adapters)
            for chunk in missing:
                prompts = [mind.messages(task) for task in chunk]
                said = (
                    engine.replies(prompts, max_tokens)
                    if len(prompts) > 1
                    else [engine.reply(prompts[0], max_tokens)]
                )
                kept.add([task.text for task in chunk], said)
                count += len(chunk)
                each = (time.perf_counter() - began) / count
                print(f"{mind.name}: {count} of {of}, {each:.1f} s each, "
                      f"{each * (of - count) / 60:.0f} min left", file=sys.stderr, flush=True)  # fmt: skip
    return [kept[task.text] for task in asked]


class _Kept:
    """The replies of one mind in one file, a line each; all that decides them is in its name."""

    def __init__(self, work: Path, mind: Mind, max_tokens: int, beside: int) -> None:
        adapters = [[file_hash(path), scale] for path, scale in mind.adapters]
        system = system_text() if mind.persona else None
        said_by = json.dumps([file_hash(mind.model), adapters, system, max_tokens, beside])
        work.mkdir(parents=True, exist_ok=True)
        self._file = work / f"{mind.name}-{_digest(said_by)}.jsonl"
        self._found: dict[str, str] = {}
        if self._file.is_file():
            for line in self._file.read_text("utf-8").splitlines():
                try:
                    entry = json.loads(line)
                except ValueError:  # cut when the run was ended
                    continue
                self._found[entry["prompt"]] = entry["reply"]

    def __contains__(self, prompt: str) -> bool:
        return _digest(prompt) in self._found

    def __getitem__(self, prompt: str) -> str:
        return self._found[_digest(prompt)]

    def add(self, prompts: Sequence[str], said: Sequence[str]) -> None:
        """Keep replies, on disk at once."""
        with self._file.open("a", encoding="utf-8") as out:
            for prompt, reply in zip(prompts, said, strict=True):
                self._found[_digest(prompt)] = reply
                entry = {"prompt": _digest(prompt), "reply": reply}
                out.write("\n" * (out.tell() > 0) + json.dumps(entry, ensure_ascii=False))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
