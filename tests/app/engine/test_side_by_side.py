"""Several replies at once say what they say one by one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.engine import Engine
from app.engine.chat.side_by_side import groups
from consolidation.wording import general
from consolidation.wording.forms import prompt
from memory.vocabulary.errors import ContextError, ModelError
from tests.models import SMALL
from tests.tiny_models import ARCHITECTURES, make_model

ASKED = [prompt(question) for question in general.HELD_OUT]


def test_the_same_as_one_by_one() -> None:
    with Engine(SMALL, threads=1) as engine:
        found = engine.replies(ASKED, 24)
        alone = [engine.reply(messages, 24) for messages in ASKED]
        # A product of one row and one of several may differ in their last digit.
        assert sum(one == other for one, other in zip(found, alone, strict=True)) >= len(ASKED) - 2
        assert len({len(engine.text_tokens(reply)) for reply in found}) > 5  # of several lengths
        assert engine.replies([], 8) == []
        long = prompt(" ".join(["and so on"] * 40))  # the context grows, and holds both
        assert engine.replies([*ASKED[:3], long], 24)[:3] == found[:3]
        assert engine.replies(ASKED[:1], 0) == [""]


def test_the_chat_keeps_its_place() -> None:
    with Engine(SMALL, threads=1) as engine:
        engine.reply(ASKED[0], 8)
        engine.replies(ASKED[:5], 8)
        engine.reply(ASKED[0], 8)
        assert engine.last.cached_tokens == engine.last.prompt_tokens - 1


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_every_architecture(tmp_path: Path, architecture: str) -> None:
    with Engine(make_model(tmp_path / "tiny.gguf", architecture), threads=1) as engine:
        some = ASKED[:4]
        assert len(engine.replies(some, 4)) == 4


def test_too_long_and_closed() -> None:
    engine = Engine(SMALL, threads=1, context=64)
    with pytest.raises(ContextError):
        engine.replies([prompt("word " * 100)], 8)
    engine.close()
    with pytest.raises(ModelError):
        engine.replies(ASKED[:2], 8)


def test_long_prompts_go_together_in_smaller_groups() -> None:
    head = list(range(18))
    short = [[*head, 100 + number] for number in range(40)]
    assert [len(group) for group in groups(short)] == [16, 16, 8]
    long = [[*head, *range(number, number + 200)] for number in range(100, 107)]
    assert [len(group) for group in groups(long)] == [2, 2, 2, 1]
    assert [prompt for group in groups(long) for prompt in group] == long
    assert [len(group) for group in groups([[*range(900)], short[0], short[1]])] == [1, 2]
    assert list(groups([])) == []


def test_answers_are_scored_as_they_would_be_said() -> None:
    with Engine(SMALL, threads=1) as engine:
        said = [engine.reply(messages, 24) for messages in ASKED]
        pairs = [pair for pair in zip(ASKED, said, strict=True) if 0 < len(pair[1]) < 60]
        found = engine.scores(pairs)
        whole = [len(engine.text_tokens(reply)) < 20 for _, reply in pairs]  # not cut off
        ended = [(pair, score) for pair, score, w in zip(pairs, found, whole, strict=True) if w]
        right = [score.likeliest for score in found]
        # As above, a digit may differ; a reply may have been made of other tokens than its text.
        assert sum(r >= w for r, w in zip(right, whole, strict=True)) >= len(pairs) - 3
        wrong = engine.scores([(shown, "Bring two red kites.") for shown, _ in pairs[:20]])
        assert not any(score.likeliest for score in wrong)
        assert max(s.logprob for s in wrong) < min(s.logprob for _, s in ended)
        # The beginning of a reply is likely to its last token, but does not end there.
        shown, reply = next(pair for pair, _ in ended if len(pair[1].split()) > 4)
        (part,) = engine.scores([(shown, reply.rsplit(" ", 2)[0])])
        assert not part.likeliest and part.logprob > -1
        assert engine.scores([]) == []


def test_a_score_is_the_sum_over_the_logits() -> None:
    with Engine(SMALL, threads=1) as engine:
        pairs = [(messages, "A lake is smaller than the sea.") for messages in ASKED[:5]]
        for (shown, answer), score in zip(pairs, engine.scores(pairs), strict=True):
            tokens = engine.text_tokens(answer)
            rows = engine.logits([*engine.prompt_tokens(shown), *tokens], len(tokens) + 1)
            rows = rows - rows.max(-1, keepdims=True)
            logs = rows - np.log(np.exp(rows).sum(-1, keepdims=True))
            mean = logs[np.arange(len(tokens)), tokens].mean()
            assert score.logprob == pytest.approx(float(mean), abs=2e-3)


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_every_architecture_is_scored(tmp_path: Path, architecture: str) -> None:
    with Engine(make_model(tmp_path / "tiny.gguf", architecture), threads=1) as engine:
        found = engine.scores([(messages, "a b c " * 30) for messages in ASKED[:4]])
        assert len(found) == 4 and all(score.logprob < 0 for score in found)
