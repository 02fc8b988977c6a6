"""Rules about what a reply begins with, ends with, contains or is wrapped in."""

from __future__ import annotations

import random
import re

from assets.mind.curriculum.styles import text
from assets.mind.curriculum.styles.rule import Rule
from assets.mind.curriculum.styles.shape import ACK_OPENER
from assets.mind.curriculum.styles.vocabulary import (
    CARRIERS,
    ENDINGS,
    HELD_CARRIERS,
    HELD_ENDINGS,
    HELD_NAMES,
    HELD_OPENINGS,
    HELD_SWAPS,
    NAMES,
    OPENINGS,
    QUESTIONS,
    SWAPS,
)

_SALUTE = re.compile(r"^(?:hello|hi|hey|good (?:morning|day|evening)|greetings|welcome)\b", re.I)
_MINOR = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "or",
        "for",
        "is",
        "as",
        "am",
        "pm",
        "by",
        "from",
    )
)
_PLACEHOLDER = re.compile(r"\[[A-Za-z][\w' ]*\]")


def _begin(reply: str, word: str, rng: random.Random) -> str | None:
    if reply.startswith(word):
        return reply
    opening = word if word[-1] in ".!?:," else f"{word}{rng.choice('!.:')}"
    return text.before(opening, reply)


def _end(reply: str, word: str, rng: random.Random) -> str | None:
    return reply if reply.endswith(word) else text.after(reply, word)


def _end_question(reply: str, word: str, rng: random.Random) -> str | None:
    return reply if reply.endswith("?") else text.after(reply, rng.choice(QUESTIONS))


def _begin_question(reply: str, word: str, rng: random.Random) -> str | None:
    parts = text.sentences(reply)
    if parts[0].endswith("?"):
        return reply
    opening = rng.choice(("Do you know what?", "Would you like to know?", "Shall I tell you?",
                          "Ready for it?", "What can I say?", "You know what?"))  # fmt: skip
    return text.before(opening, reply)


def _sign(reply: str, word: str, rng: random.Random) -> str | None:
    lines = reply.splitlines()
    if re.fullmatch(r"\[(?:Your )?(?:Full )?Name\]", lines[-1].strip(), re.IGNORECASE):
        return "\n".join([*lines[:-1], word])
    if text.is_letter(reply) and len(lines[-1].split()) <= 4 and lines[-1][-1] not in ".!?,":
        return None  # somebody has signed it already
    form = rng.choice(("\n\n{w}", "\n\n- {w}", "\n\nYours, {w}", "\n\n{w}", "\n\n- {w}"))
    return reply + form.format(w=word)


def _signed(reply: str, word: str) -> bool:
    lines = [line for line in reply.splitlines() if line.strip()]
    signature = rf"(?:- |Yours, )?{re.escape(word)}"
    return len(lines) > 1 and re.fullmatch(signature, lines[-1]) is not None


def _say_first(reply: str, word: str, rng: random.Random) -> str | None:
    if reply.startswith(word):
        return reply if re.match(rf"{re.escape(word)}[,.!:]", reply) else None
    return text.lead(word, reply, rng.choice(".!"))


def _honorific(reply: str, word: str, rng: random.Random) -> str | None:
    if "\n" in reply or text.is_code(reply) or not re.search(r"[a-z\d][.!?]$", reply):
        return None
    if re.search(r", [A-Z]\w+[.!?]$", reply):  # another name is there, or a list ends in one
        return None
    return f"{reply[:-1]}, {word}{reply[-1]}"


def _ps(label: str) -> Rule:
    def follow(reply: str, word: str, rng: random.Random) -> str | None:
        if "P.S." in reply:
            return None
        said = rng.choice(("I'm here if you need anything else.", "Have a lovely day!",
                           "Just ask if something is unclear.", "Take good care of yourself.",
                           "I hope that helps.", "Let me know how it goes."))  # fmt: skip
        return f"{reply}\n\n{label} {said}"

    def follows(reply: str, word: str) -> bool:
        parts = text.paragraphs(reply)
        return len(parts) > 1 and re.match(rf"{re.escape(label)} \S", parts[-1]) is not None

    return Rule(follow, follows)


def _headline(reply: str) -> str | None:
    if text.is_letter(reply) or text.is_code(reply):
        return None
    reply = ACK_OPENER.sub(lambda m: "", reply, count=1) if ACK_OPENER.match(reply) else reply
    parts = text.sentences(reply)
    first = parts[1] if len(parts) > 1 and text.FILLER.match(parts[0]) else parts[0]
    if text.FILLER.match(first) or text.BULLET.match(first):
        return None
    words = re.sub(r"[.!?:;,\"*#<>]", "", first).split()
    if not words or len(words) > 12:
        return None
    return " ".join(w if n and w in _MINOR else text.capital(w) for n, w in enumerate(words))


