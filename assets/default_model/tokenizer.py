"""Byte-level BPE of 4,096 pieces, trained on the curriculum and on plain English."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from assets.default_model import dialogues
from assets.default_model.corpora import exchanges

VOCABULARY = 4096
END_OF_TEXT, IM_START, IM_END = "<|endoftext|>", "<|im_start|>", "<|im_end|>"
SPECIAL = [END_OF_TEXT, IM_START, IM_END]


def _texts(corpora: Path, seed: int) -> Iterator[str]:
    rng = random.Random(seed)
    for _ in range(12_000):
        yield dialogues.true_form(rng).texts()[0]
    for run in exchanges(corpora, 24_000, seed):
        yield from (text for _, text in run)


def byte_level(model: models.BPE) -> Tokenizer:
    """A tokenizer on bytes, with the control tokens that the model has."""
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([t for t in SPECIAL if tokenizer.token_to_id(t) is not None])
    return tokenizer


def train_tokenizer(corpora: Path, out: Path, seed: int = 0) -> Tokenizer:
    """Train and save `tokenizer.json`; read it when it is already there."""
    if out.exists():
        return Tokenizer.from_file(str(out))
    tokenizer = byte_level(models.BPE())
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=SPECIAL,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(_texts(corpora, seed), trainer)
    tokenizer.save(str(out))
    return tokenizer
