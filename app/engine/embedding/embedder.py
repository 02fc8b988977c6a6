"""Sentence vectors from a BERT model in llama.cpp, in an instance of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.engine.llama.library import cores, last_errors, load_library
from app.engine.llama.loading import load_model
from app.engine.llama.worker import Worker
from app.engine.tokens.tokens import Vocabulary
from app.engine.tokens.wordpiece import WordPiece
from consolidation.adapters.gguf_file import read_gguf
from memory.vocabulary.errors import ModelError, ModelFileError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_LONGEST = 256  # tokens of a text that are read, as in the model's own settings
_BATCH = 512  # tokens in one step: with more, attention costs more than is saved
_TEXTS = 64  # texts in one step
_FEW = 128  # tokens up to which one thread is as fast as several


class GgufEmbedder:
    """Runs all-MiniLM-L6-v2 or a similar model. Safe from any thread."""

    dimensions: int

    def __init__(self, path: Path, *, threads: int | None = None) -> None:
        """Load an embedding model.

        Args:
            path: A GGUF of architecture `bert`, as `prepare_embedder` makes it.
            threads: Compute threads for long lists; single texts use one.

        Raises:
            ModelFileError: The file is missing, broken or of another architecture.
        """
        self.path = Path(path)
        file = read_gguf(self.path)
        if file.architecture != "bert":
            raise ModelFileError(
                f"{path} is not an embedding model that Luna supports.",
                "Let Luna prepare it again.",
            )
        self._library = load_library()
        self._threads = threads or min(cores(), 4)
        self._model: Any = None
        self._context: Any = None
        self._worker = Worker("luna-embedder")
        try:
            self._worker.call(self._load)
        except BaseException:
            self.close()
            raise

    def _load(self) -> None:
        library = self._library
        self._model = load_model(library, self.path)
        vocabulary = Vocabulary(library, self._model)
        self._tokenizer = WordPiece(*_words(vocabulary))
        self.dimensions = int(library.llama_model_n_embd(self._model))
        self._cls = vocabulary.bos
        self._sep = int(library.llama_vocab_sep(vocabulary.pointer))
        params = library.llama_context_default_params()
        params.n_ctx = params.n_batch = params.n_ubatch = _BATCH
        params.n_seq_max = min(_TEXTS, int(library.llama_max_parallel_sequences()))
        params.kv_unified = True
        params.embeddings = True
        params.n_threads = params.n_threads_batch = 1
        params.flash_attn_type = library.LLAMA_FLASH_ATTN_TYPE_ENABLED
        params.no_perf = True
        self._most = int(params.n_seq_max)
        self._context = library.llama_init_from_model(self._model, params)
        if not self._context:
            raise ModelError(
                f"The embedding model cannot be run: {last_errors() or 'no reason given'}.",
                "Close other programs and start Luna again.",
            )
        self._batch = library.llama_batch_init(_BATCH, 0, 1)

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Unit vectors, [len(texts), dimensions], of the first 256 tokens of each text."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        if texts:
            items = list(texts)
            self._worker.call(lambda: self._embed(items, vectors))
        return vectors

    def _embed(self, texts: list[str], vectors: npt.NDArray[np.float32]) -> None:
        import numpy as np

        encoded = [
            [self._cls, *self._tokenizer.encode(text, _LONGEST - 2), self._sep] for text in texts
        ]
        threads = 1 if sum(map(len, encoded)) <= _FEW else self._threads
        self._library.llama_set_n_threads(self._context, threads, threads)
        for group in self._groups(encoded):
            self._compute([encoded[index] for index in group])
            for sequence, index in enumerate(group):
                row = self._library.llama_get_embeddings_seq(self._context, sequence)
                vectors[index] = np.ctypeslib.as_array(row, (self.dimensions,))
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)

    def _groups(self, encoded: list[list[int]]) -> Iterator[list[int]]:
        """Indices of texts that fit into one step together, sorted by length."""
        group: list[int] = []
        size = 0
        for index in sorted(range(len(encoded)), key=lambda index: len(encoded[index])):
            length = len(encoded[index])
            if group and (size + length > _BATCH or len(group) >= self._most):
                yield group
                group, size = [], 0
            group.append(index)
            size += length
        if group:
            yield group

    def _compute(self, group: list[list[int]]) -> None:
        batch = self._batch
        at = 0
        for sequence, tokens in enumerate(group):
            for position, token in enumerate(tokens):
                batch.token[at] = token
                batch.pos[at] = position
                batch.n_seq_id[at] = 1
                batch.seq_id[at][0] = sequence
                batch.logits[at] = 1
                at += 1
        batch.n_tokens = at
        code = self._library.llama_encode(self._context, batch)
        if code != 0:
            raise ModelError(
                f"The embedding model failed (llama.cpp code {code}): {last_errors()}.",
                "Start Luna again.",
            )

    def close(self) -> None:
        """Free the model. Safe to call twice."""
        self._worker.close(self._free)

    def _free(self) -> None:
        if self._context:
            self._library.llama_batch_free(self._batch)
            self._library.llama_free(self._context)
            self._context = None
        if self._model:
            self._library.llama_model_free(self._model)
            self._model = None


def _words(vocabulary: Vocabulary) -> tuple[dict[str, int], int]:
    """Token → id of a converted WordPiece vocabulary, with `##` restored, and the unknown id."""
    ids: dict[str, int] = {}
    for token in range(vocabulary.size):
        text = vocabulary.text(token)
        ids[text[1:] if text.startswith("▁") else f"##{text}"] = token
    return ids, ids["##[UNK]"]
