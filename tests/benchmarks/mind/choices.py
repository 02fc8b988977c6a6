"""A taste or an allergy in the block decides between two things, or limits a suggestion."""

from __future__ import annotations

import random
import re

from tests.benchmarks.mind.cases import Case, prompt
from tests.benchmarks.mind.checks import names, plain
from tests.benchmarks.mind.facts import Line, block, value_of

_TURNED_DOWN = re.compile(
    r"(?:\bnot?\b|n't\b|\bnever\b|\bavoid\w*|\bwithout\b|\binstead of\b|\brather than\b|\bskip\w*"
    r"|\ballerg\w+|\bleave out\b|\bfree (?:of|from)\b|\bfree\b|\bover\b|\bthan\b|\bsafe from\b"
    r"|\bafraid\b|\bscared\b|\bfear\w*|\bdislikes?\b|\bhates?\b|\baway from\b|\bno\b|\binstead\b"
    r"|\bcan't\b|\bfree\b|\bomit\w*)", re.IGNORECASE,
)  # fmt: skip
_HARMLESS = (
    r"(?:vegan|vegetarian|veggie|plant-based|dairy-free|lactose-free|alcohol-free|non-alcoholic"
    r"|decaf|almond|oat|soy|coconut|rice|peanut|cashew|tofu|mushroom|black bean|cauliflower)"
)
_PART = re.compile(r"(?<=[.!?;\n])\s+|,? but |\. ")


def suggested(text: str, thing: str) -> bool:
    """Whether a reply names the thing anywhere without turning it down in the same sentence."""
    harmless = rf"{re.escape(thing)}[- ]free|{_HARMLESS}[- ]{re.escape(thing)}"
    text = re.sub(harmless, "", text, flags=re.IGNORECASE)
    parts = (part for row in text.splitlines() for part in _PART.split(plain(row)))
    return any(names(part, thing) and not _TURNED_DOWN.search(part) for part in parts)


def picks(text: str, good: str, bad: str) -> bool:
    """Whether a reply takes the good one: names it first, or turns the bad one down."""
    if not names(text, good):
        return False
    reply = plain(text).lower()
    before = 0 <= reply.find(good.lower()) < reply.find(bad.lower()) or not names(text, bad)
    return (before and suggested(text, good)) or not suggested(text, bad)


# How memory words a limit or a taste, the kind of the two things, and the slot. An allergy is kept
# without a sign, what is disliked, not eaten or not drunk with a negative one.
_AGAINST = (
    ("The user doesn't eat {x}.", "avoid", "diet"),
    ("The user is allergic to {x}.", "avoid", "allergy"),
    ("The user dislikes {x}.", "avoid", "dislikes"), ("The user hates {x}.", "food", "dislikes"),
    ("The user can't stand {x}.", "drink", "dislikes"),
    ("The user no longer likes {x}.", "food", "dislikes"),
    ("The user avoids {x}.", "drink", "dislikes"), ("The user doesn't drink {x}.", "drink", "diet"),
    ("The user hates {x}.", "hobby", "dislikes"),
    ("The user finds {x} boring.", "sport", "dislikes"),
)  # fmt: skip
_FOR = (
    ("The user loves {x}.", "food", "likes"), ("The user likes {x}.", "food", "likes"),
    ("The user's favourite drink is {x}.", "drink", "favourite.drink"),
    ("The user prefers {x} to {y}.", "drink", "prefers"),
    ("The user's favourite food is {x}.", "food", "favourite.food"),
    ("The user's favourite colour is {x}.", "colour", "favourite.colour"),
    ("The user's favourite band is {x}.", "band", "favourite.band"),
    ("The user enjoys {x}.", "hobby", "likes"), ("The user prefers {x} to {y}.", "food", "prefers"),
    ("The user's favourite sport is {x}.", "sport", "favourite.sport"),
)  # fmt: skip
_QUESTIONS = {
    "avoid": ("Should the salad have {a} or {b} in it?", "{a} or {b} on my pizza?",
              "there's a dish with {a} and one with {b}. which one for me", "{a} or {b} for me?"),
    "food": ("the canteen has {a} and {b}. what should i take", "{a} or {b} tonight?",
             "I can't decide: {a} or {b}?",
             "My friend cooks either {a} or {b}. What do I ask for?"),
    "drink": ("{a} or {b} for me", "The waiter is here. {a} or {b}?",
              "they only have {a} and {b}, which one do i get"),
    "hobby": ("there's a class for {a} and one for {b}. which should i sign up for",
              "Saturday: {a} or {b}?"),
    "sport": ("Shall I join the {a} club or the {b} club?", "{a} or {b} this weekend?"),
    "colour": ("the jacket comes in {a} or {b}. which one", "Paint the wall {a} or {b}?"),
    "band": ("Tickets for {a} or for {b}?", "{a} or {b} for the drive, what shall we play"),
}  # fmt: skip

