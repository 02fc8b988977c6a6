"""One conversation without a screen: `session` joins prompt, reply and what comes after.

It imports house and engine.
"""
