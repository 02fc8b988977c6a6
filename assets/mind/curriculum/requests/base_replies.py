"""What the untouched base itself says to open requests: lessons in staying as it is.

    python -m assets.mind.curriculum.requests.base_replies --model GGUF --out FILE.jsonl --count N

The base is asked in its own chat template with its own system message, and its replies are
sampled. Each finished request is one line of JSON: `kind`, `number`, `messages`, `reply`, and
`ended`, false where the limit cut it. Started again it goes on behind the last number.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.engine.chat.generation import Utterance
from app.engine.llama.library import load_library
from app.engine.llama.loading import load_model
from app.engine.tokens.sampling import Sampling, sampler_chain
from app.engine.tokens.template import ChatTemplate
from app.engine.tokens.tokens import Vocabulary
from assets.mind.curriculum.requests.request import Request, request
from consolidation.adapters.gguf_file import read_gguf
from memory.vocabulary.errors import ModelError
from memory.vocabulary.records import Message

SIDE_BY_SIDE = 16
_LIMIT = 260  # tokens of a reply
_ROOM = 768  # tokens of a conversation
_BATCH = 512  # tokens of one step
# The cut to 64 spares sorting the vocabulary; at this temperature the rest is never drawn.
SAMPLING = Sampling(temperature=0.5, top_p=0.9, top_k=64, max_tokens=_LIMIT)
_UNWANTED = re.compile(r"smollm|hugging ?face|\bas an ai\b|\bai language model", re.IGNORECASE)
_RUN, _TIMES = 4, 3  # words, and how often they may not come


@dataclass(slots=True)
class _Talk:
    """A request on its way: what was said, what is read next, the reply so far."""

    number: int
    asked: Request
    sequence: int
    messages: list[Message] = field(default_factory=list)
    held: int = 0
    pending: list[int] = field(default_factory=list)
    said: Utterance | None = None
    text: str = ""


class BaseReplies:
    """Samples replies, several conversations side by side; one that ends makes way for the next."""

    def __init__(self, path: Path, threads: int, seed: int, limit: int = _LIMIT) -> None:
        """Load the model; a reply is cut at `limit` tokens.

        Raises:
            ModelError: the file cannot be used.
        """
        self._library = library = load_library()
        self._model: Any = load_model(library, path)
        self._vocabulary = Vocabulary(library, self._model)
        template = read_gguf(path).metadata.get("tokenizer.chat_template")
        self._template = ChatTemplate(str(template or ""), self._vocabulary)
        self._seed, self._limit = seed, limit
        params = library.llama_context_default_params()
        params.n_ctx = _ROOM * SIDE_BY_SIDE
        params.n_batch = params.n_ubatch = _BATCH
        params.n_seq_max = SIDE_BY_SIDE
        params.n_threads = params.n_threads_batch = threads
        params.no_perf = True
        self._pointer = library.llama_init_from_model(self._model, params)
        if not self._pointer:
            raise ModelError("There is no memory for the context.", "Close other programs.")
        self._memory = library.llama_get_memory(self._pointer)
        self._batch = library.llama_batch_init(_BATCH, 0, 1)

    def replies(self, waiting: Iterator[tuple[int, Request]]) -> Iterator[dict[str, object]]:
        """Every request with its reply, in the order in which they are done."""
        sampling = Sampling(**{**_fields(SAMPLING), "seed": self._seed + 1})
        free, going = list(range(SIDE_BY_SIDE))[::-1], list[_Talk]()
        with sampler_chain(self._library, sampling, self._vocabulary.size) as chain:
            while True:
                while free and (following := next(waiting, None)):
                    talk = _Talk(*following, sequence=free.pop())
                    self._ask(talk)
                    going.append(talk)
                if not going:
                    return
                for talk, place in self._step(going):
                    token = int(self._library.llama_sampler_sample(chain, self._pointer, place))
                    talk.text += talk.said.add(token) if talk.said else ""
                    talk.pending = [token]
                for talk in [t for t in going if t.said and t.said.finish]:
                    if not self._next_turn(talk):
                        going.remove(talk)
                        free.append(talk.sequence)
                        if line := _line(talk):
                            yield line

    def _ask(self, talk: _Talk) -> None:
        """Put the next turn of the user before the model."""
        turn = talk.asked.turns[len(talk.messages) // 2]
        talk.messages.append(Message("user", turn))
        self._library.llama_memory_seq_rm(self._memory, talk.sequence, -1, -1)
        talk.held, talk.text = 0, ""
        talk.pending = self._template.tokens(talk.messages)
        room = min(self._limit, _ROOM - len(talk.pending))
        talk.said = Utterance(self._vocabulary, (), self._template.stop_tokens, room)

    def _next_turn(self, talk: _Talk) -> bool:
        """Whether the user says more; a first reply that is cut or bad ends the talk."""
        assert talk.said is not None
        talk.text = (talk.text + talk.said.rest()).strip()
        if len(talk.messages) // 2 + 1 == len(talk.asked.turns) or talk.said.finish != "stop":
            return False
        talk.messages.append(Message("assistant", talk.text))
        self._ask(talk)
        return True

    def _step(self, going: list[_Talk]) -> list[tuple[_Talk, int]]:
        """Read pending tokens; which talks were read whole, with the place of their logits."""
        batch, at, done = self._batch, 0, []
        # llama.cpp computes neighbouring sequences together only where they stand in order.
        for talk in sorted(going, key=lambda t: t.sequence):
            part = talk.pending[: _BATCH - at]
            for index, token in enumerate(part):
                batch.token[at], batch.pos[at] = token, talk.held + index
                batch.n_seq_id[at], batch.seq_id[at][0] = 1, talk.sequence
                batch.logits[at] = int(index == len(talk.pending) - 1)
                at += 1
            if part and len(part) == len(talk.pending):
                done.append((talk, at - 1))
            talk.held += len(part)
            talk.pending = talk.pending[len(part) :]
        batch.n_tokens = at
        if self._library.llama_decode(self._pointer, batch) != 0:
            raise ModelError("The model could not go on.", "Try fewer conversations at once.")
        return done


def good(reply: str) -> bool:
    """Whether a reply says something, does not run in circles and speaks of no maker."""
    words = re.findall(r"\w+", reply.lower())
    runs = Counter(zip(*(words[start:] for start in range(_RUN)), strict=False))
    return bool(words) and max(runs.values(), default=0) < _TIMES and not _UNWANTED.search(reply)


def _line(talk: _Talk) -> dict[str, object] | None:
    """What is written of a talk; nothing where a reply is of no use."""
    assert talk.said is not None
    replies = [talk.text, *(m.text for m in talk.messages if m.role == "assistant")]
    if talk.said.finish == "repeated" or not all(map(good, replies)):
        return None
    shown = [{"role": m.role, "text": m.text} for m in talk.messages]
    ended = talk.said.finish == "stop"
    return {
        "number": talk.number, "kind": talk.asked.kind, "messages": shown, "reply": talk.text,
        "ended": ended,
    }  # fmt: skip


def _fields(sampling: Sampling) -> dict[str, Any]:
    return {name: getattr(sampling, name) for name in Sampling.__slots__}


def numbered(seed: int, first: int, count: int) -> Iterator[tuple[int, Request]]:
    """Requests `first` to `count`: each has a seed of its own, so that any can be made again."""
    for number in range(first, count):
        yield number, request(random.Random(f"{seed}:{number}"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=2500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--limit", type=int, default=_LIMIT, help="tokens of a reply")
    asked = parser.parse_args()
    known = asked.out.read_text(encoding="utf-8").splitlines() if asked.out.exists() else []
    first = max((json.loads(line)["number"] for line in known), default=-1) + 1
    base = BaseReplies(asked.model, asked.threads, asked.seed + first, asked.limit)
    started, written = time.perf_counter(), 0
    with asked.out.open("a", encoding="utf-8") as out:
        for line in base.replies(numbered(asked.seed, first, asked.count)):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
            out.flush()
            written += 1
            if written % 50 == 0:
                rate = written / (time.perf_counter() - started)
                print(f"{len(known) + written} replies, {rate:.2f} a second", flush=True)


if __name__ == "__main__":
    main()
