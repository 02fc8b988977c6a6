"""The forward pass of a model's layers over a `Pack`.

Besides what the pack saves, the last layer is computed only at the positions that predict an
answer token; elsewhere only its keys and values are needed. The blocks are those of llama, qwen2,
qwen3 and gemma3 in transformers and use its modules, so LoRA, biases and norms are the same. A test
compares the result with transformers' forward pass.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from consolidation.training.twin.map_names import ATTENTION, GATED, TOGETHER
from consolidation.training.twin.pack import Pack

if TYPE_CHECKING:
    import torch

    from consolidation.training.twin.twin import Twin

    Rope = tuple[torch.Tensor, torch.Tensor]


class Packed:
    """The layers [first, last) of a model, run over a `Pack`."""

    def __init__(self, twin: Twin, first: int, last: int | None = None) -> None:
        """`last` defaults to the end of the model."""
        kinds = getattr(twin.config, "layer_types", None) or ["full_attention"] * twin.layers
        self.decoder = twin.decoder
        self.gemma = twin.architecture == "gemma3"
        chosen = slice(first, twin.layers if last is None else last)
        self.layers = list(zip(list(twin.decoder.layers)[chosen], kinds[chosen], strict=True))
        sliding = any(kind == "sliding_attention" for kind in kinds)
        self.window = int(twin.config.sliding_window) if sliding else 0

    def __call__(self, batch: Pack) -> torch.Tensor:
        """[answers, width]: hidden states at the answer positions, after the final norm."""
        ropes = self._ropes(batch)
        hidden = self._run(batch, self.layers[:-1], ropes)
        layer, kind = self.layers[-1]
        normed: torch.Tensor = self.decoder.norm(
            self._block(layer, hidden, batch, ropes[kind], kind, last=True)
        )
        return normed

    def through(self, batch: Pack) -> torch.Tensor:
        """[n, width]: hidden states of all positions after the last of these layers."""
        return self._run(batch, self.layers, self._ropes(batch))

    def _run(
        self, batch: Pack, layers: Sequence[tuple[Any, str]], ropes: Mapping[str, Rope]
    ) -> torch.Tensor:
        hidden = batch.hidden
        for layer, kind in layers:
            hidden = self._block(layer, hidden, batch, ropes[kind], kind, last=False)
        return hidden

    def _ropes(self, batch: Pack) -> dict[str, Rope]:
        """Cosines and sines for `_turned`, [n, 1, head], for each kind of layer."""
        import torch

        ropes = {}
        for kind in {kind for _, kind in self.layers}:
            inputs = (batch.hidden[None], batch.positions[None], *([kind] if self.gemma else []))
            cos, sin = self.decoder.rotary_emb(*inputs)
            below, above = sin[0][:, None].chunk(2, dim=-1)
            ropes[kind] = (cos[0][:, None], torch.cat([-below, above], dim=-1))
        return ropes

    def _block(
        self,
        layer: Any,
        hidden: torch.Tensor,
        batch: Pack,
        rope: Rope,
        kind: str,
        *,
        last: bool,
    ) -> torch.Tensor:
        """One decoder layer; with `last`, its output covers the answer positions only."""
        mixed = self._attention(layer, hidden, batch, rope, kind, last=last)
        if last:
            hidden = hidden[batch.answers]
        if self.gemma:
            hidden = hidden + layer.post_attention_layernorm(mixed)
            inner = _gated(layer.mlp, layer.pre_feedforward_layernorm(hidden))
            inner = layer.post_feedforward_layernorm(inner)
        else:
            hidden = hidden + mixed
            inner = _gated(layer.mlp, layer.post_attention_layernorm(hidden))
        output: torch.Tensor = hidden + inner
        return output

    def _attention(
        self,
        layer: Any,
        hidden: torch.Tensor,
        batch: Pack,
        rope: Rope,
        kind: str,
        *,
        last: bool,
    ) -> torch.Tensor:
        import torch

        attend = batch.ends if last else batch.whole
        module = layer.self_attn
        cos, sin = rope
        normed = layer.input_layernorm(hidden)
        size = module.head_dim
        queries, keys, values = (
            projected.view(len(normed), -1, size)
            for projected in _mapped(module, ATTENTION, normed)
        )
        if last:
            queries = queries[batch.answers]
        if hasattr(module, "q_norm"):
            queries, keys = module.q_norm(queries), module.k_norm(keys)
        chosen = (cos[batch.answers], sin[batch.answers]) if last else rope
        queries, keys = _turned(queries, *chosen), _turned(keys, cos, sin)
        rows = batch.keys[-attend.queries.shape[0] :]
        # Rows side by side: [rows, kv heads, ...]; the queries of a head group share its keys.
        count, groups = keys.shape[1], queries.shape[1] // keys.shape[1]
        spread = queries.new_zeros(attend.queries.numel(), *queries.shape[1:])
        spread = spread.index_copy(0, attend.back, queries)
        wide = spread.view(*attend.queries.shape, count * groups, size).transpose(1, 2)
        allowed = attend.windowed if kind == "sliding_attention" else attend.allowed
        mixed = torch.nn.functional.scaled_dot_product_attention(
            wide, _taken(keys, rows).transpose(1, 2), _taken(values, rows).transpose(1, 2),
            attn_mask=allowed[:, None], scale=module.scaling, enable_gqa=groups > 1,
        )  # fmt: skip
        flat = mixed.transpose(1, 2).flatten(0, 1).flatten(1)[attend.back]
        output: torch.Tensor = module.o_proj(flat)
        return output


def _mapped(parent: Any, names: Sequence[str], given: torch.Tensor) -> Sequence[torch.Tensor]:
    """The linear layers of one input: [n, in] → [n, out] each."""
    if (together := getattr(parent, TOGETHER, None)) is not None:
        outputs: Sequence[torch.Tensor] = together(given)
        return outputs
    return [getattr(parent, name)(given) for name in names]


def _gated(module: Any, given: torch.Tensor) -> torch.Tensor:
    """The gated feed-forward block, [n, width] → [n, width]."""
    gate, up = _mapped(module, GATED, given)
    output: torch.Tensor = module.down_proj(module.act_fn(gate) * up)
    return output


def _taken(heads: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
    """[n, heads, size] at [rows, t] → [rows, t, heads, size]; its backward beats indexing."""
    return heads.index_select(0, rows.flatten()).view(*rows.shape, *heads.shape[1:])


def _turned(heads: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    """Apply rotary embeddings to [n, heads, size]; `sin` is negated in its first half."""
    return heads * cos + heads.roll(heads.shape[-1] // 2, -1) * sin
