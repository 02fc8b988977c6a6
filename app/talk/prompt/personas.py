"""Personas: who the model plays in one talk, by a name or in the user's own words.

What is played stands among the instructions of the prompt, in that talk alone.
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
    """What can be chosen by name; `[personas]` of the settings adds to what comes along.

    Raises:
        SettingsError: that table holds something else than texts.
    """
    return {**BUILT_IN, **config.personas(settings_file)}


def chosen(argument: str, settings_file: Path) -> str:
    """The text for what was typed: a name, words of one's own, or "off", which is empty.

    Raises:
        SettingsError: one word that is no name, or too many words.
    """
    wanted = argument.strip()
    if wanted.casefold() in OFF:
        return ""
    known = presets(settings_file)
    for name, text in known.items():
        if name.casefold() == wanted.casefold():
            return text
    if len(wanted.split()) < 2:
        raise SettingsError(
            f"No persona is called “{wanted}”.",
            f"There are {', '.join(known)}; or say in a sentence who is to be played.",
        )
    if len(wanted) > LONGEST:
        raise SettingsError(
            f"That persona has {len(wanted):,} characters; {LONGEST:,} fit.", "Shorten it."
        )
    return wanted


def name_of(text: str, settings_file: Path) -> str:
    """What a persona is called: its name, or its first words."""
    for name, known in presets(settings_file).items():
        if known == text:
            return name
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:39].rstrip()}…"
