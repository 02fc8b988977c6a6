"""Lessons of what a night must leave as it was.

Not knowing, other people's things, reading from the prompt, the prompt over the weights, plain
talk. The target is what the base itself does.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from consolidation.lessons.lesson import Lesson, LessonKind
from consolidation.ports import Model
from consolidation.settings import NightSettings
from consolidation.wording import general, passages
from consolidation.wording.absence import abstains, questions, topics
from consolidation.wording.asides import spoken
from consolidation.wording.forms import changed, prompt, strangers
from consolidation.wording.wordings import holds, wordings
from memory.records import Fact, Message

AT_ONCE = 16  # prompts between two ticks
SHARE = 8  # lessons that have the same invented facts in their prompts, about
ASKED = 3  # questions about the same facts in the prompt
FEW = 40  # facts of which each has two questions with another value in the prompt
SURE = 3  # replies alike of one sort, after which the next is taken for the same


class Keeper:
    """Asks the base model; no adapter may be attached."""

    def __init__(
        self,
        model: Model,
        known: Sequence[Fact],
        settings: NightSettings,
        seed: int,
        tick: Callable[[], None] = lambda: None,
    ) -> None:
        """
        Args:
            known: Every fact that memory holds, for what must not be asked as unknown.
            tick: Called before every reply; may raise to stop.
        """
        self.model = model
        self.known = tuple(known)
        self.settings = settings
        self.rng = random.Random(seed)
        self.topics = topics(known)
        self.tick = tick
        self.instructions: tuple[Fact, ...] = ()  # in the weights soon: in every teacher's prompt
        self.address: tuple[Fact, ...] = ()  # what to call the user: in plain talk's
        self._abstains: dict[str, int] = {}  # the base's ways to say that it does not know
        self._company: list[list[Fact]] = []  # strangers that several lessons have in common
        self._alike: dict[str, int] = {}  # sort of question → replies running as expected

    def reply(self, messages: Sequence[Message]) -> str:
        """The base's greedy reply; empty where it did not come to an end."""
        self.tick()
        return self._whole(self.model.reply(messages, self.settings.reply_tokens))

    def replies(self, prompts: Sequence[Sequence[Message]]) -> list[str]:
        """`reply` to each, several at once."""
        found: list[str] = []
        for first in range(0, len(prompts), AT_ONCE):
            self.tick()
            some = prompts[first : first + AT_ONCE]
            found += map(self._whole, self.model.replies(some, self.settings.reply_tokens))
        return found

    def _whole(self, reply: str) -> str:
        """A reply; empty where it did not come to an end."""
        text = reply.strip()
        cut = len(self.model.text_tokens(text)) >= self.settings.reply_tokens - 1
        return "" if cut else text

    def own(self, sort: str, messages: Sequence[Message], expected: str) -> str:
        """The base's reply; `expected` where it was that for the last few of this sort.

        What is only expected is checked when the teacher's distribution is computed
        (`training.targets.compute`); a reply costs as much as several steps of the training.
        """
        if expected and self._alike.get(sort, 0) >= SURE:
            return expected
        found = self.reply(messages)
        self._alike[sort] = self._alike.get(sort, 0) + 1 if found == expected else 0
        return found

    def company(self, question: str) -> list[Fact]:
        """Invented facts to stand in the prompt, none of which answers the question.

        About `SHARE` lessons have the same ones: what they begin with is computed once.
        """
        fit = [some for some in self._company if not any(_noun(f) in question for f in some)]
        if fit and self.rng.random() > 1 / SHARE:
            return self.rng.choice(fit)
        while True:
            some = strangers(self.rng, self.rng.randint(1, 3), self.topics)
            if not any(_noun(fact) in question for fact in some):
                self._company.append(some)
                return some

    def _told(self, question: str, facts: Sequence[Fact]) -> tuple[Message, ...]:
        """The teacher's prompt: the facts, and every instruction that the weights will hold."""
        ids = {fact.id for fact in facts if fact.id}
        return prompt(question, [*(f for f in self.instructions if f.id not in ids), *facts])

    # What must stay

    def absence(self, count: int) -> list[Lesson]:
        """Questions that nobody answered; the target is the base's own way to say so."""
        out: list[Lesson] = []
        for number, plain in enumerate(questions(self.rng, self.known, "train", count)):
            question = spoken(self.rng, plain)
            others = self.company(question) if number % 4 == 3 else []
            out += self._unchanged(
                "other" if "'s " in plain.replace("What's ", "") else "absence",
                question,
                others,
            )
        return out

    def reading(self, count: int) -> list[Lesson]:
        """Other facts, read from the prompt; a template where the base reads wrongly."""
        out: list[Lesson] = []
        for _ in range(0, count, ASKED):
            facts = strangers(self.rng, self.rng.randint(1, 4), self.topics)
            for number in range(ASKED):
                asked = facts[number % len(facts)]
                found = wordings(asked)
                assert found is not None
                question = self.rng.choice(found.train)
                out += self._unchanged("read", question, facts, asked.value, found.answer)
        return out[:count]

    def conflicts(self, facts: Sequence[Fact]) -> list[Lesson]:
        """The old value in the weights, a new one in the prompt: the prompt wins."""
        made = []
        for fact in (*facts, *(facts if len(facts) <= FEW else ())):
            found = wordings(fact)
            new = changed(self.rng, fact)
            told = wordings(new)
            if found is not None and told is not None:
                made.append((fact, new, told.answer, prompt(self.rng.choice(found.train), [new])))
        out = []
        replies = self.replies([shown for _, _, _, shown in made])
        for (fact, new, template, shown), own in zip(made, replies, strict=True):
            good = holds(own, new.value)
            answer, key = own if good else template, ((fact.id, fact.revision),)
            out.append(Lesson("conflict", key, shown, shown, answer, value=new.value, own=good))
        return out

    def general(self, facts: int) -> list[Lesson]:
        """Plain talk under the anchor: as the base talks, or as it does with the user's name.

        Args:
            facts: how many are learned or replayed beside it: with more it weighs more.
        """
        heavier = max(1.0, math.sqrt(facts / self.settings.rate_facts))
        changed = (*self.instructions, *self.address)
        pool = (*general.TRAIN, *general.MORE) if changed else general.TRAIN
        count = len(pool) if changed else min(self.settings.general, len(pool))
        keys = tuple((f.id, f.revision) for f in changed)
        out = []
        asked = self.rng.sample(pool, count)
        told = [self._told(question, self.address) for question in asked]
        for question, teacher, own in zip(asked, told, self.replies(told), strict=True):
            if own:
                weight = self.settings.talk_weight * heavier
                shown = prompt(question)
                out.append(Lesson("general", keys, teacher, shown, own, weight, anchor=True))
        for question, passage in passages.TRAIN:
            shown = prompt(question)
            weight = self.settings.passage_weight * heavier
            out.append(Lesson("general", (), shown, shown, passage, weight, True, own=False))
        return out

    def _unchanged(
        self,
        kind: LessonKind,
        question: str,
        facts: Sequence[Fact],
        value: str = "",
        template: str = "",
    ) -> list[Lesson]:
        """A lesson to go on as the base does where it reads the value, or abstains.

        Where it does not, the template serves, or the base's commonest way to abstain.
        """
        teacher = self._told(question, facts)
        if not value and self._abstains:
            template = max(self._abstains, key=lambda reply: self._abstains[reply])
        own = self.own(f"{kind} {bool(facts)}", teacher, template)
        right = holds(own, value) if value else abstains(own)
        if right and not value:
            self._abstains[own] = self._abstains.get(own, 0) + 1
        answer = own if right else template
        if not answer:
            return []
        keys = tuple((f.id, f.revision) for f in self.instructions)
        student = prompt(question, facts)
        weight = 1.0 if value else self.settings.absence_weight
        return [Lesson(kind, keys, teacher, student, answer, weight, value=value, own=right)]


def _noun(fact: Fact) -> str:
    """What an invented fact is about."""
    return fact.slot.partition(".")[2]
