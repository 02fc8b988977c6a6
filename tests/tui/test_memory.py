"""What was remembered and used: the lines, undo, yes, forget, the table, why."""

from __future__ import annotations

from dataclasses import replace

from textual.widgets import DataTable, OptionList

from app.talk.events import Remembered
from app.tui.screens.boxes.choose import ChooseScreen
from app.tui.screens.boxes.confirm import ConfirmScreen
from app.tui.screens.boxes.report import ReportScreen
from app.tui.screens.pages.memory import MemoryScreen
from app.tui.terminal.keys import BURST
from app.tui.widgets.talk.notes import ChangeNote
from memory.vocabulary.records import Change, ChangeKind, Status
from tests.tui.conftest import Desk, desk
from tests.tui.fakes import BERLIN, CAPTAIN, DOG, ORLEN, FakeLuna, added, prompt


async def tell(d: Desk) -> None:
    d.luna.script.add(
        Remembered((added(CAPTAIN),)), prompt("x", [CAPTAIN, DOG]), "Aye, ", "Captain."
    )
    await d.say("From now on, call me Captain.")
    await d.idle()


async def test_what_was_remembered_and_used_is_said() -> None:
    async with desk() as d:
        await tell(d)
        assert "remembered: The user goes by Captain. · undo" in d.text()
        assert "given 2 facts · why" in d.text()
        await d.until(lambda: d.chat.status.state.fast == 1)


async def test_undo_by_key_by_command_and_on_the_line() -> None:
    for way in ("ctrl+z", "/undo", "line"):
        async with desk() as d:
            await tell(d)
            if way == "ctrl+z":
                await d.pilot.press("ctrl+z")
            elif way == "/undo":
                await d.command("/undo")
            else:
                d.chat.query_one(ChangeNote).focus()
                await d.pilot.press("enter")
            await d.until(lambda d=d: d.luna.memory.undone)
            assert d.luna.memory.undone[0].fact == CAPTAIN
            await d.until(lambda d=d: "undone: The user goes by" in d.text())
            await d.command("/undo")
            assert "nothing to undo" in d.text()


async def test_undo_of_typing_comes_before_undo_of_memory() -> None:
    async with desk() as d:
        await tell(d)
        await d.type("abc")
        await d.pilot.press("ctrl+z")
        await d.pilot.pause()
        assert not d.luna.memory.undone


async def test_what_was_replaced_and_what_was_not_kept_is_said() -> None:
    async with desk() as d:
        reason = "Passwords are kept only with your yes. Say so with `/remember`."
        d.luna.script.add(
            Remembered((
                Change(ChangeKind.SUPERSEDED, ORLEN, BERLIN),
                Change(ChangeKind.REFUSED, CAPTAIN, reason=reason),
            )),
            prompt("x", dropped=2),
            "Fine.",
        )  # fmt: skip
        await d.say("I moved")
        await d.idle()
        assert "The user lives in Orlen. (was Berlin) · undo" in d.text()
        assert "not kept: Passwords are kept only with your yes. Say so with /remember." in d.text()
        assert "its oldest part is no longer sent" in " ".join(d.text().split())


async def test_a_message_typed_beside_the_input_is_not_lost_and_undoes_nothing() -> None:
    async with desk() as d:
        await tell(d)
        d.chat.query_one(ChangeNote).focus()
        await d.type("use tea")  # its first letter is the key that undoes
        await d.until(lambda: d.chat.composer.text == "use tea")
        await d.pilot.pause(BURST * 2)
        assert d.chat.composer.has_focus and not d.luna.memory.undone
        d.chat.query_one(ChangeNote).focus()
        await d.pilot.press("u")
        await d.until(lambda: d.luna.memory.undone)
        assert d.chat.composer.text == "use tea"


async def test_a_held_fact_is_kept_with_a_yes() -> None:
    async with desk() as d:
        held = replace(DOG, status=Status.HELD)
        change = Change(ChangeKind.HELD, held, reason="you asked to be asked")
        d.luna.script.add(Remembered((change,)), prompt("x"), "Fine.")
        await d.say("A dog")
        await d.idle()
        assert "waits for your yes: The user has a dog called Mivack." in d.text()
        d.chat.query_one(ChangeNote).focus()
        await d.pilot.press("y")
        await d.until(lambda: "remembered: The user has a dog" in d.text())
        assert d.luna.memory.known[DOG.id].status is Status.ACTIVE


