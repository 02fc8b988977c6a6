"""The commands in this process, over a scripted engine and a real store."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from app import assembly
from app.cli.main import cli
from app.house.paths import Paths
from app.house.settings.config import Settings
from tests.fakes import FakeEmbedder
from tests.fakes_engine import FakeEngine


@dataclass
class Shell:
    """`luna …` as a function; the engine behind it says what was enqueued."""

    engine: FakeEngine

    def __call__(self, *arguments: str, input: str = "", code: int = 0) -> Result:
        """Run a command; its exit code must be `code`."""
        result = CliRunner().invoke(cli, list(arguments), input=input, prog_name="luna")
        assert result.exit_code == code, result.output + repr(result.exception)
        return result

    def objects(self, *arguments: str, input: str = "", code: int = 0) -> list[dict[str, Any]]:
        """The same, with the JSON lines of its standard output."""
        result = self(*arguments, input=input, code=code)
        return [json.loads(line) for line in result.stdout.splitlines()]


def shell(monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Every command of the test gets this engine; memory lies in the test's LUNA_HOME."""
    engine = FakeEngine()
    made: Callable[..., assembly.Luna] = assembly.Luna

    def build(settings: Settings, paths: Paths) -> assembly.Luna:
        paths.create()
        settings = replace(settings, acknowledge=False)  # every word is the engine's
        return made(settings, paths, engine=engine, embedder=FakeEmbedder())  # type: ignore[arg-type]

    monkeypatch.setattr(assembly, "build", build)
    return Shell(engine)


def lines(*values: dict[str, Any] | str) -> str:
    """JSON lines for standard input; texts go as they are."""
    return "".join((v if isinstance(v, str) else json.dumps(v)) + "\n" for v in values)


def write_lines(file: Path, *values: dict[str, Any]) -> Path:
    """A file of JSON lines."""
    file.write_text(lines(*values), encoding="utf-8")
    return file
