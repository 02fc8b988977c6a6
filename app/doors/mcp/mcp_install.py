"""Adds Luna to the settings of other programs; what would be written is shown first.

Each known client has a settings file with a place for MCP servers. Everything else in that file
stays as it is.
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
ENTRY = "luna"  # Luna's name in those files


@dataclass(frozen=True, slots=True)
class Known:
    """A program that speaks MCP.

    Attributes:
        name: for commands and for Luna's list of programs.
        title: the program's own name.
        files: the paths of its settings, by platform, relative to the user's home; the first that
            exists is used, else the first.
        at: the path of keys to its servers.
        more: further fields of an entry besides command and arguments.
        joined: whether command and arguments are one list.
    """

    name: str
    title: str
    files: Mapping[str, str]
    at: tuple[str, ...] = ("mcpServers",)
    more: tuple[tuple[str, str], ...] = ()
    joined: bool = False
    form: Form = "json"

    def file(self, home: Path) -> Path:
        """Its settings file on this machine."""
        here = self.files.get(sys.platform) or self.files["linux"]
        if here.startswith(".config/") and (base := os.environ.get("XDG_CONFIG_HOME")):
            return Path(base) / here.removeprefix(".config/")
        return home / here

    def here(self, home: Path) -> bool:
        """Whether the program seems to be installed."""
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
    """What an installation would change in one file."""

    known: Known
    file: Path
    before: str
    after: str

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after

    def text(self) -> str:
        """The file and the lines that change, for the user to read first."""
        if not self.changes:
            return f"# {self.file}\n(nothing to change)"
        lines = difflib.unified_diff(
            self.before.splitlines(), self.after.splitlines(), lineterm="", n=2
        )
        return "\n".join([f"# {self.file}", *list(lines)[2:]])


def known(name: str) -> Known:
    """A program by its name.

    Raises:
        NotFoundError: it is not a known program; the remedy says how to do it by hand.
    """
    for program in KNOWN:
        if program.name == name.casefold().replace(" ", "-"):
            return program
    raise NotFoundError(
        f"Luna does not know where “{name}” keeps its settings.",
        f"Known: {', '.join(program.name for program in KNOWN)}. `luna mcp install --show` prints "
        "what any other program needs.",
    )


def command(arguments: Sequence[str], client: str) -> list[str]:
    """The command that starts Luna's server.

    Args:
        arguments: global options of luna, as `--home DIR`.
        client: the program's name in Luna's list; "" uses the name that it gives itself.
    """
    script = Path(sys.executable).with_name("luna")
    start = [str(script)] if script.is_file() else [sys.executable, "-m", "app"]
    client_option = ["--client", client] if client else []
    return [*start, *arguments, "mcp", *client_option]


def plan(each: Known, line: Sequence[str], home: Path | None = None) -> Plan:
    """What would be written for a program.

    Args:
        line: the command that starts Luna.
        home: of the user, for tests.

    Raises:
        SettingsError: its settings cannot be read, so that they cannot be changed safely.
    """
    return _planned(each, home or Path.home(), line)


def removal(each: Known, home: Path | None = None) -> Plan:
    """What would be written to remove Luna from a program.

    Raises:
        SettingsError: its settings cannot be read.
    """
    return _planned(each, home or Path.home(), None)


def write(made: Plan) -> None:
    """Write the file, whole or not at all, with its permissions kept.

    Raises:
        SettingsError: it cannot be written, or has changed since it was shown.
    """
    from memory.disk.files import write_whole

    file = made.file.resolve()  # settings files are often symbolic links
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
    """Luna's entry in a program's settings."""
    fields = dict(each.more) if each is not None else {}
    if each is not None and each.joined:
        return fields | {"command": list(line)}
    return fields | {"command": line[0], "args": list(line[1:])}


def _planned(each: Known, home: Path, line: Sequence[str] | None) -> Plan:
    file = each.file(home)
    current = _read(file)
    try:
        change = _toml if each.form == "toml" else _json
        changed = change(each, current, None if line is None else entry(each, line))
    except (ValueError, TypeError, RecursionError) as error:
        by_hand = json.dumps({ENTRY: entry(each, line)}) if line is not None else f"“{ENTRY}”"
        raise SettingsError(
            f"{file} cannot be read as {each.form.upper()} (comments count), and was not changed.",
            f"Do it by hand, under {'.'.join(each.at)}: {by_hand}.",
        ) from error
    return Plan(each, file, current, changed)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{file} cannot be read.", "Check that it is a text file and belongs to you."
        ) from error


def _json(each: Known, before: str, own: dict[str, Any] | None) -> str:
    """The settings with Luna's entry, or without it."""
    settings = json.loads(before) if before.strip() else {}
    if not isinstance(settings, dict):
        raise TypeError
    servers = settings
    for key in each.at:
        if own is None and key not in servers:
            return before
        servers = servers.setdefault(key, {})
        if not isinstance(servers, dict):
            raise TypeError
    if servers.get(ENTRY) == own:
        return before
    if own is None:
        del servers[ENTRY]
    else:
        servers[ENTRY] = own
    return json.dumps(settings, ensure_ascii=False, indent=_indent(before)) + "\n"


def _indent(text: str) -> int | str:
    """The indentation of a file, so that little of it changes."""
    for line in text.splitlines()[1:]:
        content = line.lstrip()
        if content and content != line:
            blank = line[: -len(content)]
            return "\t" if blank.startswith("\t") else len(blank)
    return 2


def _toml(each: Known, before: str, own: dict[str, Any] | None) -> str:
    """The same for TOML, as text: a table at the end, so that comments stay."""
    servers: Any = tomllib.loads(before)
    for key in each.at:
        servers = servers.get(key, {})
    entry_now = servers.get(ENTRY)
    if entry_now == own:
        return before
    head = f"[{'.'.join(each.at)}.{ENTRY}]"
    remaining = before
    if entry_now is not None:
        lines = before.splitlines(keepends=True)
        begin = next(n for n, line in enumerate(lines) if line.strip() == head)
        end = next(
            (n for n in range(begin + 1, len(lines)) if lines[n].lstrip().startswith("[")),
            len(lines),
        )
        remaining = "".join([*lines[:begin], *lines[end:]])
    if own is None:
        return remaining.rstrip() + "\n" if remaining.strip() else ""
    table = "\n".join([head, *(f"{key} = {json.dumps(value)}" for key, value in own.items())])
    return f"{remaining.rstrip()}\n\n{table}\n" if remaining.strip() else f"{table}\n"
