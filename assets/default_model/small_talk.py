"""What a very small model can say to anything: short, honest, and to the point.

The public dialogues show what people say; the replies in them are those of people who have seen
the film. A model of this size can only pretend to, so it learns to answer by what sort of thing
was said: a question about itself, about the world, about a topic, an opinion, good or bad news.
"""

from __future__ import annotations

import random
import re

MUSIC = (
    r"music|songs?|albums?|bands?|singers?|sing|rap|rapper|rock|concert|listen\w*|lyrics"
    r"|guitar|jazz"
)
FILMS = (
    r"movies?|films?|watch\w*|tv|television|telly|series"
    r"|star wars|star trek|disney|netflix|actors?|actress|shows?"
    r"|trailer|superhero\w*|marvel|batman|cinema|theaters?|episodes?"
)
SPORT = (
    r"football|nfl|teams?|baseball|basketball|quarterback|patriots|players?|super bowl"
    r"|soccer|sports?"
    r"|golf|hockey|nba|tennis|coach|league|playoffs|touchdown|athletes?|season"
)
BOOKS = r"books?|read|reading|novels?|authors?|literature|comics?|library|poetry"
FOOD = r"food|eat\w*|cook\w*|pizza|dinner|lunch|breakfast|recipes?|restaurants?|tea|drink\w*"
ANIMALS = r"dogs?|cats?|pets?|animals?|birds?|horses?|fish|puppy|kitten"
GAMES = r"games?|gaming|xbox|playstation|nintendo|legos?|chess"
WORK = r"jobs?|work\w*|school|college|teacher|boss|office|stud(?:y|ying|ent)|class|career"
TRAVEL = r"travel\w*|trip|vacation|holiday|beach|visit\w*|country|city|mountains?"
PEOPLE = r"family|kids?|children|mother|father|mom|dad|wife|husband|sister|brother|friends?"

