"""What in a turn is worth keeping: rules by family, sentence by sentence, without a store.

`notice` is pure and fast. A learned gate can stand beside the rules later: it needs the same
`Sentence` values (`memory.notice.rules.grammar.text.sentences`) and gives the same `Candidate` values.

It imports of its neighbours `speech`; from elsewhere `memory.vocabulary`.
"""

from __future__ import annotations

from datetime import datetime

from memory.notice.rules import gate
from memory.notice.rules.asked import corrections, instructions, takeback
from memory.notice.rules.grammar.base import Rule
from memory.notice.rules.grammar.text import Clause, sentences
from memory.notice.rules.living import data, diet, events, habits, homes, tastes, work
from memory.notice.rules.people import being, family, names, others, own, pets
from memory.vocabulary.records import Candidate

__all__ = ["notice"]

_STATEMENTS: tuple[Rule, ...] = (
    names.name,
    habits.times,
    events.events,
    habits.hobbies,
    tastes.favourites,
    diet.allergies,
    diet.servings,
    tastes.prefers,
    diet.diets,
    tastes.likes,
    family.family,
    pets.pets,
    others.others,
    homes.homes,
    work.works,
    work.studies,
    data.data,
    data.plays,
    being.being,
    habits.routines,
    events.goals,
    own.businesses,
    own.manners,
    own.things,
)
MOST = 200  # sentences of a message


def statement(clause: Clause, when: datetime) -> list[Candidate]:
    """The first rule that applies decides."""
    for rule in _STATEMENTS:
        found = rule(clause, when)
        if found is not None:
            return found
    return []


def _clause(clause: Clause, when: datetime) -> list[Candidate]:
    asked = names.address(clause, when)
    if asked is None:
        asked = instructions.standing(clause, when)
    if asked is not None:
        return asked
    back = takeback.take_back(clause, when, _said)
    if back is not None:
        return back
    if clause.question and clause.asked:
        return []
    found = corrections.correction(clause, when)
    if found is None:
        found = _said(clause, when)
    if not found and clause.keep:
        found = own.keep(clause, when)
    return found


def _said(clause: Clause, when: datetime) -> list[Candidate]:
    text = gate.doctors_word(clause.text)
    if gate.is_not_said(text) or gate.is_task(text):
        return []
    if text != clause.text:
        from dataclasses import replace

        clause = replace(clause, text=text)
    return statement(clause, when)


def notice(text: str, when: datetime) -> list[Candidate]:
    """What the user's own words say about them, to be kept or taken back.

    Args:
        text: A typed turn. Questions, tasks, quotations, hypotheses, code, small talk and
            what others said give nothing.
        when: The time of the turn with its zone; dates are resolved against it.

    Returns:
        Candidates in the order of telling, none twice.
    """
    out: list[Candidate] = []
    seen: set[tuple[str, str, str, bool]] = set()
    topic = ""  # "I have a dog. His name is Mivack."
    for sentence in sentences(text)[:MOST]:
        if gate.is_text_task(sentence):
            break
        found = instructions.conditional(sentence)
        if found is None:
            found = []
            for clause in gate.clauses(sentence):
                named = pets.his_name(clause, topic) if topic else None
                found += _clause(clause, when) if named is None else named
                topic = pets.mentioned(clause) or (topic if named is None else "")
        for candidate in found:
            known = (
                candidate.slot,
                candidate.subject,
                candidate.value.casefold(),
                candidate.retract,
            )
            if candidate.text and known not in seen:
                seen.add(known)
                out.append(candidate)
    return out
