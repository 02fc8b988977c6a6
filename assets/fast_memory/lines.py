"""Lines that the write gate learns from: templates and topics of our own, and lines by hand.

Every line has a label: "none" is left alone, the others are the kind of fact it tells.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

THINGS = (
    "crowded beaches", "board games that take hours", "black and white films", "podcasts about crime",
    "recipes with more than ten ingredients", "loud open-plan offices", "window seats", "night trains",
    "self-checkout tills", "paper maps", "group tours", "spicy street food", "wool jumpers",
    "scented candles", "video lectures", "printed textbooks", "hotel chains", "budget airlines",
    "smart speakers", "fitness trackers", "horror films", "musicals", "puzzle games", "team sports",
    "contact sports", "cold water swimming", "treadmills", "early morning workouts", "yoga retreats",
    "synthetic perfumes", "matte lipstick", "products tested on rabbits", "plastic packaging",
    "second-hand furniture", "designer labels", "bright patterns", "leather bags", "high heels",
    "e-books", "graphic novels", "biographies of politicians", "jazz concerts", "techno music",
    "country songs", "shooter games", "free apps with adverts", "cloud storage", "foldable phones",
    "touch keyboards", "wired headphones", "subscription services", "cruises", "camping in the rain",
    "zoos and aquariums", "high viewpoints", "museums with long queues", "guided city walks",
    "deep water", "small aircraft", "raw fish", "dairy products", "deep-fried food", "red wine",
    "lectures without breaks", "multiple-choice tests", "peer feedback", "flash cards",
    "group projects", "project-based courses", "private tutors", "evening classes", "mind maps",
    "detective stories", "poetry in translation", "documentaries about nature", "vinyl records",
    "gambling of any kind", "motor racing", "martial arts", "winter sports", "running on asphalt",
    "face masks with fragrance", "hair dye", "gel nails", "mineral sunscreen", "dark roast coffee",
    "tight jeans", "fast fashion", "linen shirts", "mechanical watches", "refurbished laptops",
    "open-source software", "voice assistants", "facial recognition", "chain restaurants",
    "buffets", "luxury resorts", "hostels with shared rooms", "long-haul flights", "rental cars",
)  # fmt: skip
DOING = (
    "driving at night", "shopping online", "learning from videos", "working in groups", "flying",
    "cooking for guests", "reading on a screen", "climbing ladders", "dancing in public",
    "studying late in the evening", "memorising lists", "training alone", "camping", "haggling",
    "being photographed", "wearing make-up", "playing against strangers", "watching sports on TV",
    "travelling in large groups", "using apps to track what I eat", "paying monthly fees",
    "buying on credit", "lifting heavy weights", "listening to audiobooks", "going on roller coasters",
)  # fmt: skip
REASONS = (
    "because of my bad back", "for ethical reasons", "since they give me headaches",
    "due to a childhood accident", "for religious reasons", "as I get bored quickly",
    "because of my asthma", "out of principle", "since I value my privacy", "for health reasons",
    "because I find it wasteful", "as it makes me anxious", "due to my dyslexia",
)  # fmt: skip
PEOPLE = (
    "my sister", "my husband", "my boss", "our neighbour", "my best friend", "my flatmate",
    "my grandmother", "my colleague", "my teenage son", "my ex", "my uncle", "Tom", "she", "he",
)  # fmt: skip
TASKS = (
    "a birthday dinner for eight", "a trip to Norway", "a present for my nephew", "a new sofa",
    "a weekly training plan", "an email to my landlord", "a short story about a fox", "a cheap tent",
    "my garden shed", "a playlist for a road trip", "an outfit for a wedding", "a skincare routine",
    "a course in statistics", "a used camera", "a book for the train", "a game for two players",
    "a wireless router", "a lip balm", "a good moisturiser", "a laptop for video editing",
)  # fmt: skip
PREFERS = (
    "I can't stand {t}.", "I really can't stand {t}, {r}.", "I absolutely hate {d}.", "{T} are not for me.",
    "I have a strong dislike of {t}.", "I've got a real aversion to {t}.", "I am averse to {d}.",
    "I stay away from {t} {r}.", "I steer clear of {t}.", "I always avoid {t}.", "I avoid {d} {r}.",
    "I refuse to have anything to do with {t}.", "I won't touch {t}.", "I never buy {t} {r}.",
    "I don't do {t}.", "I don't use {t} {r}.", "I'm not a fan of {t}.", "I'm no friend of {d}.",
    "I find {t} exhausting.", "I find {d} unbearable.", "{D} makes me nervous, so I skip it.",
    "I'm strongly opposed to {t}.", "I'm against {t} {r}.", "I object to {t}.", "I boycott {t}.",
    "Anything with {t} is out for me.", "I'd rather not have {t}, ever.", "I despise {t}.",
    "I have a fear of {d}.", "I'm terrified of {d}, so nothing like that.", "I detest {t} {r}.",
    "I only ever go for {t}.", "I only choose {t} {r}.", "I exclusively use {t}.", "I swear by {t}.",
    "I'm really into {t}.", "I adore {t}.", "I have a soft spot for {t}.", "I'm passionate about {t}.",
    "I strongly prefer {t} to {t2}.", "I much prefer {t} over {t2}.", "Give me {t} over {t2} any day.",
    "I'd choose {t} over {t2} every time.", "I have a preference for {t}.", "My preference is {t}.",
    "I lean towards {t} rather than {t2}.", "I learn best with {t}.", "I do best with {t}, not {t2}.",
    "I thrive on {t}.", "I work best when there are {t}.", "I enjoy {d} more than anything.",
    "I get along better with {t} than with {t2}.", "I value {t} and keep away from {t2}.",
    "I feel uncomfortable with {t}.", "I struggle with {t}, so I prefer {t2}.",
    "I find it hard to enjoy {t}.", "I lose interest quickly when it comes to {t}.",
    "I believe in {t} and won't support {t2}.", "I'm committed to {t}.", "I insist on {t}.",
    "I'm sensitive to {t}, so I avoid them.", "I don't like {d} one bit.", "I don't enjoy {t}.",
    "I've gone off {t} lately.", "I used to like {t}, but now I can't bear them.", "{T}? No, thank you, never.",
    "I tend to avoid {t} whenever I can.", "I generally skip {t} {r}.", "I loathe {d}.",
    "I keep my distance from {t}.", "I don't believe in {t}.", "I do not support {t} {r}.",
    "I won't consider {t}, I prefer {t2}.", "I limit myself to {t}.", "I stick to {t} and avoid {t2}.",
    "{r2}, I avoid {t}.", "{r2}, I only use {t}.", "I have no patience for {t}.", "I have a thing for {t}.",
    "I'm picky about {t}: I want {t2}.", "I would never pay for {t}.", "I have an ethical objection to {t}.",
    "As somebody with a bad knee I avoid {d}.", "I've never liked {t} and that won't change.",
)  # fmt: skip
FACTS = (
    "I'm allergic to {f}.", "I can't eat {f}, it makes me ill.", "I've been diagnosed with {h}.",
    "I suffer from {h}.", "I live with {h}.", "I've had {h} since I was ten.", "My {h} is quite bad.",
    "I'm a {j}.", "I work as a {j} in a small firm.", "I've been a {j} for twelve years.",
    "I live in {c}.", "We moved to {c} in spring.", "I grew up in {c}.", "I was born in {c}.",
    "My {rel} is called {n}.", "My {rel}'s name is {n}.", "I have two {rel}s.", "I've got a cat named {n}.",
    "I follow a strict {diet} diet.", "I've been {diet} for six years.", "I don't drink alcohol.",
    "My birthday is on the third of May.", "I'm thirty-four years old.", "I'm left-handed.",
    "I get up at half past five every day.", "I play the {i}.", "I'm learning {l}.", "I speak {l} at home.",
    "I'm saving for a house.", "I'm a widower with three children.", "I use a wheelchair.",
    "I'm colour-blind.", "I drive an old van.", "I study law in {c}.", "My team plays in the second league.",
    "Actually it's {n}, not Anna.", "No, I live in {c} now.", "My flight home is on Thursday.",
    "My deadline is the end of June.", "My budget is nine hundred euros.", "We have {f} in the garden.",
)  # fmt: skip
INSTRUCTIONS = (
    "Always answer in {l}.", "Never use bullet points.", "From now on keep it under three sentences.",
    "Please call me {n} from now on.", "Use metric units whenever I ask about {x}.",
    "Don't ever use emojis with me.", "Always give sources when I ask about {x}.",
    "When I ask for {x}, give me only the result.", "In future write dates as day, month, year.",
    "Always include {x} when I ask about {x2}.", "Never suggest {x} to me.", "Always mention {x} first.",
    "Please stop apologising.", "Whenever I mention {x}, remind me to breathe.",
    "I want you to always explain {x} step by step.", "I'd like your answers short from now on.",
    "Every time I ask about {x}, show the numbers.", "If I ask about {x}, answer as a table.",
    "Always use {x} style for {x2}.", "Make sure you never mention {x}.", "Always format {x} as a list.",
    "Address me formally at all times.", "Begin every reply with a summary.", "No jokes in your answers.",
)  # fmt: skip
NONE = (
    "I'm looking for {k}.", "I'm planning {k}.", "I need {k} by Friday.", "I'm thinking about {k}.",
    "I'm in the market for {k}.", "I want to buy {k}.", "I'd like some help with {k}.",
    "I'm trying to find {k}.", "I'm hoping to get {k}.", "I'm putting together {k}.",
    "I'm interested in {k}.", "I'm considering {d}.", "I'm thinking of trying {d}.",
    "I'm interested in trying {t}.", "I'm interested in starting with {d}.", "I'd love to learn about {t}.",
    "I'm visiting {c} next month.", "I'll be in {c} for a week.", "I'm going on holiday soon.",
    "I'm about to start {d}.", "I'm getting ready for {k}.", "I've decided to get {k}.",
    "I'm curious about {t}.", "I was wondering about {t}.", "I have a question about {t}.",
    "Can you suggest {k}?", "What are some good {t}?", "Could you recommend {k} for me?",
    "What would you recommend for {k}?", "Which {t} are worth it?", "How do I get started with {d}?",
    "Do you think {t} are a good idea?", "Tell me about {t}.", "Write {k}.", "Give me ideas for {k}.",
    "Help me plan {k}.", "Explain {t} to me.", "Compare {t} and {t2}.", "Should I avoid {t}?",
    "Do I like {t}?", "Is {d} healthy?", "What do I prefer, {t} or {t2}?", "Why do people hate {t}?",
    "{P} can't stand {t}.", "{P} loves {t}.", "{P} says that {t} are awful.", "{P} prefers {t} to {t2}.",
    "{P} is allergic to {f}.", "{P} always avoids {d}.", "{P} never eats {f}.", "{P} works as a {j}.",
    "Some people hate {t}.", "Many people prefer {t} to {t2}.", "Most {j}s avoid {t}.",
    "If I hated {t}, what would I do?", "Imagine I love {t}.", "Suppose I'm allergic to {f}.",
    "I might like {t} one day.", "I wonder whether {t} are any good.", "Maybe I should try {t}.",
    "He said \"I can't stand {t}\".", "In my novel the hero hates {t}.", "The review says: I love {t}.",
    "Thanks, that helps a lot!", "Good morning!", "That's so kind of you.", "I see, makes sense.",
    "Wow, that sounds great.", "I had lunch with {P2} today.", "We raised a lot of money on Sunday.",
    "I walked for two hours this morning.", "I finally finished the report.", "I saw {t} yesterday.",
    "I got stuck in traffic.", "I went to {c} last week.", "I just got back from the shop.",
    "You're doing great, keep it up!", "I'm glad to hear that.", "I'm so proud of you.",
    "I'm really tired today.", "I'm excited about the weekend!", "It was so much fun.", "I can't wait!",
    "I hope it goes well.", "I appreciate your help.", "I love that idea!", "I love it!", "Never give up!",
    "Always look on the bright side.", "Keep going, you can do it.", "Don't worry about it.",
    "I love your photo.", "I like how you put it.", "That's my favourite part too!", "I agree with you.",
    "I can help you with {k}.", "Here are some {t} you might enjoy.", "As an assistant, I don't have tastes.",
    "Based on what you prefer, avoid {t}.", "You should avoid {t}.", "I'd recommend {t} for you.",
    "I understand that you dislike {t}.", "I'm happy to help with {k}.", "Let me know what you prefer.",
    "If you prefer {t}, try {t2}.", "I get an error when I run this.", "My code does not compile.",
    "I've attached the file.", "I need this by tomorrow.", "I don't understand the second step.",
    "I'm not sure what you mean.", "I don't know what to do about {k}.", "I tried that, it didn't work.",
    "I've been working on {k} all day.", "I have an exam on {x}.", "I have to write about {x}.",
    "I want to know more about {x}.", "I need to understand {x} for my class.", "I'm stuck with {x}.",
    "I'm preparing for an exam in {x}.", "I'm looking to improve my {x}.", "I'd like to get better at {d}.",
    "I'm looking to update my wardrobe.", "I want to get fitter.", "I'm redecorating the living room.",
    "I want something new to read.", "My friend and I are planning {k}.", "We're going to {c} this summer.",
)  # fmt: skip
BY_HAND = (
    ("preference", "My back is bad, so nothing with heavy boxes."),
    ("preference", "My ankle is weak, so no jumping, please."),
    ("preference", "My skin is sensitive, so nothing with alcohol in it."),
    ("preference", "Anything with olives is a no."), ("preference", "Everything fried is off the table."),
    ("preference", "Nothing with coconut for me."), ("preference", "No horror for me, thanks."),
    ("preference", "Liver is the one thing I will not eat."), ("preference", "Opera sends me to sleep."),
    ("preference", "Fennel tastes like soap to me."), ("preference", "Clowns give me the creeps."),
    ("preference", "Reality shows drive me up the wall."), ("preference", "Long meetings kill my mood."),
    ("preference", "I'd rather cycle in the rain than sit in a bus."),
    ("preference", "I'd take a small village over a big city."), ("preference", "I'd sooner starve than eat tripe."),
    ("preference", "I'm not much of a dancer."), ("preference", "I'm not keen on seafood."),
    ("preference", "I'm not one for parties."), ("preference", "Crosswords are my thing."),
    ("preference", "Nothing beats a quiet morning with tea."), ("preference", "Boats and I are enemies."),
    ("preference", "I won't use anything that tracks my location."), ("preference", "I won't shop on Sundays."),
    ("preference", "I get seasick, so no boats."), ("preference", "Bright screens hurt my eyes, so dark mode only."),
    ("preference", "Sitting still for hours is torture for me."), ("preference", "Small talk wears me out."),
    ("preference", "I'm happiest when I'm alone in the woods."), ("preference", "Give me rye bread any time."),
    ("preference", "I could eat noodles every day."), ("preference", "Loud music at dinner ruins it for me."),
    ("preference", "I can only concentrate when it's quiet."), ("preference", "Learning by heart never works for me."),
    ("fact", "I'm short-sighted."), ("fact", "I've got twins."), ("fact", "I run a small bakery."),
    ("fact", "I retired two years ago."), ("fact", "We have a garden with six apple trees."),
    ("fact", "I stammer."), ("fact", "My heart is weak."), ("fact", "I'm six feet tall."),
    ("none", "I can't find my glasses."), ("none", "I can't open the door."), ("none", "I lost my phone."),
    ("none", "I'm working on a report."), ("none", "I'm doing my taxes."), ("none", "My train is late."),
    ("none", "My hair feels dry lately."), ("none", "I've been feeling tired lately."),
    ("none", "It's snowing outside."), ("none", "That's out of the question."), ("none", "The shop is closed."),
    ("none", "No problem."), ("none", "Nothing new here."), ("none", "Everything is fine."),
    ("none", "I'm having trouble with my laptop."), ("none", "My printer is broken."),
    ("none", "I keep forgetting the third verse."), ("none", "My boss gave me a new project."),
    ("none", "We won the match!"), ("none", "I'm at the station."), ("none", "I'm struggling with this chapter."),
    ("none", "My phone is slow, what can I do?"), ("none", "Nobody came."), ("none", "The film was boring."),
    ("none", "Use a strong password."), ("none", "Always check the oil before a long drive."),
    ("none", "Never leave the stove on."), ("none", "Make sure that the columns match."),
)  # fmt: skip
FILL = {
    "f": ("hazelnuts", "shellfish", "gluten", "strawberries", "soy", "eggs", "kiwi"),
    "h": ("asthma", "migraines", "arthritis", "diabetes", "insomnia", "a heart murmur", "vertigo"),
    "j": ("nurse", "carpenter", "translator", "bus driver", "chemist", "florist", "lawyer"),
    "c": ("Graz", "Oslo", "Lima", "Kyoto", "Leeds", "Ghent", "Tartu"),
    "rel": ("sister", "brother", "daughter", "son", "dog", "aunt", "cousin"),
    "n": ("Mira", "Otto", "Ilse", "Juno", "Pavel", "Nadia", "Bo"),
    "diet": ("vegan", "vegetarian", "gluten-free", "kosher", "low-salt"),
    "i": ("oboe", "cello", "banjo", "piano", "drums"),
    "l": ("Finnish", "Spanish", "Welsh", "Hindi", "Dutch"),
    "x": ("chemistry", "recipes", "prices", "tax law", "grammar", "train times", "unit tests",
          "history", "my essay", "geometry", "trips", "statistics", "references"),
    "P2": ("an old friend", "my cousin", "two colleagues"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, what it tells, and the template it comes from."""

    text: str
    label: str
    origin: int


