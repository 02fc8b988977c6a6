"""The judge's tokens and net: lines by themselves, numpy as torch."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import torch

from app.engine.embedding.bert import save
from app.engine.embedding.published import words
from app.talk.reading.judge.form import LINE, MESSAGE, pairs
from app.talk.reading.judge.net import Net
from assets.mind.judge import train
from assets.mind.judge.examples import Example

LINES = ("The user's dog is called Bruno.", "The user speaks Thai.", "The user's cat is Mog.")


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[train.Net, Path]:
    torch.manual_seed(3)
    net, file = train.Net(), tmp_path_factory.mktemp("judge") / "judge.safetensors"
    save(net.weights(), file)
    return net.eval(), file


def test_every_line_begins_where_the_message_ends() -> None:
    w = words()
    tokens = pairs("what is my dog called", LINES, w.encode, w.cls, w.sep)
    said = tokens.branches.count(0)
    for number in (1, 2, 3):
        places = [n for n, branch in enumerate(tokens.branches) if branch == number]
        assert [tokens.positions[n] for n in places] == list(range(said, said + len(places)))
        assert places[-1] == tokens.ends[number - 1]
        assert tokens.ids[places[-1]] == w.sep


def test_long_texts_keep_their_beginning_and_their_end() -> None:
    w = words()
    tokens = pairs("dog " * 300 + "cat", ["cat " + "dog " * 300], w.encode, w.cls, w.sep)
    assert len(tokens.ids) == MESSAGE + 2 + LINE + 1
    assert tokens.ids[MESSAGE] == w.encode("cat")[0]
    assert tokens.ids[MESSAGE + 2] == w.encode("cat")[0]


def test_numpy_computes_what_torch_does(trained: tuple[train.Net, Path]) -> None:
    net, file = trained
    example = Example("what's my dog called", True, tuple((line, False) for line in LINES))
    [(asks, answers)] = train.judged(net, words(), [example])
    own_asks, own_answers = Net(file).judge(example.say, LINES)
    assert own_asks == pytest.approx(asks, abs=0.03)  # whole numbers of eight bits
    assert own_answers == pytest.approx(answers, abs=0.03)


def test_a_line_is_judged_alone(trained: tuple[train.Net, Path]) -> None:
    net = Net(trained[1])
    _, together = net.judge("who is my dog", LINES)
    for line, chance in zip(LINES, together, strict=True):
        assert net.judge("who is my dog", [line])[1] == pytest.approx([chance], abs=1e-4)
    assert net.judge("who is my dog", LINES[::-1])[1] == pytest.approx(together[::-1], abs=1e-4)


def test_a_message_alone(trained: tuple[train.Net, Path]) -> None:
    asks, answers = Net(trained[1]).judge("who is my dog")
    assert 0 <= asks <= 1
    assert answers == []


def test_a_batch_sees_what_a_line_sees(trained: tuple[train.Net, Path]) -> None:
    examples = [
        Example("who is my dog", True, tuple((line, False) for line in LINES)),
        Example("and the cat, the one that sleeps all day?", True, ((LINES[2], True),)),
    ]
    group = [(e, train.tokens(words(), e)) for e in examples]
    with torch.no_grad():
        _, answers = trained[0].eval()(train.collate(group, random.Random(0), 0, 0.0))
    alone = [train.judged(trained[0], words(), [e])[0][1] for e in examples]
    assert torch.sigmoid(answers[0]).tolist() == pytest.approx(alone[0], abs=1e-4)
    assert torch.sigmoid(answers[1, :1]).tolist() == pytest.approx(alone[1], abs=1e-4)
    assert np.isfinite(answers.numpy()).all()
