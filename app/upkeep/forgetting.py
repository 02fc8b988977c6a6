"""Forgetting a fact everywhere: weights, then files of past nights, then memory, then exports.

In this order a kill in between leaves a fact that is still listed, in fast memory, and can be
forgotten again; never one that is no longer listed and still in use. If the row is gone and a kill
came before exports and backups, the next start continues with these (`app.talk.after.unfinished`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from app.talk.after.unfinished import begin, follow

if TYPE_CHECKING:
    from app.assembly import Luna
    from memory.vocabulary.records import Fact, Forgotten


class Holding(Protocol):
    """The part of the assembly that a preview reads."""

    @property
    def memory(self) -> Any: ...
    @property
    def adapters(self) -> Any: ...


def preview_of(luna: Holding, fact_id: str) -> Forgotten:
    """What forgetting a fact would affect, including shards on top of the fact's own.

    Raises:
        NotFoundError: no fact has that id.
    """
    from memory.vocabulary.records import Status

    preview: Forgotten = luna.memory.forget_preview(fact_id)
    falling = {shard.id for _, shard in luna.adapters.carrying(fact_id)}
    if not falling:
        return preview
    current = [m for base in luna.adapters.bases() if (m := luna.adapters.current(base))]
    learned = {e.fact_id for m in current for e in m.entries if e.adapter in falling}
    returned = tuple(
        fact for fact in luna.memory.facts(status=[Status.CONSOLIDATED])
        if fact.id in learned and fact.id != fact_id
    )  # fmt: skip
    return replace(preview, returned=returned)


def forget_fact(luna: Luna, fact_id: str) -> Forgotten:
    """Erase a fact from the weights, from memory and from the messages that told it.

    An open chat follows on its next turn: it polls the adapters and reads its turns again.

    Raises:
        NotFoundError: no fact has that id.
    """
    return forget_facts(luna, [fact_id])[0]


def forget_facts(luna: Luna, fact_ids: Sequence[str]) -> list[Forgotten]:
    """`forget_fact` for several facts, rewriting files only once.

    Raises:
        NotFoundError: one of the ids has no fact; then nothing is done.
    """
    from consolidation.adapters.recovery import drop_forgotten
    from consolidation.night.report import forget_traces
    from memory.vocabulary.english.words import name_like

    memory = luna.memory
    previews = [memory.forget_preview(id) for id in fact_ids]
    touched = {id for preview in previews for id in preview.turns}
    before = {id: turn.text for id in touched if (turn := memory.turn(id)) is not None}
    shards = {s.id for p in previews for _, s in luna.adapters.carrying(p.fact.id)}
    shards.update(shard for preview in previews for shard in preview.adapters)
    if shards:
        fallen: dict[str, list[str]] = {}
        for base, id in luna.adapters.drop(shards):
            fallen.setdefault(base, []).append(id)
        for base, ids in fallen.items():
            memory.return_to_fast(ids, base, "its adapter was dropped by a forgetting")
        luna.schedule.want()  # other facts of these shards are learned again once Luna is idle
    facts = [preview.fact for preview in previews]
    all_ids = [fact.id for fact in facts]
    # Only names: a common word occurs in other facts' rows, too.
    names = [fact.value for fact in facts if name_like(fact.value)]
    forget_traces(luna.paths.nights, all_ids, names)
    for fact in facts:
        _leave_manifests(luna, fact)
    begin(luna.paths.data, facts, before)
    forgotten = memory.forget_many(all_ids)
    # A night may have adopted or reported meanwhile; from now on it sees that they are gone.
    drop_forgotten(memory, luna.adapters)
    forget_traces(luna.paths.nights, all_ids, names)
    follow(luna, facts, before)
    return forgotten


def _leave_manifests(luna: Luna, fact: Fact) -> None:
    """Erase lessons of other facts that contain the value from the manifests."""
    from consolidation.adapters.manifest import to_json
    from consolidation.adapters.shelf import CURRENT
    from memory.disk.files import write_whole
    from memory.vocabulary.english.words import holds

    value = holds(fact.value)
    if value is None:
        return
    for base in luna.adapters.bases():
        with luna.adapters.changing(base):
            home = luna.adapters.home(base)
            current = luna.adapters.current(base)
            files = [(home / CURRENT, current)] if current is not None else []
            files += [(home / "past" / f"{m.name}.json", m) for m in luna.adapters.past(base)]
            for file, manifest in files:
                entries = tuple(
                    replace(e, lessons="") if value.search(e.lessons) else e
                    for e in manifest.entries
                )
                if entries == manifest.entries:
                    continue
                if file.name == CURRENT:
                    luna.adapters.write(replace(manifest, entries=entries))
                else:
                    write_whole(file, to_json(replace(manifest, entries=entries)))


def entailed(*previews: Forgotten) -> Iterator[str]:
    """What forgetting these facts entails, line by line, for a confirmation."""
    ids = {preview.fact.id for preview in previews}
    returned = {f.id: f for p in previews for f in p.returned if f.id not in ids}
    staying = {f.id: f for p in previews for f in p.entails if f.id not in ids}
    turns = {turn for preview in previews for turn in preview.turns}
    mentions = {turn for preview in previews for turn in preview.mentions} - turns
    for preview in previews:
        yield f"To be forgotten: {preview.fact.text}"
    if turns:
        count = f"{len(turns)} messages" if len(turns) > 1 else "one message"
        yield f"They will be removed from {count} of your conversations."
    if any(preview.adapters for preview in previews):
        if len(previews) == 1:
            yield "It is in the weights: the adapter that knows it is dropped at once."
        else:
            yield "Some are in the weights: the adapters that know them are dropped at once."
    if returned:
        yield "Facts learned together with it return to fast memory until a night:"
        yield from (f"  {fact.text}" for fact in returned.values())
    if staying:
        yield "Other facts contain the same word and stay:"
        yield from (f"  {fact.id}  {fact.text}" for fact in staying.values())
    if mentions:
        yield f"Your messages that use the word in another sense stay ({len(mentions)})."
