"""One registry for slash commands, keys and help."""

from __future__ import annotations

import pytest

from app.actions import ACTIONS, action, nearest, parse, slash_commands


def test_names_commands_and_keys_are_unique() -> None:
    for field in ("name", "slash", "key"):
        values = [getattr(each, field) for each in ACTIONS if getattr(each, field)]
        assert len(values) == len(set(values)), field


def test_every_action_can_be_reached_and_says_what_it_does() -> None:
    for each in ACTIONS:
        assert each.about and (each.slash or each.key)
        assert bool(each.key) == bool(each.key_label)


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("/new", "new", ""),
        ("  /Forget my dog ", "forget", "my dog"),
        ("/remember I live in Orlen", "remember", "I live in Orlen"),
    ],
)
def test_typed_commands(text: str, name: str, rest: str) -> None:
    assert parse(text) == (action(name), rest)


@pytest.mark.parametrize("text", ["/home/me", "hello /new", "/newer", "", "/", "/new\nthing"])
def test_everything_else_is_a_message(text: str) -> None:
    assert parse(text) is None


def test_a_slip_finds_the_command_that_was_meant() -> None:
    assert nearest("/forgt dog") == action("forget")
    assert nearest("/home/me") is None
    assert nearest("forget") is None
    assert len(slash_commands()) >= 8
