"""Frozen linear maps in bfloat16, where the processor multiplies that twice as fast as float32.

What is rounded (to 8 bits of mantissa) are the factors of a product and its result, as in
mixed-precision training (arXiv 1710.03740): sums are made in float32, and what learns and
everything between the maps stays float32. Importing this module loads torch.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

NATIVE = ("avx512_bf16", "amx_bf16")  # what a processor has that multiplies bfloat16
ROWS = 32  # oneDNN prepares a product for each number of rows: so there are few of them


def native(device: str) -> bool:
    """Whether bfloat16 is the faster one here."""
    have = torch.cpu.get_capabilities()
    return device == "cpu" and any(have.get(name) for name in NATIVE)


class Half(nn.Module):
    """A frozen `nn.Linear`, [n, in] → [n, out]."""

    def __init__(self, linear: nn.Linear) -> None:
        """`linear` may be dropped afterwards; its bias is kept."""
        super().__init__()
        self.bias = linear.bias
        self.weight = linear.weight.detach().bfloat16()

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = _Product.apply(given, self.weight)  # type: ignore[no-untyped-call]
        return found if self.bias is None else found + self.bias


class _Product(torch.autograd.Function):
    """given @ weight.T; the weight has no gradient."""

    @staticmethod
    def forward(ctx: Any, given: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
        ctx.weight = weight
        return (_rounded(given) @ weight.T)[: len(given)].float()

    @staticmethod
    def backward(ctx: Any, *grad: torch.Tensor) -> tuple[torch.Tensor, None]:
        return (_rounded(grad[0]) @ ctx.weight)[: len(grad[0])].float(), None


def _rounded(some: torch.Tensor) -> torch.Tensor:
    """[n, width] in bfloat16, with rows of zeros to a multiple of `ROWS`."""
    count = len(some)
    padded = some.new_empty(-(-count // ROWS) * ROWS, some.shape[1], dtype=torch.bfloat16)
    padded[:count] = some
    padded[count:] = 0
    return padded


def halve(parent: nn.Module) -> None:
    """Put a `Half` in the place of every linear map below that does not learn."""
    for name, child in parent.named_children():
        if not isinstance(child, nn.Linear):
            halve(child)
        elif not child.weight.requires_grad:
            setattr(parent, name, Half(child))
