"""Who somebody is: names, age, home, work, school, language, faith, people and animals."""

from __future__ import annotations

import re

from memory.notice.frames.families.families import Clause, Family, Subject, foreign, verbal
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, with_article
from memory.notice.frames.qualifiers import when
from memory.notice.frames.vocabulary import DETERMINERS, PREPOSITIONS
from memory.notice.rules.grammar.lexicon import BELIEFS, words
from memory.notice.rules.grammar.nouns import RELATIONS
from memory.vocabulary.english.inflection import is_plural, singular
from memory.vocabulary.records import Kind
from memory.vocabulary.slots import article


def _name(phrase: Phrase, frame: Frame, who: Subject) -> Clause:
    if who.of_user:
        return Clause("be", phrase.text, noun="name")
    return Clause("be", f"called {phrase.text}", one_of=who.plural)


def _called(phrase: Phrase, frame: Frame, who: Subject) -> Clause:
    if frame.negated:
        return Clause("want", f"to be called {phrase.text}")
    return Clause("go", f"by {phrase.text}")


def _pronouns(phrase: Phrase, frame: Frame, who: Subject) -> Clause:
    return Clause("be", phrase.text, noun="pronouns")


def _age(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    verb = "turn" if "when" in frame.qualifiers else "be"
    if re.search(r"\d(?:st|nd|rd|th)$", text):
        return Clause("be", f"the {text}", noun="next birthday")
    if re.search(r"\byear old$", text, re.I):
        return Clause("be", f"{article(text)} {text}")
    bare = re.fullmatch(r"(?:about |almost |nearly )?(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)", text, re.I)
    if bare and phrase.first not in ("adult", "young", "old"):
        return Clause(verb, text if verb == "turn" else f"{text} years old")
    if re.search(r"\d+ ?(?:mo|months?|weeks?|days?)$", text):
        return Clause(verb, f"{text} old")
    return Clause(verb, text)


def _birthday(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if re.fullmatch(r"(?:19|20)\d\d", text):
        return Clause("was", f"born in {text}", base="be")
    if clause := verbal(phrase):
        return clause
    if re.match(r"(?:yesterday|last |this morning)", text, re.I):
        return Clause("was", text, noun="birthday", base="be")
    if foreign(phrase) or text.casefold() in ("gestern", "heute"):
        return None
    placed = when(text)
    return Clause("be", text if placed.startswith("(") else placed, noun="birthday")


_HOMES = words(
    """flat house apartment studio dorm caravan van boat bungalow village city suburb room farm
    cottage town home garden center centre"""
)


def _home(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if phrase.shape in (Shape.CLAUSE, Shape.FOREIGN):
        return None
    if phrase.shape is Shape.PLACE or text.casefold() in ("abroad", "alone", "downtown"):
        return Clause("live", text)
    if text.casefold() == "home":
        return Clause("live", f"at {text}")
    if phrase.shape is Shape.NUMBER or re.fullmatch(r"[\d.,]+|one and a half", text):
        return Clause("live", f"at {text}") if re.search(r"\d.*[a-z]", text) else None
    if phrase.shape in (Shape.BASE, Shape.THIRD, Shape.PAST):
        return verbal(phrase) if phrase.text[0].islower() and phrase.rest else None
    if phrase.shape is Shape.ADJECTIVE:
        return Clause("be", text, noun="home")
    if re.match(r"\d", text):
        return Clause("live", f"at {text}")
    return Clause("live", f"in {with_article(text) if head_of(text) in _HOMES else text}")


def _origin(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if phrase.shape in (Shape.PAST, Shape.THIRD):
        return verbal(phrase)
    if phrase.shape in (Shape.CLAUSE, Shape.FOREIGN):
        return None
    if phrase.first == "from":
        return Clause("come", phrase.text)
    place = with_article(phrase.text) if head_of(phrase.text) in _HOMES else phrase.text
    return Clause("come", f"from {place}")


def _nationality(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    return None if foreign(phrase) else Clause("be", phrase.text)


def _religion(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    low = phrase.text.casefold()
    if foreign(phrase):
        return None
    if low in ("god", "allah", "jesus", "a god"):
        return Clause("believe", f"in {phrase.text}")
    if low.endswith(("ism", "islam", "ity")):
        return Clause("follow", phrase.text)
    if low in ("eid", "ramadan", "christmas", "lent", "diwali", "hanukkah", "shabbat"):
        return Clause("observe", phrase.text)
    if low.startswith("raised "):
        return Clause("was", phrase.text, base="be")
    if low.startswith(("jehovah", "seventh")):
        return Clause("be", f"a {phrase.text}")
    if (clause := verbal(phrase)) and phrase.first not in ("practising", "practicing"):
        return clause
    if is_plural(low) and singular(low) in BELIEFS | {"baptist"} and who.of_user:
        return Clause("belong", f"to the {phrase.text}")
    someone = phrase.shape is Shape.WHO and " " in phrase.text
    return Clause("be", with_article(phrase.text) if someone else phrase.text)


def _language(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    return verbal(phrase) or Clause("speak", phrase.text)


def _pet(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    compound = phrase.shape is Shape.BASE and not is_plural(phrase.rest)
    if compound and phrase.rest and phrase.rest.split()[0] not in DETERMINERS | PREPOSITIONS:
        return Clause("have", with_article(phrase.text))  # "rescue greyhound"
    if frame.negated:
        return Clause("have", phrase.text)
    return verbal(phrase) or Clause("have", with_article(phrase.text))


_BEING = words("""mom mum mother dad father parent grandmother grandfather grandma grandpa""")


def _family(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    if phrase.first in ("eldest", "oldest", "youngest", "first", "middle", "only"):
        return Clause("be", f"{'an' if phrase.first == 'only' else 'the'} {phrase.text}")
    if head_of(phrase.text) in _BEING and phrase.first in ("a", "an", "single"):
        return Clause("be", with_article(phrase.text))
    if phrase.shape in (Shape.THIRD, Shape.PAST) or (phrase.verbal and phrase.rest):
        return verbal(phrase)
    if phrase.shape in (Shape.PLACE, Shape.ADJECTIVE) and head_of(phrase.text) not in RELATIONS:
        return Clause("be", phrase.text)
    old = re.fullmatch(r"\d+ ?(?:yo|year old|month old)", phrase.text, re.I)
    an = "an" if phrase.text.startswith(("8", "11", "18")) else "a"
    return Clause("have", f"{an} {phrase.text}" if old else with_article(phrase.text))


def _partner(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    low = phrase.text.casefold()
    if foreign(phrase):
        return None
    if low in ("widow", "widower", "bachelor"):
        return Clause("be", f"a {phrase.text}")
    if phrase.shape is Shape.PAST and phrase.rest:
        return verbal(phrase)
    if low in ("separated", "married", "divorced", "widowed", "engaged", "single"):
        return Clause("be", phrase.text)
    if head_of(low) in _BEING and phrase.first in ("a", "single"):
        return Clause("be", with_article(phrase.text))
    if phrase.shape in (Shape.ADJECTIVE, Shape.PLACE) and head_of(low) not in RELATIONS:
        return Clause("be", phrase.text)
    if low in ("wedding", "divorce", "wedding anniversary", "anniversary"):
        return None
    return verbal(phrase) or Clause("have", with_article(phrase.text))


F, I = Kind.FACT, Kind.IDENTITY  # noqa: E741
# fmt: off
PERSON_FAMILIES: tuple[Family, ...] = (
    Family(
        "name", "one", I, "name", _name, "{my} name",
        asks=("What's {my} name?", "Which name is {mine}?",
              "How <be> {i} called?", "what {my} name is"),
    ),
    Family(
        "called", "one", I, "form of address", _called, "how to address {me}", name="call_name",
        asks=("How should {i} be called?", "How <do> {i} want to be addressed?",
              "By which name <do> {i} go?", "how {i} <want> to be called"),
    ),
    Family(
        "pronouns", "one", I, "pronouns", _pronouns, "{my} pronouns",
        asks=("What are {my} pronouns?", "Which pronouns are {mine}?",
              "What pronouns <do> {i} use?", "what {my} pronouns are"),
    ),
    Family(
        "age", "one", F, "age", _age, "{my} age",
        asks=("How old <be> {i}?", "What age <be> {i}?",
              "What's {my} age?", "how old {i} <be>"),
    ),
    Family(
        "birthday", "one", F, "birthday", _birthday, "{my} birthday",
        asks=("When is {my} birthday?", "On which day is {my} birthday?",
              "What date is {my} birthday?", "when {my} birthday is"),
    ),
    Family(
        "home", "one", F, "home", _home, "{my} home", ends=("commute",),
        asks=("Where <do> {i} live?", "Where's {my} home?",
              "In which place <do> {i} live?", "where {i} <live>"),
    ),
    Family(
        "origin", "one", F, "origin", _origin, "{my} origin",
        asks=("Where <do> {i} come from?", "Where <be> {i} from?",
              "What's the place {i} <come> from?", "where {i} <come> from"),
    ),
    Family(
        "nationality", "set", F, "nationality", _nationality, "{my} nationality", name="self",
        asks=("What's {my} nationality?", "Which nationality <do> {i} have?",
              "What <be> {i} by nationality?", "what {my} nationality is"),
    ),
    Family(
        "language", "set", F, "languages", _language, "{my} languages",
        asks=("Which languages <do> {i} speak?", "What language <do> {i} know?",
              "What can {i} speak?", "which languages {i} <speak>"),
    ),
    Family(
        "religion", "set", F, "religion", _religion, "{my} religion", name="self",
        asks=("What's {my} religion?", "What <be> {i} by faith?",
              "Which faith is {mine}?", "what {my} religion is"),
    ),
    Family(
        "pet", "set", F, "pets", _pet, "{my} pets",
        asks=("What pets <do> {i} have?", "Which animals <do> {i} keep?",
              "What animals are {mine}?", "what pets {i} <have>"),
    ),
    Family(
        "family", "set", F, "family", _family, "{my} family",
        asks=("Who's in {my} family?", "Which family <do> {i} have?",
              "What relatives <do> {i} have?", "who is in {my} family"),
    ),
    Family(
        "partner", "one", F, "love life", _partner, "{my} love life", name="relationship",
        asks=("What's {my} relationship status?", "<Do> {i} have a partner?",
              "Who <be> {i} with?", "what {my} relationship status is"),
    ),
)
# fmt: on
