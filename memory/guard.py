"""Who may write and what may be kept: secrets, exact numbers, text that is not the user's own."""

from __future__ import annotations

import re
from itertools import pairwise

from memory.doses import doses
from memory.notice.text import plain
from memory.origin import Trust
from memory.records import Candidate, Kind, Sensitivity, Turn
from memory.words import sentences

_KEY = (
    r"pass ?words?|passphrase|pass ?codes?|pass ?keys?|pins?|pin (?:code|number)s?|puk"
    r"|api[ _-]?keys?|secret[ _-]?keys?|access[ _-]?(?:keys?|tokens?)"
    r"|(?:bearer|auth|session|refresh|security|personal access) tokens?|private keys?"
    r"|ssh keys?|encryption keys?|licen[cs]e keys?|product keys?|client secret"
    r"|(?:seed|recovery|backup|mnemonic) (?:phrases?|words|codes?|keys?)|security "
    r"(?:codes?|answers?)|cvv2?|cvc2?|(?:verification|confirmation|one[- ]time"
    r"|two[- ]factor|2fa|access|door|gate|alarm|entry|unlock|safe|security|login"
    r"|activation|sms|auth\w*) (?:codes?|pass\w*|pins?|combination)"
    r"|otp|totp|combination|(?:bank |checking |savings )?account (?:numbers?|nos?\.?"
    r"|details)|sort code|routing number|iban|bic|swift(?: code)?"
    r"|(?:credit |debit |bank |visa |master)?card (?:numbers?|details|nos?\.?)|(?:my "
    r")?(?:credit card|debit card|visa|mastercard|amex)|ssn|social security(?: "
    r"(?:number|no\.?))?"
    r"|social insurance number|national insurance(?: (?:number|no\.?))?|ni number"
    r"|passport(?: (?:number|no\.?))?|(?:national |personal )?id(?: (?:card "
    r")?(?:number|no\.?))|identity number|tax (?:id|number|code|identification number)"
    r"|(?:driver'?s|driving) licen[cs]e (?:number|no\.?)|(?:health )?insurance "
    r"(?:number|id|policy number)|policy number|medical record number|member(?:ship)? "
    r"(?:number|id)|customer (?:number|id)"
    r"|steuernummer|aadhaar(?: number)?|nhs number|medicare number|wi-?fi (?:key|code)"
    r"|credentials|log-?in details"
)
# Of these only a number is a secret: "my visa is delayed" and "a combination of tools" are none.
_NUMBERED = re.compile(
    r"(?:visa|mastercard|amex|combination|passports?|ids?|cards?|iban|bic|swift|ssn|numbers?"
    r"|social security|nos?\.?|details|pins?|puk|cvv2?|cvc2?|otp|totp)$",
    re.IGNORECASE,
)
# What stands in a program or an example in place of a secret: "data.get('key')", "YOUR_KEY".
_NO_VALUE = re.compile(
    r"\w+(?:\.\w+)*[(\[]|(?:process|os|env|config|settings|self|request|secrets)\."
    r"|(?:your|my|the|some|enter|insert)[_-]\w*(?:key|pass|token|secret|here)"
    r"|<\w|\$?\{|x{3,}$|\*{2,}|\.{2,}|#{2,}",
    re.IGNORECASE,
)
# A key word and then what it is: "the pin for my card is 4821", "password: hunter2".
_TOLD = re.compile(
    rf"\b(?P<k>{_KEY})\b(?:\s+(?:for|to|of|on|at|number)\s+[^.:=\n]{{1,50}}?)?\s*(?:is|are"
    rf"|was|=|:|->|→|ends (?:in|with)|starts with|number is)[ \t]*(?:now |still |called "
    rf"|set to |changed to )?"
    r"(?!(?:not|too|very|so|really|hard|easy|weak|strong|safe|secure|the same"
    r"|forgotten|lost|wrong|incorrect|expired|expiring|invalid|missing|a (?:secret|bit"
    r"|pain|mess|word|good|bad|lot)|my|your|on|in|at|stored|saved"
    r"|kept|written|required|needed|always|never|what|how|why|where|important|broken"
    r"|gone|due|based|being|blocked|locked|coming|going|about|only|for|used|shown|sent"
    r"|accepted|working|declined|full|maxed)\b)"
    r"[\"'“]?(?P<v>[^\s,.;\"'?]{2,}[^,;\"'?\n]{0,80})",
    re.IGNORECASE,
)
# The same without a verb, where what follows is no word: "pin 4821", "password hunter2!".
_BESIDE = re.compile(
    rf"\b(?:{_KEY})\s+[\"'“]?(?=[^\s\"']*(?:\d[^\s\"']*[a-z]|[a-z][^\s\"']*\d|\d{{3}}"
    rf"|\w[!@#$%^&*]\w))[^\s\"']{{3,}}",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\b(?:code|pin|combination|otp|passcode)\b(?:[^.\n]{0,30}?(?:\bis\b|\bwas\b|[:=]))?"
    r"[^.\n\w]{0,4}\b(?:[A-Z]{0,3}[- "
    r"]?\d{3,8}|\d{3}[- ]\d{3})\b|\b\d{4,8}\b is (?:the|my|your) (?:\w+ )?(?:code|pin"
    r"|combination|password|otp)",
    re.I,
)
_NOT_CODE = re.compile(
    r"\b(?:post|zip|postal|area|country|dialling|dial|error|status|exit|source|product"
    r"|course|dress|discount|promo|http) ?codes?\b",
    re.I,
)
_SEED = re.compile(
    r"\b(?:seed|recovery|mnemonic|backup) (?:phrase"
    r"|words)\b.{0,20}?(?:\b[a-z]{3,8}\b[\s,]+){8,}",
    re.I | re.S,
)
_SEED_ONLY = re.compile(r"^\W*(?:[a-z]{3,8} ){11}(?:[a-z]{3,8}|(?:[a-z]{3,8} ){12}[a-z]{3,8})\W*$")
_TOKENS = re.compile(
    r"-----BEGIN [A-Z ]*(?:PRIVATE KEY|CERTIFICATE|PGP)"
    r"|\bsk-(?:[A-Za-z]+-)?[A-Za-z0-9_-]{16,}|\bgh[pousr]_[A-Za-z0-9]{16,}"
    r"|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}"
    r"|\b(?:AKIA|ASIA)[0-9A-Z]{12,}|\bxox[abeprs]-[\w-]{10,}|\bAIza[\w-]{30,}"
    r"|\beyJ[\w-]{8,}\.[\w-]{8,}\.?[\w-]*|\bhf_[A-Za-z0-9]{16,}|\bnpm_[A-Za-z0-9]{20,}"
    r"|\bya29\.[\w-]{16,}"
    r"|\bSG\.[\w-]{16,}|\b[rs]k_(?:live|test)_\w{10,}|\bssh-(?:rsa|ed25519) \S{20,}"
    r"|\bbearer [\w.~+/-]{16,}=*|\bpypi-[\w-]{20,}|https?://[^\s/:@]+:[^\s/@]+@",
    re.IGNORECASE,
)
_RUN = re.compile(r"(?<![\w/.:@-])[A-Za-z0-9+/_=-]{20,200}(?![\w/.@-])")
_DIGITS = re.compile(r"(?<![\d.])\d(?:[ -]?\d){12,18}(?![\d])")
_IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]){11,30}\b")
_SSN = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)")
_NINO = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} "
    r"?\d{2} ?[A-D]\b"
)

