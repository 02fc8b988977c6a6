"""Standing instructions are read by meaning; what is no form, or unclear, gives no rule."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine import GgufEmbedder
from app.talk.reply.style.reading.arguments import rule_of
from app.talk.reply.style.reading.recognise import Recogniser, parts, shipped
from app.talk.reply.style.rules import KINDS
from assets.style.lines import lines


@pytest.fixture(scope="module")
def recogniser(converted: Path) -> Iterator[Recogniser]:
    embedder = GgufEmbedder(converted, threads=1)
    yield Recogniser(embedder.embed)
    embedder.close()


@pytest.mark.parametrize(
    ("text", "kind", "word", "number"),
    [
        ("One sentence has to do, whatever I want to know.", "one_sentence", "", 0),
        ("No more than 3 sentences a reply.", "at_most_sentences", "", 3),
        ("Please stay under twenty-five words.", "under_words", "", 24),
        ("I want at least forty words each time.", "at_least_words", "", 40),
        ("EVERYTHING IN UPPER CASE PLEASE", "all_capitals", "", 0),
        ("Write without any commas.", "no_commas", "", 0),
        ("Each reply is a list of bullet points.", "bullets", "", 0),
        ('Finish all replies with the words "Good night."', "end_with", "Good night.", 0),
        ("Put 🐙 at the end of every message.", "emoji_end", "🐙", 0),
        ("Wrap everything you write in double quotes.", "quotes", "", 0),
        ('Reply as a JSON object with the key "said".', "json", "said", 0),
        ("Answer in two paragraphs.", "paragraphs", "", 2),
        ("Above every answer I want a title in <<double angle brackets>>.", "title", "", 0),
        ("Sign each message with Yours, Ottilie.", "sign", "Yours, Ottilie", 0),
        ("Add a P.S. to each of your letters to me.", "ps", "P.S.", 0),
        ("Don't ever apologise to me.", "no_apology", "", 0),
    ],
)
def test_what_is_asked_for(
    recogniser: Recogniser, text: str, kind: str, word: str, number: int
) -> None:
    (rule,) = recogniser.rules([text])
    assert (rule.kind, rule.word) == (kind, word)
    assert not number or rule.number == number


@pytest.mark.parametrize(
    "text",
    [
        "Speak to me in Hungarian.", "Be gentle with me.", "Never suggest dishes with nuts.",
        "Think of my bad knee when I ask about sports.", "Call me Captain.",
        "You are Rosa, a cheerful gardener who loves tulips.", "Explain things slowly.",
        "Ask me about my day in the evening.", "Remember that I live in Leeds.",
        "Use the Oxford comma.", "Use Markdown.", "Don't say hello.", "Use fewer emojis.",
        "When I ask for a recipe, use a numbered list.", "If I am in a hurry, use one sentence.",
        "In emails to my boss, use no contractions.", "Ask only one question at a time.",
        "I collect quotation marks from old books.", "My sister sells title deeds.",
    ],
)  # fmt: skip
def test_what_is_no_form(recogniser: Recogniser, text: str) -> None:
    assert recogniser.rules([text]) == ()


def test_two_in_one_sentence(recogniser: Recogniser) -> None:
    found = recogniser.rules(["Answer in capital letters and leave out all commas."])
    assert {rule.kind for rule in found} == {"all_capitals", "no_commas"}
    found = recogniser.rules(["Use bullet points.", "No emojis. Sign every reply as Mira."])
    assert {rule.kind for rule in found} == {"bullets", "no_emoji", "sign"}


def test_quotations_are_not_taken_apart() -> None:
    assert parts('End with "over, and out".') == []
    assert len(parts("Answer in one sentence, and use no commas.")) == 2


def test_more_and_less_are_not_confused() -> None:
    for kind in ("under_words", "at_least_words"):
        more = rule_of(kind, "Less than 40 words won't do.")
        less = rule_of(kind, "I never want to read more than 40 words.")
        assert more and less and (more.kind, less.kind) == ("at_least_words", "under_words")
        assert more.number >= 40 >= less.number


def test_a_rule_needs_its_argument() -> None:
    assert rule_of("end_with", "End every reply with a nice word.") is None
    assert rule_of("at_least_words", "Write many words.") is None
    assert rule_of("under_words", "Use fewer than 0 words.") is None


def test_held_out_wordings(recogniser: Recogniser) -> None:
    """Wordings and frames that are never trained: most are read, and few as another kind."""
    held = [line for line in lines(1, held_out=True)][::4]
    form = [line for line in held if line.kind in KINDS]
    read = [{rule.kind for rule in recogniser.rules([line.text])} for line in form]
    right = sum(line.kind in kinds for line, kinds in zip(form, read, strict=True))
    wrong = sum(bool(kinds - {line.kind}) for line, kinds in zip(form, read, strict=True))
    assert right >= 0.7 * len(form)
    assert wrong <= 0.1 * len(form)
    rest = [line for line in held if line.kind not in KINDS]
    assert sum(bool(recogniser.rules([line.text])) for line in rest) <= 0.05 * len(rest)


def test_nothing_to_read(recogniser: Recogniser) -> None:
    assert recogniser.rules([]) == ()
    assert recogniser.rules([""]) == ()
    assert recogniser.rules(["word " * 500]) == ()
    assert set(shipped().kinds) >= KINDS
