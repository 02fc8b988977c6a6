"""A frame's fact meets what the rules noticed: the same slot, subject and value."""

from datetime import UTC, datetime

import pytest

from memory.notice.catalogue import ended_by, fact_of, questions_of
from memory.notice.frames import frame_of
from memory.notice.rules.statements import notice
from tests.frame_lines import read_lines

WHEN = datetime(2026, 3, 2, 12, tzinfo=UTC)
SAME = [
    ("I live in Leeds.", "user | home | Leeds"),
    ("I'm from Kenya.", "user | origin | Kenya"),
    ("I'm German.", "user | nationality | German"),
    ("My name is Olivia.", "user | name | Olivia"),
    ("Call me Sam.", "user | called | Sam"),
    ("I'm 22.", "user | age | 22"),
    ("My birthday is 8 August.", "user | birthday | 8 August"),
    ("I work as a chef.", "user | job | chef"),
    ("I work at Siemens.", "user | employer | Siemens"),
    ("I study marine biology.", "user | studies | marine biology"),
    ("I speak German.", "user | language | German"),
    ("I'm muslim.", "user | religion | muslim"),
    ("I'm vegan.", "user | diet | vegan"),
    ("I don't eat pork.", "user | diet | not: pork"),
    ("I'm lactose intolerant.", "user | allergy | lactose"),
    ("I have asthma.", "user | health | asthma"),
    ("I like pizza.", "user | likes | pizza"),
    ("I don't like mushrooms.", "user | likes | not: mushrooms"),
    ("My favourite colour is teal.", "user | favourite colour | teal"),
    ("I play chess.", "user | plays | chess"),
    ("I play the cello.", "user | plays | cello"),
    ("I drive a Tesla.", "user | drives | Tesla"),
    ("I have a dog called Max.", "dog | name | Max"),
    ("My sister is called Carol.", "sister | name | Carol"),
    ("My mum speaks French.", "mum | language | French"),
    ("My sister plays the piano.", "sister | plays | piano"),
    ("My husband dislikes fish.", "husband | likes | not: fish"),
    ("I have three kids.", "user | family | three kids"),
    ("I'm married.", "user | partner | married"),
    ("I'm pregnant.", "user | health | pregnant"),
    ("I run every morning.", "user | does | run every morning"),
    ("I'm a morning person.", "user | other | a morning person"),
    ("My budget is 400 euros.", "user | budget | 400 euros"),
]


@pytest.mark.parametrize(("typed", "line"), SAME)
def test_the_reader_and_the_rules_mean_the_same_fact(typed: str, line: str) -> None:
    frame = frame_of(read_lines(line)[0])
    assert frame is not None
    read, noticed = fact_of(frame), notice(typed, WHEN)[0]
    assert (read.slot, read.subject, read.polarity) == (
        noticed.slot, noticed.subject, noticed.polarity,
    )  # fmt: skip
    assert read.value == noticed.value
    assert read.kind == noticed.kind
    assert read.text == noticed.text


def test_two_sisters_are_two() -> None:
    carol, ann = (
        frame_of({"whose": f"sister {name}", "slot": "home", "value": "Graz"})
        for name in ("Carol", "Ann")
    )
    assert carol is not None
    assert ann is not None
    assert fact_of(carol).subject != fact_of(ann).subject


def test_a_withdrawal_takes_back() -> None:
    frame = frame_of(read_lines("withdraws: user | any | sushi")[0])
    assert frame is not None
    fact = fact_of(frame)
    assert fact.retract
    assert (fact.slot, fact.value) == ("any", "sushi")
    assert questions_of(frame) is None


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("user | home | Leeds", "Where do I live?"),
        ("sister Carol | home | Leeds", "Where does my sister Carol live?"),
        ("user | likes | not: fish", "What do I dislike?"),
        ("user | diet | not: pork", "Do I eat pork?"),
        ("user | does | collect stamps", "What do I collect?"),
        ("user | does | yoga | how often: every Monday", "What do I do every Monday?"),
        ("user | does | go to church", "Where do I go?"),
        ("user | does | not: smoke", "Do I smoke?"),
        ("user | does | not: smoke | why: my lungs", "Do I smoke?"),
        ("user | does | yoga", "What do I do besides work?"),
        ("English teacher | name | Ms. Okonkwo", "What's my English teacher's name?"),
        ("user | does | smoke", "What do you know about my habits?"),
        ("user | other | not: been east of Vienna", "Have I been east of Vienna?"),
        ("user | skill | not: made a turkey", "Have I ever made a turkey?"),
        ("kids | name | Hetty", "What are my kids' names?"),
    ],
)
def test_the_plainest_question_is_in_the_exam(line: str, question: str) -> None:
    frame = frame_of(read_lines(line)[0])
    assert frame is not None
    asked = questions_of(frame)
    assert asked is not None
    assert question in asked.exam


@pytest.mark.parametrize(
    ("line", "slots"),
    [
        ("changes: user | home | Metz", ("commute",)),
        ("user | home | Metz", ()),
        ("cat Mog | event | died", ("pet.cat named Mog",)),
        ("mother | event | died", ()),
        (
            "changes: user | event | broke up | with: Duarte",
            ("family named Duarte", "relationship"),
        ),
        ("changes: user | employer | Siemens", ("workplace",)),
        ("withdraws: user | any | my ex", ()),
    ],
)
def test_what_a_change_ends(line: str, slots: tuple[str, ...]) -> None:
    frame = frame_of(read_lines(line)[0])
    assert frame is not None
    assert ended_by(frame) == slots


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("user | likes | not: my job", "your job"),
        ("user | pet | my axolotl", "axolotl"),
        ("user | plan | me voy a Tailandia", "me voy a Tailandia"),
        ("landlord | does | never fixes the heating", "never fixes the heating"),
    ],
)
def test_the_key_is_what_a_right_reply_holds(line: str, words: str) -> None:
    frame = frame_of(read_lines(line)[0])
    assert frame is not None
    asked = questions_of(frame)
    assert asked is not None
    assert asked.key == words
