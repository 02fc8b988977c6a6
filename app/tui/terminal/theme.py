"""The palette: night ink and moonlight, paper and ink; the terminal's own colours on request."""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="luna-dark",
    primary="#a7b6f2",
    secondary="#7c88b8",
    accent="#e7c583",
    foreground="#dde1ee",
    background="#11131b",
    surface="#181b26",
    panel="#222638",
    success="#9ccfa6",
    warning="#e3b071",
    error="#ee9090",
    dark=True,
    variables={
        "border": "#4d5880",
        "border-blurred": "#2a2f44",
        "input-cursor-background": "#a7b6f2",
        "input-cursor-foreground": "#11131b",
        "input-selection-background": "#3b4570",
        "screen-selection-background": "#3b4570",
        "screen-selection-foreground": "#ffffff",
        "scrollbar": "#2a2f44",
        "scrollbar-hover": "#3a4160",
        "scrollbar-active": "#7c88b8",
        "scrollbar-background": "#11131b",
        "scrollbar-background-hover": "#11131b",
        "scrollbar-background-active": "#11131b",
        "block-cursor-background": "#333b60",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "markdown-h1-background": "#11131b",
        "quiet": "#8e95ae",
    },
)

LIGHT = Theme(
    name="luna-light",
    primary="#4653a3",
    secondary="#7a82ad",
    accent="#8f5f0c",
    foreground="#262a3a",
    background="#faf8f3",
    surface="#f1eee6",
    panel="#e6e2d7",
    success="#2f6f41",
    warning="#8f5f0c",
    error="#a83232",
    dark=False,
    variables={
        "border": "#8b93c4",
        "border-blurred": "#d3cfc3",
        "input-cursor-background": "#4653a3",
        "input-cursor-foreground": "#faf8f3",
        "input-selection-background": "#c9cff0",
        "input-selection-foreground": "#262a3a",
        "screen-selection-background": "#c9cff0",
        "screen-selection-foreground": "#262a3a",
        "scrollbar": "#d3cfc3",
        "scrollbar-hover": "#b9b5aa",
        "scrollbar-active": "#7a82ad",
        "scrollbar-background": "#faf8f3",
        "scrollbar-background-hover": "#faf8f3",
        "scrollbar-background-active": "#faf8f3",
        "block-cursor-background": "#d5daf3",
        "block-cursor-foreground": "#1b1e2b",
        "block-cursor-text-style": "none",
        "markdown-h1-background": "#faf8f3",
        "quiet": "#676c80",
    },
)

CONTRAST = Theme(
    name="luna-contrast",
    primary="#ffff00",
    secondary="#ffffff",
    accent="#00ffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    success="#00ff66",
    warning="#ffb000",
    error="#ff6666",
    dark=True,
    variables={
        "border": "#ffffff",
        "border-blurred": "#bbbbbb",
        "input-cursor-background": "#ffff00",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#ffff00",
        "input-selection-foreground": "#000000",
        "screen-selection-background": "#ffff00",
        "screen-selection-foreground": "#000000",
        "scrollbar": "#bbbbbb",
        "scrollbar-background": "#000000",
        "block-cursor-background": "#ffff00",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "markdown-h1-background": "#000000",
        "quiet": "#e0e0e0",
    },
)

ANSI = {
    name: replace(theme, variables=theme.variables | {"quiet": "ansi_bright_black"})
    for name, theme in BUILTIN_THEMES.items()
    if theme.ansi
}
THEMES = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST)} | ANSI
NAMES = {"dark": DARK.name, "light": LIGHT.name, "contrast": CONTRAST.name, "ansi": "ansi-dark"}
