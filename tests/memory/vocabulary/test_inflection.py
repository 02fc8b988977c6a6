"""Plurals, forms of verbs, agreement: each ending is added and stripped in one place."""

from pathlib import Path

import pytest

from memory.vocabulary.english.inflection import (
    Subject,
    agreeing,
    base_of_past,
    base_of_third,
    is_gerund,
    is_plural,
    plural,
    singular,
    third_person,
)

TABLE = Path(__file__).parents[1] / "tables" / "third_person.txt"
THIRD = [pair for line in TABLE.read_text("utf-8").splitlines() for pair in line.split(" | ")]
PAST = (
    "went:go moved:move stopped:stop studied:study failed:fail baked:bake got:get quit:None "
    "broke:break taught:teach shed:None camped:camp laid:lay bred:breed died:die need:None agreed:agree"
)


@pytest.mark.parametrize("pair", THIRD)
def test_third_person(pair: str) -> None:
    base, form = pair.split(" ")
    assert third_person(base) == form


@pytest.mark.parametrize("verb", ["work", "play", "watch", "study", "have", "go", "miss", "carry"])
def test_the_base_is_found_again(verb: str) -> None:
    assert base_of_third(third_person(verb)) == verb


@pytest.mark.parametrize("pair", PAST.split())
def test_the_base_of_a_past(pair: str) -> None:
    past, base = pair.split(":")
    assert base_of_past(past) == (None if base == "None" else base)


@pytest.mark.parametrize(
    ("verb", "subject", "form"),
    [
        ("lives", "I", "live"), ("is", "I", "am"), ("is", "you", "are"), ("was", "they", "were"),
        ("hasn't", "I", "haven't"), ("rearranges", "you", "rearrange"), ("goes", "they", "go"),
        ("undoes", "you", "undo"), ("misses", "I", "miss"), ("always", "they", "always"),
        ("can", "you", "can"),
    ],
)  # fmt: skip
def test_a_verb_agrees_with_another_subject(verb: str, subject: Subject, form: str) -> None:
    assert agreeing(verb, subject) == form


NOUNS = (
    "dog:dogs puppy:puppies budgie:budgies child:children wife:wives goose:geese box:boxes "
    "church:churches monkey:monkeys sheep:sheep guinea-pig:guinea-pigs cookie:cookies fish:fish"
)


@pytest.mark.parametrize("pair", NOUNS.split())
def test_the_plural_of_a_noun(pair: str) -> None:
    one, many = pair.split(":")
    assert plural(one) == many


@pytest.mark.parametrize("pair", NOUNS.split())
def test_the_singular_is_found_again(pair: str) -> None:
    one, many = pair.split(":")
    assert singular(many) == one


@pytest.mark.parametrize("noun", ["glass", "bus", "tennis", "dog", "boss's", "gas"])
def test_a_singular_stays(noun: str) -> None:
    assert (singular(noun), is_plural(noun)) == (noun, False)


def test_a_phrase_is_inflected_in_its_last_word() -> None:
    assert (plural("small city"), singular("two wild geese")) == ("small cities", "two wild goose")


@pytest.mark.parametrize(
    ("word", "gerund"), [("running", True), ("evening", False), ("ring", False)]
)
def test_a_gerund(word: str, gerund: bool) -> None:
    assert is_gerund(word) is gerund
