"""What was kept of a message, in sentences to the user: "your sister is called Ana".

Facts of closed slots are said in memory's sentences, others in the user's own clause where that
tells no more than what was kept: "you collect stamps and old maps". A sentence that lacks a word of
its value, or that is no English, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from memory.notice.frames.frame import standing
from memory.notice.frames.person import turned
from memory.notice.frames.phrases import is_who
from memory.notice.grammar.lexicon import words
from memory.notice.grammar.nouns import PETS, RELATIONS
from memory.notice.grammar.text import clause, sentences
from memory.notice.rules.gate import pieces
from memory.vocabulary.english.inflection import is_plural
from memory.vocabulary.english.second_person import to_user
from memory.vocabulary.english.words import STOP, stem_list, stems
from memory.vocabulary.prompt_form import joined
from memory.vocabulary.records import Change, ChangeKind, Fact

LONGEST = 240  # characters of a statement that is said again
REPLACED = (ChangeKind.SUPERSEDED, ChangeKind.EDITED)
# Slots whose sentences are right for any value: names and the like. Others are said in the user's
# own clause where that tells no more than what was kept.
_PLAIN = re.compile(
    r"name|nickname|pronouns|age|birthday|home|origin|hometown|birthplace|employer|language"
    r"|instrument|allergy|favourite\..*|pet\..*|family\..*\.name|count\..*|native_language"
)
_NAMED = re.compile(r"(?:name|nickname|pet\..*|family\..*\.name)")
# Slots whose old value can be named after "no longer".
_NO_LONGER = re.compile(r"home|favourite\..*|nickname|name|family\..*\.name")
_PLACED = words("in on at near")
_UNENDED = words("a an the my your for of to at in on with from and or but")
# Sentences in which rendering went wrong, or which speak of the user as of somebody else.
_DAMAGED = re.compile(
    r"\byou(?:'s|r's| is| has| am| was)\b|\bthe user\b|[“”]"
    r"|\byou (?!have |never |just |also |both |all |only |once |then |finally )\w+ (?:got|was|is)\b"
    r"|\b(?:an?|the|your) (?:an?|the|your|my)\b"
    r"|\b(?:have|has) an? (?:getting|going|doing|being|making|having|taking|moving|visiting|working"
    r"|starting|coming|leaving|playing|buying|seeing|flying|learning)\b",
    re.IGNORECASE,
)
_DOUBLED = re.compile(r"\b(you|your|is|are|the|a|an|to|in|on|at|of|and|with) \1\b", re.I)
_TRAIL = re.compile(
    r"(?:,? *\b(?:btw|by the way|too|as well|lol|haha+|though|actually|please|ok|okay|luna|fyi|now"
    r"|you know|so yeah|yeah)\b[ .!?]*)+$",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(r"(?:i|i'm|im|i've|ive|we|we're|we've|my|our)\b", re.IGNORECASE)
_IS = re.compile(r"(?:you're|you are|your [\w ]+ (?:is|are)) ")
_DOINGS = words("habit schedule does event plan goal")
_RELATION = re.compile(r"family\.([^.]+)\.name")
_ONE_OF = re.compile(r"one of your (?P<who>[\w ]+) is called (?P<name>.+)")
_PRONOUNS = words("i i'm im i've ive me my mine myself we we're we've us our ours am is are was be")
_CALLED_SO = re.compile(r"(?P<who>(?:you have an? |your )?[\w ]+?)(?: is)? called (?P<name>.+)")
_WORD = re.compile(r"[\w'’.:-]*\w")
_THEY = re.compile(r"\b(?:they|them|their|theirs|themselves|themself)\b", re.IGNORECASE)
_YOURS = {
    "their": "your", "theirs": "yours", "they": "you", "them": "you", "themselves": "yourself",
    "themself": "yourself",
}  # fmt: skip


def statements(message: str, changes: Sequence[Change], *, said_again: bool = True) -> list[str]:
    """What was kept, in sentences to the user, without a capital and a full stop.

    A fact that cannot be worded well is left out.

    Args:
        message: the user's words.
        changes: of facts about the user or somebody else, without instructions.
        said_again: whether the user's own clause may stand for a sentence.
    """
    ordered = sorted(changes, key=lambda change: change.kind is ChangeKind.REPEATED)
    clauses = own_clauses(message) if said_again else []
    everything = " ".join(f"{c.fact.text} {c.fact.value}" for c in ordered)
    worded: dict[str, str] = {}  # sentence → its subject
    covered: set[str] = set()
    plain = [c.fact for c in ordered if _PLAIN.fullmatch(c.fact.slot)]
    lines = dict(_lines(plain, message))
    for change in ordered:
        fact = change.fact
        if fact.id in covered:
            continue
        own = "" if fact.id in lines else own_clause(fact, clauses, everything)
        text = own or lines.get(fact.id) or _line(fact, message)
        covered |= {c.fact.id for c in ordered if own and standing(c.fact.value, own)}
        if fact.id in lines and not lines[fact.id]:
            continue  # said in the line of another
        if text and _is_sound(text, fact) and _holds(text, fact):
            worded[text + _no_longer(change, text)] = _subject(fact)
    return _joined(_once(worded))


def _subject(fact: Fact) -> str:
    """How a sentence about somebody else begins: "your sister Carol"; else empty."""
    if match := _RELATION.fullmatch(fact.slot):
        return f"your {match[1].replace('_', ' ')}"
    return "" if fact.subject == "user" else f"your {fact.subject}"


def _once(worded: Mapping[str, str]) -> dict[str, str]:
    """Without "your sister is called Ana" beside "your sister Ana is visiting"."""
    kept = dict(worded)
    for text in worded:
        match = _CALLED_SO.fullmatch(text)
        if match and any(f"{match['who']} {match['name']}" in other for other in kept):
            kept.pop(text)
    return kept


def _joined(worded: Mapping[str, str]) -> list[str]:
    """Sentences about one subject as one: "your brother lives in Oslo and is called Tom"."""
    joined: list[str] = []
    before = ""
    kids: dict[str, list[str]] = {}
    for text, subject in worded.items():
        if match := _ONE_OF.fullmatch(text):
            kids.setdefault(match["who"], []).append(match["name"])
            text = f"one of your {match['who']}"  # the place of all of them
            if len(kids[match["who"]]) == 1:
                joined.append(text)
        elif subject and subject == before and text.startswith(f"{subject} "):
            joined[-1] = f"{joined[-1]} and {text[len(subject) + 1 :]}"
            subject = ""  # two at most
        else:
            joined.append(text)
        before = subject if text.startswith(f"{subject} ") else ""
    for who, names in kids.items():
        several = f"your {who} are called {', '.join(names[:-1])} and {names[-1]}"
        alone = f"one of your {who} is called {names[0]}"
        joined[joined.index(f"one of your {who}")] = several if len(names) > 1 else alone
    return joined


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
    return [(id, _of_line(by_id[id], line, message) if line else "") for id, line in found]


def _of_line(fact: Fact, line: str, message: str) -> str:
    return _line(replace(fact, text=line), message, alone=line == fact.text)


def _in_line(fact: Fact, line: str) -> bool:
    return standing(fact.value, line) is not None and fact.text[:11] == line[:11]


def _line(fact: Fact, message: str, *, alone: bool = True) -> str:
    """A fact as a clause: "your sister is called Ana"; `alone`: its text tells nothing else."""
    if not fact.text.startswith(("The user", "One of the user's")) and fact.subject == "user":
        return ""  # a note in the user's own words
    text = to_user(fact).removesuffix(".")
    text = text.replace("the user's ", "your ").replace("One of your", "one of your")
    if fact.subject == "user" and not _THEY.search(message):
        text = _THEY.sub(lambda match: _YOURS[match[0].casefold()], text)
    if alone and _NAMED.fullmatch(fact.slot) and (place := text.rfind(fact.value)) >= 0:
        text = text[: place + len(fact.value)]  # nobody is called something on a Wednesday
    text = re.sub(r"^You remember (?:that )?", "", text)  # asked to, not told
    text = re.sub(r"^You are\b", "you're", text)
    return text[0].lower() + text[1:] if text.startswith(("You", "your", "Your")) else text


def own_clauses(message: str) -> list[str]:
    """The clauses of a message that begin with the user, addressed to them."""
    found = []
    for sentence in sentences(message):
        if sentence.question:
            continue
        for piece in pieces(sentence):
            text = _TRAIL.sub("", clause(piece, sentence.raw).text).strip(" ,;:-–.!")
            if _OF_ONESELF.match(text) and len(text) <= LONGEST:
                found += list(dict.fromkeys([text, text.partition(",")[0]]))
    return found


def own_clause(fact: Fact, clauses: Sequence[str], kept: str) -> str:
    """The user's own clause about a fact, if it tells nothing that was not kept; else empty."""
    allowed = set(stem_list(kept))
    for text in clauses:
        if standing(fact.value, text) and set(stem_list(text)) <= allowed:
            said = turned(text, "second")
            return said[0].lower() + said[1:]
    return ""


