"""What is attached to a talk: short texts go along whole, of long ones the passages that fit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.talk.attachments.form import block, split
from app.talk.attachments.passages import passages
from app.talk.ports import Keeper, Talker
from memory.vocabulary.origin import Origin
from memory.vocabulary.records import Turn

_SHARE = 4  # a quarter of the context is for what is attached
_LETTERS = 6  # of a token at most, in the mean: a longer text is not counted
_MOST = 24  # passages looked at for a question
_FITS = 0.3  # from which a passage goes along with a later question
_HEAD = 8  # tokens of the line above a passage


class Attachments:
    """The attachments of a session's talks.

    Args:
        keeper: keeps passages.
        engine: counts tokens, and knows how many fit.
    """

    def __init__(self, keeper: Keeper, engine: Talker) -> None:
        self._keeper = keeper
        self._engine = engine
        self._known: dict[str, bool] = {}  # by conversation: whether anything is kept

    @property
    def _room(self) -> int:
        """Tokens for what is attached."""
        return max(64, self._engine.context // _SHARE)

    def _count(self, text: str) -> int:
        return self._engine.count(text)

    def take(self, conversation: str, attached: str) -> tuple[str, dict[str, int]]:
        """What goes along with a message as it is; long texts are kept as passages.

        Returns:
            The text behind the message, with a line in place of each long one, and the number of
            passages by the names of these.
        """
        if not attached or self._fits(attached, self._room):
            return attached, {}
        left = self._room
        kept: dict[str, int] = {}
        told: dict[int, str] = {}
        listed = split(attached)
        for place in sorted(range(len(listed)), key=lambda place: len(listed[place][1])):
            name, text = listed[place]
            if self._fits(text, left):
                told[place] = block(name, text)
                left -= self._count(told[place])
                continue
            number = self._keeper.add(conversation, name, passages(text))
            self._known[conversation] = True
            kept[name] = number
            told[place] = f"[file: {name} · {number} passages, searched for each question]"
        return "\n\n".join(told[place] for place in sorted(told)), kept

    def beside(self, turn: Turn, question: str) -> Turn:
        """The turn as the prompt carries it: with the passages that fit its question."""
        id = turn.conversation
        if id not in self._known:
            self._known[id] = bool(self._keeper.files(id))
        if not self._known[id]:
            return turn
        found = self._keeper.find(id, question, _MOST)
        new = "passages, searched for each question]" in turn.foreign
        chosen = self._within([p for p in found if new or p.score >= _FITS])
        if not chosen:
            return turn
        told = "\n\n".join(
            f"[file: {p.file}, part {p.place + 1}]\n{p.text}"
            for p in sorted(chosen, key=lambda p: (p.file, p.place))
        )
        words = turn.words.rstrip()
        foreign = "\n\n".join(part for part in (turn.foreign.strip(), told) if part)
        if not words:
            return replace(turn, text=foreign)
        text = f"{words}\n\n{foreign}"
        return replace(turn, text=text, origin=Origin.ATTACHED, own=len(words))

    def _within(self, found: list[Any]) -> list[Any]:
        """The best passages that have room."""
        left = self._room
        chosen = []
        for passage in found:
            if (size := self._count(passage.text) + _HEAD) <= left:
                left -= size
                chosen.append(passage)
        return chosen

    def _fits(self, text: str, room: int) -> bool:
        return len(text) <= room * _LETTERS and self._count(text) <= room
