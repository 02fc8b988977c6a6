"""What a candidate does to what is known: again, more, instead of, or no longer.

`meant` finds the facts that it speaks of, `opposed` those that cannot stay beside it, `corrected`
the one whose word it swaps; `plans` joins them to steps. It imports notice and vocabulary.
"""

from memory.accept.reconcile.plans import Plan, reconcile, verbatim

__all__ = ["Plan", "reconcile", "verbatim"]
