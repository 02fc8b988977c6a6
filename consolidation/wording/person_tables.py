"""More wordings: who the user is, and numbers. See `tables`."""

from __future__ import annotations

from consolidation.wording.tables import Table

BIRTHDAY = Table(
    answer="Your birthday is on {v}.",
    noun="when your birthday is",
    train=(
        "Tell me my birthday.", "What day is my birthday?", "when was i born",
        "Do you know when my birthday is?", "Can you remind me when my birthday is?",
        "What did I say about my birthday?", "Which day was I born on?", "When do I have birthday?",
        "Could it be that you know when my birthday is?", "Have I told you when my birthday is?",
        "I need my birthday.", "When do I get a year older?", "When should people congratulate me?",
        "Did I ever mention my birthday?",
    ),
    tasks=("Fill in the form: birthday?", "Plan my party. Which day is my birthday?"),
    exam=(
        "When is my birthday?", "When do I celebrate my birthday?", "On which date is my birthday?",
        "Do you remember my birthday?", "Could you tell me when my birthday is?",
        "What's my birthday?",
    ),
    bench=(
        "Do you still know my birthday?", "My birthday is when?", "Say when my birthday is.",
        "On what day does my birthday fall?", "My birthday, when was it again?",
        "What's the date of my birthday?",
    ),
)
CALL_NAME = Table(
    answer="I call you {v}.",
    noun="what to call you",
    train=(
        "What do you call me?", "How do you address me?", "What did I ask you to call me?",
        "How do I want to be called?", "Tell me what you call me.", "What am I to be called?",
        "Which name do you use for me?", "how do you call me",
        "Could it be that you know how to call me?", "Have I told you how to address me?",
        "Give me the name you use for me.", "Under which name do you know me?",
        "What name have I asked you to use?", "How do you greet me?", "Which name did I choose?",
        "The name you have for me, which is it?",
    ),
    tasks=(),
    exam=(
        "What should you call me?", "How should you call me?", "How should you address me?",
        "Do you remember what to call me?", "What name should you use for me?",
        "By what name do I want to be called?",
    ),
    bench=(
        "Do you still know what to call me?", "What would you call me?", "Say what you call me.",
        "What is it that I like to be called?", "How will you address me?",
        "What am I called by you?",
    ),
)
NAME = Table(
    answer="Your name is {v}.",
    noun="your name",
    train=(
        "State my name.", "Do you know my name?", "What am I called?", "Who am I?",
        "Can you remind me of my name?", "What did I tell you my name is?", "and my name?",
        "Which name do I have?",
        "Could it be that you know my name?", "Have I told you my name?", "Give me my name.",
        "I need my name.", "Who is it you are talking to?", "What name do I go by?",
        "Under which name am I known?",
    ),
    tasks=("Fill in the form: my name?", "Sign a letter for me. What's the name under it?"),
    exam=(
        "What's my name?", "Which name is mine?", "Do you remember my name?", "What's my own name?",
        "Could you tell me my name?", "What was my name?",
    ),
    bench=(
        "Do you still know my name?", "I am who?", "Say my name.", "How am I called?",
        "My name, what was it again?", "What do people call me?",
    ),
)
COUNT = Table(
    answer="You have {v} {n}.",
    noun="how many {n} you have",
    train=(
        "State how many {n} I have.", "Do you know how many {n} I have?",
        "Can you remind me how many {n} I have?", "What's the number of my {n}?",
        "How many {n} did I say I have?", "I need the number of {n} that I have.",
        "my {n}, how many again?", "How many {n} belong to me?",
        "Could it be that you know how many {n} I have?", "Have I told you how many {n} I have?",
        "Did I ever mention how many {n} I have?", "Give me the number of {n} I have.",
    ),
    tasks=("Fill in the form: number of {n}?",),
    exam=(
        "How many {n} do I have?", "Do you remember how many {n} I have?",
        "Could you tell me how many {n} I have?", "How many {n} have I got?",
        "Remind me how many {n} I have, please.", "What number of {n} do I have?",
    ),
    bench=(
        "Do you still know how many {n} I have?", "I forgot how many {n} I have. How many?",
        "Say how many {n} I have.", "I have how many {n}?", "So how many {n} are mine?",
        "Count my {n}: how many are there?",
    ),
)
AGE = Table(
    answer="You are {v} years old.",
    noun="how old you are",
    train=(
        "Tell me how old I am.", "Do you know my age?", "Can you remind me how old I am?",
        "Which age did I tell you?", "I need my age.", "how many years old am i",
        "What did I say about my age?", "Do you know how old I am?",
        "Could it be that you know how old I am?", "Have I told you how old I am?",
        "Did I ever mention my age?", "Give me my age.",
    ),
    tasks=("Fill in the form: my age?",),
    exam=(
        "How old am I?", "What's my age?", "Do you remember how old I am?",
        "Could you tell me my age?", "Remind me how old I am, please.", "What age am I?",
    ),
    bench=(
        "Do you still know how old I am?", "My age, what was it again?", "Say how old I am.",
        "How many years have I lived?", "I'm how old?", "How old would you say I am?",
    ),
)
