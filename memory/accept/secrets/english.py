"""Secrets that are told in English: a word for one, and then what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

_KEY = (
    r"pass ?words?|passwd|pwd?|passphrase|pass ?codes?|pass ?keys?|pins?|pin (?:code|number)s?|puk"
    r"|api[ _-]?keys?|secret[ _-]?keys?|access[ _-]?(?:keys?|tokens?)"
    r"|(?:bearer|auth|session|refresh|security|personal access) tokens?|private keys?"
    r"|ssh keys?|encryption keys?|licen[cs]e keys?|product keys?|client secret"
    r"|(?:seed|recovery|backup|mnemonic) (?:phrases?|words|codes?|keys?)|security "
    r"(?:codes?|answers?|words?)|secret (?:answers?|words?)|(?:code|safe|magic) ?words?|cvv2?|cvc2?|(?:verification|confirmation|one[- ]time"
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
NO_VALUE = re.compile(
    r"change_?me\w*|\w+(?:\.\w+)*[(\[]|(?:process|os|env|config|settings|self|request|secrets)\."
    r"|(?:your|my|the|some|enter|insert)[_-]\w*(?:key|pass|token|secret|here)"
    r"|\[secret\]|=|(?:str(?:ing)?|text|char|varchar|bool(?:ean)?|int|bytes|any|none|null|nil|undefined|true|false"
    r"|optional|secretstr)\b(?![-\w])|[a-z_]*(?:password|passwd|pwd|_token|_key|_secret|Token|Key)\b(?![-\w@!#$%])|<\w|\$?\{|x{3,}$|\*{2,}|\.{2,}|#{2,}",
    re.IGNORECASE,
)
# A key word and then what it is: "the pin for my card is 4821", "password: hunter2".
_TOLD = re.compile(
    rf"\b(?P<k>{_KEY})\b(?:\s+(?:for|to|of|on|at|number)\s+[^.:=\n]{{1,50}}?)?(?:[\"']?\s*(?=[:=])|\s*)(?:is|'s|are"
    rf"|was|=|:|->|→|ends (?:in|with)|starts with|number is)[ \t]*(?:now |still |called "
    rf"|set to |changed to )?"
    r"(?!(?:not|too|very|so|really|hard|easy|weak|strong|safe|secure|the same"
    r"|forgotten|lost|wrong|incorrect|expired|expiring|invalid|missing|a (?:secret|bit"
    r"|pain|mess|word|good|bad|lot)|my|your|on|in|at|stored|saved"
    r"|kept|written|required|needed|always|never|what|how|why|where|important|broken"
    r"|gone|due|based|being|blocked|locked|coming|going|about|only|for|used|shown|sent"
    r"|accepted|working|declined|full|maxed|long\b|short\b|random|unique|simple|complex|complicated|different|identical|new|old|ok|okay|fine"
    r"|valid|good|bad|safest|known|unknown|public|visible|encrypted|hashed|generated|changed (?:every|each|often)|case|good|nowhere|here|there|nothing|something|anything|up|out|under|too|more|less|like|such|as|no|any|to (?!\S*\d)"
    r"|raise|return|if|else|that|this|these|those|one|it|he|she|they|we|you|i|and|or|but|when|while|because|since|until|unless)\b)"
    r"[\"'“]?(?P<v>[^\s,.;\"'?]{2,}[^,;\"'?\n]{0,80})",
    re.IGNORECASE,
)
# The same without a verb, where what follows is no word: "pin 4821", "password hunter2!".
_BESIDE = re.compile(
    rf"\b(?:{_KEY})\s+[\"'“]?(?=[^\s\"']*(?:\d[^\s\"']*[a-z]|[a-z][^\s\"']*\d|\d{{3}}"
    rf"|\w[!@#$%^&*]\w))(?P<v>[^\s\"']{{3,}})",
    re.IGNORECASE,
)
# The answer to a question that a bank asks.
_ANSWER = re.compile(
    r"\b(?:answer|reply) to (?:my|the|our) (?:\w+ )?security question(?: [^.:=\n]{1,40}?)?(?: is|:|=)\s*[\"'“]?(?P<v>[^\n,.;\"'”]{2,60})"
    r"|\bsecurity questions?\b[^\n]{0,80}?\banswers?(?: is|:|=)\s*[\"'“]?(?P<w>[^\n,.;\"'”]{2,60})"
    r"|\bmother'?s'? maiden name(?: is|:|=|,)\s*[\"'“]?(?P<x>[^\n,.;\"'”]{2,60})", re.IGNORECASE
)  # fmt: skip
_TOKEN = re.compile(
    r"\b(?:tokens?|keys?|secrets?)\b[\"']?\s*(?:is|=|:|->)\s*[\"'“]?"
    r"(?P<v>(?=[^\s\"']*\d)(?=[^\s\"']*[A-Za-z])[\w+/.~=-]{16,200})", re.IGNORECASE
)


def found(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, begin, end) of what is told; `text` as `memory.notice.speech.marks.plain` gives it."""
    for match in _TOLD.finditer(text):
        if _tells(match):
            yield "told", match.start("v"), match.end("v")
    for match in _BESIDE.finditer(text):
        yield "told", match.start("v"), match.end()
    for match in _TOKEN.finditer(text):
        if not NO_VALUE.match(match["v"]):
            yield "key", match.start("v"), match.end("v")
    for match in _ANSWER.finditer(text):
        group = match.lastgroup or "v"
        yield "told", match.start(group), match.end(group)


def _tells(found: re.Match[str]) -> bool:
    """Whether what follows a key word can be the secret itself."""
    said = found["v"]
    if NO_VALUE.match(said):
        return False
    aim = re.search(r"\bkeys?\s+to\s", found[0][: found.start("v") - found.start()], re.IGNORECASE)
    if aim and not any(letter.isdigit() for letter in said):  # the key to happiness
        return False
    return any(letter.isdigit() for letter in said) or not _NUMBERED.search(found["k"])
