"""Examples for a model that was not trained for Luna, before a question about the user.

Where no known fact answers a question, recall brings none. A trained model then says that it was
not told; an untrained one invents an answer, whatever the system message says. Examples help a
small model, but examples without an answer make it refuse what it knows, so it sees only fitting
ones. They are placed next to the question, so that the prefix cache holds. Examples without an
answer are used only if no night has taught anything: facts in the weights are not recalled either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.talk.prompt.alone import tells
from app.talk.prompt.prompt import Exchange
from app.talk.reading.judge import Focus, Verdict
from memory.vocabulary.english.words import stems
from memory.vocabulary.prompt_form import Exchanges, PromptForm
from memory.vocabulary.records import Turn

_ASKS = re.compile(
    r"^(?:(?:please|luna|hey|hi|and|so|ok|okay)\b[,.!]? *)*"
    r"(?:(?:do|can|could|would) you (?:still |please )*"
    r"(?:know|remember|recall|tell me|say|remind me)(?: of)? |tell me |remind me (?:of )?|say )?"
    r"(?P<asks>what|which|who|whose|where|when|how|do|did|am|was|have|is|are|my)\b",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b(?:my|mine)\b|\b(?:do|did|am|was|have|had) i\b"
    r"|\bi (?:do|am|was|have|like|live|work|play|speak|study|drive|own)\b"
    r"|\b(?:call|address) me\b",
    re.IGNORECASE,
)
# Advice, explanations and present activities: the answer is not a fact about the user.
_OPEN = re.compile(
    r"\b(?:can|could|should|would|shall|may|might|must|will|need|have to|best|better|way|ways"
    r"|mean|means|difference|why|help|think|explain|write|make|fix|use|get rid|happens?)\b"
    r"|\bhow (?:do|did|does|to|is it)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:call|address) me\b|\bam i called\b|\bfor me\b", re.IGNORECASE)
_NAME = re.compile(
    r"\b(?:call|address) me\b|\b(?:am i called|my name|who am i|for me)\b", re.IGNORECASE
)
# Other people that a question may be about, while recall brings facts of the user or others.
_PERSON = re.compile(
    r"\bmy ((?:grand|step)?(?:mother|father|son|daughter|brother|sister)|mum|mom|dad|wife|husband"
    r"|partner|aunt|uncle|cousin|niece|nephew|(?:best |girl|boy)?friend|boss|colleague"
    r"|neighbou?r|flatmate|landlord|teacher|doctor|dentist)(?:'s|’s)?\b",
    re.IGNORECASE,
)


def asks_of_user(text: str) -> bool:
    """Whether this asks for something that only the user can have told."""
    plain = " ".join(text.replace("’", "'").split())
    if not _ASKS.match(plain) or "\n" in text.strip():
        return False
    if _ADDRESS.search(plain):
        return True
    return _MINE.search(plain) is not None and _OPEN.search(plain) is None


def hint(
    form: PromptForm, turn: Turn, focus: Focus, said: Sequence[Exchange], learned: bool
) -> Exchanges:
    """The example exchanges before a question about the user; none for any other message.

    Args:
        form: the model's prompt form.
        turn: the message.
        focus: what was recalled for it, judged; where the judge is unsure, the words decide.
        said: the exchanges of this conversation that are sent with it.
        learned: whether the weights may know what the prompt does not.
    """
    text, recall = turn.text, focus.recall
    if focus.verdict is Verdict.UNTOLD:
        return form.untold
    if turn.foreign or not (form.told or form.untold) or not asks_of_user(text):
        return ()
    if recall.section("identity") and _NAME.search(text):
        return ()
    if facts := recall.section("recalled"):
        person = _PERSON.search(text)
        of_them = person is None or any(person[1].lower() in fact.text.lower() for fact in facts)
        return form.told if of_them else form.untold
    if learned or recall.section("pinned"):
        return ()
    question_stems = stems(text)
    if any(
        tells(exchange.question) and question_stems & stems(exchange.question) for exchange in said
    ):
        return ()
    return form.untold
