"""Lessons: the teacher has the fact, the student does not, and every answer holds the value."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from consolidation.lessons.keeper import FIRST, SURE
from consolidation.lessons.lesson import Draft, Lesson
from consolidation.lessons.teacher import Lessons, Teacher
from consolidation.settings import NightSettings
from consolidation.training.examples import examples
from consolidation.wording import general
from consolidation.wording.absence import PETS, abstains, questions
from consolidation.wording.wordings import holds, same_words, says_so, wordings
from memory.recall.asked import Asked
from memory.vocabulary.errors import NightError
from memory.vocabulary.records import Fact, Kind, LedgerEntry, Message, Turn
from tests.consolidation.fakes import FakeModel, lines_of

DOG = Fact("pet.dog", "Mivack", "The user has a dog called Mivack.", Kind.FACT)
HOME = Fact("home", "Orlen", "The user lives in Orlen.", Kind.FACT)
CALL = Fact("call_name", "Brelton", "The user goes by Brelton.", Kind.IDENTITY)
SHORT = Fact("i", "x", "Always answer in one sentence.", Kind.INSTRUCTION)
TEA = Fact("likes", "tea", "The user likes tea.", Kind.PREFERENCE)
JAZZ = Fact("likes", "jazz", "The user likes jazz.", Kind.PREFERENCE)


@pytest.fixture
def model(tmp_path: Path) -> FakeModel:
    return FakeModel(tmp_path / "base.gguf")


def make(model: FakeModel, *new: Fact, ledger: tuple[tuple[Fact, LedgerEntry], ...] = (),
         seed: int = 0) -> Lessons:  # fmt: skip
    known = [*new, *(fact for fact, _ in ledger)]
    return Teacher(model, known, NightSettings(), seed).make(new, ledger)


def text(lesson: Lesson, side: str) -> str:
    return "\n".join(m.text for m in getattr(lesson, side))


def test_a_fact_is_in_the_teachers_prompt_and_not_in_the_students(model: FakeModel) -> None:
    made = make(model, DOG, HOME, CALL)
    for fact in (DOG, HOME, CALL):
        own = [x for x in made.items if x.kind == "fact" and x.facts == ((fact.id, 1),) and x.value]
        assert len(own) >= 8
        for lesson in own:
            assert fact.text in text(lesson, "teacher")
            assert fact.text not in text(lesson, "student")
            assert holds(lesson.answer, lesson.value)
        found = wordings(fact)
        assert found is not None
        exam = {same_words(q) for q in (*found.exam, *found.bench)}
        assert not {same_words(x.question) for x in own} & exam


def test_facts_stand_where_the_chat_puts_them(model: FakeModel) -> None:
    made = make(model, CALL, DOG, SHORT)
    for lesson in made.items:
        system, user = lesson.teacher[0].text, lesson.teacher[-1].text
        assert "Known about the user:" not in system
        assert CALL.text not in user
        assert SHORT.text not in user
        if CALL.text in system:
            assert system.index("You are Luna") < system.index(CALL.text)
        if DOG.text in user:
            assert user.startswith("Known about the user:\n- ")


def test_unrelated_facts_stand_in_some_students_prompts(model: FakeModel) -> None:
    made = make(model, DOG)
    own = [x for x in made.items if x.kind == "fact" and x.value]
    assert 2 <= sum(bool(lines_of(x.student)) for x in own) < len(own)


def test_what_must_stay_has_its_lessons(model: FakeModel) -> None:
    made = make(model, DOG, HOME)
    kinds = made.counts()
    assert kinds["absence"] + kinds.get("other", 0) >= 8
    assert kinds["read"] >= 8
    assert kinds["conflict"] == 4  # two of each of few facts
    assert kinds["general"] >= 40
    for lesson in made.items:
        if lesson.kind in ("absence", "other"):
            assert abstains(lesson.answer)
            assert lesson.teacher == lesson.student
        if lesson.kind == "conflict":
            assert holds(lesson.answer, lesson.value)
            assert not holds(lesson.answer, DOG.value)
        if lesson.kind == "general":
            assert lesson.anchor


def test_several_things_of_one_sort_are_answered_together(model: FakeModel) -> None:
    made = make(model, TEA, JAZZ)
    direct = [x for x in made.items if x.kind == "fact" and x.question and len(x.facts) == 2]
    assert len(direct) > 40
    for lesson in direct:
        assert holds(lesson.answer, "tea")
        assert holds(lesson.answer, "jazz")
        assert "The user likes tea and jazz." in lesson.teacher[-1].text


def test_what_other_questions_ask_for_is_not_answered_together(model: FakeModel) -> None:
    study = Fact("study", "botany", "The user studies botany.", Kind.FACT, id="v1")
    stamps = Fact("collection", "stamps", "The user collects stamps.", Kind.FACT, id="v2")
    made = make(model, study, stamps)
    own = [x for x in made.items if x.kind == "fact" and x.value]
    assert own
    assert not any(holds(x.answer, "botany") and holds(x.answer, "stamps") for x in own)


def test_many_things_of_one_sort_have_lessons_that_name_each(model: FakeModel) -> None:
    several = [
        Fact(f"likes.{n}", thing, f"The user likes {thing}.", Kind.PREFERENCE, id=f"l{n}")
        for n, thing in enumerate(("tea", "jazz", "figs", "chess", "rowing", "opera"))
    ]
    made = make(model, *several)
    for fact in several:
        direct = [x for x in made.items if x.kind == "fact" and x.value == fact.value]
        assert direct
        assert all(holds(x.answer, fact.value) and len(x.facts) <= 4 for x in direct)


def test_a_fact_is_replayed_with_what_came_since(model: FakeModel) -> None:
    first = make(model, TEA)
    entry = LedgerEntry(TEA.id, 1, "b", "a", "n", 6, 6, lessons=json.dumps(first.kept[TEA.id]))
    teacher = Teacher(model, [TEA, JAZZ], NightSettings(), 3)
    replayed = teacher.replay(TEA, entry, 18, [JAZZ, TEA])
    assert len(replayed) == 18
    made = teacher.fact(TEA, [TEA, JAZZ], 54)
    direct = [x for x in made if "what do i love" in x.question.lower()]
    assert all(holds(x.answer, "jazz") for x in direct)
    assert any(holds(x.answer, "tea") and holds(x.answer, "jazz") for x in replayed)
    assert all(x.kind == "replay" for x in replayed)


def test_the_fewer_facts_the_more_lessons_each_has(model: FakeModel) -> None:
    entry = LedgerEntry(DOG.id, 1, "b", "a", "n", 6, 6)
    teacher = Teacher(model, [DOG, TEA], NightSettings(questions=80), 3)
    made = teacher.make([TEA], [(DOG, entry)]).items
    new = [x for x in made if x.kind == "fact" and x.value == "tea"]
    replayed = [x for x in made if x.kind == "replay"]
    assert (len(new), len(replayed)) == (40, 40)
    few = Teacher(model, [DOG, TEA], NightSettings(questions=20), 3)
    made = few.make([TEA], [(DOG, entry)]).items
    assert sum(x.kind == "replay" for x in made) == NightSettings().replay_prompts
    assert sum(x.kind == "fact" and x.value == "tea" for x in made) == 32


def test_the_ledger_is_replayed_without_asking_the_model(model: FakeModel) -> None:
    first = make(model, DOG)
    kept = json.dumps(first.kept[DOG.id])
    entry = LedgerEntry(DOG.id, 1, "b", "a", "n", 6, 6, lessons=kept)
    teacher = Teacher(model, [DOG], NightSettings(), 3)
    before = model.asked
    replayed = teacher.replay(DOG, entry, 18)
    assert model.asked == before
    assert len(replayed) == 18
    assert all(x.kind == "replay" and holds(x.answer, "Mivack") for x in replayed)
    erased = LedgerEntry(DOG.id, 1, "b", "a", "n", 6, 6, lessons="")
    assert teacher.replay(DOG, erased, 18)  # made anew


def test_an_instruction_is_taught_over_plain_talk(model: FakeModel) -> None:
    made = make(model, SHORT)
    own = [x for x in made.items if x.kind == "fact"]
    assert len(own) == NightSettings().prompts_per_fact
    assert all("Standing instructions:\n- Always" in x.teacher[0].text for x in own)
    assert all("Standing instructions" not in x.student[0].text for x in own)
    assert {x.question for x in own} <= {*general.TRAIN, *general.MORE}
    assert not {x.question for x in own} & set(general.HELD_OUT)


def test_the_users_own_questions_are_lessons(model: FakeModel) -> None:
    found = wordings(DOG)
    assert found is not None
    mine = found.bench[0]  # words that no lesson has by itself
    questions = [mine, "Is it far to the sea?", found.exam[0]]
    asked = [Asked(Turn("c", "user", question)) for question in questions]
    made = Teacher(model, [DOG], NightSettings(), 0).make([DOG], [], {DOG.id: asked})
    said = [x for x in made.items if same_words(mine) in same_words(x.question)]
    assert said and all(holds(x.answer, "Mivack") and x.own for x in said)
    # One is about something else, one would be asked in the exam.
    assert not [x for x in made.items if "sea" in x.question]
    assert same_words(found.exam[0]) not in {same_words(x.question) for x in made.items}
    assert not [q for q, _, _ in made.kept[DOG.id] if same_words(mine) in same_words(q)]


def test_what_the_base_knows_takes_few_steps(model: FakeModel) -> None:
    model.lines = [DOG.text]  # as if it had always known
    teacher = Teacher(model, [DOG, HOME], NightSettings(), 0)
    assert teacher.known_to_base([DOG, HOME]) == {DOG.id}
    made = teacher.make([DOG, HOME], []).items
    dog, home = (sum(x.value == f.value and x.kind == "fact" for x in made) for f in (DOG, HOME))
    assert 0 < dog <= 6 < 30 < home


def test_an_instruction_that_gives_no_lesson_stops_nothing(
    model: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model that says nothing where it is told how to answer."""
    reply = model.reply

    def replies(messages: Sequence[Message], max_tokens: int = 64) -> str:
        return "" if SHORT.text in messages[0].text else reply(messages, max_tokens)

    monkeypatch.setattr(model, "reply", replies)
    made = make(model, SHORT, DOG)
    assert {fact_id for x in made.items if x.kind == "fact" for fact_id, _ in x.facts} == {DOG.id}
    with pytest.raises(NightError):
        make(model, SHORT)


