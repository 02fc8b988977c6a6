"""Sentences that may follow a reply where an instruction asks for more of them."""

from __future__ import annotations

import random
import re

# After a fact about the user.
_KNOWN = (
    "That is what you told me.", "I have kept it in mind.", "You told me so yourself.",
    "I remember it well.", "It is among the things that I know about you.",
    "I wrote it down when you said it.", "I have not forgotten it.",
    "If that has changed, just tell me.", "Correct me if it is no longer so.",
    "That is how I have it in my memory.",
)  # fmt: skip
# After "You haven't told me that yet."
_UNKNOWN = (
    "Tell me, and I will remember it.", "I would rather say so than guess.",
    "Once you tell me, I will keep it in mind.", "I only know what you have told me.",
    "Feel free to tell me whenever you like.", "I do not want to make something up.",
)  # fmt: skip
# After an explanation.
_EXPLAINED = (
    "That is the main point.", "There is more to say if you are interested.",
    "I have kept it short on purpose.", "I can go into the details if you like.",
    "That is how I would put it.", "I hope that makes it clear.",
)  # fmt: skip
# After anything.
_OFFERS = (
    "I am here if you need anything else.", "Just ask if you want to know more.",
    "You can ask me anything at any time.", "I am glad to help you with this.",
    "Let me know if something is missing.", "There is no hurry at all.",
    "We can talk about it for as long as you like.", "I will gladly help with the next thing, too.",
    "Your questions are always welcome here.", "Take your time to think about it.",
)  # fmt: skip
_WISHES = (
    "I hope that your day is going well.", "Have a good time today.",
    "I wish you all the best.", "Take good care of yourself.", "It is always nice to talk to you.",
    "I enjoy our talks.", "May the rest of the day be kind to you.",
    "I am looking forward to more.",
    "Thank you for talking to me.", "You are always welcome to come back.",
)  # fmt: skip
_MEMORY = re.compile(r"^(?:Got it, |Noted, |Yes, |No, )?(?:You|Your|you|your)(?= )")
_LACKING = re.compile(r"\b(?:haven't told|don't know|have not told|do not know)\b")
_TALK = re.compile(
    r"^(?:Hello|Hi|Hey|Good|Welcome|You're welcome|Bye|Goodbye|See you|Thank|I'm|Nice to)\b"
)


def more(reply: str, rng: random.Random, most: int = 8) -> list[str]:
    """Sentences that may follow this reply, in the order in which they read well."""
    first: tuple[str, ...]
    if _LACKING.search(reply):
        first = _UNKNOWN
    elif _MEMORY.match(reply):
        first = _KNOWN
    elif _TALK.match(reply) or len(reply.split()) < 12 or re.search(r"\bI\b", reply):
        first = ()
    else:
        first = _EXPLAINED
    tail = "thank" if "thank" in reply.lower() else " \0"
    last = [one for one in _WISHES if tail not in one.lower()]
    groups = [rng.sample(pool, min(3, len(pool))) for pool in (first, _OFFERS, last)]
    # One of each sort before there are two of any.
    ranked = sorted((at, number, one) for number, group in enumerate(groups)
                    for at, one in enumerate(group))[:most]  # fmt: skip
    return [one for _, _, one in ranked]


def in_order(chosen: list[str]) -> list[str]:
    """What speaks of the reply first, then offers, then wishes."""
    return sorted(chosen, key=lambda one: (one in _WISHES) * 2 + (one in _OFFERS))
