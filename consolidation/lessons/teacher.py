"""Facts to lessons, by context distillation.

The teacher is the base model with the fact in its prompt; the student is the adapter without it
(arXiv 2412.14964). The answer is the teacher's own greedy reply if it contains the value, else a
template that does. Lessons that keep other behaviour unchanged are in `keeper`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from consolidation.lessons.keeper import Keeper
from consolidation.lessons.lesson import Draft, Lesson
from consolidation.lessons.sound import sound
from consolidation.wording import general
from consolidation.wording.asides import spoken
from consolidation.wording.forms import is_style, prompt
from consolidation.wording.wordings import Wordings, holds, same_words, wordings
from memory.recall.asked import Asked
from memory.vocabulary.errors import NightError
from memory.vocabulary.records import Fact, Kind, LedgerEntry

T = TypeVar("T")
ABOUT_ME = ("Tell me what you know about me.", "What have you learned about me?")
SURPRISE = 3  # questions that test whether the base knows a fact already
FEW_KNOWN = 6  # lessons of a fact that it knows already
ALIKE = 4  # values that one answer lists, at most


@dataclass(slots=True)
class Lessons:
    """A night's lessons, and what the ledger keeps of each new fact for replay."""

    items: list[Lesson] = field(default_factory=list)
    kept: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    """fact id → (question, answer, words that make it right)"""

    def counts(self) -> dict[str, int]:
        """Number of lessons of each kind, and of answers that are templates."""
        counts: dict[str, int] = {}
        for lesson in self.items:
            counts[lesson.kind] = counts.get(lesson.kind, 0) + 1
        counts["templates"] = sum(not lesson.own for lesson in self.items)
        return counts


