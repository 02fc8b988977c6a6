"""What others wrote about the user, as the user would say it."""

from __future__ import annotations

import pytest

from memory.change.first_person import first_person, third_person


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("User's name is Mira Okonjo.", "My name is Mira Okonjo."),
        ("The user lives in Lyon and works as a nurse.", "I live in Lyon and work as a nurse."),
        ("They dislike emojis.", "I dislike emojis."),
        ("User doesn't eat meat.", "I don't eat meat."),
        ("User has a dog and likes to walk him.", "I have a dog and like to walk him."),
        ("User is planning their wedding with their partner.",
         "I am planning my wedding with my partner."),
        ("Works as a nurse in Lyon", "I work as a nurse in Lyon"),
        ("Allergic to peanuts", "I am allergic to peanuts"),
        ("Never uses emojis", "I never use emojis"),
        ("User currently studies physics", "I currently study physics"),
        ("Diet: vegetarian", "My diet is vegetarian"),
        ("Mira enjoys hiking with her dog", "I enjoy hiking with her dog"),
        ("Mira's sister Ana is a doctor; she lives in Rome",
         "My sister Ana is a doctor; she lives in Rome"),
        ("Your favourite colour is green", "My favourite colour is green"),
        ("I love tea", "I love tea"),
        ("Python 3.11 is installed", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_said_by_the_user(text: str, said: str) -> None:
    assert first_person(text, ["Mira"]) == said


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("User likes tea", "The user likes tea."),
        ("Prefers tea", "The user prefers tea."),
        ("Allergic to nuts", "The user is allergic to nuts."),
        ("Diet: vegetarian", "The user's diet is vegetarian."),
        ("Mira works at Acme.", "The user works at Acme."),
        ("Machine learning at Acme", "Machine learning at Acme."),
    ],
)
def test_written_by_memory(text: str, written: str) -> None:
    assert third_person(text, ["Mira"]) == written
