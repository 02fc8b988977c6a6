"""What the curriculum teaches, and what it keeps for evaluation."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.engine import Engine
from assets.default_model import corpora, dialogues, evaluate, questions, replies, words
from assets.default_model.facts import ABSTAIN, alike, bare, every_ask, know, know_again, unknown
from assets.default_model.people import TOPICS, confused, person_slot
from assets.default_model.situations import HELD_OUT_WHICH, WHICH, choice
from assets.default_model.slots import HELD_OUT, NEVER, NEVER_HELD_OUT, TRAINED
from assets.default_model.small_talk import fitting
from assets.default_model.words import invented, value

AGAINST_WORDS = ("allergic to", "allergy to", " eat ", "never eats", "dislikes", "hates", "like ")


def test_what_is_never_known_is_not_a_trained_question() -> None:
    assert not set(NEVER_HELD_OUT) & {question for question, _ in NEVER}
    assert not set(HELD_OUT_WHICH) & set(WHICH)


def test_slots_of_evaluation_share_no_name_with_trained_ones() -> None:
    assert not {s.name for s in HELD_OUT} & {s.name for s in TRAINED}


def test_an_unanswered_question_is_not_one_that_the_block_answers() -> None:
    rng = random.Random(4)
    for _ in range(2000):
        known = know(rng, 4)
        question, answer = unknown(rng, known)
        assert answer == ABSTAIN
        assert not any(question in k.slot.asks for k in known), (question, known)


def test_a_question_about_somebody_else_names_somebody_else() -> None:
    rng = random.Random(5)
    for topic in TOPICS:
        slot = person_slot(rng, topic)
        for _ in range(20):
            asked = confused(rng, slot.name)
            assert asked not in slot.asks
            assert "{" not in asked


def test_a_choice_goes_to_what_the_fact_allows() -> None:
    rng = random.Random(6)
    for _ in range(200):
        found = choice(rng)
        assert found.answer.startswith(f"I'd choose {found.good},")
        assert found.good in found.question or found.good.lower() in found.question.lower()
        against = any(w in found.fact for w in AGAINST_WORDS)
        assert (found.bad if against else found.good) in found.fact


def test_a_changed_fact_keeps_its_slot() -> None:
    rng = random.Random(7)
    old = know(rng, 1)[0]
    new = know_again(rng, old)
    assert new.slot is old.slot
    assert new.value in new.line


def test_invented_words_are_mostly_different() -> None:
    rng = random.Random(8)
    assert len({invented(rng) for _ in range(1000)}) > 900


def test_a_reply_is_judged_by_the_instruction_it_was_given() -> None:
    rng = random.Random(9)
    for _ in range(200):
        kind, line, said = replies.instruction(rng, "Aye")
        assert line
        assert said
        question, answer = replies.general(rng)
        assert question
        if kind != "short":
            assert replies.follows(kind, "Aye", replies.follow(kind, "Aye", answer))


@pytest.mark.parametrize(
    ("text", "looping"),
    [
        ("Your dog is called Mivack.", False),
        ("I like it and I like it and I like it", True),
        ("no no no", True),
        ("", False),
    ],
)
def test_a_reply_in_circles_is_found(text: str, looping: bool) -> None:
    assert evaluate.loops(text) is looping


def test_plain_english_is_learned_from_both_sides() -> None:
    talk = [("user", "How was it?"), ("assistant", "Quite nice.")]
    dialogue = dialogues.plain(random.Random(1), talk)
    learned = [text for text, learn in (*dialogue.stem, *dialogue.branches[0]) if learn]
    assert [text.strip() for text in learned] == ["How was it?", "Quite nice.<|im_end|>"]


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("Hi, how are you?", "I'm well, thank you, Ace. How are you?"),
        ("Do you like football?", "I don't follow sports, but I like to hear about them. Do you?"),
        ("Have you seen the new film?", "No, I can't watch anything. How was it?"),
        (
            "What's your favourite colour?",
            "I don't have one, I'm only a small program. What is yours?",
        ),
        ("Who wrote the longest poem?", "I don't know that, I'm afraid. I'm only a small program."),
        ("My cat died.", "I'm sorry to hear that. Do you want to talk about it?"),
        ("I love old trains.", "That's good to hear. What do you like most about it?"),
        ("What is my ring size?", "You haven't told me that yet."),
        ("The lamp is green.", "That's interesting. Tell me more about it."),
        (
            "Hi, I'm Sam! What's your name?",
            "It's nice to meet you, Ace! I'm Luna, a small private assistant that runs on your "
            "own machine.",
        ),
        (
            "Hey, how's it going? Do you watch television?",
            "I'm well, thank you, Ace. I can't watch anything, but I like to hear about it. "
            "Do you?",
        ),
        (
            "Do you prefer tea or coffee?",
            "I couldn't say which, I'm only a small program. Which do you like more?",
        ),
        ("I had an awful day.", "I'm sorry to hear that. Do you want to talk about it?"),
    ],
)
def test_small_talk_is_answered_by_what_sort_of_thing_was_said(said: str, reply: str) -> None:
    assert fitting(random.Random(0), said, "Ace") == reply


def test_small_talk_asks_as_people_do_and_answers_as_luna() -> None:
    talk = [[("user", f"The lamp {n} is green."), ("assistant", "Never.")] for n in range(4)]
    dialogue = dialogues.small_talk(random.Random(3), talk)
    for text in dialogue.texts():
        assert "The lamp" in text and "Never" not in text
        assert "That's interesting. Tell me more about it.<|im_end|>" in text


def test_a_long_talk_learns_only_what_it_can_see() -> None:
    """What was answered from a block that is gone is read, not learned."""
    long, given = 0, 0
    for seed in range(120):
        dialogue = dialogues.true_form(random.Random(seed))
        stem = "".join(text for text, _ in dialogue.stem)
        long += stem.count("<|im_start|>assistant") > 4
        seen = ""
        for text, learn in dialogue.stem:
            value = text.removesuffix(".<|im_end|>").rsplit(" ", 1)[-1]
            if text.startswith("Your ") and " is called " in text:
                given += not learn
                assert not learn or value in seen, text
            seen += text
    assert long > 12 and given > 3


def test_own_things_and_those_of_others_are_told_apart() -> None:
    rng = random.Random(3)
    for _ in range(50):
        own, theirs = alike(rng, set())
        assert own.slot.name != theirs.slot.name
        assert "My " in own.slot.told[0] and "'s " in theirs.slot.told[0]
        assert own.value in own.line and theirs.value in theirs.line


def test_instructions_of_the_evaluation_are_not_trained() -> None:
    rng = random.Random(2)
    trained = {replies.instruction(rng, "{w}")[1] for _ in range(20_000)}
    held_out = {line for lines in replies.HELD_OUT_INSTRUCTIONS.values() for line in lines}
    assert set(replies.INSTRUCTIONS) == set(replies.HELD_OUT_INSTRUCTIONS)
    assert len(trained) > 400
    assert not trained & held_out
    assert {replies.instruction(rng, "{w}", held_out=True)[1] for _ in range(500)} == held_out


def test_corpus_text_is_tidied_and_odd_text_refused() -> None:
    assert corpora._tidy("  i  think i do ") == "I think I do"
    assert not corpora._clean("see [user 1's name]")
    assert corpora._clean("Hello there!")


@pytest.mark.journey
def test_every_row_of_the_evaluation_can_be_drawn(small_model: Path) -> None:
    with Engine(small_model, context=1024) as engine:
        for name, case in questions.rows(engine).items():
            assert case(random.Random(name)) in (True, False)


def test_real_values_of_the_evaluation_are_in_no_table_of_training() -> None:
    held = {word for text in questions.REAL_VALUES.values() for word in text.lower().split()}
    rng, drawn = random.Random(11), set[str]()
    for _ in range(4_000):
        for kind in questions.REAL_VALUES:
            drawn.update(value(rng, kind).lower().split())
    assert not held & drawn


def test_words_can_be_made_of_all_pieces() -> None:
    rng = random.Random(12)
    with words.pieces({"Ġqu": 0, "Ġ9": 1, "xyx": 2, "Q": 3, "<|im_end|>": 4}):
        made = [invented(rng, 0.0) for _ in range(200)]
    assert not any("xyx" in invented(rng, 0.0) for _ in range(200))
    of_pieces = [word for word in made if word.startswith("quxyx")]
    assert 60 < len(of_pieces) < 140
    assert all(set(word) == set("quxy") for word in of_pieces)


def test_a_question_typed_in_haste_is_the_same_question() -> None:
    slot = next(slot for slot in TRAINED if slot.name == "home")
    assert bare("Where do I live?") == "where do i live"
    assert all(bare(question) in every_ask(slot) for question in slot.asks)
