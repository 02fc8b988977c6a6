"""The first start, and the models: a welcome, a catalogue, a download after a yes."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import Button, Input

from app.assembly import Luna
from app.house.models import models
from app.house.settings import config
from app.tui.screens.boxes.confirm import ConfirmScreen
from app.tui.screens.boxes.edit import EditScreen
from app.tui.screens.boxes.first_run import FirstRunScreen
from app.tui.screens.pages.models import ModelsScreen
from tests.tui.conftest import Desk, desk
from tests.tui.fakes import FakeLuna


async def test_the_welcome_comes_once_and_can_be_skipped(house: Luna, tmp_path: Path) -> None:
    mark = tmp_path / "welcomed"
    async with desk(house, first_run=mark) as d:
        await d.until(lambda: isinstance(d.app.screen, FirstRunScreen))
        assert "Everything stays here" in d.text() and "SmolLM2-135M-Instruct" in d.text()
        labels = {str(b.label): b.size for b in d.app.screen.query(Button)}
        assert all(size.width >= len(label) and size.height for label, size in labels.items())
        await d.pilot.press("escape")
        await d.until(lambda: d.app.screen is d.chat)
        assert mark.exists()
    async with desk(house, first_run=mark) as d:
        assert d.app.screen is d.chat


async def test_who_types_on_the_welcome_finds_it_in_the_input(house: Luna, tmp_path: Path) -> None:
    async with desk(house, first_run=tmp_path / "welcomed") as d:
        await d.until(lambda: isinstance(d.app.screen, FirstRunScreen))
        await d.type("im tom")  # both first letters are keys of the welcome
        await d.until(lambda: d.app.screen is d.chat)
        await d.until(lambda: d.chat.composer.text == "im tom")


async def test_a_paste_on_the_welcome_is_not_lost(house: Luna, tmp_path: Path) -> None:
    async with desk(house, first_run=tmp_path / "welcomed") as d:
        await d.until(lambda: isinstance(d.app.screen, FirstRunScreen))
        d.app.post_message(events.Paste("milk, eggs"))
        await d.until(lambda: d.chat.composer.text == "milk, eggs")


async def test_from_the_welcome_to_the_models(house: Luna, tmp_path: Path) -> None:
    async with desk(house, first_run=tmp_path / "welcomed") as d:
        await d.until(lambda: isinstance(d.app.screen, FirstRunScreen))
        await d.pilot.press("m")
        await d.until(lambda: isinstance(d.app.screen, ModelsScreen))
        assert "qwen3-0.6b" in str([r.value for r in d.app.screen.query_one("#models").rows])  # type: ignore[attr-defined]


async def test_the_mind_is_made_and_the_status_line_says_how_far() -> None:
    luna = FakeLuna()
    luna.loaded.clear()
    async with desk(luna, loaded=False) as d:
        await d.until(lambda: hasattr(luna, "on_preparing"))
        luna.on_preparing(0.401)  # type: ignore[attr-defined]
        await d.until(lambda: "own model (once): 40 %" in str(d.chat.status.render()))
        luna.loaded.set()
        await d.until(lambda: str(d.chat.status.render()).startswith("● ready"))


@pytest.fixture
def offer(small_model: Path) -> Iterator[models.Listed]:
    """A catalogue entry served from this machine."""
    body = small_model.read_bytes()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("ETag", f'"{hashlib.sha256(body).hexdigest()}"')
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield replace(
        models.named("qwen3-0.6b"), name="here", file="here.gguf", size=len(body),
        url=f"http://127.0.0.1:{server.server_port}/here.gguf",
    )  # fmt: skip
    server.shutdown()
    thread.join()
    server.server_close()


async def shop(d: Desk, house: Luna, *offers: models.Listed) -> ModelsScreen:
    screen = ModelsScreen(house, list(offers))
    d.app.push_screen(screen)
    await d.until(lambda: d.app.screen is screen and screen.chosen is not None)
    assert screen.chosen is not None and screen.chosen.name == models.OWN  # it comes first
    if offers:
        await d.pilot.press("down")
        await d.until(lambda: screen.chosen == offers[0])
    return screen


async def test_a_model_is_fetched_after_a_yes_and_answers_from_then_on(
    house: Luna, offer: models.Listed
) -> None:
    async with desk(house) as d:
        screen = await shop(d, house, offer)
        await d.pilot.press("enter")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        assert offer.url in d.text() and "Apache-2.0" in d.text()
        await d.pilot.press("n")
        await d.until(lambda: d.app.screen is screen)
        assert models.here(house.paths.models) == []
        await d.pilot.press("enter")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        await d.pilot.press("y")
        await d.until(lambda: d.app.return_value is True)  # it starts again with that model
    (file,) = models.here(house.paths.models)
    assert config.load(house.paths.settings_file, environ={}).model_file == file


async def test_a_broken_download_is_said_and_nothing_is_installed(
    house: Luna, offer: models.Listed
) -> None:
    wrong = replace(offer, sha256="0" * 64)
    async with desk(house) as d:
        screen = await shop(d, house, wrong)
        await d.pilot.press("enter")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        await d.pilot.press("y")
        await d.until(lambda: "checksum is wrong" in d.text())
        assert d.app.screen is screen and models.here(house.paths.models) == []
        assert not house.paths.settings_file.exists()


async def test_a_file_of_one_s_own(house: Luna, small_model: Path, tmp_path: Path) -> None:
    async with desk(house) as d:
        screen = await shop(d, house, models.named("qwen3-0.6b"))
        (tmp_path / "x.gguf").write_text("no model")
        for text in (str(tmp_path / "x.gguf"), str(small_model)):
            await d.pilot.press("f")
            await d.until(lambda: isinstance(d.app.screen, EditScreen))
            field = d.app.screen.query_one(Input)
            field.value = text
            field.focus()
            await d.pilot.press("enter")
            if "x.gguf" in text:
                await d.until(lambda: d.app.screen is screen and "GGUF" in d.text())
                assert d.app.return_value is None
        await d.until(lambda: d.app.return_value is True)
    assert config.load(house.paths.settings_file, environ={}).model_file == small_model
