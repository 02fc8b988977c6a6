"""Rules of form in standing instructions, by meaning: a small network over the sentence vector.

What stands in an instruction's blanks is masked; the vector of the rest and a few traits go through
one hidden layer. It is fitted on our own wordings by `assets/style/fit.py`. An instruction that it
is not sure of gives no rule: then the model alone keeps it, as well as it can.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from app.talk.reply.style.reading.arguments import rule_of
from app.talk.reply.style.reading.masking import masked, traits
from app.talk.reply.style.reading.meant import conditional
from app.talk.reply.style.rules import KINDS, Rule, together
from app.talk.reply.style.words import QUOTED, sentences

Floats = npt.NDArray[np.float32]
Embed = Callable[[Sequence[str]], Sequence[Floats] | Floats]

SURE = 0.5  # chance from which an instruction is taken for its likeliest kind
SURER = 0.7  # the same for a part of a sentence
SCALE = 6.0  # factor for the unit vector beside traits of 0 and 1
_LONGEST = 60  # words of a sentence that may be an instruction about form
_PARTS = re.compile(r"(?:,|;| and| but)+ (?:then |also )?|; ", re.IGNORECASE)


class Weights:
    """The network: shapes [inputs, hidden], [hidden], [hidden, kinds], [kinds]."""

    def __init__(self, arrays: dict[str, Floats], kinds: Sequence[str]) -> None:
        self._arrays = arrays
        self.kinds = tuple(kinds)

    def chances(self, inputs: Floats) -> Floats:
        """Chances of each kind, shape [texts, kinds]; inputs as `inputs` makes them."""
        a = self._arrays
        hidden = np.maximum(inputs @ a["in"] + a["in_bias"], 0)
        points = hidden @ a["out"] + a["out_bias"]
        powers = np.exp(points - points.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)


def inputs(texts: Sequence[str], vectors: Sequence[Floats] | Floats) -> Floats:
    """Vectors and traits of masked texts side by side, shape [texts, dimensions + traits]."""
    rows = np.array([traits(text) for text in texts], dtype=np.float32)
    return np.concatenate([np.stack(list(vectors)) * SCALE, rows], axis=1)


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights that Luna comes with."""
    from safetensors.numpy import load

    folder = files("app.talk.reply.style.reading")
    tensors = load(folder.joinpath("style.safetensors").read_bytes())
    arrays = {
        name: values.astype(np.float32) * tensors[f"{name}.scale"]
        if f"{name}.scale" in tensors
        else values
        for name, values in tensors.items()
        if not name.endswith(".scale")
    }
    kinds = json.loads(folder.joinpath("kinds.json").read_text("utf-8"))
    return Weights(arrays, kinds)


class Recogniser:
    """Reads rules of form in instructions; what was read once is kept.

    Args:
        embed: sentences to unit vectors of all-MiniLM-L6-v2, which the weights were fitted to.
    """

    def __init__(self, embed: Embed, weights: Weights | None = None) -> None:
        self._embed = embed
        self._weights = weights
        self._read: dict[str, tuple[Rule, ...]] = {}

    def rules(self, instructions: Sequence[str]) -> tuple[Rule, ...]:
        """The rules of form in instructions; of two that contradict each other the later one."""
        new = [text for text in dict.fromkeys(instructions) if text not in self._read]
        if new:
            self._learn(new)
        return together([rule for text in instructions for rule in self._read[text]])

    def _learn(self, texts: Sequence[str]) -> None:
        """Read new instructions, all in one step of the embedder."""
        split = {
            text: [s for s in sentences(text) if len(s.split()) <= _LONGEST] or [] for text in texts
        }
        pieces = {sentence: parts(sentence) for several in split.values() for sentence in several}
        every = list(dict.fromkeys([p for s, ps in pieces.items() for p in (s, *ps)]))
        found = dict(zip(every, self._kinds(every), strict=True)) if every else {}
        for text in texts:
            self._read[text] = tuple(
                rule
                for sentence in split[text]
                for rule in _rules(sentence, pieces[sentence], found)
            )

    def _kinds(self, texts: Sequence[str]) -> list[tuple[str, float]]:
        """The likeliest kind of each text, with its chance."""
        weights = self._weights or shipped()
        read = [masked(text) for text in texts]
        chances = weights.chances(inputs(read, self._embed(read)))
        return [(weights.kinds[int(row.argmax())], float(row.max())) for row in chances]


def parts(sentence: str) -> list[str]:
    """The parts of a sentence that may each be an instruction; none where it has only one."""
    quoted = [found.span() for found in QUOTED.finditer(sentence)]
    cuts = [
        found.span() for found in _PARTS.finditer(sentence)
        if not any(start < found.start() < end for start, end in quoted)
    ]  # fmt: skip
    edges = [0, *(edge for cut in cuts for edge in cut), len(sentence)]
    found = [sentence[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return found if len(found) > 1 and all(len(part.split()) > 1 for part in found) else []


def _rules(sentence: str, pieces: Sequence[str], found: dict[str, tuple[str, float]]) -> list[Rule]:
    """The rules of one sentence: of its parts where several are one each, else of the whole."""
    if conditional(sentence):
        # What stands before the occasion may hold always: "Use no commas, and if I am sad, …".
        first = next((n for n, part in enumerate(pieces) if conditional(part)), 0)
        pieces = pieces[:first]
        found = {**found, sentence: ("", 0.0)}
    sure = {
        part: (kind, chance) for part in pieces for kind, chance in (found[part],)
        if chance >= SURER and kind in KINDS
    }  # fmt: skip
    whole, chance = found[sentence]
    kinds = {kind for kind, _ in sure.values()}
    clearer = all(each >= chance for _, each in sure.values())
    several = len(kinds) > 1 and (whole in kinds or clearer)
    if several or (chance < SURE and sure):
        read = [rule_of(kind, part) for part, (kind, _) in sure.items()]
    elif chance >= SURE and whole in KINDS:
        read = [rule_of(whole, sentence)]
    else:
        read = []
    return [rule for rule in read if rule is not None]
