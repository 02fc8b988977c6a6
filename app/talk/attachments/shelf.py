"""A conversation's attachments: short texts are sent whole, of long ones the best passages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.talk.attachments.form import block, split
from app.talk.attachments.passages import passages
from app.talk.ports import Keeper, Talker
from memory.vocabulary.origin import Origin
from memory.vocabulary.records import Turn

_SHARE = 4  # a quarter of the context is for attachments
_LETTERS = 6  # average characters of a token at most: a text with more is not counted
_MOST = 24  # passages considered for a question
_FITS = 0.3  # score from which a passage is sent with a later question
_HEAD = 8  # tokens of the line above a passage


class Attachments:
    """The attachments of a session's conversations.

    Args:
        keeper: stores passages.
        engine: counts tokens, and knows the context size.
    """

    def __init__(self, keeper: Keeper, engine: Talker) -> None:
        self._keeper = keeper
        self._engine = engine
        self._known: dict[str, bool] = {}  # by conversation: whether it has passages

    @property
    def _room(self) -> int:
        """Tokens available for attachments."""
        return max(64, self._engine.context // _SHARE)

    def _count(self, text: str) -> int:
        return self._engine.count(text)

    def take(self, conversation: str, attached: str) -> tuple[str, dict[str, int]]:
        """What is sent with a message; long texts are stored as passages.

        Returns:
            The text after the message, with one line in place of each long text, and the number of
            passages by the names of the long texts.
        """
        if not attached or self._fits(attached, self._room):
            return attached, {}
        available = self._room
        searched: dict[str, int] = {}
        shown: dict[int, str] = {}
        listed = split(attached)
        for place in sorted(range(len(listed)), key=lambda place: len(listed[place][1])):
            name, text = listed[place]
            if self._fits(text, available):
                shown[place] = block(name, text)
                available -= self._count(shown[place])
                continue
            number = self._keeper.add(conversation, name, passages(text))
            self._known[conversation] = True
            searched[name] = number
            shown[place] = f"[file: {name} · {number} passages, searched for each question]"
        return "\n\n".join(shown[place] for place in sorted(shown)), searched

    def beside(self, turn: Turn, question: str) -> Turn:
        """The turn as the prompt carries it: with the passages that match its question."""
        id = turn.conversation
        if id not in self._known:
            self._known[id] = bool(self._keeper.files(id))
        if not self._known[id]:
            return turn
        passages = self._keeper.find(id, question, _MOST)
        is_first = "passages, searched for each question]" in turn.foreign
        chosen = self._within([p for p in passages if is_first or p.score >= _FITS])
        if not chosen:
            return turn
        excerpts = "\n\n".join(
            f"[file: {p.file}, part {p.place + 1}]\n{p.text}"
            for p in sorted(chosen, key=lambda p: (p.file, p.place))
        )
        words = turn.words.rstrip()
        foreign = "\n\n".join(section for section in (turn.foreign.strip(), excerpts) if section)
        if not words:
            return replace(turn, text=foreign)
        text = f"{words}\n\n{foreign}"
        return replace(turn, text=text, origin=Origin.ATTACHED, own=len(words))

    def _within(self, found: list[Any]) -> list[Any]:
        """The best passages that fit."""
        available = self._room
        chosen = []
        for passage in found:
            if (size := self._count(passage.text) + _HEAD) <= available:
                available -= size
                chosen.append(passage)
        return chosen

    def _fits(self, text: str, room: int) -> bool:
        return len(text) <= room * _LETTERS and self._count(text) <= room
