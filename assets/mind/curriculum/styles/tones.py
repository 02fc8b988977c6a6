"""Rules about the tone of a reply; a tone is known by the words that carry it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from assets.mind.curriculum.styles import text
from assets.mind.curriculum.styles.rule import Rule

_CASUAL_WORDS = re.compile(
    r"\b(?:hey|hi|yeah|yep|nope|cool|wow|okay|ok|gonna|wanna|got it|thanks|awesome|stuff|guys)\b",
    re.IGNORECASE,
)
_STATELY_WORDS = re.compile(
    r"\b(?:Certainly|Very well|With pleasure|Understood|Thank you|Good day|Dear)\b"
)
_STATELY = {"Got it": "Understood", "Thanks for": "Thank you for", "Hi": "Good day",
            "Hey": "Good day", "Hello": "Good day", "Thanks": "Thank you", "Okay": "Very well",
            "OK": "Very well", "Yeah": "Yes", "Yep": "Yes"}  # fmt: skip


def _formal(reply: str, word: str, rng: random.Random) -> str | None:
    if text.is_code(reply):
        return None
    reply = text.expand(reply)
    for casual, stately in _STATELY.items():
        reply = re.sub(rf"(?:^|(?<=[.!] )){casual}\b", stately, reply)
    reply = re.sub(r"!", ".", reply)
    if text.is_letter(reply) or reply.startswith(
        ("Certainly", "Understood", "Thank you", "Good day", "Dear", "Very well")
    ):
        return reply
    return text.before(rng.choice(("Certainly.", "Very well.", "With pleasure.")), reply)


def _is_formal(reply: str, word: str) -> bool:
    return (
        not text.contractions(reply)
        and "!" not in reply
        and not _CASUAL_WORDS.search(reply)
        and _STATELY_WORDS.search(reply) is not None
    )  # fmt: skip


def tone(
    openers: tuple[str, ...],
    closers: tuple[str, ...],
    marks: str,
    change: Callable[[str], str] = lambda reply: reply,
) -> Rule:
    """A tone of openers and closers around the reply; `marks` is the pattern it is known by.

    An opener that ends in a comma goes on with the reply's first sentence.
    """
    pattern = re.compile(marks, re.IGNORECASE)

    def follow(reply: str, word: str, rng: random.Random) -> str | None:
        if text.is_code(reply) or text.is_letter(reply):
            return None
        body = change(reply) if len(reply) < 300 else reply
        opener = rng.choice(openers)
        closer = rng.choice([one for one in closers if one != opener])
        draw = rng.random()
        if draw < 0.75 or not closer:
            if opener.endswith(","):
                said = text.lead(opener[:-1], body, "!")
            else:
                said = text.before(opener, body)
            body = said
        if closer and draw > 0.5:
            body = text.after(body, closer)
        return body

    return Rule(follow, lambda r, w: pattern.search(r) is not None)


def _pirate(reply: str) -> str:
    """ "You" and "Your" as a pirate says them, where they begin a sentence; nothing else."""
    reply = re.sub(r"(?:^|(?<=[.!?] ))You're\b", "Ye be", reply)
    reply = re.sub(r"(?:^|(?<=[.!?] ))You are\b", "Ye be", reply)
    reply = re.sub(r"(?:^|(?<=[.!?] ))You\b", "Ye", reply)
    return re.sub(r"(?:^|(?<=[.!?] ))Your\b", "Yer", reply)


def _loose(reply: str) -> str:
    reply = re.sub(r"(?:^|(?<=[.!?] ))You are\b", "You're", reply)
    return re.sub(r"\bI am\b", "I'm", reply)


TONES: dict[str, Rule] = {
    "formal": Rule(_formal, _is_formal),
    "playful": tone(
        ("Ooh la la!", "Ta-da!", "Tra-la-la!", "Whee!", "Tickety-boo!", "Hop, skip and jump!",
         "Drum roll, please!", "Peekaboo!"),
        ("Ta-da!", "Tra-la-la!", "Whee!", "Hee hee!", "Easy-peasy, lemon squeezy!"),
        r"ooh la la|ta-da|tra-la-la|whee\b|tickety-boo|hop, skip|drum roll|peekaboo|hee hee|"
        r"easy-peasy",
    ),
    "casual": tone(
        ("Hey,", "Yep,", "Sure thing!", "No worries!", "Easy!", "Alright,", "Cool,", "So,"),
        ("", "Cool?", "No worries!", "Easy!", "Cheers!"),
        r"\b(?:hey|yep|sure thing|no worries|easy|alright|cool|cheers)\b|^so\b", _loose,
    ),
    "polite": tone(
        ("Thank you kindly for asking.", "If I may,", "With pleasure.", "Thank you for asking."),
        ("", "Please let me know if I can help with anything else.", "Please do ask again.",
         "I thank you kindly.", "Please let me know if you need more."),
        r"\bplease\b|\bkindly\b|\bthank you\b|\bwith pleasure\b|\bif i may\b",
    ),
    "pirate": tone(
        ("Arr!", "Ahoy, matey!", "Arr, matey!", "Shiver me timbers!", "Aye aye!", "Yo ho ho!",
         "Avast!"),
        ("Arr!", "Yo ho ho!", "Savvy, matey?", "Arr, matey!"),
        r"\barr+\b|\bmatey\b|\bahoy\b|\baye\b|\bavast\b|\byo ho ho\b|shiver me timbers", _pirate,
    ),
    "medieval": tone(
        ("Hark!", "Verily,", "Forsooth,", "Hear ye!", "Good traveller,", "Prithee, hear me:"),
        ("", "So it is written.", "Forsooth!", "Fare thee well!", "Hark and remember!"),
        r"\b(?:hark|verily|forsooth|hear ye|good traveller|prithee|thee)\b|so it is written",
    ),
    "cowboy": tone(
        ("Howdy!", "Howdy, partner!", "Well, partner,", "Yeehaw!", "I reckon it's like this:"),
        ("", "Yeehaw!", "Giddy up!", "Happy trails, partner!"),
        r"\b(?:howdy|partner|yee-?haw|reckon|giddy up)\b",
    ),
    "robot": tone(
        ("Beep boop!", "Beep!", "Processing... done.", "Bleep bloop!", "Computing. Beep!",
         "Data found. Beep!"),
        ("Beep boop!", "End of transmission. Beep!", "Bleep bloop!"),
        r"\bbeep\b|\bbleep\b|processing\.\.\.",
    ),
    "encouraging": tone(
        ("You've got this!", "You're doing great!", "Keep it up!"),
        ("You've got this!", "Keep it up!", "You're doing great!", "I believe in you!",
         "Keep going!"),
        r"got this|doing great|keep it up|believe in you|keep going",
    ),
}  # fmt: skip
