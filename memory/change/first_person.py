"""What somebody else wrote about the user, as the user would say it: "User has a dog." """

from __future__ import annotations

import re
from collections.abc import Sequence

from memory.notice.grammar.lexicon import words
from memory.notice.grammar.nouns import PETS, RELATIONS
from memory.vocabulary.english.inflection import agreeing, agrees

_ADVERBS = words(
    "also currently usually often always never really still sometimes typically generally mostly "
    "primarily previously recently frequently regularly now once just strongly particularly "
    "especially occasionally rarely actively deeply"
)
# Participles and adjectives that a note begins with where "is" is left out.
_IS = words(
    "allergic interested married engaged divorced single based born raised vegetarian vegan "
    "working living learning studying planning training building writing looking trying hoping "
    "considering currently retired fluent originally responsible passionate familiar comfortable "
    "intolerant diabetic employed pregnant a an"
)
_LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z ]{1,24}): (?P<value>\S.*)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MINE = {"their": "my", "theirs": "mine", "they": "I", "them": "me", "themselves": "myself",
         "themself": "myself"}  # fmt: skip
_OF_ONE = {"his": "my", "he": "I", "him": "me", "himself": "myself", "she": "I",
           "herself": "myself", "her": "my", "hers": "mine"}  # fmt: skip
_OF_YOU = {"your": "my", "yours": "mine", "you": "I", "yourself": "myself"}


def first_person(text: str, names: Sequence[str] = ()) -> str:
    """A statement about the user in the first person; "" where it is about something else.

    Args:
        text: one sentence, its subject "User", "The user", "They", "You", a name, or left out.
        names: what the user is called in it.
    """
    text = " ".join(text.split()).replace("’", "'").rstrip()
    called = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    own = re.compile(
        rf"^(?:the )?(?:user|human{'|' + called if called else ''})(?P<of>'s?)?(?=[\s,])\s*", re.I
    )
    if found := own.match(text):
        rest = text[found.end() :]
        said = f"My {rest}" if found["of"] else f"I {_agreeing(rest)}"
    elif found := re.match(r"(?P<who>they|he|she|you|their|his|her|your)\b\s*", text, re.I):
        possessive = found["who"].casefold() in ("their", "his", "her", "your")
        rest = text[found.end() :]
        said = f"My {rest}" if possessive else f"I {_agreeing(rest)}"
    elif re.match(r"(?:i|i'm|i've|i'd|my|we|our)\b", text, re.I):
        return text
    elif found := _LABEL.fullmatch(text):
        said = f"My {found['label'].casefold()} is {found['value']}"
    else:
        first = (_WORD.match(text) or [""])[0].casefold()
        if first in _IS:
            said = f"I am {text[:1].lower()}{text[1:]}"
        elif agrees(first) or first in _ADVERBS:
            said = f"I {_agreeing(text[:1].lower() + text[1:])}"
        else:
            return ""
    return _turned(said, names)


def third_person(text: str, names: Sequence[str] = ()) -> str:
    """The statement as memory writes it: "The user has a dog." """
    text = " ".join(text.split())
    for name in names:
        text = re.sub(rf"^{re.escape(name)}(?=['’\s])", "The user", text)
    if found := _LABEL.fullmatch(text):
        text = f"The user's {found['label'].casefold()} is {found['value']}"
    text = re.sub(r"^(?:the )?user(?=['’\s])", "The user", text, flags=re.IGNORECASE)
    if not text.startswith("The user"):
        first = (_WORD.match(text) or [""])[0].casefold()
        if agrees(first):
            text = f"The user {text[:1].lower()}{text[1:]}"
        elif first in _IS:
            text = f"The user is {text[:1].lower()}{text[1:]}"
    return text if text.endswith((".", "!", "”", '"')) else f"{text}."


def _agreeing(rest: str) -> str:
    """What follows the subject, its verb in agreement with "I"."""
    at = 0
    for found in _WORD.finditer(rest):
        word = found[0]
        low = word.casefold()
        if low in _ADVERBS or (low.endswith("ly") and low not in ("fly", "rely", "apply", "reply")):
            continue
        at = found.start()
        if agrees(low) or (low.endswith("s") and not low.endswith(("ss", "us", "is"))):
            rest = rest[:at] + agreeing(low, "I") + rest[found.end() :]
        break

    # "lives in Lyon and works as a nurse": the second verb has the same subject.
    def second(found: re.Match[str]) -> str:
        verb = found["verb"]
        return f"{found['and']}{agreeing(verb, 'I')}" if agrees(verb) else found[0]

    return re.sub(r"(?P<and>\b(?:and|but|,) )(?P<verb>[a-z']+s|isn't|doesn't)\b(?= )", second, rest)


def _turned(said: str, names: Sequence[str]) -> str:
    """The pronouns in it; "she" is the user only where nobody else is spoken of."""
    others = any(w.casefold() in RELATIONS or w.casefold() in PETS for w in _WORD.findall(said))
    pronouns = _MINE | ({} if others else _OF_ONE) | _OF_YOU

    def mine(found: re.Match[str]) -> str:
        word = found[0]
        low = word.casefold()
        if low.removesuffix("'s") in {name.casefold() for name in names}:
            return "my" if low.endswith("'s") else word
        return pronouns.get(low, word)

    head, _, rest = said.partition(" ")
    rest = re.sub(r"\bthe user's\b", "my", rest, flags=re.IGNORECASE)
    rest = re.sub(r"\bthe user\b", "me", rest, flags=re.IGNORECASE)
    rest = _WORD.sub(mine, rest) if not said.startswith("My name") else rest
    return re.sub(
        r"\bI (is|are|has|does)\b", lambda m: f"I {agreeing(m[1], 'I')}", f"{head} {rest}"
    )


__all__ = ["first_person", "third_person"]
