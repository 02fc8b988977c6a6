"""The versions of a reply: each answer that was given to one message, one of them the reply."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.talk.ports import Store
from memory.vocabulary.errors import NotFoundError
from memory.vocabulary.records import Turn, new_id


@dataclass(frozen=True, slots=True)
class Versions:
    """What can be switched between.

    Attributes:
        texts: the oldest first; fewer than two where there is nothing to switch.
        place: which of them is the reply now, from 0.
    """

    texts: tuple[str, ...] = ()
    place: int = 0

    def __bool__(self) -> bool:
        return len(self.texts) > 1


def of(memory: Store, reply: Turn | None) -> Versions:
    """The versions of a reply."""
    if reply is None:
        return Versions()
    texts = [turn.text for turn in memory.beside.versions(reply)]
    if reply.text not in texts:
        texts.append(reply.text)  # forgetting changed one of them, or none was kept yet
    return Versions(tuple(texts), texts.index(reply.text))


def place(found: Versions, wanted: str) -> int | None:
    """Which version is meant: "back", "next", a number from 1; None for a list of them.

    Raises:
        NotFoundError: there is no such version, or none at all.
    """
    if not found:
        raise NotFoundError("The last reply has one version.", "/again makes another.")
    word = wanted.strip().casefold()
    if not word:
        return None
    steps = {"back": -1, "previous": -1, "next": 1}
    if word not in steps and not word.isdigit():
        raise NotFoundError(f"“{wanted}” is no version.", "Say back, next, or a number.")
    place = found.place + steps[word] if word in steps else int(word) - 1
    if not 0 <= place < len(found.texts):
        side = "first" if place < 0 else "last"
        there = f"There are {len(found.texts)}."
        message = f"This is the {side} one." if word in steps else f"There is no version {word}."
        raise NotFoundError(message, there)
    return place


def switch(memory: Store, reply: Turn, place: int) -> Turn:
    """Let another version be the reply; the one before stays.

    Raises:
        NotFoundError: there is no such version.
    """
    memory.beside.keep(reply)
    kept = memory.beside.versions(reply)
    if not 0 <= place < len(kept) or len(kept) < 2:
        many = f"It has {len(kept)}." if len(kept) > 1 else "It has one."
        raise NotFoundError("The last reply has no such version.", f"{many} /again makes another.")
    chosen = kept[place]
    return put(memory, replace(reply, text=chosen.text, state=chosen.state))


def put(memory: Store, reply: Turn) -> Turn:
    """Save a reply in the place of the one of its id.

    One that a forgetting has changed keeps what was left of it; then another takes its place.
    """
    done = memory.save_turn(reply)
    if done.text == reply.text:
        return done
    new = replace(reply, id=new_id())
    memory.beside.move(reply, new.id)
    memory.delete_turns([reply.id])
    return memory.save_turn(new)
