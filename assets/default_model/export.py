"""Checkpoint to GGUF, and back: `python -m assets.default_model.export --work DIR --out FILE`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer, models

from assets.default_model.network import Network, Shape
from assets.default_model.tokenizer import END_OF_TEXT, IM_END, IM_START, SPECIAL, byte_level

TEMPLATE = (
    "{% for message in messages %}"
    "{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
DESCRIPTION = (
    "A very small model made for Luna: it reads facts about its user from the prompt, answers "
    "from them, says when it was not told, and learns through LoRA. No general assistant."
)


def _permuted(
    weight: npt.NDArray[np.float32], heads: int, back: bool = False
) -> npt.NDArray[np.float32]:
    """Rows of q and k in the pair order of llama.cpp's llama architecture, or back."""
    rows, columns = weight.shape
    half = rows // heads // 2
    pairs = (heads, half, 2, columns) if back else (heads, 2, half, columns)
    return weight.reshape(pairs).swapaxes(1, 2).reshape(rows, columns)


def _named(network: Network) -> Iterator[tuple[str, torch.Tensor, int]]:
    """Every tensor with its name in the file, and its heads where rows stand in pairs."""
    heads = network.shape.heads
    yield "token_embd.weight", network.embedding.weight, 0
    yield "output_norm.weight", network.norm.weight, 0
    for number, block in enumerate(network.stack):
        parts = {
            "attn_norm": block.attention_norm.weight, "ffn_norm": block.mlp_norm.weight,
            "attn_q": block.q.weight, "attn_k": block.k.weight, "attn_v": block.v.weight,
            "attn_output": block.o.weight, "ffn_gate": block.gate.weight,
            "ffn_up": block.up.weight, "ffn_down": block.down.weight,
        }  # fmt: skip
        for name, weight in parts.items():
            yield f"blk.{number}.{name}.weight", weight, heads if name[-2:] in ("_q", "_k") else 0


def export(network: Network, tokenizer: Tokenizer, out: Path, kind: str = "F16") -> None:
    """Write the GGUF. `kind`: "F32", "F16" or "Q8_0" for the matrices; norms stay F32."""
    shape: Shape = network.shape
    writer = gguf.GGUFWriter(out, "llama")
    writer.add_name("Luna small")
    writer.add_description(DESCRIPTION)
    writer.add_author("The Luna developers")
    writer.add_license("apache-2.0")
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.hidden)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.heads)
    writer.add_rope_dimension_count(shape.head)
    writer.add_rope_freq_base(shape.rope_base)
    writer.add_layer_norm_rms_eps(shape.epsilon)
    writer.add_vocab_size(shape.vocabulary)
    writer.add_file_type(
        {"F32": gguf.LlamaFileType.ALL_F32, "F16": gguf.LlamaFileType.MOSTLY_F16}.get(
            kind, gguf.LlamaFileType.MOSTLY_Q8_0
        )
    )
    # Greedy is what it was trained and measured for.
    writer.add_float32("general.sampling.temp", 0.0)
    _vocabulary(writer, tokenizer)

    quantisation = gguf.GGMLQuantizationType[kind]

    def add(name: str, tensor: torch.Tensor, heads: int) -> None:
        data = tensor.detach().float().numpy()
        if data.ndim == 1:
            writer.add_tensor(name, data)
            return
        data = _permuted(data, heads) if heads else data
        packed: Any = gguf.quants.quantize(np.ascontiguousarray(data), quantisation)
        writer.add_tensor(name, packed, raw_dtype=quantisation)

    for name, weight, heads in _named(network):
        add(name, weight, heads)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _vocabulary(writer: gguf.GGUFWriter, tokenizer: Tokenizer) -> None:
    model = json.loads(tokenizer.to_str())["model"]
    tokens = sorted(model["vocab"], key=model["vocab"].get)
    merges = [" ".join(m) if isinstance(m, list) else m for m in model["merges"]]
    types = [
        gguf.TokenType.CONTROL if token in SPECIAL else gguf.TokenType.NORMAL for token in tokens
    ]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_merges(merges)
    writer.add_bos_token_id(tokens.index(IM_START))
    writer.add_eos_token_id(tokens.index(IM_END))
    writer.add_pad_token_id(tokens.index(END_OF_TEXT))
    writer.add_add_bos_token(False)
    writer.add_chat_template(TEMPLATE)


def _shape(reader: gguf.GGUFReader) -> Shape:
    """The sizes that an exported file names."""

    def said(name: str) -> Any:
        return reader.fields[f"llama.{name}"].contents()

    return Shape(
        vocabulary=said("vocab_size"), width=said("embedding_length"), layers=said("block_count"),
        heads=said("attention.head_count"), hidden=said("feed_forward_length"),
        context=said("context_length"), rope_base=said("rope.freq_base"),
        epsilon=round(said("attention.layer_norm_rms_epsilon"), 9),  # stored with half the digits
    )  # fmt: skip


def load(file: Path) -> tuple[Network, Tokenizer]:
    """The network and the tokenizer of an exported file, to be trained on."""
    reader = gguf.GGUFReader(file)
    tokens, merges = (
        reader.fields[f"tokenizer.ggml.{name}"].contents() for name in ("tokens", "merges")
    )
    pairs = [tuple(merge.split(" ")) for merge in merges]
    numbers = {token: number for number, token in enumerate(tokens)}
    network = Network(_shape(reader))
    tensors = {t.name: gguf.quants.dequantize(t.data, t.tensor_type) for t in reader.tensors}
    with torch.no_grad():
        for name, weight, heads in _named(network):
            data = tensors[name]
            data = _permuted(data, heads, back=True) if heads else data
            weight.copy_(torch.from_numpy(data.copy()))
    return network, byte_level(models.BPE(vocab=numbers, merges=pairs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--kind", default="F16", choices=["F32", "F16", "Q8_0"])
    arguments = parser.parse_args()
    network = Network(Shape())
    state = torch.load(arguments.work / "checkpoint.pt", weights_only=True)
    network.load_state_dict(state["network"])
    tokenizer = Tokenizer.from_file(str(arguments.work / "tokenizer.json"))
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    export(network, tokenizer, arguments.out, arguments.kind)
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB, {state['seen']:,} tokens")


if __name__ == "__main__":
    main()
