"""Whatever a model says, the reply keeps the rules; and any split of its pieces is the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.talk.reply.style.enforce import styled
from app.talk.reply.style.rules import Rule, together
from assets.mind.curriculum.styles.order import RULES

# An independent checker of these kinds is the curriculum's own.
CHECKED = (
    Rule("one_sentence"), Rule("at_most_sentences", "2", 2), Rule("at_least_sentences", "5", 5),
    Rule("under_words", "20", 19), Rule("at_least_words", "30", 30), Rule("bullets"),
    Rule("numbered"), Rule("n_bullets", "3", 3), Rule("star_paragraphs", "3", 3),
    Rule("one_paragraph"), Rule("no_lists"), Rule("sections", "Part"), Rule("json", "answer"),
    Rule("two_answers"), Rule("begin_with", "Ahoy"), Rule("end_with", "Over and out."),
    Rule("end_question"), Rule("begin_question"), Rule("sign", "Mira"), Rule("ps", "P.S."),
    Rule("title"), Rule("heading"), Rule("bold"), Rule("highlight"), Rule("quotes"),
    Rule("brackets", "[]"), Rule("greet"), Rule("thank"), Rule("avoid_word", "great"),
    Rule("include_word", "sunshine"), Rule("ellipsis"), Rule("exclaim"), Rule("no_exclamation"),
    Rule("lower_case"), Rule("all_capitals"), Rule("capital_words"), Rule("no_commas"),
    Rule("no_contractions"), Rule("emoji_end", "🦊"), Rule("no_emoji"), Rule("no_question"),
    Rule("address_first", "Boss"), Rule("table"), Rule("hashtag"), Rule("tldr"), Rule("reason"),
    Rule("emoji_start", "🐢"), Rule("one_word"), Rule("under_characters", "100", 99),
    Rule("exact_sentences", "3", 3), Rule("blockquote"), Rule("fun_fact"), Rule("no_apology"),
    Rule("placeholder", "name"), Rule("new_lines"), Rule("blank_lines"),
)  # fmt: skip
ARGUMENT = {"brackets": "square brackets", "two_answers": ""}

PROSE = st.lists(
    st.sampled_from((
        "Paris is the capital of France, and it lies on the Seine.",
        "You haven't told me that yet.",
        "It's a great city!", "What else would you like to know?", "I'm sorry, but I can't say.",
        "Sure!", "Dr. Reed lives there, e.g. in spring.", "Yes.", "Rain falls on the hills 🙂.",
        "Unfortunately, nobody knows why, so we wait.", "Bread needs flour, water, salt and time.",
        "In 2020, about 1,200 people came; 3.5 % stayed", "a short line",
    )),
    min_size=1, max_size=7, unique=True,
)  # fmt: skip
GAPS = st.sampled_from((" ", " ", " ", "\n", "\n\n", "\n- ", "\n1. ", "\n\n* "))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A reply as a small model may give it."""
    said = draw(PROSE)
    return "".join(
        part + (draw(GAPS) if at + 1 < len(said) else "") for at, part in enumerate(said)
    )


def model(
    text: str, more: str = " I hope that this helps.", size: int = 3
) -> Callable[[str], Iterator[str]]:
    """A model that says a text, and the same further text whenever it is asked to go on."""
    asked = 0

    def ask(begun: str) -> Iterator[str]:
        nonlocal asked
        asked += 1
        said = text if asked == 1 else more
        for at in range(0, len(said), size):
            yield said[at : at + size]

    return ask


def said(rules: Sequence[Rule], text: str, more: str = " I hope that this helps.") -> str:
    return "".join(styled(rules, model(text, more), request="What is Paris?"))


@pytest.mark.parametrize("rule", CHECKED, ids=lambda rule: rule.kind)
@settings(max_examples=25, deadline=None)
@given(text=texts(), more=st.sampled_from(("", " I hope that this helps.", "Yes", "\n\n")))
def test_a_rule_is_kept_whatever_the_model_says(rule: Rule, text: str, more: str) -> None:
    reply = said([rule], text, more)
    word = ARGUMENT.get(rule.kind, rule.word)
    if rule.kind == "under_words":
        word = "20"
    if rule.kind == "under_characters":
        word = "100"
    assert RULES[rule.kind].follows(reply.strip(), word), reply


SETS = st.lists(st.sampled_from(CHECKED), min_size=1, max_size=4).map(
    lambda rules: list(together(rules))
)


@settings(max_examples=150, deadline=None)
@given(rules=SETS, text=texts(), size=st.integers(1, 40))
def test_any_split_of_the_pieces_gives_the_same_text(
    rules: list[Rule], text: str, size: int
) -> None:
    whole = "".join(styled(rules, model(text, size=10_000), request="Hello"))
    assert "".join(styled(rules, model(text, size=size), request="Hello")) == whole


