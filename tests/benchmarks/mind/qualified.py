"""Negative and conditional facts, read right."""

from __future__ import annotations

import random
import re

from tests.benchmarks.mind.cases import Case, prompt
from tests.benchmarks.mind.checks import first_of, plain
from tests.benchmarks.mind.facts import block, value_of
from tests.benchmarks.mind.wording import capital

_YES = re.compile(
    r"(?:yes|yeah|yep|sure|of course|absolutely|certainly|definitely|indeed|correct|you can|you do"
    r"|go ahead|feel free|you may|that's fine)\b", re.IGNORECASE,
)  # fmt: skip
_NO = re.compile(r"(?:no|nope|nah|not|never|unfortunately|better not)\b", re.IGNORECASE)
_DENIES = re.compile(
    r"n't\b|\bnot\b|\bnever\b|\bavoid|\bcannot\b|\bno longer\b|\brather not\b|\bnone\b",
    re.IGNORECASE,
)


_RESTATED = re.compile(r"\bonly\b|\bwork(?:ing)? from home\b", re.IGNORECASE)


def verdict(text: str, about: str = "") -> str:
    """ "yes", "no", or "as told" where a reply only says the condition again.

    The first word decides, else whether the first sentence denies; `about` is a word that the
    deciding part of a sentence with "but" has.
    """
    reply = plain(text)
    if not reply:
        return ""
    if _NO.match(reply):
        return "no"
    if _YES.match(reply):
        return "yes"
    first = re.split(r"(?<=[.!?])\s", reply)[0]
    if _RESTATED.search(first) and not _DENIES.search(first):
        return "as told"
    parts = [part for part in re.split(r",|\bbut\b", first) if about.lower() in part.lower()]
    return "no" if _DENIES.search(parts[0] if about and parts else first) else "yes"


def _deciding(line: str, question: str, values: tuple[str, ...]) -> str:
    """What a reply's part with "but" must name to be about the question."""
    if " but " not in line or ("brother" in line and "brother" not in question):
        return ""
    return next((w for w in ("brother", "read", "speak", *values) if w in question), "")


# A line with {v} and {d} (a weekday), the kind of the value, and questions with what is right.
# {o} is another value of the kind, {e} another weekday.
_TABLE: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("The user doesn't drink {v} after noon.", "drink",
     (("can i have a {v} at 3 pm", "no"), ("It's 9 in the morning. {v} for me?", "yes"),
      ("it is 8 pm, should i get a {v}", "no"))),
    ("The user doesn't eat meat on {d}s.", "food",
     (("today is {d}. would a steak be ok for me", "no"),
      ("It's {d}. Can I have a beef burger?", "no"),
      ("It's {e} today. Am I fine with a steak?", "yes"))),
    ("The user works from home on {d}s.", "food",
     (("it's {d}, do i have to go to the office", "no"),
      ("On {d}, am I working from home?", "yes"))),
    ("The user plays the {v} only on {d}s.", "instrument",
     (("it's {e} today. do i play the {v} today", "no"),
      ("Today is {d}. Am I playing the {v}?", "yes"))),
    ("The user doesn't speak {v}.", "language",
     (("do i speak {v}", "no"), ("Could I chat with somebody in {v}?", "no"),
      ("can you put me down as a {v} speaker", "no"))),
    ("The user speaks {v} but can't read it.", "language",
     (("can i read a newspaper in {v}", "no"), ("Do I speak {v}?", "yes"))),
    ("The user doesn't like {v}.", "avoid",
     (("do i like {v}", "no"), ("Am I a fan of {v}?", "no"), ("Would {v} make me happy?", "no"))),
    ("The user eats {o} but doesn't eat {v}.", "avoid",
     (("do i eat {v}", "no"), ("Do I eat {o}?", "yes"), ("are {v} fine in my salad", "no"))),
    ("The user doesn't have a {v}.", "animal",
     (("do i have a {v}", "no"), ("Is there a {v} at my place?", "no"))),
    ("The user no longer works as a {v}.", "job",
     (("am i still a {v}", "no"), ("Do I work as a {v} these days?", "no"))),
    ("The user has never been to {v}.", "country",
     (("have i been to {v}", "no"), ("Did I ever visit {v}?", "no"))),
    ("The user isn't afraid of {v}.", "fear",
     (("am i scared of {v}", "no"), ("Do I fear {v}?", "no"))),
    ("The user's brother is allergic to {v}, but the user isn't.", "allergen",
     (("am i allergic to {v}", "no"), ("Is my brother allergic to {v}?", "yes"))),
    ("The user can't play the {v}.", "instrument",
     (("can i play the {v}", "no"), ("Do I know how to play the {v}?", "no"))),
    ("The user plays {v} only in summer.", "sport",
     (("it's january. do i play {v} now", "no"), ("It's July. Is this my {v} season?", "yes"))),
    ("The user never answers the phone before {t}.", "food",
     (("it's {early}. will i pick up the phone", "no"),
      ("It's {late}. Would I answer a call?", "yes"))),
    ("The user quit smoking and doesn't drink alcohol.", "food",
     (("would i like a glass of wine", "no"), ("Do I drink beer?", "no"),
      ("do i still smoke", "no"))),
    ("The user goes swimming only when it is sunny.", "food",
     (("it's pouring with rain. do i go for a swim today", "no"),
      ("The sun is out. Am I going swimming?", "yes"))),
)  # fmt: skip

