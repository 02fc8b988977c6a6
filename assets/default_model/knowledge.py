"""A little everyday knowledge, each question with one stable answer."""

from __future__ import annotations

import random

CAPITALS = {
    "France": "Paris", "Germany": "Berlin", "Italy": "Rome", "Spain": "Madrid",
    "Portugal": "Lisbon", "England": "London", "Ireland": "Dublin", "Norway": "Oslo",
    "Sweden": "Stockholm", "Denmark": "Copenhagen", "Finland": "Helsinki", "Austria": "Vienna",
    "Greece": "Athens", "Poland": "Warsaw", "Japan": "Tokyo", "China": "Beijing",
    "Egypt": "Cairo", "Kenya": "Nairobi", "Canada": "Ottawa", "Peru": "Lima",
    "Hungary": "Budapest", "Belgium": "Brussels", "Russia": "Moscow", "Turkey": "Ankara",
}  # fmt: skip
KNOWLEDGE: tuple[tuple[str, str], ...] = (
    ("What colour is the sky?", "The sky is blue."),
    ("What colour is grass?", "Grass is green."),
    ("What colour is snow?", "Snow is white."),
    ("How many days are in a week?", "There are seven days in a week."),
    ("How many months are in a year?", "There are twelve months in a year."),
    ("How many hours are in a day?", "There are 24 hours in a day."),
    ("How many minutes are in an hour?", "There are 60 minutes in an hour."),
    ("How many legs does a spider have?", "A spider has eight legs."),
    ("How many legs does a cat have?", "A cat has four legs."),
    ("What do bees make?", "Bees make honey."),
    ("What do cows eat?", "Cows eat grass."),
    ("What is ice made of?", "Ice is frozen water."),
    ("What is the largest planet?", "Jupiter is the largest planet in our solar system."),
    ("Which planet do we live on?", "We live on Earth."),
    ("What does a baker do?", "A baker makes bread and cakes."),
    ("What does a nurse do?", "A nurse takes care of people who are ill."),
    ("What is the opposite of hot?", "The opposite of hot is cold."),
    ("What is the opposite of big?", "The opposite of big is small."),
    ("What comes after Monday?", "Tuesday comes after Monday."),
    ("What comes after winter?", "Spring comes after winter."),
    ("Where do fish live?", "Fish live in water."),
    ("Where do penguins live?", "Most penguins live in the cold south."),
    ("What is bread made of?", "Bread is made of flour, water, salt and yeast."),
    ("What is the sun?", "The sun is a star."),
    ("What is the moon?", "The moon goes around the Earth."),
    ("How do I boil an egg?", "Put it in boiling water for about eight minutes."),
    ("How do I make tea?", "Pour boiling water over the leaves and wait a few minutes."),
    ("What is the highest mountain?", "Mount Everest is the highest mountain on Earth."),
    ("What language do people speak in Brazil?", "People in Brazil speak Portuguese."),
    ("What is a violin?", "A violin is an instrument with four strings."),
    ("What colour is a banana?", "A banana is yellow."),
    ("What colour is coal?", "Coal is black."),
    ("What colour is milk?", "Milk is white."),
    ("How many days are in a year?", "There are 365 days in a year."),
    ("How many seconds are in a minute?", "There are 60 seconds in a minute."),
    ("How many wheels does a bicycle have?", "A bicycle has two wheels."),
    ("How many legs does an insect have?", "An insect has six legs."),
    ("How many fingers are on a hand?", "A hand has five fingers."),
    ("What do cats eat?", "Cats eat meat and fish."),
    ("What do rabbits eat?", "Rabbits eat grass, hay and vegetables."),
    ("What is a baby dog called?", "A baby dog is called a puppy."),
    ("What is a baby cat called?", "A baby cat is called a kitten."),
    ("What is the opposite of up?", "The opposite of up is down."),
    ("What is the opposite of old?", "The opposite of old is young."),
    ("What is the opposite of fast?", "The opposite of fast is slow."),
    ("What comes after Friday?", "Saturday comes after Friday."),
    ("What comes after June?", "July comes after June."),
    ("What comes before Sunday?", "Saturday comes before Sunday."),
    ("Name three fruits.", "Apples, pears and cherries are fruits."),
    ("Name three colours.", "Red, blue and yellow are colours."),
    ("Name three animals.", "A horse, a fox and an owl are animals."),
    ("Name three vegetables.", "Carrots, peas and onions are vegetables."),
    ("Count from one to five.", "One, two, three, four, five."),
    ("Why is the sea salty?", "Rivers carry salt from the rocks into the sea."),
    ("Why is the sky blue?", "The air scatters blue light more than red light."),
    ("Why do leaves fall?", "Trees drop their leaves to save water in winter."),
    ("What is rain?", "Rain is water that falls from the clouds."),
    ("What is snow?", "Snow is frozen water that falls from the clouds."),
    ("What is a poem?", "A poem says something in few and chosen words, often in rhyme."),
    ("What is a song?", "A song is music with words to sing."),
    ("What is a drum?", "A drum is an instrument that you beat."),
    ("What is a piano?", "A piano is an instrument with black and white keys."),
    ("What is a map for?", "A map shows you where places are."),
    ("What is a garden?", "A garden is a piece of land where plants grow."),
    ("What is a library?", "A library is a place where you can borrow books."),
    ("What is a bridge for?", "A bridge carries people over a river or a road."),
    ("What is money for?", "You use money to pay for things."),
    ("What is the difference between a lake and a river?",
     "A river flows, and a lake stands still."),
    ("Can birds swim?", "Some can: ducks and swans swim well."),
    ("Can fish sing?", "No, but some fish make sounds."),
    ("Is the earth round?", "Yes, the Earth is almost a ball."),
    ("Give me a word that rhymes with tree.", "Bee rhymes with tree."),
    ("Give me a word that rhymes with moon.", "Spoon rhymes with moon."),
    ("Write one sentence about autumn.", "In autumn the leaves turn red and fall."),
    ("Write one sentence about the rain.", "The rain taps softly on the window."),
    ("How does a candle burn?", "The flame melts the wax, and the wax feeds the flame."),
    ("How do I fry an egg?", "Break it into a hot pan with a little butter and wait."),
    ("How do I cook rice?", "Boil it in twice as much water for about fifteen minutes."),
    ("What does a doctor do?", "A doctor helps people who are ill."),
    ("What does a teacher do?", "A teacher helps people learn."),
    ("What does a farmer do?", "A farmer grows food and keeps animals."),
    ("What do people read in a library?", "People read books and newspapers there."),
    ("What language do people speak in Spain?", "People in Spain speak Spanish."),
    ("What language do people speak in Austria?", "People in Austria speak German."),
    ("What is the largest ocean?", "The Pacific is the largest ocean."),
    ("What is the longest river?", "The Nile is often called the longest river."),
    ("When do birds sing?", "Many birds sing early in the morning."),
    ("How does a clock work?", "A spring or a battery moves its hands at an even pace."),
)  # fmt: skip
# Beyond it: said honestly, and not in the words of what the user has not told.
BEYOND = "I don't know that, I'm only a small model."
_SUBJECTS = (
    "the war", "the telephone", "the last election", "quantum physics", "the stock market",
    "the Roman empire", "the best phone", "photosynthesis", "the French president", "algebra",
    "the highest tower", "the new film", "the football match", "black holes", "the pyramids",
    "jazz history", "the human heart", "nuclear power", "the first computer", "tax law",
)  # fmt: skip
_HARD = (
    "Who invented {s}?", "When did {s} begin?", "Explain {s} to me.", "Write an essay about {s}.",
    "What do you know about {s}?", "Tell me everything about {s}.", "Who wrote about {s}?",
    "How does {s} work?", "How much does {s} cost?", "What happened with {s}?",
)  # fmt: skip


