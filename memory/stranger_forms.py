"""Prompt forms for models that never saw ours, by size; chosen once, when a model is loaded.

Measured with `tests.benchmarks.stranger` on an untrained SmolLM2-135M-Instruct: the name "Luna" in
the system message made it play her, a line that says what the user is called made it play the
user, and every example of a question without an answer made it refuse what it knew. What it takes
up is an exchange in which somebody was called something and then something else.
"""

from __future__ import annotations

from collections.abc import Mapping

from memory.prompt_form import OWN, PromptForm

SMALL = 400_000_000  # parameters: below, rules are not followed, only examples
MIDDLE = 3_000_000_000  # below, rules are followed, but the user's name is taken for its own

# Files that were trained on our form and carry no mark of it.
_TRAINED = ("Luna small",)
_MARK = "luna.mind.base_sha256"  # the default mind's file has it

_NAMING = (
    ("From now on, call me Otter.", "Of course, Otter."),
    ("What do you call me?", "I call you Otter."),
    ("Now call me {name} instead.", "Of course, {name}."),
    ("What do you call me?", "I call you {name}."),
)

SMALL_FORM = PromptForm(
    persona="You are a helpful AI assistant.",
    naming=_NAMING,
    told="(Answer in one sentence.)",
    untold="(I have not told you. Say that you don't know.)",
)
MIDDLE_FORM = PromptForm(
    persona=(
        "You are Luna, a helpful assistant who talks with one user. What is listed as known is "
        "about the user, not about you. Use it when the user asks about themselves. If the user "
        "asks something about themselves or their people that is not listed, say that they have "
        "not told you."
    ),
    naming=_NAMING[2:],
    untold="(I have not told you this.)",
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
