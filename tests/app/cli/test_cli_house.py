"""`luna conversations`, `schedule`, `models`, `config`, `keys`, `log`, `completion`, plain chat."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.house.paths import Paths
from app.house.settings import config
from app.house.settings.config import Settings
from app.nights import night_process
from app.nights.night_process import NightProcess
from app.nights.schedule import Schedule
from memory.vocabulary.records import now
from tests.app.shell import Shell, shell


@pytest.fixture
def luna(monkeypatch: pytest.MonkeyPatch) -> Shell:
    return shell(monkeypatch)


def test_conversations_from_the_shell(luna: Shell, tmp_path: Path) -> None:
    luna.engine.enqueue("Noted.")
    luna("-p", "I live in Orlen.")
    luna("-p", "Something else.")
    talks = luna.objects("conversations", "list", "--json")
    assert [talk["title"] for talk in talks] == ["Something else.", "I live in Orlen."]
    first = talks[1]["id"]
    assert "Noted." in luna("conversations", "show", first[:6]).stdout
    found = luna.objects("conversations", "search", "Orlen", "--json")
    assert found[0]["text"] == "I live in Orlen." and found[0]["conversation"] == first
    luna("conversations", "rename", first, "Where", "I", "live")
    luna("conversations", "export", first, str(tmp_path / "x.md"))
    assert (tmp_path / "x.md").read_text().startswith("# Where I live")
    luna("conversations", "export", first, str(tmp_path / "x.md"))  # its own is replaced
    (tmp_path / "diary.md").write_text("# Mine\n\nnot a talk")
    said = luna("conversations", "export", first, str(tmp_path / "diary.md"), code=1).output
    assert "is there already" in said and "Name another file" in said
    assert (tmp_path / "diary.md").read_text() == "# Mine\n\nnot a talk"
    luna("conversations", "delete", first, input="n\n", code=1)
    luna("conversations", "delete", first, "--yes")
    assert len(luna.objects("conversations", "list", "--json")) == 1
    assert len(luna.objects("memory", "list", "--json")) == 1  # the fact stays
    result = luna("conversations", "show", first, code=1)
    assert "No conversation begins" in result.output


def late(home: Path) -> Schedule:
    """A schedule that has missed its last night."""
    paths = Paths(home, home, home, home)
    schedule = Schedule(paths.data, Settings())
    schedule.begin()
    state = json.loads((home / "schedule.json").read_text())
    state["served"] = (schedule.slot(now()).replace(year=2020)).isoformat()
    (home / "schedule.json").write_text(json.dumps(state))
    return schedule


def test_a_timer_s_run_has_the_night_that_is_due_and_no_second(
    luna: Shell, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.nights.schedule.on_battery", lambda: False)
    nights: list[Any] = []
    outcome = {"type": "outcome", "value": {"adopted": False, "facts": [], "report": "/r.md"}}

    def start(settings: Settings, paths: Paths, **request: Any) -> NightProcess:
        nights.append(request)
        code = f"print({json.dumps(json.dumps(outcome))})"
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        return NightProcess(process, paths.log)

    monkeypatch.setattr(night_process, "start", start)
    assert "No night is due." in luna("schedule", "run").output
    schedule = late(home)
    assert "missed" in luna("schedule", "show").output
    assert "/r.md" in luna("schedule", "run").output
    assert "No night is due." in luna("schedule", "run").output
    assert len(nights) == 1 and schedule.due() is None


def test_on_battery_a_timer_waits(luna: Shell, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.nights.schedule.on_battery", lambda: True)
    schedule = late(home)
    assert "battery" in luna("schedule", "run").output
    assert schedule.due() is not None


def test_a_timer_is_shown_before_it_is_written(
    luna: Shell, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "systemctl").write_text("#!/bin/sh\n")
    (folder / "systemctl").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    unit = home / ".config/systemd/user/luna-night.timer"
    said = luna("schedule", "install", "--kind", "systemd", input="n\n", code=1).output
    assert "OnCalendar=*-*-* 03:00:00" in said and not unit.exists()
    luna("schedule", "install", "--kind", "systemd", input="y\n")
    assert unit.exists()
    assert "a timer is installed" in luna("schedule", "show", "--kind", "systemd").output
    assert "Removed." in luna("schedule", "remove", "--kind", "systemd").output
    assert not unit.exists()


def test_a_pause_and_no_report_yet(luna: Shell) -> None:
    luna("schedule", "pause")
    assert "paused" in luna("schedule", "show").output
    luna("schedule", "pause", "--off")
    assert luna.objects("schedule", "show", "--json")[0]["next"]
    assert "no report" in luna("schedule", "report", code=1).output


def test_models_from_the_shell(
    luna: Shell, home: Path, small_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = luna.objects("models", "list", "--json")
    assert len(listed) >= 9 and listed[0]["name"] == "default"
    assert "SmolLM2-135M-Instruct" in listed[0]["about"] and not listed[0]["in_use"]
    own = listed.pop()  # what the tests talk to is a file of their own
    assert own == {"name": "", "file": str(small_model), "here": True, "in_use": True}
    assert not any(model["here"] or model["in_use"] for model in listed)
    assert f"* {small_model}" in luna("models", "list").output
    assert "is not here yet" in luna("models", "use", "qwen3-0.6b", code=1).output
    result = luna("models", "get", "qwen3-0.6b", input="n\n", code=1)
    assert "huggingface.co/Qwen/Qwen3-0.6B-GGUF" in result.output
    assert not (home / "models").exists() or not list((home / "models").iterdir())
    luna("models", "use", str(small_model))
    assert config.load(home / "config.toml", environ={}).model_file == small_model
    luna("models", "use", "default")
    assert config.load(home / "config.toml", environ={}).model == ""
    monkeypatch.delenv("LUNA_MODEL")
    assert luna.objects("models", "list", "--json")[0]["in_use"]
    assert "* default" in luna("models", "list").output


def test_the_settings_file_with_comments_changes_nothing(luna: Shell, home: Path) -> None:
    luna("config", "init")
    file = home / "config.toml"
    assert config.load(file, environ={}) == Settings()
    uncommented = "\n".join(
        line[2:] if " = " in line and line.startswith("# ") else line
        for line in file.read_text().splitlines()
        if not line.startswith('# "')
    )
    file.write_text(uncommented)
    assert config.load(file, environ={}) == Settings()  # every line of it is a valid setting
    assert "is there already" in luna("config", "init", code=1).output
    assert "night.at" in luna("config", "show").output


def test_keys_and_the_log(luna: Shell, home: Path) -> None:
    (home / "config.toml").write_text('[keys]\n"memory.pin" = "f9"\n')
    assert "F9" in luna("keys").output
    (home / "config.toml").write_text("[keys]\nmemory = 3\n")
    assert "must hold texts" in luna("keys", code=1).output
    (home / "config.toml").unlink()
    luna("-p", "Hello")
    assert luna("log", "-n", "3").exit_code == 0


@pytest.mark.parametrize("kind", ["bash", "zsh", "fish"])
def test_completion(luna: Shell, kind: str) -> None:
    assert "_LUNA_COMPLETE" in luna("completion", kind).output


def test_a_plain_chat_has_commands_too(
    luna: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = iter([
        "/why", "/undo", "I live in Orlen.", "/why", "/context", "/strength 40", "/strength x",
        "/report", "/rename Where I live", "/export talk.md", "/undo", "I live in Orlen.",
        "/memory", "/again", "/incognito", "/remember x", "/theme",
        "/incognito", "/search Orlen", "/forget Orlen", "/remember", "/help", "/quit",
    ])  # fmt: skip
    monkeypatch.setattr("builtins.input", lambda prompt: next(said))
    luna.engine.enqueue("Noted.", "Noted.", "Noted again.")
    monkeypatch.chdir(tmp_path)
    out = luna("chat", "--plain", input="y\n").output
    assert (tmp_path / "talk.md").read_text().startswith("# Where I live")
    for words in ("Nothing was sent to the model yet.", "There is nothing to undo.",
                  "used: The user lives in",
                  "the base alone", "message, ", "speak at 40%", "a number from 0 to 100",
                  "No nights yet.", "Renamed.", "Undone: The user lives in Orlen.",
                  "Noted.", "The user lives in Orlen. (active)", "Noted again.",
                  "Incognito: nothing is written", "Incognito writes nothing.", "wants the screen",
                  "No longer incognito", "Forgotten.", "/remember needs TEXT",
                  "/new: Begin a new conversation."):  # fmt: skip
        assert words in out, words
    assert luna.objects("memory", "list", "--json") == []


def test_the_dial_and_one_question_twice(luna: Shell) -> None:
    assert luna.objects("adapters", "strength", "--json") == [{"strength": 100}]
    assert "40 %" in luna("adapters", "strength", "40").output
    luna.engine.enqueue("I don't know.", "Mivack.")
    (found,) = luna.objects("adapters", "compare", "What", "is", "it?", "--json")
    assert found["base"] == "I don't know." and found["adapters"] == 0


def test_a_mistyped_command_is_guessed_and_a_question_shown_the_way(luna: Shell) -> None:
    assert "Did you mean" in (said := luna("memry", code=2).output) and "memory" in said
    assert "luna -p 'where do i live'" in luna("where", "do", "i", "live", code=2).output
    assert "No such command 'zzz'" in luna("zzz", code=2).output