def general(rng: random.Random) -> tuple[str, str]:
    """A question that has nothing to do with the user, and its one stable answer."""
    draw = rng.random()
    if draw < 0.3:
        country = rng.choice(list(CAPITALS))
        ask = rng.choice(
            (
                f"What is the capital of {country}?",
                f"What's the capital of {country}?",
                f"Which city is the capital of {country}?",
                f"capital of {country}?",
            )
        )
        return ask, f"The capital of {country} is {CAPITALS[country]}."
    if draw < 0.5:
        a, b = rng.randint(0, 12), rng.randint(0, 12)
        if rng.random() < 0.6:
            ask = rng.choice((f"What is {a} plus {b}?", f"What's {a} + {b}?", f"{a} plus {b}?"))
            return ask, f"{a} plus {b} is {a + b}."
        a, b = max(a, b), min(a, b)
        ask = rng.choice((f"What is {a} minus {b}?", f"{a} minus {b}?"))
        return ask, f"{a} minus {b} is {a - b}."
    if draw < 0.58:
        return rng.choice(_HARD).format(s=rng.choice(_SUBJECTS)), BEYOND
    question, answer = rng.choice(KNOWLEDGE)
    if rng.random() < 0.15:
        question = question.lower().rstrip("?.")
    return question, answer
