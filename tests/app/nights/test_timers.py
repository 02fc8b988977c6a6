"""The system's timers: what is written, switched on, and taken away again."""

from __future__ import annotations

import os
import plistlib
from pathlib import Path

import pytest

from app.nights import timers
from memory.vocabulary.errors import SettingsError


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """systemctl, launchctl and crontab that write down how they were called."""
    folder = tmp_path / "bin"
    folder.mkdir()
    log, table = tmp_path / "called", tmp_path / "table"
    for name in ("systemctl", "launchctl"):
        (folder / name).write_text(f'#!/bin/sh\necho "{name} $*" >> {log}\n')
    (folder / "crontab").write_text(
        f'#!/bin/sh\nif [ "$1" = -l ]; then cat {table} 2>/dev/null || exit 1; '
        f"else cat > {table}; fi\n"
    )
    for path in folder.iterdir():
        path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return tmp_path


def test_systemd(tools: Path) -> None:
    made = timers.plan("systemd", "03:00", ["--home", "/x y/%h"], tools)
    assert "OnCalendar=*-*-* 03:00:00" in made.text() and "Persistent=true" in made.text()
    assert '"--home" "/x y/%%h" "schedule" "run"' in made.text()
    assert not timers.installed(made)
    timers.install(made)
    assert timers.installed(made)
    assert (tools / ".config/systemd/user/luna-night.timer").is_file()
    assert "enable --now luna-night.timer" in (tools / "called").read_text()
    assert timers.remove(made) and not timers.remove(made)
    assert not list((tools / ".config/systemd/user").iterdir())
    assert "disable --now luna-night.timer" in (tools / "called").read_text()


def test_launchd(tools: Path) -> None:
    made = timers.plan("launchd", "23:05", ["--home", "/a&b"], tools)
    timers.install(made)
    path = made.pieces[0].path
    assert path is not None
    written = plistlib.loads(path.read_bytes())
    assert written["StartCalendarInterval"] == {"Hour": 23, "Minute": 5}
    assert written["ProgramArguments"][-4:] == ["--home", "/a&b", "schedule", "run"]
    assert timers.remove(made) and not path.exists()


def test_cron_leaves_other_lines_alone(tools: Path) -> None:
    (tools / "table").write_text("1 2 * * * other\n")
    made = timers.plan("cron", "03:07", ["--home", "/a b"])
    for _ in range(2):  # again replaces
        timers.install(made)
    lines = (tools / "table").read_text().splitlines()
    assert len(lines) == 2 and lines[0] == "1 2 * * * other"
    assert lines[1].startswith("7 3 * * * ") and "'/a b' schedule run" in lines[1]
    assert timers.remove(made)
    assert (tools / "table").read_text() == "1 2 * * * other\n"


def test_a_command_that_fails_says_which(tools: Path) -> None:
    (tools / "bin" / "systemctl").write_text("#!/bin/sh\necho no bus >&2\nexit 1\n")
    with pytest.raises(SettingsError, match="no bus"):
        timers.install(timers.plan("systemd", "03:00", [], tools))