def test_ways_of_talking_are_taught_together_and_anew_each_night(model: FakeModel) -> None:
    made = make(model, SHORT, CALL, DOG)
    plain = {*general.TRAIN, *general.MORE}
    talk = [x for x in made.items if x.kind in ("fact", "general") and x.question in plain]
    assert len(talk) > NightSettings().prompts_per_fact
    for lesson in talk:  # one teacher, or the lessons of the two would contradict each other
        assert SHORT.text in text(lesson, "teacher") and CALL.text in text(lesson, "teacher")
    assert made.kept == {SHORT.id: [], CALL.id: [], DOG.id: []}  # the instruction may go
    kept = json.dumps([("What is my dog called?", "It is Mivack.", "Mivack")])
    old = LedgerEntry(DOG.id, 1, "b", "a", "n", 6, 6, lessons=kept)
    replayed = [x for x in make(model, SHORT, ledger=((DOG, old),)).items if x.kind == "replay"]
    assert len(replayed) >= NightSettings().replay_prompts  # or it came later
    assert make(model, TEA).kept[TEA.id]


def test_the_same_seed_gives_the_same_lessons(model: FakeModel) -> None:
    assert make(model, DOG, HOME, seed=4).items == make(model, DOG, HOME, seed=4).items
    assert make(model, DOG, HOME, seed=4).items != make(model, DOG, HOME, seed=5).items


