"""Standing instructions: every kind, replies that obey, and wordings kept for evaluation."""

from __future__ import annotations

import json
import random
import re

import pytest

from assets.mind.curriculum.styles import text
from assets.mind.curriculum.styles.order import KINDS, RULES, Order, follow, follows, order
from assets.mind.curriculum.styles.wordings import WORDINGS

# Replies, and the words in them that must survive every instruction.
SHORT: tuple[tuple[str, str], ...] = (
    ("You live in Leeds.", "Leeds"),
    ("You live in Saint Albans.", "Saint Albans"),
    ("You work as a nurse.", "nurse"),
    ("You work at Harper and Sons.", "Harper Sons"),
    ("You are allergic to peanuts.", "peanuts"),
    ("You play the cello.", "cello"),
    ("Your sister is called Mira.", "Mira"),
    ("Your best friend is called Tom Reed.", "Tom Reed"),
    ("Your favourite colour is teal.", "teal"),
    ("Your favourite book is The Silver River.", "Silver River"),
    ("Your birthday is on 3 May.", "May"),
    ("You are 34 years old.", "old"),
    ("You get up at 6:45.", "6:45"),
    ("You don't eat mushrooms.", "mushrooms"),
    ("Got it. You play the cello.", "cello"),
    ("Got it, Captain. You drive a Volvo.", "Volvo"),
    ("I'll remember that. Your dog is called Rex.", "Rex"),
    ("Thanks for telling me. You work for Lidl.", "Lidl"),
    ("You haven't told me that yet.", "told"),
    ("I call you Captain.", "Captain"),
    ("Hello, Captain! How are you today?", "Captain"),
    ("Yes, your cat is called Luna.", "Luna"),
    ("No, you live in Porto.", "Porto"),
    ("You live in Leeds. You play the oboe. Your son is called Ben.", "Leeds oboe Ben"),
    ("Eureka is your boat.", "Eureka"),
    ("Paris is the capital of France.", "Paris France"),
    ("17 times 3 is 51.", "times"),
)  # fmt: skip
LETTER = """Subject: A broken heater

Dear Mr Brown,

I'm writing about the heater in my flat on Elm Street. It hasn't worked since Monday, and the
rooms are cold. Could you please send somebody to repair it this week?

Thank you for your help.

Best regards,
[Your Name]"""
LONG: tuple[tuple[str, str], ...] = (
    (LETTER, "Brown Elm Street Monday"),
    (LETTER.replace("[Your Name]", "Nora Hill"), "Nora Hill Brown"),
    ("Photosynthesis is the process by which plants make sugar from light. It takes place in the "
     "leaves, where chlorophyll catches sunlight. The plant takes in carbon dioxide and water, and "
     "it gives off oxygen. Without it there would be little life on Earth.", "Photosynthesis"),
    ("Sleep helps the brain to sort what it has learned. It also lets the body repair itself.\n\n"
     "Most adults need seven to nine hours a night. A dark, quiet room and a regular bedtime make "
     "it easier.\n\nIf you often lie awake, talk to a doctor. Don't take pills on your own.",
     "Sleep brain doctor"),
    ("Here are three ideas:\n\n1. Visit the old harbour in Bergen.\n2. Take the cable car up "
     "Ulriken.\n3. Eat fish soup at the market.", "Bergen Ulriken market"),
    ("- Flour\n- Two eggs\n- Milk\n- A pinch of salt", "Flour Milk salt"),
    ("Sure! You can sort a list like this:\n\n```python\nnames = [\"Ada\", \"Bob\"]\n"
     "print(sorted(names))\n```\n\nThe function returns a new list.", "sorted names"),
    ("Once upon a time there was a fox called Fern. She lived by the river Tove and loved stories. "
     "One night she met an owl, who knew them all! They talked until the sun came up. From then on "
     "they were friends.", "Fern Tove owl"),
    ("The moon is low,\nthe river slow,\nand Luna hums a tune.\nThe night will go,\nthe wind will "
     "blow,\nand morning will come soon.", "Luna river morning"),
    ("It's 5 miles from the station to the lake. The bus leaves at 7 pm and takes 20 minutes.",
     "station lake bus"),
    ("To boil an egg, put it in boiling water. Wait for eight minutes. Then cool it under the tap.",
     "egg tap"),
    ("I'd suggest a walk first. A walk clears the head, costs nothing, and helps you sleep! Would "
     "you like more ideas?", "walk sleep"),
    ("**Pros:** it is cheap and quiet.\n\n**Cons:** it is slow and small.", "cheap slow"),
    ("The meeting with Dr. Shaw is on Friday at 10 a.m. Please bring the report, e.g. as a "
     "printout.", "Shaw Friday report"),
)  # fmt: skip
SAMPLES = (*SHORT, *LONG)
LANGUAGES = ("french", "german", "spanish", "italian")
# Kinds that may leave sentences out, and those that change words by what they ask.
CUTTING = (
    "one_sentence",
    "at_most_sentences",
    "under_words",
    "under_characters",
    "exact_sentences",
)


