"""What a document may name: commands, slash commands, keys, settings, files, links, errors.

Each check takes the text of a document and returns what does not exist, as it is written there.
"""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
from markdown.extensions.toc import slugify

from app.cli.main import cli
from app.house import actions
from app.house.settings import config
from app.house.vault.opening import PASSPHRASE_FILE
from tests.docs.reference import DOCS, ROOT, extras

_FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)`([^`\n]+(?:\n[^`\n]+)?)`(?!`)")  # may wrap once


def prose(text: str) -> str:
    """A document without its code."""
    return _SPAN.sub(" ", _FENCE.sub("\n", text))


def spans(text: str) -> list[str]:
    """The pieces of code within lines."""
    return [" ".join(span.split()) for span in _SPAN.findall(_FENCE.sub("\n", text))]


def fenced(text: str) -> list[str]:
    """The lines of all blocks of code."""
    return [line for block in _FENCE.findall(text) for line in block.splitlines() if line.strip()]


# Commands

_LUNA = re.compile(r"(?:^|[|;&]\s*|\$\(|^\$ |^[A-Z_]+=\S+ )(?P<name>luna)(?=\s|$)")
_SHELL = frozenset({"less", "more", "cat", "head", "tail", "grep", "jq", "tee", "wc"})
_ENDS = (">", ">>", "<", "2>", "&&", ";", "&")


def wrong_commands(text: str) -> list[str]:
    """Pieces of code that call `luna` with a command or an option that it does not have."""
    wrong = []
    for code in (*spans(text), *fenced(text)):
        called = _LUNA.search(code)
        if called is not None:
            # What stands behind two spaces says what the command does.
            line = re.split(r"\s{2,}|\s#\s", code[called.start("name") :])[0]
            if not _is_known(_tokens(line)[1:]):
                wrong.append(code)
    return wrong


def _tokens(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:
        return line.split()


def _is_known(tokens: list[str]) -> bool:
    """Whether the words behind `luna` name commands and options of it."""
    above: list[click.Command] = []  # the groups on the way
    here: list[click.Command] = [cli]  # several where alternatives are given: "list | show"
    rest = iter(tokens)
    for token in rest:
        token = token.strip("[]").rstrip(",.:") or token
        if token in _ENDS:
            return True
        if token == "|":
            following = next(rest, "")
            below = _below(above[-1], following) if above else None
            if below is None:
                return following in _SHELL or (following == "luna" and _is_known([*rest]))
            here.append(below)
        elif token.startswith("-") and token != "-":
            option = _option(token.split("=")[0], [*above, *here])
            if option is None:
                return False
            if not option.is_flag and "=" not in token:
                next(rest, "")
        elif isinstance(here[-1], click.Group):
            if re.fullmatch(r"[A-Z_\[\]{}.…]*", token):
                continue  # a placeholder
            found = [_below(here[-1], name) for name in token.split("|")]
            if None in found:
                return False
            above.append(here[-1])
            here = [each for each in found if each is not None]
    return True


def _below(group: click.Command, name: str) -> click.Command | None:
    if not isinstance(group, click.Group):
        return None
    return group.get_command(click.Context(group), name)


def _option(name: str, commands: list[click.Command]) -> click.Option | None:
    if name in ("-h", "--help"):
        return click.Option(["-h", "--help"], is_flag=True)
    for command in commands:
        for param in command.params:
            if isinstance(param, click.Option) and name in (*param.opts, *param.secondary_opts):
                return param
    return None


def wrong_slashes(text: str) -> list[str]:
    """Commands of the chat that are none: `/nosuch`, in code or in a sentence."""
    known = {each.slash for each in actions.slash_commands()}
    code = [found[1] for each in (*spans(text), *fenced(text))
            if (found := re.match(r"(/[A-Za-z]+)(?=\s|$)", each))]  # fmt: skip
    plain = re.sub(r"\]\([^)]*\)", "]", prose(text))
    said = re.findall(r"(?<![\w/.)\]~*])/[a-z]{3,}(?![\w/.])", plain)
    return [head for head in (*code, *said) if head not in known]


# Keys


@cache
def known_keys() -> frozenset[str]:
    """Every key that does something, as a keyboard says it."""
    from app.tui.commands.help import KEYS

    labels = [each.key_label for each in actions.ACTIONS if each.key]
    labels += [keys for keys, _ in KEYS]
    labels += [keys for place in actions.PLACES for keys, _ in extras(place)]
    labels += [actions.label(key) for key in _keys_of_parts()]
    return frozenset(key for keys in labels for key in re.split(r", | at | (?=↓)", keys))


def _keys_of_parts() -> Iterator[str]:
    """The keys of what is not a place of the registry: lines under a reply, questions, pages."""
    from app.tui.screens.boxes.choose import ChooseScreen
    from app.tui.screens.boxes.confirm import ConfirmScreen
    from app.tui.screens.boxes.first_run import FirstRunScreen
    from app.tui.screens.boxes.report import ReportScreen
    from app.tui.widgets.talk.notes import AskNote, ChangeNote

    for part in (ChooseScreen, ConfirmScreen, FirstRunScreen, ReportScreen, AskNote, ChangeNote):
        for binding in part.BINDINGS:
            yield from binding.key.split(",")


# Ctrl+C and Ctrl+D belong to the terminal, outside of the screen; `k` is a field of JSON lines.
OTHERS = frozenset({"Ctrl+C", "Ctrl+D", "k"})


def wrong_keys(text: str) -> list[str]:
    """Keys that do nothing: F9, Ctrl+Y, a letter in code, or one "on F3" that is none there."""
    said = re.findall(r"\b(?:(?:Ctrl|Alt|Shift)\+)+\w+|\bF(?:1[0-2]|[1-9])\b", prose(text))
    said += [span for span in spans(text) if re.fullmatch(r"[a-z]|(?:Ctrl|Alt)\+\w+", span)]
    wrong = [key for key in said if key not in known_keys() | OTHERS]
    pages = {each.key_label: each.name for each in actions.ACTIONS if each.where == "everywhere"}
    for key, page in re.findall(r"`([a-z])` (?:on|in) (F\d)", text):
        place = pages.get(page, "")
        here = [each for each in actions.ACTIONS if each.where == place]
        if key not in {label for each in here for label in each.key_label.split(", ")}:
            wrong.append(f"{key} on {page}")
    return wrong


# Settings and files

_SETTING = re.compile(r"(?:chat|memory|recall|night|log|conversations|models)\.[a-z_]+")
_FILE = re.compile(r"(?:app|memory|consolidation|assets|tests|docs|\.ci)/[\w./-]*")


def wrong_settings(text: str) -> list[str]:
    """Settings, actions and variables of the environment that do not exist."""
    names = {*config.FIELDS, *(each.name for each in actions.ACTIONS)}
    variables = {"LUNA_HOME", PASSPHRASE_FILE, *(config.variable(key) for key in config.FIELDS)}
    said = [span for span in spans(text) if _SETTING.fullmatch(span)]
    named = re.findall(r"\bLUNA_[A-Z_]+\b", text)
    return [each for each in said if each not in names] + [
        each for each in named if each not in variables
    ]


def wrong_files(text: str) -> list[str]:
    """Files of this repository that are not there."""
    said = [span for span in spans(text) if _FILE.fullmatch(span)]
    return [each for each in said if not (ROOT / each).exists()]


_NAME = re.compile(r"_?[A-Z][A-Z_]{2,}|[A-Z][a-z]+(?:[A-Z][a-z]+)+|[a-z]+_[a-z_]+")


@cache
def _sources() -> str:
    folders = ("app", "memory", "consolidation", "assets", "tests")
    files = [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def wrong_names(text: str) -> list[str]:
    """Names in code, as `TEMPLATES` or `make_model`, that stand nowhere in the sources."""
    said = [span for span in spans(text) if _NAME.fullmatch(span)]
    return [name for name in said if not re.search(rf"\b{name}\b", _sources())]


# Links


def dead_links(file: Path) -> list[str]:
    """Links of a document to files or headings that are not there."""
    dead = []
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(_read(file))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (file.parent / path).resolve() if path else file
        # The built pages hold nothing from outside of docs.
        outside = file.is_relative_to(DOCS) and not there.is_relative_to(DOCS)
        if outside or not there.exists() or (anchor and anchor not in anchors(_read(there))):
            dead.append(target)
    return dead


@cache
def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def anchors(text: str) -> set[str]:
    """The ids of the headings of a document."""
    found = re.findall(r"^#{1,6} (.+)$", _FENCE.sub("\n", text), re.MULTILINE)
    return {slugify(re.sub(r"[`*]", "", heading), "-") for heading in found}


# Errors

_VALUE = "\0"  # stands for what a message is filled with
_LEAST = 8  # letters of a message that are its own


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)


@cache
def _texts() -> frozenset[str]:
    """Every line of text in the sources, with `_VALUE` for what it is filled with."""
    found: set[str] = set()
    for package in ("app", "memory", "consolidation"):
        for file in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.update(re.sub(r"\{\w+\}", _VALUE, node.value).split("\n"))
                elif isinstance(node, ast.JoinedStr):
                    parts = [
                        str(part.value) if isinstance(part, ast.Constant) else _VALUE
                        for part in node.values
                    ]
                    found.update("".join(parts).split("\n"))
    return frozenset(line.strip() for line in found if _letters(line) >= _LEAST)


@cache
def _messages() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(".+".join(map(re.escape, line.split(_VALUE)))) for line in sorted(_texts())
    )


def _is_printed(line: str) -> bool:
    """Whether a text of the program makes up the line, or most of it beside what fills it."""
    if any(message.fullmatch(line) for message in _messages()):
        return True
    most = _letters(line) / 2
    return any(text in line for text in _texts() if _letters(text) >= most)


def unknown_messages(text: str) -> list[str]:
    """Lines in blocks of code that the program cannot print."""
    return [line for line in fenced(text) if not _is_printed(line.strip())]
