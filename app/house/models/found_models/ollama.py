"""Ollama's models: one manifest for each tag, which names its files by their SHA-256.

Layout: manifests/REGISTRY/NAMESPACE/NAME/TAG, a JSON object with layers, and blobs/sha256-HASH.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.house.models.found_models.places import File, trouble_of, walk

_MODEL = "application/vnd.ollama.image.model"
_ADAPTER = "application/vnd.ollama.image.adapter"
_LONGEST = 1 << 20  # bytes of a manifest
_DIGEST = re.compile(r"sha256[:-]([0-9a-f]{64})")
_HOME = ("registry.ollama.ai/library/", "registry.ollama.ai/")


def files(folder: Path) -> Iterator[File]:
    """The models by their tags, "qwen3:0.6b"; unreadable manifests are listed too."""
    manifests = folder / "manifests"
    for path in walk(manifests):
        if path.name.startswith("."):
            continue
        name = tag(path.relative_to(manifests))
        try:
            layers = _layers(path)
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            yield File(name, path, "its manifest is damaged")
            continue
        models = [layer for layer in layers if layer.get("mediaType") == _MODEL]
        if not models:
            yield File(name, path, "its weights are not here: Ollama runs it on its own servers")
            continue
        match = _DIGEST.fullmatch(str(models[0].get("digest")))
        if match is None:
            yield File(name, path, "its manifest is damaged")
            continue
        yield _file(folder, name, match[1], layers)


def tag(path: Path) -> str:
    """Ollama's name for a manifest: "qwen3:0.6b", "somebody/model:latest", "hf.co/…/…:Q4_K_M"."""
    *parts, version = path.parts
    name = "/".join(parts)
    for home in _HOME:
        name = name.removeprefix(home)
    return f"{name}:{version}" if name else version


def _layers(path: Path) -> list[dict[str, Any]]:
    if path.stat().st_size > _LONGEST:
        raise ValueError("too large for a manifest")
    layers = json.loads(path.read_text(encoding="utf-8"))["layers"]
    if not isinstance(layers, list) or not all(isinstance(layer, dict) for layer in layers):
        raise ValueError("the layers are not a list")
    return layers


def _file(folder: Path, name: str, digest: str, layers: list[dict[str, Any]]) -> File:
    blob = folder / "blobs" / f"sha256-{digest}"
    trouble = trouble_of(blob)
    if not trouble:
        declared = next(layer.get("size") for layer in layers if layer.get("mediaType") == _MODEL)
        size = blob.stat().st_size
        if isinstance(declared, int) and declared != size:
            trouble = f"it is cut short: {size:,} of {declared:,} bytes are here"
    elif not blob.is_symlink() and not blob.exists():
        trouble = "its download is not finished, or its file was removed"
    adapted = any(layer.get("mediaType") == _ADAPTER for layer in layers)
    note = "Ollama adds an adapter to it, which is left out here" if adapted else ""
    return File(name, blob, trouble, note)
