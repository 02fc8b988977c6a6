"""Luna in the settings of other programs."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from app.doors.mcp import mcp_install
from app.doors.mcp.mcp_install import KNOWN, known, plan, removal, write
from app.doors.programs.clients import Clients, Right, State
from app.house import paths
from memory.vocabulary.errors import NotFoundError, SettingsError
from tests.app.shell import Shell, shell

LINE = ["/usr/bin/luna", "mcp", "--client", "x"]


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("XDG_CONFIG_HOME")


@pytest.fixture
def luna(monkeypatch: pytest.MonkeyPatch) -> Shell:
    return shell(monkeypatch)


@pytest.mark.parametrize("each", KNOWN, ids=lambda each: each.name)
def test_only_what_is_lunas_changes(each: mcp_install.Known, home: Path) -> None:
    toml = each.form == "toml"
    file = each.file(home)
    file.parent.mkdir(parents=True, exist_ok=True)
    others = {"theme": "ö", each.at[0]: {"other": {"command": "x", "args": ["y"]}}}
    before = json.dumps(others, indent=4, ensure_ascii=False)
    if toml:
        before = f'# mine\ntheme = "ö"\n\n[{each.at[0]}.other]\ncommand = "x"\nargs = ["y"]\n'
    file.write_text(before)
    file.chmod(0o640)

    def read() -> dict[str, object]:
        text = file.read_text()
        return tomllib.loads(text) if toml else json.loads(text)

    made = plan(each, LINE, home)
    assert file.read_text() == before and "/usr/bin/luna" in made.text()
    write(made)
    now = read()
    entry = now[each.at[0]].pop("luna")  # type: ignore[attr-defined]
    assert now == others
    whole = entry["command"] if each.joined else [entry["command"], *entry["args"]]
    assert whole == LINE
    assert file.stat().st_mode & 0o777 == 0o640
    assert not plan(each, LINE, home).changes
    other = plan(each, ["/opt/luna", "mcp"], home)
    write(other)
    assert "/usr/bin/luna" not in file.read_text()
    write(removal(each, home))
    assert read() == others
    if toml:
        assert "# mine" in file.read_text()


def test_a_file_that_is_not_there_is_made_for_its_owner(home: Path) -> None:
    write(plan(known("Claude Code"), LINE, home))
    file = home / ".claude.json"
    assert json.loads(file.read_text())["mcpServers"]["luna"]["command"] == "/usr/bin/luna"
    assert file.stat().st_mode & 0o777 == 0o600
    assert not removal(known("cursor"), home).changes


@pytest.mark.parametrize("text", ['{"mcpServers": [] }', "// mine\n{}", "[1]", "{", "\ufeff{}"])
def test_what_cannot_be_read_safely_is_left_alone(home: Path, text: str) -> None:
    file = home / ".claude.json"
    file.write_text(text)
    with pytest.raises(SettingsError, match="Do it by hand"):
        plan(known("claude-code"), LINE, home)
    assert file.read_text() == text


def test_what_changed_since_it_was_shown_is_not_written(home: Path) -> None:
    made = plan(known("claude-code"), LINE, home)
    (home / ".claude.json").write_text("{}")
    with pytest.raises(SettingsError, match="changed in the meantime"):
        write(made)
    assert (home / ".claude.json").read_text() == "{}"


def test_settings_that_are_a_link_stay_one(home: Path) -> None:
    real = home / "dotfiles" / "claude.json"
    real.parent.mkdir()
    real.write_text("{}")
    (home / ".claude.json").symlink_to(real)
    write(plan(known("claude-code"), LINE, home))
    assert (home / ".claude.json").is_symlink() and "luna" in real.read_text()


def test_the_command_shows_then_asks(home: Path, luna: Shell) -> None:
    (home / ".cursor").mkdir()
    shown = luna("mcp", "install")
    assert "mcp.json" in shown.stdout and "claude-code" in shown.stderr
    assert not (home / ".cursor" / "mcp.json").exists()
    luna("mcp", "install", "cursor", input="n\n", code=1)
    assert not (home / ".cursor" / "mcp.json").exists()
    assert not Clients(paths.find().clients).all()
    luna("mcp", "install", "cursor", "--right", "read", input="y\n")
    written = json.loads((home / ".cursor" / "mcp.json").read_text())["mcpServers"]["luna"]
    assert written["args"][-3:] == ["mcp", "--client", "cursor"]
    assert str(home) in written["args"]  # LUNA_HOME is not there when the program starts it
    (client,) = Clients(paths.find().clients).all()
    assert (client.name, client.title, client.right) == ("cursor", "Cursor", Right.READ)
    luna("mcp", "uninstall", "cursor", "--yes")
    assert "luna" not in (home / ".cursor" / "mcp.json").read_text()
    assert Clients(paths.find().clients).get("cursor").state is State.REVOKED
    assert "mcpServers" in luna("mcp", "install", "--show").stdout
    assert "--show" in luna("mcp", "install", "nonesuch", code=1).stderr
    with pytest.raises(NotFoundError):
        known("nonesuch")
