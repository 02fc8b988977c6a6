"""Arrays that grow, and two collections asked as one."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

import numpy as np
import numpy.typing as npt


class Either:
    """The keys of two collections, without a copy."""

    def __init__(self, one: Container[str], other: Container[str]) -> None:
        self._one, self._other = one, other

    def __contains__(self, key: object) -> bool:
        return key in self._one or key in self._other


def grown(array: npt.NDArray[Any], more: int, fill: float = 0) -> npt.NDArray[Any]:
    """An array with some more first places, filled with one value."""
    rest = np.full((more, *array.shape[1:]), fill, dtype=array.dtype)
    return np.concatenate([array, rest])
