"""Carries out a plan around the model's stream: whatever the model does, the rules are kept.

1. what stands above the reply, and a title of the model's own
2. the beginning, which the model continues
3. the stages, one character after the other; a rule may end the reply
4. what is still missing at the end: by the model where it can, else by a fixed sentence
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

from app.talk.reply.style import sayings
from app.talk.reply.style.plan import Plan, worded
from app.talk.reply.style.rules import Rule
from app.talk.reply.style.stages.limits import Measured, Sentences
from app.talk.reply.style.stages.stage import Chain, Stage
from app.talk.reply.style.words import EMOJI, ended, sentences

Ask = Callable[[str], Iterable[str]]
"""The model's stream, given the beginning of the reply that it continues."""

_TITLE = 70  # characters of a title
_ROUNDS = 5  # times that the model is asked to go on
_MISSING = 40  # words that fixed sentences may make up for; for more the model goes on
_LACKING = re.compile(r"\b(?:haven['’]t|have not) told me\b|\bI (?:don['’]t|do not) know\b", re.I)
_SIDE = 30  # words of a postscript and the like


def styled(
    rules: Sequence[Rule],
    ask: Ask,
    answer: Ask | None = None,
    request: str = "",
    *,
    continued: bool = False,
    stopped: Callable[[], bool] = lambda: False,
    cut: Callable[[], bool] = lambda: False,
) -> Iterator[str]:
    """The pieces of a reply that keeps the rules.

    Args:
        rules: in force together; without any the model's own stream passes.
        ask: asks the model to go on from a part of the reply; its stream is closed where a rule has
            enough.
        answer: the same for the reply itself, from its beginning; by default `ask`.
        request: what the user typed.
        continued: whether the reply was begun in an earlier turn.
        stopped: whether the user ended it: then nothing is added.
        cut: whether the last stream ended because it was long enough.
    """
    plan = Plan(rules, request, continued)
    if not plan.by:
        yield from (answer or ask)("")
        return
    yield from Styled(plan, ask, answer or ask, stopped, cut).pieces()


