"""Past turns as evidence: found, ranked, and cut to what tells something.

It imports store and accept.
"""
