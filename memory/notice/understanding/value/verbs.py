"""The verb that governs a value in its sentence: "take" in "I take my tea with two sugars"."""

from __future__ import annotations

import re
from dataclasses import replace

from memory.notice.frames import Frame
from memory.notice.frames.phrases import Shape, analyse
from memory.notice.frames.vocabulary import DETERMINERS, PREPOSITIONS
from memory.notice.grammar.lexicon import words
from memory.notice.grammar.nouns import PETS, RELATIONS
from memory.notice.understanding.value.clauses import Place, place
from memory.vocabulary.english.inflection import base_of_past, verb_of

_ADVERB = words(
    "always usually often sometimes rarely normally generally mostly also still really just even "
    "regularly actually only hardly barely ever seldom mainly occasionally never"
)
_WALK = DETERMINERS | PREPOSITIONS | _ADVERB
_EMPTY = words("be have do get like love hate want need know am is are go stop quit give start")
_SUBJECTS = words("i we he she they you who and to then also i'll we'll they'll he'll she'll")
# Verbs of activities, whichever slot their object was assigned to.
_CONCRETE = words(
    "take put share ride walk feed cook bake watch read listen wear pour spread add mix sprinkle "
    "dip "
    "wash iron sleep sit keep leave carry catch drink eat make use water grow play drive hide mend"
)
_FITS = {
    "school": words("go attend study teach work"), "workplace": words("work teach study"),
    "home": words("live stay move rent"), "diet": words("eat drink avoid have take skip cook"),
    "owns": words("own have get buy keep drive ride use grow"),
    "pet": words("have keep own get feed"),
    "allergy": words("have"),
}  # fmt: skip
_ALL_BUT = re.compile(
    r"\b(?P<verb>eat|drink|like|love|enjoy|watch|read|play)\s+(?P<all>(?:everything|anything"
    r"|everyone"
    r"|all (?:the |of the )?[\w-]+(?: [\w-]+)?|every [\w-]+)\s+(?:but|except(?: for)?|apart from"
    r"|besides"
    r"|other than|bar)\s+)$",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"(?:^|[,;.]\s*|\band\s+)(?:my"
    r"|our)\s+(?P<who>(?:[\w-]+\s+){0,2}?(?P<noun>[\w-]+)(?:\s+[A-Z][\w'-]+)?)\s+"
    r"(?P<rest>(?:[a-z']+\s+){1,4})$"
)
_OWN = re.compile(r"\b(?:i|i'm|i've|we|we're|we've)\b", re.IGNORECASE)


def governed(frame: Frame, at: Place) -> tuple[Frame, Place]:
    """The frame and its place, extended to the governing verb, in the slot that fits it."""
    if frame.act == "changes" and frame.negated:
        return frame, at
    if (but := _ALL_BUT.search(at.before)) is not None:
        slot = "diet" if but["verb"].casefold() in ("eat", "drink") else "likes"
        at = Place(at.text, but.start("all"), at.end)
        value = at.text[at.start : at.end]
        return replace(frame, slot=slot, value=value, negated=False), at
    frame = _of_somebody(frame, at)
    if frame.of_user and frame.slot in ("school", "studies") and frame.act == "tells":
        wide = _from_verb(at)
        if at.text[wide.start :].split()[0].casefold() in ("studied", "read", "attended"):
            return replace(frame, slot="studies"), wide
    if frame.slot in ("does", "schedule", "other"):
        return frame, _from_verb(at)
    if frame.slot == "event":
        wide = _from_verb(at, have=True)
        first = at.text[wide.start :].split()[0]
        past = wide.start < at.start and base_of_past(first.casefold()) is not None
        return frame, wide if past else at
    if not frame.of_user or frame.negated or frame.slot not in _FITS:
        return frame, at
    wide = _from_verb(at, have=frame.slot == "owns")
    verb = verb_of(at.text[wide.start :].split()[0]) if wide.start < at.start else None
    if verb and is_verbal(at):  # "eat fish": alone it would be said as "fishes"
        return frame, wide
    mine = at.text[wide.start : at.start].casefold().split()[1:2] in (["my"], ["our"])
    possessed = (
        verb == "have" and mine and re.match(r"\s+(?:with|in|at|on|for|without)\b", at.after)
    )
    if possessed or (verb in _CONCRETE and verb not in _FITS[frame.slot]):
        return replace(frame, slot="does"), wide
    return frame, at


def _of_somebody(frame: Frame, at: Place) -> Frame:
    """What "my husband does" is not a fact about the user."""
    match = _SOMEBODY.search(at.before) if frame.of_user else None
    if match is None or match["noun"].casefold() not in RELATIONS | dict.fromkeys(PETS, ""):
        return frame
    verb = match["rest"].split()
    is_own = any(_OWN.fullmatch(word) for word in verb)
    third_person_verb = next((w for w in verb if verb_of(w) and w.endswith("s")), None)
    doing = frame.slot in ("does", "plays", "schedule", "likes", "diet", "drives")
    return (
        replace(frame, whose=match["who"]) if third_person_verb and doing and not is_own else frame
    )


def _from_verb(at: Place, have: bool = False) -> Place:
    """The value from its verb on, unless it contains one."""
    preceding = list(re.finditer(r"[\w'’-]+", at.before))
    if is_verbal(at) and not (preceding and verb_of(preceding[-1][0].casefold()) in _CONCRETE):
        return at
    for n, match in enumerate(reversed(preceding)):
        word = match[0].casefold()
        between = at.before[match.end() :]
        if n > 4 or re.search(r"[,.;:!?]", between):
            break
        verb = verb_of(word)
        empty = verb in _EMPTY and not (have and verb in ("have", "get"))
        if verb and not empty and _has_subject(preceding, len(preceding) - 1 - n):
            return Place(at.text, match.start(), at.end)
        if word in _WALK or n < 2:
            continue
        break
    return at


_ELSE = re.compile(
    r"(?:^|[,;]|\b(?:and|but|so|because))\s*(?:all|both|they|he|she|everyone"
    r"|everybody)(?: of them)?\s+"
    r"(?:all\s+)?(?:are|is|were|was|live|lives|work|works|has|have|does|do|study|go"
    r"|goes)\b[^,;.]*$",
    re.IGNORECASE,
)


def of_somebody_else(frame: Frame, sentence: str) -> bool:
    """Whether a clause about the user has another subject: "all live in Pune"."""
    at = place(frame.value, sentence) if frame.of_user else None
    match = _ELSE.search(at.before) if at else None
    return match is not None and _OWN.search(match[0]) is None


def is_verbal(at: Place) -> bool:
    """Whether a value has a verb of its own, or needs none."""
    shape = analyse(at.text[at.start : at.end]).shape
    return shape in (Shape.BASE, Shape.THIRD, Shape.PAST, Shape.CLAUSE, Shape.INFINITIVE,
                     Shape.ADJECTIVE, Shape.FOREIGN)  # fmt: skip


def _has_subject(held: list[re.Match[str]], n: int) -> bool:
    """Whether a verb has a subject before it, directly or before adverbs."""
    while n > 0 and held[n - 1][0].casefold() in _ADVERB:
        n -= 1
    previous = held[n - 1][0].casefold() if n else ""
    somebody = previous in RELATIONS or previous in PETS or (n > 0 and held[n - 1][0][:1].isupper())
    return n == 0 or previous in _SUBJECTS or somebody
