"""Which form a model gets, and how prompts in our form are said in another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.vocabulary.prompt_form import OWN, PERSONA, PromptForm, system_text, user_text
from memory.vocabulary.records import Message
from memory.vocabulary.stranger_forms import LARGE_FORM, MIDDLE_FORM, SMALL_FORM, form_for

FORMS = (SMALL_FORM, MIDDLE_FORM, LARGE_FORM)
LINES = ("The user goes by Captain.", "The user's name is Ann Bo.", "The user's pronouns are she.")


def prompt(identity: tuple[str, ...] = LINES) -> tuple[Message, ...]:
    return (
        Message(
            "system", system_text(identity, ["Always rhyme."], ["The user is allergic to tea."])
        ),
        Message("user", "Hi"),
        Message("assistant", "Hello."),
        Message("user", user_text("Where do I live?", ["The user lives in Orlen."])),
    )


@pytest.mark.parametrize(
    ("metadata", "parameters", "form"),
    [
        ({"luna.mind.base_sha256": "ab"}, 135_000_000, OWN),
        ({"general.name": "Luna small"}, 6_000_000, OWN),
        ({"general.name": "SmolLM2 135M"}, 135_000_000, SMALL_FORM),
        ({}, 500_000_000, MIDDLE_FORM),
        ({}, 8_000_000_000, LARGE_FORM),
    ],
)
def test_the_form_follows_from_training_and_size(
    metadata: dict[str, object], parameters: int, form: PromptForm
) -> None:
    assert form_for(metadata, parameters) is form


def test_the_trained_form_is_what_it_was_to_the_letter() -> None:
    assert PERSONA == "You are Luna, the user's private assistant."
    assert OWN.worded(prompt()) == prompt()
    assert OWN.identity_text(LINES) == "\n".join(LINES)
    assert prompt()[0].text == (
        "You are Luna, the user's private assistant.\n"
        "The user goes by Captain.\nThe user's name is Ann Bo.\nThe user's pronouns are she.\n"
        "Standing instructions:\n- Always rhyme.\n"
        "Always remember:\n- The user is allergic to tea."
    )
    assert prompt()[-1].text == (
        "Known about the user:\n- The user lives in Orlen.\n\nWhere do I live?"
    )
    assert not OWN.told and not OWN.untold


def test_the_form_of_address_becomes_exchanges_before_the_talk() -> None:
    system, *talk = SMALL_FORM.worded(prompt())
    assert system.text.startswith(SMALL_FORM.persona) and PERSONA not in system.text
    assert "Captain" not in system.text and "The user's name is Ann Bo." in system.text
    assert "- Always rhyme." in system.text and "allergic to tea" in system.text
    assert [m.role for m in talk] == ["user", "assistant"] * (len(talk) // 2) + ["user"]
    assert tuple(talk[-3:]) == prompt()[1:]
    assert any("Captain" in m.text for m in talk if m.role == "user")
    assert any("Captain" in m.text for m in talk if m.role == "assistant")
    shown = SMALL_FORM.identity_text(LINES)
    assert "The user's pronouns are she." in shown and "The user goes by" not in shown
    assert all(m.text in shown for m in talk[:-3])


def test_a_name_serves_where_no_form_of_address_is_known() -> None:
    talk = SMALL_FORM.worded(prompt(LINES[1:]))
    assert any("Ann Bo" in m.text for m in talk if m.role == "assistant")


@pytest.mark.parametrize("form", FORMS)
def test_no_example_stands_in_a_prompt_without_a_name(form: PromptForm) -> None:
    assert form.worded(prompt(()))[1:] == prompt(())[1:]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_no_chat_of_ours_stays(form: PromptForm) -> None:
    bare = (Message("user", PERSONA),)
    other = (Message("system", "Read the message."), Message("user", "I live in Orlen."))
    assert form.worded(bare) == bare
    assert form.worded(other) == other
    assert form.worded(()) == ()


@given(st.text(min_size=1).filter(lambda name: not set(name) & set("\n\r") and name.strip()))
def test_any_name_is_said_as_it_is(name: str) -> None:
    line = f"The user goes by {name}."
    texts = [m.text for m in SMALL_FORM.worded(prompt((line,)))]
    assert texts[0] == SMALL_FORM.worded(prompt(()))[0].text
    assert sum(name in text for text in texts[1:]) >= 3


def test_larger_models_are_told_less() -> None:
    sizes = [sum(len(m.text) for m in form.worded(prompt())) for form in FORMS]
    own = sum(len(m.text) for m in prompt())
    assert all(size - own < 220 * 4 for size in sizes)
