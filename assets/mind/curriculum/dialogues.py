"""The curriculum: conversations in the exact form that Luna sends, made anew from a seed.

A drill asks for every fact of a short block, and for what is not in it, so that copying is
learned from dense signal; the other scenes mix in everything else.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from assets.mind.curriculum.apart import apart, sort_of
from assets.mind.curriculum.changes import AFTER, AT_ONCE, CORRECTED, LATER, LET_GO, TAKEN_BACK
from assets.mind.curriculum.facts import (
    ABSTAIN,
    Known,
    alike,
    ask,
    bare,
    capital,
    every_ask,
    held_out_case,
    know,
    know_again,
    mine,
    plain_told,
    uncapital,
    unknown,
    wording,
)
from assets.mind.curriculum.naming import about_name, identity, named_now
from assets.mind.curriculum.qualified import Told, qualified, three_alike, two_told
from assets.mind.curriculum.scene import Dialogue, Scene, past_line
from assets.mind.curriculum.situations import choices, limited, suggestion, undecided
from assets.mind.curriculum.slots.kept import HELD_OUT, TRAINED
from assets.mind.curriculum.styles.order import order
from assets.mind.curriculum.talk import nameless, talk, understood

Exchange = tuple[str, str]
NAMED = tuple(slot for slot in TRAINED if " is called " in slot.answer)
FAVOURITE = tuple(slot for slot in TRAINED if slot.answer.startswith("Your favourite "))
TASTES = ("like", "favourite", "favorite", "allerg", "eat ", "eats ", "hate", "love", "enjoy")
# What lines without a slot may well answer: beside such lines it is not asked as unknown.
LOOSE = frozenset({
    "home", "employer", "allergy", "instrument", "sport", "hobby", "language", "learning",
    "studies", "wake", "bed", "diet", "likes", "dislikes", "reading", "trip", "swim", "collect",
    "prefer", "grow", "play", "watch", "ride", "wear", "avoid", "am afraid of", "want to learn",
    "work from home", "listen to", "save for", "volunteer at", "start work", "car", "sister",
    "brother", "son", "daughter", "cousin", "dog", "cat", "eat dinner", "morning drink",
})  # fmt: skip
_LOOSE = tuple(Known(slot, "", "") for slot in dict.fromkeys(TRAINED) if slot.name in LOOSE)
# How long a long talk is, in letters: what an example takes.
LONG = (400, 600, 800, 1000)
APART_SHARE = 0.3  # of the scenes with more than one fact of a sort
TAKEN_BACK_SHARE = 0.2  # of the scenes in which a fact changes
LIMITED_SHARE = 0.45  # of the scenes with tastes: a diet, a fear, a budget, who comes along
SUMMARIES = (
    "What do you know about me?", "Tell me what you know about me.",
    "What have you learned about me?", "What do you remember?", "What have I told you so far?",
)  # fmt: skip


def drill(rng: random.Random, low: int, high: int) -> Dialogue:
    """A block of facts, every one asked, and questions close by that nobody answered.

    Often the facts differ in their noun only, so that it must be read.
    """
    scene = Scene(rng)
    alike = rng.random()
    slots = NAMED if alike < 0.3 else FAVOURITE if alike < 0.45 else TRAINED
    scene.block = know(rng, rng.randint(low, high), slots)
    if rng.random() < 0.35:
        scene.lines, scene.name = identity(rng)
    for known in scene.block:
        scene.add(*ask(rng, known))
    for _ in range(rng.choice((0, 1, 1, 2, 3))):
        scene.add(*unknown(rng, scene.block, slots))
    if scene.lines and rng.random() < 0.5:
        scene.add(*about_name(rng, scene.lines, scene.name))
    return scene.finish()


def gathered(rng: random.Random) -> Dialogue:
    """Messages that tell two or three things, and several things of a sort asked for together.

    Half of what is told stands in the block already, as recall often has it at once.
    """
    scene = Scene(rng)
    if rng.random() < 0.3:
        scene.lines, scene.name = identity(rng)
    scene.block = know(rng, rng.choice((0, 0, 1, 2, 4)))
    recalled = rng.random() < 0.5
    for _ in range(rng.randint(3, 6)):
        _two_told(scene, recalled)
    for _ in range(rng.choice((0, 1, 1, 2))):
        _with_lines(scene, three_alike(rng, scene.said))
    if scene.everything:
        scene.add(*unknown(rng, [*scene.everything, *_loose(scene)]))
    return scene.finish()


def _before(scene: Scene) -> None:
    """What was said earlier in this conversation."""
    rng = scene.rng
    for _ in range(rng.choice((0, 0, 0, 0, 1, 1, 2))):
        draw = rng.random()
        if draw < 0.4:
            fact = scene.fresh()
            if fact:
                scene.pass_by(*scene.telling(fact))
                scene.block.append(fact)
        else:
            scene.pass_by(*_other(scene))


def _other(scene: Scene) -> tuple[str, str]:
    """An exchange that has nothing to do with memory: the base's own, or a few small words."""
    if scene.open and scene.rng.random() < 0.6:
        return scene.rng.choice(scene.open)
    return talk(scene.rng, scene.name)


