"""From a fact to the questions about it, in three sets that share no wording.

The questions follow the sentence of the fact, because that is what the base model sees; if no
pattern matches it, they follow its frame (`framed`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from consolidation.wording import tables
from consolidation.wording.framed import asked
from consolidation.wording.tables import Table
from memory.vocabulary.english.inflection import agreeing
from memory.vocabulary.records import Fact, Kind


@dataclass(frozen=True, slots=True)
class Wordings:
    """The questions about one fact; `answer`, `reverse` and `yes_no` contain its value.

    Attributes:
        family: The sort of fact, for example "named" or "favourite".
        noun: What it is about, in the second person: "your dog's name".
        thing: The noun within the family, for example "dog"; empty if there is none.
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


# Frames around what a fact is about, in the user's words: "my dog's name". Training only.
FRAMES = (
    "Can you tell me {x}?", "Please tell me {x}.", "I want to know {x}.", "Any idea {x}?",
    "Do you happen to know {x}?", "Let me know {x}.", "I can't recall {x}.", "Help me out: {x}?",
    "Luna, {x}?", "Tell me once more {x}.", "Can you recall {x}?",
    "I was asked {x}. Your answer?", "You know {x}, don't you?", "I need to know {x}.",
    "Would you tell me {x}?", "Any chance you know {x}?", "It's about {x}. Well?",
    "Tell my friend {x}.", "Just {x}, please.", "Have you noted {x}?", "Write {x} down for me.",
    "Look up {x}.", "I wonder {x}.", "Quick question: {x}?", "Give me {x}.", "Tell me again: {x}?",
    "I'd like to hear {x}.", "Would you look up {x}?", "My memory fails me: {x}?", "{x}, quickly.",
)  # fmt: skip
Fill = Callable[[re.Match[str]], dict[str, str]]
V = r"(?P<v>.+?)\.?"
N = r"(?P<n>[^.]+?)"


def _base(phrase: str) -> str:
    """The first person of a third-person verb phrase: "gets up" → "get up"."""
    verb, _, tail = phrase.partition(" ")
    return f"{agreeing(verb, 'I')} {tail}".strip()


def _habit(match: re.Match[str]) -> dict[str, str]:
    groups = match.groupdict()
    return {"d": _base(groups["d"]), "p": groups["p"]}


def _verb(match: re.Match[str]) -> dict[str, str]:
    verb = match["d"]
    if verb.startswith("is "):
        doing = verb.removeprefix("is ")
        return {"q": f"am I {doing}", "s": f"I'm {doing}", "a": f"You are {doing}"}
    if verb.startswith("doesn't "):
        return {"q": f"don't I {verb[8:]}", "s": f"I {_not(verb)}", "a": f"You {_not(verb)}"}
    only = "only " if verb.startswith("only ") else ""
    base = only + _base(verb.removeprefix("only "))
    return {"q": f"do I {base}", "s": f"I {base}", "a": f"You {base}"}


def _not(verb: str) -> str:
    return "don't " + verb.removeprefix("doesn't ")


def _times(match: re.Match[str]) -> dict[str, str]:
    """An activity with a time: "drinks {v} every morning"."""
    base, when = _base(match["d"]), match["t"]
    whole = f"I {base} {when}"
    return {"q": f"do I {base} {when}", "s": whole, "answer": f"You {base} {{v}} {when}."}


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
    base, phrase = _base(verb), verb
    if verb in ("works at", "works for"):  # asked with "where"
        base, phrase = "work", "works"
    return {"q": f"does my {noun} {base}", "s": f"my {noun} {phrase}", "answer": answer}


def _school(match: re.Match[str]) -> dict[str, str]:
    base = _base(match["d"])
    place = "go to school" if base == "go to" else base.removesuffix(" at")
    return {"q": f"do I {place}", "s": f"I {place}", "a": f"You {base}"}


def _noun(match: re.Match[str]) -> dict[str, str]:
    return {"be": "is", **match.groupdict()}


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {key: text or "" for key, text in match.groupdict().items() if key != "v"}


def _says(answer: str, noun: str = "") -> Fill:
    """A fill whose answer replaces the table's."""
    return lambda match: {**_groups(match), "answer": answer, **({"n": noun} if noun else {})}


