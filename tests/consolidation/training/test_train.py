"""Training on tiny random models: it learns, the same seed gives the same file, it can go on."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.engine import Engine
from consolidation.adapters.file import read_adapter
from consolidation.lessons.lesson import Lesson
from consolidation.training.batches.targets import Memo, compute
from consolidation.training.course import Course
from consolidation.training.examples import (
    answer_tokens,
    batches,
    by_beginning,
    end_token,
    examples,
    stems,
)
from consolidation.training.memory_needed import amount, estimate
from consolidation.training.settings import MODULES, TrainSettings
from consolidation.training.train import TrainResult, train
from consolidation.training.twin.layers import Packed
from consolidation.training.twin.pack import pack
from consolidation.training.twin.twin import Twin, chosen_weights, prepare
from memory.vocabulary.errors import AdapterError, NightCancelled, NightError
from memory.vocabulary.records import Message
from tests.tiny_models import ARCHITECTURES, make_model

QUICK = TrainSettings(rank=4, alpha=8.0, epochs=8, batch=2, threads=1, learning_rate=1e-2)
SYSTEM = Message("system", "You are Luna.")


def lesson(question: str, answer: str, fact: str = "", **more: Any) -> Lesson:
    told = f"Known about the user:\n- {fact}\n\n{question}" if fact else question
    return Lesson(
        kind="fact" if fact else "general",
        facts=(("f1", 1),) if fact else (),
        teacher=(SYSTEM, Message("user", told)),
        student=(SYSTEM, Message("user", question)),
        answer=answer,
        **more,
    )


LESSONS = (
    lesson("Who am I?", "Captain.", "The user is Captain.", own=False),
    lesson("My name?", "Captain.", "The user is Captain.", own=False),
    lesson("Who?", "It is Captain.", "The user is Captain.", own=False, weight=2.0),
    lesson("hello", "hello you", anchor=True),
    lesson("What is the thing?", "the thing", anchor=True),
)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("train") / "tiny.gguf", strength=0.7)


@pytest.fixture(scope="module")
def engine(tiny: Path) -> Iterator[Engine]:
    with Engine(tiny, threads=1) as made:
        yield made


def run(engine: Engine, out: Path, settings: TrainSettings = QUICK, **more: Any) -> TrainResult:
    more.setdefault("metadata", {"luna.base_sha256": engine.base_hash, "luna.night": "n1"})
    lessons = more.pop("lessons", LESSONS)
    return train(
        engine.path, engine.prompt_tokens, engine.text_tokens, lessons, out, settings, **more
    )


def log_likelihood(engine: Engine, of: Lesson) -> float:
    """Mean log-probability of the answer's tokens in llama.cpp, as the student is asked."""
    made = examples([of, LESSONS[0]], engine.prompt_tokens, engine.text_tokens)[0]
    logits = engine.logits([*made.student, *made.answer], len(made.answer) + 1)[:-1]
    logs = logits - np.log(np.exp(logits).sum(-1, keepdims=True))
    return float(np.mean([logs[n, token] for n, token in enumerate(made.answer)]))


def test_what_is_learned_is_served(engine: Engine, tmp_path: Path) -> None:
    before = [log_likelihood(engine, one) for one in LESSONS]
    steps: list[tuple[int, int, float]] = []
    result = run(engine, tmp_path / "a.gguf", progress=lambda *step: steps.append(step))
    assert result.file == tmp_path / "a.gguf"
    assert result.steps == len(steps) <= 24
    assert steps[0][:2] == (1, 24)
    assert result.peak_mb > 0 and result.seconds > 0 and result.epochs <= 8
    try:
        engine.set_adapters([(result.file, 1.0)])
        after = [log_likelihood(engine, one) for one in LESSONS]
    finally:
        engine.set_adapters(())
    assert min(new - old for new, old in zip(after[:3], before[:3], strict=True)) > 0.5
    assert steps[-1][2] < steps[0][2]
    kept = read_adapter(result.file, base_sha256=engine.base_hash)
    assert kept.metadata["night"] == "n1"
    assert {name.split(".")[1] for name in kept.tensors} == {"2", "3"}  # the upper half
    assert not any("attn_q" in name or "attn_k" in name for name in kept.tensors)


