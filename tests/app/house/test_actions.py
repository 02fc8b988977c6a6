"""One registry for slash commands, keys and help."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.house.actions import (
    ACTIONS,
    ELSEWHERE,
    Action,
    action,
    nearest,
    page,
    parse,
    rebound,
    slash_commands,
)
from memory.vocabulary.errors import LunaError, SettingsError


def test_names_commands_and_keys_are_unique() -> None:
    for field in ("name", "slash"):
        values = [getattr(each, field) for each in ACTIONS if getattr(each, field)]
        assert len(values) == len(set(values)), field
    assert rebound({}) == ACTIONS  # raises where one key would do two things


def test_keys_can_be_changed_and_clashes_are_refused() -> None:
    changed = {each.name: each for each in rebound({"again": "ctrl+t", "memory.pin": ""})}
    assert changed["again"].key_label == "Ctrl+T" and changed["memory.pin"].key == ""
    with pytest.raises(SettingsError, match="both “new” and “again”"):
        rebound({"again": "ctrl+n"})
    with pytest.raises(SettingsError, match="both"):
        rebound({"memory.pin": "f3"})  # everywhere is also there
    with pytest.raises(SettingsError, match=r"Did you mean “memory\.pin”"):
        rebound({"memory.pinn": "x"})


def test_the_page_of_actions_is_the_one_in_the_docs() -> None:
    docs = Path(__file__).parent.parent.parent.parent / "docs" / "ACTIONS.md"
    assert docs.read_text(encoding="utf-8") == page(), "luna keys --markdown > docs/ACTIONS.md"


@pytest.mark.parametrize("each", ACTIONS, ids=[each.name for each in ACTIONS])
def test_an_action_can_be_reached_and_says_what_it_does(each: Action) -> None:
    assert each.about and (each.slash or each.key)
    assert bool(each.key) == bool(each.key_label)


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("/new", "new", ""),
        ("/Forget my dog ", "forget", "my dog"),
        ("/remember two\nlines", "remember", "two\nlines"),
        ("/remember I live in Orlen", "remember", "I live in Orlen"),
    ],
)
def test_typed_commands(text: str, name: str, rest: str) -> None:
    typed = parse(text)
    assert typed is not None
    assert (typed.action, typed.argument, typed.missing) == (action(name), rest, "")


@pytest.mark.parametrize(
    "text", ["/home/me", "hello /new", " /new", "", "/", "/new\nthing", "/5 of it", "//"]
)
def test_everything_else_is_a_message(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(("text", "hint"), [("/forgt x", "mean /forget?"), ("/qwx", "/help")])
def test_an_unknown_command_is_said_with_what_may_be_meant(text: str, hint: str) -> None:
    typed = parse(text)
    assert typed is not None
    with pytest.raises(LunaError, match=f"no command {typed.head}") as said:
        typed.need()
    assert hint in said.value.remedy


def test_a_command_without_its_argument_says_what_it_wants() -> None:
    typed = parse("/remember")
    assert typed is not None
    assert typed.missing.startswith("/remember needs")
    attach = parse("/attach")
    assert attach is not None and "text, PDF, Word" in attach.missing


def test_a_slip_finds_the_command_that_was_meant() -> None:
    assert nearest("/forgt dog") == action("forget")
    assert nearest("/exit") == action("quit") and nearest("/fcats") == action("memory")
    by_slash = {each.slash: each for each in slash_commands()}
    for other, ours in ELSEWHERE.items():
        assert nearest(f"/{other}") == by_slash[f"/{ours}"], other
    assert all(nearest(each.slash) == each for each in slash_commands())  # its own name first
    assert nearest("/home/me") is None
    assert nearest("forget") is None
