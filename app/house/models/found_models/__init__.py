"""Models that other programs have on this machine, used in place and never copied.

`places` lists the folders to search and walks them, `ollama` reads Ollama's manifests, `described`
reads a file's header, `found` combines them: each model once, with a name to choose it by.

Of its neighbours it imports `models`; from elsewhere `app.engine`, `app.house`, `consolidation`,
"""

from app.house.models.found_models.described import Described
from app.house.models.found_models.found import Found, find, named

__all__ = ["Described", "Found", "find", "named"]
