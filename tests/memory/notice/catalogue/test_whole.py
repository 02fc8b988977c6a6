"""A sentence holds every word of its value and of its qualifiers, and takes no noun for a verb."""

import re
from functools import lru_cache

import pytest

from assets.mind.reader.check import read_lines
from memory.notice.catalogue import sentence_of
from memory.notice.frames import Frame, frame_of
from memory.notice.grammar.lexicon import words as word_set
from memory.notice.understanding.value.limits import whole

LINES = read_lines()
# What a sentence says in another form: pronouns, articles, forms of "be" and "have".
CHANGED = word_set(
    "i i'm im i've ive i'd i'll we we're we've me us my our mine ours myself ourselves a an the this "
    "am is are was were be been have has had 's 'm do does did don't can't cant won't not no never "
    "any some to mine's"
)
IRREGULAR = {
    "sell": "sold",
    "went": "go",
    "go": "went",
    "goes": "go",
    "does": "do",
    "sit": "sat",
    "buy": "bought",
    "teach": "taught",
    "tell": "told",
    "speak": "spoken",
    "has": "have",
    "says": "say",
    "an": "a",
}
# Before these a word begins no sentence about what somebody does.
NOUN_LEADS = word_set(
    "a an the my our his her their its with of got has have had and or no two three four five both "
    "type stage grade level some any many new old severe mild chronic"
)
NOUN_SLOTS = ("health", "allergy", "pet", "family", "owns", "medication", "budget", "drives")


@lru_cache(maxsize=1)
def frames() -> list[tuple[Frame, str]]:
    made = [(frame_of(frame), line["say"]) for line in LINES for frame in line["frames"]]
    return [
        (f, say) for f, say in made if f is not None and f.act not in ("withdraws", "instructs")
    ]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.casefold().replace("’", "'"))


def held(word: str, said: list[str]) -> bool:
    """Whether a word stands in a sentence, as it is or inflected."""
    if word in CHANGED or word in said:
        return True
    stem = word[: max(2, len(word) - 3)]
    return any(IRREGULAR.get(w, w) == word or w.startswith(stem) for w in said)


def spoken(frame: Frame) -> list[str]:
    """The words of a frame; "since June" says "in June"."""
    parts = [frame.value, *frame.qualifiers.values()]
    return [w for part in parts for w in words(re.sub(r"^(?:in|on|at) ", "", part))]


def missing(frame: Frame) -> list[str]:
    said = words(sentence_of(frame, "third"))
    return [word for word in spoken(frame) if not held(word, said)]


@pytest.mark.parametrize("slot", sorted({frame.slot for frame, _ in frames()}))
def test_a_sentence_holds_the_words_of_its_frame(slot: str) -> None:
    lost = [(f.value, missing(f)) for f, _ in frames() if f.slot == slot and missing(f)]
    assert not lost


def noun_as_verb(frame: Frame, say: str) -> bool:
    """Whether the verb of a sentence is a word that stands as a noun in the message."""
    first = words(frame.value)[0]
    before = words(say[: max(0, say.casefold().find(frame.value.casefold()))])
    text = sentence_of(frame, "third")
    verb = words(text.removeprefix("The user "))[0] if text.startswith("The user ") else ""
    as_verb = verb in (f"{first}s", f"{first}es", f"{first[:-1]}ies")
    return as_verb and bool(before) and before[-1] in NOUN_LEADS - {"and", "or", "to"}


def test_no_noun_is_taken_for_a_verb() -> None:
    wrong = [
        (frame.value, say[:60], sentence_of(frame, "third"))
        for frame, say in frames()
        if frame.slot in NOUN_SLOTS and noun_as_verb(frame, say)
    ]
    assert not wrong, wrong[:20]


def test_what_the_sentence_adds_to_a_frame_loses_none_of_its_words() -> None:
    lost = []
    for frame, say in frames()[::4]:  # one in four: each takes milliseconds
        if len(say) > 300 or frame.slot in ("name", "called"):
            continue
        made = whole(frame, say)
        text = sentence_of(made, "third")
        said = words(text)
        for word in words(frame.value):
            if not held(word, said):
                lost.append((frame.value, made.value, text))
        assert "  " not in text
        assert made.value in " ".join(say.split()) or made.value == frame.value
    assert not lost, lost[:20]


@pytest.mark.parametrize(
    ("slot", "value", "text"),
    [
        ("health", "type 2 diabetes", "The user has type 2 diabetes."),
        ("health", "stage 3 kidney disease", "The user has stage 3 kidney disease."),
        ("health", "snore", "The user snores."),
        ("job", "teach", "The user teaches."),
        ("job", "design", "The user works in design."),
        ("plan", "driving lessons", "The user has driving lessons."),
        ("plan", "training for a half", "The user is training for a half."),
        ("medication", "sleeping pills", "The user takes sleeping pills."),
        ("diet", "vegetarians", "The user is vegetarian."),
        ("does", "hardly ever watch tv", "The user hardly ever watches tv."),
    ],
)
def test_a_noun_stays_a_noun_and_a_verb_a_verb(slot: str, value: str, text: str) -> None:
    frame = frame_of({"slot": slot, "value": value, "whose": "user"})
    assert frame is not None
    assert sentence_of(frame, "third") == text
