"""Questions about everything that is known: memory answers them itself, complete and exact.

A prompt holds only what fits, weights cannot be listed, and a small model loses half of five facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.talk.events import Done, Event, Piece
from app.talk.ports import Store
from memory.vocabulary.english.second_person import to_user
from memory.vocabulary.prompt_form import inferred_text
from memory.vocabulary.records import Fact, Kind, Sensitivity, Status, Turn, now

MOST = 60  # lines
KNOWN = (Status.ACTIVE, Status.PROMPT_ONLY, Status.CONSOLIDATED)
ORDER = (Kind.IDENTITY, Kind.INSTRUCTION, Kind.PREFERENCE)  # then all others

_POLITE = r"(?:(?:please|luna|hey|hi|hello|so|and|ok|okay|well|now|thanks|thank you)\b[,:.!]? *)*"
_ASK = r"(?:(?:can|could|would) you )?(?:please )?"
_KNOW = (
    r"(?:(?:do|did|have|can) you )?(?:(?:have|already|actually|still) )*"
    r"(?:know|remember(?:ed)?|learn(?:ed|t)?|stored?|saved?|noted|recall)"
)
_SO_FAR = (
    r"(?:,? (?:so far|already|by now|right now|at the moment|at all|yet|exactly|then|now|please"
    r"|luna|thanks|thank you))*"
)
_THINGS = (
    r"(?:what(?: all)?(?: things| facts)?|everything|all|(?:all )?the (?:things|facts))(?: that)?"
)
_WAYS = (
    rf"{_ASK}(?:tell|show|give|list|read|repeat|summari[sz]e)?(?: me| us)?(?: out)? ?{_THINGS}"
    rf" (?:you )?{_KNOW}(?: everything| all)? (?:about|of|on) (?:me|myself)",
    rf"{_ASK}tell me (?:all |everything )?about (?:me|myself)",
    r"what (?:can|could) you (?:tell|say)(?: to)?(?: me)? about (?:me|myself)",
    r"(?:what|which|how much) (?:information|data|facts|knowledge) (?:do|have) you"
    r" (?:have |got |know |stored |saved )+(?:about|of|on) me",
    r"do you (?:know|remember) (?:anything|something|things) about me",
    r"what (?:have|did) i (?:tell|told) you about (?:me|myself)",
    r"what (?:do|have) you (?:have |got )?(?:stored|saved|noted|written down) (?:about|of|on) me",
)
_ALL = re.compile(rf"{_POLITE}(?:{'|'.join(_WAYS)}){_SO_FAR}")


def asks_for_all(text: str) -> bool:
    """Whether this asks for everything that is known about the user, and nothing else."""
    plain = " ".join(text.lower().replace("’", "'").replace("'ve", " have").split())
    plain = re.sub(r"\bu\b", "you", plain)
    return _ALL.fullmatch(plain.rstrip(" ?!.")) is not None


def answer(memory: Store, turn: Turn, replaced: Turn | None) -> Iterator[Event]:
    """The reply to such a question, saved.

    The facts are not recorded as shown: the list does not mean that they were of use, and
    forgetting finds their sentences anyway.

    Args:
        turn: the question.
        replaced: an earlier reply that this one replaces.

    Raises:
        LunaError: memory cannot be read or written.
    """
    facts = [fact for fact in memory.facts(status=KNOWN) if not is_over(fact)]
    yield from said(memory, turn, listed(facts), replaced)


def said(memory: Store, turn: Turn, text: str, replaced: Turn | None) -> Iterator[Event]:
    """A reply that memory makes, without the model."""
    reply = Turn(turn.conversation, "assistant", text, time=now())
    yield Piece(reply.text)
    if replaced is not None:  # forgetting may have changed the text under its id
        memory.delete_turns([replaced.id])
    yield Done(memory.save_turn(reply), None)


def is_over(fact: Fact) -> bool:
    """Whether it is a past event, even if it is not marked as expired yet."""
    return fact.valid_until is not None and fact.valid_until < now()


def listed(facts: Sequence[Fact]) -> str:
    """All facts in sentences addressed to the user, the latest of each kind first."""
    if not facts:
        return "Nothing yet. Tell me something about yourself and I will remember it."
    latest = sorted(facts, key=lambda fact: fact.first_seen, reverse=True)
    places = {kind: place for place, kind in enumerate(ORDER)}
    ordered = sorted(latest, key=lambda fact: places.get(fact.kind, len(ORDER)))
    lines = [f"- {_line(fact)}" for fact in ordered[:MOST]]
    remaining = len(ordered) - MOST
    if remaining > 0:
        lines.append(f"- and {remaining} more")
    end = "`/memory` shows where each comes from; there you can change or forget it."
    return "This is what I know about you:\n\n" + "\n".join(lines) + f"\n\n{end}"


def _line(fact: Fact) -> str:
    if fact.sensitivity is Sensitivity.SECRET:
        return "a secret that you asked me to keep"
    sentence = to_user(fact)
    return inferred_text(sentence) if fact.inferred else sentence
