"""Family, partners and other people of somebody's life."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.families.names import name_value
from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, with_article
from memory.notice.frames.tables import NAMED, OPEN, VERB, WHERE
from memory.notice.frames.wording import N, Table, U, V, Wording, base_of, of_noun, says
from memory.notice.grammar.base import Statement, key, make, pattern
from memory.notice.grammar.grammar import several, value
from memory.notice.grammar.lexicon import STATES, words
from memory.notice.grammar.nouns import PETS, RELATION_ADJECTIVES, RELATIONS
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.english.inflection import singular
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Cardinality, Slot

# People usually have several of these, so another name is another person.
_SEVERAL = words(
    "sister brother sibling son daughter child kid twin aunt uncle cousin niece nephew friend "
    "colleague coworker neighbour flatmate roommate housemate grandmother grandfather "
    "grandson granddaughter grandchild stepsister stepbrother stepson stepdaughter stepchild "
    "godson goddaughter parents grandparents parent grandparent student teacher"
)


def has_several(relation: str) -> bool:
    """Whether people usually have several of a relation: sisters, but one wife."""
    return RELATIONS.get(relation, relation) in _SEVERAL


def _of_relation(rest: str) -> Cardinality:
    return "set" if rest.partition(".")[0].replace("_", " ") in _SEVERAL else "one"


RELATIVE = Slot(
    "family",
    "set",
    parts=_of_relation,
    sentences={"": "{o} {n} is called {v}."},
    matters="belongings",
    trust="unread",
)
RELATIONSHIP = Slot(
    "relationship",
    "one",
    sentences={"": "{s} is {v}."},
    frame="partner",
    sort="household",
    matters="belongings",
    trust="unread",
)
COUNT = Slot(
    "count",
    "one",
    parts="one",
    sentences={"": "{s} has {v} {n}."},
    matters="belongings",
    trust="unread",
)


_BEING = words("""mom mum mother dad father parent grandmother grandfather grandma grandpa""")


def _kin(phrase: Phrase) -> bool:
    """Whether the second word is a relation: "foster son Idris" has no verb."""
    return bool(set(phrase.text.casefold().split()[1:2]) & RELATIONS.keys())


def _family(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    if phrase.first in ("eldest", "oldest", "youngest", "first", "middle", "only"):
        return Clause("be", f"{'an' if phrase.first == 'only' else 'the'} {phrase.text}")
    if phrase.first in _BEING and phrase.text.split()[1:2] in (["of"], ["to"]):
        return Clause("be", with_article(phrase.text))  # "mum of three"
    if head_of(phrase.text) in _BEING and phrase.first in ("a", "an", "single"):
        return Clause("be", with_article(phrase.text))
    if phrase.shape in (Shape.THIRD, Shape.PAST) or (phrase.verbal and phrase.rest):
        return Clause("have", with_article(phrase.text)) if _kin(phrase) else verbal(phrase)
    if phrase.shape in (Shape.PLACE, Shape.ADJECTIVE) and head_of(phrase.text) not in RELATIONS:
        return Clause("be", phrase.text)
    old = re.fullmatch(r"\d+ ?(?:yo|year old|month old)", phrase.text, re.I)
    an = "an" if phrase.text.startswith(("8", "11", "18")) else "a"
    return Clause("have", f"{an} {phrase.text}" if old else with_article(phrase.text))


def _partner(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    low = phrase.text.casefold()
    if foreign(phrase):
        return None
    if low in ("widow", "widower", "bachelor"):
        return Clause("be", f"a {phrase.text}")
    if phrase.shape is Shape.PAST and phrase.rest:
        return verbal(phrase)
    if low in ("separated", "married", "divorced", "widowed", "engaged", "single"):
        return Clause("be", phrase.text)
    if head_of(low) in _BEING and phrase.first in ("a", "single"):
        return Clause("be", with_article(phrase.text))
    if phrase.shape in (Shape.ADJECTIVE, Shape.PLACE) and head_of(low) not in RELATIONS:
        return Clause("be", phrase.text)
    if low in ("wedding", "divorce", "wedding anniversary", "anniversary"):
        return None
    return verbal(phrase) or Clause("have", with_article(phrase.text))


_COUNTED = re.compile(
    r"(?P<v>no|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several) (?:\w+ )*?"
    r"(?P<n>\w+)", re.I,
)  # fmt: skip


def counted(value: str) -> tuple[str, str] | None:
    """The slot and value of a number of relatives or animals: "two sisters"."""
    match = _COUNTED.fullmatch(value)
    if match is None:
        return None
    noun = singular(match["n"].casefold())
    if noun not in RELATIONS and noun not in PETS:
        return None
    return f"count.{RELATIONS.get(noun, noun)}", match["v"]


def _counted(frame: Frame, text: str) -> tuple[str, str] | None:
    return counted(frame.value)


def _partner_place(frame: Frame, text: str) -> tuple[str, str] | None:
    return ("family", frame.value) if head_of(frame.value) in RELATIONS else None


def subject_of(frame: Frame) -> str:
    """Whom a fact is about, in memory's words: "user", "mother", "sister Carol", "Nino"."""
    if frame.of_user:
        return "user"
    whose = re.sub(r"['’]s?$", "", frame.whose)
    first, _, name = whose.partition(" ")
    relation = RELATIONS.get(first.casefold())
    if relation is None:
        folded = whose.casefold()
        return RELATIONS.get(folded, whose)
    several = _of_relation(relation) == "set"
    named = name[:1].isupper() or (name and " " not in name)  # "child lena"
    return f"{relation} {name}".strip() if several and named else relation


