"""Three sets of questions that share no wording."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest

from consolidation.wording import general, passages
from consolidation.wording.wordings import Wordings, holds, same_words, wordings
from memory.notice.catalogue import CATALOGUE, sentence
from memory.notice.frames.wording import Wording
from memory.vocabulary.records import Fact, Kind

TEXTS = [
    ("call_name", "The user goes by Captain.", "Captain", Kind.IDENTITY),
    ("name", "The user's name is Mira.", "Mira", Kind.IDENTITY),
    ("favourite.colour", "The user's favourite colour is teal.", "teal", Kind.PREFERENCE),
    ("pet.dog", "The user has a dog called Mivack.", "Mivack", Kind.FACT),
    ("own.boat", "The user's boat is called Zoomir.", "Zoomir", Kind.FACT),
    ("family.sister.name", "The user's sister is called Rotta.", "Rotta", Kind.FACT),
    ("family.sister.home", "The user's sister lives in Brelt.", "Brelt", Kind.FACT),
    ("home", "The user lives in Orlen.", "Orlen", Kind.FACT),
    ("origin", "The user comes from Dramm.", "Dramm", Kind.FACT),
    ("job", "The user works as a nurse.", "nurse", Kind.FACT),
    ("employer", "The user works at Vexnor.", "Vexnor", Kind.FACT),
    ("allergy", "The user is allergic to peltane.", "peltane", Kind.FACT),
    ("diet", "The user doesn't eat lusk.", "lusk", Kind.FACT),
    ("diet", "The user is vegan.", "vegan", Kind.FACT),
    ("likes", "The user likes jazz.", "jazz", Kind.PREFERENCE),
    ("dislikes", "The user dislikes rain.", "rain", Kind.PREFERENCE),
    ("instrument", "The user plays the brolk.", "brolk", Kind.FACT),
    ("language", "The user speaks Hanti.", "Hanti", Kind.FACT),
    ("birthday", "The user's birthday is on 3 May.", "3 May", Kind.FACT),
    ("car", "The user drives a Tassel.", "Tassel", Kind.FACT),
    ("habit.wake", "The user usually gets up at 6:40.", "6:40", Kind.FACT),
    ("habit.run", "The user goes running on Mondays.", "Mondays", Kind.FACT),
    ("studies", "The user studies botany.", "botany", Kind.FACT),
    ("reading", "The user is reading Grelm.", "Grelm", Kind.FACT),
    ("school", "The user studies at Grelm.", "Grelm", Kind.FACT),
    ("sport", "The user plays skeg.", "skeg", Kind.FACT),
    ("learning", "The user is learning Hanti.", "Hanti", Kind.FACT),
    ("diet", "The user follows a keto diet.", "keto", Kind.FACT),
    ("diet", "The user doesn't drink milk.", "milk", Kind.FACT),
    ("relationship", "The user is married.", "married", Kind.FACT),
    ("count.cats", "The user has two cats.", "two", Kind.FACT),
    ("own.cats", "The user's cats are Mim and Zor.", "Mim and Zor", Kind.FACT),
    ("hobby", "The user's hobby is pottery.", "pottery", Kind.FACT),
    ("age", "The user is 34 years old.", "34", Kind.FACT),
    ("health", "The user has asthma.", "asthma", Kind.FACT),
    ("health", "The user is diabetic.", "diabetic", Kind.FACT),
    ("goal", "The user wants to learn Hanti.", "learn Hanti", Kind.FACT),
    ("prefers", "The user prefers trains to planes.", "trains", Kind.PREFERENCE),
    ("habit.drink", "The user drinks grelm tea every morning.", "grelm tea", Kind.FACT),
    ("habit.eat", "The user eats plork in the evening.", "plork", Kind.FACT),
    ("family.sister.likes", "The user's sister likes chess.", "chess", Kind.PREFERENCE),
    ("family.brother.job", "The user's brother works as a nurse.", "nurse", Kind.FACT),
    ("family.brother.employer", "The user's brother works at Brenta.", "Brenta", Kind.FACT),
    ("family.mother.allergy", "The user's mum is allergic to penicillin.", "penicillin", Kind.FACT),
    ("family.son.sport", "The user's son plays football.", "football", Kind.FACT),
]


def made(text: str, value: str, slot: str = "x", kind: Kind = Kind.FACT) -> Wordings:
    found = wordings(Fact(slot, value, text, kind))
    assert found is not None, text
    return found


@pytest.mark.parametrize(("slot", "text", "value", "kind"), TEXTS)
def test_every_sort_of_fact_has_three_disjoint_sets(
    slot: str, text: str, value: str, kind: Kind
) -> None:
    found = made(text, value, slot, kind)
    train = {same_words(q) for q in (*found.train, *found.tasks)}
    exam = {same_words(q) for q in found.exam}
    bench = {same_words(q) for q in found.bench}
    assert len(train) >= 8
    assert len(exam) >= 6
    assert len(bench) >= 6
    assert not train & exam and not train & bench and not exam & bench
    assert holds(found.answer, value)
    everything = (*found.train, *found.tasks, *found.exam, *found.bench)
    assert not any(holds(question, value) for question in everything)
    assert not any("{" in question for question in (*everything, found.answer, found.noun))


@pytest.mark.parametrize(("slot", "text", "value", "kind"), TEXTS)
def test_no_wording_holds_one_of_another_set(slot: str, text: str, value: str, kind: Kind) -> None:
    found = made(text, value, slot, kind)
    train = (*found.train, *found.tasks, found.yes_no, found.reverse[0])
    sets = [[f" {same_words(q)} " for q in s if q] for s in (train, found.exam, found.bench)]
    for one, other in permutations(sets, 2):
        assert not [(part, whole) for part in one for whole in other if part in whole]


@pytest.mark.parametrize(
    "wording", CATALOGUE.wordings, ids=[f"{w.name}-{n}" for n, w in enumerate(CATALOGUE.wordings)]
)
def test_no_template_is_in_two_sets(wording: Wording) -> None:
    table = wording.table
    sets = [{same_words(q) for q in s} for s in (table.train, table.exam, table.bench)]
    assert len(set.union(*sets)) == sum(len(s) for s in sets)


def test_answers_are_in_the_second_person_and_repeat_the_value() -> None:
    dog = made("The user has a dog called Mivack.", "Mivack")
    assert dog.answer == "Your dog is called Mivack."
    assert made("The user usually gets up at 6:40.", "6:40").answer == "You get up at 6:40."
    assert made("The user goes running on Mondays.", "Mondays").answer == (
        "You go running on Mondays."
    )
    assert made("The user is reading Grelm.", "Grelm").answer == "You are reading Grelm."
    assert made("The user's hobby is pottery.", "pottery").answer == "Your hobby is pottery."
    assert made("The user works as an engineer.", "engineer").answer == "You work as an engineer."
    assert made("The user doesn't drink milk.", "milk").answer == "You don't drink milk."
    assert made("The user studies at Grelm.", "Grelm", "school").answer == "You study at Grelm."
    tea = made("The user drinks grelm tea every morning.", "grelm tea")
    assert tea.answer == "You drink grelm tea every morning."
    assert "What do I drink every morning?" in tea.exam
    nurse = made("The user's brother works as a nurse.", "nurse")
    assert nurse.answer == "Your brother works as a nurse."
    assert "What does my brother work as?" in nurse.exam
    brenta = made("The user's brother works at Brenta.", "Brenta")
    assert brenta.answer == "Your brother works at Brenta."
    assert "Where does my brother work?" in brenta.exam
    assert made("The user prefers trains to planes.", "trains").answer == "You prefer trains."
    assert made("The user has asthma.", "asthma", "health").answer == "You have asthma."


def test_most_of_what_is_noticed_has_questions() -> None:
    without = {"height", "self", "education", "event"}
    sentences = {slot.name: slot.sentences for slot in CATALOGUE.slots.values()}
    for slot, forms in sentences.items():
        for form in forms:
            name = f"{slot}.thing" if "{n}" in forms[form] else slot
            text = sentence(name, "Zork", form=form, noun="thing", word="in")
            found = wordings(Fact(name, "Zork", text, Kind.FACT))
            assert slot in without or form == "longer" or found is not None, text


def test_what_no_pattern_fits_is_asked_by_its_frame() -> None:
    found = wordings(Fact("habit", "mend clocks", "The user mends clocks.", Kind.FACT))
    assert found is not None and "mend clocks" in found.answer
    sets = [set(map(same_words, texts)) for texts in (found.train, found.exam, found.bench)]
    assert all(len(texts) >= 5 for texts in sets)
    assert not (sets[0] & sets[1] or sets[0] & sets[2] or sets[1] & sets[2])


def test_an_instruction_has_no_questions() -> None:
    assert wordings(Fact("i", "x", "Always answer in one sentence.", Kind.INSTRUCTION)) is None
    other = Fact("home", "Oslo", "The user lives in Bergen.", Kind.FACT)
    assert wordings(other) is None  # the value is not the sentence's


def test_a_value_counts_as_words_only() -> None:
    assert holds("Your favourite is tea.", "tea")
    assert not holds("Your favourite is teal.", "tea")
    assert holds("it is the RED  boat!", "red boat")
    assert not holds("anything", " ")


def test_plain_talk_that_is_learned_is_not_measured() -> None:
    for some, others in combinations((general.TRAIN, general.MORE, general.HELD_OUT), 2):
        assert not {same_words(x) for x in some} & {same_words(x) for x in others}
    for some in (general.TRAIN, general.MORE, general.HELD_OUT):
        assert len(set(some)) == len(some)
    assert not set(passages.TRAIN) & set(passages.HELD_OUT)
