"""Linear maps in bfloat16, where the processor multiplies that twice as fast as float32.

What is rounded (to 8 bits of mantissa) are the factors of a product and its result, as in
mixed-precision training (arXiv 1710.03740): sums are made in float32, and what learns, its
optimizer and everything between the maps stay float32. Importing this module loads torch.
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
        self.in_features, self.out_features = linear.in_features, linear.out_features
        self.bias = linear.bias
        self.weight = linear.weight.detach().bfloat16()

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = _Product.apply(given, self.weight)  # type: ignore[no-untyped-call]
        return found if self.bias is None else found + self.bias


class HalfLora(Half):
    """The same with peft's LoRA beside it, whose A and B learn."""

    def __init__(self, layer: Any, adapter: str) -> None:
        super().__init__(layer.base_layer)
        self.lora_A, self.lora_B = layer.lora_A, layer.lora_B
        self.scaling = float(layer.scaling[adapter])
        self.adapter = adapter

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        a, b = self.lora_A[self.adapter].weight, self.lora_B[self.adapter].weight
        found: torch.Tensor = _LoraProduct.apply(  # type: ignore[no-untyped-call]
            given, self.weight, a, b, self.scaling
        )
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


class _LoraProduct(torch.autograd.Function):
    """given @ (weight + scaling · b @ a).T; the weight has no gradient."""

    @staticmethod
    def forward(
        ctx: Any,
        given: torch.Tensor,
        weight: torch.Tensor,
        a: torch.Tensor,
        b: torch.Tensor,
        scaling: float,
    ) -> torch.Tensor:
        x, down, up = _rounded(given), a.bfloat16(), b.bfloat16()
        inner = x @ down.T
        inner *= scaling
        ctx.save_for_backward(x, inner, weight, down, up)
        ctx.scaling = scaling
        return torch.addmm(x @ weight.T, inner, up.T)[: len(given)].float()

    @staticmethod
    def backward(ctx: Any, *grad: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        x, inner, weight, down, up = ctx.saved_tensors
        y = _rounded(grad[0])
        back = y @ up
        back *= ctx.scaling
        given = torch.addmm(y @ weight, back, down)[: len(grad[0])].float()
        return given, None, (back.T @ x).float(), (y.T @ inner).float(), None


def _rounded(some: torch.Tensor) -> torch.Tensor:
    """[n, width] in bfloat16, with rows of zeros to a multiple of `ROWS`."""
    count = len(some)
    padded = some.new_empty(-(-count // ROWS) * ROWS, some.shape[1], dtype=torch.bfloat16)
    padded[:count] = some
    padded[count:] = 0
    return padded


def halve(parent: nn.Module, adapter: str) -> None:
    """Put a `Half` in the place of every linear map below."""
    for name, child in parent.named_children():
        if hasattr(child, "lora_A"):
            setattr(parent, name, HalfLora(child, adapter))
        elif isinstance(child, nn.Linear):
            setattr(parent, name, Half(child))
        else:
            halve(child, adapter)
