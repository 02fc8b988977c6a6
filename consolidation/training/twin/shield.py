"""The main directions of plain talk, which a LoRA is kept from reading.

An adapter adds B·A·x to the output of a linear layer. If A has no component along the inputs of
plain talk, plain talk does not change, whatever is learned (AlphaEdit, arXiv 2410.02355, projects
one closed-form edit; here every optimizer step is projected).
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
    """Orthonormal directions for each linear layer that learns; projects the steps of its A."""

    def __init__(
        self, maps: Sequence[Maps], top: Packed, talk: Sequence[Pack], share: float
    ) -> None:
        """
        Args:
            maps: the linear layers that learn.
            top: the transformer layers that contain them.
            talk: plain talk; every token counts the same.
            share: of the spread of their inputs that the directions explain, 0 to 1.
        """
        import torch

        spread: dict[int, torch.Tensor] = {}

        def watch(number: int, given: torch.Tensor) -> None:
            unit = torch.nn.functional.normalize(given.float(), dim=-1)
            spread[number] = spread.get(number, 0) + unit.T @ unit

        with torch.no_grad():
            for number, layer in enumerate(maps):
                layer.watch = lambda given, number=number: watch(number, given)
            for pack in talk:
                top(pack)
            for layer in maps:
                layer.watch = None
            self._parts = [
                (list(layer.lora[0::2]), _directions(spread[number], share))
                for number, layer in enumerate(maps)
            ]
        self._before: list[list[torch.Tensor]] = []

    @property
    def sizes(self) -> list[int]:
        """Number of directions for each layer."""
        return [directions.shape[1] for _, directions in self._parts]

    def clear(self) -> None:
        """Remove the directions from every A; for a LoRA that has learned nothing yet."""
        for factors, directions in self._parts:
            for a in factors:
                a.data -= (a.data @ directions) @ directions.T

    def hold(self) -> None:
        """Keep a copy of every A before a step."""
        self._before = [[a.data.clone() for a in factors] for factors, _ in self._parts]

    def project(self) -> None:
        """Remove the directions from the change that the step made."""
        for (factors, directions), before in zip(self._parts, self._before, strict=True):
            for a, old in zip(factors, before, strict=True):
                a.data -= ((a.data - old) @ directions) @ directions.T


def _directions(spread: torch.Tensor, share: float) -> torch.Tensor:
    """Fewest principal directions, [width, k], that explain `share` of a [width, width] spread."""
    import torch

    values, vectors = torch.linalg.eigh(spread)
    explained = values.flip(0).clamp_min(0).cumsum(0) / values.clamp_min(0).sum()
    count = int((explained < share).sum()) + 1
    directions: torch.Tensor = vectors[:, -count:].contiguous()
    return directions
