"""What a model that was not trained for Luna is shown before a question about the user.

Recall leaves a question that nothing known answers without a fact. A trained model then says that
it was not told; another one invents, whatever its system message says. Examples help a small model,
but those without an answer make it refuse what it knows, so it sees the ones that fit. They stand
beside the question, where the cache of what was before holds. Those without an answer come only
where nothing was learned at night: what lies in weights is not recalled either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.talk.prompt.alone import tells
from app.talk.prompt.prompt import Exchange
from memory.vocabulary.english.words import stems
from memory.vocabulary.prompt_form import Exchanges, PromptForm
from memory.vocabulary.records import Recall, Turn

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
# Advice, explanations, and what is done now: the answer is no fact about the user.
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
# Somebody of whom a question may ask while recall brings the user's own, or another's.
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
    form: PromptForm, turn: Turn, recall: Recall, said: Sequence[Exchange], learned: bool
) -> Exchanges:
    """Exchanges that a model sees before a question about the user; none before anything else.

    Args:
        form: of the model.
        turn: what was typed.
        recall: what was chosen for it.
        said: the exchanges of this talk that go with it.
        learned: whether weights may know what the prompt does not.
    """
    text = turn.text
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
    asked = stems(text)
    if any(tells(each.question) and asked & stems(each.question) for each in said):
        return ()
    return form.untold