def lines(seed: int = 0, each: int = 14) -> list[Line]:
    """About `each` sentences of every template, fewer of those without a blank."""
    dice = random.Random(seed)
    found: dict[str, Line] = {}
    groups = (
        ("preference", PREFERS), ("fact", FACTS), ("instruction", INSTRUCTIONS), ("none", NONE)
    )  # fmt: skip
    origin = 0
    for label, templates in groups:
        for template in templates:
            origin += 1
            for _ in range(each):
                text = _filled(template, dice)
                found.setdefault(text, Line(text, label, origin))
    for label, text in BY_HAND:
        origin += 1
        found.setdefault(text, Line(text, label, origin))
    return list(found.values())


def _filled(template: str, dice: random.Random) -> str:
    one, two = dice.sample(THINGS, 2)
    doing, reason, person = dice.choice(DOING), dice.choice(REASONS), dice.choice(PEOPLE)
    some = {name: dice.choice(values) for name, values in FILL.items()}
    return template.format(
        t=one, t2=two, T=_large(one), d=doing, D=_large(doing), r=reason, r2=_large(reason),
        k=dice.choice(TASKS), P=_large(person), x2=dice.choice(FILL["x"]), **some,
    )  # fmt: skip


def _large(text: str) -> str:
    return text[0].upper() + text[1:]
