"""Dialogues in which a fact is used, told in passing, changed, or found in an earlier talk."""

from __future__ import annotations

import random
from dataclasses import dataclass

from assets.mind.curriculum.choice_wordings import (
    AVOIDED,
    CHOSEN,
    EATEN,
    FINE,
    LIMITS,
    NOT_FINE,
    PLANNED,
    PLANS,
    SPARED,
    UNDECIDED,
    WELL,
    WHICH_FOOD,
    WHICH_MORE,
)
from assets.mind.curriculum.slots.words import value


@dataclass(frozen=True)
class Choice:
    """A question that a taste decides.

    Attributes:
        fact: The line in the block.
        question: What the user asks.
        answer: The reply that respects the fact.
        good: A word that the reply must have, `bad` one that it must not recommend.
    """

    fact: str
    question: str
    answer: str
    good: str
    bad: str


AGAINST = (
    ("The user is allergic to {v}.", "food", "you are allergic to {v}"),
    ("The user has an allergy to {v}.", "food", "you are allergic to {v}"),
    ("The user doesn't eat {v}.", "food", "you don't eat {v}"),
    ("The user never eats {v}.", "food", "you don't eat {v}"),
    ("The user dislikes {v}.", "thing", "you dislike {v}"),
    ("The user hates {v}.", "thing", "you dislike {v}"),
    ("The user doesn't like {v}.", "thing", "you dislike {v}"),
)  # fmt: skip
FOR = (
    ("The user likes {v}.", "thing", "you like {v}"),
    ("The user loves {v}.", "thing", "you like {v}"),
    ("The user's favourite food is {v}.", "food", "your favourite food is {v}"),
    ("The user's favourite drink is {v}.", "food", "your favourite drink is {v}"),
    ("The user's favourite dish is {v}.", "food", "your favourite dish is {v}"),
    ("The user's favourite hobby is {v}.", "thing", "your favourite hobby is {v}"),
)  # fmt: skip
WHICH = (
    "Should I choose {a} or {b}?", "Shall I take {a} or {b}?", "{a} or {b}?",
    "What would you pick for me, {a} or {b}?", "Which is better for me, {a} or {b}?",
    "I can have {a} or {b}. Which one?", "Help me decide: {a} or {b}?",
    "They offer {a} and {b}. What should I take?", "Do I want {a} or rather {b}?",
    "{a} or {b}, what do you say?", "It's either {a} or {b}. Your advice?",
    "Which one, {a} or {b}?", "What suits me more: {a} or {b}?", "pick one for me: {a} or {b}",
    "I could get {a}, or {b}. What do you think?", "We have {a} and {b} today. Choose for me.",
    "Would {a} or {b} be better for me?", "I'm torn: {a}, or {b}?",
    "Between {a} and {b}, which do you recommend?",
    "There are {a} and {b}. Which one is for me?", "I cannot choose between {a} and {b}.",
    "On the menu are {a} and {b}. What should I order?", "I see {a} and I see {b}. Which is mine?",
    "Do you think I'd rather have {a} or {b}?", "Would you take {a} or {b} in my place?",
    "You know me. {a} or {b}?", "It is hard to decide: {a} or {b}.",
    "A friend offers me {a} and {b}. Which should I accept?", "Choose between {a} and {b}.",
    "My options are {a} and {b}.", "Will I like {a} or {b} better?", "{a} or maybe {b}?",
    "I have to decide between {a} and {b}.", "If there is {a} and {b}, what should I eat?",
    "Shall we go with {a} or with {b}?", "Somebody brought {a} and {b}. Which do I take?",
    "Is {a} or {b} the right thing for me?", "should i go for {a} or {b}",
    "Here is {a}, and here is {b}. Pick one.",
    "They've got {a} and they've got {b}. Which would you take?",
    "Today there is {a}, or else {b}. Any advice for me?",
    "The shop has {a} and {b}. Which should I buy?", "I can't make up my mind: {a} or {b}?",
    "Would {a} be right for me, or {b}?", "You may give me {a} or {b}. Which one?",
)  # fmt: skip
HELD_OUT_WHICH = (
    "Would you go for {a} or {b}?", "There is {a} and there is {b}. Which should I have?",
    "I can't decide between {a} and {b}.",
)  # fmt: skip


def _question(rng: random.Random, wordings: tuple[str, ...], mine: str, other: str) -> str:
    pair = [mine, other]
    rng.shuffle(pair)
    # An option keeps its case: what is chosen is copied.
    return rng.choice(wordings).format(a=pair[0], b=pair[1])


def _another(rng: random.Random, kind: str, than: str, strange: bool = False) -> str:
    other = than
    while other.lower() == than.lower():
        other = value(rng, kind, strange)
    return other


