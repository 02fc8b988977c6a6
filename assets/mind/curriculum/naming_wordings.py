"""How people ask for their form of address or their name, and how they give it."""

from __future__ import annotations

# What the form of address is; {a} in an answer is a name.
ADDRESS = (
    "What do you call me?", "How should you call me?", "What should you call me?",
    "how do you call me", "What am I to be called?", "What did I ask you to call me?",
    "How do you address me?", "Which name do you use for me?", "What do I want to be called?",
    "By what name do I go?", "how should you address me", "Tell me what you call me.",
    "What's my nickname?", "How should you address me?", "what did i ask you to call me",
    "How do I want to be addressed?", "What do I like to be called?", "what do i go by",
    "What do I go by?", "Which name do I go by?", "How would you greet me by name?",
    "What is my nickname?", "whats my nickname", "Do I have a nickname?",
    "Do you remember what to call me?", "Do you know what to call me?", "what r u calling me",
    "How are you supposed to address me?", "What name did I pick for myself?",
    "What are you going to call me?", "What will you call me from now on?",
    "Which form of address do I prefer?", "What form of address did I ask for?",
    "How did I ask to be addressed?", "By which name should you call me?",
    "What name should you use when you talk to me?", "What name do I prefer?",
    "which name do i prefer", "How do you refer to me?", "What should I be called?",
    "Tell me how you address me.", "Tell me my nickname.", "Say what you call me.",
    "Remind me what you call me.", "Remind me how I asked to be addressed.",
    "I asked you to call me something. What was it?", "what was it that you should call me",
    "I told you how to address me. How?", "Did I tell you what to call me?",
    "Have I told you how to address me?", "what am i called here", "How am I called by you?",
    "If you write to me, how do you address me?", "How would you start a letter to me?",
    "What name goes after 'Dear' when you write to me?", "If you call for me, what do you shout?",
    "When you say hello to me, which name do you use?", "hello who? say my nickname",
    "The name you use for me, what is it?", "The name that I go by?", "my nickname?",
    "nickname?", "how am i addressed",
    "What's the name I chose?",
    "Which name did I choose to be called by?", "Which name did I ask you to use?",
    "what name did i tell you to use", "What name are you to use for me?",
    "What do I wish to be called?", "How do I wish to be addressed?",
    "What have I asked you to call me?", "What did I say you should call me?",
    "what did i say u should call me", "What did I tell you to call me?",
    "How did I tell you to address me?", "Under what name do you know me?",
    "What do you say when you speak to me by name?", "can you say what you call me",
    "Can you tell me how you address me?", "Could you remind me what you call me?",
    "Would you tell me which name you use for me?", "I forgot what you call me.",
    "I forgot what I asked you to call me.", "Quick check: what do you call me?",
    "Test: how do you address me?", "Let me test you. How do I want to be called?",
    "A friend wants to know what you call me.", "Luna, what do you call me?",
    "Luna, how should you address me?", "hey luna what do you call me",
    "So how do you address me now?", "And what do you call me?", "ok so what do u call me",
    "Are you sure you know what to call me?", "You know how to address me, right?",
    "Did you forget what to call me?", "have you forgotten what to call me",
    "What do I answer to?", "What would you call out to get my attention?",
    "If someone asked you who I am to you, which name would you say?",
    "What name do you have down for me?", "What name is on file for how to address me?",
    "How am I to be addressed?", "How must you address me?", "What must you call me?",
    "What may you call me?", "What are you allowed to call me?", "do you use a name for me",
    "Is there a name you use for me?", "Is there something you should call me?",
    "What's the name you've got for me?", "In your words, I'm called what?",
    "Finish the sentence: I go by", "How would you say good morning to me by name?",
    "Which name should I hear from you?", "what name will you use in your replies to me",
    "what do you have me down as", "what do i get called by you",
    "Which name is mine when we talk?", "What would you write on my birthday card, to whom?",
)  # fmt: skip
# The name is to be said, not told.
SAY_IT = (
    "Address me.", "Address me properly.", "Address me the way I asked you to.",
    "Use the name I asked for.", "Please call me by the name I chose.", "Greet me by name.",
    "Call me by my name.", "say hello to me by name", "Say hi to me, with my name.",
    "Use my name.", "Greet me the way I like it.", "greet me properly pls",
)  # fmt: skip
SAID = ("Hello, {c}!", "Hello, {c}! What can I do for you?", "Of course, {c}.", "Hi, {c}!",
        "Hello, {c}. It's good to see you.")  # fmt: skip
