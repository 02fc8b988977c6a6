"""Facts, turns, lineage and ledger as tables, with arrays beside them.

It imports disk and vocabulary.
"""
