"""Settings of one LoRA training. The limits of a night are in `consolidation.settings`."""

from __future__ import annotations

from dataclasses import dataclass

MODULES = (
    "self_attn.v_proj",
    "self_attn.o_proj",
    "mlp.gate_proj",
    "mlp.up_proj",
    "mlp.down_proj",
)


@dataclass(frozen=True, slots=True)
class TrainSettings:
    """Settings of one LoRA training.

    Attributes:
        rank, alpha: of the LoRA; an adapter that is trained further keeps its own.
        learning_rate: its peak, for A; a warm-up over 5 % of the steps, then a cosine to 0.
        epochs: at most.
        batch: lessons in a step.
        seed: the same seed, lessons and threads give the same file.
        threads: of torch; 0 is one for each core.
        modules: the linear layers of each transformer layer that get a LoRA.
        upper: the share of the transformer layers that learn, counted from the top.
        cross_entropy: weight of the cross-entropy beside the divergence from the teacher.
        anchor: weight of the divergence where the adapter must answer as the base does.
        top_k: how many of the teacher's likeliest tokens are matched at each position.
        decay: weight decay of AdamW.
        clip: the norm to which gradients are clipped.
        max_seconds: training then ends with what it has.
        noise: added to the input of the first layer that learns, as a share of its spread.
        rest: whether a lesson that was right `firm` times in a row skips epochs; training then ends
            once all lessons were.
        ratio: learning rate of B over that of A (LoRA+, arXiv 2402.12354).
        shield: the share of the spread of plain talk that the LoRA does not read; 0 turns it off.
    """

    rank: int = 16
    alpha: float = 32.0
    learning_rate: float = 3e-3
    epochs: int = 8
    batch: int = 8
    seed: int = 0
    threads: int = 0
    modules: tuple[str, ...] = MODULES
    upper: float = 0.5
    cross_entropy: float = 0.5
    anchor: float = 1.0
    top_k: int = 32
    decay: float = 0.0
    clip: float = 1.0
    max_seconds: float = 600.0
    rest: bool = True
    firm: int = 2
    noise: float = 0.0
    ratio: float = 1.0
    shield: float = 0.0
