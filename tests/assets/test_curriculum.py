"""What the curriculum teaches, and what it keeps for evaluation."""

from __future__ import annotations

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from assets.mind.curriculum import dialogues, facts
from assets.mind.curriculum.facts import (
    ABSTAIN,
    alike,
    bare,
    every_ask,
    know,
    know_again,
    unknown,
)
from assets.mind.curriculum.qualified import qualified, three_alike, two_told
from assets.mind.curriculum.situations import HELD_OUT_WHICH, WHICH, choice
from assets.mind.curriculum.slots import words
from assets.mind.curriculum.slots.kept import HELD_OUT, NEVER, NEVER_HELD_OUT, TRAINED
from assets.mind.curriculum.slots.people import TOPICS, confused, person_slot
from assets.mind.curriculum.slots.words import invented
from assets.mind.curriculum.talk import talk
from memory.vocabulary.prompt_form import FACTS_HEADER, PERSONA

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
        shuns = re.search(r"\b(?:skip|avoid|leave|away|not|without)\b", found.answer, re.I)
        assert found.good in found.answer or (shuns and found.bad in found.answer)
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


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_the_curriculum_writes_the_form_that_is_sent(seed: int) -> None:
    for text in dialogues.true_form(random.Random(seed)).texts():
        assert text.startswith(f"<|im_start|>system\n{PERSONA}")
        last = text[text.rindex("<|im_start|>user\n") :]
        if FACTS_HEADER in text:
            assert FACTS_HEADER in last.split("\n\n")[0]
        assert text.endswith("<|im_end|>")
        assert text.count("<|im_start|>") == text.count("<|im_end|>")


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_only_what_the_assistant_says_is_learned(seed: int) -> None:
    dialogue = dialogues.true_form(random.Random(seed))
    for number, pieces in enumerate((dialogue.stem, *dialogue.branches)):
        for (before, _), (part, learn) in zip([("", False), *pieces], pieces, strict=False):
            assert learn <= before.endswith("<|im_start|>assistant\n")
            assert learn <= part.endswith("<|im_end|>")
            if number:  # in the stem some replies are only read
                assert learn == before.endswith("<|im_start|>assistant\n")


def test_held_out_wordings_and_slots_are_not_in_training() -> None:
    rng = random.Random(1)
    held = {question for slot in TRAINED for question in slot.held_out_questions}
    names = {slot.name for slot in HELD_OUT}
    for _ in range(3000):
        known = facts.know(rng, 3)
        assert not names & {k.slot.name for k in known}
        assert facts.ask(rng, known[0])[0] not in held
        assert facts.unknown(rng, known)[0] not in held


def test_three_of_a_sort_are_all_named_to_the_letter() -> None:
    rng = random.Random(13)
    for _ in range(300):
        told = three_alike(rng)
        for _, answer in told.asked:
            block = " ".join(told.lines)
            values = answer.rstrip(".").replace(", the ", ", ").split(", ")
            assert len(values) == 2 and " and " in values[1], answer
            assert values[1].rsplit(" and ", 1)[-1].removeprefix("the ") in block


def test_a_condition_is_answered_from_its_own_words() -> None:
    rng = random.Random(14)
    for _ in range(300):
        told = qualified(rng)
        assert told.asked and "{" not in str(told)


def test_both_things_of_one_message_are_acknowledged() -> None:
    rng = random.Random(15)
    for _ in range(300):
        known, said, reply = two_told(rng, ", Ace")
        assert all(k.value.lower() in said.lower() for k in known), said
        assert all(k.answer.lower().rstrip(".") in reply.lower() for k in known), reply


def test_luna_speaks_of_herself_and_knows_the_name() -> None:
    rng = random.Random(16)
    replies = {talk(rng, "Ace")[1] for _ in range(600)}
    assert any("Luna" in reply for reply in replies)
    assert any(", Ace" in reply for reply in replies)
    assert not any("small program" in reply for reply in replies)


def test_a_long_talk_learns_only_what_it_can_see() -> None:
    """What was answered from a block that is gone is read, not learned."""
    long, given = 0, 0
    for seed in range(150):
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
    assert long > 10 and given > 2


def test_own_things_and_those_of_others_are_told_apart() -> None:
    rng = random.Random(3)
    for _ in range(50):
        own, theirs = alike(rng, set())
        assert own.slot.name != theirs.slot.name
        assert "My " in own.slot.told[0] and "'s " in theirs.slot.told[0]
        assert own.value in own.line and theirs.value in theirs.line


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
