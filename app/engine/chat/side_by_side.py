"""Greedy replies in parallel, in a context of their own: a step costs little more than for one.

The common prefix of all prompts is computed once and shared between llama.cpp's sequences. The
chat's context is not touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from app.engine.chat.generation import Utterance
from app.engine.llama.library import last_errors
from app.engine.llama.threads import Threads
from app.engine.tokens.sampling import Sampling, sampler_chain
from app.engine.tokens.tokens import Vocabulary
from memory.vocabulary.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MOST = 16  # replies in one step
_BATCH = 512  # tokens in one step
_OUTPUTS = 64  # logits in one step: rows of vocabulary-size floats
END = -1  # stands for the end of the reply in place of a token


@dataclass(frozen=True, slots=True)
class Score:
    """How likely a model finds an answer.

    Attributes:
        likeliest: every token and the end are the likeliest: the answer is the greedy reply.
        logprob: mean log-probability of its tokens without the end, nats.
    """

    likeliest: bool
    logprob: float


@dataclass(slots=True)
class _Line:
    """One unfinished reply: its sequence, the tokens read so far, and those to read next."""

    sequence: int
    held: int
    pending: list[int]
    said: Utterance
    text: str = ""


class _Place(NamedTuple):
    """One token to read: its place, and the token to score after it, if any."""

    sequence: int
    position: int
    token: int
    follows: int | None


class SideBySide:
    """A context for up to `MOST` replies. Only the engine's worker touches it."""

    def __init__(
        self, library: ModuleType, model: Any, *, size: int, threads: Threads, vocabulary: int
    ) -> None:
        """
        Args:
            size: tokens of a prompt with its reply, at most.

        Raises:
            ModelError: there is not enough memory.
        """
        self._library = library
        self._vocabulary = vocabulary
        self.size = size
        params = library.llama_context_default_params()
        params.n_ctx = size * (MOST + 1)
        params.n_batch = params.n_ubatch = min(_BATCH, params.n_ctx)
        params.n_outputs_max = min(_OUTPUTS, params.n_batch)
        params.n_seq_max = MOST + 1  # sequence 0 holds the common prefix
        # A step of several replies is bound by computing, as a prompt is.
        params.n_threads = params.n_threads_batch = threads.prompt
        params.flash_attn_type = library.LLAMA_FLASH_ATTN_TYPE_DISABLED
        params.kv_unified = True
        params.swa_full = True  # else the common prefix may lack its attention window
        params.no_perf = True
        self.pointer = library.llama_init_from_model(model, params)
        if not self.pointer:
            raise ModelError(
                f"There is no memory for several replies: {last_errors() or 'no reason given'}.",
                "Close other programs and try again.",
            )
        self._memory = library.llama_get_memory(self.pointer)
        self._batch_size = int(params.n_batch)
        self._batch = library.llama_batch_init(self._batch_size, 0, 1)

    def replies(
        self,
        vocabulary: Vocabulary,
        prompts: Sequence[Sequence[int]],
        sampling: Sampling,
        stop_tokens: frozenset[int],
    ) -> list[str]:
        """Replies to any number of prompts, up to `MOST` at once: the next starts when one ends."""
        library = self._library
        library.llama_memory_clear(self._memory, True)
        shared = _beginning(prompts)
        self._read([(0, 0, prompts[0][:shared], False)])
        lines: list[_Line] = []
        going: list[_Line] = []
        free = list(range(1, MOST + 1))
        with sampler_chain(library, sampling, vocabulary.size) as chain:
            while going or len(lines) < len(prompts):
                while free and len(lines) < len(prompts):
                    reply = Utterance(vocabulary, sampling.stop, stop_tokens, sampling.max_tokens)
                    pending = list(prompts[len(lines)][shared:])
                    lines.append(_Line(free[0], shared, pending, reply))
                    if reply.finish is None:
                        library.llama_memory_seq_cp(self._memory, 0, free.pop(0), -1, -1)
                        going.append(lines[-1])
                # llama.cpp computes sequences in one pass only in this order.
                going.sort(key=lambda line: line.sequence)
                for line, index in self._step(going):
                    token = int(library.llama_sampler_sample(chain, self.pointer, index))
                    line.text += line.said.add(token)
                    line.pending = [token]
                    if line.said.finish is not None:
                        library.llama_memory_seq_rm(self._memory, line.sequence, -1, -1)
                        free.append(line.sequence)
                going = [line for line in going if line.said.finish is None]
        return [line.text + line.said.rest() for line in lines]

    def scores(
        self,
        vocabulary: Vocabulary,
        asked: Sequence[tuple[Sequence[int], Sequence[int]]],
        stop_tokens: frozenset[int] | None,
    ) -> list[Score]:
        """Scores of up to `MOST` (prompt, answer) pairs, each part at least one token long.

        Args:
            stop_tokens: tokens that end a reply, besides the vocabulary's own; None if replies end
                with a stop string: then the end is not scored.
        """
        import numpy as np

        library = self._library
        library.llama_memory_clear(self._memory, True)
        shared = _beginning([prompt for prompt, _ in asked])
        self._read([(0, 0, asked[0][0][:shared], False)])
        wanted: list[_Place] = []
        for number, (prompt, answer) in enumerate(asked, 1):
            if shared:
                library.llama_memory_seq_cp(self._memory, 0, number, -1, -1)
            tokens, last = [*prompt, *answer], len(prompt) - 1
            ahead = [*[None] * last, *answer, END]
            for at in range(shared, len(tokens)):
                wanted.append(_Place(number, at, tokens[at], ahead[at]))
        likeliest, logs = [True] * len(asked), [0.0] * len(asked)
        for step in _steps(wanted, self._batch_size):
            for place, row in self._rows(step):
                number, best = place.sequence - 1, int(np.argmax(row))
                if place.follows == END:
                    if stop_tokens is not None:
                        likeliest[number] &= best in stop_tokens or vocabulary.ends(best)
                    continue
                likeliest[number] &= best == place.follows
                top = row[best]
                logs[number] += float(row[place.follows] - top - np.log(np.exp(row - top).sum()))
        return [
            Score(greedy, total / len(answer))
            for greedy, total, (_, answer) in zip(likeliest, logs, asked, strict=True)
        ]

    def _rows(self, step: Sequence[_Place]) -> Iterator[tuple[_Place, npt.NDArray[np.float32]]]:
        """Decode one step; yields the places to score, with their logits, [vocabulary]."""
        import numpy as np

        batch = self._batch
        for at, place in enumerate(step):
            batch.token[at], batch.pos[at] = place.token, place.position
            batch.n_seq_id[at], batch.seq_id[at][0] = 1, place.sequence
            batch.logits[at] = int(place.follows is not None)
        self._decode(len(step))
        for at, place in enumerate(step):
            if place.follows is not None:
                row = self._library.llama_get_logits_ith(self.pointer, at)
                yield place, np.ctypeslib.as_array(row, (self._vocabulary,))

    def _step(self, going: Sequence[_Line]) -> list[tuple[_Line, int]]:
        """Read pending tokens, as many as one step takes.

        Returns:
            The replies whose pending tokens were all read, with the index of their logits.
        """
        room, rows, complete = self._batch_size, [], []
        for line in going:
            part = line.pending[:room]
            if not part:
                break
            last = len(part) == len(line.pending)
            rows.append((line.sequence, line.held, part, last))
            room -= len(part)
            line.held += len(part)
            line.pending = line.pending[len(part) :]
            if last:
                complete.append((line, self._batch_size - room - 1))
        self._read(rows)
        return complete

    def _read(self, rows: Sequence[tuple[int, int, Sequence[int], bool]]) -> None:
        """Decode rows of (sequence, first position, tokens, whether logits are needed next)."""
        batch, at = self._batch, 0
        for sequence, start, tokens, wanted in rows:
            for index, token in enumerate(tokens):
                if at == self._batch_size:
                    self._decode(at)
                    at = 0
                batch.token[at] = token
                batch.pos[at] = start + index
                batch.n_seq_id[at] = 1
                batch.seq_id[at][0] = sequence
                batch.logits[at] = int(wanted and index == len(tokens) - 1)
                at += 1
        if at:
            self._decode(at)

    def _decode(self, count: int) -> None:
        self._batch.n_tokens = count
        code = self._library.llama_decode(self.pointer, self._batch)
        if code != 0:
            raise ModelError(
                f"The model could not go on (llama.cpp code {code}): {last_errors()}.",
                "Try again; if it happens once more, use another model file.",
            )

    def free(self) -> None:
        """Free the memory. Safe to call twice."""
        if self.pointer:
            self._library.llama_batch_free(self._batch)
            self._library.llama_free(self.pointer)
            self.pointer = None


