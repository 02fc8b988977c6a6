"""Grammatical person: verbs that agree with their subject, and first-person words turned.

Inflection needs the third person, the base of a past and whether a word is a verb at all. The
libraries for it are unkept or bring megabytes; English has some two hundred irregular forms, and
those stand here.
"""

from __future__ import annotations

import re
from typing import Literal

from memory.notice.rules.grammar.lexicon import words
from memory.vocabulary.english.words import third_person

Person = Literal["first", "third", "second"]

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
MODALS = words("can could will would may might must should")
_CONTRACTED = {
    "cant": "can", "can't": "can", "cannot": "can", "won't": "will", "wont": "will",
    "couldn't": "could", "wouldn't": "would", "shouldn't": "should",
}  # fmt: skip
_NEGATED = {
    "can": "can't", "will": "won't", "could": "couldn't", "would": "wouldn't",
    "should": "shouldn't", "must": "mustn't", "may": "may not", "might": "might not",
}  # fmt: skip
_BE = {"be", "am", "is", "are", "'m", "'s", "'re"}
_DOUBLED = re.compile(r"([bdfgklmnprtvz])\1$")


def third(base: str) -> str:
    """The third person singular of a base form: "watch" → "watches"."""
    return base if base.casefold() in MODALS else third_person(base)


def base_of_third(word: str) -> str | None:
    """The base of a known verb in the third person: "plays" → "play"; else None."""
    low = word.casefold()
    if low in ("has", "does", "goes", "is"):
        return {"has": "have", "does": "do", "goes": "go", "is": "be"}[low]
    stems = [low[:-3] + "y"] if low.endswith("ies") else []
    stems += [low[:-2]] if low.endswith("es") else []
    stems += [low[:-1]] if low.endswith("s") else []
    return next((stem for stem in stems if stem in BASES and third(stem) == low), None)


def base_of_unknown(word: str) -> str:
    """The base of any verb in the third person, by its letters: "rearranges" → "rearrange"."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zzes")) else word[:-1]


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
    """Whether a word is a verb's form in -ing, as far as its letters tell."""
    low = word.casefold()
    return len(low) > 4 and low.endswith("ing") and low not in _NO_GERUND


_NO_GERUND = words(
    """evening morning spring string nothing something anything everything ceiling wedding darling
    thing bring swing sling cling sting wing sibling during dumpling pudding clothing sterling
    herring"""
)


def finite(
    verb: str, *, plural: bool, negated: bool = False, longer: bool = False, first: bool = False
) -> str:
    """A verb in the present, in agreement with its subject.

    Args:
        verb: The base, as "live", "be", "can".
        plural: True for "you", "they" and plural nouns.
        negated: "doesn't live".
        longer: "no longer lives", for what ended.
        first: The subject is "I".
    """
    low = _CONTRACTED.get(verb.casefold(), verb.casefold())
    if low in _BE:
        form = "am" if first else "are" if plural else "is"
        if first and negated and not longer:
            return "am not"
        return f"{form} no longer" if longer else f"{form}n't" if negated else form
    if low in MODALS:
        return f"{low} no longer" if longer else _NEGATED[low] if negated else low
    form = verb if plural else third(verb)
    if longer:
        return f"no longer {form}"
    return f"{'do' if plural else 'does'}n't {verb}" if negated else form


_SUBJECT = {"third": "they", "second": "you"}
_TURNED: dict[str, tuple[str, str]] = {
    "i": ("they", "you"), "we": ("they", "you"), "im": ("they're", "you're"),
    "ive": ("they've", "you've"), "me": ("them", "you"), "us": ("them", "you"),
    "my": ("their", "your"), "our": ("their", "your"), "mine": ("theirs", "yours"),
    "ours": ("theirs", "yours"), "myself": ("themselves", "yourself"),
    "ourselves": ("themselves", "yourselves"),
}  # fmt: skip
_ENDINGS = {"'m": "'re", "'ve": "'ve", "'d": "'d", "'ll": "'ll", "'re": "'re", "'s": "'s"}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DETERMINERS = words("the a an this that each every coal gold copper land salt")
_FOREIGN = words(
    """de der die das dem ein eine einen einer und ich mein meine meinen mir mich nicht auf
    für im mit zu nach seit bei vom am ist habe le la les des du une un je mon mes et
    pas dans chez avec à en el los las una mi mis me con para por y que o os uma
    meu minha não em ao na zwei drei vier voy vou vais pars suis este esta sono sou
    jestem meiner meinem keine kein muss il lo gli io della di het een ik mijn
    niet voor """
)
_SHARED = words("a me in on no")
_ENGLISH = words(
    """the a an i i'm my me we our is are was have has had not in on at of to for with from and or
    but it he she they his her their that this if when than every all no only by about"""
)


