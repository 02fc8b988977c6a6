"""Fast memory and the ledger: what a message tells, what is kept, what comes back.

It imports neither.
"""
