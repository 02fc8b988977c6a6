"""Directions of plain talk, which a LoRA is kept from reading.

What an adapter adds to a map's output is B·A·x. Where A has no part along the inputs that plain
talk gives, plain talk stays as it is, whatever is learned (AlphaEdit, arXiv 2410.02355, which
projects one closed-form edit; here every step of the optimizer is projected).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

    from consolidation.training.twin.layers import Packed
    from consolidation.training.twin.maps import Maps
    from consolidation.training.twin.pack import Pack


class Shield:
    """Orthonormal directions for each map that learns, and the projection of its A's steps."""

    def __init__(
        self, maps: Sequence[Maps], top: Packed, talk: Sequence[Pack], share: float
    ) -> None:
        """
        Args:
            maps: those that learn.
            top: the layers that hold them.
            talk: plain talk; every token counts the same.
            share: of the spread of their inputs that the directions hold, 0 to 1.
        """
        import torch

        spread: dict[int, torch.Tensor] = {}

        def watch(number: int, given: torch.Tensor) -> None:
            unit = torch.nn.functional.normalize(given.float(), dim=-1)
            spread[number] = spread.get(number, 0) + unit.T @ unit

        with torch.no_grad():
            for number, each in enumerate(maps):
                each.watch = lambda given, number=number: watch(number, given)
            for pack in talk:
                top(pack)
            for each in maps:
                each.watch = None
            self._parts = [
                (list(each.lora[0::2]), _directions(spread[number], share))
                for number, each in enumerate(maps)
            ]
        self._before: list[list[torch.Tensor]] = []

    @property
    def sizes(self) -> list[int]:
        """Directions of each map."""
        return [directions.shape[1] for _, directions in self._parts]

    def clear(self) -> None:
        """Take the directions out of every A, as for a LoRA that has learned nothing yet."""
        for some, directions in self._parts:
            for a in some:
                a.data -= (a.data @ directions) @ directions.T

    def hold(self) -> None:
        """Remember every A before a step."""
        self._before = [[a.data.clone() for a in some] for some, _ in self._parts]

    def project(self) -> None:
        """Take the directions out of what the step did."""
        for (some, directions), before in zip(self._parts, self._before, strict=True):
            for a, was in zip(some, before, strict=True):
                a.data -= ((a.data - was) @ directions) @ directions.T


def _directions(spread: torch.Tensor, share: float) -> torch.Tensor:
    """[width, k] the fewest main directions that hold a share of the spread [width, width]."""
    import torch

    values, vectors = torch.linalg.eigh(spread)
    held = values.flip(0).clamp_min(0).cumsum(0) / values.clamp_min(0).sum()
    count = int((held < share).sum()) + 1
    found: torch.Tensor = vectors[:, -count:].contiguous()
    return found
