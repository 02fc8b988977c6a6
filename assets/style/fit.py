"""Fits the recogniser of rules of form: `python -m assets.style.fit`.

It is trained on the trained wordings of `assets.style.lines`, and what is printed is measured on
the held-out wordings, in held-out frames, which are never trained. Then the weights are written,
int8 with one scale for each column.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.engine import GgufEmbedder, prepare_embedder
from app.talk.reply.style.reading import recognise
from app.talk.reply.style.reading.masking import masked
from app.talk.reply.style.reading.recognise import SURE, Floats, Weights, inputs
from app.talk.reply.style.rules import KINDS
from assets.style.lines import Line, lines

OUT = Path(recognise.__file__).parent
HIDDEN, EPOCHS, BATCH, RATE, DECAY, DROPPED = 160, 30, 64, 2e-3, 0.1, 0.4


def fit(x: Floats, labels: Sequence[int], kinds: int, seed: int) -> dict[str, Floats]:
    """One hidden layer, trained with dropout; rows of x are texts."""
    import torch

    torch.manual_seed(seed)
    rows, wanted = torch.tensor(x), torch.tensor(labels)
    net = torch.nn.Sequential(
        torch.nn.Dropout(DROPPED / 2), torch.nn.Linear(rows.shape[1], HIDDEN), torch.nn.ReLU(),
        torch.nn.Dropout(DROPPED), torch.nn.Linear(HIDDEN, kinds),
    )  # fmt: skip
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(rows) // BATCH)
    falling = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    for _ in range(EPOCHS):
        for batch in torch.split(torch.randperm(len(rows)), BATCH):
            optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(
                net(rows[batch]), wanted[batch], label_smoothing=0.05
            )
            torch.autograd.backward([loss])
            optimizer.step()
            falling.step()
    arrays = [part.detach().numpy() for part in net.parameters()]
    return {"in": arrays[0].T, "in_bias": arrays[1], "out": arrays[2].T, "out_bias": arrays[3]}


def save(arrays: dict[str, Floats], kinds: Sequence[str]) -> None:
    """Write the weights beside the recogniser."""
    from safetensors.numpy import save_file

    tensors: dict[str, np.ndarray] = {}
    for name, values in arrays.items():
        if values.ndim < 2:
            tensors[name] = np.ascontiguousarray(values, dtype=np.float32)
            continue
        scale = np.abs(values).max(axis=0) / 127 + 1e-12
        tensors[name] = np.ascontiguousarray(np.rint(values / scale)).astype(np.int8)
        tensors[f"{name}.scale"] = scale.astype(np.float32)
    save_file(tensors, OUT / "style.safetensors")
    (OUT / "kinds.json").write_text(json.dumps(list(kinds)) + "\n", "utf-8")


def tell(held: Sequence[Line], weights: Weights, x: Floats) -> None:
    """Print how the held-out wordings are read."""
    chances = weights.chances(x)
    best, sure = chances.argmax(axis=1), chances.max(axis=1)
    said = [
        weights.kinds[int(k)] if s >= SURE else "other" for k, s in zip(best, sure, strict=True)
    ]
    form = [(line, kind) for line, kind in zip(held, said, strict=True) if line.kind in KINDS]
    rest = [(line, kind) for line, kind in zip(held, said, strict=True) if line.kind not in KINDS]
    right = sum(line.kind == kind for line, kind in form)
    wrong = sum(kind in KINDS and line.kind != kind for line, kind in form)
    false = sum(kind in KINDS for _, kind in rest)
    print(f"rules of form: {right} of {len(form)} read ({100 * right / len(form):.1f} %), "
          f"{wrong} taken for another ({100 * wrong / len(form):.1f} %); of {len(rest)} others "
          f"{false} taken for one ({100 * false / len(rest):.1f} %)")  # fmt: skip
    missed = Counter((line.kind, kind) for line, kind in form if line.kind != kind)
    print("missed most:", *(f"{a} as {b} {n}" for (a, b), n in missed.most_common(20)), sep="\n  ")
    for line, kind in rest:
        if kind in KINDS:
            print(f"  {line.kind}: {line.text} → {kind}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path(".run/cache"))
    parser.add_argument("--vectors", type=Path, default=Path(".run/style_vectors.npz"))
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    trained, held = lines(given.seed), lines(given.seed, held_out=True)
    texts = [masked(line.text) for line in (*trained, *held)]
    vectors = embedded(texts, given.cache, given.vectors)
    x = inputs(texts, vectors)
    kinds = sorted({line.kind for line in trained})
    labels = [kinds.index(line.kind) for line in trained]
    arrays = fit(x[: len(trained)], labels, len(kinds), given.seed)
    save(arrays, kinds)
    recognise.shipped.cache_clear()
    tell(held, recognise.shipped(), x[len(trained) :])


def embedded(texts: Sequence[str], cache: Path, store: Path) -> Floats:
    """Vectors of texts; those of an earlier run are read from `store`."""
    known: dict[str, Floats] = {}
    if store.exists():
        with np.load(store) as kept:
            known = dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True))
    if new := sorted(set(texts) - set(known)):
        embedder = GgufEmbedder(prepare_embedder(cache), threads=1)
        known |= dict(zip(new, np.asarray(embedder.embed(new), dtype=np.float32), strict=True))
        embedder.close()
        store.parent.mkdir(parents=True, exist_ok=True)
        np.savez(store, texts=np.array(list(known)), vectors=np.stack(list(known.values())))
    return np.stack([known[text] for text in texts])


if __name__ == "__main__":
    main()