def _wordings(kind: str) -> tuple[str, ...]:
    """Ways to ask for a choice between two things of a kind."""
    if kind == "food":
        return WHICH + WHICH_MORE + WHICH_FOOD
    return tuple(w for w in WHICH + WHICH_MORE if not any(word in w for word in EATEN))


def _decided(rng: random.Random, question: str, good: str, bad: str, reason: str, no: bool) -> str:
    """The reply to a choice; with `no` the reason speaks against `bad`."""
    forms: tuple[str, ...] = CHOSEN
    if any(word in question for word in ("avoid?", "skip,")):
        forms = AVOIDED if no else ("I'd skip {w}, because {r}.",)
    elif no and rng.random() < 0.3:
        forms = SPARED
    filled = rng.choice(forms).format(g=good, w=bad, r=reason, R=reason[0].upper() + reason[1:])
    return filled[0].upper() + filled[1:]


def choice(rng: random.Random, held_out: bool = False) -> Choice:
    """A taste and a question that it decides."""
    against = rng.random() < 0.5
    fact, kind, reason = rng.choice(AGAINST if against else FOR)
    mine = value(rng, kind, strange=held_out)
    other = _another(rng, kind, mine, strange=held_out)
    question = _question(rng, HELD_OUT_WHICH if held_out else _wordings(kind), mine, other)
    good, bad = (other, mine) if against else (mine, other)
    answer = _decided(rng, question, good, bad, reason.format(v=mine), against)
    return Choice(fact.format(v=mine), question, answer, good, bad)


