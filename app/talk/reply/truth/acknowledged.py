"""The beginning of a reply to a telling: what memory kept of it, in the user's own words.

A small model acknowledges one of two things told, or runs in circles on a short statement; what was
kept is known exactly. The beginning is rendered from the changes that noticing made, so that it
names nothing else. Where it cannot be worded well there is none, and the model answers alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from app.talk.prompt.prompt import Exchange
from memory.notice.frames.frame import standing
from memory.notice.frames.person import is_foreign, turned
from memory.notice.grammar.lexicon import words
from memory.notice.grammar.text import Sentence, clause, sentences
from memory.notice.rules.gate import asks, is_task, pieces
from memory.vocabulary.english.second_person import to_user
from memory.vocabulary.english.words import STOP, stem_list, stems
from memory.vocabulary.prompt_form import joined
from memory.vocabulary.records import Change, ChangeKind, Fact, Kind, Sensitivity, Turn

MOST = 3  # things named; more are counted
LONGEST = 240  # characters of a statement that is said again

_NEW = ("Got it", "Thanks for telling me", "Noted", "I'll remember that", "Good to know")
_CHANGED = ("Understood", "All right", "I've changed that")
_KNOWN = ("Yes, I remember", "I know")
_GLAD = ("Congratulations", "How lovely", "That's wonderful news")
_SAD = ("I'm sorry to hear that", "I'm so sorry")
_CALLED = (
    "Very well, {name}, that's what I'll call you.",
    "Of course, {name}. I'll call you that from now on.",
    "All right, {name} it is.",
)
_KEPT = (ChangeKind.ADDED, ChangeKind.SUPERSEDED, ChangeKind.EDITED, ChangeKind.REPEATED)
_REPLACED = (ChangeKind.SUPERSEDED, ChangeKind.EDITED)
_COUNTED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

# Slots whose sentences are right for any value: names and the like. Others are said in the user's
# own clause where that tells no more than what was kept.
_PLAIN = re.compile(
    r"name|nickname|pronouns|age|birthday|home|origin|hometown|birthplace|employer|language"
    r"|instrument|allergy|favourite\..*|pet\..*|family\..*\.name|count\..*|native_language"
)
_NAMED = re.compile(r"(?:name|nickname|pet\..*|family\..*\.name)")
# Slots whose old value can be named after "no longer", with its preposition.
_NO_LONGER = (
    (re.compile(r"home"), "in "),
    (re.compile(r"favourite\..*|nickname|name|family\..*\.name"), ""),
)
# Words with which something is taken back.
_OVER = " longer anymore stop stopped quit left sold gave gone never ended cancelled finished"
_SADLY = re.compile(
    r"\b(?:died|dead|passed away|funeral|broke up|split up|divorc\w+|separated|dumped|cancer"
    r"|laid off|fired|redundant|i (?:\w+ )?lost my|miscarr\w+|stroke|heart attack|in hospital"
    r"|depress\w+|stolen|burgled|flooded|put (?:him|her|it) down|put to sleep|lonely|griev\w+"
    r"|failed|stressed|exhausted|burn(?:t|ed) out|miserable|terrible|awful|heartbroken|worried"
    r"|nervous|anxious|upset|driv\w+ me (?:\w+ )?(?:crazy|mad|nuts|insane|up the wall)"
    r"|so sad|i'?m sad|crying|homesick|in pain|hurts|really ill|very ill|fed up)\b",
    re.IGNORECASE,
)
_GLADLY = re.compile(
    r"\b(?:got engaged|am engaged|i'?m engaged|married (?:last|yesterday|today|on)|getting married"
    r"|get(?:s|ting)? married|(?:we're|i'm|is|we are) expecting|pregnant|was born|were born"
    r"|passed (?:my|our|the|his|her)|promoted|promotion|graduated|got (?:the|a new) job|new job"
    r"|(?:i|we) (?:\w+ )?won|got accepted|finished (?:my|our)|bought (?:a|our|my) (?:\w+ )?"
    r"(?:house|flat|home)|so happy|i'?m (?:\w+ )?happy|excited|over the moon|thrilled)\b",
    re.IGNORECASE,
)
# Sentences in which rendering went wrong, or which speak of the user as of somebody else.
_DAMAGED = re.compile(
    r"\byou(?:'s|r's| is| has| am| was)\b|\bthe user\b|[“”]"
    r"|\b(?:an?|the|your) (?:an?|the|your|my)\b"
    r"|\ban? \w+ing(?: (?:in|on|at|to|for|with|next|this|married)\b|$)",
    re.IGNORECASE,
)
_DOUBLED = re.compile(r"\b(you|your|is|are|the|a|an|to|in|on|at|of|and|with) \1\b", re.I)
_TRAIL = re.compile(
    r"(?:,? *\b(?:btw|by the way|too|as well|lol|haha+|though|actually|please|ok|okay|luna|fyi|now"
    r"|you know|so yeah|yeah)\b[ .!?]*)+$",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(r"(?:i|i'm|im|i've|ive|we|we're|we've|my|our)\b", re.IGNORECASE)
_AND = re.compile(r"[ ,;:–-]*(?:\b(?:and|so|but)\b)?[ ,;:–-]*$", re.IGNORECASE)
_PRONOUNS = words("i i'm im i've ive me my mine myself we we're we've us our ours am is are was be")
_CALLED_SO = re.compile(r"(?P<who>(?:you have an? |your )?[\w ]+?)(?: is)? called (?P<name>.+)")
_WORD = re.compile(r"[\w'’.:-]*\w")
_THEY = re.compile(r"\b(?:they|them|their|theirs|themselves|themself)\b", re.IGNORECASE)
_YOURS = {
    "their": "your", "theirs": "yours", "they": "you", "them": "you", "themselves": "yourself",
    "themself": "yourself",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opening:
    """How a reply begins.

    Attributes:
        text: the acknowledgement; empty where there is none.
        told: the part of the message that it answers.
        asked: the part that is left to answer; empty where the message only tells.
        facts: ids of the facts that it names.
    """

    text: str = ""
    told: str = ""
    asked: str = ""
    facts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def whole(self) -> bool:
        """Whether the reply ends with it."""
        return bool(self.text) and not self.asked

    def before(self, talk: Sequence[Exchange], message: Turn) -> tuple[Sequence[Exchange], Turn]:
        """The talk and the message as the model sees them: what was told is answered already.

        A small model that is to go on after an acknowledgement ends at once, or repeats it; asked
        the rest as a message of its own it answers.
        """
        if not (self.text and self.told and self.asked) or message.foreign:
            return talk, message
        return [*talk, Exchange(self.told, self.text)], replace(message, text=self.asked)


NONE = Opening()


def opening(turn: Turn, changes: Sequence[Change], known: Iterable[Fact] = ()) -> Opening:
    """The beginning of the reply to a message.

    Args:
        turn: the message.
        changes: what memory did with its own words, written and read back.
        known: what is in force: the form of address, and instructions about the language.
    """
    message = turn.words
    kept = [change for change in changes if change.kind in _KEPT and _may_be_named(change.fact)]
    taken = _taken_back(changes, kept)
    in_force = [*(change.fact for change in kept), *known]
    if not (kept or taken) or is_foreign(message) or any(map(_other_language, in_force)):
        return NONE
    text = _worded(message, kept, taken, in_force)
    if not text:
        return NONE
    told, asked = parts(message, kept)
    asked = asked or (message if turn.foreign else "")
    return Opening(text, told, asked, tuple(change.fact.id for change in [*kept, *taken]))


def _worded(
    message: str, kept: Sequence[Change], taken: Sequence[Change], in_force: Sequence[Fact]
) -> str:
    called = next((c for c in reversed(kept) if c.fact.slot == "call_name"), None)
    name = called.fact.value if called else _address(in_force)
    facts = [c for c in kept if c.fact.slot != "call_name" and c.fact.kind is not Kind.INSTRUCTION]
    orders = [_order(c.fact) for c in kept if c.fact.kind is Kind.INSTRUCTION]
    worded = [_called(called, message)] if called else []
    if said := statements(message, facts):
        worded.append(_told(said, facts, message, name, led=not worded))
    if orders:
        worded.append(_ordered(orders, message, name, led=not worded))
    if taken:
        worded.append(_let_go(message, taken, name, led=not worded))
    return " ".join(filter(None, worded))


def parts(message: str, kept: Sequence[Change]) -> tuple[str, str]:
    """What a message tells, and what it asks or wants done; together they are the message.

    A request that memory kept ("call me Captain", "could you always be brief?") is told.
    """
    granted = [
        change.fact.value
        for change in kept
        if change.fact.slot == "call_name" or change.fact.kind is Kind.INSTRUCTION
    ]
    told: list[str] = []
    asked: list[str] = []
    left = message
    for sentence in sentences(message):
        left = left.replace(sentence.raw, " ", 1)
        place = -1 if any(standing(v, sentence.raw) for v in granted) else _asks_from(sentence)
        if place < 0:
            told.append(sentence.raw)
        elif place == 0:
            asked.append(sentence.raw)
        else:
            told.append(_AND.sub("", sentence.raw[:place]))
            asked.append(sentence.raw[place:])
    if len(_WORD.findall(left)) > 1:  # code, lists: more than sentences
        return "", message
    return " ".join(told), " ".join(asked)


def _asks_from(sentence: Sentence) -> int:
    """Where in a sentence a question or a task begins; -1 where none does."""
    for piece in pieces(sentence):
        part = clause(piece, sentence.raw)
        if part.keep:  # "can you remember that …?"
            return -1
        if part.asked or asks(part) or is_task(part.text):
            return max(0, sentence.text.find(piece))
    return 0 if sentence.question else -1


def statements(message: str, changes: Sequence[Change], *, said_again: bool = True) -> list[str]:
    """What was kept, in sentences to the user, without a capital and a full stop.

    A fact that cannot be worded well is left out.

    Args:
        message: the user's words.
        changes: of facts about the user or somebody else, without instructions.
        said_again: whether the user's own clause may stand for a sentence.
    """
    ordered = sorted(changes, key=lambda change: change.kind is ChangeKind.REPEATED)
    clauses = _clauses(message) if said_again else []
    everything = " ".join(f"{c.fact.text} {c.fact.value}" for c in ordered)
    worded: list[str] = []
    covered: set[str] = set()
    plain = [c.fact for c in ordered if _PLAIN.fullmatch(c.fact.slot)]
    lines = dict(_lines(plain, message))
    for change in ordered:
        fact = change.fact
        if fact.id in covered:
            continue
        own = "" if fact.id in lines else _own(fact, clauses, everything)
        text = own or lines.get(fact.id) or _line(fact, message)
        covered |= {c.fact.id for c in ordered if own and standing(c.fact.value, own)}
        if fact.id in lines and not lines[fact.id]:
            continue  # said in the line of another
        if not text or not _is_sound(text) or not _holds(text, fact):
            continue
        worded.append(text + _no_longer(change, text))
    return _once(dict.fromkeys(worded))


def _once(worded: Iterable[str]) -> list[str]:
    """Without "your sister is called Ana" beside "your sister Ana is visiting"."""
    kept = list(worded)
    for text in list(kept):
        match = _CALLED_SO.fullmatch(text)
        if match and any(f"{match['who']} {match['name']}" in other for other in kept):
            kept.remove(text)
    return kept


def _may_be_named(fact: Fact) -> bool:
    return fact.sensitivity is not Sensitivity.SECRET and len(fact.text) <= LONGEST


def _other_language(fact: Fact) -> bool:
    """Whether an instruction asks for another language, in which memory cannot word anything."""
    return fact.slot == "instruction.language" and "english" not in fact.value.casefold()


def _address(facts: Iterable[Fact]) -> str:
    return next((fact.value for fact in facts if fact.slot == "call_name"), "")


def _taken_back(changes: Sequence[Change], kept: Sequence[Change]) -> list[Change]:
    """What a message took back by itself, and not by telling something in its place."""
    told = " ".join(f"{change.fact.text} {change.fact.subject}" for change in kept)
    return [
        change
        for change in changes
        if change.kind is ChangeKind.RETRACTED
        and _may_be_named(change.fact)
        and not standing(change.fact.value, told)
    ]


def _lines(facts: Sequence[Fact], message: str) -> list[tuple[str, str]]:
    """(fact id, line): those of one sort in the line of the first, the others with none."""
    texts = joined([fact.text for fact in facts])
    found: list[tuple[str, str]] = []
    for fact in facts:
        line = next((t for t in texts if t == fact.text), None)
        if line is None:
            line = next((t for t in texts if t.endswith(".") and _in_line(fact, t)), "")
        taken = line in {text for _, text in found}
        found.append((fact.id, "" if taken else line))
    by_id = {fact.id: fact for fact in facts}
    return [
        (id, _line(replace(by_id[id], text=line), message) if line else "") for id, line in found
    ]


def _in_line(fact: Fact, line: str) -> bool:
    return standing(fact.value, line) is not None and fact.text[:11] == line[:11]


def _line(fact: Fact, message: str) -> str:
    """A fact as a clause: "your sister is called Ana"."""
    if not fact.text.startswith(("The user", "One of the user's")) and fact.subject == "user":
        return ""  # a note in the user's own words
    text = to_user(fact).removesuffix(".")
    text = text.replace("the user's ", "your ").replace("One of your", "one of your")
    if fact.subject == "user" and not _THEY.search(message):
        text = _THEY.sub(lambda match: _YOURS[match[0].casefold()], text)
    if _NAMED.fullmatch(fact.slot) and (place := text.rfind(fact.value)) >= 0:
        text = text[: place + len(fact.value)]  # nobody is called something on a Wednesday
    text = re.sub(r"^You are\b", "you're", text)
    return text[0].lower() + text[1:] if text.startswith(("You", "your", "Your")) else text


def _clauses(message: str) -> list[str]:
    """The clauses of a message that begin with the user, addressed to them."""
    found = []
    for sentence in sentences(message):
        if sentence.question:
            continue
        for piece in pieces(sentence):
            text = _TRAIL.sub("", clause(piece, sentence.raw).text).strip(" ,;:-–.!")
            if _OF_ONESELF.match(text) and len(text) <= LONGEST:
                found.append(text)
    return found


def _own(fact: Fact, clauses: Sequence[str], kept: str) -> str:
    """The user's own clause about a fact, if it tells nothing that was not kept; else empty."""
    allowed = set(stem_list(kept))
    for text in clauses:
        if standing(fact.value, text) and set(stem_list(text)) <= allowed:
            said = turned(text, "second")
            return said[0].lower() + said[1:]
    return ""