# Conditions that decide between two things: (line, first condition, second condition).
_EITHER: tuple[tuple[str, str, str, str], ...] = (
    ("The user takes the {a} to work when it rains and the {b} when it is dry.", "way",
     "it's raining. how do i get to work", "It's a dry day. How do I get to work?"),
    ("The user drinks {a} in the morning and {b} in the evening.", "drink",
     "it's 8 am. what do i drink", "It's evening. What do I drink now?"),
    ("The user eats {a} on {d}s and {b} on {e}s.", "food",
     "today's {d}. what am i eating", "It's {e}. What's my dinner?"),
    ("The user plays {a} in winter and {b} in summer.", "sport",
     "it is december, which sport do i play", "It's August. Which sport do I play?"),
    ("The user lives in {a} during the week and in {b} at weekends.", "city",
     "it's wednesday, which city am i in", "It's Sunday. In which city am I?"),
)  # fmt: skip
# Topics that none of the lines above touches.
_APART = ("sister", "mother", "friend", "boss", "dentist", "band", "book", "film", "car",
          "birthday", "cousins", "colour")  # fmt: skip
_WAYS = ("bus", "bike", "train", "car", "tram", "ferry", "scooter", "metro")


def qualified(rng: random.Random) -> Case:
    """Half the rest of the block is empty, half has two other facts."""
    apart: list[str] = [fact.line for fact in block(rng, 20) if fact.sort.topic in _APART]
    beside = apart[: rng.choice((0, 2))]
    days = rng.sample(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"), 2)
    if rng.random() < 0.25:
        return _either(rng, beside, days)
    line, kind, questions = rng.choice(_TABLE)
    question, wanted = rng.choice(questions)
    value = value_of(rng, kind)
    hour = rng.randint(9, 11)
    filling = {
        "v": value, "o": value_of(rng, kind, [value]), "d": days[0], "e": days[1],
        "t": f"{hour} am", "early": f"{hour - rng.randint(1, 3)} am",
        "late": f"{rng.randint(2, 6)} pm",
    }  # fmt: skip
    shown = [*beside, line.format(**filling)]
    rng.shuffle(shown)
    about = _deciding(line, question.format(**filling), (filling["v"], filling["o"]))
    return Case(
        prompt(capital(question.format(**filling)), shown),
        lambda reply: verdict(reply, about) in (wanted, "as told"),
        wanted,
    )


def _either(rng: random.Random, beside: list[str], days: list[str]) -> Case:
    line, kind, first, second = rng.choice(_EITHER)
    if kind == "way":
        a, b = rng.sample(_WAYS, 2)
    else:
        a = value_of(rng, kind)
        b = value_of(rng, kind, [a])
    which = rng.random() < 0.5
    wanted, other = (a, b) if which else (b, a)
    filling = {"a": a, "b": b, "d": days[0], "e": days[1]}
    shown = [*beside, line.format(**filling)]
    rng.shuffle(shown)
    return Case(
        prompt((first if which else second).format(**filling), shown),
        lambda reply: first_of(reply, (wanted, other)) == wanted,
        "either",
    )
