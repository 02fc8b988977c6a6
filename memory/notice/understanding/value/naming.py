"""Names next to a person or animal: "two pugs, Salt and Pepper", "Priya, my flatmate".

A reader finds some of them, mistakes one for something else, or truncates the noun. A word next to
a person or an animal of the user's is a name, whatever else it may mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from memory.notice.families.pets import PUT_DOWN
from memory.notice.frames import Frame
from memory.notice.frames.frame import USER
from memory.notice.grammar.lexicon import words
from memory.notice.grammar.nouns import GIVEN_NAME, PETS, RELATION_ADJECTIVES, RELATIONS, SOMEBODY
from memory.notice.grammar.text import plain, sentences
from memory.notice.rules import gate
from memory.notice.understanding.reading import Read
from memory.notice.understanding.value.clauses import place
from memory.vocabulary.english.calendar import DAYS, MONTHS
from memory.vocabulary.english.inflection import is_plural, singular

_SURE = 0.9  # probability of a name next to a person
_NUMBER = r"(?:two|three|four|five|six|seven|both|twin|\d)"
_NAMES = rf"{GIVEN_NAME}(?:\s*,\s*{GIVEN_NAME})*(?:,?\s+(?:and|n|&)\s+{GIVEN_NAME})?"
_MINE = rf"(?:my|our|a|an|have|has|got|the|{_NUMBER})"
_PLAIN = rf"(?:(?:{RELATION_ADJECTIVES}|kid|rescue|lovely|gorgeous|beautiful|black|white)\s+)*"
_BESIDE = re.compile(
    rf"\b(?P<mine>{_MINE})\s+(?P<whose>(?:[\w'-]+\s+){{0,3}}?(?P<noun>{SOMEBODY}|children|kids|mice"
    rf"|puppies"
    rf"|bunnies|ponies|geese)(?:e?s)?)(?:\s*(?P<mark>[,:(]|\s-|\s–)\s*|\s+(?:called|named)\s+|\s+)"
    rf"(?P<names>{_NAMES})",
    re.IGNORECASE,
)
_IN_FRONT = re.compile(
    rf"(?<![\w.])(?P<name>{GIVEN_NAME}),\s+(?:my|our)\s+(?P<whose>{_PLAIN}(?P<noun>{SOMEBODY}))\b(?!['’]s)",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:every(?:one|body)|people|folks|friends|they|all|mates|family|most(?: people)?|u|you)\s+"
    r"(?:just |always |mostly |all |usually |can |mainly )*(?:says?|calls? me|knows? me as"
    r"|goes with"
    r"|uses?|shortens? it to|calls? me by)\s+(?:just )?$",
    re.IGNORECASE,
)
_CALL_ME = re.compile(r"\bcall(?:s|ed)? me $", re.IGNORECASE)
_ME_AND = re.compile(r"\b(?:me and|with|me n|me &) $", re.IGNORECASE)
_SPELLED = re.compile(r"\w(?:[-. ]\w){2,}")
_PARTICLES = re.compile(
    r"(?<=\w)\s+(?:down|up|off|out|away|back|now|too|over|in|last|next|again|today|yesterday)\b.*$"
)
_NO_NAMES = words("christmas easter english german french i i'm") | {*DAYS, *MONTHS}
_OTHERS = re.compile(
    r"\b(?P<who>(?:my|our|the)\s+[\w'-]+(?:\s+[A-Z][\w'-]+)?|[A-Z][\w'-]+(?:,\s+(?:my"
    r"|our)\s+[\w' -]+,)?)\s+"
    r"(?:has|has got|got|owns|keeps|adopted|bought|'s got|have)\s+(?:[\w-]+\s+){0,2}"
    r"(?:an?|two|three|her|his|their)\s+(?:[\w'-]+\s+){0,3}$"
)


def named(text: str, read: Sequence[Read]) -> list[Read]:
    """The frames, with the names that are next to people or animals, each once.

    Args:
        text: the message.
        read: its frames, in order.
    """
    result = [replace(r, frame=_trimmed(r.frame)) for r in read]
    for sentence in sentences(text):
        if gate.is_text_task(sentence):
            break
        for whose, names in _beside(sentence.text):
            for name in names:
                result = _with_name(result, whose, name, sentence.raw)
    result = [replace(r, frame=_called(r.frame, r.sentence)) for r in result]
    result = [replace(r, frame=_several(_theirs(r.frame, r.sentence), r.sentence)) for r in result]
    result = _put_down(_once(result))
    return [r for r in result if not _spelled(r, result) and not _beside_me(r)]


def _beside(sentence: str) -> list[tuple[str, list[str]]]:
    """(whose, names) in a sentence with blanked quotations, which contain no names that count."""
    cleaned = plain(sentence)
    names_found: list[tuple[str, list[str]]] = []
    for match in _IN_FRONT.finditer(cleaned):
        if match["name"].casefold() not in _NO_NAMES:
            names_found.append((match["whose"], [match["name"]]))
    for match in _BESIDE.finditer(cleaned):
        names = [n for n in re.split(r"\s*,\s*|\s+(?:and|n|&)\s+|,?\s+and\s+", match["names"]) if n]
        names = [n for n in names if n.casefold() not in _NO_NAMES]
        whose = " ".join(match["whose"].split())
        several = match["mine"].casefold() not in ("a", "an") and _is_several(match)
        alone = match["mark"] is None and match["mine"].casefold() in (
            "a",
            "an",
            "have",
            "has",
            "got",
        )
        if len(names) > 1 and not several:
            names = names[:1]
        called = re.search(r"\b(?:called|named)\s+$", cleaned[: match.start("names")], re.I)
        if names and not (alone and not called) and match["mine"].casefold() != "the":
            names_found.append((whose, names))
    return names_found


def _is_several(match: re.Match[str]) -> bool:
    whose = match["whose"].casefold()
    return is_plural(whose.split()[-1])


def _with_name(read: list[Read], whose: str, name: str, sentence: str) -> list[Read]:
    """The frames, with a person's name as a name and as nothing else."""
    theirs = [r for r in read if r.sentence == sentence or name in r.sentence]
    name_frames = [r for r in theirs if r.frame.value == name and r.frame.slot == "name"]
    replaced = [
        r for r in theirs
        if (r.frame.value == name and r.frame.slot not in ("name", "called")) or
        (r.frame.slot == "name" and r.frame.of_user and r.frame.value == name)
    ]  # fmt: skip
    result = [r for r in read if r not in replaced]
    known = next((r for r in name_frames if not r.frame.of_user), None)
    if known is not None:
        last = known.frame.whose.split()[-1].casefold()
        if singular(last) in {singular(w) for w in whose.casefold().split()} and _is_noun(last):
            if known.chance < _SURE:
                result[result.index(known)] = replace(known, chance=_SURE)
            return result
        if known.frame.whose.endswith(name):
            result[result.index(known)] = replace(known, chance=max(known.chance, _SURE))
            return result
        result[result.index(known)] = replace(
            known, frame=replace(known.frame, whose=whose), chance=_SURE
        )
        return result
    noun = singular(whose.split()[-1].casefold())
    carried = any(r.frame.whose.endswith(f" {name}") and r.chance >= 0.5 for r in theirs)
    if carried and noun not in PETS:
        return result  # "sister Carol lives in Hull" has the name
    frame = Frame("tells", whose, "name", name)
    return [*result, Read(frame, sentence, _SURE)]


