"""The frozen maps in bfloat16: near to float32, and what learns has its gradients."""

from __future__ import annotations

from pathlib import Path

import pytest

from consolidation.train_model import Twin, chosen_weights, prepare
from tests.tiny_models import ARCHITECTURES, make_model

MODULES = ("self_attn.v_proj", "mlp.down_proj")


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_half_is_near_the_whole(tmp_path: Path, architecture: str) -> None:
    """The output of the last layer's inner maps and the gradients of the LoRA, of 45 rows."""
    torch = prepare(1)
    from consolidation.train_half import Half, halve

    twin = Twin(make_model(tmp_path / "tiny.gguf", architecture), device="cpu")
    learning = twin.add_lora(chosen_weights(twin.layers, MODULES, 0.5), 4, 8.0)
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for parameter in learning:
            parameter.normal_(0, 0.1, generator=generator)
    layer = twin.decoder.layers[twin.layers - 1].mlp
    given = torch.randn(45, twin.width, generator=generator)

    def run() -> list[torch.Tensor]:
        hidden = given.clone().requires_grad_()
        found = layer(hidden)
        found.square().sum().backward()
        grads = [p.grad.clone() for p in learning if p.grad is not None]
        for parameter in learning:
            parameter.grad = None
        assert hidden.grad is not None
        return [found.detach(), hidden.grad, *grads]

    whole = run()
    assert len(whole) == 4  # A and B of the one map of this layer that learns in `layer`
    halve(layer)
    assert isinstance(layer.gate_proj, Half) and isinstance(layer.down_proj.base_layer, Half)
    assert not any(isinstance(m, Half) for m in layer.down_proj.lora_A.modules())
    for one, other in zip(whole, run(), strict=True):
        assert one.dtype == other.dtype == torch.float32 and one.shape == other.shape
        assert float((one - other).norm() / one.norm()) < 0.02
    assert len(twin.lora_pairs()) == len(learning) // 2  # what is written is still found


def test_half_only_where_the_processor_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch = prepare(1)
    from consolidation import train_half

    twin = Twin(make_model(tmp_path / "tiny.gguf"), device="cpu")
    for name, here in (("avx2", False), ("avx512_bf16", True)):
        monkeypatch.setattr(torch.cpu, "get_capabilities", lambda name=name: {name: True})
        assert train_half.native("cpu") is here and not train_half.native("cuda")
        twin.halve(1)
        assert isinstance(twin.head, train_half.Half) is here
    assert not isinstance(twin.decoder.layers[0].mlp.up_proj, train_half.Half)
    assert isinstance(twin.decoder.layers[1].mlp.up_proj, train_half.Half)
