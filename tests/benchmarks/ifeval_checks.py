"""Whether a reply follows an instruction of IFEval (arXiv 2311.07911): all 25 kinds, strictly.

The checkers are our own, written after the paper's table of verifiable instructions; no code of
the published harness is in them. Where they may differ from it:

- Sentences: ours end at `.`, `!` or `?` by a few rules (`ifeval_words.sentences`), there a trained
  splitter decides. The number that opens a line of a list is no sentence of its own here.
- Language: function words and scripts (`ifeval_language`) instead of a trained detector. What shows
  no sign of any language is not in the one that was wanted, English in Latin letters aside; there
  it counts as followed.
- Keywords are plain text here, patterns there.
- Bullets need a space after their mark and a word: neither `*title*` nor `---` is one.
- Highlights: the mark of a bullet opens none, `***both***` is one.
- The nth paragraph is counted among those that are not empty.
- Capital words are words with their hyphens, apostrophes and points; there a tokenizer of its own
  cuts some of them.

As there, an empty reply follows nothing, and a reply that was cut is judged as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks import ifeval_layout as layout
from tests.benchmarks import ifeval_words as words

Check = Callable[[str, Mapping[str, Any]], bool]

CHECKS: dict[str, Check] = {
    "keywords:existence": words.existence,
    "keywords:frequency": words.frequency,
    "keywords:forbidden_words": words.forbidden,
    "keywords:letter_frequency": words.letter_frequency,
    "language:response_language": words.response_language,
    "length_constraints:number_sentences": words.number_sentences,
    "length_constraints:number_paragraphs": layout.number_paragraphs,
    "length_constraints:number_words": words.number_words,
    "length_constraints:nth_paragraph_first_word": layout.nth_paragraph,
    "detectable_content:number_placeholders": layout.placeholders,
    "detectable_content:postscript": layout.postscript,
    "detectable_format:number_bullet_lists": layout.bullets,
    "detectable_format:constrained_response": layout.constrained,
    "detectable_format:number_highlighted_sections": layout.highlighted,
    "detectable_format:multiple_sections": layout.sections,
    "detectable_format:json_format": layout.json_format,
    "detectable_format:title": layout.title,
    "combination:two_responses": layout.two_responses,
    "combination:repeat_prompt": layout.repeat_prompt,
    "startend:end_checker": layout.ends_with,
    "startend:quotation": layout.quotation,
    "change_case:capital_word_frequency": words.capital_words,
    "change_case:english_capital": words.capital,
    "change_case:english_lowercase": words.lowercase,
    "punctuation:no_comma": words.no_comma,
}


@dataclass(frozen=True, slots=True)
class Instruction:
    """One verifiable instruction: its kind, as the data names it, and its arguments."""

    kind: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


def followed(instruction: Instruction, reply: str) -> bool:
    """Whether a reply follows it, strictly: the reply is judged as it is.

    Raises:
        ValueError: nobody knows the kind.
    """
    check = CHECKS.get(instruction.kind)
    if check is None:
        raise ValueError(f"unknown kind of instruction: {instruction.kind}")
    return bool(reply.strip()) and check(reply, instruction.arguments)
