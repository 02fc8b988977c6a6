"""Lessons that keep the base's behaviour.

They cover questions that have no answer, facts of other people, reading from the prompt, the prompt
overriding the weights, and plain talk. The target is what the base itself does.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from consolidation.lessons.lesson import Draft, Lesson
from consolidation.ports import Speaker
from consolidation.settings import NightSettings
from consolidation.wording import general, passages
from consolidation.wording.absence import abstains, questions, topics
from consolidation.wording.asides import spoken
from consolidation.wording.canaries import WORLD
from consolidation.wording.forms import changed, prompt, strangers
from consolidation.wording.wordings import wordings
from memory.vocabulary.prompt_form import said
from memory.vocabulary.records import Fact, Message

SURE = 4  # if this many of a sort are answered as expected, the others are assumed to be, too
FIRST = 6  # questions without an answer that are asked before a reply to them is expected
SHARE = 8  # lessons that share the same invented facts in their prompts, on average
ASKED = 3  # questions about the same facts in the prompt
FEW = 40  # up to this many facts, each has `settings.conflicts` lessons; with more, one


class Keeper:
    """Makes these lessons with the base model; no adapter may be attached."""

    def __init__(
        self,
        model: Speaker,
        known: Sequence[Fact],
        settings: NightSettings,
        seed: int,
    ) -> None:
        """
        Args:
            known: All facts in memory: questions about them do have an answer.
        """
        self.model = model
        self.known = tuple(known)
        self.settings = settings
        self.rng = random.Random(seed)
        self.topics = topics(known)
        self.instructions: tuple[Fact, ...] = ()  # being learned: in every teacher's prompt
        self.address: tuple[Fact, ...] = ()  # what to call the user: in plain talk only
        self._abstains: dict[str, int] = {}  # the base's replies that admit ignorance, counted
        self._company: list[list[Fact]] = []  # invented facts that several lessons share

    def replies(self, prompts: Sequence[Sequence[Message]]) -> list[str]:
        """The base's greedy replies; empty where a reply did not end within the limit."""
        return [self._whole(r) for r in self._begun(prompts, self.settings.reply_tokens)]

    def talk_of(self, prompts: Sequence[Sequence[Message]]) -> list[tuple[str, bool]]:
        """How the base's replies begin, and whether each was cut: plain talk may be long."""
        limit = self.settings.talk_tokens
        begun = self._begun(prompts, limit)
        return [(text, len(self.model.text_tokens(text)) >= limit - 1) for text in begun]

    def _begun(self, prompts: Sequence[Sequence[Message]], limit: int) -> list[str]:
        """The first `limit` tokens of the base's greedy replies, several at once."""
        return [reply.strip() for reply in self.model.replies(prompts, limit)]

    def _whole(self, text: str) -> str:
        """A reply; empty if it did not end within the limit."""
        cut = len(self.model.text_tokens(text)) >= self.settings.reply_tokens - 1
        return "" if cut else text

    def own(self, asked: Sequence[tuple[Sequence[Message], str, object]]) -> list[str]:
        """The base's reply to each (prompt, expected reply or "", sort of question).

        An expected reply is scored in one forward pass, many at once; generating it would cost a
        pass for each token. If the first few of a sort are as expected, the others are assumed to
        be; `batches.targets.compute` checks them when it has the teacher's distribution.
        """
        sorts: dict[object, list[int]] = {}
        for at, (_, expected, sort) in enumerate(asked):
            if expected:
                sorts.setdefault(sort, []).append(at)
        matching = self._right(asked, [at for indices in sorts.values() for at in indices[:SURE]])
        for indices in list(sorts.values()):
            if matching.issuperset(indices[:SURE]):
                matching.update(indices)
        unsure = [at for indices in sorts.values() for at in indices[SURE:] if at not in matching]
        matching |= self._right(asked, unsure)
        differing = [at for at in range(len(asked)) if at not in matching]
        others = dict(zip(differing, self.replies([asked[at][0] for at in differing]), strict=True))
        return [others.get(at, expected) for at, (_, expected, _) in enumerate(asked)]

    def _right(
        self, asked: Sequence[tuple[Sequence[Message], str, object]], places: Sequence[int]
    ) -> set[int]:
        """Those of the indices where the base's greedy reply is the expected one."""
        scores = self.model.scores([asked[at][:2] for at in places])
        return {at for at, score in zip(places, scores, strict=True) if score.likeliest}

    def settled(self, drafts: Sequence[Draft]) -> list[Lesson]:
        """Lessons with the base's own reply where it is correct, else with the template."""
        own = self.own([(draft.teacher, draft.template, draft.sort) for draft in drafts])
        return [draft.lesson(reply) for draft, reply in zip(drafts, own, strict=True)]

    def company(self, question: str) -> list[Fact]:
        """Invented facts as distractors in the prompt, none of which answers the question.

        About `SHARE` lessons get the same ones, so that their common prefix is computed once.
        """
        fit = [facts for facts in self._company if not any(_noun(f) in question for f in facts)]
        if fit and self.rng.random() > 1 / SHARE:
            return self.rng.choice(fit)
        while True:
            facts = strangers(self.rng, self.rng.randint(1, 3), self.topics)
            if not any(_noun(fact) in question for fact in facts):
                self._company.append(facts)
                return facts

    @property
    def _keys(self) -> tuple[tuple[str, int], ...]:
        """What every lesson cites: the instructions, which the teacher follows."""
        return tuple((f.id, f.revision) for f in self.instructions)

    def _told(
        self, question: str, facts: Sequence[Fact], earlier: Sequence[Message] = ()
    ) -> tuple[Message, ...]:
        """The teacher's prompt: the facts, and every instruction that is being learned."""
        ids = {fact.id for fact in facts if fact.id}
        style = [f for f in self.instructions if f.id not in ids]
        return prompt(question, [*style, *facts], earlier)

    # What must not change

    def untold(self, count: int) -> list[str]:
        """Up to `count` questions that have no answer, most of them close to what is known."""
        return questions(self.rng, self.known, "train", count)

    def absence(self, asked: Sequence[str]) -> list[Lesson]:
        """Lessons on questions that have no answer; the target is how the base says so.

        A base that would invent one is shown exchanges that admit ignorance, as in the chat; the
        student is not.
        """
        drafts: list[Draft] = []
        for number, plain in enumerate(asked):
            question = spoken(self.rng, plain)
            distractors = self.company(question) if number % 4 == 3 else []
            of_other_person = "'s " in plain.replace("What's ", "")
            teacher = self._told(question, distractors, said(self.settings.untold))
            drafts.append(Draft(
                "other" if of_other_person else "absence", self._keys, teacher,
                prompt(question, distractors), weight=self.settings.absence_weight,
            ))  # fmt: skip
        # The first few show how the base usually says so.
        first = 0 if self._abstains else FIRST
        own = self._noted(drafts[:first], "")
        own += self._noted(drafts[first:], self._usual())
        usual = self._usual()
        return [
            draft.answered(reply or usual, own=bool(reply))
            for draft, reply in zip(drafts, own, strict=True)
            if reply or usual
        ]

    def _noted(self, drafts: Sequence[Draft], expected: str) -> list[str]:
        """The base's replies that admit ignorance, counted; empty for the others."""
        replies = self.own([(draft.teacher, expected, draft.sort) for draft in drafts])
        for reply in filter(abstains, replies):
            self._abstains[reply] = self._abstains.get(reply, 0) + 1
        return [reply if abstains(reply) else "" for reply in replies]

    def _usual(self) -> str:
        """The base's commonest reply that admits ignorance; empty if there is none."""
        return max(self._abstains, key=lambda reply: self._abstains[reply], default="")

    def reading(self, count: int) -> list[Lesson]:
        """Lessons on other facts read from the prompt; a template where the base misreads."""
        drafts: list[Draft] = []
        for _ in range(0, count, ASKED):
            facts = strangers(self.rng, self.rng.randint(1, 4), self.topics)
            for number in range(ASKED):
                target = facts[number % len(facts)]
                wording = wordings(target)
                assert wording is not None
                question = self.rng.choice(wording.train)
                drafts.append(Draft(
                    "read", self._keys, self._told(question, facts), prompt(question, facts),
                    wording.answer, target.value, (target.value,),
                ))  # fmt: skip
        return self.settled(drafts[:count])

    def conflicts(self, facts: Sequence[Fact]) -> list[Lesson]:
        """Lessons with an old value in the weights and a new one in the prompt: the prompt wins."""
        drafts: list[Draft] = []
        for fact in tuple(facts) * (self.settings.conflicts if len(facts) <= FEW else 1):
            wording = wordings(fact)
            new = changed(self.rng, fact)
            other = wordings(new)
            if wording is not None and other is not None:
                messages = prompt(self.rng.choice(wording.train), [new])
                drafts.append(Draft(
                    "conflict", ((fact.id, fact.revision),), messages, messages, other.answer,
                    new.value, (new.value,),
                ))  # fmt: skip
        return self.settled(drafts)

    def general(self, facts: int) -> list[Lesson]:
        """Plain talk, questions about the world and passages, all as anchors.

        The target is the base's reply; it has the form of address and the instructions that are
        being learned in its prompt.

        Args:
            facts: how many are learned or replayed in the same training; more facts raise the
                weight of the anchors.
        """
        heavier = max(1.0, math.sqrt(facts / self.settings.rate_facts))
        style = (*self.instructions, *self.address)
        pool = (*general.TRAIN, *general.MORE) if style else general.TRAIN
        count = min(self.settings.general_told if style else self.settings.general, len(pool))
        keys = tuple((f.id, f.revision) for f in style)
        lessons = []
        world = self.rng.sample(WORLD, min(self.settings.world, len(WORLD)))
        prompts = [*self.rng.sample(pool, count), *world]
        teachers = [self._told(question, self.address) for question in prompts]
        weight = self.settings.talk_weight * heavier
        for question, teacher, (own, cut) in zip(
            prompts, teachers, self.talk_of(teachers), strict=True
        ):
            if own:
                student = prompt(question)
                lessons.append(
                    Lesson("general", keys, teacher, student, own, weight, anchor=True, cut=cut)
                )
        texts = passages.TRAIN
        if self.settings.passages < len(texts):
            texts = tuple(self.rng.sample(texts, self.settings.passages))
        for question, passage in texts:
            student = prompt(question)
            weight = self.settings.passage_weight * heavier
            lessons.append(
                Lesson("general", (), student, student, passage, weight, True, own=False)
            )
        return lessons


def _noun(fact: Fact) -> str:
    """What an invented fact is about."""
    return fact.slot.partition(".")[2]
