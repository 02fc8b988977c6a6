"""Questions about what a user told, in three sets that share no wording.

`{n}` is a noun ("dog"), `{d}` a verb phrase ("get up"). `train` teaches, `exam` decides what may
leave fast memory, `bench` is for benchmarks alone. The plainest questions are in the exam: what a
user will most likely ask is asked before a fact is let go.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """The wordings of one sort of fact.

    Attributes:
        answer: The second-person line that repeats the value `{v}`.
        noun: What "You haven't told me …" would name.
        reverse: The answer to "Who or what is {v}?"; empty where that makes no sense.
        reverse_key: The word that makes the reverse answer right.
        yes_no: A question that is answered with yes for `{v}`.
        tasks: The fact implied in something to be done.
    """

    answer: str
    noun: str
    train: tuple[str, ...]
    tasks: tuple[str, ...]
    exam: tuple[str, ...]
    bench: tuple[str, ...]
    reverse: str = ""
    reverse_key: str = ""
    yes_no: str = ""


NAMED = Table(
    answer="Your {n} is called {v}.",
    noun="your {n}'s name",
    train=(
        "What is my {n}'s name?", "Tell me the name of my {n}.",
        "Do you know what my {n} is called?", "What did I say my {n} is called?",
        "Can you remind me what my {n} is called?", "I need the name of my {n}.",
        "What do I call my {n}?", "Who is my {n}?", "My {n} is called what?",
        "What was my {n} called again?", "How did I say my {n} is called?",
        "And my {n}, how is that called?",
        "What name did I give you for my {n}?", "What's that {n} of mine called?",
        "I'm talking about my {n}. What name?", "So my {n} is named what?",
        "Which name goes with my {n}?", "Give me the name that my {n} has.",
        "Could it be that you know what my {n} is called?", "Spell my {n}'s name.",
    ),
    tasks=("I'm writing about my {n}. Which name should I use?",
           "Fill in the form: name of my {n}?"),
    exam=(
        "What's my {n} called?", "Do you remember my {n}'s name?", "What's the name of my {n}?",
        "How is my {n} called?", "Remind me of my {n}'s name, please.",
        "Could you tell me what my {n}'s name is?",
    ),
    bench=(
        "I forgot the name of my {n}. What is it?", "My {n}, what's the name again?",
        "Which name does my {n} have?", "Do you still know my {n}'s name?",
        "Say the name of my {n}.", "By what name do I know my {n}?",
    ),
    reverse="{v} is your {n}.",
    reverse_key="{n}",
    yes_no="Is my {n} called {v}?",
)
FAVOURITE = Table(
    answer="Your favourite {n} {be} {v}.",
    noun="your favourite {n}",
    train=(
        "Tell me my favourite {n}.", "Do you know my favourite {n}?",
        "Which {n} is my favourite one?", "Which {n} do I love most?",
        "What {n} do I like the most?", "Can you remind me what my favourite {n} is?",
        "favourite {n}, please", "I told you my favourite {n}. What is it?",
        "Which {n} do I like more than any other?", "My favourite {n} is which one?",
        "Which {n} would I choose?", "What would I call my favourite {n}?",
        "Which {n} is dearest to me?", "What {n} am I most fond of?", "My top {n} is which?",
        "If I could have only one {n}, which one?", "What's the best {n} in my eyes?",
        "So my favourite {n} is which?", "Which {n} do I like above all?",
        "Could it be that you know which {n} I love?",
    ),
    tasks=("Pick a {n} for me. Which is my favourite?", "Fill in the form: favourite {n}?"),
    exam=(
        "What's my favourite {n}?", "Which {n} do I like best?",
        "Do you remember which {n} is my favourite?", "What would you say is my favourite {n}?",
        "Say what my favourite {n} is.", "What did I say is my favourite {n}?",
    ),
    bench=(
        "Which {n} do I prefer?", "My favourite {n}, what was it again?",
        "Do you still know my favourite {n}?", "Of all of them, which {n} is my favourite?",
        "I forgot my favourite {n}. Which one is it?", "Name my favourite {n}.",
    ),
    yes_no="Is {v} my favourite {n}?",
)
OPEN = Table(
    answer="Your {n} {be} {v}.",
    noun="your {n}",
    train=(
        "State my {n}.", "Do you know my {n}?", "Can you remind me of my {n}?",
        "What did I tell you about my {n}?", "I need my {n}.", "and my {n}?",
        "What do you know about my {n}?", "Which {n} do I have?", "My {n} is what?",
        "What {n} did I mention?",
        "What have I told you of my {n}?", "What's that {n} of mine?",
        "Could it be that you know my {n}?", "So my {n} is which?", "What {n} is mine?",
        "Which {n} is it that I have?", "I'm talking about my {n}. Which?",
    ),
    tasks=("Fill in the form: my {n}?", "Write down my {n} for me."),
    exam=(
        "What's my {n}?", "Do you remember my {n}?", "What is my {n}, please?",
        "Remind me what my {n} is.", "Could you tell me my {n}?", "What did I tell you my {n} is?",
    ),
    bench=(
        "My {n}, what was it again?", "Do you still know my {n}?", "I forgot my {n}. What is it?",
        "Say my {n}.", "Which one is my {n}?", "Let me hear my {n}.",
    ),
    yes_no="Is my {n} {v}?",
)
PERSON_HOME = Table(
    answer="Your {n} lives in {v}.",
    noun="where your {n} lives",
    train=(
        "Tell me where my {n} lives.", "Do you know where my {n} lives?",
        "Which city does my {n} live in?", "Where has my {n} got a home?",
        "Can you remind me where my {n} lives?", "I need the town where my {n} lives.",
        "What did I say about where my {n} lives?", "In which place does my {n} live?",
        "My {n}, where is that home?", "What is the town of my {n}?",
        "What town is my {n} living in now?", "Where is my {n} based?",
        "Whereabouts does my {n} live?", "Which city is my {n} living in?",
        "Where would I find my {n} at home?", "What city does my {n} call home?",
        "So in which place is my {n} at home?", "Could it be that you know where my {n} lives?",
        "Where is my {n} living these days?", "Give me the place where my {n} has a home.",
    ),
    tasks=("I'm visiting my {n}. Where do I have to go?", "Fill in the form: my {n}'s town?"),
    exam=(
        "Where does my {n} live?", "Which town does my {n} live in?",
        "Do you remember where my {n} lives?", "Where did I say my {n} lives?",
        "Where's my {n}'s home?", "Could you tell me where my {n} is living?",
    ),
    bench=(
        "Do you still know where my {n} lives?", "I forgot where my {n} lives. Where is it?",
        "What place does my {n} live in?", "My {n} lives where?",
        "What's the town my {n} lives in?", "Say where my {n} lives.",
    ),
)
HABIT = Table(
    answer="You {d} {p} {v}.",
    noun="when you {d}",
    train=(
        "State when I {d}.", "Do you know when I {d}?", "At which time do I {d}?",
        "Can you remind me when I {d}?", "When is it that I {d}?", "what time do i {d}",
        "What did I say about when I {d}?", "When do I normally {d}?", "I {d} at which time?",
        "On what day or at what time do I {d}?",
        "Could it be that you know when I {d}?", "Have I told you when I {d}?",
        "I need to know when I {d}.", "Did I ever mention when I {d}?",
        "What time is it that I {d}?", "Give me the time when I {d}.",
    ),
    tasks=("Write my timetable: at what hour do I {d}?", "Fill in the form: when I {d}?"),
    exam=(
        "When do I {d}?", "Do you remember when I {d}?", "When do I usually {d}?",
        "Could you tell me when I {d}?", "When did I say I {d}?", "Remind me when I {d}, please.",
    ),
    bench=(
        "I forgot when I {d}. When is it?", "Do you still know when I {d}?",
        "Say when I {d}.", "When would I {d}?", "When I {d}, when is that?",
        "When, then, do I {d}?",
    ),
)
HOME = Table(
    answer="You live {p} {v}.",
    noun="where you live",
    train=(
        "Tell me where I live.", "Which city do I live in?", "Where have I got my home?",
        "In which place do I live?", "Do you know where I live?", "Where did I say I live?",
        "What's my home town now?", "Can you remind me where I live?",
        "I'm living in which place?", "Where's the house I live in?", "Where am I living now?",
        "Whereabouts do I live?", "Which city am I living in?", "What city do I call home?",
        "So in which place am I at home?", "Could it be that you know where I live?",
        "Where am I living these days?", "Give me the place where I have my home.",
    ),
    tasks=("Fill in the form: the town I live in?", "I'm going home. Which town is that?"),
    exam=(
        "Where do I live?", "Which town do I live in?", "Do you remember where I live?",
        "Where's my home?", "What place do I live in?", "Could you tell me where I'm living?",
    ),
    bench=(
        "Do you still know where I live?", "I live where?", "What's the town I live in?",
        "Say where I live.", "In what city is my home?", "What is the name of my town?",
    ),
    reverse="{v} is where you live.",
    reverse_key="live",
    yes_no="Do I live {p} {v}?",
)
ORIGIN = Table(
    answer="You come from {v}.",
    noun="where you come from",
    train=(
        "Tell me where I'm from.", "Where did I grow up?", "What is my hometown?",
        "Do you know where I come from?", "Can you remind me where I'm from?",
        "Where was I born?", "In which place did I grow up?", "what's my place of origin",
        "I am from which place?", "Where did I live as a child?",
        "Could it be that you know where I'm from?", "Have I told you where I come from?",
        "From which town am I?", "Where did I spend my childhood?",
        "Did I ever mention where I'm from?",
    ),
    tasks=("Fill in the form: where I come from?", "Introduce me: where am I coming from?"),
    exam=(
        "Where do I come from?", "Where am I from?", "What place am I from?",
        "Do you remember where I come from?", "Where did I say I'm from?",
        "Could you tell me where I come from?",
    ),
    bench=(
        "Do you still know where I'm from?", "I come from where?", "What town do I come from?",
        "Say where I come from.", "Where are my roots?", "Which place do I come from?",
    ),
    yes_no="Do I come from {v}?",
)
JOB = Table(
    answer="You work as {a}{v}.",
    noun="what your job is",
    train=(
        "Tell me what my job is.", "What do I work as?", "What kind of work do I do?",
        "Do you know my job?", "Can you remind me what my job is?", "what's my occupation",
        "What did I say my job is?", "Which job do I have?", "I work as what?",
        "What do I do at work?", "Name my profession.",
        "Could it be that you know my job?", "Have I told you what my job is?",
        "Give me my occupation.", "What line of work am I in?", "Which profession do I have?",
        "Did I ever mention my job?",
    ),
    tasks=("Fill in the form: my occupation?", "Introduce me: what do I work as?"),
    exam=(
        "What do I do for a living?", "What's my job?", "What is my profession?",
        "Do you remember what I do for work?", "Could you tell me what I work as?",
        "What do I do for work?",
    ),
    bench=(
        "Do you still know my job?", "How do I earn my money?", "Say what my job is.",
        "What work do I do?", "My job, what was it again?", "What am I by trade?",
    ),
    yes_no="Do I work as {a}{v}?",
)
EMPLOYER = Table(
    answer="You work at {v}.",
    noun="where you work",
    train=(
        "State where I work.", "Who do I work for?", "Which company do I work for?",
        "Who is my employer?", "Do you know where I work?", "Can you remind me where I work?",
        "what company do i work at", "Where did I say I work?", "I work for whom?",
        "What's the name of my company?", "Name my employer.",
        "Could it be that you know who I work for?", "Have I told you where I work?",
        "Give me the name of my employer.", "Who pays my salary?", "Whose staff am I on?",
        "Which business am I with?", "Where have I got a job?",
    ),
    tasks=("Fill in the form: my employer?", "Introduce me: where is it that I work?"),
    exam=(
        "Where do I work?", "At which company do I work?", "Do you remember where I work?",
        "What's my employer called?", "Could you tell me where I work?",
        "What's the company I work for?",
    ),
    bench=(
        "Do you still know where I work?", "I work where?", "Say where I work.",
        "Which firm employs me?", "Where do I go to work?", "For which company do I work?",
    ),
    reverse="{v} is where you work.",
    reverse_key="work",
    yes_no="Do I work at {v}?",
)
ALLERGY = Table(
    answer="You are allergic to {v}.",
    noun="what you are allergic to",
    train=(
        "Tell me what I'm allergic to.", "What's my allergy?", "which allergy do i have",
        "What should I not eat because of my allergy?", "Do you know what I'm allergic to?",
        "Can you remind me of my allergy?", "What did I say I'm allergic to?",
        "Do I have an allergy?", "I have which allergy?", "What must I avoid, being allergic?",
        "Could it be that you know my allergy?", "Have I told you what I'm allergic to?",
        "I need to know what I'm allergic to.", "Which food makes me ill?",
        "Did I ever mention an allergy?",
    ),
    tasks=("Fill in the form: allergies?", "I'm ordering food. Which allergy have I got?"),
    exam=(
        "What am I allergic to?", "Which food am I allergic to?", "Do you remember my allergy?",
        "Do I have any allergies?", "Could you tell me what my allergy is?",
        "What is it that I'm allergic to?",
    ),
    bench=(
        "Do you still know what I'm allergic to?", "I'm allergic to what?",
        "Say what I'm allergic to.", "What gives me an allergy?",
        "My allergy, what was it again?", "To what am I allergic?",
    ),
    yes_no="Am I allergic to {v}?",
)
