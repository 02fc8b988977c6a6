"""Stages of a reply's stream: each takes characters and gives what may be shown.

It imports words and sayings of the room above.
"""
