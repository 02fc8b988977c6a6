"""What /help and /context show, as blocks of lines."""

from __future__ import annotations

from collections.abc import Sequence

from app.actions import PLACES, Action
from app.prompt import Prompt
from app.tui import words
from app.tui.screens.report import Block

KEYS = (
    ("Enter", "Send"),
    ("↑ ↓ at the edges", "What you wrote before; a waiting message comes back"),
    ("Tab, Shift+Tab", "From the input to the lines under a reply: Enter undoes, y says yes"),
    ("Ctrl+C", "Copy what is selected (with the mouse); else stop the reply"),
    ("Ctrl+D", "In an empty input: leave"),
    ("Ctrl+P", "Every action, themes too"),
)


def help_blocks(actions: Sequence[Action]) -> list[Block]:
    """Commands, and the keys of every place."""
    commands = [
        (f"{each.slash} {each.argument}".strip(), each.about) for each in actions if each.slash
    ]
    blocks = [Block("Commands", commands)]
    for place, title in PLACES.items():
        keys = [(a.key_label, a.about) for a in actions if a.where == place and a.key]
        blocks.append(Block(title, [*KEYS, *keys] if place == "chat" else keys))
    return blocks


def context_blocks(prompt: Prompt, context: int) -> list[Block]:
    """What was sent, section by section."""
    blocks = [
        Block(f"{section.name}  ·  {words.plural(section.tokens, 'token')}",
              section.text.splitlines())
        for section in prompt.sections if section.text
    ]  # fmt: skip
    if empty := [section.name for section in prompt.sections if not section.text]:
        blocks.append(Block("empty", [", ".join(empty)]))
    total = f"{prompt.tokens} tokens with the model's template; {prompt.room} of {context} are left"
    return [Block("In all", [total]), *blocks]
