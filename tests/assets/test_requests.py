"""Open requests: many, of many kinds, and those for evaluation never seen in training."""

from __future__ import annotations

import random
import re

from assets.mind.curriculum.requests.base_replies import good
from assets.mind.curriculum.requests.request import Request, request, sections

DRAWN = 5000


def drawn(seed: int, count: int = DRAWN, held_out: bool = False) -> list[Request]:
    rng = random.Random(seed)
    return [request(rng, held_out) for _ in range(count)]


def test_a_seed_determines_the_requests() -> None:
    assert drawn(3, 200) == drawn(3, 200)
    assert drawn(3, 200) != drawn(4, 200)


def test_requests_are_many_and_of_many_kinds() -> None:
    found = drawn(0)
    assert len({r.turns for r in found}) >= 3000
    assert len({r.kind for r in found}) >= 35
    assert len({r.kind for r in drawn(0, 2000, held_out=True)}) >= 35


def test_what_is_held_out_is_never_drawn_in_training() -> None:
    trained = {r.turns[0].lower() for r in drawn(1)}
    assert not trained & {r.turns[0].lower() for r in drawn(2, held_out=True)}


def test_no_line_stands_twice_so_that_none_is_both_trained_and_held_out() -> None:
    for name in ("templates", "topics", "passages", "forms"):
        for section in sections(name):
            lines = [line.lower().rstrip(".?!") for line in section.lines]
            assert len(set(lines)) == len(lines), (section.name, name)


def test_every_slot_is_filled_and_some_requests_go_on() -> None:
    found = drawn(5)
    texts = [text for r in found for text in r.turns]
    written = [t for t in texts if "print(f" not in t]
    assert not [t for t in written if re.search(r"\{[a-z_]+\d?\}|\\n", t)]
    assert 0.03 < sum(len(r.turns) == 2 for r in found) / DRAWN < 0.12
    assert all(text.strip() == text for text in texts)


def test_nothing_is_asked_of_the_assistants_memory_or_name() -> None:
    asked = re.compile(r"\b(remember me|my name|your name|who are you|about me|call me)\b", re.I)
    texts = [t for held in (False, True) for r in drawn(6, held_out=held) for t in r.turns]
    assert not [t for t in texts if asked.search(t)]


def test_replies_that_run_in_circles_or_name_their_maker_are_dropped() -> None:
    assert good("The capital of France is Paris.")
    assert not good("")
    assert not good("I am SmolLM, trained by Hugging Face.")
    assert not good("we sing in the rain, we sing in the rain, we sing in the rain")
