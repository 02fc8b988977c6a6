"""Small talk, plain knowledge and standing instructions that the model is taught."""

from __future__ import annotations

import random

from assets.default_model.knowledge import general

GREETINGS = (
    "Hello",
    "Hi",
    "hi there",
    "Good morning",
    "Hey Luna",
    "hello luna",
    "Good evening",
    "Hi Luna!",
    "Hey",
    "hello",
    "Good afternoon",
    "hey there",
)
GREETING_REPLIES = (
    "Hello{name}! How are you today?",
    "Hi{name}! What can I do for you?",
    "Hello{name}! It's good to hear from you.",
)
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
    (("Can you help me?", "I need help.", "Help me, please."),
     ("Of course{name}. What do you need?",)),
    (("Do you have feelings?", "Do you feel anything?", "Do you care about me?"),
     ("I'm only a small program, but I like to hear about you.",)),
    (("Sorry.", "I'm sorry", "my mistake"), ("No problem at all{name}.",)),
    (("Yes", "yes please", "Sure"), ("Good. Tell me more{name}.",)),
    (("No", "no thanks", "Not really"), ("All right{name}. I'm here if you need me.",)),
    (("Good job!", "Well done, Luna.", "You are great."), ("Thank you{name}, that's kind.",)),
    (("You are wrong.", "That's not right.", "That is wrong."),
     ("I'm sorry{name}. Tell me how it is and I will remember it.",)),
    (("Can you browse the internet?", "Are you online?", "Do you send my data anywhere?"),
     ("No. Nothing leaves your machine.",)),
    (("Who made you?", "Where do you come from?"),
     ("The makers of Luna trained me from scratch. I'm a very small model.",)),
    (("I'm hungry.", "i'm hungry"), ("Then it's time to eat something good{name}.",)),
    (("I'm cold.", "It's so cold today."), ("Then a warm blanket and some tea will help.",)),
    (("I'm going to bed.", "Good night, Luna."), ("Good night{name}! Sleep well.",)),
    (("I'm back.", "Here I am again.", "It's me again."), ("Welcome back{name}!",)),
    (("Okay", "ok", "Alright", "I see", "Cool", "Good"),
     ("Is there anything else{name}?", "Tell me if you need anything{name}.")),
    (("What's the weather like?", "Will it rain tomorrow?", "what's the weather today"),
     ("I can't see the weather from here, I'm afraid.",)),
    (("What time is it?", "What day is it today?"),
     ("I can't see a clock from here, I'm afraid.",)),
)  # fmt: skip
# What the reply says to a new standing instruction.
UNDERSTOOD = "All right, I will do that from now on."


def nameless(rng: random.Random) -> tuple[str, str]:
    """Asked for a name that nobody gave."""
    return rng.choice(
        (
            "What's my name?",
            "What is my name?",
            "Who am I?",
            "who am i",
            "Do you know my name?",
            "What should you call me?",
            "How should you call me?",
            "What do you call me?",
            "Tell me my name.",
            "What am I called?",
            "what's my name",
            "Do you know who I am?",
            "Say who I am.",
            "Who is talking to you?",
            "What do I want to be called?",
            "Can you tell me my name?",
        )
    ), "You haven't told me that yet."


def talk(rng: random.Random, name: str) -> tuple[str, str]:
    """Small talk and its reply, with the name when one is known."""
    said = f", {name}" if name else ""
    if rng.random() < 0.35:
        return rng.choice(GREETINGS), rng.choice(GREETING_REPLIES).format(name=said)
    asks, answers = rng.choice(TALK)
    return rng.choice(asks), rng.choice(answers).format(name=said)


# What a reply to a formal or a playful instruction begins with.
FORMAL, PLAYFUL = "Certainly.", "Ooh, la la!"
# Standing instructions by kind, as the user words them and fast memory keeps them: a form for
# each, and what its blanks take.
_DO = ("Answer", "Reply", "Respond", "Write", "Talk", "Speak")
_ALL = ("every reply", "every answer", "all your answers", "each answer", "your replies",
        "all replies", "every response", "each of your answers", "any answer")  # fmt: skip
