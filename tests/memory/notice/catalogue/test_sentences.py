"""Every family says what was told, about the user and to the user, in English."""

import pytest

from app.talk.reading.tagger.form import SLOTS
from memory.notice.catalogue import CATALOGUE, sentence_of
from memory.notice.frames import Frame, frame_of
from tests.frame_lines import read_lines

# One line of a reader, then the sentence about the user and the one to the user.
SAID = """
user | name | Olivia -> The user's name is Olivia. / Your name is Olivia.
dog | name | Max -> The user's dog is called Max. / Your dog is called Max.
kids | name | Hetty -> One of the user's kids is called Hetty. / One of your kids is called Hetty.
user | called | Sam -> The user goes by Sam. / You go by Sam.
user | called | not: Jimmy -> The user doesn't want to be called Jimmy. / You don't want to be called Jimmy.
user | pronouns | they/them -> The user's pronouns are they/them. / Your pronouns are they/them.
user | age | 22 -> The user is 22 years old. / You are 22 years old.
dad | age | 60 | when: the 20th -> The user's dad turns 60 on the 20th. / Your dad turns 60 on the 20th.
user | birthday | 8 august -> The user's birthday is on 8 august. / Your birthday is on 8 august.
user | home | Leeds -> The user lives in Leeds. / You live in Leeds.
changes: user | home | not: Leeds -> The user no longer lives in Leeds. / You no longer live in Leeds.
user | home | Lisbon | since: 2021 -> The user lives in Lisbon (since 2021). / You live in Lisbon (since 2021).
user | origin | Kenya -> The user comes from Kenya. / You come from Kenya.
she | nationality | Irish -> She is Irish. / She is Irish.
user | job | nurse -> The user works as a nurse. / You work as a nurse.
user | job | teach chemistry | where: Leicester -> The user teaches chemistry in Leicester. / You teach chemistry in Leicester.
user | job | retired -> The user is retired. / You are retired.
user | employer | Siemens -> The user works at Siemens. / You work at Siemens.
user | workplace | hospital -> The user works at a hospital. / You work at a hospital.
user | school | Northcote High -> The user goes to Northcote High. / You go to Northcote High.
user | studies | marine biology -> The user studies marine biology. / You study marine biology.
user | language | not: Japanese -> The user doesn't speak Japanese. / You don't speak Japanese.
user | religion | muslim -> The user is muslim. / You are muslim.
user | religion | pray | how often: five times a day -> The user prays five times a day. / You pray five times a day.
user | pet | my axolotl -> The user has an axolotl. / You have an axolotl.
user | pet | not: pets -> The user doesn't have pets. / You don't have pets.
user | family | two older sisters -> The user has two older sisters. / You have two older sisters.
user | family | a mom -> The user is a mom. / You are a mom.
user | partner | my wife | how long: 25 years -> The user has a wife (for 25 years). / You have a wife (for 25 years).
user | partner | not: married -> The user isn't married. / You aren't married.
user | diet | not: pork -> The user doesn't eat pork. / You don't eat pork.
user | diet | not: drink alcohol | since: the baby -> The user doesn't drink alcohol (since the baby). / You don't drink alcohol (since the baby).
user | diet | eat meat | only if: I know the farmer -> The user eats meat only if they know the farmer. / You eat meat only if you know the farmer.
sister Carol | allergy | cats -> The user's sister Carol is allergic to cats. / Your sister Carol is allergic to cats.
user | allergy | lactose -> The user is intolerant to lactose. / You are intolerant to lactose.
user | health | migraines | only if: i skip breakfast -> The user has migraines only if they skip breakfast. / You have migraines only if you skip breakfast.
user | health | pregnant -> The user is pregnant. / You are pregnant.
user | health | broke my arm | when: saturday -> The user broke their arm on saturday. / You broke your arm on saturday.
user | medication | ramipril 5mg | when: in the mornings -> The user takes ramipril 5mg in the mornings. / You take ramipril 5mg in the mornings.
user | likes | good food -> The user likes good food. / You like good food.
user | likes | not: mushrooms -> The user dislikes mushrooms. / You dislike mushrooms.
user | favourite colour | teal -> The user's favourite colour is teal. / Your favourite colour is teal.
user | does | drink coffee | only if: before noon -> The user drinks coffee only before noon. / You drink coffee only before noon.
user | does | go to my parents' | how often: every second Sunday | only if: unless it's raining -> The user goes to their parents' every second Sunday unless it's raining. / You go to your parents' every second Sunday unless it's raining.
landlord | does | never fixes the heating -> The user's landlord never fixes the heating. / Your landlord never fixes the heating.
user | does | drink coffee | how often: never -> The user never drinks coffee. / You never drink coffee.
user | plays | piano -> The user plays the piano. / You play the piano.
user | plays | tennis | with: my boss -> The user plays tennis with their boss. / You play tennis with your boss.
user | skill | not: swim -> The user can't swim. / You can't swim.
user | skill | not: made a turkey -> The user has never made a turkey. / You have never made a turkey.
user | owns | rice cooker -> The user has a rice cooker. / You have a rice cooker.
user | drives | electric Zoe -> The user drives an electric Zoe. / You drive an electric Zoe.
user | goal | be an interior designer -> The user wants to be an interior designer. / You want to be an interior designer.
user | goal | a raise -> The user wants a raise. / You want a raise.
user | plan | a trip to Italy | when: October | with: My husband -> The user has a trip to Italy with their husband in October. / You have a trip to Italy with your husband in October.
user | plan | moving to Denver | why: work -> The user is moving to Denver because of work. / You are moving to Denver because of work.
user | event | failed my driving test | how often: 4th time -> The user failed their driving test 4th time. / You failed your driving test 4th time.
parents | event | not: called -> The user's parents didn't call. / Your parents didn't call.
user | schedule | work nights -> The user works nights. / You work nights.
user | schedule | up | when: 4 -> The user is up at 4. / You are up at 4.
user | budget | 400 euros max -> The user's budget is 400 euros max. / Your budget is 400 euros max.
user | belief | not: marriage -> The user doesn't believe in marriage. / You don't believe in marriage.
user | fear | losing my job -> The user is afraid of losing their job. / You are afraid of losing your job.
user | feeling | miss my gran | how often: every single day -> The user misses their gran every single day. / You miss your gran every single day.
user | size | 110 kg -> The user weighs 110 kg. / You weigh 110 kg.
user | other | not: a morning person -> The user isn't a morning person. / You aren't a morning person.
user | other | banned from ryanair -> The user is banned from ryanair. / You are banned from ryanair.
stepdaughter | does | talk to me -> The user's stepdaughter talks to the user. / Your stepdaughter talks to you.
instructs: user | instruction | always answer in french -> Always answer in french. / Always answer in french.
"""
CASES = [tuple(row.split(" -> ")) for row in SAID.strip().splitlines()]


