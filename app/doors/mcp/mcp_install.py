"""Luna in the settings of other programs: what would be written is shown before it is.

Each known client has a file of settings with a place for MCP servers. All else in that file stays
as it is.
"""

from __future__ import annotations

import difflib
import json
import os
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from memory.vocabulary.errors import NotFoundError, SettingsError

Form = Literal["json", "toml"]
ENTRY = "luna"  # how Luna is called in those files


@dataclass(frozen=True, slots=True)
class Known:
    """A program that speaks MCP.

    Attributes:
        name: for commands and for Luna's list of programs.
        title: its own name.
        files: where its settings may lie, by platform, below the user's home; the first that is
            there counts, else the first.
        at: the path of keys to its servers.
        more: what an entry holds beside command and arguments.
        joined: command and arguments are one list.
    """

    name: str
    title: str
    files: Mapping[str, str]
    at: tuple[str, ...] = ("mcpServers",)
    more: tuple[tuple[str, str], ...] = ()
    joined: bool = False
    form: Form = "json"

    def file(self, home: Path) -> Path:
        """Its file of settings on this machine."""
        here = self.files.get(sys.platform) or self.files["linux"]
        if here.startswith(".config/") and (base := os.environ.get("XDG_CONFIG_HOME")):
            return Path(base) / here.removeprefix(".config/")
        return home / here

    def here(self, home: Path) -> bool:
        """Whether the program seems to be on this machine."""
        file = self.file(home)
        return file.exists() or (file.parent != home and file.parent.is_dir())


_MAC = "Library/Application Support"
KNOWN = (
    Known("claude-desktop", "Claude Desktop", {
        "darwin": f"{_MAC}/Claude/claude_desktop_config.json",
        "linux": ".config/Claude/claude_desktop_config.json"}),
    Known("claude-code", "Claude Code", {"linux": ".claude.json"}, more=(("type", "stdio"),)),
    Known("cursor", "Cursor", {"linux": ".cursor/mcp.json"}),
    Known("vscode", "Visual Studio Code", {
        "darwin": f"{_MAC}/Code/User/mcp.json", "linux": ".config/Code/User/mcp.json"},
        at=("servers",), more=(("type", "stdio"),)),
    Known("windsurf", "Windsurf", {"linux": ".codeium/windsurf/mcp_config.json"}),
    Known("zed", "Zed", {"linux": ".config/zed/settings.json"}, at=("context_servers",)),
    Known("lm-studio", "LM Studio", {"linux": ".lmstudio/mcp.json"}),
    Known("gemini-cli", "Gemini CLI", {"linux": ".gemini/settings.json"}),
    Known("codex", "Codex", {"linux": ".codex/config.toml"}, at=("mcp_servers",), form="toml"),
    Known("opencode", "opencode", {"linux": ".config/opencode/opencode.json"},
          at=("mcp",), more=(("type", "local"),), joined=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """What an installation would do to one file."""

    known: Known
    file: Path
    before: str
    after: str

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after

    def text(self) -> str:
        """The file and the lines that change, to be read first."""
        if not self.changes:
            return f"# {self.file}\n(as it should be)"
        lines = difflib.unified_diff(
            self.before.splitlines(), self.after.splitlines(), lineterm="", n=2
        )
        return "\n".join([f"# {self.file}", *list(lines)[2:]])


def known(name: str) -> Known:
    """A program by its name.

    Raises:
        NotFoundError: it is not one of those; the remedy says how to do it by hand.
    """
    for each in KNOWN:
        if each.name == name.casefold().replace(" ", "-"):
            return each
    raise NotFoundError(
        f"Luna does not know where “{name}” keeps its settings.",
        f"Known: {', '.join(each.name for each in KNOWN)}. `luna mcp install --show` prints what "
        "any other program needs.",
    )


def command(arguments: Sequence[str], client: str) -> list[str]:
    """How a program starts Luna's server.

    Args:
        arguments: global options of luna, as `--home DIR`.
        client: what the program is called in Luna's list; "" takes what it calls itself.
    """
    script = Path(sys.executable).with_name("luna")
    start = [str(script)] if script.is_file() else [sys.executable, "-m", "app"]
    own = ["--client", client] if client else []
    return [*start, *arguments, "mcp", *own]


def plan(each: Known, line: Sequence[str], home: Path | None = None) -> Plan:
    """What would be written for a program.

    Args:
        line: how Luna is started.
        home: of the user, for tests.

    Raises:
        SettingsError: its settings cannot be read, so that nothing can be added safely.
    """
    return _planned(each, home or Path.home(), line)


def removal(each: Known, home: Path | None = None) -> Plan:
    """What would be written to take Luna out again.

    Raises:
        SettingsError: its settings cannot be read.
    """
    return _planned(each, home or Path.home(), None)


def write(made: Plan) -> None:
    """Do it, whole or not at all; who may read the file stays as it was.

    Raises:
        SettingsError: it cannot be written, or was changed since it was shown.
    """
    from memory.disk.files import write_whole

    file = made.file.resolve()  # settings are often links into another folder
    if _read(made.file) != made.before:
        raise SettingsError(f"{made.file} has changed in the meantime.", "Run the command again.")
    try:
        mode = file.stat().st_mode & 0o777 if file.exists() else 0o600
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, made.after)
        file.chmod(mode)
    except OSError as error:
        raise SettingsError(
            f"{made.file} cannot be written: {error.strerror}.", "Make it writable."
        ) from error


def entry(each: Known | None, line: Sequence[str]) -> dict[str, Any]:
    """What stands for Luna in a program's settings."""
    more = dict(each.more) if each is not None else {}
    if each is not None and each.joined:
        return more | {"command": list(line)}
    return more | {"command": line[0], "args": list(line[1:])}


def _planned(each: Known, home: Path, line: Sequence[str] | None) -> Plan:
    file = each.file(home)
    before = _read(file)
    try:
        change = _toml if each.form == "toml" else _json
        after = change(each, before, None if line is None else entry(each, line))
    except (ValueError, TypeError, RecursionError) as error:
        by_hand = json.dumps({ENTRY: entry(each, line)}) if line is not None else f"“{ENTRY}”"
        raise SettingsError(
            f"{file} cannot be read as {each.form.upper()} (comments count), and so is left alone.",
            f"Do it by hand, under {'.'.join(each.at)}: {by_hand}.",
        ) from error
    return Plan(each, file, before, after)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file} cannot be read.", "See that it is yours, and text.") from error


