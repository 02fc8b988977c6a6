"""The models: what answers now, what could, fetching one after a yes, a file of one's own."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, Static

from app.engine.llama.library import cores
from app.house.models import download, found_models, models
from app.house.models.download import Progress, size
from app.house.models.found_models import Found
from app.house.models.found_models.found import recommended
from app.house.vault.keeping import words
from app.tui.model.background import unexpected
from app.tui.model.ports import Assembled
from app.tui.screens.boxes.confirm import ConfirmScreen
from app.tui.screens.boxes.edit import EditScreen
from app.tui.screens.pages.lone_keys import LoneKeys
from app.tui.terminal.keys import bindings

_FOUND = "found:"  # before the names of what was found, as keys of rows
HINT = "Enter use it · f a file of yours · o Luna's own · Esc closes, or stops"


class ModelsScreen(LoneKeys):
    """The catalogue, and the models that other programs have here.

    Choosing one starts Luna again with it.
    """

    BINDINGS: ClassVar = [
        *bindings("models"),
        Binding("escape", "leave", "Close", show=False),
    ]

    def __init__(self, luna: Assembled, catalogue: list[models.Listed] | None = None) -> None:
        super().__init__()
        self._luna = luna
        self._models = [models.own(), *(models.catalogue() if catalogue is None else catalogue)]
        self._found: list[Found] = []
        self._best = ""
        self._stop: threading.Event | None = None

    def compose(self) -> ComposeResult:
        """Table, the chosen one in full, progress, keys."""
        with Vertical(classes="page"):
            yield Static("Models", classes="title")
            yield DataTable(cursor_type="row", id="models")
            yield Static("", id="about-model")
            yield Static("", id="progress")
            yield Static(words(self._luna.home), id="sealing", classes="hint")
            yield Static(HINT, classes="hint")

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one("#models", DataTable)
        table.add_columns("", "Model", "Size", "Here", "Nights", "Licence")
        self._fill()
        table.focus()
        self._look()

    @work(group="look")
    async def _look(self) -> None:
        """What other programs have here; reading the headers takes a moment."""
        luna = self._luna
        try:
            self._found = await asyncio.to_thread(
                lambda: found_models.find(luna.settings, own=luna.paths.models)
            )
        except Exception as error:
            self._say(unexpected(error).message)
        self._best = recommended(self._found, cores())
        self._fill()
        settings = luna.settings
        listed = any(models.answers(each, settings) for each in self._models)
        if settings.server_url:
            self._say(f"What answers now is {settings.server_model or 'a model'} of the server "
                      f"{settings.server_url}; facts are in its prompt alone.")  # fmt: skip
        elif not listed and not any(each.answers(settings) for each in self._found):
            self._say(f"What answers now is a file of yours: {settings.model}")

    def _fill(self) -> None:
        settings, paths = self._luna.settings, self._luna.paths
        table = self.query_one("#models", DataTable)
        before = table.cursor_row
        table.clear()
        for each in self._models:
            mark = "●" if models.answers(each, settings) else ""
            here = "yes" if models.is_here(each, paths) else ""
            nights = "no" if each.night else "yes"
            name = f"{each.name} ☆" if each.name == self._best else each.name
            table.add_row(mark, name, size(each.size), here, nights, each.licence, key=each.name)
        for found in self._found:
            mark = "●" if found.answers(settings) else "✕" if found.about.trouble else ""
            nights = "" if found.about.trouble else "no" if found.about.night else "yes"
            name = f"{found.name} ☆" if found.name == self._best else found.name
            table.add_row(
                mark, Content(name).truncate(34, ellipsis=True), size(found.size), found.program,
                nights, found.about.quantisation, key=f"{_FOUND}{found.name}",
            )  # fmt: skip
        table.move_cursor(row=before)

    @property
    def chosen(self) -> models.Listed | Found | None:
        """The model under the cursor."""
        table = self.query_one("#models", DataTable)
        if not table.row_count:
            return None
        key = table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value
        if key is not None and key.startswith(_FOUND):
            name = key.removeprefix(_FOUND)
            return next((each for each in self._found if each.name == name), None)
        return next((each for each in self._models if each.name == key), None)

    @on(DataTable.RowHighlighted)
    def _about(self) -> None:
        model = self.chosen
        if model is None:
            return
        if isinstance(model, Found):
            self.query_one("#about-model", Static).update(_about_found(model))
            return
        parts: list[Any] = [
            (f"{model.name}: {model.about}\n", "bold"),
            (f"{model.repository}, {model.file}, {model.architecture}, {model.context} tokens of "
             f"context, {model.parameters / 1e6:.0f}M parameters\n", "$quiet"),
        ]  # fmt: skip
        parts += [(f"On this machine: {t}\n", "$warning") for t in (model.talks, model.night) if t]
        self.query_one("#about-model", Static).update(Content.assemble(*parts))

    @on(DataTable.RowSelected)
    def _selected(self) -> None:
        model = self.chosen
        if isinstance(model, Found):
            self._use_found(model)
        elif self._stop is None and model is not None:
            self._get(model)

    @work(group="model")
    async def _use_found(self, model: Found) -> None:
        if model.about.trouble:
            self._say(f"{model.name} cannot be used: {model.about.trouble}.")
        elif not model.about.talks or await self.app.push_screen_wait(ConfirmScreen(
            f"Use {model.name}?", [f"On this machine: {model.about.talks}."], "Use it", "No"
        )):  # fmt: skip
            await self._use(model.file)

    @work(group="model")
    async def _get(self, model: models.Listed) -> None:
        if model.name == models.OWN:
            await self._use(None)
            return
        target = models.place(self._luna.paths.models, model)
        if not target.is_file():
            lines = [f"{size(model.size)} from {model.url}", f"Licence: {model.licence}",
                     "Luna uses the network for this alone; nothing of yours is sent."]  # fmt: skip
            if model.talks:
                lines.append(f"Note: {model.talks}.")
            fetch = ConfirmScreen(f"Fetch {model.name}?", lines, "Fetch", "No")
            if not await self.app.push_screen_wait(fetch):
                return
            if not await self._fetch(model, target):
                return
        await self._use(target)

    async def _fetch(self, model: models.Listed, target: Path) -> bool:
        stop = self._stop = threading.Event()
        call = self.app.call_from_thread
        try:
            await asyncio.to_thread(lambda: download.fetch(
                model.url, target, sha256=model.sha256, stopped=stop.is_set, check=models.check,
                on_progress=lambda progress: call(self._progress, progress),
            ))  # fmt: skip
            return True
        except Exception as error:
            shown = unexpected(error)
            self._say(f"{shown.message} {shown.remedy}")
            return False
        finally:
            self._stop = None
            self._fill()

    def _progress(self, progress: Progress) -> None:
        full = round(30 * progress.done / progress.total) if progress.total else 0
        left = progress.remaining
        rest = f", {int(left // 60)}:{int(left % 60):02d} to go" if left is not None else ""
        self.query_one("#progress", Static).update(Content.assemble(
            ("━" * full, "$accent"), ("━" * (30 - full), "$panel"),
            f"  {size(progress.done)} of {size(progress.total)}, {size(progress.rate)}/s{rest}",
        ))  # fmt: skip

    async def _use(self, file: Path | None) -> None:
        try:
            await asyncio.to_thread(lambda: models.use(self._luna.paths.settings_file, file))
        except Exception as error:
            shown = unexpected(error)
            self._say(f"{shown.message} {shown.remedy}")
            return
        self.app.exit(True)  # start again with it

    def _say(self, text: str) -> None:
        self.query_one("#progress", Static).update(Content(text))

    def do(self, name: str) -> None:
        """What a key of the registry stands for."""
        match name:
            case "models.use":
                self._selected()
            case "models.file":
                self._file()
            case "models.own":
                self.run_worker(self._use(None), group="model", exit_on_error=False)

    @work(group="model")
    async def _file(self) -> None:
        path = await self.app.push_screen_wait(
            EditScreen("Which GGUF file?", "", "llama, qwen2, qwen3 and gemma3 learn at night")
        )
        if path:
            await self._use(Path(path).expanduser())

    def action_leave(self) -> None:
        """Stop a running download, else close."""
        if self._stop is not None:
            self._stop.set()
        else:
            self.dismiss()


def _about_found(model: Found) -> Content:
    """A model of another program in full."""
    about = model.about
    kind = ", ".join(filter(None, (
        model.program, about.architecture,
        f"{about.parameters / 1e6:.0f}M parameters" if about.parameters else "",
        about.quantisation, f"{about.context} tokens of context" if about.context else "",
    )))  # fmt: skip
    names = ", ".join((model.name, *model.also))
    base = "" if about.chat or about.trouble else "it has no chat template: it may only go on texts"
    told = (about.trouble, about.talks, "" if about.trouble else about.night, base, model.note)
    return Content.assemble(
        (f"{names}\n", "bold"), (f"{kind}\n{model.file}, used where it is\n", "$quiet"),
        *((f"On this machine: {t}\n", "$warning") for t in told if t),
    )  # fmt: skip
