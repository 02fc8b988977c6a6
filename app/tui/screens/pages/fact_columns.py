"""The columns of the table of facts: the words of a fact come first, the rest as it fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content
from textual.widgets import DataTable

from app.tui.text import words
from memory.vocabulary.records import Fact

WIDEST = 140  # cells of the page
AROUND = 5  # of them beside the table
BESIDE = 2  # of them around a column
LEAST = 24  # of them for a fact, however narrow the window
Further = tuple[str, int, Callable[[Fact], str]]
FURTHER: tuple[Further, ...] = (  # columns and their width, those that leave last first
    ("Last", 11, words.when),
    ("Seen", 5, lambda fact: f"{fact.times_seen}×"),
    ("Kind", 12, lambda fact: fact.kind.value),
    ("About", 8, lambda fact: fact.subject),
)


def filled(
    table: DataTable[Content], rows: Sequence[tuple[Fact, Content, Content]], width: int
) -> Iterator[tuple[str, list[Content]]]:
    """Give the table its columns; the id and the cells of each row.

    Args:
        table: cleared, columns too.
        rows: each fact, its words, and its state.
        width: cells of the window.
    """
    state = max([len("State"), *(place.cell_length for _, _, place in rows)])
    wanted = max([len("Fact"), *(text.cell_length for _, text, _ in rows)])
    room = min(width, WIDEST) - AROUND - state - 2 * BESIDE
    first = max(min(wanted, room), LEAST)
    table.add_column("Fact", width=first)
    table.add_column("State", width=state)
    more = list(_more([fact for fact, _, _ in rows], room - first))
    for name, size, _ in more:
        table.add_column(name, width=size)
    for fact, text, place in rows:
        further = [Content(tell(fact)).truncate(size, ellipsis=True) for _, size, tell in more]
        yield fact.id, [text.truncate(first, ellipsis=True), place, *further]


def _more(facts: Sequence[Fact], room: int) -> Iterator[Further]:
    """The further columns that fit."""
    others = any(fact.subject != "user" for fact in facts)
    for each in FURTHER:
        if each[0] == "About" and not others:
            continue
        room -= each[1] + BESIDE
        if room < 0:
            return
        yield each
