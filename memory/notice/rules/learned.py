"""The learned write gate beside the rules: what a sentence tells, if anything.

A softmax regression on the sentence embedding and a few simple features, in numpy. It is trained on
our own lines by `assets/fast_memory/train_gate.py`; its weights are in `weights/gate.json`. It sees
the sentences in which the rules found nothing, and may veto the matches of loose rules.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from memory.notice.grammar.grammar import capital, value, yours
from memory.notice.grammar.text import sentences
from memory.notice.rules import gate
from memory.notice.rules.asked.passing import passing, plainly_a_taste
from memory.notice.rules.own import said
from memory.vocabulary.records import Candidate, Kind

Floats = npt.NDArray[np.float32]
Embed = Callable[[Sequence[str]], Sequence[Floats]]

LABELS = ("none", "preference", "fact", "instruction")
THRESHOLD = 0.7  # probability that there is something to keep; `memory.gate` in the settings
VETO = 0.15  # below this probability the match of a loose rule is dropped
PLAIN = 0.3  # factor for the threshold, where the form alone shows a taste
MOST = 25  # words of a fact
# Slots of rules that accept any words: the gate checks their matches.
LOOSE = frozenset(
    "likes dislikes prefers preference occupation project goal learning study education habit "
    "self note hobby instruction".split()
)
_TRAITS = (
    r"\?\s*$", r"\b(?:i|i'm|i've|i'd|i'll|we)\b", r"\b(?:my|our|me)\b", r"\b(?:you|your)\b",
    r"\b(?:never|always|from now on|whenever|every time|in future)\b",
    r"\b(?:avoid|hate|dislike|can't stand|refuse|won't|despise|detest|loathe|averse|aversion"
    r"|against|opposed|object)\b",
    r"\b(?:prefer|preference|favou?rite|rather|love|adore|enjoy|only|exclusively|best)\b",
    r"\b(?:looking for|planning|thinking (?:of|about)|interested in|considering|want to|need|going"
    r" to|trying to|hoping|curious|wondering)\b",
    r"\b(?:he|she|they|says?|said|people|friend)\b", r"\b(?:if|imagine|suppose|maybe|might|would)\b",
    r"[\"“]", r"^(?:can|could|what|which|how|do|does|is|are|why|where|when|who|should|will)\b",
    r"^(?:tell|write|give|help|explain|compare|suggest|recommend|list|make|show)\b", r"!\s*$",
    r"\b(?:today|yesterday|last|this (?:morning|week)|tomorrow|next)\b",
)  # fmt: skip
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _TRAITS)
_OWN = re.compile(r"\b(?:i|i'm|i've|i'd|my|me|we|our)\b|\b(?:always|never|from now on)\b", re.I)
_OPENING = re.compile(
    r"^(?:(?:well|so|also|and|but|oh|ok|okay|honestly|actually|by the way|just so you know|fyi"
    r"|to be honest|tbh|btw|imo|imho|ngl|frankly|personally|in general)[,:]?\s+)+",
    re.IGNORECASE,
)
# Phrases that sound like a hypothesis but are not.
_RATHER = re.compile(
    r"\bi(?:'d| would) (?:rather|sooner|always|never|take|choose)\b", re.IGNORECASE
)
# Stated outright: a following "unless" or "that could" does not make it a hypothesis.
_OUTRIGHT = re.compile(
    r"^(?:(?:due to|because of|for|since|as)\b[^,]{3,80},\s+)?"
    r"i\s+(?:(?:really|strongly|absolutely|generally|usually|always|just|also|truly|simply)\s+)*"
    r"(?:avoid|dislike|hate|detest|loathe|despise|prefer|can't stand|cannot stand"
    r"|(?:need|have|try) to avoid|refuse to"
    r"|have (?:an? )?[^,.;]{0,40}?\b(?:preference|dislike|aversion|fear|phobia|tolerance|fondness"
    r"|hatred|weakness|distaste|allergy) (?:for|of|to|against|towards?))\b",
    re.IGNORECASE,
)
_ROLES = re.compile(r"\brole-?play\w*", re.IGNORECASE)  # also a kind of game
_LAID_OUT = re.compile(
    r"```|^\s*#{1,6} |\*\*\w|^\s*(?:\d+[.)]|[-*•]) .*\n\s*(?:\d+[.)]|[-*•]) ", re.M
)
_STANDING = re.compile(
    r"\b(?:always|never|from now on|in future|whenever|when(?:ever)? i|if i|every time|each time"
    r"|do not|don't|stop|please|at all times|any more|keep|no)\b|^(?:use|call|address|answer|write"
    r"|begin|start|end|give|make|include|add|leave|avoid|show|explain)\b",
    re.IGNORECASE,
)
_LONG_SENTENCE = 60  # words; a longer one is a paste or a list
_SHORT_SENTENCE = 8  # words; a sentence this short needs no "I" or "my"
_NOT = re.compile(
    r"\b(?:avoid|hate|dislike|can't|cannot|refuse|won't|don't|never|despise|detest|loathe|averse"
    r"|aversion|against|opposed|object|fear|terrified|not|no)\b",
    re.IGNORECASE,
)


class Gate:
    """The probabilities of what a sentence tells.

    Args:
        weights: shape [dimensions + traits + 1, labels]; the last row is the bias.
    """

    def __init__(self, weights: Floats) -> None:
        self._weights = weights

    def chances(self, texts: Sequence[str], vectors: Sequence[Floats]) -> Floats:
        """Calibrated probabilities, shape [texts, labels]."""
        points = inputs(texts, vectors) @ self._weights
        powers = np.exp(points - points.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)


def inputs(texts: Sequence[str], vectors: Sequence[Floats]) -> Floats:
    """The gate's input: embedding, features and a one; shape [texts, dimensions + traits + 1]."""
    rows = [
        [float(pattern.search(text.replace("’", "'")) is not None) for pattern in _PATTERNS] + [1.0]
        for text in texts
    ]
    traits = np.array(rows, dtype=np.float32).reshape(len(texts), len(_PATTERNS) + 1)
    return np.concatenate([np.stack(list(vectors)) * SCALE, traits], axis=1)


