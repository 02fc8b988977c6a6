"""Luna as a user's program meets her: processes, lines in, lines out."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

LUNA = [sys.executable, "-m", "app"]


def run(*arguments: str, check: bool = True, timeout: float = 280) -> list[dict[str, Any]]:
    """One command with JSON lines out; its standard error is shown when it fails."""
    done = subprocess.run(
        [*LUNA, *arguments], capture_output=True, text=True, timeout=timeout, check=False
    )
    if check:
        assert done.returncode == 0, done.stderr + done.stdout
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


class Talk:
    """An open `luna chat --jsonl`."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def send(self, **line: Any) -> dict[str, Any]:
        """One line in, one object out."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(line) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, "luna chat --jsonl ended"
        found: dict[str, Any] = json.loads(answer)
        return found

    def say(self, text: str) -> dict[str, Any]:
        return self.send(say=text)

    def ask_anew(self, text: str) -> dict[str, Any]:
        """The same in a new conversation."""
        self.send(new=True)
        return self.say(text)


@contextmanager
def chat(*arguments: str) -> Iterator[Talk]:
    """A chat that is open for the length of the block."""
    with subprocess.Popen(
        [*LUNA, "chat", "--jsonl", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Talk(process)
        finally:
            assert process.stdin
            process.stdin.close()
            process.wait(timeout=60)


def sent(answer: dict[str, Any]) -> str:
    """Every word that the model was shown for this answer."""
    return "\n".join(section["text"] for section in answer["prompt"]["sections"])


def section(answer: dict[str, Any], *names: str) -> str:
    """The text of some sections of the prompt."""
    return "\n".join(s["text"] for s in answer["prompt"]["sections"] if s["name"] in names)


def files_with(home: Path, words: Iterable[str]) -> list[str]:
    """The words that some file of a home holds in clear, with the file; models aside."""
    low = [word.lower() for word in words]
    return [
        f"{word} in {file.relative_to(home)}"
        for file in home.rglob("*")
        if file.is_file() and "cache" not in file.relative_to(home).parts
        for word in low
        if word.encode() in file.read_bytes().lower()
    ]
