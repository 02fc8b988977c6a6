"""The beginning of a reply to a telling: what was kept, in the user's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from app.house.settings.config import Settings
from app.talk.events import Done, Event, Piece
from app.talk.prompt.prompt import Exchange
from app.talk.reply.truth.acknowledged import (
    NONE,
    Opening,
    opening,
    parts,
    without_acknowledged,
)
from app.talk.reply.truth.statements import statements
from app.talk.session import Session
from memory.fast_memory import FastMemory
from memory.notice.catalogue import CATALOGUE, fact_of, sentence_of
from memory.notice.frames import Frame
from memory.vocabulary.origin import Origin
from memory.vocabulary.records import Change, ChangeKind, Fact, Kind, Sensitivity, Turn, now
from tests.fakes_engine import FakeEngine


def fact(
    slot: str,
    value: str,
    whose: str = "user",
    *,
    negated: bool = False,
    more: Mapping[str, str] = MappingProxyType({}),
) -> Fact:
    frame = Frame("tells", whose, slot, value, negated, more)
    return fact_of(frame).fact(now())


def instruction(text: str) -> Fact:
    return Fact("instruction", text.rstrip("."), text, Kind.INSTRUCTION)


def told(*facts: Fact, kind: ChangeKind = ChangeKind.ADDED) -> list[Change]:
    return [Change(kind, each) for each in facts]


def begun(message: str, changes: list[Change], *known: Fact) -> Opening:
    return opening(Turn("talk", "user", message), changes, known)


@pytest.mark.parametrize(
    ("message", "facts", "expected"),
    [
        ("My sister is called Ana and I'm allergic to nuts.",
         [fact("name", "Ana", "sister"), fact("allergy", "nuts")],
         ["your sister is called Ana", "you're allergic to nuts"]),
        ("i live in Bergen", [fact("home", "Bergen")], ["you live in Bergen"]),
        ("I don't eat meat", [fact("diet", "eat meat", negated=True)], ["you don't eat meat"]),
        ("I can't stand coriander", [fact("likes", "coriander", negated=True)],
         ["you dislike coriander"]),
        ("My daughter plays the harp", [fact("plays", "harp", "daughter")],
         ["your daughter plays the harp"]),
        ("my parents live in Cork", [fact("home", "Cork", "parents")],
         ["your parents live in Cork"]),
        ("I speak Finnish, Greek and Thai",
         [fact("language", v) for v in ("Finnish", "Greek", "Thai")],
         ["you speak Finnish, Greek and Thai"]),
        ("I collect stamps and old maps",
         [fact("habit", "collect stamps"), fact("habit", "old maps")],
         ["you collect stamps and old maps"]),
        ("I'm planning a trip to Lisbon in May with my brother",
         [fact("plan", "a trip to Lisbon", more={"when": "in May", "with": "my brother"})],
         ["you have a trip to Lisbon with your brother in May"]),
        ("Jérôme is my boss", [fact("name", "Jérôme", "boss")], ["your boss is called Jérôme"]),
        ("my brother lives in Oslo, his name is Tom",
         [fact("home", "Oslo", "brother"), fact("name", "Tom", "brother")],
         ["your brother lives in Oslo and is called Tom"]),
        ("we have kids: Mia, Leo and Tom", [fact("name", v, "kids") for v in ("Mia", "Leo", "Tom")],
         ["your kids are called Mia, Leo and Tom"]),
        ("hiking, so only short walks",
         [fact("likes", "hiking"), fact("does", "short walks")], ["you like hiking"]),
        ("My sister Ana is visiting on Saturday",
         [fact("name", "Ana", "sister"),
          fact("plan", "visiting", "sister Ana", more={"when": "Saturday"})],
         ["your sister Ana is visiting on Saturday"]),
    ],
)  # fmt: skip
def test_what_was_kept_is_said_to_the_user(
    message: str, facts: list[Fact], expected: list[str]
) -> None:
    assert statements(message, told(*facts)) == expected


VALUES = {
    "home": "Lisbon", "employer": "Tesco", "age": "34", "language": "Thai", "plays": "the oboe",
    "allergy": "shellfish", "diet": "vegan", "fear": "spiders", "origin": "Chile",
}  # fmt: skip


@pytest.mark.parametrize("slot", sorted(VALUES))
@pytest.mark.parametrize("whose", ["user", "sister", "brother Tom", "parents"])
@pytest.mark.parametrize("negated", [False, True])
def test_every_sentence_holds_the_value_and_speaks_to_the_user(
    slot: str, whose: str, negated: bool
) -> None:
    assert slot in CATALOGUE.frames
    frame = Frame("tells", whose, slot, VALUES[slot], negated)
    (said,) = statements("", told(fact_of(frame).fact(now())))
    assert VALUES[slot] in said and "user" not in said and not said.endswith(".")
    expected = sentence_of(frame, "second").removesuffix(".").replace("You are ", "you're ", 1)
    assert said == expected[0].lower() + expected[1:]
    assert said.split()[0] in ("you", "you're", "your")


def test_a_lead_is_the_same_for_the_same_message_and_varies_between_messages() -> None:
    messages = [f"I live in {town}" for town in ("York", "Bath", "Leeds", "Cork", "Rome", "Oslo")]
    texts = {m: begun(m, told(fact("home", m.split()[-1]))).text for m in messages}
    again = {m: begun(m, told(fact("home", m.split()[-1]))).text for m in messages}
    assert texts == again
    assert len({text.partition(":")[0] for text in texts.values()}) > 1
    assert all(m.split()[-1] in text for m, text in texts.items())


def test_the_form_of_address_is_used_and_taken_up() -> None:
    captain = fact("called", "Captain")
    assert captain.slot == "call_name"
    new = begun("call me Captain", told(captain))
    assert "Captain" in new.text and new.whole and "I'm Captain" not in new.text
    assert "Captain" in begun("I live in York", told(fact("home", "York")), captain).text
    changed = [Change(ChangeKind.SUPERSEDED, fact("called", "Tobi"), captain)]
    assert (
        begun("call me Tobi", changed, captain).text == "All right, Tobi it is, no longer Captain."
    )


def test_at_most_three_things_are_named_and_the_rest_is_counted() -> None:
    facts = [fact("home", "York"), fact("age", "34"), fact("allergy", "nuts"),
             fact("fear", "spiders"), fact("name", "Ana", "sister")]  # fmt: skip
    text = begun("a long message", told(*facts)).text
    assert text.endswith(", and two more things.") and "York" in text and "spiders" not in text


def test_a_change_names_the_new_value_and_the_old_one() -> None:
    change = Change(ChangeKind.SUPERSEDED, fact("home", "Leeds"), fact("home", "York"))
    text = begun("I moved to Leeds", [change]).text
    assert text.endswith("you live in Leeds, no longer in York.")
    taken = begun(
        "I no longer live in Leeds", told(fact("home", "Leeds"), kind=ChangeKind.RETRACTED)
    )
    assert taken.text == "All right: you no longer live in Leeds." and taken.whole
    lost = begun(
        "scrap the thing about Leeds", told(fact("home", "Leeds"), kind=ChangeKind.RETRACTED)
    )
    assert lost.text == "All right, I've let go of this: you live in Leeds."


def test_what_is_known_already_is_said_shortly() -> None:
    text = begun("I live in York", told(fact("home", "York"), kind=ChangeKind.REPEATED)).text
    assert text in ("Yes, I remember: you live in York.", "I know: you live in York.")


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("my gran died last night", "I'm"),
        ("my boss Kim is driving me crazy", "I'm"),
        (
            "we are expecting our second child",
            ("Congratulations", "How lovely", "That's wonderful"),
        ),
    ],
)
def test_news_are_answered_as_news(message: str, said: str | tuple[str, ...]) -> None:
    assert begun(message, told(fact("name", "Kim", "boss"))).text.startswith(said)


def test_one_sentence_is_one_sentence() -> None:
    order = instruction("Always answer in one sentence.")
    text = begun("my gran Ida died last night", told(fact("name", "Ida", "gran")), order).text
    assert text.count(".") == 1 and "Ida" in text
    assert begun("I live in York. Who wrote Emma?", told(fact("home", "York")), order) == NONE


def test_an_instruction_is_taken_over() -> None:
    order = instruction("Never use emojis with the user.")
    text = begun("don't use emojis with me", told(order)).text
    assert text.endswith("from now on: never use emojis with you.")


@pytest.mark.parametrize("kind", [ChangeKind.HELD, ChangeKind.REFUSED, ChangeKind.FORGOTTEN])
def test_what_was_not_kept_is_not_claimed(kind: ChangeKind) -> None:
    assert begun("I live in York", told(fact("home", "York"), kind=kind)) == NONE
    both = [*told(fact("home", "York"), kind=kind), *told(fact("allergy", "nuts"))]
    assert "York" not in begun("I live in York and nuts kill me", both).text


def test_what_cannot_be_worded_is_left_to_the_model() -> None:
    graz = told(fact("home", "Graz"))
    assert begun("Ich wohne in Graz und habe eine Katze", graz) == NONE
    french = replace(instruction("Answer in French."), slot="instruction.language")
    assert begun("I live in Graz", graz, french) == NONE
    secret = replace(fact("home", "Graz"), sensitivity=Sensitivity.SECRET)
    assert begun("I live in Graz", told(secret)) == NONE
    damaged = replace(fact("home", "Graz"), text="The user's's lives Graz.")
    assert begun("I live in Graz", told(damaged)) == NONE
    other = replace(fact("home", "Graz"), text="The user lives in Linz.")
    assert begun("I live in Graz", told(other)) == NONE


@pytest.mark.parametrize(
    ("message", "telling", "asking"),
    [
        ("what's my dog called? also i have a cat, Mog", "also i have a cat, Mog",
         "what's my dog called?"),
        ("I'm allergic to peanuts. what can I cook tonight", "I'm allergic to peanuts.",
         "what can I cook tonight"),
        ("my sister Ana comes on saturday, write her a note", "my sister Ana comes on saturday",
         "write her a note"),
        ("I have type 2 diabetes, so what should I avoid?", "I have type 2 diabetes",
         "what should I avoid?"),
        ("I hate mondays", "I hate mondays", ""),
        ("Can you remember that I hate mondays?", "Can you remember that I hate mondays?", ""),
    ],
)  # fmt: skip
def test_a_message_is_parted_into_what_it_tells_and_what_it_asks(
    message: str, telling: str, asking: str
) -> None:
    assert parts(message, []) == (telling, asking)


def test_a_request_that_was_kept_is_not_asked_again() -> None:
    captain = told(fact("called", "Captain"))
    assert parts("Would you call me Captain, please?", captain)[1] == ""
    assert parts("Call me Captain. How are you?", captain) == ("Call me Captain.", "How are you?")


def test_what_memory_answered_is_not_shown_to_a_small_model_but_for_the_last() -> None:
    said = [begun(m, told(fact("home", "York"))).text for m in ("a", "b", "c", "my gran died")]
    said.append(begun("we are expecting", told(fact("home", "York"))).text)
    said.append(begun("I live in York", told(fact("home", "York")), fact("called", "Jo")).text)
    said.append(begun("d", told(fact("home", "York"), kind=ChangeKind.REPEATED)).text)
    talk = [Exchange("message", text) for text in said]
    answered = [Exchange("q", "Got it. You live in York."), Exchange("q", "Paris: a city.")]
    assert without_acknowledged([*talk, *answered, talk[0]]) == [*answered, talk[0]]


# In a conversation


@pytest.fixture
def talk(engine: FakeEngine, memory: FastMemory) -> Session:
    return Session(engine, memory, None, Settings())


def reply(events: list[Event]) -> str:
    (done,) = [event for event in events if isinstance(event, Done)]
    assert "".join(event.text for event in events if isinstance(event, Piece)) == done.turn.text
    return done.turn.text


def test_a_message_that_only_tells_is_answered_without_the_model(
    talk: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("Something about your dog Rex.")
    events = list(talk.ask("I have a dog called Mivack."))
    assert reply(events).endswith(": you have a dog called Mivack.") and not engine.prompts
    assert isinstance(events[-1], Done) and events[-1].stats.reply_tokens == 0
    (kept,) = memory.facts()
    memory.forget(kept.id)  # a reply that named it is followed
    raw = b"".join(path.read_bytes() for path in memory.folder.rglob("*") if path.is_file())
    assert b"Mivack" not in raw


def test_what_is_asked_beside_is_asked_of_the_model(talk: Session, engine: FakeEngine) -> None:
    engine.enqueue("Paris.")
    text = reply(list(talk.ask("My dog is called Mivack. What is the capital of France?")))
    assert text.endswith("called Mivack.\n\nParis.")
    *before, last = engine.prompts[0]
    assert last.text.endswith("What is the capital of France?") and "My dog" not in last.text
    assert before[-2].text == "My dog is called Mivack." and before[-1].text in text


def test_what_was_told_long_ago_is_recalled_instead_of_shown(
    talk: Session, engine: FakeEngine
) -> None:
    engine.enqueue("Hm.", "Biscuits.", "Mivack.")
    for text in ("My dog is called Mivack.", "I live in York.", "Hello!", "And now?"):
        list(talk.ask(text))
    reply(list(talk.ask("What is my dog called?")))
    prompt = engine.prompts[-1]
    assert not any("My dog is called" in m.text for m in prompt if m.role == "user")
    assert [m.text for m in prompt[1:-1]] == ["Hello!", "Hm.", "And now?", "Biscuits."]
    assert "The user has a dog called Mivack." in prompt[-1].text


def test_who_asks_for_another_reply_hears_the_model(talk: Session, engine: FakeEngine) -> None:
    list(talk.ask("I have a dog called Mivack."))
    engine.enqueue("A fine dog.")
    assert reply(list(talk.again())) == "A fine dog."


def test_nothing_kept_is_nothing_claimed(
    engine: FakeEngine, memory: FastMemory, tmp_path: Path
) -> None:
    for settings in (Settings(notice=False), Settings(acknowledge=False)):
        engine.enqueue("Nice.")
        session = Session(engine, memory, None, settings)
        assert reply(list(session.ask("I have a dog called Mivack."))) == "Nice."
    private = Session(engine, memory, None, Settings())
    private.go_incognito(True)
    engine.enqueue("Nice.", "Well.")
    assert reply(list(private.ask("I have a cat called Brix."))) == "Nice."
    private.go_incognito(False)
    assert reply(list(private.ask("I have a cat called Brix.", origin=Origin.CLIENT))) == "Well."
