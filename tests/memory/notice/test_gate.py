"""The gate on the vectors that Luna really uses: what is asked for comes, small talk is left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import GgufEmbedder, prepare_embedder
from memory.fast_memory import FastMemory
from memory.vocabulary.records import Fact, Kind, Turn

FACTS = [
    ("home", "Orlen", "The user lives in Orlen."),
    ("job", "tavrist", "The user works as a tavrist."),
    ("employer", "Quessel", "The user works at Quessel."),
    ("pet.dog", "Mivack", "The user has a dog called Mivack."),
    ("family.sister", "Tamsel", "The user's sister is called Tamsel."),
    ("family.wife", "Brielle", "The user's wife is called Brielle."),
    ("allergy", "peltane", "The user is allergic to peltane."),
    ("favourite.colour", "vessel", "The user's favourite colour is vessel."),
    ("favourite.band", "Dromund", "The user's favourite band is Dromund."),
    ("instrument", "corvane", "The user plays the corvane."),
    ("origin", "Zulmar", "The user comes from Zulmar."),
    ("wake", "6:40", "The user usually gets up at 6:40."),
    ("likes", "grilled fennel", "The user likes grilled fennel."),
    ("dislikes", "loud offices", "The user dislikes loud offices."),
    ("own.boat", "Sarpedon", "The user's boat is called Sarpedon."),
    ("language", "Tolmic", "The user speaks Tolmic."),
    ("team", "Vostok Rovers", "The user supports Vostok Rovers."),
    ("school", "Harrow Vale", "The user studies at Harrow Vale."),
]
ASKED = [
    ("Which town is my home in?", "Orlen"),
    ("where do I live", "Orlen"),
    ("what do I do for a living", "tavrist"),
    ("What's my profession?", "tavrist"),
    ("Which company employs me?", "Quessel"),
    ("what's my dog called?", "Mivack"),
    ("Remind me of the name of my puppy.", "Mivack"),
    ("Who is my sister?", "Tamsel"),
    ("Who am I married to?", "Brielle"),
    ("Is there any food that I should avoid?", "peltane"),
    ("Suggest a recipe for tonight's dinner.", "peltane"),
    ("What colour should I paint my room?", "vessel"),
    ("Which group's music do I love most?", "Dromund"),
    ("What instrument can I play?", "corvane"),
    ("Where did I grow up?", "Zulmar"),
    ("What time does my day begin, when do I wake?", "6:40"),
    ("Tell me something I like.", "grilled fennel"),
    ("What can't I stand?", "loud offices"),
    ("How is my boat named?", "Sarpedon"),
    ("Which languages do I speak?", "Tolmic"),
    ("Who do I support?", "Vostok Rovers"),
    ("Where do I go to university?", "Harrow Vale"),
    ("what's the weather like?", "Orlen"),  # which needs a place
]
SMALL_TALK = [
    "hello", "hi there!", "good morning", "how are you?", "thanks a lot", "ok", "tell me a joke",
    "tell me a story", "what is the capital of France?", "explain quantum physics to me",
    "why is the sky blue?", "what can you do?", "who are you?",
    "write a poem about the sea", "how do I boil an egg?", "I'm bored", "what is 17 plus 4?",
    "translate “good day” into French", "see you later", "lol", "never mind", "yes please",
]  # fmt: skip


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastMemory]:
    folder = tmp_path_factory.mktemp("gate")
    embedder = GgufEmbedder(prepare_embedder(folder), threads=1)
    memory = FastMemory(folder / "memory", embedder)
    memory._beliefs.put([Fact(slot, value, text, Kind.FACT) for slot, value, text in FACTS])
    memory.save_turns(
        [
            Turn("old", "user", "Last Saturday we saw a sleeping octopus at the aquarium."),
            Turn("old", "user", "Painting the fence took me three weekends."),
            Turn("old", "user", "My flight to Lisbon was four hours late because of fog."),
        ]
    )
    yield memory
    memory.close()
    embedder.close()


def test_what_is_asked_for_comes_first_or_near_it(known: FastMemory) -> None:
    missed = []
    for question, value in ASKED:
        texts = [item.text for item in known.recall(question, conversation="new").items]
        if not any(value in text for text in texts[:3]):
            missed.append((question, value, texts))
    assert not missed


def test_small_talk_gets_nothing(known: FastMemory) -> None:
    got = {text: known.recall(text, conversation="new").items for text in SMALL_TALK}
    assert {text: items for text, items in got.items() if items} == {}


def test_little_comes_that_was_not_asked_for(known: FastMemory) -> None:
    sizes = [len(known.recall(question, conversation="new").items) for question, _ in ASKED]
    assert sum(sizes) / len(sizes) <= 3


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("What was the octopus doing at the aquarium?", "octopus"),
        ("How long did painting the fence take me?", "weekends"),
        ("Why was my flight to Lisbon late?", "fog"),
    ],
)
def test_past_turns_come_when_they_are_near(known: FastMemory, question: str, word: str) -> None:
    items = known.recall(question, conversation="new").items
    assert any(item.kind == "turn" and word in item.text for item in items)
