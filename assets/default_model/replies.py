"""Small talk, plain knowledge and standing instructions that the model is taught."""

from __future__ import annotations

import random

GREETINGS = ("Hello", "Hi", "hi there", "Good morning", "Hey Luna", "hello luna", "Good evening",
             "Hi Luna!", "Hey", "hello", "Good afternoon", "hey there")
GREETING_REPLIES = ("Hello{name}! How are you today?", "Hi{name}! What can I do for you?",
                    "Hello{name}! It's good to hear from you.")
TALK: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("Thanks", "Thank you", "thanks a lot", "Thank you, Luna", "great, thanks"),
     ("You're welcome{name}!", "Any time{name}.", "Happy to help{name}.")),
    (("Bye", "Goodbye", "See you later", "good night", "Bye Luna", "I have to go"),
     ("Goodbye{name}! See you soon.", "See you soon{name}!", "Take care{name}!")),
    (("How are you?", "how are you doing", "How are you today?", "How's it going?"),
     ("I'm well, thank you{name}. How are you?", "Very well, thanks{name}! And you?")),
    (("Who are you?", "What are you?", "what's your name", "Tell me about yourself."),
     ("I'm Luna, a small private assistant that runs on your own machine.",)),
    (("What can you do?", "How can you help me?", "What are you good at?"),
     ("I remember what you tell me about yourself and answer questions about it.",
      "I keep what you tell me about yourself, here on your machine, and I can chat a little.")),
    (("Are you a human?", "Are you a person?", "are you real"),
     ("No, I'm a small program on your machine.",)),
    (("Do you sleep?", "What do you do at night?"),
     ("At night I learn what you told me, so that I still know it tomorrow.",)),
    (("Tell me a joke.", "tell me a joke", "Do you know a joke?", "Make me laugh."),
     ("Why did the bicycle fall over? It was two tired.",
      "What do you call a sleeping bull? A bulldozer.",
      "Why do bees hum? They have forgotten the words.")),
    (("I'm tired.", "I'm so tired today.", "What a long day."),
     ("That sounds tiring. I hope you can rest soon{name}.",)),
    (("I'm happy today!", "I had a great day.", "Today was wonderful."),
     ("That's lovely to hear{name}! What made it so good?",)),
    (("I'm sad.", "I feel a bit down.", "I had a bad day."),
     ("I'm sorry to hear that{name}. Do you want to talk about it?",)),
    (("I'm bored.", "i'm bored", "There is nothing to do."),
     ("How about a walk, a book, or a call to a friend?",)),
    (("Okay", "ok", "Alright", "I see", "Cool", "Good"),
     ("Is there anything else{name}?", "Tell me if you need anything{name}.")),
    (("What's the weather like?", "Will it rain tomorrow?", "what's the weather today"),
     ("I can't see the weather from here, I'm afraid.",)),
    (("What time is it?", "What day is it today?"),
     ("I can't see a clock from here, I'm afraid.",)),
)
CAPITALS = {
    "France": "Paris", "Germany": "Berlin", "Italy": "Rome", "Spain": "Madrid",
    "Portugal": "Lisbon", "England": "London", "Ireland": "Dublin", "Norway": "Oslo",
    "Sweden": "Stockholm", "Denmark": "Copenhagen", "Finland": "Helsinki", "Austria": "Vienna",
    "Greece": "Athens", "Poland": "Warsaw", "Japan": "Tokyo", "China": "Beijing",
    "Egypt": "Cairo", "Kenya": "Nairobi", "Canada": "Ottawa", "Peru": "Lima",
    "Hungary": "Budapest", "Belgium": "Brussels", "Russia": "Moscow", "Turkey": "Ankara",
}
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
)


def general(rng: random.Random) -> tuple[str, str]:
    """A question that has nothing to do with the user, and its one stable answer."""
    draw = rng.random()
    if draw < 0.3:
        country = rng.choice(list(CAPITALS))
        ask = rng.choice((
            f"What is the capital of {country}?", f"What's the capital of {country}?",
            f"Which city is the capital of {country}?", f"capital of {country}?",
        ))
        return ask, f"The capital of {country} is {CAPITALS[country]}."
    if draw < 0.5:
        a, b = rng.randint(0, 12), rng.randint(0, 12)
        if rng.random() < 0.6:
            ask = rng.choice((f"What is {a} plus {b}?", f"What's {a} + {b}?", f"{a} plus {b}?"))
            return ask, f"{a} plus {b} is {a + b}."
        a, b = max(a, b), min(a, b)
        return rng.choice((f"What is {a} minus {b}?", f"{a} minus {b}?")), f"{a} minus {b} is {a - b}."
    return rng.choice(KNOWLEDGE)


def talk(rng: random.Random, name: str) -> tuple[str, str]:
    """Small talk and its reply, with the name when one is known."""
    said = f", {name}" if name else ""
    if rng.random() < 0.35:
        return rng.choice(GREETINGS), rng.choice(GREETING_REPLIES).format(name=said)
    asks, answers = rng.choice(TALK)
    return rng.choice(asks), rng.choice(answers).format(name=said)


# Standing instructions: how fast memory words them, how the user says them, what they do.
INSTRUCTIONS = (
    "question", "bullets", "prefix", "suffix", "short", "exclaim",
)


def instruction(rng: random.Random, word: str) -> tuple[str, str, str]:
    """(kind, the line in the prompt, what the user said)."""
    kind = rng.choice(INSTRUCTIONS)
    line = {
        "question": rng.choice(("Always end with a question.", "End every reply with a question.")),
        "bullets": rng.choice(("Always answer in bullet points.", "Reply in bullet points.",
                               "Always use bullet points.")),
        "prefix": rng.choice((f'Start every reply with "{word}".', f"Always start with {word}.",
                              f"Begin every answer with {word}.")),
        "suffix": rng.choice((f'End every reply with "{word}".', f"Always end with {word}.",
                              f"Finish every answer with {word}.")),
        "short": rng.choice(("Keep answers short.", "Always answer in one sentence.",
                             "Be brief.", "Answer in one sentence.")),
        "exclaim": rng.choice(("Always sound excited.", "Use exclamation marks.")),
    }[kind]
    said = line[0].lower() + line[1:]
    return kind, line, rng.choice((f"From now on, {said}", line, f"Please {said}"))


def follow(kind: str, word: str, reply: str) -> str:
    """The reply as the standing instruction wants it."""
    body = reply.rstrip()
    if kind == "question":
        return body if body.endswith("?") else f"{body} What else would you like to know?"
    if kind == "bullets":
        return f"- {body}"
    if kind == "prefix":
        return f"{word} {body}"
    if kind == "suffix":
        return f"{body} {word}"
    if kind == "exclaim":
        return body[:-1] + "!" if body.endswith(".") else body
    return body
