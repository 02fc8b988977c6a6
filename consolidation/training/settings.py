"""How a LoRA is trained. What a night may do is in `consolidation.settings`."""

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
    """How a LoRA is trained.

    Attributes:
        rank, alpha: of the LoRA; an adapter that is continued keeps its own.
        learning_rate: at its height; warm-up over 5 % of the steps, then a cosine to 0.
        epochs: at most.
        batch: lessons in a step.
        seed: the same seed, lessons and threads give the same file.
        threads: of torch; 0 is one for each core.
        modules: of each layer, the linear maps that learn.
        upper: the share of the layers that learn, from the top.
        cross_entropy: weight beside the divergence to the teacher.
        anchor: weight of the divergence where the base is to be kept.
        top_k: how many of the teacher's likeliest tokens are matched at each place.
        decay: weight decay of AdamW.
        clip: norm that a gradient is cut to.
        max_seconds: then training ends with what it has.
        noise: added to what the first layer that learns is given, as a share of its spread.
        rest: whether a lesson that was right `firm` times running misses epochs, and training ends
            when all were.
        ratio: of the learning rate of B to that of A (LoRA+, arXiv 2402.12354).
        shield: the share of plain talk's directions that the LoRA does not read; 0 is none.
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
