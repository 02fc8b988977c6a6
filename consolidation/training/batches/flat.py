"""Many parameters as one vector, so that clipping and an optimizer step take few operations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch


class Flat:
    """Parameters laid out one after the other in `vector`, and their gradients in its gradient.

    Modules keep their parameters, which become views of the vector. Gradients are accumulated in
    place and must be zeroed, not set to None.
    """

    def __init__(self, parameters: Sequence[torch.nn.Parameter]) -> None:
        import torch

        values = torch.cat([parameter.detach().flatten() for parameter in parameters])
        grads = torch.zeros_like(values)
        sizes = [parameter.numel() for parameter in parameters]
        places = zip(torch.split(values, sizes), torch.split(grads, sizes), strict=True)
        for parameter, (value, grad) in zip(parameters, places, strict=True):
            parameter.data, parameter.grad = value.view_as(parameter), grad.view_as(parameter)
        self.vector = torch.nn.Parameter(values)
        self.vector.grad = grads
