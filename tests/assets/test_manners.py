"""The trainer of the manners and the file that it writes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from transformers import LlamaConfig, LlamaModel

from app.engine.files.manners import read_manners
from assets.mind.lessons import Example
from assets.mind.manners import write
from assets.mind.train import LoraLinear, Shared, collate


class TwoMaps:
    """As much of a mind as the shared state needs."""

    def __init__(self) -> None:
        torch.manual_seed(0)
        self.maps = {
            name: LoraLinear(torch.nn.Linear(6, 4, bias=False), 2)
            for name in ("blk.0.ffn_up", "blk.1.ffn_up")
        }


def test_a_branch_is_computed_as_if_it_stood_alone() -> None:
    torch.manual_seed(1)
    config = LlamaConfig(
        vocab_size=64, hidden_size=32, intermediate_size=48, num_hidden_layers=2,
        num_attention_heads=4, num_key_value_heads=2, attn_implementation="sdpa",
    )  # fmt: skip
    model = LlamaModel(config).eval()
    stem, branches = [3, 4, 5], [[6, 7], [8, 9, 10]]
    ids = [*stem, *branches[0], *branches[1]]
    example = Example("scene", ids, [False] * 8, [0, 0, 0, 1, 1, 2, 2, 2])
    with torch.no_grad():
        together = _states(model, example)
        for number, branch in enumerate(branches, 1):
            alone = Example("scene", stem + branch, [False] * (3 + len(branch)),
                            [0] * (3 + len(branch)))  # fmt: skip
            mine = [i for i, b in enumerate(example.branches) if b in (0, number)]
            assert (_states(model, alone) - together[mine]).abs().max() < 1e-5


def _states(model: LlamaModel, example: Example) -> torch.Tensor:
    ids, positions, mask, _ = collate([example])
    out = model(input_ids=ids, position_ids=positions, attention_mask=mask, use_cache=False)
    return out.last_hidden_state[0]


def test_a_target_is_never_foretold_from_another_branch() -> None:
    ids, learn, branches = [1, 2, 3, 4, 5], [False, True, True, True, True], [0, 0, 1, 1, 2]
    targets = collate([Example("scene", ids, learn, branches)])[3]
    assert targets.tolist() == [[2, -1, 4, -1, -1]]


def test_processes_of_a_run_share_what_they_learn(tmp_path: Path) -> None:
    one, other = TwoMaps(), TwoMaps()
    first, second = Shared(tmp_path, one), Shared(tmp_path, other)  # type: ignore[arg-type]
    before = other.maps["blk.1.ffn_up"].b.detach().clone()
    one.maps["blk.1.ffn_up"](torch.ones(3, 6)).sum().backward()
    first.step(rate=0.1, slower=0.25, tokens=160)
    assert second.steps == 1 and second.seen == 160
    assert not torch.equal(other.maps["blk.1.ffn_up"].b, before)
    assert torch.equal(other.maps["blk.1.ffn_up"].b, one.maps["blk.1.ffn_up"].b)
    assert Shared(tmp_path, TwoMaps()).steps == 1  # type: ignore[arg-type]


def test_a_step_goes_against_the_gradient(tmp_path: Path) -> None:
    mind = TwoMaps()
    shared = Shared(tmp_path, mind)  # type: ignore[arg-type]
    data, target = torch.randn(16, 6), torch.randn(16, 4)
    linear = mind.maps["blk.0.ffn_up"]
    losses = []
    for _ in range(60):
        loss = (linear(data) - target).pow(2).mean()
        losses.append(loss.item())
        loss.backward()
        shared.step(rate=0.02, slower=0.25, tokens=16)
    assert losses[-1] < 0.8 * losses[0]


def test_the_file_holds_the_change_of_each_map(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    a = rng.normal(size=(8, 48)).astype(np.float32)
    b = rng.normal(size=(32, 8)).astype(np.float32)
    error = write(tmp_path / "m.safetensors", {"blk.3.attn_q": (a, b)}, "f" * 64)
    change = read_manners(tmp_path / "m.safetensors", "f" * 64)["blk.3.attn_q"]
    found = change.rows(0, 32)
    assert error < 0.02
    assert np.linalg.norm(found - b @ a) / np.linalg.norm(b @ a) < 0.02
