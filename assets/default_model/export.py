"""Checkpoint to GGUF: `python -m assets.default_model.export --work DIR --out FILE`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

from assets.default_model.network import Network, Shape
from assets.default_model.tokenizer import END_OF_TEXT, IM_END, IM_START, SPECIAL

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


def _permuted(weight: npt.NDArray[np.float32], heads: int) -> npt.NDArray[np.float32]:
    """Rows of q and k in the pair order of llama.cpp's llama architecture."""
    rows, columns = weight.shape
    return (
        weight.reshape(heads, 2, rows // heads // 2, columns).swapaxes(1, 2).reshape(rows, columns)
    )


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

    def add(name: str, tensor: torch.Tensor, heads: int = 0) -> None:
        data = tensor.detach().float().numpy()
        if data.ndim == 1:
            writer.add_tensor(name, data)
            return
        data = _permuted(data, heads) if heads else data
        packed: Any = gguf.quants.quantize(np.ascontiguousarray(data), quantisation)
        writer.add_tensor(name, packed, raw_dtype=quantisation)

    add("token_embd.weight", network.embedding.weight)
    add("output_norm.weight", network.norm.weight)
    for number, block in enumerate(network.stack):
        name = f"blk.{number}"
        add(f"{name}.attn_norm.weight", block.attention_norm.weight)
        add(f"{name}.ffn_norm.weight", block.mlp_norm.weight)
        add(f"{name}.attn_q.weight", block.q.weight, shape.heads)
        add(f"{name}.attn_k.weight", block.k.weight, shape.heads)
        add(f"{name}.attn_v.weight", block.v.weight)
        add(f"{name}.attn_output.weight", block.o.weight)
        add(f"{name}.ffn_gate.weight", block.gate.weight)
        add(f"{name}.ffn_up.weight", block.up.weight)
        add(f"{name}.ffn_down.weight", block.down.weight)
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
