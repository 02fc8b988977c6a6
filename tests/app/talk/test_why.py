"""What replies were given, kept as ids; titles that say something."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.talk.after.titles import says_nothing, title
from app.talk.after.why import Item, Why, Whys, why
from app.talk.prompt.prompt import Prompt
from memory.vocabulary.records import Change, ChangeKind, Fact, Kind, Recall, Recalled

FACT = Fact("pet", "Mivack", "The user has a dog called Mivack.", Kind.FACT)


def given() -> Why:
    used = Recalled("recalled", "fact", FACT.text, 0.9, "by meaning", 9, FACT.id)
    turn = Recalled("recalled", "turn", "Mivack barks.", 0.5, "by words", 4, turn_id="t1")
    prompt = Prompt((), (), 120, 1880, 2, left_out=(turn,))
    changes = [Change(ChangeKind.ADDED, FACT)]
    return why(changes, prompt, Recall((used, turn)), [(Path("night-1.gguf"), 0.8)])


def test_it_is_read_back_and_holds_no_word_of_the_user(tmp_path: Path) -> None:
    whys = Whys(tmp_path / "whys")
    assert whys.of("c") == {}
    whys.write("c", "r1", given())
    assert whys.of("c") == {"r1": given()}
    assert given().used == (Item("fact", FACT.id, "by meaning", 9),)
    assert given().left_out == (Item("turn", "t1", "by words", 4),)
    assert given().adapters == (("night-1", 0.8),) and given().dropped == 2
    written = (tmp_path / "whys" / "c.jsonl").read_text()
    assert "Mivack" not in written and "dog" not in written


def test_what_is_gone_leaves_it(tmp_path: Path) -> None:
    whys = Whys(tmp_path / "whys")
    whys.write("c", "r1", given())
    whys.write("d", "r2", given())
    whys.tidy({"c"}, {"another"})
    assert whys.of("d") == {} and not (tmp_path / "whys" / "d.jsonl").exists()
    left = whys.of("c")["r1"]
    assert left.used == () and left.changes == () and left.left_out == given().left_out
    assert FACT.id not in (tmp_path / "whys" / "c.jsonl").read_text()


def test_half_a_line_and_a_full_disk_do_no_harm(tmp_path: Path) -> None:
    whys = Whys(tmp_path / "whys")
    whys.write("c", "r1", given())
    with (tmp_path / "whys" / "c.jsonl").open("a") as file:
        file.write('{"reply": "r2", "us')
    assert list(whys.of("c")) == ["r1"]
    Whys(tmp_path / "no" / "whys").write("c", "r1", given())
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize("text", ["hi", "Hello there!", "good morning, Luna", " ok ", "", "thanks"])
def test_a_greeting_says_nothing(text: str) -> None:
    assert says_nothing(text)


def test_the_title_is_the_first_message_that_says_something() -> None:
    assert title(["hi", "How are you?", "My boat is leaking.", "Help"]) == "My boat is leaking."
    assert title(["hi", "Hiking in Norway"]) == "Hiking in Norway"
    assert title(["hello"]) == ""
    assert len(title(["word " * 40])) <= 60
