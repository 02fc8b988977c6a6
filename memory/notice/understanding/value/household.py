"""The frames of a sentence, with each name and age given to the one whose it is.

A reader points all names of a list at one person: "wife mia, kids lena (6) & max" has then a wife
called max. What the sentence itself says decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from memory.notice.families.relatives import has_several
from memory.notice.frames import Frame
from memory.notice.frames.frame import USER, standing
from memory.notice.grammar.nouns import PETS, RELATIONS
from memory.notice.grammar.text import plain, sentences
from memory.notice.rules import gate
from memory.notice.understanding.reading import Read
from memory.notice.understanding.value.heads import COUNTS, PARENTS, is_noun
from memory.notice.understanding.value.instead import MARK
from memory.notice.understanding.value.members import Member, members
from memory.vocabulary.english.inflection import is_plural, singular

_SURE = 0.95
_UNSURE = 0.45  # such a frame is reported, and not kept
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NOTHING = frozenset(("my", "our", "a", "and", "baby", "one", "1"))
_ABOUT_NAMES = ("name", "called", "age", "pet", "family", "partner")
_ME = re.compile(r"(?:^|[\s:,(])(?:me|i|myself)(?:\s*(?:,|and|&|n)\s*)+(?:my|our)?\s*$", re.I)
_AND_ME = re.compile(r"\s*(?:,|and|&|n)\s*(?:me|i|myself)\b", re.I)
_CHAIN = re.compile(r"[\s,&+/()]*(?:(?:and|n|my|our|also|plus)[\s,&]*)*", re.I)
_MANY = re.compile(
    r"\W*(?:both|all|are|have|were|live|go|work|play|love|like|study|hate|come|just|moved|want)\b",
    re.I,
)  # fmt: skip
_I_AM = r"(?:^|[,;(]|\b(?:hi|hey|hello|and|but))\W*(?:(?:my )?name(?:'s|s| is)|i'?m|i am)"
_OWN_INTRO = re.compile(
    r"^\W*(?:(?:hi|hey|hello|hiya|yo)\b\W*)?(?P<name>[^\W\d_][\w'’-]+),?\s+(?P<age>\d\d)\b"
    r"(?=\s*(?:,|/|$|from\b|m\b|f\b|yo\b|years\b|male\b|female\b))",
    re.I,
)


def in_household(text: str, read: Sequence[Read]) -> list[Read]:
    """The frames, with the people and animals that the message names under their own nouns.

    Args:
        text: the message.
        read: its frames, in order.
    """
    result = list(read)
    told: dict[str, Member] = {}
    for sentence in sentences(text):
        if gate.is_text_task(sentence):
            break
        here = [r for r in result if r.sentence == sentence.raw]
        rest = [r for r in result if r.sentence != sentence.raw]
        here = [replace(r, frame=_parent(r.frame, sentence.text)) for r in here]
        here = [r for r in here if not _names_a_kind(r.frame)]
        here = [replace(r, frame=_contracted(r.frame, sentence.text)) for r in here]
        here = _introduced(sentence.text, [_own_name(r, sentence.text) for r in here])
        named = members(sentence.text, _names(here))
        named = [one for one in named if not _theirs(one, here)]
        if named and not MARK.search(plain(sentence.text)):  # a correction has been read already
            here = _assigned(sentence.text, sentence.raw, named, here)
        here = [replace(r, frame=_known_here(r.frame, told)) for r in here]
        told |= {one.name.casefold(): one for one in named}
        result = [*rest, *_one_each(here)]
    return result


def _known_here(frame: Frame, told: Mapping[str, Member]) -> Frame:
    """A frame about somebody whom an earlier sentence names: "my sister is anna. anna lives …"."""
    one = told.get(frame.whose.casefold())
    return replace(frame, whose=_by_name(one)) if one is not None else frame


def _one_each(read: Sequence[Read]) -> list[Read]:
    """The frames, where one wife has one name, and everybody one age.

    A second one that no word corrects is somebody else's, and it is not known whose.
    """
    seen: dict[tuple[str, str], str] = {}
    result: list[Read] = []
    for each in read:
        frame = each.frame
        several = frame.slot == "name" and (
            frame.of_user or is_plural(frame.whose.split()[-1]) or _may_be_several(frame.whose)
        )
        if frame.slot in ("name", "age") and frame.act == "tells" and not several:
            key = (frame.whose.casefold(), frame.slot)
            first = seen.setdefault(key, frame.value.casefold())
            two = frame.slot == "age" and " and " in frame.value
            if two or (first != frame.value.casefold() and not MARK.search(plain(each.sentence))):
                each = replace(each, chance=min(each.chance, _UNSURE))
        result.append(each)
    return result


def _may_be_several(whose: str) -> bool:
    last = whose.casefold().split()[-1]
    return last in PETS or has_several(last)


def _names(read: Sequence[Read]) -> set[str]:
    """Words that the reader took for names, in lower case."""
    found: set[str] = set()
    for each in read:
        frame = each.frame
        if frame.slot in ("name", "called"):
            found |= {word.casefold() for word in _WORD.findall(frame.value)}
        words = [word.casefold() for word in frame.whose.split()]
        if not frame.of_user and len(words) > 1:
            found.add(words[-1])
        elif not frame.of_user:
            found.add(words[0])
        if frame.slot == "pet" and not frame.of_user and " " not in frame.value:
            found.add(frame.value.casefold())  # "1 cat (tiger)"
        if frame.slot in ("pet", "family", "age") and len(each.frame.value.split()) == 2:
            found |= {w.casefold() for w in _WORD.findall(frame.value.split()[-1])}
    return {word for word in found if not is_noun(word)}


def _names_a_kind(frame: Frame) -> bool:
    """ "two dogs, labradors": no name."""
    return frame.slot == "name" and is_plural(frame.value) and is_noun(frame.value.casefold())


def _contracted(frame: Frame, sentence: str) -> Frame:
    """ "dads 70": dad is."""
    one = singular(frame.whose.casefold())
    beside = re.search(rf"\b{re.escape(frame.whose)} {re.escape(frame.value)}", plain(sentence))
    is_age = frame.slot == "age" and one != frame.whose.casefold() and one in RELATIONS
    return replace(frame, whose=one) if is_age and beside and not has_several(one) else frame


def _parent(frame: Frame, sentence: str) -> Frame:
    """ "mum of three": a number alone says nothing."""
    if frame.slot != "family" or frame.value.casefold() not in COUNTS:
        return frame
    match = re.search(
        rf"\b(?:single |proud |busy )?(?:{'|'.join(PARENTS)}) (?:of|to) {re.escape(frame.value)}\b",
        plain(sentence),
        re.I,
    )
    return replace(frame, whose=USER, value=match[0]) if match else frame


def _own_name(read: Read, sentence: str) -> Read:
    """ "name's vic, two daughters": the user's, whatever follows."""
    frame = read.frame
    if frame.slot != "name" or frame.of_user:
        return read
    if not re.search(rf"{_I_AM} {re.escape(frame.value)}\b", plain(sentence), re.I):
        return read
    return replace(read, frame=replace(frame, whose=USER))


