"""Questions for everything that is known: memory answers them itself, whole and exact.

A prompt holds what fits, weights cannot be listed, and a small model loses half of five facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.events import Done, Event, Piece
from app.ports import Store
from memory.records import Fact, Kind, Status, Turn, now

MOST = 60  # lines
KNOWN = (Status.ACTIVE, Status.PROMPT_ONLY, Status.CONSOLIDATED)
ORDER = (Kind.IDENTITY, Kind.INSTRUCTION, Kind.PREFERENCE)  # then all others

_POLITE = r"(?:(?:please|luna|hey|hi|hello|so|and|ok|okay|well|now)\b[,!]? *)*"
_ASK = r"(?:(?:can|could|would) you )?(?:please )?"
_KNOW = (
    r"(?:(?:do|did|have|can) you )?(?:(?:have|already|actually|still) )*"
    r"(?:know|remember(?:ed)?|learn(?:ed|t)?|stored?|saved?|noted|recall)"
)
_SO_FAR = (
    r"(?: (?:so far|already|by now|right now|at the moment|today|yet|exactly|then|now|please))*"
)
_THINGS = (
    r"(?:what(?: all)?(?: things| facts)?|everything|all|(?:all )?the (?:things|facts))(?: that)?"
)
_WAYS = (
    rf"{_ASK}(?:tell|show|give|list|read)?(?: me| us)?(?: out)? ?{_THINGS}"
    rf" (?:you )?{_KNOW}(?: everything| all)? (?:about|of|on) (?:me|myself)",
    rf"{_ASK}tell me (?:all |everything )?about (?:me|myself)",
    r"do you (?:know|remember) (?:anything|something|things) about me",
    r"what (?:have|did) i (?:tell|told) you about (?:me|myself)",
    r"what (?:do|have) you (?:have |got )?(?:stored|saved|noted|written down) (?:about|of|on) me",
)
_ALL = re.compile(rf"{_POLITE}(?:{'|'.join(_WAYS)}){_SO_FAR}")

_ADVERB = r"(?:\w+ly|often|always|never|also|still|once|just|now)"
_VERB = re.compile(rf"The user ((?:{_ADVERB} )*)([a-z']+)\b", re.ASCII)
_IRREGULAR = {
    "is": "are", "isn't": "aren't", "was": "were", "wasn't": "weren't", "has": "have",
    "hasn't": "haven't", "does": "do", "doesn't": "don't", "goes": "go",
}  # fmt: skip


def asks_for_all(text: str) -> bool:
    """Whether this asks for all that is known about the user, and for nothing else."""
    plain = " ".join(text.lower().replace("’", "'").replace("what've", "what have").split())
    return _ALL.fullmatch(plain.rstrip(" ?!.")) is not None


def answer(memory: Store, turn: Turn, replaced: Turn | None) -> Iterator[Event]:
    """The reply to such a question, saved with what it holds.

    Args:
        turn: the question.
        replaced: an earlier reply whose place it takes.

    Raises:
        LunaError: memory cannot be read or written.
    """
    facts = memory.facts(status=KNOWN)
    reply = Turn(turn.conversation, "assistant", listed(facts), time=now())
    if replaced is not None:
        reply = replace(reply, id=replaced.id)
    yield Piece(reply.text)
    saved = memory.save_turn(reply)
    if facts:
        memory.note_shown(saved.id, [fact.id for fact in facts])
    yield Done(saved, None)


def listed(facts: Sequence[Fact]) -> str:
    """All facts in sentences to the user, the latest of each kind first."""
    if not facts:
        return "Nothing yet. Tell me something about yourself, and I remember it."
    latest = sorted(facts, key=lambda fact: fact.first_seen, reverse=True)
    places = {kind: place for place, kind in enumerate(ORDER)}
    ordered = sorted(latest, key=lambda fact: places.get(fact.kind, len(ORDER)))
    lines = [f"- {to_user(fact)}" for fact in ordered[:MOST]]
    more = len(ordered) - MOST
    if more > 0:
        lines.append(f"- and {more} more")
    end = "`/memory` shows where each comes from, and changes or forgets what you choose."
    return "This is what I know about you:\n\n" + "\n".join(lines) + f"\n\n{end}"


def to_user(fact: Fact) -> str:
    """A fact as a sentence to the user: "You live in Orlen."."""
    if fact.kind is Kind.INSTRUCTION:
        return fact.text
    text = fact.text.replace("The user's ", "Your ", 1)
    text = _VERB.sub(lambda found: f"You {found[1]}{_base(found[2])}", text, count=1)
    return text.replace("the user's ", "your ").replace("the user", "you")


def _base(verb: str) -> str:
    """The verb as it is after "you": "lives" is "live"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if verb.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb
