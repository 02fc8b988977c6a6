"""Layers of a model over a batch, without waste.

Three things that a padded batch computes in vain are left out, with the same result:

- padding: all tokens of a batch lie in one row, and only attention sees them side by side;
- the beginning that all prompts of a batch share (the system message), and the longer one that some
  share (facts in the prompt): what comes later does not change it, so it is computed once;
- the last layer at places that predict nothing of an answer: there only keys and values count.

The blocks are those of llama, qwen2, qwen3 and gemma3 in transformers, with its own modules, so
LoRA, biases and norms are theirs. A test compares it with transformers' forward.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from consolidation.train_data import STEM, common

if TYPE_CHECKING:
    import torch

    from consolidation.train_model import Twin


@dataclass(slots=True)
class Attend:
    """Who looks at whom in attention, side by side.

    Attributes:
        queries: [rows, q] places in the pack (a padded one is place 0).
        allowed: [rows, q, t] whether a key may be seen; windowed: the same in sliding layers.
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
        near = allowed & (seen > query_positions - window) if window else allowed
        return Attend(
            queries.to(device),
            allowed.to(device),
            near.to(device),
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


def _rows(rows: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows padded with 0, and which of it is no padding."""
    import torch

    longest = max(map(len, rows))
    filled = torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])
    sizes = torch.tensor([len(row) for row in rows])
    return filled, torch.arange(longest)[None, :] < sizes[:, None]


class Packed:
    """The layers [first, last) of a model, for a `Pack`."""

    def __init__(self, twin: Twin, first: int, last: int | None = None) -> None:
        """`last` is the end of the model where nothing is said."""
        kinds = getattr(twin.config, "layer_types", None) or ["full_attention"] * twin.layers
        self.decoder = twin.decoder
        self.gemma = twin.architecture == "gemma3"
        chosen = slice(first, twin.layers if last is None else last)
        self.layers = list(zip(list(twin.decoder.layers)[chosen], kinds[chosen], strict=True))
        sliding = any(kind == "sliding_attention" for kind in kinds)
        self.window = int(twin.config.sliding_window) if sliding else 0

    def __call__(self, batch: Pack) -> torch.Tensor:
        """[answers, width]: the answers' places at the end of the model, after its norm."""
        hidden = self._run(batch, self.layers[:-1])
        layer, kind = self.layers[-1]
        rope = self._rope(batch, kind)
        found: torch.Tensor = self.decoder.norm(
            self._block(layer, hidden, batch, rope, kind, last=True)
        )
        return found

    def through(self, batch: Pack) -> torch.Tensor:
        """[n, width]: all places after the last of these layers."""
        return self._run(batch, self.layers)

    def _run(self, batch: Pack, layers: Sequence[tuple[Any, str]]) -> torch.Tensor:
        hidden = batch.hidden
        rope = {kind: self._rope(batch, kind) for kind in {kind for _, kind in layers}}
        for layer, kind in layers:
            hidden = self._block(layer, hidden, batch, rope[kind], kind, last=False)
        return hidden

    def _rope(self, batch: Pack, kind: str) -> tuple[torch.Tensor, torch.Tensor]:
        """Cosines and sines, [n, 1, head]."""
        places = batch.positions[None]
        hidden = batch.hidden[None]
        given = (hidden, places, kind) if self.gemma else (hidden, places)
        cos, sin = self.decoder.rotary_emb(*given)
        return cos[0][:, None], sin[0][:, None]

    def _block(
        self,
        layer: Any,
        hidden: torch.Tensor,
        batch: Pack,
        rope: tuple[torch.Tensor, torch.Tensor],
        kind: str,
        *,
        last: bool,
    ) -> torch.Tensor:
        """One decoder layer; `last` answers for the answers' places alone."""
        mixed = self._attention(layer, hidden, batch, rope, kind, last=last)
        if last:
            hidden = hidden[batch.answers]
        if self.gemma:
            hidden = hidden + layer.post_attention_layernorm(mixed)
            inner = layer.mlp(layer.pre_feedforward_layernorm(hidden))
            inner = layer.post_feedforward_layernorm(inner)
        else:
            hidden = hidden + mixed
            inner = layer.mlp(layer.post_attention_layernorm(hidden))
        found: torch.Tensor = hidden + inner
        return found

    def _attention(
        self,
        layer: Any,
        hidden: torch.Tensor,
        batch: Pack,
        rope: tuple[torch.Tensor, torch.Tensor],
        kind: str,
        *,
        last: bool,
    ) -> torch.Tensor:
        who = batch.ends if last else batch.whole
        module = layer.self_attn
        cos, sin = rope
        normed = layer.input_layernorm(hidden)
        size = module.head_dim
        asked = normed[batch.answers] if last else normed
        queries = module.q_proj(asked).unflatten(-1, (-1, size))
        keys = module.k_proj(normed).unflatten(-1, (-1, size))
        values = module.v_proj(normed).unflatten(-1, (-1, size))
        if hasattr(module, "q_norm"):
            queries, keys = module.q_norm(queries), module.k_norm(keys)
        chosen = (cos[batch.answers], sin[batch.answers]) if last else rope
        queries, keys = _turned(queries, *chosen), _turned(keys, cos, sin)
        rows = batch.keys[-who.queries.shape[0] :]
        # Side by side: [rows, kv heads, ...]; the queries of a group of heads share its keys.
        count, groups = keys.shape[1], queries.shape[1] // keys.shape[1]
        spread = queries.new_zeros(who.queries.numel(), *queries.shape[1:])
        spread = spread.index_copy(0, who.back, queries)
        wide = spread.view(*who.queries.shape, count, groups, size).permute(0, 2, 3, 1, 4)
        seen = _taken(keys, rows).permute(0, 2, 3, 1)[:, :, None]
        scores = (wide @ seen) * module.scaling
        allowed = who.windowed if kind == "sliding_attention" else who.allowed
        scores = scores.masked_fill(~allowed[:, None, None], -1e30)
        mixed = scores.softmax(-1) @ _taken(values, rows).permute(0, 2, 1, 3)[:, :, None]
        flat = mixed.permute(0, 3, 1, 2, 4).flatten(0, 1).flatten(1)[who.back]
        found: torch.Tensor = module.o_proj(flat)
        return found


def _taken(heads: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
    """[n, heads, size] at [rows, t] → [rows, t, heads, size]; faster on its way back than []."""
    return heads.index_select(0, rows.flatten()).view(*rows.shape, *heads.shape[1:])


def _turned(heads: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    """Rotary positions, [n, heads, size]."""
    import torch

    half = heads.shape[-1] // 2
    return heads * cos + torch.cat([-heads[..., half:], heads[..., :half]], dim=-1) * sin
