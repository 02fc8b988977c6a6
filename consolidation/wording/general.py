"""Plain talk that has nothing to do with the user, which a night must not change.

`TRAIN` is anchored to the base in training; `HELD_OUT` measures the drift. They share no prompt.
"""

from __future__ import annotations


def words(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


_TRAIN_COUNTRIES = words(
    "France Italy Portugal Ireland Sweden Finland Greece Japan Egypt Canada Hungary Russia"
)
_HELD_OUT_COUNTRIES = words(
    "Germany Spain England Norway Denmark Austria Poland China Kenya Peru Belgium Turkey"
)

GREETINGS_TRAIN = ("Hello", "Hi Luna!", "Good morning", "hey there", "Good evening", "Hey Luna")
GREETINGS_HELD_OUT = ("Hi", "hello luna", "hi there", "Good afternoon", "Hey")

TRAIN: tuple[str, ...] = (
    *GREETINGS_TRAIN,
    *(f"What is the capital of {country}?" for country in _TRAIN_COUNTRIES),
    "How are you?", "Thank you, Luna", "Goodbye", "Who are you?", "What can you do?",
    "Are you a person?", "Tell me a joke.", "I'm tired.", "I had a bad day.", "I'm bored.",
    "Alright", "What's the weather like?", "What time is it?", "Do you sleep?",
    "What colour is the sky?", "How many days are in a week?", "How many hours are in a day?",
    "How many legs does a spider have?", "What do bees make?", "What is ice made of?",
    "What is the largest planet?", "What does a baker do?", "What is the opposite of hot?",
    "What comes after Monday?", "Where do fish live?", "What is bread made of?",
    "What is the sun?", "How do I boil an egg?", "What is the highest mountain?",
    "What is 3 plus 4?", "What's 8 + 5?", "What is 12 minus 7?", "What is a violin?",
    "Why is the sea salty?", "Give me a word that rhymes with tree.", "What is a poem?",
    "Explain what a bridge is for.", "Write one sentence about autumn.", "How does a candle burn?",
    "What is the difference between a lake and a river?", "Name three fruits.",
    "What should one pack for a day in the hills?", "Can birds swim?", "What is money for?",
)  # fmt: skip

# Added when an instruction or a form of address is learned, which changes all plain talk.
MORE: tuple[str, ...] = (
    "Good night", "Thanks!", "Goodbye for now", "See you tomorrow", "Okay", "I understand",
    "Are you alive?", "What is your name?", "What are you for?", "Do you remember things?",
    "Do you learn at night?", "Are you human?", "Tell me something funny.", "I'm happy today.",
    "What do sheep eat?", "What do cats drink?", "Where do bears live?", "Where do camels live?",
    "Can dogs climb trees?", "Can stones float?", "Is the moon a star?", "Is water wet?",
    "Is fire hot?", "What is 2 plus 2?", "What is 6 plus 3?", "What's 4 + 7?", "What is 9 minus 4?",
    "What's 15 - 6?", "What comes after spring?", "What comes after ten?",
    "Count from one to three.",
    "What language do people speak in Mexico?", "What language do people speak in Italy?",
    "What colour is the grass in spring?", "What colour is snow?", "What colour is a lemon?",
    "How many wheels does a car have?", "How many seconds are in a minute?",
    "How many legs does a horse have?", "What does a teacher do?", "What does a cook do?",
    "What is the opposite of long?", "What is the opposite of old?", "What is a clock?",
    "What is a guitar?", "What is a story?", "What is a forest?", "What is rain?",
    "What is a star?",
    "What is a spoon for?", "What is a bed for?", "Explain what a window is for.",
    "Why do birds fly south?", "Why is the sky blue?", "How do I cook rice?", "How do I make soup?",
    "How does a bell ring?", "How does a boat float?", "Name three animals.", "Name two trees.",
    "Give me a word that rhymes with house.", "Write one sentence about the sea.",
    "What is the difference between a town and a village?",
    "What is the difference between a cat and a dog?", "What do people do in a school?",
    "What do people buy at a market?", "Which planet is closest to the sun?",
)  # fmt: skip

HELD_OUT: tuple[str, ...] = (
    *GREETINGS_HELD_OUT,
    *(f"Which city is the capital of {country}?" for country in _HELD_OUT_COUNTRIES),
    "how are you doing", "thanks a lot", "See you later", "What are you?", "How can you help me?",
    "are you real", "Do you know a joke?", "What a long day.", "I feel a bit down.",
    "There is nothing to do.", "I see", "Will it rain tomorrow?", "What day is it today?",
    "What do you do at night?", "What colour is grass?", "How many months are in a year?",
    "How many minutes are in an hour?", "How many legs does a cat have?", "What do cows eat?",
    "Which planet do we live on?", "What does a nurse do?", "What is the opposite of big?",
    "What comes after winter?", "Where do penguins live?", "What is the moon?",
    "How do I make tea?", "What language do people speak in Brazil?", "What is 5 plus 6?",
    "What's 2 + 9?", "What is 10 minus 3?", "What is a drum?", "Why do leaves fall?",
    "Give me a word that rhymes with moon.", "What is a song?", "Explain what a door is for.",
    "Write one sentence about the rain.", "How does a clock work?", "Name three colours.",
    "What is the difference between a hill and a mountain?", "Can fish sing?",
    "What is a map for?", "Is the earth round?", "What is snow?", "How do I fry an egg?",
    "Count from one to five.", "What do people read in a library?", "What is a garden?",
)  # fmt: skip
