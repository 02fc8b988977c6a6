"""Who may write and what may be kept: secrets, exact numbers, text that is not the user's own."""

from __future__ import annotations

import re

from memory.accept.safety.doses import doses
from memory.accept.secrets import holds_secret
from memory.notice.grammar.text import plain
from memory.vocabulary.english.calendar import MONTH
from memory.vocabulary.english.words import sentences
from memory.vocabulary.origin import Trust
from memory.vocabulary.records import Candidate, Kind, Sensitivity, Turn

_TIME = re.compile(
    r"\b(?:[01]?\d|2[0-4])[:.h][0-5]\d\b(?:\s?[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_MONTHS = rf"{MONTH}\.?"
_DATES = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}(?:,? (?:19|20)\d\d)?\b"
    rf"|\b{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?\b|\b{_MONTHS} (?:19"
    rf"|20)\d\d\b"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[€$£¥₹]\s?\d|\d\s?(?:[€$£¥₹]|k\b)|\b\d[\d.,]*\s?(?:eur|usd|gbp|chf|euros?"
    r"|dollars?|pounds?|bucks|quid|yen|francs?|grand|million|thousand)\b",
    re.I,
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
_IDENTIFIER = re.compile(
    r"\b(?=[A-Z0-9-]{5,}\b)(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\d\d)[A-Z0-9]+(?:-[A-Z0-9]+)*\b"
)

_INJECTED = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,30}\b(?:previous|prior"
    r"|above|earlier|all|any|your|the|other|system)\b[^.\n]{0,20}\b(?:instructions?"
    r"|prompts?|rules?|guidelines|guardrails|directives|context|safety)\b"
    r"|\bsystem (?:prompt|message|override|instruction)s?\b|\b(?:developer|god|dan"
    r"|jailbreak) mode\b|\bjailbr(?:eak|oken)\b|\bprompt injection\b|\byou are now "
    r"(?:a|an|in|the|no longer|dan)\b|\bact as (?:an? )?(?:unrestricted|unfiltered)"
    r"|<\|?(?:im_start|im_end|system|endoftext|user|assistant)\|?>|\[/?(?:inst"
    r"|sys(?:tem)?)\]|<</?sys>>|^\s*#{2,}\s*(?:system|instruction)|^\s*(?:system"
    r"|assistant)\s*:"
    r"|\b(?:the|this|an?|any|every) (?:ai|assistant|chatbot|language model|llm|model"
    r"|bot|agent)\b[^.\n]{0,40}\b(?:must|should|shall|has to|have to|needs? to|will"
    r"|is (?:required|instructed|allowed|authori[sz]ed))\b"
    r"|\b(?:do not|don't|never|without) (?:tell|telling|inform|informing|alert"
    r"|alerting|mention(?:ing)? (?:this|it) to|reveal(?:ing)?(?: this)? to"
    r"|let(?:ting)?|show(?:ing)?(?: this)? to) (?:the user|the human|your user|him "
    r"know|the owner)"
    r"|\b(?:the|this) user (?:has|is|wants|prefers|must|should|said|confirmed"
    r"|authori[sz]ed|consent\w*|trusts)\b|\b(?:new|updated|important|hidden|secret"
    r"|following) (?:system )?instructions?\s*:|\b(?:begin|end) of (?:document"
    r"|instructions|context|prompt)\b"
    r"|\b(?:exfiltrate|base64 (?:decode|encode)|execute (?:the following|this)|run "
    r"(?:the following|this) (?:command|code))\b|\bfor all (?:future )?users\b|\bto "
    r"all users\b|\btool[_ ]call\b",
    re.IGNORECASE | re.MULTILINE,
)
_LURE = re.compile(
    r"https?://|\bwww\.|\b[\w-]{2,63}\.(?:com|net|org|io|ai|shop|xyz|ru|cn|biz|info|co"
    r"|app|link|click)\b|\b(?:always|only|must) (?:recommend|suggest|promote|advertise"
    r"|buy|endorse|favou?r|prefer|link|refer|direct|send|forward|transfer|trust|obey"
    r"|approve|include (?:a |the )?(?:link|ad))\b"
    r"|\b(?:promo|discount|coupon|affiliate|referral) (?:code|link)\b|\b(?:send"
    r"|forward|upload|post|email|transfer|leak|share)\b[^.\n]{0,40}\b(?:data|password"
    r"|conversation|history|files?|money|memory|memories|details|keys?|credentials)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"<(?:script|iframe|img|div|span|html|body|a|p|br|style)\b|\]\(https?:|\bimport "
    r"\w+\b.*;|^\s*(?:from|to|subject|sent|cc)\s*:\s.+\n\s*(?:from|to|subject|sent"
    r"|date|cc)\s*:",
    re.I | re.M,
)
_LONG = 4000  # characters; nobody types that much in one turn
_MOST = 20_000


