"""Languages that somebody speaks and what they are learning."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase
from memory.notice.frames.wording import Table, U, V, Wording, groups
from memory.notice.grammar.base import Statement, make, pattern, plainly
from memory.notice.grammar.grammar import several, value
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot

LANGUAGE = Slot("language", sentences={"": "{s} speaks {v}."}, sort="language", trust="unread")
NATIVE_LANGUAGE = Slot(
    "native_language",
    "one",
    sentences={"": "{o} native language is {v}."},
    trust="never",
    sort="language",
)
LEARNING = Slot("learning", sentences={"": "{s} is learning {v}."}, trust="never", matters="tastes")


def _language(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    return verbal(phrase) or Clause("speak", phrase.text)


ASK_LANGUAGE = Table(
    answer="You speak {v}.",
    noun="which language you speak",
    train=(
        "Tell me what language I speak.",
        "Which language do I speak?",
        "Do you know what language I speak?",
        "What language can I speak?",
        "Can you remind me which language I speak?",
        "What did I say I speak?",
        "what languages do i know",
        "Which language can I speak?",
        "Name a language of mine.",
        "Is there any language that I can speak?",
        "Could it be that you know which language I speak?",
        "Have I told you what language I speak?",
        "I need to know what language I speak.",
        "Which tongue do I speak?",
        "Did I ever mention my language?",
    ),
    tasks=("Fill in the form: languages?", "Introduce me: which languages do I speak?"),
    exam=(
        "What language do I speak?",
        "Do you remember which language I speak?",
        "Could you tell me my language?",
        "What languages do I speak?",
        "Is there a language I speak?",
        "What's a language I know?",
    ),
    bench=(
        "Do you still know which language I speak?",
        "I speak what?",
        "Say what language I speak.",
        "In which language can I talk?",
        "My language, what was it again?",
        "What do I speak?",
    ),
    yes_no="Do I speak {v}?",
)


_SPEAK = pattern(
    r"(?:i (?:can |also )*speak|i(?:'m| am) fluent in|i(?:'m| am) a (?:native|fluent) "
    r"speaker of|i know) (?:both |some |a (?:little|bit) of |fluent |native )?"
    r"(?P<v>.+?)(?: (?:fluently|natively|well|badly|a (?:little|bit)|at home|perfectly|as a .+))?"
)


_NATIVE = pattern(r"my (?:native language|mother tongue|first language|native tongue) is (?P<v>.+)")


_LEARN = pattern(
    r"(?:<IM>|<IVE> (?:been|started)|i started) (?:currently )?(?P<how>learning"
    r"|teaching myself|taking lessons in) (?P<to>to |how to )?(?P<v>.+)"
)


def languages(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """What somebody speaks and learns."""
    text = clause.text
    if match := _NATIVE.match(text):
        return plainly(match, clause, NATIVE_LANGUAGE)
    if match := _SPEAK.match(text):
        parts = [
            re.sub(r"^(?:an? )?(?:little|bit|some)(?: bit)?(?: of)? ", "", p)
            for p in several(value(match["v"]))
        ]
        if (
            re.match(r"(?:i know)", text, re.I)
            or any(len(p.split()) > 3 for p in parts)
            or re.match(
                r"(?:from|up|to|with|for|about|out|on|at|in|too|very|not|my|your|the|of|like|of|as"
                r"|only for|loudly|softly|slowly|openly)\b",
                match["v"],
                re.I,
            )
        ):
            return None
        return [make(clause, LANGUAGE, part) for part in parts]
    if match := _LEARN.match(text):
        chosen = value(match["v"])
        if not chosen or re.match(
            r"(?:a lot|about|that|from|so|more|by|it|this|how|new)\b", chosen, re.I
        ):
            return []
        inst = re.match(r"play (?:the )?(.+)$", chosen, re.I)
        if match["to"]:
            chosen = f"to {chosen}" if not inst else f"the {inst[1]}"
        return [make(clause, LEARNING, chosen)]
    return None


FAMILY = Family(
    slots=(
        LANGUAGE,
        NATIVE_LANGUAGE,
        LEARNING,
    ),
    frames=(
        FrameSlot(
            "language",
            Kind.FACT,
            "languages",
            _language,
            "{my} languages",
            asks=(
                "Which languages <do> {i} speak?",
                "What language <do> {i} know?",
                "What can {i} speak?",
                "which languages {i} <speak>",
            ),
        ),
    ),
    rules=(Statement(languages, 260),),
    cues={
        "language": "language speak speaking native tongue fluent",
        "languages": "language speak speaking native tongue fluent",
        "native": "native mother tongue",
        "learning": "learn learning studying lesson",
    },
    wordings=(Wording("language", rf"{U} speaks {V}", ASK_LANGUAGE, groups, near=10),),
)
