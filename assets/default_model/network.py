"""The default model in torch: llama architecture, and an initialisation that can already copy.

Ordinary initialisation takes tens of millions of tokens to find the circuit that copies a value
from the prompt. Here it is written into the first two layers before training starts:

* layer 0, half of the heads: "previous token" heads. Query and key depend only on a constant
  coordinate of the embedding, rotated against each other by one position, so that RoPE makes
  position i attend to i - 1; they write what stands there into other directions of the stream.
* layer 1, half of the heads: "induction" heads. The query is the current token's content, the
  key is what layer 0 wrote, so that attention falls on the token after an earlier occurrence of
  the current one; its content is copied to the output (the embeddings are tied).

The circuit is the one described by Olsson et al., "In-context Learning and Induction Heads",
2022. All other heads start mimetically (Trockman and Kolter, "Mimetic Initialization of
Self-Attention Layers", 2023): W_k = W_q, W_o = a W_v^T. Everything is trained afterwards.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclass(frozen=True)
class Shape:
    """Sizes of the model; `head` = `width` / `heads`."""

    vocabulary: int = 4096
    width: int = 256
    layers: int = 6
    heads: int = 8
    hidden: int = 704
    context: int = 1024
    rope_base: float = 10_000.0
    epsilon: float = 1e-5

    @property
    def head(self) -> int:
        return self.width // self.heads

    def as_dict(self) -> dict[str, float]:
        return asdict(self)


class Norm(nn.Module):
    """RMS norm with a gain."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(shape.width))
        self.epsilon = shape.epsilon

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = x.float()
        scaled: torch.Tensor = x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.epsilon)
        return scaled * self.weight


def _rotate(x: torch.Tensor) -> torch.Tensor:
    half = x.shape[-1] // 2
    return torch.cat([-x[..., half:], x[..., :half]], -1)


