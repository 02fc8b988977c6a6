"""Inflection: plurals, verb forms and stems. Everything that adds or strips an ending is here.

Memory needs the third person and its base, the base of a past form, agreement with another
subject, plural and singular, and whether a word is a verb. The libraries for it are unmaintained or
large; English has about two hundred irregular forms, which are listed here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Nouns

_IRREGULAR_PLURALS = {
    "children": "child", "grandchildren": "grandchild",
    "stepchildren": "stepchild", "people": "person", "men": "man",
    "women": "woman", "mice": "mouse", "geese": "goose", "feet": "foot", "teeth": "tooth",
    "wives": "wife", "knives": "knife", "lives": "life", "wolves": "wolf", "calves": "calf",
    "loaves": "loaf", "leaves": "leaf", "shelves": "shelf", "halves": "half", "scarves": "scarf",
}  # fmt: skip
_IRREGULAR_SINGULARS = {one: many for many, one in _IRREGULAR_PLURALS.items()}
_SAME = _set("goldfish series species sheep fish deer aircraft salmon trout")
_ALWAYS_MANY = _set("parents in-laws police")  # always plural
_IN_IE = _set(  # whose plural -ies does not come from -y: "cookies"
    """auntie birdie bookie boogie brownie budgie caddie calorie collie cookie doggie foodie genie
    goalie hippie hoodie indie kiddie lie movie newbie pie pixie prairie rookie selfie smoothie
    sortie talkie techie tie veggie zombie"""
)
_HISSING = ("ches", "shes", "sses", "xes", "zzes")  # plurals that add -es


def plural(noun: str) -> str:
    """The plural: "dog" → "dogs", "city" → "cities"; a phrase by its last word."""
    front, gap, last = noun.rpartition(" ")
    low = last.casefold()
    if low in _SAME or low in _IRREGULAR_PLURALS or low in _ALWAYS_MANY:
        return noun
    if low in _IRREGULAR_SINGULARS:
        return f"{front}{gap}{_IRREGULAR_SINGULARS[low]}"
    if low.endswith(("s", "sh", "ch", "x", "z")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if re.search(r"[^aeiou]y$", low) else f"{noun}s"


def singular(noun: str) -> str:
    """The singular: "dogs" → "dog", "puppies" → "puppy"; a singular word stays.

    By its letters, unless irregular: a name in -s loses its s too.
    """
    front, gap, last = noun.rpartition(" ")
    low = last.casefold()
    if low in _SAME:
        return noun
    for many, one in _IRREGULAR_PLURALS.items():
        if low == many:
            return f"{front}{gap}{one}"
    if low.endswith("ies") and len(low) > 4:
        return noun[:-1] if low[:-1].rpartition("-")[2] in _IN_IE else f"{noun[:-3]}y"
    if low.endswith(_HISSING):
        return noun[:-2]
    return noun[:-1] if low.endswith("s") and not _single_s(low) else noun


def _single_s(low: str) -> bool:
    """Whether a final s belongs to the word: "glass", "bus", "tennis", "dog's"."""
    return len(low) < 4 or low.endswith(("ss", "us", "is", "'s", "’s"))


def is_plural(noun: str) -> bool:
    """Whether a noun is plural, as far as its letters show."""
    low = noun.casefold().rstrip(".")
    if low in _IRREGULAR_PLURALS or low in _ALWAYS_MANY or low == "sheep":
        return True
    if low.endswith("children"):
        return True
    return low.endswith("s") and not _single_s(low)


# Verbs

# past (and participle where it differs) → base
_PASTS = """
was:be were:be been:be had:have did:do done:do went:go gone:go said:say got:get gotten:get
made:make knew:know known:know thought:think took:take taken:take saw:see seen:see came:come
found:find gave:give given:give told:tell felt:feel left:leave kept:keep began:begin begun:begin
brought:bring bought:buy wrote:write written:write stood:stand heard:hear meant:mean met:meet
ran:run paid:pay sat:sit spoke:speak spoken:speak led:lead grew:grow grown:grow lost:lose fell:fall
fallen:fall sent:send built:build understood:understand drew:draw broke:break broken:break
spent:spend drove:drive driven:drive wore:wear worn:wear chose:choose chosen:choose ate:eat
eaten:eat drank:drink flew:fly flown:fly slept:sleep taught:teach caught:catch sold:sell
fought:fight sang:sing sung:sing swam:swim swum:swim threw:throw thrown:throw rode:ride ridden:ride
rang:ring woke:wake hid:hide held:hold won:win bit:bite bitten:bite stole:steal forgot:forget
forgave:forgive shot:shoot hung:hang dug:dig stuck:stick struck:strike swore:swear tore:tear
torn:tear blew:blow froze:freeze lent:lend bent:bend fed:feed fled:flee bred:breed dealt:deal
dreamt:dream learnt:learn burnt:burn spilt:spill built:build became:become rose:rise shook:shake
withdrew:withdraw gave:give sought:seek lit:light laid:lay lay:lie knelt:kneel shrank:shrink
sank:sink sprang:spring wove:weave wound:wind bled:bleed overslept:oversleep undid:undo
"""
_BASES = """
accept add adopt afford agree allow answer apply argue arrive ask attend avoid bake be
bear beat become begin believe belong bench bike bird blog blow board boil book borrow
break bring bring brush build buy call camp can care carry catch celebrate change chair
chat check chew chop clean climb close coach code collect come commute compete compost
confuse cook count cover crave crochet cry cut cycle dance date deal decide deliver
deserve despise detest die dig dislike dive divorce do drag draw dream dress drink drive
drop dye earn eat embroider emigrate end enjoy enter exercise expect explain fail fall
fast feed feel fence fight file fill find finish fish fit fix fly fold follow forage
forget foster freelance fund gain garden get give go graduate grind grow guess hate have
head hear heat help hide hike hire hit hold host hunt hurt ignore import inject iron jog
join judge juggle jump keep kick kiss knit know lack land laugh lay lead learn leave
lend let lie lift like listen live load look lose love maintain make manage marry matter
mean meditate meet mend mind miss mow move name need nurse object offer open order
organise organize owe own pack paint parachute park pass pay perform pick plan plant
play plug pray practise practice prefer prepare press preserve rearrange prune pull push
put quit race raise reach read recall recover recycle refuse rehearse relax remember
rent repair repeat research rescue respect rest restore retire retrain return review
ride ring rise roast row run sail save saw say scan scuba see sell send serve sew share
shave shop shoot show shower sing sit skate sketch ski skip sleep smell smoke snore
snowboard solve speak spell spend spin squat stand start starve stay steal stop stream
stretch struggle study suffer supervise support surf swear swim switch take talk taste
teach tell tend text think throw tip train translate travel treat try turn type
understand use vacuum visit volunteer vote wait wake walk want wash waste watch water
wear weave weigh weld whittle win wish wonder work worry wrap wrestle write yell abandon
"""
IRREGULAR: dict[str, str] = dict(
    (past, base) for past, _, base in (pair.partition(":") for pair in _PASTS.split())
)
BASES = frozenset(_BASES.split()) | frozenset(IRREGULAR.values())
MODALS = _set("can could will would may might must should")
_NO_THIRD = MODALS | _set(
    """can't won't couldn't wouldn't shouldn't never always often rarely was has is does"""
)
_THIRD = {
    "have": "has", "be": "is", "do": "does", "go": "goes", "am": "is", "are": "is", "were": "was",
    "don't": "doesn't", "dont": "doesn't", "haven't": "hasn't", "'ve": "has", "'m": "is",
    "cant": "can't", "wont": "won't",
}  # fmt: skip
_BASE_OF_THIRD = {"has": "have", "does": "do", "goes": "go", "is": "be"}
_WITH_ES = ("echo", "veto", "embargo", "torpedo", "undergo", "forgo", "forego", "outgo")
_NO_VERB = _set("always sometimes perhaps besides afterwards nowadays")
_DOUBLED = re.compile(r"([bdfgklmnprtvz])\1$")
_NO_GERUND = _set(
    """evening morning spring string nothing something anything everything ceiling wedding
    darling thing bring swing sling cling sting wing sibling during dumpling pudding
    clothing sterling herring"""
)
Subject = Literal["I", "you", "they"]
_AGREEING: dict[str, tuple[str, str]] = {  # the forms after "I", and after "you" and "they"
    "is": ("am", "are"), "isn't": ("am not", "aren't"), "are": ("am", "are"),
    "aren't": ("am not", "aren't"), "was": ("was", "were"), "wasn't": ("wasn't", "weren't"),
    "were": ("was", "were"), "weren't": ("wasn't", "weren't"), "has": ("have", "have"),
    "hasn't": ("haven't", "haven't"), "does": ("do", "do"), "doesn't": ("don't", "don't"),
}  # fmt: skip


