"""The screens. Nothing but textual is loaded here; storage and models are behind the facade."""

from __future__ import annotations

from app.tui.app import LunaApp, run

__all__ = ["LunaApp", "run"]