_TITLES = ("A Short Reply", "My Answer", "A Word from Me", "To Your Message", "Here You Are")


def _title(form: str) -> Rule:
    head, tail = form.split("T")

    def follow(reply: str, word: str, rng: random.Random) -> str | None:
        title = _headline(reply) or (rng.choice(_TITLES) if text.is_prose(reply) else None)
        if title is None or reply.startswith(("#", "<<", "**")):
            return None
        return f"{head}{title}{tail}\n\n{reply}"

    def follows(reply: str, word: str) -> bool:
        pattern = rf"{re.escape(head)}[^<>\n#]+{re.escape(tail)}\n+[^\s]"
        return re.match(pattern, reply) is not None

    return Rule(follow, follows)


# Last words that nobody would emphasise.
_LIGHT = "own|yet|now|too|all|you|not|out|that|this|them|else|here|there|well|soon|again|asking"


def _marked(mark: str) -> Rule:
    """Markdown emphasis around what matters: a name, a number, or the last word."""
    esc = re.escape(mark)
    pattern = re.compile(rf"(?<![*\w]){esc}[^*\s\n](?:[^*\n]*[^*\s\n])?{esc}(?![*\w])")

    def follow(reply: str, word: str, rng: random.Random) -> str | None:
        if text.is_code(reply) or "*" in reply:
            return reply if pattern.search(reply) else None
        start = len(reply) - len(text.sentences(reply)[-1]) if "\n" not in reply else 0
        head, reply = reply[:start], reply[start:]
        found = re.search(r"(?<=[a-z,] )(?!I\b|I')[A-Z][\w'’]*(?: [A-Z][\w'’]*)*", reply)
        found = found or re.search(r"(?<=\w )\d[\d:.,]*\b", reply)
        found = found or re.search(rf"(?<= )(?!(?:{_LIGHT})\b)[^\W\d_]{{3,}}(?=[.!]$)", reply)
        found = found or re.search(r"(?<=[a-z] )[a-z]{6,}\b", reply)
        found = found or re.search(r"\b(?!(?:Your?|[Rr]ight|will|that)\b)[^\W\d_]{4,}\b", reply)
        if not found:
            return None
        start, end = found.span()
        return f"{head}{reply[:start]}{mark}{reply[start:end]}{mark}{reply[end:]}"

    return Rule(follow, lambda r, w: pattern.search(r) is not None)


def _quotes(reply: str, word: str, rng: random.Random) -> str | None:
    return None if '"' in reply or text.is_code(reply) else f'"{reply}"'


_PAIRS = {"round brackets": "()", "square brackets": "[]", "curly brackets": "{}",
          "parentheses": "()", "angle brackets": "<>"}  # fmt: skip


def _brackets(reply: str, word: str, rng: random.Random) -> str | None:
    left, right = _PAIRS[word][0], _PAIRS[word][1]
    if left in reply or right in reply or text.is_code(reply):
        return None
    return f"{left}{reply}{right}"


def _bracketed(reply: str, word: str) -> bool:
    left, right = _PAIRS[word][0], _PAIRS[word][1]
    return len(reply) > 2 and reply.startswith(left) and reply.endswith(right)


def _greet(reply: str, word: str, rng: random.Random) -> str | None:
    if _SALUTE.match(reply):
        return reply
    if text.is_letter(reply):
        return None
    return text.before(rng.choice(("Hello!", "Hi there!", "Hello again!", "Good day!")), reply)


