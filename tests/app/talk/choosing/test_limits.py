"""What a limit excludes, and replies that keep to it."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from app.talk.reply.choosing.choice import decided
from app.talk.reply.choosing.kept import broken, kept
from app.talk.reply.choosing.limits import excluded, named
from memory.vocabulary.records import Fact
from tests.app.talk.choosing.known import afraid, allergic, dislikes, fact, is_

NO_ALCOHOL = fact("diet", "drink alcohol", "The user doesn't drink alcohol.", -1)


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (allergic("nuts"), "a slice of walnut cake"),
        (allergic("shellfish"), "grilled prawns"),
        (allergic("milk"), "mashed potatoes with butter"),
        (fact("allergy", "lactose", "The user is intolerant to lactose."), "whipped cream"),
        (is_("vegan"), "scrambled eggs"),
        (is_("vegetarian"), "a tuna sandwich"),
        (is_("halal"), "ham and melon"),
        (fact("diet", "eat pork", "The user doesn't eat pork.", -1), "crispy bacon"),
        (NO_ALCOHOL, "a cold beer"),
        (fact("skill", "swim", "The user can't swim.", -1), "go snorkelling"),
        (afraid("heights"), "the observation deck"),
        (afraid("flying"), "take a plane"),
        (dislikes("running"), "a short jog"),
        (allergic("kiwis"), "a kiwi"),
        (allergic("pollen"), "a vase of lilies"),
    ],
)
def test_a_limit_excludes_what_belongs_to_it(limit: Fact, text: str) -> None:
    assert named(text, excluded(limit))


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (allergic("milk"), "oat milk"),
        (allergic("gluten"), "gluten-free bread"),
        (is_("vegetarian"), "a veggie burger"),
        (is_("vegan"), "vegan cheese"),
        (NO_ALCOHOL, "non-alcoholic beer"),
        (allergic("eggs"), "an eggplant curry"),
        (allergic("nuts"), "a doughnut and a coconut"),
        (afraid("flying"), "the night train"),
        (dislikes("ham"), "a hamster"),
    ],
)
def test_what_only_bears_the_name_is_not_excluded(limit: Fact, text: str) -> None:
    assert not named(text, excluded(limit))


def test_a_thing_that_is_turned_down_is_not_recommended() -> None:
    things = excluded(allergic("nuts"))
    assert broken("Try a walnut cake.", things) == "walnut"
    assert broken("I'd say pralines, because you don't eat nuts.", things)
    assert not broken("Avoid walnut cake.", things)
    assert not broken("A lemon tart has no nuts.", things)


@pytest.mark.parametrize(
    "message",
    [
        "Suggest a dessert.",
        "what can I cook tonight?",
        "Any ideas for a picnic?",
        "Recommend something for my lunchbox, please.",
        "What should I bring to the party?",
        "Which starter would you recommend for me?",
        "give me a quick recipe",
        "Plan a dinner for four.",
    ],
)
def test_a_suggestion_is_held_to_limits(message: str) -> None:
    choice = decided(message, lambda: [allergic("nuts")])
    assert "walnut" in choice.excluded and not choice.opening


@pytest.mark.parametrize(
    "message",
    [
        "What's the capital of Peru?",
        "Write a story about a squirrel.",
        "Suggest a command to list files.",
        "What should I cook for my dog?",
        "I had walnut cake today.",
        "What am I allergic to?",
        "Good morning!",
        "Tell me a joke about a squirrel.",
        "Name three painters.",
    ],
)
def test_other_messages_are_not(message: str) -> None:
    assert not decided(message, lambda: [allergic("nuts")])


def test_what_a_message_asks_for_itself_is_not_excluded() -> None:
    assert not decided("Which running shoes should I buy?", lambda: [dislikes("running")])
    shellfish = decided("Suggest a seafood dinner.", lambda: [allergic("shellfish")]).excluded
    assert "prawn" in shellfish and "seafood" not in shellfish


class Says:
    """A model with a reply for each call."""

    def __init__(self, *replies: str) -> None:
        self.replies = list(replies)
        self.calls: list[tuple[str, tuple[str, ...]]] = []

    def __call__(self, said: str, never: tuple[str, ...]) -> Generator[str, None, None]:
        self.calls.append((said, never))
        text = self.replies.pop(0) if self.replies else ""
        yield from (text[at : at + 4] for at in range(0, len(text), 4))


def spoken(model: Says, stopped: bool = False) -> str:
    things = excluded(allergic("nuts"))
    nothing = "I have no suggestion, because you are allergic to nuts."
    return "".join(kept(model, things, nothing, lambda: stopped, known=nothing))


def test_a_good_reply_passes_unchanged() -> None:
    model = Says("Two ideas:\n\n1. Lemon tart.\n2. Rice pudding, e.g. with plums.")
    assert spoken(model) == "Two ideas:\n\n1. Lemon tart.\n2. Rice pudding, e.g. with plums."
    assert len(model.calls) == 1


def test_a_sentence_that_breaks_a_limit_is_said_again() -> None:
    model = Says("Sure! Try walnut cake. It is good.", "Try lemon tart.")
    assert spoken(model) == "Sure! Try lemon tart."
    assert model.calls[1][0] == "Sure! "
    assert " walnut" in model.calls[1][1]


def test_what_cannot_be_said_better_is_left_out() -> None:
    model = Says(*["Try nut cake."] * 7)
    assert spoken(model) == "I have no suggestion, because you are allergic to nuts."
    model = Says(*["Eat nuts. Or plums."] * 7)
    assert spoken(model) == "Or plums."


def test_a_suggestion_does_not_begin_with_what_is_known() -> None:
    model = Says("You are allergic to nuts.", " a walnut cake.", " a lemon tart.")
    assert spoken(model) == "I'd suggest a lemon tart."
    assert [said for said, _ in model.calls] == ["", "I'd suggest", "I'd suggest"]


def test_a_stopped_reply_is_not_begun_again() -> None:
    assert spoken(Says("Try walnut cake. Enjoy"), stopped=True) == "Enjoy"
