"""Versions of a reply, branches, personas, opened pastes and notices, through the screen."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.widgets import OptionList, TextArea

from app.assembly import Luna
from app.house.settings.config import Settings
from app.tui.screens.boxes.paste import PasteScreen
from app.tui.screens.boxes.pick import PickScreen
from app.tui.screens.pages.conversations import ConversationsScreen
from app.tui.screens.pages.models import ModelsScreen
from app.tui.terminal import announce
from app.tui.widgets.talk.exchange import Exchange
from app.tui.widgets.talk.notes import VersionNote
from app.tui.widgets.talk.reply import Reply
from memory.vocabulary.errors import ModelError
from tests.app.house.models.test_found_models import in_ollama
from tests.tiny_models import make_model
from tests.tui.conftest import Desk, desk, tell
from tests.tui.fakes import FakeNight


def says(house: Luna, *replies: Any) -> None:
    house.engine.enqueue(*replies)  # type: ignore[attr-defined]


def prompts(house: Luna) -> list[Any]:
    found: list[Any] = house.engine.prompts  # type: ignore[attr-defined]
    return found


def version(d: Desk) -> str:
    return " ".join(str(note.render()) for note in d.chat.query(VersionNote))


def stored(house: Luna) -> list[str]:
    talk = house.memory.conversations()[0]
    return [turn.text for turn in house.memory.turns(talk.id)]


async def answered_twice(d: Desk, house: Luna) -> None:
    says(house, "The first reply.", "The second reply.")
    await d.say("Hello")
    await d.idle()
    assert not version(d)
    await d.pilot.press("ctrl+r")
    await d.until(lambda: d.reply() == "The second reply.")
    await d.idle()
    await d.until(lambda: "version 2 of 2" in version(d))


async def test_answering_again_keeps_the_reply_and_keys_go_back_and_forth(house: Luna) -> None:
    async with desk(house) as d:
        await answered_twice(d, house)
        await d.pilot.press("alt+up")
        await d.until(lambda: "version 1 of 2" in version(d))
        assert d.reply() == d.chat.query_one(Reply).source == "The first reply."
        assert stored(house) == ["Hello", "The first reply."]
        await d.pilot.press("alt+up")
        await d.until(lambda: "This is the first one." in d.text())
        await d.pilot.press("alt+down")
        await d.until(lambda: "version 2 of 2" in version(d))
        await d.command("/version 1")
        await d.until(lambda: "version 1 of 2" in version(d))
        says(house, "And on.")
        await d.say("Go on")
        await d.idle()
        assert [m.text for m in prompts(house)[-1]][1:3] == ["Hello", "The first reply."]
    async with desk(house) as d:  # a later message settled it
        await d.until(lambda: d.chat.column.query(Exchange))
        assert not version(d)


async def test_versions_survive_a_restart_and_a_list_shows_them(house: Luna) -> None:
    async with desk(house) as d:
        await answered_twice(d, house)
        await d.pilot.press("alt+up")
        await d.until(lambda: "version 1 of 2" in version(d))
    async with desk(house) as d:
        await d.until(lambda: "version 1 of 2" in version(d))
        assert d.reply() == "The first reply."
        await d.command("/version")
        await d.until(lambda: isinstance(d.app.screen, PickScreen))
        listed = d.app.screen.query_one(OptionList)
        assert [str(listed.get_option_at_index(n).prompt).split()[-2:] for n in (0, 1)] == [
            ["first", "reply."], ["second", "reply."],
        ]  # fmt: skip
        await d.pilot.press("down", "enter")
        await d.until(lambda: d.reply() == "The second reply.")
        await d.command("/version 7")
        await d.until(lambda: "There is no version 7." in d.text())


async def test_a_try_that_fails_leaves_the_reply(house: Luna) -> None:
    async with desk(house) as d:
        says(house, "A good reply.", ModelError("It broke.", "Try again."))
        await d.say("Hello")
        await d.idle()
        await d.pilot.press("ctrl+r")
        await d.until(lambda: "It broke." in d.text())
        await d.idle()
        assert d.reply() == "A good reply." and stored(house) == ["Hello", "A good reply."]
        says(house, "And on.")
        await d.say("Go on")
        await d.idle()
        assert "A good reply." in [m.text for m in prompts(house)[-1]]


async def test_nothing_is_switched_while_a_reply_comes_or_where_there_is_none(house: Luna) -> None:
    async with desk(house) as d:
        await d.command("/version")
        await d.until(lambda: "one version" in d.text())
        await d.command("/branch")
        await d.until(lambda: "no stored conversation" in d.text())


async def test_a_branch_from_an_earlier_message(house: Luna) -> None:
    async with desk(house) as d:
        says(house, "One.", "Two.", "Three.")
        for text in ("Tell me of tea", "And of cake", "Thanks"):
            await d.say(text)
            await d.idle()
        await d.command("/persona brief")
        await d.pilot.press("f8")
        await d.until(lambda: isinstance(d.app.screen, PickScreen))
        await d.pilot.press("down", "enter")  # the latest comes first
        await d.until(lambda: d.chat.composer.text == "And of cake")
        await d.until(lambda: [e.message.text for e in d.chat.model.shown] == ["Tell me of tea"])
        assert "goes on from here" in d.text() and "Luna plays" not in d.text()
        says(house, "Rye, then.")
        await d.say(", and of bread")
        await d.idle()
        assert [m.text for m in prompts(house)[-1]][1:] == [
            "Tell me of tea", "One.", "And of cake, and of bread",
        ]  # fmt: skip
        assert "one or two short sentences" in prompts(house)[-1][0].text
        new, old = house.memory.conversations()
        assert len(house.memory.turns(old.id)) == 6 and len(house.memory.turns(new.id)) == 4
        await d.command("/branch 9")
        await d.until(lambda: "There is no message 9." in d.text())
        await d.command("/branch 1")
        await d.until(lambda: d.chat.composer.text == "Tell me of tea")
        assert not d.chat.model.shown


async def test_a_branch_brings_the_paste_back(house: Luna) -> None:
    async with desk(house) as d:
        d.chat.composer.take_paste("one\ntwo")
        await d.say("Read this")
        await d.idle()
        await d.command("/branch 1")
        await d.until(lambda: d.chat.composer.text == "Read this")
        assert d.chat.composer.blocks == ["one\ntwo"]


async def test_a_persona_is_listed_chosen_kept_and_taken_away(house: Luna) -> None:
    house.paths.settings_file.write_text('[personas]\nowl = "You are an owl."\n')
    async with desk(house) as d:
        await d.command("/persona")
        await d.until(lambda: "owl: You are an owl." in d.text() and "teacher:" in d.text())
        await d.command("/persona owl")
        await d.until(lambda: "Luna plays: You are an owl." in d.text())
        await d.say("Hello")
        await d.idle()
        assert "You are an owl." in prompts(house)[-1][0].text
        await d.command("/persona nobody")
        await d.until(lambda: "No persona is called “nobody”." in d.text())
    async with desk(house) as d:
        await d.until(lambda: "Luna plays in this conversation: owl" in d.text())
        await d.command("/persona off")
        await d.until(lambda: "plays nobody any more" in d.text())
        await d.say("Hello")
        await d.idle()
        assert "owl" not in prompts(house)[-1][0].text


async def test_a_pasted_block_is_opened_and_changed_before_it_is_sent(house: Luna) -> None:
    async with desk(house) as d:
        await d.command("/paste")
        await d.until(lambda: "There is no pasted block" in d.text())
        d.chat.composer.take_paste("one\ntwo")
        d.chat.composer.take_paste("three\nfour")
        await d.pilot.pause()
        assert "Alt+E opens it" in d.text()
        terminal = XTermParser()
        for key in [*terminal.feed("\x1be"), *terminal.feed("")]:  # Alt+E brings its letter along
            d.app.post_message(key)
        await d.until(lambda: isinstance(d.app.screen, PasteScreen))
        assert d.chat.composer.text == ""
        area = d.app.screen.query_one(TextArea)
        assert area.text == "three\nfour" and area.has_focus
        area.text = "three\nfour\nfive"
        await d.pilot.press("ctrl+s")
        await d.until(lambda: d.app.screen is d.chat)
        assert d.chat.composer.blocks == ["one\ntwo", "three\nfour\nfive"]
        await d.command("/paste 1")
        await d.until(lambda: isinstance(d.app.screen, PasteScreen))
        d.app.screen.query_one(TextArea).text = "lost"
        await d.pilot.press("escape")
        await d.until(lambda: d.app.screen is d.chat)
        assert d.chat.composer.blocks[0] == "one\ntwo"
        await d.command("/paste 1")
        await d.until(lambda: isinstance(d.app.screen, PasteScreen))
        d.app.screen.query_one(TextArea).text = " "
        await d.pilot.press("ctrl+s")
        await d.until(lambda: d.chat.composer.blocks == ["three\nfour\nfive"])
        await d.say("Read this")
        await d.idle()
        assert "three\nfour\nfive" in prompts(house)[-1][-1].text
        assert not any("three" in fact.text for fact in house.memory.facts())


async def test_many_conversations_are_deleted_together(house: Luna) -> None:
    for text in ("First talk", "Second talk", "Third talk"):
        tell(house, text)
    async with desk(house) as d:
        await d.pilot.press("f4")
        await d.until(lambda: isinstance(d.app.screen, ConversationsScreen))
        screen: Any = d.app.screen
        await d.until(lambda: screen.listed.option_count == 3)
        await d.pilot.press("space", "down", "space", "d")
        await d.until(lambda: "2 conversations" in d.text())
        await d.pilot.press("y")
        await d.until(lambda: len(house.memory.conversations()) == 1)


# A notice when a night has ended


@pytest.mark.parametrize(
    ("environ", "by"),
    [
        ({"TERM_PROGRAM": "iTerm.app"}, "OSC 9"), ({"TERM_PROGRAM": "WezTerm"}, "OSC 9"),
        ({"TERM": "xterm-kitty"}, "OSC 9"), ({"VTE_VERSION": "7600"}, "OSC 777"),
        ({"TERM": "foot-extra"}, "OSC 777"), ({"TERM": "rxvt-unicode-256color"}, "OSC 777"),
        ({"TERM": "xterm-ghostty"}, "OSC 777"), ({"TERM": "xterm-256color"}, "bell"), ({}, "bell"),
        ({"TERM_PROGRAM": "iTerm.app", "TMUX": "/tmp/x"}, "bell"),
        ({"VTE_VERSION": "7600", "TEXTUAL_DRIVER": "web"}, "bell"),
    ],
)  # fmt: skip
def test_how_a_terminal_is_asked_for_a_notice(environ: dict[str, str], by: announce.Way) -> None:
    assert announce.way(environ) == by


def test_a_notice_cannot_end_its_own_sequence() -> None:
    assert announce.written("Luna", "a\x1b\\b\ac;d", "OSC 777") == (
        "\x1b]777;notify;Luna;a \\b c d\a"
    )
    assert announce.written("Luna", "x" * 900, "OSC 9").count("x") == 200
    assert announce.written("Luna", "text", "bell") == "\a"


@pytest.mark.parametrize(
    ("wish", "away", "sent"),
    [("auto", True, "\x1b]777;notify;Luna;"), ("bell", True, "\a"), ("never", True, ""),
     ("auto", False, "")],
)  # fmt: skip
async def test_a_night_that_ended_is_told_where_nobody_looks(
    house: Luna, monkeypatch: pytest.MonkeyPatch, wish: str, away: bool, sent: str
) -> None:
    monkeypatch.setenv("VTE_VERSION", "7600")
    for name in ("TMUX", "STY", "TEXTUAL_DRIVER", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    house.settings = dataclasses.replace(house.settings, night_notice=wish)
    outcome = {"adopted": True, "facts": [{"verdict": "passed"}], "night": "n"}
    async with desk(house, night=FakeNight(outcome=outcome)) as d:
        written: list[str] = []
        driver: Any = d.app._driver
        monkeypatch.setattr(driver, "write", written.append)
        if away:
            d.app.post_message(events.AppBlur())
            await d.until(lambda: not d.app.app_focus)
        d.chat.night.start()
        await d.until(lambda: not d.chat.night.busy and d.chat.panel.over)
        text = "".join(written)
        assert (sent in text) if sent else "\a" not in text
        assert ("1 of 1 fact" in text) == (sent.startswith("\x1b"))


# The models of other programs on F5, and a server


async def test_models_of_other_programs_are_on_f5_and_used_in_place(
    house: Luna, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny = make_model(home / "tiny.gguf", "qwen3", kind="Q8_0")
    blob = in_ollama(home, tiny)
    in_ollama(home, tiny, "library/broken/1b", size=5)
    async with desk(house) as d:
        await d.pilot.press("f5")
        await d.until(lambda: isinstance(d.app.screen, ModelsScreen))
        screen: Any = d.app.screen
        table = screen.query_one("#models")
        await d.until(lambda: "found:qwen3:0.6b" in [row.value for row in table.rows])
        table.move_cursor(row=table.get_row_index("found:broken:1b"))
        await d.until(lambda: "cut short" in d.text())
        await d.pilot.press("enter")
        await d.until(lambda: "broken:1b cannot be used" in d.text())
        table.move_cursor(row=table.get_row_index("found:qwen3:0.6b"))
        await d.until(lambda: "used where it is" in d.text() and "Q8_0" in d.text())
        await d.pilot.press("enter")
        await d.until(lambda: house.paths.settings_file.exists())
    from app.house.settings import config

    assert config.load(house.paths.settings_file, environ={}).model_file == blob


async def test_a_server_is_said_on_the_screen(house: Luna) -> None:
    near = Settings(automatic=False, server_url="http://127.0.0.1:1/v1", server_model="qwen3:8b")
    house.settings = near
    async with desk(house, size=(100, 40)) as d:
        assert "qwen3:8b on the server http://127.0.0.1:1/v1" in d.text()
        assert "prompt alone" in d.text() and "Nothing leaves this machine" in d.text()
        await d.pilot.press("f5")
        await d.until(lambda: "What answers now is qwen3:8b of the server" in d.text())
    house.settings = dataclasses.replace(near, server_url="http://192.0.2.1/v1", server_remote=True)
    async with desk(house) as d:
        assert "Nothing leaves this machine" not in d.text()
        assert "goes to the server that answers" in " ".join(d.text().split())