_PARTING = re.compile(r"(?:broke up|split|divorced|separated|dumped|left me)\b", re.I)
_NOW_SINGLE = re.compile(r"(?:single|widowed|divorce)\b", re.I)  # from whom, it does not say
_PARTNERS = ("girlfriend", "boyfriend", "wife", "husband", "partner", "fiancé", "fiancée")


def _ends(frame: Frame) -> tuple[str, ...]:
    """A separation ends the relationship and whom it was with."""
    if not _PARTING.match(frame.value) and (frame.slot, frame.act) != ("partner", "changes"):
        told = (
            frame.of_user and frame.slot in ("event", "partner") and _NOW_SINGLE.match(frame.value)
        )
        return ("relationship",) if told else ()
    whom = frame.qualifiers.get("with", "")
    if not frame.of_user:
        whom = subject_of(frame).partition(" ")[2] or frame.whose
    ends = [
        f"family.{relation}" for relation in _PARTNERS if not whom or whom.casefold() in _PARTNERS
    ]
    if whom and whom.casefold() not in _PARTNERS:
        ends.append(f"family named {whom}")
    return (*ends, "relationship")


# What is said of other people: of a sister, a boss.
_THEIRS = (
    r"likes|loves|hates|dislikes|plays|studies|speaks|drives|collects|works as|is allergic to"
    r"|doesn't eat|prefers|is learning|teaches"
)


def _theirs(match: re.Match[str]) -> dict[str, str]:
    """Something about another person: "The user's sister likes {v}"."""
    noun, verb, article = match["n"], match["d"], match["a"]
    answer = f"Your {noun} {verb} {article}{{v}}."
    if verb.startswith("is "):
        rest = verb.removeprefix("is ")
        return {"q": f"is my {noun} {rest}", "s": f"my {noun} is {rest}", "answer": answer}
    if verb.startswith("doesn't "):
        rest = verb.removeprefix("doesn't ")
        return {"q": f"doesn't my {noun} {rest}", "s": f"my {noun} {verb}", "answer": answer}
    base, phrase = base_of(verb), verb
    if verb in ("works at", "works for"):  # asked with "where"
        base, phrase = "work", "works"
    return {"q": f"does my {noun} {base}", "s": f"my {noun} {phrase}", "answer": answer}


ASK_PERSON_HOME = Table(
    answer="Your {n} lives in {v}.",
    noun="where your {n} lives",
    train=(
        "Tell me where my {n} lives.",
        "Do you know where my {n} lives?",
        "Which city does my {n} live in?",
        "Where has my {n} got a home?",
        "Can you remind me where my {n} lives?",
        "I need the town where my {n} lives.",
        "What did I say about where my {n} lives?",
        "In which place does my {n} live?",
        "My {n}, where is that home?",
        "What is the town of my {n}?",
        "What town is my {n} living in now?",
        "Where is my {n} based?",
        "Whereabouts does my {n} live?",
        "Which city is my {n} living in?",
        "Where would I find my {n} at home?",
        "What city does my {n} call home?",
        "So in which place is my {n} at home?",
        "Could it be that you know where my {n} lives?",
        "Where is my {n} living these days?",
        "Give me the place where my {n} has a home.",
    ),
    tasks=("I'm visiting my {n}. Where do I have to go?", "Fill in the form: my {n}'s town?"),
    exam=(
        "Where does my {n} live?",
        "Which town does my {n} live in?",
        "Do you remember where my {n} lives?",
        "Where did I say my {n} lives?",
        "Where's my {n}'s home?",
        "Could you tell me where my {n} is living?",
    ),
    bench=(
        "Do you still know where my {n} lives?",
        "I forgot where my {n} lives. Where is it?",
        "What place does my {n} live in?",
        "My {n} lives where?",
        "What's the town my {n} lives in?",
        "Say where my {n} lives.",
    ),
)


