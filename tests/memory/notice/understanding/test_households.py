"""Introductions and households as people type them: whose name and whose age it is."""

from __future__ import annotations

import pytest

from tests.memory.notice.understanding.test_kinds import kept

ROWS = [
    (
        "i live in graz with my wife mia and our two kids, lena (6) and max (3)",
        ["wife is called mia", "kids is called lena", "kids is called max", "has two kids",
         "child lena is 6 years old", "child max is 3 years old"],
    ),
    (
        "mum of three: ella, jack and baby noah",
        ["is a mum of three", "children is called ella", "children is called jack",
         "children is called noah"],
    ),
    (
        "me, my gf ana and our dog rex just moved to bristol",
        ["girlfriend is called ana", "dog called rex", "The user lives in bristol"],
    ),
    (
        "kids: tom 4, lea 2",
        ["kids is called tom", "child tom is 4", "kids is called lea", "child lea is 2"],
    ),
    (
        "my parents joe and ann live in hull",
        ["parents is called joe", "parents is called ann", "user's parents live in hull"],
    ),
    (
        "i have a sister, ana, and two brothers, tom and ben",
        ["sister is called ana", "brothers is called tom", "brothers is called ben"],
    ),
    (
        "dad to oscar (9) & freya (6), married to kate",
        ["child oscar is 9", "child freya is 6", "spouse is called kate"],
    ),
    (
        "my daughter lily (4) and my son theo (7) both go to school in york",
        ["daughter lily is 4", "son theo is 7", "daughter lily goes to school in york",
         "son theo goes to school in york"],
    ),
    (
        "my brother tom is 19 and my sister eve is 15",
        ["brother tom is 19", "sister eve is 15"],
    ),
    ("my kids lena and max are 6 and 3", ["child lena is 6", "child max is 3"]),
    ("i have twin girls, amy and zoe (both 4)", ["daughter amy is 4", "daughter zoe is 4"]),
    (
        "my sister julia and her husband mark live in vienna",
        ["sister julia lives in vienna", "sister julia's husband is called mark"],
    ),
    ("im a bus driver, early shifts mon-fri", ["bus driver", "early shifts mon-fri."]),
    (
        "paul 41 from essen, wife tina 39, daughters lara 12 and nele 9",
        ["name is paul", "The user is 41", "comes from essen", "wife is called tina",
         "wife is 39", "daughter lara is 12", "daughter nele is 9"],
    ),
    (
        "hey, name's vic, 45, divorced, two teenage daughters (maya, 15 and ruby, 13)",
        ["The user's name is vic", "daughter maya is 15", "daughter ruby is 13"],
    ),
    (
        "im leah and this is my husband yusuf",
        ["The user's name is leah", "husband is called yusuf"],
    ),
    ("we've got a 5 yr old called rosie", ["child rosie is 5"]),
    ("i work 12 hour shifts, mostly nights", ["12 hour shifts", "mostly works nights"]),
    ("my sister is called anna. anna lives in rome", ["sister is called anna", "sister lives in"]),
    (
        "Married to Sarah, 2 kids (Emma 8, Luke 5), one cat called Pixel",
        ["spouse is called Sarah", "child Emma is 8", "child Luke is 5", "cat called Pixel"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("message", "wanted"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_everybody_is_under_their_own_noun(message: str, wanted: list[str]) -> None:
    facts, _ = kept(message)
    texts = [fact.text for fact in facts]
    assert not [part for part in wanted if not any(part in text for text in texts)], texts


@pytest.mark.parametrize("message", [row[0] for row in ROWS], ids=[row[0][:40] for row in ROWS])
def test_nobody_has_two_ages_or_another_ones_name(message: str) -> None:
    facts, _ = kept(message)
    aged = [fact.subject for fact in facts if fact.slot == "age"]
    named = [fact.value for fact in facts if fact.slot.endswith(".name")]
    assert len(aged) == len(set(aged))
    assert len(named) == len(set(named))
    assert not [fact.text for fact in facts if fact.slot == "age" and fact.subject in named]


@pytest.mark.parametrize(
    ("message", "no"),
    [
        ("my sister really likes jazz", "called"),
        ("my wife cooks and my kids play football", "called"),
        ("my two sons, both at university, live in Leeds", "called"),
        ("I have two dogs, labradors", "called"),
        ("my husband works nights", "called"),
        ("my mum never eats meat", "called"),
        ("my brother, a nurse, lives in Hull", "called"),
    ],
)
def test_words_beside_a_relation_are_not_all_names(message: str, no: str) -> None:
    facts, _ = kept(message)
    assert not [fact.text for fact in facts if no in fact.text]


def test_a_bare_name_of_nobody_known_is_said_not_to_be_kept() -> None:
    facts, refused = kept("lena is 6")
    assert not facts
    assert refused