_TIME = re.compile(
    r"\b(?:[01]?\d|2[0-4])[:.h][0-5]\d\b(?:\s?[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
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
    if _secret(words):
        return Sensitivity.SECRET
    return Sensitivity.NUMBER if number_bearing(words) else Sensitivity.NONE


def without_secrets(text: str) -> str:
    """A text without the sentences that hold a secret; "" where most of it goes with them."""
    if sensitivity(text) is not Sensitivity.SECRET:
        return text
    said = [text[begin:end] for begin, end in sentences(text)]
    rest = " ".join(each for each in said if not _secret(plain(each)))
    gone = 2 * len(rest) < len(text) or sensitivity(rest) is Sensitivity.SECRET
    return "" if gone else rest


def number_bearing(value: str) -> bool:
    """Three or more digits, money, doses, identifiers, mail; not times of day and dates."""
    words = plain(value[:_MOST])
    if doses(words) or _EMAIL.search(words) or _MONEY.search(words) or _IDENTIFIER.search(words):
        return True
    rest = _TIME.sub(" ", _DATES.sub(" ", words))
    return re.search(r"\d(?:[\s().,/-]?\d){2}", rest) is not None


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


def _tells(found: re.Match[str]) -> bool:
    """Whether what follows a key word can be the secret itself."""
    said = found["v"]
    if _NO_VALUE.match(said):
        return False
    return any(letter.isdigit() for letter in said) or not _NUMBERED.search(found["k"])


def _secret(text: str) -> bool:
    if _TOKENS.search(text) or _BESIDE.search(text) or _SEED.search(text):
        return True
    if any(_tells(found) for found in _TOLD.finditer(text)):
        return True
    if _CODE.search(_NOT_CODE.sub(" ", text)) or _SEED_ONLY.match(text):
        return True
    if re.search(r"\d", text) and (_SSN.search(text) or _NINO.search(text) or _account(text)):
        return True
    return any(_random(run[0]) for run in _RUN.finditer(text))


def _account(text: str) -> bool:
    """A card number by its check digit, or an account number by its IBAN check."""
    cards = [found[0] for found in _DIGITS.finditer(text)]
    accounts = [found[0] for found in _IBAN.finditer(text)]
    if not cards and not accounts:
        return False
    from stdnum import iban, luhn

    for found in cards:
        digits = re.sub(r"\D", "", found)
        if 13 <= len(digits) <= 19 and len(set(digits)) > 1 and luhn.is_valid(digits):
            return True
    for found in accounts:
        words = found.split(" ")  # the pattern may have run on into the words that follow
        if any(iban.is_valid("".join(words[:count])) for count in range(1, len(words) + 1)):
            return True
    return False


def _random(run: str) -> bool:
    """Whether a long run of characters looks like a key: letters and digits in a mix."""
    letters = sum(c.isalpha() for c in run)
    digits = sum(c.isdigit() for c in run)
    changes = sum(a.isdigit() != b.isdigit() for a, b in pairwise(run))
    cases = any(c.islower() for c in run) and any(c.isupper() for c in run)
    return letters >= 6 and digits >= 3 and changes >= 5 and (cases or len(set(run)) >= 10)