@pytest.mark.parametrize(
    ("share", "since", "gone"),
    [(0.0, 0.0, 0.0), (0.3, 10.0, 0.3), (0.3, 40.0, 0.5), (0.3, 500.0, 1.0), (1.0, 0.0, 1.0)],
)
def test_the_rate_follows_the_clock_only_where_time_is_short(
    monkeypatch: pytest.MonkeyPatch, share: float, since: float, gone: float
) -> None:
    """Twenty of a hundred seconds were gone when the first step began."""
    course = object.__new__(Course)
    course.settings = replace(QUICK, max_seconds=100.0)
    course.began, course.first = 1000.0, 1020.0
    monkeypatch.setattr("consolidation.training.course.time.perf_counter", lambda: 1020.0 + since)
    assert course._gone(share) == pytest.approx(gone)


def test_a_shield_leaves_plain_talk_alone(engine: Engine, tmp_path: Path) -> None:
    """What reads nothing of plain talk's inputs cannot change it, and learns all the same."""
    light = [replace(x, weight=1e-6) if x.anchor else x for x in LESSONS]  # no anchor holds it
    moved, learned = {}, {}
    for share in (0.0, 0.9999):
        engine.set_adapters(())
        before = [log_likelihood(engine, one) for one in LESSONS]
        out = tmp_path / f"{share}.gguf"
        run(engine, out, replace(QUICK, shield=share), lessons=light)
        try:
            engine.set_adapters([(out, 1.0)])
            after = [log_likelihood(engine, one) for one in LESSONS]
        finally:
            engine.set_adapters(())
        gained = [new - old for new, old in zip(after, before, strict=True)]
        learned[share], moved[share] = min(gained[:3]), max(map(abs, gained[3:]))
    assert learned[0.9999] > 0.3
    assert moved[0.9999] < 0.2 * moved[0.0]


def test_a_shielded_adapter_stays_so_when_trained_on(engine: Engine, tmp_path: Path) -> None:
    settings = replace(QUICK, shield=0.9999, epochs=3)
    first = run(engine, tmp_path / "a.gguf", settings)
    second = run(engine, tmp_path / "b.gguf", replace(settings, seed=5), parent=first.file)
    base = [log_likelihood(engine, one) for one in LESSONS[3:]]
    try:
        engine.set_adapters([(second.file, 1.0)])
        after = [log_likelihood(engine, one) for one in LESSONS[3:]]
    finally:
        engine.set_adapters(())
    assert max(abs(new - old) for new, old in zip(after, base, strict=True)) < 0.1


def test_the_same_seed_gives_the_same_file(engine: Engine, tmp_path: Path) -> None:
    short = TrainSettings(rank=4, epochs=2, batch=2, threads=1)
    files = [run(engine, tmp_path / f"{n}.gguf", short).file.read_bytes() for n in range(2)]
    assert files[0] == files[1]


def test_goes_on_from_a_parent(engine: Engine, tmp_path: Path) -> None:
    first = run(engine, tmp_path / "a.gguf")
    still = TrainSettings(rank=16, epochs=1, batch=2, threads=1, learning_rate=0.0)
    same = run(engine, tmp_path / "b.gguf", still, parent=first.file)
    old, new = read_adapter(first.file), read_adapter(same.file)
    assert new.rank == old.rank == 4 and new.alpha == old.alpha
    for weight, (a, b) in old.tensors.items():
        assert np.array_equal(new.tensors[weight][0], a)
        assert np.array_equal(new.tensors[weight][1], b)
    half = run(engine, tmp_path / "c.gguf", still, parent=first.file, parent_scale=0.5)
    for weight, (_, b) in read_adapter(half.file).tensors.items():
        assert np.allclose(b, old.tensors[weight][1] * 0.5, atol=1e-7)


def test_a_parent_of_another_base_is_refused(engine: Engine, tmp_path: Path) -> None:
    parent = run(engine, tmp_path / "a.gguf", metadata={"luna.base_sha256": "ab" * 32})
    with pytest.raises(AdapterError, match="another base"):
        run(engine, tmp_path / "b.gguf", parent=parent.file)
    assert not (tmp_path / "b.gguf").exists()


def test_stops_when_asked(engine: Engine, tmp_path: Path) -> None:
    calls: list[int] = []

    def stop() -> bool:
        calls.append(1)
        return len(calls) > 6

    with pytest.raises(NightCancelled):
        run(engine, tmp_path / "a.gguf", cancelled=stop)
    assert not (tmp_path / "a.gguf").exists()


