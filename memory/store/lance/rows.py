"""Values to rows and back: the only place that knows both."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, cast

import numpy as np
import numpy.typing as npt

from memory.store.lance.columns.utf8 import clean
from memory.store.lance.table import Row, key_of
from memory.vocabulary.origin import origin_of
from memory.vocabulary.records import (
    Conversation,
    Fact,
    Kind,
    LedgerEntry,
    Sensitivity,
    Source,
    Status,
    Turn,
    TurnState,
)

Vector = npt.NDArray[np.float32]


class Rows:
    """Rows as the tables' readers see them; a sealed table seals and opens them below."""

    def fact_row(self, fact: Fact, vector: Vector) -> Row:
        """A row of `facts`."""
        return {
            "key": key_of(fact.id),
            "id": clean(fact.id),
            "revision": fact.revision,
            "subject": clean(fact.subject),
            "slot": clean(fact.slot),
            "value": clean(fact.value),
            "text": clean(fact.text),
            "kind": fact.kind.value,
            "polarity": fact.polarity,
            "source": fact.source.value,
            "status": fact.status.value,
            "confidence": float(fact.confidence),
            "times_seen": fact.times_seen,
            "first_seen": _iso(fact.first_seen),
            "last_seen": _iso(fact.last_seen),
            "valid_from": _iso(fact.valid_from),
            "valid_until": _iso(fact.valid_until),
            "pinned": fact.pinned,
            "confirmed": fact.confirmed,
            "sensitivity": fact.sensitivity.value,
            "superseded_by": clean(fact.superseded_by),
            "failed_nights": fact.failed_nights,
            "profile": clean(fact.profile),
            "vector": vector,
        }

    def fact(self, row: Row) -> Fact:
        """The fact of a row."""
        return Fact(
            id=row["id"],
            revision=row["revision"],
            subject=row["subject"],
            slot=row["slot"],
            value=row["value"],
            text=row["text"],
            kind=Kind(row["kind"]),
            polarity=row["polarity"],
            source=Source(row["source"]),
            status=Status(row["status"]),
            confidence=row["confidence"],
            times_seen=row["times_seen"],
            first_seen=when(row["first_seen"]),
            last_seen=when(row["last_seen"]),
            valid_from=when(row["valid_from"]) if row["valid_from"] else None,
            valid_until=when(row["valid_until"]) if row["valid_until"] else None,
            pinned=row["pinned"],
            confirmed=row["confirmed"],
            sensitivity=Sensitivity(row["sensitivity"]),
            superseded_by=row["superseded_by"],
            failed_nights=row["failed_nights"],
            profile=row["profile"],
        )

    def turn_row(self, turn: Turn, vector: Vector, position: int, profile: str) -> Row:
        """A row of `turns`; `position` orders the turns of a conversation."""
        return {
            "key": key_of(turn.id),
            "id": clean(turn.id),
            "conversation": clean(turn.conversation),
            "conversation_key": key_of(turn.conversation),
            "role": turn.role,
            "text": clean(turn.text),
            "time": _iso(turn.time),
            "state": turn.state.value,
            "speaker": clean(turn.speaker),
            "source": turn.origin.value,
            "profile": clean(profile),
            "pasted": bool(turn.foreign),
            "own": turn.own,
            "position": position,
            "vector": vector,
        }

    def turn(self, row: Row) -> Turn:
        """The turn of a row."""
        return Turn(
            conversation=row["conversation"],
            role=cast(Literal["user", "assistant"], row["role"]),
            text=row["text"],
            id=row["id"],
            time=when(row["time"]),
            state=TurnState(row["state"]),
            speaker=row["speaker"],
            origin=origin_of(row["source"], row["pasted"] and row["own"] < 0, row["role"]),
            own=row["own"],
        )

    def conversation_row(self, conversation: Conversation) -> Row:
        """A row of `conversations`."""
        return {
            "key": key_of(conversation.id),
            "id": clean(conversation.id),
            "title": clean(conversation.title),
            "started": _iso(conversation.started),
            "last": _iso(conversation.last),
            "turns": conversation.turns,
            "profile": clean(conversation.profile),
        }

    def conversation(self, row: Row) -> Conversation:
        """The conversation of a row."""
        return Conversation(
            id=row["id"],
            title=row["title"],
            started=when(row["started"]),
            last=when(row["last"]),
            turns=row["turns"],
            profile=row["profile"],
        )

    def entry_row(self, entry: LedgerEntry) -> Row:
        """A row of `ledger`."""
        return {
            "key": key_of(entry.fact_id, entry.base),
            "fact_id": clean(entry.fact_id),
            "base": clean(entry.base),
            "adapter": clean(entry.adapter),
            "night": clean(entry.night),
            "learned": _iso(entry.learned),
            "lessons": clean(entry.lessons),
            "revision": entry.revision,
            "probes": entry.probes,
            "right": entry.right,
            "margin": float(entry.margin),
        }

    def entry(self, row: Row) -> LedgerEntry:
        """The ledger entry of a row."""
        return LedgerEntry(
            fact_id=row["fact_id"],
            revision=row["revision"],
            base=row["base"],
            adapter=row["adapter"],
            night=row["night"],
            probes=row["probes"],
            right=row["right"],
            margin=row["margin"],
            learned=when(row["learned"]),
            lessons=row["lessons"],
        )


def when(text: str) -> datetime:
    """A stored time, with its zone."""
    return datetime.fromisoformat(text)


def _iso(time: datetime | None) -> str:
    if time is None:
        return ""
    return (time if time.tzinfo else time.astimezone()).isoformat()
