"""What programs propose for the user's decision: new facts, and forgettings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.doors.programs.asked import AskedForgettings
from memory.vocabulary.records import Fact

if TYPE_CHECKING:
    from app.assembly import Luna


@dataclass(frozen=True, slots=True)
class Waiting:
    """One proposal that waits for a decision.

    Attributes:
        what: whether the fact is to be kept or to be forgotten.
        client: the program that proposed it.
    """

    what: Literal["remember", "forget"]
    fact: Fact
    client: str

    @property
    def said(self) -> str:
        """The proposal in words, for a question."""
        wish = "wants to save this" if self.what == "remember" else "wants to forget this"
        return f"{self.client} {wish}:"

    def decide(self, luna: Luna, yes: bool) -> str:
        """Carry out the decision; returns a sentence about what was done.

        Raises:
            LunaError: it was decided elsewhere in the meantime.
        """
        from app.upkeep.forgetting import forget_facts

        if self.what == "forget":
            if yes:
                forget_facts(luna, [self.fact.id])
            AskedForgettings(luna.paths.data).done(self.fact.id)
            return "Forgotten." if yes else "Kept."
        if yes:
            luna.memory.confirm(self.fact.id)
            return "Kept."
        luna.memory.offers.refuse([self.fact.id])
        return "Not kept, and not proposed again."


def waiting(luna: Luna) -> list[Waiting]:
    """All waiting proposals, forgettings first."""
    memory = luna.memory
    facts = {fact.id: fact for fact in memory.facts()}
    asked = AskedForgettings(luna.paths.data)
    waiting_facts = []
    for request in asked.all():
        if request.fact_id in facts:
            waiting_facts.append(Waiting("forget", facts[request.fact_id], request.client))
        else:
            asked.done(request.fact_id)  # already forgotten
    offered = [Waiting("remember", f, memory.offers.by(f.id)) for f in memory.offers.waiting()]
    return [*waiting_facts, *offered]
