"""What is known decides a choice, or does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from app.talk.reply.choosing.choice import NONE, decided
from memory.vocabulary.records import Fact, Sensitivity, Source, Status, now
from tests.app.talk.choosing.known import afraid, allergic, dislikes, fact, is_, likes

TEA = fact("prefers", "tea", "The user prefers tea to coffee.")
TEAL = fact("favourite.colour", "teal", "The user's favourite colour is teal.")
NO_ALCOHOL = fact("diet", "drink alcohol", "The user doesn't drink alcohol.", -1)
SISTER = fact("allergy", "sesame", "The user's sister is allergic to sesame.", 1, "sister")


@pytest.mark.parametrize(
    ("message", "known", "begins"),
    [
        ("Tea or coffee?", [TEA], "I'd choose tea, because you prefer tea to coffee."),
        ("Coffee or tea for me", [TEA], "I'd choose tea,"),
        ("Teal or beige for the door?", [TEAL], "I'd choose teal, because your favourite colour"),
        ("the capers or the olives?", [dislikes("olives")],
         "I'd choose the capers, because you dislike olives."),
        ("Olive bread or rye bread?", [dislikes("olives")], "I'd choose rye bread,"),
        ("They have walnut cake and apple pie, which one?", [allergic("nuts")],
         "I'd choose apple pie, because you are allergic to nuts."),
        ("lobster or risotto tonight", [allergic("shellfish")], "I'd choose risotto,"),
        ("Should I get the salami sandwich or the hummus one?", [is_("vegetarian")],
         "I'd choose the hummus one,"),
        ("Shall we take the cable car or the bus?", [afraid("heights")], "I'd choose the bus,"),
        ("a mojito or a ginger ale?", [NO_ALCOHOL], "I'd choose a ginger ale,"),
        ("Should I join the archery club or the fencing club?", [likes("archery")],
         "I'd choose the archery club, because you like archery."),
        ("tahini or honey for my sister?", [SISTER, TEA], "I'd choose honey,"),
        ("Squid, pork or tofu?", [is_("vegan")], "I'd choose tofu, because you are vegan."),
        # A limit goes before a taste.
        ("crab cakes or leek tart?", [likes("crab cakes"), allergic("shellfish")],
         "I'd choose leek tart, because you are allergic to shellfish."),
        # A favourite goes before what is only liked.
        ("beige or teal?", [likes("beige"), TEAL], "I'd choose teal,"),
        ("my old bike or my new scooter?", [dislikes("scooters")], "I'd choose your old bike,"),
    ],
)  # fmt: skip
def test_the_reply_begins_with_what_agrees(
    message: str, known: Sequence[Fact], begins: str
) -> None:
    assert decided(message, lambda: known).opening.startswith(begins)


@pytest.mark.parametrize(
    ("message", "known"),
    [
        ("Tea or juice?", [TEA]),  # it decides only between tea and coffee
        ("Soup or salad?", [TEA, TEAL, dislikes("olives")]),
        ("olives or anchovies?", [dislikes("olives"), dislikes("anchovies")]),
        ("olives or capers?", [dislikes("olives"), likes("olives")]),
        ("peaches or plums?", [likes("peaches"), likes("plums")]),
        ("tahini or honey?", [SISTER]),
        ("olives or capers for my sister?", [dislikes("olives")]),
        ("olives or capers for her?", [dislikes("olives")]),
        ("olives or capers?", [replace(dislikes("olives"), status=Status.SUPERSEDED)]),
        ("olives or capers?", [replace(dislikes("olives"), valid_until=now() - timedelta(1))]),
        ("olives or capers?", [replace(dislikes("olives"), sensitivity=Sensitivity.SECRET)]),
        ("olives or capers?", [replace(likes("olives"), source=Source.INFERRED)]),
        ("Is tea or coffee older?", [TEA]),
        ("oat milk or soy milk?", [allergic("milk")]),
        ("gluten-free pasta or polenta?", [allergic("gluten")]),
    ],
)
def test_where_nothing_decides_the_model_answers_alone(message: str, known: Sequence[Fact]) -> None:
    assert decided(message, lambda: known) == NONE


def test_of_three_the_model_chooses_among_two() -> None:
    choice = decided("Kayaking, fencing or rugby on Sunday?", lambda: [dislikes("rugby")])
    assert choice.opening == "" and " rugby" in choice.never
    assert choice.left == ("Kayaking", "fencing")
    assert choice.instead == "I'd choose kayaking or fencing"
    assert choice.because == "because you dislike rugby."


def test_memory_is_asked_only_where_a_choice_is_offered() -> None:
    def known() -> list[Fact]:
        raise AssertionError("not needed")

    assert decided("Write a poem about tea.", known) == NONE


GENERAL = """Is a whale a fish or a mammal?
Was the treaty signed in 1918 or 1919?
Does tea or coffee contain more caffeine?
Write a function that returns true or false.
Explain whether light is a wave or a particle.
To be or not to be, that is the question.
How do I say "tea or coffee?" in Italian?
Should I use a list or a tuple in Python?
Are olives fruits or vegetables?
Is it "less" or "fewer" people?
What happens if it rains or snows?
Give me three or four ideas for a party.
Can you name one or two painters?
Should I rent or buy a flat?
Is teal closer to blue or green?
Summarise this in one or two sentences.
Do plants breathe by day or by night?
Which came first, the chicken or the egg?
Tell me a joke or a riddle.
Who was taller, Napoleon or Wellington?
Is it cheaper to fly or to drive?
Should I learn Spanish or Portuguese first?
Did Rome or Carthage win?
Does rugby or football have more players?
Correct my text: I like tea or coffee.
Do bees see red or blue?
Is Java compiled or interpreted?
Shall I write to the bank or to the landlord first?
Draft an email to my boss or his deputy.
Is a nut a seed or a fruit?
Where do coffee or tea plants grow?
Why do people drink tea or coffee?
When should I use who or whom?
Translate "sooner or later" into French.
Would you rather be rich or famous?
Do you prefer tea or coffee?
What is heavier, a kilo of iron or a kilo of feathers?
Is the sum odd or even?
Should the verb be "is" or "are"?
Compare tea or coffee with cocoa.
Is chess a sport or a game?
Are heights measured in feet or metres?
Was Mozart or Haydn born first?
I need a day or two to think.
Is Monday or Tuesday a holiday in Spain?
Can dogs eat nuts or olives?
Sort the list in ascending or descending order.
Does teal or navy have the higher hue?
Should I put the comma before or after the quote?
More or less, how many people live in Peru?
Is the moon bigger or smaller than Mars?
Are peanuts legumes or nuts?
Is the glass half full or half empty?
Do rugby teams have 13 or 15 players?
Sum up the text, with or without a title.
Should I take the job in Oslo or the one in Bergen?
Rent or mortgage, what do economists say?
Python or Rust for a parser?
Red wine or white, which has more sugar?
Is it true or false that olives grow on trees?"""


def test_general_messages_are_left_alone() -> None:
    known = [TEA, TEAL, dislikes("olives"), dislikes("rugby"), allergic("nuts"), likes("chess"),
             afraid("heights"), is_("vegetarian")]  # fmt: skip
    messages = GENERAL.splitlines()
    assert len(messages) == 60
    touched = [message for message in messages if decided(message, lambda: known)]
    assert touched == ["Give me three or four ideas for a party."]  # nuts are no idea for it
    assert decided(touched[0], lambda: known).opening == ""
