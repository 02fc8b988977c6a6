"""Past turns as evidence: searched, ranked, and reduced to their statements.

It imports store and accept.
"""
