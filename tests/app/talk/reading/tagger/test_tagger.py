"""The tagger: its words and labels, and that numpy computes what torch does."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import torch

from app.engine.embedding.bert import WORDS, load, save
from app.talk.reading.tagger import form
from app.talk.reading.tagger.encoder import Tagger
from app.talk.reading.tagger.reader import Reader
from assets.mind.reader import train
from memory.notice.frames.frame import ACTS

LINES = [
    {
        "say": "my sister Carol lives in Hull now, i hate olives", "before": [],
        "frames": [
            {"act": "changes", "whose": "sister Carol", "slot": "home", "value": "Hull"},
            {"act": "tells", "whose": "user", "slot": "likes", "value": "olives", "not": True},
        ],
    },
    {
        "say": "me too", "before": [["assistant", "I love the sea."]],
        "frames": [{"act": "tells", "whose": "user", "slot": "likes", "value": "the sea"}],
    },
    {"say": "私は東京に住んでいます。", "before": [],
     "frames": [{"act": "tells", "whose": "user", "slot": "home", "value": "東京"}]},
    {
        "say": "my favourite tea is Earl Grey, always without milk", "before": [],
        "frames": [{"act": "tells", "whose": "user", "slot": "favourite tea",
                    "value": "Earl Grey", "with": "without milk"}],
    },
    {"say": "what is 3 % of 12", "before": [], "frames": []},
]  # fmt: skip


@pytest.fixture(scope="module")
def words() -> train.Words:
    return train.Words()


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["say"])
def test_labels_give_the_frames_back(words: train.Words, line: train.Line) -> None:
    asked = words.asked(line)
    e = train.labelled(line, asked)
    count = len(asked.words)
    acts, slots = np.zeros((count, len(ACTS))), np.zeros((count, len(form.SLOTS)))
    points = np.zeros((count, count + 1))
    for place in range(count):
        acts[place, max(0, e.acts[place])] = 1
        slots[place, max(0, e.slots[place])] = 1
        points[place, max(0, e.points[place])] = 1
    found = form.frames(asked, form.Answer(e.tags, acts, slots, points), 0.5)  # type: ignore[arg-type]
    for frame in found:
        assert frame.pop("chance") == 1.0
    wanted = [{"not": False, **frame} for frame in line["frames"]]
    assert sorted(found, key=str) == sorted(wanted, key=str) or found == wanted


def test_numpy_computes_what_torch_does(words: train.Words) -> None:
    torch.manual_seed(1)
    net = train.Net().eval()
    asked = words.asked(LINES[0])
    e = train.labelled(LINES[0], asked)
    ids, parts, mask, firsts, *_ = train.collate([e], random.Random(0), 0, 0)
    with torch.no_grad():
        out, scores = net(ids, parts, mask, firsts)
    answer = Tagger(net.weights()).answer(asked)
    slots = torch.softmax(out[0, :, form.TAGS + len(ACTS) :], -1).numpy()
    np.testing.assert_allclose(answer.slots, slots, atol=1e-4)
    np.testing.assert_allclose(answer.points, torch.softmax(scores[0], -1).numpy(), atol=1e-4)
    np.testing.assert_allclose(
        answer.tags, torch.sigmoid(out[0, :, : form.TAGS]).numpy(), atol=1e-4
    )


def test_weights_survive_their_file(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    weights = {
        "big": rng.normal(size=(64, 32)).astype(np.float32),
        "small": rng.normal(size=64).astype(np.float32),
        WORDS: np.zeros((4, 4), np.float32),
    }
    save(weights, tmp_path / "w.safetensors")
    read = load(tmp_path / "w.safetensors")
    assert WORDS not in read
    np.testing.assert_array_equal(read["small"], weights["small"])
    np.testing.assert_allclose(read["big"], weights["big"], atol=np.abs(weights["big"]).max() / 250)


def test_a_reader_without_weights_leaves_it_to_the_rules(tmp_path: Path) -> None:
    assert Reader(tmp_path / "none.safetensors").read("I live in Graz.") is None
