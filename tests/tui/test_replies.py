"""A reply as rows: what Markdown looks like, that it grows cheaply, that it can be copied."""

from __future__ import annotations

import pytest
from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection

from app.tui.text.markdown_rows import last_block, rows
from app.tui.widgets.talk.reply import PART, Part, Reply
from tests.tui.conftest import desk
from tests.tui.fakes import Gate, prompt


def plain(source: str, width: int = 40) -> list[str]:
    return [row.content.plain for row in rows(source, width)]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("one **two** `three` *four*", ["one two three four"]),
        ("one\ntwo  \nthree", ["one two", "three"]),
        ("# Title\n\ntext", ["Title", "", "text"]),
        ("- one\n- two\n  - three", ["• one", "• two", "  • three"]),
        ("- one\n\n- two", ["• one", "", "• two"]),
        ("9. nine\n10. ten", [" 9. nine", "10. ten"]),
        ("> said\n> so", ["▌ said so"]),
        ("[Luna](https://luna.example) is here", ["Luna is here"]),
        ("![a dog](dog.png)", ["[a dog]"]),
        ("a\n\n---\n\nb", ["a", "", "─" * 40, "", "b"]),
        ("| a | b |\n|---|---|\n| 1 | two |", ["a   b  ", "───────", "1   two"]),
        ("<b>x</b> & <i>", ["<b>x</b> & <i>"]),
        ("", []),
    ],
)  # fmt: skip
def test_what_markdown_looks_like(source: str, wanted: list[str]) -> None:
    assert plain(source) == wanted


def test_code_keeps_its_spaces_and_is_filled_to_the_edge() -> None:
    found = plain("```python\nif x:\n    y()\n```", 20)
    assert [row.rstrip() for row in found] == ["", "  if x:", "      y()", ""]
    assert all(len(row) == 20 for row in found)


def test_no_row_is_wider_than_the_room() -> None:
    source = (
        "A word andaverylongonethatfitsnowhereatallinthis.\n\n- " + "list " * 20
        + "\n\n> " + "quote " * 20 + "\n\n```\n" + "x" * 90 + "\n```\n\n"
        "| first column | second |\n|---|---|\n| " + "cell " * 10
        + "| b |\n\n日本語のとても長い文章です"
    )  # fmt: skip
    for width in (10, 23, 40, 77):
        assert all(row.content.cell_length <= width for row in rows(source, width))


def test_where_the_last_block_begins() -> None:
    assert last_block("one\ntwo") == 0
    assert last_block("one\n\ntwo") == 5
    assert last_block("one\n\n```\ntwo\n\nthree") == 5


async def test_a_long_reply_is_a_few_widgets_and_only_the_last_changes() -> None:
    async with desk(size=(100, 40)) as d:
        gate = Gate()
        words = [f"**word** {n}\n\n" for n in range(300)]
        d.luna.script.add(prompt("x"), *words, gate, "- end\n", "- of it")
        await d.say("Go on")
        await d.until(gate.reached.is_set)
        await d.until(lambda: d.reply().endswith("299\n\n"))
        reply = d.chat.query_one(Reply)
        parts = list(reply.query(Part))
        assert 1 < len(parts) <= len(d.reply()) / PART + 1
        gate.open()
        await d.idle()
        assert list(reply.query(Part))[: len(parts) - 1] == parts[:-1]
        assert "".join(part.source for part in reply.query(Part)) == d.reply()
        last = list(reply.query(Part))[-1]
        assert last.render().plain.endswith("word 299\n\n• end\n• of it")
        assert last.region.height == len(last.render().plain.splitlines())


async def test_what_is_selected_has_no_breaks_that_only_the_width_made() -> None:
    async with desk(size=(60, 30)) as d:
        line = "one two three four five six seven eight nine ten eleven twelve thirteen"
        d.luna.script.add(prompt("x"), f"{line}\n\n- {line}\n")
        await d.say("Count")
        await d.idle()
        part = d.chat.query_one(Part)
        await d.until(lambda: part.region.height == 5)
        assert part.get_selection(SELECT_ALL)[0] == f"{line}\n\n• {line}"
        some = part.get_selection(Selection(Offset(4, 0), Offset(5, 3)))[0]
        assert some.startswith("two three") and some.endswith("• one")


async def test_a_link_is_copied_and_never_opened() -> None:
    async with desk() as d:
        d.luna.script.add(prompt("x"), "See [here](https://luna.example/a?b='c').")
        await d.say("Where?")
        await d.idle()
        part = d.chat.query_one(Part)
        await d.until(lambda: part.region.height == 1)
        await d.pilot.click(part, offset=(5, 0))
        await d.until(lambda: d.app.clipboard == "https://luna.example/a?b='c'")


async def test_another_width_breaks_a_reply_anew() -> None:
    async with desk(size=(100, 40)) as d:
        d.luna.script.add(prompt("x"), "word " * 60)
        await d.say("Go on")
        await d.idle()
        part = d.chat.query_one(Part)
        before = part.region.height
        await d.pilot.resize_terminal(60, 40)
        await d.until(lambda: part.region.height > before)
        assert part.region.right <= 60
