"""How attached texts follow a message: each under a line with its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

PASTE = "pasted text"  # the name of an unnamed text
_HEAD = re.compile(r"^\[file: (?P<name>[^\]\n]{1,120})\]$", re.MULTILINE)
# "@notes.md", '@"my notes.pdf"'; in an e-mail address something precedes the @.
_NAMED = re.compile(r"(?<!\S)@(?:\"(?P<quoted>[^\"\n]+)\"|(?P<plain>\S+))")
_KINDS = {
    ".csv", ".doc", ".docx", ".htm", ".html", ".jpeg", ".jpg", ".json", ".log", ".md", ".odt",
    ".pdf", ".png", ".py", ".rtf", ".toml", ".tsv", ".txt", ".xlsx", ".xml", ".yaml", ".yml",
}  # fmt: skip
_MARKS = ".,;:!?)]}'\""


def block(name: str, text: str) -> str:
    """A text under its name."""
    return f"{head(name)}\n{text.strip()}"


def head(name: str) -> str:
    """The line above an attached text."""
    return f"[file: {' '.join(name.replace(']', ' ').split())[:120]}]"


def split(attached: str) -> list[tuple[str, str]]:
    """(name, text) of every attachment, in order."""
    attachments: list[tuple[str, str]] = []
    heads = list(_HEAD.finditer(attached))
    preceding = attached[: heads[0].start()] if heads else attached
    if preceding.strip():
        attachments.append((PASTE, preceding.strip()))
    for place, match in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(attached)
        attachments.append((match["name"], attached[match.end() : end].strip()))
    return attachments


def title(attached: str) -> str:
    """The attachments in a few words: "attached notes.md"; "" for a mere paste."""
    names = [name for name, _ in split(attached) if name != PASTE]
    return f"attached {', '.join(names)}" if names else ""


def named(text: str, is_file: Callable[[Path], bool] = Path.is_file) -> tuple[str, list[Path]]:
    """A typed message without the @ of the files that it names, and those files.

    "@alice" stays as it is unless there is such a file.
    """
    files: list[Path] = []

    def taken(found: re.Match[str]) -> str:
        typed = found["quoted"] or found["plain"]
        ends: Iterable[int] = range(len(typed), 0, -1) if found["plain"] else (len(typed),)
        for end in ends:
            if end < len(typed) and typed[end] not in _MARKS:
                break
            path = Path(typed[:end]).expanduser()
            if _there(path, is_file):
                files.append(path)
                return path.name + typed[end:]
        return found[0]

    return _NAMED.sub(taken, text), list(dict.fromkeys(files))


def absent(text: str) -> list[str]:
    """What a message names as @FILE and what looks like a file, after `named` took those there."""
    said = [found["quoted"] or found["plain"].rstrip(_MARKS) for found in _NAMED.finditer(text)]
    return [each for each in said if "/" in each or Path(each).suffix.casefold() in _KINDS]


def _there(path: Path, is_file: Callable[[Path], bool]) -> bool:
    try:
        return is_file(path)
    except (OSError, ValueError):
        return False
