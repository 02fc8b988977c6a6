"""What in a turn is worth keeping: the rules of all families and the general ones, in order."""

from __future__ import annotations

from datetime import datetime

from memory.notice.catalogue import CATALOGUE, completed
from memory.notice.families import names, pets
from memory.notice.grammar.base import Statement
from memory.notice.grammar.text import Clause, sentences
from memory.notice.rules import being, gate, others, own
from memory.notice.rules.asked import corrections, instructions, takeback
from memory.vocabulary.records import Candidate

# Rules that find slots of several families, between those of the families (`Statement.order`).
_GENERAL = (
    Statement(others.others, 220),
    Statement(being.being, 280),
    Statement(own.businesses, 310),
    Statement(own.manners, 320),
    Statement(own.things, 330),
)
MOST = 200  # sentences of a message


def statement(clause: Clause, when: datetime) -> list[Candidate]:
    """Apply the rules in order; the first one that matches decides."""
    for each in sorted([*CATALOGUE.statements, *_GENERAL], key=lambda each: each.order):
        candidates = each.rule(clause, when)
        if candidates is not None:
            return [completed(candidate) for candidate in candidates]
    return []


def _clause(clause: Clause, when: datetime) -> list[Candidate]:
    order = names.address(clause, when)
    if order is None:
        order = instructions.standing(clause, when)
    if order is not None:
        return order
    retraction = takeback.take_back(clause, when, _said)
    if retraction is not None:
        return retraction
    if clause.question and clause.asked:
        return []
    candidates = corrections.correction(clause, when)
    if candidates is None:
        candidates = _said(clause, when)
    if not candidates and clause.keep:
        candidates = own.keep(clause, when)
    return candidates


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
        text: a typed turn. Questions, tasks, quotations, hypotheses, code, small talk and
            reported speech yield nothing.
        when: the time of the turn with its zone; dates are resolved against it.

    Returns:
        Candidates in order, without duplicates.
    """
    candidates: list[Candidate] = []
    keys_seen: set[tuple[str, str, str, bool]] = set()
    topic = ""  # "I have a dog. His name is Mivack."
    for sentence in sentences(text)[:MOST]:
        if gate.is_text_task(sentence):
            break
        of_sentence = instructions.conditional(sentence)
        if of_sentence is None:
            of_sentence = []
            for clause in gate.clauses(sentence):
                named = pets.his_name(clause, topic) if topic else None
                of_sentence += _clause(clause, when) if named is None else named
                topic = pets.mentioned(clause) or (topic if named is None else "")
        for candidate in of_sentence:
            key_of_candidate = (
                candidate.slot,
                candidate.subject,
                candidate.value.casefold(),
                candidate.retract,
            )
            if candidate.text and key_of_candidate not in keys_seen:
                keys_seen.add(key_of_candidate)
                candidates.append(candidate)
    return candidates