def _json(each: Known, before: str, own: dict[str, Any] | None) -> str:
    """The settings with Luna in them, or without her."""
    whole = json.loads(before) if before.strip() else {}
    if not isinstance(whole, dict):
        raise TypeError
    place = whole
    for key in each.at:
        if own is None and key not in place:
            return before
        place = place.setdefault(key, {})
        if not isinstance(place, dict):
            raise TypeError
    if place.get(ENTRY) == own:
        return before
    if own is None:
        del place[ENTRY]
    else:
        place[ENTRY] = own
    return json.dumps(whole, ensure_ascii=False, indent=_indent(before)) + "\n"


def _indent(text: str) -> int | str:
    """How a file is indented, so that little of it changes."""
    for line in text.splitlines()[1:]:
        rest = line.lstrip()
        if rest and rest != line:
            blank = line[: -len(rest)]
            return "\t" if blank.startswith("\t") else len(blank)
    return 2


def _toml(each: Known, before: str, own: dict[str, Any] | None) -> str:
    """The same for TOML: a table at the end, so that comments stay."""
    servers: Any = tomllib.loads(before)
    for key in each.at:
        servers = servers.get(key, {})
    there = servers.get(ENTRY)
    if there == own:
        return before
    head = f"[{'.'.join(each.at)}.{ENTRY}]"
    rest = before
    if there is not None:
        lines = before.splitlines(keepends=True)
        begin = next(n for n, line in enumerate(lines) if line.strip() == head)
        end = next(
            (n for n in range(begin + 1, len(lines)) if lines[n].lstrip().startswith("[")),
            len(lines),
        )
        rest = "".join([*lines[:begin], *lines[end:]])
    if own is None:
        return rest.rstrip() + "\n" if rest.strip() else ""
    table = "\n".join([head, *(f"{key} = {json.dumps(value)}" for key, value in own.items())])
    return f"{rest.rstrip()}\n\n{table}\n" if rest.strip() else f"{table}\n"
