"""Which facts of the ledger are replayed: all while there are few, then the weakest."""

from __future__ import annotations

from collections.abc import Sequence

from consolidation.settings import NightSettings
from memory.records import Fact, LedgerEntry


def weakest(
    ledger: Sequence[tuple[Fact, LedgerEntry]], settings: NightSettings
) -> list[tuple[Fact, LedgerEntry]]:
    """Facts in the weights for tonight's lessons, the weakest exam first."""
    ordered = sorted(
        ledger,
        key=lambda pair: (
            pair[1].right / max(pair[1].probes, 1),
            pair[1].margin,
            pair[1].learned,
            pair[0].id,
        ),
    )
    return ordered[: settings.replay_all_below]
