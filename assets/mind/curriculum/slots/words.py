"""Values: mostly words that nobody has seen, so that the model must copy instead of guess."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from memory.vocabulary.english import calendar


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
# Short words in lower case, as a meal, a pastime or a trade has them.
PLAIN_FOODS = listed(
    "crab shrimp salmon tuna cod beef pork lamb chicken duck ham bacon turkey beans peas corn oats "
    "wheat rye soy nuts almonds cashews sesame celery mustard onions leeks kale beets cabbage figs "
    "dates plums pears peaches grapes melon kiwi berries jam toast butter cream yoghurt cider cola "
    "juice water cocoa broth stew pie waffles crackers popcorn gluten sugar salt vinegar ketchup"
)
PLAIN_THINGS = listed(
    "running golf judo karate yoga surfing rugby hockey boxing rowing darts poker bridge sudoku "
    "origami drawing singing reading writing baking cooking fishing camping sewing weaving "
    "stamps coins records trains planes boats kites robots maths spiders snakes dogs cats heights "
    "noise dust snow wind fog traffic queues meetings mondays homework spam ironing dishes folk "
    "blues soul techno disco ballet theatre comics novels crosswords harmonica banjo ukulele oboe "
    "clarinet trombone saxophone organ recorder accordion mandolin bagpipes triangle tuba"
)
PLAIN_JOBS = listed(
    "clerk driver chef cook barber butcher judge mason miner sailor soldier singer surgeon vet "
    "waiter welder writer editor cashier courier florist grocer jeweller locksmith midwife "
    "postman roofer sculptor tutor usher weaver actor coach guide nanny ranger"
)
# What stands beside a name: a value of two words must be copied to its end.
PLACE_ENDS = listed(
    "Bay Hill Lake Park Street Bridge Beach City Falls Harbour Heights Island Mills Point Ridge "
    "River Rock Springs Town Valley View Village Wood Creek Cross Field Ford Gate Grove End Green"
)
PLACE_STARTS = listed("New Old Saint North South East West Upper Lower Great Port Fort Mount")
SURNAMES = listed(
    "Baker Brown Carter Clark Cole Cooper Day Fox Gray Green Hall Hill King Lane Long Marsh Moore "
    "North Page Reed Rose Shaw Stone Wood Young Young Bell Black Church Cook Ford Grant Hunt Knight"
)
TITLE_ENDS = listed(
    "Club House Street Ltd Group Works Labs Motors Bank Foods Brothers Systems School Tales "
    "Nights Days Dreams Road Garden Star United Rovers City Project Three Two II Studio Books Tower"
)
FOOD_ENDS = listed("soup salad cheese tea pie stew cake bread juice rice noodles sauce oil milk")
# Names that people have, from many countries; those of the evaluation are others.
FIRST_NAMES = listed(
    "Aaron Abigail Adam Adele Agnes Aisha Akira Alan Albert Alejandro Alexander Alice Alina Amara "
    "Amelia Amir Amy Anders Andrea Andrei Andrew Angela Anita Annika Anton Antonio Arjun Arthur "
    "Astrid Aurora Ayesha Barbara Bashir Bella Benedict Bernard Bianca Bilal Bjorn Boris Bridget "
    "Bruno Caitlin Camille Carla Carlos Carmen Caroline Catherine Cecilia Charlotte Chiara Chloe "
    "Christopher Claudia Clemens Colin Cristina Daniel Daphne Deborah Deepa Diana Diego Dolores "
    "Dominic Donna Dorothy Duncan Edgar Edith Edward Eileen Elena Eleanor Eli Elif Elisa Ella "
    "Emil Emily Enrique Eric Erik Esther Ethan Eva Evan Fatima Felicity Fernando Fiona Florence "
    "Francesca Francois Frederick Gabriel Gareth George Georgia Gerald Giulia Giovanni Gloria "
    "Graham Gregory Greta Gudrun Gustav Hamza Hannah Harold Harriet Hassan Hedda Heidi Helena "
    "Hiroshi Howard Hugo Ian Ibrahim Imogen Ingrid Irene Isaac Isabel Ivan Jacob Jamal James Jane "
    "Jasmine Javier Jean Jennifer Jerome Joan Joel Johanna John Jordan Joseph Joshua Juan Judith "
    "Julia Julian Kamal Karl Katarina Kate Kathleen Kenji Kevin Khalid Kiran Klaus Kofi Lara Lars "
    "Laura Laurence Layla Leah Leila Lena Leonard Liam Lidia Lila Linda Lorenzo Louis Lucy Lukas "
    "Lydia Magnus Malcolm Manuel Marcel Marcus Margaret Mariam Marina Mark Marta Martin Mateo "
    "Matilda Matthew Maureen Maya Mei Melissa Mercedes Michael Miguel Mikhail Milan Miriam "
    "Mohammed Molly Monica Morgan Nadia Naomi Natalia Nathan Neil Nicholas Nikolai Nina Noah "
    "Noor Octavia Olaf Oliver Olivia Omar Pablo Pamela Patricia Patrick Paul Pedro Penelope Peter "
    "Philip Phoebe Pierre Rachel Rafael Rajesh Ralph Ramona Raymond Rebecca Renata Richard Robert "
    "Roberta Roger Roland Rosalind Rowan Ruben Ruth Ryan Sabrina Sadia Salma Samuel Sandra Sanjay "
    "Sara Sebastian Selma Serena Sergei Sharon Sheila Shirley Simon Sofia Sonja Stanley Stella "
    "Stephen Steven Susan Svetlana Sylvia Takeshi Tamara Tariq Teresa Thomas Timothy Tobias Trevor "
    "Ulla Ursula Valerie Vanessa Vera Veronica Victoria Vikram Vincent Viola Virginia Walter "
    "Wesley William Xavier Yara Yasmin Yolanda Yuki Yvonne Zachary Zainab Zara Zoltan"
)
FAMILY_NAMES = listed(
    "Abbott Adeyemi Ahmed Almeida Andersson Armstrong Bauer Becker Bennett Bergman Bianchi Bishop "
    "Bouchard Brandt Campbell Castillo Chandra Chaudhry Costa Cruz Dalton Delgado Dimitrov Dubois "
    "Eriksson Evans Fernandes Ferrari Fischer Fletcher Fontaine Fraser Garcia Gibson Gomez Griffin "
    "Gupta Haddad Hansen Harris Hoffmann Hughes Hussain Ivanov Jackson Jansen Johansson Johnson "
    "Kapoor Keller Kimura Kovacs Kowalski Larsen Lefebvre Lindqvist Lopez Mahmoud Maier Marino "
    "Martinez Mbeki McCarthy Mendez Meyer Mitchell Moreau Murphy Nakamura Nelson Nguyen Novak "
    "Okafor Olsen Ortiz Papadopoulos Parker Patel Pereira Petrov Phillips Popescu Quinn Ramirez "
    "Reynolds Ricci Rodriguez Rossi Russell Sanders Santos Sato Schmidt Schneider Sharma Silva "
    "Singh Sorensen Suzuki Tanaka Taylor Thompson Torres Turner Vargas Visser Wagner Walsh Weber "
    "Williams Wilson Wong Yamamoto Yilmaz Zhang Zimmermann"
)
TOWNS = listed(
    "Aberdeen Adelaide Amsterdam Ankara Arequipa Athens Atlanta Auckland Baltimore Bangkok "
    "Barcelona Bath Belfast Belgrade Bilbao Birmingham Bogota Bologna Bordeaux Bratislava Bremen "
    "Bristol Brno Brussels Bucharest Budapest Cairo Calgary Cambridge Canberra Cardigan Casablanca "
    "Chicago Christchurch Cologne Cordoba Coventry Dallas Dakar Delhi Derby Detroit Dortmund "
    "Dresden Durban Edinburgh Exeter Florence Frankfurt Galway Geneva Genoa Glasgow Granada Graz "
    "Grenoble Halifax Hamburg Havana Helsinki Houston Inverness Istanbul Jakarta Kampala Karachi "
    "Kassel Katowice Krakow Lagos Lahore Lausanne Leicester Leipzig Lille Lincoln Linz Liverpool "
    "Luxembourg Malaga Malmo Manchester Manila Maribor Marseille Melbourne Memphis Miami Milan "
    "Montreal Moscow Mumbai Munich Nantes Naples Newcastle Norwich Nottingham Odense Oxford "
    "Padua Palermo Paris Pisa Plymouth Portland Potsdam Pretoria Quebec Ravenna Rennes Riga Rome "
    "Rotterdam Salzburg Santiago Sarajevo Seattle Seoul Seville Sheffield Sofia Split Stockholm "
    "Stuttgart Swansea Sydney Tallinn Tampere Tokyo Toledo Toronto Toulouse Trieste Trondheim "
    "Tucson Tunis Uppsala Valencia Vancouver Venice Verona Vilnius Warsaw Wellington Zurich"
)
WEEKDAYS = tuple(name.capitalize() for name in calendar.DAYS)
MONTHS = tuple(name.capitalize() for name in calendar.MONTHS)


PIECED = 0.5  # of the invented words
_FIRST: list[str] = []
_FURTHER: list[str] = []
_WORDS: list[str] = []  # whole words of the vocabulary


@contextmanager
def pieces(all_of_them: Iterable[str]) -> Iterator[None]:
    """Half of the invented words are made of these pieces of a byte-level tokenizer meanwhile.

    Syllables are written in a few hundred pieces, names of people and places in all others: what
    was never a value cannot be copied.
    """
    for piece in sorted(all_of_them):
        begins, letters = piece.startswith("\u0120"), piece.removeprefix("\u0120")
        if re.fullmatch("[A-Za-z][a-z]*" if begins else "[a-z]+", letters):
            (_FIRST if begins else _FURTHER).append(letters)
            if begins and len(letters) > 4 and letters.islower():
                _WORDS.append(letters)
    try:
        yield
    finally:
        _FIRST.clear()
        _FURTHER.clear()
        _WORDS.clear()


def pieced(rng: random.Random, capital: float) -> str:
    """A word of any pieces, five to twelve letters; short pieces come oftener, as in names."""
    while True:
        word = _piece(rng, _FIRST)
        word += "".join(_piece(rng, _FURTHER) for _ in range(rng.choice((1, 2, 2, 3, 3, 4))))
        if 5 <= len(word) <= 12:
            return word.capitalize() if rng.random() < capital else word.lower()


def _piece(rng: random.Random, pieces: list[str]) -> str:
    return min(rng.choices(pieces, k=rng.choice((1, 2, 4))), key=len)


def invented(rng: random.Random, capital: float = 0.6) -> str:
    """One invented word of one to three syllables, four letters at least; or of `pieces`.

    `capital` is the probability that it begins with a capital letter.
    """
    if _FIRST and rng.random() < PIECED:
        return pieced(rng, capital)
    word = ""
    while len(word) < 4:  # shorter ones are often real words
        syllables = rng.choice((1, 2, 2, 2, 2, 2, 2, 3, 3))
        word = "".join(
            rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(syllables)
        )
    return word.capitalize() if rng.random() < capital else word


def value(rng: random.Random, kind: str, strange: bool = False) -> str:
    """A value of a kind: `place person pet food thing job time date number title`.

    A third is invented, a sixth any words of the vocabulary, some of two words; the rest are
    names and words that people say. With `strange` one invented word. Times, dates and numbers
    are drawn.
    """
    if kind == "time":
        return _time(rng)
    if kind == "date":
        day, month = rng.randint(1, 28), rng.choice(MONTHS)
        return rng.choice((f"{day} {month}", f"{day} {month}", f"{month} {day}"))
    if kind == "number":
        return str(rng.randint(2, 99))
    if kind == "day":
        return rng.choice(WEEKDAYS)
    capital = {"food": 0.25, "thing": 0.35, "job": 0.15}.get(kind, 0.85)
    if strange:
        return invented(rng, capital)
    draw = rng.random()
    if draw < 0.3 and kind in NAMES:
        return name(rng, kind)
    draw = rng.random()
    if draw < 0.16 and _WORDS:
        word = " ".join(rng.sample(_WORDS, rng.choice((1, 1, 2))))
        return word.title() if kind in ("title", "person", "pet", "place") else word
    if draw < 0.26:
        word = rng.choice(REAL)
        if rng.random() < 0.5:
            word = f"{rng.choice(QUALITIES)} {word}"
        if kind in ("title", "person", "pet", "place"):
            return " ".join(part[0].upper() + part[1:] for part in word.split(" "))
        return word
    if draw < 0.5:
        return rng.choice(COMMON.get(kind, (THINGS_LIST, PLAIN_THINGS))[rng.random() < 0.5])
    if draw < 0.6 and kind in PHRASES:
        return phrase(rng, kind)
    word = invented(rng, capital)
    if rng.random() < {"place": 0.3, "person": 0.25, "title": 0.3}.get(kind, 0.15):
        return compound(rng, kind, word)
    return word


def _time(rng: random.Random) -> str:
    """A time of day as people write it."""
    hour, minute = rng.randint(0, 23), rng.choice((0, 0, 15, 30, 30, 45, rng.randint(0, 59)))
    half, short = ("am" if hour < 12 else "pm"), (hour % 12 or 12)
    return rng.choice((
        f"{hour}:{minute:02d}", f"{hour}:{minute:02d}", f"{short}:{minute:02d} {half}",
        f"{short} {half}" if not minute else f"{short}.{minute:02d} {half}",
    ))  # fmt: skip


NAMES = ("place", "person", "pet", "title")


def name(rng: random.Random, kind: str) -> str:
    """A real name of a place, a person, a pet or a firm."""
    if kind == "place":
        return rng.choice(TOWNS)
    if kind == "title":
        family = rng.choice(FAMILY_NAMES)
        return rng.choice((family, f"{family} {rng.choice(TITLE_ENDS)}", f"{family} & Sons"))
    first = rng.choice(FIRST_NAMES)
    full = kind == "person" and rng.random() < 0.25
    return f"{first} {rng.choice(FAMILY_NAMES)}" if full else first


COMMON = {
    "place": (PLACES, PLACES),
    "person": (PEOPLE, PEOPLE),
    "pet": (PETS, PEOPLE),
    "food": (FOODS, PLAIN_FOODS),
    "job": (JOBS, PLAIN_JOBS),
    "title": (THINGS_LIST, REAL),
}


PHRASES = {
    "thing": ("{t} in the {r}", "{q} {t}", "{t} and {t2}", "{t} with {i}", "the {q} {r}",
              "{t} by the {r}", "{q} {r} {t}", "{t} at night", "{t} in {p}"),
    "food": ("{f} with {f2}", "{q} {f}", "{f} and {f2}", "{i} with {f}", "{f} from {p}"),
    "title": ("The {Q} {R}", "{R} of {I}", "{Q} {R} of {p}", "{I} and {I2}",
              "The {R} and the {R2}"),
    "job": ("{j} at {I}", "{q} {j}", "{j} and {j2}"),
    "place": ("{p} near {I}", "the {q} part of {p}"),
}  # fmt: skip


def phrase(rng: random.Random, kind: str) -> str:
    """A value of three words or so, common and invented ones."""
    parts = {
        "t": rng.choice(PLAIN_THINGS), "t2": rng.choice(THINGS_LIST), "r": rng.choice(REAL).lower(),
        "q": rng.choice(QUALITIES), "i": invented(rng, 0.0), "f": rng.choice(PLAIN_FOODS),
        "f2": rng.choice(FOODS), "p": rng.choice(PLACES), "j": rng.choice(PLAIN_JOBS),
        "j2": rng.choice(JOBS), "Q": rng.choice(QUALITIES).capitalize(),
        "R": rng.choice(REAL).capitalize(), "R2": rng.choice(REAL).capitalize(),
        "I": invented(rng, 1.0), "I2": invented(rng, 1.0),
    }  # fmt: skip
    return rng.choice(PHRASES[kind]).format(**parts)


def compound(rng: random.Random, kind: str, word: str) -> str:
    """An invented word with a second one beside it, common or invented."""
    large = word[0].isupper()
    if rng.random() < 0.3:
        return f"{word} {invented(rng, float(large))}"
    if not large:
        return f"{word} {rng.choice(FOOD_ENDS)}" if kind == "food" else f"{word} {rng.choice(REAL)}"
    if kind == "place":
        if rng.random() < 0.3:
            return f"{rng.choice(PLACE_STARTS)} {word}"
        return f"{word} {rng.choice(PLACE_ENDS)}"
    if kind in ("person", "pet"):
        if rng.random() < 0.3:
            return f"{rng.choice(PEOPLE)} {word}"
        return f"{word} {rng.choice(SURNAMES)}"
    if rng.random() < 0.25:
        return f"The {word}" if rng.random() < 0.5 else f"{rng.choice(REAL).capitalize()} {word}"
    return f"{word} {rng.choice(TITLE_ENDS)}"
