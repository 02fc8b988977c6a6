"""Questions about what a user told, in three sets that share no wording.

`{n}` is a noun ("dog"), `{d}` a verb phrase ("get up"). `train` teaches, `exam` decides what may
leave fast memory, `bench` is for benchmarks alone. The plainest questions are in the exam, so that
a fact leaves fast memory only if the questions a user is most likely to ask are answered.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """The wordings of one sort of fact.

    Attributes:
        answer: The answer in the second person, with the value `{v}`.
        noun: What the fact is about, as in "You haven't told me …".
        reverse: The answer to "Who or what is {v}?"; empty if that makes no sense.
        reverse_key: The word that makes the reverse answer correct.
        yes_no: A question whose answer is yes.
        tasks: Requests that need the fact.
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
DIET = Table(
    answer="You don't eat {v}.",
    noun="what you don't eat",
    train=(
        "State what I don't eat.", "Which food do I avoid?", "What can't I eat?",
        "Do you know what I don't eat?", "Can you remind me what I don't eat?",
        "What did I say I don't eat?", "what do i never eat", "Which food is nothing for me?",
        "Could it be that you know what I don't eat?", "Have I told you what I don't eat?",
        "Did I ever mention what I don't eat?", "Which food is off my menu?",
    ),
    tasks=("I'm cooking. What must I leave out?", "Fill in the form: what I don't eat?"),
    exam=(
        "What don't I eat?", "Is there something I don't eat?", "What food do I never eat?",
        "Do you remember what I don't eat?", "Could you tell me what I don't eat?",
        "Which food don't I eat?",
    ),
    bench=(
        "Do you still know what I don't eat?", "I don't eat what?", "Say what I don't eat.",
        "What will I not eat?", "What do I leave on the plate?", "What food do I keep away from?",
    ),
    yes_no="Is it true that I don't eat {v}?",
)
WAY_OF_EATING = Table(
    answer="You are {v}.",
    noun="your diet",
    train=(
        "State my diet.", "Which diet do I follow?", "Do you know my diet?",
        "Can you remind me of my diet?", "What did I say about how I eat?", "How do I eat?",
        "what's my way of eating", "What do you know about my diet?",
        "Could it be that you know my diet?", "Have I told you my diet?",
        "Did I ever mention my diet?", "Which way of eating do I keep to?",
    ),
    tasks=("I'm ordering food. Which diet must I keep to?", "Fill in the form: diet?"),
    exam=(
        "What's my diet?", "What diet do I have?", "Do you remember my diet?",
        "Do I follow a diet?", "Could you tell me my diet?", "What kind of diet do I keep?",
    ),
    bench=(
        "Do you still know my diet?", "Say what my diet is.", "My diet, what was it again?",
        "What sort of eater am I?", "How would you describe my diet?", "Which diet is mine?",
    ),
    yes_no="Am I {v}?",
)
LIKES = Table(
    answer="You like {v}.",
    noun="what you like",
    train=(
        "Tell me something I like.", "What do I love?", "Do you know what I like?",
        "What do I enjoy?", "Can you remind me what I like?", "What did I say I like?",
        "what am i fond of", "Which thing do I like?",
        "Could it be that you know what I like?", "Have I told you what I like?",
        "What am I a fan of?", "Did I ever mention something I like?", "Give me one thing I like.",
    ),
    tasks=("You want to give me a present. Which thing do I like?", "Fill in the form: likes?"),
    exam=(
        "What do I like?", "What is something that I like?", "Do you remember what I like?",
        "Could you tell me what I like?", "Is there something I like?", "What's a thing I love?",
    ),
    bench=(
        "Do you still know what I like?", "I like what?", "Say what I like.",
        "What makes me happy?", "What's to my liking?", "Name something I enjoy.",
    ),
    yes_no="Do I like {v}?",
)
DISLIKES = Table(
    answer="You dislike {v}.",
    noun="what you dislike",
    train=(
        "Tell me something I don't like.", "What do I hate?", "Do you know what I hate?",
        "What don't I like?", "Can you remind me what I dislike?", "What did I say I dislike?",
        "what do i not like", "Which thing do I dislike?",
        "Could it be that you know what I dislike?", "Have I told you what I dislike?",
        "Did I ever mention something I dislike?", "What can I not bear?",
        "Give me one thing I dislike.",
    ),
    tasks=("Plan my day. What do I not like at all?", "Fill in the form: dislikes?"),
    exam=(
        "What do I dislike?", "What is something that I can't stand?",
        "Do you remember what I dislike?", "Could you tell me what I dislike?",
        "Is there something I hate?", "What's a thing I dislike?",
    ),
    bench=(
        "Do you still know what I dislike?", "I dislike what?", "Say what I hate.",
        "What annoys me?", "What's not to my liking?", "Name something I dislike.",
    ),
    yes_no="Do I hate {v}?",
)
INSTRUMENT = Table(
    answer="You play the {v}.",
    noun="what instrument you play",
    train=(
        "Tell me what instrument I play.", "Which instrument do I play?", "What do I play?",
        "Do you know which instrument I play?", "What's my instrument?",
        "Can you remind me which instrument I play?", "What did I say I play?",
        "which instrument can i play",
        "Could it be that you know which instrument I play?",
        "Have I told you what instrument I play?", "I need to know which instrument I play.",
        "Which instrument have I learned?", "Which instrument would I bring to a concert?",
        "Did I ever mention my instrument?",
    ),
    tasks=("Introduce me to the band: what do I play?", "Fill in the form: instrument?"),
    exam=(
        "What instrument do I play?", "Which musical instrument do I play?",
        "Do you remember what instrument I play?", "Could you tell me which instrument is mine?",
        "Is there an instrument I play?", "What instrument can I play?",
    ),
    bench=(
        "Do you still know my instrument?", "I play what?", "Say which instrument I play.",
        "On what instrument do I make music?", "My instrument, what was it again?",
        "What kind of instrument do I play?",
    ),
    yes_no="Do I play the {v}?",
)
LANGUAGE = Table(
    answer="You speak {v}.",
    noun="which language you speak",
    train=(
        "Tell me what language I speak.", "Which language do I speak?",
        "Do you know what language I speak?", "What language can I speak?",
        "Can you remind me which language I speak?", "What did I say I speak?",
        "what languages do i know", "Which language can I speak?",
        "Name a language of mine.", "Is there any language that I can speak?",
        "Could it be that you know which language I speak?",
        "Have I told you what language I speak?", "I need to know what language I speak.",
        "Which tongue do I speak?", "Did I ever mention my language?",
    ),
    tasks=("Fill in the form: languages?", "Introduce me: which languages do I speak?"),
    exam=(
        "What language do I speak?", "Do you remember which language I speak?",
        "Could you tell me my language?", "What languages do I speak?",
        "Is there a language I speak?", "What's a language I know?",
    ),
    bench=(
        "Do you still know which language I speak?", "I speak what?", "Say what language I speak.",
        "In which language can I talk?", "My language, what was it again?", "What do I speak?",
    ),
    yes_no="Do I speak {v}?",
)
CAR = Table(
    answer="You drive {a}{v}.",
    noun="what car you drive",
    train=(
        "Tell me what car I drive.", "Which car do I have?", "What do I drive?",
        "Do you know what car I drive?", "Can you remind me which car I drive?",
        "What did I say I drive?", "which car belongs to me", "Which car do I drive?",
        "Could it be that you know what car I drive?", "Have I told you what car I drive?",
        "I need to know what car I drive.", "What am I driving?",
        "Which car stands outside my house?", "Did I ever mention my car?",
    ),
    tasks=("Fill in the form: car?", "I'm at the garage. Which car did I bring?"),
    exam=(
        "What car do I drive?", "What kind of car do I drive?", "What make is my car?",
        "Do you remember what car I drive?", "Could you tell me which car is mine?",
        "What car do I have?",
    ),
    bench=(
        "Do you still know my car?", "I drive what?", "Say what car I drive.",
        "What sort of car do I own?", "My car, what was it again?", "What's the car I drive?",
    ),
)
VERB = Table(
    answer="{a} {v}.",
    noun="what {s}",
    train=(
        "State what {s}.", "Do you know what {s}?", "Can you remind me what {s}?",
        "What did I say {s}?", "What is it that {s}?", "I need to know what {s}.",
        "What exactly {q}?", "Which one {q}?", "What precisely {q}?", "And which thing {q}?",
        "Have I told you what {s}?", "Anything you know about what {s}?",
        "Could it be that you know what {s}?", "Do you have it noted what {s}?",
        "Which is it that {s}?",
        "What's the thing {s}?", "What was it that {s}?", "Did I ever mention what {s}?",
    ),
    tasks=("Introduce me: tell them what {s}.", "Fill in the form: what {s}?"),
    exam=(
        "What {q}?", "Do you remember what {s}?", "Could you tell me what {s}?",
        "Remind me what {s}, please.", "What {q} these days?", "What did I tell you {s}?",
    ),
    bench=(
        "Do you still know what {s}?", "I forgot what {s}. What is it?", "Say what {s}.",
        "What would you say {s}?", "What, then, {q}?", "Please name what {s}.",
    ),
)
WHERE = Table(
    answer="{a} {v}.",
    noun="where {s}",
    train=(
        "State where {s}.", "Do you know where {s}?", "Can you remind me where {s}?",
        "Where did I say {s}?", "Where is it that {s}?", "I need to know where {s}.",
        "At which place {q}?", "Where exactly {q}?", "Where precisely {q}?",
        "Have I told you where {s}?",
        "Could it be that you know where {s}?", "In which place {q}?", "And at what place {q}?",
        "What place is it where {s}?", "Whereabouts {q}?", "Did I ever mention where {s}?",
    ),
    tasks=("Fill in the form: where {s}?", "Introduce me: tell them where {s}."),
    exam=(
        "Where {q}?", "Do you remember where {s}?", "Could you tell me where {s}?",
        "Remind me where {s}, please.", "Where {q} these days?", "Which is the place where {s}?",
    ),
    bench=(
        "Do you still know where {s}?", "I forgot where {s}. Where is it?", "Say where {s}.",
        "Where would you say {s}?", "Where, then, {q}?", "Please name the place where {s}.",
    ),
)
