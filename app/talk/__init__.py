"""A conversation without a screen: `session` connects prompt, reply and what follows a turn.

It imports house and engine.
"""
