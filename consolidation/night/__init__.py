"""A night from its lock to its report: select, search, examine, adopt.

It imports every other room of consolidation.
"""
