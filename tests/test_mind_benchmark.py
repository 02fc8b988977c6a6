"""The benchmark of the default mind judges fairly, and its cases are what they claim to be."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from app.engine import Sampling
from assets.mind.lessons import hash_of
from memory.vocabulary.prompt_form import joined
from tests.benchmarks.mind import absence, choices, instructions, language, telling
from tests.benchmarks.mind.checks import abstains, first_of, loops, names, reads, sentences
from tests.benchmarks.mind.facts import block, known, lines, sorts, values
from tests.benchmarks.mind.qualified import verdict
from tests.benchmarks.mind.rows import ROWS, cases, general


@pytest.mark.parametrize(
    "reply",
    [
        "You haven't told me that yet.",
        "You have not mentioned where you live.",
        "You didn't say.",
        "You never told me your sister's name.",
        "I don't know what your car is called.",
        "I'm not sure, I don't think you told me.",
        "Sorry, I don't have that information.",
        "I don’t have any record of your shoe size.",
        "As an assistant I don't have access to personal data.",
        "I haven't been told about a dentist.",
        "I have no idea, but I'd like to know!",
        "That hasn't come up, nobody told me.",
        "I'm not aware of any pets.",
        "Your blood type wasn't mentioned so far.",
        "I can't tell you that.",
        "If you tell me, I'll remember it.",
        "Could you tell me your sister's name?",
        "I do not recall you sharing that.",
        "I'm unable to tell where your key is.",
    ],
)
def test_a_reply_that_was_not_told_abstains(reply: str) -> None:
    assert abstains(reply)


@pytest.mark.parametrize(
    "reply",
    [
        "Your sister is called Odalys.",
        "You told me that you live in Tbilisi.",
        "I don't eat mackerel.",
        "You don't eat mackerel.",
        "You should not go there, it is cold.",
        "I have two brothers.",
        "You know best!",
        "As you mentioned, you play the oboe.",
        "I am Captain, and I know the sea.",
        "I don't have a favourite colour, I like all of them.",
    ],
)
def test_a_claim_is_no_abstaining(reply: str) -> None:
    assert not abstains(reply)


def test_a_value_counts_to_the_letter_in_any_case_and_as_a_word() -> None:
    assert names("you live in **TBILISI**.", "Tbilisi")
    assert names("You’re fond of Shepherd’s pie.", "shepherd's pie")
    assert names("On March 14th.", "14 March")
    assert names("You have 7 cousins.", "seven")
    assert names("At the post office", "the post office")
    assert not names("You live in Tbilisli.", "Tbilisi")
    assert not names("That is fargone.", "Fargo")
    assert not names("Aino Lehtone", "Aino Lehtonen")


def test_naming_the_whole_block_is_no_reading() -> None:
    assert reads("You live in Graz.", "Graz", ["oboe", "Nino"])
    assert not reads("Graz, oboe, Nino.", "Graz", ["oboe", "Nino"])


def test_a_run_of_six_words_thrice_is_a_loop() -> None:
    assert loops("the cat sat on the mat. " * 3)
    assert not loops("the cat sat on the mat. " * 2)


def test_sentences_are_counted_past_titles() -> None:
    assert sentences("Your dentist is Dr. Novak.") == 1
    assert sentences("Yes. You do!") == 2


@pytest.mark.parametrize(
    ("reply", "wanted"),
    [
        ("Yes, you can.", "yes"),
        ("No, it's after noon.", "no"),
        ("You don't drink coffee after noon.", "no"),
        ("It's better to avoid it now.", "no"),
        ("You play the oboe on Fridays.", "yes"),
        ("Not today.", "no"),
        ("You play it only on Fridays.", "as told"),
        ("", ""),
    ],
)
def test_a_verdict_is_the_first_word_or_a_denial(reply: str, wanted: str) -> None:
    assert verdict(reply) == wanted


def test_a_verdict_on_a_contrast_is_that_of_its_part() -> None:
    said = "You eat okra but you don't eat capers."
    assert verdict(said, "okra") == "yes"
    assert verdict(said, "capers") == "no"


def test_a_choice_is_what_is_not_turned_down() -> None:
    assert choices.picks("Take the dal.", "dal", "ramen")
    assert choices.picks("You don't like ramen, so the dal.", "dal", "ramen")
    assert choices.picks("I'd take the dal rather than the ramen.", "dal", "ramen")
    assert not choices.picks("The ramen is great here.", "dal", "ramen")
    assert not choices.picks("Ramen or dal, both are fine.", "dal", "ramen")
    assert choices.suggested("How about eggs on toast?", "eggs")
    assert not choices.suggested("Try a pancake without eggs.", "eggs")
    assert not choices.suggested("Oats with almond milk.", "milk")
    assert not choices.suggested("Egg-free pancakes", "egg")


def test_an_invented_name_is_seen() -> None:
    assert telling.invents("Lovely, Odalys and Nkechi!", "My sister is Odalys.")
    assert not telling.invents("Lovely, Odalys!", "My sister is Odalys.")


def test_first_of_says_which_comes_first() -> None:
    assert first_of("the Bike, not the bus", ("bus", "bike")) == "bike"
    assert first_of("on foot", ("bus", "bike")) == ""


_OBEYED = {
    "one sentence": "Paris is the capital.", "two sentences": "It is Paris. It is large.",
    "at most twenty words": "Paris.", "at least thirty words": "word " * 30,
    "last word": "It is Paris, velvet.", "first word": "Velvet: it is Paris.",
    "capitals": "PARIS.", "small letters": "paris.", "no exclamation marks": "Paris.",
    "bullets": "- Paris\n- It is large", "numbered": "1. Paris\n2. It is large",
    "ends with a question": "Paris. Do you know it?", "French": "La capitale est Paris.",
    "German": "Die Hauptstadt ist Paris.", "Spanish": "La capital de Francia es París.",
    "Italian": "La capitale è Parigi.", "no commas": "It is Paris.", "emoji": "Paris 🌵",
    "quotes": '"It is Paris."', "title": "<<France>>\nParis.",
    "sign-off": "Paris.\n\nYours, Velvet", "postscript": "Paris.\n\nP.S. It is large.",
    "JSON": '{"capital": "Paris"}', "keyword": "Paris, soft as velvet.", "bold": "It is **Paris**.",
    "two paragraphs": "It is Paris.\n\nIt is large.", "no apology": "Paris.",
}  # fmt: skip
_BROKEN = {
    "one sentence": "It is Paris. It is large.", "two sentences": "It is Paris.",
    "at most twenty words": "word " * 21, "at least thirty words": "Paris.",
    "no exclamation marks": "Paris!", "no commas": "Well, Paris.", "small letters": "Paris",
    "two paragraphs": "It is Paris.", "no apology": "Sorry, it is Paris.",
}  # fmt: skip


@pytest.mark.parametrize("kind", instructions.KINDS, ids=lambda kind: kind.name)
def test_an_instruction_tells_obeying_from_not(kind: instructions.Kind) -> None:
    assert kind.follows(_OBEYED[kind.name], "velvet")
    assert not kind.follows(_BROKEN.get(kind.name, "The capital is Paris, I think!"), "velvet")


def test_there_are_twenty_kinds_of_instructions_and_more() -> None:
    assert len({kind.name for kind in instructions.KINDS}) >= 20


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_cases_are_many_and_the_same_for_the_same_seed(row) -> None:  # type: ignore[no-untyped-def]
    drawn = cases(row, 60, 5)
    assert [case.messages for case in drawn] == [case.messages for case in cases(row, 60, 5)]
    assert len({case.messages for case in drawn}) > 40
    for case in drawn:
        assert "{" not in case.messages[-1].text
        assert not case.right(""), "an empty reply is never right"


@pytest.mark.parametrize("name", ["not_told_none", "not_told_four", "not_told_ten", "other_people"])
def test_who_was_not_told_says_so_and_nothing_else(name: str) -> None:
    row = next(row for row in ROWS if row.name == name)
    for case in cases(row, 60, 1):
        assert case.right("I don't know, you haven't told me.")
        block = case.messages[-1].text.partition("\n\n")[0]
        assert not case.right(f"It is what you said: {block}")


def test_the_block_of_a_reading_case_holds_the_value_in_the_product_s_form() -> None:
    for case in cases(ROWS[1], 40, 2):
        head, _, question = case.messages[-1].text.partition("\n\n")
        assert head.startswith("Known about the user:\n- ")
        assert len(head.splitlines()) == 5
        right = [line for line in head.splitlines()[1:] if case.right(line)]
        assert len(right) == 1, question


def test_a_long_talk_is_long() -> None:
    row = next(row for row in ROWS if row.name == "long_talk")
    for case in cases(row, 30, 3):
        talk = sum(len(message.text) for message in case.messages[1:-1])
        assert 1_500 <= talk <= 3_900


def test_no_two_facts_of_a_block_share_topic_or_value_and_none_has_the_avoided_topic() -> None:
    rng = random.Random(4)
    for _ in range(50):
        facts = block(rng, 12, avoid="pet")
        assert len({fact.sort.topic for fact in facts}) == len({f.value for f in facts}) == 12
        assert "pet" not in {fact.sort.topic for fact in facts}
        assert len(joined([fact.line for fact in facts])) == 12


def test_the_tables_are_whole() -> None:
    kinds = values()
    assert sum(map(len, kinds.values())) > 1_000
    for sort in (*sorts("sorts"), *sorts("unseen")):
        fact = known(random.Random(0), sort)
        assert "{v}" in sort.line and fact.value in fact.line
        assert all(names(told, fact.value) for told in fact.told)
        assert not any(names(question, fact.value) for question in fact.questions)
    assert len(general()) == 60
    assert len(language.requests(100)) == len(set(language.requests(100))) == 100
    assert len(lines("talk.txt")) % 2 == 0


def test_other_people_may_be_named_as_the_owner() -> None:
    case = absence.other_people(random.Random(7))
    assert case.right("You haven't told me.")


class _Talker:
    """Says which way it was asked."""

    def __init__(self, sampling: Sampling) -> None:
        self.sampling = sampling

    def replies(self, prompts: list[object], max_tokens: int) -> list[str]:
        return ["side by side"] * len(prompts)

    def stream(self, prompt: object, sampling: Sampling) -> list[str]:
        return ["alone ", f"at {sampling.temperature}"]


@pytest.mark.parametrize(
    ("sampling", "said"),
    [
        (Sampling(temperature=0.6, top_p=0.9), "side by side"),
        (Sampling(temperature=0.6, repeat_penalty=1.1), "alone at 0.0"),
    ],
)
def test_open_requests_keep_the_product_s_penalties(sampling: Sampling, said: str) -> None:
    found = language.answered(_Talker(sampling), ["hi", "hello"])  # type: ignore[arg-type]
    assert found.replies == (said, said)
    assert found.looping == 0


def test_a_fifth_of_the_trees_is_held_out_by_its_longest_talk(tmp_path: Path) -> None:
    rows = [
        {"turns": [{"role": "user", "text": f"tree {n}"}, {"role": "assistant", "text": "yes"}][:m]}
        for n in range(11)
        for m in (1, 2)
    ]
    with gzip.open(tmp_path / language.CORPUS, "wt") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    found = language.held_out_talks(tmp_path)
    assert [talk[0][1] for talk in found] == ["tree 3", "tree 8"]
    left_out = [n for n in range(11) if hash_of({"turns": [{"text": f"tree {n}"}]}) % 5 == 0]
    assert left_out == [3, 8], "training leaves out the same trees"
    assert all(len(talk) == 2 for talk in found)
