"""The words that belong to a value: its verb, its phrase, and restrictions before and after it.

A tagger marks only the core: "tea" of "I take my tea with two sugars", "drink wine" of "I only
drink wine at weddings". A fact without its verb says nothing, and one without its restriction is
false. Both are restored from the sentence, in the user's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from memory.notice.frames import Frame
from memory.notice.frames.phrases import Shape, analyse
from memory.notice.frames.vocabulary import PREPOSITIONS
from memory.notice.grammar.lexicon import words
from memory.notice.understanding.value.clauses import Place, clause_tail, place
from memory.notice.understanding.value.instead import MARK
from memory.notice.understanding.value.verbs import governed, is_verbal
from memory.vocabulary.english.calendar import WEEKDAY

# Slots for activities, where the phrase after the verb belongs to the value.
_DOING = ("does", "schedule", "other", "event", "plan", "goal", "job")
_HELD = ("pet", "family", "owns", "age", "home", "allergy", "language", "size")  # never "often"
_TASTES = ("likes", "diet", "plays", "skill")
_SUBJECT = r"(?:i|we|he|she|they|you|my [\w'-]+|our [\w'-]+|[A-Z][\w'-]+)"
_LIMIT = (
    r"(?:only(?: ever)?|hardly ever|hardly|barely ever|barely|scarcely|rarely ever|rarely|seldom"
    r"|almost never|mostly|mainly|sometimes|occasionally)"
)
_BEFORE = re.compile(
    rf"(?:^|[,;]\s*|\b(?:and|but|so|{_SUBJECT}|i'?m|i'?ve|i'?ll|im|am|is|are|do|does|can|will)\s+)"
    rf"(?P<limit>{_LIMIT})\s+(?P<between>(?:[\w']+\s+){{0,3}})$",
    re.IGNORECASE,
)
_SCARCE = re.compile(r"(?:hardly|barely|scarcely|rarely|seldom|almost never)", re.IGNORECASE)
# Beginnings of a restriction after the value.
_BEHIND = re.compile(
    r"\s*,?\s*(?P<limit>(?:and |but )?(?:only(?= (?:if|when|on|in|at|with|for|after|before"
    r"|during|ever|from))"
    r"|never (?=(?:on|in|at|before|after|with|during)\b)|except|unless|apart from|aside from"
    r"|other than|as long as|provided|but only|but not|just not"
    r"|though not|not (?:on|in|at|when|if|after|before|during|for|with)\b|save for|besides|until"
    r"|if(?! you)"
    r"|when(?=ever\b| (?:i|i'm|we|it|it's|they|he|she|there|my|the)\b| (?-i:[A-Z]))|whenever"
    r"|depending on)\b.*)",
    re.IGNORECASE,
)
# "I only eat meat at christmas": what stands behind limits it.
_ONLY = re.compile(r"\bonly(?: ever)?(?: [\w']+){1,2} $", re.IGNORECASE)
_THEN = re.compile(r"\s+(?P<limit>(?:at|on|in|after|before|during|with|for|from)\b.*)", re.I)
_BUT = re.compile(
    r"\s+(?P<limit>but (?!i\b|not\b|only\b|we\b|it\b|my\b)[\w'-]+(?: [\w'-]+)?)(?=[,.;!?]|$)", re.I
)
_UNIVERSAL = re.compile(r"(?:all|any|every\w*|anything|no|nothing|nobody|none)\b", re.IGNORECASE)
_IN_FRONT = re.compile(
    r"(?:^|[,;.]\s*|\b(?:and|but)\s+)(?P<limit>(?:only )?(?:if|when|whenever|unless|except|until"
    r"|on|at|in|after|before|during)\b"
    r"[^,;.]{2,40}),\s*(?:then )?(?:i|i'?m|im|we|we're)\b[^,;.]*$",
    re.IGNORECASE,
)
_POLITE = re.compile(r"if (?:you|possible|it helps|that|not)\b", re.IGNORECASE)
_JOINING = words("and or but if when")
_PHRASE = words(
    "with without at around about in on by after before until till for from near every each once "
    "twice except unless when whenever only during as into to of through like daily weekly like"
)
_INSIDE = re.compile(
    r",|\s+(?:unless|except|only|if|when|whenever|but|apart from|until|not|as long as|provided)\b",
    re.I,
)
_CUT = words("older younger little big elder oldest youngest eldest best old new twin baby ex")
_LEADING = PREPOSITIONS - {"of", "to", "about"}
_OPEN = ("an", "a", "my", "our", "the", "is", "are")
_STREET = re.compile(
    r" (?:road|street|avenue|lane|square|university|college|hospital|island|beach|county|high"
    r" school|shifts?)\b",
    re.I,
)
_DWELLING = re.compile(
    r"\b(?P<what>(?:the|an?|our|my) (?:\w+ )?(?:flat|house|apartment|room|cottage|bungalow|place)"
    r" (?:on|in|at) )$",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    rf"\s*,?\s*(?P<q>(?:on )?{WEEKDAY}s\b|(?:every|each) [\w-]+"
    r"(?: (?:morning|evening|night|afternoon))?|(?:once|twice) an? \w+|on (?:weekends|weekdays))",
    re.I,
)
_OBJECT = words("my our the a an his her their some two three")
_STRICT = ("never", "always", "only")
_EXCEPT = re.compile(r"\b(?:except|unless|apart from|aside from)(?: on| in| at| for)?\s*$", re.I)
_LONGEST = 12  # words of a phrase that is added
_FUNCTION = PREPOSITIONS | words(
    "the a an of to and or my our unless except if when only than because as but that"
)


def whole(frame: Frame, sentence: str, others: tuple[str, ...] = ()) -> Frame:
    """A frame with the verb, the phrase and the restrictions that belong to its value.

    Args:
        frame: grounded.
        sentence: the sentence of its value.
        others: the values of the other frames of the sentence; a phrase ends before them.
    """
    if frame.act in ("withdraws", "instructs") or frame.slot in ("name", "called", "pronouns"):
        return frame
    at = place(frame.value, sentence)
    if at is None:
        return frame
    if MARK.search(at.text):  # "at 6, sorry, 7": what was said first does not count
        return frame
    qualifiers = _mended(frame.qualifiers, at.text, frame.value)
    if frame.slot in _HELD:
        qualifiers.pop("how_often", None)
    frame = replace(frame, qualifiers=MappingProxyType(qualifiers))
    frame, at = governed(frame, _completed(frame, at))
    frame = replace(frame, value=at.text[at.start : at.end])
    tail = list(_segments(at, qualifiers, others))
    frame, at = _with_phrase(frame, at, tail)
    return _limited(_limited_in_front(frame, at), at)


def _mended(qualifiers: Mapping[str, str], text: str, value: str) -> dict[str, str]:
    """Complete truncated qualifiers: "the" of "the 2nd of July", "unless" of "unless it snows"."""
    mended: dict[str, str] = {}
    for name, qualifier in qualifiers.items():
        position = place(qualifier, text)
        last = qualifier.split()[-1].casefold()
        if position is None:
            mended[name] = qualifier
            continue
        tail = position.after
        if qualifier.casefold() in ("unless", "except", "only", "if"):
            continue  # a restriction: it is restored from the sentence as a whole
        if _EXCEPT.search(position.before):
            continue  # and so is this
        if last in _FUNCTION and tail.strip():
            end = position.end + len(tail)
        else:
            extension = re.match(r" of [\w'-]+(?: \d{4})?", tail)
            end = position.end + len(extension[0]) if extension else position.end
        preceding = position.before.split()[-1].casefold() if position.before.split() else ""
        outer = not f"{value.casefold()} ".endswith(f" {preceding} ")  # the "up" of "get up"
        lead = preceding in _LEADING and name in ("where", "when", "how_often") and outer
        begin = position.before.rstrip().casefold().rfind(preceding) if lead else position.start
        whole_ = text[begin:end].strip()
        if value.casefold() in whole_.casefold():
            continue  # "the" of "for the bakery shift", whose value is the shift
        if whole_.split()[-1].casefold() not in ("the", "a", "an", "of"):
            mended[name] = whole_
    if mended.get("since", "").casefold() in mended.get("when", "").casefold():
        mended.pop("since", None)
    often = place(mended.get("how_often", ""), text) if mended.get("how_often") else None
    told = place(value, text)
    if often and told and often.start > told.end and mended["how_often"].casefold() in _STRICT:
        mended.pop("how_often")  # "4 days a week, never on wednesdays"
    return mended


def _segments(
    at: Place, qualifiers: Mapping[str, str], others: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    """The (start, end) of text in the rest of the clause outside qualifiers and other values."""
    begin, end = at.end, at.end + len(at.after)
    taken_texts = [at.text[at.start : at.end]]
    spans: list[tuple[int, int]] = []
    for taken_text in [*qualifiers.values(), *others]:
        position = (
            at.text.casefold().find(taken_text.casefold(), begin)
            if taken_text not in taken_texts
            else -1
        )
        if begin <= position < end:
            spans.append((position, position + len(taken_text)))
    for start, stop in sorted(spans):
        if start > begin:
            yield begin, start
        begin = max(begin, stop)
    if begin < end:
        yield begin, end


def _completed(frame: Frame, at: Place) -> Place:
    """Complete a truncated noun: "an older" of "an older brother"."""
    street = _STREET.match(at.text[at.end :])
    if street is not None:
        dwelling = _DWELLING.search(at.text[: at.start]) if frame.slot == "home" else None
        start = dwelling.start("what") if dwelling else at.start
        return Place(at.text, start, at.end + len(street[0]))
    if frame.slot == "home" and at.before.endswith("between "):
        both = re.match(r" and [\w'-]+", at.text[at.end :])
        return Place(at.text, at.start - len("between "), at.end + len(both[0])) if both else at
    if frame.slot not in ("pet", "family", "owns", "partner", "job", "health"):
        return at
    for _ in range(3):
        last = at.text[at.start : at.end].split()[-1].casefold()
        more = re.match(r"\s+[\w'-]+", at.text[at.end :])
        if more is None or not (last in _CUT or last in _OPEN):
            break
        at = Place(at.text, at.start, at.end + len(more[0]))
    return at


def _with_phrase(frame: Frame, at: Place, tail: list[tuple[int, int]]) -> tuple[Frame, Place]:
    """The value with the phrase just after it: "hit the sack around half eleven"."""
    value = at.text[at.start : at.end]
    verbal = is_verbal(at) or analyse(value).shape is Shape.GERUND
    if tail and tail[0][0] == at.end and (verbal or frame.slot in _TASTES):
        phrase = at.text[tail[0][0] : tail[0][1]]
        inside = _INSIDE.search(phrase)
        phrase = _without_end(phrase[: inside.start()] if inside else phrase)
        first = phrase.split()[0].casefold() if phrase else ""
        bare = " " not in value and verbal and first in _OBJECT  # "quit" of "quit my gym"
        fits = (first in _PHRASE or bare) and len(phrase.split()) <= _LONGEST
        limit = _BEHIND.match(phrase) is not None
        wanted = frame.slot in _DOING or (
            frame.slot in _TASTES and first in ("with", "without", "in")
        )
        if fits and wanted and not limit and phrase.startswith(" "):
            if frame.slot == "plays" and not verbal:
                where = {**frame.qualifiers, "where": phrase.strip()}
                return replace(frame, qualifiers=MappingProxyType(where)), at
            at = Place(at.text, at.start, at.end + len(phrase))
            value = at.text[at.start : at.end]
    frame = replace(frame, value=value)
    for begin, end in tail:
        often = _OFTEN.match(at.text, begin, end)
        doing = frame.slot in (*_DOING, *_TASTES)
        if begin >= at.end and often and doing and "how_often" not in frame.qualifiers:
            limits = {**frame.qualifiers, "how_often": often["q"]}
            frame = replace(frame, qualifiers=MappingProxyType(limits))
    return _recurring(frame), at


_PLURAL_DAY = re.compile(r"(?:on )?\w+days|every .+|each .+|(?:once|twice) an? .+", re.I)


def _recurring(frame: Frame) -> Frame:
    """What happens "on tuesdays" is a habit: "hit the gym" has the same past."""
    often = frame.qualifiers.get("how_often", "")
    first = analyse(frame.value)
    habit = frame.slot == "event" and first.shape is Shape.BASE and _PLURAL_DAY.fullmatch(often)
    return replace(frame, slot="does") if habit else frame


def _without_end(said: str) -> str:
    """A phrase without the small words that lead to what is held elsewhere."""
    said = said.rstrip(" ,")
    while said and said.split()[-1].casefold() in _FUNCTION:
        said = said.rstrip()[: -len(said.split()[-1])].rstrip(" ,")
    return said


def _limited_in_front(frame: Frame, at: Place) -> Frame:
    """A limit before the value: "only", "hardly ever", "when it rains, I …"."""
    match = _BEFORE.search(at.before)
    between = set(match["between"].casefold().split()) if match else set()
    if match and not between & _JOINING:
        scarce = _SCARCE.match(match["limit"]) is not None
        qualifiers = dict(frame.qualifiers)
        if qualifiers.get("how_often", "").casefold() in match["limit"].casefold():
            qualifiers.pop("how_often", None)
        frame = replace(
            frame,
            limit=match["limit"],
            negated=frame.negated and not scarce,
            qualifiers=MappingProxyType(qualifiers),
        )
    front = _IN_FRONT.search(at.before)
    if front is None or _POLITE.match(front["limit"]):
        return frame
    said, low = front["limit"], front["limit"].casefold()
    kind = "only_if" if re.match(r"(?:only |if|when|unless|except|until)", low) else "when"
    if kind in frame.qualifiers or any(q.casefold() in low for q in frame.qualifiers.values()):
        return frame
    return replace(frame, qualifiers=MappingProxyType({**frame.qualifiers, kind: said}))


def _limited(frame: Frame, at: Place) -> Frame:
    """A limit behind the value and its qualifiers: "except on sundays", "unless it rains"."""
    end = at.end
    for said in frame.qualifiers.values():
        found = at.text.casefold().find(said.casefold(), at.end)
        if at.end <= found <= end + 12:
            end = max(end, found + len(said))
    if behind := _BEHIND.match(at.text, end):
        begin = behind.start("limit")
        limit = at.text[begin : begin + len(clause_tail(at.text, begin))]
    elif _ONLY.search(at.text[: at.start]) and (then := _THEN.match(at.text, end)):
        begin = then.start("limit")
        limit = at.text[begin : begin + len(clause_tail(at.text, begin))]
    else:
        but = _BUT.match(at.text, end) if _UNIVERSAL.match(frame.value) else None
        limit = but["limit"] if but else ""
    limit = limit.strip(" ,")
    held = " ".join([frame.value, *frame.qualifiers.values()]).casefold()
    inner = " ".join(limit.casefold().split()[1:])
    if not 2 <= len(limit.split()) <= _LONGEST or inner in held:
        return frame
    if re.match(r"(?:if|when|whenever)\b", limit, re.I) and "when" in frame.qualifiers:
        return frame
    limits = {**frame.qualifiers, "only_if": limit}
    return replace(frame, qualifiers=MappingProxyType(limits))
