"""All families, read from the files of their folder, and what is asked of them together."""

from __future__ import annotations

import pkgutil
import re
from dataclasses import replace
from importlib import import_module

from memory.notice import families
from memory.notice.frames.clauses import FrameSlot, sentence_in
from memory.notice.frames.family import Family
from memory.notice.frames.frame import USER, Frame
from memory.notice.frames.person import Person
from memory.notice.frames.wording import Table, Wording
from memory.notice.grammar.base import Statement
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot

_NO_SENTENCE = ("any", "instruction")  # a withdrawal names a fact; an instruction is its own text
_OTHER = "other"  # the slot of frames that fit no other


class Catalogue:
    """The families together: their slots, frames, rules, cues and questions by name.

    Attributes:
        slots: by name.
        frames: slots of frames, by the name that the reader gives them.
        cues: words by which facts are asked for, by a part of a slot's name.
        wordings: in the order in which they are tried.
        tables: questions by the name of their wording.
        statements: rules in the order in which they are tried.
        frame_names: slots of frames, by the name of the slot in memory.
    """

    def __init__(self) -> None:
        self.families: list[Family] = []
        self.slots: dict[str, Slot] = {}
        self.frames: dict[str, FrameSlot] = {}
        self.cues: dict[str, str] = {}
        self.wordings: list[Wording] = []
        self.tables: dict[str, Table] = {}
        self.statements: list[Statement] = []
        self.frame_names: dict[str, str] = {}

    def add(self, family: Family) -> None:
        """Take a family in.

        Raises:
            ValueError: another family has a slot or a frame of that name.
        """
        for slot in family.slots:
            if slot.name in self.slots:
                raise ValueError(f"two families have a slot {slot.name!r}")
        for frame in family.frames:
            if frame.name in self.frames:
                raise ValueError(f"two families have a frame {frame.name!r}")
        self.families.append(family)
        self.slots |= {slot.name: slot for slot in family.slots}
        self.frames |= {frame.name: frame for frame in family.frames}
        self.cues |= family.cues
        self.wordings = sorted([*self.wordings, *family.wordings], key=lambda each: each.general)
        for wording in family.wordings:
            self.tables.setdefault(wording.name, wording.table)
        self.statements = sorted([*self.statements, *family.rules], key=lambda each: each.order)
        self.frame_names |= {
            slot.name: slot.frame or slot.name
            for slot in family.slots
            if slot.frame or slot.name in self.frames
        }


def _read() -> Catalogue:
    """The families of the folder, by the names of their files."""
    catalogue = Catalogue()
    for module in sorted(each.name for each in pkgutil.iter_modules(families.__path__)):
        catalogue.add(import_module(f"{families.__name__}.{module}").FAMILY)
    return catalogue


CATALOGUE = _read()


def slot(name: str) -> Slot:
    """The slot with a name; an unknown name is a set of facts."""
    known = CATALOGUE.slots.get(name)
    if known is not None:
        return known
    whole = CATALOGUE.slots.get(name.partition(".")[0])
    return Slot(name, trust="never") if whole is None else whole.part(name)


def sentence(
    name: str, value: str, *, form: str = "", noun: str = "", owner: str = "", word: str = ""
) -> str:
    """The sentence for a fact of a slot; see `Slot.sentence`."""
    return slot(name).sentence(value, form=form, noun=noun, owner=owner, word=word)


def one_matter(one: str, other: str) -> bool:
    """Whether two slots may be about the same matter."""
    first, second = one.partition(".")[0], other.partition(".")[0]
    shared = set(slot(first).matters.split()) & set(slot(second).matters.split())
    return first == second or bool(shared)


def frame_slot_of(frame: Frame) -> FrameSlot | None:
    """The slot of a frame; None for withdrawals and instructions, "other" for an unknown one."""
    if frame.slot in _NO_SENTENCE:
        return None
    name = "favourite" if frame.slot.casefold().startswith("favourite ") else frame.slot
    return CATALOGUE.frames.get(name, CATALOGUE.frames[_OTHER])


def frame_name(slot_name: str) -> str:
    """The name that frames have for a slot in memory: "drives" for "car"."""
    first = slot_name.partition(".")[0]
    known = first if first in CATALOGUE.frames else CATALOGUE.frame_names.get(first)
    return known or _OTHER


def is_durable(frame: Frame) -> bool:
    """Whether a night may teach a frame: it is not something passing."""
    known = frame_slot_of(frame)
    return known is not None and known.durable and known.kind is not Kind.EVENT


def ended_by(frame: Frame) -> tuple[str, ...]:
    """Slots of facts about the user that a frame makes untrue, besides the value it replaces.

    A move ends a commute, a new employer the workplace, a death "has a cat", a separation the
    relationship; some with the name of the person or animal: "pet.cat named Mog".
    """
    known = frame_slot_of(frame)
    if known is None or frame.act not in ("tells", "changes", "corrects"):
        return ()
    if frame.negated and frame.act == "tells":  # "I'm not divorced" ends nothing
        return ()
    ends = list(known.ends) if frame.act == "changes" and frame.of_user else []
    return tuple([*ends, *(end for family in CATALOGUE.families for end in family.ends(frame))])


def sentence_of(frame: Frame, person: Person) -> str:
    """A frame as a sentence.

    Args:
        frame: not a withdrawal.
        person: "third": "The user lives in Leeds."; "second": "You live in Leeds.". An
            instruction is its own sentence in both.

    Raises:
        ValueError: the frame is a withdrawal, which has no sentence.
    """
    known = frame_slot_of(frame)
    if known is not None:
        return sentence_in(frame, known, person)
    if frame.slot != "instruction":
        raise ValueError("a withdrawal has no sentence")
    text = frame.value[:1].upper() + frame.value[1:]
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def completed(candidate: Candidate) -> Candidate:
    """The candidate of a rule that made no sentence, with that of its frame."""
    if candidate.text or candidate.retract or not candidate.value:
        return candidate
    whose = USER if candidate.subject == "user" else candidate.subject
    name = frame_name(candidate.slot)
    frame = Frame("tells", whose, name, candidate.value, candidate.polarity < 0)
    return replace(candidate, text=sentence_of(frame, "third"))


def sort_of(slot_name: str) -> str:
    """The sort of fact that a slot determines, or ""."""
    return slot(slot_name).sort


def cue(slot_name: str) -> str:
    """The words by which a fact of a slot is asked for: "live home house town …"."""
    parts = re.split(r"[._\- ]+", slot_name)
    return " ".join(CATALOGUE.cues.get(part, part) for part in parts)