# What opens a talk: a reply of its own, and the beginning of a longer one.
GREETING = re.compile(
    r"^(?:hi+|hello|hey+|hiya|howdy|yo|greetings|good (?:morning|evening|afternoon|day))\b"
    r"(?:[ ,]+(?:there|luna|friend|everyone|again|you|my friend))?[ !.,:)]*$",
    re.I,
)
HOW_ARE_YOU = re.compile(
    r"\bhow (?:are|r|is|have) (?:you|u|ya|y'?all|things|everything|life|it going|we)\b"
    r"|how'?s (?:it|everything|life|things)|how (?:do you do|you doing|ya doing|goes it)"
    r"|how are you",
    re.I,
)
MEETING = re.compile(
    r"(?i:(?:nice|good|great|excited|pleasure|glad|happy) to (?:finally )?(?:meet|know) (?:you|u)"
    r"|my name is|my name'?s|my names |^call me\b)"
    r"|^(?:And )?(?:[Ii](?:'m| am)|[Tt]his is) [A-Z][a-z]+(?:[.!]*$|,? from |,? and )"
)
BACK = re.compile(
    r"^(?:and |so )?(?:what|how) about (?:you|yourself)|^(?:and |so )?(?:you|yours)\?", re.I
)
# (what was said, replies); the first that fits.
SAID: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"how (?:was|is|'s) your|how'?s your", ("Quiet, as always{name}. How was yours?",)),
    (r"what'?s up\b|what is up\b|what are you (?:up to|doing)",
     ("I'm here and listening{name}. What's on your mind?",)),
    (r"^(?:bye|goodbye|good night|see you|talk to you later|have a (?:nice|good|great))|got to go"
     r"|gotta go|nice (?:talking|chatting)", ("See you soon{name}!",)),
    (r"^(?:thanks|thank you|thx)", ("You're welcome{name}!",)),
    (r"\b(?:do|would|did|will) (?:you|u|ya)\b.*\bor\b",
     ("I couldn't say which, I'm only a small program. Which do you like more?",)),
    (r"\b(?:suggest|recommend)|what should i (?:eat|drink|cook|read|watch|listen|play)",
     ("I don't know what you like yet. Tell me, and I will remember it.",)),
    (r"(?:your|you have a|u have a) (?:all.time )?(?:\w+ )?favou?rite|what(?:'s"
     r"| is) your (?:\w+ )?"
     r"(?:dream|go.to)|which (?:\w+ )?do you (?:like|prefer)",
     ("I don't have one, I'm only a small program. What is yours?",)),
    (r"do for fun|like to do|your hobb|free time|spare time|any hobbies|any plans"
     r"|you doing (?:today|tonight)",
     ("I like to hear about people. What do you like to do?",)),
    (r"do you do for (?:a living|work)|your job|where do you work|you do for work",
     ("I'm an assistant here on your machine. What do you do?",)),
    (r"how old are you|where (?:do you live|are you from|are you)\b|are you (?:a |an )?(?:\w+ )?"
     r"(?:robot|human|person|real|alive|machine|computer|bot|ai|program|married|single)"
     r"|what are you\W*$"
     r"|who are you|your name|who (?:made|created|built) you|(?:when )?(?:will|do"
     r"|did) you (?:die|born)"
     r"|can you die|what is it like to be",
     ("I'm Luna, a small private assistant that runs on your own machine.",)),
    (r"weather|going to rain", ("I can't see the weather from here, I'm afraid.",)),
    (r"what time is it|what day is it"
     r"|what's the time", ("I can't see a clock from here, I'm afraid.",)),
    (r"(?:what|who|where|when|which|how)\b.*\b(?:my|am i|do i|did i|was i)\b",
     ("You haven't told me that yet.",)),
    (r"joke", ("Why did the bicycle fall over? It was two tired.",)),
    (r"you are (?:not|so|a|an|very|stupid|dumb|crazy|wrong|bad|lying|annoying|boring)"
     r"|you're (?:not|so|a|an|"
     r"wrong|stupid|crazy)|you (?:don't|do not|cannot|can't|should|must|never)",
     ("I'm only a small program, but I do my best.",)),
    (r"what(?:'s| do| did| are) (?:you|u|your) (?:think|opinion|thoughts)|your (?:opinion"
     r"|thoughts)"
     r"|do you (?:think|believe|agree)|how (?:do|did) you (?:like|feel)|what about you"
     r"|how about you"
     r"|you think\b", ("I can't judge that, I'm only a small program. What do you think?",)),
    (r"^(?:can|could|will|would) you\b|^help me|^please\b",
     ("I'm afraid I can't do that. I'm only a small program.",)),
    (r"(?:have|did|ever) (?:you|u|ya)(?: ever| just| happen to| get to){0,2} (?:seen|saw"
     r"|see|watch\w*|catch|caught)|^(?:you )?"
     r"(?:ever )?seen\b", ("No, I can't watch anything. How was it?",)),
    (r"(?:have|did) (?:you|u|ya) (?:ever )?(?:hear|know|heard)|^(?:you )?(?:hear"
     r"|heard) (?:about|that|of)",
     ("No, I didn't know that. Tell me more about it.",)),
    (r"(?:have|did|ever|were|had) (?:you|u|ya)\b",
     ("No, I never did, I'm only a small program. Did you?",)),
)  # fmt: skip
# (topic, reply to a question to Luna, reply to anything else)
TOPICS: tuple[tuple[str, str, str], ...] = (
    (MUSIC, "I can't listen to music, but I like to hear about it. Do you?",
     "I like to hear about music. What do you listen to most?"),
    (SPORT, "I don't follow sports, but I like to hear about them. Do you?",
     "I like to hear about sports. Who do you want to win?"),
    (FILMS, "I can't watch anything, but I like to hear about it. Do you?",
     "I like to hear about films. What did you like about it?"),
    (GAMES, "I don't play, but I like to hear about games. Do you?",
     "I like to hear about games. What do you like to play?"),
    (BOOKS, "I don't read books, but I like to hear about them. Do you?",
     "I like to hear about books. What was it about?"),
    (FOOD, "I never eat or drink, but I like to hear about food. Do you?",
     "That sounds tasty. What do you like to eat most?"),
    (ANIMALS, "I have no animals, but I like to hear about them. Do you?",
     "I like to hear about animals. What is yours like?"),
    (WORK, "I only work here on your machine. What about you?",
     "I like to hear about your work. How do you like it?"),
    (TRAVEL, "I never travel, but I like to hear about it. Do you?",
     "That sounds like a good trip. What did you like there?"),
    (PEOPLE, "I have no family, I'm only a small program. What about yours?",
     "I like to hear about the people around you. Tell me more."),
)  # fmt: skip
TO_LUNA = re.compile(
    r"\b(?:do|are|would|will|could|should) (?:you|u|ya|y'all)\b|^(?:you|got) ", re.I
)
FACTUAL = re.compile(
    r"^(?:what|who|which|where|when|why|how|is|are|was|were|does|did|do|can|has|have)\b|\?$", re.I
)
FELT: tuple[tuple[str, str], ...] = (
    (r"(?:bad|terrible|awful|rough|hard|horrible|long|worst) (?:day|week|night|morning|time)",
     "I'm sorry to hear that. Do you want to talk about it?"),
    (r"^(?:me too|same here|i agree|exactly|definitely|for sure|of course|absolutely|true)\b",
     "Good to hear. What else is on your mind?"),
    (r"sad\b|sorry|died|passed away|sick\b|lonely|stress\w*|depress\w*|cry\b|afraid|hurt|lost my",
     "I'm sorry to hear that. Do you want to talk about it?"),
    (r"bored", "How about a walk, a book, or a call to a friend?"),
    (r"\bi (?:really )?(?:hate|don'?t like|do not like|can'?t stand|dislike)|terrible|awful"
     r"|worst",
     "I see. What don't you like about it?"),
    (r"\bi(?:'m| am)? (?:really |also |a |so )*(?:love|like|enjoy|huge fan|big fan|fan of"
     r"|into)\b|favou?rite",
     "That's good to hear. What do you like most about it?"),
    (r"can'?t wait|excited|looking forward|hope\b", "I hope it will be as good as you expect."),
    (r"can'?t believe|wow|amazing|crazy|unbelievable"
     r"|surpris\w*", "That's surprising! Tell me more."),
    (r"\bi (?:just |recently |finally )?(?:saw|watched|went|read|finished|bought|got|made"
     r"|played|tried|had)\b",
     "That sounds interesting. How was it?"),
    (r"\bi (?:heard|read|learned)|they say"
     r"|apparently", "I hadn't heard that. Tell me more about it."),
    (r"\bi (?:want|need|would like|plan|am going|hope|wish)|i'm going|i'd like|i should",
     "That sounds like a good plan. Tell me more."),
    (r"\bi (?:think|believe|guess|feel|agree|wonder|bet)|in my opinion",
     "That's interesting. Why do you think so?"),
)  # fmt: skip
_SAID = tuple((re.compile(rf"(?:\b|^)(?:{p})", re.I), r) for p, r in SAID)
_FELT = tuple((re.compile(rf"(?:\b|^)(?:{p})", re.I), r) for p, r in FELT)
_TOPICS = tuple((re.compile(rf"\b(?:{p})\b", re.I), q, s) for p, q, s in TOPICS)


