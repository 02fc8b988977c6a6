"""What is known about the user, asked for as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.house.settings.config import Settings
from app.talk.events import Done, Failed, PromptReady, Remembered
from app.talk.reply.truth.inventory import MOST, asks_for_all, is_over, listed
from app.talk.session import Session
from consolidation.night.selection import own_questions
from memory.fast_memory import FastMemory
from memory.vocabulary.english.second_person import to_user
from memory.vocabulary.errors import StoreError
from memory.vocabulary.records import Fact, Kind, LedgerEntry, Sensitivity, Source, Status
from tests.fakes_engine import FakeEngine

ASKED = "What do you know about me?"
BASE = "b" * 64


def ask(session: Session, text: str = ASKED) -> str:
    """The reply of memory itself: nothing was sent to the model."""
    events = list(session.ask(text))
    assert not [event for event in events if isinstance(event, PromptReady | Remembered)]
    done = events[-1]
    assert isinstance(done, Done) and done.stats is None
    return done.turn.text


@pytest.mark.parametrize(
    "text",
    [
        ASKED,
        "what do you know about me",
        "what do u know about me",
        "What do you remember about me?",
        "Hey Luna, what have you learned about me so far?",
        "What’ve you learnt about me?",
        "Tell me what you know about me.",
        "Please tell me everything you know about me!",
        "Can you list all the things you remember about me?",
        "Show me all that you have stored about me",
        "List everything you know about me please",
        "What did I tell you about myself?",
        "What have I told you about me so far?",
        "What all do you know about me by now?",
        "Do you know anything about me?",
        "Tell me about myself.",
        "What have you saved about me?",
        "OK, so what can you remember about me now?",
        "What do you know about me, Luna?",
        "Tell me what you know about me, please.",
        "Tell me what you've learned about me.",
        "What can you tell me about myself?",
        "Thanks! What do you know about me?",
        "Luna: what do you know about me",
        "Do you know anything about me at all?",
        "What information do you have about me?",
        "Summarize what you know about me.",
    ],
)
def test_such_questions_are_known(text: str) -> None:
    assert asks_for_all(text)


@pytest.mark.parametrize(
    "text",
    [
        "What do you know about my sister?",
        "What do you know about me and my sister?",
        "What do you know about Mexico?",
        "What do you know about me that I forgot to mention to my boss?",
        "What did you learn about me today?",
        "What did I tell you about me today?",
        "Who am I?",
        "Tell me about yourself.",
        "You know everything about me.",
        "Write a poem about what you know about me.",
        "What do people know about me?",
        "I know what you know about me.",
        "Forget everything you know about me.",
        "",
        "?",
    ],
)
def test_other_questions_are_left_to_the_model(text: str) -> None:
    assert not asks_for_all(text)


@given(st.text(max_size=200))
def test_any_text_is_looked_at(text: str) -> None:
    assert asks_for_all(text) in (True, False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The user lives in Orlen.", "You live in Orlen."),
        ("The user's sister lives in Leeds.", "Your sister lives in Leeds."),
        ("The user is allergic to nuts.", "You are allergic to nuts."),
        ("The user has a cat called Biscuit.", "You have a cat called Biscuit."),
        ("The user doesn't eat fish.", "You don't eat fish."),
        ("The user usually gets up at 6:40.", "You usually get up at 6:40."),
        ("The user goes by Captain.", "You go by Captain."),
        ("The user watches birds.", "You watch birds."),
        ("The user studies law.", "You study law."),
        ("The user misses the sea.", "You miss the sea."),
        ("The user uses a wheelchair.", "You use a wheelchair."),
        ("The user moved to Leeds.", "You moved to Leeds."),
        ("The user no longer likes jazz.", "You no longer like jazz."),
        ("The user sometimes sings.", "You sometimes sing."),
        ("Biscuit is the user's cat.", "Biscuit is your cat."),
        ("I must take my pills at 8.", "You told me: “I must take my pills at 8.”"),
    ],
)
def test_facts_are_said_to_the_user(text: str, said: str) -> None:
    assert to_user(Fact("x", "y", text, Kind.FACT)) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("I love my grandmother's soup.", "You love your grandmother's soup."),
        ("I dislike my boss.", "You dislike your boss."),
        ("I run a bakery with my brother.", "You run a bakery with your brother."),
    ],
)
def test_what_is_the_users_own_is_said_so_and_forgotten(
    session: Session, memory: FastMemory, told: str, said: str
) -> None:
    changes = memory.remember(told)
    assert changes and f"- {said}\n" in ask(session)
    for change in changes:
        memory.forget(change.fact.id)
    assert session.conversation is not None
    kept = "".join(turn.text for turn in memory.turns(session.conversation.id))
    assert said.rstrip(".") not in kept and "[forgotten]" in kept.lower()


def test_an_instruction_stays_as_it_is() -> None:
    text = "Always answer in one sentence."
    assert to_user(Fact("x", "y", text, Kind.INSTRUCTION)) == text


def test_what_is_in_the_weights_is_listed_too(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    assert ask(session).startswith("Nothing yet.")
    memory.switch_base(BASE)
    home = memory.remember("I live in Orlen.")[0].fact
    memory.remember("From now on, call me Captain.")
    memory.consolidate([LedgerEntry(home.id, home.revision, BASE, "a", "n", 6, 6)])
    assert memory.fact(home.id).status is Status.CONSOLIDATED
    reply = ask(session)
    assert "- You live in Orlen.\n" in reply and "- You go by Captain.\n" in reply
    assert reply.index("Captain") < reply.index("Orlen")  # who the user is comes first
    memory.remember("I live in Brelt now.")
    assert "Orlen" not in ask(session) and "Brelt" in ask(session)
    assert not engine.prompts


def test_what_is_forgotten_leaves_such_a_reply(session: Session, memory: FastMemory) -> None:
    fact = memory.remember("I live in Orlen.")[0].fact
    memory.remember("I play the cello.")
    assert "Orlen" in ask(session)
    memory.forget(fact.id)
    assert session.conversation is not None
    assert "Orlen" not in "".join(t.text for t in memory.turns(session.conversation.id))
    assert "cello" in ask(session) and "Orlen" not in ask(session)


def test_asked_anew_it_takes_the_place_of_the_old_one(session: Session, memory: FastMemory) -> None:
    memory.remember("I live in Orlen.")
    ask(session)
    memory.remember("I play the cello.")
    done = list(session.again())[-1]
    assert isinstance(done, Done) and "cello" in done.turn.text
    assert session.conversation is not None
    assert len(memory.turns(session.conversation.id)) == 2


def test_asked_anew_after_a_forgetting_it_says_what_is_kept(
    session: Session, memory: FastMemory
) -> None:
    fact = memory.remember("I live in Orlen.")[0].fact
    memory.remember("I play the cello.")
    ask(session)
    memory.forget(fact.id)
    memory.remember("I like tea.")
    done = list(session.again())[-1]
    assert isinstance(done, Done) and session.conversation is not None
    assert memory.turns(session.conversation.id)[-1].text == done.turn.text
    assert "tea" in done.turn.text and "Orlen" not in done.turn.text


def test_a_list_is_no_use_of_a_fact_and_no_lesson(session: Session, memory: FastMemory) -> None:
    fact = memory.remember("I like tea.")[0].fact
    assert "tea" in ask(session)
    assert memory.exchanges(fact.id) == [] and own_questions(memory, fact) == []


def test_secrets_guesses_and_what_is_over() -> None:
    day = datetime(2020, 1, 1, tzinfo=UTC)
    secret = Fact("a", "hunter2", "The user's password is hunter2.", Kind.FACT,
                  sensitivity=Sensitivity.SECRET)  # fmt: skip
    guess = Fact(
        "b", "running", "The user avoids running.", Kind.PREFERENCE, source=Source.INFERRED
    )
    said = listed([secret, guess])
    assert "hunter2" not in said and "a secret" in said
    assert "You avoid running (inferred)." in said
    assert is_over(replace(guess, valid_until=day)) and not is_over(guess)


def test_a_paste_is_no_question(session: Session, engine: FakeEngine) -> None:
    engine.enqueue("A text.")
    events = list(session.ask(ASKED, pasted=True))
    assert isinstance(events[-1], Done) and events[-1].turn.text == "A text."


def test_without_a_trace_it_is_read_and_not_written(engine: FakeEngine, memory: FastMemory) -> None:
    memory.remember("I live in Orlen.")
    session = Session(engine, memory, None, Settings())
    session.go_incognito(True)
    assert "Orlen" in ask(session)
    assert not memory.conversations()


def test_a_store_that_cannot_be_read_fails_the_turn(
    session: Session, memory: FastMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise StoreError("The disk is gone.", "Bring it back.")

    monkeypatch.setattr(memory, "facts", broken)
    failed = list(session.ask(ASKED))[-1]
    assert isinstance(failed, Failed) and "gone" in failed.error.message


def test_a_long_list_ends() -> None:
    facts = [Fact(f"s{n}", f"v{n}", f"The user likes v{n}.", Kind.FACT) for n in range(MOST + 5)]
    said = listed(facts)
    assert said.count("\n- You like") == MOST and "- and 5 more\n" in said