def _long_talk(scene: Scene) -> None:
    """A conversation that has been going on for a while: told, asked, chatted about."""
    rng, said = scene.rng, list[Known]()
    letters = rng.choice(LONG)
    for _ in range(60):  # not every reply can obey a standing instruction
        if sum(len(a) + len(b) for a, b in scene.rounds) >= letters:
            break
        draw = rng.random()
        if draw < 0.3:
            fact = scene.fresh()
            if fact and len(scene.block) < 12:
                scene.pass_by(*scene.telling(fact))
                said.append(fact)
                scene.block.append(fact)
        elif draw < 0.55 and said:
            scene.pass_by(*ask(rng, rng.choice(said)))
        elif draw < 0.62 and scene.block:
            fact = rng.choice(scene.block)
            scene.pass_by(*ask(rng, fact), given=fact not in said)
        elif draw < 0.66:
            scene.pass_by(*unknown(rng, scene.everything))
        elif draw < 0.72 and scene.lines:
            scene.pass_by(*about_name(rng, scene.lines, scene.name, settled=True))
        else:
            scene.pass_by(*_other(scene))
    for fact in rng.sample(said, min(3, len(said))):
        scene.add(*ask(rng, fact))


def _taste(scene: Scene) -> None:
    """Tastes that decide between two things."""
    rng = scene.rng
    scene.block = [k for k in scene.block if not any(c in k.line.lower() for c in TASTES)][:4]
    if rng.random() < LIMITED_SHARE:
        lines, asked = limited(rng)
        scene.extra += lines
        for question, answer in asked:
            scene.add(question, answer)
        return
    if rng.random() < 0.3:
        scene.add(*undecided(rng))
    found = choices(rng, rng.choice((1, 1, 2, 3)))
    scene.extra += [fact for fact, _ in found]
    for _, asked in found:
        for question, answer in asked:
            scene.add(question, answer)
    if len(found) == 1 and rng.random() < 0.7:
        hint = suggestion(rng, scene.extra[0])
        if hint.fact:
            scene.extra.append(hint.fact)
        if hint.question:
            scene.add(hint.question, hint.answer)


def _changed(scene: Scene) -> None:
    """Told in this conversation and changed or taken back since: the last word counts."""
    rng, fact = scene.rng, scene.fresh()
    if fact is None:
        return
    scene.pass_by(*scene.telling(fact))
    about = mine(fact.slot.noun)
    if rng.random() < TAKEN_BACK_SHARE:
        withdrawn = capital(rng.choice(TAKEN_BACK).format(x=about))
        scene.pass_by(withdrawn, rng.choice(LET_GO).format(n=scene.said))
        if rng.random() < 0.3:
            scene.pass_by(*_other(scene))
        for question in (wording(rng, fact.slot), wording(rng, fact.slot), _after(rng, about)):
            scene.add(question, ABSTAIN)
        return
    new = know_again(rng, fact)
    draw = rng.random()
    if draw < 0.35:
        scene.pass_by(*_change(scene, fact, new, AT_ONCE))
    if rng.random() < 0.4:
        scene.pass_by(*_other(scene))
    if 0.35 <= draw < 0.8:
        scene.pass_by(*_change(scene, fact, new, LATER))
    scene.block.append(new)
    scene.add(*ask(rng, new))
    scene.add(*ask(rng, new))
    scene.add(_after(rng, about), new.answer)
    scene.add(_after(rng, about), new.answer)
    if fact.slot.yes_no and fact.value != new.value:
        denied = f"No, {new.answer[0].lower()}{new.answer[1:]}"
        scene.add(fact.slot.yes_no.format(v=fact.value), denied)
    if draw >= 0.8:  # it is changed with the last message
        scene.add(*_change(scene, fact, new, LATER))
        scene.add(*_change(scene, fact, new, LATER))


def _change(scene: Scene, old: Known, new: Known, forms: Sequence[str]) -> tuple[str, str]:
    """The user changes what was told; the reply says how it is now."""
    rng = scene.rng
    statement = capital(rng.choice(plain_told(new)).format(v=new.value))
    small = statement if statement.startswith(("I ", "I'", new.value)) else uncapital(statement)
    said = rng.choice(forms).format(
        v=new.value, o=old.value, x=mine(new.slot.noun), s=small, S=statement
    )
    said = capital(said) if said.endswith((".", "!", "?")) and said[0] not in "*" else said
    return said, rng.choice(CORRECTED).format(n=scene.said, a=new.answer)


def _after(rng: random.Random, about: str) -> str:
    """Asked again after a change."""
    return capital(rng.choice(AFTER).format(x=about))


def _told(scene: Scene) -> None:
    """Told just now, told in this conversation, or told in an earlier one."""
    rng, fact = scene.rng, scene.fresh()
    if fact is None:
        return
    draw = rng.random()
    if draw < 0.2:
        for one in alike(rng, {k.slot.name for k in scene.everything}):
            scene.block.append(one)
            scene.add(*scene.telling(one))
            scene.add(*ask(rng, one))
        return
    if draw < 0.5:
        scene.block.append(fact)
        scene.add(*scene.telling(fact))
        scene.add(*scene.telling(fact))
        return
    if draw < 0.8:
        scene.pass_by(*scene.telling(fact))
        if rng.random() < 0.5:
            scene.pass_by(*_other(scene))
    else:
        scene.past.append(past_line(rng, fact))
    scene.add(*ask(rng, fact))


