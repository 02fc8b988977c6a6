"""What limits an answer is in the prompt, whatever the request's words; on Luna's own vectors.

The person and the requests are others than those that the domains were fitted on.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import GgufEmbedder, prepare_embedder
from memory.fast_memory import FastMemory
from memory.vocabulary.english.domains import shipped
from memory.vocabulary.records import Fact, Kind

FACTS = {
    "sesame": ("allergy", "sesame", "The user is allergic to sesame."),
    "vegan": ("diet", "vegan", "The user is vegan."),
    "okra": ("dislikes", "okra", "The user hates okra."),
    "home": ("home", "Orlen", "The user lives in Orlen."),
    "wife": ("family.wife", "Brielle", "The user's wife is called Brielle."),
    "aunt": ("family.aunt", "Odile", "The user's aunt is called Odile."),
    "orchids": ("note", "orchids", "Odile loves orchids."),
    "dad": ("birthday", "9 May", "The user's father's birthday is on 9 May."),
    "ferret": ("pet.ferret", "Zik", "The user has a ferret called Zik."),
    "oboe": ("instrument", "oboe", "The user plays the oboe."),
    "car": ("car", "Lancia", "The user drives a Lancia."),
    "wake": ("wake", "6:40", "The user usually gets up at 6:40."),
    "knee": ("health", "a bad knee", "The user has a bad knee."),
    "thriller": ("dislikes", "thrillers", "The user dislikes thrillers on screen."),
    "blues": ("likes", "blues", "The user loves blues music."),
    "aisle": ("prefers", "aisle seats", "The user prefers aisle seats."),
    "flying": ("fear", "flying", "The user is afraid of flying."),
    "size": ("own.shoe_size", "44", "The user's shoe size is 44."),
    "job": ("job", "tavrist", "The user works as a tavrist."),
}
TASKS = [
    ("knock up a quick stew for me", "sesame vegan okra", "wife"),
    ("is tahini alright for me to eat?", "sesame", "vegan"),
    ("get me a pizza delivered", "sesame vegan okra", "home"),
    ("find a nice gift for my aunt", "aunt orchids", ""),
    ("what day is dad's birthday", "dad", ""),
    ("who could feed Zik while we travel?", "ferret", "wife"),
    ("how should I clean my woodwind instrument?", "oboe", ""),
    ("which mechanic could look at my car?", "car home", ""),
    ("get me up at the same time as every day, set the alarm", "wake", ""),
    ("draw up an exercise plan for me", "knee", "wake"),
    ("which movie shall we see this evening?", "thriller", "wife"),
    ("book me a flight to Madrid", "aisle flying home", "wife"),
    ("order me new trainers", "size", ""),
    ("thanks, that helps", "", ""),
    ("how tall is the moon's highest mountain", "", ""),
    ("lol ok", "", ""),
]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastMemory]:
    folder = tmp_path_factory.mktemp("domains")
    embedder = GgufEmbedder(prepare_embedder(folder), threads=1)
    memory = FastMemory(folder / "memory", embedder)
    kinds = {"likes": Kind.PREFERENCE, "dislikes": Kind.PREFERENCE, "prefers": Kind.PREFERENCE}
    memory._beliefs.put([Fact(s, v, t, kinds.get(s, Kind.FACT)) for s, v, t in FACTS.values()])
    yield memory
    memory.close()
    embedder.close()


def test_what_limits_an_answer_is_there_and_little_else(known: FastMemory) -> None:
    needed = there = beside = 0
    wrong = []
    for request, wanted, tolerated in TASKS:
        texts = {item.text for item in known.recall(request).items if item.kind != "turn"}
        needs = {FACTS[key][2] for key in wanted.split()}
        more = texts - needs - {FACTS[key][2] for key in tolerated.split()}
        needed, there, beside = needed + len(needs), there + len(needs & texts), beside + len(more)
        if needs - texts or more:
            wrong.append((request, needs - texts, more))
    assert there >= 0.85 * needed, wrong
    assert beside <= 0.5 * len(TASKS), wrong


def test_every_domain_names_sorts_that_there_are() -> None:
    model = shipped()
    assert len(set(model.domains)) == len(model.domains)
    assert {"foodlimit", "health", "budget", "household", "fear", "home", "vehicle"} <= {
        *model.sorts
    }
