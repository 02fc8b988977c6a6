"""What somebody is called, and how to address and refer to them."""

from __future__ import annotations

from memory.notice.frames.clauses import Clause, FrameSlot, Subject
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase
from memory.notice.frames.wording import Table, U, V, Wording, groups
from memory.vocabulary.records import Kind
from memory.vocabulary.slots import Slot

CALL_NAME = Slot(
    "call_name",
    "one",
    Kind.IDENTITY,
    sentences={"": "{s} goes by {v}."},
    frame="called",
    trust="always",
    sort="name",
)
NAME = Slot(
    "name", "one", Kind.IDENTITY, sentences={"": "{o} name is {v}."}, trust="always", sort="name"
)
NICKNAME = Slot(
    "nickname", "one", sentences={"": "{o} nickname is {v}."}, trust="never", sort="other"
)
PRONOUNS = Slot(
    "pronouns",
    "one",
    Kind.IDENTITY,
    sentences={"": "{o} pronouns are {v}."},
    trust="always",
    sort="other",
)


def _name(phrase: Phrase, frame: Frame, who: Subject) -> Clause:
    if who.of_user:
        return Clause("be", phrase.text, noun="name")
    return Clause("be", f"called {phrase.text}", one_of=who.plural)


def _called(phrase: Phrase, frame: Frame, who: Subject) -> Clause:
    if frame.negated:
        return Clause("want", f"to be called {phrase.text}")
    return Clause("go", f"by {phrase.text}")


def _pronouns(phrase: Phrase, frame: Frame, who: Subject) -> Clause:
    return Clause("be", phrase.text, noun="pronouns")


ASK_CALL_NAME = Table(
    answer="I call you {v}.",
    noun="what to call you",
    train=(
        "What do you call me?",
        "How do you address me?",
        "What did I ask you to call me?",
        "How do I want to be called?",
        "Tell me what you call me.",
        "What am I to be called?",
        "Which name do you use for me?",
        "how do you call me",
        "Could it be that you know how to call me?",
        "Have I told you how to address me?",
        "Give me the name you use for me.",
        "Under which name do you know me?",
        "What name have I asked you to use?",
        "How do you greet me?",
        "Which name did I choose?",
        "The name you have for me, which is it?",
    ),
    tasks=(),
    exam=(
        "What should you call me?",
        "How should you call me?",
        "How should you address me?",
        "Do you remember what to call me?",
        "What name should you use for me?",
        "By what name do I want to be called?",
    ),
    bench=(
        "Do you still know what to call me?",
        "What would you call me?",
        "Say what you call me.",
        "What is it that I like to be called?",
        "How will you address me?",
        "What am I called by you?",
    ),
)


ASK_NAME = Table(
    answer="Your name is {v}.",
    noun="your name",
    train=(
        "State my name.",
        "Do you know my name?",
        "What am I called?",
        "Who am I?",
        "Can you remind me of my name?",
        "What did I tell you my name is?",
        "and my name?",
        "Which name do I have?",
        "Could it be that you know my name?",
        "Have I told you my name?",
        "Give me my name.",
        "I need my name.",
        "Who is it you are talking to?",
        "What name do I go by?",
        "Under which name am I known?",
    ),
    tasks=("Fill in the form: my name?", "Sign a letter for me. What's the name under it?"),
    exam=(
        "What's my name?",
        "Which name is mine?",
        "Do you remember my name?",
        "What's my own name?",
        "Could you tell me my name?",
        "What was my name?",
    ),
    bench=(
        "Do you still know my name?",
        "I am who?",
        "Say my name.",
        "How am I called?",
        "My name, what was it again?",
        "What do people call me?",
    ),
)


FAMILY = Family(
    slots=(
        CALL_NAME,
        NAME,
        NICKNAME,
        PRONOUNS,
    ),
    frames=(
        FrameSlot(
            "name",
            Kind.IDENTITY,
            "name",
            _name,
            "{my} name",
            asks=(
                "What's {my} name?",
                "Which name is {mine}?",
                "How <be> {i} called?",
                "what {my} name is",
            ),
        ),
        FrameSlot(
            "called",
            Kind.IDENTITY,
            "form of address",
            _called,
            "how to address {me}",
            memory="call_name",
            asks=(
                "How should {i} be called?",
                "How <do> {i} want to be addressed?",
                "By which name <do> {i} go?",
                "how {i} <want> to be called",
            ),
        ),
        FrameSlot(
            "pronouns",
            Kind.IDENTITY,
            "pronouns",
            _pronouns,
            "{my} pronouns",
            asks=(
                "What are {my} pronouns?",
                "Which pronouns are {mine}?",
                "What pronouns <do> {i} use?",
                "what {my} pronouns are",
            ),
        ),
    ),
    cues={
        "name": "name called",
        "address": "call called name nickname address",
        "call": "call called name nickname address",
        "form": "call called address",
        "nickname": "call called nickname",
        "pronouns": "pronoun gender",
    },
    wordings=(
        Wording("call-name", rf"{U} goes by {V}", ASK_CALL_NAME, groups),
        Wording("name", rf"{U}'s name is {V}", ASK_NAME, groups, near=13),
    ),
)
