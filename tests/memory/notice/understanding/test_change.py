"""What a change, a denial or a withdrawal does to what is known, with a reader that is told its
lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from memory.fast_memory import FastMemory
from memory.vocabulary.records import ChangeKind, Status, Turn
from tests.fakes import FakeEmbedder

Lines = Sequence[dict[str, Any]]
Talk = Callable[..., list[str]]


class TaughtReader:
    """Gives the lines that were set down for a message."""

    def __init__(self) -> None:
        self.lines: dict[str, Lines] = {}

    def read(self, message: str, before: Sequence[tuple[str, str]] = ()) -> Lines:
        return self.lines.get(message, [])


def line(value: str, slot: str, act: str = "tells", whose: str = "user", **more: Any) -> Any:
    return {"act": act, "whose": whose, "slot": slot, "value": value, "not": False, **more}


@pytest.fixture
def reader() -> TaughtReader:
    return TaughtReader()


@pytest.fixture
def read_memory(tmp_path: Path, reader: TaughtReader) -> Iterator[FastMemory]:
    opened = FastMemory(tmp_path / "memory", FakeEmbedder(), reader=reader)
    yield opened
    opened.close()


@pytest.fixture
def talk(read_memory: FastMemory, reader: TaughtReader) -> Talk:
    """Says messages in one conversation; the texts that are believed afterwards."""
    conversation = read_memory.start_conversation()

    def say(*told: tuple[str, Lines]) -> list[str]:
        for text, lines in told:
            reader.lines[text] = lines
            before = read_memory.turns(conversation.id)
            turn = read_memory.save_turn(Turn(conversation.id, "user", text))
            read_memory.observe(turn, before=before)
        return [fact.text for fact in read_memory.facts(status=[Status.ACTIVE])]

    return say


def test_a_move_replaces_the_home(talk: Talk) -> None:
    assert talk(
        ("I live in Bristol", [line("Bristol", "home")]),
        ("we're in Bath now", [line("Bath", "home", "changes")]),
    ) == ["The user lives in Bath."]


def test_scratch_that_takes_back_what_was_told_last(talk: Talk) -> None:
    known = talk(
        ("I have a cat called Mog.", [line("Mog", "name", whose="cat")]),
        ("I play the trombone", [line("trombone", "plays")]),
        ("scratch that", [line("that", "any", "withdraws")]),
    )
    assert known == ["The user has a cat called Mog."]


@pytest.mark.parametrize(
    ("asked", "value"),
    [("forget what I said about sushi", "sushi"), ("forget where i live", "where i live")],
)
def test_a_withdrawal_is_looked_up(talk: Talk, asked: str, value: str) -> None:
    known = talk(
        ("I like sushi and I live in Graz.", [line("sushi", "likes"), line("Graz", "home")]),
        (asked, [line(value, "any", "withdraws")]),
    )
    assert len(known) == 1
    assert not any(value.split()[-1] in text for text in known)


def test_what_matches_nothing_takes_nothing(talk: Talk) -> None:
    known = talk(
        ("I like sushi.", [line("sushi", "likes")]),
        ("forget my uncle's boat", [line("my uncle's boat", "any", "withdraws")]),
    )
    assert known == ["The user likes sushi."]


def test_not_allergic_after_all(talk: Talk) -> None:
    known = talk(
        ("I'm allergic to cats, dogs", [line("cats", "allergy"), line("dogs", "allergy")]),
        (
            "turns out I'm not allergic to dogs",
            [line("dogs", "allergy", "changes", **{"not": True})],
        ),
    )
    assert known == ["The user is allergic to cats."]


def test_stopped_running_ends_the_habit(talk: Talk) -> None:
    known = talk(
        ("I run every morning", [line("run", "does", how_often="every morning")]),
        ("I stopped running", [line("running", "does", "changes", **{"not": True})]),
    )
    assert known == []


def test_a_pet_that_died_is_no_pet(talk: Talk) -> None:
    known = talk(
        ("I have a cat called Mog.", [line("Mog", "name", whose="cat")]),
        ("Mog died yesterday", [line("died", "event", whose="Mog", when="yesterday")]),
    )
    assert "The user has a cat called Mog." not in known


def test_she_is_who_was_spoken_of(talk: Talk) -> None:
    known = talk(
        ("My sister Carol lives in Hull", [line("Hull", "home", whose="sister Carol")]),
        ("she moved to Leeds", [line("Leeds", "home", "changes", whose="she")]),
    )
    assert known == ["The user's sister Carol lives in Leeds."]


def test_a_pronoun_without_anybody_is_nobody(talk: Talk) -> None:
    assert talk(("she moved to Leeds", [line("Leeds", "home", "changes", whose="she")])) == []


def test_only_green_tea_takes_the_place_of_tea(talk: Talk) -> None:
    known = talk(
        ("I like tea", [line("tea", "likes")]),
        ("well, I only like green tea", [line("green tea", "likes", "changes")]),
    )
    assert known == ["The user likes green tea."]


def test_a_bare_correction_changes_the_word(talk: Talk) -> None:
    known = talk(
        ("I'm 29", [line("29", "age")]),
        ("sorry, 30", [line("30", "age", "corrects")]),
    )
    assert known == ["The user is 30 years old."]


def test_what_is_read_unsurely_is_said_and_not_kept(
    read_memory: FastMemory, reader: TaughtReader
) -> None:
    reader.lines["I sort of like jazz"] = [line("jazz", "likes", chance=0.3)]
    turn = read_memory.save_turn(
        Turn(read_memory.start_conversation().id, "user", "I sort of like jazz")
    )
    (change,) = read_memory.observe(turn)
    assert change.kind is ChangeKind.REFUSED
    assert "jazz" in change.reason
    assert read_memory.facts() == []


def test_a_value_that_stands_in_a_quotation_is_nobodys(talk: Talk) -> None:
    text = 'my boss wrote "I live in Graz and hate cats" in his mail'
    assert talk((text, [line("Graz", "home"), line("cats", "likes", **{"not": True})])) == []


def test_a_value_that_was_not_said_is_none(talk: Talk) -> None:
    assert talk(("I live by the sea", [line("Brighton", "home")])) == []


@pytest.mark.parametrize(
    ("text", "frame", "gives"),
    [
        ("i quit smoking in march", line("smoking", "does", "changes", **{"not": True}, when="march"),
         "The user quit smoking in march."),
        ("i took up rowing after all that", line("rowing", "does", "changes"), "rowing"),
    ],
)  # fmt: skip
def test_what_changes_something_else_is_no_correction_of_what_was_told_last(
    talk: Talk, text: str, frame: Any, gives: str
) -> None:
    home = ("i moved to antwerp", [line("antwerp", "home", "changes")])
    found = talk(home, (text, [frame]))
    assert "The user lives in antwerp." in found
    assert any(gives in fact for fact in found)
    assert len(found) == 2


@pytest.mark.parametrize("aside", ["btw", "lol", "tbh", "haha", "you know", "thx"])
def test_what_is_said_aside_is_no_part_of_a_value(talk: Talk, aside: str) -> None:
    text = f"i only drink wine at weddings {aside}"
    assert talk((text, [line("drink wine", "does")])) == ["The user only drinks wine at weddings."]


BRICK: Lines = [line("brick", "name", whose="tortoise"), line("olives", "likes")]


@pytest.mark.parametrize(
    "text", ["whats my tortoise called", "which one was it again", "how's my tortoise doing"]
)
def test_a_question_takes_nothing_up_from_what_was_said_before(talk: Talk, text: str) -> None:
    before = talk(("my tortoise brick hates olives", BRICK))
    assert talk((text, [line("olives", "likes", whose="tortoise")])) == before


def test_what_i_say_of_myself_is_not_of_who_was_spoken_of(talk: Talk) -> None:
    talk(("my tortoise is called brick", [line("brick", "name", whose="tortoise")]))
    said = ("i only eat fish on fridays tbh", [line("fish", "diet", whose="tortoise")])
    assert "The user only eats fish on fridays." in talk(said)
    other = ("it only eats kale", [line("kale", "diet", whose="tortoise")])
    assert any("tortoise" in text and "kale" in text for text in talk(other))


def test_a_state_of_today_is_not_kept_though_it_was_read_as_a_change(talk: Talk) -> None:
    assert talk(("im knackered today", [line("knackered", "event", "changes", when="today")])) == []
