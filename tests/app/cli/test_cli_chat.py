"""`luna -p`, `luna chat --jsonl` and `luna recall`: what scripts rely on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.talk.prompt.prompt import SECTIONS
from memory.vocabulary.errors import ModelError
from tests.app.shell import Shell, lines, shell
from tests.terminal import ROOT


@pytest.fixture
def luna(monkeypatch: pytest.MonkeyPatch) -> Shell:
    return shell(monkeypatch)


def test_one_question_for_people(luna: Shell) -> None:
    luna.engine.enqueue("As you wish, Captain.")
    result = luna("-p", "From now on, call me Captain.")
    assert result.stdout == "As you wish, Captain.\n"
    assert "remembered: The user goes by Captain." in result.stderr


def test_one_question_for_programs(luna: Shell) -> None:
    luna.engine.enqueue("As you wish, Captain.")
    (answer,) = luna.objects("-p", "From now on, call me Captain.", "--json")
    assert answer["reply"] == "As you wish, Captain."
    (fact,) = answer["remembered"]
    assert {"id", "text", "slot", "value", "status", "kind"} <= set(fact)
    (recalled,) = answer["recalled"]
    assert set(recalled) >= {"kind", "text", "fact_id", "score", "reason", "tokens"}
    assert recalled["fact_id"] == fact["id"]
    assert [s["name"] for s in answer["prompt"]["sections"]] == list(SECTIONS)
    assert all(set(s) == {"name", "tokens", "text"} for s in answer["prompt"]["sections"])
    assert answer["prompt"]["dropped"] == 0
    assert answer["stats"]["finish"] == "stop"


def test_each_question_is_a_conversation_of_its_own_unless_told(luna: Shell) -> None:
    luna.engine.enqueue("A heron.", "Grey.", "Which?")
    luna("-p", "What bird is that?")
    luna("-p", "What colour is it?", "--continue")
    assert "A heron." in luna.engine.prompts[1][2].text
    luna("-p", "And now?")
    assert len(luna.engine.prompts[2]) == 2


def test_what_comes_through_a_pipe_is_not_noticed(luna: Shell) -> None:
    (answer,) = luna.objects("-p", "-", "--json", input="My name is Mallory.")
    assert not answer["remembered"]
    assert "Mallory" in luna.engine.prompts[0][-1].text


def test_a_failed_turn_is_two_lines_and_code_1(luna: Shell) -> None:
    luna.engine.enqueue(ModelError("The model broke.", "Load it again."))
    result = luna("-p", "Hi", code=1)
    assert result.stderr.splitlines()[-2:] == ["The model broke.", "Load it again."]
    luna.engine.enqueue(ModelError("The model broke.", "Load it again."))
    (answer,) = luna.objects("-p", "Hi", "--json", code=1)
    assert (answer["error"], answer["remedy"]) == ("The model broke.", "Load it again.")


@pytest.mark.parametrize(
    "arguments", [["--json"], ["-p", "x", "memory", "list"], ["nonsense"], ["-p"]], ids=" ".join
)
def test_wrong_usage_is_code_2(luna: Shell, arguments: list[str]) -> None:
    result = luna(*arguments, code=2)
    assert "Traceback" not in result.output


def test_an_empty_question_is_refused(luna: Shell) -> None:
    assert "nothing to answer" in luna("-p", "  ", code=1).stderr


def test_without_a_terminal_the_help(luna: Shell) -> None:
    assert "Usage: luna" in luna().stdout


def test_a_talk_in_lines(luna: Shell) -> None:
    luna.engine.enqueue("Hello Captain.", "Yes.", "A poem.", "Both.", "Last.")
    answers = luna.objects(
        "chat", "--jsonl",
        input=lines(
            {"say": "From now on, call me Captain."},
            {"say": "Still there?"},
            {"new": True},
            {"paste": "My name is Mallory."},
            {"say": "I live in Orlen.", "paste": "My name is Mallory."},
            {"new": True, "say": "What is my name?"},
        ),
    )  # fmt: skip
    assert len(answers) == 6
    assert answers[0]["remembered"] and answers[0]["conversation"] == answers[1]["conversation"]
    assert answers[2] == {"new": True}
    assert answers[3]["conversation"] != answers[0]["conversation"]
    assert not answers[3]["remembered"]
    assert [fact["value"] for fact in answers[4]["remembered"]] == ["Orlen"]
    assert answers[5]["reply"] == "Last."
    assert all(a["state"] == "complete" for a in answers if "state" in a)


def test_bad_lines_are_answered_and_the_talk_goes_on(luna: Shell) -> None:
    luna.engine.enqueue("Here.")
    bad = ["{not json", "[1, 2]", '{"say": 3}', '{"sya": "x"}', "{}", '{"say": " "}', '"x"']
    answers = luna.objects("chat", "--jsonl", input=lines(*bad, "", {"say": "Still there?"}))
    assert len(answers) == len(bad) + 1
    for answer in answers[:-1]:
        assert answer["error"] and answer["remedy"]
    assert answers[-1]["reply"] == "Here."


@pytest.mark.parametrize(
    ("typed", "error", "remedy"),
    [
        ("/forget my dog", "/forget is a command", "`luna memory forget`"),
        ("/forgt my dog", "There is no command /forgt", "Did you mean /forget?"),
        ("/why", "/why is a command", "begin with a space"),
    ],
)
def test_a_command_in_a_line_is_no_message(
    luna: Shell, typed: str, error: str, remedy: str
) -> None:
    (answer,) = luna.objects("chat", "--jsonl", input=lines({"say": typed}))
    assert answer["error"].startswith(error)
    assert remedy in answer["remedy"]


def test_a_command_in_a_line_begins_a_new_talk(luna: Shell) -> None:
    luna.engine.enqueue("Hello.", "Yes.")
    given = ({"say": "Hi"}, {"say": "/new"}, {"say": "Still there?"})
    first, new, after = luna.objects("chat", "--jsonl", input=lines(*given))
    assert new == {"new": True}
    assert first["conversation"] != after["conversation"]


@pytest.mark.parametrize(
    "line",
    [{"say": " /forget it"}, {"say": "/home/me"}, {"say": "/why", "from": "client"}],
    ids=["a space before it", "a path", "of a program"],
)
def test_other_lines_with_a_slash_are_messages(luna: Shell, line: dict[str, str]) -> None:
    luna.engine.enqueue("Hm.")
    (answer,) = luna.objects("chat", "--jsonl", input=lines(line))
    assert answer["reply"] == "Hm."


def test_an_error_in_a_turn_does_not_end_the_talk(luna: Shell) -> None:
    luna.engine.enqueue(ModelError("The model broke.", "Load it again."), "Fine.")
    first, second = luna.objects("chat", "--jsonl", input=lines({"say": "Hi"}, {"say": "Hi"}))
    assert first["error"] == "The model broke." and first["state"] == "failed"
    assert second["reply"] == "Fine."


def test_half_of_a_character_does_no_harm(luna: Shell) -> None:
    (answer,) = luna.objects("chat", "--jsonl", input='{"say": "a \\ud83d b \\u0000 c"}\n')
    assert "error" not in answer


def test_recall_in_lines(luna: Shell) -> None:
    luna("-p", "I have a dog called Mivack.")
    answers = luna.objects(
        "recall", "--jsonl",
        input=lines(
            {"query": "What is my dog called?", "budget": 200, "k": 4},
            {"query": "dog", "time": "2031-05-01T10:00:00+02:00"},
            {"query": "dog", "time": "yesterday"},
            {"query": ""},
            {"query": "dog", "k": -1},
            {"query": "dog", "budget": 0},
            "nonsense",
        ),
    )  # fmt: skip
    items = answers[0]["items"]
    assert any("Mivack" in item["text"] and item["fact_id"] for item in items)
    assert sum(item["tokens"] for item in items) <= 200
    assert answers[1]["items"]
    for answer in (*answers[2:5], answers[6]):
        assert answer["error"] and answer["remedy"]
    assert answers[5]["items"] == []


def test_recall_for_people(luna: Shell) -> None:
    luna("-p", "I have a dog called Mivack.")
    assert "Mivack" in luna("recall", "What is my dog called?").stdout
    assert luna("recall", code=1).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["chat", "--jsonl", "--model", "gone.gguf"],
        ["--model", "gone.gguf", "chat", "--jsonl"],
        ["chat", "--model=gone.gguf", "--jsonl"],
    ],
    ids=" ".join,
)
def test_the_model_is_named_before_the_command_or_after_it(
    tmp_path: Path, arguments: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", *arguments], input='{"say": "Hi"}\n', capture_output=True,
        text=True, check=False, cwd=ROOT,
        env=os.environ | {"LUNA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert "There is no model file" in said and "gone.gguf" in said
    assert "luna models use FILE" in said and "ermission" not in said


def test_luna_s_own_options_are_understood_after_a_command(luna: Shell, tmp_path: Path) -> None:
    luna("chat", "--jsonl", "--home", str(tmp_path / "there"), input='{"say": "Hi"}\n')
    assert (tmp_path / "there").is_dir()
    assert luna("memory", "list", "--profile", "../x", code=1).stderr.startswith("“../x”")
    luna("-p", "--model")  # the question itself
    assert luna.engine.prompts[-1][-1].text == "--model"
    luna("memory", "add", "--", "I said --profile twice.")
    assert "--profile twice" in luna("memory", "list").stdout


def test_chat_goes_on_where_it_is_told_to(luna: Shell) -> None:
    luna.engine.enqueue("A heron.", "Grey.")
    luna("-p", "What bird is that?")
    luna.objects("chat", "--jsonl", "--continue", input=lines({"say": "What colour?"}))
    assert "A heron." in luna.engine.prompts[1][2].text


def test_conversations_are_pinned_and_several_deleted_in_the_shell(luna: Shell) -> None:
    for text in ("One", "Two", "Three"):
        luna("-p", text)
    ids = {talk["title"]: talk["id"] for talk in luna.objects("conversations", "list", "--json")}
    luna("conversations", "pin", ids["One"])
    first = luna.objects("conversations", "list", "--json")[0]
    assert (first["title"], first["pinned"]) == ("One", True)
    luna("conversations", "delete", ids["Two"], ids["Three"], input="n\n", code=1)
    assert len(luna.objects("conversations", "list", "--json")) == 3
    luna("conversations", "delete", ids["Two"], ids["Three"], "--yes")
    assert [talk["title"] for talk in luna.objects("conversations", "list", "--json")] == ["One"]


def test_a_private_question_uses_what_is_known_and_leaves_nothing(luna: Shell, home: Path) -> None:
    luna("-p", "I live in Orlen.")
    (answer,) = luna.objects("-p", "Where do I live? I play the zither.", "--private", "--json")
    assert any("Orlen" in item["text"] for item in answer["recalled"])
    assert not answer["remembered"] and answer["reply"]
    assert len(luna.objects("conversations", "list", "--json")) == 1
    assert not [fact for fact in luna.objects("memory", "list", "--json") if "zither" in str(fact)]
    found = [
        path for path in home.rglob("*")
        if path.is_file() and b"zither" in path.read_bytes()
    ]  # fmt: skip
    assert not found
    luna("-p", "And now?", "--private", "--continue", code=2)
    luna("--private", code=2)