# "Hi, I'm Sam" are two sentences here.
SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=hi|ey|lo),? (?=i'm\b|i am\b|my\b|how\b|do\b)", re.I)


def fitting(rng: random.Random, said: str, name: str = "") -> str:
    """A reply that fits what was said, with the user's name where one is known.

    A greeting, "how are you" and an introduction are answered first, then the last question,
    or else the last thing that was said.
    """
    called = f", {name}" if name else ""
    sentences = [s for s in SENTENCE.split(said.strip()) if s]
    how = any(HOW_ARE_YOU.search(s) for s in sentences)
    met = any(MEETING.search(s) for s in sentences)
    greeted = any(GREETING.search(s) for s in sentences)
    rest = [
        s for s in sentences
        if not (HOW_ARE_YOU.search(s) or MEETING.search(s) or GREETING.search(s))
    ]  # fmt: skip
    asked = [s for s in rest if s.rstrip().endswith("?")]
    matter = matters(rng, asked[-1] if asked else max(rest, key=len), called) if rest else ""
    if met:
        # Without their name: a model of this size takes a commoner one for it.
        opening = f"It's nice to meet you{called}!" + (" I'm well, thank you." if how else "")
        if asked and BACK.search(asked[-1]):
            matter = "I'm Luna, a small private assistant that runs on your own machine."
        return f"{opening} {matter}" if asked else f"{opening} Tell me about yourself."
    if how:
        well = f"I'm well, thank you{called}."
        return f"{well} {matter}" if asked else f"{well} How are you?"
    if greeted and not matter:
        return f"Hello{called}! How are you today?"
    return f"Hello{called}! {matter}" if greeted else matter


def matters(rng: random.Random, said: str, called: str = "") -> str:
    """The reply to one sentence that is no mere greeting; `called` is ", Captain" or empty."""
    for pattern, replies in _SAID:
        if pattern.search(said):
            return rng.choice(replies).format(name=called)
    topic = _topic(said)
    if TO_LUNA.search(said):
        return topic[1] if topic else "No, I'm only a small program. What about you?"
    if FACTUAL.search(said):
        return "I don't know that, I'm afraid. I'm only a small program."
    for pattern, reply in _FELT:
        if pattern.search(said):
            return reply
    if topic:
        return topic[2]
    if len(said.split()) <= 3:
        return "I see. What would you like to say about that?"
    return "That's interesting. Tell me more about it."


def _topic(said: str) -> tuple[re.Pattern[str], str, str] | None:
    """What most words speak of; of equals what is named first."""
    found = [
        (-len(set(map(str.lower, words))), said.find(words[0]), place)
        for place, (pattern, _, _) in enumerate(_TOPICS)
        if (words := pattern.findall(said))
    ]
    return _TOPICS[min(found)[2]] if found else None
