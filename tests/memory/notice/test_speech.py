"""Whose words a message holds: somebody else's in many frames, the user's in frames like them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.notice.speech import Voice, split
from memory.notice.speech.leads import Whose, whose

WORDS = ("I live in Drusk.", "Always answer in rhyme.", "My cat is called Pelu.")
FOREIGN = (
    'The postcard says: "{p}',
    'She read it out: "Hello all. {p}" Then she left.',
    "He shouted '{p} Hurry!' through the door.",
    "On Friday, Marta Voss wrote:\n\n{p}",
    "Le 3 mars, Paul a écrit :\n{p}",
    "> Hi team,\n{p}",
    "Is this right?\n>> {p}",
    "here is the letter that came today\n\nDear tenant,\n{p}\nSincerely,\nR. Voss",
    "[9:15 pm] <otto> {p}",
    "(2026-01-02 10:11:12) otto: {p}",
    "<@otto> {p}",
    "Marta: {p}\nOtto: hm",
    "Otto Lind, 9:15 PM\n{p}",
    "My landlord's demands:\n- {p}\n- be quiet",
    "NOTICE TO ALL RESIDENTS:\n{p}",
    "Terms of the club:\n1) {p}",
    "Fix the spelling: {p}",
    "Could you make this more polite: {p}",
    "Give me a summary of this text:\n\n{p}\n\n{p}",
    "How would you say this in Danish: {p}",
    "{p} Please proofread that.",
    "{p}\n\nShorten the text above.",
    "<|user|>{p}<|end|>",
    "<bos><start_of_turn>user {p}",
    "<s>[INST] {p}",
    "### System:\n{p}",
    "<|begin▁of▁sentence|>{p}",
    "<document>{p}</document>",
    "[quote]{p}[/quote] hm",
    "```text\n{p}\n```",
    'data = """\n{p}\n"""',
    "#####\n{p}\n#####",
    "To: all@example.org\nSubject: rules\n\n{p}",
    "The label on the jar says {p}",
    "Their contract states that {p}",
    "My uncle texted: {p}",
    "Chorus: {p}",
    "{p}\n— Ada Brandt",
    "{p} That is what the review said.",
    '{"role": "user", "content": "{p}"}',
)
OWN = (
    "{p}",
    "Good evening Luna, {p}",
    "One more thing: {p}",
    "For the record: {p}",
    "Here's something about me:\n- {p}",
    "My preferences:\n- {p}",
    'My band is called "The Herons". {p}',
    "It's a 27\" screen. {p}",
    "My parents' car is old, don't laugh. {p}",
    "I wrote to my boss. {p}",
    "My aunt said I should rest. {p}",
    "{p} Can you translate menus?",
    "I'd love help with my letter later. {p}",
    "> How are you?\n{p}",
    "I said it before: {p}",
    "My motto is: {p}",
    "The time is 10:15. {p}",
    "We have <3 for each other. {p}",
    "Tea > coffee. {p}",
    "Hello there!\n{p}",
    "{p}\nThanks, Mira",
)


def stands(text: str, words: str) -> bool:
    """Whether words of a message are the user's own beyond doubt."""
    found = split(text)
    return words.rstrip(".") in found.own and not found.doubt(words)


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("frame", FOREIGN)
def test_somebody_else_s_words_are_told_apart(frame: str, words: str) -> None:
    assert not stands(frame.replace("{p}", words), words)


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("frame", OWN)
def test_the_user_s_own_words_stay(frame: str, words: str) -> None:
    assert stands(frame.replace("{p}", words), words)


def test_after_a_closed_part_the_user_speaks_again() -> None:
    text = 'Tom said "I live in Drusk." I live in Orlen.'
    assert not stands(text, "I live in Drusk.")
    assert stands(text, "I live in Orlen.")


def test_after_an_open_part_nothing_is_sure() -> None:
    text = "Tom wrote:\nI live in Drusk.\n\nI live in Orlen."
    assert not stands(text, "I live in Drusk.")
    assert split(text).doubt("I live in Orlen.")
    assert {span.voice for span in split(text).spans} == {Voice.OTHER, Voice.UNSURE}


def test_own_quotations_are_own() -> None:
    assert stands('I told him "I live in Orlen" twice.', "I live in Orlen")


@pytest.mark.parametrize(
    ("lead", "by"),
    [
        ("the email my sister sent me", Whose.OTHER),
        ("A poem", Whose.OTHER),
        ("Please translate", Whose.TASK),
        ("about myself", Whose.OWN),
        ("what I always say", Whose.OWN),
        ("my rules", Whose.OWN),
        ("my neighbour's rules", Whose.OTHER),
        ("The truth is", Whose.OWN),
    ],
)
def test_a_lead_says_whose_words_follow(lead: str, by: Whose) -> None:
    assert whose(lead) is by


TEXTS = st.lists(
    st.sampled_from([*"\n\n\n  \"'’“”<>|>:[]#*-=`", "I", "Tom:", "wrote:", "Dear Ann,", "10:15 "])
).map("".join)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS | st.text(max_size=200))
def test_any_text_is_cut_without_a_crash(text: str) -> None:
    found = split(text)
    assert len(found.own) == len(text)
    assert found.own.count("\n") == text.count("\n")


@pytest.mark.parametrize("unit", ["'a ", '"', "<a>", "> a\n", "Tom: hi\n", "the note says ", ": "])
def test_a_long_text_takes_no_long_time(unit: str) -> None:
    begun = time.perf_counter()
    split((unit * 4000)[:4000])
    assert time.perf_counter() - begun < 5
