"""What the user does, and when: one slot for each habit and each verb."""

from __future__ import annotations

from dataclasses import replace

from assets.mind.curriculum.slots import (
    wordings_habits,
    wordings_more,
    wordings_verbs,
    wordings_verbs_more,
)
from assets.mind.curriculum.slots.families import Slot

HABITS = (
    ("swims", "swim"), ("goes to the gym", "go to the gym"), ("calls home", "call home"),
    ("cooks for friends", "cook for friends"), ("plays tennis", "play tennis"),
    ("walks the dog", "walk the dog"), ("eats dinner", "eat dinner"), ("has lunch", "have lunch"),
    ("works from home", "work from home"), ("does the shopping", "do the shopping"),
    ("takes the bus", "take the bus"), ("starts work", "start work"), ("sings", "sing"),
    ("waters the plants", "water the plants"), ("cleans the house", "clean the house"),
    ("meets the neighbours", "meet the neighbours"), ("practises", "practise"),
)  # fmt: skip
VERBS = (
    ("collects", "collect"), ("prefers", "prefer"), ("wants to learn", "want to learn"),
    ("uses", "use"), ("grows", "grow"), ("teaches", "teach"), ("builds", "build"),
    ("sells", "sell"), ("misses", "miss"), ("writes about", "write about"), ("plays", "play"),
    ("listens to", "listen to"), ("trains for", "train for"), ("is afraid of", "am afraid of"),
    ("restores", "restore"), ("repairs", "repair"), ("paints", "paint"), ("breeds", "breed"),
    ("photographs", "photograph"), ("brews", "brew"), ("bakes", "bake"), ("carves", "carve"),
    ("researches", "research"), ("translates", "translate"), ("watches", "watch"),
    ("keeps", "keep"), ("rides", "ride"), ("wears", "wear"), ("owns", "own"), ("makes", "make"),
    ("works on", "work on"), ("dreams of", "dream of"), ("believes in", "believe in"),
    ("volunteers at", "volunteer at"), ("worries about", "worry about"), ("avoids", "avoid"),
    ("looks after", "look after"), ("saves for", "save for"), ("is good at", "am good at"),
    ("is interested in", "am interested in"), ("is proud of", "am proud of"),
)  # fmt: skip


def habit(third: str, base: str, kind: str) -> Slot:
    """Something done at a time (`kind` "time") or on a day of the week ("day")."""
    when = "at {v}" if kind == "time" else "on {v}s"
    asked = "At what time" if kind == "time" else "On which day"
    return Slot(
        name=base,
        kind=kind,
        facts=(f"The user {third} {when}.", f"The user usually {third} {when}."),
        told=(f"I {base} {when}.", f"I usually {base} {when}.", f"i always {base} {when}"),
        asks=(
            f"When do I {base}?", f"{asked} do I {base}?", f"Tell me when I {base}.",
            f"Do you know when I {base}?", f"when do i usually {base}",
            f"When did I say I {base}?", f"Can you remind me when I {base}?",
            *(pattern.format(do=base) for pattern in wordings_more.HABIT),
        ),
        held_out_questions=(f"When would I {base}?", f"Do you remember when I {base}?"),
        answer=f"You {base} {when}.",
        noun=f"when you {base}",
    )  # fmt: skip


def doing(third: str, base: str) -> Slot:
    """Something done to a thing."""
    asks = ("am I " + base.removeprefix("am ")) if base.startswith("am ") else f"do I {base}"
    mine = f"I'm {base.removeprefix('am ')}" if base.startswith("am ") else f"I {base}"
    yours = base.replace("am ", "are ", 1) if base.startswith("am ") else base
    return Slot(
        name=base,
        kind="thing",
        facts=(f"The user {third} {{v}}.",) * 2,
        told=(f"{mine} {{v}}.", f"By the way, {mine} {{v}}.", f"You know, {mine} {{v}}."),
        asks=(
            f"What {asks}?", f"Tell me what {mine}.", f"Do you know what {mine}?",
            f"what {asks} again", f"What did I say {mine}?", f"Can you remind me what {mine}?",
            f"What was the thing {mine}?", f"What exactly {asks}?", f"What thing {asks}?",
            f"What might it be that {mine}?", f"Which thing did I say {mine}?",
            *(pattern.format(do=base) for pattern in wordings_more.DOING),
        ),
        held_out_questions=(f"Do you remember what {mine}?", f"So what is it that {mine}?"),
        answer=f"You {yours} {{v}}.",
        noun=f"what you {yours}",
    )  # fmt: skip


# Wordings of its own for each verb, besides the patterns that fit every one.
_ASKS = {**wordings_habits.ASKS, **wordings_verbs.ASKS, **wordings_verbs_more.ASKS}
_TOLD = {**wordings_habits.TOLD, **wordings_verbs.TOLD, **wordings_verbs_more.TOLD}


def _natural(slot: Slot) -> Slot:
    """The slot with the wordings that people use for just this verb."""
    return replace(
        slot,
        asks=(*slot.asks, *_ASKS[slot.name]),
        told=(*slot.told, *_TOLD[slot.name]),
    )


DOINGS: tuple[Slot, ...] = (
    *(
        _natural(habit(third, base, "time" if n % 2 else "day"))
        for n, (third, base) in enumerate(HABITS)
    ),
    *(_natural(doing(third, base)) for third, base in VERBS),
)