def read(line: str) -> Frame:
    frame = frame_of(read_lines(line)[0])
    assert frame is not None
    return frame


@pytest.mark.parametrize(("line", "sentences"), CASES)
def test_a_frame_is_said_in_both_persons(line: str, sentences: str) -> None:
    frame = read(line)
    assert f"{sentence_of(frame, 'third')} / {sentence_of(frame, 'second')}" == sentences


def test_every_slot_of_the_reader_is_said_above() -> None:
    slots = {read(line).slot.partition(" ")[0] for line, _ in CASES}
    assert slots >= set(SLOTS) - {"any", "instruction"}
    assert set(CATALOGUE.frames) >= set(SLOTS) - {"any", "instruction"}


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("my contract ends", "Your contract ends in August."),
        ("they offered me her job", "Your news: “they offered me her job” in August."),
    ],
)
def test_a_sentence_of_its_own_is_said_or_quoted(value: str, sentence: str) -> None:
    frame = Frame("tells", "user", "event", value, qualifiers={"when": "August"})
    assert sentence_of(frame, "second") == sentence


def test_another_language_is_quoted_letter_for_letter() -> None:
    frame = Frame("tells", "user", "plan", "me voy a Tailandia", qualifiers={"when": "2028"})
    assert sentence_of(frame, "second") == "Your plan: “me voy a Tailandia” in 2028."


def test_a_withdrawal_has_no_sentence() -> None:
    with pytest.raises(ValueError, match="withdrawal"):
        sentence_of(read("withdraws: user | any | sushi"), "third")


@pytest.mark.parametrize(
    ("slot", "value", "sentence"),
    [
        ("other", "used to play football", "You used to play football."),
        ("other", "been to a few races", "You have been to a few races."),
        ("other", "always cold", "You are always cold."),
        ("other", "very good cook", "You are a very good cook."),
        ("does", "rearranges my kitchen", "You rearrange your kitchen."),
        ("owns", "own business", "You have your own business."),
        ("owns", "my car", "You have a car."),
        ("owns", "daisies", "You have daisies."),
        ("likes", "fly fishing", "You like fly fishing."),
        ("skill", "names", "You are good at names."),
        ("event", "died", "You died."),
        ("event", "retired", "You retired."),
        ("event", "hurt my knee", "You hurt your knee."),
        ("goal", "hiking", "You dream of hiking."),
        ("family", "grandchildren", "You have grandchildren."),
        ("family", "8 year old", "You have an 8 year old."),
        ("religion", "religious person", "You are a religious person."),
        ("budget", "Under 30 bucks", "Your budget is under 30 bucks."),
    ],
)
def test_phrases_of_every_sort(slot: str, value: str, sentence: str) -> None:
    assert sentence_of(Frame("tells", "user", slot, value), "second") == sentence


@pytest.mark.parametrize(
    ("qualifiers", "end"),
    [
        ({"when": "monday"}, "on monday"),
        ({"when": "2028"}, "in 2028"),
        ({"when": "7:21"}, "at 7:21"),
        ({"when": "half past seven"}, "at half past seven"),
        ({"when": "This week"}, "this week"),
        ({"when": "the 28th"}, "on the 28th"),
        ({"where": "Bradford"}, "in Bradford"),
        ({"where": "the gym"}, "at the gym"),
        ({"where": "the shower"}, "in the shower"),
        ({"how_often": "sundays"}, "on sundays"),
        ({"how_often": "every other day", "when": "noon"}, "every other day at noon"),
        ({"with": "my mates", "where": "Porto"}, "in Porto with your mates"),
        ({"why": "my mother can't anymore"}, "because your mother can't anymore"),
        ({"why": "the reflux"}, "because of the reflux"),
        ({"why": "keep Balu company"}, "to keep Balu company"),
        ({"only_if": "it's over 30 degrees"}, "only if it's over 30 degrees"),
        ({"only_if": "if I must"}, "only if you must"),
        ({"how_long": "eight months", "since": "I landed"}, "(for eight months, since you landed)"),
    ],
)
def test_qualifiers_follow_as_english(qualifiers: dict[str, str], end: str) -> None:
    frame = Frame("tells", "user", "does", "sing", qualifiers=qualifiers)
    assert sentence_of(frame, "second") == f"You sing {end}."