async def test_remember_keeps_a_sentence_and_it_stays_in_view() -> None:
    async with desk() as d:
        await d.command("/remember The spare key is under the pot.")
        await d.until(lambda: "remembered: The spare key is under the pot." in d.text())
        assert d.luna.script.seen == ["bbbbbbbbbbb1"]


async def test_forget_says_what_it_entails_asks_and_does_it() -> None:
    async with desk(FakeLuna(CAPTAIN, DOG)) as d:
        await d.command("/forget Mivack")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        assert "The user has a dog called Mivack." in d.text()
        assert "removed from 2 messages" in d.text()
        await d.pilot.press("enter")  # the safe answer has the focus
        await d.pilot.pause()
        assert not d.luna.forgotten
        await d.command("/forget Mivack")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        await d.pilot.press("y")
        await d.until(lambda: "forgotten: The user has a dog" in d.text())
        assert d.luna.forgotten == [DOG.id]


async def test_forget_lets_choose_among_several() -> None:
    async with desk(FakeLuna(BERLIN, DOG, ORLEN)) as d:
        await d.command("/forget lives")
        await d.until(lambda: isinstance(d.app.screen, ChooseScreen))
        await d.pilot.press("down", "enter")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        assert "Orlen" in d.text()
        await d.pilot.press("y")
        await d.until(lambda: d.luna.forgotten == [ORLEN.id])


async def test_forget_offers_all_of_the_list_at_once() -> None:
    async with desk(FakeLuna(BERLIN, DOG, ORLEN)) as d:
        await d.command("/forget lives")
        await d.until(lambda: isinstance(d.app.screen, ChooseScreen))
        options = d.app.screen.query_one(OptionList)
        assert str(options.get_option_at_index(options.option_count - 1).prompt) == "All 2 of these"
        await d.pilot.press("end", "enter")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        await d.pilot.press("y")
        await d.until(lambda: set(d.luna.forgotten) == {BERLIN.id, ORLEN.id})


async def test_forget_of_what_is_not_known_says_so() -> None:
    async with desk(FakeLuna(DOG)) as d:
        await d.command("/forget cat")
        await d.until(lambda: "Nothing I know matches “cat”." in d.text())


async def test_the_table_of_facts_is_filtered_and_changed_with_keys() -> None:
    luna = FakeLuna(CAPTAIN, DOG, replace(BERLIN, status=Status.HELD))
    async with desk(luna) as d:
        await d.command("/memory")
        await d.until(lambda: isinstance(d.app.screen, MemoryScreen))
        table = d.app.screen.query_one(DataTable)
        await d.until(lambda: table.row_count == 3)
        await d.pilot.press("p")
        await d.until(lambda: luna.memory.known[CAPTAIN.id].pinned)
        await d.pilot.press("down", "t")
        await d.until(lambda: luna.memory.known[DOG.id].confirmed)
        await d.pilot.press("down", "y")
        await d.until(lambda: luna.memory.known[BERLIN.id].status is Status.ACTIVE)
        await d.pilot.press("slash", "d", "o", "g")
        await d.until(lambda: table.row_count == 1)
        await d.pilot.press("enter", "d")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        await d.pilot.press("y")
        await d.until(lambda: luna.forgotten == [DOG.id])
        await d.until(lambda: table.row_count == 0)
        await d.pilot.press("escape")
        assert d.app.screen is d.chat


async def test_why_shows_what_was_used_and_with_what_reason() -> None:
    async with desk(FakeLuna(CAPTAIN, DOG)) as d:
        await tell(d)
        await d.command("/why")
        await d.until(lambda: isinstance(d.app.screen, ReportScreen))
        assert "The user has a dog called Mivack.  (by meaning; 9 tokens)" in d.text()
        assert "the base model alone" in d.text()
        await d.pilot.press("escape")
        await d.command("/context")
        await d.until(lambda: isinstance(d.app.screen, ReportScreen))
        assert "persona  ·  10 tokens" in d.text()
