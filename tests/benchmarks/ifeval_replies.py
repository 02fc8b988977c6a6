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
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from app.engine import Engine, file_hash
from memory.vocabulary.prompt_form import system_text
from memory.vocabulary.records import Message
from tests.benchmarks.ifeval_checks import Instruction

CONTEXT = 4096  # tokens, as the product's
_NOTHING = (1, 1)  # two tokens that no prompt begins with


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
    lines = (data / "input_data.jsonl").read_text("utf-8").split("\n")
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
    mind: Mind, asked: Sequence[Task], work: Path, *, max_tokens: int, engines: int
) -> list[str]:
    """The reply to each task, from `work` where it was made before.

    Several prompts in one step of llama.cpp would not do: of twelve replies of SmolLM2 four came
    out as they do alone. So there are several engines of one thread each, and every prompt begins
    with an empty context, which makes its reply the same in whatever order and run.
    """
    kept = _Kept(work, mind, max_tokens)
    missing = [task for task in asked if task.text not in kept]
    count, began = 0, time.perf_counter()
    with ExitStack() as stack:
        idle: SimpleQueue[Engine] = SimpleQueue()
        for _ in range(min(engines, len(missing))):
            idle.put(stack.enter_context(Engine(mind.model, context=CONTEXT, threads=1)))

        def answer(task: Task) -> tuple[Task, str]:
            engine = idle.get()
            try:
                engine.set_adapters(mind.adapters)
                engine.logits(_NOTHING, 1)  # what was evaluated is lost
                return task, engine.reply(mind.messages(task), max_tokens)
            finally:
                idle.put(engine)

        pool = stack.enter_context(ThreadPoolExecutor(max(engines, 1)))
        stack.callback(pool.shutdown, wait=True, cancel_futures=True)
        for done in as_completed([pool.submit(answer, task) for task in missing]):
            kept.add(*done.result())
            count += 1
            each = (time.perf_counter() - began) / count
            left = each * (len(missing) - count) / 60
            print(f"{mind.name}: {count} of {len(missing)}, {each:.1f} s each, "
                  f"{left:.0f} min left", file=sys.stderr, flush=True)  # fmt: skip
    return [kept[task.text] for task in asked]


class _Kept:
    """The replies of one mind in one file, a line each; all that decides them is in its name."""

    def __init__(self, work: Path, mind: Mind, max_tokens: int) -> None:
        adapters = [[file_hash(path), scale] for path, scale in mind.adapters]
        system = system_text() if mind.persona else None
        said_by = json.dumps([file_hash(mind.model), adapters, system, max_tokens])
        work.mkdir(parents=True, exist_ok=True)
        self._file = work / f"{mind.name}-{_digest(said_by)}.jsonl"
        self._found: dict[str, str] = {}
        if self._file.is_file():
            for line in self._file.read_text("utf-8").split("\n"):
                try:
                    entry = json.loads(line)
                except ValueError:  # cut when the run was ended
                    continue
                self._found[entry["prompt"]] = entry["reply"]

    def __contains__(self, prompt: str) -> bool:
        return _digest(prompt) in self._found

    def __getitem__(self, prompt: str) -> str:
        return self._found[_digest(prompt)]

    def add(self, task: Task, reply: str) -> None:
        """Keep a reply, on disk at once."""
        self._found[_digest(task.text)] = reply
        entry = {"prompt": _digest(task.text), "reply": reply}
        with self._file.open("a", encoding="utf-8") as out:
            # A line that was cut when a run was ended must not swallow this one.
            out.write("\n" * (out.tell() > 0) + json.dumps(entry, ensure_ascii=False))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
