"""The user's name and what they want to be called."""

from __future__ import annotations

import random

from assets.mind.curriculum.slots.words import invented, value


def identity(rng: random.Random) -> tuple[list[str], str]:
    """Identity lines and the name to be used."""
    call, name = "", ""
    if rng.random() < 0.65:
        call = rng.choice(
            (
                invented(rng, 1.0),
                invented(rng, 1.0),
                value(rng, "person"),
                rng.choice(("Captain", "Boss", "Chief", "Doc", "Ace", "Skipper")),
            )
        )
    if not call or rng.random() < 0.3:
        name = value(rng, "person")
    lines = [f"The user goes by {call}."] if call else []
    lines += [f"The user's name is {name}."] if name else []
    rng.shuffle(lines)
    return lines, call or name


def about_name(rng: random.Random, lines: list[str], name: str) -> tuple[str, str]:
    """Questions about the name, and the moment it was given."""
    real = next((x.split(" is ")[1][:-1] for x in lines if "name is" in x), "")
    call = next((x.split("goes by ")[1][:-1] for x in lines if "goes by" in x), "")
    asks = []
    if call:
        asks += [
            (q, f"I call you {call}.")
            for q in (
                "What do you call me?",
                "How should you call me?",
                "What should you call me?",
                "how do you call me",
                "What am I to be called?",
                "What did I ask you to call me?",
                "How do you address me?",
                "Which name do you use for me?",
                "What do I want to be called?",
                "By what name do I go?",
                "how should you address me",
                "Tell me what you call me.",
                "What's my nickname?",
            )
        ]
        asks += [
            (
                q.format(c=call),
                rng.choice(("Of course, {c}.", "Sure, {c}.", "Gladly, {c}.")).format(c=call),
            )
            for q in (
                "From now on, call me {c}.",
                "Call me {c}.",
                "Please call me {c}.",
                "call me {c}",
                "I want you to call me {c}.",
                "You can call me {c}.",
                "Just call me {c}, please.",
                "I'd like you to call me {c}.",
                "Would you call me {c}?",
                "from now on call me {c}",
                "I go by {c}.",
                "Everybody calls me {c}.",
                "I'd rather be called {c}.",
                "Address me as {c} from now on.",
            )
        ]
    if real:
        asks += [
            (q, f"Your name is {real}.")
            for q in (
                "What's my name?",
                "What is my name?",
                "Do you know my name?",
                "who am i",
                "Who am I?",
                "Tell me my name.",
                "What am I called?",
                "what's my name",
                "My name?",
                "Say my name.",
                "Can you tell me my name?",
                "What name do I have?",
                "I wonder if you know my name.",
                "Do you know who I am?",
                "Say who I am.",
                "Who is talking to you?",
                "Do you still know who I am?",
                "What do people call me?",
                "Remind me of my name.",
                "Which name did I tell you?",
                "Can you say who I am?",
            )
        ]
        asks += [
            (q.format(c=real), f"Nice to meet you, {name}!")
            for q in (
                "My name is {c}.",
                "I'm {c}.",
                "my name is {c}",
                "Hi, my name is {c}.",
                "I am {c}.",
                "Hello, I'm {c}.",
            )
        ]
    elif call:
        asks += [
            (q, f"You are {call}.")
            for q in (
                "What's my name?",
                "Who am I?",
                "who am i",
                "Do you know my name?",
                "What is my name?",
                "Tell me my name.",
                "Can you tell me my name?",
            )
        ]
    return rng.choice(asks)
