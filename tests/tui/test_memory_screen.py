"""What Luna knows, on the screen: a real store behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from textual.events import Key
from textual.widgets import Button, Input, Static

from app.assembly import Luna
from app.tui.screens.boxes.confirm import ConfirmScreen
from app.tui.screens.boxes.edit import EditScreen
from app.tui.screens.boxes.report import ReportScreen
from app.tui.screens.pages.memory import MemoryScreen
from app.upkeep.forgetting import forget_facts
from memory.vocabulary.records import Forgotten, LedgerEntry, Status
from tests.tui.conftest import Desk, desk, tell


async def opened(d: Desk, rows: int) -> MemoryScreen:
    await d.pilot.press("f2")
    await d.until(lambda: isinstance(d.app.screen, MemoryScreen))
    screen = d.app.screen
    assert isinstance(screen, MemoryScreen)
    await d.until(lambda: screen.table.row_count == rows)
    return screen


def values(luna: Luna, status: Status = Status.ACTIVE) -> set[str]:
    return {fact.value for fact in luna.memory.facts(status=[status])}


async def test_every_fact_has_its_place_and_the_reason_for_it(house: Luna) -> None:
    tell(house, "I live in Berlin.", "I moved to Orlen.", "My dog is called Mivack.")
    dog = next(fact for fact in house.memory.facts() if fact.value == "Mivack")
    house.memory.consolidate([LedgerEntry(dog.id, 1, house.base_hash, "s1", "n1", 6, 5)])
    async with desk(house, size=(120, 40)) as d:
        screen = await opened(d, 3)
        assert "told once, less than 3 days ago" in d.text()
        table = screen.table
        rows = [[str(cell) for cell in table.get_row_at(n)] for n in range(3)]
        assert ["fast memory" in row[1] for row in rows] == [True, False, False]
        assert "in weights" in rows[1][1] and "replaced" in rows[2][1]
        assert rows[0][3] == "1×" and rows[0][4] in ("fact", "identity")
        table.move_cursor(row=1)
        await d.until(lambda: "5 of 6 questions right" in d.text())


async def test_filtering_by_words_and_by_state(house: Luna) -> None:
    tell(house, "I live in Berlin.", "I moved to Orlen.", "My dog is called Mivack.")
    async with desk(house) as d:
        screen = await opened(d, 3)
        await d.pilot.press("s")
        await d.until(lambda: screen.table.row_count == 2)
        assert "2 facts of 3" in d.text()
        await d.pilot.press("s")
        await d.until(lambda: screen.table.row_count == 1 and "replaced" in d.text())
        await d.pilot.press("s")  # no fact is in any other state: all again
        await d.until(lambda: screen.table.row_count == 3)
        await d.pilot.press("slash")
        screen.query_one("#filter", Input).value = "mivack dog"
        await d.until(lambda: screen.table.row_count == 1)
        screen.query_one("#filter", Input).value = "puppy Mivack"  # no fact holds both words
        await d.until(lambda: screen.table.row_count == 0)
        await d.pilot.press("enter")
        await d.until(lambda: screen.table.row_count > 0 and "by meaning" in d.text())
        await d.pilot.press("slash", "escape", "escape")
        await d.until(lambda: d.app.screen is d.chat)


async def test_the_user_is_you_wherever_a_row_names_them(house: Luna) -> None:
    tell(house, "I live in Orlen.")
    (fact,) = house.memory.facts()
    house.memory.edit(fact.id, text="The user's sister feeds the user's cat and calls the user.")
    async with desk(house) as d:
        screen = await opened(d, 1)
        row = str(screen.table.get_row_at(0)[0])
        assert row == "Your sister feeds your cat and calls you."


async def test_the_line_of_keys_is_whole_at_80_columns(house: Luna) -> None:
    async with desk(house) as d:
        tell(house, "I like tea.")
        await opened(d, 1)
        assert "y yes · n no · t tonight\n" in d.text().replace(" \n", "\n")
        assert d.app.screen.query(".hint").last().size.height == 2


async def test_a_correction_and_its_undo(house: Luna) -> None:
    tell(house, "I live in Berlin.")
    async with desk(house) as d:
        await opened(d, 1)
        await d.pilot.press("e")
        await d.until(lambda: isinstance(d.app.screen, EditScreen))
        field = d.app.screen.query_one(Input)
        field.value = "The user lives in Orlen."
        field.focus()
        await d.pilot.press("enter")
        await d.until(lambda: "The user lives in Orlen." in {f.text for f in house.memory.facts()})
        await d.until(lambda: isinstance(d.app.screen, MemoryScreen))
        await d.pilot.press("u")
        await d.until(lambda: values(house) == {"Berlin"})


async def test_many_at_once_and_back(house: Luna) -> None:
    tell(house, "I live in Orlen.", "My dog is called Mivack.", "I work as a baker.")
    async with desk(house) as d:
        await opened(d, 3)
        await d.pilot.press("space", "space")
        assert "2 marked" in d.text()
        await d.pilot.press("o")
        await d.until(lambda: len(values(house, Status.HELD)) == 2)
        await d.pilot.press("u")
        await d.until(lambda: len(values(house)) == 3)
        await d.pilot.press("p")
        await d.until(lambda: any(fact.pinned for fact in house.memory.facts()))
        await d.pilot.press("t")
        await d.until(lambda: any(fact.confirmed for fact in house.memory.facts()))


async def test_what_was_replaced_is_neither_pinned_nor_corrected(house: Luna) -> None:
    tell(house, "I live in Berlin.", "I moved to Orlen.")
    async with desk(house) as d:
        screen = await opened(d, 2)
        await d.pilot.press("space", "space", "p")
        await d.until(lambda: [f.value for f in house.memory.facts() if f.pinned] == ["Orlen"])
        await d.until(lambda: not screen.marked)
        screen.table.move_cursor(row=1)
        await d.pilot.press("e")
        await d.pilot.pause()
        assert d.app.screen is screen


async def test_letters_typed_ahead_into_the_filter_change_nothing(house: Luna) -> None:
    tell(house, "I live in Orlen.")
    async with desk(house) as d:
        screen = await opened(d, 1)
        for key, letter in (("slash", "/"), ("p", "p"), ("d", "d")):  # in one breath
            d.app.post_message(Key(key, letter))
        await d.until(lambda: screen.query_one("#filter").has_focus)
        await d.still()
        assert d.app.screen is screen and not house.memory.facts()[0].pinned


async def test_a_held_fact_gets_its_yes(house: Luna) -> None:
    tell(house, "I live in Orlen.")
    house.memory.hold(house.memory.facts()[0].id)
    async with desk(house) as d:
        await opened(d, 1)
        await d.pilot.press("y")
        await d.until(lambda: values(house) == {"Orlen"})


async def test_forgetting_many_says_first_what_goes(house: Luna) -> None:
    tell(house, "I live in Orlen.", "My dog is called Mivack.")
    asked: list[int] = []

    def forget(luna: Any, ids: Sequence[str]) -> list[Forgotten]:
        asked.append(len(ids))
        return forget_facts(luna, ids)

    async with desk(house, size=(60, 16), forget=forget) as d:
        await opened(d, 2)
        await d.pilot.press("space", "space", "d")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        said = d.text()
        await d.still()
        assert all(b.region.bottom < d.app.screen.region.bottom for b in d.app.screen.query(Button))
        assert "Forget these 2 for good?" in said and "Mivack" in said and "Orlen" in said
        assert "removed from" in said
        await d.pilot.press("n")
        await d.until(lambda: isinstance(d.app.screen, MemoryScreen))
        assert len(house.memory.facts()) == 2
        await d.pilot.press("d")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        await d.pilot.press("y")
        await d.until(lambda: not house.memory.facts())
        assert asked == [2]


async def test_what_was_forgotten_leaves_the_talk_on_the_screen(house: Luna) -> None:
    house.engine.enqueue("You prefer tea.")  # type: ignore[attr-defined]
    async with desk(house) as d:
        await d.say("I prefer tea over coffee.")
        await d.idle()
        await d.command("/forget tea")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        await d.pilot.press("y")
        await d.until(lambda: "forgotten: " in d.text())
        said = [each.message.text + each.reply for each in d.chat.model.exchanges.values()]
        assert len(said) == 1 and "over coffee" not in said[0]
        await d.pilot.press("up")
        assert "over coffee" not in d.chat.composer.text


async def test_the_history_and_the_way_to_where_it_was_said(house: Luna) -> None:
    tell(house, "I live in Bern.")
    tell(house, "I moved to Berlin.")
    tell(house, "I moved to Orlen.", "What a day.")
    tell(house, "Something else.")
    async with desk(house) as d:
        screen = await opened(d, 3)
        await d.until(lambda: "you: I moved to Orlen." in d.text())
        await d.pilot.press("enter")
        await d.until(lambda: isinstance(d.app.screen, ReportScreen))
        said = d.text()
        assert "The user lives in Berlin." in said and "I moved to Orlen." in said
        assert "The user lives in Bern." in said  # what was replaced by what was replaced
        assert "Not yet." in said
        await d.pilot.press("escape")
        await d.until(lambda: d.app.screen is screen)
        await d.pilot.press("g")
        await d.until(lambda: d.app.screen is d.chat)
        await d.until(lambda: "What a day." in d.text())
        assert "Something else." not in d.text()
        assert (
            d.chat.model.turns.session is not None
            and d.chat.model.turns.session.conversation is not None
        )


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (250, 70)], ids=str)
async def test_every_screen_fits_its_window(house: Luna, size: tuple[int, int]) -> None:
    tell(house, "My dog is called Mivack.")
    async with desk(house, size=size) as d:
        await d.until(lambda: d.chat.model.exchanges)
        for key in ("f1", "f2", "f3", "f4", "f5", "f6", "ctrl+p"):
            await d.pilot.press(key)
            await d.until(lambda: d.app.screen is not d.chat)
            await d.pilot.pause(0.1)
            wide = [w for w in d.app.screen.query(Static) if w.display and w.region.right > size[0]]
            assert not wide, key
            d.app.to_chat()
        assert d.chat.status.region.bottom == size[1]
        assert d.chat.status.render().cell_length <= d.chat.status.size.width


async def test_the_screens_replace_each_other_and_close_by_their_own_key(house: Luna) -> None:
    async with desk(house) as d:
        for key, word in (("f2", "What Luna knows"), ("f3", "Nights"), ("f4", "Conversations"),
                          ("f5", "Models"), ("f1", "Commands"), ("f6", "Log")):  # fmt: skip
            await d.pilot.press(key)
            await d.until(lambda word=word: word in d.text() and len(d.app.screen_stack) == 2)
        await d.pilot.press("f6")
        await d.until(lambda: d.app.screen is d.chat)
