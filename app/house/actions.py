"""Everything the user can do, in one list.

The slash commands, the keys, the palette, the help and the generated page `docs/ACTIONS.md` all
read it, so that they cannot disagree.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from memory.vocabulary.errors import LunaError, SettingsError

Where = Literal["chat", "everywhere", "memory", "night", "conversations", "models"]
PLACES: dict[Where, str] = {
    "everywhere": "Everywhere",
    "chat": "In the chat",
    "memory": "What Luna knows (F2)",
    "night": "Nights (F3)",
    "conversations": "Conversations (F4)",
    "models": "Models (F5)",
}


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    Attributes:
        name: stable, for code and for `[keys]` in the settings: "forget".
        about: one line of help.
        slash: "/forget"; empty: only a key.
        argument: what comes after the slash command, as help shows it.
        key: in Textual's notation, several with commas: "d,delete"; empty: only a command.
        where: the screen whose key it is.
        command: the same from the shell: "luna memory forget".
    """

    name: str
    about: str
    slash: str = ""
    argument: str = ""
    needs_argument: bool = False
    key: str = ""
    where: Where = "chat"
    command: str = ""

    @property
    def key_label(self) -> str:
        """The keys as printed on a keyboard: "Ctrl+N", "D, Delete"."""
        return ", ".join(label(key) for key in self.key.split(",") if key)


_NAMES = {
    "escape": "Esc", "slash": "/", "space": "Space", "enter": "Enter", "delete": "Delete",
    "pageup": "Page Up", "pagedown": "Page Down", "up": "↑", "down": "↓", "left": "←",
    "right": "→", "plus": "+", "minus": "-", "full_stop": ".", "tab": "Tab", "backspace": "⌫",
}  # fmt: skip


def label(key: str) -> str:
    """One key as printed on a keyboard: "ctrl+n" is "Ctrl+N"."""
    *modifiers, main_key = key.strip().split("+")
    name = _NAMES.get(main_key, main_key.upper() if len(main_key) <= 3 else main_key.capitalize())
    if not modifiers and len(main_key) == 1:
        name = main_key
    return "+".join([*(part.capitalize() for part in modifiers), name])


