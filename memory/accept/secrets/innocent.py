"""What looks like a secret and is none: digests, ids, numbers of books, parcels and devices.

Beside a word for a secret it may be one all the same; those are found in the text as it is. What
is public by its form, whatever stands beside it, is blanked first: public keys, certificates, ids
that services show to everybody, what stands in an example in the place of a secret.
"""

from __future__ import annotations

import re

_DIGEST = re.compile(
    # by its length, with the name of its kind or without
    r"(?<![\w-])(?:(?:md5|sha(?:1|224|256|384|512)|blake2[bs]?|blake3|crc32)[:\s=-]{1,3})?"
    r"(?:[0-9a-f]{128}|[0-9a-f]{96}|[0-9a-f]{64}|[0-9a-f]{56}|[0-9a-f]{40}|[0-9a-f]{32})(?![\w-])",
    re.IGNORECASE,
)
_INNOCENT = re.compile(
    r"(?<!\w)(?:md5|sha(?:1|224|256|384|512))[-:][\w+/]{20,128}={0,2}"
    r"|(?<![\w-])(?:commit|revision|rev|merge|parent|tree|blob|digest|checksum)[:\s]+[0-9a-f]{7,64}\b"
    r"|(?<![\w-])(?![A-Z]{2}\d+\b)(?=\d*[a-f])[0-9a-f]{16,31}(?![\w-])|\b(?:etag|if-none-match|content-md5|integrity|x-request-id|x-trace-id|traceparent)[:=]\s*\S+|[\"']\w*id[\"']\s*:\s*[\"'][\w-]{8,64}[\"']"
    # UUIDs, in braces or not
    r"|(?<![\w-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])"
    # books and periodicals
    r"|\b(?:isbn|ean|gtin|upc)(?:-1[03])?[:\s]*[\dX -]{10,17}|(?<![\d-])97[89][ -]?(?:\d[ -]?){9}[\dX](?![\d-])"
    r"|\bdoi[:\s]+10\.\S+|\barxiv[:\s]+\S+"
    # orders, parcels, tickets, bookings
    r"|\b(?:order|tracking|parcel|shipment|invoice|ticket|booking|reservation|confirmation|serial"
    r"|part|model|item|article|case|issue|reference|ref|sku|flight|batch|lot|bestell\w*|sendungs\w*"
    r"|rechnungs\w*)[- ]?(?:numbers?|nos?\.?|nr\.?|ids?|#|nummer)?(?:\s+(?:is|was|ist|lautet))?[:\s#]+"
    r"(?=[A-Z0-9/ -]*\d)[A-Z0-9][A-Z0-9/-]{4,39}(?![\w-])"
    r"|(?<![\d-])\d{3}-\d{7}-\d{7}(?![\d-])|\b1Z[0-9A-Z]{16}\b|\b[A-Z]{2}\d{9}[A-Z]{2}\b"
    # pictures and fonts in a text, public keys and fingerprints
    r"|data:[\w/+.-]+;base64,[\w+/=]+|\bssh-(?:rsa|ed25519|dss) [\w+/=]{20,}"
    r"|\becdsa-sha2-nistp\d+ [\w+/=]{20,}|-----BEGIN (?:RSA )?PUBLIC KEY-----[\w\s+/=]*"
    r"|\b(?:[0-9a-f]{2}:){7,}[0-9a-f]{2}\b"
    # addresses of blockchains, which are given to everybody
    r"|\b0x[0-9a-f]{40}\b|\bbc1[a-z0-9]{25,62}\b",
    re.IGNORECASE,
)