def _steps(wanted: Sequence[_Place], most: int) -> Iterator[Sequence[_Place]]:
    """Split into runs that fit one step, by their tokens and by their logits."""
    first = outputs = 0
    for at, place in enumerate(wanted):
        asks = place.follows is not None
        if at - first == most or outputs + asks > min(_OUTPUTS, most):
            yield wanted[first:at]
            first, outputs = at, 0
        outputs += asks
    yield wanted[first:]


def groups(prompts: Sequence[Sequence[int]]) -> Iterator[Sequence[Sequence[int]]]:
    """Groups of up to `MOST` neighbours whose own tokens fit in one step: more are slower."""
    shared = _beginning(prompts) if prompts else 0
    first, room = 0, _BATCH
    for at, prompt in enumerate(prompts):
        if at > first and (at - first == MOST or len(prompt) - shared > room):
            yield prompts[first:at]
            first, room = at, _BATCH
        room -= len(prompt) - shared
    if prompts:
        yield prompts[first:]


def _beginning(prompts: Sequence[Sequence[int]]) -> int:
    """Length of the common prefix, less than the shortest prompt."""
    ordered = sorted(tuple(prompt) for prompt in prompts)
    first, last = ordered[0], ordered[-1]
    count = 0
    while count < min(len(first), len(last)) and first[count] == last[count]:
        count += 1
    return min(count, min(map(len, prompts)) - 1)