def _introduced(sentence: str, read: list[Read]) -> list[Read]:
    """ "paul 41 from essen": the user, where the message begins with them."""
    match = _OWN_INTRO.match(plain(sentence))
    if match is None or match["name"].casefold() in RELATIONS or match["name"].casefold() in PETS:
        return read
    name, low = match["name"], match["name"].casefold()
    if not any(low in r.frame.whose.casefold().split() or r.frame.value == name for r in read):
        return read
    about = [
        replace(r, frame=replace(r.frame, whose=USER), chance=max(r.chance, _SURE))
        if (r.frame.value == match["age"] and r.frame.slot == "age")
        or r.frame.whose.casefold() == low
        else r
        for r in read
        if r.frame.value != name
    ]
    origin = re.match(r"\W*from\s+(?P<v>\w+)", plain(sentence)[match.end() :])
    about = [
        replace(r, frame=replace(r.frame, whose=USER))
        if origin and r.frame.value == origin["v"] and r.frame.slot in ("home", "origin")
        else r
        for r in about
    ]
    raw = read[0].sentence
    return [Read(Frame("tells", USER, "name", name), raw, _SURE), *about]


def _assigned(text: str, raw: str, named: Sequence[Member], read: Sequence[Read]) -> list[Read]:
    """The frames of one sentence with its members."""
    result: list[tuple[int, Read]] = []
    carried: set[str] = set()
    right: set[str] = set()
    for each in read:
        if _rightly_named(each.frame, named):
            right.add(each.frame.value.casefold())
            at = _position(each.frame.value, text)
            result.append((at, replace(each, chance=max(each.chance, _SURE))))
            continue
        if _replaced(each.frame, text, named):
            continue
        for frame in _subjects(each.frame, text, named):
            carried |= set(frame.whose.casefold().split()[1:])
            result.append((_position(frame.value, text), replace(each, frame=frame)))
    for one in named:
        name = one.name.casefold()
        said = name in right or (not one.age and name in carried)
        result += [
            (one.start, Read(frame, raw, _SURE))
            for frame in _told_of(one)
            if frame.slot != "name" or not said
        ]
    return [each for _, each in sorted(result, key=lambda each: each[0])]


def _position(value: str, text: str) -> int:
    """Where a value begins in the sentence; frames stand in the order of the words."""
    said = standing(plain(value), text)
    return text.find(said) if said else 0