@settings(max_examples=40, deadline=None)
@given(text=texts())
def test_without_rules_nothing_changes(text: str) -> None:
    assert said([], text) == text


CODE = '```python\nx, y = f("a"), 1!\nprint(x)\n```'


@pytest.mark.parametrize(
    "kind", ["all_capitals", "no_commas", "no_exclamation", "bullets", "one_paragraph", "numbered"]
)
def test_code_stays_as_it_is(kind: str) -> None:
    reply = said([Rule(kind)], f"Here it is, in short:\n\n{CODE}\n\nRun it, please!")
    assert f"\n{CODE}\n" in reply


def test_code_in_json_is_escaped() -> None:
    reply = said([Rule("json", "answer")], f"Here:\n{CODE}\nDone.")
    # The model escapes quotation marks in JSON; where it does not, its string ends there.
    assert set(json.loads(reply)) == {"answer"}


def test_rules_are_kept_together() -> None:
    rules = [
        Rule("one_sentence"), Rule("all_capitals"), Rule("no_commas"), Rule("sign", "Yours, Mira"),
        Rule("emoji_end", "🦊"),
    ]  # fmt: skip
    reply = said(rules, "Sure! Paris, the capital of France, lies on the Seine. It is big.")
    assert reply == "PARIS – THE CAPITAL OF FRANCE – LIES ON THE SEINE.\n\nYOURS, MIRA 🦊"


def test_names_keep_their_letters() -> None:
    name = "Thandiwe O'Brien-Łuczak"
    for rule in (Rule("no_commas"), Rule("bold"), Rule("no_contractions"), Rule("no_emoji")):
        assert name in said([rule], f"Your wife is called {name}.").replace("*", "")


def test_a_later_instruction_counts() -> None:
    short, long = Rule("one_sentence"), Rule("at_least_sentences", "4", 4)
    assert together([short, long]) == (long,)
    assert together([long, short]) == (short,)
    assert together([short, Rule("all_capitals")]) == (short, Rule("all_capitals"))


def test_a_reply_that_keeps_the_rule_is_left_alone() -> None:
    for rule, text in (
        (Rule("end_question"), "You live in Leeds. Would you like to move?"),
        (Rule("end_with", "Cheers!"), "You live in Leeds. Cheers!"),
        (Rule("bullets"), "- You live in Leeds.\n- You like it."),
        (Rule("sign", "Mira"), "You live in Leeds.\n\nMira"),
        (Rule("include_word", "sunshine"), "Sunshine is on its way."),
        (Rule("bold"), "You live in **Leeds**."),
        (Rule("at_most_sentences", "", 3), "You live in Leeds. You like it."),
    ):
        assert said([rule], text.removeprefix("- ") if rule.kind == "bullets" else text) == text


def test_a_stopped_reply_gets_nothing_more() -> None:
    pieces = styled([Rule("end_with", "Cheers!"), Rule("quotes")], model("You live in Leeds"),
                    stopped=lambda: True)  # fmt: skip
    assert "".join(pieces) == '"You live in Leeds'


def test_what_continues_a_reply_begins_and_ends_nothing() -> None:
    rules = [Rule("begin_with", "Ahoy"), Rule("end_with", "Cheers!"), Rule("all_capitals")]
    assert "".join(styled(rules, model(" and so on"), continued=True)) == " AND SO ON"


def test_a_rule_that_has_enough_closes_the_stream() -> None:
    closed = []

    def endless(begun: str) -> Iterator[str]:
        try:
            while True:
                yield "Paris is big. "
        finally:
            closed.append(True)

    assert "".join(styled([Rule("one_sentence")], endless)) == "Paris is big."
    assert closed


def test_words_come_as_they_are_made() -> None:
    shown = ""
    for piece in styled(
        [Rule("end_with", "Cheers!"), Rule("all_capitals")], model("One two three")
    ):
        shown += piece
        if "THREE" not in shown and "TWO" in shown:
            return
    raise AssertionError("held until the end")


def test_a_model_that_takes_the_beginning_for_the_whole_is_asked_again() -> None:
    def ask(begun: str) -> Iterator[str]:
        yield "" if begun else "Paris is big."

    assert "".join(styled([Rule("begin_with", "Ahoy")], ask)) == "Ahoy! Paris is big."
    rules = [Rule("begin_with", "Ahoy"), Rule("under_words", number=9)]
    assert "".join(styled(rules, lambda begun: iter(["Paris."]))) == "Ahoy! Paris."


def test_after_an_admission_the_model_is_not_asked_for_more() -> None:
    reply = said([Rule("paragraphs", "2", 2)], "You haven't told me that yet.", " You are Swiss.")
    assert reply.startswith("You haven't told me that yet.\n\n") and "Swiss" not in reply
