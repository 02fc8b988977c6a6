"""LoRA adapters on a live context: check, load, attach with their scales, replace, free."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from app.engine.llama.library import last_errors, logger
from consolidation.adapters.gguf_file import read_gguf
from memory.disk.sealed_files import plain_path
from memory.vocabulary.errors import AdapterError, ModelFileError

BASE_KEY = "luna.base_sha256"  # the base an adapter was trained on

_Key = tuple[str, int, int]


def check_adapter(path: Path, *, architecture: str, base_hash: str) -> None:
    """Check by its header that a file is a LoRA adapter for this base.

    Raises:
        AdapterError: It is not.
    """
    remedy = "Turn this adapter off, or consolidate again on this model."
    try:
        file = read_gguf(path)
    except ModelFileError as error:
        raise AdapterError(f"The adapter cannot be used. {error.message}", remedy) from None
    if file.kind != "adapter" or file.metadata.get("adapter.type") != "lora":
        raise AdapterError(f"{path} is a GGUF, but not a LoRA adapter.", remedy)
    if file.architecture != architecture:
        raise AdapterError(
            f"{path} is an adapter for {file.architecture or 'an unnamed'} models; "
            f"this model is {architecture}.",
            remedy,
        )
    base = file.metadata.get(BASE_KEY)
    if base is None:
        logger.info("the adapter names no base model; only its shapes are checked")
    elif base != base_hash:
        raise AdapterError(f"{path} was trained on another base model.", remedy)


class AdapterSet:
    """The adapters of one context. Only the engine's worker touches it."""

    def __init__(self, library: ModuleType, model: Any, context: Any) -> None:
        self._library = library
        self._model = model
        self._context = context
        self._loaded: dict[_Key, Any] = {}
        self._current: tuple[tuple[_Key, float], ...] = ()

    def replace(
        self, adapters: Sequence[tuple[Path, float]], *, architecture: str, base_hash: str
    ) -> bool:
        """Replace the whole set; if an adapter cannot be loaded, the old set stays.

        Returns:
            Whether anything changed: then the KV cache is stale.

        Raises:
            AdapterError: An adapter is missing, broken or of another base.
        """
        wanted: list[tuple[_Key, float]] = []
        fresh: dict[_Key, Any] = {}
        try:
            for path, scale in adapters:
                key = _key(path)
                if key not in self._loaded and key not in fresh:
                    check_adapter(path, architecture=architecture, base_hash=base_hash)
                    fresh[key] = self._load(path)
                wanted.append((key, float(scale)))
            if tuple(wanted) == self._current:
                return False
            self._attach(self._context, wanted, self._loaded | fresh)
        except BaseException:
            for handle in fresh.values():
                self._library.llama_adapter_lora_free(handle)
            raise
        self._loaded |= fresh
        self._current = tuple(wanted)
        in_use = {key for key, _ in wanted}
        for key in [key for key in self._loaded if key not in in_use]:
            self._library.llama_adapter_lora_free(self._loaded.pop(key))
        return True

    def _load(self, path: Path) -> Any:
        last_errors()
        with plain_path(path) as plain:  # a sealed file is read from memory
            handle = self._library.llama_adapter_lora_init(self._model, str(plain).encode())
        if not handle:  # ctypes gives a falsy object for NULL, not None
            reason = last_errors() or "no reason given"
            raise AdapterError(
                f"The adapter {path} does not fit this model: {reason}.",
                "Turn this adapter off, or consolidate again on this model.",
            )
        return handle

    def attach_to(self, context: Any) -> None:
        """Attach the adapters in use to another context of the same model."""
        self._attach(context, self._current, self._loaded)

    def _attach(
        self, context: Any, wanted: Sequence[tuple[_Key, float]], loaded: dict[_Key, Any]
    ) -> None:
        count = len(wanted)
        handles, scales = None, None
        if count:
            kind = self._library.llama_adapter_lora_p_ctypes
            handles = (kind * count)(*(loaded[key] for key, _ in wanted))
            scales = (ctypes.c_float * count)(*(scale for _, scale in wanted))
        if self._library.llama_set_adapters_lora(context, handles, count, scales):
            raise AdapterError(
                f"The adapters could not be attached: {last_errors() or 'no reason given'}.",
                "Turn the adapters off and start Luna again.",
            )


def _key(path: Path) -> _Key:
    """A key for a file in its present state, so that a replaced file is loaded again."""
    try:
        state = path.stat()
    except OSError:
        raise AdapterError(
            f"The adapter {path} is missing.", "Turn it off, or consolidate again."
        ) from None
    return str(path.resolve()), state.st_size, state.st_mtime_ns
