"""The prompt: its form, and what leaves when there is no room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.talk.prompt.prompt import SECTIONS, STRIDE, Exchange, Prompt, build, exchanges
from memory.vocabulary.errors import ContextError
from memory.vocabulary.records import Recall, Recalled, Turn, TurnState
from tests.fakes_engine import FakeEngine

ENGINE = FakeEngine()


def item(section: str, text: str, kind: str = "fact", score: float = 1.0) -> Recalled:
    return Recalled(section, kind, text, score, "", ENGINE.count(text), fact_id=text)  # type: ignore[arg-type]


def make(
    recall: Recall | None = None,
    history: list[Exchange] | None = None,
    message: str = "Hello",
    context: int = 2048,
    reply: int = 100,
) -> Prompt:
    return build(
        recall or Recall(),
        history or [],
        message,
        context=context,
        reply=reply,
        count=ENGINE.count,
        count_messages=ENGINE.count_messages,
    )


def test_every_section_where_the_form_puts_it() -> None:
    recall = Recall(
        (
            item("identity", "The user goes by Captain."),
            item("instructions", "Always answer in one sentence."),
            item("pinned", "The user is allergic to peltane."),
            item("recalled", "The user has a dog called Mivack."),
            item("recalled", "user: I saw a heron.", "turn"),
        )
    )
    prompt = make(recall, [Exchange("Hi", "Hello Captain.")], "What is my dog called?")
    assert [m.role for m in prompt.messages] == ["system", "user", "assistant", "user"]
    system, question = prompt.messages[0].text, prompt.messages[-1].text
    assert system.index("Captain") < system.index("one sentence") < system.index("peltane")
    assert "Mivack" not in system
    assert question == (
        "Known about the user:\n- The user has a dog called Mivack.\n"
        "Earlier conversations:\n- user: I saw a heron.\n\nWhat is my dog called?"
    )
    assert tuple(section.name for section in prompt.sections) == SECTIONS
    sent = "\n".join(message.text for message in prompt.messages)
    for section in prompt.sections:
        assert section.tokens == ENGINE.count(section.text)
        for line in section.text.splitlines():
            assert line.removeprefix("user: ").removeprefix("assistant: ") in sent


def test_the_oldest_exchanges_leave_whole_and_it_is_said() -> None:
    history = [Exchange(f"question {n} " + "word " * 20, f"answer {n}") for n in range(30)]
    prompt = make(history=history, context=400)
    assert 0 < prompt.dropped < 30
    text = prompt.section("conversation").text
    assert f"question {prompt.dropped} " in text and "answer 29" in text
    assert f"question {prompt.dropped - 1} " not in text
    assert prompt.room >= 100


def test_the_turns_after_one_that_dropped_something_begin_alike() -> None:
    history = [Exchange(f"question {n} " + "word " * 20, f"answer {n}") for n in range(40)]
    dropped = [make(history=history[:n], context=600).dropped for n in range(24, 40)]
    assert all(number % STRIDE == 0 for number in dropped)
    assert len(set(dropped)) <= 1 + len(dropped) // STRIDE


def test_a_message_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ContextError) as error:
        make(message="word " * 500, context=300)
    assert "too long" in error.value.message and "Shorten" in error.value.remedy


def test_recalled_turns_leave_before_facts_and_always_on_items_stay() -> None:
    recall = Recall(
        (
            item("identity", "The user goes by Captain."),
            item("recalled", "A fact " * 10),
            item("recalled", "An old turn " * 30, "turn"),
        )
    )
    prompt = make(recall, message="word " * 60, context=240)
    assert [out.kind for out in prompt.left_out] == ["turn"]
    assert prompt.section("identity").text
    assert prompt.section("recalled").text


def test_failed_unanswered_and_forgotten_turns_are_not_shown() -> None:
    turns = [
        Turn("c", "user", "failed", state=TurnState.FAILED),
        Turn("c", "user", "stopped at once"),
        Turn("c", "assistant", "", state=TurnState.STOPPED),
        Turn("c", "user", "[forgotten]"),
        Turn("c", "assistant", "noted"),
        Turn("c", "user", "Hello. [forgotten]"),
        Turn("c", "assistant", "half an ans", state=TurnState.STOPPED),
    ]
    assert exchanges(turns, "[forgotten]") == [Exchange("Hello.", "half an ans")]


WORDS = st.text(alphabet="ab ", max_size=60)


@given(
    st.lists(st.tuples(WORDS, WORDS), max_size=12),
    st.lists(st.tuples(st.sampled_from(["identity", "recalled"]), WORDS), max_size=6),
    WORDS,
    st.integers(20, 300),
    st.integers(1, 400),
)
def test_whatever_comes_it_fits_or_is_refused(
    history: list[tuple[str, str]],
    items: list[tuple[str, str]],
    message: str,
    context: int,
    reply: int,
) -> None:
    past = [Exchange(*pair) for pair in history]
    recall = Recall(tuple(item(section, text) for section, text in items))
    try:
        prompt = make(recall, past, message, context, reply)
    except ContextError:
        alone = make(Recall(recall.section("identity")), [], message, 10**6)
        assert alone.tokens > context - max(1, min(reply, context // 2))
        return
    assert prompt.tokens == ENGINE.count_messages(prompt.messages)
    assert prompt.room >= min(reply, context // 2)
    assert prompt.messages[-1].text.endswith(message)
    assert len(prompt.messages) == 2 + 2 * (len(past) - prompt.dropped)
    if prompt.dropped:  # one stride more would not have fitted
        longer = ENGINE.count_messages(
            [*make(recall, past[max(0, prompt.dropped - STRIDE) :], message, 10**6).messages]
        )
        assert longer > context - max(1, min(reply, context // 2)) or prompt.left_out


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("hello", ["The user goes by Captain.", "The user's pronouns are they/them."]),
        (
            "what is my name",
            ["The user goes by Captain.", "The user's name is Jonas.",
             "The user's pronouns are they/them."],
        ),
    ],
)  # fmt: skip
def test_the_form_of_address_stands_first_and_alone(message: str, lines: list[str]) -> None:
    known = ["The user's name is Jonas.", "The user goes by Captain."]
    prompt = make(
        Recall(tuple(
            item("identity", text) for text in (*known, "The user's pronouns are they/them.")
        )),
        message=message,
    )  # fmt: skip
    assert prompt.messages[0].text.splitlines()[1:] == lines


def test_a_name_alone_stays() -> None:
    prompt = make(Recall((item("identity", "The user's name is Jonas."),)))
    assert "The user's name is Jonas." in prompt.messages[0].text