ACTIONS = (
    Action("stop", "Stop the reply; what came so far is kept", key="escape"),
    Action("newline", "Break the line without sending", key="ctrl+j,alt+enter,shift+enter"),
    Action("new", "Begin a new conversation", "/new", key="ctrl+n"),
    Action("again", "Answer the last message again", "/again", key="ctrl+r"),
    Action("more", "Continue the last reply where it was cut", "/continue"),
    Action("rewrite", "Change the last message and send it again", "/edit", key="ctrl+g"),
    Action("version", "Another version of the last reply; also back, next", "/version",
           "[NUMBER]"),
    Action("version.back", "The version of the last reply before this one", key="alt+up"),
    Action("version.next", "The version of the last reply after this one", key="alt+down"),
    Action("branch", "Go on from an earlier message in a new conversation", "/branch", "[NUMBER]",
           key="f8"),
    Action("persona", "Who Luna plays in this conversation; off: nobody", "/persona",
           "[NAME|TEXT]"),
    Action("paste", "Open a pasted block and change it before it is sent", "/paste", "[NUMBER]",
           key="alt+e"),
    Action("copy", "Copy the last reply, its code, or all", "/copy", "[code|all]", key="ctrl+o"),
    Action("pick", "Choose a message or a block of code to copy", "/pick", key="ctrl+l"),
    Action("attach", "Send a file with the next message: text, PDF, Word, CSV", "/attach",
           "FILE", True, command="luna -p TEXT --file FILE"),
    Action("import", "Import your chats and memories from another assistant", "/import", "[FILE]",
           command="luna import"),
    Action("remember", "Remember this, whatever it is", "/remember", "TEXT", True,
           command="luna memory add"),
    Action("forget", "Forget a fact, in the weights too", "/forget", "WORDS", True,
           command="luna memory forget"),
    Action("undo", "Take back what was just remembered", "/undo", key="ctrl+z"),
    Action("good", "Good reply", "/good", "[WHY]", command="luna memory add"),
    Action("bad", "Bad reply; say what you want instead", "/bad", "[WHY]"),
    Action("why", "What was remembered, used and left out in the last turn", "/why",
           command="luna -p TEXT --json"),
    Action("context", "What was sent to the model, section by section", "/context",
           command="luna -p TEXT --json"),
    Action("incognito", "Talk without a trace: nothing is stored", "/incognito"),
    Action("search", "Search all conversations", "/search", "WORDS", True,
           command="luna conversations search"),
    Action("rename", "Give this conversation another title", "/rename", "TITLE", True,
           command="luna conversations rename"),
    Action("export", "Write this conversation to a file", "/export", "[FILE]",
           command="luna conversations export"),
    Action("delete", "Delete this conversation; its facts stay", "/delete",
           command="luna conversations delete"),
    Action("consolidate", "Train what is stable into the weights now", "/consolidate",
           "[all|stop]", command="luna consolidate"),
    Action("back", "Undo the last night", "/back",
           command="luna adapters back"),
    Action("strength", "Strength of the adapter: 0 is the base model alone", "/strength",
           "[0-100]", command="luna adapters strength"),
    Action("compare", "One question, with the adapter and without", "/compare", "QUESTION", True,
           command="luna adapters compare"),
    Action("report", "What the last night did", "/report", command="luna schedule report"),
    Action("theme", "Dark, light, ansi or contrast", "/theme", "[NAME]"),
    Action("scroll_up", "Scroll up; at the top, show earlier messages", key="pageup"),
    Action("scroll_down", "Scroll down", key="pagedown"),

    Action("help", "Show the commands and the keys", "/help", key="f1", where="everywhere",
           command="luna keys"),
    Action("memory", "Show what Luna knows", "/memory", "[WORDS]", key="f2", where="everywhere",
           command="luna memory list"),
    Action("night", "Show the nights: next, past, what they taught", "/night", key="f3",
           where="everywhere", command="luna schedule show"),
    Action("conversations", "List the conversations", "/conversations", "[WORDS]", key="f4",
           where="everywhere", command="luna conversations list"),
    Action("models", "Choose the model that answers", "/models", key="f5", where="everywhere",
           command="luna models list"),
    Action("log", "Show the log; it contains none of your text", "/log", key="f6",
           where="everywhere", command="luna log"),
    Action("quit", "Quit; everything is already saved", "/quit", key="ctrl+q",
           where="everywhere"),

    Action("memory.filter", "Filter by words", key="slash", where="memory"),
    Action("memory.state", "Show one state only; again for the next", key="s", where="memory"),
    Action("memory.mark", "Mark several", key="space", where="memory"),
    Action("memory.history", "The history of the fact", key="enter,h", where="memory",
           command="luna memory show"),
    Action("memory.edit", "Correct the fact", key="e", where="memory",
           command="luna memory edit"),
    Action("memory.pin", "Pin / unpin", key="p", where="memory",
           command="luna memory pin"),
    Action("memory.hold", "Hold for review", key="o", where="memory"),
    Action("memory.yes", "Confirm", key="y", where="memory",
           command="luna memory confirm"),
    Action("memory.no", "Refuse a proposal; what was said stays", key="n", where="memory",
           command="luna memory review --refuse"),
    Action("memory.all", "Mark everything shown", key="a", where="memory"),
    Action("memory.tonight", "Learn it tonight", key="t", where="memory",
           command="luna memory promote"),
    Action("memory.forget", "Forget for good", key="d,delete", where="memory",
           command="luna memory forget"),
    Action("memory.undo", "Undo the last change made here", key="u,ctrl+z", where="memory"),
    Action("memory.jump", "Go to source", key="g", where="memory"),

    Action("night.start", "Start a night now", key="s", where="night", command="luna consolidate"),
    Action("night.cancel", "Stop the running night", key="c", where="night"),
    Action("night.pause", "Pause / resume automatic nights", key="p", where="night"),
    Action("night.weaker", "Turn the adapter down", key="left,minus", where="night"),
    Action("night.stronger", "Turn the adapter up", key="right,plus", where="night"),
    Action("night.back", "Go back to the adapter under the cursor", key="b", where="night",
           command="luna adapters use"),
    Action("night.compare", "One question, with the adapter and without", key="q",
           where="night"),

    Action("conversations.search", "Search all conversations", key="slash",
           where="conversations"),
    Action("conversations.rename", "Give it another title", key="r", where="conversations"),
    Action("conversations.export", "Write it to a file", key="e", where="conversations"),
    Action("conversations.mark", "Mark several", key="space",
           where="conversations"),
    Action("conversations.pin", "Pin / unpin", key="p",
           where="conversations", command="luna conversations pin"),
    Action("conversations.delete", "Delete it, or everything marked; facts stay",
           key="d,delete", where="conversations", command="luna conversations delete"),

    Action("models.use", "Use it; downloads it first, if you agree", key="enter", where="models",
           command="luna models get"),
    Action("models.file", "Use your own GGUF file", key="f", where="models",
           command="luna models use"),
    Action("models.own", "Use Luna's own mind", key="o", where="models",
           command="luna models use default"),
)  # fmt: skip


def action(name: str) -> Action:
    """One action by its name."""
    return next(candidate for candidate in ACTIONS if candidate.name == name)


def keys_of(actions: Iterable[Action], name: str) -> str:
    """The keys of an action as printed on a keyboard, else its command: "Ctrl+Q"."""
    match = next(each for each in actions if each.name == name)
    return match.key_label or match.slash


