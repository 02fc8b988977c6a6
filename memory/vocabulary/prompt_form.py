"""The exact wording around facts in a prompt.

It has one place, because three parts must agree on it exactly: the prompt that is sent, the
lessons of a night, and the training data of the default model (``assets/mind``).

The form::

    system:  persona
             identity, one statement a line
             "Standing instructions:" and one bullet each
             "Always remember:" and one bullet for each pinned fact
    user:    "Known about the user:" and one bullet each, facts of one kind in one
             "Earlier conversations:" and one bullet each
             (an empty line)
             what the user typed
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from memory.vocabulary.english.inflection import plural
from memory.vocabulary.records import Message

PERSONA = "You are Luna, the user's private assistant."
INSTRUCTIONS_HEADER = "Standing instructions:"
PINNED_HEADER = "Always remember:"
FACTS_HEADER = "Known about the user:"
PAST_HEADER = "Earlier conversations:"

# Facts that a user may have several of, each in a sentence of its own; with the beginning of the
# sentence for one and for several.
_VALUE = r"(?P<value>(?!.*\band\b)[^\s,.()]+(?: [^\s,.()]+){0,2})\."
_SEVERAL = re.compile(
    r"(?P<lead>The user (?:(?:plays|can play) (?:the )?|speaks |collects |likes |loves |enjoys "
    rf"|dislikes |hates |doesn't eat |is allergic to |is afraid of |is learning |studies )){_VALUE}"
)
_CALLED = re.compile(rf"(?P<lead>The user's (?P<noun>[a-z][a-z-]*) is called ){_VALUE}")
_OWNED = re.compile(rf"(?P<lead>The user has an? (?P<noun>[a-z][a-z-]*) called ){_VALUE}")


def inferred_text(text: str) -> str:
    """A fact that was only inferred, in a prompt: "The user avoids running (inferred)." """
    return f"{text.rstrip('.')} (inferred)."


_GOES_BY, _NAME_IS = "The user goes by ", "The user's name is "


def bullets(header: str, lines: Sequence[str]) -> str:
    """A header and one bullet per line; empty when there are no lines."""
    if not lines:
        return ""
    return "\n".join([header, *(f"- {line}" for line in lines)])


def system_text(
    identity: Sequence[str] = (),
    instructions: Sequence[str] = (),
    pinned: Sequence[str] = (),
    persona: str = PERSONA,
) -> str:
    """The system message: stable text first, so that the prefix cache holds."""
    lines = [persona, *identity]
    lines += [bullets(INSTRUCTIONS_HEADER, instructions), bullets(PINNED_HEADER, pinned)]
    return "\n".join(line for line in lines if line)


def addressed(identity: Sequence[str], message: str) -> list[str]:
    """Identity lines for a message: the form of address first, without the name unless asked for.

    Given both a name and a form of address, a small model uses either at random.
    """
    calls = [line for line in identity if line.startswith(_GOES_BY)]
    if not calls:
        return list(identity)
    names = re.search(r"\bname|\bwho am i\b", message, re.IGNORECASE) is not None
    others = [line for line in identity if line not in calls]
    return calls + [line for line in others if names or not line.startswith(_NAME_IS)]


def _member(fact: str) -> tuple[str, str, str] | None:
    """The beginning of the sentence for one thing and for several, and the thing itself."""
    if match := _SEVERAL.fullmatch(fact):
        return match["lead"], match["lead"], match["value"]
    if match := _CALLED.fullmatch(fact):
        return match["lead"], f"The user's {plural(match['noun'])} are called ", match["value"]
    if match := _OWNED.fullmatch(fact):
        return match["lead"], f"The user has {plural(match['noun'])} called ", match["value"]
    return None


def several(fact: str) -> str:
    """The beginning of a sentence about a thing that a user may have several of; else empty."""
    member = _member(fact)
    return member[0] if member else ""


def joined(facts: Sequence[str]) -> list[str]:
    """Facts with all of one kind in one line: "The user speaks Finnish, Greek and Thai."

    From several lines a small model names only one (`three_alike` of `tests.benchmarks.mind`).
    """
    lines: list[str] = []
    sorts: dict[str, tuple[int, list[str]]] = {}  # beginning of a line → its index, its things
    for fact in facts:
        member = _member(fact)
        if member is None:
            lines.append(fact)
            continue
        lead, plural_lead, value = member
        if lead not in sorts:
            sorts[lead] = (len(lines), [value])
            lines.append(fact)
            continue
        place, values = sorts[lead]
        values.append(value)
        article = "the " if lead.endswith(" the ") else ""
        listed = f", {article}".join(values[:-1])
        lines[place] = f"{plural_lead}{listed} and {article}{value}."
    return lines


def recalled_text(facts: Sequence[str] = (), past: Sequence[str] = ()) -> str:
    """The block of recalled facts and past turns; empty when nothing was recalled."""
    blocks = [bullets(FACTS_HEADER, joined(facts)), bullets(PAST_HEADER, past)]
    return "\n".join(block for block in blocks if block)


def user_text(message: str, facts: Sequence[str] = (), past: Sequence[str] = ()) -> str:
    """The last user message: the recalled block first, then what was typed."""
    block = recalled_text(facts, past)
    return f"{block}\n\n{message}" if block else message


# Sentences of identity as memory writes them; the form of address before the name.
_NAMES = tuple(
    re.compile(rf"The user{words} (?P<name>.+)\.") for words in (" goes by", "'s name is")
)

Exchanges = tuple[tuple[str, str], ...]  # (the user's message, the reply)


def said(exchanges: Exchanges) -> list[Message]:
    """Exchanges as messages."""
    return [
        message
        for question, answer in exchanges
        for message in (Message("user", question), Message("assistant", answer))
    ]


# A past turn in our form; other models copy its brackets into their answers.
_PAST = re.compile(r"- \[(?P<day>[^\]]+)\] (?P<who>[^:\n]+?)(?P<changed> \([^)]*\))?: (?P<text>.*)")


def _in_prose(message: Message) -> Message:
    """A message with its recalled turns in prose; the typed text is unchanged."""
    block, gap, typed = message.text.partition("\n\n")
    lines = block.split("\n")
    if message.role != "user" or not gap or PAST_HEADER not in lines:
        return message
    first = lines.index(PAST_HEADER)
    if lines[0] not in (FACTS_HEADER, PAST_HEADER):
        return message
    sentences = [_told(line) for line in lines[first + 1 :]]
    return replace(message, text="\n".join([*lines[: first + 1], *sentences]) + gap + typed)


def _told(line: str) -> str:
    match = _PAST.fullmatch(line)
    if match is None:
        return line
    author = {"User": "the user", "Luna": "you"}.get(match["who"], match["who"])
    return f"- On {match['day']} {author} said{match['changed'] or ''}: “{match['text']}”"


@dataclass(frozen=True, slots=True)
class PromptForm:
    """The wording for a model that was not trained on the form above.

    All prompts are built in the form above; `worded` translates them for the model in use.

    Attributes:
        persona: the first line of the system message.
        naming: exchanges between the system message and the conversation, instead of the line
            with the form of address, which replaces "{name}". Empty: the line is kept.
        told: exchanges just before a question about the user that has recalled facts.
        untold: exchanges just before such a question that no known fact answers.
    """

    persona: str = PERSONA
    naming: Exchanges = ()
    told: Exchanges = ()
    untold: Exchanges = ()

    def worded(self, messages: Sequence[Message]) -> tuple[Message, ...]:
        """Messages that begin with our system message, in this form; others unchanged."""
        head = messages[0] if messages else None
        if head is None or head.role != "system" or head.text.split("\n")[0] != PERSONA:
            return tuple(messages)
        lines = head.text.split("\n")[1:]
        named = self._named(lines)
        system = "\n".join([self.persona, *(line for line in lines if line != named)])
        remaining = messages[1:] if self.persona == PERSONA else map(_in_prose, messages[1:])
        return (Message("system", system), *said(self._exchanges(named)), *remaining)

    def identity_text(self, identity: Sequence[str]) -> str:
        """The text of these lines in this form, system message and exchanges together."""
        named = self._named(identity)
        talk = [f"user: {q}\nassistant: {a}" for q, a in self._exchanges(named)]
        return "\n".join([*(line for line in identity if line != named), *talk])

    def _named(self, lines: Sequence[str]) -> str:
        """The line that the exchanges replace; empty when there is none."""
        if not self.naming:
            return ""
        return next((line for name in _NAMES for line in lines if name.fullmatch(line)), "")

    def _exchanges(self, named: str) -> Exchanges:
        called = next((match for name in _NAMES if (match := name.fullmatch(named))), None)
        if called is None:
            return ()
        name = called["name"]
        return tuple((q.replace("{name}", name), a.replace("{name}", name)) for q, a in self.naming)


OWN = PromptForm()
