"""Further rules: names, spelling, tables, hashtags, reasons, endings, emojis, letters."""

from __future__ import annotations

import random
import re

from assets.mind.curriculum.styles import text
from assets.mind.curriculum.styles.closers import in_order, more
from assets.mind.curriculum.styles.rule import Rule
from assets.mind.curriculum.styles.shape import ACK_OPENER, number
from assets.mind.curriculum.styles.tones import tone

_BRITISH = {
    "color": "colour", "colors": "colours", "favorite": "favourite", "favorites": "favourites",
    "flavor": "flavour", "flavors": "flavours", "neighbor": "neighbour", "neighbors": "neighbours",
    "honor": "honour", "labor": "labour", "behavior": "behaviour", "center": "centre",
    "theater": "theatre", "traveling": "travelling", "organize": "organise",
    "organized": "organised", "realize": "realise", "recognize": "recognise",
    "apologize": "apologise", "gray": "grey", "humor": "humour", "harbor": "harbour",
    "jewelry": "jewellery", "catalog": "catalogue", "defense": "defence", "liter": "litre",
    "liters": "litres", "fiber": "fibre", "analyze": "analyse", "program": "programme",
}  # fmt: skip
_AMERICAN = {british: american for american, british in _BRITISH.items()}


def _spelling(table: dict[str, str]) -> Rule:
    wrong = re.compile(r"\b(?:" + "|".join(table) + r")\b", re.IGNORECASE)

    def other(found: re.Match[str]) -> str:
        word = table[found.group().lower()]
        return text.capital(word) if found.group()[0].isupper() else word

    def follow(reply: str, word: str, rng: random.Random) -> str | None:
        return None if text.is_code(reply) else wrong.sub(other, reply)

    return Rule(follow, lambda r, w: not wrong.search(r))


_GREETING = re.compile(
    r"(?:Hello|Hi|Good|Welcome|Thanks?|Nice|Got it|All right|Noted|Sure|Of course|Yes|No|Pleased|"
    r"Just|Tell|How|What|Certainly|Put|Boiling)\b"
)


def _address(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply) or text.is_letter(reply) or word in reply:
        return None
    small = _GREETING.match(reply)
    return f"{word}, {reply[0].lower() + reply[1:] if small else text.decapital(reply)}"


def _table(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply) or text.is_letter(reply) or "|" in reply or "#" in reply:
        return None
    lines = [text.BULLET.sub("", line).strip() for line in reply.splitlines() if line.strip()]
    if text.is_list(reply) and lines[0].endswith(":"):
        lines = lines[1:]
    rows = lines if text.is_list(reply) else text.sentences(reply)
    if not rows or len(rows) > 12:
        return None
    table = "\n".join(f"| {n} | {row} |" for n, row in enumerate(rows, 1))
    return f"| No. | Answer |\n| --- | --- |\n{table}"


def _is_table(reply: str, word: str) -> bool:
    lines = reply.splitlines()
    return (
        len(lines) > 2
        and all(line.startswith("|") and line.endswith("|") for line in lines)
        and re.fullmatch(r"[|\s:-]+", lines[1]) is not None
        and len({line.count("|") for line in lines}) == 1
    )


_NAME = re.compile(r"(?<=[a-z,] )(?!I\b|I')[A-Z][\w'’]*(?: [A-Z][\w'’]*)*")
_NUMBER = re.compile(r"(?<=\w )\d[\d:.,]*\d\b(?: (?:am|pm)\b)?|(?<=\w )\d\b")


def _key(reply: str) -> str:
    """What the reply is about: a name, a number, or a word; empty where nothing is found."""
    for pattern in (_NAME, _NUMBER):
        if found := pattern.search(reply):
            return found.group().rstrip(".,")
    return ""


def _hashtag(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply):
        return None
    key = _key(reply)
    if not key or not key[0].isalpha():
        key = rng.choice(("Luna", "good to know", "noted", "Luna says", "by the way", "chat"))
    tag = "#" + "".join(text.capital(part) for part in re.findall(r"\w+", key))
    return text.after(reply, tag)


_LACKING = re.compile(r"\b(?:haven't told|don't know|have not told|do not know)\b")
_RECALLED = re.compile(r"^(?:Yes, |No, )?(?:You|Your|you|your) ")


