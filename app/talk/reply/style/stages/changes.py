"""Changes of words, marks and sentences that rules of form ask for."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.talk.reply.style.sayings import SWAPS
from app.talk.reply.style.words import EMOJI, SPELLED

_IRREGULAR = {"won't": "will not", "can't": "cannot", "shan't": "shall not", "ain't": "is not",
              "let's": "let us", "y'all": "you all"}  # fmt: skip
_CLITICS = {"n't": " not", "'m": " am", "'re": " are", "'ve": " have", "'ll": " will"}
_IS = frozenset(
    [
        "it",
        "that",
        "what",
        "here",
        "there",
        "who",
        "how",
        "where",
        "he",
        "she",
        "when",
        "everything",
        "something",
        "everyone",
    ]
)
_WOULD = frozenset(["i", "you", "he", "she", "it", "we", "they", "that", "who"])


def alike(word: str, other: str) -> str:
    """`other` with the capitals of `word`."""
    if len(word) > 1 and word.isupper():
        return other.upper()
    return other[:1].upper() + other[1:] if word[:1].isupper() else other


def full_form(word: str) -> str:
    """A contraction written out; other words as they are."""
    plain = word.replace("’", "'")
    small = plain.lower()
    if small in _IRREGULAR:
        return alike(word[:1], _IRREGULAR[small])
    for ending, full in _CLITICS.items():
        if small.endswith(ending) and len(small) > len(ending):
            return plain[: -len(ending)] + full
    stem, _, ending = small.rpartition("'")
    if ending == "s" and stem in _IS:
        return f"{plain[:-2]} is"
    if ending == "d" and stem in _WOULD:
        return f"{plain[:-2]} would"
    return word


def swapped(unwanted: str) -> Callable[[str], str]:
    """Replaces a word that is not wanted; where nothing fits, it is left out."""
    small = unwanted.lower()

    def change(word: str) -> str:
        return alike(word, SWAPS.get(small, "")) if word.lower() == small else word

    return change


def in_digits(word: str) -> str:
    """A number word in digits; "one", mostly a pronoun, stays."""
    small = word.lower()
    return str(SPELLED[small]) if small in SPELLED and small != "one" else word


_WORDED = {number: word for word, number in reversed(list(SPELLED.items())) if " " not in word}


def in_words(word: str) -> str:
    """A plain number up to a hundred in words."""
    if not word.isdigit():
        return word
    value = int(word)
    if value in _WORDED:
        return _WORDED[value]
    return " ".join(_WORDED[int(digit)] for digit in word)


def calm(before: str, held: str, following: str) -> str:
    """No exclamation mark: a full stop, or nothing beside another mark."""
    if (following in "!?" and following) or before in "?.!":
        return ""
    return "."


def is_exclamation(c: str) -> bool:
    """Whether it is an exclamation mark."""
    return c in "!¡！"


def is_emoji(c: str) -> bool:
    """Whether it is a picture or part of one."""
    return EMOJI.match(c) is not None or c in "\ufe0f\u200d" or "\U0001f3fb" <= c <= "\U0001f3ff"


def is_markup(c: str) -> bool:
    """Whether it may be a mark of Markdown."""
    return c in "*#`"


_SORRY = re.compile(
    r"^(?:oh,? )?(?:(?:i'm|i am|we're|we are) (?:(?:so|very|really|truly|terribly) )?(?:sorry"
    r"|afraid)|sorry|"
    r"(?:my |sincere )*apologies|i (?:sincerely |do )*apologi[sz]e|i regret|unfortunately"
    r"|forgive me|excuse me)\b"
    r"(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
# What follows a regret and says something: "I'm sorry, but …", "Unfortunately, …".
_TOLD = re.compile(
    r"[ ,:–-]*(?:but|however|to say(?: that)?)[ ,:]+|, (?!for\b|about\b|to\b|that\b)", re.IGNORECASE
)
_AFRAID = re.compile(r"(?:i'm|i am|we're|we are) afraid\b", re.IGNORECASE)
_SPACE = re.compile(r" (?:that )?(?!of\b)")
_REGRET = re.compile(
    r",? (?:i'm|i am) afraid\b|\b(?:sorry|apolog\w+|regret\w*|forgive|unfortunately)\b",
    re.IGNORECASE,
)


def without_apology(sentence: str, first: bool) -> str:
    """The sentence without its regret; empty where it says nothing else."""
    said = re.sub(r",? (?:i'm|i am) afraid(?=[.!,;?])", "", sentence, flags=re.IGNORECASE)
    if found := _SORRY.match(said.replace("’", "'")):
        rest = found["rest"]
        told = _TOLD.match(rest) or (_AFRAID.match(said.replace("’", "'")) and _SPACE.match(rest))
        if not told or not rest[told.end() :].strip(" .!"):
            return ""
        said = rest[told.end() :]
        said = said[:1].upper() + said[1:]
    if _REGRET.search(said):
        said = re.sub(r"\b(?:unfortunately|sorry),? ", "", said, flags=re.IGNORECASE)
        return "" if _REGRET.search(said) else said[:1].upper() + said[1:]
    return said


def always(held: str) -> bool:
    """Any sentence may need a change, which its end alone shows."""
    return True


def no_question(sentence: str, first: bool) -> str:
    """Nothing of a question."""
    return "" if sentence.rstrip("\"”')*").endswith("?") else sentence.replace("?", ".")


_FILLER = re.compile(
    r"^(?:sure|certainly|of course|absolutely|great(?: question)?|okay|ok|all right|alright|gladly|"
    r"with pleasure|i'd be (?:happy|glad) to\b[^.!:]*|(?:that's|what) an? \w+ question|hello|hi"
    r"|hey|"
    r"thank you for \w+|thanks for \w+|no problem)\b(?: there)?[,!.:–-]*\s*",
    re.IGNORECASE,
)


def without_opener(sentence: str, first: bool) -> str:
    """The first sentence without the pleasantries before what it says."""
    if not first:
        return sentence
    rest = _FILLER.sub("", sentence.replace("’", "'"), count=1)
    return rest[:1].upper() + rest[1:]


def may_open(held: str) -> bool:
    """Whether a sentence may begin with pleasantries; only its first words are looked at."""
    return len(held) < 60


class Capitals:
    """Every word with a capital, one character after the other."""

    def __init__(self) -> None:
        self._inside = False

    def __call__(self, c: str) -> str:
        """One character."""
        word = c.isalnum() or c in "'’"
        said = c.upper() if word and not self._inside else c
        self._inside = word
        return said
