"""Questions about a frame in three sets without common wording, and the answer to the user.

A slot with a name of its own is asked for by it ("Where do I live?"). Activities and negations have
no such name: the question is formed from the sentence ("Do I eat pork?", "What do I do every second
Sunday?"). Quoted facts are asked for by their topic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from memory.notice.catalogue.catalogue import frame_slot_of, sentence_of
from memory.notice.frames.clauses import (
    NOT,
    Clause,
    FrameSlot,
    Subject,
    clause_of,
    is_perfect,
    said,
    subject,
)
from memory.notice.frames.frame import Frame, standing
from memory.notice.frames.person import finite, turned
from memory.notice.frames.phrases import Shape, analyse
from memory.notice.frames.qualifiers import placed
from memory.notice.frames.vocabulary import PREPOSITIONS
from memory.notice.grammar.lexicon import words
from memory.vocabulary.english.inflection import MODALS, stem


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions as the user asks them, at least six in each set, and Luna's answer to all.

    Attributes:
        train: teach the fact.
        exam: decide whether it may leave fast memory; the plainest ones are here.
        bench: only for benchmarks.
        answer: in the second person: "You live in Leeds."
        key: the words of the value that a correct reply must contain, as in the answer: "Leeds".
    """

    train: tuple[str, ...]
    exam: tuple[str, ...]
    bench: tuple[str, ...]
    answer: str
    key: str


# {x} is the end of a sentence ("where I live"), {t} the topic ("my home").
_TRAIN = (
    "Tell me {x}.", "Do you know {x}?", "Can you remind me {x}?", "I need to know {x}.",
    "Any idea {x}?", "What did I tell you about {t}?", "Let me know {x}.",
)  # fmt: skip
_EXAM = (
    "Do you remember {x}?", "Could you tell me {x}?", "Remind me {x}, please.",
    "What do you know about {t}?", "Can you say {x}?",
)  # fmt: skip
_BENCH = (
    "Do you still know {x}?", "I forgot {x}. Help me out.", "Say {x}.",
    "What have I said about {t}?", "Would you look up {x}?",
)  # fmt: skip


def questions_of(frame: Frame) -> Questions | None:
    """The questions about a frame; None for instructions and withdrawals."""
    slot = frame_slot_of(frame)
    if slot is None:
        return None
    clause = clause_of(frame, slot, "first")
    who = subject(frame, "first")
    asks = _asks(frame, slot, clause, who)
    bare = clause is not None and not clause.rest  # "I smoke" is asked of as a habit
    named = slot.asks or bare
    topic = _filled(slot.topic, frame, who) if named else topic_of(frame)
    exam, train, bench, end = asks

    def filled(wordings: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text.format(x=end, t=topic) for text in wordings)

    answer = sentence_of(frame, "second")
    return Questions(
        train=(train, *filled(_TRAIN)),
        exam=(exam, *filled(_EXAM)),
        bench=(bench, *filled(_BENCH)),
        answer=answer,
        key=_key(frame, answer),
    )


def _key(frame: Frame, answer: str) -> str:
    """The longest ending of the value that occurs in the answer; verbs and articles may differ."""
    speaker = "" if frame.of_user else "you"
    turned_words = turned(frame.value, "second", speaker).split()
    for start in range(min(3, len(turned_words))):
        for value in (turned_words, frame.value.split()):
            match = standing(" ".join(value[start:]).rstrip(".!?"), answer)
            if match is not None:
                return match
    value_stems = {stem(word) for word in frame.value.casefold().split()}
    matches = [w for w in re.findall(r"[\w'-]+", answer) if stem(w.casefold()) in value_stems]
    return max(matches, key=len, default=frame.value)


def _asks(
    frame: Frame, slot: FrameSlot, clause: Clause | None, who: Subject
) -> tuple[str, str, str, str]:
    """(exam, train, bench, end of a sentence): three plain questions and their common end."""
    rows: tuple[str, ...]
    dislikes = slot.name == "likes" and frame.negated and clause is not None
    if dislikes and clause is not None and clause.verb == "dislike":
        rows = (
            "What <do> {i} dislike?", "What <do> {i} not like?", "Which things <do> {i} not enjoy?",
            "what {i} <dislike>",
        )  # fmt: skip
    elif slot.name == "name" and who.plural and not frame.of_user and not frame.negated:
        rows = (
            "What are {my} names?", "Which names are {mine}?", "What <be> {i} called?",
            "what {my} names are",
        )  # fmt: skip
    elif slot.asks and not frame.negated and not (clause and clause.base):
        rows = slot.asks
    elif clause is not None:
        return _asked(frame, clause, who)
    else:
        topic = topic_of(frame)
        return (
            f"What about {topic}?", f"How is it with {topic}?", f"And {topic}, what was that?",
            f"what I said about {topic}",
        )  # fmt: skip
    exam, train, bench, end = (_filled(row, frame, who) for row in rows)
    return exam, train, bench, end


def _filled(row: str, frame: Frame, who: Subject) -> str:
    me = "me" if frame.of_user else who.name
    mine = "mine" if frame.of_user else who.possessive
    first = who.name == "I"

    def agreeing(match: re.Match[str]) -> str:
        verb = match[1].casefold()
        form = finite(verb, plural=who.plural, first=first)
        return form.capitalize() if match[1][0].isupper() else form

    text = re.sub(r"<(\w+)>", agreeing, row)
    return text.format(i=who.name, my=who.possessive, me=me, mine=mine, slot=frame.slot)