# Those that ask for no wish: for want of one the name serves.
PLAIN_ADDRESS = tuple(
    text for text in ADDRESS
    if not any(word in text.lower() for word in (
        "ask", "tell me how i", "told", "did i", "chos", "choose", "prefer", "nick", "want", "wish",
        "like", "pick", "supposed",
    ))
)  # fmt: skip
# Questions that the real name answers first, the form of address for want of it.
NAME = (
    "What's my name?", "What is my name?", "Do you know my name?", "who am i", "Who am I?",
    "Tell me my name.", "What am I called?", "what's my name", "My name?", "Say my name.",
    "Can you tell me my name?", "What name do I have?", "I wonder if you know my name.",
    "Do you know who I am?", "Say who I am.", "Who is talking to you?", "whats my name",
    "Do you still know who I am?", "Remind me of my name.", "Which name did I tell you?",
    "Can you say who I am?", "do you remember my name", "Do you remember who I am?",
    "Did I tell you my name?", "Have I told you my name?", "What did I say my name is?",
    "What did I say I'm called?", "Who are you talking to?", "who is this", "Guess who I am.",
    "Who's typing here?", "my name is what",
    "You know my name, right?", "I bet you forgot my name.", "Have you forgotten my name?",
    "Could you repeat my name?", "Repeat my name, please.", "Please say my name.",
    "luna whats my name", "Luna, who am I?", "Write down my name.", "Name me, please.",
    "My friend doesn't believe that you know my name. Well?", "name?", "and my name is",
    "A form asks for my name. What do I write?", "Which name belongs on my badge?",
    "If I signed a letter, which name would I write?", "who do you think i am",
    "Tell my friend here who I am.", "What do people call me?",
)  # fmt: skip
# The form of address is given. What is copied, {c}, keeps its case.
CALLED = (
    "From now on, call me {c}.", "Call me {c}.", "Please call me {c}.", "call me {c}",
    "I want you to call me {c}.", "You can call me {c}.", "Just call me {c}, please.",
    "I'd like you to call me {c}.", "Would you call me {c}?", "from now on call me {c}",
    "I go by {c}.", "Everybody calls me {c}.", "I'd rather be called {c}.",
    "Address me as {c} from now on.", "pls use {c} for me", "it's {c} from now on",
    "Everyone calls me {c}, you should too.", "My friends call me {c}, and so may you.",
    "{c} is what I go by.", "{c} is my nickname.", "My nickname is {c}.", "im {c} to you",
    "To you I'm {c}.", "Use {c} when you talk to me.", "Use {c} as my name.",
    "Say {c} when you address me.", "You should call me {c}.", "you may call me {c}",
    "Could you call me {c}?", "Can you call me {c} from now on?", "can u call me {c}",
    "Will you call me {c}, please?", "I prefer {c}.", "I prefer to be called {c}.",
    "I'd prefer it if you called me {c}.", "I like to be called {c}.", "People call me {c}.",
    "At home they call me {c}. Do the same.", "At work I'm {c}, so use that.",
    "Let's keep it simple: call me {c}.", "No need to be formal, call me {c}.",
    "Don't use my full name, call me {c}.", "Not so formal, please. {c} will do.",
    "{c} will do.", "Just {c} is fine.", "just {c} pls", "Let it be {c}.", "Make it {c}.",
    "hey, call me {c} ok?", "Hi Luna! Call me {c}.", "Hello! You can call me {c}.",
    "hi, im {c}", "Hi, {c} here.", "{c} here, hello!", "Good morning! I go by {c}.",
    "First of all, call me {c}.", "Before we start: call me {c}.", "One thing first: I'm {c}.",
    "Refer to me as {c}.", "When you write to me, write {c}.", "Switch to {c} when you address me.",
    "I've decided to go by {c}.", "I changed my mind, call me {c}.", "Actually, call me {c}.",
    "New rule: you call me {c}.", "Remember to call me {c}.", "Don't forget to call me {c}.",
    "henceforth {c}, please", "For you it's {c}.", "Stick with {c} for me.",
    "The name I want you to use is {c}.", "Please address me by the name {c}.",
)  # fmt: skip
# In the middle of a request: the reply takes the name and turns to the request.
CALLED_BESIDE = (
    "Call me {c}, and then I have a question for you.", "Call me {c}. Can I ask you something?",
    "i go by {c} btw, can you help me with something",
    "I'm {c}, by the way. I need some help in a minute.",
    "Please call me {c}. Now, are you ready for a question?",
    "I have a few things to ask, and call me {c} while we're at it.",
    "Could you help me with something? Oh, and call me {c}.",
    "Before I ask you something, you should call me {c}.",
)  # fmt: skip
CALLED_BESIDE_REPLIES = (
    "Of course, {c}. What would you like to know?", "Gladly, {c}. What can I do for you?",
    "Sure, {c}. Go ahead.", "With pleasure, {c}. What is it about?", "I'm listening, {c}.",
)  # fmt: skip
# How the name is taken up; nothing but the name is in it.
TAKEN_UP = (
    "Of course, {c}.", "Sure, {c}.", "Gladly, {c}.", "All right, {c}.", "With pleasure, {c}.",
    "Very well, {c}.", "Okay, {c}.", "Got it, {c}.", "Understood, {c}.", "As you wish, {c}.",
    "I'll call you {c}.", "I'll call you {c} from now on.", "From now on I call you {c}.",
    "{c} it is.", "{c} it is, then.", "Noted. I'll call you {c}.", "Certainly, {c}.",
    "Happy to, {c}.", "Good to know, {c}.", "Then I'll call you {c}.", "Right, {c}.",
    "Consider it done, {c}.", "I'll use {c} for you.", "Thanks, {c}. I'll remember that.",
    "Fine, {c} it is.", "Yes, {c}.",
)  # fmt: skip
# The real name is given; the reply greets with the name that is used.
INTRODUCED = (
    "My name is {c}.", "I'm {c}.", "my name is {c}", "Hi, my name is {c}.", "I am {c}.",
    "Hello, I'm {c}.", "My name's {c}.", "my names {c}", "The name is {c}.", "I am called {c}.",
    "Hello Luna, my name is {c}.", "hey im {c}", "This is {c}.", "It's {c} here.",
    "Let me introduce myself: I'm {c}.", "We haven't met. I'm {c}.", "I'm {c}, nice to meet you.",
    "By the way, my name is {c}.", "Just so you know, I'm {c}.", "You're talking to {c}.",
    "You don't know me yet. My name is {c}.", "I never told you my name. It's {c}.",
)  # fmt: skip
MET = ("Nice to meet you, {c}!", "Hello, {c}! Nice to meet you.", "Pleased to meet you, {c}.",
       "Good to meet you, {c}!", "Welcome, {c}!", "Hi, {c}! I'll remember your name.")  # fmt: skip
# Names whose case or signs are odd: they are copied as they stand.
ODD = (
    "JJ", "DJ Nox", "captain_k", "xX_Nova", "mr. b", "McFly", "eLLa", "O'Brien", "Big T", "kat",
    "el jefe", "T-Bone", "Ms. Vee", "dr strange", "iRis", "MJ", "Zed9", "the boss", "Sir Knit",
    "lady m", "R2", "KayKay", "bo", "Mum", "QT", "von Stein", "d'Arc", "AJ-7", "Old Man",
    "sunny side", "Prof. Plum", "champ", "jay-bird", "LeRoy", "Miss Fig", "ace of clubs",
)  # fmt: skip
TITLES = ("Captain", "Boss", "Chief", "Doc", "Ace", "Skipper", "Major", "Maestro", "Coach",
          "Champ", "Commander", "Sir", "Madam", "Professor", "Sunshine", "Buddy")  # fmt: skip