# Ids that services show in logs, links and answers; they open nothing.
_IDS = {
    "answers of models": r"\b(?:chatcmpl|cmpl|msg|resp|run|thread|asst|req|batch|file|org|proj|call|toolu)[-_][A-Za-z0-9]{12,}",
    "payments": r"\b(?:pi|ch|cus|sub|in|ii|il|txn|py|re|po|tr|seti|cs|evt|prod|price|plan|acct|card|pm|src|tok|dp|fee|si|promo|we|tax|txr|ba)_(?:test_|live_)?[A-Za-z0-9]{14,}(?!\w)(?!_)",
    "deployments": r"\b(?:dpl|prj|team|icfg|env|site|srv|dep|evg)_[A-Za-z0-9]{16,}\b",
    "clouds": r"\b(?:vpc|subnet|i|ami|sg|vol|snap|eni|igw|rtb|nat|acl|eipalloc|lt|tgw|vpce|vpn|cgw|fs|r|ls|d)-(?:0[0-9a-f]{16}|[0-9a-f]{8})\b",
    "Twilio": r"\b(?:SM|MM|CA|RE|PN|MG|AD|CF|NO|IS|CH)[0-9a-f]{32}\b",
    "users": r"\b(?:auth0|google-oauth2|github|facebook|twitter|apple|windowslive|linkedin|samlp|email|sms)\|[\w.-]{6,}",
    "resources": r"\barn:aws[\w-]*:\S+|\bspotify:\w+:\w+",
    "emergency": r"\b(?:[Dd]ial|[Cc]all|[Rr]ing) (?:112|911|999|110|101|111|118|000)\b",
    "requests": r"\bcf-ray:?\s*[0-9a-f]{16}(?:-[A-Z]{3})?",
    "transactions": r"\b(?:tx(?:n|id|hash| hash)?|transactions?(?: (?:hash|id))?|blocks?(?: ?hash)?|uncle|parent)\b\W{0,3}(?:is |was )?(?:0x)?[0-9a-f]{64}\b|/(?:tx|block)/(?:0x)?[0-9a-f]{64}\b",
    "keys by their id": r"\bkey ?ids?\b\W{0,3}(?:is |was )?(?!AKIA|ASIA)[\w-]{6,40}|--(?:recv-keys?|send-keys?|search-keys?|fingerprint|local-user|default-key|list-keys?|delete-keys?|export)\s+(?:0x)?[0-9A-F]{8,40}",
    "clients and accounts of services": r"\b(?:client|tenant|application|app|zone|project|workspace|team|org(?:anization)?|trace|span|request|correlation|instance|message|event|build|job|device|object|resource|subscription|directory|session replay)[ _-]id\b[\"']?(?:\s*[:=]\s*|\s+(?:is\s+)?)[\"']?[\w-]{6,64}",
    "accounts of services": r"\b(?:new ?relic|datadog|aws|cloudflare|azure|gcp|heroku|sentry|stripe|twilio|segment|amplitude|mixpanel)\W+(?:account|project|org|customer)[ _-]?id\W{0,3}(?:is )?\d[\d-]{4,}",
    "firms": r"\b(?:kvk|company|companies house|hrb|hra|siren|siret|vat|ust-?id(?:nr)?|btw|nip|regon|krs|ein|cnpj|abn|acn|charity|handelsregister|kbo|cvr|org\.?(?:nr)?)[- .]*(?:nummer|numbers?|no|nr|reg\w*)\b\.?\W{0,3}(?:is |ist |lautet )?[A-Z]{0,4}[ .]?\d[\d .-]{4,14}",
    "colours": r"\b(?:ral|pantone|ncs|paint code|colou?r code)\b(?: \w{1,6})? ?[A-Z]{0,2}\d{3,4}[A-Z]?\b",
    "errors": r"\b(?:err(?:or)?!?|errno|exit|http|status) codes? [A-Z]{0,3}\d{1,5}\b",
    "postal codes of India": r"\bpin ?codes?\b(?: is| of [a-z ]{3,20} is)? ?[:=]? ?[1-8]\d{5}(?=,? (?:is |lies |falls )?(?:in|of|near) (?!my|case)[a-z])|(?:delhi|mumbai|bangalore|bengaluru|chennai|kolkata|pune|hyderabad|postal|area|delivery|city|address)[\w ,]{0,20}\bpin ?codes?\b(?: is)? ?[:=]? ?[1-8]\d{5}\b",
    "angles": r"\b(?:angle'?s?|sin|cos|tan|sine)\b[\w °().]{0,14}?\s?(?:is|=|equals|≈)\s*-?[01]?\.\d+",
}  # fmt: skip
_BLOCK = (
    r"-----BEGIN (?:(?:(?:RSA|DSA|EC|SSH2|OPENSSH) )?PUBLIC KEY|(?:TRUSTED |X509 |NEW )?CERTIFICATE(?: REQUEST)?|X509 CRL|PKCS7|CMS"
    r"|PGP (?:SIGNATURE|PUBLIC KEY BLOCK|SIGNED MESSAGE|MESSAGE)|SSH SIGNATURE|DH PARAMETERS|EC PARAMETERS)-----[\s\S]{0,20000}?(?:-----END [A-Z0-9 ]+-----|\Z)"
)
# What an example has in the place of a secret.
_BLANKS = (
    r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----\s*(?:\.{2,}|…|\[[^\]\n]{0,40}\]|<[^>\n]{0,40}>|x{3,}|\*{3,})\s*(?:-----END [A-Z0-9 ]+-----)?"
    r"|://(?:user(?:name)?|USER(?:NAME)?|<\w+>|\{\w+\}|login|root|admin|postgres):(?:password|passwd|pass|pwd|PASS(?:WORD)?|secret|<\w+>|\{\w+\})@(?:host\w*|HOST\w*|localhost|server|SERVER|db|DB|<\w+>|\{\w+\}|[\w.]*example\.\w+)(?:[:/]\S*)?"
    r"|\bQQ ?12 ?34 ?56 ?[A-D]\b(?=[^\n.]{0,20}\b(?:example|sample|format|made up)\b)"
)
_PUBLIC = re.compile(
    "|".join((_BLOCK, _BLANKS, r"\b(?:SHA(?:1|224|256|384|512)|MD5):[A-Za-z0-9+/:]{16,}={0,2}", *_IDS.values()))
)
# The same with regard to no case: most are typed as they come.
_PUBLIC_ANYHOW = re.compile(
    "|".join(_IDS[kind] for kind in (
        "requests", "transactions", "keys by their id", "clients and accounts of services",
        "accounts of services", "firms", "colours", "errors", "postal codes of India", "angles",
    )), re.IGNORECASE,
)  # fmt: skip
# A value that says of itself that it is none.
_PLACEHOLDER = re.compile(
    r"\W*(?:\S{0,24}?(?:\.{3,}|…)\W*|[\w.:-]{0,24}?(?:x{3,}|X{3,}|\*{3,})\W*|(?:\S*[-_:.])?(?:your|yours|YOUR)(?:[-_]\S*)?"
    r"|(?:put|insert|enter|paste|add|replace|change)[-_ ]?(?:me|your|yours|it|this|the|a)?(?:[-_ ](?:here|key|token|secret|password|value)\b\S*)+|change-?_?me\W*|replace-?_?me\W*"
    r"|(?:USER|USERNAME|PASS|PASSWORD|PASSWD|HOST|TOKEN|SECRET|KEY|API_?KEY|VALUE|PLACEHOLDER|REDACTED|HIDDEN|TODO|EXAMPLE)\W*|<[^<>]{1,40}>|\S*(?:placeholder|PLACEHOLDER)\S*)"
)


def placeholder(value: str) -> bool:
    """Whether a value stands in an example in the place of a secret."""
    return _PLACEHOLDER.fullmatch(value.strip()) is not None


def without_public(text: str) -> str:
    """A text with spaces in the place of what is public by its form; places stay."""
    for form in (_PUBLIC, _PUBLIC_ANYHOW):
        text = form.sub(lambda match: re.sub(r"\S", " ", match[0]), text)
    return text


def without_names(text: str) -> str:
    """A text with spaces in the place of what is innocent, digests excepted; places stay."""
    return _INNOCENT.sub(lambda match: " " * len(match[0]), text)


def blanked(text: str) -> str:
    """A text with spaces in the place of what is innocent; places stay."""
    return _DIGEST.sub(lambda match: " " * len(match[0]), without_names(text))
