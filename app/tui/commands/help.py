"""What /help and /context show, as blocks of lines."""

from __future__ import annotations

from collections.abc import Sequence

from app.house.actions import PLACES, Action
from app.talk.prompt.prompt import Prompt
from app.tui.text import words
from app.tui.text.blocks import Block

KEYS = (
    ("Enter", "Send"),
    ("↑ ↓ at the edges", "Earlier messages; a waiting message comes back"),
    ("Tab, Shift+Tab", "From the input to the lines under a reply: Enter undoes, y confirms"),
    ("Ctrl+C", "Copy the selection, or stop the reply"),
    ("Ctrl+D", "Quit, when the input is empty"),
    ("Ctrl+P", "Every action, and the themes"),
)


def help_blocks(actions: Sequence[Action]) -> list[Block]:
    """Commands, and the keys of every place."""
    commands = [
        (f"{each.slash} {each.argument}".strip(), _beside(each)) for each in actions if each.slash
    ]
    blocks = [Block("Commands", commands)]
    for place, title in PLACES.items():
        here = (a for a in actions if a.where == place and a.key and not a.slash)
        keys = [(each.key_label, each.about) for each in here]
        if place == "everywhere":
            continue  # all of these have a command, and stand there
        blocks.append(Block(title, [*KEYS, *keys] if place == "chat" else keys))
    return blocks


def _beside(action: Action) -> str:
    """What a command does, its key behind it."""
    return f"{action.about}  ({action.key_label})" if action.key else action.about


def _not_sent(prompt: Prompt, context: int) -> str:
    """Why the oldest of the talk is not in the prompt, with the numbers that decided it."""
    many, wider = prompt.next
    said = words.plural(prompt.dropped, "oldest exchange")
    why = f"{said} of this talk: with the next {many} of them" if many > 1 else (
        f"{said} of this talk: with one more")  # fmt: skip
    kept = context - prompt.limit
    together = (
        f" They go {many} at a time, so that the model need not read the rest again each turn."
        if many > 1 else "")  # fmt: skip
    return (
        f"{why} the prompt would have {wider} tokens where {prompt.limit} are there: {kept} of "
        f"{context} are kept for the reply.{together} What was remembered from them stays."
    )


def context_blocks(prompt: Prompt, context: int) -> list[Block]:
    """What was sent, section by section."""
    blocks = [
        Block(f"{section.name}  ·  {words.plural(section.tokens, 'token')}",
              section.text.splitlines())
        for section in prompt.sections if section.text
    ]  # fmt: skip
    if empty := [section.name for section in prompt.sections if not section.text]:
        blocks.append(Block("empty", [", ".join(empty)]))
    if prompt.dropped:
        blocks.insert(0, Block("Not sent", [_not_sent(prompt, context)]))
    total = f"{prompt.tokens} tokens with the model's template; {prompt.room} of {context} are left"
    return [Block("In all", [total]), *blocks]
