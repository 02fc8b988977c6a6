"""The seam for sealing texts at rest: everything that is stored passes here."""

from __future__ import annotations


class PlainCodec:
    """Stores texts as they are."""

    def encode(self, text: str) -> str:
        return text

    def decode(self, stored: str) -> str:
        return stored


def clean(text: str) -> str:
    """The text as UTF-8 can hold it: a lone surrogate becomes U+FFFD, all else stays."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
