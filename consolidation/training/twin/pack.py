"""A batch as one row of tokens, without padding or repetition.

All tokens of a batch lie in one row without padding; only attention arranges them in several rows.
The prefix that all prompts of a batch share (the system message), and a longer one that some share
(facts in the prompt), are stored once: later tokens do not change them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consolidation.training.examples import STEM, common

if TYPE_CHECKING:
    import torch


@dataclass(slots=True)
class Attend:
    """What attends to what, arranged in padded rows.

    Attributes:
        queries: [rows, q] indices into the pack (padding is index 0).
        allowed: [rows, q, t] 0 where a key is visible, else -inf; windowed: the same for sliding
            layers.
        back: [n] flat index of each query in the padded rows.
    """

    queries: torch.Tensor
    allowed: torch.Tensor
    windowed: torch.Tensor
    back: torch.Tensor


@dataclass(slots=True)
class Pack:
    """A batch as one row of tokens: the shared prefixes, then what each example adds.

    Attributes:
        hidden: [n, width] input of the first layer.
        places: for each example, the indices of its tokens in the pack.
        positions: [n] position of each token in its own prompt.
        keys: [rows, t] indices of the keys that a row sees.
        whole: attention for all tokens; ends: for the answer positions alone.
        answers: [answers] indices of the answer positions in the pack.
    """

    hidden: torch.Tensor
    places: Sequence[Sequence[int]]
    positions: torch.Tensor
    keys: torch.Tensor
    whole: Attend
    ends: Attend
    answers: torch.Tensor

    def example(self, number: int) -> torch.Tensor:
        """The hidden states of one example, [its tokens, width]."""
        return self.hidden[list(self.places[number])]


def pack(
    tokens: Sequence[Sequence[int]],
    hidden: Sequence[torch.Tensor],
    firsts: Sequence[int],
    window: int,
    device: str,
) -> Pack:
    """Lay out a batch.

    Args:
        tokens: of each example, as the student reads it.
        hidden: of each example, [its tokens, width].
        firsts: for each example, the index of the token that predicts the first answer token.
        window: of sliding attention, in tokens; 0 if there is none.

    Returns:
        The pack; `answers` follows the order of the examples.
    """
    import torch

    shared = min(_shared(tokens), min(firsts))
    # Order in the pack: the prefix of all, the stems that some share, then each example's rest.
    own: list[list[int]] = []
    stems: list[list[int]] = []
    parts, at = [(0, 0, hidden[0][:shared])], shared
    groups = _groups(tokens, firsts, shared)
    for begin, _, end in groups:
        if end > shared:
            parts.append((at, shared, hidden[begin][shared:end]))
        stems.append(list(range(at, at + end - shared)))
        at += end - shared
    before: list[list[int]] = []
    for (begin, beyond, end), stem in zip(groups, stems, strict=True):
        for row in range(begin, beyond):
            parts.append((at, end, hidden[row][end:]))
            own.append(list(range(at, at + len(tokens[row]) - end)))
            before.append(stem)
            at += len(tokens[row]) - end
    flat = torch.cat([states for _, _, states in parts]).to(device)
    positions = torch.cat([torch.arange(begin, begin + len(states)) for _, begin, states in parts])
    head = list(range(shared))
    stemmed = [row for row in (head, *stems) if row]
    asking = [*stemmed, *own]
    seeing = [row if row == head else [*head, *row] for row in stemmed]
    seeing += [[*head, *stem, *row] for stem, row in zip(before, own, strict=True)]
    ends = [
        row[first - len(head) - len(stem) :]
        for row, stem, first in zip(own, before, firsts, strict=True)
    ]
    keys, key_there = _rows(seeing)
    key_positions = positions[keys]

    def attend(rows: Sequence[Sequence[int]], offset: int) -> Attend:
        queries, valid = _rows(rows)
        query_positions = positions[queries][:, :, None]
        key_rows = key_positions[offset:, None, :]
        allowed = (key_rows <= query_positions) & key_there[offset:, None, :]
        mask = _mask(allowed).to(device)
        near = allowed & (key_rows > query_positions - window) if window else None
        return Attend(
            queries.to(device),
            mask,
            mask if near is None else _mask(near).to(device),
            valid.flatten().nonzero().squeeze(1).to(device),
        )

    whole, last = attend(asking, 0), attend(ends, len(stemmed))
    answers = torch.tensor([place for row in ends for place in row])
    places = [[*head, *stem, *row] for stem, row in zip(before, own, strict=True)]
    return Pack(
        flat, places, positions.to(device), keys.to(device), whole, last, answers.to(device)
    )


def _groups(
    tokens: Sequence[Sequence[int]], firsts: Sequence[int], shared: int
) -> list[tuple[int, int, int]]:
    """Neighbours with a longer common prefix than all: (first, end, length of the prefix)."""
    groups: list[tuple[int, int, int]] = []
    for row, (row_tokens, answer) in enumerate(zip(tokens, firsts, strict=True)):
        limit = min(answer, len(row_tokens) - 1)
        if groups:
            first, _, end = groups[-1]
            alike = min(common(tokens[row - 1], row_tokens), limit)
            alone = row - first == 1  # a group of one keeps no stem past its answer
            alike = min(alike, firsts[first], len(tokens[first]) - 1) if alone else min(alike, end)
            if alike >= shared + STEM and (alone or alike == end):
                groups[-1] = (first, row + 1, alike)
                continue
        groups.append((row, row + 1, shared))
    return groups


def _shared(tokens: Sequence[Sequence[int]]) -> int:
    """Length of the prefix common to all, less than the shortest row."""
    rows = [tuple(row) for row in tokens]
    count = common(min(rows), max(rows))  # the first and last in order differ earliest
    return min(count, min(map(len, rows)) - 1)


def _mask(allowed: torch.Tensor) -> torch.Tensor:
    """The mask that attention adds to its scores."""
    import torch

    return torch.zeros(allowed.shape).masked_fill_(~allowed, -math.inf)


def _rows(rows: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows padded with 0, and a mask that is True where there is no padding."""
    import torch

    longest = max(map(len, rows))
    filled = torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])
    sizes = torch.tensor([len(row) for row in rows])
    return filled, torch.arange(longest)[None, :] < sizes[:, None]
