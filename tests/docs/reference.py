"""The reference pages of the documentation, made from the program itself.

`python -m tests.docs.reference` (part of `make docs`) writes them; `test_docs.py` fails while a
page in the repository differs from what the program says.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from app.cli.main import cli
from app.house import actions
from app.house.actions import PLACES, Where, label
from app.house.settings import config
from app.house.settings.table import OWN

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
MADE = "Made from the program by `make docs`; do not edit it by hand."


def pages() -> dict[Path, str]:
    """Every generated page: its file → its text."""
    return {
        DOCS / "reference" / "commands.md": commands_page(),
        DOCS / "reference" / "settings.md": settings_page(),
        DOCS / "reference" / "keys.md": keys_page(),
        DOCS / "ACTIONS.md": actions.page(),
    }


# Commands


def tree(
    command: click.Command = cli, parent: click.Context | None = None, name: str = "luna"
) -> Iterator[tuple[click.Command, click.Context]]:
    """A command and all below it, each with the context that knows its full name."""
    context = click.Context(command, parent=parent, info_name=name)
    yield command, context
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            if below is not None and not below.hidden:
                yield from tree(below, context, each)


def commands_page() -> str:
    """What `--help` says, of every command."""
    lines = [
        "# Commands",
        "",
        MADE,
        "",
        "The options of `luna` itself stand before the command: "
        "`luna --profile work memory list`. `-h` or `--help` after any command shows its part of "
        "this page. Commands exit with 0, with 1 after an error and with 2 after wrong usage.",
    ]
    for command, context in tree():
        depth = context.command_path.count(" ")
        pieces = " ".join(command.collect_usage_pieces(context))
        lines += ["", f"{'#' * min(2 + max(depth - 1, 0), 4)} {context.command_path}", ""]
        lines += ["```", f"{context.command_path} {pieces}".rstrip(), "```", ""]
        lines += [*inspect.cleandoc(command.help or "").splitlines(), ""]
        records = (param.get_help_record(context) for param in command.get_params(context))
        lines += [
            f"- `{option}`: {about}" for option, about in filter(None, records)
            if about and "--help" not in option
        ]  # fmt: skip
    return _text(lines)


# Settings


def settings_page() -> str:
    """Every setting with its default, its bounds and its variable."""
    lines = [
        "# Settings",
        "",
        MADE,
        "",
        "A flag on the command line wins over the environment, the environment over the settings "
        "file, the file over the default. `luna config init` writes a file with every setting as "
        "a comment, `luna config show` says what is in force and where the file is. In the file "
        "`night.at` is the line `at = …` of the table `[night]`.",
    ]
    group = None
    for key, spec in sorted(config.FIELDS.items(), key=lambda item: ("." in item[0], item[0])):
        table = key.rpartition(".")[0]
        if table != group:
            group = table
            title = f"[{table}]" if table else "Of all"
            lines += ["", f"## {title}", "", "| setting | default | may be | is | environment |",
                      "|---|---|---|---|---|"]  # fmt: skip
        default = f"`{json.dumps(spec.default)}`"
        about = spec.metadata["about"]
        lines.append(
            f"| `{key}` | {default} | {_may_be(key, spec)} | {about} | `{config.variable(key)}` |"
        )
    lines += [
        "", "## [keys]", "",
        "Other keys for actions, as `\"memory.pin\" = \"ctrl+t\"`; an empty text takes a key away. "
        "[All actions](../ACTIONS.md) have their names there. Two actions of one screen cannot "
        "have the same key.",
        "", "## Folders", "",
        "`LUNA_HOME` (or `--home DIR`) puts every folder of Luna in one place; see "
        "[Privacy](../privacy.md) for where they are otherwise.",
    ]  # fmt: skip
    return _text(lines)


def _may_be(key: str, spec: Any) -> str:
    if key in config.CHOICES:
        return ", ".join(f"`{choice}`" for choice in config.CHOICES[key])
    if isinstance(spec.default, bool):
        return "`true`, `false`"
    low, high = spec.metadata["low"], spec.metadata["high"]
    text = "a list of texts" if isinstance(spec.default, tuple) else "a text"
    own = f", or {OWN}" if spec.metadata["own"] else ""
    return text if low is None else f"{low} to {high}{own}"


# Keys


def keys_page() -> str:
    """Every key by the screen where it works."""
    from app.tui.commands.help import KEYS

    lines = ["# Keys", "", MADE, "",
             "`luna keys` shows the keys in force, yours included; F1 shows them in the chat. "
             "[All actions](../ACTIONS.md) says what to write to change one."]  # fmt: skip
    for place, title in PLACES.items():
        rows = [(each.key_label, each.about) for each in actions.ACTIONS
                if each.where == place and each.key]  # fmt: skip
        rows += [*KEYS] if place == "chat" else []
        rows += extras(place)
        lines += ["", f"## {title}", "", "| key | does |", "|---|---|"]
        lines += [f"| {key.replace('|', chr(92) + '|')} | {about} |" for key, about in rows]
    return _text(lines)


def extras(place: Where) -> list[tuple[str, str]]:
    """The keys of a screen that are no actions of the registry: (keys, what they do)."""
    found = []
    names = {each.name for each in actions.ACTIONS}
    for screen in screens().get(place, ()):
        for binding in screen.BINDINGS:
            if binding.id not in names:
                keys = ", ".join(label(key) for key in binding.key.split(","))
                about = binding.description
                found.append((keys, about[:1].upper() + about[1:]))
    return found


def screens() -> dict[str, tuple[Any, ...]]:
    """The classes whose own keys belong to a place."""
    from app.tui.screens.pages.conversations import ConversationsScreen
    from app.tui.screens.pages.memory import MemoryScreen
    from app.tui.screens.pages.models import ModelsScreen
    from app.tui.screens.pages.night import NightScreen

    return {
        "memory": (MemoryScreen,),
        "night": (NightScreen,),
        "conversations": (ConversationsScreen,),
        "models": (ModelsScreen,),
    }


def _text(lines: list[str]) -> str:
    """Lines as a file, never two empty ones in a row."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept).rstrip() + "\n"


def main() -> None:
    """Write the pages that are not as they should be."""
    for file, text in pages().items():
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            print(file.relative_to(ROOT))


if __name__ == "__main__":
    main()
