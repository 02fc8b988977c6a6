"""Rules about length and layout: sentences, words, lists, paragraphs, sections."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable

from assets.mind.curriculum.styles import text
from assets.mind.curriculum.styles.closers import in_order, more
from assets.mind.curriculum.styles.rule import Rule

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "fifteen": 15,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "eighty": 80,
    "a hundred": 100,
}  # fmt: skip
ACK = re.compile(r"^(Got it|Noted|Understood|All right|I'll remember that|Thanks for telling me|"
                 r"Thank you for telling me)(, [^.!,]+)?[.!]$")  # fmt: skip


ACK_OPENER = re.compile(
    r"(?:Got it|Noted|Understood|All right|Yes|Sure|Of course)(?:, [A-Z]\w+)?, "
)


def number(word: str) -> int:
    """The number that a blank holds, in digits or as a word."""
    return NUMBERS.get(word) or int(word)


_SMALL_TALK = re.compile(
    r"(?:How|What|Sleep|Take|See|Have|Just|Tell|Can|Would|Do|Shall|Is|Are|Thanks|Thank|Enjoy|Nice|"
    r"Happy|Glad|Good|Welcome)\b"
)


def _one_sentence(reply: str, word: str, rng: random.Random) -> str | None:
    parts = text.sentences(reply)
    if len(parts) == 1 and "\n" not in reply:
        return reply
    if not text.is_prose(reply):
        return None
    if len(parts) == 2 and (found := ACK.match(parts[0])) and text.can_follow(parts[1]):
        if found[1].startswith("Than"):
            return f"{found[1]} that {text.decapital(parts[1])}" if not found[2] else None
        joint = ", " if found[1] in ("Got it", "Noted", "Understood") else ": "
        return f"{found[1]}{found[2] or ''}{joint}{text.decapital(parts[1])}"
    short = all(len(part.split()) <= 12 for part in parts) and len(parts) <= 3
    if short and all(part.endswith(".") and part.startswith("You") for part in parts):
        first = [part[:-1] for part in parts[:-1]]
        rest = [first[0], *(text.decapital(part) for part in first[1:])]
        return f"{', '.join(rest)} and {text.decapital(parts[-1])}"
    return _joined(parts) or _opening(parts, 1)


def _joined(parts: list[str]) -> str | None:
    """Short sentences of small talk as one: "Hello, how are you today?"."""
    if not 2 <= len(parts) <= 3 or any(len(part.split()) > 10 for part in parts):
        return None
    if any(part[-1] not in ".!" for part in parts[:-1]):
        return None
    said = parts[0][:-1]
    for number, part in enumerate(parts[1:]):
        small = _SMALL_TALK.match(part) or text.can_follow(part)
        gap = ", " if not number and len(said.split()) <= 3 else " – "
        said += gap + (text.decapital(_SMALL_TALK.sub(lambda m: m[0].lower(), part)) if small
                       else part)  # fmt: skip
        said = said if part is parts[-1] else said[:-1]
    return said


def _opening(parts: list[str], count: int) -> str | None:
    """The first sentences of an explanation, which say the most."""
    found = parts[:count]
    if text.FILLER.match(found[0]) or not 5 <= len(found[0].split()) <= 45:
        return None
    if not all(part[-1] in ".!" for part in found):
        return None
    return " ".join(found)


def _at_most(reply: str, word: str, rng: random.Random) -> str | None:
    parts = text.sentences(reply)
    if len(parts) <= number(word):
        return reply
    return _opening(parts, number(word)) if text.is_prose(reply) else None


def _under(reply: str, word: str, rng: random.Random) -> str | None:
    most = number(word)
    if len(reply.split()) < most:
        return reply
    if not text.is_prose(reply):
        return None
    parts = text.sentences(reply)
    while parts and sum(len(part.split()) for part in parts) >= most:
        parts.pop()
    return _opening(parts, len(parts)) if parts else None


def _items(reply: str) -> list[str] | None:
    """What can stand behind bullets: the items of a list, or the sentences of prose."""
    if text.is_code(reply) or text.is_letter(reply):
        return None
    items: list[str] = []
    for line in reply.splitlines():
        if text.BULLET.match(line):
            items.append(text.BULLET.sub("", line).strip())
        elif text.is_list(reply):
            if line.strip() and (items or not line.rstrip().endswith(":")):  # no announcement
                items.append(line.strip())
        else:
            items += text.sentences(line)
    return items if len(items) <= 20 and not re.search(r"^[#|*]", reply, re.MULTILINE) else None


def _bullets(reply: str, word: str, rng: random.Random) -> str | None:
    items = _items(reply)
    return "\n".join(f"- {item}" for item in items) if items else None


def _numbered(reply: str, word: str, rng: random.Random) -> str | None:
    items = _items(reply)
    return "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1)) if items else None


def _n_bullets(reply: str, word: str, rng: random.Random) -> str | None:
    items, count = _items(reply), number(word)
    if items and not text.is_list(reply):
        items = _filled_up(items, reply, count, rng)
    if not items or len(items) < count or (text.is_list(reply) and len(items) != count):
        return None
    return "\n".join(f"- {' '.join(group)}" for group in text.grouped(items, count))


def _lines(reply: str) -> list[str]:
    return [line for line in reply.splitlines() if line.strip()]


def _is_bulleted(reply: str, word: str) -> bool:
    return all(re.match(r"[-*•] \S", line) for line in _lines(reply))


def _is_numbered(reply: str, word: str) -> bool:
    return all(
        re.match(rf"{n}[.)] \S", line) is not None for n, line in enumerate(_lines(reply), 1)
    )


def _stars(reply: str, word: str, rng: random.Random) -> str | None:
    count, parts = number(word), text.paragraphs(reply)
    if text.is_code(reply) or "***" in reply:
        return None
    if len(parts) != count:
        if not text.is_prose(reply):
            return None
        said = _filled_up(text.sentences(reply), reply, count, rng)
        if len(said) < count:
            return None
        parts = [" ".join(group) for group in text.grouped(said, count)]
    return "\n\n***\n\n".join(parts)


def _each_line(gap: str) -> Rule:
    def follow(reply: str, word: str, rng: random.Random) -> str | None:
        return gap.join(text.sentences(reply)) if text.is_prose(reply) else None

    def follows(reply: str, word: str) -> bool:
        parts = reply.split(gap)
        return all(len(text.sentences(part)) == 1 and "\n" not in part for part in parts)

    return Rule(follow, follows)


def _paragraph(reply: str, word: str, rng: random.Random) -> str | None:
    return " ".join(reply.split()) if text.is_prose(reply) else None


def _sections(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply) or text.is_letter(reply) or f"{word} 1" in reply:
        return None
    parts = text.paragraphs(reply)
    if len(parts) > 6:
        return None
    return "\n\n".join(f"{word} {n}\n{part}" for n, part in enumerate(parts, 1))


def _has_sections(reply: str, word: str) -> bool:
    heads = re.findall(rf"^{re.escape(word)} (\d+)$", reply, re.MULTILINE)
    return (
        reply.startswith(f"{word} 1\n")
        and heads == [str(n) for n in range(1, len(heads) + 1)]
        and not re.search(rf"{re.escape(word)} \d+\s*(?:\Z|\n{re.escape(word)} )", reply)
    )


def _json(reply: str, word: str, rng: random.Random) -> str | None:
    if len(reply) > 500 or text.is_code(reply):
        return None
    return json.dumps({word: reply}, ensure_ascii=False)


def _is_json(reply: str, word: str) -> bool:
    try:
        found = json.loads(reply)
    except ValueError:
        return False
    return (
        isinstance(found, dict)
        and list(found) == [word]
        and isinstance(found[word], str)
        and bool(found[word].strip())
    )


def _two_answers(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply) or "\n" in reply or len(text.sentences(reply)) > 4:
        return None
    head = ACK_OPENER.match(reply)
    said = text.sentences(text.capital(reply[head.end() :]) if head else reply)
    if len(said) == 2 and len(said[0].split()) <= 5:
        said = said[1:]  # a greeting is not said twice
    if said[0].endswith("?"):
        other = rng.choice(("Let me ask it in another way: {s}", "Or, to put it differently: {s}"))
    elif len(said) > 2:
        other = rng.choice(("In short: {s}", "The main thing: {s}"))
    elif not text.can_follow(said[0]):
        other = rng.choice(("In other words: {s}", "Put differently: {s}", "Once more: {s}"))
    else:
        other = rng.choice(("In other words, {s}", "As far as I know, {s}", "In short, {s}",
                            "To put it simply, {s}", "Put differently, {s}"))  # fmt: skip
    return f"{reply}\n******\n{other.format(s=text.decapital(said[0]))}"


def _is_two(reply: str, word: str) -> bool:
    parts = [part.strip() for part in reply.split("******")]
    return len(parts) == 2 and all(parts) and parts[0] != parts[1]


def _added(reply: str, rng: random.Random, enough: Callable[[str], bool]) -> str | None:
    """The reply with as many fitting sentences after it as it needs."""
    if text.is_code(reply) or text.is_letter(reply):
        return None
    at_hand = more(reply, rng)
    for count in range(len(at_hand) + 1):
        ending = " ".join(in_order(at_hand[:count]))
        longer = text.after(reply, ending) if ending else reply
        if enough(longer):
            return longer
    return None


def _min_sentences(reply: str, word: str, rng: random.Random) -> str | None:
    return _added(reply, rng, lambda r: len(text.sentences(r)) >= number(word))


def _min_words(reply: str, word: str, rng: random.Random) -> str | None:
    return _added(reply, rng, lambda r: len(r.split()) >= number(word))


def _filled_up(items: list[str], reply: str, count: int, rng: random.Random) -> list[str]:
    """As many parts as are asked for at least."""
    return [*items, *in_order(more(reply, rng)[: max(0, count - len(items))])]


def _keep(reply: str, word: str, rng: random.Random) -> str | None:
    """By selection: the reply as it is, where it obeys already."""
    return reply


def _no_list(reply: str, word: str) -> bool:
    return not text.is_list(reply)


def _one_line(reply: str) -> bool:
    return "\n" not in reply.strip()


_FEW, _SHORT = ("two", "three", "2", "3"), ("20", "25", "30", "40", "50", "60", "twenty", "thirty",
                                            "forty", "fifty", "sixty")  # fmt: skip
SHAPE: dict[str, Rule] = {
    "one_sentence": Rule(
        _one_sentence, lambda r, w: len(text.sentences(r)) == 1 and _one_line(r)
    ),
    "at_most_sentences": Rule(
        _at_most, lambda r, w: len(text.sentences(r)) <= number(w), _FEW, ("four", "4")
    ),
    "under_words": Rule(
        _under, lambda r, w: len(r.split()) < number(w), _SHORT, ("35", "eighty", "45")
    ),
    "at_least_sentences": Rule(
        _min_sentences, lambda r, w: len(text.sentences(r)) >= number(w),
        ("two", "three", "four", "five", "six", "2", "3", "4", "5", "6"), ("7", "8"),
    ),
    "at_least_words": Rule(
        _min_words, lambda r, w: len(r.split()) >= number(w),
        ("ten", "15", "20", "twenty", "25", "thirty", "30", "40", "50", "fifty", "60", "80"),
        ("70", "a hundred", "150"),
    ),
    "bullets": Rule(_bullets, _is_bulleted),
    "numbered": Rule(_numbered, _is_numbered),
    "n_bullets": Rule(
        _n_bullets, lambda r, w: _is_bulleted(r, w) and len(_lines(r)) == number(w),
        ("two", "three", "four", "2", "3", "4"), ("five", "5"),
    ),
    "star_paragraphs": Rule(
        _stars, lambda r, w: [bool(p.strip()) for p in r.split("***")] == [True] * number(w),
        ("two", "three", "2", "3"), ("four", "4"),
    ),
    "blank_lines": _each_line("\n\n"),
    "new_lines": _each_line("\n"),
    "one_paragraph": Rule(_paragraph, lambda r, w: _one_line(r) and _no_list(r, w)),
    "no_lists": Rule(_keep, _no_list),
    "sections": Rule(
        _sections, _has_sections, ("Section", "Part", "SECTION"), ("Chapter", "PART")
    ),
    "json": Rule(_json, _is_json, ("answer", "reply", "text"), ("response", "message")),
    "two_answers": Rule(_two_answers, _is_two),
}  # fmt: skip
