"""Text to tokens and back; text that a user typed never becomes a control token."""

from __future__ import annotations

import codecs
import ctypes
from collections.abc import Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any

_CONTROL, _LSTRIP, _RSTRIP = 8, 128, 256  # llama_token_attr
_SPM = 1  # llama_vocab_type: pieces include their leading space

Part = str | int  # a run of text, or one control token


class Vocabulary:
    """The tokenizer of a loaded model. Safe from any thread while the model is loaded."""

    def __init__(self, library: ModuleType, model: Any) -> None:
        self._library = library
        self.pointer = library.llama_model_get_vocab(model)
        self.size = int(library.llama_vocab_n_tokens(self.pointer))
        self.bos = int(library.llama_vocab_bos(self.pointer))
        self.eos = int(library.llama_vocab_eos(self.pointer))
        self.adds_bos = bool(library.llama_vocab_get_add_bos(self.pointer))
        self.spaced = int(library.llama_vocab_type(self.pointer)) == _SPM
        self.split = lru_cache(maxsize=256)(self._split)

    def encode(self, text: str, *, special: bool = False) -> list[int]:
        """Tokens of a text; control tokens are recognised only with `special`."""
        raw = text.encode("utf-8", "replace")
        room = len(raw) + 8
        while True:
            buffer = (ctypes.c_int32 * room)()
            count = self._library.llama_tokenize(
                self.pointer, raw, len(raw), buffer, room, False, special
            )
            if count >= 0:
                return list(buffer[:count])
            room = -count

    def piece(self, token: int, *, special: bool = False) -> bytes:
        """The bytes of one token; control tokens have none without `special`."""
        room = 64
        while True:
            buffer = ctypes.create_string_buffer(room)
            count = self._library.llama_token_to_piece(
                self.pointer, token, buffer, room, 0, special
            )
            if count >= 0:
                return buffer.raw[:count]
            room = -count

    def text(self, token: int) -> str:
        """A token as spelled in the file; empty if `token` is negative (none)."""
        if token < 0:
            return ""
        raw: bytes = self._library.llama_vocab_get_text(self.pointer, token) or b""
        return raw.decode("utf-8", "replace")

    def ends(self, token: int) -> bool:
        """Whether a token ends a reply."""
        return bool(self._library.llama_vocab_is_eog(self.pointer, token))

    def control(self, text: str) -> int | None:
        """The control token with this spelling, or None."""
        tokens = self.encode(text, special=True)
        return tokens[0] if len(tokens) == 1 and self._attr(tokens[0]) & _CONTROL else None

    def _attr(self, token: int) -> int:
        return int(self._library.llama_vocab_get_attr(self.pointer, token))

    def _split(self, literal: str) -> tuple[Part, ...]:
        """Split a template's own text into runs of text and control tokens, in order."""
        parts: list[Part] = []
        at = 0
        for token in self.encode(literal, special=True):
            if not self._attr(token) & _CONTROL:
                continue
            spelled = self.text(token)
            start = literal.find(spelled, at) if spelled else -1
            if start >= 0:
                parts += [literal[at:start], token]
                at = start + len(spelled)
        return (*parts, literal[at:])

    def join(self, parts: Sequence[Part]) -> list[int]:
        """Tokens of a rendered prompt; text between two control tokens is tokenised as one run.

        So an ordinary prompt gives the same tokens as the rendered string, and control tokens
        spelled in a message stay text.
        """
        tokens: list[int] = []
        run = ""
        for part in (*parts, None):
            if isinstance(part, str):
                run += part
                continue
            attr = 0 if part is None else self._attr(part)
            if tokens and self._attr(tokens[-1]) & _CONTROL and self._attr(tokens[-1]) & _RSTRIP:
                run = run.lstrip()
            if attr & _LSTRIP:
                run = run.rstrip()
            if run:
                tokens += self.encode(run)
                run = ""
            if part is not None:
                tokens.append(part)
        if self.adds_bos and self.bos >= 0 and tokens[:1] != [self.bos]:
            tokens.insert(0, self.bos)
        return tokens


class PieceReader:
    """Decodes token bytes to text, never splitting a character, up to a stop string."""

    def __init__(self, stop: Sequence[str] = ()) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._stop = [text for text in stop if text]
        self._held = ""
        self.stopped = False

    def feed(self, raw: bytes, *, final: bool = False) -> str:
        """The text that can be shown now; a possible beginning of a stop string is held back."""
        if self.stopped:
            return ""
        self._held += self._decoder.decode(raw, final)
        stops = [at for at in (self._held.find(stop) for stop in self._stop) if at >= 0]
        if stops:
            self.stopped = True
            ready, self._held = self._held[: min(stops)], ""
            return ready
        keep = 0 if final else max((self._overlap(stop) for stop in self._stop), default=0)
        cut = len(self._held) - keep
        ready, self._held = self._held[:cut], self._held[cut:]
        return ready

    def _overlap(self, stop: str) -> int:
        """Length of the longest end of the text that could begin this stop string."""
        longest = min(len(stop) - 1, len(self._held))
        return next((n for n in range(longest, 0, -1) if self._held.endswith(stop[:n])), 0)
