"""Lessons of what a night must leave as it was.

Not knowing, other people's things, reading from the prompt, the prompt over the weights, plain
talk. The target is what the base itself does.
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

SURE = 4  # questions of one sort that are answered as expected: then the others are, too
FIRST = 6  # questions without an answer that are asked before one is expected
SHARE = 8  # lessons that have the same invented facts in their prompts, about
ASKED = 3  # questions about the same facts in the prompt
FEW = 40  # facts of which each may have several questions with another value in the prompt


class Keeper:
    """Asks the base model; no adapter may be attached."""

    def __init__(
        self,
        model: Speaker,
        known: Sequence[Fact],
        settings: NightSettings,
        seed: int,
    ) -> None:
        """
        Args:
            known: Every fact that memory holds, for what must not be asked as unknown.
        """
        self.model = model
        self.known = tuple(known)
        self.settings = settings
        self.rng = random.Random(seed)
        self.topics = topics(known)
        self.instructions: tuple[Fact, ...] = ()  # in the weights soon: in every teacher's prompt
        self.address: tuple[Fact, ...] = ()  # what to call the user: in plain talk's
        self._abstains: dict[str, int] = {}  # the base's ways to say that it does not know
        self._company: list[list[Fact]] = []  # strangers that several lessons have in common

    def replies(self, prompts: Sequence[Sequence[Message]]) -> list[str]:
        """The base's greedy replies; empty where one did not come to an end."""
        return [self._whole(r) for r in self._begun(prompts, self.settings.reply_tokens)]

    def talk_of(self, prompts: Sequence[Sequence[Message]]) -> list[tuple[str, bool]]:
        """How the base's replies begin, and whether they go on: what it says may be long."""
        limit = self.settings.talk_tokens
        begun = self._begun(prompts, limit)
        return [(text, len(self.model.text_tokens(text)) >= limit - 1) for text in begun]

    def _begun(self, prompts: Sequence[Sequence[Message]], limit: int) -> list[str]:
        """The first `limit` tokens of the base's greedy replies, several at once."""
        return [reply.strip() for reply in self.model.replies(prompts, limit)]

    def _whole(self, text: str) -> str:
        """A reply; empty where it did not come to an end."""
        cut = len(self.model.text_tokens(text)) >= self.settings.reply_tokens - 1
        return "" if cut else text

    def own(self, asked: Sequence[tuple[Sequence[Message], str, object]]) -> list[str]:
        """The base's reply to each prompt, for (prompt, what is expected or "", sort of question).

        Expected replies are only read, many at once: one that is made costs as much for each of
        its tokens. Where the first few of a sort are as expected the others are taken for it; they
        are looked at when the teacher's distribution is computed (`training.targets.compute`).
        """
        sorts: dict[object, list[int]] = {}
        for at, (_, expected, sort) in enumerate(asked):
            if expected:
                sorts.setdefault(sort, []).append(at)
        right = self._right(asked, [at for some in sorts.values() for at in some[:SURE]])
        for some in list(sorts.values()):
            if right.issuperset(some[:SURE]):
                right.update(some)
        rest = [at for some in sorts.values() for at in some[SURE:] if at not in right]
        right |= self._right(asked, rest)
        wrong = [at for at in range(len(asked)) if at not in right]
        made = dict(zip(wrong, self.replies([asked[at][0] for at in wrong]), strict=True))
        return [made.get(at, expected) for at, (_, expected, _) in enumerate(asked)]

    def _right(
        self, asked: Sequence[tuple[Sequence[Message], str, object]], places: Sequence[int]
    ) -> set[int]:
        """Those of the places where the base's greedy reply is the one that is expected."""
        scores = self.model.scores([asked[at][:2] for at in places])
        return {at for at, score in zip(places, scores, strict=True) if score.likeliest}

    def settled(self, drafts: Sequence[Draft]) -> list[Lesson]:
        """Lessons with the base's own reply where that is right, else with the template."""
        own = self.own([(draft.teacher, draft.template, draft.sort) for draft in drafts])
        return [draft.lesson(reply) for draft, reply in zip(drafts, own, strict=True)]

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

    @property
    def _keys(self) -> tuple[tuple[str, int], ...]:
        """What every lesson cites: the instructions, by which the teacher answers."""
        return tuple((f.id, f.revision) for f in self.instructions)

    def _told(
        self, question: str, facts: Sequence[Fact], earlier: Sequence[Message] = ()
    ) -> tuple[Message, ...]:
        """The teacher's prompt: the facts, and every instruction that the weights will hold."""
        ids = {fact.id for fact in facts if fact.id}
        style = [f for f in self.instructions if f.id not in ids]
        return prompt(question, [*style, *facts], earlier)

    # What must stay

    def untold(self, count: int) -> list[str]:
        """Up to `count` questions that nobody answered, most of them near what is known."""
        return questions(self.rng, self.known, "train", count)

    def absence(self, asked: Sequence[str]) -> list[Lesson]:
        """Questions that nobody answered; the target is the base's own way to say so.

        A base that invents is shown how, as in the chat; the student is not.
        """
        drafts: list[Draft] = []
        for number, plain in enumerate(asked):
            question = spoken(self.rng, plain)
            others = self.company(question) if number % 4 == 3 else []
            other = "'s " in plain.replace("What's ", "")
            teacher = self._told(question, others, said(self.settings.untold))
            drafts.append(Draft(
                "other" if other else "absence", self._keys, teacher,
                prompt(question, others), weight=self.settings.absence_weight,
            ))  # fmt: skip
        # How the base usually says so is seen from the first ones.
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
        """The base's replies, where it abstains; else empty."""
        replies = self.own([(draft.teacher, expected, draft.sort) for draft in drafts])
        for reply in filter(abstains, replies):
            self._abstains[reply] = self._abstains.get(reply, 0) + 1
        return [reply if abstains(reply) else "" for reply in replies]

    def _usual(self) -> str:
        """The base's commonest way to say that it does not know; empty where it has none."""
        return max(self._abstains, key=lambda reply: self._abstains[reply], default="")

    def reading(self, count: int) -> list[Lesson]:
        """Other facts, read from the prompt; a template where the base reads wrongly."""
        drafts: list[Draft] = []
        for _ in range(0, count, ASKED):
            facts = strangers(self.rng, self.rng.randint(1, 4), self.topics)
            for number in range(ASKED):
                asked = facts[number % len(facts)]
                found = wordings(asked)
                assert found is not None
                question = self.rng.choice(found.train)
                drafts.append(Draft(
                    "read", self._keys, self._told(question, facts), prompt(question, facts),
                    found.answer, asked.value, (asked.value,),
                ))  # fmt: skip
        return self.settled(drafts[:count])

    def conflicts(self, facts: Sequence[Fact]) -> list[Lesson]:
        """The old value in the weights, a new one in the prompt: the prompt wins."""
        drafts: list[Draft] = []
        for fact in tuple(facts) * (self.settings.conflicts if len(facts) <= FEW else 1):
            found = wordings(fact)
            new = changed(self.rng, fact)
            told = wordings(new)
            if found is not None and told is not None:
                shown = prompt(self.rng.choice(found.train), [new])
                drafts.append(Draft(
                    "conflict", ((fact.id, fact.revision),), shown, shown, told.answer, new.value,
                    (new.value,),
                ))  # fmt: skip
        return self.settled(drafts)

    def general(self, facts: int) -> list[Lesson]:
        """Plain talk and questions about the world, under the anchor.

        The target is what the base says, or says where it knows the user's name.

        Args:
            facts: how many are learned or replayed beside it: with more it weighs more.
        """
        heavier = max(1.0, math.sqrt(facts / self.settings.rate_facts))
        changed = (*self.instructions, *self.address)
        pool = (*general.TRAIN, *general.MORE) if changed else general.TRAIN
        count = len(pool) if changed else min(self.settings.general, len(pool))
        keys = tuple((f.id, f.revision) for f in changed)
        out = []
        world = self.rng.sample(WORLD, min(self.settings.world, len(WORLD)))
        asked = [*self.rng.sample(pool, count), *world]
        told = [self._told(question, self.address) for question in asked]
        weight = self.settings.talk_weight * heavier
        for question, teacher, (own, cut) in zip(asked, told, self.talk_of(told), strict=True):
            if own:
                shown = prompt(question)
                out.append(
                    Lesson("general", keys, teacher, shown, own, weight, anchor=True, cut=cut)
                )
        some = passages.TRAIN
        if self.settings.passages < len(some):
            some = tuple(self.rng.sample(some, self.settings.passages))
        for question, passage in some:
            shown = prompt(question)
            weight = self.settings.passage_weight * heavier
            out.append(Lesson("general", (), shown, shown, passage, weight, True, own=False))
        return out


def _noun(fact: Fact) -> str:
    """What an invented fact is about."""
    return fact.slot.partition(".")[2]
