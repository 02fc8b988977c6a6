"""From a fact to the questions about it, in three sets that share no wording.

The questions follow the sentence of the fact, because that is what the base model sees; if no
pattern of a family (`memory/notice/families`) matches it, they follow its frame (`framed`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from consolidation.wording.framed import asked
from memory.notice.catalogue import CATALOGUE
from memory.notice.frames.wording import Table
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


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def wordings(fact: Fact) -> Wordings | None:
    """The questions about a fact; None if none can be made.

    An instruction has none: its lessons are made from plain talk.
    """
    if fact.kind is Kind.INSTRUCTION:
        return None
    family = fact.slot.partition(".")[0]
    for each in CATALOGUE.wordings:
        match = _compiled(each.pattern).fullmatch(fact.text) if each.slot in ("", family) else None
        if match and match["v"].casefold() == fact.value.casefold():
            return of_table(each.name, each.table, fact.value, each.fill(match))
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