def rebound(keys: Mapping[str, str]) -> tuple[Action, ...]:
    """All actions, with the keys that the user chose.

    Args:
        keys: action name → keys in Textual's notation; an empty text removes the key.

    Raises:
        SettingsError: no such action, or two actions on one screen would have the same key.
    """
    names = {action.name for action in ACTIONS}
    for name in keys:
        if name not in names:
            similar = difflib.get_close_matches(name, names, 1, 0.5)
            hint = f"Did you mean “{similar[0]}”?" if similar else "`luna keys` shows the names."
            raise SettingsError(f"No action is called “{name}” in [keys].", hint)
    changed = tuple(
        replace(action, key=keys[action.name].replace(" ", "")) if action.name in keys else action
        for action in ACTIONS
    )
    for place in PLACES:
        owner: dict[str, str] = {}
        for action in changed:
            if action.where not in (place, "everywhere"):
                continue
            for key in filter(None, action.key.split(",")):
                if other := owner.get(key):
                    raise SettingsError(
                        f"The key {label(key)} would do both “{other}” and “{action.name}”.",
                        "Give one of them another key in [keys].",
                    )
                owner[key] = action.name
    return changed


# What other programs call it, and the name of the command here.
ELSEWHERE = {
    "exit": "quit", "bye": "quit", "leave": "quit", "clear": "new", "reset": "new",
    "facts": "memory", "know": "memory", "memories": "memory", "history": "conversations",
    "chats": "conversations", "list": "conversations", "save": "export", "write": "export",
    "find": "search", "regenerate": "again", "retry": "again", "redo": "again",
    "file": "attach", "load": "attach", "upload": "attach", "system": "persona",
    "role": "persona", "commands": "help", "keys": "help", "private": "incognito",
    "temporary": "incognito", "title": "rename", "name": "rename", "train": "consolidate",
    "learn": "consolidate", "sleep": "consolidate", "colours": "theme", "colors": "theme",
    "fork": "branch", "remove": "delete", "stats": "context", "tokens": "context",
}  # fmt: skip


def slash_commands() -> tuple[Action, ...]:
    """The actions that can be typed in the chat."""
    return tuple(action for action in ACTIONS if action.slash)


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed line that is a command.

    Attributes:
        head: the command as it was typed: "/Forget".
        action: the action; None where there is no such command.
        argument: what follows, without the spaces around it.
    """

    head: str
    action: Action | None
    argument: str

    def need(self) -> Action:
        """The action.

        Raises:
            LunaError: there is no such command.
        """
        if self.action is None:
            similar = nearest(self.head)
            hint = f"Did you mean {similar.slash}?" if similar else "/help shows all commands."
            raise LunaError(
                f"There is no command {self.head}.",
                f"{hint} To send it as a message, begin with a space.",
            )
        return self.action

    @property
    def missing(self) -> str:
        """A sentence that says which argument is missing; empty where none is."""
        action = self.action
        if action is None or self.argument or not action.needs_argument:
            return ""
        return (
            f"{action.slash} needs {action.argument}: {action.about[0].lower()}{action.about[1:]}."
        )


_COMMAND = re.compile(r"(/[A-Za-z]+)(?:[ \t]+(.*))?", re.DOTALL)


def parse(text: str) -> Typed | None:
    """A typed line as a command; None where it is a message. Screens and programs both use this.

    "/forget my dog" is the command /forget with "my dog"; "/forgt" is a command that does not
    exist. A line that begins with a space is a message, and so is "/home/me".
    """
    match = _COMMAND.fullmatch(text.rstrip())
    if match is None:
        return None
    head, argument = match[1], (match[2] or "").strip()
    matches = (each for each in slash_commands() if each.slash == head.lower())
    return Typed(head, next(matches, None), argument)


def nearest(text: str) -> Action | None:
    """The command that was probably meant: "/forgt" is /forget, "/exit" elsewhere is /quit."""
    head = text.strip().split(" ", 1)[0].lower()
    if not head.startswith("/") or "/" in head[1:]:
        return None
    by_slash = {each.slash: each for each in slash_commands()}
    known = {f"/{other}": by_slash[f"/{ours}"] for other, ours in ELSEWHERE.items()} | by_slash
    found = difflib.get_close_matches(head, known, 1, 0.6)
    return known[found[0]] if found else None


def page(actions: tuple[Action, ...] = ACTIONS) -> str:
    """The page of all actions as Markdown: `docs/ACTIONS.md`."""
    lines = [
        "# What Luna can do",
        "",
        "Made from `app/house/actions.py` by `luna keys --markdown`. To change a key, name its",
        'action in the settings file, under `[keys]`: `"memory.pin" = "ctrl+t"`.',
    ]
    for place, title in PLACES.items():
        lines += ["", f"## {title}", "", "| action | command | key | does | in the shell |",
                  "|---|---|---|---|---|"]  # fmt: skip
        for action in actions:
            if action.where == place:
                typed = f"`{action.slash} {action.argument}`".replace(" `", "`").replace("|", "\\|")
                shell = f"`{action.command}`" if action.command else ""
                lines.append(f"| {action.name} | {typed if action.slash else ''} "
                             f"| {action.key_label} | {action.about} | {shell} |")  # fmt: skip
    return "\n".join(lines) + "\n"
