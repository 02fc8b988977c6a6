"""Linear layers and norms as the training computes them: frozen weights and LoRA in one product.

Linear layers that share an input (queries, keys and values; gate and up) are computed as one
product that includes their LoRAs: [x, s·A·x] · [W, B]. The sum is the same, in fewer and larger
operations.

Where the processor multiplies bfloat16 faster than float32, factors and results are rounded to
bfloat16 (8 bits of mantissa), as in mixed-precision training (arXiv 1710.03740): sums are
accumulated in float32, and the LoRA and all other activations stay float32. Importing this module
loads torch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import nn

from consolidation.training.twin.map_names import ATTENTION, GATED, TOGETHER

NATIVE = ("avx512_bf16", "amx_bf16")  # instruction sets that multiply bfloat16
ROWS = 32  # rows are padded to a multiple: oneDNN compiles a kernel for each row count


def fastest(device: str) -> torch.dtype:
    """The fastest dtype for products with the frozen weights."""
    have = torch.cpu.get_capabilities()
    native = device == "cpu" and any(have.get(name) for name in NATIVE)
    return torch.bfloat16 if native else torch.float32


def join(parent: nn.Module, dtype: torch.dtype) -> None:
    """Replace all linear layers below by `Maps`, with or without LoRA, and RMS norms by `Norm`."""
    for names in (ATTENTION, GATED):
        if all(hasattr(parent, name) for name in names):
            setattr(parent, TOGETHER, Maps([getattr(parent, name) for name in names], dtype))
            for name in names:
                delattr(parent, name)
    for name, child in parent.named_children():
        if isinstance(child, nn.Linear) or hasattr(child, "lora_A"):
            setattr(parent, name, Map(child, dtype))
        elif type(child).__name__.endswith("RMSNorm"):
            setattr(parent, name, Norm(child))
        elif not isinstance(child, Maps):
            join(child, dtype)


class Maps(nn.Module):
    """Linear layers of one input, [n, in] → one [n, out] each; only their LoRAs learn.

    The original weights may be dropped afterwards; A and B of the LoRAs stay peft's parameters.
    """

    def __init__(self, maps: Sequence[Any], dtype: torch.dtype) -> None:
        super().__init__()
        bases: list[Any] = [getattr(layer, "base_layer", layer) for layer in maps]
        self.biases = [base.bias for base in bases]
        self.outs = [len(base.weight) for base in bases]
        self.lora: list[nn.Parameter] = []  # A and B of each layer that has a LoRA
        self.rows: list[tuple[int, int]] = []  # output columns of each of these layers
        self.scale = 1.0
        self.watch: Callable[[torch.Tensor], None] | None = None  # called with every input
        at = 0
        for layer, size in zip(maps, self.outs, strict=True):
            for name, a in getattr(layer, "lora_A", {}).items():
                self.lora += [a.weight, layer.lora_B[name].weight]
                self.rows.append((at, at + size))
                self.scale = float(layer.scaling[name])
            at += size
        ranks = sum(len(a) for a in self.lora[0::2])
        frozen = [base.weight.detach().to(dtype) for base in bases]
        self.width = frozen[0].shape[1]
        self.weight = frozen[0]
        if ranks or len(frozen) > 1:  # else no copy: it may be the embedding's own table
            self.weight = torch.cat([torch.cat(frozen), frozen[0].new_zeros(at, ranks)], dim=1)

    def forward(self, given: torch.Tensor) -> tuple[torch.Tensor, ...]:
        if self.watch is not None:
            self.watch(given)
        outputs: tuple[torch.Tensor, ...] = _Product.apply(given, self, *self.lora)  # type: ignore[no-untyped-call]
        return tuple(
            output if bias is None else output + bias
            for output, bias in zip(outputs, self.biases, strict=True)
        )


class Map(Maps):
    """One linear layer, [n, in] → [n, out]."""

    def __init__(self, some: nn.Module, dtype: torch.dtype) -> None:
        super().__init__([some], dtype)

    def forward(self, given: torch.Tensor) -> torch.Tensor:  # type: ignore[override]
        return super().forward(given)[0]


class _Product(torch.autograd.Function):
    """[x, s·A·x] · [W, B], split into the outputs; W has no gradient."""

    @staticmethod
    def forward(
        ctx: Any, given: torch.Tensor, maps: Maps, *lora: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        count, width, weight = len(given), maps.width, maps.weight
        read = _rows(given, count, weight.shape[1], weight.dtype)
        read[:count, :width] = given
        if lora:
            downs = (maps.scale * torch.cat(lora[0::2])).to(weight.dtype)
            torch.mm(read[:, :width], downs.T, out=read[:, width:])
            for (begin, end), b, at in zip(maps.rows, lora[1::2], _starts(maps), strict=True):
                weight[begin:end, at : at + b.shape[1]] = b
            ctx.downs = downs
        ctx.maps, ctx.read, ctx.count, ctx.learns = maps, read, count, bool(lora)
        product = (read @ weight.T)[:count]
        return tuple(output.float() for output in torch.split(product, maps.outs, dim=1))

    @staticmethod
    def backward(ctx: Any, *grads: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        maps, read, count, width = ctx.maps, ctx.read, ctx.count, ctx.maps.width
        above = _rows(grads[0], count, sum(maps.outs), maps.weight.dtype)
        at = 0
        for grad, size in zip(grads, maps.outs, strict=True):
            above[:count, at : at + size] = grad
            at += size
        below = above @ maps.weight
        if not ctx.learns:
            return below[:count].float(), None
        grad_input, down = below[:, :width], below[:, width:]
        gradients: list[torch.Tensor | None] = [
            torch.addmm(grad_input, down, ctx.downs)[:count].float()
        ]
        gradients.append(None)
        a_all = maps.scale * (down.T @ read[:, :width]).float()
        for (begin, end), at, b in zip(maps.rows, _starts(maps), maps.lora[1::2], strict=True):
            own = slice(at - width, at - width + b.shape[1])
            gradients.append(a_all[own])
            gradients.append((above[:, begin:end].T @ read[:, width:][:, own]).float())
        return tuple(gradients)


class Norm(nn.Module):
    """A frozen RMS norm (arXiv 1910.07467) over the last dimension, in fewer operations."""

    def __init__(self, some: Any) -> None:
        super().__init__()
        gemma = hasattr(some, "eps")  # its weights are stored minus 1
        self.weight = some.weight.detach() + 1 if gemma else some.weight.detach()
        self.eps = float(some.eps if gemma else some.variance_epsilon)

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        output: torch.Tensor = _Normed.apply(given, self.weight, self.eps)  # type: ignore[no-untyped-call]
        return output


class _Normed(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, given: torch.Tensor, weight: torch.Tensor, eps: float) -> torch.Tensor:
        squares = torch.linalg.vecdot(given, given)[..., None]
        ctx.inverse = squares.div_(given.shape[-1]).add_(eps).rsqrt_()
        ctx.unit, ctx.weight = given * ctx.inverse, weight
        output: torch.Tensor = ctx.unit * weight
        return output

    @staticmethod
    def backward(ctx: Any, grad: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        raised = grad * ctx.weight
        along = torch.linalg.vecdot(raised, ctx.unit)[..., None].div_(-grad.shape[-1])
        return raised.addcmul_(ctx.unit, along).mul_(ctx.inverse), None, None


def _rows(like: torch.Tensor, count: int, columns: int, dtype: torch.dtype) -> torch.Tensor:
    """[rows, columns] uninitialised, rows a multiple of `ROWS`; zeros from row `count` on."""
    table = like.new_empty(-(-count // ROWS) * ROWS, columns, dtype=dtype)
    table[count:] = 0
    return table


def _starts(maps: Maps) -> list[int]:
    """The first column of each LoRA's B in the joint weight."""
    ranks = [len(a) for a in maps.lora[0::2]]
    return [maps.width + sum(ranks[:number]) for number in range(len(ranks))]
