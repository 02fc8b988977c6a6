"""A reader's frames of a message, whose values are the user's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from memory.notice.frames import Frame, frame_of, grounded
from memory.notice.frames.frame import USER, standing
from memory.notice.grammar.text import BLANK, Sentence, plain, sentences
from memory.notice.rules import gate
from memory.notice.speech import split
from memory.notice.understanding.form_lines import form_lines
from memory.vocabulary.english.words import name_like, stems
from memory.vocabulary.ports import Reader

Before = Sequence[tuple[str, str]]
_AT_ONCE = 45  # words that are read together
_MOST = 12  # such pieces of one message; a longer one is mostly somebody else's text
_LONGEST = 4_000  # characters; nobody types that much in one turn
_OWN_CHANCE = 0.35  # probability from which a frame in the message itself counts
_OWN = re.compile(
    r"\b(?:i|i'?m|i'?ve|i'?d|i'?ll|im|ive|me|my|mine|we|we'?re|we'?ve|our|us|myself)\b", re.I
)
_AGREES = re.compile(
    r"\b(?:yes|yeah|yep|yup|yea|aye|sure|right|exactly|correct|true|same|too|either|agreed?|indeed)\b",
    re.I,
)
_ORDERS = re.compile(
    r"\b(?:always|never|from now on|every time|stop|don'?t|remember|forget)\b", re.I
)
_I = re.compile(r"\b(?:i|i'?m|i'?ve|i'?ll|im|ive|we|we'?re)\b", re.I)
_NEXT = re.compile(r"(?:[,;.]|\band\b|\bbut\b|\bso\b)\s+(?:and |but )?")  # before a clause
_CALLED = re.compile(
    r"\b(?:called|named|(?:his|her|its|their|whose|'s|s) name(?:'s|s| is)) $", re.I
)
# "tea or coffee then": a choice is asked for, whatever was said before.
_OFFERS = re.compile(r"\W*(?:[\w'-]+ ){1,3}or (?:[\w'-]+ ?){1,4}\W*", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:he|she|it|they|his|her|hers|its|their|who|my|our)\b", re.I)
_ASKS = re.compile(
    r"\W*(?:(?:can|could|would|will) (?:you|u)|(?:what|which|how|who|where|when)(?:'?s|'?re)?|why"
    r"|is|are|does|do|did|write|tell|give|explain|list|show|translate|summari[sz]e|make|find|help|suggest"
    r"|recommend)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Read:
    """A frame, the sentence it was read in, and the probability that it is told at all."""

    frame: Frame
    sentence: str
    chance: float = 1.0


def read_message(text: str, before: Before, reader: Reader) -> list[Read] | None:
    """The frames of a message in order; None where the reader cannot read.

    Args:
        text: what the user typed. Code, quotations and material to work on are not read.
        before: preceding turns as (role, text), oldest first.
        reader: the trained tagger.
    """
    if len(text) > _LONGEST:
        return []
    readings = [
        Read(frame, line)
        for told, line in form_lines(split(text).own)
        if (frame := frame_of(told)) is not None
    ]
    seen: set[tuple[str, str, str, str]] = set()
    for piece in _pieces(text):
        message = " ".join(sentence.raw for sentence in piece)
        if _plainly_asks(message, before):
            before = [*before, ("user", message)]
            continue
        lines = reader.read(message, before)
        if lines is None:
            return None
        readings_here: list[Read] = []
        for line in lines:
            frame = frame_of(line)
            if frame is not None and frame.value[-1] in "'’":  # "my interview's"
                frame = replace(frame, value=frame.value[:-1])
            if frame is not None and frame.slot == "pronouns":
                said = re.search(rf"\b{re.escape(frame.value)}(?:/\w+)+", message, re.I)
                frame = replace(frame, value=said[0]) if said else frame
            checked = grounded(frame, message, before) if frame else None
            if checked is None or not _says_something(checked):
                continue
            if not _taken_up(checked, message, before):
                continue
            sentence = _where(checked, piece)
            checked = _of_whom(checked, message, sentence or "")
            key = (checked.act, checked.whose, checked.slot, checked.value.casefold())
            if sentence is not None and key not in seen:
                seen.add(key)
                readings_here.append(Read(checked, sentence, float(line.get("chance", 1.0))))
        readings += _own_words(readings_here, message)
        before = [*before, ("user", message)]
    return readings


def _pieces(text: str) -> Iterator[list[Sentence]]:
    """The sentences to read, several together; nothing after a task that has its material."""
    spoken: list[Sentence] = []
    for sentence in sentences(text):
        if gate.is_text_task(sentence):
            break
        spoken.append(sentence)
    if not spoken and 0 < len(text.strip()) < 3:
        spoken = [Sentence(text.strip(), plain(text.strip()), False)]
    piece: list[Sentence] = []
    words = count = 0
    for sentence in spoken:
        size = len(sentence.raw.split())
        if piece and words + size > _AT_ONCE:
            yield piece
            piece, words, count = [], 0, count + 1
            if count == _MOST:
                return
        piece.append(sentence)
        words += size
    if piece:
        yield piece


def _plainly_asks(message: str, before: Before) -> bool:
    """Whether it asks about the world: it has no word about the user, and answers no question."""
    if _OFFERS.fullmatch(message) and not _OWN.search(message):
        return True
    if _OWN.search(message) or _ORDERS.search(message) or not message.isascii():
        return False
    if before and before[-1][0] == "assistant" and before[-1][1].rstrip().endswith("?"):
        return False
    return _ASKS.match(message) is not None


def _taken_up(frame: Frame, message: str, before: Before) -> bool:
    """Whether a value occurs in the message, or in the reply that it answers ("me too", "yes").

    Earlier messages of the user have been read already, and a question takes up nothing, nor does
    "thanks" after a reply that asked nothing; what corrects something says its value itself.
    """
    if standing(frame.value, " ".join(message.split())):
        return True
    if frame.act != "tells":
        return frame.act != "corrects"
    last = before[-1] if before else ("", "")
    answers = last[0] == "assistant" and standing(frame.value, " ".join(last[1].split()))
    meant = "?" in last[1] or _OWN.search(message) or _AGREES.search(message)
    return bool(answers and meant) and _ASKS.match(message) is None


def _of_whom(frame: Frame, message: str, sentence: str) -> Frame:
    """The frame, about the user where its clause says "I" and names nobody else, and a name where
    it stands behind "called": "my dog's called Bruno and i live in leeds"."""
    if frame.of_user:
        return frame
    cleaned = " ".join(plain(sentence).split())
    head = cleaned.partition(plain(frame.value))[0]
    if _CALLED.search(head) and name_like(frame.value):
        return replace(frame, slot="name")
    if any(standing(word, message) for word in frame.whose.split()):
        clauses = _NEXT.split(head)
        subjects = (c for c in reversed(clauses[1:]) if _I.match(c) or _OTHERS.search(c))
        clause = next(subjects, "")  # "i ride a vespa, can't stand coriander": "i" goes on
        mine = _I.match(clause) is not None and not _OTHERS.search(clause)
        return replace(frame, whose=USER) if mine else frame
    return replace(frame, whose=USER) if _I.search(head) and not _OTHERS.search(head) else frame


def _own_words(found: list[Read], message: str) -> list[Read]:
    """Drop frames found only in an earlier turn, where the message states something itself.

    "Me too" takes its value from there; "she moved to Leeds" repeats no old home.
    """
    plainly = " ".join(message.split())
    own_readings = [reading for reading in found if standing(reading.frame.value, plainly)]
    return own_readings if any(reading.chance >= _OWN_CHANCE for reading in own_readings) else found


def _says_something(frame: Frame) -> bool:
    """Whether a value has a content word, a number or a name; "scratch that" has none."""
    value = frame.value
    words_said = " ".join([value, *frame.qualifiers.values()])  # "get up", "at a quarter to six"
    meaningful = bool(stems(words_said)) or name_like(words_said) or not value.isascii()
    return meaningful or frame.act == "withdraws"


def _where(frame: Frame, piece: Sequence[Sentence]) -> str | None:
    """The sentence that contains a value; None where only a quotation does.

    A value that only an earlier turn has ("me too") belongs to the first sentence.
    """
    value = plain(frame.value)
    containing = [s for s in piece if standing(value, " ".join(plain(s.raw).split()))]
    if any(gate.is_fiction(sentence.text) for sentence in containing):
        return None
    for sentence in containing:
        if standing(value, " ".join(sentence.text.split())):
            return sentence.raw
    if containing or any(BLANK in s.text for s in piece):
        return None
    return piece[0].raw