def _reason(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply) or text.is_letter(reply):
        return None
    said: tuple[str, ...]
    if _LACKING.search(reply):
        said = ("I only know what you have told me.", "it is not among the things I know.",
                "I do not want to guess.")  # fmt: skip
    elif _RECALLED.match(reply):
        said = ("you told me so.", "that is what you told me.", "I remember it from you.",
                "that is how I have it in my memory.")  # fmt: skip
    elif len(reply.split()) < 15:
        said = ("that seemed the right thing to say.", "you wrote to me.",
                "it is what I would say to a friend.")  # fmt: skip
    else:
        said = ("that is how it is usually explained.", "these are the main points.",
                "that is the plain answer to what you asked.")  # fmt: skip
    return f"{reply}\nReason: {rng.choice(said)}"


def _confidence(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply):
        return None
    sure = _RECALLED.match(reply) or len(reply.split()) < 10
    share = rng.choice((95, 98, 99, 100) if sure else (70, 80, 85, 90))
    return f"{reply}\nConfidence: {share}%"


_REGRET = re.compile(r"\b(?:sorry|apolog\w+|I'm afraid|regret\w*|forgive|unfortunately)\b", re.I)


def _no_apology(reply: str, word: str, rng: random.Random) -> str | None:
    reply = re.sub(r",? I'm afraid(?=[.!,])", "", reply)
    reply = re.sub(r"\bI'm (?:so |very )?sorry to hear that\b", "That sounds hard", reply)
    reply = re.sub(r"\b(?:I'm (?:so |very )?sorry|I apologi[sz]e|Sorry|Unfortunately),? (?:but )?"
                   r"(?=[a-zI])", "\0", reply)  # fmt: skip
    reply = re.sub(r"\0(.)", lambda m: m[1].upper(), reply)
    return re.sub(r"(?:^|(?<=[.!?] ))(?:I'm (?:so |very )?sorry|Sorry)[^.!?]*[.!] ?", "", reply)


_SAD = re.compile(r"\b(?:sorry|afraid|haven't|can't|don't|hard|sad)\b")


def _emojis(reply: str) -> str:
    """What suits it; no party for bad news."""
    return "🙂🌻💡🍀🌿🌙" if _SAD.search(reply) else "🙂😊🌟🎉👍🌻✨🚀🌈💡"


def _emoji_start(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply) or text.EMOJI.match(reply):
        return None
    return f"{word or rng.choice(_emojis(reply))} {reply}"


def _starts_in_emoji(reply: str, word: str) -> bool:
    return reply.startswith(word) if word else text.EMOJI.match(reply) is not None


def _emoji_each(reply: str, word: str, rng: random.Random) -> str | None:
    parts = text.sentences(reply)
    if not text.is_prose(reply) or "\n" in reply or len(parts) > 6 or text.EMOJI.search(reply):
        return None
    marks = rng.sample(_emojis(reply), len(parts))
    return " ".join(f"{part} {mark}" for part, mark in zip(parts, marks, strict=True))


def _emoji_after_each(reply: str, word: str) -> bool:
    pieces = re.split(r"(?<=[.!?])\s+", reply)
    marked = len(text.EMOJI.findall(reply))
    ends = [piece for piece in pieces if piece and not text.EMOJI.match(piece)]
    return marked >= len(ends) and re.search(f"(?:{text.EMOJI.pattern})$", reply) is not None


def _tldr(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply) or text.is_letter(reply) or "TL;DR" in reply:
        return None
    parts = text.sentences(reply)
    if _LACKING.search(reply):
        short = "I don't know it yet."
    elif len(parts) > 1 and text.is_prose(reply):
        first = parts[1] if text.FILLER.match(parts[0]) else parts[0]
        if len(first.split()) > 25 or first.endswith("?"):
            return None
        short = first
    elif key := _key(reply):
        short = f"{key}."
    elif text.is_prose(reply):
        short = re.sub(r", I'm afraid", "", reply)
        if len(short.split()) > 14 or reply.endswith("?"):
            return None
    else:
        return None
    return f"{reply}\n\nTL;DR: {text.capital(short)}"


