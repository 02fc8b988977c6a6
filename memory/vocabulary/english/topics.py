"""Topics: what a preference and a request have in common when their words do not.

"I'm planning a week in Lisbon" and "can't stand heights" share no word and little meaning, but both
are about travel. A text's topics are its similarities to a few sentences written for each topic.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

TOPICS: dict[str, str] = {
    "travel": "planning a trip and things to do on holiday; sightseeing, tours and attractions in a city"
    "; outdoor adventures, beaches and mountains on vacation; fear of heights, flying or deep water",
    "lodging": "hotels, hostels and places to stay; booking a room or an apartment",
    "transport": "flights, trains, cars and how to get there; driving and public transport",
    "restaurants": "restaurants, cafés and where to eat out; street food and local cuisine",
    "cooking": "recipes, ingredients and cooking at home; vegetarian or vegan diet, food allergies",
    "music": "songs, bands, albums and playlists; concerts, festivals and genres of music",
    "books": "novels, authors and what to read; fiction, non-fiction, audiobooks and e-books",
    "films": "films, series and shows to watch; cinema, television and streaming",
    "games": "video games, consoles and mobile games; board games, card games and role-playing games",
    "sports": "sports events and teams to watch or play; football, tennis, racing, water and winter "
    "sports",
    "fitness": "workouts, gym training and exercise routines; building muscle, cardio, yoga, weight loss"
    "; fitness trackers and sports nutrition",
    "beauty": "skincare, make-up, hair and perfume; cosmetics brands and ingredients, fragrance",
    "fashion": "clothes, outfits, shoes and bags to wear; fabrics, patterns, colours and brands",
    "technology": "laptops, phones and gadgets to buy; software, apps, privacy and subscriptions; smart "
    "home devices and ecosystems",
    "learning": "courses, classes and how to study; preparing for an exam, learning a language or a "
    "skill; textbooks, videos, teachers and study groups",
    "home": "furniture, decoration and the household; garden, cleaning and repairs",
    "work": "jobs, career and colleagues; meetings, projects and office life",
    "money": "saving, budgets and investments; shopping, prices and payment",
    "health": "illness, doctors, sleep and stress; medical conditions and injuries",
    "family": "children, partner, friends and pets; parties, presents and weddings",
    "writing": "emails, essays and texts to write; style, tone and format of answers",
    "code": "programming, code and software development; libraries, errors and tests",
}
_SHARP = 12.0  # inverse temperature of the softmax over topics
_ADVICE = re.compile(
    r"\b(?:recommend\w*|suggest\w*|advi[cs]e|ideas?|options?|tips|planning|plan (?:a|my|our|the)|looking"
    r" (?:for|to)|choose|pick|where (?:should|can|could) (?:i|we)|what (?:(?:should|could|can)"
    r" (?:i|we)|are some|is a good|would|(?:is|are) the best|(?:kinds?|types?|sorts?) of)"
    # "Which dog do I have?" is not a choice.
    r"|which(?!(?: [\w'-]+){0,3} (?:do|did|does|have|has|am|is|are|was|were) (?:i|my)\b)"
    r"|how (?:should|can|could) (?:i|we)"
    r"|any good|help me (?:choose|find|plan|pick|decide)|should (?:i|we)|must[- ](?:see|try|read|have"
    r"|do)s?)\b",
    re.IGNORECASE,
)


class Vectors(Protocol):
    """Texts to unit vectors, shape [dimensions] each."""

    def of(self, texts: Sequence[str]) -> list[Floats]: ...


class Topics:
    """The topics of texts, from their vectors.

    Args:
        vectors: embeds the topics' sentences, once, when first needed.
    """

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._known: tuple[Floats, npt.NDArray[np.int64]] | None = None

    def of(self, matrix: Floats) -> Floats:
        """Shares of the topics, shape [texts, topics], from unit vectors [texts, dimensions]."""
        sentences, owner = self._sentences()
        similarity = matrix @ sentences.T
        best = np.full((len(matrix), len(TOPICS)), -1.0, dtype=np.float32)
        for topic in range(len(TOPICS)):
            best[:, topic] = similarity[:, owner == topic].max(axis=1)
        powers = np.exp(_SHARP * (best - best.max(axis=1, keepdims=True)))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)

    def _sentences(self) -> tuple[Floats, npt.NDArray[np.int64]]:
        if self._known is None:
            sentences = [(n, p) for n, text in enumerate(TOPICS.values()) for p in text.split("; ")]
            vectors = np.stack(self._vectors.of([sentence for _, sentence in sentences]))
            self._known = (vectors, np.array([n for n, _ in sentences], dtype=np.int64))
        return self._known


def same_topic(one: Floats, many: Floats) -> Floats:
    """How well topics agree, 0 to 1: shape [texts], for one [topics] and many [texts, topics]."""
    length = np.linalg.norm(many, axis=1) * np.linalg.norm(one) + 1e-9
    return np.asarray((many @ one) / length, dtype=np.float32)


def asks_advice(question: str) -> bool:
    """Whether a request leaves a choice, so that tastes and limits matter."""
    return _ADVICE.search(question) is not None
