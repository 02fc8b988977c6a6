"""What of memory goes into this turn's prompt, and why."""

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
from memory.store.vectors import Vector, Vectors
from memory.vocabulary.english.topics import Topics, asks_advice
from memory.vocabulary.prompt_form import inferred_text
from memory.vocabulary.records import Fact, Recall, Recalled, Status, now

ALWAYS = 300  # tokens for what is in every prompt
_MOST = 300  # facts, where everything is asked for
_SPARE = 40  # facts beside the ones asked for that are looked at: some have no room

_EVERYTHING = re.compile(
    r"\b(knows?|remember|learn(ed|t)?|stored?|saved?|tell me)\b[^.?!]{0,30}\babout (me|myself)\b"
    r"|\bwho am i\s*[?.!]*$|\bdescribe me\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to memory."""

    query: str
    conversation: str
    time: datetime
    budget: int  # tokens of all items together
    k: int  # items beside the ones that are always there
    count: Callable[[str], int]
    fresh: frozenset[str]
    gone: frozenset[str] = frozenset()  # those of them that the talk in the prompt does not tell


class Recalling:
    """Chooses facts and past turns for a turn."""

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
        """Identity, instructions and pinned always; the rest by relevance, within the budget."""
        query = ask.query.strip()
        vector = self._vectors.one(query) if query else None  # outside of the lock
        with self._database.lock:
            index = self._beliefs.index()
            always, chosen, fresh = self._facts(ask, query, vector, index)
            if asks_advice(query):
                chosen = one_of_each(chosen)
            left = ask.budget - _sum(always)
            if ask.k > MANY:
                kept, out = self._evidence(chosen, vector, index, ask, left)
            else:
                taken = {item.fact_id for item in always}
                kept, out = self._few(chosen, fresh, vector, taken, index, ask, left)
        return Recall((*always, *kept), tuple(out[:20]))

    def _facts(
        self, ask: Ask, query: str, vector: Vector | None, index: FactIndex
    ) -> tuple[list[Recalled], list[Recalled], int]:
        """What is always there, the facts chosen, and how many of them were told just now."""
        allowed = index.current & (index.until >= ask.time.timestamp())
        lasting = [fact for n in sorted(index.lasting) if allowed[n] and (fact := index.at[n])]
        always, demoted = self._always(lasting, ask)
        there = {item.fact_id for item in always}
        allowed[[n for n in index.lasting if (f := index.at[n]) and f.id in there]] = False
        fresh = self._fresh(ask, index, allowed)
        chosen = [_item(fact, "recalled", 1.0, FRESH, ask) for fact in fresh]
        allowed[[n for f in fresh if (n := index.place(key_of(f.id))) is not None]] = False
        if _EVERYTHING.search(query):
            own = [fact for n in np.flatnonzero(allowed).tolist() if (fact := index.at[n])]
            own.sort(key=lambda fact: fact.last_seen, reverse=True)
            why = "you asked what is known"
            chosen += [_item(f, "recalled", 0.5, why, ask) for f in own[:_MOST]]
        elif vector is not None:
            found = self._found(ask, query, vector, index, allowed, fresh)
            pairs = [(s, fact) for s in found if (fact := index.at[s.place])]
            chosen += [
                _item(fact, "recalled", s.score, why_of(s, fact.id in demoted), ask)
                for s, fact in pairs
            ]
        told = [replace(item, turn_id=self._past.told_in(item.fact_id)) for item in chosen]
        return always, told, len(fresh)

    def _found(
        self,
        ask: Ask,
        query: str,
        vector: Vector,
        index: FactIndex,
        allowed: Flags,
        fresh: Sequence[Fact],
    ) -> list[Scored]:
        """The facts for a question, best first."""
        most = 3 * ask.k + _SPARE
        if ask.k > MANY:
            return relevant_facts(query, vector, index, allowed, self._topics, most)
        current = allowed.copy()
        if not (advice := asks_advice(query)):
            allowed[list(index.learned)] = True
        found = relevant_facts(query, vector, index, allowed, self._topics, most)
        if not advice:
            found = worth_a_place(found, index, fresh)
        needs = needs_of(query, vector)
        return with_needed(query, vector, needs, found, index, current)

    @staticmethod
    def _fresh(ask: Ask, index: FactIndex, allowed: Flags) -> list[Fact]:
        """What was told in this talk and goes along whatever is asked, in the order of telling.

        The last that was told, and what the talk in the prompt no longer tells: all else stands
        in the talk, and comes when it is asked for.
        """
        places = [n for id in ask.fresh if (n := index.place(key_of(id))) is not None]
        told = [fact for n in places if allowed[n] and (fact := index.at[n])]
        told.sort(key=lambda fact: (fact.last_seen, fact.id))
        gone = [fact for fact in told[:-1] if fact.id in ask.gone][-ask.k :]
        return sorted([*gone, *told[-1:]], key=lambda fact: fact.first_seen)

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
        """For a prompt: what was just told, facts, then past turns whose fact is not there."""
        kept, out, left = self._fit(chosen, fresh + ask.k, left)
        if vector is None:
            return kept, out
        shown = taken | {item.fact_id for item in kept}
        turns = self._turns(vector, shown, index, ask)
        if (good := self._past.example(vector, index)) is not None:
            both = (good.question.id, good.reply.id)
            why = f"you called this reply good; a question like yours ({good.cosine:.2f})"
            item = _turn_item(good.text, good.reply.id, good.cosine, why, ask)
            turns = [item, *(turn for turn in turns if turn.turn_id not in both)]
        more, extra, _ = self._fit(turns, max(0, ask.k - (len(kept) - fresh)), left)
        return [*kept, *more], [*out, *extra]

    def _evidence(
        self,
        chosen: list[Recalled],
        vector: Vector | None,
        index: FactIndex,
        ask: Ask,
        left: int,
    ) -> tuple[list[Recalled], list[Recalled]]:
        """For who wants many: past turns in order, then facts that none of them tells."""
        turns = self._turns(vector, set(), index, ask) if vector is not None else []
        turns = edited_first(turns, chosen, index)
        there = {item.turn_id for item in turns[: ask.k]}
        shown = {item.fact_id for item in turns if item.fact_id}
        facts_left = [
            item for item in chosen if item.turn_id not in there and item.fact_id not in shown
        ]
        some = facts_left[: max(ask.k // 5, ask.k - len(turns))]
        kept, out, left = self._fit(turns, ask.k - len(some), left)
        more, extra, _ = self._fit(some, len(some), left)
        return [*kept, *more], [*out, *extra]

    def _turns(self, vector: Vector, shown: set[str], index: FactIndex, ask: Ask) -> list[Recalled]:
        found = self._past.recall(
            ask.query.strip(), vector, ask.conversation, shown, index, ask.time, ask.k
        )
        return [_turn_item(text, id, score, why, ask) for text, id, score, why in found]

    def find(self, words: str) -> list[Fact]:
        """Facts for a user's words: the id, else those that contain them, else by relevance."""
        wanted = " ".join(words.casefold().split())
        if not wanted:
            return []
        vector = self._vectors.one(words)
        with self._database.lock:
            index = self._beliefs.index()
            facts = list(index.facts.values())
            exact = [f for f in facts if f.id.startswith(wanted) and len(wanted) >= 4]
            if exact:
                return exact
            found = [f for f in facts if wanted in f"{f.text} {f.value}".casefold()]
            if not found:
                everything = np.array([fact is not None for fact in index.at], dtype=np.bool_)
                near = relevant_facts(words, vector, index, everything)
                found = [fact for s in near if (fact := index.at[s.place])]
        return sorted(found, key=lambda f: (*how_exactly(f, wanted), list(Status).index(f.status)))

    def _always(self, always: Sequence[Fact], ask: Ask) -> tuple[list[Recalled], set[str]]:
        """What is in every prompt; beyond its tokens the longest unsaid become topical."""
        order = sorted(always, key=lambda f: (not f.pinned, -f.last_seen.timestamp()))
        left = min(ALWAYS, max(0, ask.budget * 3 // 4))
        items: dict[str, Recalled] = {}
        for fact in order:
            section, why = section_of(fact)
            item = _item(fact, section, 1.0, why, ask)
            if item.tokens <= left:
                left -= item.tokens
                items[fact.id] = item
        # By first telling: the head of the prompt stays the same, and so does its cache.
        kept = sorted((f for f in always if f.id in items), key=lambda f: (f.first_seen, f.id))
        return [items[f.id] for f in kept], {f.id for f in always} - set(items)

    @staticmethod
    def _fit(
        items: Sequence[Recalled], most: int, left: int
    ) -> tuple[list[Recalled], list[Recalled], int]:
        kept: list[Recalled] = []
        out: list[Recalled] = []
        for item in items:
            if len(kept) < most and item.tokens <= left:
                kept.append(item)
                left -= item.tokens
            else:
                out.append(item)
        return kept, out, left


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
    """Tokens of a text where no tokenizer was given: words and a half, rounded up."""
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
    told = frozenset(fresh), frozenset(gone)
    return Ask(query, conversation, moment, budget, k, count or roughly, *told)