def _is_noun(word: str) -> bool:
    return any(w in RELATIONS or w in PETS for w in (word, singular(word)))


def _trimmed(frame: Frame) -> Frame:
    """A name without the words after it: "Rusty down" → "Rusty"."""
    if frame.whose == "in":  # "my in laws"
        frame = replace(frame, whose="in laws")
    if frame.slot not in ("name", "called"):
        return frame
    value = frame.value
    if value[:1].isupper():
        value = _PARTICLES.sub("", value)
    return replace(frame, value=value) if value else frame


def _called(frame: Frame, sentence: str) -> Frame:
    """ "everyone says Seun" gives a form of address, not a name."""
    place_of_value = place(frame.value, sentence)
    if (
        place_of_value
        and frame.slot in ("name", "called")
        and _CALL_ME.search(place_of_value.before)
    ):
        return replace(frame, slot="called", whose=USER)  # "my sister's kids call me nunu"
    if frame.slot != "name" or not frame.of_user:
        return frame
    return (
        replace(frame, slot="called")
        if place_of_value and _CALLS.search(place_of_value.before)
        else frame
    )


def _several(frame: Frame, sentence: str) -> Frame:
    """ "my sons Max and Leo play" is about both."""
    first, _, name_part = frame.whose.partition(" ")
    if frame.slot == "name" or not name_part[:1].isupper() or not first.endswith("s"):
        return frame
    both = re.search(
        rf"{re.escape(frame.whose)}(?:, {GIVEN_NAME})*,? (?:and|&) {GIVEN_NAME}", sentence
    )
    return replace(frame, whose=both[0]) if both else frame


