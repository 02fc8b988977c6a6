"""What keeps a reply from going in circles."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from app.engine import Engine, Sampling
from app.engine.circles import RUN, Circles
from memory.records import Message
from tests.app.engine.tiny import make_llama

WORDS = {0: b" the", 1: b" sea", 2: b" is", 3: b" dark", 4: b"ness", 5: b"```", 6: b"``", 7: b"`x"}


def circles(times: int, *tokens: int) -> Circles:
    made = Circles(times, lambda token: WORDS.get(token, b" word%d" % token))
    for token in tokens:
        made.add(token)
    return made


RUN_OF_WORDS = [*range(10, 10 + RUN)]


def test_the_third_time_a_run_is_not_completed() -> None:
    said = [*RUN_OF_WORDS, 30, *RUN_OF_WORDS, 31]
    assert circles(2, *said, *RUN_OF_WORDS[:-1]).forbidden() == [RUN_OF_WORDS[-1]]
    assert circles(2, *said, *RUN_OF_WORDS[:-2]).forbidden() == []
    assert circles(2, *RUN_OF_WORDS, 30, *RUN_OF_WORDS[:-1]).forbidden() == []
    assert circles(1, *RUN_OF_WORDS, 30, *RUN_OF_WORDS[:-1]).forbidden() == [RUN_OF_WORDS[-1]]


def test_off_forbids_nothing() -> None:
    assert circles(0, *RUN_OF_WORDS * 5).forbidden() == []


def test_a_word_is_never_cut() -> None:
    run = [0, 1, 2, 0, 1, 2, 3, 4]  # "... darkness", of two tokens
    assert len(run) == RUN
    assert circles(1, *run, 30, *run[:-1]).forbidden() == []
    longer = [*run, 0]  # the next word is where it ends
    assert circles(1, *longer, 30, *longer[:-1]).forbidden() == [0]


@pytest.mark.parametrize("fence", [(5,), (6, 7)])
def test_code_may_repeat_itself(fence: tuple[int, ...]) -> None:
    said = [*RUN_OF_WORDS, 30, *RUN_OF_WORDS, 31]
    assert circles(2, *said, *fence, *RUN_OF_WORDS[:-1]).forbidden() == []
    assert circles(2, *said, *fence, 40, *fence, *RUN_OF_WORDS[:-1]).forbidden() != []


def longest_repeat(tokens: list[int]) -> int:
    """How often the commonest run of `RUN` tokens comes."""
    runs = [tuple(tokens[at : at + RUN]) for at in range(len(tokens) - RUN + 1)]
    return max(len(list(group)) for _, group in itertools.groupby(sorted(runs)))


def test_a_reply_keeps_to_it_and_stays_the_same(tmp_path: Path) -> None:
    """A random model chosen because it goes in circles by itself."""
    asked = [Message("user", "you are the")]
    with Engine(make_llama(tmp_path / "a.gguf", seed=1), threads=1) as engine:
        free = engine.text_tokens("".join(engine.stream(asked, Sampling(max_tokens=300))))
        guarded = Sampling(max_tokens=300, repeats=2)
        kept = "".join(engine.stream(asked, guarded))
        assert "".join(engine.stream(asked, guarded)) == kept
    assert longest_repeat(free) > 2
    assert kept