def test_absence_questions_are_about_nothing_that_is_known() -> None:
    known = [DOG, HOME]
    for seed in range(20):
        for part in ("train", "exam", "bench"):
            for question in questions(random.Random(seed), known, part, 60):
                asked = same_words(question)
                for fact in known:
                    found = wordings(fact)
                    assert found is not None
                    every = (*found.train, *found.exam, *found.bench)
                    assert asked not in {same_words(q) for q in every}, question


def test_training_asks_for_another_matter_of_the_same_thing() -> None:
    """What an adapter invents first: a favourite dog, where the dog's name is known."""
    asked = questions(random.Random(0), [DOG, HOME], "train", 200)
    assert len(asked) == len({same_words(q) for q in asked}) == 200
    favourites = [q for q in asked if "dog" in q and ("favourite" in q or "best" in q)]
    assert len(favourites) >= 4
    others = set(PETS) - {"dog"}
    assert sum(bool(others & set(same_words(q).split())) for q in asked) >= 12  # another pet


def test_absence_questions_of_the_three_sets_differ() -> None:
    sets = [
        {same_words(q) for seed in range(10)
         for q in questions(random.Random(seed), [DOG], part, 80)}
        for part in ("train", "exam", "bench")
    ]  # fmt: skip
    assert not sets[0] & sets[1]
    assert not sets[0] & sets[2]
    assert not sets[1] & sets[2]
    assert min(map(len, sets)) > 60


@pytest.mark.parametrize("reply", ["You haven't told me that yet.", "I don't know your name.",
                                   "I’m not sure, you never told me."])  # fmt: skip
def test_abstaining_is_recognised(reply: str) -> None:
    assert abstains(reply)
    assert not abstains("Your name is Mira.")


