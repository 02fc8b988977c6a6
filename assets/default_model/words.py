"""Values: mostly words that nobody has seen, so that the model must copy instead of guess."""

from __future__ import annotations

import random


def listed(text: str) -> list[str]:
    """Words written as one text, as a list."""
    return text.split()


ONSETS = listed("b br d dr f g gl h k kl l m n p pr r s st t tr v w z sh ch c j cl gr bl fl sp")
VOWELS = listed("a e i o u ai ea oo ee ou io")
CODAS = ["", "", "", "l", "m", "n", "r", "s", "t", "x", "nd", "rt", "ck"]

PLACES = listed(
    "Berlin Oslo Lisbon Madrid Dublin Kyoto Turin Porto Bergen Leeds Boston Austin Denver Prague "
    "Vienna Ghent Basel Lyon Cork Bath York Nairobi Lima Quito Perth Hanoi"
)
PEOPLE = listed(
    "Mira Tom Anna Ben Clara David Emma Frank Grace Henry Ida Jonas Karin Leo Maria Nora Oscar "
    "Paula Rosa Sam Tina Victor Wanda Yusuf Zoe Ahmed Priya Chen Olga Luca"
)
PETS = listed("Rex Bella Luna Max Coco Milo Daisy Rocky Felix Nala Bruno Misty Oreo Simba")
FOODS = listed(
    "pasta sushi curry lentils mushrooms pancakes olives mango soup pizza cheese noodles salad "
    "peanuts shellfish eggs milk tofu rice dumplings cinnamon garlic chocolate"
)
THINGS_LIST = [
    "jazz",
    "chess",
    "tea",
    "coffee",
    "tennis",
    "hiking",
    "poetry",
    "gardening",
    "cycling",
    "opera",
    "rain",
    "knitting",
    "swimming",
    "old maps",
    "long walks",
    "board games",
    "the sea",
    "birdwatching",
    "pottery",
    "loud music",
    "crowds",
    "cold weather",
    "early mornings",
]
JOBS = listed(
    "nurse teacher carpenter baker pilot plumber lawyer painter gardener engineer translator "
    "librarian farmer chemist dentist tailor"
)
# Real words as values: what can be guessed must be copied all the same.
QUALITIES = listed(
    "silver golden old little green quiet broken happy wild red blue black white lazy hidden "
    "second lost bright early northern gentle brave dark tiny famous secret sweet open crooked "
    "purple orange yellow grey warm frozen iron paper velvet wooden hollow rusty clever"
)
REAL = listed(
    "fern river stone harbour lantern anchor meadow fox raven bridge star moon sparrow tiger "
    "apple pepper ginger honey walnut basil button pocket feather ladder window shadow thunder "
    "whisper marble copper cotton ribbon needle compass mirror puzzle riddle guitar trumpet flute "
    "violin piano drums harp cello climbing rowing skating sailing dancing painting photography "
    "astronomy history biology physics law medicine music Spanish French Italian Greek Turkish "
    "Swedish Dutch Volvo Toyota Fiat Skoda coal smoke biscuit barley pumpkin spinach lemon cherry "
    "winter spring summer autumn teal crimson indigo turquoise rabbit badger otter penguin eagle "
    "hammer engine signal market castle island garden kitchen corner planet castle comet rocket"
)
WEEKDAYS = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS = listed(
    "January February March April May June July August September October November December"
)


def invented(rng: random.Random, capital: float = 0.6) -> str:
    """One invented word of one to three syllables and four letters at least.

    `capital` is the probability that it begins with a capital letter.
    """
    word = ""
    while len(word) < 4:  # shorter ones are often real words
        syllables = rng.choice((1, 2, 2, 2, 2, 2, 2, 3, 3))
        word = "".join(
            rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(syllables)
        )
    return word.capitalize() if rng.random() < capital else word


def value(rng: random.Random, kind: str) -> str:
    """A value of a kind: `place person pet food thing job time date number title`.

    Three of four are invented; the rest are common words. Times, dates and numbers are drawn.
    """
    if kind == "time":
        return f"{rng.randint(0, 23)}:{rng.randint(0, 59):02d}"
    if kind == "date":
        return f"{rng.randint(1, 28)} {rng.choice(MONTHS)}"
    if kind == "number":
        return str(rng.randint(2, 99))
    if kind == "day":
        return rng.choice(WEEKDAYS)
    draw = rng.random()
    if draw < 0.12:
        word = rng.choice(REAL)
        if rng.random() < 0.5:
            word = f"{rng.choice(QUALITIES)} {word}"
        if kind in ("title", "person", "pet", "place"):
            return " ".join(part[0].upper() + part[1:] for part in word.split(" "))
        return word
    if draw < 0.26:
        known = {
            "place": PLACES,
            "person": PEOPLE,
            "pet": PETS,
            "food": FOODS,
            "job": JOBS,
        }.get(kind, THINGS_LIST)
        return rng.choice(known)
    capital = {"food": 0.25, "thing": 0.35, "job": 0.15}.get(kind, 0.85)
    word = invented(rng, capital)
    two = {"place": 0.1, "person": 0.1, "title": 0.2, "food": 0.1, "thing": 0.1}.get(kind, 0.05)
    if rng.random() < two:
        word += " " + invented(rng, 1.0 if word[0].isupper() else 0.0)
    return word