def _is_sound(text: str, fact: Fact) -> bool:
    """Whether a sentence is English: "you are short walks" is not."""
    last = fact.value.split()[-1]
    about = fact.subject.split()[0]
    if fact.subject != "user" and about.islower() and not _is_known(fact.subject):
        return False  # "your ailsa"
    if text.split()[-1].casefold() in _UNENDED:
        return False  # "you eat porridge for"
    thing = fact.slot.partition(".")[0] in _DOINGS and last.islower() and is_plural(last)
    of_pet = fact.slot == "pet" and fact.subject.partition(" ")[0] in PETS  # a pet is not had by it
    if (thing and _IS.match(text)) or of_pet:
        return False
    return not (_DAMAGED.search(text) or _DOUBLED.search(text))


def _is_known(subject: str) -> bool:
    """Whether somebody is named by what they are to the user: "sister", "English teacher"."""
    return any(word in RELATIONS or word in PETS or is_who(word) for word in subject.split())


def _holds(text: str, fact: Fact) -> bool:
    """Whether every word of the value is in a sentence, in some form; pronouns aside."""
    value = set(_WORD.findall(fact.value.casefold())) - _PRONOUNS
    missing = value - set(_WORD.findall(text.casefold()))
    return all(word not in STOP and stems(word) <= stems(text) for word in missing)


def _no_longer(change: Change, text: str) -> str:
    """ ", no longer in York": the value that was replaced, where it can be named so."""
    old = change.previous
    if change.kind not in REPLACED or old is None or old.slot != change.fact.slot:
        return ""
    if (
        standing(old.value, text)
        or len(old.value) > 40
        or "," in old.value
        or old.value.casefold() in text.casefold()
    ):
        return ""
    if not _NO_LONGER.fullmatch(old.slot):
        return ""
    before = old.text.partition(old.value)[0].split()[-1:]
    placed = f"{before[0]} " if before and before[0] in _PLACED else ""
    return f", no longer {placed}{old.value}"
