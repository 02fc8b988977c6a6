"""The torch twin of a GGUF model: its frozen weights, and a LoRA that is trained."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consolidation.adapters.file import (
    AdapterFile,
    Pair,
    check_architecture,
    check_config,
    module_name,
    weight_name,
)
from consolidation.adapters.gguf_file import read_gguf
from memory.vocabulary.errors import AdapterError, ModelFileError

if TYPE_CHECKING:
    import torch

ADAPTER = "default"  # peft's name for the one adapter
LOGITS = 1 << 24  # logits at a time: 64 MB, and as much for every tensor derived from them


def places(vocabulary: int) -> int:
    """The number of positions whose logits are computed at a time."""
    return max(1, LOGITS // vocabulary)


def prepare(threads: int) -> Any:
    """Import torch, with threads that sleep while they wait and without network access.

    Args:
        threads: for the computation; 0 leaves torch's default, one for each core.

    Returns:
        The torch module.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TQDM_DISABLE", "1")
    # Read when torch is first loaded. Threads that spin while they wait would starve the chat.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
    import torch

    if threads > 0:
        torch.set_num_threads(threads)
    return torch


class Twin:
    """A GGUF model in torch: float32, frozen, on the GPU if there is one."""

    def __init__(self, path: Path, *, device: str = "", attention: str = "sdpa") -> None:
        """Load and dequantise the model.

        Args:
            device: "cpu" or "cuda"; empty takes a GPU if torch sees one.
            attention: the attention implementation, as transformers names it.

        Raises:
            AdapterError: the architecture has no parity test.
            ModelFileError: transformers cannot read the file.
        """
        import torch
        from transformers import AutoModelForCausalLM
        from transformers.utils import logging as transformers_logging

        self.architecture = file_architecture(path)
        check_architecture(self.architecture)
        self.device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        transformers_logging.disable_progress_bar()
        logging.getLogger("transformers").setLevel(logging.ERROR)
        try:
            model: Any = AutoModelForCausalLM.from_pretrained(
                str(path.parent),
                gguf_file=path.name,
                dtype=torch.float32,
                attn_implementation=attention,
                local_files_only=True,
            )
        except (OSError, ValueError, KeyError, RuntimeError, NotImplementedError) as error:
            raise ModelFileError(
                f"{path.name} cannot be loaded for training ({type(error).__name__}).",
                "Choose another model for learning into weights.",
            ) from error
        model.requires_grad_(False)
        model.eval()
        self.model = model.to(self.device)
        self.config = model.config
        self.decoder = model.model
        self.head = model.lm_head
        self.layers = int(self.config.num_hidden_layers)
        self.heads = int(self.config.num_attention_heads)
        self.kv_heads = int(self.config.num_key_value_heads)
        self.width = int(self.config.hidden_size)
        self.vocabulary = int(self.head.weight.shape[0])
        self.places = places(self.vocabulary)
        self.lora: dict[str, Any] = {}  # GGUF name → peft's module
        self.softcap = getattr(self.config, "final_logit_softcapping", None)

    def logits(self, hidden: torch.Tensor) -> torch.Tensor:
        """Hidden states after the final norm, [n, width] → logits [n, vocabulary]."""
        logits: torch.Tensor = self.head(hidden)
        if self.softcap:
            logits = (logits / self.softcap).tanh() * self.softcap
        return logits

    def full_logits(self, tokens: Sequence[int], last: int) -> torch.Tensor:
        """Logits after each of the last `last` tokens, [last, vocabulary], on the CPU."""
        import torch

        with torch.no_grad():
            ids = torch.tensor([list(tokens)], device=self.device)
            hidden = self.decoder(input_ids=ids, use_cache=False).last_hidden_state
            return self.logits(hidden[0, -last:]).float().cpu()

    # LoRA

    def fold(self, adapter: AdapterFile, scale: float) -> None:
        """Merge an adapter into the weights."""
        import torch

        layers = list(self.decoder.layers)
        with torch.no_grad():
            for weight, (a, b) in adapter.tensors.items():
                number, module = module_name(weight)
                change = torch.from_numpy(b) @ torch.from_numpy(a)
                target = layers[number].get_submodule(module).weight
                target += (change * (scale * adapter.alpha / adapter.rank)).to(target)

    def add_lora(
        self,
        weights: Sequence[str],
        rank: int,
        alpha: float,
        start: Mapping[str, Pair] | None = None,
        scale: float = 1.0,
    ) -> list[torch.nn.Parameter]:
        """Put a LoRA into the model, with B zero or starting from `start`.

        Args:
            weights: GGUF names of the weights, for example "blk.3.ffn_down.weight".
            start: pairs (A, B) of another LoRA of the same rank and alpha.
            scale: the scale at which `start` was used; B is multiplied by it.

        Returns:
            The trained parameters: A and B of each weight, in the order of `weights`.

        Raises:
            AdapterError: the LoRA does not fit the model.
        """
        from peft import LoraConfig, inject_adapter_in_model

        config = LoraConfig(
            r=rank,
            lora_alpha=alpha,
            lora_dropout=0.0,
            bias="none",
            target_modules=[f"model.layers.{n}.{m}" for n, m in map(module_name, weights)],
        )
        check_config(config)
        inject_adapter_in_model(config, self.model, adapter_name=ADAPTER)
        self.lora = modules = self._found()
        if set(modules) != set(weights):
            raise AdapterError("The LoRA does not fit this model.", "Consolidate again.")
        if start is not None:
            self.set_lora({weight: (a, b * scale) for weight, (a, b) in start.items()})
        parameters: list[torch.nn.Parameter] = []
        for weight in weights:
            module = modules[weight]
            parameters += [module.lora_A[ADAPTER].weight, module.lora_B[ADAPTER].weight]
        for parameter in parameters:
            parameter.requires_grad_(True)
        return parameters

    def join(self, first: int) -> None:
        """Join the linear layers from layer `first` on, with their LoRA and the head, as `Maps`.

        This replaces the original modules: only `Packed` can run such layers.
        """
        from consolidation.training.twin.maps import Map, Norm, fastest, join

        dtype = fastest(self.device)
        for layer in list(self.decoder.layers)[first:]:
            join(layer, dtype)
        self.decoder.norm = Norm(self.decoder.norm)
        self.head = Map(self.head, dtype)

    def drop(self, first: int) -> None:
        """Free the memory of the layers below `first`, which are not run again."""
        import torch

        for number in range(first):
            self.decoder.layers[number] = torch.nn.Identity()

    def set_lora(self, pairs: Mapping[str, Pair]) -> None:
        """Set the LoRA's weights: GGUF name → (A, B)."""
        import torch

        with torch.no_grad():
            for weight, (a, b) in pairs.items():
                self.lora[weight].lora_A[ADAPTER].weight.copy_(torch.from_numpy(a))
                self.lora[weight].lora_B[ADAPTER].weight.copy_(torch.from_numpy(b))

    def lora_pairs(self) -> dict[str, Pair]:
        """The LoRA as it is now: GGUF name → (A, B)."""
        return {
            weight: (
                module.lora_A[ADAPTER].weight.detach().float().cpu().numpy(),
                module.lora_B[ADAPTER].weight.detach().float().cpu().numpy(),
            )
            for weight, module in self.lora.items()
        }

    def _found(self) -> dict[str, Any]:
        return {
            weight_name(number, name): module
            for number, layer in enumerate(self.decoder.layers)
            for name, module in layer.named_modules()
            if hasattr(module, "lora_A")
        }


def file_architecture(path: Path) -> str:
    """`general.architecture` of a GGUF file.

    Raises:
        ModelFileError: the file is missing or not a GGUF.
    """
    architecture = read_gguf(path).architecture
    if not architecture:
        raise ModelFileError(f"{path.name} cannot be read as a GGUF.", "Choose another model file.")
    return architecture


def chosen_weights(layers: int, modules: Sequence[str], share: float) -> list[str]:
    """GGUF names of the weights that learn: these modules in the upper `share` of the layers."""
    first = min(int(layers * (1 - share)), layers - 1)
    return [weight_name(n, module) for n in range(first, layers) for module in modules]


def first_layer(weights: Sequence[str]) -> int:
    """The lowest layer that learns."""
    return min(module_name(weight)[0] for weight in weights)


def weights_of(parent: AdapterFile) -> list[str]:
    """The weights that an adapter changes, in a fixed order."""
    return sorted(parent.tensors, key=module_name)
