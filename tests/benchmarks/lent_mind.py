"""The default mind in a temporary home: lent by the user's cache, where it is made once."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress

from app.engine.files.file_hash import remember_hash
from app.house.models.bundled import default
from app.house.models.default_mind import FILE, default_model
from app.house.paths import Paths
from memory.vocabulary.errors import ModelFileError


def lend(paths: Paths) -> None:
    """Put the default mind into the cache of a home that exists.

    Without its parts nothing is lent: benchmarks of memory alone need no mind, the others say
    what is missing when they load it.
    """
    with suppress(ModelFileError):
        mind, target = default_model(), paths.cache / FILE
        try:
            os.link(mind, target)
        except OSError:  # another file system
            shutil.copy2(mind, target)
        remember_hash(target, default().identity.sha256, paths.hashes)
