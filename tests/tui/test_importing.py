"""Bringing talks and files along, on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.assembly import Luna
from app.doors.imports.importing import Importing
from app.tui.commands import importing
from app.tui.screens.boxes.first_run import FirstRunScreen
from memory.vocabulary.errors import ArchiveError
from memory.vocabulary.records import Status
from tests.app.doors.imports.samples import chatgpt, write
from tests.tui.conftest import desk, tell
from tests.tui.test_first_minutes import toasts
from tests.tui.test_memory_screen import opened

PETS = [("user", f"I have a {pet} called {name}.") for pet, name in
        (("dog", "Mivack"), ("cat", "Oona"), ("horse", "Perrin"))]  # fmt: skip


class Running:
    """An import in this process, in place of one beside it."""

    def __init__(self, luna: Luna, file: str) -> None:
        self.luna, self.file = luna, file
        self.outcome: dict[str, Any] | None = None

    def progress(self) -> Iterator[dict[str, Any]]:
        from app.upkeep.wire import plain

        told: list[Any] = []
        work = Importing(self.luna.memory, told.append)
        taken = work.take(Path(self.file)) if self.file else None
        done = work.go_on(taken)
        yield from (plain(each) for each in told)
        self.outcome = plain(done)


@pytest.fixture
def export(house: Luna, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(importing, "start", lambda s, p, file: Running(house, file))
    return write(tmp_path / "conversations.json", [chatgpt("a", PETS, "My pets")])


async def test_talks_are_brought_and_their_proposals_gone_through(
    house: Luna, export: Path
) -> None:
    async with desk(house, size=(120, 40)) as d:
        await d.command(f"/import {export}")
        await d.until(lambda: "3 proposals about you wait for your yes" in d.text())
        assert "1 conversation, 3 messages in all." in d.text()
        screen = await opened(d, 3)
        assert "waits" in str(screen.table.get_row_at(0)[1])
        await d.pilot.press("n")
        await d.until(lambda: screen.table.row_count == 2)
        await d.pilot.pause(1)
        await d.pilot.press("a")
        await d.until(lambda: "2 marked" in d.text())
        await d.pilot.pause(1)
        await d.pilot.press("a")
        await d.until(lambda: "marked" not in d.text())
        await d.pilot.pause(1)  # letters in a row are a sentence, not commands
        await d.pilot.press("a")
        await d.until(lambda: "2 marked" in d.text())
        await d.pilot.pause(1)
        await d.pilot.press("y")
        await d.until(lambda: len(house.memory.facts(status=[Status.ACTIVE])) == 2)
        assert len(house.memory.facts()) == 2
        assert len(house.memory.turns(house.memory.conversations()[0].id)) == 3
        await d.pilot.press("n")
        await d.pilot.pause()
        assert len(house.memory.facts()) == 2


async def test_what_waits_is_one_key_away_and_a_no_is_not_undone_in_silence(
    house: Luna, export: Path
) -> None:
    tell(house, "I like tea.")
    async with desk(house) as d:
        await d.command(f"/import {export}")
        await d.until(lambda: "press F2, then s to list them" in d.text())
        screen = await opened(d, 4)
        await d.pilot.press("s")
        await d.until(lambda: "3 facts of 4  ·  waits for your yes" in d.text())
        for key, left in (("y", 2), ("n", 1)):
            await d.pilot.pause(1)  # letters in a row are a sentence, not commands
            await d.pilot.press(key)
            await d.until(lambda rows=left: screen.table.row_count == rows)  # type: ignore[misc]
        await d.pilot.pause(1)
        await d.pilot.press("u")
        await d.until(lambda: "A no stays" in toasts(d))
        assert screen.table.row_count == 1  # the yes before it was not touched
        await d.pilot.pause(1)
        await d.pilot.press("u")
        await d.until(lambda: screen.table.row_count == 2)


async def test_a_file_that_is_none_says_so(house: Luna, export: Path) -> None:
    async with desk(house) as d:
        await d.command(f"/import {export.parent / 'none.zip'}")
        await d.until(lambda: "There is no file" in d.text())
        assert "beginning to read" not in d.text()
        await d.command("/attach /nowhere/at/all.pdf")
        await d.until(lambda: "There is no file /nowhere/at/all.pdf" in d.text())
        await d.command("/import")
        await d.until(lambda: "There is nothing left to import" in d.text())


async def test_from_the_welcome_to_an_import(house: Luna, export: Path, tmp_path: Path) -> None:
    async with desk(house, first_run=tmp_path / "welcomed") as d:
        await d.until(lambda: isinstance(d.app.screen, FirstRunScreen))
        await d.pilot.press("i")
        await d.until(lambda: d.app.screen is d.chat)
        assert d.chat.composer.text == "/import "
        await d.until(lambda: "what an assistant remembers of you" in d.text())


async def test_files_go_along_with_a_message(house: Luna, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("I live in Orlen.\nThe ferry leaves at nine.")
    (tmp_path / "b.csv").write_text("fare,price\nchild,two crowns\n")
    house.engine.enqueue("At nine.")  # type: ignore[attr-defined]
    async with desk(house) as d:
        await d.command(f"/attach {tmp_path / 'notes.md'}")
        await d.until(lambda: "attached notes.md, 2 lines" in d.text())
        d.chat.composer.write(f"When does it leave, @{tmp_path / 'b.csv'}?")
        await d.pilot.press("enter")
        await d.idle()
        await d.until(lambda: "attached notes.md, b.csv" in d.text())
    turn = house.memory.turns(house.memory.conversations()[0].id)[0]
    assert turn.words == "When does it leave, b.csv?"
    assert "at nine." in turn.foreign and "fare: child; price: two crowns" in turn.foreign
    assert house.memory.facts() == []


async def test_a_file_that_is_named_and_not_there_is_said(house: Luna) -> None:
    house.engine.enqueue("Hm.")  # type: ignore[attr-defined]
    async with desk(house) as d:
        d.chat.composer.write("sum up @nope.csv, @./plan and ask @alice or bob@example.com")
        await d.pilot.press("enter")
        await d.idle()
        assert "There is no file nope.csv; the message goes without it." in d.text()
        assert "no file ./plan" in d.text()
        assert "no file alice" not in d.text() and "example.com;" not in d.text()


async def test_the_input_stays_in_sight_beside_long_pastes_in_a_low_window(house: Luna) -> None:
    async with desk(house, size=(30, 10)) as d:
        for start in range(4):
            d.chat.composer.take_paste(f"{start} one\ntwo three four five six\nseven")
        await d.still()
        region = d.chat.composer.region
        assert region.height and region.bottom <= 10


def test_an_import_beside_the_screen(house: Luna, tmp_path: Path) -> None:
    """The real process, its real embedder and reader."""
    from app.doors.imports.process import start

    file = write(tmp_path / "c.json", [chatgpt("a", PETS[:1])])
    running = start(house.settings, house.paths, str(file))
    steps = list(running.progress())
    assert steps and running.outcome is not None
    assert running.outcome["waiting"] == 1 and running.outcome["bare"] == 0
    (fact,) = house.memory.facts()
    assert fact.status is Status.HELD and "Mivack" in fact.text
    broken = start(house.settings, house.paths, str(tmp_path / "none.json"))
    with pytest.raises(ArchiveError, match="no file"):
        list(broken.progress())
