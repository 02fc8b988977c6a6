"""Tiny random GGUF models of each architecture that can be consolidated.

They load in llama.cpp and in transformers (`AutoModelForCausalLM.from_pretrained(folder,
gguf_file=name)`), speak byte-level tokens and ChatML, and are the same bytes for the same seed.
The weights are larger than a fresh model's, so that logits differ by several units.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy as np
import numpy.typing as npt

CHATML = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' }}"
    "{{ message['content'] + '<|im_end|>' + '\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
MERGES = ("h e", "l l", "he ll", "hell o", "Ġ t", "Ġt he", "i n", "in g", "Ġ a", "o u", "y ou")
ARCHITECTURES = ("llama", "qwen2", "qwen3", "gemma3")
KINDS = {
    "F32": gguf.LlamaFileType.ALL_F32,
    "F16": gguf.LlamaFileType.MOSTLY_F16,
    "Q8_0": gguf.LlamaFileType.MOSTLY_Q8_0,
}


@dataclass(frozen=True)
class Shape:
    """Sizes of a tiny model; rows are multiples of 32, as Q8_0 wants."""

    width: int = 64
    layers: int = 4
    heads: int = 4
    kv_heads: int = 2
    head: int = 16
    inner: int = 96
    context: int = 512


SHAPES = {
    "llama": Shape(),
    "qwen2": Shape(),
    "qwen3": Shape(heads=2, kv_heads=1, head=128),  # transformers knows no other head size here
    # transformers takes query_pre_attn_scalar for 256; every sixth layer attends to everything.
    "gemma3": Shape(layers=6, heads=2, kv_heads=1, head=256),
}


def letters() -> list[str]:
    """GPT-2's printable letter of each byte."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    found = {byte: chr(byte) for byte in plain}
    for byte in range(256):
        found.setdefault(byte, chr(256 + len(found) - len(plain)))
    return [found[byte] for byte in range(256)]


def make_model(
    path: Path,
    architecture: str = "llama",
    *,
    seed: int = 0,
    kind: str = "F16",
    shape: Shape | None = None,
    strength: float = 1.0,
) -> Path:
    """Write a tiny random model.

    Args:
        architecture: one of `ARCHITECTURES`.
        kind: "F32", "F16" or "Q8_0" for the matrices; norms and biases stay F32.
        shape: other sizes than the architecture's usual ones.
        strength: how large the weights are, 1 for an output of about unit variance a layer.

    Returns:
        The path.
    """
    shape = shape or SHAPES[architecture]
    rng = np.random.default_rng(seed)
    tokens = [*letters(), *(merge.replace(" ", "") for merge in MERGES), *SPECIAL]
    writer = gguf.GGUFWriter(str(path), architecture)
    _header(writer, architecture, shape, len(tokens), kind)
    _tokenizer(writer, tokens)
    packed = gguf.GGMLQuantizationType[kind]

    def matrix(name: str, rows: int, columns: int, scale: float = 1.0) -> None:
        data = rng.normal(0, strength * scale / columns**0.5, (rows, columns))
        pack: Callable[..., npt.NDArray[np.uint8]] = gguf.quants.quantize
        writer.add_tensor(name, pack(data.astype(np.float32), packed), raw_dtype=packed)

    def vector(name: str, size: int, middle: float = 1.0) -> None:
        data = rng.normal(middle, 0.1, size)
        writer.add_tensor(name, data.astype(np.float32))

    gemma, width = architecture == "gemma3", shape.width
    matrix("token_embd.weight", len(tokens), width, scale=3.0)
    vector("output_norm.weight", width)
    if not gemma:  # its head is its embedding
        matrix("output.weight", len(tokens), width, scale=3.0)
    queries, keys = shape.heads * shape.head, shape.kv_heads * shape.head
    for number in range(shape.layers):
        block = f"blk.{number}."
        vector(f"{block}attn_norm.weight", width)
        vector(f"{block}ffn_norm.weight", width)
        matrix(f"{block}attn_q.weight", queries, width)
        matrix(f"{block}attn_k.weight", keys, width)
        matrix(f"{block}attn_v.weight", keys, width)
        matrix(f"{block}attn_output.weight", width, queries)
        matrix(f"{block}ffn_gate.weight", shape.inner, width)
        matrix(f"{block}ffn_up.weight", shape.inner, width)
        matrix(f"{block}ffn_down.weight", width, shape.inner)
        if architecture == "qwen2":
            for name, size in (("q", queries), ("k", keys), ("v", keys)):
                vector(f"{block}attn_{name}.bias", size, middle=0.0)
        if architecture in ("qwen3", "gemma3"):
            vector(f"{block}attn_q_norm.weight", shape.head)
            vector(f"{block}attn_k_norm.weight", shape.head)
        if gemma:
            vector(f"{block}post_attention_norm.weight", width)
            vector(f"{block}post_ffw_norm.weight", width)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _header(
    writer: gguf.GGUFWriter, architecture: str, shape: Shape, vocabulary: int, kind: str
) -> None:
    writer.add_name(f"tiny {architecture}")
    writer.add_file_type(KINDS[kind])
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.inner)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_key_length(shape.head)
    writer.add_value_length(shape.head)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_vocab_size(vocabulary)
    writer.add_rope_freq_base(1_000_000.0 if architecture == "gemma3" else 10_000.0)
    if architecture == "llama":
        writer.add_rope_dimension_count(shape.head)
    if architecture == "gemma3":
        writer.add_sliding_window(64)


def _tokenizer(writer: gguf.GGUFWriter, tokens: list[str]) -> None:
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types([1] * (len(tokens) - len(SPECIAL)) + [3] * len(SPECIAL))
    writer.add_token_merges(list(MERGES))
    writer.add_bos_token_id(tokens.index("<|endoftext|>"))
    writer.add_eos_token_id(tokens.index("<|im_end|>"))
    writer.add_add_bos_token(False)
    writer.add_chat_template(CHATML)
