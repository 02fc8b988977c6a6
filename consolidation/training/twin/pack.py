"""A batch as one row of tokens, without waste.

All tokens of a batch lie in one row without padding, and only attention sees them side by side. The
beginning that all prompts of a batch share (the system message), and the longer one that some share
(facts in the prompt), lie there once: what comes later does not change them.
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
    """Who looks at whom in attention, side by side.

    Attributes:
        queries: [rows, q] places in the pack (a padded one is place 0).
        allowed: [rows, q, t] 0 where a key may be seen, else -inf; windowed: the same in sliding
            layers.
        back: [n] where each place that is asked for lies in the rows, as one number.
    """

    queries: torch.Tensor
    allowed: torch.Tensor
    windowed: torch.Tensor
    back: torch.Tensor


@dataclass(slots=True)
class Pack:
    """A batch as one row of tokens: what is shared, then what each example adds.

    Attributes:
        hidden: [n, width] what the first of the layers is given.
        places: of each example, where its tokens lie in the pack.
        positions: [n] of each token in its own prompt.
        keys: [rows, t] places of the keys that a row sees.
        whole: attention of all places; ends: of the answers' places alone.
        answers: [answers] the answers' places in the pack.
    """

    hidden: torch.Tensor
    places: Sequence[Sequence[int]]
    positions: torch.Tensor
    keys: torch.Tensor
    whole: Attend
    ends: Attend
    answers: torch.Tensor

    def example(self, number: int) -> torch.Tensor:
        """[its tokens, width]: the hidden states of one example."""
        return self.hidden[list(self.places[number])]


def pack(
    tokens: Sequence[Sequence[int]],
    hidden: Sequence[torch.Tensor],
    firsts: Sequence[int],
    window: int,
    device: str,
) -> Pack:
    """Lay a batch out.

    Args:
        tokens: of each example, as the student reads it.
        hidden: of each example, [its tokens, width].
        firsts: the place in each example from which on its answer is predicted.
        window: of sliding attention; 0 where there is none.

    Returns:
        The answers' places are in the order of the examples.
    """
    import torch

    shared = min(_shared(tokens), min(firsts))
    # In the pack lie the beginning of all, then the stems that some share, then what is left.
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
    flat = torch.cat([some for _, _, some in parts]).to(device)
    positions = torch.cat([torch.arange(begin, begin + len(some)) for _, begin, some in parts])
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
        queries, there = _rows(rows)
        query_positions = positions[queries][:, :, None]
        seen = key_positions[offset:, None, :]
        allowed = (seen <= query_positions) & key_there[offset:, None, :]
        mask = _mask(allowed).to(device)
        near = allowed & (seen > query_positions - window) if window else None
        return Attend(
            queries.to(device),
            mask,
            mask if near is None else _mask(near).to(device),
            there.flatten().nonzero().squeeze(1).to(device),
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
    """Neighbours that begin alike for longer than all do: (first, last, where they part)."""
    found: list[tuple[int, int, int]] = []
    for row, (some, answer) in enumerate(zip(tokens, firsts, strict=True)):
        most = min(answer, len(some) - 1)
        if found:
            first, _, end = found[-1]
            alike = min(common(tokens[row - 1], some), most)
            alone = row - first == 1  # a group of one ends where its answer begins
            alike = min(alike, firsts[first], len(tokens[first]) - 1) if alone else min(alike, end)
            if alike >= shared + STEM and (alone or alike == end):
                found[-1] = (first, row + 1, alike)
                continue
        found.append((row, row + 1, shared))
    return found


def _shared(tokens: Sequence[Sequence[int]]) -> int:
    """How many tokens at the beginning are the same in all, less than the shortest has."""
    rows = [tuple(row) for row in tokens]
    count = common(min(rows), max(rows))  # the two that differ first
    return min(count, min(map(len, rows)) - 1)


def _mask(allowed: torch.Tensor) -> torch.Tensor:
    """What attention adds to its scores."""
    import torch

    return torch.zeros(allowed.shape).masked_fill_(~allowed, -math.inf)


def _rows(rows: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows padded with 0, and which of it is no padding."""
    import torch

    longest = max(map(len, rows))
    filled = torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])
    sizes = torch.tensor([len(row) for row in rows])
    return filled, torch.arange(longest)[None, :] < sizes[:, None]