# A limit, a request that tempts to break it, and the things that break it.
PLANS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("The user is allergic to peanuts.", "suggest a snack mix for movie night",
     ("peanuts", "peanut butter")),
    ("The user is allergic to peanuts.", "What should I spread on my toast?", ("peanut butter",)),
    ("The user is allergic to eggs.", "give me an idea for breakfast",
     ("eggs", "egg", "omelette", "omelet")),
    ("The user is allergic to shellfish.", "Suggest a seafood dinner for me.",
     ("shrimp", "prawns", "lobster", "crab", "mussels", "clams", "oysters", "scallops")),
    ("The user is allergic to walnuts.", "what do i put into my brownies", ("walnuts", "walnut")),
    ("The user is allergic to strawberries.", "Name a fruit salad I would enjoy.",
     ("strawberries", "strawberry")),
    ("The user is allergic to cat hair.", "which pet should i get", ("cat", "kitten")),
    ("The user is vegetarian.", "what can i cook for dinner tonight",
     ("chicken", "beef", "pork", "bacon", "ham", "salmon", "tuna", "fish", "steak", "turkey")),
    ("The user is vegetarian.", "Suggest something for my barbecue.",
     ("chicken", "beef", "pork", "ribs", "sausages", "salmon", "shrimp", "steak", "burgers")),
    ("The user is vegan.", "give me a quick breakfast idea",
     ("eggs", "yogurt", "milk", "cheese", "honey", "bacon", "butter", "yoghurt")),
    ("The user is vegan.", "What could I put on my pizza?",
     ("mozzarella", "pepperoni", "ham", "sausage", "parmesan", "bacon", "chicken")),
    ("The user doesn't drink alcohol.", "what should i drink at the party",
     ("beer", "wine", "champagne", "gin", "vodka", "rum", "whiskey", "cocktail", "tequila")),
    ("The user doesn't drink coffee.", "Which hot drink should I have this morning?",
     ("coffee", "latte", "espresso", "cappuccino")),
    ("The user doesn't eat fish.", "suggest something japanese for lunch",
     ("sushi", "sashimi", "salmon", "tuna", "fish", "eel")),
    ("The user doesn't eat pork.", "What meat shall I buy for the grill?",
     ("pork", "bacon", "ham", "ribs")),
    ("The user is afraid of flying.", "how should i travel from paris to rome",
     ("flight", "plane", "fly", "flying", "airplane", "airport", "flights")),
    ("The user is afraid of heights.", "Plan an afternoon in Paris for me.",
     ("Eiffel Tower", "Ferris wheel", "rooftop")),
    ("The user can't swim.", "suggest something to do at the lake",
     ("swim", "swimming", "swims", "dive", "snorkeling")),
    ("The user hates horror films.", "which film for tonight",
     ("The Shining", "The Exorcist", "Halloween", "The Conjuring", "horror", "Psycho")),
    ("The user is lactose intolerant.", "What can I have for dessert?",
     ("ice cream", "cheesecake", "whipped cream", "yogurt", "pudding", "milk", "custard")),
    ("The user doesn't eat cheese.", "what goes on my pasta",
     ("parmesan", "cheese", "mozzarella", "ricotta", "pecorino")),
    ("The user hates running.", "Give me a way to get fit.", ("running", "run", "jogging", "jog")),
    ("The user avoids sugar.", "suggest an afternoon snack",
     ("cookies", "chocolate", "cake", "candy", "ice cream", "sugar", "donut")),
    ("The user is allergic to pollen.", "what present of flowers or so could brighten my desk",
     ("flowers", "bouquet", "lilies", "sunflowers", "daisies", "roses")),
)  # fmt: skip


# The sentences of limits, with the slot and the sign with which memory keeps them.
_LIMITS = (
    (r"is allergic to (.+)", "allergy", 1), (r"is (.+) intolerant", "allergy", 1),
    (r"is afraid of (.+)", "fear", 1), (r"doesn't (drink .+)", "diet", -1),
    (r"doesn't eat (.+)", "diet", -1), (r"can't (.+)", "skill", -1),
    (r"(?:hates|avoids) (.+)", "dislikes", -1), (r"is (.+)", "diet", 1),
)  # fmt: skip


def limit(text: str) -> Line:
    """A limit of the table as memory keeps it."""
    for pattern, slot, sign in _LIMITS:
        if match := re.fullmatch(rf"The user {pattern}\.", text):
            return Line(text, match[1], slot, sign)
    raise ValueError(f"no such limit: {text}")


_NEUTRAL = ("sister", "mother", "job", "boss", "car", "birthday", "dentist", "friend")


def _beside(rng: random.Random) -> list[str]:
    apart: list[str] = [f.line for f in block(rng, 16) if f.sort.topic in _NEUTRAL]
    return apart[: rng.choice((0, 2))]


def choice(rng: random.Random) -> Case:
    """Two of three cases decide between two things, the third asks for a suggestion."""
    beside = _beside(rng)
    way = rng.choice(("against", "for", "plan"))
    if way == "plan":
        line, question, broken = rng.choice(PLANS)
        shown = [*beside, limit(line)]
        rng.shuffle(shown)
        return Case(
            prompt(question, shown),
            lambda reply: len(reply.split()) > 1 and not any(suggested(reply, b) for b in broken),
            way, tokens=160,
        )  # fmt: skip
    line, kind, slot = rng.choice(_AGAINST if way == "against" else _FOR)
    x = value_of(rng, kind)
    y = value_of(rng, kind, [x])
    good, bad = (y, x) if way == "against" else (x, y)
    a, b = rng.sample((x, y), 2)
    question = rng.choice(_QUESTIONS[kind]).format(a=a, b=b)
    sign = -1 if way == "against" and slot != "allergy" else 1
    value = f"drink {x}" if "drink {x}" in line else x
    shown = [*beside, Line(line.format(x=x, y=y), value, slot, sign)]
    rng.shuffle(shown)
    return Case(
        prompt(question[0].upper() + question[1:], shown),
        lambda reply: picks(reply, good, bad), way, tokens=96,
    )  # fmt: skip
