"""Many parameters as one vector: clipping and a step of the optimizer are few operations then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch


class Flat:
    """Parameters that lie one after the other in `vector`, with their gradients in its own.

    The parameters stay what they are to their modules; their gradients are added up in place and
    must be zeroed, not dropped.
    """

    def __init__(self, parameters: Sequence[torch.nn.Parameter]) -> None:
        import torch

        values = torch.cat([some.detach().flatten() for some in parameters])
        grads = torch.zeros_like(values)
        sizes = [some.numel() for some in parameters]
        places = zip(torch.split(values, sizes), torch.split(grads, sizes), strict=True)
        for some, (own, grad) in zip(parameters, places, strict=True):
            some.data, some.grad = own.view_as(some), grad.view_as(some)
        self.vector = torch.nn.Parameter(values)
        self.vector.grad = grads