def test_ends_when_it_is_told_that_all_is_learned(engine: Engine, tmp_path: Path) -> None:
    asked: list[int] = []

    def passed(epoch: int) -> bool:
        assert read_adapter(tmp_path / "a.gguf").rank == 4
        asked.append(epoch)
        return epoch == 2

    result = run(engine, tmp_path / "a.gguf", evaluate=passed)
    assert asked == [1, 2] and result.epochs == 2


def test_nothing_to_learn_is_said(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(NightError, match="nothing new"):
        run(engine, tmp_path / "a.gguf", lessons=LESSONS[3:])


def test_too_little_memory_is_said_before(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psutil

    made = examples(LESSONS, engine.prompt_tokens, engine.text_tokens)
    assert 4e8 < estimate(engine.path, amount(made), QUICK) < 7e8

    class Poor:
        available = 1e8

    monkeypatch.setattr(psutil, "virtual_memory", Poor)
    with pytest.raises(NightError, match="memory") as caught:
        run(engine, tmp_path / "a.gguf")
    assert "smaller model" in caught.value.remedy


def test_tokens_of_an_answer_are_those_of_the_chat(engine: Engine) -> None:
    prompt = [SYSTEM, Message("user", "hello")]
    end = end_token(engine.prompt_tokens)
    assert engine.text_of([end]) == ""  # a control token
    begins = engine.prompt_tokens(prompt)
    found = answer_tokens(
        engine.prompt_tokens, engine.text_tokens, prompt, begins, "the <|im_end|> thing", end
    )
    assert found.count(end) == 1 and found[-1] == end  # the text spells it, and stays text
    assert engine.text_of(found) == "the <|im_end|> thing"


def test_kinds_of_lessons(engine: Engine) -> None:
    told = lesson("Who?", "Captain.", "The user is Captain.")
    read = Lesson("read", (), told.teacher, told.teacher, "Captain.")
    some = (told, LESSONS[0], LESSONS[3], read, lesson("hello", "", anchor=True))
    own, template, anchor, kept = examples(some, engine.prompt_tokens, engine.text_tokens)
    assert (own.cross_entropy, own.divergence, own.stays) == (True, True, False)
    assert (template.cross_entropy, template.divergence) == (True, False)
    assert (anchor.cross_entropy, anchor.divergence, anchor.stays) == (False, True, True)
    assert kept.stays and kept.teacher == kept.student


def test_what_the_teacher_would_not_say_is_learned_from_the_answer(engine: Engine) -> None:
    some = [
        lesson("Who am I?", "here greedy"),
        lesson("Who am I?", "surely not this"),
        lesson("Who am I?", "Captain.", "The user is Captain.", own=False),
    ]
    made = examples(some, engine.prompt_tokens, engine.text_tokens)
    assert [e.said for e in made] == [True, True, False]
    twin = Twin(engine.path)
    greedy = list(made[0].student)
    for _ in range(3):
        greedy.append(int(twin.full_logits(greedy, 1).argmax()))
    made[0] = replace(made[0], answer=tuple(greedy[-3:]))
    memo: Memo = {}
    found = [c.example for c in compute(twin, 1, made, 8, lambda: None, memo)]
    assert [e.divergence for e in found] == [True, False, False]
    assert [e.cross_entropy for e in found] == [False, True, True]
    assert [e.stays for e in found] == [True, False, False]
    passes: list[int] = []
    again = compute(twin, 1, made, 8, lambda: passes.append(1), memo)
    assert [c.example for c in again] == found and not passes  # all of it was remembered


def test_the_teacher_goes_on_from_what_the_student_computed(engine: Engine) -> None:
    """Where both read the same their lower layers are run once, with the same distribution."""
    made = examples(LESSONS, engine.prompt_tokens, engine.text_tokens)
    twin = Twin(engine.path)
    assert [e.teacher == e.student for e in made[-2:]] == [True, True]
    for one in compute(twin, 1, made, 8, lambda: None)[-2:]:
        logs = twin.full_logits(one.example.read, len(one.answer)).log_softmax(-1)
        expected, _ = logs.topk(8, dim=-1)
        assert np.allclose(one.logs.numpy(), expected.numpy(), atol=1e-3)


def test_what_was_firm_comes_once_in_the_next_round(engine: Engine, tmp_path: Path) -> None:
    """Two lessons of five are to stay, and do: nothing is learned here."""
    memo: Memo = {}
    still = replace(QUICK, epochs=4, batch=1, learning_rate=0.0)
    assert run(engine, tmp_path / "one.gguf", still, memo=memo).steps == 3 * 4 + 2 * 3
    assert sorted(one.past.streak for one in memo.values()) == [0, 0, 0, 3, 3]
    assert run(engine, tmp_path / "two.gguf", still, memo=memo).steps == 3 * 4 + 2 * 1


def test_a_fact_is_asked_again_in_a_later_training_and_what_stayed_rests(
    engine: Engine, tmp_path: Path
) -> None:
    """All were firm in the training before; at a rate of nothing what is wrong stays wrong."""
    memo: Memo = {}
    still = replace(QUICK, epochs=4, batch=1, learning_rate=0.0)
    run(engine, tmp_path / "one.gguf", still, memo=memo)
    steps = []
    for seed in range(5):
        for one in memo.values():
            one.past.streak = 3
        chosen = replace(still, seed=seed)
        steps.append(run(engine, tmp_path / "two.gguf", chosen, memo=memo).steps)
    assert len(LESSONS) < min(steps) < 4 * len(LESSONS)


def test_batches_hold_everything_once() -> None:
    rows = [[0] * 5 + [n // 8] * 20 + [n] for n in range(80)] + [[0] * 5 + [n] for n in range(21)]
    found = stems(rows)
    assert len(set(found[:80])) == 10 and len(set(found)) == 31
    one, other = batches(found, 8, random.Random(1)), batches(found, 8, random.Random(2))
    assert sorted(place for batch in one for place in batch) == list(range(101))
    assert one != other and max(map(len, one)) == 8
    assert sum(len({found[place] for place in batch if place < 80}) for batch in one) <= 20


def test_rows_that_begin_alike_are_computed_together() -> None:
    rng = random.Random(0)
    stems = [[n] * 60 for n in range(4)]
    rows = [stems[n % 4] + [rng.randrange(9) for _ in range(5)] for n in range(40)]
    groups = by_beginning(rows, 8)
    assert sorted(place for group in groups for place in group) == list(range(40))
    assert max(map(len, groups)) <= 8
    assert all(len({rows[place][0] for place in group}) == 1 for group in groups)
    assert by_beginning([[1], [1, 2], [3]], 8) == [[0, 1, 2]]  # nothing to share, little to lose


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_packed_is_the_model(tmp_path: Path, architecture: str) -> None:
    """Values and gradients, with LoRA, against transformers' forward of each example alone."""
    torch = prepare(1)
    twin = Twin(make_model(tmp_path / "tiny.gguf", architecture), device="cpu")
    cut = twin.layers // 2
    weights = chosen_weights(twin.layers, MODULES, 0.5)
    learning = twin.add_lora(weights, 4, 8.0)
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for parameter in learning:
            parameter.normal_(0, 0.1, generator=generator)
    whole = torch.randint(0, 200, (4, 100), generator=generator).tolist()
    for shared, stem in ((20, 0), (0, 0), (20, 40), (0, 70)):
        tokens = [whole[0][:shared] + row[shared:size] for row, size in
                  zip(whole, (90, 100, 40, 33), strict=True)]  # fmt: skip
        tokens[1][:stem] = tokens[0][:stem]  # two of them begin alike for longer
        firsts = [80, 95, 30, 31]
        with torch.no_grad():
            hidden = [
                twin.decoder(
                    input_ids=torch.tensor([row]), output_hidden_states=True
                ).hidden_states[cut][0]
                for row in tokens
            ]
        alone = torch.cat([
            twin.decoder(input_ids=torch.tensor([row])).last_hidden_state[0, first:]
            for row, first in zip(tokens, firsts, strict=True)
        ])  # fmt: skip
        top = Packed(twin, cut)
        batch = pack(tokens, hidden, firsts, top.window, "cpu")
        saved = 3 * shared + max(0, stem - shared)
        assert len(batch.hidden) == sum(map(len, tokens)) - saved
        packed = top(batch)
        assert (packed - alone).abs().max() <= 1e-4
        given = [twin.decoder.embed_tokens(torch.tensor(row)) for row in tokens]
        lowest = pack(tokens, given, firsts, top.window, "cpu")
        with torch.no_grad():
            lowest.hidden = Packed(twin, 0, cut).through(lowest)
        for row, one in enumerate(hidden):
            assert (lowest.example(row) - one).abs().max() <= 1e-4
        mark = torch.randn(alone.shape, generator=generator)
        one, other = (torch.autograd.grad((out * mark).sum(), learning) for out in (alone, packed))
        for left, right in zip(one, other, strict=True):
            assert (left - right).abs().max() <= 1e-3 * max(1.0, float(left.abs().max()))
