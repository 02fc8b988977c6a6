"""Plain talk that has nothing to do with the user: what a night must leave as it was.

`TRAIN` is anchored to the base while training; `HELD_OUT` measures the drift; `PASSAGES` measure
perplexity. The three share no prompt.
"""

from __future__ import annotations


def words(text: str) -> list[str]:
    """A list of words written as one text."""
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

TRAIN_PASSAGES: tuple[tuple[str, str], ...] = (
    ("Describe a kitchen.",
     "There is a table in the middle, with four chairs around it. Pots hang on the wall, and on "
     "the stove something is cooking that smells of onions."),
    ("How does a train work?",
     "An engine pulls the carriages over two iron rails. The driver watches the signals: when they "
     "are red he must stop, and when they are green he may go on."),
    ("Tell me something about horses.",
     "Horses are large animals that eat grass. People have ridden them for thousands of years, and "
     "before there were cars they drew the carts and the ploughs."),
    ("What does one do in a garden in spring?",
     "One digs the ground, puts seeds into it and gives them water. After a week or two the first "
     "green leaves can be seen, and the weeds have to be pulled out."),
    ("Describe a winter evening.",
     "Outside it is dark and cold, and the windows are white with frost. Inside a fire burns, and "
     "somebody reads a story to the children before they go to bed."),
    ("How is paper made?",
     "Wood is cut into small pieces and cooked in water until it is soft. The grey mass is spread "
     "out flat, pressed and dried, and then it is rolled up."),
    ("Tell me something about birds.",
     "Birds have feathers and wings, and most of them can fly. Some stay in one place all year, "
     "others travel far to the south when the days become short."),
    ("What happens at night?",
     "At night the sun is on the other side of the earth. The air becomes cool, the stars can be "
     "seen, and many animals come out to look for food."),
    ("Describe a walk by the sea.",
     "The waves roll over the sand and go back again. A man walks with his dog along the water, "
     "and two children look for shells between the stones."),
    ("How is a chair made?",
     "First the wood is cut and dried. Then somebody makes four legs, a seat and a back, and puts "
     "them together with glue, so that one can sit on it for many years."),
    ("What is a market?",
     "A market is a place where people buy and sell things. There are fruit and vegetables, fish "
     "and flowers, and the prices are written on small signs."),
    ("Tell me something about snow.",
     "Snow falls when it is cold enough in the clouds. Each flake has six arms. The streets "
     "become quiet, and the children build a man of snow in the garden."),
)  # fmt: skip

PASSAGES: tuple[tuple[str, str], ...] = (
    ("Tell me something about trees.",
     "Trees grow slowly. Their roots drink water from the ground, and their leaves turn light "
     "into food. In autumn many trees lose their leaves and rest until the spring."),
    ("What happens when water boils?",
     "When water is heated, it becomes warmer until it boils. Then bubbles rise and steam goes "
     "into the air. If it cools down again, the steam becomes water."),
    ("Describe a morning in a small town.",
     "The baker opens his shop early in the morning. People come to buy bread, and they talk "
     "about the weather. The children walk to school along the river."),
    ("How does a letter travel?",
     "You put a letter in an envelope, write the address on it and add a stamp. Somebody takes "
     "it to the right town, and there it is brought to the door."),
)  # fmt: skip
