"""Facts with a condition, a time or a "not", three of one sort, two in one message."""

from __future__ import annotations

import random
from dataclasses import dataclass

from assets.mind.curriculum.conditions import CONDITIONS, Qualified
from assets.mind.curriculum.facts import ACKS, Known, capital, know, mine, plain_told
from assets.mind.curriculum.joined_wordings import ALL_OF, TAKEN_UP, THREE, TWO
from assets.mind.curriculum.slots.words import MONTHS, value
from assets.mind.curriculum.sorts import SEVERAL

Asked = list[tuple[str, str]]


@dataclass(frozen=True)
class Told:
    """Lines of a block and what is asked of them: (question, answer)."""

    lines: list[str]
    asked: Asked


_ONCE = {  # one line that names several: memory joins things of a sort
    "The user plays the {v}.": "The user plays the {a} and the {b}.",
    "The user speaks {v}.": "The user speaks {a} and {b}.",
    "The user likes {v}.": "The user likes {a} and {b}.",
    "The user dislikes {v}.": "The user dislikes {a} and {b}.",
    "The user is allergic to {v}.": "The user is allergic to {a} and {b}.",
    "The user doesn't eat {v}.": "The user doesn't eat {a} and {b}.",
    "The user collects {v}.": "The user collects {a} and {b}.",
    "The user is learning {v}.": "The user is learning {a} and {b}.",
}