SCALE = 4.0  # factor for the unit vector, so that one weight penalty suits vector and features


@lru_cache(maxsize=1)
def shipped() -> Gate:
    """The weights that Luna comes with."""
    text = files("memory").joinpath("weights/gate.json").read_text("utf-8")
    return Gate(np.array(json.loads(text)["weights"], dtype=np.float32))


def gated(text: str, found: Sequence[Candidate], embed: Embed, threshold: float) -> list[Candidate]:
    """The rules' candidates without those that the gate vetoes, plus those that it adds.

    Args:
        text: the user's turn.
        found: the candidates of the rules.
        embed: sentences to unit vectors.
        threshold: probability from which a sentence without a rule is kept; above 1: off.
    """
    loose = [
        c for c in found if c.slot.partition(".")[0] in LOOSE and not c.retract and not c.corrects
    ]
    covered = [candidate.sentence for candidate in found]
    open_ = [] if threshold > 1 else _open(text, covered)
    texts = [c.sentence for c in loose] + open_
    if not texts:
        return list(found)
    chances = shipped().chances(texts, embed(texts))
    vetoed = {id(c) for c, row in zip(loose, chances, strict=False) if 1 - row[0] < VETO}
    result = [candidate for candidate in found if id(candidate) not in vetoed]
    for said_, row in zip(open_, chances[len(loose) :], strict=True):
        plain = plainly_a_taste(_OPENING.sub("", said_))
        label = LABELS.index("preference") if plain else int(row[1:].argmax()) + 1
        if 1 - row[0] >= threshold * (PLAIN if plain else 1.0):
            added = candidate(said_, LABELS[label], float(1 - row[0]))
            result += [added] if added else []
    return result


def _open(text: str, covered: Sequence[str]) -> list[str]:
    """Sentences about the user that state something and matched no rule."""
    if _LAID_OUT.search(text):  # code, headings, lists: a document, not conversation
        return []
    open_sentences = []
    for sentence in sentences(text):
        if gate.is_text_task(sentence):
            break
        raw = sentence.raw.strip().strip('"“”').strip()
        length = len(raw.split())
        if sentence.question or not 3 <= length <= _LONG_SENTENCE:
            continue
        if not _OWN.search(raw) and length > _SHORT_SENTENCE:  # "Anything with olives is a no."
            continue
        if any(raw in other or other in raw for other in covered if other):
            continue
        words = _RATHER.sub("I prefer", _OPENING.sub("", raw.replace("’", "'")))
        outright = _OUTRIGHT.match(words) is not None
        if passing(words) and not plainly_a_taste(words):
            continue
        plain = outright or plainly_a_taste(words)
        if gate.is_fiction(_ROLES.sub("", words)) if plain else gate.is_not_said(words):
            continue
        open_sentences.append(raw)
    return open_sentences


def candidate(sentence: str, label: str, chance: float) -> Candidate | None:
    """A fact from a sentence: short, in the third person, including its object."""
    words = value(_OPENING.sub("", sentence), trim=False)
    if len(words.split()) < 2:
        return None
    if label == "instruction":
        if not _STANDING.search(words):
            return None
        text = capital(yours(words)).rstrip(".") + "."
        return Candidate(
            "instruction", words, text, Kind.INSTRUCTION, confidence=chance, sentence=sentence
        )
    shortened = " ".join(words.split()[:MOST])
    text = capital(said(shortened)).rstrip(".,;") + "."
    kind, slot = (Kind.PREFERENCE, "preference") if label == "preference" else (Kind.FACT, "note")
    polarity = -1 if label == "preference" and _NOT.search(shortened) else 1
    return Candidate(
        slot, shortened, text, kind, polarity=polarity, confidence=chance, sentence=sentence
    )
