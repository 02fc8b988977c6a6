"""What rules of form ask of a reply: its beginning, the stages of its stream, its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.talk.reply.style import sayings
from app.talk.reply.style.rules import Rule
from app.talk.reply.style.stages import changes
from app.talk.reply.style.stages.layout import EachSentence, Lines, OneBlock, Paragraphs
from app.talk.reply.style.stages.limits import Measured, Opener, Sentences
from app.talk.reply.style.stages.stage import Chain, Stage
from app.talk.reply.style.stages.wording import (
    BySentence,
    KeyWord,
    LastMark,
    Marks,
    NoCommas,
    Words,
)
from app.talk.reply.style.stages.wraps import Wrap, bracketed, in_json, quoted
from app.talk.reply.style.words import sentences

_DASHED = ("bullets", "n_bullets")
_LISTED = (*_DASHED, "numbered", "table", "blockquote")
_LAST = ("end_with", "end_question", "thank", "include_word")  # sentences that come last
_STREAMED = frozenset(
    ("all_capitals", "lower_case", "capital_words", "no_commas", "no_exclamation", "no_emoji",
     "no_contractions", "no_markdown", "avoid_word", "digits", "number_words")
)  # fmt: skip


@dataclass
class Plan:
    """The rules of one reply, by kind.

    Attributes:
        rules: in force together.
        request: what the user typed, where a rule wants it repeated.
        continued: the reply was begun before: only what changes words and marks applies.
    """

    rules: Sequence[Rule]
    request: str = ""
    continued: bool = False
    by: dict[str, Rule] = field(init=False)

    def __post_init__(self) -> None:
        rules = [r for r in self.rules if not self.continued or r.kind in _STREAMED]
        self.by = {rule.kind: rule for rule in rules}

    def has(self, *kinds: str) -> bool:
        """Whether a rule of one of these kinds is in force."""
        return any(kind in self.by for kind in kinds)

    def count(self, kind: str) -> int:
        """The number of a rule; 0 where it is not in force."""
        return self.by[kind].number if kind in self.by else 0

    # How it begins

    @property
    def head(self) -> str:
        """Fixed text above the reply."""
        text = f"{self.request.strip()}\n\n" if self.has("repeat_request") and self.request else ""
        if self.has("letter"):
            text += f"Dear {self.by['letter'].word},\n\n"
        if self.has("table"):
            text += "| No. | Answer |\n| --- | --- |\n"
        if self.has("sections"):
            text += f"{self.by['sections'].word} 1\n"
        return text

    @property
    def title(self) -> tuple[str, str]:
        """What opens and closes a title of the model's own; empty for none."""
        return (
            ("<<", ">>") if self.has("title") else ("# ", "") if self.has("heading") else ("", "")
        )

    @property
    def lead(self) -> str:
        """The beginning of the reply, which the model continues."""
        text = ""
        soft = self.has("one_sentence", "no_exclamation")
        if self.has("begin_with"):
            text += _opened(self.by["begin_with"].word, soft)
        if self.has("emoji_start"):
            text += f"{self.by['emoji_start'].word or sayings.CALM} "
        if self.has("greet"):
            text += "Hello, " if soft else f"{sayings.one_of(sayings.GREETINGS, self.request)} "
        if self.has("address_first"):
            text += f"{self.by['address_first'].word}, "
        if self.has("begin_question"):
            text += f"{sayings.one_of(sayings.OPENING_QUESTIONS, self.request)} "
        if self.has("placeholder"):
            word = self.by["placeholder"].word
            text += f"Hello [{word}], " if "name" in word else f"[{word}] "
        return text

    @property
    def marker(self) -> str:
        """The first line's beginning, as the model sees it."""
        if self.has(*_DASHED):
            return "- "
        if self.has("one_word"):
            return "In one word: "  # not shown
        return {"numbered": "1. ", "blockquote": "> ", "table": "| 1 | "}.get(
            next((kind for kind in self.by if kind in _LISTED), ""), ""
        )

    # The stream

    @property
    def opener(self) -> Stage:
        """What becomes of pleasantries at the beginning."""
        short = self.has("one_sentence", "one_word", "under_words", "under_characters")
        return Opener() if short else Stage()

    def chain(self) -> Chain:
        """The stages of the reply, new ones."""
        return Chain([*self._layout(), *self._limits(), *self.changed(), *self._ends()])

    def changed(self) -> list[Stage]:
        """The stages that change words and marks."""
        found: list[Stage] = []
        for kind in (rule.kind for rule in self.rules if rule.kind in self.by):
            if (make := _CHANGES.get(kind)) is not None:
                found.append(make())
        found += [
            Words(changes.swapped(rule.word)) for rule in self.rules
            if rule.kind == "avoid_word" and " " not in rule.word
        ]  # fmt: skip
        return found

    def _layout(self) -> list[Stage]:
        if self.has(*_DASHED):
            return [Lines(lambda n: "- ", self.count("n_bullets"))]
        if self.has("numbered"):
            return [Lines(lambda n: f"{n}. ")]
        if self.has("blockquote"):
            return [Lines(lambda n: "> ")]
        if self.has("table"):
            return [Lines(lambda n: f"| {n} | ", close=" |")]
        if self.has("new_lines"):
            return [OneBlock(), EachSentence("", "\n")]
        if self.has("blank_lines"):
            return [OneBlock(), EachSentence("", "\n\n")]
        if self.has("one_paragraph"):
            return [OneBlock()]
        if self.has("no_lists"):
            return [OneBlock(paragraphs=True)]
        if most := self.paragraphs:
            return [Paragraphs(most, lambda n: self.divider)]
        return []

    @property
    def paragraphs(self) -> int:
        """How many paragraphs, or answers, are asked for; 0 for any number."""
        return (
            self.count("paragraphs") or self.count("star_paragraphs")
            or (2 if self.has("two_answers") else 0)
        )  # fmt: skip

    @property
    def divider(self) -> str:
        """What stands between paragraphs."""
        return (
            "\n\n***\n\n" if self.has("star_paragraphs")
            else "\n******\n" if self.has("two_answers") else "\n\n"
        )  # fmt: skip

    @property
    def last(self) -> str:
        """Sentences that come last and are known beforehand, for their length."""
        text = self.by["end_with"].word if self.has("end_with") else ""
        text += " Thank you for asking!" if self.has("thank") else ""
        text += f" {worded(self.by['include_word'].word)}" if self.has("include_word") else ""
        return f"{text} {sayings.QUESTIONS[0]}" if self.has("end_question") else text.strip()

    def _limits(self) -> list[Stage]:
        found: list[Stage] = []
        if self.has("one_sentence"):
            found.append(Sentences(1))
        elif most := self.count("at_most_sentences") or self.count("exact_sentences"):
            least = len(sentences(self.last))
            found.append(Sentences(max(1, most - least)))
        if self.has("one_word"):
            found.append(Measured(1, _words))
        elif most := self.count("under_words"):
            found.append(Measured(max(1, most - _words(self.last)), _words))
        if most := self.count("under_characters"):
            found.append(Measured(max(8, most - len(self.last) - 1), len))
        return found

    def _ends(self) -> list[Stage]:
        found: list[Stage] = []
        if self.has("emoji_each"):
            found.append(EachSentence(f" {sayings.CALM}", " ", changes.is_emoji))
        if self.has("bold", "highlight"):
            found.append(KeyWord("**" if self.has("bold") else "*"))
        if self.has("honorific"):
            word = self.by["honorific"].word
            found.append(LastMark(lambda marks: f", {word}{marks[:1] or '.'}"))
        if self.has("exclaim"):
            found.append(LastMark(lambda marks: "!"))
        elif self.has("ellipsis"):
            found.append(LastMark(lambda marks: "..."))
        elif self.joined:
            found.append(LastMark(lambda marks: ""))
        return found

    # How it ends

    @property
    def joined(self) -> bool:
        """Whether what comes last belongs to the one sentence that is allowed."""
        return self.has("one_sentence") and self.has(*_LAST)

    def gap(self, reply: str) -> str:
        """What separates a further sentence from the reply so far."""
        if not reply or reply.endswith("\n"):
            return ""
        if self.joined:
            return " – "
        if self.has("new_lines"):
            return "\n"
        if self.has("blank_lines"):
            return "\n\n"
        single = self.has("one_paragraph", "one_sentence", "n_bullets", *_LISTED) or self.paragraphs
        return " " if single or "\n" not in reply else "\n\n"

    @property
    def wrap(self) -> Wrap:
        """What is around the whole reply."""
        if self.has("json"):
            return in_json(self.by["json"].word)
        if self.has("quotes"):
            return quoted()
        if self.has("brackets"):
            return bracketed(self.by["brackets"].word)
        return Wrap()

    def cased(self) -> Callable[[str], str]:
        """Changes the case of one character after the other."""
        if self.has("all_capitals"):
            return str.upper
        if self.has("lower_case"):
            return str.lower
        return changes.Capitals() if self.has("capital_words") else str


def _words(text: str) -> int:
    return len(text.split())


def _opened(word: str, soft: bool) -> str:
    """A beginning that the model can go on from."""
    if word[-1:] in ".!?:,…":
        return f"{word} "
    return f"{word}, " if soft or len(word.split()) > 2 else f"{word}! "


def worded(word: str) -> str:
    """A sentence that has a word in it."""
    return f"And here is the word for you: {word}."


_CHANGES: dict[str, Callable[[], Stage]] = {
    "no_apology": lambda: BySentence(changes.without_apology, changes.always),
    "no_question": lambda: BySentence(changes.no_question, changes.always),
    "no_preamble": lambda: BySentence(changes.without_opener, changes.may_open),
    "no_contractions": lambda: Words(changes.full_form),
    "digits": lambda: Words(changes.in_digits),
    "number_words": lambda: Words(changes.in_words),
    "no_commas": NoCommas,
    "no_exclamation": lambda: Marks(changes.calm, changes.is_exclamation),
    "no_emoji": lambda: Marks(lambda before, held, after: "", changes.is_emoji),
    "no_markdown": lambda: Marks(lambda before, held, after: "", changes.is_markup),
}
