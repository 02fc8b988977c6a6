"""What the shipped file can do: `python -m assets.default_model.evaluate --model FILE`.

Greedy, through llama.cpp, seeded. Values are invented at run time; wordings, and where the row
says so the slots, were kept out of training. With `--corpora DIR` also the perplexity on
dialogues that were held out.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from app.engine import Engine
from assets.default_model import dialogues, replies
from assets.default_model.corpora import SOURCES, turns
from assets.default_model.slots import HELD_OUT, NEVER, TRAINED, Slot
from assets.default_model.words import invented
from memory.prompt_form import system_text, user_text
from memory.records import Message

ABSTAINS = ("haven't told", "don't know")
Case = Callable[[random.Random], bool]


def reply(
    engine: Engine,
    message: str,
    facts: Sequence[str] = (),
    identity: Sequence[str] = (),
    instructions: Sequence[str] = (),
    before: Sequence[Message] = (),
) -> str:
    """The greedy reply to one message in the product's own form."""
    return engine.reply(
        [
            Message("system", system_text(identity, instructions)),
            *before,
            Message("user", user_text(message, facts)),
        ],
        max_tokens=48,
    )


def rows(engine: Engine) -> dict[str, Case]:
    """Every row of the table: a case that draws itself and says whether the answer was right."""

    def facts(count: int, slots: tuple[Slot, ...] = TRAINED) -> Case:
        def case(rng: random.Random) -> bool:
            question, lines, known = dialogues.held_out_case(rng, count, slots)
            return known.value.lower() in reply(engine, question, lines).lower()

        return case

    def abstention(count: int) -> Case:
        def case(rng: random.Random) -> bool:
            known = dialogues.know(rng, count)
            question, _ = dialogues.unknown(rng, known, held_out=True)
            answer = reply(engine, question, [k.line for k in known])
            return any(word in answer for word in ABSTAINS)

        return case

    def other_people(rng: random.Random) -> bool:
        known = dialogues.know(rng, 4)
        name = known[0].slot.name.replace("favourite ", "")
        relation = rng.choice(("teacher", "uncle", "cousin", "colleague"))
        question = rng.choice(
            (f"What is my {relation}'s {name} called?", f"What's my {relation}'s favourite {name}?")
        )
        answer = reply(engine, question, [k.line for k in known])
        return not any(k.value.lower() in answer.lower() for k in known)

    def never(rng: random.Random) -> bool:
        answer = reply(engine, rng.choice(NEVER)[0])
        return any(word in answer for word in ABSTAINS)

    def address(rng: random.Random) -> bool:
        word = invented(rng, 1.0)
        asked = rng.choice(
            (
                f"From now on, call me {word}.",
                "How should you address me?",
                "Hello!",
                "What do you call me?",
                "Good morning, Luna.",
            )
        )
        return word in reply(engine, asked, identity=[f"The user wants to be called {word}."])

    def told(rng: random.Random) -> bool:
        known = dialogues.know(rng, 3)
        statement = rng.choice(known[0].slot.told).format(v=known[0].value)
        answer = reply(engine, dialogues.capital(statement), [k.line for k in known])
        return known[0].value.lower() in answer.lower()

    def instruction(rng: random.Random) -> bool:
        word = invented(rng, 1.0)
        kind, line, _ = replies.instruction(rng, word)
        question, answer = replies.general(rng)
        got = reply(engine, question, instructions=[line])
        return got.strip() == replies.follow(kind, word, answer)

    def general(rng: random.Random) -> bool:
        question, answer = replies.general(rng)
        return reply(engine, question) == answer

    def greeting(rng: random.Random) -> bool:
        known = dialogues.know(rng, rng.randint(0, 6))
        answer = reply(engine, rng.choice(replies.GREETINGS), [k.line for k in known])
        return not any(k.value.lower() in answer.lower() for k in known) and len(answer) > 3

    return {
        "one fact": facts(1),
        "four facts": facts(4),
        "twelve facts": facts(12),
        "slots never trained": facts(4, HELD_OUT),
        "abstention, no facts": abstention(0),
        "abstention, four facts": abstention(4),
        "never stored": never,
        "other people": other_people,
        "form of address": address,
        "acknowledgement": told,
        "standing instruction": instruction,
        "general question": general,
        "greeting beside facts": greeting,
    }


def perplexity(engine: Engine, corpora: Path, dialogues_each: int = 25) -> float:
    """Per token, over assistant turns of held-out dialogues."""
    total, count = 0.0, 0
    for source in SOURCES:
        for number, dialogue in enumerate(turns(corpora, source, held_out=True)):
            if number == dialogues_each:
                break
            if len(dialogue) < 2 or dialogue[0][0] != "user":
                continue
            prompt = engine.prompt_tokens(
                [Message("system", system_text()), Message("user", dialogue[0][1])]
            )
            answer = engine.text_tokens(dialogue[1][1])[:60]
            if not answer or len(prompt) > 400:
                continue
            logits = engine.logits(prompt + answer, last=len(answer) + 1)[:-1].astype(np.float64)
            logits -= logits.max(-1, keepdims=True)
            chosen = logits[np.arange(len(answer)), answer] - np.log(np.exp(logits).sum(-1))
            total, count = total - float(chosen.sum()), count + len(answer)
    return math.exp(total / count)


def evaluate(model: Path, cases: int, seed: int, corpora: Path | None) -> dict[str, float]:
    """Percentages by row; `perplexity` too where the corpora are given."""
    engine = Engine(model, context=1024)
    figures = {}
    for name, case in rows(engine).items():
        rng = random.Random(f"{seed}-{name}")
        figures[name] = round(100 * sum(case(rng) for _ in range(cases)) / cases, 1)
        print(f"{name:28} {figures[name]:6.1f} %  of {cases}", flush=True)
    if corpora:
        figures["perplexity"] = round(perplexity(engine, corpora), 2)
        print(f"{'perplexity':28} {figures['perplexity']:6.2f}")
    engine.close()
    return figures


def main() -> None:
    default = Path(__file__).with_name("luna-small.gguf")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=default)
    parser.add_argument("--cases", type=int, default=200, help="a row")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    figures = evaluate(arguments.model, arguments.cases, arguments.seed, arguments.corpora)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
