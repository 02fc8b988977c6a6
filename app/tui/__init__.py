"""The screens. Nothing but textual is loaded here; storage and models are behind the facade.

It imports of its neighbours `assembly`, `doors`, `engine`, `house`, `nights`, `talk`, `upkeep`;
from elsewhere `consolidation`, `memory`.
"""

from __future__ import annotations

from app.tui.app import LunaApp, run

__all__ = ["LunaApp", "run"]
