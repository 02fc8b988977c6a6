"""What an instruction asks of the form of a reply."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of form.

    Attributes:
        kind: what sort of rule; one of `KINDS`.
        word: the text that it names (a word, a phrase, a name, an emoji, a key), else empty.
        number: the number that it names, else 0.
        text: the instruction that it was read from.
    """

    kind: str
    word: str = ""
    number: int = 0
    text: str = ""


# Of two rules in one line the later instruction counts: both cannot be kept.
EXCLUSIVE = (
    ("bullets", "n_bullets", "numbered", "table", "no_lists", "blockquote", "new_lines",
     "blank_lines", "one_paragraph", "paragraphs", "star_paragraphs", "sections", "two_answers"),
    ("one_sentence", "at_least_sentences"), ("one_sentence", "at_least_words"),
    ("one_sentence", "paragraphs"), ("one_sentence", "exact_sentences", "at_most_sentences"),
    ("exact_sentences", "at_least_sentences"),
    ("one_word", "one_sentence", "at_least_words", "at_least_sentences"),
    ("under_words", "one_word"), ("all_capitals", "lower_case", "capital_words"),
    ("exclaim", "no_exclamation"), ("exclaim", "ellipsis", "end_question"),
    ("no_question", "end_question"), ("no_question", "begin_question"),
    ("no_emoji", "emoji_end"), ("no_emoji", "emoji_start"), ("no_emoji", "emoji_each"),
    ("digits", "number_words"), ("title", "heading"), ("quotes", "json", "brackets"),
    ("highlight", "bold", "no_markdown"), ("heading", "no_markdown"),
)  # fmt: skip
KINDS = frozenset(
    {kind for group in EXCLUSIVE for kind in group}
    | {"begin_with", "end_with", "address_first", "honorific", "sign", "ps", "greet", "thank",
       "avoid_word", "include_word", "no_commas", "no_contractions", "no_apology", "no_preamble",
       "placeholder", "repeat_request", "hashtag", "reason", "tldr", "fun_fact",
       "under_characters", "letter"}
)  # fmt: skip


def together(rules: list[Rule]) -> tuple[Rule, ...]:
    """The rules without those that a later one contradicts; of two of a kind the later one.

    A word may be wanted or unwanted beside other words.
    """
    kept: list[Rule] = []
    for rule in rules:
        against = {kind for group in EXCLUSIVE if rule.kind in group for kind in group}
        many = rule.kind in ("avoid_word", "include_word")
        kept = [
            other
            for other in kept
            if other.kind not in against
            and not (other.kind == rule.kind and (not many or other.word == rule.word))
        ]
        kept.append(rule)
    return tuple(kept)
