"""Markdown as rows of text of a given width.

Textual's own Markdown makes a widget of every paragraph and list item; laying out some hundred of
them for every word of a reply takes longer than a key may wait. Here a reply is a few widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from textual.content import Content
from textual.highlight import highlight
from textual.style import Style

INLINE = {"strong": "bold", "em": "italic", "s": "strike"}
CODE = "$foreground on $panel"
BLOCK = "on $surface"  # code that stands for itself
LEAST = 8  # cells that the text of a deep list keeps


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        goes_on: the row before it was broken only for lack of room.
    """

    content: Content
    goes_on: bool = False


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("gfm-like")


def last_block(source: str) -> int:
    """Where the last block of a text begins: all before it is whole. 0 when there is one only."""
    tops = [t.map[0] for t in _parser().parse(source) if t.level == 0 and t.map and t.nesting >= 0]
    lines = source.splitlines(keepends=True)
    return sum(len(line) for line in lines[: tops[-1]]) if len(tops) > 1 else 0


def rows(source: str, width: int) -> list[Row]:
    """A Markdown text as rows of at most `width` cells."""
    return _blocks(SyntaxTreeNode(_parser().parse(source)).children, max(width, LEAST))


def _blocks(nodes: Sequence[SyntaxTreeNode], width: int, *, tight: bool = False) -> list[Row]:
    found: list[Row] = []
    for node in nodes:
        some = _BLOCKS.get(node.type, _plain)(node, width)
        if found and some and not tight:
            found.append(Row(Content("")))
        found += some
    return found


def _wrapped(content: Content, width: int) -> list[Row]:
    found: list[Row] = []
    for part in content.split("\n", allow_blank=True):
        for place, row in enumerate(part.wrap(width)):
            found.append(Row(row.rstrip(), goes_on=place > 0))
    return found


def _beside(prefix: Content, rest: Content, found: Sequence[Row]) -> list[Row]:
    """Rows with something before the first and something before the others."""
    return [
        Row((rest if place else prefix) + row.content, row.goes_on)
        for place, row in enumerate(found)
    ]


# Inline


def _inline(node: SyntaxTreeNode) -> Content:
    """The words of a paragraph, a heading or a cell."""
    return Content("").join(_pieces(node.children)) if node.children else Content(node.content)


def _pieces(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Content]:
    for node in nodes:
        inner = Content("").join(_pieces(node.children)) if node.children else Content("")
        match node.type:
            case "softbreak":
                yield Content(" ")
            case "hardbreak":
                yield Content("\n")
            case "code_inline":
                yield Content.styled(node.content, CODE)
            case "link":
                address = str(node.attrs.get("href", ""))
                click = Style.from_meta({"@click": f"link({address!r})"})
                yield inner.stylize("underline $primary").stylize(click)
            case "image":
                yield Content.styled(f"[{node.content or 'picture'}]", "$quiet")
            case "text" | "html_inline":
                yield Content(node.content)
            case kind:
                yield inner.stylize(INLINE[kind]) if kind in INLINE else inner


# Blocks


def _plain(node: SyntaxTreeNode, width: int) -> list[Row]:
    """Whatever has no form of its own, as its text."""
    if node.children:
        return _blocks(node.children, width)
    return _wrapped(Content(node.content.rstrip("\n")), width) if node.content else []


def _paragraph(node: SyntaxTreeNode, width: int) -> list[Row]:
    return _wrapped(Content("").join(_inline(each) for each in node.children), width)


def _heading(node: SyntaxTreeNode, width: int) -> list[Row]:
    words = Content("").join(_inline(each) for each in node.children)
    return _wrapped(words.stylize("bold $primary" if node.tag in ("h1", "h2") else "bold"), width)


def _list(node: SyntaxTreeNode, width: int) -> list[Row]:
    first = int(node.attrs.get("start", 1))
    numbered = node.type == "ordered_list"
    last = first + len(node.children) - 1
    room = len(str(last)) + 2 if numbered else 2
    tight = all(_hidden(part) for item in node.children for part in item.children)
    found: list[Row] = []
    for number, item in enumerate(node.children, first):
        mark = f"{number}.".rjust(room - 1) + " " if numbered else "• "
        inner = _blocks(item.children, max(width - room, LEAST), tight=tight)
        if found and not tight:
            found.append(Row(Content("")))
        found += _beside(
            Content.styled(mark, "$accent"), Content(" " * room), inner or [Row(Content(""))]
        )
    return found


def _hidden(node: SyntaxTreeNode) -> bool:
    """Whether a part of a list item asks for no empty row around it."""
    return node.type != "paragraph" or bool(node.hidden)


def _quote(node: SyntaxTreeNode, width: int) -> list[Row]:
    mark = Content.styled("▌ ", "$border")
    inner = _blocks(node.children, max(width - 2, LEAST))
    return _beside(mark, mark, [Row(r.content.stylize_before("italic"), r.goes_on) for r in inner])


def _code(node: SyntaxTreeNode, width: int) -> list[Row]:
    words = node.content.rstrip("\n").expandtabs(4)
    language = node.info.split()[0] if node.info.strip() else "text"
    found = [Row(_filled(Content(""), width))] if width > LEAST else []
    for line in highlight(words, language=language).split("\n", allow_blank=True):
        for place, row in enumerate(line.fold(max(width - 4, LEAST))):
            found.append(Row(_filled(Content("  ") + row, width), goes_on=place > 0))
    return [*found, Row(_filled(Content(""), width))]


def _filled(content: Content, width: int) -> Content:
    """A row of code: its colour goes to the edge."""
    return content.pad_right(max(width - content.cell_length, 0)).stylize_before(BLOCK)


def _rule(node: SyntaxTreeNode, width: int) -> list[Row]:
    return [Row(Content.styled("─" * width, "$border"))]


def _table(node: SyntaxTreeNode, width: int) -> list[Row]:
    lines = [
        [Content("").join(_inline(each) for each in cell.children) for cell in line.children]
        for part in node.children
        for line in part.children
    ]
    widths = _columns(lines, width)
    found: list[Row] = []
    for place, line in enumerate(lines):
        cells = [cell.wrap(size) or [Content("")] for cell, size in zip(line, widths, strict=False)]
        for number in range(max(len(cell) for cell in cells)):
            parts = [
                (cell[number].rstrip() if number < len(cell) else Content(""))
                for cell in cells
            ]  # fmt: skip
            row = Content("   ").join(
                part.pad_right(max(size - part.cell_length, 0))
                for part, size in zip(parts, widths, strict=False)
            )
            found.append(Row(row.stylize("bold") if place == 0 else row))
        if place == 0:
            found.append(Row(Content.styled("───".join("─" * size for size in widths), "$border")))
    return found


def _columns(lines: Sequence[Sequence[Content]], width: int) -> list[int]:
    """Cells for each column: what it wants, the widest one cut first while there is no room."""
    count = max(len(line) for line in lines)
    sizes = [
        max([1, *(line[n].cell_length for line in lines if n < len(line))]) for n in range(count)
    ]
    while sum(sizes) + 3 * (count - 1) > width and max(sizes) > 3:
        sizes[sizes.index(max(sizes))] -= 1
    return sizes


_BLOCKS: dict[str, Callable[[SyntaxTreeNode, int], list[Row]]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": _quote,
    "fence": _code,
    "code_block": _code,
    "hr": _rule,
    "table": _table,
}