def _several(scene: Scene) -> None:
    rng, known = scene.rng, scene.everything
    if len(known) > 1 and rng.random() < 0.5:
        a, b = rng.sample(known, 2)
        first, second = rng.choice(a.slot.asks), rng.choice(b.slot.asks)
        scene.add(f"{first} And {second[0].lower()}{second[1:]}", f"{a.answer} {b.answer}")
    elif known:
        scene.add(rng.choice(SUMMARIES), " ".join(k.answer for k in known[:3]))


def _fill(scene: Scene, count: int) -> None:
    """Last messages of the ordinary kinds, until there are `count`."""
    rng = scene.rng
    for _ in range(5 * count):
        if len(scene.last) >= count:
            break
        draw = rng.random()
        if scene.lines and draw < 0.2:
            scene.add(*about_name(rng, scene.lines, scene.name))
        elif not scene.lines and draw < 0.09:
            scene.add(*(nameless(rng) if draw < 0.06 else named_now(rng)))
        elif draw < 0.26:
            scene.add(*talk(rng, scene.name))
        elif draw < 0.37 or not scene.everything:
            scene.add(*unknown(rng, [*scene.everything, *_loose(scene)]))
        elif draw < 0.41:
            _several(scene)
        else:
            scene.add(*ask(rng, rng.choice(scene.everything)))


def _loose(scene: Scene) -> list[Known]:
    """Slots that the lines without a slot may answer."""
    return list(_LOOSE) if scene.extra else []


def _apart(scene: Scene) -> None:
    """The user's own and other people's, kept apart."""
    known, asked = apart(scene.rng)
    if {sort_of(k.slot.name) for k in known} & {sort_of(k.slot.name) for k in scene.everything}:
        return
    scene.block += known
    for question, answer in asked:
        scene.add(question, answer)


def _more_than_one(scene: Scene) -> None:
    """Three of a sort, facts with conditions, two facts in one message."""
    rng = scene.rng
    draw = rng.random()
    if draw < APART_SHARE:
        _apart(scene)
        return
    draw = rng.random()
    if draw < 0.4:
        told = three_alike(rng, scene.said)
    elif draw < 0.75:
        told = qualified(rng, scene.said)
    else:
        _two_told(scene, rng.random() < 0.7)
        return
    _with_lines(scene, told)


def _two_told(scene: Scene, recalled: bool) -> None:
    """Two facts in the last message; what is copied is in it, the block may not have it yet."""
    facts, said, reply = two_told(scene.rng, scene.said)
    if not {k.slot.name for k in facts} & {k.slot.name for k in scene.everything}:
        scene.block += facts if recalled else []
        scene.add(said, reply)


def _with_lines(scene: Scene, told: Told) -> None:
    """Further lines of the block and what is asked of them; other lines that begin so go."""
    begins = {" ".join(line.split()[:4]) for line in told.lines}
    scene.block = [k for k in scene.block if " ".join(k.line.split()[:4]) not in begins]
    scene.extra += told.lines
    for question, answer in told.asked:
        scene.add(question, answer)


def true_form(rng: random.Random, most: int = 12, asides: Sequence[Exchange] = ()) -> Dialogue:
    """Persona, names and instructions, some talk, then the block at the head of the last one.

    Args:
        rng: Where all choices come from.
        most: How many facts the longest block has.
        asides: Short exchanges of the base's own that may stand earlier in the talk.
    """
    scene = Scene(rng, open=list(asides))
    if rng.random() < 0.4:
        scene.lines, scene.name = identity(rng)
    scene.block = know(rng, rng.choice((0, 1, 1, 2, 2, 3, 4, 4, 5, 6, 8, 10, most)))
    if rng.random() < 0.36:
        scene.order = order(rng)
        scene.instructions = [scene.order.line]
        if rng.random() < 0.4:
            scene.add(*understood(scene.order))
    if scene.block and rng.random() < 0.08:
        scene.pinned = [scene.block.pop()]
    if rng.random() < 0.14:
        _long_talk(scene)
    else:
        _before(scene)
    draw = rng.random()
    if draw < 0.22:
        _taste(scene)
    elif draw < 0.34:
        _changed(scene)
    elif draw < 0.52:
        _told(scene)
    elif draw < 0.82:
        _more_than_one(scene)
    _fill(scene, max(len(scene.last) + 1, rng.randint(8, 12)))
    if not scene.past and rng.random() < 0.06:
        other = scene.fresh()
        texts = [text for pair in scene.last for text in pair]
        asked = other and not every_ask(other.slot).isdisjoint(map(bare, texts))
        if other and not asked and not any(other.value in text for text in texts):
            scene.past = [past_line(rng, other)]
    return scene.finish()


__all__ = ["HELD_OUT", "TRAINED", "Dialogue", "drill", "gathered", "held_out_case", "true_form"]