def test_every_kind_has_its_wordings() -> None:
    assert set(WORDINGS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_reply_that_obeys_passes_the_check_and_keeps_its_values(kind: str) -> None:
    rng = random.Random(kind)
    obeyed = 0
    for held_out in (False, True):
        for _ in range(6):
            drawn = order(rng, held_out, kind)
            for reply, values in SAMPLES:
                found = follow(drawn, reply, rng, "Where is it?")
                if found is None:
                    continue
                obeyed += 1
                assert follows(drawn, found, "Where is it?"), (drawn, found)
                assert "{" not in found.replace("{", "", kind in ("json", "brackets"))
                if reply in dict(LONG) and kind in CUTTING:
                    continue
                if kind == "one_word" and found in ("Unknown.", "Yes.", "No."):
                    continue
                if kind not in LANGUAGES:
                    for word in values.split():
                        assert word.lower() in found.lower(), (drawn, found)
    assert obeyed


@pytest.mark.parametrize("kind", KINDS)
def test_trained_and_held_out_wordings_are_apart_and_many(kind: str) -> None:
    rng = random.Random(3)
    wording = WORDINGS[kind]
    assert not set(wording.trained) & set(wording.held_out)
    assert len(set(wording.held_out)) >= 3
    rule = RULES.get(kind)
    if rule and rule.words != ("",):
        assert set(rule.held_out) - {""} - set(rule.words)
        assert not (set(rule.words) & set(rule.held_out)) - {""}
    trained = [order(rng, False, kind) for _ in range(300)]
    held_out = [order(rng, True, kind) for _ in range(100)]
    for attribute in ("line", "said", "inline"):
        ours = {getattr(one, attribute) for one in trained}
        theirs = {getattr(one, attribute) for one in held_out}
        assert len(ours) >= 8
        assert len(theirs) >= 3
        assert not ours & theirs
    for one in (*trained, *held_out):
        assert one.word in one.line
        assert one.word in one.inline
        assert one.word in one.said
        for line in (one.line, one.said, one.inline):
            assert not re.search(
                r"\{|\}(?!\))|  | \.$|[^.]\.\.$|Please please|\bPlease (?:You|I)\b", line
            ), line


def test_most_kinds_can_be_shown_on_one_sentence() -> None:
    rng = random.Random(4)
    shown = set()
    for kind in KINDS:
        drawn = [follow(order(rng, False, kind), "You live in Leeds.", rng, "Where do I live?")
                 for _ in range(20)]  # fmt: skip
        if any(drawn):
            shown.add(kind)
    assert len(shown) >= 30, set(KINDS) - shown


def test_every_kind_is_drawn() -> None:
    rng = random.Random(5)
    assert {order(rng).kind for _ in range(3000)} == set(KINDS)


def _order(kind: str, word: str = "") -> Order:
    return Order(kind, "", "", "", word)


@pytest.mark.parametrize(
    ("kind", "word", "reply"),
    [
        ("one_sentence", "", "You live in Leeds. You like it."),
        ("one_sentence", "", "- You live in Leeds\n- You like it"),
        ("at_most_sentences", "2", "One is here. Two is there. Three is gone."),
        ("under_words", "5", "You live in Leeds now."),
        ("at_least_sentences", "2", "You live in Leeds."),
        ("at_least_words", "5", "You live in Leeds."),
        ("bullets", "", "Here you are:\n- Leeds"),
        ("numbered", "", "1. Leeds\n3. Porto"),
        ("n_bullets", "2", "- Leeds"),
        ("star_paragraphs", "2", "One.\n\n***\n\nTwo.\n\n***\n\nThree."),
        ("begin_with", "Ahoy", "Well, ahoy! You live in Leeds."),
        ("begin_with", "Ban", "Banana! You live in Leeds."),
        ("end_with", "Over and out.", "You live in Leeds. Over and out. Bye."),
        ("end_question", "", "Where? You live in Leeds."),
        ("sign", "Mira", "Mira lives in Leeds."),
        ("lower_case", "", "you live in Leeds."),
        ("all_capitals", "", "YOU LIVE IN LEEDs."),
        ("no_commas", "", "Well, you live in Leeds."),
        ("quotes", "", '"You live" in Leeds.'),
        ("title", "", "You live in Leeds."),
        ("highlight", "", "You live in **Leeds**."),
        ("json", "answer", '{"reply": "Leeds"}'),
        ("json", "answer", '```json\n{"answer": "Leeds"}\n```'),
        ("two_answers", "", "Leeds.\n******\nLeeds."),
        ("no_contractions", "", "You don’t live in Leeds."),
        ("avoid_word", "great", "Great, you live in Leeds."),
        ("include_word", "tiger", "You are tigerish."),
        ("ps", "", "P.S. You live in Leeds."),
        ("pps", "", "You live in Leeds.\n\nP.S. Bye."),
        ("emoji_end", "", "🙂 You live in Leeds."),
        ("no_exclamation", "", "You live in Leeds!"),
        ("number_words", "", "You are 34."),
        ("digits", "", "You are thirty-four."),
        ("hours_24", "", "You get up at 7 pm."),
        ("metric", "", "It is 5 miles."),
        ("french", "", "You live in Leeds."),
        ("german", "", "Tu habites à Leeds."),
        ("pirate", "", "You live in Leeds."),
        ("formal", "", "Certainly! You live in Leeds."),
        ("sections", "Section", "Section 1\nOne.\n\nSection 3\nTwo."),
    ],
)
def test_the_check_is_strict(kind: str, word: str, reply: str) -> None:
    assert not follows(_order(kind, word), reply)


@pytest.mark.parametrize(
    ("kind", "word", "reply", "expected"),
    [
        ("one_sentence", "", "Got it. You play the cello.", "Got it, you play the cello."),
        ("one_sentence", "", "Thanks for telling me. You work for Lidl.",
         "Thanks for telling me that you work for Lidl."),
        ("one_sentence", "", "You live in Leeds. You play the oboe.",
         "You live in Leeds and you play the oboe."),
        ("honorific", "Sir", "You live in Leeds.", "You live in Leeds, Sir."),
        ("no_contractions", "", "You haven't told me that yet.", "You have not told me that yet."),
        ("no_commas", "", "Yes, your cat is called Luna.", "Yes. Your cat is called Luna."),
        ("number_words", "", "You are 34 years old.", "You are thirty-four years old."),
        ("number_words", "", "You get up at 6:45.", None),
        ("digits", "", "Wait for eight minutes.", "Wait for 8 minutes."),
        ("digits", "", "You live in Seven Oaks.", None),
        ("hours_24", "", "The bus leaves at 7 pm.", "The bus leaves at 19:00."),
        ("json", "answer", "You live in Leeds.", json.dumps({"answer": "You live in Leeds."})),
        ("highlight", "", "You live in Leeds.", "You live in *Leeds*."),
        ("french", "", "You haven't told me that yet.", "Tu ne me l'as pas encore dit."),
        ("french", "", "Your sister is called Mira.", "Ta sœur s'appelle Mira."),
        ("french", "", "You are allergic to peanuts.", "Tu es allergique aux cacahuètes."),
        ("german", "", "Got it, Captain. You play the cello.",
         "Verstanden, Captain. Du spielst Cello."),
        ("german", "", "Your birthday is on 3 May.", "Dein Geburtstag ist am 3. Mai."),
        ("spanish", "", "You like cats.", "Te gustan los gatos."),
        ("italian", "", "You are allergic to nuts.", "Hai un'allergia alle noci."),
        ("french", "", "Paris is the capital of France.", None),
        ("avoid_word", "Got it", "Got it. You play the cello.", "You play the cello."),
        ("lower_case", "", "```python\nX = 1\n```", None),
    ],
)  # fmt: skip
def test_a_reply_obeys_in_plain_english(
    kind: str, word: str, reply: str, expected: str | None
) -> None:
    assert follow(_order(kind, word), reply, random.Random(1)) == expected


def test_what_was_asked_is_repeated_only_where_it_is_known() -> None:
    drawn = _order("repeat_request")
    rng = random.Random(1)
    assert follow(drawn, "You live in Leeds.", rng) is None
    found = follow(drawn, "You live in Leeds.", rng, "Where do I live?")
    assert found == "Where do I live?\n\nYou live in Leeds."
    assert not follows(drawn, "You live in Leeds.", "Where do I live?")


def test_sentences_do_not_end_at_abbreviations() -> None:
    assert text.sentences("Dr. Shaw comes at 10 a.m. on Friday. Mr. Hill too, e.g. by bus.") == [
        "Dr. Shaw comes at 10 a.m. on Friday.",
        "Mr. Hill too, e.g. by bus.",
    ]