ASK_COUNT = Table(
    answer="You have {v} {n}.",
    noun="how many {n} you have",
    train=(
        "State how many {n} I have.",
        "Do you know how many {n} I have?",
        "Can you remind me how many {n} I have?",
        "What's the number of my {n}?",
        "How many {n} did I say I have?",
        "I need the number of {n} that I have.",
        "my {n}, how many again?",
        "How many {n} belong to me?",
        "Could it be that you know how many {n} I have?",
        "Have I told you how many {n} I have?",
        "Did I ever mention how many {n} I have?",
        "Give me the number of {n} I have.",
    ),
    tasks=("Fill in the form: number of {n}?",),
    exam=(
        "How many {n} do I have?",
        "Do you remember how many {n} I have?",
        "Could you tell me how many {n} I have?",
        "How many {n} have I got?",
        "Remind me how many {n} I have, please.",
        "What number of {n} do I have?",
    ),
    bench=(
        "Do you still know how many {n} I have?",
        "I forgot how many {n} I have. How many?",
        "Say how many {n} I have.",
        "I have how many {n}?",
        "So how many {n} are mine?",
        "Count my {n}: how many are there?",
    ),
)


RELATION_WORDS = "|".join(sorted((re.escape(r) for r in RELATIONS), key=len, reverse=True))


RELATION = rf"(?P<adj>(?:(?:{RELATION_ADJECTIVES})[ -])*)(?P<r>{RELATION_WORDS})"


_NAMES = r"(?P<v>.+)"


_IS_CALLED = pattern(
    rf"<MY> {RELATION}(?:(?:'s)? name(?:'s| is)|,? (?:is|was|'s) (?:called|named)|'s "
    rf"called|s name is) {_NAMES}"
)


_ARE_CALLED = pattern(
    rf"<MY> (?:(?:\w+) )?(?P<adj>(?:(?:{RELATION_ADJECTIVES})[ "
    rf"-])*)(?P<r>(?:{RELATION_WORDS})s|children|kids|parents"
    rf"|siblings|twins)(?:'s?)?(?: are| names are)(?: called| named)? {_NAMES}"
)


_IS_NAME = pattern(rf"<MY> {RELATION} is {_NAMES}")


_IS_MY = pattern(rf"(?P<v>[A-Z][^,]{{1,40}}?) is (?:the name of )?my {RELATION}(?:'s name)?")


_HAS = pattern(
    rf"<HAVE> (?P<count>an?|one|two|three|four|five|a new|twin) {RELATION}s? ?,? "
    rf"?<CALLED> {_NAMES}"
)


_HAS_LIST = pattern(
    rf"<HAVE> (?P<count>two|three|four|five|twin) (?P<adj>(?:(?:{RELATION_ADJECTIVES}) "
    rf")*)(?P<r>{RELATION_WORDS}|child|kid)"
    rf"(?:s|ren)?\s*[,:–-]\s*{_NAMES}"
)


_ALONE = pattern(rf"<MY> {RELATION},? (?P<v>[A-Z][\w'-]+)")


_COUNT = pattern(
    r"(?:<HAVE>) (?P<v>no|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|a "
    r"couple of|several) "
    r"(?P<adj>(?:young|grown-up|grown|little|older|younger|adopted|teenage|small|big) "
    r")*"
    r"(?P<n>kids?|child(?:ren)?|brothers?|sisters?|siblings|sons?|daughters?"
    r"|grandchildren|cats?|dogs?|pets|horses?"
    r"|chickens|rabbits?|goats|sheep|cows|hens|fish|parrots?|siblings)(?: and .+)?"
)


def relation(adjective: str, word: str) -> tuple[str, str]:
    """(the words for a sentence, the canonical relation): "younger sis" → "younger sister"."""
    word = word.casefold()
    front = " ".join(adjective.casefold().replace("-", " ").split())
    front = re.sub(r"\b(?:late|dear|great|new|close|old)\b", "", front).strip()
    canon = RELATIONS.get(word, word)
    return f"{front} {word}".strip(), f"{front} {canon}".strip()


def named(clause: TypedClause, shown: str, canon: str, names: str) -> list[Candidate]:
    """One fact for each name; for a pet with its species, for anything else as its owner's."""
    names_found = [name_value(v, most=4) for v in several(value(names, name=False))]
    return [
        make(clause, RELATIVE, v, noun=shown, name=f"family.{key(canon)}.name")
        for v in names_found
        if v
    ]