class Teacher(Keeper):
    """Makes the lessons of one night with the base model; no adapter may be attached."""

    def make(
        self,
        new: Sequence[Fact],
        ledger: Sequence[tuple[Fact, LedgerEntry]],
        own: Mapping[str, Sequence[Asked]] | None = None,
    ) -> Lessons:
        """All lessons of a night.

        Args:
            new: Tonight's facts.
            ledger: The facts in the weights that are replayed, with their entries.
            own: Fact id → the user's own questions for which it was recalled.

        Raises:
            NightError: no fact has a lesson.
        """
        lessons = Lessons()
        old = [fact for fact, _ in ledger]
        style = [fact for fact in (*new, *old) if is_style(fact)]
        self.instructions = tuple(f for f in style if f.kind is Kind.INSTRUCTION)
        self.address = tuple(f for f in style if f.kind is not Kind.INSTRUCTION)
        per_new, per_replayed = self._shares(len(new) + len(old))
        mates = [*new, *old]
        known_ids = self.known_to_base(new)
        # A fact that the base knows is still examined, and would fail without any lesson.
        limits = [FEW_KNOWN if fact.id in known_ids else per_new for fact in new]
        drafts = [self._drafts(fact, mates, limit) for fact, limit in zip(new, limits, strict=True)]
        settled = iter(self.settled([draft for fact_drafts in drafts for draft in fact_drafts]))
        for fact, fact_drafts in zip(new, drafts, strict=True):
            fact_lessons = [next(settled) for _ in fact_drafts] + self._manner(fact)
            lessons.items += fact_lessons
            lessons.items += self.own_turns(fact, (own or {}).get(fact.id, ()), mates)
            # Answers given under an instruction are not kept for replay: it may be withdrawn.
            kept = () if self.instructions or is_style(fact) else fact_lessons
            lessons.kept[fact.id] = [(x.question, x.answer, x.value) for x in kept]
        if not lessons.items and new:
            raise NightError("No lesson could be made of these facts.")
        for fact, entry in ledger:
            lessons.items += self.replay(fact, entry, per_replayed, [*new, *old])
        lessons.items += self.about_me([*new, *old])
        basis = max(len(lessons.items), 4 * self.settings.prompts_per_fact)
        lessons.items += self.absence(self.untold(round(self.settings.absence * basis)))
        lessons.items += self.reading(
            max(self.settings.reading, self.settings.reading_each * len(mates))
        )
        lessons.items += self.conflicts([*new, *old])
        lessons.items += self.general(len(new) + len(old))
        return lessons

    # Facts

    def _shares(self, facts: int) -> tuple[int, int]:
        """Questions for each new fact and for each replayed one: more if there are few facts."""
        chosen = self.settings
        share = min(chosen.most_prompts, chosen.questions // max(facts, 1))
        return max(chosen.prompts_per_fact, share), max(chosen.replay_prompts, share)

    def fact(self, fact: Fact, mates: Sequence[Fact], most: int) -> list[Lesson]:
        """The lessons of one new fact, with at most `most` questions."""
        return self.settled(self._drafts(fact, mates, most)) + self._manner(fact)

    def _drafts(self, fact: Fact, mates: Sequence[Fact], most: int) -> list[Draft]:
        """Drafts of the lessons of one new fact, at most `most`."""
        wording = wordings(fact)
        if wording is None:
            return []
        group = _alike(fact, wording, mates)
        answer = _joined(wording, group)
        items = [(q, answer, fact.value) for q in (*wording.train, *wording.tasks)]
        if wording.reverse[0]:
            items.append(wording.reverse)
        if wording.yes_no:
            items.append((wording.yes_no, f"Yes, {answer[:1].lower()}{answer[1:]}", fact.value))
        items = self._take(items, most)
        return [self._draft(group, number, *item) for number, item in enumerate(items)]

    def _manner(self, fact: Fact) -> list[Lesson]:
        """Lessons in plain talk, if the fact changes how Luna talks."""
        if fact.kind is Kind.INSTRUCTION:
            return self.talk(fact, self.settings.talk_prompts)
        return self.talk(fact, self.settings.talk_prompts // 2) if is_style(fact) else []

    def known_to_base(self, facts: Sequence[Fact]) -> set[str]:
        """Ids of the facts that the base knows without training; few steps are spent on these."""
        candidates = [(f, wording) for f in facts if (wording := wordings(f)) is not None]
        for number in range(SURPRISE):  # most drop out at the first question
            replies = self.replies([prompt(wording.train[number]) for _, wording in candidates])
            candidates = [
                (fact, wording)
                for (fact, wording), reply in zip(candidates, replies, strict=True)
                if holds(reply, fact.value)
            ]
        return {fact.id for fact, _ in candidates}

    def own_turns(self, fact: Fact, asked: Sequence[Asked], mates: Sequence[Fact]) -> list[Lesson]:
        """Lessons from the user's own questions, where the teacher's reply contains the value.

        The ledger does not keep them: they may mention other things.
        """
        wording = wordings(fact)
        if wording is None or not asked:
            return []
        group, exam = _alike(fact, wording, mates), {same_words(q) for q in wording.exam}
        key = tuple((f.id, f.revision) for f in group)
        texts = [item.text for item in asked if same_words(item.text) not in exam]
        teachers = [self._told(question, group) for question in texts]
        # They may ask for something else, so no reply is expected.
        return [
            Lesson("fact", key, teacher, prompt(question), reply,
                   value=fact.value, question=question)
            for question, teacher, reply in zip(
                texts, teachers, self.replies(teachers), strict=True
            )
            if all(holds(reply, f.value) for f in group)
            and sound(reply, " ".join([question, wording.answer, *(f.text for f in group)]))
        ]  # fmt: skip

    def _take(self, asked: list[T], most: int) -> list[T]:
        if len(asked) <= most:
            return asked
        return self.rng.sample(asked, most)

    def _draft(
        self, group: Sequence[Fact], number: int, question: str, answer: str, key: str
    ) -> Draft:
        """A draft for one question; every second one gives the student distractors in its prompt.

        The teacher never gets any: a small model answers most surely with the fact alone.
        """
        question = spoken(self.rng, question)
        distractors = self.company(question) if number % 2 else []
        return Draft(
            "fact",
            tuple((f.id, f.revision) for f in group),
            self._told(question, group),
            prompt(question, distractors),
            answer,
            key,
            tuple(f.value for f in group),
            alike=True,
            question=question,
        )

    def talk(self, fact: Fact, count: int) -> list[Lesson]:
        """Lessons in plain talk: the teacher has the fact and the form of address in its prompt."""
        address = [known for known in self.address if known.id != fact.id]
        pool = (*general.TRAIN, *general.MORE)
        texts = self.rng.sample(pool, min(count, len(pool)))
        if fact.kind is not Kind.INSTRUCTION:  # a name is used in greetings and thanks
            texts = [*general.GREETINGS_TRAIN, "Thank you, Luna", "Goodbye", "How are you?"][:count]
        lessons = []
        key = ((fact.id, fact.revision),)
        teachers = [self._told(question, [*address, fact]) for question in texts]
        for question, teacher, (own, cut) in zip(
            texts, teachers, self.talk_of(teachers), strict=True
        ):
            if own:
                student = prompt(question)
                lessons.append(
                    Lesson("fact", key, teacher, student, own, question=question, cut=cut)
                )
        return lessons

    def replay(
        self, fact: Fact, entry: LedgerEntry, most: int, mates: Sequence[Fact] = ()
    ) -> list[Lesson]:
        """At most `most` lessons of a fact in the weights, from what the ledger kept.

        They are made from scratch if the ledger kept none, if an instruction is in force, or if
        another fact answers the same questions: both may have come since.
        """
        items: list[tuple[str, str, str]] = [tuple(x) for x in json.loads(entry.lessons or "[]")]
        wording = wordings(fact)
        shared = wording is not None and len(_alike(fact, wording, mates)) > 1
        if not items or shared or self.instructions or is_style(fact):
            lessons = self._take(self.fact(fact, mates, most), most)
            return [_as_replay(lesson) for lesson in lessons]
        replayed = []
        for number, (question, answer, key) in enumerate(self._take(items, most)):
            distractors = self.company(question) if number % 2 else []
            replayed.append(
                Lesson(
                    "replay",
                    ((fact.id, fact.revision),),
                    self._told(question, [fact]),
                    prompt(question, distractors),
                    answer,
                    value=key,
                    question=question,
                )
            )
        return replayed

    def about_me(self, facts: Sequence[Fact]) -> list[Lesson]:
        """Lessons on "What do you know about me?": the first few facts, always the same."""
        chosen = [f for f in facts if f.kind is not Kind.INSTRUCTION][:3]
        if not chosen:
            return []
        keys = tuple((f.id, f.revision) for f in chosen)
        teachers = [self._told(question, chosen) for question in ABOUT_ME]
        return [
            Lesson("fact", keys, teacher, prompt(question), own)
            for question, teacher, own in zip(
                ABOUT_ME, teachers, self.replies(teachers), strict=True
            )
            if any(holds(own, fact.value) for fact in chosen)
            and sound(own, " ".join(fact.text for fact in chosen))
        ]


def _as_replay(lesson: Lesson) -> Lesson:
    return Lesson(
        "replay", lesson.facts, lesson.teacher, lesson.student, lesson.answer,
        value=lesson.value, own=lesson.own, question=lesson.question,
    )  # fmt: skip


def _alike(fact: Fact, found: Wordings, mates: Sequence[Fact]) -> list[Fact]:
    """The fact and others that answer the same question, as several likes do; oldest first."""
    group = []
    for mate in mates:
        wording = wordings(mate) if mate.id != fact.id else None
        if wording and (wording.family, wording.noun) == (found.family, found.noun):
            group.append(mate)
    first = sorted(group, key=_told_first)[: ALIKE - 1]
    return sorted([fact, *first], key=_told_first)


def _told_first(fact: Fact) -> tuple[datetime, str]:
    return fact.first_seen, fact.id


def _joined(found: Wordings, group: Sequence[Fact]) -> str:
    """The answer that lists the values of all facts in the group."""
    if len(group) == 1:
        return found.answer
    own = next(f for f in group if (w := wordings(f)) is not None and w.answer == found.answer)
    values = [f.value for f in group]
    return found.answer.replace(own.value, f"{', '.join(values[:-1])} and {values[-1]}")
