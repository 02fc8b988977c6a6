"""What programs propose, for the user to decide: new facts, and forgettings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.doors.programs.asked import AskedForgettings
from memory.vocabulary.records import Fact

if TYPE_CHECKING:
    from app.assembly import Luna


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for a yes.

    Attributes:
        what: whether the fact is to be kept or to be forgotten.
        client: the program that wants it.
    """

    what: Literal["remember", "forget"]
    fact: Fact
    client: str

    @property
    def said(self) -> str:
        """What the program wants, for a question."""
        wants = "wants to have this kept" if self.what == "remember" else "wants this forgotten"
        return f"{self.client} {wants}:"

    def decide(self, luna: Luna, yes: bool) -> str:
        """Do what the user said; what was done, as a sentence.

        Raises:
            LunaError: it was decided elsewhere meanwhile.
        """
        from app.upkeep.forgetting import forget_facts

        if self.what == "forget":
            if yes:
                forget_facts(luna, [self.fact.id])
            AskedForgettings(luna.paths.data).done(self.fact.id)
            return "Forgotten." if yes else "It stays."
        if yes:
            luna.memory.confirm(self.fact.id)
            return "Kept."
        luna.memory.offers.refuse([self.fact.id])
        return "Not kept, and not proposed again."


def waiting(luna: Luna) -> list[Waiting]:
    """All that waits, forgettings first."""
    memory = luna.memory
    facts = {fact.id: fact for fact in memory.facts()}
    asked = AskedForgettings(luna.paths.data)
    found = []
    for each in asked.all():
        if each.fact_id in facts:
            found.append(Waiting("forget", facts[each.fact_id], each.client))
        else:
            asked.done(each.fact_id)  # forgotten meanwhile
    offered = [Waiting("remember", f, memory.offers.by(f.id)) for f in memory.offers.waiting()]
    return [*found, *offered]
