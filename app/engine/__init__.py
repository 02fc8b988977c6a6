"""The engine: GGUF models in llama.cpp, for chat and for sentence vectors.

llama.cpp itself is loaded when the first model is, not on import.
"""

from app.engine.convert_embedder import prepare_embedder
from app.engine.embedder import GgufEmbedder
from app.engine.file_hash import file_hash
from app.engine.generation import Stats
from app.engine.model import Engine
from app.engine.sampling import Sampling

__all__ = ["Engine", "GgufEmbedder", "Sampling", "Stats", "file_hash", "prepare_embedder"]