U = "The user"
BE = r"(?P<be>is|are)"
A = r"(?P<a>an? |)"
P = r"(?P<p>in|on|at|near)"
_TIMES = r"(?P<v>\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?|noon|midnight|(?:\w+ )?\w+days?)"
_DOES = (
    r"is \w+ing|doesn't drink|only eats|prefers|avoids|supports|collects|studies|owns|reads"
    r"|watches|drinks|keeps|grows|uses|wears|follows|builds|does"
)
_THEIRS = (
    r"likes|loves|hates|dislikes|plays|studies|speaks|drives|collects|works as|is allergic to"
    r"|doesn't eat|prefers|is learning|teaches"
)
# (family, required slot or "", sentence, table, fill); the first that matches is used.
PATTERNS: tuple[tuple[str, str, str, Table, Fill], ...] = (
    ("call-name", "", rf"{U} goes by {V}", tables.CALL_NAME, _groups),
    ("name", "", rf"{U}'s name is {V}", tables.NAME, _groups),
    ("favourite", "", rf"{U}'s favou?rite {N} {BE} {V}", tables.FAVOURITE, _noun),
    ("named", "", rf"{U}'s {N}(?: is (?:called|named)|'s name is) {V}", tables.NAMED, _noun),
    ("named", "", rf"{U} has an? {N} (?:called|named) {V}", tables.NAMED, _noun),
    ("person-home", "", rf"{U}'s {N} lives in {V}", tables.PERSON_HOME, _noun),
    ("person-work", "", rf"{U}'s {N} (?P<d>works (?:at|for)) (?P<a>){V}", tables.WHERE, _theirs),
    ("person-verb", "", rf"{U}'s {N} (?P<d>{_THEIRS}) (?P<a>an? |the |){V}", tables.VERB, _theirs),
    ("home", "", rf"{U} lives {P} {V}", tables.HOME, _groups),
    ("home", "", rf"{U}'s home is {P} {V}", tables.HOME, _groups),
    ("origin", "", rf"{U} (?:comes from|is from|grew up in|was born in) {V}",
     tables.ORIGIN, _groups),
    ("job", "", rf"{U} works as {A}{V}", tables.JOB, _groups),
    ("job", "", rf"{U}'s job is {V}", tables.JOB, _says("Your job is {v}.")),
    ("job", "job", rf"{U} works in {V}", tables.JOB, _says("You work in {v}.")),
    ("employer", "", rf"{U}(?: works (?:at|for)|'s employer is) {V}", tables.EMPLOYER, _groups),
    ("school", "school", rf"{U} (?P<d>studies at|goes to) {V}", tables.WHERE, _school),
    ("allergy", "", rf"{U} (?:is allergic to|has an allergy to) {V}", tables.ALLERGY, _groups),
    ("allergy", "", rf"{U} is intolerant to {V}", tables.ALLERGY,
     _says("You are intolerant to {v}.")),
    ("diet", "", rf"{U} (?:doesn't eat|does not eat|never eats) {V}", tables.DIET, _groups),
    ("way-of-eating", "diet", rf"{U} is {V}", tables.WAY_OF_EATING, _groups),
    ("way-of-eating", "diet", rf"{U} follows {A}{V} diet\.",
     tables.WAY_OF_EATING, _says("You follow {a}{v} diet.")),
    ("open", "relationship", rf"{U} is {V}", tables.OPEN,
     _says("You are {v}.", "relationship status")),
    ("open", "handedness", rf"{U} is {V}", tables.OPEN, _says("You are {v}.", "handedness")),
    ("open", "sport", rf"{U} plays {V}", tables.OPEN, _says("You play {v}.", "sport")),
    ("dislikes", "", rf"{U} (?:dislikes|hates|does(?:n't| not) like) {V}",
     tables.DISLIKES, _groups),
    ("likes", "", rf"{U} (?:likes|loves|enjoys) {V}", tables.LIKES, _groups),
    ("instrument", "", rf"{U} (?:plays|can play) the {V}", tables.INSTRUMENT, _groups),
    ("language", "", rf"{U} speaks {V}", tables.LANGUAGE, _groups),
    ("birthday", "", rf"{U}(?:'s birthday is(?: on)?| was born on) {V}", tables.BIRTHDAY, _groups),
    ("car", "", rf"{U} drives {A}{V}", tables.CAR, _groups),
    ("count", "count", rf"{U} has (?P<v>\w+) {N}\.", tables.COUNT, _noun),
    ("age", "", rf"{U} is {V} years old\.", tables.AGE, _groups),
    ("prefers", "", rf"{U} prefers {V} to [^.]+\.", tables.VERB,
     lambda match: {"q": "do I prefer", "s": "I prefer", "a": "You prefer"}),
    ("goal", "goal", rf"{U} wants to {V}", tables.VERB,
     lambda match: {"q": "do I want to do", "s": "I want to do", "answer": "You want to {v}."}),
    ("open", "health", rf"{U} has {V}", tables.OPEN, _says("You have {v}.", "health trouble")),
    ("open", "health", rf"{U} is {V}", tables.OPEN, _says("You are {v}.", "health trouble")),
    ("times", "", rf"{U} (?:usually )?(?P<d>[a-z]+s) {V} (?P<t>(?:every|in the|at|on) [\w ]+)\.",
     tables.VERB, _times),
    ("habit", "wake", rf"{U} usually (?P<d>gets up) (?P<p>at) {V}", tables.HABIT, _habit),
    ("habit", "bedtime", rf"{U} usually (?P<d>goes to bed) (?P<p>at) {V}", tables.HABIT, _habit),
    ("habit", "", rf"{U} (?:usually )?(?P<d>[a-z]+s(?: \w+){{0,4}}) (?P<p>at|on|every) "
                  rf"{_TIMES}\.?", tables.HABIT, _habit),
    ("verb", "", rf"{U} (?:usually )?(?P<d>{_DOES}) {V}", tables.VERB, _verb),
    ("open", "", rf"{U}'s {N} {BE} (?:an? )?{V}", tables.OPEN, _noun),
)  # fmt: skip
_COMPILED = tuple((name, slot, re.compile(p), table, f) for name, slot, p, table, f in PATTERNS)


