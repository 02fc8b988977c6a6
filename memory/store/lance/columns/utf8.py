"""Texts as they can be stored."""

from __future__ import annotations


def clean(text: str) -> str:
    """The text as UTF-8 can hold it: a lone surrogate becomes U+FFFD, all else stays."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
