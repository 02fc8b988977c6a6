"""The engine: GGUF models in llama.cpp, for chat and for sentence vectors.

llama.cpp itself is loaded with the first model, not on import.

It imports none of its neighbours; from elsewhere `consolidation`, `memory`.
"""

from app.engine.chat.generation import Stats
from app.engine.chat.model import Engine
from app.engine.embedding.convert_embedder import prepare_embedder
from app.engine.embedding.embedder import GgufEmbedder
from app.engine.files.file_hash import file_hash
from app.engine.tokens.sampling import Sampling

__all__ = ["Engine", "GgufEmbedder", "Sampling", "Stats", "file_hash", "prepare_embedder"]
