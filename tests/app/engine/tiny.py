"""A tiny llama GGUF with random weights, byte tokens and ChatML, made in milliseconds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import gguf
import numpy as np

CHATML = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' }}"
    "{{ message['content'] + '<|im_end|>' + '\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
WIDTH, LAYERS, HEADS, KV_HEADS, INNER = 64, 2, 4, 2, 96
MERGES = ("h e", "l l", "he ll", "hell o", "Ġ t", "Ġt he", "i n", "in g", "Ġ a", "o u", "y ou")


def byte_letters() -> list[str]:
    """GPT-2's printable letter for each byte."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    letters = {byte: chr(byte) for byte in plain}
    extra = 0
    for byte in range(256):
        if byte not in letters:
            letters[byte] = chr(256 + extra)
            extra += 1
    return [letters[byte] for byte in range(256)]


def _bytes(specials: tuple[str, ...]) -> list[str]:
    return [*byte_letters(), *(merge.replace(" ", "") for merge in MERGES), *specials]


def _sentencepiece(specials: tuple[str, ...]) -> list[str]:
    raw = [f"<0x{byte:02X}>" for byte in range(256)]
    words = ["▁", *"abcdefghijklmnopqrstuvwxyz", "he", "▁he", "ll", "▁hell", "▁hello"]
    return ["<unk>", "<s>", "</s>", *raw, *words, *specials]


def _tokenizer(
    writer: gguf.GGUFWriter, tokens: list[str], specials: tuple[str, ...], spm: bool
) -> None:
    plain = len(tokens) - len(specials)
    writer.add_tokenizer_model("llama" if spm else "gpt2")
    writer.add_token_list(tokens)
    if spm:
        writer.add_token_scores([-float(number) for number in range(len(tokens))])
        types = [2, 3, 3] + [6] * 256 + [1] * (plain - 259) + [3] * len(specials)
        writer.add_bos_token_id(1)
        writer.add_eos_token_id(2)
        writer.add_add_bos_token(True)
    else:
        writer.add_tokenizer_pre("gpt-2")
        types = [1] * plain + [3] * len(specials)
        writer.add_token_merges(list(MERGES))
        writer.add_add_bos_token(False)
        if "<|endoftext|>" in specials:
            writer.add_bos_token_id(tokens.index("<|endoftext|>"))
        if "<|im_end|>" in specials:
            writer.add_eos_token_id(tokens.index("<|im_end|>"))
    writer.add_token_types(types)


def make_llama(
    path: Path,
    *,
    template: str | None = CHATML,
    specials: tuple[str, ...] = SPECIAL,
    context: int = 512,
    seed: int = 0,
    width: int = WIDTH,
    layers: int = LAYERS,
    keys: Mapping[str, float | int | str] | None = None,
    spm: bool = False,
) -> Path:
    """Write a random model; `keys` are added to its metadata, `spm` spells words as Llama 2."""
    rng = np.random.default_rng(seed)
    tokens = _sentencepiece(specials) if spm else _bytes(specials)
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_name("tiny")
    writer.add_context_length(context)
    writer.add_embedding_length(width)
    writer.add_block_count(layers)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KV_HEADS)
    writer.add_rope_dimension_count(width // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(tokens))
    _tokenizer(writer, tokens, specials, spm)
    if template:
        writer.add_chat_template(template)
    for key, value in (keys or {}).items():
        if isinstance(value, str):
            writer.add_string(key, value)
        elif isinstance(value, int):
            writer.add_int32(key, value)
        else:
            writer.add_float32(key, value)

    def add(name: str, *shape: int, scale: float = 0.3) -> None:
        writer.add_tensor(name, rng.normal(0, scale, shape).astype(np.float32))

    def ones(name: str) -> None:
        writer.add_tensor(name, np.ones(width, dtype=np.float32))

    kv = width // HEADS * KV_HEADS
    add("token_embd.weight", len(tokens), width, scale=1.0)
    add("output.weight", len(tokens), width)
    ones("output_norm.weight")
    for layer in range(layers):
        block = f"blk.{layer}."
        ones(f"{block}attn_norm.weight")
        ones(f"{block}ffn_norm.weight")
        add(f"{block}attn_q.weight", width, width)
        add(f"{block}attn_k.weight", kv, width)
        add(f"{block}attn_v.weight", kv, width)
        add(f"{block}attn_output.weight", width, width)
        add(f"{block}ffn_gate.weight", INNER, width)
        add(f"{block}ffn_up.weight", INNER, width)
        add(f"{block}ffn_down.weight", width, INNER)
    _finish(writer)
    return path


def make_adapter(
    path: Path,
    *,
    base_hash: str | None,
    architecture: str = "llama",
    kind: str = "adapter",
    rank: int = 4,
    seed: int = 1,
    width: int = WIDTH,
    strength: float = 0.5,
) -> Path:
    """Write a random LoRA for `make_llama`'s models."""
    rng = np.random.default_rng(seed)
    writer = gguf.GGUFWriter(str(path), architecture)
    writer.add_type(kind)
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", float(rank))
    if base_hash is not None:
        writer.add_string("luna.base_sha256", base_hash)
    for layer in range(LAYERS):
        name = f"blk.{layer}.ffn_down.weight"
        a = rng.normal(0, strength, (rank, INNER)).astype(np.float32)
        b = rng.normal(0, strength, (width, rank)).astype(np.float32)
        writer.add_tensor(f"{name}.lora_a", a)
        writer.add_tensor(f"{name}.lora_b", b)
    _finish(writer)
    return path


def _finish(writer: gguf.GGUFWriter) -> None:
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