def third_person(verb: str) -> str:
    """The third person singular of a verb: "watch" → "watches"; a modal stays."""
    low = verb.casefold()
    if low in _THIRD:
        return _THIRD[low]
    if low in _NO_THIRD:
        return verb
    if re.fullmatch(r"(?:re|un|out|over)do", low) or low in _WITH_ES:
        return verb + "es"
    if re.search(r"[^aeiou]u?iz$|^gas$", low):  # "quiz"
        return verb + verb[-1] + "es"
    if re.search(r"(?:s|sh|ch|x|z)$", low):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", low) else verb + "s"


def base_of_third(word: str) -> str | None:
    """The base of a known verb in the third person: "plays" → "play"; else None."""
    low = word.casefold()
    if low in _BASE_OF_THIRD:
        return _BASE_OF_THIRD[low]
    stems = [low[:-3] + "y"] if low.endswith("ies") else []
    stems += [low[:-2]] if low.endswith("es") else []
    stems += [low[:-1]] if low.endswith("s") else []
    return next((stem for stem in stems if stem in BASES and third_person(stem) == low), None)


def base_by_letters(word: str) -> str:
    """The base of any verb in the third person, known or not: "rearranges" → "rearrange"."""
    base = base_of_third(word)
    if base and word.islower():
        return base
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_HISSING):
        return word[:-2]
    is_third = word.endswith("s") and not word.endswith("ss") and word not in _NO_VERB
    return word[:-1] if is_third else word


