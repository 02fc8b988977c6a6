"""Personas: the role that the model plays in one conversation, by name or in the user's words.

A persona is one of the instructions in the prompt, in that conversation only.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.house.settings import config
from memory.vocabulary.errors import SettingsError

OFF = ("off", "none", "default")
LONGEST = 2000  # characters
BUILT_IN: Mapping[str, str] = {
    "brief": "Answer in one or two short sentences, without an introduction.",
    "teacher": "You are a patient teacher. Explain step by step, in simple words, with an example, "
               "and end with one question that shows whether it was understood.",
    "editor": "You are a careful editor. Correct and tighten the text that you are given, keep its "
              "meaning and tone, and say in one line what you changed.",
    "critic": "You are a friendly critic. Name the weakest point of what you are told first, then "
              "what is good, then what you would change.",
    "listener": "You are a good listener. Take up what was said, ask one question at a time, and "
                "give advice only when you are asked for it.",
}  # fmt: skip


def presets(settings_file: Path) -> dict[str, str]:
    """The personas that can be chosen by name; `[personas]` in the settings adds to them.

    Raises:
        SettingsError: that table contains values that are not texts.
    """
    return {**BUILT_IN, **config.personas(settings_file)}


def chosen(argument: str, settings_file: Path) -> str:
    """The persona for what was typed: a name, the user's own words, or "off", which is empty.

    Raises:
        SettingsError: a single word that is not a name, or too many characters.
    """
    typed = argument.strip()
    if typed.casefold() in OFF:
        return ""
    available = presets(settings_file)
    for name, text in available.items():
        if name.casefold() == typed.casefold():
            return text
    if len(typed.split()) < 2:
        raise SettingsError(
            f"No persona is called “{typed}”.",
            f"There are {', '.join(available)}; or say in a sentence who is to be played.",
        )
    if len(typed) > LONGEST:
        raise SettingsError(
            f"That persona has {len(typed):,} characters; {LONGEST:,} fit.", "Shorten it."
        )
    return typed


def name_of(text: str, settings_file: Path) -> str:
    """A persona's name, or its first words."""
    for name, preset in presets(settings_file).items():
        if preset == text:
            return name
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:39].rstrip()}…"