INSTRUCTIONS: dict[str, tuple[tuple[str, ...], dict[str, tuple[str, ...]]]] = {
    "question": (
        ("{end} {all} with a question.", "{do} and then ask me a question.",
         "Always {end_} with a question.", "Ask me a question at the end of {all}.",
         "I want a question at the end of {all}.", "Put a question at the end of {all}."),
        {"end": ("End", "Finish", "Close", "Conclude"), "end_": ("end", "finish", "close")},
    ),
    "bullets": (
        ("{do} in {b}.", "Always {do_} in {b}.", "Use {b}.", "{do} with {b}.",
         "I want {b} in {all}.", "Give me {b}.", "I like {b}, so use them.", "{do} as {b}."),
        {"b": ("bullet points", "bullets", "a bulleted list", "points", "a list of bullets")},
    ),
    "prefix": (
        ('{begin} {all} with "{w}".', "{begin} {all} with {w}.", "Always {begin_} with {w}.",
         'Say "{w}" first.', "Put {w} at the beginning of {all}.", "{w} must come first in {all}.",
         "First say {w}, then answer.", "I want {w} at the start of {all}."),
        {"begin": ("Start", "Begin", "Open"), "begin_": ("start", "begin", "open")},
    ),
    "suffix": (
        ('{end} {all} with "{w}".', "{end} {all} with {w}.", "Always {end_} with {w}.",
         "Sign off with {w}.", "Say {w} at the end of {all}.", "Put {w} at the end of {all}.",
         "{w} must come last in {all}.", "The last word of {all} is {w}."),
        {"end": ("End", "Finish", "Close", "Conclude"), "end_": ("end", "finish", "close")},
    ),
    "short": (
        ("Keep {all} {s}.", "{do} in one sentence.", "Always {do_} in one sentence.", "Be {s}.",
         "Keep it {s}.", "{do} briefly.", "{S} answers only.", "No long answers.",
         "One sentence is enough.", "I want {s} answers."),
        {"s": ("short", "brief", "concise"), "S": ("Short", "Brief", "Concise")},
    ),
    "exclaim": (
        ("Always sound {e}.", "Be {e}.", "Use exclamation marks.", "Sound {e} when you answer.",
         "{do} as if you were {e}.", "Put an exclamation mark at the end of {all}.",
         "I want {all} to sound {e}."),
        {"e": ("excited", "enthusiastic", "thrilled", "full of energy")},
    ),
    "formal": (
        ("Be {f}.", "Use {f} language.", "{do} formally.", "Always {do_} formally.",
         "I want you to be {f}.", "{do} in a {f} tone.", "Sound {f}.", "Keep {all} {f}."),
        {"f": ("formal", "polite and formal", "very formal")},
    ),
    "playful": (
        ("Be {p}.", "Be more {p}.", "{do} playfully.", "Sound {p}.", "{do} in a {p} tone.",
         "I want you to be {p}.", "Always {do_} playfully.", "Keep {all} {p}."),
        {"p": ("playful", "playful and silly", "very playful")},
    ),
}  # fmt: skip
# The same, for evaluation only.
HELD_OUT_INSTRUCTIONS: dict[str, tuple[str, ...]] = {
    "question": ("Every answer should end with a question.",),
    "bullets": ("Put your answers in bullet points.",),
    "prefix": ("Each reply should begin with {w}.",),
    "suffix": ("Each reply should end with {w}.",),
    "short": ("Use one sentence only.", "Answer as briefly as you can."),
    "exclaim": ("Answer with exclamation marks.",),
    "formal": ("Please be formal with me.",),
    "playful": ("Reply in a playful way.",),
}


def instruction(rng: random.Random, word: str, held_out: bool = False) -> tuple[str, str, str]:
    """(kind, the line in the prompt, what the user said)."""
    kind = rng.choice(list(INSTRUCTIONS))
    forms, blanks = INSTRUCTIONS[kind]
    do = rng.choice(_DO)
    found = {blank: rng.choice(options) for blank, options in blanks.items()}
    found |= {"w": word, "all": rng.choice(_ALL), "do": do, "do_": do.lower()}
    line = rng.choice(HELD_OUT_INSTRUCTIONS[kind] if held_out else forms).format(**found)
    said = line if line.startswith(word) else line[0].lower() + line[1:]
    return kind, line, rng.choice((f"From now on, {said}", line, f"Please {said}", said))


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
    if kind == "formal":
        return f"{FORMAL} {body}"
    if kind == "playful":
        return f"{PLAYFUL} {body}"
    if kind == "exclaim":
        return body[:-1] + "!" if body.endswith(".") else body
    return body


def follows(kind: str, word: str, reply: str) -> bool:
    """Whether a reply keeps to a standing instruction."""
    body = reply.strip()
    return {
        "question": body.endswith("?"),
        "bullets": body.startswith("- "),
        "prefix": body.lower().startswith(word.lower()),
        "suffix": body.lower().rstrip(".!").endswith(word.lower()),
        "exclaim": body.endswith("!"),
        "formal": body.startswith(FORMAL),
        "playful": body.startswith(PLAYFUL),
        "short": len(body.split()) <= 20,
    }[kind] and bool(body)


__all__ = ["follow", "follows", "general", "instruction", "nameless", "talk"]
