"""What somebody eats and drinks, and what they do not."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.families.allergies import ALLERGY
from memory.notice.families.habits import HABIT
from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, with_article
from memory.notice.frames.wording import A, Table, U, V, Wording, groups, says
from memory.notice.grammar.base import Statement, key, make, pattern
from memory.notice.grammar.grammar import predicate, several, theirs, value
from memory.notice.grammar.lexicon import DIETS, words
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.english.inflection import is_plural, singular
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot

DIET = Slot(
    "diet",
    sticky=True,
    sentences={
        "": "{s} is {v}.",
        "not": "{s} doesn't eat {v}.",
        "drink": "{s} doesn't drink {v}.",
        "only": "{s} only eats {v}.",
        "follows": "{s} follows {a} {v} diet.",
    },
    sort="foodlimit",
    matters="tastes body",
    trust="unread",
)


_DRINKS = words("alcohol caffeine coffee beer wine milk tea soda spirits juice water")


_WAYS = ("fasting", "diet", "keto", "paleo", "fodmap", "atkins")


def _diet(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text, low = phrase.text, phrase.text.casefold()
    if foreign(phrase):
        return None
    if phrase.shape is Shape.PLACE and phrase.first == "on":
        return Clause("be", text)
    if low.endswith(_WAYS):
        return Clause("do" if low.endswith("fasting") else "follow", with_article(text))
    if singular(low) in DIETS and is_plural(low):  # "we're vegetarians"
        return Clause("be", singular(text) if who.of_user else text)
    if phrase.first in DIETS or phrase.first in ("pescatarian", "lactose", "strict"):
        return Clause("be", with_article(text) if phrase.first == "strict" else text)
    if phrase.shape in (Shape.BASE, Shape.THIRD):
        return verbal(phrase)
    if phrase.shape in (Shape.CLAUSE, Shape.PAST, Shape.ADJECTIVE) or low.startswith("good "):
        return None
    drink = phrase.first in _DRINKS or head_of(text) in _DRINKS
    return Clause("drink" if drink else "eat", text)


ASK_DIET = Table(
    answer="You don't eat {v}.",
    noun="what you don't eat",
    train=(
        "State what I don't eat.",
        "Which food do I avoid?",
        "What can't I eat?",
        "Do you know what I don't eat?",
        "Can you remind me what I don't eat?",
        "What did I say I don't eat?",
        "what do i never eat",
        "Which food is nothing for me?",
        "Could it be that you know what I don't eat?",
        "Have I told you what I don't eat?",
        "Did I ever mention what I don't eat?",
        "Which food is off my menu?",
    ),
    tasks=("I'm cooking. What must I leave out?", "Fill in the form: what I don't eat?"),
    exam=(
        "What don't I eat?",
        "Is there something I don't eat?",
        "What food do I never eat?",
        "Do you remember what I don't eat?",
        "Could you tell me what I don't eat?",
        "Which food don't I eat?",
    ),
    bench=(
        "Do you still know what I don't eat?",
        "I don't eat what?",
        "Say what I don't eat.",
        "What will I not eat?",
        "What do I leave on the plate?",
        "What food do I keep away from?",
    ),
    yes_no="Is it true that I don't eat {v}?",
)


ASK_WAY_OF_EATING = Table(
    answer="You are {v}.",
    noun="your diet",
    train=(
        "State my diet.",
        "Which diet do I follow?",
        "Do you know my diet?",
        "Can you remind me of my diet?",
        "What did I say about how I eat?",
        "How do I eat?",
        "what's my way of eating",
        "What do you know about my diet?",
        "Could it be that you know my diet?",
        "Have I told you my diet?",
        "Did I ever mention my diet?",
        "Which way of eating do I keep to?",
    ),
    tasks=("I'm ordering food. Which diet must I keep to?", "Fill in the form: diet?"),
    exam=(
        "What's my diet?",
        "What diet do I have?",
        "Do you remember my diet?",
        "Do I follow a diet?",
        "Could you tell me my diet?",
        "What kind of diet do I keep?",
    ),
    bench=(
        "Do you still know my diet?",
        "Say what my diet is.",
        "My diet, what was it again?",
        "What sort of eater am I?",
        "How would you describe my diet?",
        "Which diet is mine?",
    ),
    yes_no="Am I {v}?",
)


_DIET = pattern(
    r"(?:<IM>|<IVE> (?:been|gone|turned|become)|<I> (?:went|became|turned|eat|live)) "
    r"(?:(?:a|an|mostly|strictly|fully"
    r"|strict|committed|lifelong|almost|completely|entirely|raw|on a|on the|ethical"
    r"|going|practising) )*"
    r"(?P<v>[\w-]+(?: intolerant| free)?)(?: diet)?(?: (?:for|since) .+)?"
)


_FOLLOW = pattern(
    r"<I> (?:follow|keep|eat|observe|stick to|am on|'m on)(?: an?| the)? (?P<v>[\w "
    r"-]{2,30}?)(?P<d> diet)?"
)


_NOT_EAT = pattern(
    r"<I> (?:<NOT>|no longer) (?:ever |usually |really |normally )?(?P<how>eat|drink"
    r"|consume|touch|have) (?P<v>.+)"
)


_NOT_DRINK = pattern(r"<I> (?:don't|dont|do not|never) drink(?: alcohol| at all)?")


_ONLY_EAT = pattern(r"<I> (?:only|exclusively) eat (?P<v>.+)")


_MINE = pattern(
    r"<I> (?:usually |always |normally )?(?P<how>take|like|drink|have|prefer|eat"
    r"|want) <MY> (?P<n>coffee|tea|eggs|steaks?|toast"
    r"|pizza|burgers?|whisky|whiskey|espresso|martinis?|food|pasta|curry|curries"
    r"|porridge|cereal|salad|latte) (?P<v>.+)"
)


def diets(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """Diets, and what is not eaten or drunk."""
    text = clause.text
    if (match := _DIET.match(text)) and (word := match["v"].casefold().replace(" ", "-")) in DIETS:
        if word == "lactose-intolerant":
            return [make(clause, ALLERGY, "lactose", form="intolerant")]
        if word in (
            "keto",
            "paleo",
            "halal",
            "kosher",
            "plant-based",
            "carnivore",
            "flexitarian",
            "gluten-free",
        ):
            form = (
                "" if word in ("gluten-free", "flexitarian") and "diet" not in text else "follows"
            )
            return [make(clause, DIET, match["v"], form=form)]
        return [make(clause, DIET, match["v"])]
    if (match := _FOLLOW.match(text)) and (match["d"] or match["v"].casefold() in DIETS):
        plain_diet = match["v"].casefold()
        if plain_diet in ("strict", "good", "healthy", "new", "my", "balanced", "varied"):
            return [make(clause, DIET, plain_diet, form="follows")] if match["d"] else None
        return [make(clause, DIET, match["v"], form="follows")]
    if _NOT_DRINK.match(text):
        return [make(clause, DIET, "alcohol", form="drink", polarity=-1)]
    if match := _NOT_EAT.match(text):
        how, what = match["how"].casefold(), match["v"]
        if how == "have" or re.match(
            r"(?:any ?more|anything|a lot|now|today|out|much|enough|it|that|this|well|at|in"
            r"|for|like|with|before|after|until)\b",
            what,
            re.I,
        ):
            return None
        what = re.sub(r"^(?:any|a lot of|much|a|an) ", "", what)
        form = "drink" if how == "drink" else "not"
        return [
            make(clause, DIET, v, form=form, polarity=-1)
            for v in several(value(what))
            if len(v.split()) <= 6
        ]
    if match := _ONLY_EAT.match(text):
        return [make(clause, DIET, value(match["v"]), form="only")] if value(match["v"]) else []
    return None


def servings(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """ "I take my coffee black." """
    match = _MINE.match(clause.text)
    if not match or re.match(
        r"(?:too|so|very|a lot|but|and|or|in|at|every|on)\b", match["v"], re.I
    ):
        return None
    how, chosen = match["how"].casefold(), value(match["v"])
    if not chosen:
        return []
    verb = {"want": "likes"}.get(how, predicate(how))
    text = f"The user {verb} their {match['n']} {theirs(chosen)}."
    return [
        make(
            clause, HABIT, chosen, text=text, kind=Kind.PREFERENCE, name=f"habit.{key(match['n'])}"
        )
    ]


FAMILY = Family(
    slots=(DIET,),
    frames=(
        FrameSlot(
            "diet",
            Kind.FACT,
            "diet",
            _diet,
            "{my} diet",
            asks=(
                "What's {my} diet?",
                "How <do> {i} eat?",
                "What should a cook know about {me}?",
                "what {my} diet is",
            ),
        ),
    ),
    rules=(
        Statement(servings, 160),
        Statement(diets, 180),
    ),
    cues={
        "diet": "diet eat food cook meal dinner lunch recipe vegetarian vegan",
        "food": "food eat dish meal cook dinner lunch recipe",
        "drink": "drink beverage coffee tea thirsty",
    },
    wordings=(
        Wording(
            "diet", rf"{U} (?:doesn't eat|does not eat|never eats) {V}", ASK_DIET, groups, near=6
        ),
        Wording("way-of-eating", rf"{U} is {V}", ASK_WAY_OF_EATING, groups, slot="diet"),
        Wording(
            "way-of-eating",
            rf"{U} follows {A}{V} diet\.",
            ASK_WAY_OF_EATING,
            says("You follow {a}{v} diet."),
            slot="diet",
        ),
    ),
)
