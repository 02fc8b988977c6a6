"""Grammatical person: verbs that agree with their subject, and first-person words replaced."""

from __future__ import annotations

import re
from typing import Literal

from memory.notice.grammar.lexicon import words
from memory.vocabulary.english.inflection import BASES, MODALS, base_of_past, third_person

Person = Literal["first", "third", "second"]

_CONTRACTED = {
    "cant": "can", "can't": "can", "cannot": "can", "won't": "will", "wont": "will",
    "couldn't": "could", "wouldn't": "would", "shouldn't": "should",
}  # fmt: skip
_NEGATED = {
    "can": "can't", "will": "won't", "could": "couldn't", "would": "wouldn't",
    "should": "shouldn't", "must": "mustn't", "may": "may not", "might": "might not",
}  # fmt: skip
_BE = {"be", "am", "is", "are", "'m", "'s", "'re"}


def finite(
    verb: str, *, plural: bool, negated: bool = False, longer: bool = False, first: bool = False
) -> str:
    """A verb in the present tense, in agreement with its subject.

    Args:
        verb: the base: "live", "be", "can".
        plural: True for "you", "they" and plural nouns.
        negated: "doesn't live".
        longer: "no longer lives", for something that ended.
        first: whether the subject is "I".
    """
    low = _CONTRACTED.get(verb.casefold(), verb.casefold())
    if low in _BE:
        form = "am" if first else "are" if plural else "is"
        if first and negated and not longer:
            return "am not"
        return f"{form} no longer" if longer else f"{form}n't" if negated else form
    if low in MODALS:
        return f"{low} no longer" if longer else _NEGATED[low] if negated else low
    form = verb if plural else third_person(verb)
    if longer:
        return f"no longer {form}"
    return f"{'do' if plural else 'does'}n't {verb}" if negated else form


_SUBJECT = {"third": "they", "second": "you"}
_TURNED: dict[str, tuple[str, str]] = {
    "i": ("they", "you"), "we": ("they", "you"), "im": ("they're", "you're"),
    "ive": ("they've", "you've"), "me": ("them", "you"), "us": ("them", "you"),
    "my": ("their", "your"), "our": ("their", "your"), "mine": ("theirs", "yours"),
    "ours": ("theirs", "yours"), "myself": ("themselves", "yourself"),
    "ourselves": ("themselves", "yourselves"),
}  # fmt: skip
_ENDINGS = {"'m": "'re", "'ve": "'ve", "'d": "'d", "'ll": "'ll", "'re": "'re", "'s": "'s"}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DETERMINERS = words("the a an this that each every coal gold copper land salt")
_FOREIGN = words(
    """de der die das dem ein eine einen einer und ich mein meine meinen mir mich nicht auf
    für im mit zu nach seit bei vom am ist habe le la les des du une un je mon mes et
    pas dans chez avec à en el los las una mi mis me con para por y que o os uma
    meu minha não em ao na zwei drei vier voy vou vais pars suis este esta sono sou
    jestem meiner meinem keine kein muss il lo gli io della di het een ik mijn
    niet voor """
)
_SHARED = words("a me in on no")
_ENGLISH = words(
    """the a an i i'm my me we our is are was have has had not in on at of to for with from and or
    but it he she they his her their that this if when than every all no only by about"""
)


def is_foreign(text: str) -> bool:
    """Whether a phrase is in a language other than English, by its function words and script."""
    letters = [char for char in text if char.isalpha()]
    if letters and sum(ord(char) > 0x24F for char in letters) * 2 > len(letters):
        return True
    tokens = _WORD.findall(text)
    words = [word.casefold() for word in tokens]
    content = [word for word in tokens if word.casefold() not in _FOREIGN]
    if text[:1].isupper() and all(word[:1].isupper() for word in content):
        return False  # a name: "La Paz", "Rio de Janeiro"
    foreign = sum(word in _FOREIGN and word not in _ENGLISH for word in words)
    return foreign > sum(word in _ENGLISH - _FOREIGN - _SHARED for word in words) and len(words) > 1


def turned(text: str, person: Person, speaker: str = "") -> str:
    """The user's words about themselves, for another speaker: "my boss" → "their boss".

    Only whole words, and only pronouns are replaced: "the US", "6 am", "World War I", "My Fair
    Lady" and "Jérôme" stay as they are, and so does text in another language.

    Args:
        text: the user's words.
        person: "third" for "The user …", "second" for "You …"; "first" changes nothing.
        speaker: "the user" where "their" could mean somebody else: "the user's boss".
    """
    if person == "first" or is_foreign(text):
        return text
    pieces: list[str] = []
    end = 0
    words = list(_WORD.finditer(text))
    english = any(match[0].casefold() in _ENGLISH - _FOREIGN - {"i"} for match in words)
    verb_next = False  # "I am", "I was": the verb goes with its pronoun
    for n, match in enumerate(words):
        pieces.append(text[end : match.start()])
        end = match.end()
        following = words[n + 1][0] if n + 1 < len(words) else ""
        preceding = words[n - 1][0] if n else ""
        word = match[0]
        if word == "i" and n and not _is_subject(following) and not english:
            pieces.append(word)  # "jobbar i gruvan"
            continue
        if verb_next and word.casefold() in ("am", "was"):
            replacement = "are" if word.casefold() == "am" else "were"
        else:
            replacement = _turned_word(word, preceding, following, person, speaker)
        verb_next = word.casefold() == "i" and replacement != word
        pieces.append(replacement)
    return "".join([*pieces, text[end:]])


def _is_subject(after: str) -> bool:
    """Whether "i" before a word is the pronoun: a verb follows."""
    low = after.casefold()
    verbs = low in BASES or low in MODALS or low in ("am", "was", "had", "never", "always", "only")
    return verbs or base_of_past(low) in BASES


def _turned_word(word: str, before: str, after: str, person: Person, speaker: str) -> str:
    low = word.casefold().replace("’", "'")
    stem, mark, ending = low.partition("'")
    if mark and stem in ("i", "we", "mine") and f"'{ending}" in _ENDINGS:
        replacement = _TURNED[stem][person == "second"]
        return replacement + (_ENDINGS[f"'{ending}"] if stem != "mine" else " is")
    if low not in _TURNED or _is_name(word, low, before, after):
        return word
    if speaker and person == "third" and low in ("my", "our", "me", "us", "mine", "ours"):
        return speaker if low in ("me", "us") else f"{speaker}'s"
    return _TURNED[low][person == "second"]


def _is_name(word: str, low: str, before: str, after: str) -> bool:
    """Whether a word that looks like a pronoun is part of a name or another word."""
    if low in ("us", "mine") and (before.casefold() in _DETERMINERS or word.isupper()):
        return True
    if low == "i" and not after:
        return bool(before)  # "World War I"; alone it is a pronoun
    if low in ("my", "our", "me", "us", "mine", "we", "i", "im"):
        titled = word[:1].isupper() and after[:1].isupper() and not after.isupper()
        return titled and after.casefold() not in _KIN
    return False


_KIN = words(
    """mum mom mother dad father sister brother wife husband son daughter nan gran grandma grandpa
    grandmother grandfather aunt uncle cousin partner friend boyfriend girlfriend"""
)
