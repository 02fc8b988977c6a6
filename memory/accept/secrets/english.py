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

# What is told loosely: a thing that a code opens, and the code before or after it.
_LOCK = (
    r"(?:(?:bike|bicycle|cargo bike|scooter|cabinet|shed|gym|pool|tsa|suitcase|luggage|abus|kryptonite|chain|number|combination|cable|frame|u|d|fold\w*|wheel)[ -]lock|\block\b(?= on| of| for|:|\?| is)|padlocks?"
    r"|(?:bike|cargo bike|motorbike) chain|(?:the|my|our|gun|hotel|wall|office|room) safe|cash ?box|money ?box|(?:lock|key)[ -]?box|key ?pad|voicemail)"
)
_PLACE = (
    r"(?:bikes?|bicycle|scooter|doors?|gates?|garage|building|entrance|parcel room|bike room|store ?room|shed|cellar|alarm|lockers?|cabinet|suitcase|briefcase|mail ?box|letter ?box|panel"
    r"|intercom|elevator|lift|gym|pool|my (?:phone|messages|mailbox)|tablet|ipad|laptop|sim(?: card)?|voicemail|key ?pad|safe|lock|padlock)"
)
_DIGITS = r"\d{3,8}[#*]?"
_MIXED = r"(?-i:(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{5,8})[#*]?"
_SAID = r"(?!(?:GOOD|MINE|BLUE|GREEN|BLACK|COOL|FREE|OPEN|SHUT|GONE|LOST|BEST|HERE|NICE|SAFE|BROKEN|STOLEN|WRONG|INVALID|VALID|EXPIRED|PLEASE|FALSCH|RICHTIG|CORRECT|MISSING|NEEDED|REQUIRED|SENT|REAL|ALWAYS|NEVER|SECRET|HIDDEN|FAUX|ERRADO|MALO|BELOW|ABOVE|WORKS?|FAILED)\b)"  # words in capitals
_ODD = r"(?!\d[\d.,]*(?:[a-z]{1,5}\b|x\d))(?!v(?:ersion)?[\d.]+)(?=[^\s\"'“”,;]*\d)(?=[^\s\"'“”,;]*[A-Za-z])[^\s\"'“”,;]{6,60}"  # letters and digits
_STOP = (
    r"(?![\w/%€$£°]|[.,:]\d|\s*(?:%|euros?|eur|usd|dollars?|bucks|quid|pounds?|rupees|rs|inr|km|miles?|m|cm|mm|kg|g|lbs?|watts?|w|volts?|v|amps?|hours?|minutes?|mins?|seconds?|days?|weeks?|months?|years?|people|times|rooms?|units?|apartments?|steps?|views|items?|files?|bytes?|pieces|photos|words|pages|points|hz|db|sq)\b)"
)
_ENDS = r"(?=[.!?]*\s*(?:$|[,;!?)(\n]|\.(?:\s|$)|[^\w\s.]|(?:and|then|thx|thanks|pls|please|lol|xx|ok|right|but|so|by|haha)\b))"
_ASKED = r"(?:security|secret|recovery|check|hint|verification)[ -](?:questions?|words?|answers?)(?: \d)?"
_NAME = r"(?!(?:yes|no|what|that|how|why|who|when|which|where|not|always|the|to|if|whether|this|your|because|easy|hard|wrong|right|normal|public|known|there|here|it|me|them)\b)(?:(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+){0,3}|[^\s,.;\"'“”?!()]{3,30}(?=\W*$|[\"'”]))"
_PERSONAL = r"(?:maiden name|first (?:pet|car|teacher|school|job|concert)|childhood (?:pet|friend|nickname)|favou?rite (?:animal|teacher|book|film|movie|food|colou?r|team)|grand(?:mother|father)'?s name|street (?:i|did you) gr[eo]w up(?: on)?|city (?:i|you) were born)"
_OTP = (
    r"(?:(?:one[- ]time|login|log-?in|sign-?in|verification|confirmation|security|2fa|two[- ]factor|sms|authenticator|paypal login) (?:pass(?:word|code)|codes?|pin)|otp|bestätigungscode|verifizierungscode|sicherheitscode|freischaltcode"
    r"|code de (?:vérification|validation|confirmation|sécurité)|código de (?:verificación|confirmación|seguridad|verificação|confirmação|segurança)|codice di (?:verifica|conferma|sicurezza)|verificatiecode|kod (?:weryfikacyjny|sms)|код подтверждения|doğrulama kodu\w*|verifieringskod\w*)"
)
_HOST = r"(?:(?:\d{1,3}\.){3}\d{1,3}|fritz\.box|speedport\.ip|[\w-]+\.(?:local|lan|home)|tplinkwifi\.net|routerlogin\.net|unifi controller|router|modem|admin page|web interface|credentials|creds)"
_WIFI = r"(?:wi-?fi|wlan|hotspot|ssid|network)"
_LOOSELY = tuple(re.compile(form, re.IGNORECASE) for form in (
    # "73164 for the bike", "the dog walker needs D0250 for the side door"
    rf"(?:^|[.!?:;\n]\s*|\b(?:needs?|uses?|type|enter|press|dial|punch(?: in)?|try|put in|key in|code|pls|please|btw|fyi)[ :,]+)(?P<v>{_DIGITS}|{_MIXED})[ ,]+(?:is )?(?:for|opens?|unlocks?) (?:the|my|our) (?:[a-z'-]+ ){{0,2}}?{_PLACE}\b",
    # "to get into the building type 61B688", "dial 121 and enter 2184", "turn the wheels to 8163"
    rf"\b{_PLACE}\b[^.!?\n]{{0,60}}?\b(?:type|enter|press|dial|punch(?: in)?|key in|tap(?: in)?)\s+(?:in )?(?P<v>{_DIGITS}|{_MIXED}){_STOP}",
    rf"\b(?:type|enter|press|dial|punch(?: in)?|key in|tap(?: in)?|(?:wheels?|dials?) to)\s+(?:in )?(?P<v>\d{{4,8}}[#*]?|{_MIXED}){_STOP}[^.!?\n]{{0,40}}?\b{_PLACE}\b",
    # "the lock on the blue bike is 51215", "abus lock? 82456", "the little cash box has 912511"
    rf"\b{_LOCK}(?:\s+(?:on|of|for|to|at|in)\s[^.\n\d,;:=?]{{1,30}}?)?(?:\s*[:=?,]+|\s+(?:is|are|has|=|opens? (?:at|with|on|to)|code|so:?)(?=\W))*\s+(?P<v>{_DIGITS}|{_MIXED}|\d(?:-\d){{2,5}}){_STOP}{_ENDS}",
    rf"\block(?:er)?\b[^.!?\n\d]{{0,20}}\b(?:i (?:picked|chose|set|use)|opens (?:at|with))\s+(?P<v>{_DIGITS}){_STOP}",
    rf"(?P<v>\d(?:-\d){{2,5}}|{_DIGITS})\W[^.!?\n\d]{{0,20}}\bfor the (?:\w+'?s? ){{0,2}}{_LOCK}",
    # letters of a word lock, a turn to the left, a turn to the right
    rf"\b(?:{_LOCK}|\d digit lock)[^.!?\n\d]{{0,12}}?(?:[,:=]|\b(?:so|is|code|set to))[ :]*{_SAID}(?P<v>(?-i:[A-Z]{{4}}))(?!\w)|\bunlock code {_SAID}(?P<w>(?-i:[A-Z]{{4,6}}))(?!\w)",
    r"(?P<v>\d{1,2} (?:left|right|links|rechts|clockwise)(?:,? (?:then |and |back )?\d{1,2} (?:left|right|links|rechts|clockwise|anticlockwise|counterclockwise)){2})",
    # "7948 opens the back gate", "if the alarm goes off, 07026 shuts it up", "7256# on the panel"
    rf"(?:^|[.!?;\n,]\s*|\b(?:btw|fyi|code|pls|hi|hey|ok|so|and|that|um|hm),?\s)(?P<v>\d{{4,8}}[#*]?)\s+(?:opens?|unlocks?|disarms?) (?:the|my|our) (?:[a-z]+ ){{0,2}}?{_PLACE}\b|\balarm\b[^.!?\n\d]{{0,20}}[, ](?P<w>\d{{4,8}}[#*]?)\s+(?:shuts?|stops?|turns?|silences?|kills?|disarms?)\b",
    rf"\b{_PLACE}\b[^.!?\n\d]{{0,20}}?\s(?P<v>\d{{3,8}}#)(?!\w)|(?<!\w)(?P<w>\d{{3,8}}#)\s[^.!?\n\d]{{0,20}}\b{_PLACE}\b|\b(?:front|back|side|main|garden) (?:gate|door|entrance):? (?P<x>(?-i:[A-Z]\d{{4,6}}))\b|\bvoicemail(?: pin| code| is|:)? (?P<y>\d{{4,8}}#?){_STOP}{_ENDS}",
    # one-time codes
    r"\b(?:authenticator|authy|sms|text|code app|token)(?: app)? (?:shows?|says?|displays?|gave me|reads?|is showing) (?P<v>\d{6,8}|\d{3} \d{3})(?!\w)",
    r"\buse (?P<v>\d{4,8}|\d{3}[ -]\d{3}) (?:to (?:verify|log ?in|sign ?in|confirm|complete|finish|reset)\b|as your (?:\w+ )?(?:code|otp|pin|passcode)\b)\b|\benter (?P<w>\d{6,8}) on (?:the|your|my) (?:tv|device|phone|screen)|(?<![\w.-])(?P<x>\d{6,8}) to (?:log ?in|sign ?in|verify|confirm)\b",
    rf"\b{_OTP}\b[^.\n\d]{{0,20}}?(?:\b(?:is|lautet|est|ist|es|è|é|jest|это|:)|[:=])\s*{_SAID}(?P<v>(?-i:[A-Z0-9]{{5,8}}))(?!\w)|(?<![\w-])(?P<w>(?-i:(?=[A-Z]*\d)[A-Z0-9]{{6,8}}))(?!\w)[^\n\d]{{0,50}}?\b{_OTP}\b",
    # a PIN in two sentences, and before its word
    rf"(?<!bowling )(?<!rolling )(?<!lapel )(?<!safety )\bpin\b(?: (?:for|of|on) [^.\n\d?!]{{1,25}})?\s*[.!?:]+\s*(?:it'?s |it is )?(?P<v>\d{{4,8}}){_STOP}{_ENDS}",
    r"(?<![\w.,:-])(?P<v>\d{4,8})[,?]+ (?:(?:it'?s|that'?s|is|it is) )?(?:the|my|our) (?:[a-z]+ ){0,2}?(?:pin|passcode)\b",
    # networks
    rf"\b{_WIFI}\b[^\n]{{0,40}}?(?:→|->|=>|:|=|\.{{2,}}|\btype\b|\bit'?s\b)\s*(?P<v>{_ODD})|\bWPA[23]?(?:-?PSK)?\s*[:=]\s*(?P<w>\S{{8,}})|\b{_WIFI}\b[^\n]{{0,40}}?[ ,]pass(?:word)? (?P<x>(?!protect|is\b|was\b|for\b|on\b|to\b|not\b|change|reset|and\b|that\b|in\b|at\b|please|has\b|of\b|manager|length|polic|require)[^\s,;\"']{{8,}})(?=\s*(?:$|[,.\n]|thx|thanks|pls))",
    rf"\b(?:it'?s|use|try|type|tell them it'?s)\s+(?P<v>{_ODD})\s+(?:for|with|on) (?:the|my|our) (?:\w+ ){{0,2}}{_WIFI}\b",
    # accounts
    rf"\bis (?P<v>(?=\S*(?:\d|[^\w\s]))[^\s\"']{{6,60}}) an? (?:\w+ )?(?:strong|good|safe|secure|weak|okay|ok|decent|bad)(?: enough)? (?:pass(?:word|phrase|code)|pw)\b(?! (?:manager|generator|policy|app|vault|tool))|\b(?:changed|set|reset|switched|updated) (?:it|this|that|mine|them) to (?P<w>{_ODD})|\bpass(?:word|phrase)?,? (?:it'?s|its) (?P<x>{_ODD})|[\w']+, (?:with )?password [\"“](?P<y>[^\"”\s]{{6,}})[\"”]",
    rf"\bI use (?P<v>(?!(?-i:[A-Z]?[a-z]+-?[\d.]{{1,4}}\s)){_ODD}) (?:for|on|everywhere|as)\b[^.\n]{{0,30}}\b(?:everything|everywhere|all|every)\b|(?:^|\n|: )[\w.@-]{{2,30}} / (?P<w>(?=\S*[^\w\s])(?=\S*\d)(?=\S*[a-z])\S{{8,60}})[ \t]*(?:$|\n)|(?:^|[\s:])[\w.]{{3,20}} - (?:[\w.@-]{{3,40}} - (?=\S*[^\w\s])|[\w.@-]{{0,30}}\d[\w.@-]{{0,9}} - )(?P<x>{_ODD})|\b(?:controller|router|camera|nas|switch|printer|admin)\b[^\n:]{{0,20}}: ?[\w.@-]{{2,30}} ?/ ?(?P<y>{_ODD})",
    rf"\b{_HOST}(?:\b[^\n]{{0,40}}?|\)?\s*\n\s*|\)?[^\n]{{0,12}}?)\b(?:admin|root|ubnt|administrator|user)\s*(?:/|&|\band\b|\n|\||:|,)\s*(?P<v>(?!users?\b|guests?\b|root\b|password\b|the\b|then\b|click|navigate|select|change|it\b|i\b|you\b|log|go\b|set\b|check)[^\s,;\"']{{5,60}})|\b(?:credentials|creds|login) (?:admin|root) (?P<w>(?=\S*\d)[^\s,;\"']{{5,60}})|\b(?:\d{{1,3}}\.){{3}}\d{{1,3}}\b[^\n\d]{{0,16}}\b(?:type|enter|pass|pw|password)\s+(?P<x>(?=\S*\d)[^\s,;\"']{{5,60}})",
    r"\bredis[ -]?auth(?: is|:|=)?\s+(?P<v>(?=\S*\d)\S{6,})|\bftp\b[^\n]{0,60}\buser [\w.@-]+ (?P<w>(?=\S*\d)(?=\S*[A-Za-z])\S{6,})",
    # answers to questions that a bank asks
    rf"\b{_ASKED}\b[^\n]{{0,80}}?(?:\b(?:say|answer(?:ed)?(?: is)?|i (?:put|said|chose)|it'?s|is)\b|[:,=→]|->)\s*[\"'“]?(?P<v>{_NAME})(?=[\"'”]?\s*(?:$|[.,;!\n)]|[:;]\)))",
    rf"(?:=|:|\bis|\bwas(?: an?)?|→|->)\s*(?P<v>{_NAME})\s*(?:\(|,\s*)(?:that'?s |it'?s )?(?:the |my |a )?(?:\w+ )?(?:security|recovery|secret|check|verification) (?:question|answer)\b",
    rf"\b(?:bank|account|reset|insurance|question|verification|portal|security|recovery|provider|support)\b[^\n]{{0,70}}?\b{_PERSONAL}\b[^\n]{{0,40}}?(?:\banswer(?:ed)?(?: is)?|\bi (?:put|answered|said)|[:=→]|->|\bis\b)\s*[\"'“]?(?P<v>{_NAME})",
    rf"\b{_PERSONAL}\b[^\n]{{0,12}}?\b(?:question|for the (?:bank|insurance|account|portal)|on file|at the bank)\b[^\n]{{0,50}}?(?:\bi (?:put|answered|said)|[:=→]|->|\bis\b)\s*[\"'“]?(?P<v>{_NAME})|\bmaiden name\b\??\s+A: ?(?P<w>{_NAME})",
    rf"\bquestion\b[^\n]{{0,80}}?\bmy answer (?:there |to (?:it|that) )?is\s+(?P<v>{_NAME})|\bhint question [\"'][^\"'\n]+[\"'] answer [\"'](?P<w>[^\"'\n]+)[\"']",
    r"\b(?:phone|telephone(?: banking)?|call cent(?:re|er)|support) password(?: word)?(?: (?:with|at|for|of) [^\n:=.]{1,40}?)?\s*(?:is\s*:?|[:=])\s*(?P<v>(?!not\b|too\b|the\b|a\b|wrong|lost)[^\s,.;\"']{4,})",
    # accounts of a bank
    r"(?<![\d-])(?P<v>\d\d-\d\d-\d\d[ ,/|;]{1,3}\d{8}|\d{8}[ ,/|;]{1,3}\d\d-\d\d-\d\d)(?![\d-])|\b(?:bank|pay|bacs|transfer|standing order|account|sort|wire|iban|monzo|starling|barclays|hsbc|lloyds|natwest|santander|nationwide)\b[^\n]{0,40}?(?<![\d-])(?!\d*0000)(?P<w>\d{6}[ ,/|;]{1,3}\d{8}|\d{8}[ ,/|;]{1,3}\d{6})(?![\d-])",
    r"\b(?:acc|acct|a/c)(?: ?(?:no|nr|number|num|#))?\.?:? (?P<v>\d{7,12})(?= *(?:$|[,;.!\n]|thx|pls|sort|routing))|\bsort(?: code)?:? (?P<w>\d\d-\d\d-\d\d)(?= *(?:$|[,;.!\n]))|(?<!\d)(?P<x>\d{8,12})[;,.]? (?:routing|aba)\b|\b(?:routing|aba)(?: (?:no|number))?:? (?P<y>\d{9})(?!\d)",
))  # fmt: skip
# Three and more of one shape, one below the other or with commas: codes for the case of loss.
_LISTS = (
    re.compile(r"(?<![\w-])(?P<v>[a-z0-9]{4,5}-[a-z0-9]{4,5}(?:[,;]?[ \n]{1,2}(?:\d{1,2}[.)] )?[a-z0-9]{4,5}-[a-z0-9]{4,5}){2,})(?![\w-])", re.IGNORECASE),
    re.compile(r"(?m)^(?P<v>[A-Z0-9]{6,12}(?:\n[A-Z0-9]{6,12}){2,})$"),
    re.compile(r"(?i:\bcodes?\b|\bcode\(s\))[^\n]{0,30}[:\n]\s*(?P<v>\d{4} ?\d{4}(?:[,;]?[ \n]{1,2}\d{4} ?\d{4}){2,})(?!\d)"),
)