# With "not" or a condition: line, kind of {v}, kind of {w}, then (question, answer) pairs.
QUALIFIED: tuple[Qualified, ...] = (
    *CONDITIONS,
    ("The user doesn't eat {v}.", "food", "food", (
        ("Do I eat {v}?", "No, you don't eat {v}."), ("can i have {v}", "No, you don't eat {v}."),
        ("Would you put {v} in my lunch?", "No, you don't eat {v}."))),
    ("The user doesn't drink {v}.", "food", "food", (
        ("Do I drink {v}?", "No, you don't drink {v}."),
        ("Should I order {v}?", "No, you don't drink {v}."),
        ("is {v} something i drink", "No, you don't drink {v}."))),
    ("The user doesn't drink {v} after {w}.", "food", "time", (
        ("When do I stop drinking {v}?", "You don't drink {v} after {w}."),
        ("Until when do I drink {v}?", "You don't drink {v} after {w}."),
        ("What don't I drink after {w}?", "You don't drink {v} after {w}."))),
    ("The user doesn't like {v}.", "thing", "thing", (
        ("Do I like {v}?", "No, you don't like {v}."),
        ("am i a fan of {v}", "No, you don't like {v}."),
        ("Would I enjoy {v}?", "No, you don't like {v}."))),
    ("The user has never been to {v}.", "place", "place", (
        ("Have I been to {v}?", "No, you have never been to {v}."),
        ("did i ever visit {v}", "No, you have never been to {v}."),
        ("Do I know {v} from a visit?", "No, you have never been to {v}."))),
    ("The user no longer works at {v}.", "title", "title", (
        ("Do I work at {v}?", "No, you no longer work at {v}."),
        ("Am I still at {v}?", "No, you no longer work at {v}."))),
    ("The user no longer lives in {v}.", "place", "place", (
        ("Do I live in {v}?", "No, you no longer live in {v}."),
        ("do i still live in {v}", "No, you no longer live in {v}."))),
    ("The user can't stand {v}.", "thing", "thing", (
        ("Do I like {v}?", "No, you can't stand {v}."),
        ("What can I not stand?", "You can't stand {v}."))),
    ("The user doesn't have a {v}.", "thing", "thing", (
        ("Do I have a {v}?", "No, you don't have a {v}."),
        ("have i got a {v}", "No, you don't have a {v}."))),
    ("The user eats {v} only on {w}s.", "food", "day", (
        ("When do I eat {v}?", "You eat {v} only on {w}s."),
        ("On which day do I eat {v}?", "You eat {v} only on {w}s."),
        ("do i eat {v} every day", "No, you eat {v} only on {w}s."))),
    ("The user drinks {v} only with {w}.", "food", "food", (
        ("How do I drink {v}?", "You drink {v} only with {w}."),
        ("What do I want in my {v}?", "You drink {v} only with {w}."),
        ("Do I take my {v} plain?", "No, you drink {v} only with {w}."))),
    ("The user likes {v}, but not {w}.", "food", "food", (
        ("Do I like {v}?", "Yes, you like {v}, but not {w}."),
        ("Do I like {w}?", "No, you like {v}, but not {w}."),
        ("{v} or {w}?", "I'd choose {v}, because you like {v}, but not {w}."))),
    ("The user prefers {v} to {w}.", "thing", "thing", (
        ("{w} or {v}?", "I'd choose {v}, because you prefer {v} to {w}."),
        ("Which do I prefer, {v} or {w}?", "You prefer {v} to {w}."),
        ("would i rather have {w} or {v}", "You prefer {v} to {w}."))),
    ("The user works from home on {w}s.", "day", "day", (
        ("When do I work from home?", "You work from home on {w}s."),
        ("Am I in the office on {w}s?", "No, you work from home on {w}s."))),
    ("The user plays {v} with {w}.", "thing", "person", (
        ("Who do I play {v} with?", "You play {v} with {w}."),
        ("What do I play with {w}?", "You play {v} with {w}."))),
    ("The user goes to {v} in {w}.", "place", "month", (
        ("When do I go to {v}?", "You go to {v} in {w}."),
        ("Where do I go in {w}?", "You go to {v} in {w}."),
        ("what are my plans for {w}", "You go to {v} in {w}."))),
    ("The user has an appointment with {v} on {w}.", "person", "date", (
        ("When is my appointment with {v}?", "You have an appointment with {v} on {w}."),
        ("Who do I see on {w}?", "You have an appointment with {v} on {w}."),
        ("what do i have on {w}", "You have an appointment with {v} on {w}."))),
    ("The user's exam in {v} is on {w}.", "thing", "date", (
        ("When is my exam in {v}?", "Your exam in {v} is on {w}."),
        ("Which exam do I have on {w}?", "Your exam in {v} is on {w}."))),
    ("The user runs {v} kilometres on {w}s.", "number", "day", (
        ("How far do I run on {w}s?", "You run {v} kilometres on {w}s."),
        ("When do I run {v} kilometres?", "You run {v} kilometres on {w}s."))),
    ("The user only drinks {v} when {w} visits.", "food", "person", (
        ("When do I drink {v}?", "You only drink {v} when {w} visits."),
        ("Do I drink {v} every day?", "No, you only drink {v} when {w} visits."))),
    ("The user moved to {v} in {w}.", "place", "month", (
        ("When did I move to {v}?", "You moved to {v} in {w}."),
        ("Where did I move in {w}?", "You moved to {v} in {w}."))),
    ("The user sold the {v} to {w}.", "title", "person", (
        ("Who did I sell the {v} to?", "You sold the {v} to {w}."),
        ("Do I still have the {v}?", "No, you sold the {v} to {w}."))),
    ("The user takes {v} for {w}.", "food", "thing", (
        ("What do I take for {w}?", "You take {v} for {w}."),
        ("why do i take {v}", "You take {v} for {w}."))),
    ("The user wants to learn {v} before {w}.", "thing", "date", (
        ("What do I want to learn before {w}?", "You want to learn {v} before {w}."),
        ("Until when do I want to learn {v}?", "You want to learn {v} before {w}."))),
)  # fmt: skip
THREE_SHARE = 0.2  # of the messages that tell more than one fact


def _draw(rng: random.Random, kind: str) -> str:
    return rng.choice(MONTHS) if kind == "month" else value(rng, kind)