_GOING = words("go live travel commute drive cycle walk move run ride come fly")


def _asked(frame: Frame, clause: Clause, who: Subject) -> tuple[str, str, str, str]:
    """The sentence as a question about its object, or about its time where it has one."""
    kept_qualifiers = {
        name: text
        for name, text in frame.qualifiers.items()
        if not (frame.negated and name in ("why", "since", "how_long"))  # those of the "no"
    }
    tail = placed(kept_qualifiers, "first", state=False)
    timed = "".join(
        placed({name: frame.qualifiers[name]}, "first", state=False)
        for name in ("how_often", "when")
        if name in frame.qualifiers
    )
    do = finite("do", plural=who.plural)
    plain = not (frame.negated or clause.base or clause.noun or clause.adverb or clause.one_of)
    active = plain and clause.verb not in (*MODALS, "be", "have", "want")
    form = finite(clause.verb, plural=who.plural)
    first = clause.rest.split()[0].casefold() if clause.rest else ""
    if active and timed:
        when = timed.strip("( )")
        return (
            f"What {do} {who.name} do {when}?", f"{when[:1].upper()}{when[1:]}, what {do} "
            f"{who.name} do?", f"What is it that {who.name} {do} {when}?",
            f"what {who.name} {do} {when}",
        )  # fmt: skip
    if active and clause.verb in _GOING and first in PREPOSITIONS:
        return (
            f"Where {do} {who.name} {clause.verb}?", f"To which place {do} {who.name} "
            f"{clause.verb}?", f"Where is it that {who.name} {form}?", f"where {who.name} {form}",
        )  # fmt: skip
    if active and clause.verb == "do":
        return (
            f"What {do} {who.name} do besides work?", f"Which activities {do} {who.name} have?",
            f"How {do} {who.name} spend free time?", f"what {who.name} {form} besides work",
        )  # fmt: skip
    if active and first and first not in PREPOSITIONS and not first.endswith("ly"):
        return (
            f"What {do} {who.name} {clause.verb}?", f"Which things {do} {who.name} {clause.verb}?",
            f"What is it that {who.name} {form}?", f"what {who.name} {form}",
        )  # fmt: skip
    positive = Frame(frame.act, frame.whose, frame.slot, frame.value, False, kept_qualifiers)
    statement = said(clause, positive, who, "first")
    return (
        _inverted(clause, who, tail), f"Is it true that {statement}?",
        f"Would you say that {statement}?", f"whether {statement}",
    )  # fmt: skip


def _inverted(clause: Clause, who: Subject, tail: str) -> str:
    """ "Do I eat pork?", "Is my name Kit?", "Did I fail my test?"."""
    head = f"{who.possessive} {clause.noun}" if clause.noun else who.name
    head = f"one of {who.name}" if clause.one_of else head
    plural = who.plural and not clause.one_of and not clause.noun
    plural = plural or clause.noun.endswith("nouns")
    rest = f"{clause.rest}{tail}"
    if clause.base == "be":
        return f"{'Were' if plural and who.name != 'I' else 'Was'} {head} {rest}?"
    if clause.base:
        return f"Did {head} {clause.base} {rest}".rstrip() + "?"
    verb = clause.verb.casefold().removesuffix(NOT)
    if verb in ("be", *MODALS):
        form = finite(verb, plural=plural, first=head == "I")
        return f"{form[:1].upper()}{form[1:]} {head} {clause.adverb} {rest}?".replace("  ", " ")
    if is_perfect(clause):
        ever = "ever " if clause.adverb else ""
        return f"{finite('have', plural=plural).capitalize()} {head} {ever}{rest}?"
    do = finite("do", plural=plural).capitalize()
    return " ".join(f"{do} {head} {clause.adverb} {clause.verb} {rest}".split()) + "?"


_EMPTY = words("a an the my our is are was were very too so really just me i it")


def topic_of(frame: Frame) -> str:
    """The topic of a frame of an open family, in the user's words: "my contract", "plastic"."""
    phrase = analyse(frame.value)
    words = frame.value.split()
    if phrase.shape in (Shape.BASE, Shape.THIRD, Shape.PAST, Shape.GERUND) and phrase.rest:
        words = phrase.rest.split()
    elif phrase.shape is Shape.CLAUSE:
        verb = next(
            (n for n, word in enumerate(words) if n and word.casefold() in _VERBS), len(words)
        )
        words = words[:verb] if words[0].casefold() not in _PRONOUNS else words[verb + 1 :]
    while len(words) > 1 and words[0].casefold().strip(",") in PREPOSITIONS | _EMPTY - {
        "my",
        "our",
    }:
        words = words[1:]
    words = words[:6]
    while len(words) > 1 and words[-1].casefold() in PREPOSITIONS | _EMPTY | {"and", "or"}:
        words = words[:-1]
    topic = " ".join(words).strip(" .,;:!?") or frame.value
    return topic if frame.of_user else f"{subject(frame, 'first').name} and {topic}"


_VERBS = words("""is are was were has have had can can't isn't doesn't don't ends starts""")
_PRONOUNS = words("i i'm im it it's they they're he she we nobody everyone there there's")
