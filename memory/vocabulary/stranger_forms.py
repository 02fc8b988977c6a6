"""Prompt forms for models that never saw ours, by size; chosen once, when a model is loaded.

Measured with `tests.benchmarks.stranger` on an untrained SmolLM2-135M-Instruct: the name "Luna" in
the system message made it play her, a line that says what the user is called made it play the
user, and every example of a question without an answer made it refuse what it knew. What it takes
up is an exchange in which somebody was called something and then something else.
"""

from __future__ import annotations

from collections.abc import Mapping

from memory.vocabulary.prompt_form import OWN, PromptForm, user_text

SMALL = 400_000_000  # parameters: below, rules are not followed, only examples
MIDDLE = 3_000_000_000  # below, rules are followed, but the user's name is taken for its own

# Files that were trained on our form and carry no mark of it.
_TRAINED = ("Luna small",)
_MARK = "luna.mind.base_sha256"  # the default mind's file has it

# Names that nobody wears and things that hardly anybody tells, so that a copy is seen.
_NAMING = (
    ("Please call me Otter.", "Of course, Otter."),
    ("What do you call me?", "I call you Otter."),
    ("I go by Badger now.", "Of course, Badger."),
    ("You may call me Badger.", "Of course, Badger."),
    ("How do you address me?", "I call you Badger."),
    ("Call me {name} from now on.", "Of course, {name}."),
    ("What do you call me?", "I call you {name}."),
    ("What colour is snow?", "Snow is white."),  # else it calls the user in every answer
)
_PARROT, _QUITO = "The user has a parrot called Quill.", "The user was born in Quito."
_PLUMS, _QUECHUA = "The user likes plums.", "The user speaks Quechua."
_READ = (
    (user_text("What is my parrot called?", (_PLUMS, _PARROT)), "Your parrot is called Quill."),
    (user_text("Where was I born?", (_PARROT, _QUITO, _PLUMS)), "You were born in Quito."),
    (user_text("Which language do I speak?", (_QUECHUA, _QUITO)), "You speak Quechua."),
)
_NOT_TOLD = (
    ("What is my shoe size?", "You haven't told me that yet."),
    ("Where did I park the car?", "You haven't told me that yet."),
)

SMALL_FORM = PromptForm(
    persona="You are a helpful AI assistant.",
    naming=_NAMING,
    told=_READ,
    untold=_NOT_TOLD,
)
MIDDLE_FORM = PromptForm(
    persona=(
        "You are Luna, a helpful assistant who talks with one user. What is listed as known is "
        "about the user, not about you. Use it when the user asks about themselves. If the user "
        "asks something about themselves or their people that is not listed, say that they have "
        "not told you."
    ),
    naming=_NAMING[-3:],
    untold=_NOT_TOLD[:1],
)
LARGE_FORM = PromptForm(
    persona=(
        "You are Luna, the user's private assistant. What is listed as known is about the user; "
        "call the user by the name they go by. If the user asks about themselves or their people "
        "and it is not listed, say that they have not told you."
    ),
)


def form_for(metadata: Mapping[str, object], parameters: int) -> PromptForm:
    """The form of a model: ours where it was trained on it, else one for its size.

    Args:
        metadata: of its GGUF file.
        parameters: how many it has.
    """
    if _MARK in metadata or metadata.get("general.name") in _TRAINED:
        return OWN
    if parameters < SMALL:
        return SMALL_FORM
    return MIDDLE_FORM if parameters < MIDDLE else LARGE_FORM