def choices(rng: random.Random, tastes: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """Several tastes at once, each as (line, [(question, answer)] with changing company)."""
    found = []
    for fact, kind, reason in rng.sample(AGAINST + FOR, tastes):
        against = (fact, kind, reason) in AGAINST
        mine = value(rng, kind)
        asked = []
        for _ in range(rng.choice((3, 4, 6)) if tastes == 1 else 3):
            other = _another(rng, kind, mine)
            good, bad = (other, mine) if against else (mine, other)
            question = _question(rng, _wordings(kind), mine, other)
            asked.append(
                (question, _decided(rng, question, good, bad, reason.format(v=mine), against))
            )
        found.append((fact.format(v=mine), asked))
    return found


def undecided(rng: random.Random) -> tuple[str, str]:
    """A choice that nothing known decides."""
    kind = rng.choice(("food", "thing"))
    first = value(rng, kind)
    second = _another(rng, kind, first)
    wordings = [w for w in _wordings(kind) if "avoid" not in w and "skip" not in w]
    question = rng.choice(wordings).format(a=first, b=second)
    return question, UNDECIDED.format(a=first, b=second)


def limited(rng: random.Random) -> tuple[list[str], list[tuple[str, str]]]:
    """A limit beside one of another sort that has no say: (lines, [(question, answer)])."""
    sort, lines, reason, fits, not_fits = rng.choice(LIMITS)
    apart = [limit for limit in LIMITS if limit[0] in _APART[sort]]
    told = [rng.choice(lines)]
    if rng.random() < 0.5:
        told.append(rng.choice(rng.choice(apart)[1]))
    head = reason[0].upper() + reason[1:]
    wordings = _wordings("thing") + (WHICH_FOOD[:1] * 4 if sort in ("food", "drink") else ())
    asked = []
    for _ in range(3):
        good, bad = rng.choice(fits), rng.choice(not_fits)
        question = _question(rng, wordings, good, bad)
        asked.append((question, _decided(rng, question, good, bad, reason, True)))
    good, bad = rng.choice(fits), rng.choice(not_fits)
    asked.append((
        rng.choice(FINE).format(a=bad), rng.choice(NOT_FINE).format(g=good, r=reason, R=head),
    ))  # fmt: skip
    if rng.random() < 0.5:
        asked.append((
            rng.choice(FINE).format(a=good), rng.choice(WELL).format(g=good, r=reason, R=head),
        ))  # fmt: skip
    for _ in range(2):
        plan = rng.choice(PLANNED).format(g=rng.choice(fits), r=reason, R=head)
        asked.append((rng.choice(PLANS[sort]), plan))
    return told, [(q[0].upper() + q[1:] if rng.random() < 0.6 else q, a) for q, a in asked]


# Sorts of limits that have no say in one another.
_APART = {
    "food": ("travel", "stay", "gift"), "drink": ("travel", "stay", "gift"),
    "outing": ("gift",), "travel": ("food", "gift"),
    "stay": ("food", "gift"), "evening": ("gift", "travel"), "gift": ("food", "travel"),
}  # fmt: skip


TASKS = {
    "food": ("Suggest something to eat.", "suggest a dinner", "what can i cook for dinner",
             "Plan a meal for me.", "Give me an idea for supper.", "what should we eat tonight",
             "What should I cook tonight?", "I'm hungry. Any idea?", "what should i order",
             "Can you recommend something to eat?", "What should I eat?", "Any ideas for dinner?",
             "What could I have for lunch?", "Recommend me a meal."),
    "drink": ("Suggest a drink for me.", "What should I drink?", "I'm thirsty. Any idea?",
              "Can you recommend a drink?"),
    "band": ("Suggest some music.", "What should I listen to?", "Recommend some music, please.",
             "Can you suggest a band?"),
    "book": ("What should I read again?", "Suggest a book for me.", "Can you recommend a book?",
             "What should I read?"),
    "film": ("Suggest a film for tonight.", "What should I watch?", "Can you recommend a film?",
             "Which movie should I see?"),
    "game": ("Suggest a game.", "What should we play tonight?", "Which game should I play?"),
    "sport": ("Suggest a sport for me.",),
    "hobby": ("Suggest something for my free time.", "What should I do this evening?"),
}  # fmt: skip


# Dishes and what is in them, as one would say no to it.
DISHES = {
    "a mushroom risotto": "mushrooms mushroom rice cheese butter onions",
    "a lentil stew": "lentils onions carrots celery garlic",
    "roast chicken with potatoes": "chicken meat potatoes garlic",
    "a vegetable curry with rice": "curry rice onions peas garlic coconut",
    "a bowl of tomato soup with bread": "soup tomatoes bread wheat gluten onions",
    "stuffed peppers with rice": "pepper peppers rice onions",
    "grilled salmon with greens": "salmon fish seafood spinach lemon",
    "a bean chili": "beans corn onions pepper garlic",
    "pasta with tomato sauce": "pasta wheat gluten tomatoes garlic noodles",
    "baked potatoes with beans": "potatoes beans butter",
    "a Greek salad": "salad cheese olives onions tomatoes",
    "a pumpkin soup": "pumpkin soup ginger onions cream",
    "fried rice with vegetables": "rice eggs egg peas onions soy garlic",
    "an omelette with herbs": "eggs egg butter milk cheese",
    "a chickpea salad": "salad chickpeas lemon onions",
    "beef stew with carrots": "beef meat carrots onions celery",
    "a spinach pie": "spinach pie cheese eggs wheat gluten",
    "ratatouille": "tomatoes onions garlic pepper courgettes",
    "a couscous with roast vegetables": "couscous wheat gluten onions",
    "corn tortillas with beans": "corn beans onions tomatoes",
}


def dish_without(rng: random.Random, word: str) -> str:
    """A dish in which there is none of what somebody cannot or will not eat."""
    words = set(word.lower().split())
    return rng.choice([
        dish for dish, parts in DISHES.items() if not words & set(f"{dish} {parts}".split())
    ])  # fmt: skip


UNKNOWN_TASTE = "I don't know what you like yet. Tell me, and I will remember it."


def _fits(line: str, taste: str) -> str:
    """The value of a taste that is worded as `line`, or nothing."""
    before, after = line.split("{v}")
    fits = taste.startswith(before) and taste.endswith(after)
    return taste[len(before) : len(taste) - len(after)] if fits else ""


def suggestion(rng: random.Random, taste: str = "") -> Choice:
    """A task in which a favourite is implied, or the `taste` that stands in the block, or
    nothing is known of what the user likes."""
    noun = rng.choice(list(TASKS))
    against = next((r for f, _, r in AGAINST if _fits(f, taste)), "")
    if "allergic" in against or "eat" in against:
        word = _fits(next(f for f, _, _ in AGAINST if _fits(f, taste)), taste)
        dish = dish_without(rng, word)
        answer = rng.choice((
            f"How about {dish}? It comes without {word}.",
            f"I'd suggest {dish}, because {against.format(v=word)}.",
            f"You could have {dish}, for it has no {word} in it.",
        ))  # fmt: skip
        return Choice("", rng.choice(TASKS["food"]), answer, word, "")
    if "favourite" in taste:
        return Choice("", "", "", "", "")
    if rng.random() < 0.3:
        tasks = TASKS[rng.choice([n for n in TASKS if n not in ("food", "drink", "hobby")])]
        return Choice("", rng.choice(tasks), UNKNOWN_TASTE, "", "")
    word = value(rng, "food" if noun in ("food", "drink") else "title")
    return Choice(
        f"The user's favourite {noun} is {word}.",
        rng.choice(TASKS[noun]),
        f"How about {word}? It is your favourite {noun}.",
        word,
        "",
    )
