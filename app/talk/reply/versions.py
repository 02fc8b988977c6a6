"""The versions of a reply: each answer to one message; one of them is the current reply."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.talk.ports import Store
from memory.vocabulary.errors import NotFoundError
from memory.vocabulary.records import Turn, new_id


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions to switch between.

    Attributes:
        texts: oldest first; fewer than two if there is nothing to switch.
        place: which of them is the current reply, from 0.
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
        texts.append(reply.text)  # forgetting changed one, or none was stored yet
    return Versions(tuple(texts), texts.index(reply.text))


def place(found: Versions, wanted: str) -> int | None:
    """The version that is meant: "back", "next", a number from 1; None asks for a list.

    Raises:
        NotFoundError: there is no such version, or none at all.
    """
    if not found:
        raise NotFoundError("The last reply has one version.", "/again makes another.")
    choice = wanted.strip().casefold()
    if not choice:
        return None
    steps = {"back": -1, "previous": -1, "next": 1}
    if choice not in steps and not choice.isdigit():
        raise NotFoundError(f"“{wanted}” is not a version.", "Use back, next, or a number.")
    place = found.place + steps[choice] if choice in steps else int(choice) - 1
    if not 0 <= place < len(found.texts):
        side = "first" if place < 0 else "last"
        total = f"There are {len(found.texts)}."
        message = (
            f"This is the {side} one." if choice in steps else f"There is no version {choice}."
        )
        raise NotFoundError(message, total)
    return place


def switch(memory: Store, reply: Turn, place: int) -> Turn:
    """Make another version the current reply; the present one stays among the versions.

    Raises:
        NotFoundError: there is no such version.
    """
    memory.beside.keep(reply)
    texts = memory.beside.versions(reply)
    if not 0 <= place < len(texts) or len(texts) < 2:
        count = f"It has {len(texts)}." if len(texts) > 1 else "It has one."
        raise NotFoundError("The last reply has no such version.", f"{count} /again makes another.")
    chosen = texts[place]
    return put(memory, replace(reply, text=chosen.text, state=chosen.state))


def put(memory: Store, reply: Turn) -> Turn:
    """Save a reply under the id of the one that it replaces.

    If forgetting has changed the stored one, that text stays and the reply gets a new id.
    """
    stored = memory.save_turn(reply)
    if stored.text == reply.text:
        return stored
    new = replace(reply, id=new_id())
    memory.beside.move(reply, new.id)
    memory.delete_turns([reply.id])
    return memory.save_turn(new)
