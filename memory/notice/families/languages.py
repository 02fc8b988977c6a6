"""Languages that somebody speaks and what they are learning."""

from __future__ import annotations

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase
from memory.notice.frames.wording import Table, U, V, Wording, groups
from memory.vocabulary.records import Kind
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
    cues={
        "language": "language speak speaking native tongue fluent",
        "languages": "language speak speaking native tongue fluent",
        "native": "native mother tongue",
        "learning": "learn learning studying lesson",
    },
    wordings=(Wording("language", rf"{U} speaks {V}", ASK_LANGUAGE, groups, near=10),),
)
