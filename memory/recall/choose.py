"""Chooses what of memory goes into the prompt of a turn, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from memory.recall.needed import needs_of, with_needed
from memory.recall.past.past import MANY, PastTurns
from memory.recall.placing import (
    FRESH,
    Section,
    edited_first,
    how_exactly,
    one_of_each,
    section_of,
    why_of,
)
from memory.recall.relevance import Scored, relevant_facts, worth_a_place
from memory.store.facts import Beliefs
from memory.store.index.fact_index import FactIndex, Flags
from memory.store.lance import Database
from memory.store.lance.table import key_of
from memory.store.vectors import Vector, Vectors, cosines
from memory.vocabulary.english.topics import Topics, asks_advice
from memory.vocabulary.prompt_form import inferred_text
from memory.vocabulary.records import Fact, Recall, Recalled, Status, now

ALWAYS = 300  # tokens for what is in every prompt
_MOST = 300  # facts, where everything is asked for
_SPARE = 40  # further candidates to look at, since some will not fit

_EVERYTHING = re.compile(
    r"\b(knows?|remember|learn(ed|t)?|stored?|saved?|tell me)\b[^.?!]{0,30}\babout (me|myself)\b"
    r"|\bwho am i\s*[?.!]*$|\bdescribe me\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One query to memory."""

    query: str
    conversation: str
    time: datetime
    budget: int  # tokens of all items together
    k: int  # items besides those that are always included
    count: Callable[[str], int]
    fresh: frozenset[str]
    gone: frozenset[str] = frozenset()  # those whose message is not in the prompt


