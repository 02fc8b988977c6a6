"""What a limit excludes beyond its own words: shellfish excludes prawns, "vegan" excludes butter.

The groups name what is common in English; a thing that is in none is excluded by its name alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from memory.notice.grammar.lexicon import words
from memory.vocabulary.english.inflection import stem
from memory.vocabulary.english.words import fold
from memory.vocabulary.records import Fact


def _things(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


_PORK = _things(
    "pork, bacon, ham, gammon, prosciutto, pancetta, salami, pepperoni, chorizo, lard, spare ribs,"
    " ribs, sausage"
)
_POULTRY = _things("chicken, turkey, duck, goose, poultry, wings")
_MEAT = (
    *_things(
        "meat, beef, steak, lamb, mutton, veal, venison, rabbit, brisket, mince, meatball, burger,"
        " hamburger, hot dog, kebab, liver, pastrami, jerky, bratwurst, bolognese, spam"
    ),
    *_PORK,
    *_POULTRY,
)
_FISH = _things(
    "fish, salmon, tuna, cod, trout, haddock, halibut, herring, mackerel, sardine, anchovy, eel,"
    " sea bass, swordfish, tilapia, plaice, sushi, sashimi, caviar"
)
_SHELLFISH = _things(
    "shellfish, seafood, shrimp, prawn, lobster, crab, crayfish, langoustine, scampi, mussel, clam,"
    " oyster, scallop, cockle, squid, calamari, octopus, paella"
)
_CHEESE = _things(
    "cheese, mozzarella, parmesan, cheddar, ricotta, feta, brie, camembert, gouda, mascarpone,"
    " pecorino, gorgonzola, halloumi, emmental, gruyere, cheesecake, fondue, raclette"
)
_DAIRY = (
    *_things(
        "milk, dairy, cream, butter, yogurt, yoghurt, custard, ice cream, gelato, milkshake, latte,"
        " cappuccino, kefir, ghee, whey, buttermilk, pudding, tiramisu, panna cotta, creme brulee"
    ),
    *_CHEESE,
)
_EGG = _things(
    "egg, omelette, omelet, frittata, quiche, meringue, mayonnaise, custard, carbonara, souffle,"
    " scrambled, pancake, waffle"
)
_NUT = _things(
    "nut, almond, walnut, hazelnut, cashew, pecan, pistachio, macadamia, brazil nut, praline,"
    " marzipan, nougat, frangipane, nutella, baklava, trail mix, granola"
)
_PEANUT = _things("peanut, peanut butter, satay, trail mix")
_GLUTEN = _things(
    "gluten, wheat, bread, toast, pasta, spaghetti, noodle, pizza, cake, cookie, biscuit, cracker,"
    " croissant, bagel, baguette, muffin, doughnut, donut, pancake, waffle, couscous, bulgur,"
    " semolina, barley, rye, seitan, beer, pastry, pie, sandwich, burger, lasagne, lasagna, flour"
)
_ALCOHOL = _things(
    "alcohol, beer, ale, lager, stout, wine, champagne, prosecco, cava, sherry, port, cider,"
    " cocktail, gin, vodka, rum, whisky, whiskey, bourbon, brandy, cognac, tequila, mezcal, sake,"
    " liqueur, spirits, martini, margarita, mojito, sangria, daiquiri, aperol, spritz, mulled wine"
)
_COFFEE = _things(
    "coffee, espresso, latte, cappuccino, americano, macchiato, mocha, flat white, cold brew,"
    " tiramisu"
)
_CAFFEINE = (*_COFFEE, *_things("caffeine, black tea, green tea, matcha, cola, energy drink"))
_SUGAR = _things(
    "sugar, candy, sweets, chocolate, cake, cookie, biscuit, brownie, doughnut, donut, ice cream,"
    " syrup, soda, cola, lemonade, jam, pastry, muffin, honey, caramel, fudge, pudding, pie,"
    " milkshake, marshmallow"
)
_FLYING = _things("fly, flying, flight, plane, aeroplane, airplane, airport, airline, helicopter")
_HEIGHTS = _things(
    "height, tower, rooftop, cliff, ferris wheel, observation deck, skyscraper, skydiving,"
    " paragliding, hang gliding, bungee, zip line, ziplining, hot-air balloon, hot air balloon,"
    " cable car, gondola, rock climbing, climbing, abseiling, suspension bridge, roller coaster,"
    " viewpoint, climb"
)
_SWIM = _things("swim, swimming, dive, diving, snorkel, snorkeling, snorkelling, scuba, surfing")
_WATER = (*_SWIM, *_things("boat, kayak, kayaking, canoe, canoeing, sailing, rafting, cruise"))
_CLOSED = _things("cave, caving, submarine, lift, elevator, escape room, tunnel, catacombs, mine")
_CROWD = _things("crowd, festival, concert, carnival, fair, parade, stadium, nightclub")
_RUN = _things("run, running, jog, jogging, sprint, sprinting, marathon, treadmill")
_HORROR = _things("horror, slasher, scary film, scary movie, haunted, zombie, exorcist")

_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"vegan|plant-based", (*_MEAT, *_FISH, *_SHELLFISH, *_DAIRY, *_EGG, "honey", "gelatine",
                            "gelatin")),
    (r"pescatarian|pescetarian", _MEAT),
    (r"vegetarian", (*_MEAT, *_FISH, *_SHELLFISH, "gelatine", "gelatin")),
    (r"halal|muslim", (*_PORK, *_ALCOHOL, "gelatine", "gelatin")),
    (r"kosher|jewish", (*_PORK, *_SHELLFISH)),
    (r"meat", _MEAT), (r"pork", _PORK), (r"poultry", _POULTRY),
    (r"shell ?fish|seafood|crustaceans?", _SHELLFISH), (r"seafood|fish", _FISH),
    (r"lactose|dairy|milk products", _DAIRY), (r"cheeses?", _CHEESE),
    (r"eggs?", _EGG), (r"(?:tree ?)?nuts?", (*_NUT, *_PEANUT)),
    (r"pea ?nuts?", _PEANUT),
    (r"soya?|soybeans?", _things("soy, soya, tofu, edamame, miso, tempeh")),
    (r"sesame", _things("sesame, tahini, hummus, halva, halwa")),
    (r"gluten|wheat|coeliac(?: disease)?|celiac(?: disease)?", _GLUTEN),
    (r"alcohol|teetotal(?:ler)?|sober", _ALCOHOL), (r"coffee", _COFFEE), (r"caffeine", _CAFFEINE),
    (r"sugar|sweets|diabetic|diabetes", _SUGAR),
    (r"keto|low[- ]carb", _things("bread, pasta, rice, potato, cake, sugar, noodle, pizza")),
    (r"flying|planes?|aeroplanes?|airplanes?|flights?", _FLYING), (r"heights?", _HEIGHTS),
    (r"swim(?:ming)?", _SWIM), (r"(?:deep |open )?water|drowning|the sea", _WATER),
    (r"seasick", _things("boat, cruise, ferry, sailing, yacht")),
    (r"(?:small|closed|confined|enclosed|tight) spaces|claustrophobi\w+", _CLOSED),
    (r"crowds?|crowded places", _CROWD), (r"running|jogging", _RUN),
    (r"(?:horror|scary) (?:films?|movies?)|horror", _HORROR),
    (r"cats?|cat (?:hair|fur)", _things("cat, kitten")),
    (r"dogs?|dog (?:hair|fur)", _things("dog, puppy")),
    (r"horses?", _things("horse, pony, horse riding")),
    (r"pollen|flowers", _things("flower, bouquet, lily, daisy, sunflower, rose, tulip, orchid")),
    (r"spiders?", _things("spider, tarantula")), (r"snakes?", _things("snake, python, cobra")),
)  # fmt: skip
# Ways of eating and states that exclude things without a "not".
FOLLOWED = re.compile(
    r"(?:strict )?(?:vegan|plant-based|pescatarian|pescetarian|vegetarian|halal|muslim|kosher"
    r"|jewish|keto|low[- ]carb)(?: diet)?|teetotal\w*|sober|coeliac(?: disease)?"
    r"|celiac(?: disease)?|diabet\w+|seasick|claustrophobi\w+|\w+[- ](?:free|intolerant)(?: diet)?",
    re.IGNORECASE,
)
_MILK = ("allergy",)  # slots of those for whom milk is all that is made of it
_VERB = re.compile(r"(?:eat|eating|drink|drinking|have|having|keep|touch|consume|do)\s+", re.I)
# What makes a thing harmless although it bears the name.
_HARMLESS = re.compile(
    r"\b(?:vegan|vegetarian|veggie|plant[- ]based|meat-?free|meatless|dairy[- ]free|lactose[- ]free"
    r"|gluten[- ]free|sugar[- ]free|egg[- ]?free|eggless|nut[- ]free|peanut[- ]free|alcohol[- ]free"
    r"|non[- ]alcoholic|non[- ]dairy|decaf\w*|caffeine[- ]free|mock|virgin|no[- ]sugar|halal|kosher"
    r"|buckwheat|tofu|cauliflower|lentil|black bean|chickpea|mushroom|jackfruit|beyond|impossible"
    r"|free[- ]from|ginger|root|butternut|\w+-free)\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_PLANT = re.compile(
    r"\b(?:oat|soya?|almond|coconut|rice|cashew|hemp|pea|peanut|cocoa|apple|shea|hazelnut)\s+$",
    re.IGNORECASE,
)
_OF_PLANTS = words(
    "milk butter cream yogurt yoghurt cheese latte cappuccino flour noodle pasta bread cracker cake"
)
_FREE = re.compile(r"[- ]free\b", re.IGNORECASE)


def subject_matter(fact: Fact) -> str:
    """What a fact is about, in its own words: "eat pork" is about pork."""
    return _VERB.sub("", fact.value.strip(), count=1)


def excluded(fact: Fact) -> tuple[str, ...]:
    """What a limit or a dislike excludes: its own words first, then what is known to be of it.

    Who is vegan excludes nothing that is called so.
    """
    own = subject_matter(fact)
    low = re.sub(r"^strict |[- ](?:diet|allergy|intolerance|intolerant|free)\b", "", fold(own))
    plain = low in ("milk", "cow's milk") and fact.slot.split(".")[0] in _MILK
    found = [thing for name, things in _GROUPS if re.fullmatch(name, low) for thing in things]
    if plain:
        found.extend(_DAIRY)
    follows = FOLLOWED.fullmatch(own) is not None and fact.polarity > 0
    return tuple(dict.fromkeys(found if follows else [own, *found]))


@lru_cache(maxsize=2048)
def _pattern(thing: str) -> re.Pattern[str]:
    """Finds a thing by its name, in any number, as words of their own."""
    *front, last = re.findall(r"[\w'’]+", fold(thing)) or [""]
    many = [f"{last[:-1]}ie"] if last.endswith("y") else []  # "lilies"
    ends = dict.fromkeys([last, stem(last), *many])
    body = r"[\s-]+".join([*map(re.escape, front), rf"(?:{'|'.join(map(re.escape, ends))})"])
    return re.compile(rf"(?<![\w])({body}(?:e?s|’s|'s)?)(?![\w])", re.IGNORECASE)


def named(text: str, things: tuple[str, ...]) -> str:
    """The first of these things that a text names, in the text's own words; else empty.

    "Oat milk" is no milk, and "gluten-free bread" no bread for this purpose.
    """
    plain = fold(text)
    for thing in things:
        if not thing.strip():
            continue
        for match in _pattern(thing).finditer(plain):
            before = plain[: match.start()]
            harmless = _HARMLESS.search(before) or _FREE.match(plain, match.end())
            of_plants = _PLANT.search(before) and fold(thing) in _OF_PLANTS
            if not (harmless or of_plants):
                return match[1]
    return ""
