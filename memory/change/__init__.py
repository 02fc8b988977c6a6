"""Everything that changes facts: learning, edits, proposals, forgetting.

It imports store, accept, notice.
"""