_OF_LOSS = re.compile(r"\b(?:codes?|backup|recovery|2fa|los[et]|emergency)\b", re.IGNORECASE)


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
    yield from _loosely(text)


def _loosely(text: str) -> Iterator[tuple[str, int, int]]:
    """Codes, pairs and answers that no word for a secret announces in the usual way."""
    for form in _LOOSELY:
        for match in form.finditer(text):
            group = match.lastgroup or "v"
            if not NO_VALUE.match(match[group]):
                yield "told", match.start(group), match.end(group)
    for form in _LISTS:
        for match in form.finditer(text):
            items = match["v"].split()
            mixed = sum(any(c.isdigit() for c in i) and any(c.isalpha() for c in i) for i in items)
            told = _OF_LOSS.search(text, max(0, match.start() - 160), match.start())
            if form is _LISTS[2] or told and mixed * 2 >= len(items) and len(set(map(len, items))) < 3:
                yield "told", match.start("v"), match.end("v")


def _tells(found: re.Match[str]) -> bool:
    """Whether what follows a key word can be the secret itself."""
    said = found["v"]
    if NO_VALUE.match(said):
        return False
    aim = re.search(r"\bkeys?\s+to\s", found[0][: found.start("v") - found.start()], re.IGNORECASE)
    if aim and not any(letter.isdigit() for letter in said):  # the key to happiness
        return False
    return any(letter.isdigit() for letter in said) or not _NUMBERED.search(found["k"])
