"""What /help, /why and /context show, as blocks of lines."""

from __future__ import annotations

from collections.abc import Sequence

from app.actions import PLACES, Action
from app.prompt import Prompt
from app.tui import words
from app.tui.ports import Files
from app.tui.screens.report import Block
from memory.records import Change, Recall, Recalled

KEYS = (
    ("Enter", "Send"),
    ("↑ ↓ at the edges", "What you wrote before; a waiting message comes back"),
    ("Tab, Shift+Tab", "From the input to the lines under a reply: Enter undoes, y says yes"),
    ("Ctrl+C", "Copy what is selected (with the mouse)"),
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


def why_blocks(
    changes: Sequence[Change], prompt: Prompt | None, recall: Recall | None, adapters: Files
) -> list[Block]:
    """What a turn remembered, used and left out, and what is in the weights."""
    kept = [_change(change) for change in changes]
    blocks = [Block("Remembered", kept or ["Nothing new was found in what you wrote."])]
    if prompt is not None and recall is not None:
        items = words.shown(prompt, recall)
        used = [_item(item) for item in items]
        blocks.append(Block("Used", used or ["Nothing was recalled for this."]))
        out = [*recall.left_out, *prompt.left_out]
        if out or prompt.dropped:
            left: list[str | tuple[str, str]] = [_item(item) for item in out]
            if prompt.dropped:
                left.append(f"{words.plural(prompt.dropped, 'oldest exchange')} of this talk")
            blocks.append(Block("Left out, no room", left))
    names = [f"{path.stem}, strength {scale:g}" for path, scale in adapters]
    blocks.append(Block("In the weights", names or ["No adapter is in use: the base alone."]))
    return blocks


def context_blocks(prompt: Prompt, context: int) -> list[Block]:
    """What was sent, section by section."""
    blocks = [
        Block(f"{section.name}  ·  {words.plural(section.tokens, 'token')}",
              section.text.splitlines() if section.text else ["empty"])
        for section in prompt.sections
    ]  # fmt: skip
    total = f"{prompt.tokens} tokens with the model's template; {prompt.room} of {context} are left"
    return [Block("In all", [total]), *blocks]


def _item(item: Recalled) -> tuple[str, str]:
    return item.kind, f"{item.text}  ({item.reason}; {words.plural(item.tokens, 'token')})"


def _change(change: Change) -> tuple[str, str]:
    before = words.was(change)
    text = change.fact.text + (f" ({before})" if before else "")
    return words.SAID[change.kind], f"{text} {change.reason}".rstrip()
