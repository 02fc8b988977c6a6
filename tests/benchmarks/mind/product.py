"""A case asked as the product asks it.

A message that tells is observed by a real fast memory, and the reply begins with what was kept; the
judge looks at what is known, and the model replies.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Generator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from app.engine import Engine, GgufEmbedder, prepare_embedder
from app.house.paths import find
from app.talk.reading.judge import Focus, Judge, focused
from app.talk.reading.tagger import Reader
from app.talk.reply.choosing.choice import decided
from app.talk.reply.choosing.held import held
from app.talk.reply.style.asking import Asking
from app.talk.reply.style.reading.recognise import Recogniser
from app.talk.reply.style.rules import Rule
from app.talk.reply.truth.acknowledged import NONE, Opening, opening
from app.talk.session import SAID
from memory.fast_memory import FastMemory
from memory.vocabulary.records import Fact, Kind, Recall, Recalled, Turn
from tests.benchmarks.mind.cases import Case, Prompt
from tests.benchmarks.mind.facts import Line


class Product:
    """What stands around the model; a memory of its own for each message that tells.

    Args:
        judge: the judge; None: all that is known stands in the prompt.
        forms: whether decoding keeps rules of form.
        unread: whether the model is not shown the instructions that decoding keeps.
    """

    def __init__(
        self, judge: Judge | None = None, *, forms: bool = True, unread: bool = False
    ) -> None:
        self._judge = judge
        self._forms = forms
        self._unread = unread
        self._open = ExitStack()
        self._parts: tuple[GgufEmbedder, Reader] | None = None
        self._recogniser: Recogniser | None = None

    def __enter__(self) -> Product:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    def reply(self, engine: Engine, case: Case) -> str:
        """The reply to a case."""
        begun, prompt = self.opening(case.tells), case.prompt
        if begun.whole:
            return begun.text
        if begun.told:
            before = (*prompt.before, (begun.told, begun.text))
            prompt = replace(prompt, before=before, message=begun.asked)
        known = [line.fact for line in prompt.facts if isinstance(line, Line)]
        choice = decided(prompt.message, lambda: known)
        prompt, focus = self._focused(engine, prompt)
        sampling = replace(engine.sampling, max_tokens=case.tokens)
        rules = self._rules(prompt.instructions) if self._forms and prompt.instructions else ()
        if self._unread:
            read = tuple(line for line in prompt.instructions if not self._rules((line,)))
            prompt = replace(prompt, instructions=read)
        messages = prompt.messages

        def answer(lead: str, stop: threading.Event) -> Generator[str, None, None]:
            if begun:
                yield f"{begun.text}\n\n"
            lead = "" if begun else lead
            yield from held(engine, messages, sampling, focus, choice, stop, lead=lead)

        asking = Asking(engine, messages, sampling, answer=answer)
        return "".join(asking.pieces(rules, prompt.message))

    def _rules(self, instructions: Sequence[str]) -> Sequence[Rule]:
        """The rules of form in standing instructions."""
        embedder, _ = self._parts = self._parts or self._loaded()
        self._recogniser = self._recogniser or Recogniser(embedder.embed)
        return self._recogniser.rules(instructions)

    def _focused(self, engine: Engine, prompt: Prompt) -> tuple[Prompt, Focus]:
        """The prompt with the facts that the judge keeps."""
        if self._judge is None:
            return prompt, Focus(Recall())
        facts = [
            Fact("", getattr(line, "value", ""), str(line), Kind.FACT, id=f"fact-{place}")
            for place, line in enumerate(prompt.facts)
        ]
        items = [Recalled("identity", "fact", line, 1.0, "", 0) for line in prompt.identity]
        items += [
            Recalled("recalled", "fact", fact.text, 1.0, "", 0, fact_id=fact.id) for fact in facts
        ]
        said = [question for question, _ in prompt.before[-SAID:]]
        focus = focused(
            self._judge, prompt.message, Recall(tuple(items)), lambda: facts, said, engine.count
        )
        kept = tuple(item.text for item in focus.recall.section("recalled"))
        return replace(prompt, facts=kept), focus

    def opening(self, message: str) -> Opening:
        """What the reply begins with, from what memory keeps; none for an empty message."""
        if not message:
            return NONE
        embedder, reader = self._parts = self._parts or self._loaded()
        with tempfile.TemporaryDirectory() as folder:
            memory = FastMemory(Path(folder), embedder, reader=reader)
            try:
                turn = memory.save_turn(Turn("talk", "user", message))
                return opening(turn, memory.observe(turn))
            finally:
                memory.close()

    def _loaded(self) -> tuple[GgufEmbedder, Reader]:
        embedder = GgufEmbedder(prepare_embedder(find().cache), threads=1)
        self._open.callback(embedder.close)
        return embedder, Reader()