def family(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """Names and numbers of the people around the user."""
    text = clause.text
    if match := _IS_CALLED.match(text) or _HAS.match(text):
        return named(clause, *relation(match["adj"], match["r"]), match["v"])
    if match := _ARE_CALLED.match(text) or _HAS_LIST.match(text):
        plural = match["r"].casefold()
        single = plural if plural in ("grandparents", "in-laws") else one_of(plural)
        if (
            "are" in text.casefold()
            and not re.search(r"called|named|names", text)
            and not capitalised(match["v"])
        ):
            return None
        return named(clause, *relation(match["adj"], single), match["v"])
    if (match := _IS_NAME.match(text)) and capitalised(match["v"]):
        return named(clause, *relation(match["adj"], match["r"]), match["v"])
    if (match := _IS_MY.match(text)) and capitalised(match["v"]):
        return named(clause, *relation(match["adj"], match["r"]), match["v"])
    if (match := _ALONE.match(text)) and capitalised(match["v"]):
        return named(clause, *relation(match["adj"], match["r"]), match["v"])
    if match := _COUNT.match(text):
        noun = match["n"].casefold()
        return [
            make(clause, COUNT, match["v"].casefold(), noun=noun, name=f"count.{key(one_of(noun))}")
        ]
    return None


def capitalised(words: str) -> bool:
    first = value(words, name=True).split()
    return (
        bool(first)
        and len(first) <= 3
        and first[0][0].isupper()
        and first[0].casefold() not in STATES
        and not re.search(r"'s$", first[-1])
        and all(w[0].isupper() or w in ("van", "de", "von", "der", "la", "and", "&") for w in first)
    )


def one_of(noun: str) -> str:
    """The singular of counted nouns: "kids" → "child", "dogs" → "dog"."""
    single = singular(noun)
    return "child" if single == "kid" else single


FAMILY = Family(
    slots=(
        RELATIVE,
        RELATIONSHIP,
        COUNT,
    ),
    frames=(
        FrameSlot(
            "family",
            Kind.FACT,
            "family",
            _family,
            "{my} family",
            asks=(
                "Who's in {my} family?",
                "Which family <do> {i} have?",
                "What relatives <do> {i} have?",
                "who is in {my} family",
            ),
            place=_counted,
        ),
        FrameSlot(
            "partner",
            Kind.FACT,
            "love life",
            _partner,
            "{my} love life",
            memory="relationship",
            asks=(
                "What's {my} relationship status?",
                "<Do> {i} have a partner?",
                "Who <be> {i} with?",
                "what {my} relationship status is",
            ),
            place=_partner_place,
        ),
    ),
    rules=(Statement(family, 200),),
    cues={
        "family": "family relative",
        "sister": "sister sibling family",
        "brother": "brother sibling family",
        "mother": "mother mum mom parent family",
        "father": "father dad parent family",
        "wife": "wife spouse partner married marry family",
        "husband": "husband spouse partner married marry family",
        "partner": "partner spouse girlfriend boyfriend wife husband married",
        "girlfriend": "girlfriend partner",
        "boyfriend": "boyfriend partner",
        "spouse": "wife husband spouse partner married",
        "son": "son child children kid family",
        "daughter": "daughter child children kid family",
        "child": "child children kid son daughter family",
        "children": "child children kid son daughter family",
        "friend": "friend buddy mate",
        "boss": "boss manager supervisor work",
        "colleague": "colleague coworker work",
        "relationship": "relationship married single partner engaged divorced",
        "count": "many number",
    },
    wordings=(
        Wording("named", rf"{U}'s {N}(?: is (?:called|named)|'s name is) {V}", NAMED, of_noun),
        Wording("person-home", rf"{U}'s {N} lives in {V}", ASK_PERSON_HOME, of_noun),
        Wording("person-work", rf"{U}'s {N} (?P<d>works (?:at|for)) (?P<a>){V}", WHERE, _theirs),
        Wording("person-verb", rf"{U}'s {N} (?P<d>{_THEIRS}) (?P<a>an? |the |){V}", VERB, _theirs),
        Wording(
            "open",
            rf"{U} is {V}",
            OPEN,
            says("You are {v}.", "relationship status"),
            slot="relationship",
        ),
        Wording("count", rf"{U} has (?P<v>\w+) {N}\.", ASK_COUNT, of_noun, slot="count"),
    ),
    ends=_ends,
)
