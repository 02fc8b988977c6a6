"""What somebody eats, takes, likes, owns, drives, can spend and wears."""

from __future__ import annotations

import re

from memory.notice.frames.families.families import Clause, Family, Subject, foreign, verbal
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import (
    Phrase,
    Shape,
    head_of,
    needs_article,
    with_article,
)
from memory.notice.frames.vocabulary import DETERMINERS, MASS
from memory.notice.rules.grammar.lexicon import DIETS, HEALTH_WORDS, words
from memory.vocabulary.english.inflection import is_gerund, is_plural, singular
from memory.vocabulary.records import Kind
from memory.vocabulary.slots import article

_DRINKS = words("alcohol caffeine coffee beer wine milk tea soda spirits juice water")
_WAYS = ("fasting", "diet", "keto", "paleo", "fodmap", "atkins")


def _diet(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text, low = phrase.text, phrase.text.casefold()
    if foreign(phrase):
        return None
    if phrase.shape is Shape.PLACE and phrase.first == "on":
        return Clause("be", text)
    if low.endswith(_WAYS):
        return Clause("do" if low.endswith("fasting") else "follow", with_article(text))
    if singular(low) in DIETS and is_plural(low):  # "we're vegetarians"
        return Clause("be", singular(text) if who.of_user else text)
    if phrase.first in DIETS or phrase.first in ("pescatarian", "lactose", "strict"):
        return Clause("be", with_article(text) if phrase.first == "strict" else text)
    if phrase.shape in (Shape.BASE, Shape.THIRD):
        return verbal(phrase)
    if phrase.shape in (Shape.CLAUSE, Shape.PAST, Shape.ADJECTIVE) or low.startswith("good "):
        return None
    drink = phrase.first in _DRINKS or head_of(text) in _DRINKS
    return Clause("drink" if drink else "eat", text)


_INTOLERANT = words("lactose gluten fructose histamine sorbitol")
_SINGLE = words("nut peanut puppy dog cat egg bee wasp milk")


def _allergy(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text, low = phrase.text, phrase.text.casefold()
    if low in _INTOLERANT:
        return Clause("be", f"intolerant to {text}")
    if low in _SINGLE:
        return Clause("have", f"{article(text)} {text} allergy")
    if low.endswith(("allergie", "fever", "asthma")):
        return Clause("have", text)
    if low.endswith("allergy"):
        return Clause("have", with_article(text))
    return None if phrase.shape is Shape.CLAUSE else Clause("be", f"allergic to {text}")


_MEDICAL = words(
    """bunion cataract wrist bladder disc hernia pacemaker stutter stammer lisp cold cough dog
    cane implant ulcer"""
)
_PARTS = words("knee knees back shoulder shoulders pituitary heart thyroid hip hips")


_SUFFERS = words("snore sneeze limp sleepwalk faint wheeze stammer stutter itch")


def _health(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if foreign(phrase) or (phrase.shape is Shape.NUMBER and " " not in text):
        return None
    if phrase.first in _SUFFERS and phrase.verb:
        return verbal(phrase)
    if text.casefold().endswith((" blind", " deaf")):
        return Clause("be", text)
    single = phrase.first in HEALTH_WORDS and (" " not in text or " in " in text)
    if single or "pregnant" in text or text.endswith("sick") or text.startswith("a bit "):
        return Clause("be", text)
    if phrase.shape is Shape.NUMBER or phrase.first in HEALTH_WORDS:
        return Clause("have", text)
    if is_gerund(text):
        return Clause("be", text)
    if head_of(text) in _PARTS and len(text.split()) < 3 and phrase.shape is Shape.NOUN:
        return Clause("have", f"trouble with {text}")
    if phrase.shape in (Shape.ADJECTIVE, Shape.PLACE):
        noun = phrase.first in ("bad", "high", "low", "poor", "flat", "weak", "too", "good")
        if noun and " " in text:
            plain = is_plural(head_of(text)) or head_of(text) in MASS | {"pressure", "sugar"}
            return Clause("have", text if plain else with_article(text))
        return Clause("be", text)
    if (clause := verbal(phrase)) and not (phrase.shape is Shape.BASE and not phrase.rest):
        return clause
    one = head_of(text) in _MEDICAL or phrase.first in ("small", "big", "torn", "broken", "slipped")
    return Clause("have", with_article(text) if one else text)


_DOSES = words("pen epipen inhaler spray pill tablet patch drop")


def _medication(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase) or re.fullmatch(r"[\d.]+", phrase.text):
        return None
    dose = head_of(phrase.text) in _DOSES
    verb = None if phrase.shape is Shape.GERUND else verbal(phrase)  # "sleeping pills"
    return verb or Clause("take", with_article(phrase.text) if dose else phrase.text)


def _likes(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    doing = phrase.shape is Shape.BASE and phrase.rest and not is_gerund(phrase.rest)
    text = f"to {phrase.text}" if doing else phrase.text  # "to read poems", but "fly fishing"
    if frame.negated and frame.act != "changes":
        return Clause("dislike", text, negated=False)
    return Clause("like", text)


def _favourite(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    return Clause("be", phrase.text, noun=frame.slot)


def _owns(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if phrase.shape in (Shape.CLAUSE, Shape.FOREIGN):
        return None
    verbs = ("own", "have", "keep", "grow", "collect", "rent")
    if phrase.first == "own" and phrase.rest.split()[0] not in DETERMINERS:
        return Clause("have", with_article(phrase.text))
    if phrase.shape in (Shape.THIRD, Shape.BASE) and phrase.rest and phrase.verb in verbs:
        return verbal(phrase)
    if text[:1].isupper() and not phrase.determined and _is_single(text):
        return Clause("have", f"{article(text)} {text}")
    farm = head_of(text) in ("farm", "shop", "tree") and not phrase.determined
    return Clause("have", f"a {text}" if farm else with_article(text))


def _is_single(text: str) -> bool:
    """Whether a capitalised noun is a single thing: "Surly", "ThinkPad"; not "Euros"."""
    return needs_article(text.lower()) or any(char.isdigit() for char in text)


def _drives(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    text = phrase.text
    plain = phrase.determined and not text[0].isdigit() and "door" not in text.split()
    return Clause("drive", text if plain else f"{article(text)} {text}")


def _budget(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if foreign(phrase):
        return None
    if phrase.shape in (Shape.BASE, Shape.THIRD) and phrase.rest and phrase.first != "rent":
        return verbal(phrase)
    amount = any(char.isdigit() for char in text)
    if phrase.first in ("a", "some", "the") or (is_plural(head_of(text)) and not amount):
        return Clause("have", text)
    about = phrase.first in ("under", "about", "around", "up", "max")
    return Clause("be", text, noun="budget") if about or re.match(r"[~€$£]?\d", text) else None


_HEIGHT = re.compile(
    r"\d['’′]\d{0,2}[\"”″]?(?: ?ft.*)?|1[.,]\d\d ?m?|\d ?ft.*|(?:four|five|six) (?:foot|feet).*"
)


def _size(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text, low = phrase.text, phrase.text.casefold()
    if re.search(r"\b(?:kilos?|kg|lbs?|pounds|stone)$|\dkg$", low):
        return Clause("weigh", text)
    if _HEIGHT.fullmatch(low):
        return Clause("be", f"{text} tall")
    if low.startswith("size "):
        return Clause("wear", text)
    if re.match(r"\d", low):
        return Clause("be", text, noun="size")
    if phrase.shape is Shape.CLAUSE:
        return None
    one = re.search(r"(?:face|head|wrist|frame|nose)$", low)
    return Clause("have", with_article(text) if one else text)


F, P = Kind.FACT, Kind.PREFERENCE
# fmt: off
HAVING_FAMILIES: tuple[Family, ...] = (
    Family(
        "diet", "set", F, "diet", _diet, "{my} diet",
        asks=("What's {my} diet?", "How <do> {i} eat?",
              "What should a cook know about {me}?", "what {my} diet is"),
    ),
    Family(
        "allergy", "set", F, "allergies", _allergy, "{my} allergies",
        asks=("What <be> {i} allergic to?", "Which allergies <do> {i} have?",
              "What can {i} not tolerate?", "what {i} <be> allergic to"),
    ),
    Family(
        "health", "set", F, "health", _health, "{my} health",
        asks=("How is {my} health?", "What health trouble <do> {i} have?",
              "What would a doctor want to know about {me}?", "how {my} health is"),
    ),
    Family(
        "medication", "set", F, "medication", _medication, "{my} medication",
        asks=("What medication <do> {i} take?", "Which medicine <do> {i} need?",
              "What <do> {i} take for {my} health?", "what medication {i} <take>"),
    ),
    Family(
        "likes", "set", P, "tastes", _likes, "{my} tastes",
        asks=("What <do> {i} like?", "What would please {me}?",
              "Which things <do> {i} enjoy?", "what {i} <like>"),
    ),
    Family(
        "favourite", "one", P, "favourite", _favourite, "{my} {slot}",
        asks=("What's {my} {slot}?", "Which one is {my} {slot}?",
              "What would {i} name as {my} {slot}?", "what {my} {slot} is"),
    ),
    Family(
        "owns", "set", F, "things", _owns, "{my} things",
        asks=("What <do> {i} own?", "Which things belong to {me}?",
              "What things are {mine}?", "what {i} <own>"),
    ),
    Family(
        "drives", "one", F, "vehicle", _drives, "{my} vehicle", name="car",
        asks=("What <do> {i} drive?", "Which car <do> {i} have?",
              "What's {my} vehicle?", "what {i} <drive>"),
    ),
    Family(
        "budget", "set", F, "budget", _budget, "{my} budget",
        asks=("What's {my} budget?", "How much can {i} spend?",
              "How <be> {i} off for money?", "what {my} budget is"),
    ),
    Family(
        "size", "set", F, "size", _size, "{my} measurements",
        asks=("What's {my} size?", "Which size <do> {i} need?",
              "What are {my} measurements?", "what {my} size is"),
    ),
)
# fmt: on
