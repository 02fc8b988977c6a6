"""Versions of a reply, branches of a talk and personas: kept, switched, forgotten with the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.house.settings.config import Settings
from app.talk.events import Done, Failed, PromptReady
from app.talk.session import Session
from memory.fast_memory import FastMemory
from memory.store.talks.beside import MOST
from memory.vocabulary.errors import ModelError, NotFoundError, SettingsError, StoreError
from memory.vocabulary.records import Status, Turn, TurnState
from tests.app.shell import Shell, shell
from tests.fakes import FakeEmbedder
from tests.fakes_engine import FakeEngine


@pytest.fixture
def luna(monkeypatch: pytest.MonkeyPatch) -> Shell:
    return shell(monkeypatch)


def done(events: Iterator[object]) -> Turn:
    return next(event.turn for event in events if isinstance(event, Done))


def texts(session: Session) -> list[str]:
    assert session.conversation
    return [turn.text for turn in session.memory.turns(session.conversation.id)]


def reopened(session: Session, memory: FastMemory) -> tuple[Session, FastMemory]:
    """The same talk after a restart."""
    assert session.conversation
    memory.close()
    again = FastMemory(memory.folder, FakeEmbedder())
    return Session(session.engine, again, None, Settings(), session.conversation), again


def test_answering_anew_keeps_the_reply_before(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("One.", "Two.", "Three.")
    first = done(session.ask("Hello there"))
    assert not session.versions()
    assert done(session.again()).id == done(session.again()).id == first.id
    found = session.versions()
    assert found.texts == ("One.", "Two.", "Three.") and found.place == 2
    assert session.switch(0).text == "One."
    assert texts(session) == ["Hello there", "One."]
    later, store = reopened(session, memory)
    assert later.versions().texts == found.texts and later.versions().place == 0
    engine.enqueue("And so on.")
    done(later.ask("Go on"))
    assert ("assistant", "One.") in [(m.role, m.text) for m in engine.prompts[-1]]
    store.close()


def test_a_version_that_goes_on_stays_one(session: Session, engine: FakeEngine) -> None:
    engine.enqueue("One.", "Two", " and more.")
    done(session.ask("Hello"))
    done(session.again())
    done(session.more())
    assert session.versions().texts == ("One.", "Two and more.")


def test_a_try_that_fails_or_is_stopped_loses_nothing(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("One.", ModelError("gone"))
    done(session.ask("Hello"))
    assert any(isinstance(event, Failed) for event in session.again())
    assert "One." in texts(session)
    pieces = session.again()
    engine.enqueue("Two words and more.")
    next(event for event in pieces if type(event).__name__ == "Piece")
    pieces.close()  # the reader leaves in the middle, as a killed screen would
    later, store = reopened(session, memory)
    assert "One." in later.versions().texts
    store.close()


def test_switching_says_what_there_is(session: Session, engine: FakeEngine) -> None:
    with pytest.raises(StoreError):
        session.switch(0)
    engine.enqueue("One.", "Two.")
    done(session.ask("Hello"))
    with pytest.raises(NotFoundError, match="no such version"):
        session.switch(1)
    done(session.again())
    for place in (-1, 2):
        with pytest.raises(NotFoundError):
            session.switch(place)


def test_of_very_many_the_oldest_go(session: Session, engine: FakeEngine) -> None:
    engine.enqueue(*(f"Reply {n}." for n in range(MOST + 5)))
    done(session.ask("Hello"))
    for _ in range(MOST + 4):
        done(session.again())
    found = session.versions()
    assert len(found.texts) == MOST and found.texts[-1] == f"Reply {MOST + 4}."


def test_forgetting_reaches_every_version(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("You live in Brackwater.", "Brackwater it is.", "Who knows?")
    done(session.ask("I live in Brackwater."))
    done(session.again())
    done(session.again())
    (fact,) = [f for f in memory.facts() if "Brackwater" in f.text]
    memory.forget(fact.id)
    assert not any("Brackwater" in text for text in session.versions().texts)
    chosen = session.switch(1)
    assert "Brackwater" not in chosen.text and "it is." in chosen.text
    assert chosen.text in texts(session)
    engine.enqueue("A new one.")  # also where a forgetting has changed the reply itself
    done(session.again())
    assert "A new one." in texts(session) and "A new one." in session.versions().texts
    raw = b"".join(p.read_bytes() for p in memory.folder.rglob("*") if p.is_file())
    assert b"Brackwater" not in raw


def test_what_is_deleted_takes_its_versions_along(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("Heron one.", "Heron two.", "Else.")
    done(session.ask("Hello"))
    reply = done(session.again())
    session.play("You are a heron.")
    assert len(memory.beside.versions(reply)) == 2
    done(session.rewrite("Good day"))  # the message is another: its replies are none of it
    assert not memory.beside.versions(reply) and not session.versions()
    assert session.conversation
    memory.delete_conversation(session.conversation.id)
    assert not memory.beside.persona(session.conversation.id)
    raw = b"".join(p.read_bytes() for p in memory.folder.rglob("*") if p.is_file())
    assert b"eron" not in raw


def test_versions_are_no_turns(session: Session, engine: FakeEngine, memory: FastMemory) -> None:
    engine.enqueue("A kingfisher at dawn.", "A bittern at dusk.")
    done(session.ask("Tell me of birds"))
    done(session.again())
    found = [item.text for item in memory.search_turns("kingfisher dawn")]
    assert not any("kingfisher" in text for text in found)
    assert len(texts(session)) == 2
    assert session.conversation and memory.conversations()[0].turns == 2


def test_incognito_has_versions_in_ram_alone(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    session.go_incognito(True)
    session.play("You are a secret agent.")
    engine.enqueue("Ibis one.", "Ibis two.")
    done(session.ask("Hello"))
    assert "secret agent" in engine.prompts[-1][0].text
    done(session.again())
    assert session.switch(0).text == "Ibis one." and len(session.versions().texts) == 2
    raw = b"".join(p.read_bytes() for p in memory.folder.rglob("*") if p.is_file())
    assert b"Ibis" not in raw and b"agent" not in raw
    with pytest.raises(StoreError):
        session.branch("x")


# Branches


def test_a_branch_goes_on_from_before_a_message(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("First.", "Second.", "Third.", "Another.")
    for text in ("I like tea.", "And what else?", "Really?"):
        done(session.ask(text))
    old = session.conversation
    assert old
    facts = {(f.id, f.times_seen) for f in memory.facts()}
    asked = memory.turns(old.id)[2]
    session.play("You are a poet.")
    assert session.branch(asked.id).text == "And what else?"
    assert session.conversation and session.conversation.id != old.id
    assert texts(session) == ["I like tea.", "First."] and session.persona == "You are a poet."
    done(session.ask("And which cake?"))
    assert [m.text for m in engine.prompts[-1]][1:3] == ["I like tea.", "First."]
    assert len(memory.turns(old.id)) == 6  # the old one is as it was
    assert {(f.id, f.times_seen) for f in memory.facts()} == facts  # nothing was told twice
    with pytest.raises(NotFoundError):
        session.branch("nothing")


def test_forgetting_reaches_the_copies_of_a_branch(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("Noted.", "Yes.", "Well.")
    done(session.ask("My dog is called Mivack. I like rain."))
    done(session.ask("And now?"))
    assert session.conversation
    session.branch(memory.turns(session.conversation.id)[2].id)
    assert "Mivack" in texts(session)[0]
    for fact in [f for f in memory.facts() if "Mivack" in f.text]:
        memory.forget(fact.id)
    assert "Mivack" not in " ".join(texts(session))
    raw = b"".join(p.read_bytes() for p in memory.folder.rglob("*") if p.is_file())
    assert b"Mivack" not in raw
    assert not [f for f in memory.facts(status=list(Status)) if "Mivack" in f.text]


def test_a_branch_from_the_first_message_is_empty(session: Session, engine: FakeEngine) -> None:
    done(session.ask("Hello"))
    assert session.conversation
    session.branch(session.memory.turns(session.conversation.id)[0].id)
    assert texts(session) == []
    done(session.ask("Good day"))
    assert texts(session)[0] == "Good day"


# Personas


def test_a_persona_is_of_one_talk_and_survives(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    session.play("You are a pirate.")  # before the talk begins
    done(session.ask("Hello"))
    assert "You are a pirate." in engine.prompts[-1][0].text
    first = session.conversation
    session.new()
    done(session.ask("Hello"))
    assert "pirate" not in engine.prompts[-1][0].text
    assert not [f for f in memory.facts(status=list(Status)) if "pirate" in f.text]
    session.resume(first)
    later, store = reopened(session, memory)
    assert later.persona == "You are a pirate."
    events = list(later.ask("Who are you?"))
    (ready,) = [event for event in events if isinstance(event, PromptReady)]
    assert "pirate" in ready.prompt.section("instructions").text
    later.play("")
    done(later.ask("And now?"))
    assert "pirate" not in engine.prompts[-1][0].text
    store.close()


def test_presets_and_words_of_one_s_own(home: Path) -> None:
    from app.talk.prompt import personas

    file = home / "config.toml"
    assert personas.chosen("Brief", file) == personas.BUILT_IN["brief"]
    assert personas.chosen(" off ", file) == ""
    assert personas.chosen("You are a captain.", file) == "You are a captain."
    with pytest.raises(SettingsError, match="captain"):
        personas.chosen("captain", file)
    file.write_text('[personas]\ncaptain = "You are a captain."\nbrief = "One word."\n')
    assert personas.chosen("captain", file) == "You are a captain."
    assert personas.chosen("brief", file) == "One word."
    assert personas.name_of("You are a captain.", file) == "captain"
    with pytest.raises(SettingsError, match="fit"):
        personas.chosen("very long " * 1000, file)
    file.write_text("[personas]\ncaptain = 3\n")
    with pytest.raises(SettingsError, match=r"\[personas\]"):
        personas.presets(file)


# In the plain chat


def test_a_plain_chat_has_versions_branches_and_personas(luna: Shell) -> None:
    luna.engine.enqueue("One.", "Two.", "Next.", "Branched.")
    typed = ["Hello", "/version", "/again", "/version", "/version back", "/version back",
             "/persona teacher", "/persona nobody-known", "/persona", "Go on", "/branch",
             "/branch 7", "/branch 2", "Go on, please", "/quit"]  # fmt: skip
    output = luna("chat", "--plain", input="\n".join(typed) + "\n").output
    assert "has one version" in output and "* 2. Two." in output
    assert "luna: One." in output and "This is the first one." in output
    assert "Luna plays: You are a patient teacher" in output
    assert "No persona is called" in output
    assert "2. Go on" in output and "There is no message 7" in output
    assert "from before: Go on" in output
    assert len(luna.objects("conversations", "list", "--json")) == 2
    assert "patient teacher" in luna.engine.prompts[-1][0].text
    assert luna.engine.prompts[-1][2].text == "One."


def test_a_stopped_version_says_so(session: Session, engine: FakeEngine) -> None:
    import threading

    engine.enqueue("One.")
    done(session.ask("Hello"))
    engine.enqueue("Two words.")
    stop = threading.Event()
    for event in session.again(stop):
        if type(event).__name__ == "Piece":
            stop.set()
    assert session.versions().place == 1
    session.switch(0)
    assert session.switch(1).state is TurnState.STOPPED