def wordings(fact: Fact) -> Wordings | None:
    """The questions about a fact; None if none can be made.

    An instruction has none: its lessons are made from plain talk.
    """
    if fact.kind is Kind.INSTRUCTION:
        return None
    family = fact.slot.partition(".")[0]
    for name, slot, pattern, table, fill in _COMPILED:
        match = pattern.fullmatch(fact.text) if slot in ("", family) else None
        if match and match["v"].casefold() == fact.value.casefold():
            return of_table(name, table, fact.value, fill(match))
    framed_questions = asked(fact)  # no pattern matches: use its frame
    if framed_questions is None:
        return None
    questions, answer, about = framed_questions
    held_out = {same_words(question) for question in (*questions.exam, *questions.bench)}
    train = tuple(q for q in questions.train if same_words(q) not in held_out)
    return Wordings("framed", about, "", answer, train, (), questions.exam, questions.bench)


def of_table(family: str, table: Table, value: str, blanks: dict[str, str]) -> Wordings:
    """The questions of a table, with its blanks filled."""
    words = {"a": "", "be": "is", "p": "in", **blanks, "v": value}

    def filled(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text.format(**words) for text in texts)

    def line(text: str) -> str:
        sentence = text.format(**words)
        return sentence[:1].upper() + sentence[1:]

    reverse = ("", "", "")
    if table.reverse:
        key = table.reverse_key.format(**words)
        reverse = (f"Who or what is {value}?", line(table.reverse), key)
    noun = table.noun.format(**words)
    return Wordings(
        family=family,
        noun=noun,
        thing=blanks.get("n", ""),
        answer=line(blanks.get("answer", table.answer)),
        train=(*filled(table.train), *framed(noun)),
        tasks=filled(table.tasks),
        exam=filled(table.exam),
        bench=filled(table.bench),
        yes_no=table.yes_no.format(**words) if table.yes_no else "",
        reverse=reverse,
    )


def framed(noun: str) -> tuple[str, ...]:
    """A topic ("your dog's name", "where you live") in every frame."""
    return tuple(frame.format(x=_mine(noun)) for frame in FRAMES)


def _mine(noun: str) -> str:
    """From the second person to the first: "where you live" → "where I live"."""
    mine = {"your": "my", "you": "I", "are": "am"} if " you" in noun else {"your": "my"}
    words = " ".join(mine.get(word, word) for word in noun.split(" "))
    return words.removesuffix(" I") + " me" if words.endswith(" I") else words


def same_words(question: str) -> str:
    """A question without case, punctuation and contractions, to compare wordings."""
    text = question.casefold().replace("what's", "what is").replace("who's", "who is")
    text = text.replace("where's", "where is").replace("when's", "when is").replace("i'm", "i am")
    text = text.replace("favorite", "favourite").replace("don't i", "do i not")
    return " ".join(re.findall(r"[\w{}]+", text))


def holds(reply: str, value: str) -> bool:
    """Whether a reply contains a value, as whole words."""
    pattern = r"(?<!\w)" + r"\s+".join(re.escape(w) for w in value.split()) + r"(?!\w)"
    return bool(value.strip()) and re.search(pattern, reply, re.IGNORECASE) is not None


def says_so(reply: str, answer: str, values: Sequence[str]) -> bool:
    """Whether a reply says what an answer says apart from its values.

    "You speak Piski." does not say "You are learning Piski.", although it contains the value; as a
    lesson it would confuse the two questions.
    """
    content = _words(_EMPTY.sub(" ", answer.casefold())) - _words(" ".join(values))
    return not content or bool(content & _words(reply))


_EMPTY = re.compile(r"\b(?:yes|you|your|are|is|was|have|an?|the|i|in|at|on|of|to|from|with)\b")


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