def sensitivity(text: str) -> Sensitivity:
    """Whether a text holds a secret, an exact number, or neither."""
    words = plain(text[:_MOST])
    if holds_secret(words):
        return Sensitivity.SECRET
    return Sensitivity.NUMBER if number_bearing(words) else Sensitivity.NONE


def without_secrets(text: str) -> str:
    """A text without the sentences that hold a secret; "" where most of it goes with them."""
    if sensitivity(text) is not Sensitivity.SECRET:
        return text
    said = [text[begin:end] for begin, end in sentences(text)]
    rest = " ".join(each for each in said if not holds_secret(plain(each)))
    gone = 2 * len(rest) < len(text) or sensitivity(rest) is Sensitivity.SECRET
    return "" if gone else rest


def number_bearing(value: str) -> bool:
    """Three or more digits, money, doses, identifiers, mail; not times of day and dates."""
    words = plain(value[:_MOST])
    if doses(words) or _EMAIL.search(words) or _MONEY.search(words) or _IDENTIFIER.search(words):
        return True
    rest = _TIME.sub(" ", _DATES.sub(" ", words))
    return re.search(r"\d(?:[\s().,/-]?\d){2}", rest) is not None


def too_exact(value: str) -> bool:
    """Whether a value is too exact for weights: it bears a number, or three digits in all.

    Times of day may go; a date with its year may not.
    """
    digits = sum(sign.isdigit() for sign in _TIME.sub(" ", plain(value[:_MOST])))
    return digits >= 3 or number_bearing(value)


def ordering(text: str) -> bool:
    """Whether a text reads like orders for an assistant, or like a page: refused as memory."""
    words = plain(text[:_MOST])
    return _INJECTED.search(words) is not None or _MARKUP.search(words) is not None


def alluring(text: str) -> bool:
    """Whether a text pushes a product, a link or somebody's data."""
    return _LURE.search(plain(text[:_MOST])) is not None


def why_not(candidate: Candidate, turn: Turn) -> str:
    """Why a candidate must not be kept, as a sentence for the user; "" where it may.

    Taking back is always allowed to the user's own typed words.
    """
    if turn.role != "user":
        return "Only your own words are remembered, not replies."
    if not turn.words:
        return "Only what you type yourself is remembered; say it with `/remember` if you want it."
    if candidate.sensitivity is Sensitivity.SECRET and turn.trust is not Trust.OWN:
        return "Secrets are not taken from imported text."
    if candidate.retract:
        return ""
    said = plain(candidate.sentence)
    whole = plain(turn.words[:_MOST])
    if _INJECTED.search(said) or _INJECTED.search(whole):
        return "It reads like orders written for an assistant, not like something about you."
    if candidate.kind in (Kind.INSTRUCTION, Kind.GUIDELINE) and _LURE.search(said):
        return (
            "It would make Luna push a product, a link or your data; say it with `/remember` "
            "if you mean it."
        )
    if _MARKUP.search(whole):
        return (
            "The message looks copied from a page or a mail; only what you write yourself is "
            "remembered."
        )
    if len(turn.words) > _LONG:
        return "The message is too long to be typed; only what you write yourself is remembered."
    return ""