class Recalling:
    """Chooses facts and past turns for a prompt."""

    def __init__(
        self,
        database: Database,
        beliefs: Beliefs,
        past: PastTurns,
        vectors: Vectors,
    ) -> None:
        self._database = database
        self._beliefs = beliefs
        self._past = past
        self._vectors = vectors
        self._topics = Topics(vectors)

    def recall(self, ask: Ask) -> Recall:
        """Identity, instructions and pinned facts; the rest by relevance, within the budget."""
        query = ask.query.strip()
        vector = self._vectors.one(query) if query else None  # embed before taking the lock
        with self._database.lock:
            index = self._beliefs.index()
            always, chosen, fresh = self._facts(ask, query, vector, index)
            if asks_advice(query):
                chosen = one_of_each(chosen)
            available = ask.budget - _sum(always)
            if ask.k > MANY:
                kept, left_out = self._evidence(chosen, vector, index, ask, available)
            else:
                shown = {item.fact_id for item in always}
                kept, left_out = self._few(chosen, fresh, vector, shown, index, ask, available)
        return Recall((*always, *kept), tuple(left_out[:20]))

    def _facts(
        self, ask: Ask, query: str, vector: Vector | None, index: FactIndex
    ) -> tuple[list[Recalled], list[Recalled], int]:
        """Items that are always included, the facts chosen, and how many were just told."""
        allowed = index.current & (index.until >= ask.time.timestamp())
        lasting = [fact for n in sorted(index.lasting) if allowed[n] and (fact := index.at[n])]
        always, demoted = self._always(lasting, ask)
        shown = {item.fact_id for item in always}
        allowed[[n for n in index.lasting if (f := index.at[n]) and f.id in shown]] = False
        fresh = self._fresh(ask, index, allowed)
        chosen = [_item(fact, "recalled", 1.0, FRESH, ask) for fact in fresh]
        allowed[[n for f in fresh if (n := index.place(key_of(f.id))) is not None]] = False
        if _EVERYTHING.search(query):
            everything = [fact for n in np.flatnonzero(allowed).tolist() if (fact := index.at[n])]
            everything.sort(key=lambda fact: fact.last_seen, reverse=True)
            reason = "you asked what is known"
            chosen += [_item(f, "recalled", 0.5, reason, ask) for f in everything[:_MOST]]
        elif vector is not None:
            scored = self._found(ask, query, vector, index, allowed, fresh)
            pairs = [(s, fact) for s in scored if (fact := index.at[s.place])]
            chosen += [
                _item(fact, "recalled", s.score, why_of(s, fact.id in demoted), ask)
                for s, fact in pairs
            ]
        with_turns = [replace(item, turn_id=self._past.told_in(item.fact_id)) for item in chosen]
        return always, with_turns, len(fresh)

    def _found(
        self,
        ask: Ask,
        query: str,
        vector: Vector,
        index: FactIndex,
        allowed: Flags,
        fresh: Sequence[Fact],
    ) -> list[Scored]:
        """The candidate facts for a query, best first."""
        limit = 3 * ask.k + _SPARE
        if ask.k > MANY:
            return relevant_facts(query, vector, index, allowed, self._topics, limit)
        current = allowed.copy()
        if not (advice := asks_advice(query)):
            allowed[list(index.learned)] = True
        candidates = relevant_facts(query, vector, index, allowed, self._topics, limit)
        if not advice:
            candidates = worth_a_place(candidates, index, fresh)
        needs = needs_of(query, vector)
        return with_needed(query, vector, needs, candidates, index, current)

    @staticmethod
    def _fresh(ask: Ask, index: FactIndex, allowed: Flags) -> list[Fact]:
        """The facts told in this conversation that are included for any query, in order.

        These are the last one told, and those whose message is no longer in the prompt. The others
        can be read in the conversation, and are recalled when a query matches them.
        """
        places = [n for id in ask.fresh if (n := index.place(key_of(id))) is not None]
        facts = [fact for n in places if allowed[n] and (fact := index.at[n])]
        facts.sort(key=lambda fact: (fact.last_seen, fact.id))
        missing = [fact for fact in facts[:-1] if fact.id in ask.gone][-ask.k :]
        return sorted([*missing, *facts[-1:]], key=lambda fact: fact.first_seen)

    def _few(
        self,
        chosen: list[Recalled],
        fresh: int,
        vector: Vector | None,
        taken: set[str],
        index: FactIndex,
        ask: Ask,
        left: int,
    ) -> tuple[list[Recalled], list[Recalled]]:
        """Items for a prompt: facts just told, other facts, then past turns that add to them."""
        kept, left_out, left = self._fit(chosen, fresh + ask.k, left)
        if vector is None:
            return kept, left_out
        shown = taken | {item.fact_id for item in kept}
        turns = self._turns(vector, shown, index, ask)
        if (example := self._past.example(vector, index)) is not None:
            example_turns = (example.question.id, example.reply.id)
            reason = f"you called this reply good; a question like yours ({example.cosine:.2f})"
            item = _turn_item(example.text, example.reply.id, example.cosine, reason, ask)
            turns = [item, *(turn for turn in turns if turn.turn_id not in example_turns)]
        turns_kept, turns_left_out, _ = self._fit(turns, max(0, ask.k - (len(kept) - fresh)), left)
        return [*kept, *turns_kept], [*left_out, *turns_left_out]

    def _evidence(
        self,
        chosen: list[Recalled],
        vector: Vector | None,
        index: FactIndex,
        ask: Ask,
        left: int,
    ) -> tuple[list[Recalled], list[Recalled]]:
        """Items for a caller that wants many: past turns in order, then facts they do not tell."""
        turns = self._turns(vector, set(), index, ask) if vector is not None else []
        turns = edited_first(turns, chosen, index)
        told_in = {item.turn_id for item in turns[: ask.k]}
        shown = {item.fact_id for item in turns if item.fact_id}
        facts_left = [
            item for item in chosen if item.turn_id not in told_in and item.fact_id not in shown
        ]
        facts_shown = facts_left[: max(ask.k // 5, ask.k - len(turns))]
        kept, left_out, left = self._fit(turns, ask.k - len(facts_shown), left)
        facts_kept, facts_dropped, _ = self._fit(facts_shown, len(facts_shown), left)
        return [*kept, *facts_kept], [*left_out, *facts_dropped]

    def _turns(self, vector: Vector, shown: set[str], index: FactIndex, ask: Ask) -> list[Recalled]:
        matches = self._past.recall(
            ask.query.strip(), vector, ask.conversation, shown, index, ask.time, ask.k
        )
        return [_turn_item(text, id, score, why, ask) for text, id, score, why in matches]

    def find(self, words: str) -> list[Fact]:
        """Facts for a user's words: by id, else those that contain them, else by relevance."""
        text = " ".join(words.casefold().split())
        if not text:
            return []
        vector = self._vectors.one(words)
        with self._database.lock:
            index = self._beliefs.index()
            facts = list(index.facts.values())
            exact = [f for f in facts if f.id.startswith(text) and len(text) >= 4]
            if exact:
                return exact
            facts_found = [f for f in facts if text in f"{f.text} {f.value}".casefold()]
            if not facts_found:
                everything = np.array([fact is not None for fact in index.at], dtype=np.bool_)
                scored = relevant_facts(words, vector, index, everything)
                facts_found = [fact for s in scored if (fact := index.at[s.place])]
        return sorted(
            facts_found, key=lambda f: (*how_exactly(f, text), list(Status).index(f.status))
        )

    def nearest(self, query: str, most: int) -> list[Fact]:
        """The facts nearest in meaning, best first: what is current, and what is in the weights."""
        if not query.strip():
            return []
        vector = self._vectors.one(query)
        with self._database.lock:
            index = self._beliefs.index()
            there = index.current.copy()
            there[list(index.learned)] = True
            near = np.where(there, cosines(index.vectors, vector), -np.inf)
            places = [n for n in np.argsort(-near).tolist()[:most] if there[n]]
            return index.some(places)

    def _always(self, always: Sequence[Fact], ask: Ask) -> tuple[list[Recalled], set[str]]:
        """What is in every prompt; over its tokens, facts long unmentioned become topical."""
        order = sorted(always, key=lambda f: (not f.pinned, -f.last_seen.timestamp()))
        available = min(ALWAYS, max(0, ask.budget * 3 // 4))
        items: dict[str, Recalled] = {}
        for fact in order:
            section, reason = section_of(fact)
            item = _item(fact, section, 1.0, reason, ask)
            if item.tokens <= available:
                available -= item.tokens
                items[fact.id] = item
        # Ordered by first telling: the prompt's beginning, and so its prefix cache, stays the same.
        kept = sorted((f for f in always if f.id in items), key=lambda f: (f.first_seen, f.id))
        return [items[f.id] for f in kept], {f.id for f in always} - set(items)

    @staticmethod
    def _fit(
        items: Sequence[Recalled], most: int, left: int
    ) -> tuple[list[Recalled], list[Recalled], int]:
        kept: list[Recalled] = []
        left_out: list[Recalled] = []
        for item in items:
            if len(kept) < most and item.tokens <= left:
                kept.append(item)
                left -= item.tokens
            else:
                left_out.append(item)
        return kept, left_out, left


def _item(fact: Fact, section: Section, score: float, why: str, ask: Ask) -> Recalled:
    text = fact.text
    if fact.inferred:
        text, why = inferred_text(text), f"{why}; inferred, not told"
    tokens = ask.count(f"- {text}\n")
    return Recalled(section, fact.kind.value, text, score, why, tokens, fact_id=fact.id)


def _turn_item(text: str, id: str, score: float, why: str, ask: Ask) -> Recalled:
    return Recalled("recalled", "turn", text, score, why, ask.count(f"- {text}\n"), turn_id=id)


def _sum(items: Sequence[Recalled]) -> int:
    return sum(item.tokens for item in items)


def roughly(text: str) -> int:
    """An estimate of a text's tokens without a tokenizer: 1.5 for each word, rounded up."""
    return len(text.split()) * 3 // 2 + 1


def ask(
    query: str,
    conversation: str,
    time: datetime | None,
    budget: int,
    k: int,
    count: Callable[[str], int] | None,
    fresh: Collection[str],
    gone: Collection[str] = (),
) -> Ask:
    """An `Ask` with its defaults."""
    moment = time or now()
    if moment.tzinfo is None:
        moment = moment.astimezone()
    ids = frozenset(fresh), frozenset(gone)
    return Ask(query, conversation, moment, budget, k, count or roughly, *ids)