def is_foreign(text: str) -> bool:
    """Whether a phrase is in another language than English, by its small words and its script."""
    letters = [char for char in text if char.isalpha()]
    if letters and sum(ord(char) > 0x24F for char in letters) * 2 > len(letters):
        return True
    found = _WORD.findall(text)
    words = [word.casefold() for word in found]
    content = [word for word in found if word.casefold() not in _FOREIGN]
    if text[:1].isupper() and all(word[:1].isupper() for word in content):
        return False  # a name: "La Paz", "Rio de Janeiro"
    other = sum(word in _FOREIGN and word not in _ENGLISH for word in words)
    return other > sum(word in _ENGLISH - _FOREIGN - _SHARED for word in words) and len(words) > 1


def turned(text: str, person: Person, speaker: str = "") -> str:
    """The user's own words about themselves, said by somebody else: "my boss" → "their boss".

    Whole words only, and only where they are pronouns: "the US", "6 am", "World War I", "My Fair
    Lady" and "Jérôme" stay as they are, and so does what is in another language.

    Args:
        text: The user's words.
        person: "third" for "The user …", "second" for "You …"; "first" turns nothing.
        speaker: "the user" where "their" would be taken for somebody else's: "the user's boss".
    """
    if person == "first" or is_foreign(text):
        return text
    out: list[str] = []
    end = 0
    words = list(_WORD.finditer(text))
    english = any(match[0].casefold() in _ENGLISH - _FOREIGN - {"i"} for match in words)
    verb_next = False  # "I am", "I was": the verb goes with its pronoun
    for n, match in enumerate(words):
        out.append(text[end : match.start()])
        end = match.end()
        after = words[n + 1][0] if n + 1 < len(words) else ""
        before = words[n - 1][0] if n else ""
        word = match[0]
        if word == "i" and n and not _is_subject(after) and not english:
            out.append(word)  # "jobbar i gruvan"
            continue
        if verb_next and word.casefold() in ("am", "was"):
            new = "are" if word.casefold() == "am" else "were"
        else:
            new = _turned_word(word, before, after, person, speaker)
        verb_next = word.casefold() == "i" and new != word
        out.append(new)
    return "".join([*out, text[end:]])


def _is_subject(after: str) -> bool:
    """Whether "i" before a word is the pronoun: a verb follows."""
    low = after.casefold()
    verbs = low in BASES or low in MODALS or low in ("am", "was", "had", "never", "always", "only")
    return verbs or base_of_past(low) in BASES


def _turned_word(word: str, before: str, after: str, person: Person, speaker: str) -> str:
    low = word.casefold().replace("’", "'")
    stem, mark, ending = low.partition("'")
    if mark and stem in ("i", "we", "mine") and f"'{ending}" in _ENDINGS:
        new = _TURNED[stem][person == "second"]
        return new + (_ENDINGS[f"'{ending}"] if stem != "mine" else " is")
    if low not in _TURNED or _is_name(word, low, before, after):
        return word
    if speaker and person == "third" and low in ("my", "our", "me", "us", "mine", "ours"):
        return speaker if low in ("me", "us") else f"{speaker}'s"
    return _TURNED[low][person == "second"]


def _is_name(word: str, low: str, before: str, after: str) -> bool:
    """Whether a word that looks like a pronoun is part of a name or another word."""
    if low in ("us", "mine") and (before.casefold() in _DETERMINERS or word.isupper()):
        return True
    if low == "i" and not after:
        return bool(before)  # "World War I"; alone it is a pronoun
    if low in ("my", "our", "me", "us", "mine", "we", "i", "im"):
        titled = word[:1].isupper() and after[:1].isupper() and not after.isupper()
        return titled and after.casefold() not in _KIN
    return False


_KIN = words(
    """mum mom mother dad father sister brother wife husband son daughter nan gran grandma grandpa
    grandmother grandfather aunt uncle cousin partner friend boyfriend girlfriend"""
)