def _one_word(reply: str, word: str, rng: random.Random) -> str | None:
    """The name or number that an answer gives; small talk in a word."""
    if len(text.sentences(reply)) > 2 or "\n" in reply:
        return None
    if _LACKING.search(reply):
        return "Unknown."
    told = ACK_OPENER.match(reply)
    if told and not reply.startswith(("Yes", "No,")):
        reply = text.capital(reply[told.end() :])
    opener = re.match(r"(?:Yes|No)\b", reply)
    if opener:
        return f"{opener.group()}."
    for begin, said in _IN_A_WORD.items():
        if reply.startswith(begin) and not re.search(r"\b[Yy]ou(?:r \w+)? ", reply):
            return said
    if not _RECALLED.match(reply) or len(text.sentences(reply)) > 1:
        return None
    value = re.search(
        r"\b(?:is|called|named|are|like|love|hate|in|at|as an?|on) ([^\s.]+)\.$", reply
    )
    return f"{text.capital(value[1])}." if value else None


_IN_A_WORD = {
    "Hello": "Hello!", "Hi": "Hi!", "Good morning": "Morning!", "Good night": "Goodnight!",
    "You're welcome": "Welcome!", "Goodbye": "Goodbye!", "See you": "Goodbye!", "Got it": "Noted.",
    "Noted": "Noted.", "All right": "Understood.", "Understood": "Understood.",
    "Thanks": "Thanks!", "Thank you": "Thanks!", "I'll remember": "Noted.", "I'm well": "Well!",
    "Welcome back": "Welcome!", "I'm sorry": "Sorry.", "Of course": "Certainly.",
    "Nice to meet you": "Pleased!",
}  # fmt: skip


def _under_characters(reply: str, word: str, rng: random.Random) -> str | None:
    most = number(word)
    if len(reply) < most:
        return reply
    if not text.is_prose(reply):
        return None
    parts = text.sentences(reply)
    while parts and len(" ".join(parts)) >= most:
        parts.pop()
    return None if not parts or text.FILLER.match(parts[0]) else " ".join(parts)


def _exact_sentences(reply: str, word: str, rng: random.Random) -> str | None:
    count, parts = number(word), text.sentences(reply)
    if not text.is_prose(reply):
        return None
    if len(parts) > count:
        recalled = any(part.startswith(("You ", "Your ")) for part in parts[count:])
        cut = text.FILLER.match(parts[0]) or recalled  # nothing that is known is left out
        return None if cut else " ".join(parts[:count])
    added = in_order(more(reply, rng)[: count - len(parts)])
    return text.after(reply, " ".join(added)) if added else reply


def _blockquote(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply) or reply.startswith(">"):
        return None
    return "\n".join(f"> {line}".rstrip() for line in reply.splitlines())


