"""Everything the user can do, in one list.

The slash commands, the keys, the palette, the help and the generated documentation all read
it, so that none of them can say something else than the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Where = Literal["chat", "everywhere"]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do."""

    name: str  # stable, for code: "forget"
    about: str  # one line of help
    slash: str = ""  # "/forget"; empty: only a key
    argument: str = ""  # what comes after the slash command, as help shows it
    needs_argument: bool = False
    key: str = ""  # in Textual's notation, "ctrl+n"; empty: only a command
    key_label: str = ""  # as a keyboard says it: "Esc"
    where: Where = "chat"
    command: str = ""  # the same from the shell: "luna memory forget"


ACTIONS = (
    Action("stop", "Stop the reply; what came so far is kept", key="escape", key_label="Esc"),
    Action(
        "newline", "Break the line without sending", key="ctrl+j", key_label="Ctrl+J",
    ),
    Action(
        "new", "Begin a new conversation", "/new", key="ctrl+n", key_label="Ctrl+N",
    ),
    Action(
        "remember", "Keep this, whatever it is", "/remember", "TEXT", True,
        command="luna memory add",
    ),
    Action(
        "forget", "Forget a fact, in the weights too", "/forget", "WORDS", True,
        command="luna memory forget",
    ),
    Action(
        "undo", "Take back what was just remembered", "/undo", key="ctrl+z", key_label="Ctrl+Z",
    ),
    Action(
        "memory", "Show what Luna knows", "/memory", "[WORDS]", command="luna memory list",
    ),
    Action(
        "why", "What was remembered, used and left out in the last turn", "/why",
        command="luna -p TEXT --json",
    ),
    Action(
        "context", "What was sent to the model, section by section", "/context",
        command="luna -p TEXT --json",
    ),
    Action(
        "consolidate", "Train what is stable into the weights now", "/consolidate", "[all]",
        command="luna consolidate",
    ),
    Action(
        "help", "Show the commands and the keys", "/help", key="f1", key_label="F1",
        where="everywhere",
    ),
    Action(
        "quit", "Leave; everything is already saved", "/quit", key="ctrl+q", key_label="Ctrl+Q",
        where="everywhere", command="",
    ),
)  # fmt: skip


def action(name: str) -> Action:
    """One action by its name."""
    return next(each for each in ACTIONS if each.name == name)


def slash_commands() -> tuple[Action, ...]:
    """The actions that can be typed in the chat."""
    return tuple(each for each in ACTIONS if each.slash)


def parse(text: str) -> tuple[Action, str] | None:
    """A typed line as an action and its argument; None when it is no slash command of ours.

    "/forget my dog" is (forget, "my dog"). "/home/me" or "/unknown" is a message.
    """
    head, _, rest = text.strip().partition(" ")
    if "\n" in head:
        return None
    for each in slash_commands():
        if head.lower() == each.slash:
            return each, rest.strip()
    return None


def nearest(text: str) -> Action | None:
    """The command that was probably meant by a mistyped one: "/forgt" is /forget."""
    import difflib

    head = text.strip().split(" ", 1)[0].lower()
    if not head.startswith("/") or "/" in head[1:]:
        return None
    found = difflib.get_close_matches(head, [each.slash for each in slash_commands()], 1, 0.6)
    return next((each for each in slash_commands() if found and each.slash == found[0]), None)
