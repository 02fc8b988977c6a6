"""Models that other programs have on this machine, used where they lie and never copied.

`places` says where to look and walks there, `ollama` reads the manifests of Ollama, `described`
says what a file is, `found` puts it together: every model once, with a name to call it by.

It imports of its neighbours `models`; from elsewhere `app.engine`, `app.house`, `consolidation`,
`memory`.
"""

from app.house.models.found_models.described import Described
from app.house.models.found_models.found import Found, find, named

__all__ = ["Described", "Found", "find", "named"]
