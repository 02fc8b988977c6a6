"""Facts to lessons, by context distillation.

The teacher is the base model with the fact in its prompt, the student is the adapter without it
(arXiv 2412.14964). The answer is the teacher's own greedy reply where that holds the value, else
a template that does. What must stay as it was has its lessons in `keeper`.
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
SURPRISE = 3  # questions by which it is seen whether the base knows a fact
FEW_KNOWN = 6  # lessons of a fact that it knows
ALIKE = 4  # things of one sort that one answer names, at most


@dataclass(slots=True)
class Lessons:
    """A night's lessons, and of each new fact what the ledger keeps for replay."""

    items: list[Lesson] = field(default_factory=list)
    kept: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    """fact id → (question, answer, words that make it right)"""

    def counts(self) -> dict[str, int]:
        """How many there are of each kind, and how many answers are templates."""
        out: dict[str, int] = {}
        for lesson in self.items:
            out[lesson.kind] = out.get(lesson.kind, 0) + 1
        out["templates"] = sum(not lesson.own for lesson in self.items)
        return out


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
            own: Fact id → what the user asked when it was recalled.

        Raises:
            NightError: no fact has a lesson.
        """
        out = Lessons()
        old = [fact for fact, _ in ledger]
        style = [fact for fact in (*new, *old) if is_style(fact)]
        self.instructions = tuple(f for f in style if f.kind is Kind.INSTRUCTION)
        self.address = tuple(f for f in style if f.kind is not Kind.INSTRUCTION)
        many, again = self._shares(len(new) + len(old))
        mates = [*new, *old]
        known = self.known_to_base(new)
        # Without any it fails its exam; what the base knows is examined all the same.
        most = [FEW_KNOWN if fact.id in known else many for fact in new]
        drafts = [self._drafts(fact, mates, m) for fact, m in zip(new, most, strict=True)]
        settled = iter(self.settled([draft for some in drafts for draft in some]))
        for fact, some in zip(new, drafts, strict=True):
            made = [next(settled) for _ in some] + self._manner(fact)
            out.items += made
            out.items += self.own_turns(fact, (own or {}).get(fact.id, ()), mates)
            # What was said as an instruction wants it is made anew: the instruction may go.
            free = () if self.instructions or is_style(fact) else made
            out.kept[fact.id] = [(x.question, x.answer, x.value) for x in free]
        if not out.items and new:
            raise NightError("No lesson could be made of these facts.")
        for fact, entry in ledger:
            out.items += self.replay(fact, entry, again, [*new, *old])
        out.items += self.about_me([*new, *old])
        asked = max(len(out.items), 4 * self.settings.prompts_per_fact)
        out.items += self.absence(self.untold(round(self.settings.absence * asked)))
        out.items += self.reading(
            max(self.settings.reading, self.settings.reading_each * len(mates))
        )
        out.items += self.conflicts([*new, *old])
        out.items += self.general(len(new) + len(old))
        return out

    # Facts

    def _shares(self, facts: int) -> tuple[int, int]:
        """Questions for each new fact and for each that is replayed; the fewer facts the more."""
        chosen = self.settings
        share = min(chosen.most_prompts, chosen.questions // max(facts, 1))
        return max(chosen.prompts_per_fact, share), max(chosen.replay_prompts, share)

    def fact(self, fact: Fact, mates: Sequence[Fact], most: int) -> list[Lesson]:
        """The lessons of one new fact, of at most `most` questions."""
        return self.settled(self._drafts(fact, mates, most)) + self._manner(fact)

    def _drafts(self, fact: Fact, mates: Sequence[Fact], most: int) -> list[Draft]:
        """The questions about one new fact, at most `most`."""
        found = wordings(fact)
        if found is None:
            return []
        group = _alike(fact, found, mates)
        answer = _joined(found, group)
        asked = [(q, answer, fact.value) for q in (*found.train, *found.tasks)]
        if found.reverse[0]:
            asked.append(found.reverse)
        if found.yes_no:
            asked.append((found.yes_no, f"Yes, {answer[:1].lower()}{answer[1:]}", fact.value))
        asked = self._take(asked, most)
        return [self._draft(group, number, *item) for number, item in enumerate(asked)]

    def _manner(self, fact: Fact) -> list[Lesson]:
        """The lessons of plain talk, where a fact changes that."""
        if fact.kind is Kind.INSTRUCTION:
            return self.talk(fact, self.settings.talk_prompts)
        return self.talk(fact, self.settings.talk_prompts // 2) if is_style(fact) else []

    def known_to_base(self, facts: Sequence[Fact]) -> set[str]:
        """Ids of the facts that the base says by itself: no steps are spent on those."""
        known = [(f, found) for f in facts if (found := wordings(f)) is not None]
        for number in range(SURPRISE):  # most are unknown at the first question
            replies = self.replies([prompt(found.train[number]) for _, found in known])
            known = [
                (fact, found)
                for (fact, found), reply in zip(known, replies, strict=True)
                if holds(reply, fact.value)
            ]
        return {fact.id for fact, _ in known}

    def own_turns(self, fact: Fact, asked: Sequence[Asked], mates: Sequence[Fact]) -> list[Lesson]:
        """What the user asked in their own words, where the teacher answers it with the value.

        The ledger does not keep them: they may speak of other things.
        """
        found = wordings(fact)
        if found is None or not asked:
            return []
        group, exam = _alike(fact, found, mates), {same_words(q) for q in found.exam}
        key = tuple((f.id, f.revision) for f in group)
        free = [each.text for each in asked if same_words(each.text) not in exam]
        told = [self._told(question, group) for question in free]
        # They may ask for something else: nothing is expected.
        return [
            Lesson("fact", key, teacher, prompt(question), reply,
                   value=fact.value, question=question)
            for question, teacher, reply in zip(free, told, self.replies(told), strict=True)
            if all(holds(reply, f.value) for f in group)
            and sound(reply, " ".join([question, found.answer, *(f.text for f in group)]))
        ]  # fmt: skip

    def _take(self, asked: list[T], most: int) -> list[T]:
        if len(asked) <= most:
            return asked
        return self.rng.sample(asked, most)

    def _draft(
        self, group: Sequence[Fact], number: int, question: str, answer: str, key: str
    ) -> Draft:
        """One question; in every second the student has unrelated facts in the prompt.

        The teacher never has: what a small model answers is surest with the fact alone.
        """
        question = spoken(self.rng, question)
        others = self.company(question) if number % 2 else []
        return Draft(
            "fact",
            tuple((f.id, f.revision) for f in group),
            self._told(question, group),
            prompt(question, others),
            answer,
            key,
            tuple(f.value for f in group),
            alike=True,
            question=question,
        )

    def talk(self, fact: Fact, count: int) -> list[Lesson]:
        """Plain talk as the teacher does it who is told how to, and what the user is called."""
        named = [other for other in self.address if other.id != fact.id]
        pool = (*general.TRAIN, *general.MORE)
        asked = self.rng.sample(pool, min(count, len(pool)))
        if fact.kind is not Kind.INSTRUCTION:  # a name is used in greetings and thanks
            asked = [*general.GREETINGS_TRAIN, "Thank you, Luna", "Goodbye", "How are you?"][:count]
        out = []
        key = ((fact.id, fact.revision),)
        told = [self._told(question, [*named, fact]) for question in asked]
        for question, teacher, (own, cut) in zip(asked, told, self.talk_of(told), strict=True):
            if own:
                shown = prompt(question)
                out.append(Lesson("fact", key, teacher, shown, own, question=question, cut=cut))
        return out

    def replay(
        self, fact: Fact, entry: LedgerEntry, most: int, mates: Sequence[Fact] = ()
    ) -> list[Lesson]:
        """At most `most` lessons of a fact in the weights, from what the ledger kept.

        They are made anew where the ledger kept none, where an instruction is in force, and where
        another fact answers the same questions: both may have come since.
        """
        kept: list[tuple[str, str, str]] = [tuple(x) for x in json.loads(entry.lessons or "[]")]
        found = wordings(fact)
        shared = found is not None and len(_alike(fact, found, mates)) > 1
        if not kept or shared or self.instructions or is_style(fact):
            made = self._take(self.fact(fact, mates, most), most)
            return [_as_replay(lesson) for lesson in made]
        out = []
        for number, (question, answer, key) in enumerate(self._take(kept, most)):
            others = self.company(question) if number % 2 else []
            out.append(
                Lesson(
                    "replay",
                    ((fact.id, fact.revision),),
                    self._told(question, [fact]),
                    prompt(question, others),
                    answer,
                    value=key,
                    question=question,
                )
            )
        return out

    def about_me(self, facts: Sequence[Fact]) -> list[Lesson]:
        """ "What do you know about me?": the first few, always the same."""
        some = [f for f in facts if f.kind is not Kind.INSTRUCTION][:3]
        if not some:
            return []
        keys = tuple((f.id, f.revision) for f in some)
        told = [self._told(question, some) for question in ABOUT_ME]
        return [
            Lesson("fact", keys, teacher, prompt(question), own)
            for question, teacher, own in zip(ABOUT_ME, told, self.replies(told), strict=True)
            if any(holds(own, fact.value) for fact in some)
            and sound(own, " ".join(fact.text for fact in some))
        ]


def _as_replay(lesson: Lesson) -> Lesson:
    return Lesson(
        "replay", lesson.facts, lesson.teacher, lesson.student, lesson.answer,
        value=lesson.value, own=lesson.own, question=lesson.question,
    )  # fmt: skip


def _alike(fact: Fact, found: Wordings, mates: Sequence[Fact]) -> list[Fact]:
    """The fact and others that the same question asks for, as several things that are liked."""
    group = []
    for mate in mates:
        other = wordings(mate) if mate.id != fact.id else None
        if other and (other.family, other.noun) == (found.family, found.noun):
            group.append(mate)
    first = sorted(group, key=_told_first)[: ALIKE - 1]
    return sorted([fact, *first], key=_told_first)


def _told_first(fact: Fact) -> tuple[datetime, str]:
    return fact.first_seen, fact.id


def _joined(found: Wordings, group: Sequence[Fact]) -> str:
    """The answer that names all of them."""
    if len(group) == 1:
        return found.answer
    own = next(f for f in group if (w := wordings(f)) is not None and w.answer == found.answer)
    values = [f.value for f in group]
    return found.answer.replace(own.value, f"{', '.join(values[:-1])} and {values[-1]}")