def _once(read: Sequence[Read]) -> list[Read]:
    """Drop parts of a pet's description: "spaniel" of "a spaniel called Toffee"."""
    pets = [r for r in read if r.frame.slot == "pet" and " called " in r.frame.value]
    return [
        r for r in read
        if r in pets or not any(
            r.frame.value in p.frame.value and r.sentence == p.sentence for p in pets
        )
    ]  # fmt: skip


_WHEN = re.compile(
    r"\s+(?P<w>yesterday|today|(?:last|this) \w+|(?:on|in) \w+|\w+ (?:\w+ )?ago)", re.I
)


def _put_down(read: Sequence[Read]) -> list[Read]:
    """An animal that was put down is an event, and no longer a pet of the user's."""
    result = list(read)
    for sentence in {r.sentence: None for r in read}:
        match = PUT_DOWN.search(plain(sentence))
        if match is None or match[0] not in sentence:
            continue
        result = [
            r for r in result
            if r.sentence != sentence or r.frame.slot not in ("name", "pet", "event")
        ]  # fmt: skip
        when = _WHEN.match(sentence, match.end())
        qualifiers = MappingProxyType({"when": when["w"]} if when else {})
        frame = Frame("tells", USER, "event", match[0], qualifiers=qualifiers)
        whose = f"{match['noun2']} {match['name2'] or ''}".strip() if match["noun2"] else ""
        if whose:
            value = match[0][match[0].index("put") :]
            frame = Frame("tells", whose, "event", value, qualifiers=qualifiers)
        result.append(Read(frame, sentence, _SURE))
    return result


def _theirs(frame: Frame, sentence: str) -> Frame:
    """A pet that somebody else has is theirs: "Priya has a greyhound called Biscuit"."""
    if frame.slot != "name" or frame.of_user:
        return frame
    cleaned = plain(sentence)
    whose = cleaned.find(frame.whose.split()[-1])
    called = re.match(
        rf"(?P<w>.*?\b(?:called|named)\s+){re.escape(frame.value)}", cleaned[whose:]
    ) if whose >= 0 else None  # fmt: skip
    if called is None:
        return frame
    owner = _OTHERS.search(cleaned[:whose])
    if owner is None or re.search(r"\b(?:i|we)\b", cleaned[owner.start() : whose], re.I):
        return frame
    owner_name = re.sub(r"^(?:my|our|the)\s+", "", owner["who"].strip(" ,"))
    if apposition := re.match(r"(?P<n>[A-Z][\w'-]+),\s+(?:my|our)\s+(?P<r>[\w' -]+)$", owner_name):
        owner_name = f"{apposition['r']} {apposition['n']}"
    value = cleaned[whose : whose + called.end()]
    return Frame("tells", owner_name, "pet", value) if value in sentence else frame


def _beside_me(read: Read) -> bool:
    """Whether a name belongs to a person beside the user: "me and sam"."""
    position = place(read.frame.value, read.sentence)
    own_name = read.frame.slot == "name" and read.frame.of_user
    return own_name and position is not None and _ME_AND.search(position.before) is not None


def _spelled(read: Read, found: Sequence[Read]) -> bool:
    """Whether a name is only another one spelled out: "K-a-t-h-r-y-n"."""
    frame = read.frame
    if frame.slot not in ("name", "called") or not _SPELLED.fullmatch(frame.value):
        return False
    letters = re.sub(r"[^\w]", "", frame.value).casefold()
    return any(
        r is not read and r.frame.slot in ("name", "called") and r.frame.value.casefold() == letters
        for r in found
    )