def _letter(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_letter(reply) or text.is_code(reply):
        return None
    close = rng.choice(("Yours,", "Kind regards,", "Best wishes,", "Warmly,"))
    return f"Dear {word},\n\n{reply}\n\n{close}\nLuna"


def _is_letter(reply: str, word: str) -> bool:
    lines = [line for line in reply.splitlines() if line.strip()]
    return len(lines) > 3 and lines[0] == f"Dear {word}," and lines[-1] == "Luna"


_AFTERNOON = re.compile(r"(?<![\d:.])([01]\d|2[0-3]|\d):([0-5]\d)\b(?! ?[ap]\.?m)", re.IGNORECASE)
_LATE = re.compile(r"\b(?:0\d|1[3-9]|2[0-3]):[0-5]\d\b")


def _12_hours(reply: str, word: str, rng: random.Random) -> str | None:
    def half(found: re.Match[str]) -> str:
        hour = int(found[1])
        if 0 < hour < 13 and not found[1].startswith("0"):
            return found.group()  # it may be either half of the day
        return f"{(hour - 1) % 12 + 1}:{found[2]} {'pm' if hour > 11 else 'am'}"

    return None if text.is_code(reply) else _AFTERNOON.sub(half, reply)


_FACTS = (
    "Honey never goes bad.", "Octopuses have three hearts.", "Bananas are berries.",
    "A day on Venus is longer than its year.", "Sharks are older than trees.",
    "Scotland's national animal is the unicorn.", "Sea otters hold hands when they sleep.",
    "Wombats make cube-shaped droppings.", "The Eiffel Tower grows in summer.",
    "Water can boil and freeze at once.", "Snails have thousands of tiny teeth.",
    "Cows have best friends.", "Light from the Sun takes eight minutes to reach us.",
    "A group of flamingos is called a flamboyance.", "Butterflies taste with their feet.",
    "Hummingbirds can fly backwards.", "The heart of a blue whale is as big as a small car.",
    "Lightning is hotter than the surface of the Sun.", "Penguins propose with pebbles.",
)  # fmt: skip


def _fun_fact(reply: str, word: str, rng: random.Random) -> str | None:
    return None if text.is_code(reply) else f"{reply}\n\nFun fact: {rng.choice(_FACTS)}"


def _has_fact(reply: str, word: str) -> bool:
    parts = text.paragraphs(reply)
    return len(parts) > 1 and re.match(r"Fun fact: \S", parts[-1]) is not None


WISHES: dict[str, Rule] = {
    "address_first": Rule(
        _address, lambda r, w: r.startswith(f"{w}, ") and len(r) > len(w) + 3,
        ("Boss", "Captain", "Sir", "Madam", "Chief", "Sam", "Your Highness", "Coach", "Ms Reed"),
        ("Doctor", "Comrade", "Mr Stone"),
    ),
    "british": _spelling(_BRITISH),
    "american": _spelling(_AMERICAN),
    "table": Rule(_table, _is_table),
    "hashtag": Rule(_hashtag, lambda r, w: re.search(r"(?:^|\s)#\w+$", r) is not None),
    "reason": Rule(
        _reason, lambda r, w: re.search(r"\S\nReason: [^\n]+$", r) is not None
    ),
    "confidence": Rule(
        _confidence, lambda r, w: re.search(r"\S\nConfidence: \d{1,3}%$", r) is not None
    ),
    "no_apology": Rule(_no_apology, lambda r, w: not _REGRET.search(r)),
    "emoji_start": Rule(
        _emoji_start, _starts_in_emoji, ("", "🙂", "🌟", "🚀", "🌻", "🐢", "✨"), ("🦊", "🍀", "")
    ),
    "emoji_each": Rule(_emoji_each, _emoji_after_each),
    "tldr": Rule(_tldr, lambda r, w: re.search(r"\S\n+TL;DR: [^\n]+$", r) is not None),
    "one_word": Rule(_one_word, lambda r, w: len(r.split()) == 1),
    "under_characters": Rule(
        _under_characters, lambda r, w: len(r) < number(w),
        ("80", "100", "120", "140", "160", "200", "280"), ("90", "150", "180"),
    ),
    "exact_sentences": Rule(
        _exact_sentences, lambda r, w: len(text.sentences(r)) == number(w),
        ("two", "three", "2", "3"), ("four", "4"),
    ),
    "blockquote": Rule(
        _blockquote, lambda r, w: all(line.startswith(">") for line in r.splitlines())
    ),
    "letter": Rule(
        _letter, _is_letter,
        ("Ben", "Clara", "Mr Hill", "Ms Okoro", "Tom", "Professor Lind", "Lucy"),
        ("Aunt May", "Omar"),
    ),
    "hours_12": Rule(_12_hours, lambda r, w: not _LATE.search(r)),
    "fun_fact": Rule(_fun_fact, _has_fact),
    "butler": tone(
        ("Very good, sir.", "If I may be so bold, sir:", "At your service.", "Very well, sir.",
         "As you wish, sir."),
        ("", "Will that be all, sir?", "Shall I bring the tea, sir?", "I remain at your service."),
        r"\bsir\b|at your service|if i may be so bold",
    ),
    "wizard": tone(
        ("Abracadabra!", "By my beard!", "By my staff and beard!", "The crystal ball has spoken.",
         "Alakazam!"),
        ("", "So the stars have told me.", "Alakazam!", "By my beard!"),
        r"abracadabra|by my (?:staff|beard)|crystal ball|alakazam|stars have told",
    ),
    "cat": tone(
        ("Meow!", "Purr...", "Meow, human!", "Mrrow!"), ("", "Meow!", "Purr.", "Feed me, meow!"),
        r"\b(?:meow|purr|mrrow)\b",
    ),
}  # fmt: skip
