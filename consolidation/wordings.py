"""From a fact to the questions about it, in three sets that share no wording.

The sentence of the fact decides, because it is what the base model sees; a fact that no pattern
fits has no questions and stays in the prompt.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from consolidation import wording_tables as one
from consolidation import wording_tables2 as two
from consolidation.wording_tables import Table
from memory.records import Fact, Kind


@dataclass(frozen=True, slots=True)
class Wordings:
    """The questions about one fact; the value stands in `answer`, `reverse` and `yes_no`.

    Attributes:
        family: Which sort of fact, as "named" or "favourite".
        noun: What it is about, in the second person: "your dog's name".
        thing: The family's own noun, as "dog"; empty where there is none.
        reverse: ("Who is Mivack?", "Mivack is your dog.", "dog"), or empty strings.
    """

    family: str
    noun: str
    thing: str
    answer: str
    train: tuple[str, ...]
    tasks: tuple[str, ...]
    exam: tuple[str, ...]
    bench: tuple[str, ...]
    yes_no: str = ""
    reverse: tuple[str, str, str] = ("", "", "")


Fill = Callable[[re.Match[str]], dict[str, str]]
V = r"(?P<v>.+?)\.?"
N = r"(?P<n>[^.]+?)"


def _base(verb: str) -> str:
    """The first person of a third-person verb phrase: "gets up" → "get up"."""
    word, _, rest = verb.partition(" ")
    known = {"has": "have", "does": "do", "goes": "go", "is": "am", "watches": "watch"}
    if word in known:
        stem = known[word]
    elif word.endswith("ies"):
        stem = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        stem = word[:-2]
    else:
        stem = word.removesuffix("s")
    return f"{stem} {rest}".strip()


def _habit(match: re.Match[str]) -> dict[str, str]:
    found = match.groupdict()
    return {"d": _base(found["d"]), "p": found["p"]}


def _verb(match: re.Match[str]) -> dict[str, str]:
    verb = match.groupdict()["d"]
    if verb.startswith("is "):
        doing = verb.removeprefix("is ")
        return {"q": f"am I {doing}", "s": f"I'm {doing}", "a": f"You are {doing}"}
    base = _base(verb)
    return {"q": f"do I {base}", "s": f"I {base}", "a": f"You {base}"}


def _noun(match: re.Match[str]) -> dict[str, str]:
    return {"n": match.groupdict()["n"]}


def _nothing(_: re.Match[str]) -> dict[str, str]:
    return {}


_TIMES = r"(?P<v>\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?|noon|midnight|(?:\w+ )?\w+days?)"
PATTERNS: tuple[tuple[str, str, Table, Fill], ...] = (
    ("call-name", rf"The user goes by {V}", two.CALL_NAME, _nothing),
    ("name", rf"The user's name is {V}", two.NAME, _nothing),
    ("favourite", rf"The user's favou?rite {N} is {V}", one.FAVOURITE, _noun),
    ("named", rf"The user's {N}(?: is (?:called|named)|'s name is) {V}", one.NAMED, _noun),
    ("named", rf"The user has an? {N} (?:called|named) {V}", one.NAMED, _noun),
    ("person-home", rf"The user's {N} lives in {V}", one.PERSON_HOME, _noun),
    ("home", rf"The user(?: lives|'s home is) in {V}", one.HOME, _nothing),
    ("origin", rf"The user (?:comes from|is from|grew up in|was born in) {V}",
     one.ORIGIN, _nothing),
    ("job", rf"The user(?: works as an?|'s job is) {V}", one.JOB, _nothing),
    ("employer", rf"The user(?: works (?:at|for)|'s employer is) {V}", one.EMPLOYER, _nothing),
    ("allergy", rf"The user (?:is allergic to|has an allergy to) {V}", one.ALLERGY, _nothing),
    ("diet", rf"The user (?:doesn't eat|does not eat|never eats) {V}", two.DIET, _nothing),
    ("way-of-eating", r"The user is (?:an? )?(?P<v>vegan|vegetarian|pescatarian)\.?",
     two.WAY_OF_EATING, _nothing),
    ("dislikes", rf"The user (?:dislikes|hates|does(?:n't| not) like) {V}", two.DISLIKES, _nothing),
    ("likes", rf"The user (?:likes|loves|enjoys) {V}", two.LIKES, _nothing),
    ("instrument", rf"The user (?:plays|can play) the {V}", two.INSTRUMENT, _nothing),
    ("language", rf"The user (?:speaks|is learning) {V}", two.LANGUAGE, _nothing),
    ("birthday", rf"The user(?:'s birthday is(?: on)?| was born on) {V}", two.BIRTHDAY, _nothing),
    ("car", rf"The user(?: drives|'s car is) an? {V}", two.CAR, _nothing),
    ("habit", rf"The user (?:usually )?(?P<d>[a-z]+s(?: \w+){{0,4}}) (?P<p>at|on|every) "
              rf"{_TIMES}\.?", one.HABIT, _habit),
    ("verb", rf"The user (?:usually )?(?P<d>is \w+ing|does|plays|studies|supports|collects|owns|"
             rf"reads|watches|drinks|keeps|grows|uses|wears|follows|builds) {V}", two.VERB, _verb),
    ("open", rf"The user's {N} is (?:an? )?{V}", one.OPEN, _noun),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(p), table, fill) for name, p, table, fill in PATTERNS)


def wordings(fact: Fact) -> Wordings | None:
    """The questions about a fact; None where none can be made.

    An instruction has none: its lessons are made from plain talk (`consolidation.style`).
    """
    if fact.kind is Kind.INSTRUCTION:
        return None
    for family, pattern, table, fill in _COMPILED:
        match = pattern.fullmatch(fact.text)
        if match and match["v"].casefold() == fact.value.casefold():
            return of_table(family, table, fact.value, fill(match))
    return None


def of_table(family: str, table: Table, value: str, blanks: dict[str, str]) -> Wordings:
    """A table with its blanks filled."""
    words = {**blanks, "v": value}

    def filled(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text.format(**words) for text in texts)

    def line(text: str) -> str:
        out = text.format(**words)
        return out[:1].upper() + out[1:]

    reverse = ("", "", "")
    if table.reverse:
        key = table.reverse_key.format(**words)
        reverse = (f"Who or what is {value}?", line(table.reverse), key)
    return Wordings(
        family=family,
        noun=table.noun.format(**words),
        thing=blanks.get("n", ""),
        answer=line(table.answer),
        train=filled(table.train),
        tasks=filled(table.tasks),
        exam=filled(table.exam),
        bench=filled(table.bench),
        yes_no=table.yes_no.format(**words) if table.yes_no else "",
        reverse=reverse,
    )


def same_words(question: str) -> str:
    """A question without case, marks and contractions, to compare wordings."""
    text = question.casefold().replace("what's", "what is").replace("who's", "who is")
    text = text.replace("where's", "where is").replace("when's", "when is").replace("i'm", "i am")
    text = text.replace("favorite", "favourite").replace("don't i", "do i not")
    return " ".join(re.findall(r"[\w{}]+", text))


def holds(reply: str, value: str) -> bool:
    """Whether a reply carries a value, as words and not as a part of others."""
    pattern = r"(?<!\w)" + r"\s+".join(re.escape(w) for w in value.split()) + r"(?!\w)"
    return bool(value.strip()) and re.search(pattern, reply, re.IGNORECASE) is not None
