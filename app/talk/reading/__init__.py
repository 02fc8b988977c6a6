"""Small nets over the sentence encoder: what a message tells, what answers it.

It imports none of its neighbours.
"""
