"""Does the torch twin of a model compute what llama.cpp serves? Checked before the first training.

Some files load in transformers and are silently wrong (for example, a scale that the GGUF does not
store); an adapter trained on such a twin would be one for another model.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from consolidation.adapters.file import BASE, Pair, check_architecture, write_adapter
from consolidation.ports import Model
from consolidation.training.memory_needed import check_load
from consolidation.training.twin.twin import Twin, chosen_weights, prepare
from memory.vocabulary.errors import AdapterError, ModelFileError, ParityError
from memory.vocabulary.records import Message

ALL_MODULES = (
    "self_attn.q_proj",
    "self_attn.k_proj",
    "self_attn.v_proj",
    "self_attn.o_proj",
    "mlp.gate_proj",
    "mlp.up_proj",
    "mlp.down_proj",
)
LAST = 4  # positions compared at the end of each prompt
RANK = 4
TOLERANCE = 0.15  # of a logit
EFFECT = 1.0  # the trial adapter must move a logit at least this far
# With a quantised file llama.cpp rounds the activations too, which moves the logits of a few
# unlikely tokens further; then the divergence of the distributions decides. Nats per token.
DIVERGENCE = 0.01
TURNS = 6  # attempts to find a strength for the trial adapter

Logits = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Parity:
    """How closely torch and llama.cpp agree.

    Attributes:
        max_difference: the largest of any logit, with and without an adapter.
        argmax_equal: the likeliest token is the same at every position (or a tie within the
            tolerance).
        effect: how far the trial adapter moved a logit.
        divergence: mean KL(llama.cpp ‖ torch), nats per position.
    """

    max_difference: float
    argmax_equal: bool
    effect: float
    divergence: float = 0.0


def check_parity(
    base: Path,
    model: Model,
    prompts: Sequence[Sequence[Message]],
    *,
    threads: int = 0,
    tolerance: float = TOLERANCE,
) -> Parity:
    """Compare the twin with the served model, without an adapter and with a random one we write.

    The adapter changes every kind of weight, including q and k. Afterwards the model has no
    adapter.

    Args:
        prompts: a few chats; the logits at their last positions are compared.
        tolerance: the largest difference of a logit.

    Raises:
        NightError: there is too little memory for the model in torch.
        ParityError: they differ, or the model cannot be checked; the message says why.
    """
    prepare(threads)
    try:
        check_architecture(model.architecture)
        check_load(base)
        twin = Twin(base)
    except (AdapterError, ModelFileError) as error:
        raise ParityError(error.message, error.remedy) from error
    tokens = [model.prompt_tokens(messages) for messages in prompts]
    if not tokens:
        raise ParityError("There is nothing to compare torch and llama.cpp on.")
    model.set_adapters(())
    bare_torch = _all(lambda ids, last: twin.full_logits(ids, last).numpy(), tokens)
    bare = _all(model.logits, tokens)
    differences = [_compare(bare, bare_torch, tolerance, "without an adapter")]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "trial.gguf"
        effect, with_torch = _trial(twin, tokens, bare_torch, file, model.base_hash)
        try:
            model.set_adapters([(file, 1.0)])
            served = _all(model.logits, tokens)
        finally:
            model.set_adapters(())
    differences.append(_compare(served, with_torch, tolerance, "under an adapter"))
    if effect < EFFECT:
        raise ParityError(
            f"A trial adapter moved the logits by {effect:.2f} only, too little to compare.",
            "Choose another model for learning into weights.",
        )
    return Parity(
        max(difference for difference, _ in differences),
        True,
        effect,
        max(divergence for _, divergence in differences),
    )


def _all(logits: Any, tokens: Sequence[Sequence[int]]) -> Logits:
    """[positions, vocabulary] at the ends of all prompts."""
    return np.concatenate([logits(ids, min(LAST, len(ids))) for ids in tokens])


def _trial(
    twin: Twin, tokens: Sequence[Sequence[int]], bare: Logits, file: Path, base_hash: str
) -> tuple[float, Logits]:
    """Give the twin a random LoRA that moves logits by 1 to 4, and write it.

    Returns:
        The largest change of a logit, and the twin's logits with the LoRA.
    """
    weights = chosen_weights(twin.layers, ALL_MODULES, 1.0)
    twin.add_lora(weights, RANK, float(RANK))
    rng = np.random.default_rng(7)
    start = {
        weight: (
            rng.normal(0, a.shape[1] ** -0.5, a.shape).astype(np.float16).astype(np.float32),
            rng.normal(0, 1, b.shape).astype(np.float32),
        )
        for weight, (a, b) in twin.lora_pairs().items()
    }
    strength, effect, moved = 0.02, 0.0, bare
    for _ in range(TURNS):
        pairs: dict[str, Pair] = {
            weight: (a, (b * strength).astype(np.float16).astype(np.float32))
            for weight, (a, b) in start.items()
        }
        twin.set_lora(pairs)
        moved = _all(lambda ids, last: twin.full_logits(ids, last).numpy(), tokens)
        effect = float(np.abs(moved - bare).max())
        if EFFECT <= effect <= 4 * EFFECT:
            break
        strength *= 2 * EFFECT / max(effect, 1e-3)
    write_adapter(
        file, twin.architecture, pairs, float(RANK), {BASE: base_hash}, twin.heads, twin.kv_heads
    )
    return effect, moved


def _compare(served: Logits, torch_: Logits, tolerance: float, where: str) -> tuple[float, float]:
    """The largest difference of a logit and the mean divergence.

    Raises:
        ParityError: they exceed the tolerance.
    """
    if served.shape != torch_.shape:
        raise ParityError(
            f"llama.cpp and torch see vocabularies of {served.shape[-1]} and "
            f"{torch_.shape[-1]} tokens.",
            "Choose another model for learning into weights.",
        )
    difference = float(np.abs(served - torch_).max())
    p, q = _log_softmax(served), _log_softmax(torch_)
    divergence = float((np.exp(p) * (p - q)).sum(-1).mean())
    rows = np.arange(len(served))
    served_top, torch_top = served.argmax(-1), torch_.argmax(-1)
    margin = served[rows, served_top] - served[rows, torch_top]  # 0 where they agree
    near = difference <= tolerance or divergence <= DIVERGENCE
    if not near or not np.isfinite(difference) or bool((margin > 2 * tolerance).any()):
        raise ParityError(
            f"torch and llama.cpp disagree about this model {where}: logits differ by up to "
            f"{difference:.2f}.",
            "Choose another model for learning into weights; this one still chats, with its "
            "facts in the prompt.",
        )
    return difference, divergence


def _log_softmax(logits: Logits) -> npt.NDArray[np.float64]:
    shifted = logits.astype(np.float64) - logits.max(-1, keepdims=True)
    logs: npt.NDArray[np.float64] = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return logs
