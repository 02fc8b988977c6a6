"""The families together: what one file says of a name must be true of the others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.talk.reading.tagger.form import SLOTS
from memory.notice import families
from memory.notice.catalogue import CATALOGUE, cue, frame_name, one_matter, slot, sort_of
from memory.notice.frames.family import Family
from memory.vocabulary.english.domains import shipped
from memory.vocabulary.records import Kind

FILES = sorted(each.stem for each in Path(families.__path__[0]).glob("[!_]*.py"))
NAMED = [
    pytest.param(family, id=file) for file, family in zip(FILES, CATALOGUE.families, strict=True)
]


@pytest.mark.parametrize("family", NAMED)
def test_the_names_that_a_family_uses_exist(family: Family) -> None:
    assert family.slots or family.frames
    for each in family.slots:
        assert not each.frame or each.frame in CATALOGUE.frames
        assert not each.sort or each.sort in shipped().sorts
    for frame in family.frames:
        assert len(frame.asks) in (0, 4)
        assert frame.name in SLOTS or slot(frame.memory or frame.name).trust != "never"


@pytest.mark.parametrize("family", NAMED)
def test_the_patterns_of_wordings_have_a_value(family: Family) -> None:
    for wording in family.wordings:
        assert "v" in re.compile(wording.pattern).groupindex
        assert not wording.slot or wording.slot in CATALOGUE.slots


def test_general_patterns_come_last() -> None:
    order = [wording.general for wording in CATALOGUE.wordings]
    assert order == sorted(order) and order[-1] > 0


def test_the_slot_of_a_frame() -> None:
    assert frame_name("car") == "drives" and frame_name("home") == "home"
    assert frame_name("favourite.colour") == "favourite" and frame_name("whatever") == "other"


def test_an_unknown_slot_is_a_set_of_facts_that_no_rule_vouches_for() -> None:
    assert (slot("whatever").cardinality, slot("whatever").kind) == ("set", Kind.FACT)
    assert slot("whatever").trust == slot("home.other").trust == "never"
    assert slot("habit").cardinality == "set" and slot("habit.tea").cardinality == "one"


def test_what_is_asked_for_and_what_belongs_together() -> None:
    assert "spouse" in cue("family.wife") and cue("own.lamp").split() == ["lamp"]
    assert sort_of("allergy") == "foodlimit" and sort_of("hobby") == ""
    assert one_matter("home", "origin") and one_matter("note", "pet")
    assert not one_matter("home", "likes")