def _theirs(one: Member, read: Sequence[Read]) -> bool:
    """Whether a frame says whose else an animal is: "Wren has a spaniel called Toffee"."""
    return any(
        not r.frame.of_user
        and r.frame.slot == "pet"
        and " called " in r.frame.value
        and r.frame.value.endswith(one.name)
        for r in read
    )


def _rightly_named(frame: Frame, named: Sequence[Member]) -> bool:
    """Whether a name has the noun that the sentence gives it, perhaps a longer one: "show dog"."""
    if frame.slot != "name" or frame.of_user or frame.act == "withdraws":
        return False
    noun = re.sub(rf"\s+{re.escape(frame.value)}$", "", frame.whose, flags=re.I).casefold()
    return any(
        frame.value.casefold() == one.name.casefold()
        and not one.owner
        and noun.endswith(one.head.split()[-1])
        and len(noun.split()) >= len(one.head.split())
        for one in named
    )


def _told_of(one: Member) -> list[Frame]:
    """The name, and the age where it is told."""
    if one.owner:
        frames = [Frame("tells", f"{one.owner}'s {one.one}", "name", one.name)]
        whose = f"{one.owner}'s {one.one}"
    else:
        frames = [Frame("tells", one.head, "name", one.name)]
        whose = _whose(one)
    if one.age:
        frames.append(Frame("tells", whose, "age", one.age))
    return frames


def _whose(one: Member) -> str:
    """Somebody by relation, and by name where there may be several: "child lena", "wife"."""
    if one.owner:
        return f"{one.owner}'s {one.one}"
    return f"{one.one} {one.name}" if one.one in PETS or has_several(one.one) else one.one


def _replaced(frame: Frame, text: str, named: Sequence[Member]) -> bool:
    """Whether a frame says only what the members say: a name, an age, or half of a list."""
    if frame.slot not in _ABOUT_NAMES or frame.act == "withdraws":
        return False
    told = {one.name.casefold() for one in named}
    ages = {word for one in named for word in one.age.casefold().split()}
    words = re.findall(r"[^\W_][\w'’-]*", frame.value.casefold())
    if frame.slot == "age" and not frame.of_user and ages and words and set(words) <= ages | {
        "years", "old", "yo", "and", "year", *told,
    }:  # fmt: skip
        return True
    if words[:1] and words[0] in PARENTS and len(words) > 1:
        return False  # "mum of three"
    small = _NOTHING | {
        word for one in named for word in _WORD.findall(text[one.begin : one.start].casefold())
    }
    spoken = {word for word in words if not word.isdigit()}
    if "old" in spoken and frame.slot == "family" and spoken <= small:
        return True  # "a 5 yr old"
    if not set(words) & told:
        # "our" and "gf" of "me, my gf ana and our kids …" say nothing
        alone = frame.slot in ("family", "partner", "pet") and set(words) <= small
        if not frame.of_user and set(words) <= small | ages:
            return True  # "3 and a boy"
        return alone or (not frame.of_user and frame.slot in ("family", "pet") and len(words) == 1)
    return spoken <= told | ages | small | COUNTS or frame.slot in ("name", "called")


def _subjects(frame: Frame, text: str, named: Sequence[Member]) -> list[Frame]:
    """A frame about a member: about the right one, all of the list, or the user among them."""
    if frame.of_user:
        return [frame]
    words = frame.whose.casefold().split()
    about = [one for one in named if one.name.casefold() in words]
    if not about:
        return [frame]
    value = standing(plain(frame.value), text)
    place = text.find(value) if value else -1
    chain = _chain(about[0], text, named)
    if place < chain[-1].until:
        return [replace(frame, whose=_by_name(about[0]))]
    if _ME.search(text[: chain[0].begin]) or _AND_ME.match(text, chain[-1].until):
        return [replace(frame, whose=USER)]
    many = len(chain) > 1 and _MANY.match(text, chain[-1].until)
    if many and all(one.group == chain[0].group for one in chain):
        return [replace(frame, whose=chain[0].head)]
    if many:
        return [replace(frame, whose=_by_name(one)) for one in chain]
    return [replace(frame, whose=_by_name(about[0]))]


def _by_name(one: Member) -> str:
    return _whose(one) if one.owner else f"{one.one} {one.name}"


def _chain(one: Member, text: str, named: Sequence[Member]) -> list[Member]:
    """The members that are joined to one: "my daughter lily (4) and my son theo (7)"."""
    chain = [one]
    for other in named[named.index(one) + 1 :]:
        between = text[chain[-1].until : other.begin]
        same = other.group == chain[-1].group
        if not same and not _CHAIN.fullmatch(between):
            break
        chain.append(other)
    for other in reversed(named[: named.index(one)]):
        between = text[other.until : chain[0].begin]
        if other.group != chain[0].group and not _CHAIN.fullmatch(between):
            break
        chain.insert(0, other)
    return chain