class Block(nn.Module):
    """Attention and a gated MLP. Attention is spelled out: on a CPU that is faster to train
    than the fused kernel, whose backward pass took a third of a step."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        w, h = shape.width, shape.hidden
        self.shape = shape
        self.q, self.k, self.v, self.o = (nn.Linear(w, w, bias=False) for _ in range(4))
        self.gate, self.up = nn.Linear(w, h, bias=False), nn.Linear(w, h, bias=False)
        self.down = nn.Linear(h, w, bias=False)
        self.attention_norm, self.mlp_norm = Norm(shape), Norm(shape)

    def forward(
        self, x: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        batch, length, width = x.shape
        h = self.attention_norm(x)
        q, k, v = (
            f(h).view(batch, length, self.shape.heads, self.shape.head).transpose(1, 2)
            for f in (self.q, self.k, self.v)
        )
        cos, sin, mask = cos.to(q.dtype), sin.to(q.dtype), mask.to(q.dtype)
        q = (q * cos + _rotate(q) * sin) * self.shape.head**-0.5
        k = k * cos + _rotate(k) * sin
        weights = torch.softmax(q @ k.transpose(-1, -2) + mask, -1).to(v.dtype)
        mixed: torch.Tensor = x + self.o(
            (weights @ v).transpose(1, 2).reshape(batch, length, width)
        )
        h = self.mlp_norm(mixed)
        out: torch.Tensor = mixed + self.down(F.silu(self.gate(h)) * self.up(h))
        return out


class Network(nn.Module):
    """Tokens [batch, length] to logits at chosen flat positions [n, vocabulary]."""

    cos: torch.Tensor
    sin: torch.Tensor
    mask: torch.Tensor

    def __init__(self, shape: Shape | None = None, seed: int = 0) -> None:
        super().__init__()
        self.shape = shape = shape or Shape()
        with torch.random.fork_rng():
            torch.manual_seed(seed)
            self.embedding = nn.Embedding(shape.vocabulary, shape.width)
            self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
            self.norm = Norm(shape)
            self._initialise()
        angles = shape.rope_base ** (-torch.arange(0, shape.head, 2) / shape.head)
        turns = torch.outer(torch.arange(shape.context).float(), angles)
        turns = torch.cat([turns, turns], -1)
        self.register_buffer("cos", turns.cos(), persistent=False)
        self.register_buffer("sin", turns.sin(), persistent=False)
        mask = torch.full((shape.context, shape.context), -1e4).triu(1)
        self.register_buffer("mask", mask, persistent=False)

    @property
    def stack(self) -> list[Block]:
        """The blocks, typed."""
        return [block for block in self.blocks if isinstance(block, Block)]

    def forward(
        self,
        tokens: torch.Tensor,
        positions: torch.Tensor,
        branches: torch.Tensor | None = None,
    ) -> torch.Tensor:
        """Logits at flat `positions`; with `branches` [b, t], 0 for the stem, a token sees the
        stem and its own branch, and every branch begins where the stem ends."""
        length = tokens.shape[1]
        cos, sin, mask = self.cos[:length], self.sin[:length], self.mask[:length, :length]
        if branches is not None:
            near = (branches[:, None, :] == 0) | (branches[:, None, :] == branches[:, :, None])
            seen = near & (mask == 0)
            mask = torch.where(seen, 0.0, -1e4)[:, None]
            places = seen.sum(-1) - 1
            cos, sin = cos[places][:, None], sin[places][:, None]
        x = self.embedding(tokens)
        for block in self.blocks:
            x = block(x, cos, sin, mask)
        # The head only where it is needed: a third of the work of a small model.
        return F.linear(self.norm(x).flatten(0, 1)[positions], self.embedding.weight)

    @torch.no_grad()
    def _initialise(self) -> None:
        s = self.shape
        small = s.width**-0.5
        nn.init.normal_(self.embedding.weight, std=small)
        for number, block in enumerate(self.stack):
            for layer in (block.gate, block.up, block.q, block.v):
                nn.init.normal_(layer.weight, std=small)
            nn.init.normal_(block.down.weight, std=0.06 * s.hidden**-0.5)
            block.k.weight.copy_(block.q.weight)
            first = s.heads // 2 * s.head if number < 2 else 0
            block.o.weight.copy_(0.5 * block.v.weight.T)
            block.o.weight[:, first:] *= 0.12
        self._write_copying()

    @torch.no_grad()
    def _write_copying(self) -> None:
        s, half = self.shape, self.shape.heads // 2
        below, above = self.stack[:2]
        constant = 0.3
        self.embedding.weight[:, 0] = constant
        seen = constant * s.width**0.5 / math.sqrt(1 + constant**2)  # after the norm
        content, _ = torch.linalg.qr(torch.randn(s.width, s.width))
        elsewhere, _ = torch.linalg.qr(torch.randn(s.width, s.width))
        content[0], elsewhere[0] = 0, 0  # the constant is no content
        pairs = s.head // 2
        angles = s.rope_base ** (-torch.arange(0, s.head, 2) / s.head)
        fast = 5  # pairs that turn fast enough to tell neighbours apart
        peak = math.sqrt(40 * math.sqrt(s.head) / fast)
        query, key = torch.zeros(s.head), torch.zeros(s.head)
        query[:fast] = peak
        key[:fast] = peak * torch.cos(angles[:fast])
        key[pairs : pairs + fast] = peak * torch.sin(angles[:fast])
        decode = torch.zeros(s.width, s.width)
        for head in range(half):
            rows = slice(head * s.head, (head + 1) * s.head)
            for layer, vector in ((below.q, query), (below.k, key)):
                layer.weight[rows] = 0.01 * torch.randn(s.head, s.width)
                layer.weight[rows, 0] = vector / seen
            below.v.weight[rows] = content[:, rows].T
            below.o.weight[:, rows] = elsewhere[:, rows] / s.width**0.5
            decode += content[:, rows] @ elsewhere[:, rows].T
        copied = half * s.head
        slow = [*range(pairs // 2, pairs), *range(pairs + pairs // 2, s.head)]
        for head in range(half):  # matched on slowly turning pairs: distance must not matter
            rows = slice(head * s.head, (head + 1) * s.head)
            basis, _ = torch.linalg.qr(torch.randn(copied, copied))
            match = torch.zeros(s.head, s.width)
            match[slow] = basis[: len(slow)] @ content[:, :copied].T
            above.q.weight[rows] = 4.0 * match
            above.k.weight[rows] = 4.0 * (match @ decode)
            start = rows.start + (copied if head % 2 else 0)
            above.v.weight[rows] = content[:, start : start + s.head].T
            above.o.weight[:, rows] = above.v.weight[rows].T * (5.0 / s.width**0.5)
