"""Prompt forms for models that were not trained on ours, by size; chosen when a model is loaded.

Measured with `tests.benchmarks.stranger` on an untrained SmolLM2-135M-Instruct: with the name
"Luna" in the system message it played her, with a line about the user's name it played the user,
and with any example of an unanswerable question it refused what it knew. It does follow an exchange
in which a person is first called one name and then another.
"""

from __future__ import annotations

from collections.abc import Mapping

from memory.vocabulary.prompt_form import OWN, PromptForm, user_text

SMALL = 400_000_000  # parameters; below, a model follows examples but not rules
MIDDLE = 3_000_000_000  # below, it follows rules but takes the user's name for its own

# Files that were trained on our form but are not marked.
_TRAINED = ("Luna small",)
_MARK = "luna.mind.base_sha256"  # the default mind's file has it

# Unusual names and facts, so that copying from an example is noticed.
_NAMING = (
    ("Please call me Otter.", "Of course, Otter."),
    ("What do you call me?", "I call you Otter."),
    ("I go by Badger now.", "Of course, Badger."),
    ("You may call me Badger.", "Of course, Badger."),
    ("How do you address me?", "I call you Badger."),
    ("Call me {name} from now on.", "Of course, {name}."),
    ("What do you call me?", "I call you {name}."),
    (
        "What colour is snow?",
        "Snow is white.",
    ),  # without it every answer addresses the user by name
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
    """The form for a model: ours if it was trained on it, else one for its size.

    Args:
        metadata: of its GGUF file.
        parameters: their number.
    """
    if _MARK in metadata or metadata.get("general.name") in _TRAINED:
        return OWN
    if parameters < SMALL:
        return SMALL_FORM
    return MIDDLE_FORM if parameters < MIDDLE else LARGE_FORM
