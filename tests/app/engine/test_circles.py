"""What keeps a reply from going in circles."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from app.engine import Engine, Sampling
from app.engine.chat.circles import RUN, Circles
from app.engine.chat.generation import Utterance
from app.engine.tokens.sampling import REPEATS_KEY, default_sampling
from memory.vocabulary.records import Message
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


@pytest.mark.parametrize(
    ("advised", "expected"),
    [
        ({}, 0),
        ({"general.sampling.temp": 0.0}, 2),
        ({"general.sampling.temp": 0.7}, 0),
        ({REPEATS_KEY: 3}, 3),
        ({"general.sampling.temp": 0.0, REPEATS_KEY: 0}, 0),
        ({REPEATS_KEY: "often"}, 0),
    ],
)
def test_what_the_file_advises(advised: dict[str, object], expected: int) -> None:
    assert default_sampling("llama", advised).repeats == expected


def commonest(tokens: list[int], run: int) -> int:
    """How often the commonest run of so many tokens comes."""
    return max(
        Counter(tuple(tokens[at : at + run]) for at in range(len(tokens) - run + 1)).values()
    )


def test_a_reply_keeps_to_it_and_stays_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A random model never says eight tokens twice: here a run is two tokens, letters too."""
    said: list[int] = []
    add = Utterance.add

    def noted(each: Utterance, token: int) -> str:
        said.append(token)
        return add(each, token)

    monkeypatch.setattr("app.engine.chat.circles._inside_word", lambda _: False)
    monkeypatch.setattr("app.engine.chat.circles.RUN", 2)
    monkeypatch.setattr(Utterance, "add", noted)

    def reply(repeats: int) -> list[int]:
        said.clear()
        asked = [Message("user", "you are the")]
        list(engine.stream(asked, Sampling(max_tokens=300, repeats=repeats)))
        return list(said)

    with Engine(make_llama(tmp_path / "a.gguf", seed=4, layers=1), threads=1) as engine:
        assert commonest(reply(0), 2) > 1
        guarded = reply(1)
        assert commonest(guarded, 2) == 1
        assert reply(1) == guarded
