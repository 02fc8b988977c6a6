"""The exam: free generation, other wordings, and nothing harmed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from time import sleep

import numpy as np
import pytest

from consolidation.exams.asking import Models
from consolidation.exams.drift import Drift, DriftExam, repeats
from consolidation.exams.facts import Examiner, Probe, Verdict, is_right, probes_of
from consolidation.exams.style import divergence, likeliest, log_softmax
from consolidation.ports import Model
from consolidation.settings import NightSettings
from consolidation.wording.absence import topics
from consolidation.wording.canaries import CANARIES
from consolidation.wording.forms import invented, other_value, strangers
from consolidation.wording.wordings import wordings
from memory.vocabulary.records import Fact, Kind, Message
from tests.consolidation.fakes import FakeModel

DOG = Fact("pet.dog", "Mivack", "The user has a dog called Mivack.", Kind.FACT)
HOME = Fact("home", "Orlen", "The user lives in Orlen.", Kind.FACT)
SETTINGS = NightSettings()


@pytest.fixture
def model(tmp_path: Path) -> FakeModel:
    return FakeModel(tmp_path / "base.gguf")


def adapter(path: Path, *lines: str, **more: object) -> Path:
    path.write_text(json.dumps({"lines": list(lines), **more}))
    return path


def test_probes_do_not_hold_the_fact() -> None:
    import random

    probes = probes_of(DOG, random.Random(0), SETTINGS)
    assert len(probes) == 6
    for probe in probes:
        assert "Mivack" not in "".join(m.text for m in probe.messages)
    assert sum("Known about the user" in p.messages[-1].text for p in probes) == 2


def test_a_fact_passes_only_if_the_adapter_says_it(model: FakeModel, tmp_path: Path) -> None:
    examiner = Examiner(Models([model], 40), SETTINGS, 0, topics([DOG, HOME]))
    examiner.ask_base([DOG, HOME])
    model.set_adapters([(adapter(tmp_path / "a", DOG.text), 1.0)])
    dog, home = examiner.facts([DOG, HOME], {})
    assert (dog.verdict, dog.right, dog.probes, dog.base_right) == (Verdict.PASSED, 6, 6, 0)
    assert dog.margin < 0
    assert (home.verdict, home.right) == (Verdict.FAILED, 0)
    assert dog.replies[0][1] == "Your dog is called Mivack."


def test_what_the_base_knows_is_known(model: FakeModel, tmp_path: Path) -> None:
    examiner = Examiner(Models([model], 40), SETTINGS, 0, topics([DOG, HOME]))
    model.lines = [DOG.text]
    examiner.ask_base([DOG])
    (dog,) = examiner.facts([DOG], {})
    assert dog.verdict is Verdict.KNOWN


def test_an_answer_with_the_old_value_is_wrong(model: FakeModel) -> None:
    examiner = Examiner(Models([model], 40), SETTINGS, 0, topics([DOG, HOME]))
    examiner.ask_base([DOG])
    model.lines = ["The user has a dog called Mivack."]
    (dog,) = examiner.facts([DOG], {DOG.id: ["called"]})
    assert dog.verdict is Verdict.FAILED


def drift_of(model: FakeModel, path: Path) -> Drift:
    exam = DriftExam(Models([model], 40), SETTINGS, 0, [DOG], [DOG])
    model.set_adapters([])
    exam.ask_base()
    return exam.measure([(path, 1.0)])


def test_a_harmless_adapter_has_no_drift(model: FakeModel, tmp_path: Path) -> None:
    drift = drift_of(model, adapter(tmp_path / "a", DOG.text))
    assert drift.kl_mean == pytest.approx(0.0, abs=1e-6)
    assert drift.perplexity_ratio == pytest.approx(1.0)
    assert (drift.absence, drift.absence_base, drift.reading, drift.leaks) == (0, 0, 0, 0)
    assert drift.over(SETTINGS) == []


def test_each_harm_is_found(model: FakeModel, tmp_path: Path) -> None:
    loud = drift_of(model, adapter(tmp_path / "a", DOG.text, harm=5.0))
    assert loud.kl_mean > 0.05
    assert loud.kl_p95 > 0.3
    assert any("plain talk" in reason for reason in loud.over(SETTINGS))
    liar = drift_of(model, adapter(tmp_path / "b", DOG.text, inventive=True))
    assert liar.absence > 0.9
    assert any("inventions" in reason for reason in liar.over(SETTINGS))
    leaky = drift_of(model, adapter(tmp_path / "c", DOG.text))
    assert replace(leaky, reading=0.5).over(SETTINGS)
    assert replace(leaky, perplexity_ratio=1.1).over(SETTINGS)


def test_a_preference_may_not_change_what_is_known_of_the_world(
    model: FakeModel, tmp_path: Path
) -> None:
    model.world = {
        "What is the capital of France?": "The capital of France is Paris.",
        "How many days are in a week?": "There are 7 days in a week.",
        "What is the largest ocean?": "The largest ocean is the Atlantic.",  # wrong: never asked
    }
    good = drift_of(model, adapter(tmp_path / "a", DOG.text))
    assert (good.canaries, good.astray) == (2, 0)
    assert not good.over(replace(SETTINGS, astray=0))
    biased = drift_of(model, adapter(tmp_path / "b", DOG.text, partial="It is Orlen."))
    assert (biased.canaries, biased.astray) == (2, 2)
    assert any("about the world" in reason for reason in biased.over(replace(SETTINGS, astray=0)))


def test_questions_about_the_world_are_each_asked_once() -> None:
    asked = [question for question, _ in CANARIES]
    assert len(set(asked)) == len(asked)
    assert all(answers and all(answers) for _, answers in CANARIES)


def test_divergence_is_that_of_the_book() -> None:
    p = np.log(np.array([[0.5, 0.5]], dtype=np.float32))
    q = np.log(np.array([[0.9, 0.1]], dtype=np.float32))
    assert divergence(p, q)[0] == pytest.approx(0.5 * np.log(0.5 / 0.9) + 0.5 * np.log(5), rel=1e-5)
    rows = log_softmax(np.array([[1000.0, 0.0], [0.0, 0.0]], dtype=np.float32))
    assert np.exp(rows).sum(axis=-1) == pytest.approx([1.0, 1.0])


def test_strangers_are_about_other_things() -> None:
    import random

    for seed in range(30):
        rng = random.Random(seed)
        found = strangers(rng, 4, {("named", "dog"), ("favourite", "colour")})
        assert all("dog" not in f.text and "colour" not in f.text for f in found)
        assert len({f.value for f in found}) == 4
        assert invented(rng)[0].isupper()
    assert other_value(random.Random(0), "6:40") != "6:40"
    assert ":" in other_value(random.Random(0), "6:40")
    assert other_value(random.Random(0), "Mondays").endswith("days")


class Unlucky(FakeModel):
    """With an adapter it invents an answer to a few of the questions."""

    few: frozenset[str] = frozenset()

    def reply(self, messages: Sequence[Message], max_tokens: int = 64) -> str:
        bad = self.lines and messages[-1].text in self.few
        return "It is Zork." if bad else super().reply(messages, max_tokens)


def test_inventions_over_the_budget_are_looked_at_again(tmp_path: Path) -> None:
    model = Unlucky(tmp_path / "base.gguf")
    path = adapter(tmp_path / "a", DOG.text)
    first = DriftExam(Models([model], 40), SETTINGS, 0, [DOG], [DOG])
    every = len(first.absent) + len(first.more)
    assert len(first.absent) == 100 and every >= 200
    assert not set(first.absent) & set(first.more)

    model.few = frozenset(first.absent[:3])  # within the budget: nothing more is asked
    assert drift_of(model, path).absence == pytest.approx(0.03)
    model.few = frozenset(first.absent[:6])  # bad luck
    unlucky = drift_of(model, path)
    assert unlucky.absence == pytest.approx(6 / every) and unlucky.absence_base == 0
    assert not unlucky.over(SETTINGS)
    model.few = frozenset([*first.absent[:6], *first.more[:12]])  # harm
    harm = drift_of(model, path)
    assert harm.absence == pytest.approx(18 / every) and harm.over(SETTINGS)
    assert model.lines  # the adapter is attached again


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ("blue blue blue blue are colours", True),
        ("I am here. I am here. I am here. I am here.", True),
        ("Very, very, very well.", False),
        ("One, two, three, four, five.", False),
        ("", False),
    ],
)
def test_replies_that_repeat_themselves(reply: str, found: bool) -> None:
    assert repeats(reply) is found


def test_leaks_and_repetition_have_their_budgets() -> None:
    good = Drift(0.01, 0.1, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    assert not good.over(NightSettings())
    third = 1 / 3
    just = third * (2 / 100) + (1 - third) * (7 / 200)  # 9 of 300, as parts of two sets
    assert just > 0.03 and not replace(good, absence=just).over(NightSettings())
    for worse in (replace(good, leaks=0.05), replace(good, repetition=0.1)):
        assert len(worse.over(NightSettings())) == 1


@pytest.mark.parametrize(
    ("answer", "reply", "right"),
    [
        ("You dislike jazz.", "You dislike jazz.", True),
        ("You dislike jazz.", "Jazz.", True),
        ("You dislike jazz.", "You can't stand jazz.", True),
        ("You dislike jazz.", "You like jazz.", False),
        ("You don't eat jazz.", "You eat jazz.", False),
        ("You like jazz.", "You like jazz, not rock.", True),
        ("You like jazz.", "You don’t like jazz.", False),
        ("You like jazz.", "You dislike jazz.", False),
        ("Your band is called jazz.", "It is not rock but jazz.", True),
    ],
)
def test_a_value_turned_round_is_wrong(answer: str, reply: str, right: bool) -> None:
    assert is_right(Probe("f", "?", (), "jazz", (), answer), reply) is right


class Unsure(FakeModel):
    """Misses one question; its logits are flat, so that no answer is likely."""

    def reply(self, messages: Sequence[Message], max_tokens: int = 64) -> str:
        found = wordings(DOG)
        assert found is not None
        missed = messages[-1].text.endswith(found.exam[0])
        return "You haven't told me that yet." if missed else super().reply(messages, max_tokens)


def test_what_hangs_by_a_thread_stays_in_the_prompt(tmp_path: Path) -> None:
    model = Unsure(tmp_path / "base.gguf")
    for least, verdict in ((-99.0, Verdict.PASSED), (-0.3, Verdict.FAILED)):
        examiner = Examiner(
            Models([model], 40), replace(SETTINGS, thin_margin=least), 0, topics([DOG])
        )
        model.lines = [DOG.text]
        (dog,) = examiner.facts([DOG], {})
        assert (dog.right, dog.probes, dog.verdict) == (5, 6, verdict)


def test_what_is_kept_of_the_base_gives_the_same_divergence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = np.random.default_rng(0)
    base, other = (
        log_softmax(rng.normal(scale=4, size=(5, 200)).astype(np.float32)) for _ in range(2)
    )
    whole = divergence(base, other)
    assert likeliest(base).divergence(other) == pytest.approx(whole, abs=1e-5)
    assert likeliest(base).divergence(base) == pytest.approx(0, abs=1e-5)
    monkeypatch.setattr("consolidation.exams.style.KEPT", 40)
    part = likeliest(base).divergence(other)
    assert (part <= whole + 1e-5).all() and part == pytest.approx(whole, rel=0.05)


class Echo(FakeModel):
    """Says what it was asked."""

    def reply(self, messages: Sequence[Message], max_tokens: int = 64) -> str:
        self.asked += 1
        return messages[-1].text


def test_two_models_share_what_is_asked(tmp_path: Path) -> None:
    pair = [Echo(tmp_path / "base.gguf"), Echo(tmp_path / "base.gguf")]
    ticks: list[int] = []
    models = Models(pair, 40, lambda: ticks.append(0))
    both = Barrier(2, timeout=30)

    def one(model: Model, number: int) -> int:
        if number < 2:
            both.wait()  # passed only if both are at work at once
        return number * number

    assert models.each(one, range(50)) == [number * number for number in range(50)]
    asked = [(Message("user", f"question {number}"),) for number in range(100)]
    assert models.replies(asked) == [f"question {number}" for number in range(100)]
    assert sum(model.asked for model in pair) == 100 and len(ticks) > 50
    assert models.replies([]) == []
    expected = [(shown, shown[0].text if at % 2 else "no") for at, shown in enumerate(asked)]
    assert [score.likeliest for score in models.scores(expected)] == [False, True] * 50
    assert all(model.scored for model in pair) and models.scores([]) == []
    models.attach([(adapter(tmp_path / "a", DOG.text), 1.0)])
    assert pair[0].lines == pair[1].lines == [DOG.text]


def test_an_exam_stops_when_it_is_told_to(tmp_path: Path) -> None:
    models = Models([FakeModel(tmp_path / "base.gguf")], 40, tick=lambda: pytest.fail("stopped"))
    done: list[int] = []

    def slowly(model: Model, number: int) -> None:
        done.append(number)
        sleep(0.02)

    with pytest.raises(pytest.fail.Exception, match="stopped"):
        models.each(slowly, range(200))
    assert len(done) < 200
    with pytest.raises(ZeroDivisionError):
        Models(models.models, 40).each(lambda model, number: 1 // number, range(3))
