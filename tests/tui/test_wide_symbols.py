"""Symbols of several characters: rows stay straight, nothing is lost, a step is a symbol."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from app.tui.text import graphemes
from app.tui.text.graphemes import agrees, marked, meant, steady, step
from app.tui.text.markdown_rows import rows
from tests.tui.conftest import desk

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
WARNING, HEART, KEY = "\u26a0\ufe0f", "\u2764\ufe0f", "1\ufe0f\u20e3"
WAVE = "\U0001f44b\U0001f3fd"
RAINBOW = "\U0001f3f3\ufe0f\u200d\U0001f308"
PILOT = "\U0001f469\U0001f3fd\u200d\U0001f680"
FLAG = "\U0001f1e9\U0001f1ea"
PLAIN = ["שלום", "עִבְרִית", "عربي", "日本", "e\u0301", "a", " "]
SYMBOLS = [FAMILY, WARNING, HEART, KEY, WAVE, RAINBOW, PILOT, FLAG, *PLAIN]
TEXTS = st.lists(st.sampled_from(SYMBOLS), max_size=12).map("".join)


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphemes, "_here", lambda: False)


def adds_up(text: str) -> bool:
    """Whether a terminal that knows single characters only counts as Textual does."""
    return sum(map(get_character_cell_size, text)) == cell_len(text)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_what_is_shown_has_one_width_and_what_is_sent_is_what_was_written(text: str) -> None:
    assert adds_up(steady(text)) and adds_up(marked(text))
    assert meant(marked(text)) == text
    assert len(marked(text)) == len(text)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_steps_there_are_the_steps_back(text: str) -> None:
    for line in (text, marked(text)):
        there = [0]
        while there[-1] < len(line):
            there.append(step(line, there[-1], 1))
        back = [len(line)]
        while back[-1] > 0:
            back.append(step(line, back[-1], -1))
        assert there == back[::-1]


@pytest.mark.parametrize(
    "symbol", [FAMILY, WARNING, WAVE, KEY, RAINBOW, FLAG, "e\u0301", PILOT], ids=ascii
)
def test_a_step_is_a_symbol(symbol: str) -> None:
    assert step(f"{symbol}x", 0, 1) == len(symbol)


def test_of_two_flags_a_step_is_one() -> None:
    assert step(FLAG + FLAG, 0, 1) == 2


def test_signs_of_no_width_that_somebody_typed_stay() -> None:
    for text in ("a\u200bb", "می\u200cخواهم", "a\u2060b", "क\u200dष"):
        assert meant(marked(text)) == text and steady(text) == text


@pytest.mark.parametrize(
    ("environ", "known"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/x", "TERM_PROGRAM": "WezTerm"}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
    ],
)
def test_terminals_that_are_known_to_agree(environ: dict[str, str], known: bool) -> None:
    assert agrees(environ) is known


def test_columns_of_a_table_stand_below_each_other() -> None:
    names = (WARNING, FAMILY, WAVE, "שלום", "عربي", "日本", "x")
    table = "| what | who |\n|---|---|\n" + "".join(f"| {name} | Y |\n" for name in names)
    places = set()
    for row in rows(graphemes.shown(table), 40)[2:]:
        before, _, _ = row.content.plain.partition("Y")
        places.add(sum(map(get_character_cell_size, before)))
    assert len(places) == 1


async def test_every_row_of_the_screen_is_as_wide_as_the_screen() -> None:
    said = f"{WARNING} family {FAMILY} {WAVE} {KEY} שלום عربي 日本 end"
    async with desk(size=(80, 24)) as d:
        d.luna.script.add(f"| a | b |\n|---|---|\n| {WARNING} {FAMILY} | Y |\n\n{said}")
        d.chat.composer.insert(said)
        await d.pilot.press("enter")
        await d.idle()
        assert d.luna.script.asked == [(said, False, "")]  # to the letter
        assert d.reply().endswith(said)
        d.chat.composer.insert(said)
        await d.still()
        for strip in d.app.screen._compositor.render_strips():
            line = "".join(segment.text for segment in strip)
            assert sum(map(get_character_cell_size, line)) == 80, line
        await d.pilot.press("up", "up")
        assert d.chat.composer.words == said  # from the history


async def test_a_paste_with_symbols_is_known_as_one_also_when_it_comes_back() -> None:
    for text in (FAMILY, f"{WARNING} hi"):
        async with desk() as d:
            d.chat.composer.take_paste(text)
            assert d.chat.composer.holds_paste
            d.chat.composer.clear_all()
            d.chat.composer.give_back([text], pasted=[text])
            assert d.chat.composer.holds_paste and d.chat.composer.words == text


async def test_backspace_takes_a_whole_symbol() -> None:
    async with desk() as d:
        composer = d.chat.composer
        for symbol in (FAMILY, WARNING, WAVE, FLAG, "e\u0301"):
            composer.insert(f"a{symbol}")
            await d.pilot.press("backspace")
            assert composer.words == "a", symbol
            composer.insert(f"{symbol}b")
            await d.pilot.press("left", "left", "delete")
            assert composer.words == "ab", symbol
            composer.clear_all()