def _is_sound(text: str) -> bool:
    return not (_DAMAGED.search(text) or _DOUBLED.search(text))


def _holds(text: str, fact: Fact) -> bool:
    """Whether every word of the value is in a sentence, in some form; pronouns aside."""
    value = set(_WORD.findall(fact.value.casefold())) - _PRONOUNS
    missing = value - set(_WORD.findall(text.casefold()))
    return all(word not in STOP and stems(word) <= stems(text) for word in missing)


def _no_longer(change: Change, text: str) -> str:
    """ ", no longer in York": the value that was replaced, where it can be named so."""
    old = change.previous
    if change.kind not in _REPLACED or old is None or old.slot != change.fact.slot:
        return ""
    if standing(old.value, text) or len(old.value) > 40 or old.value.casefold() in text.casefold():
        return ""
    for slots, preposition in _NO_LONGER:
        if slots.fullmatch(old.slot):
            return f", no longer {preposition}{old.value}"
    return ""


def _told(
    worded: Sequence[str], facts: Sequence[Change], message: str, name: str, *, led: bool
) -> str:
    listed = _listed(worded)
    mood = _mood(message)
    if not led:
        return f"{listed[0].upper()}{listed[1:]}."
    if all(change.kind is ChangeKind.REPEATED for change in facts):
        return f"{_of(_KNOWN, message)}{_to(name)}: {listed}."
    if mood < 0:
        return f"{_of(_SAD, message)}{_to(name)}. I'll keep in mind that {listed}."
    if mood > 0:
        return f"{_of(_GLAD, message)}{_to(name)}! I'll remember that {listed}."
    if all(change.kind in _REPLACED for change in facts):
        return f"{_of(_CHANGED, message)}{_to(name)}: {listed}."
    if not name and (own := _introduced(facts)):
        others = [text for text in worded if text != f"your name is {own}"]
        return f"Nice to meet you, {own}{f': {_listed(others)}' if others else ''}."
    return f"{_of(_NEW, message)}{_to(name)}: {listed}."