def three_alike(rng: random.Random, said: str = "") -> Told:
    """Three facts of one sort, told and asked; the answer names all of them, as they stand."""
    line, kind, asks, form, these = rng.choice(SEVERAL)
    a, b, c = (_draw(rng, kind) for _ in range(3))
    answer = form.format(a=a, b=b, c=c)
    once = _ONCE.get(line)
    if once and rng.random() < 0.7:
        lines = [once.format(a=a, b=b), line.format(v=c)]
    else:
        lines = [line.format(v=v) for v in (a, b, c)]
    questions = [rng.choice(asks), *(capital(q.format(x=these)) for q in rng.sample(ALL_OF, 2))]
    asked = [(question, answer) for question in questions]
    if rng.random() < 0.3:
        told = answer.replace("You are", "I am").replace("Your", "My").replace("You ", "I ")
        asked.append((told, rng.choice(ACKS).format(name=said, answer=answer)))
    return Told(lines, asked)


def qualified(rng: random.Random, said: str = "") -> Told:
    """A fact with a "not", a condition, a time or a person in it; asked, and sometimes told."""
    line, first, second, pairs = rng.choice(QUALIFIED)
    v, w = _draw(rng, first), _draw(rng, second)
    if second == "day" and first == "day":
        v = w
    elif first == second:
        w = next(other for other in iter(lambda: _draw(rng, second), "") if other != v)
    asked = [
        (_asked(q.format(v=v, w=w)), capital(a.format(v=v, w=w)))
        for q, a in rng.sample(pairs, min(3, len(pairs)))
    ]
    whole = max((a for _, a in pairs if a.startswith("You")), key=len, default="")
    if whole and rng.random() < 0.3:
        whole = whole.format(v=v, w=w)
        asked.append((_own_words(whole), rng.choice(ACKS).format(name=said, answer=whole)))
    return Told([line.format(v=v, w=w)], asked)


def _asked(question: str) -> str:
    """Typed in haste it stays small; else it has its capital."""
    return capital(question) if question.endswith(("?", ".")) else question


def _own_words(statement: str) -> str:
    """ "You drink tea only on weekends." as the user says it."""
    words = {"You": "I", "Your": "My", "you": "me", "your": "my"}
    said = statement.replace("You are ", "I am ")
    return " ".join(words.get(word, word) for word in said.split(" "))


def two_told(rng: random.Random, name: str) -> tuple[list[Known], str, str]:
    """Two facts, sometimes three, told in one message; the reply has understood them all."""
    facts = know(rng, 3 if rng.random() < THREE_SHARE else 2)
    says = [capital(rng.choice(plain_told(k)).format(v=k.value)) for k in facts]
    says = [say if say.endswith((".", "!", "?")) else f"{say}." for say in says]
    small = [_inside(s, k) for s, k in zip(says, facts, strict=True)]
    words = dict(zip("abc", says, strict=False)) | dict(
        zip(("a2", "b2", "c2"), small, strict=False)
    )
    said = rng.choice(TWO if len(facts) == 2 else THREE).format(**words)
    if rng.random() < 0.12 and all(k.value == k.value.lower() for k in facts):
        said = said.lower().rstrip(".")
    if rng.random() < 0.6:
        said = capital(said)
    forms = [f for f in TAKEN_UP if len(facts) == 2 or ("oth" not in f and "Two" not in f)]
    answers = [k.answer for k in facts]
    parts = [a[0].lower() + a[1:].rstrip(".") for a in answers]
    joined = ", ".join(parts[:-1]) + f" and {parts[-1]}"
    return facts, said, rng.choice(forms).format(n=name, x=" ".join(answers), y=joined)


def _inside(sentence: str, fact: Known) -> str:
    """A sentence as it stands inside another, without its full stop."""
    bare = sentence.rstrip(".")
    keeps = bare.startswith(("I ", "I'", fact.value))
    return bare if keeps else bare[0].lower() + bare[1:]


__all__ = ["QUALIFIED", "SEVERAL", "Told", "mine", "qualified", "three_alike", "two_told"]