def agreeing(verb: str, subject: Subject) -> str:
    """A third-person verb, for another subject: ("lives", "you") → "live", "is" → "are"."""
    if verb.casefold() in _AGREEING:
        return _AGREEING[verb.casefold()][subject != "I"]
    return base_by_letters(verb)


def agrees(verb: str) -> bool:
    """Whether `agreeing` knows the verb: an auxiliary, or one of the known verbs."""
    return verb.casefold() in _AGREEING or base_of_third(verb) is not None


def base_of_past(word: str) -> str | None:
    """The base of a past or participle: "went" → "go", "moved" → "move"; else None."""
    low = word.casefold()
    if low in IRREGULAR:
        return IRREGULAR[low]
    if not low.endswith("ed") or len(low) < 4:
        return None
    if low.endswith("eed") and low[:-1] not in BASES:
        return None
    stem = low[:-2]
    if not re.search("[aeiouy]", stem):
        return None
    for base in (stem, low[:-1], stem[:-1] if _DOUBLED.search(stem) else stem):
        if base in BASES:
            return base
    if low.endswith("ied"):
        return low[:-3] + "y"
    if _DOUBLED.search(stem) and not stem.endswith(("ll", "ss")):
        return stem[:-1]
    return stem if re.search(r"(?:[aeiou]{2}\w|\w[^aeiou][^aeiousvcgz])$", stem) else low[:-1]


def is_gerund(word: str) -> bool:
    """Whether a word is a verb form in -ing, as far as its letters show."""
    low = word.casefold()
    return len(low) > 4 and low.endswith("ing") and low not in _NO_GERUND


def verb_of(word: str) -> str | None:
    """The base of a known verb in any form; else None."""
    low = word.casefold()
    if low in BASES:
        return low
    base = base_of_third(low)
    if base:
        return base
    past = base_of_past(low)
    return past if past in BASES else None


# Both


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A light stem: plural, -ing, -ed and possessive endings are removed.

    The trained weights of recall depend on it: do not change it.
    """
    for ending, least in (("ies", 3), ("ing", 4), ("ed", 4), ("es", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= least - 1:
            base = word[: -len(ending)]
            if ending == "ies":
                return base + "y"
            if len(base) > 2 and base[-1] == base[-2] and base[-1] not in "lsz":
                base = base[:-1]
            return base.rstrip("e")
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        word = word[:-1]
    return word.rstrip("e") if len(word) > 3 else word