def _mood(message: str) -> int:
    """-1 for sad news or a complaint, 1 for good news, 0 for neither or both."""
    return bool(_GLADLY.search(message)) - bool(_SADLY.search(message))


def _introduced(facts: Sequence[Change]) -> str:
    """The user's name, where it was told for the first time."""
    for change in facts:
        if change.fact.slot == "name" and change.fact.subject == "user":
            return change.fact.value if change.kind is ChangeKind.ADDED else ""
    return ""


def _called(change: Change, message: str) -> str:
    name, old = change.fact.value, change.previous
    if change.kind is ChangeKind.REPEATED:
        return f"Of course, {name}."
    if change.kind in _REPLACED and old is not None and old.value != name:
        return f"All right, {name} it is, no longer {old.value}."
    return _of(_CALLED, message).format(name=name)


def _order(fact: Fact) -> str:
    text = fact.text.rstrip(".").replace("the user's ", "your ").replace("the user", "you")
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def _ordered(orders: Sequence[str], message: str, name: str, *, led: bool) -> str:
    lead = f"{_of(_CHANGED[:2], message)}{_to(name)}, from" if led else "From"
    return f"{lead} now on: {'; '.join(orders[:MOST])}."


def _let_go(message: str, taken: Sequence[Change], name: str, *, led: bool) -> str:
    """What is no longer kept, in the user's own words where they say so: "you no longer ski"."""
    lead = f"All right{_to(name)}" if led else ""
    everything = " ".join(f"{c.fact.text} {c.fact.value}" for c in taken) + _OVER
    clauses = _clauses(message)
    own = [_own(change.fact, clauses, everything) for change in taken]
    if all(own):
        said = _listed(list(dict.fromkeys(own)))
        return f"{lead}: {said}." if led else f"{said[0].upper()}{said[1:]}."
    lost = statements(message, taken, said_again=False)
    if not lost:
        return ""
    return f"{lead + ', ' if led else ''}I've let go of this: {_listed(lost)}."


def _listed(worded: Sequence[str]) -> str:
    """ "a, b, and two more things" """
    named, rest = list(worded[:MOST]), len(worded) - MOST
    if rest > 0:
        counted = _COUNTED[rest] if rest < len(_COUNTED) else str(rest)
        named.append(f"{counted} more thing{'s' if rest > 1 else ''}")
    if len(named) == 1:
        return named[0]
    return f"{', '.join(named[:-1])}, and {named[-1]}"


def _to(name: str) -> str:
    return f", {name}" if name else ""


def _of(wordings: Sequence[str], message: str) -> str:
    """One of some wordings; the same for the same message."""
    return wordings[crc32(" ".join(message.split()).encode()) % len(wordings)]
