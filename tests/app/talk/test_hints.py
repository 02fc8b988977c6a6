"""What an untrained model is told beside a question about the user."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.talk.prompt.hints import asks_of_user, hint
from app.talk.prompt.prompt import Exchange
from app.talk.reading.judge import Focus
from memory.vocabulary.origin import Origin
from memory.vocabulary.prompt_form import OWN, PromptForm
from memory.vocabulary.records import Recall, Recalled, Turn

TOLD, UNTOLD = (("Where am I?", "At home."),), (("Who am I?", "You haven't said."),)
FORM = PromptForm(told=TOLD, untold=UNTOLD)
ASK = Turn("c", "user", "What is my brother called?")


def recall(section: str, text: str = "The user goes by Captain.") -> Recall:
    return Recall((Recalled(section, "fact", text, 1.0, "", 5),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "What is my brother called?", "Where do I live?", "how old am I", "Who is my dentist?",
        "Remind me of my cat's name.", "Do you know my birthday?", "What should you call me?",
        "Tell me which language I speak.", "who did i vote for", "Am I allergic to anything?",
    ],
)  # fmt: skip
def test_what_only_the_user_can_have_told(text: str) -> None:
    assert asks_of_user(text)


@pytest.mark.parametrize(
    "text",
    [
        "How do I boil an egg?", "Write a letter to my landlord.", "Tell me a joke",
        "What can I do about my headache?", "What is the best way to clean my oven?",
        "What is the capital of France?", "Can you help me with my essay?", "I live in Oslo.",
        "Why is my screen black?", "What should I cook tonight?", "From now on, call me Captain.",
        "What do you think of my plan?", "How can I learn Spanish?", "",
    ],
)  # fmt: skip
def test_everything_else_is_left_alone(text: str) -> None:
    assert not asks_of_user(text)
    assert hint(FORM, replace(ASK, text=text), Focus(Recall()), (), learned=False) == ()


def test_beside_facts_and_beside_none() -> None:
    assert hint(FORM, ASK, Focus(Recall()), (), learned=False) == UNTOLD
    own = replace(ASK, text="Where do I live?")
    assert hint(FORM, own, Focus(recall("recalled")), (), learned=False) == TOLD


def test_facts_of_somebody_else_are_no_answer() -> None:
    sister = recall("recalled", "The user's sister is called Ann.")
    assert hint(FORM, ASK, Focus(sister), (), learned=False) == UNTOLD
    assert (
        hint(FORM, ASK, Focus(recall("recalled", "The user's brother is Tom.")), (), False) == TOLD
    )


def test_the_trained_form_has_no_hints() -> None:
    assert hint(OWN, ASK, Focus(Recall()), (), learned=False) == ()
    assert hint(OWN, ASK, Focus(recall("recalled")), (), learned=False) == ()


def test_none_where_something_else_may_answer() -> None:
    assert hint(FORM, ASK, Focus(Recall()), (), learned=True) == ()  # the weights
    assert hint(FORM, ASK, Focus(recall("pinned")), (), learned=False) == ()
    named = replace(ASK, text="What should you call me?")
    assert hint(FORM, named, Focus(recall("identity")), (), learned=False) == ()
    assert hint(FORM, named, Focus(Recall()), (), learned=False) == UNTOLD
    told = Exchange("My brother is an odd one, Tom.", "I see.")
    assert hint(FORM, ASK, Focus(Recall()), (told,), learned=False) == ()
    other = Exchange("I'd like some tea.", "Of course.")
    assert hint(FORM, ASK, Focus(Recall()), (other,), learned=False) == UNTOLD


def test_a_paste_is_no_question_of_the_user() -> None:
    assert hint(FORM, replace(ASK, origin=Origin.PASTED), Focus(Recall()), (), learned=False) == ()