class Styled:
    """One reply in the making."""

    def __init__(
        self,
        plan: Plan,
        ask: Ask,
        answer: Ask,
        stopped: Callable[[], bool],
        cut: Callable[[], bool],
    ) -> None:
        self._plan = plan
        self._ask = ask
        self._answer = answer
        self._stopped = stopped
        self._cut = cut
        self._wrap = plan.wrap
        self._case = plan.cased()
        self._head = ""  # above the reply
        self._body = ""  # the reply, before case and wrap
        self._code = False
        self._heard = False  # whether the model said something

    def pieces(self) -> Iterator[str]:
        """The reply."""
        plan = self._plan
        yield self._wrap.open
        yield self._above(plan.head)
        if plan.title[0]:
            yield from self._titled(*plan.title)
        yield from self._main()
        if self._stopped() or plan.continued:
            return
        for part in (self._longer, self._divided, self._listed, self._ended):
            yield from part()
        yield self._wrap.close

    # What is shown

    def _shown(self, text: str, code: bool = False) -> str:
        """Text as the user sees it: outside of code in the case that is asked for."""
        return self._wrap.outer(text if code else "".join(self._case(c) for c in text))

    def _above(self, text: str) -> str:
        self._head += text
        return self._shown(text)

    def _add(self, text: str) -> str:
        self._body += text
        return self._shown(text)

    # What the model says

    def _more(self, begun: str, chain: Chain, ask: Ask | None = None) -> Iterator[tuple[str, bool]]:
        """What the model says after `begun`, through a chain; with whether it is code."""
        first = self._plan.opener if ask else Stage()
        asked = f"{self._wrap.open}{self._head}{begun}"
        cut = asked.rstrip(" ")  # a space would make the next token begin without one
        new = not self._body and not self._plan.continued
        fresh = new or cut != asked
        inner = self._wrap.inner()
        pieces = iter((ask or self._ask)(cut))
        try:
            for piece in pieces:
                shown, was = "", chain.code
                for c in piece:
                    if fresh and (c == " " or (new and c.isspace())):
                        continue
                    fresh = False
                    self._heard = self._heard or not c.isspace()
                    for inside in "".join(map(first.feed, inner.feed(c))):
                        made = chain.feed(inside)
                        if chain.code is not was:
                            yield shown, was
                            shown, was = "", chain.code
                        shown += made
                    if inner.full or chain.full:
                        break
                if shown:
                    yield shown, was
                if inner.full or chain.full:
                    break
            if held := "".join(chain.feed(c) for c in first.end()):
                yield held, False
        finally:
            if isinstance(pieces, Generator):
                pieces.close()

    def _main(self) -> Iterator[str]:
        chain, plan = self._plan.chain(), self._plan
        for c in plan.lead:
            yield self._add(chain.feed(c))
        # The model sees a title and a beginning as its own words. One that takes them for the
        # whole reply is asked once more, without them.
        self._heard = False
        for begun in (plan.marker + plan.lead, ""):
            for shown, code in self._more(begun, chain, self._answer):
                self._body += shown
                yield self._shown(shown, code)
            if self._heard or not plan.lead or plan.continued or self._stopped():
                break
        self._code = chain.code
        yield self._add(chain.end())
        if self._stopped() or plan.continued:
            return
        if self._cut() and not ended(self._body) and not self._code:
            yield self._add("…")
        if self._code:  # an open fence would swallow what follows
            yield self._add("\n```\n")
        if not self._body.strip():
            yield self._add(sayings.OFFERS[1])

    def _titled(self, left: str, right: str) -> Iterator[str]:
        """A title: as the model words it, up to the end of its line."""
        self._head += left
        yield self._shown(left)
        title = ""
        for shown, _ in self._more("", Chain([])):
            title += shown
            line = title.lstrip()
            if "\n" in line or (right and right in line) or len(line) > _TITLE:
                break
        title = title.lstrip().split("\n")[0].split(right or "\n")[0]
        if len(title) > _TITLE:
            title = title[: _TITLE + 1].rsplit(" ", 1)[0]
        title = title.strip(' <>#*"') or "Answer"
        self._head += f"{title}{right}\n\n"
        yield self._shown(f"{title}{right}\n\n")

    def _said(self, label: str, most: int = 1) -> str:
        """A sentence of the model's after a label; empty where it has nothing to say."""
        if _LACKING.search(self._body):  # what it does not know it would make up now
            return ""
        chain = Chain(
            [Sentences(most), Measured(_SIDE, lambda t: len(t.split())), *self._plan.changed()]
        )
        text = "".join(shown for shown, _ in self._more(f"{self._body}{label} ", chain))
        text = (text + chain.end()).strip()
        known = text.rstrip(".!?") and text.rstrip(".!? ") in self._body
        return "" if known or len(text.split()) < 2 or re.search(r"\n|\*\*\*", text) else text

    # What is missing at the end

    def _longer(self) -> Iterator[str]:
        """As many sentences and words as are asked for at least."""
        plan = self._plan
        least = plan.count("at_least_words")
        parts = max(plan.count("at_least_sentences"),
                    plan.count("exact_sentences") - len(sentences(plan.last)))  # fmt: skip
        fixed = [one for one in sayings.OFFERS if one not in self._body]
        for round_ in range(_ROUNDS + len(fixed)):
            words = least - len(self._body.split())
            wanted = parts - len(sentences(self._body))
            if words <= 0 and wanted <= 0:
                return
            text = ""
            if (words > _MISSING or wanted > 4) and round_ < _ROUNDS:
                label = sayings.RESTATING[round_ % len(sayings.RESTATING)]
                said = self._said(self._gap() + label)
                text = f"{label} {said}" if said else ""
            if not text:
                if not fixed:
                    return
                text = self._changed(fixed.pop(0))
            yield self._add(self._gap() + text)

    def _divided(self) -> Iterator[str]:
        """As many paragraphs as are asked for."""
        plan = self._plan
        most = plan.paragraphs
        fixed = [one for one in sayings.OFFERS if one not in self._body]
        for _ in range(most):
            if self._body.count(plan.divider) + 1 >= most:
                return
            self._body = self._body.rstrip()
            said = self._said(f"{plan.divider}{sayings.RESTATING[2]}", 2)
            text = f"{sayings.RESTATING[2]} {said}" if said else self._changed(fixed.pop(0))
            yield self._add(f"{plan.divider}{text}")

    def _listed(self) -> Iterator[str]:
        """As many bullets as are asked for; what ends a row of a table."""
        plan = self._plan
        fixed = [one for one in sayings.OFFERS if one not in self._body]
        while (missing := plan.count("n_bullets") - self._bullets()) > 0:
            said = self._said("\n-")
            if not said and missing and not fixed:
                return
            yield self._add(f"\n- {said or self._changed(fixed.pop(0))}")
        if plan.has("table") and not self._body.rstrip().endswith("|"):
            yield self._add(" |")

    def _bullets(self) -> int:
        return sum(line.startswith("- ") for line in self._body.splitlines())

    def _gap(self) -> str:
        return self._plan.gap(self._body)

    def _changed(self, text: str) -> str:
        """A fixed sentence with the changes of words and marks."""
        chain = Chain(self._plan.changed())
        return ("".join(chain.feed(c) for c in text) + chain.end()).strip()

    def _ended(self) -> Iterator[str]:
        """What comes last, in the order in which it reads well."""
        plan, by = self._plan, self._plan.by
        for rule in plan.rules:
            if rule.kind == "include_word" and not _has(self._body, rule.word):
                text = worded(rule.word)
                yield self._add(
                    self._gap() + (f"and here is {rule.word}." if plan.joined else text)
                )
        if plan.has("thank") and "thank" not in _final(self._body).lower():
            yield self._add(self._gap() + sayings.one_of(sayings.THANKS, self._body))
        if plan.has("reason"):
            said = self._said("\nReason:") or "that is what I know of it."
            yield self._add(f"\nReason: {said}")
        if plan.has("tldr"):
            said = self._said("\n\nTL;DR:") or (sentences(self._body) or [""])[0]
            yield self._add(f"\n\nTL;DR: {said}")
        if plan.has("fun_fact") and "Fun fact:" not in self._body:
            yield self._add(f"\n\nFun fact: {sayings.one_of(sayings.FACTS, self._body)}")
        if plan.has("ps") and f"\n{by['ps'].word} " not in self._body:
            label = f"\n\n{by['ps'].word}"
            said = self._said(label) or sayings.one_of(sayings.POSTSCRIPTS, self._body)
            yield self._add(f"{label} {said}")
        if plan.has("end_question") and not self._body.rstrip().endswith("?"):
            yield self._add(self._gap() + sayings.one_of(sayings.QUESTIONS, self._body))
        if plan.has("letter"):
            yield self._add("\n\nKind regards,\nLuna")
        if plan.has("sign") and _last_line(self._body) != by["sign"].word:
            yield self._add(f"\n\n{by['sign'].word}")
        if plan.has("end_with") and not self._body.rstrip().endswith(by["end_with"].word):
            yield self._add(self._gap() + by["end_with"].word)
        if plan.has("hashtag") and not _last_line(self._body).split(" ")[-1].startswith("#"):
            yield self._add(f" {_tag(self._body)}")
        if plan.has("emoji_end"):
            emoji = by["emoji_end"].word
            there = self._body.rstrip().endswith(emoji) if emoji else EMOJI.match(_tail(self._body))
            if not there:
                yield self._add(f" {emoji or sayings.CALM}")


def _has(reply: str, word: str) -> bool:
    return f" {word.lower()} " in f" {' '.join(_bare(w) for w in reply.lower().split())} "


def _bare(word: str) -> str:
    return word.strip(".,;:!?\"'()*“”")


def _final(reply: str) -> str:
    return (sentences(reply) or [""])[-1]


def _last_line(reply: str) -> str:
    return (reply.strip().splitlines() or [""])[-1].strip()


def _tail(reply: str) -> str:
    return reply.rstrip()[-1:]


def _tag(reply: str) -> str:
    """A hashtag of the longest word."""
    words = [w for w in map(_bare, reply.split()) if w.isalpha()]
    return f"#{max(words, key=len).capitalize()}" if words else "#Luna"
