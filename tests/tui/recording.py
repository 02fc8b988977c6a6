"""A recording for the README: the real program and the real default model, as a moving SVG.

    python -m tests.tui.recording [FILE]

Somebody types, Luna answers, a night trains, and a new conversation is answered from the weights.
Waiting is shortened: the night takes minutes, and seconds here. `docs/pictures/luna.svg`
without a file.
"""

from __future__ import annotations

import asyncio
import html
import re
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from app import assembly
from app.house import paths
from app.house.settings import config
from app.tui import LunaApp
from tests.tui.studio import Studio

SIZE = (80, 24)
AT_ONCE = 3  # letters typed between two frames
ROW = 24.4  # of the picture
HEAD = 32  # of the picture: a window's title, left out
RULE = re.compile(r"\.(terminal-\d+-r\d+) \{([^}]*)\}")
PIECE = re.compile(r"<(rect|text)([^>]*?)(?:/>|>(.*?)</text>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture and for how long it is shown, in seconds."""

    svg: str
    seconds: float


class Film(Studio):
    """Collects frames."""

    frames: list[Frame]

    def shoot(self, seconds: float) -> None:
        """One frame."""
        self.frames.append(Frame(self.picture(), seconds))

    async def type(self, text: str) -> None:
        """As somebody types."""
        for place in range(0, len(text), AT_ONCE):
            self.app.chat.composer.write(text[: place + AT_ONCE])
            await self.pilot.pause()
            self.shoot(0.12)

    async def talk(self, text: str) -> None:
        """Type, send, and watch the reply come."""
        await self.type(text)
        turns, before = self.app.chat.model.turns, self.app.chat.model.latest
        await self.pilot.press("enter")
        for _ in range(2000):
            await self.pilot.pause(0.05)
            if self.app.chat.model.latest > before and not turns.busy:
                break
            self.shoot(0.08)
        await self.still()
        self.shoot(2.5)

    async def look(self, key: str, seconds: float) -> None:
        """Open a screen by its key, and close it."""
        await self.pilot.press(key)
        await self.until(lambda: self.app.screen is not self.app.chat)
        await self.still()
        self.shoot(seconds)
        self.app.to_chat()


async def session(home: Path) -> list[Frame]:
    """The story."""
    where = paths.find(home)
    settings = replace(config.load(where.settings_file, environ={}), resume_hours=0.0)
    luna = assembly.build(settings, where)
    app = LunaApp(luna)
    async with app.run_test(size=SIZE) as pilot:
        film, chat = Film(app, pilot), app.chat
        film.frames = []
        await film.until(lambda: chat.status.state.doing == "ready")
        chat.composer.cursor_blink = False
        await film.still()
        film.shoot(1.5)
        await film.talk("From now on, call me Captain.")
        await film.talk("I have a dog called Mivack.")
        await film.look("f2", 2.5)
        await film.type("/consolidate all")
        await pilot.press("enter")
        await film.until(lambda: chat.night.busy)
        shown = ""
        while chat.night.busy:
            await pilot.pause(2)
            if (now := film.picture()) != shown:
                shown = now
                film.shoot(0.15)
        await film.still()
        film.shoot(3)
        await pilot.press("ctrl+n")
        chat.panel.display = False
        await film.until(lambda: not chat.model.exchanges)
        await film.talk("What is my dog called?")
        chat.commands.run("why")
        await film.until(lambda: app.screen is not chat)
        await film.still()
        film.shoot(4)
    luna.close()
    return film.frames


def moving(frames: list[Frame]) -> str:
    """One SVG of all frames; a row that stays as it is is written once."""
    spans: dict[tuple[int, str], list[tuple[float, float]]] = defaultdict(list)
    styles: dict[str, str] = {}
    time = 0.0
    for frame in frames:
        end = time + frame.seconds
        for row, parts in _rows(frame.svg, styles).items():
            known = spans[row, parts]
            if known and known[-1][1] == time:
                known[-1] = (known[-1][0], end)
            else:
                known.append((time, end))
        time = end
    css = [f".{name}{{{rule}}}" for rule, name in styles.items()]
    groups = []
    for number, ((_, parts), shown) in enumerate(sorted(spans.items())):
        if shown == [(0.0, time)]:
            groups.append(parts)
            continue
        steps = "" if shown[0][0] == 0 else "0%{visibility:hidden}"
        for begin, end in shown:
            steps += f"{100 * begin / time:.3f}%{{visibility:visible}}"
            steps += f"{100 * end / time:.3f}%{{visibility:hidden}}" if end < time else ""
        css.append(f"@keyframes k{number}{{{steps}}}#g{number}{{animation:k{number} {time:.2f}s "
                   "step-end infinite}")  # fmt: skip
        groups.append(f'<g id="g{number}">{parts}</g>')
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', frames[0].svg)
    fill = re.search(r'<rect fill="(#\w+)" x="0" y="1.5"', frames[0].svg)
    assert box is not None and fill is not None
    width, height = float(box[1]), float(box[2]) - HEAD
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">'
        "<style>text{font:20px 'Fira Code',monospace;white-space:pre}" + "".join(css)
        + f'</style><rect width="100%" height="100%" rx="8" fill="{fill[1]}"/>'
        + '<g transform="translate(9 9)">' + "".join(groups) + "</g></svg>\n"
    )  # fmt: skip


def _rows(svg: str, styles: dict[str, str]) -> dict[int, str]:
    """Each row of a picture as SVG, with classes that all pictures share."""
    rules = dict(RULE.findall(svg))
    body = svg[svg.index("<g transform") :]
    rows: dict[int, str] = defaultdict(str)
    for kind, attributes, text in PIECE.findall(body):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))
        if "y" not in given:
            continue
        row = int((float(given["y"]) - (1.5 if kind == "rect" else 20)) / ROW + 0.5)
        kept = {name: given[name] for name in ("x", "y", "width", "height", "fill", "textLength")
                if name in given}  # fmt: skip
        if kind == "text":
            rule = " ".join(rules.get(given.get("class", ""), "").split())
            kept["class"] = styles.setdefault(rule, f"s{len(styles)}")
            if not html.unescape(text).strip("\xa0 \n"):
                continue
        made = " ".join(f'{name}="{value}"' for name, value in kept.items())
        rows[row] += f"<{kind} {made}" + (f">{text}</text>" if kind == "text" else "/>")
    return rows


def main() -> None:
    file = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures/luna.svg")
    with tempfile.TemporaryDirectory() as home:
        frames = asyncio.run(session(Path(home)))
    file.write_text(moving(frames), encoding="utf-8")
    print(f"{file}: {len(frames)} frames, {sum(f.seconds for f in frames):.0f} seconds, "
          f"{file.stat().st_size // 1024} kB")  # fmt: skip


if __name__ == "__main__":
    main()
