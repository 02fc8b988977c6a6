"""Maps in one product: the same output and gradients, or near to them in bfloat16."""

from __future__ import annotations

from pathlib import Path

import pytest

from consolidation.training.twin.layers import Packed
from consolidation.training.twin.pack import pack
from consolidation.training.twin.twin import Twin, chosen_weights, prepare
from tests.tiny_models import ARCHITECTURES, make_model

MODULES = (
    *("self_attn.q_proj", "self_attn.v_proj", "self_attn.o_proj"),
    *("mlp.up_proj", "mlp.down_proj"),
)


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize(("dtype", "near"), [("float32", 1e-4), ("bfloat16", 0.06)])
def test_joined_maps_are_near_their_own(
    tmp_path: Path, architecture: str, dtype: str, near: float
) -> None:
    """The output of the upper layers, and the gradients of all that learns and of what is given."""
    torch = prepare(1)
    from consolidation.training.twin.maps import Map, Maps, Norm, join

    twin = Twin(make_model(tmp_path / "tiny.gguf", architecture), device="cpu")
    weights = chosen_weights(twin.layers, MODULES, 0.5)
    learning = twin.add_lora(weights, 4, 8.0)
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for parameter in learning:
            parameter.normal_(0, 0.1, generator=generator)
    first = twin.layers // 2
    rows = [[1, 5, 9, 3, 7], [1, 5, 2, 8, 4, 6, 3]]
    given = [torch.randn(len(row), twin.width, generator=generator) for row in rows]

    def run() -> list[torch.Tensor]:
        top = Packed(twin, first)
        batch = pack(rows, given, [3, 4], top.window, "cpu")
        batch.hidden = batch.hidden.clone().requires_grad_()
        found = top(batch)
        found.square().sum().backward()
        grads = [p.grad.clone() for p in learning if p.grad is not None]
        for parameter in learning:
            parameter.grad = None
        assert batch.hidden.grad is not None
        return [found.detach(), batch.hidden.grad, *grads]

    before = twin.lora_pairs()
    whole = run()
    assert len(whole) == 2 + 2 * len(weights)
    for layer in list(twin.decoder.layers)[first:]:
        join(layer, getattr(torch, dtype))
        assert isinstance(layer.self_attn.together, Maps)
        assert len(layer.self_attn.together.lora) == len(layer.mlp.together.lora) + 2 == 4
        assert isinstance(layer.input_layernorm, Norm)
        assert isinstance(layer.mlp.down_proj, Map) and not hasattr(layer.mlp, "up_proj")
    for one, other in zip(whole, run(), strict=True):
        assert one.dtype == other.dtype == torch.float32 and one.shape == other.shape
        assert float((one - other).norm() / one.norm()) < near
    after = twin.lora_pairs()  # what is written is still found
    assert set(after) == set(before) == set(weights)
    assert all((after[w][0] == before[w][0]).all() for w in weights)


def test_bfloat16_only_where_the_processor_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch = prepare(1)
    from consolidation.training.twin.maps import Map, fastest

    for name, found in (("avx2", torch.float32), ("avx512_bf16", torch.bfloat16)):
        monkeypatch.setattr(torch.cpu, "get_capabilities", lambda name=name: {name: True})
        assert fastest("cpu") is found and fastest("cuda") is torch.float32
        twin = Twin(make_model(tmp_path / "tiny.gguf"), device="cpu")
        twin.join(1)
        assert isinstance(twin.head, Map) and twin.head.weight.dtype is found
        assert not hasattr(twin.decoder.layers[0].mlp, "together")
        assert twin.decoder.layers[1].mlp.together.weight.dtype is found


def test_parameters_as_one_vector_learn_the_same() -> None:
    """Their modules see each step, gradients of several passes add up, and none is left over."""
    torch = prepare(1)
    from consolidation.training.batches.flat import Flat

    def learned(*, flat: bool) -> list[torch.Tensor]:
        generator = torch.Generator().manual_seed(0)
        maps = [torch.nn.Linear(3, 4), torch.nn.Linear(4, 2)]
        own = [some.weight for some in maps]
        with torch.no_grad():
            for parameter in (*own, *(some.bias for some in maps)):
                parameter.normal_(generator=generator)
        vectors = [Flat(own).vector] if flat else own
        optimizer = torch.optim.AdamW(vectors, lr=0.1, weight_decay=0.0, fused=True)
        for _ in range(4):
            for _ in range(2):
                given = torch.randn(5, 3, generator=generator)
                maps[1](maps[0](given).tanh()).square().sum().backward()
            torch.nn.utils.clip_grad_norm_(vectors, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=False)
        assert all(not some.grad.any() for some in own)
        return own

    for one, other in zip(learned(flat=True), learned(flat=False), strict=True):
        assert one.shape == other.shape and torch.allclose(one, other, atol=1e-5)