def test_only_what_is_not_as_expected_is_generated(
    model: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = wordings(DOG)
    assert found is not None
    odd = found.train[0]
    reply = model.reply

    def answer(messages: Sequence[Message], max_tokens: int = 64) -> str:
        said = reply(messages, max_tokens)
        return "The dog is Mivack, of course." if messages[-1].text.endswith(odd) else said

    monkeypatch.setattr(model, "reply", answer)
    teacher = Teacher(model, [DOG], NightSettings(), 0)
    monkeypatch.setattr("consolidation.lessons.teacher.spoken", lambda rng, question: question)
    made = teacher.fact(DOG, [DOG], 200)
    other = [x for x in made if x.answer != found.answer and x.value == DOG.value]
    assert [x.answer for x in other if x.question == odd] == ["The dog is Mivack, of course."]
    # What begins with yes must be said so: the model's own "Your dog …" is no answer to it.
    assert [x.question for x in made if not x.own] == [found.yes_no]
    assert model.asked == 2  # with the one that is answered with yes or no
    assert model.scored == len(made)


def test_not_knowing_is_expected_in_the_words_that_are_usual(model: FakeModel) -> None:
    teacher = Teacher(model, [DOG], NightSettings(), 0)
    made = teacher.absence(teacher.untold(40))
    assert len(made) == 40 and all(abstains(x.answer) for x in made)
    assert FIRST <= model.asked < 20 and SURE <= model.scored <= 40 - FIRST
    assert sum(x.own for x in made) > 30
    model.asked = model.scored = 0
    assert teacher.absence(teacher.untold(20)) and model.scored >= SURE  # its words are known
    assert model.asked < FIRST


def test_where_the_first_are_as_expected_the_others_are_not_looked_at(model: FakeModel) -> None:
    teacher = Teacher(model, [DOG], NightSettings(), 0)
    made = [x for x in teacher.fact(DOG, [DOG], 200) if x.value == DOG.value]
    assert len(made) > 30 and sum(x.own for x in made) > len(made) - 4
    assert model.scored < 12


def test_a_model_that_invents_learns_to_abstain_in_its_own_words(model: FakeModel) -> None:
    """Where it never abstains there is nothing to learn it from."""
    model.inventive = True
    silent = Teacher(model, [DOG], NightSettings(), 0)
    assert silent.absence(silent.untold(20)) == []


def test_the_beginning_of_a_long_reply_is_a_lesson_without_an_end(
    model: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = " ".join(["and"] * 80)

    def reply(messages: Sequence[Message], max_tokens: int = 64) -> str:
        return " ".join(long.split()[:max_tokens])

    monkeypatch.setattr(model, "reply", reply)
    settings = NightSettings(talk_tokens=60)
    made = [x for x in Teacher(model, [DOG], settings, 0).general(1) if x.own]
    assert made and all(x.cut and x.anchor and len(x.answer.split()) == 60 for x in made)
    example = examples(made[:1] + make_lesson(), ends_with_9, model.text_tokens)
    assert [len(e.answer) for e in example] == [60, 2]
    assert example[0].answer[-1] != 9 and example[1].answer[-1] == 9


def ends_with_9(messages: Sequence[Message]) -> list[int]:
    out: list[int] = []
    for message in messages:
        out += [1, *FakeModel.text_tokens(None, message.text), 9]  # type: ignore[arg-type]
    return [*out, 1]


def make_lesson() -> list[Lesson]:
    ask = (Message("user", "Who is my dog?"),)
    return [Lesson("fact", (), (Message("system", DOG.text), *ask), ask, "Mivack.")]


@pytest.mark.parametrize(
    ("own", "same"),
    [("You are learning Piski.", True), ("Piski, you're learning it!", True),
     ("You speak Piski.", False), ("Piski.", False)],
)  # fmt: skip
def test_a_reply_of_another_sort_is_no_lesson(own: str, same: bool) -> None:
    """The value alone does not make it one: both sorts of questions would get one answer."""
    assert says_so(own, "You are learning Piski.", ["Piski"]) is same
    assert says_so("Vegan.", "You are vegan.", ["vegan"])  # there is nothing beside the value


def test_a_yes_that_begins_with_no_is_no_lesson() -> None:
    draft = Draft("fact", (), (), (), "Yes, your dog is called Mivack.", "Mivack", ("Mivack",))
    assert not draft.lesson("No, your dog is called Mivack.").own
    assert draft.lesson("No, your dog is called Mivack.").answer == draft.template
    assert draft.lesson("Yes, that is Mivack.").own
