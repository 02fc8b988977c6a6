"""A night from lock to report, with real fast memory and a model that follows the rules."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from consolidation.adapters.recovery import A_NIGHT, LOCK
from consolidation.adapters.shelf import Adapters
from consolidation.night.night import (
    Night,
    NightOutcome,
    NightSettings,
    follow,
    forget_traces,
    recover,
)
from consolidation.training.trainer import Trained, Work
from memory.disk.lock import locked
from memory.fast_memory import FastMemory
from memory.vocabulary.errors import (
    AdapterError,
    NightBusyError,
    NightCancelled,
    NightError,
    ParityError,
    StoreError,
)
from memory.vocabulary.records import Fact, Status, Turn
from tests.consolidation import fakes
from tests.consolidation.fakes import FakeModel, agree, learn
from tests.fakes import FakeEmbedder

SETTINGS = NightSettings(absence_questions=20, reading_questions=6, general=12)


class House:
    """Memory, model and adapters of one test."""

    def __init__(self, folder: Path) -> None:
        self.memory = FastMemory(folder / "memory", FakeEmbedder())
        self.model = FakeModel(folder / "base.gguf")
        self.adapters = Adapters(folder / "adapters")
        self.nights = folder / "nights"
        self.base = self.model.base_hash
        self.memory.switch_base(self.base)
        self.events: list[dict[str, Any]] = []

    def said(self, text: str) -> Turn:
        conversation = self.memory.start_conversation()
        return self.memory.save_turn(Turn(conversation.id, "user", text))

    def tell(self, *texts: str) -> list[Fact]:
        found = []
        for text in texts:
            changes = self.memory.observe(self.said(text))
            assert changes, text
            found.append(changes[0].fact)
        return found

    def night(self, settings: NightSettings = SETTINGS, trainer: Any = learn) -> Night:
        return Night(self.memory, self.model, self.adapters, self.nights, settings,
                     trainer=trainer, parity=agree)  # fmt: skip

    def run(self, **options: Any) -> NightOutcome:
        settings = options.pop("settings", SETTINGS)
        trainer = options.pop("trainer", learn)
        options.setdefault("all", True)
        options.setdefault("on_event", self.events.append)
        return self.night(settings, trainer).run(**options)

    def status(self, fact: Fact) -> Status:
        return self.memory.fact(fact.id).status

    def lines(self) -> list[str]:
        return [line for path, _ in self.adapters.loaded(self.base)
                for line in json.loads(path.read_text())["lines"]]  # fmt: skip


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(fakes, "EXTRA", {})
    house = House(tmp_path)
    yield house
    house.memory.close()


def test_what_passes_leaves_fast_memory(house: House) -> None:
    dog, home = house.tell("I have a dog called Mivack.", "I live in Orlen.")
    outcome = house.run()
    assert outcome.adopted
    assert {f.verdict for f in outcome.facts} == {"passed"}
    assert house.status(dog) is house.status(home) is Status.CONSOLIDATED
    assert {e.fact_id for e in house.memory.ledger(house.base)} == {dog.id, home.id}
    assert {dog.text, home.text} <= set(house.lines())
    steps = [e["step"] for e in house.events if e["event"] == "step"]
    assert steps[:4] == ["lock", "snapshot", "select", "lessons"]
    assert steps[-3:] == ["adopt", "clear", "report"]
    manifest = house.adapters.current(house.base)
    assert manifest is not None
    assert manifest.cleared
    assert house.model.lines == []  # the engine is left as the base
    assert "Mivack" not in " ".join(i.text for i in house.memory.recall("my dog").items)


def test_the_report_says_what_was_learned_and_nothing_else_keeps_the_words(house: House) -> None:
    (dog,) = house.tell("I have a dog called Mivack.")
    outcome = house.run()
    assert outcome.report is not None
    text = outcome.report.read_text()
    assert dog.text in text
    assert "learned" in text
    night = outcome.report.parent
    holders = {p.name for p in night.iterdir() if "Mivack" in p.read_text(errors="replace")}
    assert holders == {"report.md", "report.json"}
    forget_traces(house.nights, [dog.id])
    assert not [p for p in house.nights.rglob("*") if p.is_file()
                and ("Mivack" in p.read_text() or dog.id in p.read_text())]  # fmt: skip
    assert outcome.report.exists()


def test_nothing_ready_is_an_outcome_and_no_error(house: House) -> None:
    house.tell("I have a dog called Mivack.")
    outcome = house.run(all=False)
    assert not outcome.adopted
    assert "ready" in outcome.reason
    assert outcome.waiting == 1
    assert house.model.asked == 0


def test_later_nights_keep_what_earlier_ones_learned(house: House) -> None:
    (dog,) = house.tell("I have a dog called Mivack.")
    house.run()
    (home,) = house.tell("I live in Orlen.")
    assert house.run().adopted
    assert house.status(dog) is house.status(home) is Status.CONSOLIDATED
    entries = {e.fact_id: e for e in house.memory.ledger(house.base)}
    assert entries[dog.id].adapter == entries[home.id].adapter
    assert json.loads(entries[dog.id].lessons)


def forgetful(work: Work) -> Trained:
    """A trainer that loses what the parent knew and does not learn homes."""
    lessons = [x for x in work.lessons if x.kind == "fact" and "lives in" not in x.teacher[-1].text]
    return learn(replace(work, parent=None, lessons=lessons))


def test_only_facts_that_pass_leave_and_lost_ones_come_back(house: House) -> None:
    (dog,) = house.tell("I have a dog called Mivack.")
    house.run()
    home, job, band = house.tell("I live in Orlen.", "I work at Vexnor.",
                                 "My favourite band is Grelm.")  # fmt: skip
    outcome = house.run(trainer=forgetful)
    assert outcome.adopted
    verdicts = {f.id: f.verdict for f in outcome.facts}
    assert verdicts == {home.id: "failed", job.id: "passed", band.id: "passed", dog.id: "returned"}
    assert house.status(home) is house.status(dog) is Status.ACTIVE
    assert house.memory.fact(home.id).failed_nights == 1
    assert house.status(job) is Status.CONSOLIDATED
    assert {e.fact_id for e in house.memory.ledger(house.base)} == {job.id, band.id}


def test_two_models_share_the_exam(house: House) -> None:
    """The same outcome, and neither is left with an adapter."""
    facts = house.tell("I live in Berlin.", "My dog is called Biscuit.")
    beside = FakeModel(house.model.path)
    night = Night(house.memory, house.model, house.adapters, house.nights, SETTINGS,
                  trainer=learn, parity=agree, beside=beside)  # fmt: skip
    outcome = night.run(all=True)
    assert outcome.adopted and {f.verdict for f in outcome.facts} == {"passed"}
    assert [house.status(f) for f in facts] == [Status.CONSOLIDATED] * 2
    assert beside.asked > 40 and house.model.asked > 24
    assert not house.model.lines and not beside.lines
    assert house.model.scored and not beside.scored  # it was compared with torch meanwhile
    house.tell("I work at Vexnor.")
    assert night.run(all=True).adopted
    assert beside.scored  # and is free now


def test_a_night_that_loses_more_than_it_wins_is_refused(house: House) -> None:
    facts = house.tell("I have a dog called Mivack.", "I work at Vexnor.",
                       "My favourite band is Grelm.")  # fmt: skip
    house.run()
    before = house.adapters.current(house.base)
    house.tell("My sister is called Rotta.")
    outcome = house.run(trainer=forgetful)
    assert not outcome.adopted
    assert "lose 3" in outcome.reason
    assert house.adapters.current(house.base) == before
    assert all(house.status(fact) is Status.CONSOLIDATED for fact in facts)


def test_three_failed_nights_make_a_fact_prompt_only(house: House) -> None:
    (home,) = house.tell("I live in Orlen.")
    for _ in range(3):
        assert not house.run(trainer=forgetful).adopted
    assert house.status(home) is Status.PROMPT_ONLY
    assert "no fact is ready" in house.run().reason


def test_harm_turns_the_scale_down_or_refuses(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    (dog,) = house.tell("I have a dog called Mivack.")
    monkeypatch.setattr(fakes, "EXTRA", {"harm": 2.5})
    outcome = house.run()
    assert outcome.adopted
    ((_, scale),) = house.adapters.loaded(house.base)
    assert 0.3 <= scale < 1.0
    assert outcome.drift["kl_mean"] <= SETTINGS.kl_mean
    house.adapters.drop({s.id for s in house.adapters.current(house.base).shards})  # type: ignore[union-attr]
    recover(house.memory, house.adapters, house.nights)
    assert house.status(dog) is Status.ACTIVE
    monkeypatch.setattr(fakes, "EXTRA", {"inventive": True})
    refused = house.run()
    assert not refused.adopted
    assert "inventions" in refused.reason
    assert house.status(dog) is Status.ACTIVE


def test_a_fact_that_needs_the_full_scale_stays_when_it_is_turned_down(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.tell("I have a dog called Mivack.")
    monkeypatch.setattr(fakes, "EXTRA", {"harm": 2.5, "needs": 1.0})
    outcome = house.run()
    assert not outcome.adopted
    assert [f.verdict for f in outcome.facts] == ["failed"]


def test_one_night_at_a_time(house: House) -> None:
    house.tell("I have a dog called Mivack.")
    with locked(house.nights / LOCK), pytest.raises(NightBusyError) as caught:
        (house.nights / LOCK).write_text(A_NIGHT)
        house.run()
    assert caught.value.remedy
    with locked(house.nights / LOCK):
        assert not recover(house.memory, house.adapters, house.nights)
    assert house.run().adopted


def test_a_start_up_elsewhere_is_waited_for(house: House) -> None:
    house.tell("I have a dog called Mivack.")
    held = threading.Event()

    def recovering() -> None:
        with locked(house.nights / LOCK):
            (house.nights / LOCK).write_text("")
            held.set()
            time.sleep(0.3)

    other = threading.Thread(target=recovering)
    other.start()
    held.wait()
    assert house.run().adopted
    other.join()


@pytest.mark.parametrize("at", ["lessons", "train", "examine", "adopt"])
def test_a_stop_changes_nothing(house: House, at: str) -> None:
    (dog,) = house.tell("I have a dog called Mivack.")
    seen: list[str] = []

    def event(value: dict[str, Any]) -> None:
        seen.append(value.get("step", ""))

    with pytest.raises(NightCancelled):
        house.run(on_event=event, cancelled=lambda: at in seen)
    assert house.adapters.current(house.base) is None or at == "adopt"
    if house.adapters.current(house.base) is None:
        assert house.status(dog) is Status.ACTIVE
    assert not [p for p in house.nights.iterdir() if p.is_dir()] or at == "adopt"


def during(step: str, act: Callable[[], object]) -> Callable[[dict[str, Any]], None]:
    def event(value: dict[str, Any]) -> None:
        if value.get("step") == step:
            act()

    return event


def test_a_fact_forgotten_meanwhile_refuses_the_adapter(house: House) -> None:
    dog, home = house.tell("I have a dog called Mivack.", "I live in Orlen.")
    with pytest.raises(NightError) as caught:
        house.run(on_event=during("adopt", lambda: house.memory.forget(dog.id)))
    assert "forgotten" in caught.value.message
    assert house.adapters.current(house.base) is None
    assert house.status(home) is Status.ACTIVE
    assert not list(house.nights.glob("*/*"))
    assert house.run().adopted


def test_what_is_forgotten_during_a_night_is_in_no_report(house: House) -> None:
    dog, home = house.tell("I have a dog called Mivack.", "I live in Orlen.")
    forget = during("train", lambda: house.memory.forget(dog.id))
    outcome = house.run(only=[home.id], on_event=forget)
    assert outcome.adopted and outcome.report is not None
    assert home.text in outcome.report.read_text()
    left = "".join(p.read_text(errors="replace") for p in house.nights.rglob("*.*"))
    assert "Mivack" not in left and dog.id not in left


def test_a_refused_night_lets_go_of_what_was_taken_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    tea, dog = house.tell("I like tea.", "I have a dog called Mivack.")
    house.run()
    house.memory.observe(house.said("I don't like tea anymore."))
    assert house.status(tea) is Status.SUPERSEDED
    house.tell("I live in Orlen.")
    monkeypatch.setattr(fakes, "EXTRA", {"inventive": True})
    assert not house.run().adopted
    assert not house.adapters.loaded(house.base)
    assert house.status(dog) is Status.ACTIVE  # in the prompt until a night


def test_a_refused_night_keeps_what_has_a_new_value(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, dog = house.tell("I live in Orlen.", "I have a dog called Mivack.")
    house.run()
    house.tell("I live in Brelt.")
    monkeypatch.setattr(fakes, "EXTRA", {"inventive": True})
    assert not house.run().adopted
    assert house.adapters.loaded(house.base)  # the prompt has the new value
    assert house.status(dog) is Status.CONSOLIDATED


def test_adapters_turned_off_stay_off(house: House) -> None:
    house.tell("I have a dog called Mivack.")
    house.run()
    house.adapters.switch(house.base, False)
    house.tell("I live in Orlen.")
    house.run()
    manifest = house.adapters.current(house.base)
    assert manifest is not None and not manifest.on


def test_undo_puts_nothing_into_weights_that_do_not_know_it(house: House) -> None:
    old = house.tell("I live in Orlen.")[0]
    house.run()
    (moved,) = house.memory.observe(house.said("I live in Brelt."))
    assert moved.previous is not None and moved.previous.status is Status.CONSOLIDATED
    house.memory.return_to_fast([old.id], house.base, "its adapter was dropped")
    house.memory.undo(moved)
    assert house.status(old) is Status.ACTIVE
    (dog,) = house.memory.observe(house.said("I have a dog called Mivack."))
    house.run()
    with pytest.raises(StoreError):  # the row would go and the weights still know it
        house.memory.undo(dog)
    assert house.status(dog.fact) is Status.CONSOLIDATED


def test_a_fact_edited_meanwhile_stays_in_fast_memory(house: House) -> None:
    dog, home = house.tell("I have a dog called Mivack.", "I live in Orlen.")
    edit = during("adopt", lambda: house.memory.edit(dog.id, value="Zork"))
    outcome = house.run(on_event=edit)
    assert outcome.adopted
    assert {f.id: f.verdict for f in outcome.facts} == {dog.id: "edited", home.id: "passed"}
    assert house.status(dog) is Status.ACTIVE
    assert house.status(home) is Status.CONSOLIDATED
    assert house.adapters.carrying(dog.id)  # the old value is in the file all the same


def test_a_new_value_is_trained_in_and_the_old_one_out(house: House) -> None:
    (old, dog) = house.tell("I live in Orlen.", "I have a dog called Mivack.")
    house.run()
    (new,) = house.tell("I live in Brelt.")
    assert house.status(old) is Status.SUPERSEDED
    outcome = house.run()
    assert outcome.adopted
    assert house.status(new) is Status.CONSOLIDATED
    # What lay beside the old value was learned again, in a file that never saw it.
    assert {e.fact_id for e in house.memory.ledger(house.base)} == {new.id, dog.id}
    assert not any("Orlen" in line for line in house.lines())

    def stubborn(work: Work) -> Trained:
        done = learn(work)
        value = json.loads(work.out.read_text())
        work.out.write_text(json.dumps({**value, "lines": [new.text, *value["lines"]]}))
        return done

    # One that still says the old value fails its exam.
    (newest,) = house.tell("I live in Kramm.")
    outcome = house.run(trainer=stubborn)
    assert {f.verdict for f in outcome.facts if f.id == newest.id} == {"failed"}


def test_a_base_without_parity_is_refused(house: House) -> None:
    house.tell("I have a dog called Mivack.")

    def differ(*_: object) -> float:
        raise ParityError("torch and llama.cpp differ.", "Use another model.")

    night = Night(house.memory, house.model, house.adapters, house.nights, SETTINGS,
                  trainer=learn, parity=differ)  # fmt: skip
    with pytest.raises(ParityError):
        night.run(all=True)
    calls = []
    night.parity = lambda *_: calls.append(1) or 0.0  # type: ignore[func-returns-value]
    night.run(all=True)
    house.tell("I live in Orlen.")
    night.run(all=True)
    assert len(calls) == 1


def test_going_back_lets_memory_follow(house: House) -> None:
    (dog,) = house.tell("I have a dog called Mivack.")
    first = house.run().night
    (home,) = house.tell("I live in Orlen.")
    second = house.run().night
    follow(house.memory, house.adapters, house.adapters.use(house.base, first))
    assert house.status(dog) is Status.CONSOLIDATED
    assert house.status(home) is Status.ACTIVE
    follow(house.memory, house.adapters, house.adapters.use(house.base, second))
    assert house.status(home) is Status.CONSOLIDATED


def test_forgetting_drops_every_adapter_that_knew_it(house: House) -> None:
    dog, home = house.tell("I have a dog called Mivack.", "I live in Orlen.")
    house.run()
    house.memory.forget(dog.id)  # and a kill before the adapters were dropped
    assert house.adapters.loaded(house.base)
    recover(house.memory, house.adapters, house.nights)
    assert house.adapters.loaded(house.base) == []
    assert not list(house.adapters.home(house.base).glob("*.gguf"))
    assert house.status(home) is Status.ACTIVE


def test_a_lost_or_damaged_adapter_gives_its_facts_back(house: House) -> None:
    (dog,) = house.tell("I have a dog called Mivack.")
    house.run()
    ((path, _),) = house.adapters.loaded(house.base)
    path.write_text("damaged")
    with pytest.raises(AdapterError):
        house.adapters.loaded(house.base)
    recover(house.memory, house.adapters, house.nights)
    assert house.adapters.loaded(house.base) == []
    assert house.status(dog) is Status.ACTIVE
    assert house.run().adopted


def test_a_first_night_killed_before_its_manifest_leaves_no_adapter(house: House) -> None:
    house.tell("I have a dog called Mivack.")
    home = house.adapters.home(house.base)
    home.mkdir(parents=True)
    stray = home / "20261121-010203-abcd.gguf"
    stray.write_text("Mivack")
    assert recover(house.memory, house.adapters, house.nights)
    assert not stray.exists()
