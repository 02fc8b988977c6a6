"""Verbs agree with their subject; the user's words about themselves are turned, and no others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.notice.catalogue import CATALOGUE, sentence_of
from memory.notice.frames import Frame
from memory.notice.frames.person import finite, turned


def test_agreement_and_negation() -> None:
    assert finite("live", plural=False, negated=True) == "doesn't live"
    assert finite("live", plural=True, longer=True, negated=True) == "no longer live"
    assert finite("be", plural=True, first=True, negated=True) == "am not"
    assert finite("can", plural=False, negated=True) == "can't"


@pytest.mark.parametrize(
    ("text", "they", "you"),
    [
        ("my boss", "their boss", "your boss"),
        ("My husband", "their husband", "your husband"),
        ("talk to me", "talk to them", "talk to you"),
        ("when I'm tired", "when they're tired", "when you're tired"),
        ("since i was six", "since they were six", "since you were six"),
        ("because I am late", "because they are late", "because you are late"),
        ("a friend of mine", "a friend of theirs", "a friend of yours"),
        ("till mine's fixed", "till theirs is fixed", "till yours is fixed"),
    ],
)
def test_the_users_pronouns_are_turned(text: str, they: str, you: str) -> None:
    assert (turned(text, "third"), turned(text, "second")) == (they, you)


@pytest.mark.parametrize(
    "text",
    [
        "the US", "in the us", "6 am", "Jérôme", "World War I", "My Fair Lady", "a coal mine",
        "me voy a Tailandia", "memes", "myopia", "Amy", "I, Robot", "Mi marido", "mein Bruder", "jobbar i gruvan",
    ],
)  # fmt: skip
def test_what_is_no_pronoun_stays(text: str) -> None:
    assert turned(text, "third") == text
    assert turned(text, "second") == text


_WORDS = st.lists(
    st.text(st.characters(categories=["Ll", "Lu", "Nd"]), min_size=1, max_size=9), min_size=1,
    max_size=4,
).map(" ".join)  # fmt: skip
_PRONOUN = re.compile(r"(?:i|me|my|mine|we|us|our|ours|im|ive|myself|ourselves|the|this|am|was|is)")
_VERBAL = ("job", "does", "event")  # their first word may be a verb that agrees


@given(
    _WORDS,
    st.sampled_from(sorted(CATALOGUE.frames)),
    st.booleans(),
    st.sampled_from(["user", "Nino"]),
)
def test_no_letter_of_a_value_is_lost(value: str, slot: str, negated: bool, whose: str) -> None:
    frame = Frame("tells", whose, "favourite tea" if slot == "favourite" else slot, value, negated)
    kept = [word for word in value.split() if not _PRONOUN.fullmatch(word.casefold())]
    for person in ("third", "second"):
        said = sentence_of(frame, person).casefold()
        for word in kept[1:]:
            assert word.casefold() in said
        first = kept[0].casefold() if kept else ""
        assert first[: max(1, len(first) - 3)] in said  # a verb: "studies" is "study"