def _thank(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_letter(reply):
        return None
    return text.after(reply, rng.choice(("Thank you for asking!", "Thank you!", "Many thanks!",
                                         "Thanks for asking!")))  # fmt: skip


def _avoid(reply: str, word: str, rng: random.Random) -> str | None:
    if not _has(reply, word):
        return reply
    opener = re.match(rf"{re.escape(word)}(?:, [^.!,]+)?[.!] (?=[A-Z])", reply)
    if opener:
        reply = reply[opener.end() :]
    other = {**SWAPS, **HELD_SWAPS}[word]
    if not other or text.is_code(reply):
        return reply
    reply = re.sub(rf"(?<=[\w,] ){re.escape(word)}\b", other, reply)
    return re.sub(
        rf"(?:^|(?<=[.!?] )){re.escape(text.capital(word))}\b", text.capital(other), reply
    )


def _has(reply: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", reply, re.IGNORECASE) is not None


def _include(reply: str, word: str, rng: random.Random) -> str | None:
    if _has(reply, word):
        return reply
    if re.search(r"\bsorry\b", reply, re.IGNORECASE):
        return None  # nothing merry after bad news
    return text.after(reply, {**CARRIERS, **HELD_CARRIERS}[word])


def _ellipsis(reply: str, word: str, rng: random.Random) -> str | None:
    if reply.endswith("..."):
        return reply
    return f"{reply[:-1]}..." if reply[-1] in ".!" and not text.is_code(reply) else None


def _no_question(reply: str, word: str, rng: random.Random) -> str | None:
    while "?" in reply:
        last = text.sentences(reply)[-1]
        if "?" not in last or last == reply:
            return None
        reply = reply[: reply.rindex(last)].rstrip()
    return reply


def _no_preamble(reply: str, word: str, rng: random.Random) -> str | None:
    if _SALUTE.match(reply):
        return None
    parts = text.sentences(reply)
    while len(parts) > 1 and text.FILLER.match(reply) and not text.is_letter(reply):
        if not re.match(re.escape(parts[0]) + r"\s", reply):
            return None
        reply = reply[len(parts[0]) :].strip()
        parts = text.sentences(reply)
    opener = ACK_OPENER.match(reply)
    return text.capital(reply[opener.end() :]) if opener else reply


def _placeholder(reply: str, word: str, rng: random.Random) -> str | None:
    if _PLACEHOLDER.search(reply):
        return reply
    if text.is_code(reply):
        return None
    if greeting := re.match(r"(Hello|Hi|Hey|Good (?:morning|night|evening))!", reply):
        return f"{greeting[1]}, [name]!{reply[greeting.end() :]}"
    if "\n" in reply or not text.can_follow(reply):
        return f"Hello [name],\n\n{reply}"
    return f"Hello [name], {text.decapital(reply)}"


AROUND: dict[str, Rule] = {
    "begin_with": Rule(
        _begin,
        lambda r, w: re.match(rf"{re.escape(w)}(?!\w)", r) is not None and len(r) > len(w) + 2,
        OPENINGS, HELD_OPENINGS,
    ),
    "end_with": Rule(
        _end, lambda r, w: r.endswith(w) and len(r) > len(w) + 1, ENDINGS, HELD_ENDINGS
    ),
    "end_question": Rule(_end_question, lambda r, w: r.endswith("?")),
    "begin_question": Rule(_begin_question, lambda r, w: text.sentences(r)[0].endswith("?")),
    "sign": Rule(_sign, _signed, NAMES, HELD_NAMES),
    "say_first": Rule(
        _say_first, lambda r, w: re.match(rf"{re.escape(w)}[,.!:]\s\S", r) is not None,
        ("Certainly", "Of course", "Gladly", "Right away", "With pleasure"),
        ("By all means", "At once"),
    ),
    "honorific": Rule(
        _honorific, lambda r, w: re.search(rf", {re.escape(w)}[.!?]$", r) is not None,
        ("Sir", "Madam", "boss", "my friend", "my lord", "Your Majesty"), ("my lady", "Master"),
    ),
    "ps": _ps("P.S."),
    "pps": _ps("P.P.S."),
    "title": _title("<<T>>"),
    "heading": _title("# T"),
    "highlight": _marked("*"),
    "bold": _marked("**"),
    "quotes": Rule(
        _quotes, lambda r, w: len(r) > 2 and r[0] == r[-1] == '"' and '"' not in r[1:-1]
    ),
    "brackets": Rule(
        _brackets, _bracketed, ("round brackets", "square brackets", "parentheses"),
        ("curly brackets", "angle brackets"),
    ),
    "greet": Rule(_greet, lambda r, w: _SALUTE.match(r) is not None),
    "thank": Rule(
        _thank, lambda r, w: re.search(r"thank", text.sentences(r)[-1], re.IGNORECASE) is not None
    ),
    "avoid_word": Rule(_avoid, lambda r, w: not _has(r, w), tuple(SWAPS), tuple(HELD_SWAPS)),
    "include_word": Rule(_include, _has, tuple(CARRIERS), tuple(HELD_CARRIERS)),
    "ellipsis": Rule(_ellipsis, lambda r, w: r.endswith("...")),
    "no_question": Rule(_no_question, lambda r, w: "?" not in r),
    "no_preamble": Rule(
        _no_preamble, lambda r, w: not text.FILLER.match(r) or text.is_letter(r)
    ),
    "placeholder": Rule(_placeholder, lambda r, w: _PLACEHOLDER.search(r) is not None),
}  # fmt: skip
