"""What a message offers to choose from."""

from __future__ import annotations

import pytest

from app.talk.reply.choosing.offers import offers


@pytest.mark.parametrize(
    ("message", "texts"),
    [
        ("Soup or salad?", ["Soup", "salad"]),
        ("soup or salad", ["soup", "salad"]),
        ("Soup vs salad for me?", ["Soup", "salad"]),
        ("hm, the aisle seat or the window seat?", ["the aisle seat", "the window seat"]),
        ("Should I order the dumplings or the noodles?", ["the dumplings", "the noodles"]),
        ("Shall we go to the opera or to the ballet tonight?", ["the opera", "the ballet"]),
        ("Do you think I should rent a van or a small car?", ["a van", "a small car"]),
        ("Rice, millet or barley with the stew?", ["Rice", "millet", "barley"]),
        ("Which one should I get: the oak desk, the pine desk, or the glass desk?",
         ["the oak desk", "the pine desk", "the glass desk"]),
        ("I can't make up my mind: trout or duck?", ["trout", "duck"]),
        ("they've got crisps and pretzels here. which one?", ["crisps", "pretzels"]),
        ("There is a course on bees and one on owls. Which should I take?",
         ["the one on bees", "the one on owls"]),
        ("The bar serves stout, cider and perry. What should I order?",
         ["stout", "cider", "perry"]),
        ("I'm torn between a kayak and a canoe.", ["a kayak", "a canoe"]),
        ("Help me choose between Porto and Ghent", ["Porto", "Ghent"]),
        ("We're at the fair, the big wheel or the ghost train?",
         ["the big wheel", "the ghost train"]),
        ("Dye my hair copper or dark blue?", ["copper", "dark blue"]),
        ("Should I give my aunt a vase or a lamp?", ["a vase", "a lamp"]),
        ("Sunday: hiking or rowing?", ["hiking", "rowing"]),
        ("What would you pick for tonight, a thriller or a comedy?", ["a thriller", "a comedy"]),
    ],
)  # fmt: skip
def test_the_alternatives_are_cut_out_as_they_were_written(message: str, texts: list[str]) -> None:
    assert [alternative.text for alternative in offers(message)] == texts


@pytest.mark.parametrize(
    "message",
    [
        "Is rhubarb a fruit or a vegetable?",
        "Which has more protein, lentils or beans?",
        "Did Verdi or Puccini write Tosca?",
        "What did I say I prefer, soup or salad?",
        "Do I have a cat or a dog?",
        "Do you like summer or winter?",
        "Would you rather be a bird or a fish?",
        "Should I avoid soup or salad?",
        "Write a poem about the sea or the wind.",
        "Translate: soup or salad?",
        "What's the difference between jam and jelly?",
        "Are you coming or not?",
        "Should I go or not?",
        "I like soup or salad for lunch.",
        "They have soup and salad.",
        "My sister has a cat and a dog.",
        "Tell me about bees and owls.",
        "Can you recommend a museum or a park in Vienna?",
        "Probably the second or the third.",
        "",
    ],
)
def test_what_is_no_choice_offers_nothing(message: str) -> None:
    assert offers(message) == ()
