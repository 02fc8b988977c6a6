"""What looks like a secret and is none: digests, ids, numbers of books, parcels and devices.

Beside a word for a secret it may be one all the same; those are found in the text as it is.
"""

from __future__ import annotations

import re

_INNOCENT = re.compile(
    # digests by their length, with the name of their kind or without
    r"(?<![\w-])(?:(?:md5|sha(?:1|224|256|384|512)|blake2[bs]?|blake3|crc32)[:\s=-]{1,3})?"
    r"(?:[0-9a-f]{128}|[0-9a-f]{96}|[0-9a-f]{64}|[0-9a-f]{56}|[0-9a-f]{40}|[0-9a-f]{32})(?![\w-])"
    r"|(?<!\w)(?:md5|sha(?:1|224|256|384|512))[-:][\w+/]{20,128}={0,2}"
    r"|(?<![\w-])(?:commit|revision|rev|merge|parent|tree|blob|digest|checksum)[:\s]+[0-9a-f]{7,64}\b"
    r"|(?<![\w-])(?=\d*[a-f])[0-9a-f]{16,31}(?![\w-])|\b(?:etag|if-none-match|content-md5|integrity|x-request-id|x-trace-id|traceparent)[:=]\s*\S+|[\"']\w*id[\"']\s*:\s*[\"'][\w-]{8,64}[\"']"
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


def blanked(text: str) -> str:
    """A text with spaces in the place of what is innocent; places stay."""
    return _INNOCENT.sub(lambda match: " " * len(match[0]), text)
